//! The calendar of what somebody or their unit holds, read by calendar programs without signing in. Its address is a
//! secret: only its hash is kept, and a new one closes the old.

use std::collections::BTreeMap;

use jiff::Timestamp;
use jiff::civil::Date;
use ledger::{
    Action, Chase, ChaseState, Holder, Person, Request, RequestState, Role, Roles, SiteId, TaskId, TaskState,
    UnitId, hash_text,
};
use messages::Lang;
use notify::feed::{self, Calendar, Entry, Form, Point, Standing};
use store::{Filter, Sort, TaskRow, Versioned};

use crate::burden::kept;
use crate::names::Names;
use crate::view::FeedText;
use crate::{Call, Result, Service, ServiceError};

/// Most tasks in a calendar.
const MOST: usize = 500;
/// Answers to one request that are looked at.
const ANSWERS: i64 = 5_000;
/// Rounds to come of one request and unit.
const ROUNDS: usize = 12;

impl Service {
    /// Makes the actor's calendar address anew and returns its secret part; it is not told again.
    ///
    /// # Errors
    /// When the database does not answer.
    pub async fn make_feed(&self, call: &Call) -> Result<String> {
        call.must(Action::Read)?;
        let token = identity::token().map_err(|e| ServiceError::Internal(e.to_string()))?;
        let hash = hash_text(token.as_bytes());
        self.store.set_feed(call.site(), call.actor.person, &hash, call.at).await?;
        Ok(token)
    }

    /// Closes the actor's calendar address.
    ///
    /// # Errors
    /// When the database does not answer.
    pub async fn drop_feed(&self, call: &Call) -> Result<()> {
        call.must(Action::Read)?;
        Ok(self.store.drop_feed(call.site(), call.actor.person).await?)
    }

    /// The calendar that a secret opens. It holds what its owner may read and has to do with: for a unit its tasks, with
    /// milestones, reports, answers to chase sheets and to requests due; for a leader what they lead; for the office what waits on it.
    ///
    /// # Errors
    /// When the secret opens none, or its owner may not read any more.
    pub async fn feed(&self, token: &str) -> Result<FeedText> {
        let hash = hash_text(token.as_bytes());
        let (site, id) = self.store.feed(&hash).await?.ok_or(ServiceError::NotFound)?;
        let names = self.names(site).await?;
        let person = names.people.iter().find(|p| p.id == id && p.active).ok_or(ServiceError::NotFound)?;
        let roles = person.roles();
        if !roles.iter().any(|role| Action::Read.scope_of(role).is_some()) {
            return Err(ServiceError::NotFound);
        }
        let contact = self.store.contact(site, id).await?;
        let lang = Lang::from_tag(&contact.lang).unwrap_or_default();
        let days = self.days_of(site, &names, person, roles, lang).await?;
        let address = self.ways.address().trim_end_matches('/');
        let links: Vec<String> = days
            .iter()
            .map(|d| if address.is_empty() { String::new() } else { format!("{address}{}", d.path) })
            .collect();
        let entries: Vec<Entry<'_>> = days.iter().zip(&links).map(|(d, link)| d.entry(link)).collect();
        let name = format!("{} {}", person.name, messages::text(lang, "app-name"));
        let domain = site.to_string();
        let calendar = Calendar { name: &name, domain: &domain, lang, form: Form::Events };
        let text = feed::write(&calendar, &entries);
        Ok(FeedText { mark: hash_text(text.as_bytes()), text })
    }

    async fn days_of(
        &self,
        site: SiteId,
        names: &Names,
        person: &Person,
        roles: Roles,
        lang: Lang,
    ) -> Result<Vec<Day>> {
        let works = roles.iter().any(Role::needs_unit);
        let tree = names.tree();
        let own = person.unit.filter(|_| works);
        let units: Vec<UnitId> = names
            .units
            .iter()
            .map(|u| u.id)
            .filter(|u| own.is_some_and(|own| tree.within(*u, own)))
            .collect();
        let tasks = self.tasks_of(site, person, &units, roles).await?;
        let mut days: Vec<Day> = tasks.values().flat_map(|row| of_task(row, names, &units)).collect();
        for unit in &units {
            for v in self.store.chases_to(site, *unit, ChaseState::Open, MOST as i64).await? {
                let row = match v.entity.task {
                    Some(id) => self.store.task(site, id).await?,
                    None => None,
                };
                days.push(of_chase(&v.entity, v.version, row.as_ref(), names, lang));
            }
        }
        days.extend(self.requests_of(site, &units, names, lang).await?);
        days.sort_by(|a, b| (a.day, &a.id).cmp(&(b.day, &b.id)));
        Ok(days)
    }

