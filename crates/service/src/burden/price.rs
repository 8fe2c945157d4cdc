//! The price of a request before it is sent: what it costs, repeats, offends against and exceeds.

use std::collections::BTreeMap;

use jiff::ToSpan as _;
use jiff::civil::{Date, Time};
use ledger::{
    Action, Cadence, Faults, FieldKind, Number, Refusal, Relation, Request, RequestField, RequestId,
    RequestState, Resolution, UnitId,
};
use planning::burden::{Sameness, duplicates};
use planning::lint::{self, Asked};

use super::book::{Book, priced};
use super::known::{Memory, is_fresh};
use super::{fields, kept, unsure, whole};
use crate::document::parse_date;
use crate::names::{Names, split_names};
use crate::view::{FieldTwin, KnownValue, PricedField, RequestForm, RequestPrice};
use crate::{Call, Result, Service, fresh};

/// Days from writing to the first due day, where nobody says otherwise.
const DAYS: i32 = 7;
/// Hour of the day at which a due day ends, for telling how much time there is.
const END_OF_DAY: i8 = 18;
/// Due days shown.
const SHOWN: usize = 4;
/// A request is about one special matter; a general one (通知要求) is not made with this form.
const SPECIAL: bool = true;

impl Service {
    /// The request that a form makes, its fields priced and those that are known marked.
    pub(super) async fn drafted(&self, call: &Call, book: &Book, form: &RequestForm) -> Result<Request> {
        let (mut request, faults) = draft(call, book, form);
        faults.none()?;
        self.mark_known(call, book, &mut request).await?;
        request.over = exceeded(book, &request, call.today());
        Ok(request)
    }

    /// Refuses a form with everything that is wrong with it: what cannot be read, and what no request may be.
    pub(super) fn check_form(call: &Call, book: &Book, form: &RequestForm) -> Result<()> {
        let (request, faults) = draft(call, book, form);
        Ok(faults.besides(request.faults()).none()?)
    }

    /// Marks the fields of which everybody's answer is known: given before, and asked for at least as often by somebody
    /// else, so that it is kept up; or, where it is asked for once, given not long ago. What was asked and never answered
    /// is not known.
    async fn mark_known(&self, call: &Call, book: &Book, request: &mut Request) -> Result<()> {
        let mut said: BTreeMap<UnitId, Memory> = BTreeMap::new();
        for unit in &request.recipients {
            said.insert(*unit, self.memory(call.site(), &book.names, *unit, &request.fields).await?);
        }
        let often = |r: &Request| priced(r).price().times;
        let times = often(request);
        let denser: Vec<&Request> = book.open().filter(|r| r.id != request.id && often(r) >= times).collect();
        let known = |field: &RequestField| {
            !request.recipients.is_empty()
                && request.recipients.iter().all(|unit| {
                    let asked = denser.iter().filter(|r| r.recipients.contains(unit));
                    let mut asked = asked.flat_map(|r| &r.fields);
                    let last = said.get(unit).and_then(|m| m.last(request.id, field, &book.names));
                    let young = |known: &KnownValue| is_fresh(known, call.today());
                    let once = request.cadence == Cadence::Once && last.as_ref().is_some_and(young);
                    once || last.is_some() && asked.any(|f| super::known::same(f, field))
                })
        };
        let marks: Vec<bool> = request.fields.iter().map(known).collect();
        for (field, known) in request.fields.iter_mut().zip(marks) {
            field.known = known;
        }
        Ok(())
    }

