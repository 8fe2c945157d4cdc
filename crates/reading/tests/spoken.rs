//! Who acts, as leaders say it: behind words for when, addressed by name, with what is theirs.

use reading::{Commitment, Options, read};

fn commitments(text: &str) -> Vec<Commitment> {
    read(text, &Options { date: Some(jiff::civil::date(2026, 5, 10)) }).commitments
}

fn leads(text: &str) -> Vec<String> {
    commitments(text).iter().flat_map(|c| &c.lead_units).map(|f| f.value.clone()).collect()
}

fn leaders(text: &str) -> Vec<String> {
    commitments(text).iter().flat_map(|c| &c.leaders).map(|f| f.value.clone()).collect()
}

#[rustfmt::skip]
const ACTORS: [&str; 16] = [
    "县住建局", "水务局", "县政府办", "县防指办", "区安委办", "各乡镇", "白石镇", "县残联", "督查室", "县供电公司", "市发展改革委", "县河长办",
    "各责任单位", "教体局", "林业局", "县委农办",
];

#[rustfmt::skip]
const WHEN: [&str; 32] = [
    "", "要", "今天散会之后就", "回去以后要", "回去就", "放假前要", "从今天起要", "从下周开始要", "明天上午", "现在就要", "接下来要", "这边要",
    "这块要", "的同志要", "自己", "想办法", "连夜", "各自", "集中力量", "也要", "同样要", "一定要", "先", "再", "两个月内", "全年",
    "开学前要", "会后要", "务必", "抓紧", "每月", "负总责，",
];

#[rustfmt::skip]
const DOINGS: [&str; 8] = [
    "完成危桥改造12座", "把9个小区的改造方案报上来，6月底前开工", "选3个乡镇先行试点，6月底前拿出报告", "打通断头路2条", "实行挂牌督办，6月底前销号", "收回闲置土地500亩",
    "关停小作坊10家", "拿出整改方案，6月底前报县政府",
];

#[test]
fn words_for_when_and_how_part_a_name_from_what_it_does() {
    let mut wrong = Vec::new();
    for actor in ACTORS {
        for when in WHEN {
            for doing in DOINGS {
                let text = format!("{actor}{when}{doing}。");
                if leads(&text) != [actor] {
                    wrong.push((text.clone(), leads(&text)));
                }
            }
        }
    }
    assert!(wrong.is_empty(), "{} of 4096: {:?}", wrong.len(), &wrong[..wrong.len().min(40)]);
}

#[test]
fn who_is_spoken_to_by_name_leads() {
    for (text, leaders_named, units) in [
        ("周知渠同志，你们财政局拿一个意见出来，6月底前送县政府。", &["周知渠"][..], &["财政局"][..]),
        ("知渠县长，这件事你亲自抓，6月底前要见效。", &["知渠"], &[]),
        ("林县长，这3个项目请你盯住，6月底前全部开工。", &["林县长"], &[]),
        ("这个活周知渠同志挂帅，税务局组专班，6月底前追缴300万元。", &[], &["税务局"]),
        ("农民工的事，请周知渠同志牵头、县人社局具体负责，6月底前清欠300万元。", &["周知渠"], &["县人社局"]),
        ("对剩余的17件积案，由副县长林望舒包案，6月底前化解。", &["林望舒"], &[]),
        ("请假须经镇长批准，6月底前清退超编人员12名。", &[], &[]),
        ("各考点要在6月10日前选聘监考教师120名。", &[], &["各考点"]),
        ("对那6个村，请组织委员林望舒逐村蹲点，年底前全部过10万元。", &["林望舒"], &[]),
        ("同志们，你们辛苦了，6月底前还要完成改厕300户。", &[], &[]),
        ("各位局长，你们回去6月底前要完成改厕300户。", &[], &[]),
    ] {
        assert_eq!(
            (leaders(text).as_slice(), leads(text).as_slice()),
            (strings(leaders_named).as_slice(), strings(units).as_slice()),
            "{text}"
        );
    }
}

fn strings(words: &[&str]) -> Vec<String> {
    words.iter().map(|word| (*word).to_owned()).collect()
}

