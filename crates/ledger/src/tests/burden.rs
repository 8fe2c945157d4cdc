use super::support::*;
use crate::*;

#[test]
fn every_figure_says_which_days_it_counts() {
    let (first, today) = (day(9, 30), day(6, 17));
    let span = |figure: BurdenFigure| {
        let (from, to) = figure.span(first, today);
        format!("{from}..{to}")
    };
    let spans: Vec<_> = BurdenFigure::ALL.iter().map(|f| (f.code(), span(*f))).collect();
    let expected = [
        ("twelve-months", "2026-09-30..2027-09-29"),
        ("year", "2026-01-01..2026-12-31"),
        ("year-so-far", "2026-01-01..2026-06-17"),
        ("week", "2026-06-15..2026-06-21"),
        ("week-before", "2026-06-08..2026-06-14"),
    ];
    assert_eq!(spans, expected.map(|(code, span)| (code, span.to_owned())));
}

#[test]
fn an_answer_given_ahead_fills_no_gap() {
    let monthly = Request {
        cadence: Cadence::Monthly,
        due: day(4, 30),
        until: day(9, 30),
        ..super::request::request()
    };
    let units = u64::try_from(monthly.recipients.len()).unwrap();
    let given = [(day(4, 30), 1), (day(7, 31), 1)];
    let of = |request: &Request, today| Answers::of(request, &given, today);
    // Two months are due, one of them is answered by one unit; the answer of July does not stand in for May's.
    assert_eq!(of(&monthly, day(5, 31)), Answers { due: 2 * units, given: 1, ahead: 1 });
    assert_eq!(of(&monthly, day(7, 31)), Answers { due: 4 * units, given: 2, ahead: 0 });
    // What is asked no more is neither due nor given.
    let ended = Request { ended: Some(day(6, 10)), ..monthly };
    assert_eq!(of(&ended, day(8, 1)), Answers { due: 2 * units, given: 1, ahead: 0 });
}

#[test]
fn shares_are_rounded_and_a_small_one_is_not_nothing() {
    let shares = [(3360, 11676), (48, 11676), (0, 11676), (1, 100), (1, 200), (995, 1000), (1, 0)];
    let told = shares.map(|(part, whole)| Share::of(part, whole));
    let percent = Share::Percent;
    let expected =
        [percent(29), Share::Little, percent(0), percent(1), Share::Little, percent(100), Share::None];
    assert_eq!(told, expected);
    // 15.95 hours are 16.0, 8 minutes are 0.1.
    assert_eq!([957, 8, 2, 0].map(tenths), [160, 1, 0, 0]);
}
