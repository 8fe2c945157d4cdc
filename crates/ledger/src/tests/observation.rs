use super::support::*;
use crate::workflow::{Scene, decide};
use crate::*;

fn measure(source: Option<u128>) -> Measure {
    Measure {
        id: MeasureId(id(800)),
        name: "新建项目开工率".into(),
        aliases: vec![],
        unit: "%".into(),
        direction: MeasureDirection::Up,
        field: None,
        source: source.map(|n| UnitId(id(n))),
        frequency: Frequency::Month,
        position: 1,
        active: true,
        signed: None,
    }
}

fn given(period: &str) -> Given {
    Given {
        id: ObservationId(id(900)),
        measure: MeasureId(id(800)),
        unit: Some(UnitId(id(LEAD))),
        period: period.parse().unwrap(),
        value: "63.5".parse().unwrap(),
        by: Some(PersonId(id(71))),
    }
}

#[test]
fn periods_are_written_as_they_are_read_and_know_their_days() {
    for (text, from, until, before) in [
        ("2026-02", "2026-02-01", "2026-02-28", "2026-01"),
        ("2026-01", "2026-01-01", "2026-01-31", "2025-12"),
        ("2026-Q3", "2026-07-01", "2026-09-30", "2026-Q2"),
        ("2026-Q1", "2026-01-01", "2026-03-31", "2025-Q4"),
        ("2026-H2", "2026-07-01", "2026-12-31", "2026-H1"),
        ("2026", "2026-01-01", "2026-12-31", "2025"),
    ] {
        let period: Period = text.parse().unwrap();
        assert_eq!((period.to_string(), period.before().to_string()), (text.into(), before.into()));
        assert_eq!((period.from().to_string(), period.until().to_string()), (from.into(), until.into()));
        let stored = serde_json::to_string(&period).unwrap();
        assert_eq!(serde_json::from_str::<Period>(&stored).unwrap(), period);
        for day in [period.from(), period.until()] {
            assert_eq!(Period::of(period.frequency(), day), period);
        }
    }
    for wrong in ["", "2026-13", "2026-0", "2026-Q5", "2026-H3", "26年", "2026-Q", "0-01"] {
        assert!(wrong.parse::<Period>().is_err(), "{wrong}");
    }
}

#[test]
fn what_is_asked_for_is_the_last_ended_period_unless_the_work_is_younger() {
    let asked = |frequency, begun, today| Period::asked(frequency, begun, today).to_string();
    assert_eq!(asked(Frequency::Month, day(3, 2), day(6, 12)), "2026-05");
    assert_eq!(asked(Frequency::Month, day(5, 31), day(6, 12)), "2026-05", "begun on its last day");
    assert_eq!(asked(Frequency::Month, day(6, 1), day(6, 12)), "2026-06");
    assert_eq!(asked(Frequency::Quarter, day(3, 2), day(6, 30)), "2026-Q1");
    assert_eq!(asked(Frequency::Year, day(3, 2), day(6, 30)), "2026", "last year is nothing to this task");
}

#[test]
fn a_value_given_while_its_period_runs_is_not_the_last_word() {
    let source = ObservationSource { kind: SourceKind::Report, id: id(700) };
    let on = |on| Observation::of(&given("2026-05"), source, on).is_final();
    assert_eq!([on(day(5, 20)), on(day(5, 31)), on(day(6, 1))], [false, false, true]);
}

#[test]
fn the_source_speaks_for_the_whole_site_and_everybody_else_for_themselves() {
    let lead = UnitId(id(LEAD));
    assert_eq!(measure(Some(LEAD)).speaks_of(lead), None);
    assert_eq!(measure(Some(OTHER)).speaks_of(lead), Some(lead));
    assert_eq!(measure(None).speaks_of(lead), Some(lead));
}

