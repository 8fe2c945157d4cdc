//! The ledger list.

use std::collections::HashMap;

use jiff::ToSpan as _;
use jiff::civil::Date;
use ledger::{Action, DocumentId, Field, Light, Refusal, Task, TaskId, TaskOrigin, TaskState};
use serde::{Deserialize, Serialize};
use store::{COUNTED, Cursor, Due, Filter, Sort, SortKey, TaskRow};

use crate::names::Names;
use crate::view::{LedgerView, Options, Party, SourceLine, TaskLine};
use crate::{Call, Result, Service};

/// Tasks on a page.
const PAGE: usize = 50;

/// A view of the ledger as its address holds it.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default)]
pub struct LedgerQuery {
    /// Words in number, title, targets.
    pub text: String,
    /// Unit's identifier.
    pub unit: String,
    /// Leader's identifier.
    pub leader: String,
    /// Field code.
    pub field: String,
    /// Light codes, joined by commas.
    pub light: String,
    /// State code.
    pub state: String,
    /// `overdue`, `week`, `month`, `next-month`, `year`, `none`, or `from..to`.
    pub due: String,
    /// Document's identifier.
    pub source: String,
    /// Sort key, with `-` before it for largest first.
    pub sort: String,
    /// Cursor of the page.
    pub after: String,
    /// Whether to list sub-tasks under their parents; without a filter that is the rule.
    pub tree: String,
}

impl LedgerQuery {
    /// The words under which deadlines can be chosen.
    pub const DUE: [&str; 6] = ["overdue", "week", "month", "next-month", "year", "none"];

    /// Whether anything narrows the list.
    pub fn is_filtered(&self) -> bool {
        [&self.text, &self.unit, &self.leader, &self.field, &self.light, &self.state, &self.due, &self.source]
            .iter()
            .any(|f| !f.trim().is_empty())
    }

    /// Whether sub-tasks stand under their parents.
    pub fn is_tree(&self) -> bool {
        match self.tree.as_str() {
            "0" => false,
            "1" => true,
            _ => !self.is_filtered(),
        }
    }

    /// The address's query text, without empty parts.
    pub fn to_query_string(&self) -> String {
        let parts = [
            ("text", &self.text),
            ("unit", &self.unit),
            ("leader", &self.leader),
            ("field", &self.field),
            ("light", &self.light),
            ("state", &self.state),
            ("due", &self.due),
            ("source", &self.source),
            ("sort", &self.sort),
            ("tree", &self.tree),
            ("after", &self.after),
        ];
        let parts: Vec<String> = parts
            .iter()
            .filter(|(_, v)| !v.is_empty())
            .map(|(k, v)| format!("{k}={}", percent_encode(v)))
            .collect();
        parts.join("&")
    }

    /// Refuses a word that no filter has: the whole ledger would look like the part that was asked for.
    ///
    /// # Errors
    /// With the filter and the word.
    pub fn check(&self) -> std::result::Result<(), Refusal> {
        let known = |word: &str, list: &[&str]| word.is_empty() || list.contains(&word);
        let id = |text: &str| text.is_empty() || text.parse::<DocumentId>().is_ok();
        let day = |text: &str| text.trim().is_empty() || text.trim().parse::<Date>().is_ok();
        let due = self.due.trim();
        let range = due.split_once("..").is_some_and(|(from, to)| day(from) && day(to));
        let lights = || self.light.split(',').filter(|code| !code.trim().is_empty());
        let light = lights().find(|code| Light::from_code(code).is_none()).unwrap_or_default();
        let sort = self.sort.strip_prefix('-').unwrap_or(&self.sort);
        let filters: [(&str, &str, bool); 9] = [
            ("unit", self.unit.as_str(), id(&self.unit)),
            ("leader", &self.leader, id(&self.leader)),
            ("source", &self.source, id(&self.source)),
            ("field", &self.field, self.field.is_empty() || Field::from_code(&self.field).is_some()),
            ("state", &self.state, self.state.is_empty() || TaskState::from_code(&self.state).is_some()),
            ("light", light, light.is_empty()),
            ("due", due, range || known(due, &Self::DUE)),
            ("sort", sort, sort.is_empty() || SortKey::from_code(sort).is_some()),
            ("tree", &self.tree, known(&self.tree, &["0", "1"])),
        ];
        match filters.into_iter().find(|(.., holds)| !holds) {
            None => Ok(()),
            Some((filter, text, _)) => Err(Refusal::invalid("refused-filter")
                .with_word("filter", &format!("ledger-filter-{filter}"))
                .with("text", text)),
        }
    }

