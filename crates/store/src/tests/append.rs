use ledger::*;

use super::support::*;
use crate::StoreError;
use crate::db::Run as _;

fn retitle(row: &crate::TaskRow, title: &str) -> NewEvent {
    let edit = TaskEdit { title: title.into(), ..TaskEdit::of(&row.task) };
    let changes = row.task.edit(&edit, "更正").unwrap();
    NewEvent::at(
        row.task.id,
        row.version,
        EventBody::TaskEdited { changes, reason: "更正".into(), on: today(), sign_by: None },
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

/// The rows that it must not read cannot be read: it would fail on them.
#[tokio::test]
async fn the_tick_reads_no_task_whose_light_does_not_change() {
    let f = filled().await;
    let spoilt = "UPDATE task SET body = '{}' WHERE light_next > '2026-06-15'";
    assert_eq!(f.store.db.run().execute(spoilt, &[]).await.unwrap(), 10);
    let lights = async || {
        let sql = "SELECT light, light_on FROM task ORDER BY ordinal";
        let rows = f.store.db.run().all(sql, &[]).await.unwrap();
        rows.iter().map(|r| (r.int(0).unwrap(), r.text(1).unwrap())).collect::<Vec<_>>()
    };
    let before = lights().await;
    let read = f.store.tick(f.site, "2026-06-15".parse().unwrap()).await.unwrap();
    let after = lights().await;
    let changed = before.iter().zip(&after).filter(|(b, a)| b.0 != a.0).count();
    let touched = before.iter().zip(&after).filter(|(b, a)| b != a).count();
    assert_eq!((read, changed, touched), (2, 2, 2), "due on the 12th and on the 14th of June");
    assert_eq!(f.store.tick(f.site, "2026-06-15".parse().unwrap()).await.unwrap(), 0, "and no more today");
}

#[tokio::test]
async fn adopting_another_pack_judges_every_task_again_at_once() {
    let f = filled().await;
    let lights = async || {
        let rows = f.store.every_task(f.site, None, 100).await.unwrap();
        let counted = f.store.light_counts(f.site).await.unwrap();
        let amber = counted.iter().filter(|c| c.light == Light::Amber).map(|c| c.n).sum::<i64>();
        (rows.iter().filter(|row| row.light == Light::Amber).count() as i64, amber)
    };
    assert_eq!(lights().await, (2, 2));
    // Nothing was ever reported, and all began in January.
    append(&f.store, f.site, vec![adopt(&f, "pace-points")]).await;
    assert_eq!(lights().await, (0, 0), "not begun for three months is red");
    assert_eq!(f.store.verify(f.site).await.unwrap().difference, None);
    // What is written in the same breath is judged by it already.
    append(&f.store, f.site, vec![adopt(&f, "due-date"), add(task(60, "宗祠修缮", 1, Some(today())))]).await;
    assert_eq!(lights().await, (3, 3));
    assert_eq!(f.store.verify(f.site).await.unwrap().difference, None);
    let sites = f.store.sites().await.unwrap();
    assert_eq!(
        sites[0].rules.iter().map(|a| a.pack.as_str()).collect::<Vec<_>>(),
        ["pace-points", "due-date"]
    );
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