/// A task followed by the measure, and its report with that value on the way to the supervisors.
fn reported(value: Given) -> Result<Task, Refusal> {
    let target =
        Target { measure: Some(MeasureId(id(800))), .."新建项目开工率 ≥ 80%".parse().unwrap() };
    let mut task = Task { targets: vec![target], start: day(2, 1), ..task() };
    task.enter(Stage::InProgress, day(2, 1));
    let text = ReportText {
        progress: "两个项目开工".into(),
        given: vec![value],
        ..ReportText::begin(&task, day(3, 1))
    };
    let head = actor([Role::UnitHead]);
    let scene = Scene {
        actor: &head,
        relation: CLOSE,
        version: 1,
        today: day(3, 1),
        headless: false,
        kept: |day| day,
    };
    let sent = decide(&task, &Command::SubmitReport { report: ReportId(id(700)), text }, &scene)?;
    assert_eq!(sent.len(), 2, "what is sent is not recorded yet");
    let EventBody::TaskReported { filing, again, on } = sent[1].body.clone() else { panic!("a report") };
    task.file(filing, again, on);
    Ok(task)
}

#[test]
fn a_value_is_recorded_when_its_report_is_accepted_and_not_when_it_is_returned() {
    let task = reported(given("2026-02")).unwrap();
    let supervisor = actor([Role::Supervisor]);
    let scene = Scene {
        actor: &supervisor,
        relation: CLOSE,
        version: 2,
        today: day(3, 5),
        headless: false,
        kept: |day| day,
    };
    let returned = decide(&task, &Command::ReturnReport { reason: "数据口径不对".into() }, &scene).unwrap();
    let recorded = |events: &[NewEvent]| {
        let of = |e: &NewEvent| match &e.body {
            EventBody::ObservationRecorded { observation } => Some(observation.clone()),
            _ => None,
        };
        events.iter().filter_map(of).collect::<Vec<_>>()
    };
    assert_eq!(recorded(&returned), vec![]);
    let accepted = recorded(&decide(&task, &Command::AcceptReport {}, &scene).unwrap());
    let [one] = &accepted[..] else { panic!("{accepted:?}") };
    assert_eq!((one.value.to_string().as_str(), one.on, one.by), ("63.5", day(3, 1), Some(PersonId(id(71)))));
    assert_eq!(one.source, ObservationSource { kind: SourceKind::Report, id: id(700) });
}

#[test]
fn a_report_gives_values_only_of_what_its_task_is_followed_by_and_of_what_has_begun() {
    let other = Given { measure: MeasureId(id(801)), ..given("2026-02") };
    assert_eq!(reported(other).unwrap_err().key, "refused-report-measure");
    assert_eq!(reported(given("2026-04")).unwrap_err().key, "refused-report-measure");
}

#[test]
fn a_value_is_corrected_beside_what_stood_there_by_who_answers_for_it() {
    let source = ObservationSource { kind: SourceKind::Report, id: id(1) };
    let stood = Observation::of(&given("2026-05"), source, "2026-06-02".parse().unwrap());
    let correction = |value: &str, reason: &str| Correction {
        id: ObservationId(id(901)),
        value: value.parse().unwrap(),
        reason: reason.into(),
        on: "2026-06-20".parse().unwrap(),
    };
    for role in Role::ALL {
        for relation in Relation::ALL {
            let may = *role == Role::Supervisor || *role == Role::UnitHead && relation.lead_unit;
            let done = stood.correct(correction("36.5", " 录反了 "), &actor([*role]), relation);
            assert_eq!(done.is_ok(), may, "{role:?} {relation:?}");
            let Ok(event) = done else { continue };
            let Entity::Observation(now) = evolved(None, &event) else { panic!("{event:?}") };
            assert_eq!((now.unit, now.period, now.measure), (stood.unit, stood.period, stood.measure));
            assert_eq!((now.value.to_string(), now.reason.as_str()), ("36.5".into(), "录反了"));
            assert_eq!(now.source, ObservationSource { kind: SourceKind::Correction, id: stood.id.0 });
        }
    }
    let refused =
        |c: Correction| stood.correct(c, &actor([Role::Supervisor]), Relation::NONE).unwrap_err().key;
    assert_eq!(refused(correction("36.5", " ")), "refused-no-reason");
    assert_eq!(refused(correction("63.50", "核对")), "refused-correction-same");
    assert_eq!(refused(correction("36.5", &"长".repeat(1001))), "refused-correction-long");
}
