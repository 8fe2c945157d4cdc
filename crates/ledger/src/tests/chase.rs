use super::support::*;
use crate::*;

fn sheet(colour: Colour) -> Chase {
    Chase {
        id: ChaseId(id(300)),
        number: "2026-0001".parse().unwrap(),
        colour,
        unit: UnitId(id(LEAD)),
        task: Some(TaskId(id(9))),
        reason: "进度落后，请说明原因并提出措施".into(),
        by_rule: false,
        on: day(3, 1),
        answer_due: day(3, 8),
        follows: None,
        state: ChaseState::Open,
        answer: None,
        drafted: None,
        verdict: String::new(),
        ended: None,
    }
}

fn commands() -> [ChaseCommand; 7] {
    let words = || "已增派两个班组".to_owned();
    [
        ChaseCommand::Answer { text: words(), evidence: vec![] },
        ChaseCommand::Draft { text: words(), evidence: vec![] },
        ChaseCommand::Approve,
        ChaseCommand::SendBack { reason: words() },
        ChaseCommand::Meet { remark: String::new() },
        ChaseCommand::Miss { reason: words() },
        ChaseCommand::Withdraw { reason: words() },
    ]
}

#[test]
fn every_state_command_and_role_of_a_sheet() {
    for state in ChaseState::ALL {
        for command in commands() {
            for role in Role::ALL {
                for relation in [Relation::NONE, CLOSE] {
                    let answer =
                        Answer { text: "已落实".into(), evidence: vec![], on: day(3, 3), by: None };
                    let drafted = Some(Drafted { answer, back: None });
                    let sheet = Chase { state, drafted, ..sheet(Colour::Blue) };
                    let cell = format!("{state:?} {} {role:?} {relation:?}", command.code());
                    let may = match &command {
                        ChaseCommand::Approve | ChaseCommand::SendBack { .. } => {
                            role == &Role::UnitHead && relation.lead_unit
                        }
                        ChaseCommand::Answer { .. } | ChaseCommand::Draft { .. } => {
                            matches!(role, Role::UnitHead | Role::Liaison) && relation.lead_unit
                        }
                        _ => matches!(role, Role::Supervisor | Role::OfficeLeader),
                    };
                    let fits = match &command {
                        ChaseCommand::Meet { .. } => state == ChaseState::Answered,
                        _ => state.pending(),
                    };
                    let outcome = sheet.decide(command.clone(), &actor([*role]), relation, 1, day(3, 9));
                    assert_eq!(outcome.is_ok(), may && fits, "{cell}");
                    if let Err(refusal) = outcome {
                        let kind = if may { RefusalKind::Conflict } else { RefusalKind::Forbidden };
                        assert_eq!(refusal.kind, kind, "{cell}");
                    }
                }
            }
        }
    }
}

#[test]
fn red_sheets_are_the_leaders() {
    let supervisor = actor([Role::Supervisor]);
    assert!(sheet(Colour::Yellow).write(&supervisor).is_ok());
    assert_eq!(sheet(Colour::Red).write(&supervisor).unwrap_err().kind, RefusalKind::Forbidden);
    assert!(sheet(Colour::Red).write(&actor([Role::OfficeLeader])).is_ok());
    let silent = Chase { reason: " ".into(), ..sheet(Colour::Blue) };
    assert_eq!(silent.write(&supervisor).unwrap_err().key, "refused-no-reason");
}

#[test]
fn a_sheet_unanswered_or_unmet_calls_for_a_harder_one_and_red_for_none() {
    for (colour, harder) in
        [(Colour::Blue, Some(Colour::Yellow)), (Colour::Yellow, Some(Colour::Red)), (Colour::Red, None)]
    {
        let open = sheet(colour);
        assert_eq!(open.escalates(day(3, 8)), None, "the day for the answer is not over");
        assert_eq!(open.escalates(day(3, 9)), harder);
        for (state, follows) in [
            (ChaseState::Answered, None),
            (ChaseState::Met, None),
            (ChaseState::Unmet, harder),
            (ChaseState::Withdrawn, None),
        ] {
            assert_eq!(Chase { state, ..open.clone() }.escalates(day(12, 1)), follows, "{state:?}");
        }
    }
}

