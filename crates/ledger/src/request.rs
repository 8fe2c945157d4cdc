//! Requests to report (报送要求): who asks which units for what, how often, on what basis, until when.
//!
//! A request within the yearly budget of everybody who is asked is sent at once. One that would exceed a budget is sent
//! by a leader who says why, or put before one.

use calendar::Cadence;
use jiff::ToSpan as _;
use jiff::civil::Date;
use serde::{Deserialize, Serialize};

use crate::{
    Action, Actor, EventBody, Faults, Measure, MeasureId, NewEvent, Number, PersonId, Refusal, Relation,
    RequestId, UnitId,
};

/// Most fields of one request.
pub const MAX_FIELDS: usize = 40;
/// Longest name of a field and title of a request, in characters.
pub const MAX_NAME: usize = 80;
/// Longest purpose, basis or reason, in characters.
pub const MAX_WORDS: usize = 1000;

/// What kind of answer a field takes.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum FieldKind {
    /// 数字
    Number,
    /// 文字
    Text,
    /// 日期
    Date,
    /// 是否
    YesNo,
}

impl FieldKind {
    /// All kinds.
    pub const ALL: [Self; 4] = [Self::Number, Self::Text, Self::Date, Self::YesNo];

    /// The word used in addresses, files and message keys (`field-kind-<code>`).
    pub fn code(self) -> &'static str {
        match self {
            Self::Number => "number",
            Self::Text => "text",
            Self::Date => "date",
            Self::YesNo => "yes-no",
        }
    }
}

/// One thing that is asked.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct RequestField {
    /// Its name, or the question.
    pub name: String,
    /// What kind of answer.
    pub kind: FieldKind,
    /// Unit of measure of a number; may be empty.
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub unit: String,
    /// The measure that it fills.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub measure: Option<MeasureId>,
    /// Whether it may be left empty.
    #[serde(default, skip_serializing_if = "crate::is_default")]
    pub optional: bool,
    /// Whether everybody's answer was known when the request was sent, so that it only has to be confirmed.
    #[serde(default, skip_serializing_if = "crate::is_default")]
    pub known: bool,
    /// Minutes that it takes, as they were priced when the request was sent.
    pub minutes: u32,
}

impl RequestField {
    /// The measure whose value an answer is: that of the field, where it is a figure in the measure's own unit of measure.
    /// Nothing is converted unasked.
    pub fn figure_of<'a>(&self, measures: &'a [Measure]) -> Option<&'a Measure> {
        let number = self.kind == FieldKind::Number;
        measures.iter().find(|m| number && Some(m.id) == self.measure && m.unit == self.unit)
    }
}

/// Where a request is on its way.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum RequestState {
    /// 待批准: beyond a budget, before a leader.
    Proposed,
    /// 报送中
    Open,
    /// 已撤回, or not approved.
    Withdrawn,
    /// 已结束
    Closed,
}

impl RequestState {
    /// All states.
    pub const ALL: [Self; 4] = [Self::Proposed, Self::Open, Self::Withdrawn, Self::Closed];

    /// The word used in columns and message keys (`request-state-<code>`).
    pub fn code(self) -> &'static str {
        match self {
            Self::Proposed => "proposed",
            Self::Open => "open",
            Self::Withdrawn => "withdrawn",
            Self::Closed => "closed",
        }
    }

    /// The state with that code.
    pub fn from_code(code: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|s| s.code() == code)
    }
}

/// Why a request goes beyond a budget, and who says so.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Approval {
    /// The leader.
    pub by: PersonId,
    /// When.
    pub on: Date,
    /// Why.
    pub reason: String,
}

