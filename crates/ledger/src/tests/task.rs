use std::cmp::Ordering;

use jiff::civil::Date;
use proptest::prelude::*;

use super::support::*;
use crate::*;

#[test]
fn a_target_is_met_or_missed_by_a_number_that_counts_the_same() {
    for (target, value, unit, met, gap) in [
        ("开工率 ≥ 80%", "80", "%", Some(true), None),
        ("开工率 ≥ 80%", "79.95", "%", Some(false), Some("0.05")),
        ("签约额 > 12亿元", "12", "亿元", Some(false), None),
        ("签约额 ≥ 1.2亿元", "12000", "万元", Some(true), None),
        ("签约额 ≥ 1.2亿元", "11999.9", "万元", Some(false), None),
        ("PM2.5浓度 ≤ 28微克/立方米", "28.4", "微克/立方米", Some(false), Some("0.4")),
        ("PM2.5浓度 < 28微克/立方米", "27.9", "微克/立方米", Some(true), None),
        ("消防站 = 3个", "3.0", "个", Some(true), None),
        ("消防站 = 3个", "4", "个", Some(true), None),
        ("消防站 = 3个", "2", "个", Some(false), Some("1")),
        ("较大事故 0", "0", "起", Some(true), None),
        ("较大事故 0", "1", "起", Some(false), None),
        ("游客 ≈ 300万人次", "310", "万人次", None, None),
        ("签约额 ≥ 12亿元", "80", "%", None, None),
        ("化肥 ≥ 3千克", "3000", "克", None, None),
    ] {
        let target: Target = target.parse().unwrap();
        let value: Decimal = value.parse().unwrap();
        assert_eq!(target.met(value, unit, MeasureDirection::Up), met, "{target} by {value}{unit}");
        let missing = target.gap(value, unit, MeasureDirection::Up).map(|g| g.to_string());
        assert_eq!(missing.as_deref(), gap, "{target} by {value}{unit}");
    }
    let time: Target = "企业开办时间 = 0.5个工作日".parse().unwrap();
    let met = |value: &str| time.met(value.parse().unwrap(), "个工作日", MeasureDirection::Down);
    assert_eq!([met("0.4"), met("0.5"), met("0.6")], [Some(true), Some(true), Some(false)]);
}

#[test]
fn numbers_are_compared_exactly_and_placed_between_others() {
    let number = |text: &str| text.parse::<Decimal>().unwrap();
    assert_eq!(number("999999999999999").compare(0, number("0.00000000000001"), 0), Some(Ordering::Greater));
    assert_eq!(number("999999999999999").compare(12, number("0.00000000000001"), 0), None, "beyond counting");
    assert_eq!(number("12.5").minus(number("13")).map(|d| d.to_string()).as_deref(), Some("-0.5"));
    assert_eq!(number("12.5").between(number("10"), number("20")), 2500);
    assert_eq!(number("12.5").between(number("12.5"), number("12.5")), 0);
}

#[test]
fn targets_are_written_as_people_write_them() {
    for text in [
        "新建项目开工率 ≥ 80%",
        "入地管线 = 4.2公里",
        "老旧小区改造 全部",
        "重大事故 0",
        "空气优良天数比例 ≥ 91%（2026-12-31）",
    ] {
        let target: Target = text.parse().unwrap();
        assert_eq!(target.to_string(), text);
    }
    assert_eq!("开工率>=80%".parse::<Target>().unwrap().to_string(), "开工率 ≥ 80%");
    for text in ["", "开工率", "开工率 ≥", "开工率 ≥ 很多"] {
        assert_eq!(text.parse::<Target>().unwrap_err().key, "refused-target", "{text}");
    }
}

#[test]
fn a_change_needs_a_reason_and_the_same_needs_none() {
    let task = task();
    let same = TaskEdit::of(&task);
    assert_eq!(task.edit(&same, "").unwrap(), []);
    let later = TaskEdit { due: Some(day(9, 30)), ..same };
    assert_eq!(task.edit(&later, " ").unwrap_err().key, "refused-no-reason");
    assert_eq!(task.edit(&later, "县政府常务会议同意").unwrap().len(), 1);
}

