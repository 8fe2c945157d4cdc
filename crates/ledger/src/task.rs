//! What a unit must do.

use std::fmt;
use std::str::FromStr;

use jiff::civil::Date;
use serde::{Deserialize, Serialize};

use crate::{
    CommitmentId, Decimal, DocumentId, Field, ImportId, MeasureId, PersonId, Refusal, TaskId, UnitId,
};

/// How a value is to be compared.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[allow(missing_docs, reason = "the symbols say it")]
pub enum Comparator {
    #[serde(rename = "=")]
    Equal,
    #[serde(rename = ">=")]
    AtLeast,
    #[serde(rename = ">")]
    MoreThan,
    #[serde(rename = "<=")]
    AtMost,
    #[serde(rename = "<")]
    LessThan,
    #[serde(rename = "~")]
    About,
    #[serde(rename = "zero")]
    Zero,
    #[serde(rename = "all")]
    All,
    #[serde(rename = "sync")]
    Sync,
}

impl Comparator {
    /// All comparators with the symbol that people read and type.
    pub const ALL: [(Self, &'static str); 9] = [
        (Self::Equal, "="),
        (Self::AtLeast, "≥"),
        (Self::MoreThan, ">"),
        (Self::AtMost, "≤"),
        (Self::LessThan, "<"),
        (Self::About, "≈"),
        (Self::Zero, "0"),
        (Self::All, "全部"),
        (Self::Sync, "同步"),
    ];

    /// The symbol.
    pub fn symbol(self) -> &'static str {
        Self::ALL.iter().find(|(c, _)| *c == self).map_or("", |(_, s)| s)
    }

    /// The comparator written so; the ASCII spellings `>=`, `<=`, `~` count too.
    pub fn from_symbol(symbol: &str) -> Option<Self> {
        let symbol = match symbol {
            ">=" => "≥",
            "<=" => "≤",
            "~" => "≈",
            "zero" => "0",
            "all" => "全部",
            "sync" => "同步",
            other => other,
        };
        Self::ALL.iter().find(|(_, s)| *s == symbol).map(|(c, _)| *c)
    }

    /// Whether a value belongs to it.
    pub fn takes_value(self) -> bool {
        !matches!(self, Self::Zero | Self::All | Self::Sync)
    }
}

/// A number to reach.
///
/// Written by people as `指标 比较 数值单位`, for example `新建项目开工率 ≥ 80%`; several are joined by `；`.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Target {
    /// What is measured.
    pub metric: String,
    /// How.
    pub op: Comparator,
    /// The value; absent with 全部, 同步, 不发生.
    pub value: Option<Decimal>,
    /// Unit of measure, such as % or 公里.
    pub unit: String,
    /// The target's own date.
    pub due: Option<Date>,
    /// The measure of the site's catalogue by which it is followed.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub measure: Option<MeasureId>,
}

impl fmt::Display for Target {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{} {}", self.metric, self.op.symbol())?;
        if let Some(value) = self.value {
            write!(f, " {value}{}", self.unit)?;
        }
        if let Some(due) = self.due {
            write!(f, "（{due}）")?;
        }
        Ok(())
    }
}

impl FromStr for Target {
    type Err = Refusal;

    fn from_str(text: &str) -> Result<Self, Refusal> {
        let bad = || Refusal::invalid("refused-target").with("text", text.trim());
        let mut rest = text.trim();
        let mut due = None;
        if let Some((before, date)) = rest.strip_suffix('）').and_then(|r| r.rsplit_once('（'))
            && let Ok(date) = date.trim().parse::<Date>()
        {
            (rest, due) = (before.trim_end(), Some(date));
        }
        let (at, symbol, op) = Comparator::ALL
            .iter()
            .map(|(op, s)| (*s, *op))
            .chain([(">=", Comparator::AtLeast), ("<=", Comparator::AtMost), ("~", Comparator::About)])
            .filter_map(|(s, op)| {
                // A value-less comparator stands at the end; the others stand before a number.
                if op.takes_value() {
                    rest.find(s).map(|at| (at, s, op))
                } else {
                    rest.strip_suffix(s).map(|b| (b.len(), s, op))
                }
            })
            .min_by_key(|(at, s, op)| (!op.takes_value(), *at, std::cmp::Reverse(s.len())))
            .ok_or_else(bad)?;
        let metric = rest[..at].trim().to_owned();
        let tail = rest[at + symbol.len()..].trim();
        if !op.takes_value() {
            return if metric.is_empty() || !tail.is_empty() {
                Err(bad())
            } else {
                Ok(Self { metric, op, value: None, unit: String::new(), due, measure: None })
            };
        }
        let digits = tail.find(|c: char| !(c.is_ascii_digit() || ".,-".contains(c))).unwrap_or(tail.len());
        let value = tail[..digits].parse().map_err(|_| bad())?;
        Ok(Self {
            metric,
            op,
            value: Some(value),
            unit: tail[digits..].trim().to_owned(),
            due,
            measure: None,
        })
    }
}

