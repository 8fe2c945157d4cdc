//! What binds somebody to something that can be checked, and what does not: a row for each cue that speaks for it and each
//! that speaks against.

use reading::{Options, Strength, read};

/// `H` hard, `S` soft, `-` nothing; the text of 15 January 2026 holds one sentence that counts.
const ROWS: &[(&str, &str)] = &[
    // A number, a day, a rhythm, a leader, an end event.
    ("H", "力争全年接待游客120万人次。"),
    ("H", "各镇要在3月20日前报送项目清单。"),
    ("H", "县督查室负责跟踪，每旬汇报一次。"),
    ("H", "各街道节前再查一遍，逐户签字。"),
    ("H", "请沈一鸣同志牵头研究，拿出办法。"),
    ("H", "建成县第二水厂并投入使用。"),
    ("H", "启动城南客运站搬迁。"),
    ("H", "办好第三届油菜花节。"),
    ("H", "县住建局制定并印发物业服务标准。"),
    ("H", "从4月起，各镇于每月25日前报送进展。"),
    // A named unit or a class of units told to do a specific thing.
    ("S", "县农业农村局要做好春耕农资调配和质量抽检。"),
    ("S", "县教育局：负责组织中小学生开展防溺水教育，督促学校落实看护措施。"),
    ("S", "各地区要依法取缔无证砂场，防止反弹。"),
    ("S", "各级人民政府要充实监管人员，加强对烟花爆竹经营点的检查。"),
    ("S", "县城管局要会同县公安局做好夜市周边停车管理。"),
    ("S", "交通部门要按程序及时办理道路占用手续。"),
    // A named thing on which work goes on, a paper to be made, a campaign.
    ("S", "二、今年重点任务\n加快推进河西工业园标准厂房项目建设。"),
    ("S", "二、今年重点任务\n研究制定农村客运补贴办法。"),
    ("S", "二、今年重点任务\n建立企业诉求快速响应机制。"),
    ("S", "二、今年重点任务\n扎实开展校园周边环境专项整治行动。"),
    // A red line, an order, a ban.
    ("S", "坚决守住不发生规模性返贫的底线。"),
    ("S", "未取得许可的加工点一律停产整顿。"),
    ("S", "严禁在河道内倾倒渣土。"),
    // Behind what was told of the past or of a meeting.
    ("H", "前期已经作了动员，会后县林业局要在5月底前完成补植2000亩。"),
    ("H", "县长强调，要抓紧工期，确保大桥国庆前通车。"),
    ("H", "他指出，当前旱情已经露头，要加快推进应急水源工程建设，4月底前通水。"),
    // By name, in a request, behind a telephone number.
    ("H", "请各单位于3月1日前报送名单，联系电话：0912-3456789。"),
    ("S", "请各位人大代表走访选区群众，收集意见建议。"),
    ("H", "施工单位作为第一责任人，5月底前消除隐患12处。"),
    // Virtues, slogans, generic strengthening.
    ("-", "各级干部要提高认识，压实责任，形成合力。"),
    ("-", "我们要牢记嘱托，真抓实干，奋力谱写发展新篇章。"),
    ("-", "进一步加强作风建设，提升服务水平。"),
    ("-", "大家一定要有等不起的紧迫感、慢不得的危机感。"),
    ("-", "相关单位要履职担责、密切配合。"),
    // Analysis, background, definitions, questions.
    ("-", "当前项目前期工作推进不快，要素保障不足。"),
    ("-", "做好防汛工作，是保障群众生命财产安全的重要举措。"),
    ("-", "项目建设要着眼扩大有效投资。"),
    ("-", "今年是实施“十五五”规划的关键一年，做好各项工作意义重大。"),
    ("-", "问题到底出在哪里？"),
    ("-", "我县农民收入低于全市平均水平，位列倒数第三。"),
    // Past results full of figures.
    ("-", "去年新建学校12所，新增学位8600个，投资增长9.5%。"),
    ("-", "五年来，累计改造危房3200户，脱贫人口人均收入增长12%。"),
    ("-", "工程进展顺利，截至1月10日，已完成投资3.2亿元。"),
    ("-", "2024年，我县启动城区管网改造，完成雨污分流18公里。"),
    ("-", "会上，县水利局通报了2026年上半年拟开工项目，各镇汇报了进展。"),
    // News of a meeting, attendance, formulas, bylines.
    ("-", "1月12日上午，县政府召开春季农业生产会议，18个镇的负责人参加会议。"),
    ("-", "参加今天会议的有各镇党委书记、县直部门主要负责人共150多人。"),
    ("-", "会议传达学习了省、市有关会议精神，通报了全县工作情况。"),
    ("-", "现将《2026年重点工作清单》印发给你们，请认真贯彻执行。"),
    ("-", "为做好今年防汛工作，特制定本方案。"),
    ("-", "来源：县政府办公室 发布时间：2026-01-12 浏览次数：316"),
    ("-", "《清单》按领域编排，分为6个方面，共149项。"),
    // Headings, numbered and spoken.
    ("-", "一、突出重点，全力抓好项目建设"),
    ("-", "（二）着力推动产业转型升级"),
    ("-", "一是提高站位，统一思想。"),
    ("-", "三是严格督查，确保落实。"),
];

#[test]
fn what_counts_and_what_does_not() {
    let mut wrong = Vec::new();
    for (want, text) in ROWS {
        let reading = read(text, &Options { date: Some(jiff::civil::date(2026, 1, 15)) });
        let got = match reading.commitments.as_slice() {
            [] => "-",
            [one] if one.strength == Strength::Hard => "H",
            [_] => "S",
            _ => "several",
        };
        if got != *want {
            let grounds: Vec<String> = reading
                .commitments
                .iter()
                .flat_map(|c| &c.reasons)
                .map(|reason| format!("{} {} {}", reason.cue, reason.words, reason.weight))
                .collect();
            wrong.push(format!("{want} but {got}: {text} {grounds:?}"));
        }
    }
    assert!(wrong.is_empty(), "{} of {} rows:\n{}", wrong.len(), ROWS.len(), wrong.join("\n"));
}
