//! Rows of a table of units and people, understood one by one. Both may name each other, and what stands in the same
//! file: a row that is wrong is not there for the others.

mod person;
mod unit;

use std::collections::{HashMap, HashSet};

use ledger::{NewEvent, Person, PersonId, Refusal, Resolution, Resolver, Site, Unit, UnitId};
use store::Versioned;

use crate::Call;
use crate::export::Words;
use crate::fresh;
use crate::sheet::{self, AtField, Known, Rows};
use crate::view::{NewAccount, PeopleRow, SheetOutcome};

/// What a column of a table of units holds.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum UnitColumn {
    Name,
    Parent,
    Aliases,
    Kind,
    Leader,
    Active,
}

/// The columns of units in the order in which they go out, with what offices write above them.
pub(super) const UNIT_COLUMNS: [Known<UnitColumn>; 6] = [
    (
        UnitColumn::Name,
        "unit-name",
        &[
            "单位",
            "单位名称",
            "单位全称",
            "名称",
            "部门",
            "部门名称",
            "机构名称",
            "unit",
            "name",
            "unit name",
        ],
    ),
    (
        UnitColumn::Parent,
        "unit-parent",
        &["上级单位", "主管单位", "隶属单位", "上级部门", "主管部门", "所属单位", "parent", "parent unit"],
    ),
    (UnitColumn::Aliases, "unit-aliases", &["别名", "简称", "曾用名", "其他名称", "aliases", "short name"]),
    (UnitColumn::Kind, "unit-kind", &["类型", "类别", "单位类型", "单位性质", "单位类别", "kind", "type"]),
    (
        UnitColumn::Leader,
        "unit-leader",
        &["分管领导", "分管县领导", "联系领导", "挂联领导", "leader", "supervising leader"],
    ),
    (UnitColumn::Active, "column-state", &["状态", "是否在用", "state", "in use"]),
];

/// What a column of a table of people holds.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum PersonColumn {
    Name,
    Unit,
    Post,
    Username,
    Roles,
    Leader,
    Active,
}

/// The columns of people in the order in which they go out, with what offices write above them.
pub(super) const PERSON_COLUMNS: [Known<PersonColumn>; 7] = [
    (PersonColumn::Name, "person-name", &["姓名", "名字", "人员", "人员姓名", "name", "full name"]),
    (
        PersonColumn::Unit,
        "person-unit",
        &["单位", "单位名称", "所在单位", "工作单位", "所属单位", "部门", "unit", "department"],
    ),
    (PersonColumn::Post, "person-position", &["职务", "岗位", "职位", "post", "position", "title"]),
    (
        PersonColumn::Username,
        "account-name",
        &["账号", "帐号", "用户名", "登录名", "登录账号", "account", "username", "user name"],
    ),
    (PersonColumn::Roles, "account-role", &["角色", "系统角色", "权限", "role", "roles"]),
    (PersonColumn::Leader, "person-is-leader", &["县领导", "牵头领导", "是否县领导", "leader"]),
    (PersonColumn::Active, "column-state", &["状态", "是否在职", "是否在任", "state", "in post"]),
];

/// The largest table of units and the largest of people in a file; empty where there is none. A table that names people
/// is one of people, even when it names their units.
pub(super) fn tables_of(tables: Vec<Rows>, words: Words<'_>) -> (Rows, Rows) {
    let (mut units, mut people): (Rows, Rows) = Default::default();
    for rows in tables {
        let into = if person_headings(&rows, words).is_some() {
            &mut people
        } else if unit_headings(&rows, words).is_some() {
            &mut units
        } else {
            continue;
        };
        if rows.len() > into.len() {
            *into = rows;
        }
    }
    (units, people)
}

/// A list of names alone is one of units; a list of people says at least one thing more.
type Headings<C> = Option<(usize, Vec<Option<C>>)>;

fn unit_headings(rows: &[Vec<String>], words: Words<'_>) -> Headings<UnitColumn> {
    sheet::headings(rows, &UNIT_COLUMNS, UnitColumn::Name, 1, words)
}

fn person_headings(rows: &[Vec<String>], words: Words<'_>) -> Headings<PersonColumn> {
    sheet::headings(rows, &PERSON_COLUMNS, PersonColumn::Name, 2, words)
}

/// A row understood: what would stand there, the event that makes it so, and the account that it makes.
#[derive(Clone)]
pub(super) struct Planned {
    pub(super) row: PeopleRow,
    pub(super) event: Option<NewEvent>,
    pub(super) account: Option<(PersonId, NewAccount)>,
}

impl Planned {
    fn wrong(row: usize, cells: [String; 5], (field, refusal): (&'static str, Refusal)) -> Self {
        let outcome = SheetOutcome::Wrong(field, refusal);
        Self { row: PeopleRow { row, cells, outcome }, event: None, account: None }
    }

    fn is_wrong(&self) -> bool {
        matches!(self.row.outcome, SheetOutcome::Wrong(..))
    }
}

/// What the site knows, and who asks.
pub(super) struct Lists<'a> {
    pub(super) call: &'a Call,
    pub(super) site: Site,
    pub(super) words: Words<'a>,
    pub(super) units: Vec<Versioned<Unit>>,
    pub(super) people: Vec<Versioned<Person>>,
}

