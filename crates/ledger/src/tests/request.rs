use jiff::ToSpan as _;
use jiff::civil::{Date, date};

use super::support::*;
use crate::*;

fn field(name: &str, kind: FieldKind) -> RequestField {
    RequestField {
        name: name.into(),
        kind,
        unit: String::new(),
        measure: None,
        optional: false,
        known: false,
        minutes: 4,
    }
}

pub(super) fn request() -> Request {
    Request {
        id: RequestId(id(400)),
        number: "2026-0001".parse().unwrap(),
        title: "春耕备耕进度".into(),
        purpose: "掌握农资到位情况，安排调运".into(),
        basis: "县委农村工作领导小组第2次会议纪要".into(),
        by: PersonId(id(80)),
        unit: UnitId(id(LEAD)),
        recipients: vec![UnitId(id(OTHER)), UnitId(id(52))],
        fields: vec![field("化肥到位", FieldKind::Number), field("存在困难", FieldKind::Text)],
        cadence: Cadence::Monthly,
        on: day(3, 1),
        due: day(3, 31),
        until: day(6, 30),
        state: RequestState::Open,
        over: vec![],
        approval: None,
        ended: None,
        verdict: String::new(),
    }
}

fn over() -> Request {
    Request { over: vec![UnitId(id(OTHER))], ..request() }
}

fn commands() -> [RequestCommand; 4] {
    let reason = || "省级普查限期完成".to_owned();
    [
        RequestCommand::Approve { reason: reason() },
        RequestCommand::Decline { reason: reason() },
        RequestCommand::Withdraw { reason: reason() },
        RequestCommand::Close,
    ]
}

/// Own unit: what a head asks for is asked by the head's unit.
const OWN: Relation = Relation { lead_unit: true, ..Relation::NONE };

#[test]
fn every_role_and_relation_that_may_send() {
    for role in Role::ALL {
        for relation in [Relation::NONE, OWN] {
            for (asked, propose) in [(request(), false), (over(), false), (over(), true)] {
                let exceeds = !asked.over.is_empty();
                let cell = format!("{role:?} {relation:?} exceeds {exceeds} propose {propose}");
                let may = match role {
                    Role::Supervisor | Role::OfficeLeader => true,
                    Role::UnitHead => relation.lead_unit,
                    _ => false,
                };
                let alone = matches!(role, Role::OfficeLeader | Role::CountyLeader);
                let outcome = asked.send(&actor([*role]), relation, "上级限期普查", propose);
                assert_eq!(outcome.is_ok(), may && (!exceeds || propose || alone), "{cell}");
                match outcome {
                    Ok(new) => {
                        let Entity::Request(sent) = evolved(None, &new) else { panic!("{cell}") };
                        assert_eq!(sent.state == RequestState::Proposed, exceeds && propose, "{cell}");
                        assert_eq!(sent.approval.is_some(), exceeds && !propose, "{cell}");
                        assert_eq!(sent.was_sent(), !propose, "{cell}");
                    }
                    Err(refusal) => {
                        let kind = if may { RefusalKind::Conflict } else { RefusalKind::Forbidden };
                        assert_eq!(refusal.kind, kind, "{cell}");
                        if may {
                            assert_eq!(refusal.key, "refused-request-over", "{cell}");
                            let who = refusal.args.iter().find(|(name, _)| *name == "who").unwrap();
                            assert!(who.1.contains("role-county-leader"), "it names who may: {cell}");
                        }
                    }
                }
            }
        }
    }
    let silent = over().send(&actor([Role::OfficeLeader]), OWN, "  ", false);
    assert_eq!(silent.unwrap_err().key, "refused-no-reason");
}

#[test]
fn what_no_request_may_be() {
    let refused = |change: fn(&mut Request)| {
        let mut asked = request();
        change(&mut asked);
        asked.send(&actor([Role::Supervisor]), Relation::NONE, "", false).unwrap_err().key
    };
    assert_eq!(refused(|r| r.title = " ".into()), "refused-request-title");
    assert_eq!(refused(|r| r.purpose.clear()), "refused-request-purpose");
    assert_eq!(refused(|r| r.basis = "据".repeat(1001)), "refused-request-basis");
    assert_eq!(refused(|r| r.recipients.clear()), "refused-request-recipients");
    assert_eq!(refused(|r| r.fields.clear()), "refused-request-fields");
    assert_eq!(refused(|r| r.fields[0].name = String::new()), "refused-request-field");
    assert_eq!(refused(|r| r.fields[1].name = "化肥到位".into()), "refused-request-twice");
    assert_eq!(refused(|r| r.due = day(2, 28)), "refused-request-due");
    assert_eq!(refused(|r| r.until = day(3, 30)), "refused-request-until");
    assert_eq!(refused(|r| r.until = date(2027, 3, 2)), "refused-request-until");
}

