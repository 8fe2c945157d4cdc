//! What the linter finds in requests and score sheets, and what it leaves alone.

use jiff::civil::{DateTime, date};
use planning::burden::Cadence;
use planning::lint::{Asked, Basis, Rules, Scope, lint_request, lint_score, rules};

fn asked(text: &str) -> Asked<'_> {
    let sent: DateTime = date(2026, 5, 11).at(9, 0, 0, 0);
    let due = date(2026, 5, 15).at(17, 0, 0, 0);
    Asked { text, cadence: Cadence::Monthly, sent, due, due_is_working: true, duplicates: 0, special: true }
}

fn in_request(text: &str) -> Vec<(&'static str, String)> {
    lint_request(rules(), &asked(text)).into_iter().map(|f| (f.rule.id.as_str(), f.words)).collect()
}

fn in_score(text: &str) -> Vec<(&'static str, String)> {
    lint_score(rules(), text).into_iter().map(|f| (f.rule.id.as_str(), f.words)).collect()
}

#[test]
fn requests_are_held_to_the_rules() {
    // (text, rule, words)
    let cases = [
        ("包片干部每天进村后在小程序里打卡。", "check-in", "小程序里打卡"),
        ("各村收到后在微信群里接龙回复。", "check-in", "群里接龙"),
        ("巡河人员须定点签到。", "check-in", "定点签到"),
        ("统计各单位在线时长，按月排出前十名。", "usage-points", "在线时长"),
        ("推送后请全体干部转发至朋友圈并截图。", "usage-points", "转发至朋友圈"),
        ("请各镇组织村民下载“惠民通”APP。", "forced-app", "组织村民下载"),
        ("附入户走访照片三张。", "photo-trail", "入户走访照片"),
        ("将系统页面截图一并报来。", "photo-trail", "截图"),
        ("宣传活动每场视频不少于两段。", "photo-trail", "宣传活动每场视频"),
        ("相关痕迹资料装订成册备查。", "trail", "痕迹资料装订"),
        ("每人撰写心得体会一篇。", "study-notes", "心得体会"),
        ("秸秆禁烧期间实行每日一报。", "daily-report", "每日一报"),
        ("请各镇每天下班时报送排查数。", "daily-report", "每天下班时报送"),
        ("严禁迟报，各村每日上报台账。", "daily-report", "每日上报"),
        ("没有新增的，实行零报告。", "zero-report", "零报告"),
        ("无变化的也要按时填报。", "zero-report", "无变化的也要按时填报"),
        ("请于今天17时前将表格报送至农业农村局。", "short-deadline", "今天17时前"),
        ("接到通知后两小时内反馈名单。", "short-deadline", "两小时内"),
        ("请于本周日上午报送汇总表。", "weekend-deadline", "周日上午"),
        ("并于月底前报送贯彻落实情况。", "implementation-report", "报送贯彻落实情况"),
        ("各镇要制定配套文件。", "matching-paper", "制定配套文件"),
        ("各单位制定工作方案并报县政府办备案。", "matching-paper", "制定工作方案并报县"),
        ("各组明早8点前把人数报来。", "short-deadline", "明早8点前把人数报"),
        ("无异常的也要报一次平安。", "zero-report", "无异常的也要报"),
        ("整改须附前后对比照片。", "photo-trail", "附前后对比照片"),
        ("请将签到表扫描上传。", "trail", "签到表"),
        ("学习积分低于五百分的通报批评。", "usage-points", "学习积分"),
        ("对各镇进度每周通报排名。", "frequent-ranking", "每周通报排名"),
    ];
    for (text, rule, words) in cases {
        let found = in_request(text);
        let hit = found.iter().find(|(id, _)| *id == rule);
        assert!(
            hit.is_some_and(|(_, found)| found.contains(words) || words.contains(found)),
            "{text}: {found:?}"
        );
    }
}

#[test]
fn score_sheets_are_held_to_the_rules() {
    let cases = [
        ("获得县主要领导批示的，每次加2分。", "leader-comment"),
        ("工作受到市领导书面肯定的加3分。", "leader-comment"),
        ("在省级以上报刊刊发文章的，每篇加1分。", "articles"),
        ("信息被市委办采用一条得0.5分。", "articles"),
        ("报送典型经验材料，每季度不少于一份，计2分。", "articles"),
        ("每月召开专题会议不少于1次，少一次扣1分。", "meeting-as-work"),
        ("有完整的会议记录得2分。", "meeting-as-work"),
        ("年初印发实施方案得3分。", "paper-as-work"),
        ("学习笔记不少于一万字，得2分。", "study-notes"),
        ("走访照片齐全得5分。", "photo-trail"),
        ("平台登录率达到九成的得满分。", "usage-points"),
        ("佐证图片清晰完整得2分。", "photo-trail"),
        ("报送工作信息每季度三篇。", "articles"),
        ("受到县长点名表扬加1分。", "leader-comment"),
        ("志愿服务按打卡次数计分。", "check-in"),
        ("每周对各镇排名，末位扣2分。", "frequent-ranking"),
    ];
    for (text, rule) in cases {
        let found = in_score(text);
        assert!(found.iter().any(|(id, _)| *id == rule), "{text}: {found:?}");
    }
}

