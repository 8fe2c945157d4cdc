use super::support::*;
use crate::*;

/// The leader who is asked.
fn asked() -> Person {
    let mut person = leader(41, "秦县长", "县长");
    person.account =
        Some(Account { username: "xianzhang".into(), roles: [Role::CountyLeader].into_iter().collect() });
    person
}

fn referral(to: PersonId) -> Referral {
    Referral {
        id: ReferralId(id(600)),
        task: TaskId(id(9)),
        by: PersonId(id(2)),
        to,
        on: day(3, 1),
        question: "征地补偿标准两镇不一，需统一".into(),
        proposal: "按县里上年标准执行，差额由县财政补".into(),
        settled: None,
        settled_by: None,
    }
}

#[test]
fn every_role_and_relation_may_ask_answer_and_take_back_as_the_table_says() {
    for role in Role::ALL {
        for relation in [Relation::NONE, CLOSE] {
            let cell = format!("{role:?} {relation:?}");
            let actor = actor([*role]);
            let may = matches!(role, Role::Supervisor | Role::OfficeLeader)
                || (*role == Role::UnitHead && relation.lead_unit);
            let made = referral(asked().id).make(&actor, relation, &task(), &asked());
            assert_eq!(made.is_ok(), may, "{cell}");
            let mine = referral(actor.person);
            let taken = mine.withdraw("已经解决".into(), &actor, relation, 1, day(3, 2));
            assert_eq!(taken.is_ok(), may, "{cell}");
            let answered = mine.answer(DirectionId(id(7)), &actor, 1, day(3, 2));
            assert_eq!(answered.is_ok(), *role == Role::CountyLeader, "{cell}");
        }
    }
}

#[test]
fn only_the_leader_who_was_asked_answers_and_only_once() {
    let leader = actor([Role::CountyLeader]);
    let other = referral(PersonId(id(999)));
    let refused = other.answer(DirectionId(id(7)), &leader, 1, day(3, 2)).unwrap_err();
    assert_eq!((refused.key, refused.kind), ("refused-referral-addressed", RefusalKind::Forbidden));
    let mut mine = referral(leader.person);
    mine.end(Settlement::Answered { direction: DirectionId(id(7)) }, Some(leader.person), day(3, 2));
    assert_eq!(mine.state(), "answered");
    let again = mine.answer(DirectionId(id(8)), &leader, 2, day(3, 3)).unwrap_err();
    assert_eq!((again.key, again.kind), ("refused-referral-settled", RefusalKind::Conflict));
}

#[test]
fn what_cannot_be_decided_is_not_put_before_a_leader() {
    let supervisor = actor([Role::Supervisor]);
    let make = |change: &dyn Fn(&mut Referral), task: &Task, leader: &Person| {
        let mut referral = referral(leader.id);
        change(&mut referral);
        referral.make(&supervisor, Relation::NONE, task, leader).map_err(|r| r.key).err()
    };
    let same = |_: &mut Referral| {};
    assert_eq!(make(&same, &task(), &asked()), None);
    assert_eq!(make(&|r| r.question = " ".into(), &task(), &asked()), Some("refused-referral-question"));
    assert_eq!(make(&|r| r.proposal.clear(), &task(), &asked()), Some("refused-referral-proposal"));
    let long = "长".repeat(MAX_REFERRAL + 1);
    assert_eq!(make(&|r| r.proposal.clone_from(&long), &task(), &asked()), Some("refused-referral-long"));
    let mut closed = task();
    closed.state = TaskState::Done;
    assert_eq!(make(&same, &closed, &asked()), Some("refused-referral-closed"));
    let gone = Person { active: false, ..asked() };
    assert_eq!(make(&same, &task(), &gone), Some("refused-referral-leader"));
    assert_eq!(make(&same, &task(), &leader(42, "副县长", "")), Some("refused-referral-leader"));
}
