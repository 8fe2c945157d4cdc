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
