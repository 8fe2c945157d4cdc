//! Ready-made views, the choices of the filter, and the chips of what is chosen.

use jiff::civil::Date;
use ledger::{Field, Light, TaskState};
use service::{LedgerQuery, Options, Party};

use super::{changed, href};
use crate::shell::Shell;

/// A ready-made view.
pub(super) struct View {
    pub(super) href: String,
    pub(super) label: String,
    /// How many tasks, where the counters know.
    pub(super) count: String,
    pub(super) current: bool,
}

/// A choice of one value.
pub(super) struct Select {
    pub(super) name: &'static str,
    pub(super) label: String,
    pub(super) on: bool,
    pub(super) choices: Vec<Choice>,
}

/// A value to choose.
pub(super) struct Choice {
    pub(super) value: String,
    pub(super) label: String,
    pub(super) selected: bool,
}

/// A light to choose.
pub(super) struct LightChoice {
    pub(super) code: &'static str,
    pub(super) word: String,
    pub(super) count: String,
    pub(super) on: bool,
}

/// A condition that holds, and the address of the view without it.
pub(super) struct Chip {
    pub(super) label: String,
    pub(super) value: String,
    pub(super) href: String,
    pub(super) hint: String,
}

pub(super) fn views(shell: &Shell, query: &LedgerQuery, lights: &[(Light, i64)]) -> Vec<View> {
    let of = |light: &str, due: &str, state: &str| LedgerQuery {
        light: light.to_owned(),
        due: due.to_owned(),
        state: state.to_owned(),
        ..LedgerQuery::default()
    };
    let count = |of: &[Light]| {
        let n: i64 = lights.iter().filter(|(l, _)| of.contains(l)).map(|(_, n)| n).sum();
        shell.number(n)
    };
    // The order of the list is not part of the view.
    let plain =
        LedgerQuery { sort: String::new(), after: String::new(), tree: String::new(), ..query.clone() };
    [
        ("ledger-view-all", of("", "", ""), String::new()),
        ("ledger-view-attention", of("red,amber", "", ""), count(&[Light::Red, Light::Amber])),
        ("ledger-view-due-month", of("", "month", "open"), String::new()),
        ("ledger-view-overdue", of("", "overdue", ""), String::new()),
        ("ledger-view-no-date", of("", "none", "open"), String::new()),
        ("ledger-view-done", of("", "", "done"), count(&[Light::Done])),
    ]
    .into_iter()
    .map(|(key, view, count)| View { href: href(&view), label: shell.t(key), count, current: view == plain })
    .collect()
}

pub(super) fn selects(shell: &Shell, query: &LedgerQuery, options: &Options) -> Vec<Select> {
    let fields = Field::ALL.iter().map(|f| (f.code().to_owned(), shell.t(&format!("field-{}", f.code()))));
    let due =
        LedgerQuery::DUE.iter().map(|word| ((*word).to_owned(), shell.t(&format!("ledger-due-{word}"))));
    let range = query.due.contains("..").then(|| (query.due.clone(), due_word(shell, &query.due)));
    let all = || shell.t("word-all");
    let select = |name, choices: Vec<(String, String)>, chosen: &str| {
        Select::of(name, shell.t(&format!("ledger-filter-{name}")), all(), choices, chosen)
    };
    vec![
        select("unit", parties(&options.units), &query.unit),
        select("leader", parties(&options.leaders), &query.leader),
        select("field", fields.collect(), &query.field),
        select("due", due.chain(range).collect(), &query.due),
    ]
}

pub(super) fn more(shell: &Shell, query: &LedgerQuery, options: &Options) -> Vec<Select> {
    let states =
        TaskState::ALL.iter().map(|s| (s.code().to_owned(), shell.t(&format!("state-{}", s.code()))));
    let shapes = [("1", "ledger-show-tree"), ("0", "ledger-show-flat")];
    let shapes = shapes.map(|(value, key)| (value.to_owned(), shell.t(key)));
    let select = |name, key: &str, none: String, choices, chosen: &str| {
        Select::of(name, shell.t(key), none, choices, chosen)
    };
    let all = || shell.t("word-all");
    vec![
        select("source", "ledger-filter-source", all(), parties(&options.documents), &query.source),
        select("state", "ledger-filter-state", all(), states.collect(), &query.state),
        select("tree", "ledger-show", shell.t("ledger-show-usual"), shapes.into(), &query.tree),
    ]
}

