//! Chase sheets (催办单, 督办单): blue reminds, yellow and red press; each has an answer and a day for it.

use jiff::ToSpan as _;
use jiff::civil::Date;
use serde::{Deserialize, Serialize};

use crate::{
    Action, Actor, ChaseId, EventBody, Evidence, Faults, Light, NewEvent, PersonId, Refusal, Relation, Task,
    TaskId, UnitId,
};

/// Days after the end of a sheet within which no rule writes another as mild about the same task.
const REST_DAYS: i32 = 14;

/// How hard a sheet presses.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Colour {
    /// 蓝: reminds.
    Blue,
    /// 黄: behind plan, or a blue one unmet without good reason.
    Yellow,
    /// 红: overdue, or a yellow one unmet.
    Red,
}

impl Colour {
    /// All colours, mildest first.
    pub const ALL: [Self; 3] = [Self::Blue, Self::Yellow, Self::Red];

    /// The word used in columns and message keys (`colour-<code>`).
    pub fn code(self) -> &'static str {
        match self {
            Self::Blue => "blue",
            Self::Yellow => "yellow",
            Self::Red => "red",
        }
    }

    /// The colour with that code.
    pub fn from_code(code: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|c| c.code() == code)
    }

    /// The next harder one; beyond red no paper presses harder.
    pub fn harder(self) -> Option<Self> {
        match self {
            Self::Blue => Some(Self::Yellow),
            Self::Yellow => Some(Self::Red),
            Self::Red => None,
        }
    }

    /// Calendar days for the answer, where nobody says otherwise.
    pub fn answer_days(self) -> i32 {
        match self {
            Self::Blue => 7,
            Self::Yellow => 5,
            Self::Red => 3,
        }
    }

    /// What one must be allowed to do to write one.
    pub fn action(self) -> Action {
        if self == Self::Red { Action::ChaseRed } else { Action::Chase }
    }
}

/// Where a sheet is on its way.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum ChaseState {
    /// 待回复
    Open,
    /// 已回复: to be judged.
    Answered,
    /// 已落实
    Met,
    /// 未落实: a harder one may follow.
    Unmet,
    /// 已撤回
    Withdrawn,
}

impl ChaseState {
    /// All states.
    pub const ALL: [Self; 5] = [Self::Open, Self::Answered, Self::Met, Self::Unmet, Self::Withdrawn];

    /// The word used in columns and message keys (`chase-state-<code>`).
    pub fn code(self) -> &'static str {
        match self {
            Self::Open => "open",
            Self::Answered => "answered",
            Self::Met => "met",
            Self::Unmet => "unmet",
            Self::Withdrawn => "withdrawn",
        }
    }

    /// Whether somebody still has to do something about it.
    pub fn pending(self) -> bool {
        matches!(self, Self::Open | Self::Answered)
    }
}

/// What a unit answered.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Answer {
    /// In words.
    pub text: String,
    /// What proves it.
    #[serde(default)]
    pub evidence: Vec<Evidence>,
    /// When.
    pub on: Date,
    /// Who.
    pub by: Option<PersonId>,
}

/// An answer that is with the unit's head, or that the head sent back to be mended.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Drafted {
    /// What it says.
    pub answer: Answer,
    /// Why the head sent it back; nothing while the head has it.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub back: Option<String>,
}

/// A chase sheet.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Chase {
    /// Identifier.
    pub id: ChaseId,
    /// Running number in the year (`2026-0012`); see `Number`.
    pub number: crate::Number,
    /// How hard it presses.
    pub colour: Colour,
    /// To whom.
    pub unit: UnitId,
    /// About which task; nothing for one that follows from a direction alone.
    pub task: Option<TaskId>,
    /// Why, and what is demanded.
    pub reason: String,
    /// Whether a rule proposed it; else somebody did by hand.
    #[serde(default)]
    pub by_rule: bool,
    /// When it was written.
    pub on: Date,
    /// Last day for the answer.
    pub answer_due: Date,
    /// The milder sheet it follows.
    #[serde(default)]
    pub follows: Option<ChaseId>,
    /// State.
    pub state: ChaseState,
    /// The answer.
    #[serde(default)]
    pub answer: Option<Answer>,
    /// The answer that has not left the unit.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub drafted: Option<Drafted>,
    /// Why it was judged so or withdrawn; may be empty.
    #[serde(default)]
    pub verdict: String,
    /// When it was judged or withdrawn.
    #[serde(default)]
    pub ended: Option<Date>,
}

