//! Chase sheets 督办单: writing, answering, judging.

mod list;
mod paper;
mod rule;

use jiff::ToSpan as _;
use jiff::civil::Date;
use ledger::{
    Chase, ChaseCommand, ChaseId, ChaseState, Colour, NewEvent, Number, Outcome, Refusal, Relation, Task,
    judge,
};
use store::Versioned;

use crate::document::{parse, required_date};
use crate::names::Names;
use crate::view::{ChaseDeed, ChaseForm, ChasePage, ChaseView, FileIn};
use crate::{Call, Result, Service, ServiceError, act_of, fresh};

impl Service {
    /// The form for a sheet about a task, filled in: colour, day for the answer, and what it follows.
    ///
    /// # Errors
    /// When the actor may not write one, or there is no such task.
    pub async fn chase_form(&self, call: &Call, number: Number, form: ChaseForm) -> Result<ChasePage> {
        call.must(Colour::Blue.action())?;
        let row = self.seen_task(call, number).await?;
        let names = self.names(call.site()).await?;
        let (today, earlier) = (call.today(), self.sheets(call, &row.task).await?);
        let colours: Vec<Colour> = Colour::ALL.into_iter().filter(|c| call.may(c.action())).collect();
        let plain: Vec<Chase> = earlier.iter().map(|v| v.entity.clone()).collect();
        let called = Chase::by_rule(&row.task, row.light, &plain, today);
        let asked = Colour::from_code(&form.colour).or(called.map(|(c, _)| c));
        let colour = asked.filter(|c| colours.contains(c)).unwrap_or(Colour::Blue);
        let follows = called.and_then(|(_, id)| earlier.iter().find(|v| Some(v.entity.id) == id));
        let direction = self.direction_followed(call, &form.direction).await?;
        // The day that a leader named is the day for the answer, whatever the colour gives.
        let named = direction.as_ref().and_then(|d| crate::direction::named_day(&d.entity, today));
        Ok(ChasePage {
            judgement: judge(names.site.pack(), &row.task, today),
            colours,
            pending: plain
                .iter()
                .filter(|c| c.state.pending())
                .map(|c| names.chase_line(c, Some(&row.task), today))
                .collect(),
            direction: direction.map(|d| (names.person(d.entity.by).name, d.entity.text)),
            form: ChaseForm {
                colour: colour.code().to_owned(),
                answer_due: named.unwrap_or_else(|| answer_day(today, colour)).to_string(),
                follows: follows.map(|v| v.entity.number.to_string()).unwrap_or_default(),
                ..form
            },
            line: names.line(&row, today, None),
        })
    }

    /// Writes a sheet about a task to its lead unit. Returns its number. A sheet that follows one without an answer
    /// ends that one; one that follows a direction is what the direction became.
    ///
    /// # Errors
    /// When the actor may not, or a field cannot be used.
    pub async fn write_chase(&self, call: &Call, task: Number, form: &ChaseForm) -> Result<Number> {
        let colour = Colour::from_code(&form.colour).ok_or_else(|| Refusal::invalid("refused-colour"))?;
        call.must(colour.action())?;
        let answer_due = required_date(&form.answer_due).map_err(|fault| {
            let fault = fault.at("answer_due");
            let reason = || Refusal::invalid("refused-no-reason");
            if form.reason.trim().is_empty() { fault.and(reason()) } else { fault }
        })?;
        let direction = self.direction_followed(call, &form.direction).await?;
        let mut tx = self.store.begin(call.site()).await?;
        let row = tx.task_by_number(task).await?.ok_or(ServiceError::NotFound)?;
        if row.task.state != ledger::TaskState::Open {
            return Err(Refusal::conflict("refused-chase-not-open").into());
        }
        let before = match form.follows.parse() {
            Ok(number) => tx.chase_by_number(number).await?.filter(|v| v.entity.task == Some(row.task.id)),
            Err(_) => None,
        };
        let number = tx.next_chase_number(call.today().year()).await?;
        let chase = Chase {
            id: ChaseId(fresh()),
            number,
            colour,
            unit: row.task.lead_unit,
            task: Some(row.task.id),
            reason: form.reason.trim().to_owned(),
            by_rule: false,
            on: call.today(),
            answer_due,
            follows: before.as_ref().map(|v| v.entity.id),
            state: ChaseState::Open,
            answer: None,
            drafted: None,
            verdict: String::new(),
            ended: None,
        };
        // A form that comes twice (a resent page, a second click) writes one sheet.
        let known = tx.chases_of(row.task.id).await?;
        if let Some(same) = known.iter().find(|v| v.entity.repeats(&chase)) {
            return Ok(same.entity.number);
        }
        let id = chase.id;
        let mut events: Vec<NewEvent> = Vec::new();
        events.extend(before.and_then(|v| ended_by(&v, &chase, call)));
        events.push(chase.write(&call.actor)?);
        if let Some(d) = direction {
            events.push(d.entity.decide(
                Outcome::Chase { chase: id },
                &call.actor,
                d.version,
                call.today(),
            )?);
        }
        tx.append(&act_of(call), events).await?;
        tx.commit().await?;
        Ok(number)
    }