pub(super) fn lights(shell: &Shell, query: &LedgerQuery, lights: &[(Light, i64)]) -> Vec<LightChoice> {
    let one = |(light, n): &(Light, i64)| LightChoice {
        code: light.code(),
        word: shell.t(&format!("light-{}", light.code())),
        count: shell.number(n),
        on: query.light.split(',').any(|code| code == light.code()),
    };
    lights.iter().map(one).collect()
}

pub(super) fn chips(shell: &Shell, query: &LedgerQuery, options: &Options) -> Vec<Chip> {
    let mut chips = Vec::new();
    let mut chip = |key: &str, given: &str, value: String, clear: fn(&mut LedgerQuery)| {
        if !given.is_empty() {
            let label = shell.t(key);
            let hint = shell.t1("ledger-chip-remove", "filter", &label);
            chips.push(Chip { label, value, href: changed(query, clear), hint });
        }
    };
    let coded = |family: &str, code: &str| {
        let key = format!("{family}-{code}");
        if messages::exists(&key) { shell.t(&key) } else { code.to_owned() }
    };
    let lights: Vec<String> = query.light.split(',').map(|code| coded("light", code)).collect();
    chip("ledger-filter-text", &query.text, query.text.clone(), |q| q.text.clear());
    chip("ledger-filter-unit", &query.unit, named(shell, &options.units, &query.unit), |q| q.unit.clear());
    chip("ledger-filter-leader", &query.leader, named(shell, &options.leaders, &query.leader), |q| {
        q.leader.clear()
    });
    chip("ledger-filter-field", &query.field, coded("field", &query.field), |q| q.field.clear());
    chip("ledger-filter-light", &query.light, lights.join(&shell.t("word-separator")), |q| q.light.clear());
    chip("ledger-filter-due", &query.due, due_word(shell, &query.due), |q| q.due.clear());
    chip("ledger-filter-state", &query.state, coded("state", &query.state), |q| q.state.clear());
    chip("ledger-filter-source", &query.source, named(shell, &options.documents, &query.source), |q| {
        q.source.clear()
    });
    chips
}

impl Select {
    fn of(
        name: &'static str,
        label: String,
        none: String,
        choices: Vec<(String, String)>,
        chosen: &str,
    ) -> Self {
        let none = Choice { value: String::new(), label: none, selected: chosen.is_empty() };
        let choices =
            choices.into_iter().map(|(value, label)| Choice { selected: value == chosen, value, label });
        Self { name, label, on: !chosen.is_empty(), choices: std::iter::once(none).chain(choices).collect() }
    }
}

fn parties(parties: &[Party]) -> Vec<(String, String)> {
    parties.iter().map(|p| (p.id.clone(), p.name.clone())).collect()
}

/// The name behind an identifier; somebody who is off the list is still filtered by.
fn named(shell: &Shell, parties: &[Party], id: &str) -> String {
    parties.iter().find(|p| p.id == id).map_or_else(|| shell.t("word-unknown"), |p| p.name.clone())
}

fn due_word(shell: &Shell, due: &str) -> String {
    let Some((from, to)) = due.split_once("..") else {
        let key = format!("ledger-due-{due}");
        return if messages::exists(&key) { shell.t(&key) } else { due.to_owned() };
    };
    let day = |text: &str| text.trim().parse::<Date>().map_or(text.to_owned(), |d| shell.date(d));
    match (from.is_empty(), to.is_empty()) {
        (false, false) => shell.t2("ledger-due-range", "from", day(from), "to", day(to)),
        (false, true) => shell.t1("ledger-due-since", "from", day(from)),
        _ => shell.t1("ledger-due-until", "to", day(to)),
    }
}