/// The number people see: per site and year, sub-tasks counted within their top task (2026-0153, 2026-0153-2).
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub struct Number {
    /// Year of issue.
    pub year: i16,
    /// Running number in the year, from 1.
    pub serial: u32,
    /// 0 for a top task, else the running number of the sub-task.
    pub sub: u16,
}

impl Number {
    /// Order in which numbers sort; fits a database integer and is unique in a site.
    pub fn ordinal(self) -> i64 {
        (i64::from(self.year) * 100_000_000 + i64::from(self.serial)) * 10_000 + i64::from(self.sub)
    }

    /// The number with that ordinal.
    pub fn from_ordinal(ordinal: i64) -> Self {
        let (top, sub) = (ordinal / 10_000, ordinal % 10_000);
        Self { year: (top / 100_000_000) as i16, serial: (top % 100_000_000) as u32, sub: sub as u16 }
    }

    /// First and last possible ordinal of the top tasks and sub-tasks of a year.
    pub fn year_range(year: i16) -> (i64, i64) {
        (Self { year, serial: 0, sub: 0 }.ordinal(), Self { year: year + 1, serial: 0, sub: 0 }.ordinal() - 1)
    }
}

impl fmt::Display for Number {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}-{:04}", self.year, self.serial)?;
        if self.sub > 0 { write!(f, "-{}", self.sub) } else { Ok(()) }
    }
}

impl FromStr for Number {
    type Err = Refusal;

    fn from_str(text: &str) -> Result<Self, Refusal> {
        let bad = || Refusal::invalid("refused-number").with("text", text.trim());
        let mut parts = text.trim().split('-');
        let year: i16 = parts
            .next()
            .and_then(|p| p.parse().ok())
            .filter(|y| (1900..=9999).contains(y))
            .ok_or_else(bad)?;
        let serial: u32 = parts
            .next()
            .and_then(|p| p.parse().ok())
            .filter(|s| (1..100_000_000).contains(s))
            .ok_or_else(bad)?;
        let sub = match parts.next() {
            None => 0,
            Some(p) => p.parse().ok().filter(|s| (1..10_000).contains(s)).ok_or_else(bad)?,
        };
        if parts.next().is_some() { Err(bad()) } else { Ok(Self { year, serial, sub }) }
    }
}

impl Serialize for Number {
    fn serialize<S: serde::Serializer>(&self, s: S) -> Result<S::Ok, S::Error> {
        s.collect_str(self)
    }
}

impl<'de> Deserialize<'de> for Number {
    fn deserialize<D: serde::Deserializer<'de>>(d: D) -> Result<Self, D::Error> {
        String::deserialize(d)?.parse().map_err(serde::de::Error::custom)
    }
}

/// Whether the work goes on. The full workflow of PRACTICE 3.1 grows from here.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum TaskState {
    /// 办理中
    Open,
    /// 办结
    Done,
    /// 撤销; stays visible.
    Cancelled,
}

impl TaskState {
    /// All states.
    pub const ALL: [Self; 3] = [Self::Open, Self::Done, Self::Cancelled];

    /// The word used in addresses, files and message keys.
    pub fn code(self) -> &'static str {
        match self {
            Self::Open => "open",
            Self::Done => "done",
            Self::Cancelled => "cancelled",
        }
    }

    /// The state with that code.
    pub fn from_code(code: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|s| s.code() == code)
    }
}

/// How a task came into the ledger.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(tag = "from", rename_all = "snake_case")]
pub enum TaskOrigin {
    /// From commitments of a document; the first is the one that names it.
    Document {
        /// The document.
        document: DocumentId,
        /// The commitments, never empty.
        commitments: Vec<CommitmentId>,
    },
    /// Entered by hand.
    Hand,
    /// Brought in with a workbook.
    Import {
        /// The import.
        import: ImportId,
    },
}

/// What a unit must do.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Task {
    /// Identifier.
    pub id: TaskId,
    /// Number that people see.
    pub number: Number,
    /// The task it is a part of.
    pub parent: Option<TaskId>,
    /// 工作任务
    pub title: String,
    /// 领域
    pub field: Option<Field>,
    /// 量化目标
    pub targets: Vec<Target>,
    /// 牵头领导
    pub leaders: Vec<PersonId>,
    /// 牵头单位
    pub lead_unit: UnitId,
    /// 责任单位
    pub other_units: Vec<UnitId>,
    /// Responsible parties that the source names and the site's list does not hold (管线权属单位).
    pub other_names: Vec<String>,
    /// 完成时限
    pub due: Option<Date>,
    /// The deadline as the document words it; may be empty.
    pub due_text: String,
    /// 每季度, 每月 …; may be empty.
    pub cadence: String,
    /// State.
    pub state: TaskState,
    /// Completed share in percent, once somebody has said so.
    pub progress: Option<u8>,
    /// The day on which it was issued or added.
    pub start: Date,
    /// The day on which it was done or cancelled.
    pub closed: Option<Date>,
    /// Where it came from.
    pub origin: TaskOrigin,
}

/// A value before and after.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Was<T> {
    /// Before.
    pub before: T,
    /// After.
    pub after: T,
}

