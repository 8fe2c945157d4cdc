//! Which measure a target means.

use uuid::Uuid;

use crate::{Catalogue, Frequency, Measure, MeasureDirection, MeasureId, Resolution, Target};

fn measure(n: u128, name: &str, aliases: &[&str], unit: &str) -> Measure {
    Measure {
        id: MeasureId(Uuid::from_u128(n)),
        name: name.to_owned(),
        aliases: aliases.iter().map(|a| (*a).to_owned()).collect(),
        unit: unit.to_owned(),
        direction: MeasureDirection::Up,
        field: None,
        source: None,
        frequency: Frequency::Month,
        position: n as i64,
        active: true,
        signed: None,
    }
}

fn measures() -> Vec<Measure> {
    vec![
        measure(1, "新建项目开工率", &["新开工项目开工率"], "%"),
        measure(2, "续建项目复工率", &[], "%"),
        measure(3, "规模以上工业增加值增速", &["规上工业增速"], "%"),
        measure(4, "一般公共预算收入", &[], "亿元"),
        measure(5, "一般公共预算收入增速", &[], "%"),
        measure(6, "PM2.5平均浓度", &["细颗粒物浓度"], "微克/立方米"),
        measure(7, "城镇新增就业", &[], "人"),
        measure(8, "农村供水主管网长度", &["供水管网"], "公里"),
        measure(9, "城区供水主管网长度", &["供水管网"], "公里"),
        Measure { active: false, ..measure(10, "招商签约额", &[], "亿元") },
    ]
}

#[test]
fn a_metric_means_the_measure_of_its_name() {
    let all = measures();
    let catalogue = Catalogue::new(&all);
    for (metric, unit, meant) in [
        ("新建项目开工率", "%", 1),
        ("新建项目的开工率", "%", 1),
        ("新 开工项目“开工率”", "％", 1),
        ("2026年全县新建项目开工率", "%", 1),
        ("力争年度新建项目开工率达到", "", 1),
        ("规上工业增加值增速", "%", 3),
        ("规模以上工业增加值同比增长", "%", 3),
        ("全年规上工业增长", "%", 3),
        ("一般公共预算收入", "亿元", 4),
        ("一般公共预算收入", "万元", 4),
        ("一般公共预算收入增长", "%", 5),
        ("全县pm2.5平均浓度控制在", "微克/立方米", 6),
        ("城镇新增就业", "万人", 7),
    ] {
        let found = catalogue.find(metric, unit);
        assert_eq!(found, Resolution::Meant(vec![MeasureId(Uuid::from_u128(meant))]), "{metric} in {unit}");
    }
}

#[test]
fn what_may_be_several_or_only_resembles_is_asked() {
    let all = measures();
    let catalogue = Catalogue::new(&all);
    for (metric, unit, candidates) in
        [("供水管网", "公里", vec![8, 9]), ("开工率", "%", vec![1]), ("新建项目开工率和投产率", "%", vec![1])]
    {
        let ids = candidates.into_iter().map(|n| MeasureId(Uuid::from_u128(n))).collect();
        assert_eq!(catalogue.find(metric, unit), Resolution::Ambiguous(ids), "{metric}");
    }
}

#[test]
fn what_the_catalogue_does_not_follow_stays_open() {
    let all = measures();
    let catalogue = Catalogue::new(&all);
    for (metric, unit) in [
        ("老旧小区改造", "个"),
        ("一般公共预算收入", "户"),
        ("城镇新增就业", "%"),
        ("招商签约额", "亿元"),
        ("", "%"),
        ("全县", "%"),
        ("率", "%"),
    ] {
        assert_eq!(catalogue.find(metric, unit), Resolution::Unknown, "{metric} in {unit}");
    }
}

#[test]
fn no_two_measures_in_use_share_a_name() {
    let all = measures();
    let others: Vec<&Measure> = all.iter().collect();
    let refused = |m: Measure| m.check(&others).err().map(|r| r.key);
    assert_eq!(refused(measure(20, " ", &[], "%")), Some("refused-measure-name"));
    assert_eq!(refused(measure(20, "新建项目开工率", &[], "%")), Some("refused-measure-exists"));
    assert_eq!(refused(measure(20, "开工比例", &["新开工项目开工率"], "%")), None, "an alias may be shared");
    assert_eq!(refused(measure(20, "招商签约额", &[], "亿元")), None, "its namesake is no longer followed");
    assert_eq!(
        refused(measure(1, "新建项目开工率", &[], "%")),
        None,
        "a measure does not stand in its own way"
    );
    assert_eq!(
        refused(measure(20, "新建项目开工率", &[], "个")),
        None,
        "another unit of measure, another number"
    );
}

#[test]
fn a_target_stored_before_there_were_measures_reads_and_writes_as_it_was() {
    let stored = r#"{"metric":"新建项目开工率","op":">=","value":"80","unit":"%","due":null}"#;
    let target: Target = serde_json::from_str(stored).unwrap();
    assert_eq!(target.measure, None);
    assert_eq!(serde_json::to_string(&target).unwrap(), stored);
}