#[test]
fn whose_it_is_and_who_is_none_of_them() {
    for (text, units) in [
        ("财政局手里的城东3宗地，6月底前一定要挂出去。", &["财政局"][..]),
        ("县商务局、县供销社储备的帐篷、棉被要在6月底前补齐到2000件。", &["县商务局", "县供销社"]),
        ("县供销社要布点，先在柳河、马店两个镇建成冷库2座，6月底前投用。", &["县供销社"]),
        ("污染问题，责任在云溪县，云溪县要在6月底前关停养殖场13家。", &["云溪县"]),
        ("对群众来信，各县区要件件有回音，办结率达到100%。", &["各县区"]),
        ("县财政安排1800万元，6月底前拨付，任何单位不得截留。", &["县财政"]),
        ("督查室按月销账，销不掉的，责任单位在下一次会上作说明，6月底前清零。", &["督查室", "责任单位"]),
        ("由林望舒同志牵头，县农投公司投资建设菌棒厂，6月底前投产。", &["县农投公司"]),
        ("市供电公司9月底前建成滨江变电站，新增容量10万千伏安。", &["市供电公司"]),
        ("请周知渠同志会同县财政局、县林业局研究护林员补助，6月底前拿出方案。", &["县财政局", "县林业局"]),
        ("县财政局跟进，6月底前到省直厅局对接不少于2轮。", &["县财政局"]),
        ("从6月1日起，各级防汛指挥部24小时值班，每天报一次雨情。", &["各级防汛指挥部"]),
        ("沿江各县区要对26公里干堤逐段落实巡查人员。", &["沿江各县区"]),
        ("年底前，全镇完成户厕改造430户。", &[]),
    ] {
        assert_eq!(leads(text), units, "{text}");
    }
}

#[test]
fn a_day_of_something_else_dates_nothing_and_a_feast_in_marks_does() {
    let due = |text: &str| commitments(text)[0].due.map(|due| due.to_string()).unwrap_or_default();
    assert_eq!(due("县发改局要梳理三季度拟开工项目清单，6月28日前报县政府。"), "2026-06-28");
    assert_eq!(due("今年行政开支压减12%，10月31日以后没有预算的一律不批。"), "2026-12-31");
    assert_eq!(due("县应急局要开展“国庆”节前安全检查，覆盖企业60家。"), "2026-09-30");
    assert_eq!(due("白石镇具体实施，2026年改造茶园1.2万亩。"), "2026-12-31");
}

#[test]
fn what_only_looks_like_it_is_left_alone() {
    for (text, units) in [
        ("县教育局牵头，任何学校都要在9月1日前配齐保安2名。", &["县教育局", "任何学校"][..]),
        ("重点在建企业、县发改局要在6月底前完成投资12亿元。", &["重点在建企业", "县发改局"]),
        ("专班推进办公室要在6月底前完成12个项目开工。", &["专班推进办公室"]),
        ("县气象局今天发布暴雨预警，各乡镇要在6月底前转移群众120户。", &["各乡镇"]),
        ("有条件的乡镇可以先行建设，6月底前建成3个示范点。", &["有条件的乡镇"]),
        ("财政局手里的3宗地，县自然资源局6月底前处置完。", &["县自然资源局"]),
        ("县财政局自己不出钱，县城投公司要在6月底前筹资500万元。", &["县城投公司"]),
        ("县应急局24小时值班室要在6月底前建成。", &["县应急局24小时值班室"]),
    ] {
        assert_eq!(leads(text), units, "{text}");
    }
    for text in [
        "县住建局局长，你6月底前把这3个项目办完。",
        "水利局长，你们6月底前把这3处隐患改完。",
        "三位局长，你们6月底前把这3个项目办完。",
        "乡镇书记，你们6月底前把这3个项目办完。",
    ] {
        assert!(leaders(text).is_empty(), "{text}: {:?}", leaders(text));
    }
    let due = |text: &str| commitments(text)[0].due.map(|due| due.to_string()).unwrap_or_default();
    assert_eq!(due("县发改局三季度拟新开工项目15个。"), "2026-09-30");
    assert_eq!(due("县住建局要把未完工的12个小区推到6月底前完成。"), "2026-06-30");
    assert_eq!(due("县发改局要立即下达2026年投资计划12亿元。"), "");
    assert_eq!(due("县交通局纳入2026年改造计划的60公里公路尽快开工。"), "");
}
