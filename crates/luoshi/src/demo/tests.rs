//! The demo against the rules of `demo/`: the same on every run, with the lights that check.py works out.

use std::collections::BTreeMap;

use jiff::civil::{Date, date};
use ledger::{CommitmentState, DocumentState, Light, Role, SiteId};
use service::{Call, Service};
use store::{Filter, Location, Sort, SortKey, Store, TaskRow, TraceFilter};
use testkit::Place;

use super::county::{ChangePlan, County, demo_file};
use super::days::at;

struct Loaded {
    _place: Place,
    store: Store,
    service: Service,
    call: Call,
}

impl Loaded {
    async fn on(day: Date) -> Self {
        let now = at(day, 10 * 60);
        let (place, store) = empty().await;
        let service = Service::new(store.clone());
        let demo = super::load(&store, &service, now).await.unwrap();
        let (user, password, _) = &demo.accounts[0];
        let token = service.sign_in(user, password, "", now).await.unwrap().token;
        let call = service.session(&token, now).await.unwrap().unwrap().call;
        Self { _place: place, store, service, call }
    }

    fn site(&self) -> SiteId {
        self.call.actor.site
    }

    async fn tasks(&self) -> Vec<TaskRow> {
        all_tasks(&self.store, self.site()).await
    }
}

async fn empty() -> (Place, Store) {
    let place = Place::fresh().await;
    let directory = place.directory().to_owned();
    let location = match place.postgres() {
        Some(url) => Location::Postgres { url: url.to_owned(), blobs: directory },
        None => Location::Directory(directory),
    };
    let store = Store::open(&location).await.unwrap();
    (place, store)
}

/// Every task, by number.
async fn all_tasks(store: &Store, site: SiteId) -> Vec<TaskRow> {
    let sort = Sort { key: SortKey::Number, descending: false };
    let page = store.ledger_page(site, &Filter::default(), sort, None, 5_000).await.unwrap();
    assert!(!page.more);
    page.rows.into_iter().map(|listed| listed.row).collect()
}

/// What of a ledger must be the same on every run: everything but identifiers.
fn dump(rows: &[TaskRow]) -> Vec<String> {
    let line = |r: &TaskRow| {
        let t = &r.task;
        format!(
            "{} {} {:?} {:?} {:?} {} {:?}",
            t.number, t.title, r.light, t.due, t.progress, r.version, t.closed
        )
    };
    rows.iter().map(line).collect()
}

/// Whether a row is a task of `ledger.toml`, not a part of one, nor what a direction became.
fn of_the_ledger(row: &TaskRow) -> bool {
    row.task.parent.is_none() && !matches!(row.task.origin, ledger::TaskOrigin::Direction { .. })
}

/// Lights as the reference judges them, which knows nothing of reports: by the first version of the basic rules. What
/// those in force say besides is a report that did not come.
fn lights(rows: &[TaskRow], day: Date) -> BTreeMap<&'static str, usize> {
    let first = ledger::Site {
        id: SiteId(uuid::Uuid::nil()),
        name: String::new(),
        area_code: String::new(),
        separated: false,
        rules: Vec::new(),
    };
    let now = ledger::Site { rules: ledger::Site::first_rules(day), ..first.clone() };
    let mut counted = BTreeMap::new();
    for row in rows.iter().filter(|r| of_the_ledger(r)) {
        let light = ledger::judge(first.pack(), &row.task, day).light;
        *counted.entry(light.code()).or_default() += 1;
        if light != row.light {
            let reasons = ledger::judge(now.pack(), &row.task, day).reasons;
            assert_eq!(reasons[0].key, "planning-reports-missed", "{}", row.task.number);
        }
    }
    counted
}

#[tokio::test]
async fn a_day_gives_one_ledger() {
    let day = date(2026, 6, 12);
    let (one, other) = (Loaded::on(day).await, Loaded::on(day).await);
    let rows = one.tasks().await;
    assert_eq!(dump(&rows), dump(&other.tasks().await));
    assert_eq!(rows.iter().filter(|r| of_the_ledger(r)).count(), 120);
    let verified = one.store.verify(one.site()).await.unwrap();
    assert_eq!(verified.difference, None);
}

#[tokio::test]
async fn lights_are_those_of_the_reference() {
    // What `python3 demo/check.py 2026-06-12` prints for this day and for two others of the year.
    let reference = [
        (date(2026, 1, 8), [5, 6, 88, 19, 2]),
        (date(2026, 6, 12), [8, 21, 67, 22, 2]),
        (date(2026, 11, 23), [9, 19, 57, 33, 2]),
    ];
    for (day, expected) in reference {
        let found = lights(&Loaded::on(day).await.tasks().await, day);
        let codes = Light::ALL.iter().map(|l| l.code());
        assert_eq!(found, codes.zip(expected).collect(), "{day}");
    }
}

