use proptest::prelude::*;

use super::support::*;
use crate::*;

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