/// One field of a task changed.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(tag = "field", content = "was", rename_all = "snake_case")]
#[allow(missing_docs, reason = "named after the fields of Task")]
pub enum TaskChange {
    Title(Was<String>),
    Field(Was<Option<Field>>),
    Targets(Was<Vec<Target>>),
    Leaders(Was<Vec<PersonId>>),
    LeadUnit(Was<UnitId>),
    OtherUnits(Was<Vec<UnitId>>),
    OtherNames(Was<Vec<String>>),
    Due(Was<Option<Date>>),
    DueText(Was<String>),
    Cadence(Was<String>),
    State(Was<TaskState>),
    Progress(Was<Option<u8>>),
}

/// The editable part of a task; compared with the task as it stands to give the changes.
#[derive(Clone, Debug, PartialEq, Eq)]
#[allow(missing_docs, reason = "named after the fields of Task")]
pub struct TaskEdit {
    pub title: String,
    pub field: Option<Field>,
    pub targets: Vec<Target>,
    pub leaders: Vec<PersonId>,
    pub lead_unit: UnitId,
    pub other_units: Vec<UnitId>,
    pub other_names: Vec<String>,
    pub due: Option<Date>,
    pub due_text: String,
    pub cadence: String,
    pub state: TaskState,
    pub progress: Option<u8>,
}

impl TaskEdit {
    /// The task as it stands.
    pub fn of(task: &Task) -> Self {
        Self {
            title: task.title.clone(),
            field: task.field,
            targets: task.targets.clone(),
            leaders: task.leaders.clone(),
            lead_unit: task.lead_unit,
            other_units: task.other_units.clone(),
            other_names: task.other_names.clone(),
            due: task.due,
            due_text: task.due_text.clone(),
            cadence: task.cadence.clone(),
            state: task.state,
            progress: task.progress,
        }
    }

    /// Refuses what no task may hold.
    pub fn check(&self) -> Result<(), Refusal> {
        if self.title.trim().is_empty() {
            return Err(Refusal::invalid("refused-no-title"));
        }
        if self.title.chars().count() > 500 {
            return Err(Refusal::invalid("refused-title-long"));
        }
        if self.progress.is_some_and(|p| p > 100) {
            return Err(Refusal::invalid("refused-progress"));
        }
        Ok(())
    }
}

impl Task {
    /// What an edit changes; empty when nothing does.
    pub fn changes(&self, edit: &TaskEdit) -> Vec<TaskChange> {
        fn was<T: Clone + PartialEq>(b: &T, a: &T, make: fn(Was<T>) -> TaskChange) -> Option<TaskChange> {
            (b != a).then(|| make(Was { before: b.clone(), after: a.clone() }))
        }
        [
            was(&self.title, &edit.title, TaskChange::Title),
            was(&self.field, &edit.field, TaskChange::Field),
            was(&self.targets, &edit.targets, TaskChange::Targets),
            was(&self.leaders, &edit.leaders, TaskChange::Leaders),
            was(&self.lead_unit, &edit.lead_unit, TaskChange::LeadUnit),
            was(&self.other_units, &edit.other_units, TaskChange::OtherUnits),
            was(&self.other_names, &edit.other_names, TaskChange::OtherNames),
            was(&self.due, &edit.due, TaskChange::Due),
            was(&self.due_text, &edit.due_text, TaskChange::DueText),
            was(&self.cadence, &edit.cadence, TaskChange::Cadence),
            was(&self.state, &edit.state, TaskChange::State),
            was(&self.progress, &edit.progress, TaskChange::Progress),
        ]
        .into_iter()
        .flatten()
        .collect()
    }

    /// Applies one change on a day.
    pub(crate) fn apply(&mut self, change: &TaskChange, on: Date) {
        match change {
            TaskChange::Title(w) => self.title = w.after.clone(),
            TaskChange::Field(w) => self.field = w.after,
            TaskChange::Targets(w) => self.targets = w.after.clone(),
            TaskChange::Leaders(w) => self.leaders = w.after.clone(),
            TaskChange::LeadUnit(w) => self.lead_unit = w.after,
            TaskChange::OtherUnits(w) => self.other_units = w.after.clone(),
            TaskChange::OtherNames(w) => self.other_names = w.after.clone(),
            TaskChange::Due(w) => self.due = w.after,
            TaskChange::DueText(w) => self.due_text = w.after.clone(),
            TaskChange::Cadence(w) => self.cadence = w.after.clone(),
            TaskChange::Progress(w) => self.progress = w.after,
            TaskChange::State(w) => {
                self.state = w.after;
                self.closed = (w.after != TaskState::Open).then_some(on);
            }
        }
    }

    /// Decides an edit: the changes, or why not. A reason is required whenever something changes.
    pub fn edit(&self, edit: &TaskEdit, reason: &str) -> Result<Vec<TaskChange>, Refusal> {
        edit.check()?;
        let changes = self.changes(edit);
        if !changes.is_empty() && reason.trim().is_empty() {
            return Err(Refusal::invalid("refused-no-reason"));
        }
        Ok(changes)
    }
}