    /// What a form would cost.
    pub(super) async fn priced_form(
        &self,
        call: &Call,
        book: &Book,
        form: &RequestForm,
    ) -> Result<RequestPrice> {
        let request = self.drafted(call, book, form).await?;
        let asked = priced(&request);
        let price = asked.price();
        let twins = twins(book, &request);
        let repeated = twins.iter().filter(|t| !t.is_empty()).count();
        let names = &book.names;
        let field = |(field, twins): (&RequestField, Vec<FieldTwin>)| {
            let measure = field.measure.and_then(|id| names.measure(id));
            let source = measure.and_then(|m| Some((m.source?, m.frequency)));
            PricedField {
                measure: measure.map(|m| m.name.clone()),
                source: source
                    .filter(|(unit, _)| !request.recipients.contains(unit))
                    .map(|(unit, often)| (names.unit(unit).name, often)),
                twins,
                field: field.clone(),
            }
        };
        let mut over = Vec::new();
        let mut tightest = None;
        for year in request.years() {
            for load in book.loads(year, call.today(), Some(&asked), Some(&request.recipients)) {
                if load.over() > 0 && load.added > 0 {
                    over.push(load);
                } else if load.over() == 0
                    && load.left().is_some_and(|left| {
                        tightest.as_ref().and_then(crate::view::Load::left).is_none_or(|least| left < least)
                    })
                {
                    tightest = Some(load);
                }
            }
        }
        over.sort_by_key(|load| std::cmp::Reverse(load.over()));
        let mut years: Vec<i16> = request.dues().filter_map(unsure).collect();
        years.dedup();
        let mut dues = request.dues().map(kept);
        let shown = (dues.by_ref().take(SHOWN).collect(), dues.next().is_some());
        let own = Relation::to_unit(call.actor.unit, request.unit, &names.tree());
        let may_ask = call.actor.may_for(Action::Ask, own);
        Ok(RequestPrice {
            to_fill: price.fields,
            recipients: request.recipients.iter().map(|u| names.unit(*u)).collect(),
            times: price.times,
            minutes: price.minutes,
            each: price.each,
            total: price.total,
            dues: shown,
            unsure: years,
            until: request.until,
            source: book.minutes(call.today()).1,
            findings: findings(call, &request, form, repeated),
            tightest: tightest.filter(|_| over.is_empty()),
            may_send: may_ask && (over.is_empty() || call.may(Action::AskOverBudget)),
            over,
            fields: request.fields.iter().zip(twins).map(field).collect(),
        })
    }
}

/// The request that a form makes. What is missing is left to the rules; what cannot be read is refused.
fn draft(call: &Call, book: &Book, form: &RequestForm) -> (Request, Faults) {
    let mut faults = Faults::default();
    let today = call.today();
    let names = &book.names;
    let cadence = Cadence::from_code(&form.cadence).unwrap_or(Cadence::Once);
    let due = match faults.take(parse_date(&form.due).map_err(|f| f.at("due"))).flatten() {
        Some(day) => day,
        None => kept(today.checked_add(DAYS.days()).unwrap_or(today)),
    };
    let until = match faults.take(parse_date(&form.until).map_err(|f| f.at("until"))).flatten() {
        Some(day) => day,
        None if cadence == Cadence::Once => due,
        None => due.max(whole(today.year()).1),
    };
    let (minutes, _) = book.minutes(today);
    let catalogue = names.catalogue();
    let fields = fields::fields(&form.fields).into_iter().map(|read| {
        let mut field = read.field;
        field.measure = catalogue.find(&field.name, &field.unit).one();
        // A figure of the catalogue is asked in the catalogue's own unit of measure, unless the line says another.
        if let Some(measure) =
            field.measure.and_then(|id| names.measure(id)).filter(|_| field.unit.is_empty())
        {
            if !read.said {
                field.kind = FieldKind::Number;
            }
            if field.kind == FieldKind::Number {
                field.unit.clone_from(&measure.unit);
            }
        }
        RequestField { minutes: minutes.of(field.kind), ..field }
    });
    let plain = |text: &str| text.split_whitespace().collect::<Vec<_>>().join(" ");
    let unit = asker(call, names, &form.unit).map_err(|fault| fault.at("unit"));
    let recipients = recipients(names, &form.recipients);
    let request = Request {
        id: RequestId(fresh()),
        // The number is given when it is sent.
        number: Number { year: today.year(), serial: 0, sub: 0 },
        title: plain(&form.title),
        purpose: form.purpose.trim().to_owned(),
        basis: form.basis.trim().to_owned(),
        by: call.actor.person,
        unit: faults.take(unit).unwrap_or_else(|| UnitId(fresh())),
        recipients: faults.take(recipients).unwrap_or_default(),
        fields: fields.collect(),
        cadence,
        on: today,
        due,
        until,
        state: RequestState::Open,
        over: Vec::new(),
        approval: None,
        ended: None,
        verdict: String::new(),
    };
    (request, faults)
}