#[tokio::test]
async fn the_log_is_in_order_and_ends_before_now() {
    let demo = Loaded::on(date(2026, 3, 16)).await;
    let events = demo.store.trace(demo.site(), &TraceFilter::default(), 10_000).await.unwrap();
    assert!(events.windows(2).all(|pair| pair[0].at >= pair[1].at), "newest first, none out of turn");
    assert!(events.iter().all(|e| e.at <= demo.call.at));
}

#[tokio::test]
async fn the_report_is_answered_and_the_notice_waits() {
    let demo = Loaded::on(date(2026, 6, 12)).await;
    let (documents, _) = demo.service.documents(&demo.call, None).await.unwrap();
    let [notice, report] = &documents[..] else { panic!("two documents, not {}", documents.len()) };
    assert_eq!(report.document.state, DocumentState::Issued);
    assert_eq!(report.document.head.date, Some(date(2026, 2, 6)));
    assert_eq!(report.undecided, 2);
    assert_eq!(notice.document.state, DocumentState::Reviewing);
    assert_eq!(notice.accepted, 4);
    assert!(notice.undecided >= 4, "{} drafts wait", notice.undecided);

    let text = demo.store.document_text(demo.site(), report.document.id).await.unwrap().unwrap().text;
    let found = demo.store.commitments(demo.site(), report.document.id).await.unwrap();
    let issued: Vec<_> = found.iter().filter(|v| v.entity.state == CommitmentState::Issued).collect();
    let county = County::of_day(date(2026, 6, 12)).unwrap();
    let plans: Vec<_> = county.tasks.iter().filter(|t| t.source == "work-report").collect();
    assert_eq!(issued.len(), plans.len());
    for plan in plans {
        let start = text[..text.find(&plan.quote).unwrap()].chars().count();
        let covering =
            issued.iter().find(|v| v.entity.spans.iter().any(|s| s.start <= start && start < s.end));
        let task = covering.and_then(|v| v.entity.task).expect("a commitment holds the quote");
        let row = demo.store.task(demo.site(), task).await.unwrap().unwrap();
        let titled = plan.edits.iter().any(|e| matches!(e.change, ChangePlan::Title { .. }));
        assert!(titled || row.task.title == plan.title, "{} is not {}", row.task.title, plan.title);
        assert!(row.task.other_names.is_empty());
    }
}

#[tokio::test]
async fn the_speech_asks_whom_two_names_mean() {
    let demo = Loaded::on(date(2026, 11, 23)).await;
    let speech = demo_file!("documents/plenary-speech.txt");
    let id = demo.service.paste(&demo.call, speech).await.unwrap().id;
    let desk = demo.service.desk(&demo.call, &id).await.unwrap();
    let mentions = desk.drafts.iter().flat_map(|d| d.lead_units.iter().chain(&d.other_units));
    let asked: Vec<&str> = mentions.filter(|m| m.candidates.len() == 2).map(|m| m.surface.as_str()).collect();
    assert!(asked.contains(&"水务部门") && asked.contains(&"交通部门"), "{asked:?}");
}

#[tokio::test]
async fn both_accounts_sign_in() {
    let (_place, store) = empty().await;
    let service = Service::new(store.clone());
    let now = at(date(2026, 6, 12), 600);
    let demo = super::load(&store, &service, now).await.unwrap();
    let mut roles = Vec::new();
    for (user, password, role) in &demo.accounts {
        let token = service.sign_in(user, password, "", now).await.unwrap().token;
        let session = service.session(&token, now).await.unwrap().unwrap();
        assert_eq!(session.call.actor.roles.first().map(Role::code), Some(role.as_str()));
        roles.extend(session.call.actor.roles.first());
    }
    let expected = [
        Role::Supervisor,
        Role::Reader,
        Role::OfficeLeader,
        Role::CountyLeader,
        Role::UnitHead,
        Role::Liaison,
        Role::Liaison,
        Role::Auditor,
        Role::SystemAdministrator,
        Role::SecurityAdministrator,
    ];
    assert_eq!(roles, expected);
}

#[tokio::test]
async fn a_made_up_site_is_whole_and_repeatable() {
    let now = at(date(2026, 6, 12), 600);
    let mut dumps = Vec::new();
    for _ in 0..2 {
        let (_place, store) = empty().await;
        let told = std::cell::Cell::new(0);
        super::generate(&store, 450, now, |n| told.set(n)).await.unwrap();
        assert_eq!(told.get(), 450);
        let site = store.sites().await.unwrap().remove(0).id;
        let rows = all_tasks(&store, site).await;
        assert_eq!(rows.len(), 450);
        assert!(rows.iter().any(|r| r.task.parent.is_some()));
        assert_eq!(store.verify(site).await.unwrap().difference, None);
        dumps.push(dump(&rows));
    }
    assert_eq!(dumps[0], dumps[1]);
}
