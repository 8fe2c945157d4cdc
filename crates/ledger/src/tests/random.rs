//! Whatever people do in whatever order, a task stays sound and every day of it is one party's.

use jiff::ToSpan as _;
use jiff::civil::Date;
use proptest::prelude::*;

use super::support::*;
use crate::workflow::*;
use crate::*;

/// One try of somebody: after so many days, a command, by roles, standing so to the task.
type Try = (i32, Command, Vec<Role>, usize);

fn reason() -> impl Strategy<Value = String> {
    prop_oneof![9 => Just("情况说明".to_owned()), 1 => Just(String::new())]
}

fn date() -> impl Strategy<Value = Date> {
    (-30_i32..500).prop_map(|n| day(1, 1).checked_add(n.days()).unwrap())
}

fn text() -> impl Strategy<Value = ReportText> {
    (any::<bool>(), proptest::option::of(0_u8..120), date(), 0_u16..4).prop_map(
        |(unchanged, percent, until, n)| ReportText {
            until,
            progress: if unchanged { String::new() } else { "推进中".into() },
            problems: String::new(),
            next: String::new(),
            percent,
            milestones: vec![MilestoneMark { milestone: n, done: Some(until) }; usize::from(n % 2)],
            evidence: vec![],
            given: vec![],
            unchanged,
        },
    )
}

fn milestones() -> impl Strategy<Value = Vec<Milestone>> {
    let one = (date(), 0_u8..60)
        .prop_map(|(planned, weight)| Milestone::point(format!("节点{weight}"), planned, weight));
    proptest::collection::vec(one, 0..3)
}

fn command() -> impl Strategy<Value = Command> {
    use Command as C;
    let unit = || (50_u128..53).prop_map(|n| UnitId(id(n)));
    let grade = || proptest::sample::select(&Grade::ALL[..]);
    let evidence =
        || proptest::collection::vec(Just(Evidence { name: "照.pdf".into(), blob: "ab".into() }), 0..2);
    let asking = prop_oneof![
        Just(C::Propose {}),
        Just(C::Issue {}),
        reason().prop_map(|reason| C::SendBack { reason }),
        Just(C::SignFor {}),
        (reason(), proptest::option::of(unit()))
            .prop_map(|(reason, to)| C::RequestReassignment { reason, to }),
        (reason(), unit()).prop_map(|(reason, unit)| C::Reassign { unit, reason }),
        reason().prop_map(|reason| C::KeepUnit { reason }),
        (proptest::collection::vec(unit(), 0..2), milestones()).prop_map(|(co_units, milestones)| {
            C::Arrange { assignee: None, co_units, plan: String::new(), milestones }
        }),
    ];
    let reporting = prop_oneof![
        3 => (0_u128..1 << 60, text())
            .prop_map(|(n, text)| C::SubmitReport { report: ReportId(id(n)), text }),
        1 => Just(C::ApproveReport {}),
        1 => reason().prop_map(|reason| C::SendBackReport { reason }),
        1 => Just(C::AcceptReport {}),
        1 => reason().prop_map(|reason| C::ReturnReport { reason }),
        1 => (reason(), date()).prop_map(|(reason, until)| C::Excuse { reason, until }),
    ];
    let clock = prop_oneof![
        (reason(), date()).prop_map(|(reason, until)| C::RequestExtension { reason, until }),
        (reason(), date()).prop_map(|(reason, until)| C::ProposeExtension { reason, until }),
        Just(C::ApproveExtension {}),
        reason().prop_map(|reason| C::SendBackExtension { reason }),
        Just(C::EndorseExtension {}),
        Just(C::GrantExtension {}),
        reason().prop_map(|reason| C::DeclineExtension { reason }),
        reason().prop_map(|reason| C::RefuseExtension { reason }),
        (reason(), date()).prop_map(|(reason, review)| C::ProposeSuspension { reason, review }),
        Just(C::Suspend {}),
        reason().prop_map(|reason| C::RefuseSuspension { reason }),
        reason().prop_map(|reason| C::Resume { reason }),
    ];
    let ending = prop_oneof![
        4 => (reason(), evidence()).prop_map(|(summary, evidence)| C::RequestClosing { summary, evidence }),
        4 => reason().prop_map(|reason| C::ReturnClosing { reason }),
        2 => Just(C::Sample {}),
        2 => grade().prop_map(|grade| C::Recommend { grade }),
        2 => grade().prop_map(|grade| C::Close { grade }),
        8 => reason().prop_map(|reason| C::Reopen { reason }),
        1 => reason().prop_map(|reason| C::Cancel { reason }),
    ];
    prop_oneof![3 => asking, 4 => reporting, 4 => clock, 2 => ending]
}

