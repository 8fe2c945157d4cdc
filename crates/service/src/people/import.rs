//! A table of units and people goes in: compared with what is known row by row, applied as one act, taken back as one act.

use ledger::{
    Action, EventBody, Import, ImportId, ImportKind, ImportState, NewEvent, Person, PersonId, Refusal,
    Subject, Unit,
};
use serde::{Deserialize, Serialize};
use store::Tx;

use super::check_somebody_left;
use super::rows::{Lists, Planned, tables_of};
use crate::document::parse;
use crate::export::Words;
use crate::sheet::{self, Rows};
use crate::view::{ImportLine, NewAccount, PeopleApplied, PeoplePreview};
use crate::{Call, Result, Service, ServiceError, act_of, fresh};

/// What waits for somebody's yes.
#[derive(Serialize, Deserialize)]
struct Plan {
    file_name: String,
    units: Rows,
    people: Rows,
    outcome: String,
}

/// The rows of a plan, understood.
struct Understood {
    units: Vec<Planned>,
    people: Vec<Planned>,
}

impl Understood {
    fn all(&self) -> impl Iterator<Item = &Planned> {
        self.units.iter().chain(&self.people)
    }

    fn counts(&self) -> [usize; 4] {
        sheet::counts(self.all().map(|p| &p.row.outcome))
    }

    fn fingerprint(&self) -> String {
        let version = |p: &Planned| p.event.as_ref().and_then(|e| e.expected);
        sheet::fingerprint(self.all().map(|p| format!("{:?} {:?}\n", p.row, version(p))))
    }

    fn preview(self, plan: String, file_name: String) -> PeoplePreview {
        PeoplePreview {
            plan,
            file_name,
            counts: self.counts(),
            accounts: self.all().filter(|p| p.account.is_some()).count(),
            units: self.units.into_iter().map(|p| p.row).collect(),
            people: self.people.into_iter().map(|p| p.row).collect(),
        }
    }
}

impl Service {
    /// Compares a file with the units and people that are known. Nothing is written but the plan.
    ///
    /// # Errors
    /// When the file cannot be read or holds no table of units or people.
    pub async fn people_preview(
        &self,
        call: &Call,
        file_name: &str,
        bytes: Vec<u8>,
        words: Words<'_>,
    ) -> Result<PeoplePreview> {
        call.must(Action::Administer)?;
        let (file_name, tables) = sheet::tables(file_name, bytes).await?;
        let (units, people) = tables_of(tables, words);
        if units.is_empty() && people.is_empty() {
            return Err(Refusal::invalid("refused-no-people-table").into());
        }
        let mut plan = Plan { file_name, units, people, outcome: String::new() };
        let understood = self.understand_people(call, &plan, words).await?;
        plan.outcome = understood.fingerprint();
        let id = self.keep_plan(call, &plan).await?;
        Ok(understood.preview(id, plan.file_name))
    }

    /// A plan, compared with what is known now.
    ///
    /// # Errors
    /// When there is none, or it is older than a day.
    pub async fn people_plan(&self, call: &Call, plan: &str, words: Words<'_>) -> Result<PeoplePreview> {
        call.must(Action::Administer)?;
        let kept: Plan = self.kept_plan(call, plan).await?;
        let understood = self.understand_people(call, &kept, words).await?;
        Ok(understood.preview(plan.to_owned(), kept.file_name))
    }

    /// Applies a plan as one act; rows that are wrong are left out when they are to be skipped. New accounts get a
    /// one-time code, which is in the answer and nowhere else.
    ///
    /// # Errors
    /// When rows are wrong and are not to be skipped, when nothing would change, when nobody would be left who can
    /// administer, or when something has changed since the plan was shown.
    pub async fn people_apply(
        &self,
        call: &Call,
        plan: &str,
        skip_wrong: bool,
        words: Words<'_>,
    ) -> Result<PeopleApplied> {
        call.must(Action::Administer)?;
        let kept: Plan = self.kept_plan(call, plan).await?;
        let understood = self.understand_people(call, &kept, words).await?;
        if understood.fingerprint() != kept.outcome {
            return Err(Refusal::conflict("refused-changed-meanwhile").into());
        }
        let [added, changed, _, wrong] = understood.counts();
        sheet::check_wrong(wrong, skip_wrong)?;
        let mut events: Vec<NewEvent> = Vec::new();
        let mut accounts: Vec<(PersonId, NewAccount)> = Vec::new();
        for planned in understood.units.into_iter().chain(understood.people) {
            events.extend(planned.event);
            accounts.extend(planned.account);
        }
        if events.is_empty() {
            return Err(Refusal::invalid("refused-nothing-to-import").into());
        }
        self.check_left_after(call, &events).await?;
        let act = act_of(call);
        let import = Import {
            id: ImportId(fresh()),
            kind: ImportKind::People,
            file_name: kept.file_name,
            act: act.id,
            added: added as u32,
            changed: changed as u32,
            state: ImportState::Applied,
            at: call.at,
        };
        let gone = no_longer_in(&events);
        events.push(NewEvent::at(import.id, 0, EventBody::ImportApplied { import }));
        let mut tx = self.store.begin(call.site()).await?;
        tx.append(&act, events).await?;
        tx.commit().await?;
        self.store.drop_plan(call.site(), plan).await?;
        for person in gone {
            self.store.end_sessions(call.site(), person, "").await?;
        }
        let mut told = Vec::with_capacity(accounts.len());
        for (person, account) in accounts {
            told.push(NewAccount { code: self.give_code(call, person).await?, ..account });
        }
        Ok(PeopleApplied { added: added as u32, changed: changed as u32, accounts: told })
    }