#[test]
fn every_state_command_and_role_of_a_request() {
    for state in RequestState::ALL {
        for command in commands() {
            for role in Role::ALL {
                for relation in [Relation::NONE, OWN] {
                    let asked = Request { state, ..over() };
                    let cell = format!("{state:?} {} {role:?} {relation:?}", command.code());
                    let may = match command.code() {
                        "approve" | "decline" => matches!(role, Role::OfficeLeader | Role::CountyLeader),
                        _ => match role {
                            Role::Supervisor | Role::OfficeLeader => true,
                            Role::UnitHead => relation.lead_unit,
                            _ => false,
                        },
                    };
                    let fits = command.from().contains(&state);
                    let outcome = asked.decide(command.clone(), &actor([*role]), relation, 1, day(3, 9));
                    assert_eq!(outcome.is_ok(), may && fits, "{cell}");
                    match outcome {
                        Ok(new) => {
                            let Entity::Request(after) = evolved(Some(Entity::Request(asked)), &new) else {
                                panic!("{cell}")
                            };
                            let expected = match command.code() {
                                "approve" => RequestState::Open,
                                "close" => RequestState::Closed,
                                _ => RequestState::Withdrawn,
                            };
                            assert_eq!(after.state, expected, "{cell}");
                            assert_eq!(after.ended.is_some(), expected != RequestState::Open, "{cell}");
                        }
                        Err(refusal) => {
                            let kind = if may { RefusalKind::Conflict } else { RefusalKind::Forbidden };
                            assert_eq!(refusal.kind, kind, "{cell}");
                        }
                    }
                }
            }
        }
    }
    let late = Request { state: RequestState::Proposed, ..over() };
    let [approve, ..] = commands();
    let outcome = late.decide(approve, &actor([Role::CountyLeader]), Relation::NONE, 1, day(4, 1));
    assert_eq!(outcome.unwrap_err().key, "refused-request-late");
    let silent = RequestCommand::Withdraw { reason: " ".into() };
    let outcome = request().decide(silent, &actor([Role::Supervisor]), Relation::NONE, 1, day(3, 9));
    assert_eq!(outcome.unwrap_err().key, "refused-no-reason");
}

#[test]
fn what_was_ended_early_asks_nothing_after_its_end() {
    let asked = request();
    let days = |r: &Request| r.dues().collect::<Vec<Date>>();
    assert_eq!(days(&asked), [day(3, 31), day(4, 30), day(5, 31), day(6, 30)]);
    assert_eq!(asked.round(day(3, 1)), Some(day(3, 31)));
    assert_eq!(asked.round(day(4, 1)), Some(day(4, 30)));
    assert_eq!(asked.round(day(8, 1)), Some(day(6, 30)), "the last one is still awaited");
    let ended = Request { ended: Some(day(4, 30)), state: RequestState::Closed, ..asked };
    assert_eq!(days(&ended), [day(3, 31), day(4, 30)]);
    let never = Request { ended: Some(day(3, 2)), ..ended };
    assert_eq!((days(&never).len(), never.round(day(3, 2))), (0, None));
}

fn reply() -> Reply {
    Reply {
        id: ReplyId(id(500)),
        request: RequestId(id(400)),
        unit: UnitId(id(OTHER)),
        due: day(3, 31),
        values: vec![
            Some(FieldValue::Number("128.5".parse().unwrap())),
            Some(FieldValue::Text("缺两台插秧机".into())),
        ],
        on: day(3, 20),
        by: PersonId(id(80)),
        unchanged: false,
    }
}

