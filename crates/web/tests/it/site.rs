//! A site for tests and for looking at pages: founded, with units, leaders and two accounts.

use std::sync::Arc;
use std::sync::atomic::{AtomicI64, Ordering};

use axum::Router;
use jiff::civil::{Date, date};
use service::{Call, PersonForm, ReviewCommand, Service, SetUp, UnitForm};
use store::{Location, Store};
use testkit::Place;

/// What whoever sets the site up has to know.
pub const SETUP_CODE: &str = "0123456789ab";
/// Password of both accounts.
pub const PASSWORD: &str = "Qing-Shan-26";
/// Milliseconds of a day.
const DAY: i64 = 86_400_000;

/// Units with their aliases.
const UNITS: [(&str, &str, &str); 7] = [
    ("县发展和改革局", "发改局、县发改局", "department"),
    ("县自然资源局", "资源局、自然资源局", "department"),
    ("县人力资源和社会保障局", "人社局、资源局", "department"),
    ("县教育局", "教育局", "department"),
    ("县住房和城乡建设局", "住建局、县住建局", "department"),
    ("白石镇", "", "town"),
    ("北坪镇", "", "town"),
];

/// Leaders with their posts.
const LEADERS: [(&str, &str); 2] = [("周岚", "副县长"), ("王立平", "副县长")];

/// A speech that gives the tests something to review.
pub const SPEECH: &str = "在全县重点工作推进会上的讲话\n（2026年3月2日）\n\n一、抓项目，稳住全年的盘子\n\
    由周岚同志牵头，县发改局具体负责，上半年新建项目开工率达到80%以上。5月底前完成东河产业园二期412亩土地交付，\
    县自然资源局牵头，白石镇配合。\n\n二、抓民生，办好群众身边的事\n\
    年内新增学前教育学位600个，由县教育局牵头。9月底前完成老城区4.2公里架空管线入地，由县住建局牵头。\n\
    大家要进一步提高认识，统一思想。\n";

/// A site and its pages.
pub struct Site {
    /// Where its data are.
    pub place: Place,
    /// The database under them.
    pub store: Store,
    /// The use cases.
    pub service: Service,
    /// The pages.
    pub router: Router,
    clock: Arc<AtomicI64>,
}

/// The morning of a day in China.
pub fn morning(day: Date) -> i64 {
    jiff::tz::Offset::UTC.to_timestamp(day.at(1, 30, 0, 0)).unwrap().as_millisecond()
}

impl Site {
    /// A site that has not been set up, on the morning of 2026-03-03.
    pub async fn bare() -> Self {
        let place = Place::fresh().await;
        let location = match place.postgres() {
            Some(url) => Location::Postgres { url: url.to_owned(), blobs: place.directory().to_owned() },
            None => Location::Directory(place.directory().to_owned()),
        };
        let store = Store::open(&location).await.unwrap();
        let service = Service::new(store.clone());
        let clock = Arc::new(AtomicI64::new(morning(date(2026, 3, 3))));
        let told = clock.clone();
        let router =
            web::router(service.clone(), Arc::new(move || told.load(Ordering::Relaxed)), Some(SETUP_CODE));
        Self { place, store, service, router, clock }
    }

    /// A site with units, leaders, a supervisor `duban` and a reader `chayue`.
    pub async fn founded() -> Self {
        let site = Self::bare().await;
        let form = SetUp {
            site_name: "云溪县".into(),
            area_code: "529931".into(),
            name: "沈督查".into(),
            username: "duban".into(),
            password: PASSWORD.into(),
        };
        site.service.set_up(form, site.now()).await.unwrap();
        let call = site.call("duban").await;
        for (name, aliases, kind) in UNITS {
            let form = UnitForm {
                name: name.into(),
                aliases: aliases.into(),
                kind: kind.into(),
                active: "on".into(),
                ..UnitForm::default()
            };
            site.service.record_unit(&call, form).await.unwrap();
        }
        for (name, post) in LEADERS {
            site.record(
                &call,
                PersonForm { name: name.into(), post: post.into(), leader: "on".into(), ..person() },
            )
            .await;
        }
        let reader = PersonForm {
            name: "何查阅".into(),
            username: "chayue".into(),
            role: "reader".into(),
            password: PASSWORD.into(),
            ..person()
        };
        site.record(&call, reader).await;
        site
    }

    async fn record(&self, call: &Call, form: PersonForm) {
        self.service.record_person(call, form).await.unwrap();
    }

    /// The same with a document under review; its identifier.
    pub async fn with_document() -> (Self, String) {
        let site = Self::founded().await;
        let call = site.call("duban").await;
        let received = site.service.receive(&call, "讲话.txt", SPEECH.as_bytes().to_vec()).await.unwrap();
        (site, received.id)
    }

    /// The same with everything that could be issued issued.
    pub async fn with_tasks() -> (Self, String) {
        let (site, document) = Self::with_document().await;
        let call = site.call("duban").await;
        site.service.review(&call, &document, ReviewCommand::AcceptAll).await.unwrap();
        site.service.issue(&call, &document).await.unwrap();
        (site, document)
    }

    /// Now.
    pub fn now(&self) -> i64 {
        self.clock.load(Ordering::Relaxed)
    }

    /// Some days later, with the lights judged again.
    pub async fn later(&self, days: i64) {
        self.clock.fetch_add(days * DAY, Ordering::Relaxed);
        for site in self.store.sites().await.unwrap() {
            self.store.tick(site.id, ledger::day_of(self.now())).await.unwrap();
        }
    }

    /// Who calls a use case directly.
    pub async fn call(&self, username: &str) -> Call {
        let signed = self.service.sign_in(username, PASSWORD, "", self.now()).await.unwrap();
        self.service.session(&signed.token, self.now()).await.unwrap().unwrap().call
    }
}

fn person() -> PersonForm {
    PersonForm { active: "on".into(), ..PersonForm::default() }
}
