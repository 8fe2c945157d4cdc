//! Answering: one page with everything filled in that is known, or one tap where nothing changed.

use jiff::civil::Date;
use ledger::{
    Action, EventBody, Faults, FieldKind, FieldValue, NewEvent, Number, Observation, ObservationId, Period,
    Refusal, Relation, Reply, ReplyId, Request, RequestField, RequestState, UnitId, plain_figures,
};
use store::Versioned;

use super::kept;
use super::known::written;
use crate::document::{parse, parse_date};
use crate::names::Names;
use crate::view::{AnswerField, AnswerForm, AnswerPage, ToAnswer};
use crate::work::{days, own_units};
use crate::{Call, Result, Service, ServiceError, act_of, fresh};

/// Days ahead in which an answer stands on the desk.
const AHEAD: i64 = 31;

impl Service {
    /// The page on which a unit answers, filled in with what is known.
    ///
    /// # Errors
    /// When there is no such request, or the actor's unit is not asked.
    pub async fn answer_page(&self, call: &Call, number: Number, form: &AnswerForm) -> Result<AnswerPage> {
        call.must(Action::Read)?;
        let (site, today) = (call.site(), call.today());
        let request = self.store.request_by_number(site, number).await?.ok_or(ServiceError::NotFound)?.entity;
        let book = self.book(site, today).await?;
        let names = &book.names;
        let mine = answering(call, names, &request);
        let unit = whom(call, names, &request, &mine, &form.unit)?;
        let due = round(&request, &form.due, today)?;
        let memory = self.memory(site, names, unit, &request.fields).await?;
        let given = self.store.reply_for(site, request.id, unit, due).await?;
        let typed = |n: usize| form.values.get(n).cloned();
        let fields = request.fields.iter().enumerate().map(|(n, field)| {
            let standing = given.as_ref().and_then(|v| v.entity.values.get(n).cloned().flatten());
            let known = if standing.is_some() { None } else { memory.last(request.id, field, names) };
            let value = standing.as_ref().or(known.as_ref().map(|k| &k.value)).map(written);
            AnswerField {
                value: typed(n).or(value).unwrap_or_default(),
                fills: field
                    .figure_of(&names.measures)
                    .map(|m| (names.measure_party(m), Period::due(m.frequency, due))),
                field: field.clone(),
                known,
            }
        });
        Ok(AnswerPage {
            line: book.line(&request, today, &[]),
            why: (request.purpose.clone(), request.basis.clone()),
            unit: names.unit(unit),
            others: mine.iter().filter(|u| **u != unit).map(|u| names.unit(*u)).collect(),
            due: (due, kept(due)),
            fields: fields.collect(),
            last: memory.before(request.id, due).filter(|_| given.is_none()).map(|r| r.due),
            given: given.as_ref().map(|v| (names.person(v.entity.by).name, v.entity.on)),
            version: given.map_or(0, |v| v.version),
        })
    }

    /// Answers for a unit. Returns for which day.
    ///
    /// # Errors
    /// When the actor may not, something is missing or cannot be read, or somebody else was faster.
    pub async fn answer(&self, call: &Call, number: Number, form: &AnswerForm) -> Result<Date> {
        let request = self.asked(call, number).await?;
        let names = self.names(call.site()).await?;
        let (mut faults, mut values) = (Faults::default(), Vec::new());
        for (n, field) in request.fields.iter().enumerate() {
            let typed = form.values.get(n).map(String::as_str).unwrap_or_default();
            let read = value(field, typed).and_then(|value| {
                if let (Some(FieldValue::Number(number)), Some(measure)) =
                    (&value, field.figure_of(&names.measures))
                {
                    measure.takes(*number)?;
                }
                Ok(value)
            });
            values.push(faults.take(read.map_err(|fault| fault.at(format!("v{n}")))).flatten());
        }
        faults.besides(Reply::faults(&values, &request)).none()?;
        self.give(call, &request, form, values, false).await
    }

    /// 无变化, in one tap: everything stands as the last answer to the same request left it.
    ///
    /// # Errors
    /// As for [`Service::answer`], or when there is no earlier answer.
    pub async fn answer_no_change(&self, call: &Call, number: Number, form: &AnswerForm) -> Result<Date> {
        let request = self.asked(call, number).await?;
        let names = self.names(call.site()).await?;
        let unit = whom(call, &names, &request, &answering(call, &names, &request), &form.unit)?;
        let due = round(&request, &form.due, call.today())?;
        let memory = self.memory(call.site(), &names, unit, &[]).await?;
        let last = memory.before(request.id, due).ok_or_else(|| Refusal::conflict("refused-reply-first"))?;
        let values = last.values.clone();
        self.give(call, &request, form, values, true).await
    }

    async fn asked(&self, call: &Call, number: Number) -> Result<Request> {
        let v = self.store.request_by_number(call.site(), number).await?.ok_or(ServiceError::NotFound)?;
        Ok(v.entity)
    }

