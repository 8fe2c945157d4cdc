//! Working days: the decreed days, the arithmetic on them, and what is said where no notice is known.

use calendar::{Date, DayKind, Fault, NoNotice, Notice, Wanted, WorkCalendar};
use jiff::ToSpan;
use jiff::civil::date;
use proptest::prelude::*;

fn day(text: &str) -> Date {
    text.parse().unwrap()
}

fn known() -> &'static WorkCalendar {
    WorkCalendar::embedded()
}

/// Working days of a year as the calendars printed by offices give them.
#[test]
fn years_have_as_many_working_days_as_decreed() {
    for (year, working) in [(2021, 250), (2022, 249), (2023, 249), (2024, 251), (2025, 248), (2026, 248)] {
        let count = known().between(date(year - 1, 12, 31), date(year, 12, 31));
        assert_eq!(count, Ok(working), "{year}");
    }
}

#[test]
fn days_are_what_the_notice_makes_of_them() {
    for (text, kind) in [
        ("2026-09-20", DayKind::MakeUp("国庆节")),
        ("2026-10-10", DayKind::MakeUp("国庆节")),
        ("2026-10-07", DayKind::Holiday("国庆节")),
        ("2026-10-08", DayKind::Working),
        ("2026-10-11", DayKind::Weekend),
        ("2026-01-04", DayKind::MakeUp("元旦")),
        ("2026-02-23", DayKind::Holiday("春节")),
        ("2024-02-09", DayKind::Working),
        ("2020-02-02", DayKind::Holiday("春节")),
        ("2020-02-03", DayKind::Working),
        ("2018-12-29", DayKind::MakeUp("元旦")),
        ("2018-12-31", DayKind::Holiday("元旦")),
        ("2025-10-06", DayKind::Holiday("国庆节、中秋节")),
    ] {
        assert_eq!(known().day(day(text)), Ok(kind), "{text}");
    }
}

#[test]
fn periods_pass_over_holidays_and_take_make_up_days_in() {
    let after = |from, count| known().after(day(from), count).unwrap().to_string();
    assert_eq!(after("2026-09-18", 1), "2026-09-20", "a Sunday that is worked");
    assert_eq!(after("2026-09-30", 3), "2026-10-10");
    assert_eq!(after("2026-02-13", 1), "2026-02-14");
    assert_eq!(after("2026-02-14", 1), "2026-02-24");
    assert_eq!(after("2026-01-15", 15), "2026-02-05");
    assert_eq!(known().before(day("2026-10-08"), 1), Ok(day("2026-09-30")));
    assert_eq!(known().at_or_after(day("2026-10-01")), Ok(day("2026-10-08")));
    assert_eq!(known().at_or_before(day("2026-10-04")), Ok(day("2026-09-30")));
    assert_eq!(known().between(day("2026-09-30"), day("2026-10-08")), Ok(1));
}

#[test]
fn a_year_without_notice_has_no_answer() {
    let (first, last) = (known().years().next().unwrap().0, known().years().last().unwrap().0);
    assert_eq!((first, last), (2018, 2026));
    let lacking = |year| Err(NoNotice { year });
    assert_eq!(known().is_working(day("2027-03-01")), Err(NoNotice { year: 2027 }));
    assert_eq!(known().after(day("2026-12-30"), 5), lacking(2027));
    assert_eq!(known().before(day("2018-01-03"), 9), lacking(2017));
    assert_eq!(known().at_or_after(day("2030-05-05")), lacking(2030));
    assert_eq!(known().between(day("2026-12-01"), day("2027-01-01")), Err(NoNotice { year: 2027 }));
    assert_eq!(known().after(Date::MAX, 1), lacking(9999));
    assert_eq!(known().before(Date::MIN, 1), lacking(-9999));
}

const NEXT: &str = "year = 2030\nsource = \"通知\"\n\n[[holiday]]\nname = \"元旦\"\nfrom = 2029-12-30\nto = 2030-01-01\nwork = [2029-12-29]\n";

#[test]
fn an_added_notice_answers_for_its_year_only() {
    let calendar = known().clone().with(Notice::parse("2030.toml", NEXT).unwrap());
    assert_eq!(calendar.day(day("2030-01-01")), Ok(DayKind::Holiday("元旦")));
    assert_eq!(calendar.at_or_after(day("2030-01-01")), Ok(day("2030-01-02")));
    assert_eq!(calendar.day(day("2029-12-31")), Err(NoNotice { year: 2029 }));
    assert_eq!(calendar.after(day("2026-12-30"), 5), Err(NoNotice { year: 2027 }), "no leap over a gap");
    assert_eq!(calendar.before(day("2030-01-03"), 2), Err(NoNotice { year: 2029 }));
}

#[test]
fn an_amended_notice_takes_the_place_of_the_first() {
    let amended =
        "year = 2026\nsource = \"调整\"\n[[holiday]]\nname = \"元旦\"\nfrom = 2026-01-01\nto = 2026-01-02\n";
    let calendar = known().clone().with(Notice::parse("2026.toml", amended).unwrap());
    assert_eq!(calendar.day(day("2026-01-04")), Ok(DayKind::Weekend));
    assert_eq!(calendar.years().last(), Some((2026, "调整")));
}