#[test]
fn an_answer_stands_on_the_sheet_and_a_verdict_ends_it() {
    let [answer, _, _, _, meet, miss, _] = commands();
    let early = sheet(Colour::Blue).decide(miss, &actor([Role::Supervisor]), CLOSE, 1, day(3, 8));
    assert_eq!(early.unwrap_err().key, "refused-answer-not-due");
    let mut chase = sheet(Colour::Blue);
    for (command, role, today) in [(answer, Role::Liaison, day(3, 5)), (meet, Role::Supervisor, day(3, 6))] {
        let new = chase.decide(command, &actor([role]), CLOSE, 1, today).unwrap();
        let Entity::Chase(after) = evolved(Some(Entity::Chase(chase)), &new) else {
            panic!("a sheet stays one")
        };
        chase = after;
    }
    assert_eq!((chase.state, chase.ended), (ChaseState::Met, Some(day(3, 6))));
    assert_eq!(chase.answer.unwrap().on, day(3, 5));
}

#[test]
fn the_light_calls_for_a_sheet_only_where_the_unit_holds_the_ball() {
    let late = Task { due: Some(day(2, 1)), ..task() };
    let behind = Task { due: Some(day(12, 1)), ..task() };
    for (task, light, pending, colour) in [
        (&behind, Light::Green, None, None),
        (&behind, Light::Amber, None, Some(Colour::Blue)),
        (&behind, Light::Amber, Some(Colour::Blue), None),
        (&behind, Light::Red, Some(Colour::Blue), Some(Colour::Yellow)),
        (&late, Light::Red, Some(Colour::Yellow), Some(Colour::Red)),
        (&late, Light::Red, Some(Colour::Red), None),
    ] {
        assert_eq!(called_for(task, light, pending, day(3, 1)), colour, "{light:?} {pending:?}");
    }
    let mut waiting = late;
    waiting.enter(Stage::ReassignmentRequested, day(1, 1));
    assert_eq!(called_for(&waiting, Light::Red, None, day(3, 1)), None);
}

#[test]
fn a_direction_is_given_by_a_county_leader_and_followed_once() {
    let direction = Direction {
        id: DirectionId(id(400)),
        by: PersonId(id(80)),
        on: day(3, 1),
        text: "请水利局本周拿出方案".into(),
        task: None,
        outcome: None,
        followed: None,
    };
    for role in Role::ALL {
        let given = direction.clone().give(&actor([*role]));
        assert_eq!(given.is_ok(), *role == Role::CountyLeader, "{role:?}");
    }
    let (leader, office) = (actor([Role::CountyLeader]), actor([Role::Supervisor]));
    let new = direction.clone().give(&leader).unwrap();
    let Entity::Direction(given) = evolved(None, &new) else { panic!("a direction is one") };
    let became = Outcome::Task { task: TaskId(id(9)) };
    let new = given.decide(became.clone(), &office, 1, day(3, 2)).unwrap();
    let Entity::Direction(followed) = evolved(Some(Entity::Direction(given)), &new) else {
        panic!("and stays one")
    };
    assert_eq!(followed.outcome, Some(became.clone()));
    assert_eq!(followed.decide(became, &office, 2, day(3, 3)).unwrap_err().key, "refused-direction-followed");
}