/// What a field gives, or why it cannot be used.
type Checked<T> = std::result::Result<T, Refusal>;

/// The unit that asks: the one named, else the actor's own.
fn asker(call: &Call, names: &Names, typed: &str) -> Checked<UnitId> {
    let typed = typed.trim();
    match (typed.is_empty(), call.actor.unit) {
        (true, Some(own)) => Ok(own),
        (true, None) => Err(Refusal::invalid("refused-request-unit")),
        (false, _) => match units(names, typed)?[..] {
            [one] => Ok(one),
            _ => Err(Refusal::invalid("refused-request-unit")),
        },
    }
}

/// The units that a list of names means, each once and in the order of the site's list.
fn recipients(names: &Names, typed: &str) -> Checked<Vec<UnitId>> {
    let (mut meant, mut faults) = (Vec::new(), Faults::default());
    for name in split_names(typed) {
        let found = units(names, name).map_err(|fault| fault.at("recipients"));
        meant.extend(faults.take(found).unwrap_or_default());
    }
    faults.none()?;
    let listed = names.units.iter().map(|u| u.id).filter(|id| meant.contains(id));
    Ok(listed.collect())
}

fn units(names: &Names, name: &str) -> Checked<Vec<UnitId>> {
    match names.resolver().unit(name) {
        Resolution::Meant(ids) => Ok(ids),
        Resolution::Ambiguous(_) => Err(Refusal::invalid("refused-ambiguous").with("name", name)),
        Resolution::Unknown => Err(Refusal::invalid("refused-request-unknown").with("name", name)),
    }
}

/// Those whose budget a request exceeds.
fn exceeded(book: &Book, request: &Request, today: Date) -> Vec<UnitId> {
    let (asked, sent, reports) = (priced(request), book.sent(), book.reports());
    let each = book.report_minutes(today);
    let also = |unit: &UnitId| reports.get(unit).map_or(0, |r| r.times * each);
    let mut over: Vec<UnitId> = Vec::new();
    for year in request.years() {
        let budget = |unit: &UnitId| book.budget(year)?.of(*unit).map(u64::from);
        let excesses = planning::burden::excesses(&asked, &sent, also, budget, year);
        for unit in excesses.into_iter().map(|e| e.unit) {
            if !over.contains(&unit) {
                over.push(unit);
            }
        }
    }
    over
}

/// Who asks for each field already.
fn twins(book: &Book, request: &Request) -> Vec<Vec<FieldTwin>> {
    let open: Vec<&Request> = book.open().filter(|r| r.id != request.id).collect();
    let known: Vec<_> = open.iter().map(|r| priced(r)).collect();
    let mut twins = vec![Vec::new(); request.fields.len()];
    for found in duplicates(&priced(request), &known) {
        let other = open[found.request];
        let (sameness, percent) = match found.sameness {
            Sameness::Measure => ("measure", 100),
            Sameness::Name => ("name", 100),
            Sameness::Question(percent) => ("question", percent),
        };
        twins[found.field].push(FieldTwin {
            request: (other.number, other.title.clone()),
            unit: book.names.unit(other.unit).name,
            cadence: other.cadence,
            name: other.fields[found.other].name.clone(),
            sameness,
            percent,
            twice: found.recipients.len(),
        });
    }
    twins
}

/// What the rules on formalism say of a request.
fn findings(
    call: &Call,
    request: &Request,
    form: &RequestForm,
    repeated: usize,
) -> Vec<crate::view::LintFinding> {
    let text = [&form.title, &form.purpose, &form.basis, &form.fields].map(|t| t.trim()).join("\n");
    let sent = jiff::tz::Offset::constant(8)
        .to_datetime(jiff::Timestamp::from_millisecond(call.at).unwrap_or_default());
    let asked = Asked {
        text: &text,
        cadence: request.cadence,
        sent,
        due: request.due.to_datetime(Time::constant(END_OF_DAY, 0, 0, 0)),
        due_is_working: kept(request.due) == request.due,
        duplicates: repeated,
        special: SPECIAL,
    };
    super::lint::findings(lint::lint_request(lint::rules(), &asked), &text)
}
