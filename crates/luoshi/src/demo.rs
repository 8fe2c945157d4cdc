//! The demo county of `demo/`, and large made-up sites for measuring. Everything is written through the log.

mod burden;
mod county;
mod days;
mod direction;
mod generate;
mod history;
mod life;
mod points;
mod review;
#[cfg(test)]
mod tests;

use std::collections::HashMap;

use anyhow::Context as _;
use ledger::{
    Account, ActId, Actor, Catalogue, EventBody, Measure, MeasureId, NewEvent, Person, PersonId, Role,
    Target, Unit, UnitId, UnitKind, day_of,
};
use messages::Lang;
use service::{Call, PersonForm, Service, SetUp};
use store::{Act, Store};
use web::words;

pub use generate::generate;

use county::{AccountPlan, County, TargetPlan};
use days::{at, back};

/// The password of the demo accounts. There is none outside the demo.
const PASSWORD: &str = "Luoshi@2026";
/// Days before the start on which the site was set up.
const FOUNDED: i32 = 730;

/// The day on which offices work at or after a day.
fn kept(day: jiff::civil::Date) -> jiff::civil::Date {
    calendar::WorkCalendar::current().kept(day).0
}

/// What the demo was loaded with.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Demo {
    /// User name, password, role code.
    pub accounts: Vec<(String, String, String)>,
}

/// Fills an empty store with the demo county as it stands on the day of `now_ms`.
///
/// # Errors
/// When the store is not empty, does not answer, or a file of `demo/` does not fit.
pub async fn load(store: &Store, service: &Service, now_ms: i64) -> anyhow::Result<Demo> {
    let county = County::of_day(day_of(now_ms))?;
    let founded = at(back(county.start, FOUNDED), 9 * 60);
    let supervisor = county.account(Role::Supervisor)?;
    let set_up = SetUp {
        site_name: county.site.name.clone(),
        area_code: county.site.code.clone(),
        name: supervisor.name.clone(),
        username: supervisor.user.clone(),
        password: PASSWORD.to_owned(),
    };
    let call = set_up_site(store, service, set_up, founded).await?;
    let lists = record_lists(store, service, &county, &call).await?;
    history::load(store, service, &county, &lists, &call, now_ms).await?;
    store.tick(call.actor.site, county.start).await?;
    service.chase_by_rule(call.actor.site, now_ms, &words(Lang::Zh)).await?;
    let accounts = county.accounts.iter();
    let told = |role: Role| role.code().to_owned();
    Ok(Demo { accounts: accounts.map(|a| (a.user.clone(), PASSWORD.to_owned(), told(a.role))).collect() })
}

/// The site's own lists by the keys of the demo's files.
pub(crate) struct Lists {
    units: HashMap<String, (UnitId, String)>,
    leaders: HashMap<String, (PersonId, String)>,
    supervises: HashMap<String, String>,
    measures: Vec<Measure>,
}

impl Lists {
    fn unit(&self, key: &str) -> anyhow::Result<&(UnitId, String)> {
        self.units.get(key).with_context(|| format!("demo: unit {key}"))
    }

    fn leader(&self, key: &str) -> anyhow::Result<&(PersonId, String)> {
        self.leaders.get(key).with_context(|| format!("demo: leader {key}"))
    }

    /// Targets with the measures that the catalogue has for them.
    fn targets(&self, plans: &[TargetPlan]) -> Vec<Target> {
        let catalogue = Catalogue::new(&self.measures);
        plans.iter().map(|plan| plan.target(&catalogue)).collect()
    }

    /// The leader in charge of a unit.
    fn leader_of(&self, unit: &str) -> anyhow::Result<&(PersonId, String)> {
        self.leader(self.supervises.get(unit).with_context(|| format!("demo: leader of {unit}"))?)
    }
}

/// Sets the site up and returns the administrator's first call.
async fn set_up_site(store: &Store, service: &Service, set_up: SetUp, when: i64) -> anyhow::Result<Call> {
    let (name, username) = (set_up.name.clone(), set_up.username.clone());
    service.set_up(set_up, when).await?;
    let site = store.sites().await?.into_iter().next().context("no site")?.id;
    let person = store.person_by_username(site, &username).await?.context("no administrator")?.entity.id;
    Ok(Call {
        actor: Actor { site, person, name, roles: Role::Supervisor.into(), unit: None, separated: false },
        at: when,
    })
}