    /// A sheet with everything about it.
    ///
    /// # Errors
    /// When there is none of that number.
    pub async fn chase(&self, call: &Call, number: Number) -> Result<ChaseView> {
        call.must(ledger::Action::Read)?;
        let site = call.site();
        let v = self.store.chase_by_number(site, number).await?.ok_or(ServiceError::NotFound)?;
        let names = self.names(site).await?;
        self.must_read(call, &names, v.entity.id.into()).await?;
        let (chase, today) = (&v.entity, call.today());
        let row = match chase.task {
            Some(id) => self.store.task(site, id).await?,
            None => None,
        };
        let around = match &row {
            Some(row) => self.sheets(call, &row.task).await?,
            None => Vec::new(),
        };
        let numbered = |id: ChaseId| around.iter().find(|o| o.entity.id == id).map(|o| o.entity.number);
        let followed_by = around.iter().find(|o| o.entity.follows == Some(chase.id)).map(|o| o.entity.number);
        let events = self.store.history(site, chase.id.into()).await?;
        let mut history = Vec::new();
        for event in events.iter().rev() {
            history.push(self.event_line(call, &names, event).await?);
        }
        let source = match &row {
            Some(row) => self.source_words(call, &row.task).await?,
            None => Default::default(),
        };
        let task = row.as_ref().map(|r| &r.task);
        Ok(ChaseView {
            line: names.chase_line(chase, task, today),
            version: v.version,
            task: row.as_ref().map(|r| names.line(r, today, None)),
            source,
            issued_by: events.first().and_then(|e| e.actor).map(|p| names.person(p).name).unwrap_or_default(),
            answer: chase
                .answer
                .as_ref()
                .map(|a| (a.text.clone(), a.on, a.by.map(|p| names.person(p).name).unwrap_or_default())),
            evidence: chase.answer.as_ref().map(|a| a.evidence.clone()).unwrap_or_default(),
            drafted: chase
                .drafted
                .clone()
                .filter(|_| call.actor.may_for(ledger::Action::ReadUnsent, relation(call, chase, &names))),
            to_head: names.has_head(chase.unit)
                && !call.actor.may_for(ledger::Action::ApproveReport, relation(call, chase, &names)),
            verdict: chase.verdict.clone(),
            ended: chase.ended,
            follows: chase.follows.and_then(numbered),
            followed_by,
            can: possible(&v, call, &names),
            next: chase.escalates(today).filter(|c| followed_by.is_none() && call.may(c.action())),
            history,
        })
    }

