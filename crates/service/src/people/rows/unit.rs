//! Rows of units.

use std::collections::{HashMap, HashSet};

use ledger::{EventBody, NewEvent, Refusal, Unit, UnitId, UnitKind};

use super::{Lists, Named, Planned, UnitColumn, check_name, is_empty, on, unit_headings, yes};
use crate::names::split_names;
use crate::sheet::{AtField, Rows, at_field, cell, coded};
use crate::unit::unit_of;
use crate::view::{PeopleRow, SheetOutcome, UnitForm};

/// What offices write for a kind; the first word that a cell holds counts.
const KINDS: [(&str, &str); 13] = [
    ("乡", "town"),
    ("镇", "town"),
    ("街道", "town"),
    ("园区", "park"),
    ("开发区", "park"),
    ("企业", "enterprise"),
    ("公司", "enterprise"),
    ("集团", "enterprise"),
    ("专班", "office"),
    ("领导小组", "office"),
    ("部门", "department"),
    ("局", "department"),
    ("事业单位", "department"),
];

type Columns = [Option<UnitColumn>];

impl Lists<'_> {
    /// The units that rows may name: those that are known, and those that come in new with sound rows.
    pub(super) fn units_named(
        &self,
        rows: &Rows,
        ids: &HashMap<usize, UnitId>,
        wrong: &HashSet<usize>,
    ) -> Vec<Unit> {
        let mut units: Vec<Unit> = self.units.iter().map(|v| v.entity.clone()).collect();
        let Some((at, columns)) = unit_headings(rows, self.words) else { return units };
        for (n, cells) in rows.iter().enumerate().skip(at + 1) {
            let name = cell(&columns, cells, UnitColumn::Name).unwrap_or_default();
            let known = name.is_empty() || units.iter().any(|u| called(u, name));
            if known || wrong.contains(&(n + 1)) {
                continue;
            }
            let aliases = cell(&columns, cells, UnitColumn::Aliases).unwrap_or_default();
            units.push(Unit {
                id: ids[&(n + 1)],
                name: name.to_owned(),
                aliases: split_names(aliases).map(str::to_owned).collect(),
                kind: UnitKind::default(),
                leader: None,
                parent: None,
                position: 0,
                active: true,
            });
        }
        units
    }

    /// The rows of a table of units.
    pub(super) fn unit_rows(&self, rows: &Rows, named: &Named) -> Vec<Planned> {
        let Some((at, columns)) = unit_headings(rows, self.words) else { return Vec::new() };
        let mut now = named.units.clone();
        let mut seen: HashMap<UnitId, usize> = HashMap::new();
        let filled = rows.iter().enumerate().skip(at + 1).filter(|(_, cells)| !is_empty(cells));
        filled
            .map(|(n, cells)| {
                let said = self.unit_said(cells, &columns);
                self.unit_row(n + 1, cells, &columns, named, &mut now, &mut seen)
                    .unwrap_or_else(|at| Planned::wrong(n + 1, said, at))
            })
            .collect()
    }

    fn unit_row(
        &self,
        row: usize,
        cells: &[String],
        columns: &Columns,
        named: &Named,
        now: &mut Vec<Unit>,
        seen: &mut HashMap<UnitId, usize>,
    ) -> AtField<Planned> {
        let name = cell(columns, cells, UnitColumn::Name).unwrap_or_default();
        check_name(name, "unit-name")?;
        let known = self.units.iter().find(|v| called(&v.entity, name));
        let id = known.map_or_else(
            || named.units.iter().find(|u| u.name == name).map_or(named.unit_ids[&row], |u| u.id),
            |v| v.entity.id,
        );
        let form = self.unit_form(cells, columns, known.map(|v| &v.entity), named)?;
        let unit = unit_of(&form, id, now).map_err(at_field)?;
        if let Some(first) = seen.insert(id, row) {
            let twice = Refusal::invalid("refused-listed-twice").with("name", name);
            return Err(("unit-name", twice.with("first", first).with("row", row)));
        }
        now.retain(|u| u.id != id);
        now.push(unit.clone());
        let outcome = match known {
            None => SheetOutcome::New,
            Some(v) if v.entity == unit => SheetOutcome::Same,
            Some(v) => SheetOutcome::Changed(changed(&v.entity, &unit)),
        };
        let version = known.map_or(0, |v| v.version);
        let shown = self.unit_shown(&unit, named);
        let event = (outcome != SheetOutcome::Same)
            .then(|| NewEvent::at(id, version, EventBody::UnitRecorded { unit }));
        Ok(Planned { row: PeopleRow { row, cells: shown, outcome }, event, account: None })
    }

    /// The cells of a row laid over what is known. A column that the table does not have leaves its field alone, and so
    /// does an empty cell.
    fn unit_form(
        &self,
        cells: &[String],
        columns: &Columns,
        known: Option<&Unit>,
        named: &Named,
    ) -> AtField<UnitForm> {
        let text = |column| cell(columns, cells, column).filter(|cell| !cell.is_empty());
        let mut form = known.map(form_of).unwrap_or_else(|| UnitForm {
            name: text(UnitColumn::Name).unwrap_or_default().to_owned(),
            active: on(true),
            ..UnitForm::default()
        });
        if let Some(aliases) = text(UnitColumn::Aliases) {
            form.aliases = aliases.to_owned();
        }
        if let Some(parent) = text(UnitColumn::Parent) {
            let parent = named.unit(parent, &self.site, "unit-parent")?;
            form.parent = parent.map(|id| id.to_string()).unwrap_or_default();
        }
        if let Some(leader) = text(UnitColumn::Leader) {
            let leader = named.leader(leader, &self.site, "unit-leader")?;
            form.leader = leader.map(|id| id.to_string()).unwrap_or_default();
        }
        let refused = |field, text: &str| (field, Refusal::invalid("refused-word").with("text", text));
        if let Some(kind) = text(UnitColumn::Kind) {
            let own = coded(kind, "unit-kind", UnitKind::ALL.map(UnitKind::code), self.words);
            let said = || KINDS.iter().find(|(word, _)| kind.contains(word)).map(|(_, code)| *code);
            form.kind = own.or_else(said).ok_or_else(|| refused("unit-kind", kind))?.to_owned();
        }
        if let Some(state) = text(UnitColumn::Active) {
            let own = ["unit-active", "unit-inactive"].map(|key| (self.words)(key, &[]));
            form.active = on(yes(state, own).ok_or_else(|| refused("column-state", state))?);
        }
        Ok(form)
    }

    /// A row as it stands in the file.
    fn unit_said(&self, cells: &[String], columns: &Columns) -> [String; 5] {
        use UnitColumn as C;
        [C::Name, C::Parent, C::Aliases, C::Kind, C::Leader]
            .map(|column| cell(columns, cells, column).unwrap_or_default().to_owned())
    }

    fn unit_shown(&self, unit: &Unit, named: &Named) -> [String; 5] {
        let parent = unit.parent.and_then(|id| named.units.iter().find(|u| u.id == id));
        let leader = unit.leader.and_then(|id| named.people.iter().find(|p| p.id == id));
        [
            unit.name.clone(),
            parent.map(|u| u.name.clone()).unwrap_or_default(),
            unit.aliases.join("、"),
            (self.words)(&format!("unit-kind-{}", unit.kind.code()), &[]),
            leader.map(|p| p.name.clone()).unwrap_or_default(),
        ]
    }
}

/// Whether a unit bears a name, official or not.
fn called(unit: &Unit, name: &str) -> bool {
    unit.name == name || unit.aliases.iter().any(|alias| alias == name)
}

fn form_of(unit: &Unit) -> UnitForm {
    UnitForm {
        id: unit.id.to_string(),
        name: unit.name.clone(),
        aliases: unit.aliases.join("、"),
        kind: unit.kind.code().to_owned(),
        leader: unit.leader.map(|id| id.to_string()).unwrap_or_default(),
        parent: unit.parent.map(|id| id.to_string()).unwrap_or_default(),
        anyway: String::new(),
        active: on(unit.active),
        version: 0,
    }
}

/// Keys of the fields in which two states of a unit differ.
fn changed(before: &Unit, after: &Unit) -> Vec<&'static str> {
    [
        ("unit-aliases", before.aliases != after.aliases),
        ("unit-parent", before.parent != after.parent),
        ("unit-kind", before.kind != after.kind),
        ("unit-leader", before.leader != after.leader),
        ("column-state", before.active != after.active),
    ]
    .into_iter()
    .filter_map(|(key, differs)| differs.then_some(key))
    .collect()
}
