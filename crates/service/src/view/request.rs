//! Requests to report: what is asked at what price, and what is answered.

use jiff::civil::Date;
use ledger::{Answers, Cadence, FieldValue, Frequency, Number, Period, Request, RequestField, RequestState};

use super::{EventLine, LintFinding, Load, MinutesSource, Party};

/// A request as a form holds it.
#[derive(Clone, Debug, Default, PartialEq, Eq, serde::Serialize, serde::Deserialize)]
#[serde(default)]
pub struct RequestForm {
    /// What it is called.
    pub title: String,
    /// What it is for.
    pub purpose: String,
    /// What it rests on.
    pub basis: String,
    /// Name of the unit that asks.
    pub unit: String,
    /// Names of those who are asked, collective ones too (各镇), joined by 、.
    pub recipients: String,
    /// What is asked: one thing a line, its unit of measure in brackets.
    pub fields: String,
    /// Code of the cadence.
    pub cadence: String,
    /// First due day.
    pub due: String,
    /// Last day on which it holds; empty for the end of the year.
    pub until: String,
    /// A leader's reason for exceeding a budget.
    pub reason: String,
}

/// Somebody asks for a field already.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct FieldTwin {
    /// Number and title of the request that asks for it.
    pub request: (Number, String),
    /// Who asks.
    pub unit: String,
    /// How often.
    pub cadence: Cadence,
    /// What the field is called there.
    pub name: String,
    /// `measure`, `name` or `question`: in what they are the same.
    pub sameness: &'static str,
    /// How alike two questions are, in percent.
    pub percent: u32,
    /// How many units would be asked twice.
    pub twice: usize,
}

/// A field with what it costs and what is known of it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct PricedField {
    /// The field.
    pub field: RequestField,
    /// Name of its measure.
    pub measure: Option<String>,
    /// The unit whose figure of that measure counts, when it is none of those who are asked, and how often it is due.
    pub source: Option<(String, Frequency)>,
    /// Who asks for it already, the surest first.
    pub twins: Vec<FieldTwin>,
}

/// What a request would cost, repeat, offend against and exceed.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct RequestPrice {
    /// Its fields.
    pub fields: Vec<PricedField>,
    /// Fields that somebody has to fill.
    pub to_fill: u64,
    /// Who is asked.
    pub recipients: Vec<Party>,
    /// Times in its first twelve months.
    pub times: u64,
    /// Minutes of one answer.
    pub minutes: u64,
    /// Minutes of one recipient in the first twelve months.
    pub each: u64,
    /// Minutes of all.
    pub total: u64,
    /// Years among those days whose holidays are not known, so that only weekends are passed over.
    pub unsure: Vec<i16>,
    /// The next due days as they are kept (at most four), and whether more follow.
    pub dues: (Vec<Date>, bool),
    /// The last day on which it holds.
    pub until: Date,
    /// Where the minutes come from: the site's own words, or the program's.
    pub source: MinutesSource,
    /// What the rules on formalism say.
    pub findings: Vec<LintFinding>,
    /// Those whose budget it would exceed, the most first.
    pub over: Vec<Load>,
    /// The recipient that has least left, where there are budgets and none is exceeded.
    pub tightest: Option<Load>,
    /// Whether the actor may send it: within budget, or as a leader who says why.
    pub may_send: bool,
}

impl RequestPrice {
    /// How many units' budgets it would exceed, each counted once however many years.
    pub fn over_units(&self) -> usize {
        self.over.iter().map(|load| load.unit.id.as_str()).collect::<std::collections::BTreeSet<_>>().len()
    }
}

/// The page on which a request is written.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct RequestPage {
    /// The form.
    pub form: RequestForm,
    /// What it would cost; nothing before anything was asked.
    pub price: Option<RequestPrice>,
    /// Choices.
    pub units: Vec<Party>,
    /// Names of what the catalogue measures, offered for fields.
    pub measures: Vec<String>,
    /// Whether the actor may ask for any unit.
    pub any_unit: bool,
    /// Whether the actor may exceed a budget.
    pub may_exceed: bool,
}

/// A request in a list.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct RequestLine {
    /// Number.
    pub number: Number,
    /// What it is called.
    pub title: String,
    /// Who asks.
    pub unit: String,
    /// State.
    pub state: RequestState,
    /// How often.
    pub cadence: Cadence,
    /// Number of fields.
    pub fields: usize,
    /// Number of recipients.
    pub recipients: usize,
    /// Minutes of this calendar year.
    pub minutes: u64,
    /// Minutes of the twelve months from its first due day: its price.
    pub twelve: u64,
    /// Answers that fell due this year so far, those of them that were given, and those given ahead.
    pub answers: Answers,
    /// The due day that is awaited now, as it is kept.
    pub due: Option<Date>,
    /// Whether it exceeded a budget.
    pub over: bool,
}