    /// The sort.
    pub fn order(&self) -> Sort {
        let (descending, code) = match self.sort.strip_prefix('-') {
            Some(code) => (true, code),
            None => (false, self.sort.as_str()),
        };
        let default = if self.is_tree() { SortKey::Number } else { SortKey::Due };
        Sort { key: SortKey::from_code(code).unwrap_or(default), descending }
    }

    /// The filter, with words like `month` made days.
    pub(crate) fn filter(&self, today: Date) -> Filter {
        Filter {
            text: self.text.trim().to_owned(),
            unit: self.unit.parse().ok(),
            leader: self.leader.parse().ok(),
            field: Field::from_code(&self.field),
            lights: self.light.split(',').filter_map(Light::from_code).collect(),
            state: self.due_state(),
            due: self.due_range(today),
            document: self.source.parse().ok(),
            top: self.is_tree(),
        }
    }

    /// Overdue means open too.
    fn due_state(&self) -> Option<TaskState> {
        TaskState::from_code(&self.state).or_else(|| (self.due == "overdue").then_some(TaskState::Open))
    }

    fn due_range(&self, today: Date) -> Due {
        let month = |of: Date| Due::Between(Some(of.first_of_month()), Some(of.last_of_month()));
        match self.due.trim() {
            "" => Due::Any,
            "none" => Due::Never,
            "overdue" => Due::Between(None, today.yesterday().ok()),
            "week" => Due::Between(Some(today), today.checked_add(7.days()).ok()),
            "month" => month(today),
            "next-month" => month(today.checked_add(1.month()).unwrap_or(today)),
            "year" => Due::Between(Some(today.first_of_year()), Some(today.last_of_year())),
            range => match range.split_once("..") {
                Some((from, to)) => Due::Between(from.trim().parse().ok(), to.trim().parse().ok()),
                None => Due::Any,
            },
        }
    }
}

impl Service {
    /// One page of the ledger.
    ///
    /// # Errors
    /// When a filter has no such word, or the database does not answer.
    pub async fn ledger(&self, call: &Call, query: &LedgerQuery) -> Result<LedgerView> {
        call.must(Action::Read)?;
        query.check()?;
        let site = call.site();
        let filter = query.filter(call.today());
        let after = query.after.rsplit_once('~').and_then(|(value, ordinal)| {
            Some(Cursor { value: value.to_owned(), ordinal: ordinal.parse().ok()? })
        });
        let counts = self.store.light_counts(site).await?;
        // What the counters know is not counted again.
        let (page, total) = if query.is_filtered() {
            self.store.ledger_counted(site, &filter, query.order(), after.as_ref(), PAGE).await?
        } else {
            let total = counts.iter().filter(|c| c.top || !filter.top).map(|c| c.n).sum();
            (self.store.ledger_page(site, &filter, query.order(), after.as_ref(), PAGE).await?, total)
        };
        let names = self.names(site).await?;
        let rows: Vec<&TaskRow> = page.rows.iter().map(|l| &l.row).collect();
        let sources = self.sources(call, &rows).await?;
        let mut children: HashMap<TaskId, Vec<TaskLine>> = HashMap::new();
        if filter.top {
            let parents: Vec<TaskId> = rows.iter().map(|r| r.task.id).collect();
            for child in self.store.children_of(site, &parents).await? {
                if let Some(parent) = child.task.parent {
                    children.entry(parent).or_default().push(names.line(&child, call.today(), None));
                }
            }
        }
        let lines: Vec<TaskLine> = rows
            .iter()
            .map(|row| {
                let source = document_of(&row.task).and_then(|d| sources.get(&d).cloned());
                let mut line = names.line(row, call.today(), source);
                line.children = children.remove(&row.task.id).unwrap_or_default();
                line
            })
            .collect();
        let mut lights: Vec<(Light, i64)> = Light::ALL.iter().map(|l| (*l, 0)).collect();
        counts.iter().for_each(|c| lights[c.light.rank() as usize].1 += c.n);
        let subs = if query.is_filtered() || !filter.top {
            0
        } else {
            counts.iter().filter(|c| !c.top).map(|c| c.n).sum()
        };
        let capped = query.is_filtered() && total > COUNTED;
        Ok(LedgerView {
            lines,
            next: page
                .rows
                .last()
                .filter(|_| page.more)
                .map(|l| format!("{}~{}", l.cursor.value, l.cursor.ordinal)),
            total: if capped { COUNTED } else { total },
            subs,
            capped,
            lights,
            options: self.options_with(call, &names).await?,
        })
    }

