//! A county with a few units and leaders, and two accounts.

use ::ledger::Role;
use service::*;
use store::{Location, Store};
use testkit::Place;

/// 2026-06-12 09:30 in China.
pub const NOW: i64 = 1_781_227_800_000;
pub const PASSWORD: &str = "Yunxi-2026";

/// A speech of our own: one named leader, one ambiguous unit (水务), one unit by abbreviation, one not on the list.
pub const SPEECH: &str = "在全县项目建设推进会上的讲话\n云溪县县长\n（2026年3月2日）\n同志们：\n一、抓项目\n\
请周明远同志牵头，发改局具体负责，6月底前新建项目开工率达到80%以上。\n\
县教育局要在8月底前新增学位600个。\n\
水务部门要在10月底前改造供水管网30公里。\n\
二、强作风\n大家要提高认识，振奋精神，把各项工作抓紧抓实。\n";

pub struct County {
    pub service: Service,
    pub store: Store,
    pub call: Call,
    pub reader: Call,
    place: Place,
}

pub async fn empty() -> (Service, Store, Place) {
    let place = Place::fresh().await;
    let store = open(&place).await;
    (Service::new(store.clone()), store, place)
}

async fn open(place: &Place) -> Store {
    let location = match place.postgres() {
        Some(url) => Location::Postgres { url: url.to_owned(), blobs: place.directory().to_owned() },
        None => Location::Directory(place.directory().to_owned()),
    };
    Store::open(&location).await.unwrap()
}

pub fn set_up() -> SetUp {
    SetUp {
        site_name: "云溪县".into(),
        area_code: "529931".into(),
        name: "方管理".into(),
        username: "ducha".into(),
        password: PASSWORD.into(),
    }
}

pub async fn county() -> County {
    let (service, store, place) = empty().await;
    service.set_up(set_up(), NOW - 1000).await.unwrap();
    let call = call_of(&service, "ducha").await;
    for (name, aliases, kind) in [
        ("县发展和改革局", "", "department"),
        ("县教育局", "", "department"),
        ("县水利局", "水务、水务部门", "department"),
        ("县水务集团", "水务、水务部门", "enterprise"),
        ("白石镇", "", "town"),
    ] {
        let form = UnitForm {
            name: name.into(),
            aliases: aliases.into(),
            kind: kind.into(),
            active: "on".into(),
            ..UnitForm::default()
        };
        service.record_unit(&call, form).await.unwrap();
    }
    let leader = PersonForm {
        name: "周明远".into(),
        post: "副县长".into(),
        leader: "on".into(),
        active: "on".into(),
        ..PersonForm::default()
    };
    service.record_person(&call, leader).await.unwrap();
    let reader = PersonForm {
        name: "来访者".into(),
        username: "guest".into(),
        role: Role::Reader.code().into(),
        password: PASSWORD.into(),
        active: "on".into(),
        ..PersonForm::default()
    };
    service.record_person(&call, reader).await.unwrap();
    let reader = call_of(&service, "guest").await;
    County { service, store, call, reader, place }
}

pub async fn call_of(service: &Service, username: &str) -> Call {
    let signed = service.sign_in(username, PASSWORD, "127.0.0.1", NOW).await.unwrap();
    service.session(&signed.token, NOW).await.unwrap().unwrap().call
}

/// An account, with the unit of that name.
pub async fn account(c: &County, username: &str, role: Role, unit: &str) -> Call {
    let units = c.service.settings(&c.call).await.unwrap().units;
    let unit = units.into_iter().find(|u| u.form.name == unit).map(|u| u.form.id).unwrap_or_default();
    let form = PersonForm {
        name: username.into(),
        username: username.into(),
        role: role.code().into(),
        unit,
        password: PASSWORD.into(),
        active: "on".into(),
        ..PersonForm::default()
    };
    c.service.record_person(&c.call, form).await.unwrap();
    call_of(&c.service, username).await
}

impl County {
    /// The same data, opened once more, as by a second program beside this one.
    pub async fn another_store(&self) -> Store {
        open(&self.place).await
    }

    /// The speech, put in.
    pub async fn speech(&self) -> String {
        self.service.receive(&self.call, "讲话.txt", SPEECH.as_bytes().to_vec()).await.unwrap().id
    }

    /// A task entered by hand; one whose due date has passed comes in with a table, as it has to.
    pub async fn task(&self, title: &str, due: &str) -> ::ledger::Number {
        if !due.is_empty() && due < "2026-06-12" {
            return self.past_task(title, due).await;
        }
        let form = TaskForm {
            title: title.into(),
            lead_unit: "县教育局".into(),
            other_units: "白石镇".into(),
            leaders: "周明远".into(),
            due: due.into(),
            ..TaskForm::default()
        };
        self.service.add_task(&self.call, None, form).await.unwrap()
    }

    async fn past_task(&self, title: &str, due: &str) -> ::ledger::Number {
        let csv =
            format!("工作任务,牵头单位,责任单位,牵头领导,完成时限\n{title},县教育局,白石镇,周明远,{due}\n");
        let plan =
            self.service.import_preview(&self.call, "旧账.csv", csv.into_bytes(), &words).await.unwrap();
        assert_eq!(plan.counts, [1, 0, 0, 0], "{:?}", plan.rows);
        self.service.import_apply(&self.call, &plan.plan, false, &words).await.unwrap();
        let found = self.service.search(&self.call, title).await.unwrap().tasks;
        found.into_iter().map(|line| line.number).max().unwrap()
    }

    pub async fn proved(&self) {
        assert_eq!(self.store.verify(self.call.actor.site).await.unwrap().difference, None);
    }
}

/// Key of the refusal.
pub fn refused<T: std::fmt::Debug>(outcome: Result<T>) -> String {
    let error = outcome.unwrap_err();
    error.refusal().map_or_else(|| error.to_string(), |(key, _)| key.to_owned())
}

/// Words of the Chinese catalogue would be the pages' business; here a key stands for itself.
pub fn words(key: &str, args: &[(&str, String)]) -> String {
    if key == "read-date-pattern" {
        return "%Y年%-m月%-d日".to_owned();
    }
    let args: Vec<&str> = args.iter().map(|(_, v)| v.as_str()).collect();
    format!("{key}{}", args.join(""))
}