    async fn give(
        &self,
        call: &Call,
        request: &Request,
        form: &AnswerForm,
        values: Vec<Option<FieldValue>>,
        unchanged: bool,
    ) -> Result<Date> {
        let names = self.names(call.site()).await?;
        let unit = whom(call, &names, request, &answering(call, &names, request), &form.unit)?;
        let due = round(request, &form.due, call.today())?;
        let relation = Relation::to_unit(call.actor.unit, unit, &names.tree());
        let mut tx = self.store.begin(call.site()).await?;
        let request = tx.request(request.id).await?.ok_or(ServiceError::NotFound)?.entity;
        let before: Option<Versioned<Reply>> = tx.reply_for(request.id, unit, due).await?;
        if before.as_ref().map_or(0, |v| v.version) != form.version {
            return Err(Refusal::conflict("refused-changed-meanwhile").into());
        }
        let reply = Reply {
            id: before.map_or_else(|| ReplyId(fresh()), |v| v.entity.id),
            request: request.id,
            unit,
            due,
            values,
            on: call.today(),
            by: call.actor.person,
            unchanged,
        };
        let given = reply.given(&request, &names.measures, || ObservationId(fresh()));
        let source = reply.source();
        let mut events = vec![reply.give(&request, &call.actor, relation, form.version)?];
        for given in given {
            // What is known and only confirmed is not recorded once more.
            let known = tx.observation_in(given.measure, given.unit, given.period).await?;
            if known.is_none_or(|v| v.entity.value != given.value) {
                let observation = Observation::of(&given, source, call.today());
                events.push(NewEvent::at(given.id, 0, EventBody::ObservationRecorded { observation }));
            }
        }
        tx.append(&act_of(call), events).await?;
        tx.commit().await?;
        Ok(due)
    }

    /// What the actor's unit has to answer: what is awaited now, and what was missed, the soonest due first.
    pub(super) async fn to_answer(&self, call: &Call, book: &super::book::Book) -> Result<Vec<ToAnswer>> {
        let (today, names) = (call.today(), &book.names);
        let units = own_units(call, names);
        let mut found = Vec::new();
        for unit in units {
            let asked: Vec<&Request> = book.open().filter(|r| r.recipients.contains(&unit)).collect();
            if asked.is_empty() {
                continue;
            }
            let fields: Vec<RequestField> = asked.iter().flat_map(|r| r.fields.iter().cloned()).collect();
            let memory = self.memory(call.site(), names, unit, &fields).await?;
            for request in asked {
                let Some(due) = request.round(today) else { continue };
                let kept = kept(due);
                let far = days(today, kept) > AHEAD;
                if far || self.store.reply_for(call.site(), request.id, unit, due).await?.is_some() {
                    continue;
                }
                found.push(ToAnswer {
                    line: book.line(request, today, &[]),
                    unit: names.unit(unit),
                    due,
                    kept,
                    late: days(kept, today),
                    known: request
                        .fields
                        .iter()
                        .filter(|f| memory.last(request.id, f, names).is_some())
                        .count(),
                    unchanged: memory.before(request.id, due).is_some(),
                });
            }
        }
        found.sort_by_key(|a| (a.kept, a.line.number));
        Ok(found)
    }
}

/// The recipients for which the actor may answer.
fn answering(call: &Call, names: &Names, request: &Request) -> Vec<UnitId> {
    let tree = names.tree();
    let may = |unit: &&UnitId| {
        call.actor.may_for(Action::AnswerRequest, Relation::to_unit(call.actor.unit, **unit, &tree))
    };
    request.recipients.iter().filter(may).copied().collect()
}

/// For whom an answer is: the unit named, else the first for which the actor may.
fn whom(call: &Call, names: &Names, request: &Request, mine: &[UnitId], named: &str) -> Result<UnitId> {
    let unit = if named.is_empty() { mine.first().copied() } else { Some(parse(named)?) };
    let relation = unit.map(|u| Relation::to_unit(call.actor.unit, u, &names.tree())).unwrap_or_default();
    call.actor.must_for(Action::AnswerRequest, relation)?;
    unit.filter(|u| request.recipients.contains(u)).ok_or(ServiceError::NotFound)
}

/// The due day named, else the one that is awaited.
fn round(request: &Request, named: &str, today: Date) -> Result<Date> {
    let named = parse_date(named)?;
    if named.is_none() && request.state != RequestState::Open {
        return Err(Refusal::conflict("refused-request-state")
            .with_word("state", &format!("request-state-{}", request.state.code()))
            .into());
    }
    named.or(request.round(today)).ok_or(ServiceError::NotFound)
}

/// What was typed in a field; nothing where it was left empty.
fn value(field: &RequestField, typed: &str) -> std::result::Result<Option<FieldValue>, Refusal> {
    let typed = typed.trim();
    if typed.is_empty() {
        return Ok(None);
    }
    let bad = |key| Refusal::invalid(key).with("name", &field.name).with("text", typed);
    Ok(Some(match field.kind {
        FieldKind::Text => FieldValue::Text(typed.to_owned()),
        FieldKind::Number => {
            let (plain, unit) = (plain_figures(typed), plain_figures(&field.unit));
            let bare = plain.strip_suffix(unit.as_str()).unwrap_or(&plain).trim();
            FieldValue::Number(bare.parse().map_err(|_| bad("refused-reply-number"))?)
        }
        FieldKind::Date => match parse_date(typed) {
            Ok(Some(day)) => FieldValue::Date(day),
            _ => return Err(bad("refused-reply-date")),
        },
        FieldKind::YesNo => match typed {
            "yes" => FieldValue::YesNo(true),
            "no" => FieldValue::YesNo(false),
            _ => return Err(bad("refused-reply-kind")),
        },
    }))
}
