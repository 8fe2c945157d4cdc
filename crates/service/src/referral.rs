//! Referrals 提请: what a county leader is asked to decide about a task, and how that ended.

use ledger::{
    Action, Direction, DirectionId, Person, Referral, ReferralId, Refusal, ReportState, Role, Settlement,
    Task,
};
use store::Versioned;

use crate::document::parse;
use crate::names::Names;
use crate::view::{Party, ReferForm, ReferPage, ReferralLine, SettleForm};
use crate::work::{days, relation};
use crate::{Call, Result, Service, ServiceError, act_of, fresh};

/// Referrals on a desk.
const SHORT: i64 = 12;

impl Service {
    /// The form of a referral about a task: addressed to the leader of the task, with the problems and the next steps of
    /// its last report as question and proposal.
    ///
    /// # Errors
    /// When the actor may not put the task before a leader.
    pub async fn refer_page(&self, call: &Call, number: ledger::Number) -> Result<ReferPage> {
        let row = self.seen_task(call, number).await?;
        let names = self.names(call.site()).await?;
        call.actor.must_for(Action::Refer, relation(call, &row.task, &names))?;
        let leaders: Vec<&Person> = deciders(&names).collect();
        let to = leaders.iter().find(|p| row.task.leaders.contains(&p.id)).or(leaders.first());
        let reports = self.store.reports_of(call.site(), row.task.id).await?;
        let last = reports.into_iter().map(|v| v.entity).find(|r| r.state != ReportState::Submitted);
        let (question, proposal) = last.map(|r| (r.text.problems, r.text.next)).unwrap_or_default();
        let form = ReferForm { to: to.map(|p| p.id.to_string()).unwrap_or_default(), question, proposal };
        let leaders = leaders.into_iter().map(|p| Party { id: p.id.to_string(), name: p.name.clone() });
        Ok(ReferPage { line: names.line(&row, call.today(), None), leaders: leaders.collect(), form })
    }

    /// Puts a matter of a task before a county leader. Returns the identifier of the referral.
    ///
    /// # Errors
    /// When the actor may not, the task is closed, or a field cannot be used.
    pub async fn refer(&self, call: &Call, number: ledger::Number, form: &ReferForm) -> Result<String> {
        let row = self.seen_task(call, number).await?;
        let names = self.names(call.site()).await?;
        let relation = relation(call, &row.task, &names);
        call.actor.must_for(Action::Refer, relation)?;
        let leader = deciders(&names).find(|p| p.id.to_string() == form.to.trim());
        let Some(leader) = leader else {
            let nobody = Refusal::invalid("refused-referral-leader");
            return Err(Referral::words_fit(&form.question, &form.proposal)
                .err()
                .into_iter()
                .fold(nobody, Refusal::and)
                .into());
        };
        let referral = Referral {
            id: ReferralId(fresh()),
            task: row.task.id,
            by: call.actor.person,
            to: leader.id,
            on: call.today(),
            question: form.question.trim().to_owned(),
            proposal: form.proposal.trim().to_owned(),
            settled: None,
            settled_by: None,
        };
        let id = referral.id;
        let mut tx = self.store.begin(call.site()).await?;
        let row = tx.task(row.task.id).await?.ok_or(ServiceError::NotFound)?;
        // A form that comes twice (a resent page, a second click) puts one question.
        let known = tx.referrals_of(row.task.id).await?;
        if let Some(same) = known.iter().find(|v| v.entity.repeats(&referral)) {
            return Ok(same.entity.id.to_string());
        }
        tx.append(&act_of(call), vec![referral.make(&call.actor, relation, &row.task, leader)?]).await?;
        tx.commit().await?;
        Ok(id.to_string())
    }

    /// A referral.
    ///
    /// # Errors
    /// When there is none of that identifier.
    pub async fn referral(&self, call: &Call, id: &str) -> Result<ReferralLine> {
        call.must(Action::Read)?;
        let v = self.known_referral(call, id).await?;
        let names = self.names(call.site()).await?;
        self.must_read(call, &names, v.entity.id.into()).await?;
        self.referral_line(call, &names, &v).await
    }

