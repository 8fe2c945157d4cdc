//! The day of a stage holds for what stands under its heading.

use jiff::civil::date;
use reading::{Options, read};

/// Beginning of the text, own day, day taken over.
fn days(text: &str) -> Vec<(String, String, String)> {
    let reading = read(text, &Options { date: Some(date(2026, 3, 18)) });
    let said = |day: Option<reading::Due>| day.map(|day| day.to_string()).unwrap_or_default();
    let row = |c: &reading::Commitment| {
        let stage = c.inherited_due.as_ref().map(|stage| stage.due);
        (c.text.chars().take(8).collect(), said(c.due), said(stage))
    };
    reading.commitments.iter().map(row).collect()
}

fn row(text: &str, own: &str, stage: &str) -> (String, String, String) {
    (text.into(), own.into(), stage.into())
}

#[test]
fn what_stands_under_a_stage_is_due_when_it_ends() {
    let plan = "关于开展危房排查的通知
二、时间安排
（一）动员部署阶段（3月25日前）。各镇要成立专班，召开动员会。
（二）全面排查阶段（3月26日至4月30日）。各镇要对自建房逐栋排查，排查率达到100%。县住建局4月10日前完成业务培训。
（三）集中整治阶段（5月1日至6月30日）
1.县住建局要对危房开展加固。
2.各镇每周调度一次进度，每次不少于3户。
三、工作要求
县督查室要组建2个督查组。";
    assert_eq!(
        days(plan),
        [
            row("各镇要成立专班，", "", "2026-03-25"),
            row("各镇要对自建房逐", "", "2026-04-30"),
            row("县住建局4月10", "2026-04-10", ""),
            row("1.县住建局要对", "", "2026-06-30"),
            row("2.各镇每周调度", "", ""),
            row("县督查室要组建2", "", ""),
        ]
    );
}

#[test]
fn a_stage_without_a_number_and_a_step_with_its_day_in_a_bracket() {
    let plan = "第二阶段：全面排查（3月21日至4月30日）\n各镇要逐栋排查，建立台账。\n1.宣传发动阶段（3月底前）\n县融媒体中心要开设专栏2个。";
    assert_eq!(
        days(plan),
        [row("各镇要逐栋排查，", "", "2026-04-30"), row("县融媒体中心要开", "", "2026-03-31")]
    );
}

#[test]
fn other_headings_with_a_time_set_no_day() {
    for heading in ["一、2026年重点工作", "（一）关于4月份以来的来信", "二、上半年工作（共6项）"]
    {
        let text = format!("{heading}\n县住建局要新建停车位300个。");
        assert_eq!(days(&text), [row("县住建局要新建停", "", "")], "{heading}");
    }
}

#[test]
fn a_bracket_under_a_stage_leaves_the_heading_and_those_who_act_before_it() {
    let plan = "（一）排查阶段（3月21日至5月31日）。各镇要逐栋排查，排查率达到100%。县财政局安排经费120万元（县审计局配合），确保专款专用。
（二）整治阶段（6月1日至8月31日）。对危房逐栋加固（县住建局牵头，各镇配合）。";
    assert_eq!(
        days(plan),
        [
            row("各镇要逐栋排查，", "", "2026-05-31"),
            row("县财政局安排经费", "", "2026-05-31"),
            row("对危房逐栋加固", "", "2026-08-31"),
        ]
    );
}

#[test]
fn what_a_plan_that_is_to_be_made_is_about_sets_no_day() {
    assert_eq!(
        days("县发改局要于4月20日前提出二季度攻坚措施。\n县发改局要制定下半年工作计划，报县政府审定。"),
        [row("县发改局要于4月", "2026-04-20", ""), row("县发改局要制定下", "", "")]
    );
}
