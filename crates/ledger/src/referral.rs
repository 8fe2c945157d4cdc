//! Referrals (提请): a matter of a task that only a county leader can decide, put before them with what the office or
//! the unit proposes (拟办意见), until the leader answers with a direction.

use jiff::civil::Date;
use serde::{Deserialize, Serialize};

use crate::{
    Action, Actor, DirectionId, EventBody, Faults, NewEvent, Person, PersonId, ReferralId, Refusal, Relation,
    Role, Task, TaskId,
};

/// Longest question and longest proposal, in characters: a leader has ten minutes for everything.
pub const MAX_REFERRAL: usize = 500;

/// How a referral came to its end.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(tag = "became", rename_all = "snake_case")]
pub enum Settlement {
    /// 已批示
    Answered {
        /// The direction that answers it.
        direction: DirectionId,
    },
    /// 已撤回: it is not asked any more.
    Withdrawn {
        /// Why not.
        reason: String,
    },
}

impl Settlement {
    /// The word used in columns and message keys (`referral-state-<code>`).
    pub fn code(&self) -> &'static str {
        match self {
            Self::Answered { .. } => "answered",
            Self::Withdrawn { .. } => "withdrawn",
        }
    }
}

/// A referral.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Referral {
    /// Identifier.
    pub id: ReferralId,
    /// The task whose work depends on it.
    pub task: TaskId,
    /// Who asks.
    pub by: PersonId,
    /// The county leader who is asked.
    pub to: PersonId,
    /// When.
    pub on: Date,
    /// What is to be decided.
    pub question: String,
    /// What is proposed.
    pub proposal: String,
    /// How it ended.
    #[serde(default)]
    pub settled: Option<Settlement>,
    /// When and by whom it was settled.
    #[serde(default)]
    pub settled_by: Option<(Date, Option<PersonId>)>,
}

impl Referral {
    /// Whether it asks again what is asked already and not decided: the same form, sent twice.
    pub fn repeats(&self, next: &Self) -> bool {
        let same = |r: &Self| (r.task, r.by, r.to);
        self.settled.is_none()
            && same(self) == same(next)
            && self.question == next.question
            && self.proposal == next.proposal
    }

    /// Code of where it stands; `open` while the leader has not answered.
    pub fn state(&self) -> &'static str {
        self.settled.as_ref().map_or("open", Settlement::code)
    }

    /// Decides to put it before the leader.
    pub fn make(
        self,
        actor: &Actor,
        relation: Relation,
        task: &Task,
        leader: &Person,
    ) -> Result<NewEvent, Refusal> {
        actor.must_for(Action::Refer, relation)?;
        if !task.stage().is_open() {
            return Err(Refusal::conflict("refused-referral-closed"));
        }
        let mut faults = Faults::default();
        let decides = leader.active && leader.roles().has(Role::CountyLeader);
        faults.unless(decides, || Refusal::invalid("refused-referral-leader"));
        faults.and(Self::words_fit(&self.question, &self.proposal))?;
        Ok(NewEvent::at(self.id, 0, EventBody::ReferralMade { referral: self }))
    }

    /// Refuses a question or a proposal that is missing or too long.
    ///
    /// # Errors
    /// When one of them is.
    pub fn words_fit(question: &str, proposal: &str) -> Result<(), Refusal> {
        let mut faults = Faults::default();
        for (words, key, field) in [
            (question, "refused-referral-question", "question"),
            (proposal, "refused-referral-proposal", "proposal"),
        ] {
            faults.unless(!words.trim().is_empty(), || Refusal::invalid(key).at(field));
            faults.unless(words.chars().count() <= MAX_REFERRAL, || {
                Refusal::invalid("refused-referral-long").with("limit", MAX_REFERRAL).at(field)
            });
        }
        faults.none()
    }

    /// Decides that a direction answers it: that of the leader who was asked, once.
    pub fn answer(
        &self,
        direction: DirectionId,
        actor: &Actor,
        version: i64,
        today: Date,
    ) -> Result<NewEvent, Refusal> {
        actor.must(Action::Direct)?;
        if actor.person != self.to {
            return Err(Refusal::new(crate::RefusalKind::Forbidden, "refused-referral-addressed"));
        }
        self.settle(Settlement::Answered { direction }, version, today)
    }

    /// Decides to take it back.
    pub fn withdraw(
        &self,
        reason: String,
        actor: &Actor,
        relation: Relation,
        version: i64,
        today: Date,
    ) -> Result<NewEvent, Refusal> {
        actor.must_for(Action::Refer, relation)?;
        if reason.trim().is_empty() {
            return Err(Refusal::invalid("refused-no-reason"));
        }
        self.settle(Settlement::Withdrawn { reason }, version, today)
    }

    fn settle(&self, how: Settlement, version: i64, on: Date) -> Result<NewEvent, Refusal> {
        if self.settled.is_some() {
            return Err(Refusal::conflict("refused-referral-settled"));
        }
        Ok(NewEvent::at(self.id, version, EventBody::ReferralSettled { how, on }))
    }

    /// What `referral-settled` does.
    pub(crate) fn end(&mut self, how: Settlement, by: Option<PersonId>, on: Date) {
        (self.settled, self.settled_by) = (Some(how), Some((on, by)));
    }
}
