//! The demo against the rules of `demo/`: the same on every run, with the lights that check.py works out.

use std::collections::BTreeMap;

use jiff::civil::{Date, date};
use ledger::{CommitmentState, DocumentState, Light, Role, SiteId};
use service::{Call, Service};
use store::{Filter, Location, Page, Sort, Store, TaskRow};
use testkit::Place;

use super::county::{County, demo_file};
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
