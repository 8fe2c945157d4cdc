use super::support::*;
use crate::review::{accept, edit, issue, merge, obstacle};
use crate::workflow::*;
use crate::*;

fn given(name: &str, month: i8, on: i8) -> Milestone {
    Milestone::given(name, day(month, on))
}

fn drafted(n: u128, due: Option<(i8, i8)>, milestones: Vec<Milestone>) -> Commitment {
    let mut c = commitment(n, CommitmentState::Undecided);
    (c.draft.due, c.draft.milestones) = (due.map(|(m, d)| day(m, d)), milestones);
    c
}

fn merged(a: &Commitment, b: &Commitment) -> Draft {
    match merge(a, b).unwrap() {
        [EventBody::CommitmentReviewed { commitment, .. }, _] => commitment.draft,
        _ => panic!("a merge reviews both"),
    }
}

fn listed(milestones: &[Milestone]) -> Vec<String> {
    milestones.iter().map(|m| format!("{} {}", m.planned, m.name)).collect()
}

/// A task in the hands of its unit with these milestones.
fn arranged(milestones: Vec<Milestone>) -> Task {
    let mut task = task();
    task.due = Some(day(10, 10));
    task.enter(Stage::InProgress, day(1, 2));
    task.life.milestones = milestones;
    task
}

fn arrange(task: &Task, milestones: Vec<Milestone>) -> Result<Task, Refusal> {
    let (co_units, plan) = (vec![], String::new());
    let command = Command::Arrange { assignee: None, co_units, plan, milestones };
    let who = actor([Role::UnitHead]);
    let (relation, today) = (CLOSE, day(3, 1));
    let scene = Scene { actor: &who, relation, version: 1, today, headless: false, kept: |day| day };
    decide(task, &command, &scene)?;
    let mut after = task.clone();
    after.take(command, Stage::InProgress, (None, None), today);
    Ok(after)
}

#[test]
fn what_a_draft_says_of_days_comes_with_its_task() {
    let mut c = drafted(3, Some((10, 10)), vec![given("完成选聘", 8, 25)]);
    c.state = CommitmentState::Accepted;
    let task = issue(&c, TaskId(id(9)), Number { year: 2026, serial: 1, sub: 0 }, day(1, 1)).unwrap();
    assert_eq!(task.life.milestones, [given("完成选聘", 8, 25)]);
    assert_eq!(TaskEdit::of(&task).milestones, task.life.milestones);
}

#[test]
fn a_milestone_that_does_not_fit_is_refused_before_the_task_is_issued() {
    let cases = [
        (vec![given("完成选聘", 11, 1)], "refused-milestone-late"),
        (vec![given("完成选聘", 8, 1), given("完成选聘", 8, 25)], "refused-milestone-twice"),
        (vec![given(" ", 8, 1)], "refused-milestone-name"),
    ];
    for (milestones, key) in cases {
        let c = drafted(3, Some((10, 10)), milestones);
        assert_eq!(accept(&c).unwrap_err().key, key);
        assert_eq!(edit(&c, c.draft.clone()).unwrap_err().key, key);
        assert_eq!(obstacle(&c).unwrap().key, key);
        let edit = TaskEdit { milestones: c.draft.milestones, ..TaskEdit::of(&arranged(vec![])) };
        assert_eq!(edit.check().unwrap_err().key, key);
    }
    // Without a due date there is none to be later than.
    assert!(accept(&drafted(3, None, vec![given("完成选聘", 11, 1)])).is_ok());
}

#[test]
fn the_earlier_of_two_merged_days_becomes_a_milestone() {
    let (design, build) =
        (drafted(3, Some((6, 30)), vec![]), drafted(4, Some((9, 30)), vec![given("开工", 8, 1)]));
    for (a, b) in [(&design, &build), (&build, &design)] {
        let draft = merged(a, b);
        assert_eq!(draft.due, Some(day(9, 30)));
        assert_eq!(listed(&draft.milestones), ["2026-06-30 第3项工作", "2026-08-01 开工"]);
    }
    // Of one day there is nothing before the other, and a day that a target carries is followed with it.
    assert!(merged(&design, &drafted(4, Some((6, 30)), vec![])).milestones.is_empty());
    assert!(merged(&design, &drafted(4, None, vec![])).milestones.is_empty());
    let mut counted = design.clone();
    counted.draft.targets = vec![Target { due: Some(day(6, 30)), .."开工率 ≥ 80%".parse().unwrap() }];
    assert_eq!(listed(&merged(&counted, &build).milestones), ["2026-08-01 开工"]);
}