    /// Answers, judges or withdraws a sheet.
    ///
    /// # Errors
    /// When the actor may not, the sheet has moved on, or words are missing.
    pub async fn move_chase(
        &self,
        call: &Call,
        number: Number,
        deed: ChaseDeed,
        files: Vec<FileIn>,
    ) -> Result<()> {
        let names = self.names(call.site()).await?;
        let seen = self.store.chase_by_number(call.site(), number).await?.ok_or(ServiceError::NotFound)?;
        let standing = relation(call, &seen.entity, &names);
        let text = deed.text.trim().to_owned();
        let command = match deed.command.as_str() {
            "answer" => {
                call.actor.must_for(ledger::Action::AnswerChase, standing)?;
                let evidence = self.keep_files(files).await?;
                Chase::answered(&call.actor, standing, names.has_head(seen.entity.unit), text, evidence)
            }
            code => command(code, text).ok_or_else(|| Refusal::invalid("refused-command"))?,
        };
        let mut tx = self.store.begin(call.site()).await?;
        let v = tx.chase_by_number(number).await?.ok_or(ServiceError::NotFound)?;
        let event = v.entity.decide(
            command,
            &call.actor,
            relation(call, &v.entity, &names),
            deed.version,
            call.today(),
        )?;
        tx.append(&act_of(call), vec![event]).await?;
        Ok(tx.commit().await?)
    }

    async fn sheets(&self, call: &Call, task: &Task) -> Result<Vec<Versioned<Chase>>> {
        Ok(self.store.chases_of(call.site(), task.id).await?)
    }

    /// The first sentence a task came from, and the title of its document.
    async fn source_words(&self, call: &Call, task: &Task) -> Result<(String, String)> {
        let first = self.source_sentences(call, task).await?.into_iter().next();
        Ok(first.map(|s| (s.sentence, s.title)).unwrap_or_default())
    }

    /// The direction that a form names and that has not been followed.
    pub(crate) async fn direction_followed(
        &self,
        call: &Call,
        id: &str,
    ) -> Result<Option<Versioned<ledger::Direction>>> {
        if id.is_empty() {
            return Ok(None);
        }
        let found = self.store.direction(call.site(), parse(id)?).await?.ok_or(ServiceError::NotFound)?;
        Ok(Some(found))
    }
}

/// How the actor stands to a sheet.
fn relation(call: &Call, chase: &Chase, names: &Names) -> Relation {
    Relation::to_unit(call.actor.unit, chase.unit, &names.tree())
}

/// A command by its code, with the words that go with it.
fn command(code: &str, text: String) -> Option<ChaseCommand> {
    Some(match code {
        "answer" => ChaseCommand::Answer { text, evidence: Vec::new() },
        "approve" => ChaseCommand::Approve,
        "send-back" => ChaseCommand::SendBack { reason: text },
        "meet" => ChaseCommand::Meet { remark: text },
        "miss" => ChaseCommand::Miss { reason: text },
        "withdraw" => ChaseCommand::Withdraw { reason: text },
        _ => return None,
    })
}

/// What the actor can do with a sheet now: asked of the rules with words that would do.
fn possible(v: &Versioned<Chase>, call: &Call, names: &Names) -> Vec<&'static str> {
    let can = |code: &&'static str| {
        let Some(command) = command(code, ".".to_owned()) else { return false };
        let relation = relation(call, &v.entity, names);
        v.entity.decide(command, &call.actor, relation, v.version, call.today()).is_ok()
    };
    ["approve", "send-back", "answer", "meet", "miss", "withdraw"].into_iter().filter(can).collect()
}

/// The event that ends a sheet without an answer when a harder one follows it; nothing where it is not over.
fn ended_by(v: &Versioned<Chase>, next: &Chase, call: &Call) -> Option<NewEvent> {
    if v.entity.state != ChaseState::Open || v.entity.escalates(call.today()).is_none() {
        return None;
    }
    let miss = ChaseCommand::Miss { reason: next.number.to_string() };
    v.entity.decide(miss, &call.actor, Relation::NONE, v.version, call.today()).ok()
}

/// The day for the answer, where nobody says otherwise: one on which offices work.
fn answer_day(today: Date, colour: Colour) -> Date {
    crate::burden::kept(today.checked_add(colour.answer_days().days()).unwrap_or(today))
}
