//! What a reading of a document consists of.
//!
//! Every [`Span`] counts Unicode code points of the original text, so that it can be shown, stored and compared
//! without knowing an encoding.

use std::fmt;

use calendar::deadline::Deadline;
pub use calendar::deadline::Needs;
use jiff::civil::Date;
use serde::{Deserialize, Serialize};

/// A half-open range of code points of the original text.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize)]
pub struct Span {
    /// First code point.
    pub start: usize,
    /// One past the last code point.
    pub end: usize,
}

impl Span {
    /// Whether all of `other` lies inside.
    pub fn contains(&self, other: Span) -> bool {
        self.start <= other.start && other.end <= self.end
    }
}

/// Something read, with the place where it stands.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Found<T> {
    /// What was read.
    pub value: T,
    /// Where it stands in the original text.
    pub span: Span,
}

/// The whole result of [`crate::read`].
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
pub struct Reading {
    /// Title of the document, from its first lines.
    pub title: Option<Found<String>>,
    /// Document number, such as 云政发〔2026〕3号.
    pub number: Option<Found<String>>,
    /// Who issued it or speaks in it.
    pub issuer: Option<Found<String>>,
    /// Date of the document as found in the text. Deadlines are resolved against [`crate::Options::date`] or this.
    pub date: Option<Found<Date>>,
    /// Headings in reading order, each with what it covers.
    pub sections: Vec<Section>,
    /// Sentences in reading order; together they cover everything but blank space and page artefacts.
    pub sentences: Vec<Sentence>,
    /// What binds someone to something checkable, in reading order.
    pub commitments: Vec<Commitment>,
}

/// A heading and the text under it.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Section {
    /// 1 for 一、, 2 for （一）, 3 for 1. and 一是/一要, 4 for （1）.
    pub level: u8,
    /// The heading without its number and closing mark.
    pub heading: String,
    /// Where the heading stands.
    pub span: Span,
    /// The heading and everything under it.
    pub extent: Span,
    /// Index of the enclosing section.
    pub parent: Option<usize>,
}

/// One sentence.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Sentence {
    /// Where it stands, page artefacts inside it included.
    pub span: Span,
    /// The innermost section that holds it.
    pub section: Option<usize>,
    /// Whether the sentence is a heading.
    pub heading: bool,
}

/// Hard or soft, as the guideline of the field says: a number, a date, a named actor or an end event makes it hard.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Strength {
    /// Checkable by number, date, actor or end event.
    Hard,
    /// A named thing with only process verbs.
    Soft,
}

/// A day by which something must be done.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
pub struct Due {
    /// The day.
    pub day: Date,
    /// What of the document's date it rests on: 6月底前 on the year, 一周内 on the day.
    pub needs: Needs,
}

impl Due {
    /// The day of an expression of time, where it has one.
    pub(crate) fn of(time: &Deadline) -> Option<Self> {
        time.due.map(|day| Self { day, needs: time.needs })
    }

    /// Whether it was counted from the day of the document.
    pub fn is_counted(&self) -> bool {
        self.needs == Needs::Day
    }
}

impl fmt::Display for Due {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.day.fmt(f)
    }
}

/// A span of a document that binds someone to something checkable.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Commitment {
    /// The sentence or clause in the original, with the bracket or the lines that assign it.
    pub span: Span,
    /// The sentence or clause alone.
    pub said: Span,
    /// Its text with page artefacts and line breaks removed.
    pub text: String,
    /// A short name for the task that would answer it.
    pub title: String,
    /// Hard or soft.
    pub strength: Strength,
    /// Index into [`Reading::sections`].
    pub section: Option<usize>,
    /// Named leaders, surface form (龚颖同志 is given as 龚颖).
    pub leaders: Vec<Found<String>>,
    /// Lead units, surface form.
    pub lead_units: Vec<Found<String>>,
    /// Co-operating and responsible units, surface form.
    pub other_units: Vec<Found<String>>,
    /// Numbers to reach.
    pub targets: Vec<Target>,
    /// The day by which it must be done, when one can be fixed.
    pub due: Option<Due>,
    /// The deadline as written (上半年, 尽快), whether or not it can be dated.
    pub due_text: Option<Found<String>>,
    /// Days on the way, each before [`Self::due`], in their order; those that a target has are not among them.
    pub milestones: Vec<Milestone>,
    /// 每季度, 每月, 定期 … as written.
    pub cadence: Option<Found<String>>,
    /// Units, leaders or objects taken over from the heading or the sentence before, not from this sentence.
    pub inherited: Vec<Inherited>,
    /// The day of the stage under whose heading it stands, where it has no day or rhythm of its own.
    pub inherited_due: Option<InheritedDue>,
    /// 0..=1000: how sure the reader is that this is a commitment.
    pub score: u16,
    /// Which cues spoke for and against.
    pub reasons: Vec<Reason>,
}

/// A dated point on the way to what is due later (节点): 8月25日前完成选聘 before 10月10日前完成培训.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Milestone {
    /// What is to be reached, without the day.
    pub name: String,
    /// The day by which.
    pub due: Due,
    /// The day as written.
    pub due_text: Found<String>,
}

/// A role filled from outside the sentence.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Inherited {
    /// `leader`, `lead_unit` or `other_unit`.
    pub role: Role,
    /// Surface form and place.
    pub name: Found<String>,
}

/// A day taken over from the heading of a stage: （二）排查阶段（4月30日前）.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct InheritedDue {
    /// The day by which.
    pub due: Due,
    /// The day as the heading writes it.
    pub text: Found<String>,
}

/// The part a person or unit plays.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Role {
    /// 牵头领导
    Leader,
    /// 牵头单位
    LeadUnit,
    /// 责任单位, 配合单位
    OtherUnit,
}

/// A cue and the weight it had.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Reason {
    /// Key of the cue, translated by the message catalogue (`cue-…`).
    pub cue: String,
    /// The words that triggered it.
    pub words: String,
    /// Positive speaks for a commitment, negative against.
    pub weight: i16,
}

/// How a value is to be compared.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
pub enum Comparator {
    /// 达到, bare number.
    #[serde(rename = "=")]
    Equal,
    /// 以上, 至少, 不少于.
    #[serde(rename = ">=")]
    AtLeast,
    /// 超过, 突破.
    #[serde(rename = ">")]
    MoreThan,
    /// 以内, 不超过.
    #[serde(rename = "<=")]
    AtMost,
    /// 低于.
    #[serde(rename = "<")]
    LessThan,
    /// 左右, 约.
    #[serde(rename = "~")]
    About,
    /// 不发生.
    #[serde(rename = "zero")]
    Zero,
    /// 全部, 全覆盖.
    #[serde(rename = "all")]
    All,
    /// 与…同步.
    #[serde(rename = "sync")]
    Sync,
}

/// A number to reach: metric, comparator, value, unit of measure, own date.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Target {
    /// What is measured, as written (新建项目开工率).
    pub metric: String,
    /// How.
    pub op: Comparator,
    /// The value as a decimal string without grouping ("80", "2.5", "5000"), never a float; absent where the text gives none.
    pub value: Option<String>,
    /// Unit of measure as written (%, 个, 亿元, 个百分点).
    pub unit: String,
    /// The target's own date.
    pub due: Option<Due>,
    /// Whether the value is not written in digits in the text (全部 → 100 %).
    pub inferred: bool,
    /// Where it stands.
    pub span: Span,
}