/// What is changed in a good file, and where the refusal points.
#[test]
fn bad_files_are_refused_with_line_field_and_fault() {
    let cases: &[(&str, &str, usize, &str, Fault)] = &[
        ("year = 2030", "year = \"2030\"", 1, "year", Fault::Write(Wanted::Year)),
        ("year = 2030", "year = 20300", 1, "year", Fault::Write(Wanted::Year)),
        ("year = 2030\n", "", 1, "year", Fault::Missing),
        ("\"通知\"", "\" \"", 2, "source", Fault::Write(Wanted::Text)),
        ("\"通知\"\n", "\"通知\"\nnote = 1\n", 3, "note", Fault::Unknown),
        ("name = \"元旦\"\n", "", 4, "name", Fault::Missing),
        ("name", "title", 5, "title", Fault::Unknown),
        ("from = 2029-12-30", "from = \"2029-12-30\"", 6, "from", Fault::Write(Wanted::Day)),
        ("from = 2029-12-30", "from = 2029-12-30T08:00:00", 6, "from", Fault::Write(Wanted::Day)),
        ("from = 2029-12-30", "from = 2030-01-02", 7, "to", Fault::Reversed),
        ("to = 2030-01-01", "to = 2030-02-01", 7, "to", Fault::TooLong(34)),
        ("from = 2029-12-30", "from = 2028-12-30", 7, "to", Fault::TooLong(368)),
        ("year = 2030", "year = 2031", 6, "from", Fault::OutsideYear(date(2029, 12, 30))),
        ("[2029-12-29]", "2029-12-29", 8, "work", Fault::Write(Wanted::Days)),
        ("[2029-12-29]", "[29]", 8, "work", Fault::Write(Wanted::Days)),
        ("[2029-12-29]", "[2030-01-04]", 8, "work", Fault::NoWeekend(date(2030, 1, 4))),
        ("[2029-12-29]", "[2029-12-30]", 8, "work", Fault::Twice(date(2029, 12, 30))),
    ];
    for (from, to, line, field, fault) in cases {
        let error = Notice::parse("x.toml", &NEXT.replacen(from, to, 1)).unwrap_err();
        assert_eq!(
            (error.line, error.field.as_str(), &error.fault),
            (*line, *field, fault),
            "{from} -> {to}"
        );
        assert_eq!(error.file, "x.toml");
    }
    let error = Notice::parse("x.toml", "year = 2030\nsource = \"通知\"\nholiday = []\n").unwrap_err();
    assert_eq!((error.line, error.fault), (3, Fault::Write(Wanted::Holidays)));
    let error = Notice::parse("x.toml", "year = 2030\nsource = 通知\n").unwrap_err();
    assert!(matches!((error.line, &error.fault), (2, Fault::Syntax(_))), "{error:?}");
}

prop_compose! {
    fn any_day()(offset in 0..2000_i32) -> Date { date(2020, 1, 1) + offset.days() }
}

proptest! {
    #[test]
    fn going_and_coming_back_ends_where_it_began(from in any_day(), count in 0..200_u32) {
        let calendar = known();
        let start = calendar.at_or_before(from).unwrap();
        let there = calendar.after(start, count).unwrap();
        prop_assert_eq!(calendar.before(there, count).unwrap(), start);
        prop_assert_eq!(calendar.between(start, there).unwrap(), count as i32);
        prop_assert!(calendar.is_working(there).unwrap());
    }

    #[test]
    fn a_later_day_or_a_longer_count_never_ends_earlier(from in any_day(), more in 0..40_i32, count in 1..100_u32) {
        let calendar = known();
        prop_assert!(calendar.after(from, count).unwrap() <= calendar.after(from + more.days(), count).unwrap());
        prop_assert!(calendar.after(from, count).unwrap() < calendar.after(from, count + 1).unwrap());
        prop_assert!(calendar.at_or_after(from).unwrap() >= from);
    }

    #[test]
    fn counts_add_up(a in any_day(), b in any_day(), c in any_day(), m in 0..50_u32, n in 0..50_u32) {
        let calendar = known();
        let between = |x, y| calendar.between(x, y).unwrap();
        prop_assert_eq!(between(a, b) + between(b, c), between(a, c));
        let twice = calendar.after(calendar.after(a, m).unwrap(), n).unwrap();
        prop_assert_eq!(twice, calendar.after(a, m + n).unwrap());
    }

    #[test]
    fn counting_by_the_day_comes_to_the_same(from in any_day(), length in 0..300_i32) {
        let calendar = known();
        let to = from + length.days();
        let one_by_one = (1..=length).filter(|n| calendar.is_working(from + n.days()).unwrap()).count();
        prop_assert_eq!(calendar.between(from, to).unwrap(), one_by_one as i32);
    }

    #[test]
    fn no_file_brings_the_reader_down(text in "(year|source|holiday|name|from|to|work|\\[\\[|\\]\\]|=|\"|20[0-9]{2}-[01][0-9]-[0-3][0-9]|\n|[ ,\\[\\]]|\\PC){0,30}") {
        let _ = Notice::parse("x.toml", &text);
    }
}

#[test]
fn what_falls_on_a_holiday_is_kept_on_the_first_working_day_after_it() {
    let calendar = WorkCalendar::embedded();
    for (day, kept, known) in [
        ("2026-06-12", "2026-06-12", true),
        ("2026-06-13", "2026-06-15", true),
        ("2026-10-01", "2026-10-08", true),
        // A Saturday that is worked for the holiday.
        ("2026-10-10", "2026-10-10", true),
        // 2027 has no notice yet: weekends and the days that the law names are passed over, and that is said.
        ("2027-01-01", "2027-01-04", false),
        ("2027-01-03", "2027-01-04", false),
        ("2027-05-01", "2027-05-03", false),
        ("2027-03-03", "2027-03-03", false),
    ] {
        let (found, unknown) = calendar.kept(day.parse().unwrap());
        assert_eq!((found.to_string().as_str(), unknown.is_none()), (kept, known), "{day}");
    }
}