#[test]
fn an_issued_task_s_due_date_moves_as_an_extension_or_is_said_to_be_brought_forward() {
    let issued = Task { due: Some(day(6, 30)), ..task() };
    let due = |due: Option<Date>| TaskEdit { due, ..TaskEdit::of(&issued) };
    for (after, cause) in [(day(9, 30), DueCause::Extended), (day(5, 30), DueCause::Forward)] {
        let changes = issued.edit(&due(Some(after)), "常务会议决定").unwrap();
        let moved = Was { before: issued.due, after: Some(after) };
        assert_eq!(changes, [TaskChange::DueMoved(moved)]);
        let mut now = issued.clone();
        now.apply_all(&changes, "常务会议决定", day(4, 1));
        let old = &now.life.old_dues[0];
        assert_eq!((now.due, old.due, old.cause), (Some(after), issued.due, cause));
        assert_eq!((old.on, old.reason.as_str()), (day(4, 1), "常务会议决定"));
    }
    assert_eq!(issued.edit(&due(None), "不限").unwrap_err().key, "refused-due-taken");
    let mut open = issued.clone();
    open.due = None;
    let first = open.edit(&due(Some(day(9, 30))), "补定").unwrap();
    open.apply_all(&first, "补定", day(4, 1));
    assert_eq!(open.life.old_dues[0].cause, DueCause::Edited);
    let mut asked = issued.clone();
    let asking = Extension {
        on: day(4, 1),
        reason: "汛期".into(),
        until: day(8, 31),
        endorsed: false,
        with_head: false,
    };
    asked.life.extension = Some(asking);
    assert_eq!(asked.edit(&due(Some(day(9, 30))), "延").unwrap_err().key, "refused-extension-open");
    let mut done = issued.clone();
    done.enter(Stage::Closed, day(6, 1));
    assert_eq!(done.edit(&due(Some(day(9, 30))), "延").unwrap_err().key, "refused-due-closed");
    let draft = Task { state: TaskState::Draft, ..issued.clone() };
    assert_eq!(
        draft.edit(&TaskEdit { due: None, ..TaskEdit::of(&draft) }, "未定").unwrap(),
        [TaskChange::Due(Was { before: issued.due, after: None })]
    );
}

#[test]
fn progress_and_state_of_an_issued_task_are_not_typed() {
    let issued = task();
    let far = TaskEdit { progress: Some(90), ..TaskEdit::of(&issued) };
    assert_eq!(issued.edit(&far, "估计").unwrap_err().key, "refused-progress-by-edit");
    let done = TaskEdit { state: TaskState::Done, ..TaskEdit::of(&issued) };
    assert_eq!(issued.edit(&done, "办结").unwrap_err().key, "refused-state-by-edit");
    let other = TaskEdit { title: "另题".into(), due: Some(day(12, 30)), ..far };
    let refused = |c: &TaskChange| Task::keeps_to_row(c).err().map(|r| r.key);
    let keys: Vec<_> = issued.changes(&other).iter().filter_map(refused).collect();
    assert_eq!(keys, ["refused-due-by-import", "refused-progress-by-import"]);
}

#[test]
fn closing_notes_the_day_and_reopening_forgets_it() {
    let mut t = task();
    let done = TaskEdit { state: TaskState::Done, ..TaskEdit::of(&t) };
    t.apply_all(&t.changes(&done), "", day(5, 1));
    assert_eq!(t.closed, Some(day(5, 1)));
    t.apply_all(&t.changes(&TaskEdit { state: TaskState::Open, ..TaskEdit::of(&t) }), "", day(5, 2));
    assert_eq!((t.closed, t.stage(), t.life.reopened), (None, Stage::InProgress, 1));
}

proptest! {
    #[test]
    fn numbers_sort_as_they_read(year in 1950_i16..2100, serial in 1_u32..2_000_000, sub in 0_u16..999) {
        let number = Number { year, serial, sub };
        prop_assert_eq!(number.to_string().parse::<Number>().unwrap(), number);
        prop_assert_eq!(Number::from_ordinal(number.ordinal()), number);
        let (first, last) = Number::year_range(year);
        prop_assert!(first < number.ordinal() && number.ordinal() <= last);
    }
}
