use jiff::civil::Date;

use super::support::*;
use crate::*;

fn filing(sent: Sent, on: Date) -> Option<Filing> {
    Some(Filing {
        report: ReportId(id(700)),
        sent,
        on,
        until: on,
        percent: None,
        milestones: vec![],
        given: vec![],
        unchanged: false,
        problems: false,
        mend_by: None,
    })
}

/// Issued on 1 January, due on 31 May, report due by 1 April while it is green.
fn at(stage: Stage) -> Task {
    let mut t = Task { due: Some(day(5, 31)), ..task() };
    if stage != t.stage() {
        t.passing(day(1, 1), |t| t.enter(stage, day(1, 1)));
    }
    t
}

fn reported(sent: Sent, on: Date) -> Task {
    let mut t = at(Stage::InProgress);
    t.passing(on, |t| t.life.filing = filing(sent, on));
    t
}

/// Back from the supervisors, where it had lain since 20 May, on 5 June: after its due date.
fn back_after_its_date() -> Task {
    let mut t = reported(Sent::ToOffice, day(5, 20));
    t.passing(day(6, 5), |t| t.life.filing = None);
    t
}

/// What it is, the task, its light, the day of a chase sheet, the day, and for what it waits for how many days.
type Case = (&'static str, Task, Light, Option<Date>, Date, Option<(WaitFor, i64)>);

fn hold(cases: Vec<Case>) {
    for (name, task, light, chased, today, expected) in cases {
        let found = wait(&task, light, chased, today).map(|w| (w.what, w.days(today)));
        assert_eq!(found, expected, "{name}");
    }
}

#[test]
fn who_is_in_time_is_at_work_and_who_is_not_is_waited_on_from_the_first_day_of_it() {
    use Light::{Green, Red};
    use WaitFor as W;
    let (new, signed, busy) = (at(Stage::Assigned), at(Stage::SignedFor), at(Stage::InProgress));
    hold(vec![
        ("issued today", new.clone(), Green, None, day(1, 1), None),
        ("within the days for signing", new.clone(), Green, None, day(1, 4), None),
        ("not signed for", new, Green, None, day(1, 5), Some((W::Signing, 1))),
        ("signed for, not arranged", signed.clone(), Green, None, day(3, 1), None),
        ("at work for months", busy.clone(), Green, None, day(4, 1), None),
        ("a report is late", busy.clone(), Green, None, day(4, 2), Some((W::Report, 1))),
        ("red reports weekly", busy, Red, None, day(1, 10), Some((W::Report, 2))),
        ("past its date", signed, Red, None, day(6, 10), Some((W::Due, 10))),
    ]);
}

#[test]
fn what_lies_with_somebody_to_be_answered_mended_or_decided_counts_from_the_day_it_came() {
    use Light::{Green, Red};
    use WaitFor as W;
    let (head, office) = (reported(Sent::ToHead, day(3, 1)), reported(Sent::ToOffice, day(3, 1)));
    let (back, busy) = (reported(Sent::Back, day(3, 1)), at(Stage::InProgress));
    let (sheet, second) = (Some(day(2, 1)), Some(day(4, 20)));
    hold(vec![
        ("with the head", head, Green, None, day(3, 4), Some((W::Decision, 3))),
        ("came today", office.clone(), Green, None, day(3, 1), None),
        ("with the office", office.clone(), Green, None, day(6, 9), Some((W::Decision, 100))),
        ("came back", back, Green, None, day(3, 2), Some((W::Returned, 1))),
        ("a sheet lies there", busy.clone(), Green, sheet, day(2, 3), Some((W::Chase, 2))),
        ("a sheet does not hurry the office", office, Green, sheet, day(3, 1), None),
        ("the older of two", busy, Green, second, day(4, 30), Some((W::Report, 29))),
        ("over elsewhere", back_after_its_date(), Red, None, day(6, 7), Some((W::Due, 2))),
    ]);
}

#[test]
fn nobody_is_waited_on_for_what_is_drafted_suspended_or_ended() {
    for stage in
        [Stage::Draft, Stage::Proposed, Stage::Suspended, Stage::Closed, Stage::Cancelled, Stage::Archived]
    {
        let mut t = at(Stage::InProgress);
        t.passing(day(2, 1), |t| t.enter(stage, day(2, 1)));
        assert_eq!(waits(&t, Light::Green, Some(day(2, 1))), None, "{stage:?}");
    }
    for stage in [Stage::ReassignmentRequested, Stage::ExtensionRequested, Stage::Closing, Stage::Checking] {
        let mut t = at(Stage::InProgress);
        t.passing(day(2, 1), |t| t.enter(stage, day(2, 1)));
        let found = wait(&t, Light::Green, None, day(2, 8)).map(|w| (w.what, w.days(day(2, 8))));
        assert_eq!(found, Some((WaitFor::Decision, 7)), "{stage:?}");
    }
}