    /// What the units are asked and have not answered: the rounds after the last one that each of them answered.
    async fn requests_of(
        &self,
        site: SiteId,
        units: &[UnitId],
        names: &Names,
        lang: Lang,
    ) -> Result<Vec<Day>> {
        let mut days = Vec::new();
        if units.is_empty() {
            return Ok(days);
        }
        for v in self.store.requests_in(site, RequestState::Open, MOST as i64).await? {
            let request = &v.entity;
            let asked: Vec<UnitId> =
                request.recipients.iter().copied().filter(|unit| units.contains(unit)).collect();
            if request.state != RequestState::Open || asked.is_empty() {
                continue;
            }
            let replies = self.store.replies_to(site, request.id, ANSWERS).await?;
            for unit in asked {
                let given = replies.iter().filter(|r| r.entity.unit == unit).map(|r| r.entity.due).max();
                let awaited = request.dues().filter(|due| given.is_none_or(|last| *due > last));
                days.extend(awaited.take(ROUNDS).map(|due| of_request(&v, unit, due, names, lang)));
            }
        }
        Ok(days)
    }

    /// The tasks somebody has to do with, each once.
    async fn tasks_of(
        &self,
        site: SiteId,
        person: &Person,
        units: &[UnitId],
        roles: Roles,
    ) -> Result<BTreeMap<TaskId, TaskRow>> {
        let open = || Filter { state: Some(TaskState::Open), ..Filter::default() };
        let mut filters: Vec<Filter> = units.iter().map(|u| Filter { unit: Some(*u), ..open() }).collect();
        if person.leader {
            filters.push(Filter { leader: Some(person.id), ..open() });
        }
        let mut found = BTreeMap::new();
        for filter in filters {
            let page = self.store.ledger_page(site, &filter, Sort::default(), None, MOST).await?;
            found.extend(page.rows.into_iter().map(|l| (l.row.task.id, l.row)));
        }
        let parties = [(Role::Supervisor, Holder::Supervisor), (Role::OfficeLeader, Holder::OfficeLeader)];
        for (_, party) in parties.into_iter().filter(|(role, _)| roles.has(*role)) {
            let held = self.store.held(site, party, MOST as i64).await?;
            found.extend(held.into_iter().map(|h| (h.row.task.id, h.row)));
        }
        Ok(found)
    }
}

/// One day of the calendar.
struct Day {
    id: String,
    version: i64,
    updated: i64,
    day: Date,
    task: String,
    what: What,
    lead: String,
    path: String,
}

enum What {
    Due,
    Milestone(String),
    Report,
    Answer,
    Request,
}

impl Day {
    fn entry<'a>(&'a self, link: &'a str) -> Entry<'a> {
        Entry {
            id: &self.id,
            sequence: u32::try_from(self.version).unwrap_or(0),
            changed: Timestamp::from_millisecond(self.updated).unwrap_or_default(),
            day: self.day,
            task: &self.task,
            point: match &self.what {
                What::Due => Point::Due,
                What::Milestone(name) => Point::Milestone(name),
                What::Report => Point::Report,
                What::Answer => Point::Answer,
                What::Request => Point::Request,
            },
            lead: &self.lead,
            link,
            standing: Standing::Open,
        }
    }
}

fn of_task(row: &TaskRow, names: &Names, units: &[UnitId]) -> Vec<Day> {
    let task = &row.task;
    let number = task.number.to_string();
    let day = |id: String, day: Date, what: What| Day {
        id,
        version: row.version,
        updated: row.updated,
        day,
        task: format!("{number} {}", task.title),
        what,
        lead: names.unit(task.lead_unit).name,
        path: format!("/tasks/{number}"),
    };
    let due = task.due.map(|on| day(format!("due-{}", task.id), on, What::Due));
    let leads = units.contains(&task.lead_unit);
    let report = ledger::report_due(task, row.light).filter(|_| leads);
    let report = report.map(|on| day(format!("report-{}", task.id), on, What::Report));
    let open = task.life.milestones.iter().enumerate().filter(|(_, m)| m.done.is_none());
    let points =
        open.map(|(n, m)| day(format!("point-{n}-{}", task.id), m.planned, What::Milestone(m.name.clone())));
    due.into_iter().chain(report).chain(points).collect()
}

fn of_request(v: &Versioned<Request>, unit: UnitId, due: Date, names: &Names, lang: Lang) -> Day {
    let request = &v.entity;
    let path = format!("/burden/requests/{}", request.number);
    let number = messages::number_at(lang, &path, &request.number.to_string());
    Day {
        id: format!("request-{due}-{unit}-{}", request.id),
        version: v.version,
        updated: 0,
        day: kept(due),
        task: format!("{number} {}", request.title),
        what: What::Request,
        lead: names.unit(unit).name,
        path,
    }
}

fn of_chase(chase: &Chase, version: i64, row: Option<&TaskRow>, names: &Names, lang: Lang) -> Day {
    let path = format!("/chases/{}", chase.number);
    let number = messages::number_at(lang, &path, &chase.number.to_string());
    Day {
        id: format!("answer-{}", chase.id),
        version,
        updated: row.map_or(0, |r| r.updated),
        day: chase.answer_due,
        task: match row {
            Some(row) => format!("{number} {}", row.task.title),
            None => number,
        },
        what: What::Answer,
        lead: names.unit(chase.unit).name,
        path,
    }
}