    /// The last tables of units and people, newest first.
    ///
    /// # Errors
    /// When the database does not answer.
    pub async fn people_imports(&self, call: &Call) -> Result<Vec<ImportLine>> {
        call.must(Action::Administer)?;
        self.imports_of(call, ImportKind::People).await
    }

    /// Takes such a table back as one act: what had come in is put out of use, new accounts are closed, what was changed
    /// is set back. All or nothing: whatever has been changed since stands in the way.
    ///
    /// # Errors
    /// When it was taken back already, something has been changed since, or nobody would be left who can administer.
    pub async fn people_take_back(&self, call: &Call, id: &str) -> Result<()> {
        call.must(Action::Administer)?;
        let mut tx = self.store.begin(call.site()).await?;
        let import = tx.import(parse(id)?).await?.ok_or(ServiceError::NotFound)?;
        if import.entity.kind != ImportKind::People {
            return Err(ServiceError::NotFound);
        }
        if import.entity.state == ImportState::TakenBack {
            return Err(Refusal::conflict("refused-taken-back").into());
        }
        let (mut events, mut restored, mut cancelled) = (Vec::new(), 0, 0);
        for event in tx.act_events(import.entity.act).await? {
            let body = event.decode().map_err(|e| ServiceError::Internal(e.to_string()))?;
            let Some(back) = turned_round(&mut tx, event.subject, event.version, body).await? else {
                continue;
            };
            if event.version == 1 {
                cancelled += 1
            } else {
                restored += 1
            }
            events.push(back);
        }
        // The lists are read on another connection, so the site must not stay locked by this one meanwhile; whatever
        // happens in between, every event names the version it was decided on.
        drop(tx);
        self.check_left_after(call, &events).await?;
        let gone = no_longer_in(&events);
        let body = EventBody::ImportTakenBack { restored, cancelled };
        events.push(NewEvent::at(import.entity.id, import.version, body));
        let mut tx = self.store.begin(call.site()).await?;
        tx.append(&act_of(call), events).await?;
        tx.commit().await?;
        for person in gone {
            self.store.end_sessions(call.site(), person, "").await?;
            self.store.drop_first_code(call.site(), person).await?;
        }
        Ok(())
    }

    async fn understand_people(&self, call: &Call, plan: &Plan, words: Words<'_>) -> Result<Understood> {
        let lists = Lists {
            call,
            site: self.site_of(call.site()).await?,
            words,
            units: self.store.units(call.site()).await?,
            people: self.store.people(call.site()).await?,
        };
        let (units, people) = lists.understand(&plan.units, &plan.people);
        Ok(Understood { units, people })
    }

    /// Refuses when nobody would be left who can administer.
    async fn check_left_after(&self, call: &Call, events: &[NewEvent]) -> Result<()> {
        let separated = self.site_of(call.site()).await?.separated;
        let mut people: Vec<Person> =
            self.store.people(call.site()).await?.into_iter().map(|v| v.entity).collect();
        for event in events {
            if let EventBody::PersonRecorded { person } = &event.body {
                people.retain(|p| p.id != person.id);
                people.push(person.clone());
            }
        }
        check_somebody_left(people.iter(), separated)
    }
}

/// The people who cannot sign in any more after some events.
fn no_longer_in(events: &[NewEvent]) -> Vec<PersonId> {
    let out = |e: &NewEvent| match &e.body {
        EventBody::PersonRecorded { person } if !person.active || person.account.is_none() => Some(person.id),
        _ => None,
    };
    events.iter().filter_map(out).collect()
}

/// The event that undoes one of an import: to what stood before, or out of use where nothing did.
async fn turned_round(
    tx: &mut Tx,
    subject: Subject,
    version: i64,
    body: EventBody,
) -> Result<Option<NewEvent>> {
    let changed = |name: &str| Refusal::conflict("refused-changed-since-people").with("name", name);
    let kind = body.kind();
    match body {
        EventBody::UnitRecorded { unit } => {
            let now = tx.units().await?.into_iter().find(|v| v.entity.id == unit.id);
            let now = now.filter(|v| v.entity == unit).ok_or_else(|| changed(&unit.name))?;
            let before = match recorded_before(tx, subject, version, kind).await? {
                Some(EventBody::UnitRecorded { unit }) => unit,
                _ => Unit { active: false, ..unit },
            };
            let body = EventBody::UnitRecorded { unit: before };
            Ok(Some(NewEvent::at(now.entity.id, now.version, body)))
        }
        EventBody::PersonRecorded { person } => {
            let now = tx.people().await?.into_iter().find(|v| v.entity.id == person.id);
            let now = now.filter(|v| v.entity == person).ok_or_else(|| changed(&person.name))?;
            let before = match recorded_before(tx, subject, version, kind).await? {
                Some(EventBody::PersonRecorded { person }) => person,
                _ => Person { active: false, account: None, ..person },
            };
            let body = EventBody::PersonRecorded { person: before };
            Ok(Some(NewEvent::at(now.entity.id, now.version, body)))
        }
        _ => Ok(None),
    }
}

/// What was recorded of something before a version; sign-ins and passwords are events of a person too.
async fn recorded_before(
    tx: &mut Tx,
    subject: Subject,
    version: i64,
    kind: &str,
) -> Result<Option<EventBody>> {
    let Some(event) = tx.event_before(subject, version, kind).await? else { return Ok(None) };
    event.decode().map(Some).map_err(|e| ServiceError::Internal(e.to_string()))
}