#[test]
fn the_unit_may_bring_a_given_milestone_forward_and_no_more() {
    let task = arranged(vec![given("完成选聘", 8, 25)]);
    let own = |month, on| Milestone::point("完成选聘", day(month, on), 0);
    for plan in [vec![], vec![own(8, 26)], vec![Milestone::point("选聘", day(8, 25), 0)]] {
        let refusal = arrange(&task, plan).unwrap_err();
        assert_eq!(refusal.key, "refused-given-milestone");
        assert!(refusal.args.contains(&("name", "完成选聘".to_owned())), "{refusal:?}");
    }
    let earlier = arrange(&task, vec![own(8, 1), Milestone::point("报名", day(8, 10), 0)]).unwrap();
    assert_eq!(earlier.life.milestones[0].given, Some(day(8, 25)), "what was given stays known");
    assert_eq!(earlier.life.milestones[1].given, None);
    let back = arrange(&earlier, vec![own(8, 25)]).unwrap();
    assert_eq!(back.life.milestones[0].planned, day(8, 25));
    // A plan gives nothing, whatever it says.
    let posing = arrange(&task, vec![own(8, 25), given("自定", 9, 1)]).unwrap();
    assert_eq!(posing.life.milestones[1].given, None);
}

#[test]
fn the_office_changes_what_was_given_with_a_reason_and_the_plan_goes_along() {
    let brought = Milestone { planned: day(8, 1), ..given("完成选聘", 8, 25) };
    let weighed = Milestone { weight: 40, after: vec![0], ..Milestone::point("培训", day(9, 10), 0) };
    let met = Milestone { done: Some(day(7, 1)), ..given("发公告", 7, 5) };
    let mut task = arranged(vec![met.clone(), brought.clone(), weighed.clone()]);
    task.life.milestones[2].after = vec![1];
    let to = |milestones| TaskEdit { milestones, ..TaskEdit::of(&task) };
    assert!(task.edit(&to(vec![]), "").is_err(), "a reason is wanted");

    let edit = |milestones| {
        let mut after = task.clone();
        after.apply_all(&task.edit(&to(milestones), "调整").unwrap(), "调整", day(3, 1));
        after.life.milestones
    };
    let later = edit(vec![given("发公告", 7, 5), given("完成选聘", 9, 20)]);
    assert_eq!(listed(&later), ["2026-07-05 发公告", "2026-08-01 完成选聘", "2026-09-10 培训"]);
    assert_eq!(later[1].given, Some(day(9, 20)));
    assert_eq!(later[0].done, met.done);

    let sooner = edit(vec![given("发公告", 7, 5), given("完成选聘", 7, 3)]);
    assert_eq!(listed(&sooner), ["2026-07-03 完成选聘", "2026-07-05 发公告", "2026-09-10 培训"]);
    assert_eq!(
        sooner[2],
        Milestone { after: vec![0], ..weighed.clone() },
        "what comes before it is the same work"
    );

    let gone = edit(vec![given("签合同", 9, 1)]);
    assert_eq!(listed(&gone), ["2026-09-01 签合同", "2026-09-10 培训"]);
    assert_eq!(gone[1].after, [] as [u16; 0]);

    let renamed = edit(vec![given("发招聘公告", 7, 5), given("完成选聘", 8, 25)]);
    assert_eq!(
        renamed[0],
        Milestone { name: "发招聘公告".into(), ..met.clone() },
        "a mended name is the same work"
    );
    // What the unit planned itself is no field of the office.
    assert!(task.changes(&TaskEdit::of(&task)).is_empty());
}

#[test]
fn a_stopped_clock_moves_what_was_given_as_well() {
    let brought = Milestone { planned: day(3, 1), ..given("完成培训", 9, 1) };
    let mut task = arranged(vec![given("完成选聘", 8, 25), brought]);
    let reason = || "汛期".to_owned();
    let moves = [
        (Command::ProposeSuspension { reason: reason(), review: day(5, 1) }, Stage::InProgress, day(4, 1)),
        (Command::Suspend {}, Stage::Suspended, day(4, 1)),
        (Command::Resume { reason: reason() }, Stage::InProgress, day(4, 11)),
    ];
    for (command, to, on) in moves {
        task.take(command, to, (None, None), on);
    }
    assert_eq!(task.life.milestones[0], given("完成选聘", 9, 4));
    assert_eq!(task.life.milestones[1].given, Some(day(9, 11)), "also where the unit was to be earlier");
    assert_eq!(task.life.milestones[1].planned, day(3, 1));
}

