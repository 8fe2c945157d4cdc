//! Rows of people and their accounts.

use std::collections::{HashMap, HashSet};

use ledger::{Action, EventBody, Faults, NewEvent, Person, PersonId, Refusal, Role};
use store::Versioned;

use super::{Lists, Named, PersonColumn, Planned, check_name, is_empty, on, person_headings, yes};
use crate::ServiceError;
use crate::names::split_names;
use crate::people::{check_username_free, person_of};
use crate::sheet::{AtField, Rows, cell, coded};
use crate::view::{NewAccount, PeopleRow, PersonForm, SheetOutcome};

type Columns = [Option<PersonColumn>];

impl Lists<'_> {
    /// The people that rows may name: those that are known, and leaders who come in new with sound rows.
    pub(super) fn people_named(
        &self,
        rows: &Rows,
        ids: &HashMap<usize, PersonId>,
        wrong: &HashSet<usize>,
    ) -> Vec<Person> {
        let mut people: Vec<Person> = self.people.iter().map(|v| v.entity.clone()).collect();
        let Some((at, columns)) = person_headings(rows, self.words) else { return people };
        for (n, cells) in rows.iter().enumerate().skip(at + 1) {
            let text = |column| cell(&columns, cells, column).unwrap_or_default();
            let name = text(PersonColumn::Name);
            let leads = self.is_leader(text(PersonColumn::Leader)) == Some(true);
            let known = people.iter().any(|p| p.name == name);
            if leads && !known && !wrong.contains(&(n + 1)) {
                people.push(Person {
                    id: ids[&(n + 1)],
                    name: name.to_owned(),
                    post: text(PersonColumn::Post).to_owned(),
                    unit: None,
                    leader: true,
                    account: None,
                    position: 0,
                    active: true,
                });
            }
        }
        people
    }

    /// The rows of a table of people.
    pub(super) fn person_rows(&self, rows: &Rows, named: &Named) -> Vec<Planned> {
        let Some((at, columns)) = person_headings(rows, self.words) else { return Vec::new() };
        let mut now: Vec<Person> = self.people.iter().map(|v| v.entity.clone()).collect();
        let mut seen: HashMap<PersonId, usize> = HashMap::new();
        let filled = rows.iter().enumerate().skip(at + 1).filter(|(_, cells)| !is_empty(cells));
        filled
            .map(|(n, cells)| {
                self.person_row(n + 1, cells, &columns, named, &mut now, &mut seen)
                    .unwrap_or_else(|at| Planned::wrong(n + 1, self.person_said(cells, &columns), at))
            })
            .collect()
    }

    fn person_row(
        &self,
        row: usize,
        cells: &[String],
        columns: &Columns,
        named: &Named,
        now: &mut Vec<Person>,
        seen: &mut HashMap<PersonId, usize>,
    ) -> AtField<Planned> {
        let name = cell(columns, cells, PersonColumn::Name).unwrap_or_default();
        check_name(name, "person-name")?;
        let known = self.known(cells, columns, named)?;
        let before = known.map(|v| &v.entity);
        let form = self.person_form(cells, columns, before, named)?;
        let id = before.map_or_else(|| named.person_ids[&row], |p| p.id);
        let last = now.iter().map(|p| p.position).max().unwrap_or(0);
        let mut faults = Faults::default();
        let person = person_of(self.call, &form, before, (id, last), &mut faults).map_err(at_field)?;
        faults.none().map_err(|refusal| at_field(refusal.into()))?;
        let others: Vec<&Person> = now.iter().filter(|p| p.id != id).collect();
        check_username_free(&person, &others).map_err(|refusal| at_field(refusal.into()))?;
        if let Some(first) = seen.insert(id, row) {
            let twice = Refusal::invalid("refused-listed-twice").with("name", name);
            return Err(("person-name", twice.with("first", first).with("row", row)));
        }
        now.retain(|p| p.id != id);
        now.push(person.clone());
        let outcome = match before {
            None => SheetOutcome::New,
            Some(known) if *known == person => SheetOutcome::Same,
            Some(known) => SheetOutcome::Changed(changed(known, &person)),
        };
        let shown = self.person_shown(&person, named);
        let new = person.account.as_ref().filter(|_| before.is_none_or(|p| p.account.is_none()));
        let account = new.map(|account| {
            let (name, unit) = (person.name.clone(), shown[1].clone());
            (id, NewAccount { name, unit, username: account.username.clone(), code: String::new() })
        });
        let version = known.map_or(0, |v| v.version);
        let event = (outcome != SheetOutcome::Same)
            .then(|| NewEvent::at(id, version, EventBody::PersonRecorded { person }));
        Ok(Planned { row: PeopleRow { row, cells: shown, outcome }, event, account })
    }

    /// The person a row means: by the user name, else by the name, where only one bears it or only one of that unit.
    fn known(
        &self,
        cells: &[String],
        columns: &Columns,
        named: &Named,
    ) -> AtField<Option<&Versioned<Person>>> {
        let text = |column| cell(columns, cells, column).unwrap_or_default();
        let (name, username) = (text(PersonColumn::Name), text(PersonColumn::Username).to_lowercase());
        let bears = |v: &&Versioned<Person>, username: &str| {
            v.entity.account.as_ref().is_some_and(|a| a.username == username)
        };
        if !username.is_empty()
            && let Some(found) = self.people.iter().find(|v| bears(v, &username))
        {
            // A table that gives somebody's account to another name is more often mistaken than right.
            if found.entity.name != name {
                let taken = Refusal::conflict("refused-username-taken").with("name", &username);
                return Err(("account-name", taken));
            }
            return Ok(Some(found));
        }
        // Somebody of that name with another account is somebody else.
        let mut found: Vec<&Versioned<Person>> = self
            .people
            .iter()
            .filter(|v| v.entity.name == name && (username.is_empty() || v.entity.account.is_none()))
            .collect();
        if found.len() > 1 {
            let unit = named.unit(text(PersonColumn::Unit), &self.site, "person-unit")?;
            found.retain(|v| v.entity.unit == unit);
            if found.len() != 1 {
                return Err(("account-name", Refusal::invalid("refused-person-unclear").with("name", name)));
            }
        }
        Ok(found.pop())
    }

    /// The cells of a row laid over what is known. A column that the table does not have leaves its field alone, and so
    /// does an empty cell: what is to go is taken away on the person's own page.
    fn person_form(
        &self,
        cells: &[String],
        columns: &Columns,
        known: Option<&Person>,
        named: &Named,
    ) -> AtField<PersonForm> {
        let text = |column| cell(columns, cells, column).filter(|cell| !cell.is_empty());
        let mut form =
            known.map_or_else(|| PersonForm { active: on(true), ..PersonForm::default() }, form_of);
        let mut take = |field: fn(&mut PersonForm) -> &mut String, column| {
            if let Some(cell) = text(column) {
                *field(&mut form) = cell.to_owned();
            }
        };
        take(|f| &mut f.name, PersonColumn::Name);
        take(|f| &mut f.post, PersonColumn::Post);
        take(|f| &mut f.username, PersonColumn::Username);
        if let Some(unit) = text(PersonColumn::Unit) {
            let unit = named.unit(unit, &self.site, "person-unit")?;
            form.unit = unit.map(|id| id.to_string()).unwrap_or_default();
        }
        let refused = |field, text: &str| (field, Refusal::invalid("refused-word").with("text", text));
        if let Some(leader) = text(PersonColumn::Leader) {
            form.leader = on(self.is_leader(leader).ok_or_else(|| refused("person-is-leader", leader))?);
        }
        if let Some(state) = text(PersonColumn::Active) {
            let own = ["person-active", "person-inactive"].map(|key| (self.words)(key, &[]));
            form.active = on(yes(state, own).ok_or_else(|| refused("column-state", state))?);
        }
        if let Some(cell) = text(PersonColumn::Roles) {
            let mut codes = Vec::new();
            for word in split_names(cell) {
                let all = Role::ALL.iter().map(|r| r.code());
                codes
                    .push(coded(word, "role", all, self.words).ok_or_else(|| refused("account-role", word))?);
            }
            let held: Vec<&str> = form.role.split(',').filter(|c| !c.is_empty()).collect();
            let same = codes.len() == held.len() && codes.iter().all(|code| held.contains(code));
            if !same && !self.call.may(Action::GrantRoles) {
                return Err(("account-role", Refusal::invalid("refused-roles-elsewhere")));
            }
            form.role = codes.join(",");
        }
        Ok(form)
    }

    fn is_leader(&self, cell: &str) -> Option<bool> {
        let own = (self.words)("person-is-leader", &[]);
        yes(cell, [own, String::new()])
    }

    /// A row as it stands in the file.
    fn person_said(&self, cells: &[String], columns: &Columns) -> [String; 5] {
        use PersonColumn as C;
        [C::Name, C::Unit, C::Post, C::Username, C::Roles]
            .map(|column| cell(columns, cells, column).unwrap_or_default().to_owned())
    }

    fn person_shown(&self, person: &Person, named: &Named) -> [String; 5] {
        let unit = person.unit.and_then(|id| named.units.iter().find(|u| u.id == id));
        let account = person.account.as_ref();
        let roles = account.iter().flat_map(|a| a.roles.iter());
        let roles: Vec<String> =
            roles.map(|role| (self.words)(&format!("role-{}", role.code()), &[])).collect();
        [
            person.name.clone(),
            unit.map(|u| u.name.clone()).unwrap_or_default(),
            person.post.clone(),
            account.map(|a| a.username.clone()).unwrap_or_default(),
            roles.join("、"),
        ]
    }
}

