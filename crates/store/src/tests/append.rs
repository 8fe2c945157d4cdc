use ledger::*;

use super::support::*;
use crate::StoreError;

fn retitle(row: &crate::TaskRow, title: &str) -> NewEvent {
    let edit = TaskEdit { title: title.into(), ..TaskEdit::of(&row.task) };
    let changes = row.task.edit(&edit, "更正").unwrap();
    NewEvent::at(
        row.task.id,
        row.version,
        EventBody::TaskEdited { changes, reason: "更正".into(), on: today() },
    )
}

#[tokio::test]
async fn an_event_decided_on_an_old_version_is_refused_and_nothing_of_its_act_kept() {
    let f = filled().await;
    let number = "2026-0001".parse().unwrap();
    let old = f.store.task_by_number(f.site, number).await.unwrap().unwrap();
    append(&f.store, f.site, vec![retitle(&old, "甲")]).await;
    let mut tx = f.store.begin(f.site).await.unwrap();
    let both = vec![add(task(40, "同一动作中的另一项", 1, None)), retitle(&old, "乙")];
    assert!(matches!(tx.append(&act(), both).await, Err(StoreError::Conflict(_))));
    drop(tx);
    assert_eq!(f.store.task_by_number(f.site, number).await.unwrap().unwrap().task.title, "甲");
    assert!(f.store.task_by_number(f.site, "2026-0040".parse().unwrap()).await.unwrap().is_none());
}

#[tokio::test]
async fn a_transaction_that_is_not_committed_never_was() {
    let f = filled().await;
    let before = f.store.head(f.site).await.unwrap();
    let mut tx = f.store.begin(f.site).await.unwrap();
    tx.append(&act(), vec![add(task(41, "未提交", 1, None))]).await.unwrap();
    drop(tx);
    assert_eq!(f.store.head(f.site).await.unwrap(), before);
}

#[tokio::test]
async fn writers_on_one_site_wait_for_each_other_and_the_chain_stays_whole() {
    let f = fixture().await;
    let writers = (0..8_u32).map(|w| {
        let (store, site) = (f.store.clone(), f.site);
        tokio::spawn(async move {
            for n in 0..5 {
                let mut tx = store.begin(site).await.unwrap();
                let number = tx.next_number(2026).await.unwrap();
                let id = TaskId(uuid::Uuid::from_u128(u128::from(w * 100 + n) + 10_000));
                let task = Task { id, number, ..task(1, "并发", 1, None) };
                tx.append(&act(), vec![add(task)]).await.unwrap();
                tx.commit().await.unwrap();
            }
        })
    });
    for writer in writers.collect::<Vec<_>>() {
        writer.await.unwrap();
    }
    assert_eq!(f.store.begin(f.site).await.unwrap().next_number(2026).await.unwrap().serial, 41);
    assert_eq!(f.store.verify(f.site).await.unwrap().difference, None);
}

#[tokio::test]
async fn the_tick_relights_and_recounts_what_time_has_changed() {
    let f = filled().await;
    let red = |counts: Vec<crate::LightCount>| {
        counts.iter().filter(|c| c.light == Light::Red).map(|c| c.n).sum::<i64>()
    };
    assert_eq!(red(f.store.light_counts(f.site).await.unwrap()), 2);
    f.store.tick(f.site, "2026-10-01".parse().unwrap()).await.unwrap();
    assert_eq!(red(f.store.light_counts(f.site).await.unwrap()), 7);
    assert_eq!(f.store.verify(f.site).await.unwrap().difference, None);
}

#[tokio::test]
async fn blobs_are_kept_once_and_a_changed_one_is_noticed() {
    let f = fixture().await;
    let address = f.store.put_blob("原件".as_bytes()).unwrap();
    assert_eq!(f.store.put_blob("原件".as_bytes()).unwrap(), address);
    assert_eq!(f.store.get_blob(&address).unwrap(), "原件".as_bytes());
    let path = f.store.blob_directory().join(&address[..2]).join(&address);
    std::fs::write(path, "改过").unwrap();
    assert!(f.store.get_blob(&address).is_err());
    assert!(f.store.get_blob("../../etc/passwd").is_err());
}