fn attempt() -> impl Strategy<Value = Try> {
    let roles = prop_oneof![
        3 => Just(vec![Role::Supervisor, Role::OfficeLeader, Role::UnitHead, Role::Liaison]),
        1 => proptest::sample::subsequence(Role::ALL, 1..3),
    ];
    (prop_oneof![3 => 0_i32..2, 1 => 0_i32..15], command(), roles, 0_usize..8)
}

/// The task and its reports as the log makes them.
struct World {
    task: Task,
    reports: std::collections::HashMap<Subject, Entity>,
    version: i64,
}

impl World {
    fn append(&mut self, events: &[NewEvent]) {
        self.task = moved(&self.task, events);
        for new in events.iter().filter(|e| e.subject.kind == SubjectKind::Report) {
            let before = self.reports.remove(&new.subject);
            assert!(new.expected.is_none_or(|e| (e == 0) == before.is_none()), "a report is filed once");
            self.reports.insert(new.subject, evolved(before, new));
        }
        self.version += 1;
    }

    /// A report on its way lies where the task says.
    fn check_reports(&self) {
        let open: Vec<&Report> = self
            .reports
            .values()
            .filter_map(|e| if let Entity::Report(r) = e { Some(r) } else { None })
            .filter(|r| r.state != ReportState::Accepted)
            .collect();
        assert!(open.len() <= 1, "one report at a time");
        let expected = self.task.life.filing.as_ref().map(|f| match f.sent {
            Sent::ToHead => ReportState::Submitted,
            Sent::ToOffice => ReportState::Approved,
            Sent::Back => ReportState::Returned,
        });
        assert_eq!(open.first().map(|r| r.state), expected);
        assert_eq!(self.reports.len(), self.task.life.reports as usize);
    }
}

/// What the rule packs judge says the same as the ledger does.
fn check_facts(task: &Task, today: jiff::civil::Date) {
    let facts = facts(task, planning::default_pack());
    let stands = facts.stops.iter().any(|stop| stop.to.is_none());
    if !stands {
        assert_eq!(facts.deadline_on(today), task.due, "{:?}", task.life.old_dues);
    }
    let weighed = task.life.milestones.iter().any(|m| m.weight > 0);
    if !weighed {
        assert_eq!(facts.done_on(today), task.progress.map(|p| i64::from(p) * 100));
    }
    let ended = matches!(task.state, TaskState::Done | TaskState::Cancelled);
    assert_eq!(facts.closed.iter().any(|closed| closed.contains(today)), ended);
    assert_eq!(
        facts.closed.len(),
        facts.closed.iter().filter(|c| c.to.is_none_or(|to| c.from <= to)).count()
    );
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 48, ..ProptestConfig::default() })]

    #[test]
    fn two_hundred_commands_leave_a_sound_task_and_every_day_to_one(
        draft in any::<bool>(),
        tries in proptest::collection::vec(attempt(), 200),
    ) {
        let mut today = day(1, 1);
        let mut task = Task { targets: vec!["入地管线 ≥ 4公里".parse().unwrap()], due: Some(day(12, 31)), ..task() };
        if draft {
            task.enter(Stage::Draft, today);
        }
        let mut world = World { task, reports: Default::default(), version: 1 };
        // Who held it at the end of each day, by counting instead of by turns.
        let mut ends: Vec<Holder> = Vec::new();
        let mut start = world.task.start;
        for (wait, command, roles, relation) in tries {
            for _ in 0..wait {
                ends.push(holder(&world.task));
                today = today.tomorrow().unwrap();
            }
            let actor = actor(roles);
            let relation = if relation < 5 { CLOSE } else { Relation::ALL[relation] };
            let scene = Scene { actor: &actor, relation, version: world.version, today, headless: false, kept: |day| day };
            let before = world.task.clone();
            match decide(&world.task, &command, &scene) {
                Ok(events) => world.append(&events),
                Err(_) => prop_assert_eq!(&world.task, &before),
            }
            if world.task.start != start {
                start = world.task.start;
                ends.clear();
            }
            assert_sound(&world.task);
            world.check_reports();
            check_facts(&world.task, today);
            let held = days_held(&world.task, today);
            let sum: i64 = held.iter().map(|(_, days)| days).sum();
            if matches!(world.task.stage(), Stage::Draft | Stage::Proposed) {
                prop_assert_eq!(sum, 0);
                continue;
            }
            let lived = ends.len() as i64
                - world.task.closed.map_or(0, |c| crate::holder::days_between(c, today).max(0));
            prop_assert_eq!(sum, lived);
            for (party, days) in &held {
                let counted = ends[..lived as usize].iter().filter(|h| *h == party).count() as i64;
                prop_assert_eq!(counted, *days, "{:?} in {:?}", party, world.task.life.turns);
            }
        }
    }
}