#[test]
fn work_itself_and_the_rules_themselves_are_left_alone() {
    let requests = [
        "请于5月15日前报送水库除险加固完成数和下一步措施。",
        "把滨河公园建成市民休闲打卡地。",
        "不得要求村干部打卡签到、截图上传。",
        "取消每日报送，改为按月报送。",
        "杜绝层层制定方案、处处拍照留痕。",
        "召开视频会议部署防汛工作。",
        "完成视频监控安装120处。",
        "会议照片、学习笔记不作为考核依据。",
        "发现山火险情立即上报县应急指挥中心，突发事件按预案处置。",
        "为学校配备笔记本电脑60台。",
        "确保问题当日清零报告质量。",
        "督促企业安装污染治理设施。",
        "污水处理厂日处理能力达到两万吨。",
        "县日报社要办好专栏。",
        "企业登记注册实行一窗办理。",
        "每天供水不少于八小时。",
        "对全县山塘逐座检查，建立问题清单。",
        "核定周末客运班次。",
        "古城成为外地朋友争相打卡的去处。",
        "市场主体活跃度进一步提高，路灯安装率达到九成。",
        "执法过程全程留痕、可以回溯。",
        "移动办公支持会议、视频和公文处理。",
    ];
    for text in requests {
        assert_eq!(in_request(text), [], "{text}");
    }
    let scores = [
        "年度任务按期办结率达到95%的得满分，每低1个百分点扣1分。",
        "群众满意度测评得分乘以权重20%计入。",
        "领导批示件办理按期反馈率，占5分。",
        "不得以领导批示、刊发文章和经验做法加分。",
        "新建项目开工率达到80%得10分。",
        "重大决策召开听证会并采纳意见的比例。",
        "政务信息公开及时率。",
        "定期采集、分析信息，形成研判报告。",
        "行政复议纠错率每上升1个百分点扣0.5分。",
    ];
    for text in scores {
        assert_eq!(in_score(text), [], "{text}");
    }
}

#[test]
fn rhythm_deadline_day_repetition_and_length_are_seen_without_words() {
    let text = "报送早稻栽插面积。";
    let base = asked(text);
    let ids = |asked: &Asked<'_>| -> Vec<String> {
        lint_request(rules(), asked).into_iter().map(|finding| finding.rule.id.clone()).collect()
    };
    assert_eq!(ids(&base), Vec::<String>::new());
    assert_eq!(ids(&Asked { cadence: Cadence::Daily, ..base.clone() }), ["daily-report"]);
    let soon = base.sent.date().at(23, 0, 0, 0);
    assert_eq!(ids(&Asked { due: soon, ..base.clone() }), ["short-deadline"]);
    let tomorrow = base.sent.date().tomorrow().unwrap();
    assert_eq!(ids(&Asked { due: tomorrow.at(8, 59, 0, 0), ..base.clone() }), ["short-deadline"]);
    assert_eq!(ids(&Asked { due: tomorrow.at(9, 0, 0, 0), ..base.clone() }), Vec::<String>::new());
    assert_eq!(ids(&Asked { due_is_working: false, ..base.clone() }), ["weekend-deadline"]);
    assert_eq!(ids(&Asked { duplicates: 1, ..base.clone() }), ["duplicate"]);
    let long = "字".repeat(4_001);
    assert_eq!(ids(&asked(&long)), ["long-text"]);
    assert_eq!(ids(&Asked { special: false, ..asked(&long) }), Vec::<String>::new());
    let daily = Asked { cadence: Cadence::Daily, ..asked("各村每日上报进度。") };
    assert_eq!(ids(&daily), ["daily-report"], "said once, with its words");
}

#[test]
fn a_finding_points_at_its_words_and_brings_its_source() {
    let text = "一、加分项：在国家级媒体报道的，加3分；获市领导批示的，加2分。";
    let found = lint_score(rules(), text);
    let chars: Vec<char> = text.chars().collect();
    for finding in &found {
        let (start, end) = finding.span;
        assert_eq!(chars[start..end].iter().collect::<String>(), finding.words);
    }
    assert_eq!(found.iter().map(|f| f.rule.id.as_str()).collect::<Vec<_>>(), ["articles", "leader-comment"]);
    assert!(found.iter().all(|f| f.rule.basis == Basis::Named && f.rule.source.zh.contains("2024年")));
}

#[test]
fn the_shipped_rules_are_complete_and_each_can_be_found() {
    assert!(rules().iter().count() >= 18);
    let structural = ["duplicate", "long-text"];
    for rule in rules().iter() {
        assert!(!rule.words.is_empty() || structural.contains(&rule.id.as_str()), "{}", rule.id);
        assert!(rule.scope != Scope::Score || !rule.words.is_empty(), "{}", rule.id);
    }
}

#[test]
fn a_flawed_rule_file_is_refused_with_its_key() {
    let sound = "[[rule]]\nid = \"x\"\nscope = \"both\"\nbasis = \"derived\"\nwords = [\"甲~乙\"]\nexcept = []\n\
        name = { zh = \"名\", en = \"n\" }\nwhy = { zh = \"因\", en = \"w\" }\nmend = { zh = \"改\", en = \"m\" }\n\
        source = { zh = \"据\", en = \"s\" }\n";
    assert!(Rules::parse("own.toml", sound).is_ok());
    let cases = [
        (sound.replace("甲~乙", "甲~"), "x.words", "planning-lint-rule"),
        (sound.replace("\"因\"", "\"\""), "x.why", "planning-lint-rule"),
        (sound.replace("scope = \"both\"", "scope = \"all\""), "scope", "planning-lint-file"),
        (sound.replace("basis = \"derived\"\n", ""), "basis", "planning-lint-file"),
    ];
    for (text, key, message) in cases {
        let error = Rules::parse("own.toml", &text).unwrap_err();
        assert_eq!((error.key.as_str(), error.reason.key), (key, message), "{text}");
    }
}