/// What people do about a sheet. Its words are under `chase-command-<code>`.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(tag = "command", rename_all = "snake_case")]
pub enum ChaseCommand {
    /// 回复. An answer given again replaces the one before.
    Answer {
        /// In words.
        text: String,
        /// What proves it.
        evidence: Vec<Evidence>,
    },
    /// 送审回复: an answer that the unit's head has to approve before it leaves the unit. Given again, it replaces the one
    /// before.
    Draft {
        /// In words.
        text: String,
        /// What proves it.
        evidence: Vec<Evidence>,
    },
    /// 审签回复: it leaves the unit.
    Approve,
    /// 退回修改 (within the unit)
    SendBack {
        /// What to mend.
        reason: String,
    },
    /// 认定落实
    Meet {
        /// Remark; may be empty.
        remark: String,
    },
    /// 认定未落实, also of one that was never answered.
    Miss {
        /// Why.
        reason: String,
    },
    /// 撤回
    Withdraw {
        /// Why.
        reason: String,
    },
}

impl ChaseCommand {
    /// The word used in addresses and message keys.
    pub fn code(&self) -> &'static str {
        match self {
            Self::Answer { .. } => "answer",
            Self::Draft { .. } => "draft",
            Self::Approve => "approve",
            Self::SendBack { .. } => "send-back",
            Self::Meet { .. } => "meet",
            Self::Miss { .. } => "miss",
            Self::Withdraw { .. } => "withdraw",
        }
    }

    fn action(&self) -> Action {
        match self {
            Self::Answer { .. } | Self::Draft { .. } => Action::AnswerChase,
            // The same approval as of a report: what leaves the unit is the head's.
            Self::Approve | Self::SendBack { .. } => Action::ApproveReport,
            _ => Action::Chase,
        }
    }

    /// States in which it is possible.
    pub fn from(&self) -> &'static [ChaseState] {
        match self {
            Self::Answer { .. }
            | Self::Draft { .. }
            | Self::Approve
            | Self::SendBack { .. }
            | Self::Withdraw { .. } => &[ChaseState::Open, ChaseState::Answered],
            Self::Meet { .. } => &[ChaseState::Answered],
            Self::Miss { .. } => &[ChaseState::Open, ChaseState::Answered],
        }
    }
}

impl Chase {
    /// Whether a sheet like the next one lies open since today: the same form, sent twice.
    pub fn repeats(&self, next: &Self) -> bool {
        let same = |c: &Self| (c.task, c.unit, c.colour, c.on, c.answer_due);
        self.state == ChaseState::Open
            && !self.by_rule
            && same(self) == same(next)
            && self.reason == next.reason
    }

    /// Decides to write a sheet.
    pub fn write(self, actor: &Actor) -> Result<NewEvent, Refusal> {
        actor.must(self.colour.action())?;
        let mut faults = Faults::default();
        faults.unless(self.answer_due >= self.on, || Refusal::invalid("refused-not-to-come"));
        faults.unless(!self.reason.trim().is_empty(), || Refusal::invalid("refused-no-reason"));
        faults.none()?;
        Ok(NewEvent::at(self.id, 0, EventBody::ChaseWritten { chase: self }))
    }

    /// Decides a command on the sheet at a version.
    pub fn decide(
        &self,
        command: ChaseCommand,
        actor: &Actor,
        relation: Relation,
        version: i64,
        today: Date,
    ) -> Result<NewEvent, Refusal> {
        actor.must_for(command.action(), relation)?;
        if !command.from().contains(&self.state) {
            return Err(Refusal::conflict("refused-chase-state")
                .with_word("state", &format!("chase-state-{}", self.state.code())));
        }
        let with_head = self.drafted.as_ref().is_some_and(|d| d.back.is_none());
        if matches!(command, ChaseCommand::Approve | ChaseCommand::SendBack { .. }) && !with_head {
            return Err(Refusal::conflict("refused-no-answer-with-head"));
        }
        // A sheet that is not answered is unmet only once the day for the answer has passed.
        if matches!(command, ChaseCommand::Miss { .. })
            && self.state == ChaseState::Open
            && today <= self.answer_due
        {
            return Err(Refusal::conflict("refused-answer-not-due").with("due", self.answer_due));
        }
        let empty = match &command {
            ChaseCommand::Answer { text, .. } | ChaseCommand::Draft { text, .. } => text.trim().is_empty(),
            ChaseCommand::Miss { reason }
            | ChaseCommand::SendBack { reason }
            | ChaseCommand::Withdraw { reason } => reason.trim().is_empty(),
            ChaseCommand::Meet { .. } | ChaseCommand::Approve => false,
        };
        if empty {
            let key = if matches!(command, ChaseCommand::Answer { .. } | ChaseCommand::Draft { .. }) {
                "refused-no-answer"
            } else {
                "refused-no-reason"
            };
            return Err(Refusal::invalid(key));
        }
        Ok(NewEvent::at(self.id, version, EventBody::ChaseMoved { command, on: today }))
    }

