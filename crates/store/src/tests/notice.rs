use ledger::{Chase, ChaseId, ChaseState, Colour, EventBody, NewEvent, Number, PersonId};
use uuid::Uuid;

use super::support::{NOW, append, fixture, today, unit};
use crate::{ChaseFilter, Contact, LetterRow, NoticeRow};

fn person(n: u128) -> PersonId {
    PersonId(Uuid::from_u128(n))
}

fn notice(id: &str, person: PersonId, at: i64) -> NoticeRow {
    NoticeRow {
        id: id.into(),
        person: person.to_string(),
        at,
        seen: 0,
        settled: 0,
        body: "{}".into(),
        about: "/tasks/2026-0001".into(),
        matter: "report-to-review".into(),
    }
}

#[tokio::test]
async fn a_notice_comes_once_and_is_seen_by_its_person_alone() {
    let f = fixture().await;
    let mut tx = f.store.begin(f.site).await.unwrap();
    for row in
        [notice("1-a", person(1), NOW), notice("1-a", person(1), NOW + 5), notice("2-b", person(2), NOW)]
    {
        tx.add_notice(&row).await.unwrap();
    }
    tx.commit().await.unwrap();
    assert_eq!(f.store.inbox(f.site, person(1), 10).await.unwrap(), [notice("1-a", person(1), NOW)]);
    f.store.see(f.site, person(1), "2-b", NOW + 9).await.unwrap();
    f.store.see_all(f.site, person(1), NOW - 1, NOW + 9).await.unwrap();
    assert_eq!(f.store.unseen(f.site, person(1), 99).await.unwrap(), 1, "came after the page was made");
    assert_eq!(f.store.unseen(f.site, person(2), 99).await.unwrap(), 1, "is somebody else's");
    f.store.see_all(f.site, person(1), NOW, NOW + 9).await.unwrap();
    assert_eq!(f.store.unseen(f.site, person(1), 99).await.unwrap(), 0);
}

#[tokio::test]
async fn what_was_asked_and_has_been_done_counts_as_read_for_everybody_or_for_the_one_who_is_meant() {
    let f = fixture().await;
    let mut tx = f.store.begin(f.site).await.unwrap();
    let other = NoticeRow { matter: "closed".into(), ..notice("3-a", person(1), NOW) };
    let elsewhere = NoticeRow { about: "/tasks/2026-0002".into(), ..notice("4-a", person(1), NOW) };
    for row in [notice("1-a", person(1), NOW), notice("1-b", person(2), NOW), other, elsewhere] {
        tx.add_notice(&row).await.unwrap();
    }
    let task = "/tasks/2026-0001";
    assert_eq!(tx.done(task, "report-to-review", Some(person(2)), NOW + 1).await.unwrap(), 1);
    assert_eq!(
        tx.done(task, "report-to-review", None, NOW + 2).await.unwrap(),
        1,
        "the other was done before"
    );
    tx.commit().await.unwrap();
    let unseen = async |n| f.store.unseen(f.site, person(n), 99).await.unwrap();
    assert_eq!((unseen(1).await, unseen(2).await), (2, 0));
    let pending = f.store.notices_pending(f.site, 10).await.unwrap();
    assert_eq!(
        pending.iter().map(|row| row.id.as_str()).collect::<Vec<_>>(),
        ["3-a", "4-a"],
        "nor is it sent"
    );
}

#[tokio::test]
async fn what_is_told_and_the_cursor_stand_or_fall_together() {
    let f = fixture().await;
    let mut tx = f.store.begin(f.site).await.unwrap();
    assert_eq!(tx.told_until().await.unwrap(), None);
    let events = tx.events_after(0, 10).await.unwrap();
    assert_eq!(events.len(), 1);
    tx.add_notice(&notice("1-a", person(1), NOW)).await.unwrap();
    tx.told(1).await.unwrap();
    drop(tx);
    assert_eq!(f.store.notice_cursor(f.site).await.unwrap(), 0);
    assert_eq!(f.store.inbox(f.site, person(1), 10).await.unwrap(), []);
}

