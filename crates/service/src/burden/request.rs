//! Requests: written, sent or put before a leader, listed, looked at, ended.

use std::collections::HashMap;

use jiff::civil::Date;
use ledger::{
    Action, BurdenFigure, NewEvent, Number, Refusal, Relation, Reply, Request, RequestCommand, RequestId,
    RequestState,
};
use store::Versioned;

use super::book::{Book, cost, priced};
use super::{kept, unsure, whole};
use crate::names::Names;
use crate::view::{ReplyLine, RequestForm, RequestList, RequestPage, RequestView};
use crate::{Call, Result, Service, ServiceError, act_of};

/// Answers of one request that are looked at.
const ANSWERS: i64 = 5_000;
/// Commands in the order in which a page offers them.
const COMMANDS: [&str; 4] = ["approve", "decline", "close", "withdraw"];

impl Service {
    /// The page on which a request is written, with the price of what the form says so far.
    ///
    /// # Errors
    /// When the actor may not ask, or a name or day cannot be read.
    pub async fn request_page(&self, call: &Call, form: RequestForm) -> Result<RequestPage> {
        may_ask_at_all(call)?;
        let book = self.full_book(call.site(), call.today()).await?;
        let anything = !form.fields.trim().is_empty();
        let price = if anything { Some(self.priced_form(call, &book, &form).await?) } else { None };
        Ok(page(call, &book, form, price))
    }

    /// The same without a price: for a form that has to be mended first.
    ///
    /// # Errors
    /// When the actor may not ask.
    pub async fn request_form(&self, call: &Call, form: RequestForm) -> Result<RequestPage> {
        may_ask_at_all(call)?;
        let book = self.full_book(call.site(), call.today()).await?;
        Ok(page(call, &book, form, None))
    }

    /// Sends a request, or with `propose` puts one that exceeds a budget before a leader. Returns its number.
    ///
    /// # Errors
    /// When the actor may not, a field cannot be used, or a budget is exceeded and nobody who may says why.
    pub async fn send_request(&self, call: &Call, form: &RequestForm, propose: bool) -> Result<Number> {
        may_ask_at_all(call)?;
        let book = self.full_book(call.site(), call.today()).await?;
        Self::check_form(call, &book, form)?;
        let mut request = self.drafted(call, &book, form).await?;
        let relation = Relation::to_unit(call.actor.unit, request.unit, &book.names.tree());
        let mut tx = self.store.begin(call.site()).await?;
        request.number = tx.next_request_number(call.today().year()).await?;
        let number = request.number;
        let over = propose && !request.over.is_empty();
        let event = request.send(&call.actor, relation, &form.reason, propose)?;
        if over && !book.names.anybody_may(Action::AskOverBudget) {
            let who = Action::AskOverBudget.grants().iter().map(|(role, _)| format!("role-{}", role.code()));
            return Err(Refusal::conflict("refused-nobody-decides").with_words("who", who).into());
        }
        tx.append(&act_of(call), vec![event]).await?;
        tx.commit().await?;
        Ok(number)
    }

    /// The requests: those to be decided on, those being answered, those that ended.
    ///
    /// # Errors
    /// When the actor may not read.
    pub async fn requests(&self, call: &Call) -> Result<RequestList> {
        call.must(Action::Read)?;
        let book = self.book(call.site(), call.today()).await?;
        let given = self.answers_given(call, call.today()).await?;
        let mut list = RequestList { may_ask: call.can(Action::Ask), ..RequestList::default() };
        for request in book.requests.iter().rev().map(|v| &v.entity) {
            let line = book.line(request, call.today(), given.of(request.id));
            match request.state {
                RequestState::Proposed => list.proposed.push(line),
                RequestState::Open => list.open.push(line),
                RequestState::Withdrawn | RequestState::Closed => list.ended.push(line),
            }
        }
        Ok(list)
    }

    /// A request with everything about it, and the answers for a due day.
    ///
    /// # Errors
    /// When there is none of that number.
    pub async fn request(&self, call: &Call, number: Number, round: Option<Date>) -> Result<RequestView> {
        call.must(Action::Read)?;
        let (site, today) = (call.site(), call.today());
        let v = self.store.request_by_number(site, number).await?.ok_or(ServiceError::NotFound)?;
        let request = v.entity.clone();
        let proposed = request.state == RequestState::Proposed;
        let book = if proposed { self.full_book(site, today).await? } else { self.book(site, today).await? };
        let names = &book.names;
        let replies = self.store.replies_to(site, request.id, ANSWERS).await?;
        let next = request.round(today);
        let mut rounds: Vec<Date> = request.dues().take_while(|day| Some(*day) <= next).collect();
        rounds.reverse();
        let round = round.filter(|day| rounds.contains(day)).or(rounds.first().copied());
        let given: Vec<(Date, u64)> = replies.iter().map(|r| (r.entity.due, 1)).collect();
        let mut history = Vec::new();
        for event in self.store.history(site, request.id.into()).await?.iter().rev() {
            history.push(self.event_line(call, names, event).await?);
        }
        Ok(RequestView {
            line: book.line(&request, today, &given),
            by: names.person(request.by).name,
            measures: request.fields.iter().map(|f| Some(names.measure(f.measure?)?.name.clone())).collect(),
            version: v.version,
            once: priced(&request).once(),
            price: cost(&request, BurdenFigure::TwelveMonths, today),
            this_year: cost(&request, BurdenFigure::Year, today),
            over_in: if proposed { book.over(&request, today) } else { Vec::new() },
            over: request.over.iter().map(|u| names.unit(*u).name).collect(),
            approved_by: request.approval.as_ref().map(|a| names.person(a.by).name).unwrap_or_default(),
            unsure: round.and_then(unsure),
            kept: round.map(kept),
            replies: round.map(|day| lines(call, names, &request, &replies, day)).unwrap_or_default(),
            can: possible(call, names, &v),
            rounds,
            round,
            history,
            request,
        })
    }