    /// Answers a referral: gives the direction and settles it in one act. Returns the direction's identifier.
    ///
    /// # Errors
    /// When somebody else was asked, it is settled already, or there are no words.
    pub async fn answer_referral(&self, call: &Call, id: &str, form: &SettleForm) -> Result<String> {
        call.must(Action::Direct)?;
        let v = self.known_referral(call, id).await?;
        let direction = Direction {
            id: DirectionId(fresh()),
            by: call.actor.person,
            on: call.today(),
            text: form.text.trim().to_owned(),
            task: Some(v.entity.task),
            outcome: None,
            followed: None,
        };
        let given = direction.id;
        let settled = v.entity.answer(given, &call.actor, form.version, call.today())?;
        let mut tx = self.store.begin(call.site()).await?;
        tx.append(&act_of(call), vec![direction.give(&call.actor)?, settled]).await?;
        tx.commit().await?;
        Ok(given.to_string())
    }

    /// Takes a referral back.
    ///
    /// # Errors
    /// When the actor may not, it is settled already, or the reason is missing.
    pub async fn withdraw_referral(&self, call: &Call, id: &str, form: &SettleForm) -> Result<()> {
        let v = self.known_referral(call, id).await?;
        let names = self.names(call.site()).await?;
        let row = self.store.task(call.site(), v.entity.task).await?.ok_or(ServiceError::NotFound)?;
        let relation = relation(call, &row.task, &names);
        let reason = form.text.trim().to_owned();
        let event = v.entity.withdraw(reason, &call.actor, relation, form.version, call.today())?;
        let mut tx = self.store.begin(call.site()).await?;
        tx.append(&act_of(call), vec![event]).await?;
        Ok(tx.commit().await?)
    }

    /// What the actor is asked to decide, oldest first.
    pub(crate) async fn referrals_to_decide(&self, call: &Call, names: &Names) -> Result<Vec<ReferralLine>> {
        if !call.may(Action::Direct) {
            return Ok(Vec::new());
        }
        let found = self.store.referrals_to(call.site(), call.actor.person, SHORT).await?;
        self.referral_lines(call, names, &found).await
    }

    /// The referrals about a task, newest first.
    pub(crate) async fn referrals_about(
        &self,
        call: &Call,
        task: &Task,
        names: &Names,
    ) -> Result<Vec<ReferralLine>> {
        let mut found = Vec::new();
        for v in self.store.referrals_of(call.site(), task.id).await? {
            if self.reads(call, names, v.entity.id.into()).await? {
                found.push(v);
            }
        }
        self.referral_lines(call, names, &found).await
    }

    async fn referral_lines(
        &self,
        call: &Call,
        names: &Names,
        found: &[Versioned<Referral>],
    ) -> Result<Vec<ReferralLine>> {
        let mut lines = Vec::with_capacity(found.len());
        for v in found {
            lines.push(self.referral_line(call, names, v).await?);
        }
        Ok(lines)
    }

    async fn referral_line(
        &self,
        call: &Call,
        names: &Names,
        v: &Versioned<Referral>,
    ) -> Result<ReferralLine> {
        let (r, today) = (&v.entity, call.today());
        let row = self.store.task(call.site(), r.task).await?.ok_or(ServiceError::NotFound)?;
        let open = r.settled.is_none();
        let (mut answer, mut reason) = (None, String::new());
        match &r.settled {
            Some(Settlement::Answered { direction }) => {
                let given = self.store.direction(call.site(), *direction).await?;
                answer = given.map(|v| (direction.to_string(), v.entity.text));
            }
            Some(Settlement::Withdrawn { reason: words }) => reason.clone_from(words),
            None => {}
        }
        Ok(ReferralLine {
            id: r.id.to_string(),
            version: v.version,
            by: names.person(r.by),
            to: names.person(r.to),
            on: r.on,
            waited: if open { days(r.on, today) } else { 0 },
            question: r.question.clone(),
            proposal: r.proposal.clone(),
            state: r.state(),
            settled: r.settled_by.map(|(on, _)| on),
            answer,
            reason,
            can_answer: open && call.actor.person == r.to && call.may(Action::Direct),
            can_withdraw: open && call.actor.may_for(Action::Refer, relation(call, &row.task, names)),
            task: names.line(&row, today, None),
        })
    }

    async fn known_referral(&self, call: &Call, id: &str) -> Result<Versioned<Referral>> {
        self.store.referral(call.site(), parse(id)?).await?.ok_or(ServiceError::NotFound)
    }
}

/// The county leaders who can be asked to decide.
fn deciders(names: &Names) -> impl Iterator<Item = &Person> {
    names.people.iter().filter(|p| p.active && p.roles().has(Role::CountyLeader))
}

/// Whether the actor may put a task before a leader now.
pub(crate) fn may_refer(call: &Call, task: &Task, names: &Names) -> bool {
    task.stage().is_open()
        && call.actor.may_for(Action::Refer, relation(call, task, names))
        && deciders(names).next().is_some()
}