    /// What `chase-moved` does.
    pub(crate) fn take(&mut self, command: ChaseCommand, by: Option<PersonId>, on: Date) {
        let mut end = |state, verdict| (self.state, self.verdict, self.ended) = (state, verdict, Some(on));
        match command {
            ChaseCommand::Answer { text, evidence } => {
                self.answer = Some(Answer { text, evidence, on, by });
                self.drafted = None;
                self.state = ChaseState::Answered;
            }
            ChaseCommand::Draft { text, evidence } => {
                self.drafted = Some(Drafted { answer: Answer { text, evidence, on, by }, back: None });
            }
            ChaseCommand::Approve => {
                if let Some(drafted) = self.drafted.take() {
                    // Whose words they are stays; the day is that on which they left the unit.
                    self.answer = Some(Answer { on, ..drafted.answer });
                    self.state = ChaseState::Answered;
                }
            }
            ChaseCommand::SendBack { reason } => {
                if let Some(drafted) = &mut self.drafted {
                    drafted.back = Some(reason);
                }
            }
            ChaseCommand::Meet { remark } => end(ChaseState::Met, remark),
            ChaseCommand::Miss { reason } => end(ChaseState::Unmet, reason),
            ChaseCommand::Withdraw { reason } => end(ChaseState::Withdrawn, reason),
        }
    }

    /// The command by which somebody answers: whoever approves what leaves the unit sends at once, and so does everybody
    /// where the unit has no head; what others write goes to the head first (PRACTICE 3.6: the head approves what leaves).
    pub fn answered(
        actor: &Actor,
        relation: Relation,
        has_head: bool,
        text: String,
        evidence: Vec<Evidence>,
    ) -> ChaseCommand {
        if has_head && !actor.may_for(Action::ApproveReport, relation) {
            ChaseCommand::Draft { text, evidence }
        } else {
            ChaseCommand::Answer { text, evidence }
        }
    }

    /// The sheet that a rule calls for on a task, and the one it follows. A sheet that must be followed comes before what
    /// the light calls for; after one that was met, a rule writes nothing as mild for [`REST_DAYS`]. `earlier` are the
    /// sheets about the task.
    pub fn by_rule(
        task: &Task,
        light: Light,
        earlier: &[Self],
        today: Date,
    ) -> Option<(Colour, Option<ChaseId>)> {
        let standing = || earlier.iter().filter(|c| c.state != ChaseState::Withdrawn);
        let hardest_pending = standing().filter(|c| c.state.pending()).map(|c| c.colour).max();
        let newest = standing().max_by_key(|c| c.number.ordinal());
        if let Some(last) = newest
            && let Some(colour) = last.escalates(today)
            && crate::holder(task).unit().is_some()
            && hardest_pending.is_none_or(|p| p < colour)
        {
            return Some((colour, Some(last.id)));
        }
        let colour = called_for(task, light, hardest_pending, today)?;
        let rests = |c: &Self| {
            let end = c.ended.and_then(|day| day.checked_add(REST_DAYS.days()).ok());
            c.colour >= colour && end.is_some_and(|end| today < end)
        };
        (!standing().any(rests)).then_some((colour, None))
    }

    /// The colour of the sheet that must follow: one harder when this one is judged unmet, or its day for the answer
    /// has passed without one. Nothing while it can still be met, and nothing after red.
    pub fn escalates(&self, today: Date) -> Option<Colour> {
        let unmet = match self.state {
            ChaseState::Unmet => true,
            ChaseState::Open => today > self.answer_due,
            ChaseState::Answered | ChaseState::Met | ChaseState::Withdrawn => false,
        };
        self.colour.harder().filter(|_| unmet)
    }
}

/// The sheet a task's light calls for: blue when it warns, yellow when it is behind, red when it is overdue. Nothing
/// when a sheet of that colour or a harder one is pending, and nothing while the ball is not with the unit.
pub fn called_for(task: &Task, light: Light, pending: Option<Colour>, today: Date) -> Option<Colour> {
    crate::holder(task).unit()?;
    let overdue = task.due.is_some_and(|due| due < today);
    let colour = match light {
        Light::Amber => Colour::Blue,
        Light::Red if overdue => Colour::Red,
        Light::Red => Colour::Yellow,
        Light::Green | Light::Done | Light::Cancelled => return None,
    };
    pending.is_none_or(|p| p < colour).then_some(colour)
}
