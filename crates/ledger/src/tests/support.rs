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
    Site { id: SiteId(id(1)), name: "云溪县".into(), area_code: String::new() }
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
