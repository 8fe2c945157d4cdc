//! Who may read what belongs to a unit: the supervision side, the units concerned, whoever wrote it, and nobody else.

use ::ledger::{Number, Role};
use service::*;

use super::support::*;

struct Case {
    c: County,
    task: Number,
    sheet: Number,
    direction: String,
    referral: String,
}

const SECRET: &str = "机密话语";

/// A task of the education bureau with 白石镇 beside it: a report, a direction, a referral and a chase sheet, each with words
/// that nobody else may see.
async fn case() -> Case {
    let c = county().await;
    let leader = account(&c, "xianzhang", Role::CountyLeader, "").await;
    let head = account(&c, "juzhang", Role::UnitHead, "县教育局").await;
    let task = c.task("新增学位600个", "2026-12-31").await;
    let version = async || c.service.task(&c.call, task).await.unwrap().version;
    let form = DeedForm { command: "sign-for".into(), version: version().await, ..DeedForm::default() };
    c.service.do_with_task(&head, task, form, Vec::new()).await.unwrap();
    let plan = PlanForm { version: version().await, ..PlanForm::default() };
    c.service.arrange(&head, task, &plan).await.unwrap();
    let proof = FileIn { name: "佐证.txt".into(), bytes: b"proof".to_vec() };
    let report = ReportForm {
        version: version().await,
        progress: format!("进展{SECRET}"),
        problems: format!("问题{SECRET}"),
        ..ReportForm::default()
    };
    c.service.send_report(&head, task, &report, vec![proof]).await.unwrap();
    let back = DeedForm {
        command: "return-report".into(),
        version: version().await,
        reason: format!("退回{SECRET}"),
        ..DeedForm::default()
    };
    c.service.do_with_task(&c.call, task, back, Vec::new()).await.unwrap();
    let form = DirectionForm { text: format!("批示{SECRET}"), task: task.to_string() };
    let direction = c.service.give_direction(&leader, &form).await.unwrap();
    let refer = c.service.refer_page(&head, task).await.unwrap().form;
    let refer = ReferForm { question: format!("请示{SECRET}"), proposal: "同意".into(), ..refer };
    let referral = c.service.refer(&head, task, &refer).await.unwrap();
    let form = c.service.chase_form(&c.call, task, ChaseForm::default()).await.unwrap().form;
    let form = ChaseForm { reason: format!("督办{SECRET}"), ..form };
    let sheet = c.service.write_chase(&c.call, task, &form).await.unwrap();
    Case { c, task, sheet, direction, referral }
}

/// Everything that a page about the task or the log tells, as one text.
async fn told(case: &Case, call: &Call) -> String {
    let service = &case.c.service;
    let task = service.task(call, case.task).await.unwrap();
    let trace = service.trace(call, TraceQuery::default()).await.unwrap();
    let chases = service.chases(call, &ChaseQuery::default()).await.unwrap();
    let directions = service.directions(call, &DirectionQuery::default()).await.unwrap();
    let home = service.home(call).await.unwrap();
    format!("{task:?}{trace:?}{chases:?}{directions:?}{home:?}")
}

#[tokio::test]
async fn other_units_read_the_task_and_nothing_that_belongs_to_its_units() {
    let case = case().await;
    let (c, service) = (&case.c, &case.c.service);
    let leader = call_of(service, "xianzhang").await;
    let office = account(c, "zhuren", Role::OfficeLeader, "").await;
    let auditor = account(c, "shenji", Role::Auditor, "").await;
    let town = account(c, "zhen", Role::Liaison, "白石镇").await;
    let own = account(c, "lianluo", Role::Liaison, "县教育局").await;
    let other = account(c, "shuili", Role::Liaison, "县水利局").await;
    let blob = service.task(&c.call, case.task).await.unwrap().work.reports[0].text.clone().unwrap().evidence
        [0]
    .blob
    .clone();
    for (call, may) in [
        (&c.call, true),
        (&office, true),
        (&leader, true),
        (&auditor, true),
        (&town, true),
        (&own, true),
        (&other, false),
        (&c.reader, false),
    ] {
        let who = &call.actor.name;
        let answers = [
            service.chase(call, case.sheet).await.err(),
            service.direction(call, &case.direction).await.err(),
            service.referral(call, &case.referral).await.err(),
            service.evidence(call, case.task, &blob).await.err(),
            service
                .trace(
                    call,
                    TraceQuery { about: format!("direction-{}", case.direction), ..TraceQuery::default() },
                )
                .await
                .err(),
        ];
        for answer in answers {
            assert_eq!(answer.is_none(), may, "{who}: {answer:?}");
            if let Some(error) = answer {
                assert_eq!(error.status(), 403, "{who}");
                let (_, args) = error.refusal().unwrap();
                assert!(args.iter().any(|(key, words)| *key == "who" && !words.is_empty()), "{args:?}");
            }
        }
        assert_eq!(told(&case, call).await.contains(SECRET), may, "{who}");
        let view = service.task(call, case.task).await.unwrap();
        assert_eq!((view.work.reads, view.line.title.as_str()), (may, "新增学位600个"), "{who}");
        // That it was reported, returned and directed is no secret; what was said is.
        let trace = service.trace(call, TraceQuery::default()).await.unwrap().events;
        assert!(trace.iter().any(|e| e.what == "event-direction-given"), "{who}");
    }
    c.proved().await;
}

#[tokio::test]
async fn an_answer_to_a_request_is_read_by_the_unit_and_by_those_who_asked() {
    let c = county().await;
    let asker = account(&c, "shuili", Role::UnitHead, "县水利局").await;
    let town = account(&c, "zhen", Role::Liaison, "白石镇").await;
    let school = account(&c, "jiaoyu", Role::Liaison, "县教育局").await;
    let form = RequestForm {
        title: "防汛物资".into(),
        purpose: "调拨".into(),
        basis: "会议".into(),
        unit: "县水利局".into(),
        recipients: "白石镇、县教育局".into(),
        fields: "困难说明".into(),
        cadence: "once".into(),
        due: "2026-06-30".into(),
        ..RequestForm::default()
    };
    let number = c.service.send_request(&c.call, &form, false).await.unwrap();
    let answer = AnswerForm { values: vec![SECRET.into()], ..AnswerForm::default() };
    c.service.answer(&town, number, &answer).await.unwrap();
    for (call, may) in [(&asker, true), (&town, true), (&c.call, true), (&school, false), (&c.reader, false)]
    {
        let view = c.service.request(call, number, None).await.unwrap();
        assert_eq!(format!("{:?}", view.replies).contains(SECRET), may, "{}", call.actor.name);
        assert!(view.replies.iter().any(|r| r.given.is_some()), "who has answered is everybody's");
        let file = c.service.answers_export(call, number, None, Format::Csv, &words).await.unwrap();
        assert_eq!(String::from_utf8(file.bytes).unwrap().contains(SECRET), may, "{}", call.actor.name);
    }
}
