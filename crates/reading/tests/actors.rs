//! Whom a backing verb makes act and who acts at the head of a clause: bodies by name, and nobody where a thing is built or a
//! class is helped.

use reading::{Options, read};

fn leads(text: &str) -> Vec<String> {
    let reading = read(text, &Options { date: Some(jiff::civil::date(2026, 1, 15)) });
    reading.commitments.into_iter().flat_map(|c| c.lead_units).map(|unit| unit.value).collect()
}

#[test]
fn bodies_by_name_act_where_they_are_backed() {
    for (text, units) in [
        ("支持云溪重工、青岚电子等企业扩产增效，新增产值12亿元。", &["云溪重工", "青岚电子"][..]),
        ("推动县城投集团加快市场化转型，年内资产规模突破60亿元。", &["县城投集团"]),
        ("支持青岚师范学院申报硕士学位授予单位，年内新增专业3个。", &["青岚师范学院"]),
        (
            "支持云溪经开区、丰禾高新区创建国家级绿色园区，新建标准厂房20万平方米。",
            &["云溪经开区", "丰禾高新区"],
        ),
        ("支持仙桃、洪湖打造百亿级水产集群，新增龙头企业6家。", &["仙桃", "洪湖"]),
        ("引导县农商银行加大涉农信贷投放，新增贷款5亿元。", &["县农商银行"]),
        ("支持鼓励青岚药业深耕中药饮片，年内新增批文4个。", &["青岚药业"]),
        ("支持县人民医院创建三级甲等综合医院，新增床位300张。", &["县人民医院"]),
        (
            "支持仙桃市创建国家农业现代化示范区、洪湖市争创国家现代农业产业园，年内建成基地12个。",
            &["仙桃市", "洪湖市"],
        ),
        ("支持中联科技扩大产能，新增产值6亿元。", &["中联科技"]),
        ("支持和田县创建国家园林县城，新增绿地30公顷。", &["和田县"]),
        (
            "支持云溪重工扩产增效、推动丰禾高新区创建国家级绿色园区，新增产值12亿元。",
            &["云溪重工", "丰禾高新区"],
        ),
        ("支持仙桃—洪湖建设综合交通枢纽，新增航线5条。", &["仙桃", "洪湖"]),
        ("防城区要在6月底前完成改厕900户。", &["防城区"]),
        ("支持云溪开放大学发展，新增专业5个。", &["云溪开放大学"]),
    ] {
        assert_eq!(leads(text), units, "{text}");
    }
}

#[test]
fn things_projects_industries_and_classes_do_not_act() {
    for text in [
        "推动县人民医院新院区6月底前投用。",
        "推进云溪经开区二期建设，完成投资3亿元。",
        "支持民营经济发展壮大，新增市场主体3000户。",
        "推动农文旅融合发展，全年接待游客300万人次。",
        "引导金融机构加大信贷投放，新增贷款50亿元。",
        "支持有条件的乡镇建设冷链物流园，年内建成3个。",
        "推动规上企业开展技术改造，实施项目60个。",
        "加强生产指导、工程验收和市场对接，全年培训农民3000人次。",
        "出台支持云溪经开区高质量发展的政策措施，年内兑付奖补3000万元。",
        "推动云溪至青岚高速公路开工，完成投资12亿元。",
        "全力促进开发园区提质增效，园区工业产值增长10%。",
        "实行市级部门派驻服务，年内完成改革12项。",
        "引导纺织服装、机电制造等企业研发新产品，新增专利60件。",
    ] {
        assert!(leads(text).is_empty(), "{text}: {:?}", leads(text));
    }
}

#[test]
fn bodies_by_name_act_at_the_head_of_a_clause() {
    for (text, units) in [
        ("仙桃打造百亿级纺织产业基地，新增规上企业12家。", &["仙桃"][..]),
        ("云溪县创建国家卫生县城，新增绿地30公顷。", &["云溪县"]),
        ("仙桃市、洪湖市创成国家级旅游度假区，全年接待游客300万人次。", &["仙桃市", "洪湖市"]),
        ("每个县重点培育1至2个主导产业。", &["每个县"]),
    ] {
        assert_eq!(leads(text), units, "{text}");
    }
    for text in [
        "加快建设县人民医院新院区，新增床位300张。",
        "县人民医院新院区建成投用，新增床位300张。",
        "主导产业产值达到120亿元，新增规上企业12家。",
        "完善城市功能，改造管网20公里。",
    ] {
        assert!(leads(text).is_empty(), "{text}: {:?}", leads(text));
    }
}

#[test]
fn a_list_goes_on_over_what_names_have_in_common() {
    let text = "支持青岚机械、云溪阀门、丰禾铸造等一批本地装备制造骨干企业扩大产能，新增产值9亿元。";
    assert_eq!(leads(text), ["青岚机械", "云溪阀门", "丰禾铸造"]);
}

#[test]
fn the_next_clauses_tell_others_the_same() {
    let text = "支持仙桃创建国家园林城市，洪湖创建国家卫生城市，孝感创建省级生态城市，新增绿地30公顷。";
    assert_eq!(leads(text), ["仙桃", "洪湖", "孝感"]);
    let text = "支持仙桃扩大再生纸园规划范围、洪湖规划建设码头产业园、孝感扩大汽配园，新增用地900亩。";
    assert_eq!(leads(text), ["仙桃", "洪湖", "孝感"]);
    let text = "推动青岚学院创建一流专科、云溪学院创建示范高职，新增专业6个。";
    assert_eq!(leads(text), ["青岚学院", "云溪学院"]);
}

#[test]
fn a_word_that_is_no_verb_backs_nobody() {
    for text in
        ["支持支持、推动鼓励支持，新增绿地30公顷。", "推动、支持、引导，新增绿地30公顷。", "支持", "推动"]
    {
        assert!(leads(text).is_empty(), "{text}: {:?}", leads(text));
    }
    let long = "支持、".repeat(100_000);
    assert!(leads(&long).is_empty());
}