/// A request to report.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Request {
    /// Identifier.
    pub id: RequestId,
    /// Running number in the year; see `Number`.
    pub number: Number,
    /// What it is called.
    pub title: String,
    /// What it is for.
    pub purpose: String,
    /// 依据: the rule or paper that it rests on.
    pub basis: String,
    /// Who asks.
    pub by: PersonId,
    /// For which unit.
    pub unit: UnitId,
    /// Who has to answer, each once.
    pub recipients: Vec<UnitId>,
    /// What is asked.
    pub fields: Vec<RequestField>,
    /// How often.
    pub cadence: Cadence,
    /// When it was written.
    pub on: Date,
    /// The first day on which an answer is due; the others follow from the cadence.
    pub due: Date,
    /// 有效期: the last day on which it holds.
    pub until: Date,
    /// State.
    pub state: RequestState,
    /// Units whose budget it exceeded when it was written.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub over: Vec<UnitId>,
    /// The leader's reason for that.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub approval: Option<Approval>,
    /// When it ended, before `until`.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub ended: Option<Date>,
    /// Why it ended; may be empty.
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub verdict: String,
}

/// What people do about a request. Its words are under `request-command-<code>`.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(tag = "command", rename_all = "snake_case")]
pub enum RequestCommand {
    /// 批准 beyond the budget.
    Approve {
        /// Why.
        reason: String,
    },
    /// 不予批准
    Decline {
        /// Why.
        reason: String,
    },
    /// 撤回: nothing more has to be answered.
    Withdraw {
        /// Why.
        reason: String,
    },
    /// 结束: enough has been answered.
    Close,
}

impl RequestCommand {
    /// The word used in addresses and message keys.
    pub fn code(&self) -> &'static str {
        match self {
            Self::Approve { .. } => "approve",
            Self::Decline { .. } => "decline",
            Self::Withdraw { .. } => "withdraw",
            Self::Close => "close",
        }
    }

    /// What one must be allowed to do for it.
    pub fn action(&self) -> Action {
        match self {
            Self::Approve { .. } | Self::Decline { .. } => Action::AskOverBudget,
            Self::Withdraw { .. } | Self::Close => Action::Ask,
        }
    }

    /// States in which it is possible.
    pub fn from(&self) -> &'static [RequestState] {
        match self {
            Self::Approve { .. } | Self::Decline { .. } => &[RequestState::Proposed],
            Self::Withdraw { .. } => &[RequestState::Proposed, RequestState::Open],
            Self::Close => &[RequestState::Open],
        }
    }

    /// The reason given; nothing where none is asked for.
    pub fn reason(&self) -> Option<&str> {
        match self {
            Self::Approve { reason } | Self::Decline { reason } | Self::Withdraw { reason } => Some(reason),
            Self::Close => None,
        }
    }
}

impl Request {
    /// Decides to send it, or with `propose` to put it before a leader. `relation` is how the actor stands to the unit
    /// that asks, `reason` a leader's for exceeding the budgets of `over`.
    pub fn send(
        mut self,
        actor: &Actor,
        relation: Relation,
        reason: &str,
        propose: bool,
    ) -> Result<NewEvent, Refusal> {
        actor.must_for(Action::Ask, relation)?;
        self.faults().none()?;
        self.state =
            if self.over.is_empty() || !propose { RequestState::Open } else { RequestState::Proposed };
        if !self.over.is_empty() && self.state == RequestState::Open {
            if !actor.may(Action::AskOverBudget) {
                let who =
                    Action::AskOverBudget.grants().iter().map(|(role, _)| format!("role-{}", role.code()));
                return Err(Refusal::conflict("refused-request-over")
                    .with("count", self.over.len())
                    .with_words("who", who));
            }
            let reason = worded(reason)?;
            self.approval = Some(Approval { by: actor.person, on: self.on, reason });
        }
        Ok(NewEvent::at(self.id, 0, EventBody::RequestSent { request: self }))
    }

