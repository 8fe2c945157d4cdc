use super::support::*;
use crate::*;

fn in_progress(cadence: &str) -> Task {
    let mut t = Task { cadence: cadence.into(), ..task() };
    t.enter(Stage::InProgress, day(1, 1));
    t
}

#[test]
fn cadences_are_understood_as_documents_write_them() {
    for (words, rhythm) in [
        ("每季度", Some(Rhythm::Quarterly)),
        ("每月底前", Some(Rhythm::Monthly)),
        ("按月", Some(Rhythm::Monthly)),
        ("每周", Some(Rhythm::Weekly)),
        ("每半年", Some(Rhythm::HalfYearly)),
        ("每半个月", Some(Rhythm::Fortnightly)),
        ("每两个月", Some(Rhythm::Bimonthly)),
        ("每年", Some(Rhythm::Yearly)),
        ("及时", None),
        ("", None),
    ] {
        assert_eq!(Rhythm::of(words), rhythm, "{words}");
    }
}

#[test]
fn the_light_sets_the_rhythm_and_the_document_may_ask_for_less_while_green() {
    for (cadence, light, due) in [
        ("", Light::Green, Some(day(4, 1))),
        ("", Light::Amber, Some(day(2, 1))),
        ("", Light::Red, Some(day(1, 8))),
        ("每半年", Light::Green, Some(day(7, 1))),
        ("每半年", Light::Red, Some(day(1, 8))),
        ("每月", Light::Green, Some(day(2, 1))),
        ("每周", Light::Amber, Some(day(1, 8))),
        ("", Light::Done, None),
    ] {
        assert_eq!(report_due(&in_progress(cadence), light), due, "{cadence} {light:?}");
    }
}

#[test]
fn a_report_is_due_at_the_due_date_where_that_comes_first() {
    let task = Task { due: Some(day(2, 15)), ..in_progress("") };
    assert_eq!(report_due(&task, Light::Green), Some(day(2, 15)));
}

#[test]
fn no_report_is_awaited_from_a_unit_that_does_not_hold_the_ball() {
    let filing = |sent| Filing {
        report: ReportId(id(700)),
        sent,
        on: day(3, 1),
        until: day(3, 1),
        percent: None,
        milestones: vec![],
        given: vec![],
        unchanged: true,
        problems: false,
        mend_by: None,
    };
    for (sent, due) in [(Sent::ToHead, None), (Sent::ToOffice, None), (Sent::Back, Some(day(3, 4)))] {
        let mut task = in_progress("");
        task.life.filing = Some(filing(sent));
        assert_eq!(report_due(&task, Light::Green), due, "{sent:?}");
    }
    for stage in Stage::ALL {
        let mut task = task();
        task.enter(*stage, day(1, 1));
        let awaited = matches!(stage, Stage::InProgress | Stage::ExtensionRequested);
        assert_eq!(report_due(&task, Light::Green).is_some(), awaited, "{stage:?}");
    }
}

#[test]
fn the_period_begins_anew_after_an_accepted_report_and_after_a_clock_stood() {
    let mut task = in_progress("");
    task.life.accepted.push(Accepted { until: day(2, 28), filed: day(3, 2), percent: None, problems: false });
    assert_eq!(report_due(&task, Light::Green), Some(day(6, 2)));
    let reason = String::from("汛期");
    task.life.stops.push(Stop { from: day(5, 1), until: Some(day(5, 20)), reason, review: day(6, 1) });
    assert_eq!(report_due(&task, Light::Green), Some(day(8, 20)));
}

#[test]
fn a_day_on_which_a_report_is_due_says_why() {
    let due = |on| Task { due: Some(on), ..in_progress("每半年") };
    for (task, light, why) in [
        (in_progress(""), Light::Amber, DueWhy::Light(Rhythm::Monthly)),
        (in_progress("每半年"), Light::Green, DueWhy::Stated(Rhythm::HalfYearly)),
        (in_progress("每半年"), Light::Red, DueWhy::Light(Rhythm::Weekly)),
        (in_progress("每周"), Light::Amber, DueWhy::Stated(Rhythm::Weekly)),
        (due(day(5, 1)), Light::Green, DueWhy::End),
        (due(day(12, 1)), Light::Green, DueWhy::Stated(Rhythm::HalfYearly)),
    ] {
        assert_eq!(report_due_why(&task, light).map(|(_, why)| why), Some(why), "{task:?}");
    }
}
