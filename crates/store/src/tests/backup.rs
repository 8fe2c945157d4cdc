use ledger::*;

use super::support::*;
use crate::{Contact, Filter, Location, Sort, Store, StoreError};

async fn with_document() -> Fixture {
    let f = filled().await;
    let original = f.store.put_blob("讲话原文".as_bytes()).unwrap();
    let document = Document {
        id: DocumentId(uuid::Uuid::now_v7()),
        head: DocumentHead { title: "讲话".into(), ..DocumentHead::default() },
        file_name: "讲话.txt".into(),
        original,
        text_hash: hash_text("讲话原文".as_bytes()),
        length: 4,
        state: DocumentState::Reviewing,
        received_by: None,
        received_at: NOW,
        issued_at: None,
    };
    let received = EventBody::DocumentReceived {
        document: document.clone(),
        text: "讲话原文".into(),
        structure: Structure::default(),
    };
    append(&f.store, f.site, vec![NewEvent::at(document.id, 0, received)]).await;
    f
}

#[tokio::test]
async fn what_comes_back_is_what_was_there() {
    let f = with_document().await;
    let person = PersonId(uuid::Uuid::from_u128(3));
    f.store.set_credential(f.site, person, "$argon2id$x").await.unwrap();
    let contact =
        Contact { mail: "li@zjj.example.cn".into(), quiet_from: "19:00".into(), ..Contact::default() };
    f.store.set_contact(f.site, person, &contact).await.unwrap();
    let file = f.place.directory().join("county.luoshi");
    let report = f.store.backup(&file, NOW, false).await.unwrap();
    assert_eq!((report.events, report.blobs), (14, 1));
    let other = testkit::Place::fresh().await;
    let data = other.directory().join("data");
    let target = match other.postgres() {
        Some(url) => Location::Postgres { url: url.to_owned(), blobs: data },
        None => Location::Directory(data),
    };
    assert_eq!(Store::restore(&file, &target, false).await.unwrap(), report);
    let back = Store::open(&target).await.unwrap();
    assert_eq!(back.verify(f.site).await.unwrap(), f.store.verify(f.site).await.unwrap());
    assert_eq!(back.credential(f.site, person).await.unwrap().unwrap().hash, "$argon2id$x");
    let list = |store: Store| async move {
        store
            .ledger_page(
                f.site,
                &Filter { text: "农田".into(), ..Filter::default() },
                Sort::default(),
                None,
                10,
            )
            .await
            .unwrap()
    };
    assert_eq!(list(back.clone()).await, list(f.store.clone()).await);
    let text = back.search_documents(f.site, "原文", 5).await.unwrap();
    assert_eq!(back.get_blob(&text[0].document.original).unwrap(), "讲话原文".as_bytes());
    assert_eq!(back.contact(f.site, person).await.unwrap(), contact);
    // Data that are there are not overwritten unasked; asked to, nothing of them is left.
    let direction = Direction {
        id: DirectionId(uuid::Uuid::now_v7()),
        by: person,
        on: today(),
        text: "请抓紧".into(),
        task: None,
        outcome: None,
        followed: None,
    };
    append(&back, f.site, vec![NewEvent::at(direction.id, 0, EventBody::DirectionGiven { direction })]).await;
    back.close().await;
    assert!(matches!(Store::restore(&file, &target, false).await, Err(StoreError::NotEmpty(_))));
    assert_eq!(Store::restore(&file, &target, true).await.unwrap(), report);
    let again = Store::open(&target).await.unwrap();
    assert_eq!(again.verify(f.site).await.unwrap().difference, None);
    assert_eq!(again.directions_pending(f.site, 9).await.unwrap(), []);
}

#[tokio::test]
async fn a_backup_does_not_overwrite_a_file_unasked() {
    let f = filled().await;
    let file = f.place.directory().join("county.luoshi");
    std::fs::write(&file, "别的文件").unwrap();
    assert!(matches!(f.store.backup(&file, NOW, false).await, Err(StoreError::NotEmpty(_))));
    assert_eq!(std::fs::read(&file).unwrap(), "别的文件".as_bytes());
    f.store.backup(&file, NOW, true).await.unwrap();
}

#[tokio::test]
async fn a_damaged_backup_leaves_the_data_alone() {
    let f = filled().await;
    let file = f.place.directory().join("county.luoshi");
    f.store.backup(&file, NOW, false).await.unwrap();
    let bytes = std::fs::read(&file).unwrap();
    for damaged in [bytes[..bytes.len() / 2].to_vec(), b"not a zip".to_vec(), Vec::new()] {
        std::fs::write(&file, damaged).unwrap();
        let other = testkit::Place::fresh().await;
        let dir = other.directory().join("data");
        let outcome = Store::restore(&file, &Location::Directory(dir.clone()), true).await;
        assert!(matches!(outcome, Err(StoreError::BadBackup(_))), "{outcome:?}");
        assert!(!dir.exists());
    }
}

#[tokio::test]
async fn evidence_comes_back_with_the_reports_that_name_it() {
    let f = filled().await;
    let blob = f.store.put_blob("验收意见".as_bytes()).unwrap();
    let row = f.store.task_by_number(f.site, "2026-0003".parse().unwrap()).await.unwrap().unwrap();
    let evidence = vec![Evidence { name: "验收意见.txt".into(), blob: blob.clone() }];
    let summary = "已完成".to_owned();
    let body = EventBody::TaskMoved {
        command: Command::RequestClosing { summary, evidence },
        to: Stage::Closing,
        on: today(),
        until: None,
    };
    append(&f.store, f.site, vec![NewEvent::at(row.task.id, row.version, body)]).await;
    let file = f.place.directory().join("county.luoshi");
    assert_eq!(f.store.backup(&file, NOW, false).await.unwrap().blobs, 1);
    let other = testkit::Place::fresh().await;
    let data = other.directory().join("data");
    let target = match other.postgres() {
        Some(url) => Location::Postgres { url: url.to_owned(), blobs: data },
        None => Location::Directory(data),
    };
    Store::restore(&file, &target, false).await.unwrap();
    let back = Store::open(&target).await.unwrap();
    assert_eq!(back.get_blob(&blob).unwrap(), "验收意见".as_bytes());
    assert_eq!(back.verify(f.site).await.unwrap().difference, None);
}

#[tokio::test]
async fn nothing_is_restored_beneath_a_server_and_nothing_is_made_where_nothing_was() {
    let f = filled().await;
    let file = f.place.directory().join("county.luoshi");
    f.store.backup(&file, NOW, false).await.unwrap();
    let other = testkit::Place::fresh().await;
    let dir = other.directory().join("data");
    let here = Location::Directory(dir.clone());
    assert!(matches!(Store::open_existing(&here).await, Err(StoreError::NoData(_))));
    assert!(!dir.exists());
    Store::restore(&file, &here, false).await.unwrap();
    let lease = Store::lease(&here).unwrap();
    assert!(matches!(Store::lease(&here), Err(StoreError::InUse(_))), "a second server");
    assert!(matches!(Store::restore(&file, &here, true).await, Err(StoreError::InUse(_))));
    drop(lease);
    Store::restore(&file, &here, true).await.unwrap();
    Store::open_existing(&here).await.unwrap();
}
