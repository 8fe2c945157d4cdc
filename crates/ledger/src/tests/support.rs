use jiff::civil::{Date, date};
use uuid::Uuid;

use crate::*;

pub fn id(n: u128) -> Uuid {
    Uuid::from_u128(n)
}

pub fn day(month: i8, day: i8) -> Date {
    date(2026, month, day)
}

pub fn site() -> Site {
    Site {
        id: SiteId(id(1)),
        name: "云溪县".into(),
        area_code: String::new(),
        separated: false,
        rules: vec![],
    }
}

pub fn unit(n: u128, name: &str, aliases: &[&str], kind: UnitKind) -> Unit {
    Unit {
        id: UnitId(id(n)),
        name: name.into(),
        aliases: aliases.iter().map(|a| (*a).into()).collect(),
        kind,
        leader: None,
        parent: None,
        position: n as i64,
        active: true,
    }
}

pub fn leader(n: u128, name: &str, post: &str) -> Person {
    Person {
        id: PersonId(id(n)),
        name: name.into(),
        post: post.into(),
        unit: None,
        leader: true,
        account: None,
        position: n as i64,
        active: true,
    }
}

pub fn named(n: u128, surface: &str) -> Mention<UnitId> {
    Mention { surface: surface.into(), meant: vec![UnitId(id(n))], candidates: vec![] }
}

pub fn commitment(n: u128, state: CommitmentState) -> Commitment {
    let start = n as usize * 100;
    Commitment {
        id: CommitmentId(id(n)),
        document: DocumentId(id(7)),
        spans: vec![Span { start, end: start + 20 }],
        text: format!("第{n}项工作年底前完成。"),
        strength: Strength::Hard,
        section: None,
        origin: Origin::Reader,
        score: 900,
        cues: vec![],
        grounds: vec![],
        draft: Draft {
            title: format!("第{n}项工作"),
            lead_units: vec![named(50, "县水利局")],
            ..Draft::default()
        },
        state,
        task: None,
        superseded: None,
    }
}

pub fn task() -> Task {
    let accepted = commitment(3, CommitmentState::Accepted);
    review::issue(&accepted, TaskId(id(9)), Number { year: 2026, serial: 1, sub: 0 }, day(1, 1)).unwrap()
}

pub const LEAD: u128 = 50;
pub const OTHER: u128 = 51;

pub fn actor(roles: impl IntoIterator<Item = Role>) -> Actor {
    Actor {
        site: SiteId(id(1)),
        person: PersonId(id(80)),
        name: "江晓岚".into(),
        roles: roles.into_iter().collect(),
        unit: Some(UnitId(id(LEAD))),
        separated: true,
    }
}

/// Every tie at once.
pub const CLOSE: Relation = Relation { leads: true, lead_unit: true, co_unit: true, wrote: false };

pub fn event(subject: Subject, body: &EventBody, version: i64) -> Event {
    Event {
        site: SiteId(id(1)),
        seq: version,
        at: 0,
        actor: Some(PersonId(id(80))),
        act: ActId(id(2)),
        subject,
        version,
        body: serde_json::to_string(body).unwrap(),
        prev: GENESIS,
        hash: GENESIS,
    }
}

/// The entity after an event that has gone through the log.
pub fn evolved(before: Option<Entity>, new: &NewEvent) -> Entity {
    let event = event(new.subject, &new.body, 1);
    let body = event.decode().unwrap();
    assert_eq!(body, new.body, "an event reads as it was written");
    Entity::evolve(before, &event, body).expect("an event that was decided fits")
}

/// The task after events that concern it.
pub fn moved(task: &Task, events: &[NewEvent]) -> Task {
    let mut task = task.clone();
    for new in events.iter().filter(|e| e.subject.kind == SubjectKind::Task) {
        let Entity::Task(after) = evolved(Some(Entity::Task(task)), new) else { panic!("a task stays one") };
        task = after;
    }
    task
}

/// What holds for every task whatever happened to it.
pub fn assert_sound(task: &Task) {
    let (stage, life) = (task.stage(), &task.life);
    assert!(stage.state().is_none_or(|s| s == task.state), "{stage:?} {:?}", task.state);
    assert_eq!(
        task.closed.is_some(),
        matches!(task.state, TaskState::Done | TaskState::Cancelled),
        "{stage:?}"
    );
    assert_eq!(life.reassignment.is_some(), stage == Stage::ReassignmentRequested, "{stage:?}");
    assert_eq!(life.extension.is_some(), stage == Stage::ExtensionRequested, "{stage:?}");
    let stands = life.stops.iter().filter(|s| s.until.is_none()).count();
    assert_eq!(stands, usize::from(stage == Stage::Suspended), "{stage:?}");
    assert!(!matches!(stage, Stage::Closing | Stage::Checking) || life.closing.is_some());
    assert!(life.grade.is_none() || matches!(stage, Stage::Closed | Stage::Archived));
    assert!(life.turns.is_sorted_by(|a, b| a.from < b.from && a.holder != b.holder), "{:?}", life.turns);
    assert!(!task.other_units.contains(&task.lead_unit) || task.other_units.len() > 1);
}