    /// The choices of forms and filters.
    ///
    /// # Errors
    /// When the database does not answer.
    pub async fn options(&self, call: &Call) -> Result<Options> {
        call.must(Action::Read)?;
        let names = self.names(call.site()).await?;
        self.options_with(call, &names).await
    }

    async fn options_with(&self, call: &Call, names: &Names) -> Result<Options> {
        let documents = self.store.documents(call.site(), i64::MAX, 50).await?;
        let documents = documents
            .into_iter()
            .map(|v| Party { id: v.entity.id.to_string(), name: v.entity.head.title })
            .collect();
        Ok(Options { documents, ..names.options() })
    }

    /// The documents that tasks came from, by identifier.
    pub(crate) async fn sources(
        &self,
        call: &Call,
        rows: &[&TaskRow],
    ) -> Result<HashMap<DocumentId, SourceLine>> {
        let mut sources = HashMap::new();
        for id in rows.iter().filter_map(|r| document_of(&r.task)) {
            if let std::collections::hash_map::Entry::Vacant(entry) = sources.entry(id)
                && let Some(v) = self.store.document(call.site(), id).await?
            {
                entry.insert(SourceLine { document: id.to_string(), title: v.entity.head.title });
            }
        }
        Ok(sources)
    }
}

pub(crate) fn document_of(task: &Task) -> Option<DocumentId> {
    match &task.origin {
        TaskOrigin::Document { document, .. } => Some(*document),
        TaskOrigin::Hand | TaskOrigin::Import { .. } | TaskOrigin::Direction { .. } => None,
    }
}

impl Names {
    /// A task as a list shows it.
    pub(crate) fn line(&self, row: &TaskRow, today: Date, source: Option<SourceLine>) -> TaskLine {
        let t = &row.task;
        let open = t.state == TaskState::Open;
        let days = |from: Date, to: Date| i64::from(from.until(to).map(|s| s.get_days()).unwrap_or(0));
        let plan = ledger::planned(t, self.site.pack(), today);
        TaskLine {
            number: t.number,
            title: t.title.clone(),
            light: row.light,
            state: t.state,
            stage: t.stage(),
            holder: self.holder(ledger::holder(t)),
            wait: ledger::wait(t, row.light, None, today),
            field: t.field,
            lead_unit: self.unit(t.lead_unit),
            leaders: t.leaders.iter().map(|l| self.person(*l)).collect(),
            others: t
                .other_units
                .iter()
                .map(|u| self.unit(*u).name)
                .chain(t.other_names.iter().cloned())
                .collect(),
            due: t.due,
            overdue_days: t.due.filter(|_| open).map_or(0, |due| days(due, today).max(0)),
            due_text: t.due_text.clone(),
            cadence: t.cadence.clone(),
            targets: t.targets.clone(),
            progress: ledger::done(t, self.site.pack(), today),
            plan,
            source,
            children: Vec::new(),
        }
    }
}

/// Everything but unreserved characters as `%XX`.
fn percent_encode(text: &str) -> String {
    text.bytes()
        .map(|b| match b {
            b'A'..=b'Z' | b'a'..=b'z' | b'0'..=b'9' | b'-' | b'_' | b'.' | b'~' => char::from(b).to_string(),
            _ => format!("%{b:02X}"),
        })
        .collect()
}