#[tokio::test]
async fn a_letter_is_due_until_it_is_sent_or_given_up() {
    let f = fixture().await;
    let mut row = LetterRow {
        id: "l1".into(),
        way: "mail".into(),
        person: person(1).to_string(),
        urgent: true,
        at: NOW,
        next: NOW,
        failures: 0,
        state: "waiting".into(),
        error: String::new(),
        body: "[]".into(),
    };
    let mut tx = f.store.begin(f.site).await.unwrap();
    tx.add_letter(&row).await.unwrap();
    tx.commit().await.unwrap();
    assert_eq!(f.store.letters_due(f.site, NOW - 1, 9).await.unwrap(), []);
    assert_eq!(f.store.letters_due(f.site, NOW, 9).await.unwrap(), [row.clone()]);
    assert!(f.store.claim_letter(f.site, &row, NOW + 30_000).await.unwrap());
    assert!(!f.store.claim_letter(f.site, &row, NOW + 30_000).await.unwrap(), "one of two has it");
    assert_eq!(f.store.letters_due(f.site, NOW + 29_999, 9).await.unwrap(), []);
    assert_eq!(f.store.letters_due(f.site, NOW + 30_000, 9).await.unwrap().len(), 1, "nobody came back");
    assert_eq!(f.store.last_letter(f.site, "mail", &row.person, true).await.unwrap(), NOW);
    assert_eq!(f.store.last_letter(f.site, "mail", &row.person, false).await.unwrap(), 0);
    (row.next, row.failures, row.error) = (NOW + 60_000, 1, "\"x\"".into());
    f.store.letter_tried(f.site, &row).await.unwrap();
    assert_eq!(f.store.letters_due(f.site, NOW, 9).await.unwrap(), []);
    row.state = "failed".into();
    f.store.letter_tried(f.site, &row).await.unwrap();
    assert_eq!(f.store.letters_due(f.site, NOW + 90_000, 9).await.unwrap(), []);
    assert_eq!(f.store.letter_counts(f.site).await.unwrap(), [("failed".to_owned(), 1)]);
    assert!(f.store.letter_again(f.site, "l1", NOW + 90_000).await.unwrap());
    assert_eq!(f.store.letters_due(f.site, NOW + 90_000, 9).await.unwrap().len(), 1);
    assert!(!f.store.letter_again(f.site, "l1", NOW).await.unwrap(), "it waits already");
    row.state = "sent".into();
    f.store.letter_tried(f.site, &row).await.unwrap();
    assert_eq!(f.store.letters_due(f.site, NOW + 90_000, 9).await.unwrap(), []);
    assert_eq!(f.store.letters(f.site, 9).await.unwrap(), [row]);
}

#[tokio::test]
async fn a_new_secret_closes_the_old_one() {
    let f = fixture().await;
    f.store.set_feed(f.site, person(1), "one", NOW).await.unwrap();
    f.store.set_feed(f.site, person(1), "two", NOW + 1).await.unwrap();
    assert_eq!(f.store.feed("one").await.unwrap(), None);
    assert_eq!(f.store.feed("two").await.unwrap(), Some((f.site, person(1))));
    assert_eq!(f.store.feed_made(f.site, person(1)).await.unwrap(), Some(NOW + 1));
    f.store.drop_feed(f.site, person(1)).await.unwrap();
    assert_eq!(f.store.feed("two").await.unwrap(), None);
    assert_eq!(f.store.contact(f.site, person(1)).await.unwrap(), Contact::default());
    let contact = Contact {
        mail: "li@zjj.example.cn".into(),
        lang: "en".into(),
        quiet_from: "19:00".into(),
        quiet_until: "09:00".into(),
    };
    f.store.set_contact(f.site, person(1), &contact).await.unwrap();
    assert_eq!(f.store.contact(f.site, person(1)).await.unwrap(), contact);
}

#[tokio::test]
async fn chase_sheets_by_state_colour_unit_and_number() {
    let f = fixture().await;
    let sheet = |serial: u32, colour, to: u128| Chase {
        id: ChaseId(Uuid::from_u128(u128::from(serial))),
        number: Number { year: 2026, serial, sub: 0 },
        colour,
        unit: unit(to),
        task: None,
        reason: "尚未开工".into(),
        by_rule: false,
        on: today(),
        answer_due: today(),
        follows: None,
        state: ChaseState::Open,
        answer: None,
        drafted: None,
        verdict: String::new(),
        ended: None,
    };
    let sheets = [sheet(1, Colour::Blue, 1), sheet(2, Colour::Red, 1), sheet(3, Colour::Blue, 2)];
    let events = sheets.iter().map(|c| NewEvent::at(c.id, 0, EventBody::ChaseWritten { chase: c.clone() }));
    append(&f.store, f.site, events.collect()).await;
    let listed = async |filter: ChaseFilter| -> Vec<u32> {
        let found = f.store.chase_list(f.site, &filter, 10).await.unwrap();
        found.iter().map(|v| v.entity.number.serial).collect()
    };
    let any = ChaseFilter::default;
    assert_eq!(listed(any()).await, [3, 2, 1]);
    assert_eq!(listed(ChaseFilter { colour: Some(Colour::Blue), ..any() }).await, [3, 1]);
    assert_eq!(listed(ChaseFilter { units: Some(vec![unit(1)]), ..any() }).await, [2, 1]);
    assert_eq!(listed(ChaseFilter { units: Some(vec![]), ..any() }).await, [0; 0]);
    assert_eq!(listed(ChaseFilter { state: Some(ChaseState::Met), ..any() }).await, [0; 0]);
    assert_eq!(listed(ChaseFilter { before: Some(sheets[1].number), ..any() }).await, [1]);
    assert_eq!(f.store.chase_by_number(f.site, sheets[2].number).await.unwrap().unwrap().entity, sheets[2]);
}