#[test]
fn who_may_answer_and_while_it_is_open() {
    for state in RequestState::ALL {
        for role in Role::ALL {
            for relation in [Relation::NONE, OWN] {
                let cell = format!("{state:?} {role:?} {relation:?}");
                let may = matches!(role, Role::UnitHead | Role::Liaison) && relation.lead_unit;
                let asked = Request { state, ..request() };
                let outcome = reply().give(&asked, &actor([*role]), relation, 0);
                assert_eq!(outcome.is_ok(), may && state == RequestState::Open, "{cell}");
                if let Ok(new) = outcome {
                    assert_eq!(evolved(None, &new), Entity::Reply(reply()), "{cell}");
                    let again = Reply { on: day(3, 21), ..reply() };
                    let new = again.clone().give(&asked, &actor([*role]), relation, 1).unwrap();
                    assert_eq!(evolved(Some(Entity::Reply(reply())), &new), Entity::Reply(again), "{cell}");
                }
            }
        }
    }
}

#[test]
fn an_answer_fits_what_was_asked() {
    let mut asked = request();
    asked.fields[1].optional = true;
    let give = |reply: Reply, asked: &Request| {
        reply.give(asked, &actor([Role::Liaison]), OWN, 0).map(drop).map_err(|r| r.key)
    };
    let with = |values: Vec<Option<FieldValue>>| Reply { values, ..reply() };
    let number = || Some(FieldValue::Number("3".parse().unwrap()));
    let text = |words: &str| Some(FieldValue::Text(words.into()));
    assert_eq!(give(with(vec![number(), None]), &asked), Ok(()));
    assert_eq!(give(with(vec![None, None]), &asked), Err("refused-reply-missing"));
    assert_eq!(give(with(vec![number(), text(" ")]), &asked), Err("refused-reply-missing"));
    assert_eq!(give(with(vec![text("三"), None]), &asked), Err("refused-reply-kind"));
    assert_eq!(give(with(vec![number()]), &asked), Err("refused-reply-fields"));
    assert_eq!(give(with(vec![number(), text(&"难".repeat(2001))]), &asked), Err("refused-reply-long"));
    let stranger = Reply { unit: UnitId(id(77)), ..reply() };
    assert_eq!(give(stranger, &asked), Err("refused-reply-unit"));
    for (due, on, outcome) in [
        (day(4, 30), day(3, 20), Err("refused-reply-due")),
        (day(4, 30), day(4, 1), Ok(())),
        (day(3, 31), day(4, 8), Ok(())),
        (day(4, 29), day(4, 29), Err("refused-reply-due")),
    ] {
        assert_eq!(give(Reply { due, on, ..reply() }, &asked), outcome, "{due} on {on}");
    }
}

#[test]
fn a_figure_of_a_measure_becomes_its_value() {
    let measure = |unit: &str, source: Option<u128>| Measure {
        id: MeasureId(id(700)),
        name: "化肥到位".into(),
        aliases: vec![],
        unit: unit.into(),
        direction: MeasureDirection::Up,
        field: None,
        source: source.map(|n| UnitId(id(n))),
        frequency: Frequency::Month,
        position: 1,
        active: true,
        signed: None,
    };
    let mut asked = request();
    asked.fields[0].measure = Some(MeasureId(id(700)));
    asked.fields[0].unit = "吨".into();
    let seen = |measure: Measure, reply: Reply| {
        let given = reply.given(&asked, &[measure], || ObservationId(id(800)));
        let of = |g: Given| (g.unit, g.period.to_string(), g.value.to_string());
        given.into_iter().map(of).collect::<Vec<_>>()
    };
    let town = Some(UnitId(id(OTHER)));
    let value = |unit, period: &str| vec![(unit, period.to_owned(), "128.5".to_owned())];
    assert_eq!(seen(measure("吨", None), reply()), value(town, "2026-03"), "due on the last day of March");
    for (due, month) in [(day(4, 5), "2026-03"), (day(4, 28), "2026-04"), (day(4, 30), "2026-04")] {
        let later = Reply { due, on: day(5, 9), ..reply() };
        assert_eq!(seen(measure("吨", None), later), value(town, month), "due on {due}, whenever answered");
    }
    let of_all = seen(measure("吨", Some(OTHER)), reply());
    assert_eq!(of_all, value(None, "2026-03"), "the source speaks for all");
    assert_eq!(seen(measure("万吨", None), reply()), [], "nothing is converted unasked");
    let text = Reply { values: vec![None, Some(FieldValue::Text("无".into()))], ..reply() };
    assert_eq!(seen(measure("吨", None), text), []);
}

