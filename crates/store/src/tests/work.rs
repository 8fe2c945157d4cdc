use jiff::civil::Date;
use ledger::workflow::{Scene, decide, possible};
use ledger::*;
use testkit::Tries;
use uuid::Uuid;

use super::support::*;
use crate::{ReportDraft, StoreError, TaskRow};

fn actor(site: SiteId) -> Actor {
    Actor {
        site,
        person: PersonId(Uuid::from_u128(71)),
        name: "全能".into(),
        roles: Role::ALL.iter().copied().filter(|r| !r.is_administrator()).collect(),
        unit: Some(unit(1)),
        separated: true,
    }
}

const CLOSE: Relation = Relation { leads: true, lead_unit: true, co_unit: true, wrote: false };

fn events(f: &Fixture, row: &TaskRow, command: &Command, today: Date) -> Result<Vec<NewEvent>, Refusal> {
    let actor = actor(f.site);
    decide(
        &row.task,
        command,
        &Scene {
            actor: &actor,
            relation: CLOSE,
            version: row.version,
            today,
            headless: false,
            kept: |day| day,
        },
    )
}

async fn row(f: &Fixture, number: &str) -> TaskRow {
    f.store.task_by_number(f.site, number.parse().unwrap()).await.unwrap().unwrap()
}

async fn give(f: &Fixture, number: &str, command: Command) -> TaskRow {
    let before = row(f, number).await;
    append(&f.store, f.site, events(f, &before, &command, today()).unwrap()).await;
    row(f, number).await
}

fn arrange() -> Command {
    Command::Arrange { assignee: None, co_units: vec![unit(3)], plan: String::new(), milestones: vec![] }
}

fn submit(n: u128) -> Command {
    let text =
        ReportText { progress: "已开工".into(), ..ReportText::begin(&task(1, "", 1, None), today()) };
    Command::SubmitReport { report: ReportId(Uuid::from_u128(n)), text }
}

/// Two hundred random commands on each of three tasks leave tables that say what the log says.
#[tokio::test]
async fn whatever_people_do_the_tables_follow_the_log() {
    let f = filled().await;
    for (seed, number) in [(2, "2026-0002"), (3, "2026-0003"), (9, "2026-0008")] {
        let mut allowed = 0;
        let mut tries = Tries::new(seed, today());
        for _ in 0..200 {
            let before = row(&f, number).await;
            let (day, command) = tries.next(&possible(&before.task, &actor(f.site), CLOSE));
            let Ok(new) = events(&f, &before, &command, day) else { continue };
            append(&f.store, f.site, new).await;
            allowed += 1;
        }
        assert!(allowed > 60, "only {allowed} of 200 commands were possible");
        assert_eq!(f.store.verify(f.site).await.unwrap().difference, None);
    }
    // What stands there is what any pack says once it is adopted, today and later.
    for pack in planning::packs() {
        append(&f.store, f.site, vec![adopt_version(&f, &pack.id, pack.version)]).await;
        assert_lights(&f, pack, today()).await;
        assert_eq!(f.store.verify(f.site).await.unwrap().difference, None, "{}", pack.id);
    }
    let later = "2027-03-01".parse().unwrap();
    f.store.tick(f.site, later).await.unwrap();
    assert_lights(&f, planning::packs().last().unwrap(), later).await;
    assert_eq!(f.store.verify(f.site).await.unwrap().difference, None);
}

/// Every stored light is the one that is judged.
async fn assert_lights(f: &Fixture, pack: &'static planning::Pack, today: Date) {
    for row in f.store.every_task(f.site, None, 1000).await.unwrap() {
        assert_eq!(row.light, judge(pack, &row.task, today).light, "{} under {}", row.task.number, pack.id);
    }
}

#[tokio::test]
async fn two_commands_on_one_version_of_a_task_are_not_both_kept() {
    let f = filled().await;
    let seen = row(&f, "2026-0003").await;
    let sign = events(&f, &seen, &Command::SignFor {}, today()).unwrap();
    let cancel = events(&f, &seen, &Command::Cancel { reason: "合并办理".into() }, today()).unwrap();
    append(&f.store, f.site, sign).await;
    let mut tx = f.store.begin(f.site).await.unwrap();
    assert!(matches!(tx.append(&act(), cancel).await, Err(StoreError::Conflict(_))));
    drop(tx);
    assert_eq!(row(&f, "2026-0003").await.task.stage(), Stage::SignedFor);
}

#[tokio::test]
async fn tasks_are_found_by_whom_they_wait_on() {
    let f = filled().await;
    let count = async |holder| f.store.held_count(f.site, holder, 2000).await.unwrap();
    assert_eq!((count(Holder::Unit(unit(1))).await, count(Holder::Unit(unit(2))).await), (6, 6));
    give(&f, "2026-0003", Command::SignFor {}).await;
    give(&f, "2026-0003", arrange()).await;
    give(&f, "2026-0003", submit(900)).await;
    // The actor is a unit's head too, so the report goes to the supervisors at once.
    let held = f.store.held(f.site, Holder::Supervisor, 10).await.unwrap();
    assert_eq!(held.iter().map(|h| h.row.task.number.to_string()).collect::<Vec<_>>(), ["2026-0003"]);
    assert_eq!(held[0].from, today());
    assert_eq!(count(Holder::Unit(unit(2))).await, 5);
    let found = f.store.reports_in(f.site, ReportState::Approved, 10).await.unwrap();
    assert_eq!(found[0].entity.id, ReportId(Uuid::from_u128(900)));
    assert_eq!(f.store.reports_of(f.site, held[0].row.task.id).await.unwrap().len(), 1);
}