/// Everything that rows may name: what is known, and what comes in with sound rows.
struct Named {
    units: Vec<Unit>,
    people: Vec<Person>,
    unit_ids: HashMap<usize, UnitId>,
    person_ids: HashMap<usize, PersonId>,
}

impl Lists<'_> {
    /// The rows of both tables. What is wrong is left out of what others may name, until nothing more turns out wrong.
    pub(super) fn understand(&self, units: &Rows, people: &Rows) -> (Vec<Planned>, Vec<Planned>) {
        let unit_ids: HashMap<usize, UnitId> = (1..=units.len()).map(|n| (n, UnitId(fresh()))).collect();
        let person_ids: HashMap<usize, PersonId> =
            (1..=people.len()).map(|n| (n, PersonId(fresh()))).collect();
        let mut wrong: (HashMap<usize, Planned>, HashMap<usize, Planned>) = Default::default();
        loop {
            let out = (keys(&wrong.0), keys(&wrong.1));
            let named = Named {
                units: self.units_named(units, &unit_ids, &out.0),
                people: self.people_named(people, &person_ids, &out.1),
                unit_ids: unit_ids.clone(),
                person_ids: person_ids.clone(),
            };
            let planned = (self.unit_rows(units, &named), self.person_rows(people, &named));
            note_wrong(&mut wrong.0, &planned.0);
            note_wrong(&mut wrong.1, &planned.1);
            if (wrong.0.len(), wrong.1.len()) == (out.0.len(), out.1.len()) {
                return (settled(planned.0, wrong.0), settled(planned.1, wrong.1));
            }
        }
    }
}

fn keys(rows: &HashMap<usize, Planned>) -> HashSet<usize> {
    rows.keys().copied().collect()
}

/// Remembers rows that turned out wrong, with the reason that was found first: later ones follow from it.
fn note_wrong(wrong: &mut HashMap<usize, Planned>, planned: &[Planned]) {
    for row in planned.iter().filter(|p| p.is_wrong()) {
        wrong.entry(row.row.row).or_insert_with(|| row.clone());
    }
}

fn settled(planned: Vec<Planned>, mut wrong: HashMap<usize, Planned>) -> Vec<Planned> {
    planned.into_iter().map(|p| wrong.remove(&p.row.row).unwrap_or(p)).collect()
}

impl Named {
    /// The unit that a cell means: by name or alias as written, else as documents abbreviate it.
    fn unit(&self, cell: &str, site: &Site, field: &'static str) -> AtField<Option<UnitId>> {
        if cell.is_empty() {
            return Ok(None);
        }
        let exact = |u: &&Unit| u.active && (u.name == cell || u.aliases.iter().any(|a| a == cell));
        let found: Vec<&Unit> = self.units.iter().filter(exact).collect();
        match found[..] {
            [one] => return Ok(Some(one.id)),
            [] => {}
            _ => return Err((field, Refusal::invalid("refused-ambiguous").with("name", cell))),
        }
        match Resolver::new(site, &self.units, &self.people).unit(cell) {
            Resolution::Meant(ids) if ids.len() == 1 => Ok(Some(ids[0])),
            Resolution::Meant(_) | Resolution::Ambiguous(_) => {
                Err((field, Refusal::invalid("refused-ambiguous").with("name", cell)))
            }
            Resolution::Unknown => {
                Err((field, Refusal::invalid("refused-unit-not-listed").with("name", cell)))
            }
        }
    }

    /// The leader that a cell means.
    fn leader(&self, cell: &str, site: &Site, field: &'static str) -> AtField<Option<PersonId>> {
        if cell.is_empty() {
            return Ok(None);
        }
        match Resolver::new(site, &self.units, &self.people).leader(cell) {
            Resolution::Meant(ids) if ids.len() == 1 => Ok(Some(ids[0])),
            Resolution::Meant(_) | Resolution::Ambiguous(_) => {
                Err((field, Refusal::invalid("refused-ambiguous").with("name", cell)))
            }
            Resolution::Unknown => {
                Err((field, Refusal::invalid("refused-leader-not-there").with("name", cell)))
            }
        }
    }
}

/// Refuses a name that a spreadsheet would calculate or that holds signs nobody sees: no office bears one.
fn check_name(name: &str, field: &'static str) -> AtField<()> {
    if *papers::csv::guard(name) != *name || name.chars().any(char::is_control) {
        return Err((field, Refusal::invalid("refused-name-formula").with("text", name)));
    }
    Ok(())
}

/// Yes or no, as offices fill it in; an empty cell is no.
fn yes(cell: &str, own: [String; 2]) -> Option<bool> {
    const YES: [&str; 9] = ["是", "√", "✓", "有", "在用", "在职", "在任", "yes", "y"];
    const NO: [&str; 8] = ["否", "×", "无", "停用", "离职", "离任", "no", "n"];
    let plain = cell.to_lowercase();
    match plain.as_str() {
        "" => Some(false),
        _ if cell == own[0] || YES.contains(&plain.as_str()) => Some(true),
        _ if cell == own[1] || NO.contains(&plain.as_str()) => Some(false),
        _ => None,
    }
}

fn on(yes: bool) -> String {
    if yes { "on".to_owned() } else { String::new() }
}

/// Whether nothing stands in a row, or the same in every cell: a banner or note across the table.
fn is_empty(cells: &[String]) -> bool {
    cells.iter().all(|cell| cell.trim().is_empty())
}