async fn record_lists(
    store: &Store,
    service: &Service,
    county: &County,
    call: &Call,
) -> anyhow::Result<Lists> {
    let site = call.actor.site;
    let leaders: HashMap<_, _> = county
        .leaders
        .iter()
        .map(|l| (l.key.clone(), (PersonId(uuid::Uuid::now_v7()), l.name.clone())))
        .collect();
    let units: HashMap<_, _> = county
        .units
        .iter()
        .map(|u| (u.key.clone(), (UnitId(uuid::Uuid::now_v7()), u.name.clone())))
        .collect();
    let supervises = county.units.iter().map(|u| (u.key.clone(), u.leader.clone())).collect();
    let measures = measures(county, &units)?;
    let lists = Lists { units, leaders, supervises, measures };
    let mut events = Vec::new();
    for (leader, position) in county.leaders.iter().zip(1..) {
        let id = lists.leader(&leader.key)?.0;
        let person = person(id, &leader.name, &leader.position, position);
        events.push(NewEvent::at(id, 0, EventBody::PersonRecorded { person }));
    }
    for (unit, position) in county.units.iter().zip(1..) {
        let unit = Unit {
            id: lists.unit(&unit.key)?.0,
            name: unit.name.clone(),
            aliases: unit.aliases.clone(),
            kind: UnitKind::from_code(&unit.kind).with_context(|| format!("demo: kind {}", unit.kind))?,
            leader: Some(lists.leader(&unit.leader)?.0),
            parent: None,
            position,
            active: true,
        };
        events.push(NewEvent::at(unit.id, 0, EventBody::UnitRecorded { unit }));
    }
    for measure in &lists.measures {
        events.push(NewEvent::at(measure.id, 0, EventBody::MeasureRecorded { measure: measure.clone() }));
    }
    let supervisor = county.account(Role::Supervisor)?;
    let known = store.person_by_username(site, &supervisor.user).await?.context("no administrator")?;
    let person = Person { unit: Some(lists.unit(&supervisor.unit)?.0), ..known.entity };
    events.push(NewEvent::at(person.id, known.version, EventBody::PersonRecorded { person }));
    append(store, call, events).await?;
    for account in county.accounts.iter().filter(|a| a.role != Role::Supervisor) {
        record_account(store, service, call, account, &lists).await?;
    }
    append(store, call, unit_people(county, &lists)?).await?;
    Ok(lists)
}

/// Who approves and who fills in for each unit. Without a password nobody signs in as them; their names stand in the log.
fn unit_people(county: &County, lists: &Lists) -> anyhow::Result<Vec<NewEvent>> {
    let known = |name: &str| county.accounts.iter().any(|a| a.name == name);
    let first = county.leaders.len() + county.accounts.len();
    let mut events = Vec::new();
    for unit in &county.units {
        for (name, role) in [(&unit.head, Role::UnitHead), (&unit.liaison, Role::Liaison)] {
            if known(name) {
                continue;
            }
            let id = PersonId(uuid::Uuid::now_v7());
            let position = (first + events.len()) as i64;
            let username = format!("{}.{}", unit.key, role.code());
            let person = Person {
                unit: Some(lists.unit(&unit.key)?.0),
                leader: false,
                account: Some(Account { username, roles: role.into() }),
                ..person(id, name, "", position)
            };
            events.push(NewEvent::at(id, 0, EventBody::PersonRecorded { person }));
        }
    }
    Ok(events)
}

fn measures(county: &County, units: &HashMap<String, (UnitId, String)>) -> anyhow::Result<Vec<Measure>> {
    let measure = |(plan, position): (&county::MeasurePlan, i64)| {
        Ok(Measure {
            id: MeasureId(uuid::Uuid::now_v7()),
            name: plan.name.clone(),
            aliases: plan.aliases.clone(),
            unit: plan.unit.clone(),
            direction: plan.direction,
            field: Some(plan.field),
            source: Some(units.get(&plan.source).with_context(|| format!("demo: unit {}", plan.source))?.0),
            frequency: plan.frequency()?,
            position,
            active: true,
            signed: None,
        })
    };
    county.measures.iter().zip(1..).map(measure).collect()
}

/// Gives somebody an account: a leader of that name, so that they lead what is theirs, else somebody new.
async fn record_account(
    store: &Store,
    service: &Service,
    call: &Call,
    account: &AccountPlan,
    lists: &Lists,
) -> anyhow::Result<()> {
    let people = store.people(call.actor.site).await?;
    let known = people.into_iter().find(|v| v.entity.leader && v.entity.name == account.name);
    let form = PersonForm {
        id: known.as_ref().map(|v| v.entity.id.to_string()).unwrap_or_default(),
        version: known.as_ref().map_or(0, |v| v.version),
        post: known.as_ref().map(|v| v.entity.post.clone()).unwrap_or_default(),
        leader: known.map(|_| "on".to_owned()).unwrap_or_default(),
        name: account.name.clone(),
        unit: lists.unit(&account.unit)?.0.to_string(),
        username: account.user.clone(),
        role: account.role.code().to_owned(),
        password: PASSWORD.to_owned(),
        active: "on".to_owned(),
    };
    Ok(service.record_person(call, form).await?)
}

fn person(id: PersonId, name: &str, post: &str, position: i64) -> Person {
    Person {
        id,
        name: name.to_owned(),
        post: post.to_owned(),
        unit: None,
        leader: true,
        account: None,
        position,
        active: true,
    }
}

/// Appends events as one act in a transaction of its own.
async fn append(store: &Store, call: &Call, events: Vec<NewEvent>) -> anyhow::Result<()> {
    let mut tx = store.begin(call.actor.site).await?;
    tx.append(&act(call, call.at), events).await?;
    Ok(tx.commit().await?)
}

fn act(call: &Call, at: i64) -> Act {
    Act { id: ActId(uuid::Uuid::now_v7()), actor: Some(call.actor.person), at }
}

/// A number below `below` that is always the same for a key, so that not everything happens at the same minute.
fn spread(key: &str, below: u32) -> u32 {
    key.bytes().fold(7_u32, |n, b| n.wrapping_mul(31).wrapping_add(u32::from(b))) % below
}

/// The call at another instant.
fn later(call: &Call, at: i64) -> Call {
    Call { at, ..call.clone() }
}