#[test]
fn a_budget_holds_until_the_next_one_and_says_where_minutes_come_from() {
    let budget = |year: i16, minutes: u32| Budget {
        id: BudgetId(id(600 + year as u128)),
        year,
        minutes: Some(minutes),
        units: [(UnitId(id(OTHER)), 90)].into(),
        fields: None,
        source: String::new(),
    };
    let all = [budget(2025, 3000), budget(2027, 2400)];
    let in_year = |year| Budget::in_year(&all, year).map(|b| b.of(UnitId(id(LEAD))));
    assert_eq!(
        [2024, 2025, 2026, 2028].map(in_year),
        [None, Some(Some(3000)), Some(Some(3000)), Some(Some(2400))]
    );
    assert_eq!(all[0].of(UnitId(id(OTHER))), Some(90));
    assert_eq!(Budget { minutes: None, ..all[0].clone() }.of(UnitId(id(LEAD))), None);
    for role in Role::ALL {
        let may = matches!(role, Role::OfficeLeader | Role::CountyLeader);
        assert_eq!(all[0].clone().set(&actor([*role]), 0).is_ok(), may, "{role:?}");
    }
    let refused = |b: Budget| b.set(&actor([Role::OfficeLeader]), 0).unwrap_err().key;
    let fields = Some(FieldMinutes { number: 3, text: 6, date: 1, yes_no: 1 });
    assert_eq!(refused(Budget { fields, ..all[0].clone() }), "refused-budget-source");
    let none = Some(FieldMinutes { number: 0, text: 6, date: 1, yes_no: 1 });
    assert_eq!(
        refused(Budget { fields: none, source: "实测".into(), ..all[0].clone() }),
        "refused-budget-minutes"
    );
    assert_eq!(refused(Budget { minutes: Some(MAX_MINUTES + 1), ..all[0].clone() }), "refused-budget-hours");
    assert_eq!(refused(Budget { year: 26, ..all[0].clone() }), "refused-budget-year");
    let beyond = [(UnitId(id(OTHER)), MAX_MINUTES + 1)].into();
    let wrong = Budget { year: 26, units: beyond, fields: none, ..all[0].clone() };
    let told = wrong.faults().none().unwrap_err();
    let at: Vec<&str> = told.each().map(|fault| fault.field.as_ref()).collect();
    assert_eq!(at, ["year", "own", "minutes", "source"], "all of it at once");
}

/// Whatever people try, in whatever order: an answer stands only for a day on which one was due, of somebody who was
/// asked, and nothing changes once a request has ended.
#[test]
fn random_commands_leave_a_valid_request() {
    let mut seed = 7_u64;
    let mut next = |below: u64| {
        seed = seed.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
        (seed >> 33) % below
    };
    for _ in 0..40 {
        let mut asked = Request { state: RequestState::Proposed, ..over() };
        let (mut today, mut allowed) = (day(3, 1), 0);
        for _ in 0..200 {
            today += (next(3) as i64).days();
            let who = actor([Role::ALL[next(Role::ALL.len() as u64) as usize]]);
            let relation = if next(2) == 0 { OWN } else { Relation::NONE };
            if next(4) > 0 {
                let due = day(3, 31) + (next(120) as i64).days();
                let given = Reply { due, on: today, ..reply() };
                if let Ok(new) = given.give(&asked, &who, relation, 0) {
                    let Entity::Reply(kept) = evolved(None, &new) else { panic!() };
                    assert!(asked.state == RequestState::Open && asked.dues().any(|d| d == kept.due));
                    assert!(asked.round(today) >= Some(kept.due));
                    allowed += 1;
                }
                continue;
            }
            // Closing ends the story early, so it is tried seldom.
            let at = if next(12) == 0 { next(4) } else { next(2) };
            let command = commands()[at as usize].clone();
            let before = asked.clone();
            if let Ok(new) = asked.decide(command, &who, relation, 1, today) {
                let Entity::Request(after) = evolved(Some(Entity::Request(asked)), &new) else { panic!() };
                assert!(matches!(before.state, RequestState::Proposed | RequestState::Open));
                assert_eq!(
                    after.approval.is_some(),
                    after.state == RequestState::Open || before.approval.is_some()
                );
                asked = after;
                allowed += 1;
            }
        }
        assert!(allowed > 0);
    }
}