#[test]
fn a_rule_follows_up_what_was_not_met_and_leaves_what_was_met_in_peace() {
    let task = Task { due: Some(day(2, 1)), ..task() };
    let blue = sheet(Colour::Blue);
    let ended = |state, on| Chase { state, ended: Some(on), ..blue.clone() };
    let red = Chase { number: "2026-0002".parse().unwrap(), ..sheet(Colour::Red) };
    // Light, earlier sheets, day: what the rule calls for, and whether it follows the first of them.
    let cases = [
        (Light::Green, vec![], day(3, 1), None),
        (Light::Amber, vec![], day(3, 1), Some((Colour::Blue, false))),
        (Light::Red, vec![], day(3, 1), Some((Colour::Red, false))),
        (Light::Amber, vec![blue.clone()], day(3, 8), None),
        (Light::Amber, vec![blue.clone()], day(3, 9), Some((Colour::Yellow, true))),
        (Light::Green, vec![ended(ChaseState::Unmet, day(3, 5))], day(3, 6), Some((Colour::Yellow, true))),
        (Light::Amber, vec![ended(ChaseState::Met, day(3, 5))], day(3, 18), None),
        (Light::Amber, vec![ended(ChaseState::Met, day(3, 5))], day(3, 19), Some((Colour::Blue, false))),
        (Light::Red, vec![ended(ChaseState::Met, day(3, 5))], day(3, 6), Some((Colour::Red, false))),
        (Light::Amber, vec![ended(ChaseState::Withdrawn, day(3, 5))], day(3, 6), Some((Colour::Blue, false))),
        (Light::Red, vec![blue.clone(), red.clone()], day(3, 9), None),
        (Light::Red, vec![red], day(12, 1), None),
    ];
    for (light, earlier, today, expected) in cases {
        let expected = expected.map(|(colour, follows)| (colour, follows.then(|| earlier[0].id)));
        assert_eq!(Chase::by_rule(&task, light, &earlier, today), expected, "{light:?} {earlier:?} {today}");
    }
    let mut elsewhere = task;
    elsewhere.enter(Stage::ReassignmentRequested, day(1, 1));
    let sheet = Chase::by_rule(&elsewhere, Light::Red, &[blue], day(3, 9));
    assert_eq!(sheet, None, "the ball is not with the unit");
}

#[test]
fn an_answer_leaves_the_unit_by_its_head_s_hand() {
    let head = actor([Role::UnitHead]);
    let liaison = actor([Role::Liaison]);
    let say =
        |who: &Actor, has_head: bool| Chase::answered(who, CLOSE, has_head, "已落实".into(), vec![]).code();
    assert_eq!([say(&liaison, true), say(&liaison, false)], ["draft", "answer"]);
    assert_eq!([say(&head, true), say(&head, false)], ["answer", "answer"]);
    let mut chase = sheet(Colour::Blue);
    let refused = chase.decide(ChaseCommand::Approve, &head, CLOSE, 1, day(3, 3)).unwrap_err();
    assert_eq!(refused.key, "refused-no-answer-with-head");
    let text = || "已落实".to_owned();
    chase.take(ChaseCommand::Draft { text: text(), evidence: vec![] }, Some(PersonId(id(5))), day(3, 3));
    assert_eq!((chase.state, chase.answer.is_none()), (ChaseState::Open, true), "it is still awaited");
    chase.take(ChaseCommand::SendBack { reason: "写明数量".into() }, None, day(3, 4));
    let refused = chase.decide(ChaseCommand::Approve, &head, CLOSE, 1, day(3, 4)).unwrap_err();
    assert_eq!(refused.key, "refused-no-answer-with-head", "what was sent back is with its writer");
    chase.take(ChaseCommand::Draft { text: text(), evidence: vec![] }, Some(PersonId(id(5))), day(3, 5));
    chase.take(ChaseCommand::Approve, Some(PersonId(id(6))), day(3, 6));
    let answer = chase.answer.clone().unwrap();
    assert_eq!((chase.state, chase.drafted.is_none()), (ChaseState::Answered, true));
    assert_eq!((answer.on, answer.by), (day(3, 6), Some(PersonId(id(5)))));
}
