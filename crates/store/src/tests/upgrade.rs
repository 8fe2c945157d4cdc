//! What earlier programs wrote is brought up to date, and says the same.

use jiff::civil::date;
use ledger::*;
use testkit::Place;
use uuid::Uuid;

use super::support::{append, location};
use crate::Store;
use crate::db::{Db, Run as _};
use crate::migrate::{MIGRATIONS, run};

/// What a program of version 1 wrote, dumped from its SQLite.
const VERSION_1: &str = include_str!("version_1.sql");
/// For a while two indices of the ledger list stood in the first script.
const EARLY_INDICES: [&str; 2] = [
    "CREATE INDEX task_state ON task (site, state, due, ordinal)",
    "CREATE INDEX task_list ON task (site, id, light, state, due, ordinal, parent, field, document, lead_unit, leader, updated)",
];

async fn opened(place: &Place) -> Db {
    match place.postgres() {
        Some(url) => Db::postgres(url).await.unwrap(),
        None => Db::sqlite(&place.directory().join("luoshi.db")).await.unwrap(),
    }
}

/// A place with the tables as they were at a version, holding what the program of then wrote.
async fn of_version(version: usize, and: &[&str]) -> Place {
    let place = Place::fresh().await;
    let db = opened(&place).await;
    run(&db, &MIGRATIONS[..version]).await.unwrap();
    let mut tx = db.begin().await.unwrap();
    let rows = if tx.is_postgres() { VERSION_1.replace("X'", "'\\x") } else { VERSION_1.to_owned() };
    tx.script(rows).await.unwrap();
    for sql in and {
        tx.execute(sql, &[]).await.unwrap();
    }
    tx.commit().await.unwrap();
    db.close().await;
    place
}

async fn indices(store: &Store) -> Vec<String> {
    let sql = match store.engine() {
        "sqlite" => "SELECT name FROM sqlite_master WHERE type = 'index' AND tbl_name = 'task' ORDER BY name",
        _ => "SELECT indexname::text FROM pg_indexes WHERE tablename = 'task' ORDER BY indexname",
    };
    store.db.run().all(sql, &[]).await.unwrap().iter().map(|row| row.text(0).unwrap()).collect()
}

/// It agrees with its log, knows on whom each task waits, and has every index that a new database has.
async fn brought_up(place: &Place) -> (Store, SiteId) {
    let store = Store::open(&location(place)).await.unwrap();
    let site = store.sites().await.unwrap()[0].id;
    let verified = store.verify(site).await.unwrap();
    assert_eq!((verified.events, verified.difference), (27, None));
    assert_eq!(store.held_count(site, Holder::Nobody, 10).await.unwrap(), 1, "one task is done");
    for unit in store.units(site).await.unwrap() {
        let held = store.held(site, Holder::Unit(unit.entity.id), 10).await.unwrap();
        assert_eq!(held.len(), 2, "{}", unit.entity.name);
    }
    let fresh = Place::fresh().await;
    let new = Store::open(&location(&fresh)).await.unwrap();
    let there = indices(&store).await;
    let missing: Vec<String> = indices(&new).await.into_iter().filter(|n| !there.contains(n)).collect();
    assert_eq!(missing, Vec::<String>::new());
    new.close().await;
    (store, site)
}

#[tokio::test]
async fn a_database_of_the_first_program_is_brought_up() {
    let (store, site) = brought_up(&of_version(1, &[]).await).await;
    store.tick(site, date(2026, 12, 31)).await.unwrap();
    let measure = Measure {
        id: MeasureId(Uuid::from_u128(7)),
        name: "新建项目开工率".into(),
        aliases: Vec::new(),
        unit: "%".into(),
        direction: MeasureDirection::Up,
        field: None,
        source: None,
        frequency: Frequency::Month,
        position: 1,
        active: true,
        signed: None,
    };
    append(&store, site, vec![NewEvent::at(measure.id, 0, EventBody::MeasureRecorded { measure })]).await;
    assert_eq!(store.verify(site).await.unwrap().difference, None, "and the work goes on");
}

#[tokio::test]
async fn so_is_one_that_had_the_indices_of_the_list_already() {
    brought_up(&of_version(1, &EARLY_INDICES).await).await;
}

#[tokio::test]
async fn so_is_one_from_before_the_working_loop() {
    brought_up(&of_version(3, &[]).await).await;
}

#[tokio::test]
async fn so_is_one_from_before_requests_to_report() {
    brought_up(&of_version(5, &[]).await).await;
}

#[tokio::test]
async fn a_notice_of_before_is_found_by_what_it_is_about() {
    let told = |id: &str, path: &str, matter: &str| {
        let body = format!("{{\"about\":{{\"path\":\"{path}\"}},\"matter\":{{\"matter\":\"{matter}\"}}}}");
        format!(
            "INSERT INTO notice (site, id, person, at, seen, settled, body) SELECT id, '{id}', 'p', 1, 0, 0, '{body}' FROM site"
        )
    };
    let asked = told("1", "/tasks/2026-0001#act", "report_to_review");
    let (sheet, other) = (told("2", "/chases/3", "chased_red"), told("3", "/tasks/2026-0001#act", "closed"));
    let place = of_version(1, &[]).await;
    let db = opened(&place).await;
    run(&db, &MIGRATIONS[..17]).await.unwrap();
    let mut tx = db.begin().await.unwrap();
    for sql in [&asked, &sheet, &other] {
        tx.execute(sql, &[]).await.unwrap();
    }
    tx.commit().await.unwrap();
    db.close().await;
    let (store, site) = brought_up(&place).await;
    let mut tx = store.begin(site).await.unwrap();
    assert_eq!(tx.done("/tasks/2026-0001", "report-to-review", None, 5).await.unwrap(), 1);
    assert_eq!(tx.done("/chases/3", "chased-red", None, 5).await.unwrap(), 1);
    tx.commit().await.unwrap();
    let left = store.notices_pending(site, 10).await.unwrap();
    assert_eq!(left.iter().map(|row| row.id.as_str()).collect::<Vec<_>>(), ["3"]);
}

#[tokio::test]
async fn a_database_of_a_newer_program_is_left_alone() {
    let place = of_version(MIGRATIONS.len(), &["INSERT INTO schema_version (version) VALUES (1000)"]).await;
    let refused = Store::open(&location(&place)).await.unwrap_err();
    assert!(matches!(refused, crate::StoreError::Newer { found: 1000, .. }), "{refused}");
}