fn form_of(person: &Person) -> PersonForm {
    let account = person.account.as_ref();
    let roles: Vec<&str> = account.iter().flat_map(|a| a.roles.iter()).map(Role::code).collect();
    PersonForm {
        id: person.id.to_string(),
        name: person.name.clone(),
        post: person.post.clone(),
        unit: person.unit.map(|id| id.to_string()).unwrap_or_default(),
        leader: on(person.leader),
        username: account.map(|a| a.username.clone()).unwrap_or_default(),
        role: roles.join(","),
        password: String::new(),
        active: on(person.active),
        version: 0,
    }
}

/// The field that a refusal is about.
fn at_field(error: ServiceError) -> (&'static str, Refusal) {
    let ServiceError::Refused(refusal) = error else {
        return ("person-name", Refusal::invalid("refused-no-name"));
    };
    let field = match refusal.key {
        "refused-username" | "refused-username-taken" => "account-name",
        "refused-role-missing" | "refused-roles-exclude" | "refused-role-needs-unit" | "refused-role" => {
            "account-role"
        }
        _ => "person-name",
    };
    (field, refusal)
}

/// Keys of the fields in which two states of a person differ.
fn changed(before: &Person, after: &Person) -> Vec<&'static str> {
    let username = |p: &Person| p.account.as_ref().map(|a| a.username.clone());
    let roles = |p: &Person| p.account.as_ref().map(|a| a.roles).unwrap_or_default();
    [
        ("person-name", before.name != after.name),
        ("person-position", before.post != after.post),
        ("person-unit", before.unit != after.unit),
        ("account-name", username(before) != username(after)),
        ("account-role", roles(before) != roles(after)),
        ("person-is-leader", before.leader != after.leader),
        ("column-state", before.active != after.active),
    ]
    .into_iter()
    .filter_map(|(key, differs)| differs.then_some(key))
    .collect()
}