/// How often each answers in the days that a figure counts, and the minutes of all of them.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Cost {
    /// Times.
    pub times: u64,
    /// Minutes of all who answer.
    pub total: u64,
}

/// The requests.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct RequestList {
    /// Those that a leader has to decide on.
    pub proposed: Vec<RequestLine>,
    /// Those that are answered now.
    pub open: Vec<RequestLine>,
    /// Those that ended, newest first, of this year and the last.
    pub ended: Vec<RequestLine>,
    /// Whether the actor may ask.
    pub may_ask: bool,
}

/// A recipient of a request, and the answer for a due day.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ReplyLine {
    /// Whether its values are withheld, because they belong to another unit.
    pub withheld: bool,
    /// The unit.
    pub unit: Party,
    /// Who answered and when; nothing while nobody has.
    pub given: Option<(String, Date)>,
    /// Whether it said that nothing changed.
    pub unchanged: bool,
    /// The answers as people write them, in the order of the fields.
    pub values: Vec<Option<FieldValue>>,
    /// Whether the actor may answer for it now.
    pub mine: bool,
}

/// A request with everything about it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct RequestView {
    /// In short.
    pub line: RequestLine,
    /// The request.
    pub request: Request,
    /// Who wrote it.
    pub by: String,
    /// Names of the measures of its fields.
    pub measures: Vec<Option<String>>,
    /// Version a command must name.
    pub version: i64,
    /// Minutes of one answer.
    pub once: u64,
    /// Its price: what it costs in the twelve months from its first due day.
    pub price: Cost,
    /// What of it falls into this calendar year.
    pub this_year: Cost,
    /// While a leader has to decide: those whose budget it would exceed, by calendar year.
    pub over_in: Vec<(i16, Vec<Load>)>,
    /// Names of those whose budget it exceeded when it was written, in any of its years.
    pub over: Vec<String>,
    /// The leader who approved that.
    pub approved_by: String,
    /// The due days so far and the next one, newest first.
    pub rounds: Vec<Date>,
    /// The one shown.
    pub round: Option<Date>,
    /// The year whose holidays are not known, where that day lies in one.
    pub unsure: Option<i16>,
    /// The same as it is kept (on a working day).
    pub kept: Option<Date>,
    /// Answers for it.
    pub replies: Vec<ReplyLine>,
    /// Codes of the commands that the actor may give now.
    pub can: Vec<&'static str>,
    /// History, newest first.
    pub history: Vec<EventLine>,
}

/// What is known of a field before it is asked.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct KnownValue {
    /// The value.
    pub value: FieldValue,
    /// For which day it was given.
    pub due: Date,
    /// In answer to which request; nothing where a report or a workbook said it.
    pub request: Option<(Number, String)>,
    /// Who gave it.
    pub by: String,
}

/// A field to be answered.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct AnswerField {
    /// The field.
    pub field: RequestField,
    /// What stands in it.
    pub value: String,
    /// Where that comes from; nothing where nothing is known.
    pub known: Option<KnownValue>,
    /// The measure whose value it is, and for which period.
    pub fills: Option<(Party, Period)>,
}

/// The page on which a unit answers.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct AnswerPage {
    /// The request in short.
    pub line: RequestLine,
    /// What it is for and what it rests on.
    pub why: (String, String),
    /// The unit that answers.
    pub unit: Party,
    /// Other units for which the actor may answer too.
    pub others: Vec<Party>,
    /// The due day, and as it is kept.
    pub due: (Date, Date),
    /// Fields.
    pub fields: Vec<AnswerField>,
    /// The last answer to this request: for which day it was given. It can be confirmed in one tap.
    pub last: Option<Date>,
    /// Who has answered for this day already, and when.
    pub given: Option<(String, Date)>,
    /// Version the answer must name.
    pub version: i64,
}

/// An answer as a form holds it.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct AnswerForm {
    /// Identifier of the unit; empty for the first of those for whom the actor may answer.
    pub unit: String,
    /// The due day; empty for the one that is awaited.
    pub due: String,
    /// What was typed, in the order of the fields.
    pub values: Vec<String>,
    /// The version of the answer that was seen.
    pub version: i64,
}

/// A request that waits for an answer of the actor's unit.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ToAnswer {
    /// The request.
    pub line: RequestLine,
    /// The unit.
    pub unit: Party,
    /// The due day.
    pub due: Date,
    /// The same as it is kept.
    pub kept: Date,
    /// Days since then; negative while it is ahead.
    pub late: i64,
    /// How many of its fields are filled in already.
    pub known: usize,
    /// Whether there is an earlier answer that can be confirmed in one tap.
    pub unchanged: bool,
}