#[tokio::test]
async fn a_report_is_due_by_its_light_and_no_longer_once_it_is_sent() {
    let f = filled().await;
    let due = async |until: &str| {
        let rows =
            f.store.reports_due(f.site, &[unit(1), unit(2)], until.parse().unwrap(), 10).await.unwrap();
        rows.iter().map(|r| r.task.number.to_string()).collect::<Vec<_>>()
    };
    assert!(due("2026-12-31").await.is_empty(), "nothing is arranged yet");
    give(&f, "2026-0003", Command::SignFor {}).await;
    give(&f, "2026-0003", arrange()).await;
    assert_eq!(due("2026-09-30").await, ["2026-0003"]);
    give(&f, "2026-0003", submit(900)).await;
    assert!(due("2026-12-31").await.is_empty(), "it lies with the supervisors");
}

#[tokio::test]
async fn a_draft_is_in_no_list_and_no_counter_until_it_is_issued() {
    let f = filled().await;
    let draft = Task {
        state: TaskState::Draft,
        targets: vec!["泵站 ≥ 3座".parse().unwrap()],
        ..task(30, "城区排涝泵站改造", 1, Some("2026-10-31".parse().unwrap()))
    };
    let total = async || f.store.light_counts(f.site).await.unwrap().iter().map(|c| c.n).sum::<i64>();
    let listed = async || f.store.ledger_count(f.site, &crate::Filter::default(), 100).await.unwrap();
    let before = (total().await, listed().await);
    append(&f.store, f.site, vec![add(draft)]).await;
    assert_eq!((total().await, listed().await), before);
    give(&f, "2026-0030", Command::Propose {}).await;
    assert_eq!(f.store.held_count(f.site, Holder::OfficeLeader, 10).await.unwrap(), 1);
    assert_eq!(f.store.in_stage(f.site, Stage::Proposed, 10).await.unwrap()[0].row.task.number.serial, 30);
    give(&f, "2026-0030", Command::Issue {}).await;
    assert_eq!((total().await, listed().await), (before.0 + 1, before.1 + 1));
    assert_eq!(f.store.verify(f.site).await.unwrap().difference, None);
}

#[tokio::test]
async fn chase_sheets_and_directions_are_found_by_whom_they_concern() {
    let f = filled().await;
    let about = row(&f, "2026-0001").await.task.id;
    let mut tx = f.store.begin(f.site).await.unwrap();
    let number = tx.next_chase_number(2026).await.unwrap();
    assert_eq!(number.to_string(), "2026-0001");
    let chase = Chase {
        id: ChaseId(Uuid::from_u128(300)),
        number,
        colour: Colour::Yellow,
        unit: unit(1),
        task: Some(about),
        reason: "已逾期，请说明".into(),
        by_rule: true,
        on: today(),
        answer_due: "2026-06-17".parse().unwrap(),
        follows: None,
        state: ChaseState::Open,
        answer: None,
        drafted: None,
        verdict: String::new(),
        ended: None,
    };
    let direction = Direction {
        id: DirectionId(Uuid::from_u128(400)),
        by: PersonId(Uuid::from_u128(71)),
        on: today(),
        text: "请抓紧".into(),
        task: Some(about),
        outcome: None,
        followed: None,
    };
    let boss = actor(f.site);
    let new = vec![chase.clone().write(&boss).unwrap(), direction.clone().give(&boss).unwrap()];
    tx.append(&act(), new).await.unwrap();
    assert_eq!(tx.next_chase_number(2026).await.unwrap().to_string(), "2026-0002");
    tx.commit().await.unwrap();
    assert_eq!(f.store.chases_to(f.site, unit(1), ChaseState::Open, 10).await.unwrap()[0].entity, chase);
    assert_eq!(f.store.chases_of(f.site, about).await.unwrap().len(), 1);
    let late = async |day: &str| {
        f.store.chases_in(f.site, ChaseState::Open, day.parse().unwrap(), 10).await.unwrap().len()
    };
    assert_eq!((late("2026-06-16").await, late("2026-06-17").await), (0, 1));
    assert_eq!(f.store.directions_pending(f.site, 10).await.unwrap()[0].entity, direction);
    let followed = direction.decide(Outcome::Chase { chase: chase.id }, &boss, 1, today()).unwrap();
    append(&f.store, f.site, vec![followed]).await;
    assert!(f.store.directions_pending(f.site, 10).await.unwrap().is_empty());
    assert_eq!(f.store.directions_of(f.site, about).await.unwrap().len(), 1);
    assert_eq!(f.store.verify(f.site).await.unwrap().difference, None);
}

#[tokio::test]
async fn an_unsent_report_is_kept_until_it_is_sent() {
    let f = filled().await;
    let id = row(&f, "2026-0003").await.task.id;
    let text =
        ReportText { progress: "完成七成".into(), ..ReportText::begin(&task(1, "", 1, None), today()) };
    let mut draft = ReportDraft { person: PersonId(Uuid::from_u128(71)), at: NOW, text };
    f.store.put_report_draft(f.site, id, &draft).await.unwrap();
    draft.text.progress.push_str("，余下月底前完成");
    f.store.put_report_draft(f.site, id, &draft).await.unwrap();
    assert_eq!(f.store.report_draft(f.site, id).await.unwrap(), Some(draft));
    let mut tx = f.store.begin(f.site).await.unwrap();
    tx.drop_report_draft(id).await.unwrap();
    tx.commit().await.unwrap();
    assert_eq!(f.store.report_draft(f.site, id).await.unwrap(), None);
}
