//! What the county leader of the demo was asked to decide and directed in the last days, and what became of it.

use anyhow::Context as _;
use ledger::{Actor, Light, Role, TaskState, day_of};
use serde::Deserialize;
use service::{Call, ChaseForm, DirectionForm, NoteForm, ReferForm, Service, SettleForm};
use store::{Due, Filter, Sort, SortKey, Store};

use super::county::{County, demo_file, parse};
use super::days::{at, back};

/// Milliseconds after which a direction is followed.
const FOLLOWED_AFTER: i64 = 20 * 60_000;

/// What a direction became.
#[derive(Clone, Copy, Debug, Deserialize, PartialEq, Eq)]
#[serde(rename_all = "snake_case")]
enum Became {
    Task,
    Chase,
    Noted,
}

/// A direction: on the red task of that place in the list, or on none.
#[derive(Clone, Debug, Deserialize)]
struct DirectionPlan {
    days: i32,
    red: Option<usize>,
    #[serde(default)]
    text: String,
    became: Option<Became>,
    /// What the supervisor asked the leader to decide; the text answers it, and without a text it still waits.
    #[serde(default)]
    question: String,
    #[serde(default)]
    proposal: String,
    #[serde(default)]
    remark: String,
}

#[derive(Deserialize)]
struct Plans {
    direction: Vec<DirectionPlan>,
}

/// A direction with the instant at which it is given.
#[derive(Clone, Debug)]
pub(super) struct Directed {
    plan: DirectionPlan,
    given: i64,
    followed: i64,
}

impl Directed {
    /// From when to when it keeps people busy: nothing else happens between.
    pub(super) fn takes(&self) -> (i64, i64) {
        (self.given, self.followed + 1)
    }
}

/// The directions of `demo/directions.toml`.
pub(super) fn plans(county: &County, now_ms: i64) -> anyhow::Result<Vec<Directed>> {
    let plans: Plans = parse("directions.toml", demo_file!("directions.toml"))?;
    let directed = |plan: DirectionPlan| {
        let given = at(back(county.start, plan.days), 10 * 60).min(now_ms);
        Directed { plan, given, followed: (given + FOLLOWED_AFTER).min(now_ms) }
    };
    Ok(plans.direction.into_iter().map(directed).collect())
}

/// Gives a direction, and follows it where it was followed.
pub(super) async fn give(
    store: &Store,
    service: &Service,
    county: &County,
    directed: &Directed,
) -> anyhow::Result<()> {
    let (plan, given) = (&directed.plan, directed.given);
    let filter =
        Filter { lights: vec![Light::Red], state: Some(TaskState::Open), due: Due::Any, ..Filter::default() };
    let site = store.sites().await?.into_iter().next().context("no site")?.id;
    store.tick(site, day_of(given)).await?;
    let sort = Sort { key: SortKey::Due, descending: false };
    let red = store.ledger_page(site, &filter, sort, None, 20).await?.rows;
    let on = plan.red.and_then(|n| red.get(n)).map(|l| l.row.task.number.to_string());
    if plan.red.is_some() && on.is_none() {
        // On some days of the year fewer tasks are late.
        return Ok(());
    }
    let leader = caller(store, county, Role::CountyLeader).await?;
    let supervisor = caller(store, county, Role::Supervisor).await?;
    if !plan.question.is_empty() {
        let task = on.context("demo: a question needs a task")?.parse()?;
        let asking = Call { at: given, ..supervisor };
        let form = service.refer_page(&asking, task).await?.form;
        let form = ReferForm { question: plan.question.clone(), proposal: plan.proposal.clone(), ..form };
        let id = service.refer(&asking, task, &form).await?;
        if !plan.text.is_empty() {
            let form = SettleForm { text: plan.text.clone(), version: 1, ..SettleForm::default() };
            service.answer_referral(&Call { at: directed.followed, ..leader }, &id, &form).await?;
        }
        return Ok(());
    }
    let form = DirectionForm { text: plan.text.clone(), task: on.clone().unwrap_or_default() };
    let id = service.give_direction(&Call { at: given, ..leader }, &form).await?;
    let call = Call { at: directed.followed, ..supervisor };
    match plan.became {
        None => {}
        Some(Became::Noted) => {
            let form = NoteForm { remark: plan.remark.clone(), version: 1 };
            service.note_direction(&call, &id, &form).await?;
        }
        Some(Became::Task) => {
            let (_, form) = service.direction_task_form(&call, &id).await?;
            service.direction_task(&call, &id, form).await?;
        }
        Some(Became::Chase) => {
            let task = on.context("demo: a chase needs a task")?.parse()?;
            let form = ChaseForm { direction: id, ..ChaseForm::default() };
            let mut form = service.chase_form(&call, task, form).await?.form;
            form.reason.clone_from(&plan.text);
            service.write_chase(&call, task, &form).await?;
        }
    }
    Ok(())
}

async fn caller(store: &Store, county: &County, role: Role) -> anyhow::Result<Call> {
    let account = county.account(role)?;
    let site = store.sites().await?.into_iter().next().context("no site")?.id;
    let person = store.person_by_username(site, &account.user).await?.context("demo: account")?.entity;
    let actor = Actor {
        site,
        person: person.id,
        name: person.name.clone(),
        roles: person.roles(),
        unit: person.unit,
        separated: false,
    };
    Ok(Call { actor, at: 0 })
}
