//! Lights that turned are noted once, whatever turned them, and not again after a restore.

use jiff::civil::date;
use ledger::*;
use testkit::Place;

use super::support::*;
use crate::Store;

async fn turned(f: &Fixture) -> Vec<(String, Light, Light)> {
    let mut tx = f.store.begin(f.site).await.unwrap();
    let rows = tx.turned(100).await.unwrap();
    let mut found: Vec<_> =
        rows.into_iter().map(|(row, was)| (row.task.number.to_string(), was, row.light)).collect();
    found.sort();
    found
}

#[tokio::test]
async fn the_day_an_edit_and_another_pack_turn_lights_and_each_is_noted_with_what_it_was() {
    let f = filled().await;
    assert!(!f.store.has_turned(f.site).await.unwrap(), "what comes into the ledger turned from nothing");
    // Due on 12 and 14 June: red from the day after.
    f.store.tick(f.site, date(2026, 6, 13)).await.unwrap();
    let (second, eighth) = ("2026-0002".to_owned(), "2026-0008".to_owned());
    assert_eq!(turned(&f).await, [(eighth.clone(), Light::Amber, Light::Red)]);
    f.store.tick(f.site, date(2026, 6, 15)).await.unwrap();
    let now = [(second.clone(), Light::Amber, Light::Red), (eighth.clone(), Light::Amber, Light::Red)];
    assert_eq!(turned(&f).await, now);
    // A later date turns it green, by today's clock of the event: from what people know of, not from what it was since.
    let row = f.store.task_by_number(f.site, "2026-0008".parse().unwrap()).await.unwrap().unwrap();
    let later = TaskEdit { due: Some(date(2026, 12, 20)), ..TaskEdit::of(&row.task) };
    let changes = row.task.changes(&later);
    let body = EventBody::TaskEdited { changes, reason: "会议决定".into(), on: today(), sign_by: None };
    append(&f.store, f.site, vec![NewEvent::at(row.task.id, row.version, body)]).await;
    assert_eq!(turned(&f).await[1], (eighth, Light::Amber, Light::Green));
    // What has been told is forgotten up to where it was told.
    let mut tx = f.store.begin(f.site).await.unwrap();
    let last = tx.turned(1).await.unwrap()[0].0.task.id;
    tx.told_turned(last).await.unwrap();
    tx.commit().await.unwrap();
    assert_eq!(turned(&f).await.len(), 1);
    append(&f.store, f.site, vec![adopt(&f, "pace-points")]).await;
    let by_pack = turned(&f).await.len();
    assert!(by_pack > 2, "the pack turned those that are behind their pace: {by_pack}");
    assert_eq!(f.store.verify(f.site).await.unwrap().difference, None);
}

#[tokio::test]
async fn that_a_task_ends_or_is_taken_up_again_is_no_turn() {
    let f = filled().await;
    let number: Number = "2026-0001".parse().unwrap();
    for state in [TaskState::Done, TaskState::Open, TaskState::Cancelled] {
        let row = f.store.task_by_number(f.site, number).await.unwrap().unwrap();
        let changes = row.task.changes(&TaskEdit { state, ..TaskEdit::of(&row.task) });
        let body = EventBody::TaskEdited { changes, reason: "更正".into(), on: today(), sign_by: None };
        append(&f.store, f.site, vec![NewEvent::at(row.task.id, row.version, body)]).await;
    }
    assert!(!f.store.has_turned(f.site).await.unwrap());
}

#[tokio::test]
async fn after_a_restore_nobody_is_told_of_what_turned_before() {
    let f = filled().await;
    let row = f.store.task_by_number(f.site, "2026-0008".parse().unwrap()).await.unwrap().unwrap();
    let changes = row.task.changes(&TaskEdit { due: Some(date(2026, 12, 20)), ..TaskEdit::of(&row.task) });
    let body = EventBody::TaskEdited { changes, reason: "会议决定".into(), on: today(), sign_by: None };
    append(&f.store, f.site, vec![NewEvent::at(row.task.id, row.version, body)]).await;
    assert!(f.store.has_turned(f.site).await.unwrap());
    let file = f.place.directory().join("turned.zip");
    f.store.backup(&file, NOW, false).await.unwrap();
    let fresh = Place::fresh().await;
    Store::restore(&file, &location(&fresh), false).await.unwrap();
    let restored = Store::open(&location(&fresh)).await.unwrap();
    assert!(!restored.has_turned(f.site).await.unwrap());
    restored.close().await;
}