#[test]
fn blanks_and_repetitions_in_a_name_lock_nobody_out() {
    let task = arranged(vec![Milestone { name: "完成  选聘".into(), ..given("完成选聘", 8, 25) }]);
    let own = |name: &str, month, on| Milestone::point(name, day(month, on), 0);
    let planned = arrange(&task, vec![own("完成 选聘", 8, 20)]).unwrap();
    assert_eq!(planned.life.milestones[0].given, Some(day(8, 25)));
    let twice = arrange(&task, vec![own("完成 选聘", 8, 20), own("完成 选聘", 9, 20)]).unwrap_err();
    assert_eq!(twice.key, "refused-milestone-twice");
    assert_eq!(given("一期\n完工；二期开工", 8, 1).name, "一期 完工，二期开工");
    // A log that holds a name twice can still be edited.
    let doubled = arranged(vec![given("完成选聘", 8, 20), given("完成选聘", 8, 25)]);
    assert!(doubled.edit(&TaskEdit { title: "选聘".into(), ..TaskEdit::of(&doubled) }, "简称").is_ok());
}

#[test]
fn two_drafts_with_a_milestone_of_one_name_keep_both_days() {
    let a = drafted(3, Some((9, 30)), vec![given("完成设计", 6, 30)]);
    let mut b = drafted(4, Some((12, 31)), vec![given("完成设计", 8, 30)]);
    b.draft.title = "完成设计、全部完工".into();
    let draft = merged(&a, &b);
    let days = ["2026-06-30 完成设计", "2026-08-30 完成设计（2026-08-30）", "2026-09-30 第3项工作"];
    assert_eq!(listed(&draft.milestones), days);
    let [long_a, long_b] =
        [(6, 30), (8, 30)].map(|(m, d)| drafted(3, Some((9, 30)), vec![given(&"长".repeat(MAX_NAME), m, d)]));
    let long_b = Commitment { id: drafted(4, None, vec![]).id, ..long_b };
    assert_eq!(Milestone::check_given(&merged(&long_a, &long_b).milestones, None), Ok(()));
    // A title that tells its milestones gives the last of them for its own day.
    let c = drafted(5, Some((12, 31)), vec![]);
    let mut d = drafted(6, Some((9, 30)), vec![given("完成摸底", 6, 30)]);
    d.draft.title = "完成摸底、完成改造".into();
    assert_eq!(listed(&merged(&c, &d).milestones), ["2026-06-30 完成摸底", "2026-09-30 完成改造"]);
}

#[test]
fn a_report_on_its_way_keeps_its_marks_when_the_office_changes_another_milestone() {
    let mut task = arranged(vec![given("发公告", 7, 5), given("完成选聘", 8, 25)]);
    let marks = [0, 1].map(|milestone| MilestoneMark { milestone, done: Some(day(3, 1)) });
    task.life.filing = Some(Filing {
        report: ReportId(id(700)),
        sent: Sent::ToOffice,
        on: day(3, 1),
        until: day(3, 1),
        percent: None,
        milestones: marks.to_vec(),
        given: vec![],
        unchanged: false,
        problems: false,
        mend_by: None,
    });
    let mut set = |milestones| {
        let edit = TaskEdit { milestones, ..TaskEdit::of(&task) };
        let changes = task.edit(&edit, "调整").unwrap();
        task.apply_all(&changes, "调整", day(3, 2));
        task.life.filing.as_ref().unwrap().milestones.clone()
    };
    let kept = set(vec![given("签合同", 6, 1), given("完成选聘", 8, 31), given("培训", 9, 1)]);
    let mark = |milestone| [MilestoneMark { milestone, done: Some(day(3, 1)) }];
    assert_eq!(kept, mark(1), "the other milestone is gone");
    let renamed = set(vec![given("签合同", 6, 1), given("完成教师选聘", 8, 31), given("培训", 9, 1)]);
    assert_eq!(renamed, mark(1), "called otherwise");
    let before = set(vec![
        given("签合同", 6, 1),
        given("定方案", 7, 1),
        given("完成教师选聘", 8, 31),
        given("培训", 9, 1),
    ]);
    assert_eq!(before, mark(2), "one more before it");
}

#[test]
fn no_more_and_no_longer_milestones_than_a_page_holds() {
    let many = (0..=MAX_GIVEN).map(|n| given(&format!("第{n}批"), 8, 1)).collect();
    assert_eq!(accept(&drafted(3, None, many)).unwrap_err().key, "refused-milestones-many");
    let long = vec![given(&"长".repeat(MAX_NAME + 1), 8, 1)];
    assert_eq!(accept(&drafted(3, None, long)).unwrap_err().key, "refused-milestone-long");
}