    /// Approves, declines, withdraws or closes a request at the version that was seen.
    ///
    /// # Errors
    /// When the actor may not, it has moved on, or a reason is missing.
    pub async fn move_request(
        &self,
        call: &Call,
        number: Number,
        command: &str,
        reason: &str,
        version: i64,
    ) -> Result<()> {
        let command = of_code(command, reason).ok_or_else(|| Refusal::invalid("refused-command"))?;
        let names = self.names(call.site()).await?;
        let mut tx = self.store.begin(call.site()).await?;
        let v = tx.request_by_number(number).await?.ok_or(ServiceError::NotFound)?;
        let relation = Relation::to_unit(call.actor.unit, v.entity.unit, &names.tree());
        let event = v.entity.decide(command, &call.actor, relation, version, call.today())?;
        tx.append(&act_of(call), vec![event]).await?;
        Ok(tx.commit().await?)
    }

    /// How many answers each request has for each due day of a day's year and after it.
    pub(super) async fn answers_given(&self, call: &Call, day: Date) -> Result<Given> {
        let mut given = Given::default();
        for (id, due, n) in self.store.reply_counts(call.site(), whole(day.year()).0).await? {
            given.0.entry(id).or_default().push((due, u64::try_from(n).unwrap_or(0)));
        }
        Ok(given)
    }
}

/// How many answers requests have, by due day.
#[derive(Default)]
pub(super) struct Given(HashMap<RequestId, Vec<(Date, u64)>>);

impl Given {
    /// Those of a request.
    pub(super) fn of(&self, request: RequestId) -> &[(Date, u64)] {
        self.0.get(&request).map_or(&[], Vec::as_slice)
    }
}

/// Refuses whoever may not ask for any unit.
fn may_ask_at_all(call: &Call) -> Result<()> {
    let own = Relation { lead_unit: true, ..Relation::NONE };
    Ok(call.actor.must_for(Action::Ask, own)?)
}

fn page(
    call: &Call,
    book: &Book,
    form: RequestForm,
    price: Option<crate::view::RequestPrice>,
) -> RequestPage {
    let own = call.actor.unit.map(|u| book.names.unit(u).name).unwrap_or_default();
    RequestPage {
        form: RequestForm { unit: if form.unit.trim().is_empty() { own } else { form.unit }, ..form },
        price,
        units: book.names.options().units,
        measures: book
            .names
            .measures
            .iter()
            .filter(|m| m.active)
            .map(|m| if m.unit.is_empty() { m.name.clone() } else { format!("{}（{}）", m.name, m.unit) })
            .collect(),
        any_unit: call.may(Action::Ask),
        may_exceed: call.may(Action::AskOverBudget),
    }
}

/// The answers of all recipients for a due day, in the order in which they were asked.
fn lines(
    call: &Call,
    names: &Names,
    request: &Request,
    replies: &[Versioned<Reply>],
    day: Date,
) -> Vec<ReplyLine> {
    let tree = names.tree();
    let line = |unit: &ledger::UnitId| {
        let reply = replies.iter().map(|v| &v.entity).find(|r| r.unit == *unit && r.due == day);
        let mine =
            call.actor.may_for(Action::AnswerRequest, Relation::to_unit(call.actor.unit, *unit, &tree));
        let standing = Relation::to_unit(call.actor.unit, *unit, &tree)
            .or(Relation::to_unit(call.actor.unit, request.unit, &tree))
            .or(Relation { wrote: request.by == call.actor.person, ..Relation::NONE });
        let reads = call.actor.may_for(Action::ReadPapers, standing);
        ReplyLine {
            withheld: !reads,
            unit: names.unit(*unit),
            given: reply.map(|r| (names.person(r.by).name, r.on)),
            unchanged: reply.is_some_and(|r| r.unchanged),
            values: reply.filter(|_| reads).map(|r| r.values.clone()).unwrap_or_default(),
            mine: mine && request.state == RequestState::Open,
        }
    };
    request.recipients.iter().map(line).collect()
}

/// A command by its code, with its reason.
fn of_code(code: &str, reason: &str) -> Option<RequestCommand> {
    let reason = reason.trim().to_owned();
    Some(match code {
        "approve" => RequestCommand::Approve { reason },
        "decline" => RequestCommand::Decline { reason },
        "withdraw" => RequestCommand::Withdraw { reason },
        "close" => RequestCommand::Close,
        _ => return None,
    })
}

/// What the actor can do with a request now: asked of the rules with words that would do.
fn possible(call: &Call, names: &Names, v: &Versioned<Request>) -> Vec<&'static str> {
    let relation = Relation::to_unit(call.actor.unit, v.entity.unit, &names.tree());
    let can = |code: &&'static str| {
        let decided =
            of_code(code, ".").map(|c| v.entity.decide(c, &call.actor, relation, v.version, call.today()));
        matches!(decided, Some(Ok(NewEvent { .. })))
    };
    COMMANDS.into_iter().filter(can).collect()
}