    /// What no request may be.
    pub fn faults(&self) -> Faults {
        let mut faults = Faults::default();
        for (words, limit, key, field) in [
            (&self.title, MAX_NAME, "refused-request-title", "title"),
            (&self.purpose, MAX_WORDS, "refused-request-purpose", "purpose"),
            (&self.basis, MAX_WORDS, "refused-request-basis", "basis"),
        ] {
            let fits = !words.trim().is_empty() && words.chars().count() <= limit;
            faults.unless(fits, || Refusal::invalid(key).with("limit", limit).at(field));
        }
        faults.unless(!self.recipients.is_empty(), || {
            Refusal::invalid("refused-request-recipients").at("recipients")
        });
        faults.unless((1..=MAX_FIELDS).contains(&self.fields.len()), || {
            Refusal::invalid("refused-request-fields").with("limit", MAX_FIELDS).at("fields")
        });
        for (n, field) in self.fields.iter().enumerate() {
            let fits = !field.name.trim().is_empty() && field.name.chars().count() <= MAX_NAME;
            faults.unless(fits, || {
                Refusal::invalid("refused-request-field").with("limit", MAX_NAME).at("fields")
            });
            faults.unless(!self.fields[..n].iter().any(|f| f.name == field.name), || {
                Refusal::invalid("refused-request-twice").with("name", &field.name).at("fields")
            });
        }
        faults.unless(self.due >= self.on, || Refusal::invalid("refused-request-due").at("due"));
        // What is asked again and again ends by itself, so that nobody has to remember to end it.
        let longest = self.on.checked_add(1.year()).unwrap_or(Date::MAX);
        faults.unless(self.until >= self.due && self.until <= longest, || {
            Refusal::invalid("refused-request-until").with("limit", longest).at("until")
        });
        faults
    }

    /// Decides a command at a version.
    pub fn decide(
        &self,
        command: RequestCommand,
        actor: &Actor,
        relation: Relation,
        version: i64,
        today: Date,
    ) -> Result<NewEvent, Refusal> {
        actor.must_for(command.action(), relation)?;
        if !command.from().contains(&self.state) {
            return Err(Refusal::conflict("refused-request-state")
                .with_word("state", &format!("request-state-{}", self.state.code())));
        }
        if let Some(reason) = command.reason() {
            worded(reason)?;
        }
        if matches!(command, RequestCommand::Approve { .. }) && self.due < today {
            return Err(Refusal::conflict("refused-request-late").with("due", self.due));
        }
        Ok(NewEvent::at(self.id, version, EventBody::RequestMoved { command, on: today }))
    }

    /// What `request-moved` does.
    pub(crate) fn take(&mut self, command: RequestCommand, by: Option<PersonId>, on: Date) {
        match command {
            RequestCommand::Approve { reason } => {
                self.state = RequestState::Open;
                self.approval = by.map(|by| Approval { by, on, reason });
            }
            RequestCommand::Decline { reason } | RequestCommand::Withdraw { reason } => {
                (self.state, self.verdict, self.ended) = (RequestState::Withdrawn, reason, Some(on));
            }
            RequestCommand::Close => (self.state, self.ended) = (RequestState::Closed, Some(on)),
        }
    }

    /// Whether it was ever put to those who have to answer.
    pub fn was_sent(&self) -> bool {
        self.over.is_empty() || self.approval.is_some()
    }

    /// The last day on which an answer can be due: the end of what was ended early.
    pub fn last_day(&self) -> Date {
        self.ended.map_or(self.until, |ended| ended.min(self.until))
    }

    /// The days on which answers are due, to its end.
    pub fn dues(&self) -> impl Iterator<Item = Date> {
        let last = self.last_day();
        self.cadence.dues(self.due).take_while(move |day| *day <= last)
    }

    /// The calendar years in which answers are due: those whose budgets it is held against.
    pub fn years(&self) -> Vec<i16> {
        let mut years: Vec<i16> = self.dues().map(|day| day.year()).collect();
        years.dedup();
        years
    }

    /// The day whose answer is awaited now: the first due day from `today` on, else the last one. Nothing for a request
    /// that ended before its first.
    pub fn round(&self, today: Date) -> Option<Date> {
        self.dues().find(|day| *day >= today).or_else(|| self.dues().last())
    }
}

/// Words that say something, without blanks around them.
fn worded(reason: &str) -> Result<String, Refusal> {
    let reason = reason.trim();
    if reason.is_empty() || reason.chars().count() > MAX_WORDS {
        return Err(Refusal::invalid("refused-no-reason"));
    }
    Ok(reason.to_owned())
}
