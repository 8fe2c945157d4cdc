use jiff::civil::{Date, date};
use ledger::*;
use testkit::Place;
use uuid::Uuid;

use crate::{Act, Location, Store};

/// 2026-06-12 09:30 in China.
pub const NOW: i64 = 1_781_227_800_000;

pub struct Fixture {
    pub store: Store,
    pub site: SiteId,
    pub place: Place,
}

pub fn location(place: &Place) -> Location {
    match place.postgres() {
        Some(url) => Location::Postgres { url: url.to_owned(), blobs: place.directory().to_owned() },
        None => Location::Directory(place.directory().to_owned()),
    }
}

pub fn act() -> Act {
    Act { id: ActId(Uuid::now_v7()), actor: None, at: NOW }
}

pub fn unit(n: u128) -> UnitId {
    UnitId(Uuid::from_u128(n))
}

pub fn today() -> Date {
    date(2026, 6, 12)
}

pub fn task(serial: u32, title: &str, lead: u128, due: Option<Date>) -> Task {
    Task {
        id: TaskId(Uuid::from_u128(1000 + u128::from(serial))),
        number: Number { year: 2026, serial, sub: 0 },
        parent: None,
        title: title.into(),
        field: Some(Field::Urban),
        targets: vec![],
        leaders: vec![PersonId(Uuid::from_u128(70 + lead))],
        lead_unit: unit(lead),
        other_units: vec![unit(9)],
        other_names: vec![],
        due,
        due_text: String::new(),
        cadence: String::new(),
        state: TaskState::Open,
        progress: None,
        start: date(2026, 1, 1),
        closed: None,
        origin: TaskOrigin::Hand,
        life: Life::default(),
    }
}

pub fn add(task: Task) -> NewEvent {
    NewEvent::at(task.id, 0, EventBody::TaskAdded { task, reason: String::new() })
}

pub async fn fixture() -> Fixture {
    let place = Place::fresh().await;
    let store = Store::open(&location(&place)).await.unwrap();
    let site = SiteId(Uuid::now_v7());
    let founded = EventBody::SiteFounded {
        site: Site {
            id: site,
            name: "云溪县".into(),
            area_code: String::new(),
            separated: false,
            rules: vec![],
        },
    };
    append(&store, site, vec![NewEvent::at(site, 0, founded)]).await;
    Fixture { store, site, place }
}

pub async fn append(store: &Store, site: SiteId, events: Vec<NewEvent>) {
    let mut tx = store.begin(site).await.unwrap();
    tx.append(&act(), events).await.unwrap();
    tx.commit().await.unwrap();
}

/// Twelve tasks: red, amber and green ones, two units, one without a date, one sub-task.
pub async fn filled() -> Fixture {
    let f = fixture().await;
    let due = |m, d| Some(date(2026, m, d));
    let mut events: Vec<NewEvent> = [
        ("高标准农田建设三万亩", 1, due(5, 31)),
        ("老旧小区改造103个", 2, due(6, 14)),
        ("入地管线4.2公里", 2, due(9, 30)),
        ("新增学位600个", 1, due(8, 31)),
        ("空气优良天数比例不低于91%", 1, due(12, 31)),
        ("农村自来水普及率97%", 2, due(11, 30)),
        ("编制招商地图", 1, None),
        ("石堰镇矿点治理", 2, due(6, 12)),
        ("白石镇征迁扫尾", 1, due(6, 1)),
        ("县城停车位800个", 2, due(12, 31)),
        ("粮食播种面积稳定", 1, due(12, 31)),
    ]
    .into_iter()
    .zip(1..)
    .map(|((title, lead, due), serial)| add(task(serial, title, lead, due)))
    .collect();
    let sub = Task {
        id: TaskId(Uuid::from_u128(5000)),
        number: Number { year: 2026, serial: 3, sub: 1 },
        parent: Some(TaskId(Uuid::from_u128(1003))),
        ..task(3, "一号街区管线迁改", 2, due(7, 31))
    };
    events.push(add(sub));
    append(&f.store, f.site, events).await;
    f
}

/// The adoption of a shipped rule pack today.
pub fn adopt(f: &Fixture, pack: &str) -> NewEvent {
    adopt_version(f, pack, 1)
}

/// A version of a pack is adopted today.
pub fn adopt_version(f: &Fixture, pack: &str, version: u32) -> NewEvent {
    NewEvent::on(f.site, EventBody::RulesAdopted { pack: pack.into(), version, from: today() })
}
