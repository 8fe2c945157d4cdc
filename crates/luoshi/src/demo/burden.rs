//! What is asked of the demo county's units and what they answer: the rules stand in `demo/burden.toml`.

use std::collections::{BTreeMap, HashMap};

use anyhow::Context as _;
use jiff::civil::Date;
use ledger::{
    ActId, Actor, Approval, Budget, BudgetId, Cadence, Decimal, EventBody, FieldKind, FieldValue, NewEvent,
    Number, Observation, ObservationId, ObservationSource, Period, Person, PersonId, Reply, ReplyId, Request,
    RequestCommand, RequestField, RequestId, RequestState, Role, SourceKind, UnitId,
};
use serde::Deserialize;
use service::read_fields;
use store::{Act, Store};

use super::county::{County, demo_file, parse};
use super::days::{at, back};
use super::{Lists, spread};

/// Departments that "departments" stands for.
const DEPARTMENTS: usize = 12;
/// Minute of the day at which requests are sent.
const SENT: i64 = 10 * 60;

#[derive(Deserialize)]
struct Plans {
    budget: BudgetPlan,
    liaison: Vec<LiaisonPlan>,
    request: Vec<RequestPlan>,
}

#[derive(Deserialize)]
struct BudgetPlan {
    hours: u32,
    own: Vec<(String, u32)>,
}

#[derive(Deserialize)]
struct LiaisonPlan {
    unit: String,
    name: String,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct RequestPlan {
    unit: String,
    title: String,
    purpose: String,
    basis: String,
    recipients: Vec<String>,
    fields: String,
    cadence: Cadence,
    sent: i32,
    due: i32,
    until: i32,
    #[serde(default)]
    answered: u32,
    reason: Option<String>,
    #[serde(default)]
    proposed: bool,
    closed: Option<i32>,
    withdrawn: Option<String>,
}

/// Events of the burden ledger that have not been written yet, oldest first.
pub(super) struct Pending {
    events: std::vec::IntoIter<(i64, PersonId, NewEvent)>,
    next: Option<(i64, PersonId, NewEvent)>,
}

impl Pending {
    /// Everything that happens until now. What would fall into a quiet time, in which the desk is busy with a document,
    /// happens at its end.
    pub(super) async fn plan(
        store: &Store,
        county: &County,
        lists: &Lists,
        actor: &Actor,
        quiet: &[(i64, i64)],
        now_ms: i64,
    ) -> anyhow::Result<Self> {
        let plans: Plans = parse("burden.toml", demo_file!("burden.toml"))?;
        let mut events = Vec::new();
        let people: Vec<Person> = store.people(actor.site).await?.into_iter().map(|v| v.entity).collect();
        let liaisons = liaisons(&plans, lists, people.clone(), &mut events, actor, county.start)?;
        let leader =
            people.iter().find(|p| p.roles().has(Role::OfficeLeader)).context("demo: an office leader")?.id;
        budgets(&plans.budget, county, lists, leader, &mut events)?;
        let mut serials: BTreeMap<i16, u32> = BTreeMap::new();
        let mut requests: Vec<&RequestPlan> = plans.request.iter().collect();
        requests.sort_by_key(|r| std::cmp::Reverse(r.sent));
        for plan in requests {
            let year = back(county.start, plan.sent).year();
            let serial = serials.entry(year).or_default();
            *serial += 1;
            let number = Number { year, serial: *serial, sub: 0 };
            asked(plan, number, county, lists, &liaisons, (actor.person, leader), &mut events)?;
        }
        for (at, _, _) in &mut events {
            let busy = quiet.iter().find(|(from, to)| (*from..*to).contains(at));
            *at = busy.map_or(*at, |(_, to)| *to);
        }
        events.retain(|(at, _, _)| *at <= now_ms);
        events.sort_by_key(|(at, _, _)| *at);
        let mut events = events.into_iter();
        Ok(Self { next: events.next(), events })
    }

    /// The next event up to an instant, with the act it belongs to.
    pub(super) fn until(&mut self, at: i64) -> Option<(Act, NewEvent)> {
        self.next.as_ref().filter(|(when, _, _)| *when <= at)?;
        let (when, person, event) = std::mem::replace(&mut self.next, self.events.next())?;
        Some((Act { id: ActId(uuid::Uuid::now_v7()), actor: Some(person), at: when }, event))
    }
}

/// Who answers for each unit: the accounts that there are, and people without one.
fn liaisons(
    plans: &Plans,
    lists: &Lists,
    people: Vec<Person>,
    events: &mut Vec<(i64, PersonId, NewEvent)>,
    actor: &Actor,
    start: Date,
) -> anyhow::Result<HashMap<UnitId, PersonId>> {
    let known = people.iter().filter(|p| p.roles().has(Role::Liaison));
    let mut found: HashMap<UnitId, PersonId> = known.filter_map(|p| Some((p.unit?, p.id))).collect();
    for (plan, position) in plans.liaison.iter().zip(1_000..) {
        let unit = lists.unit(&plan.unit)?.0;
        let id = PersonId(uuid::Uuid::now_v7());
        let person = Person {
            id,
            name: plan.name.clone(),
            post: String::new(),
            unit: Some(unit),
            leader: false,
            account: None,
            position,
            active: true,
        };
        let when = at(back(start, super::FOUNDED - 1), SENT);
        events.push((when, actor.person, NewEvent::at(id, 0, EventBody::PersonRecorded { person })));
        found.insert(unit, id);
    }
    Ok(found)
}

fn budgets(
    plan: &BudgetPlan,
    county: &County,
    lists: &Lists,
    leader: PersonId,
    events: &mut Vec<(i64, PersonId, NewEvent)>,
) -> anyhow::Result<()> {
    let mut units = BTreeMap::new();
    for (keys, hours) in &plan.own {
        for unit in units_of(std::slice::from_ref(keys), county, lists)? {
            units.insert(unit, hours * 60);
        }
    }
    let on = back(county.start, super::FOUNDED - 2);
    let budget = Budget {
        id: BudgetId(uuid::Uuid::now_v7()),
        year: on.year(),
        minutes: Some(plan.hours * 60),
        units,
        fields: None,
        source: String::new(),
    };
    events.push((at(on, SENT), leader, NewEvent::at(budget.id, 0, EventBody::BudgetSet { budget })));
    Ok(())
}

/// The units that keys stand for.
fn units_of(keys: &[String], county: &County, lists: &Lists) -> anyhow::Result<Vec<UnitId>> {
    let kind = |kind: &'static str| county.units.iter().filter(move |u| u.kind == kind);
    let mut found = Vec::new();
    for key in keys {
        match key.as_str() {
            "towns" => {
                for unit in kind("town") {
                    found.push(lists.unit(&unit.key)?.0);
                }
            }
            "departments" => {
                for unit in kind("department").skip(1).take(DEPARTMENTS) {
                    found.push(lists.unit(&unit.key)?.0);
                }
            }
            key => found.push(lists.unit(key)?.0),
        }
    }
    Ok(found)
}

/// A request and everything that follows from it.
fn asked(
    plan: &RequestPlan,
    number: Number,
    county: &County,
    lists: &Lists,
    liaisons: &HashMap<UnitId, PersonId>,
    (by, leader): (PersonId, PersonId),
    events: &mut Vec<(i64, PersonId, NewEvent)>,
) -> anyhow::Result<()> {
    let on = back(county.start, plan.sent);
    let recipients = units_of(&plan.recipients, county, lists)?;
    let exceeds = plan.proposed || plan.reason.is_some();
    let approval = plan.reason.clone().map(|reason| Approval { by: leader, on, reason });
    let mut request = Request {
        id: RequestId(uuid::Uuid::now_v7()),
        number,
        title: plan.title.clone(),
        purpose: plan.purpose.clone(),
        basis: plan.basis.clone(),
        by: if plan.reason.is_some() { leader } else { by },
        unit: lists.unit(&plan.unit)?.0,
        over: if exceeds { recipients.clone() } else { Vec::new() },
        recipients,
        fields: fields(plan, lists),
        cadence: plan.cadence,
        on,
        due: back(on, -plan.due),
        until: back(on, -plan.until),
        state: if plan.proposed { RequestState::Proposed } else { RequestState::Open },
        approval,
        ended: None,
        verdict: String::new(),
    };
    let minute = SENT + i64::from(spread(&plan.title, 240));
    let sent = EventBody::RequestSent { request: request.clone() };
    events.push((at(on, minute), request.by, NewEvent::at(request.id, 0, sent)));
    if let Some(days) = plan.closed {
        let on = back(county.start, days);
        let command = match &plan.withdrawn {
            Some(reason) => RequestCommand::Withdraw { reason: reason.clone() },
            None => RequestCommand::Close,
        };
        let moved = EventBody::RequestMoved { command, on };
        events.push((at(on, minute), by, NewEvent::at(request.id, 1, moved)));
        request.ended = Some(on);
    }
    if !plan.proposed {
        answers(plan, &request, county, lists, liaisons, by, events);
    }
    Ok(())
}

fn fields(plan: &RequestPlan, lists: &Lists) -> Vec<RequestField> {
    let catalogue = ledger::Catalogue::new(&lists.measures);
    let measured = |field: RequestField| RequestField {
        measure: catalogue.find(&field.name, &field.unit).one(),
        ..field
    };
    read_fields(&plan.fields).into_iter().map(measured).collect()
}

/// The answers of a request, each given in the days before its due day.
fn answers(
    plan: &RequestPlan,
    request: &Request,
    county: &County,
    lists: &Lists,
    liaisons: &HashMap<UnitId, PersonId>,
    by: PersonId,
    events: &mut Vec<(i64, PersonId, NewEvent)>,
) {
    let start = county.start;
    let rounds = request.dues().take_while(|day| *day <= start).count();
    for (round, due) in request.dues().take(rounds).enumerate() {
        for (place, unit) in request.recipients.iter().enumerate() {
            let mark = spread(&format!("{}{round}{place}", plan.title), 10_000);
            if mark % 100 >= plan.answered {
                continue;
            }
            let on = back(due, (mark % 3) as i32).max(request.on);
            let figures = Figures { county, lists, due, left: rounds - 1 - round };
            let values = request.fields.iter().enumerate().map(|(n, f)| {
                let known = figures.of(f, place, request.recipients.len());
                known.map(|(given, _)| FieldValue::Number(given)).or_else(|| value(f, on, round, place, n))
            });
            let person = liaisons.get(unit).copied().unwrap_or(by);
            let reply = Reply {
                id: ReplyId(uuid::Uuid::now_v7()),
                request: request.id,
                unit: *unit,
                due,
                values: values.collect(),
                on,
                by: person,
                unchanged: false,
            };
            let when = at(on, 14 * 60 + i64::from(mark % 180));
            let given = reply.given(request, &lists.measures, || ObservationId(uuid::Uuid::now_v7()));
            let source = reply.source();
            events.push((when, person, NewEvent::at(reply.id, 0, EventBody::RequestAnswered { reply })));
            for (given, field) in given.into_iter().zip(request.fields.iter().filter(|f| f.measure.is_some()))
            {
                let observation = Observation::of(&given, source, on);
                let slip = figures.of(field, place, request.recipients.len()).and_then(|(_, slip)| slip);
                let corrected = slip.map(|(value, reason)| corrected(&observation, value, reason));
                let body = EventBody::ObservationRecorded { observation };
                events.push((when, person, NewEvent::at(given.id, 0, body)));
                events.extend(corrected.map(|(day, event)| (at(day, 10 * 60), by, event)));
            }
        }
    }
}

/// The figures of measures for a round.
struct Figures<'a> {
    county: &'a County,
    lists: &'a Lists,
    due: Date,
    /// Rounds after it until now.
    left: usize,
}

/// What it really was, and why it had been wrong.
type Slip<'a> = (Decimal, &'a str);

impl Figures<'_> {
    /// What is given for a field whose measure has figures, and what that had to be corrected to.
    fn of(
        &self,
        field: &RequestField,
        place: usize,
        recipients: usize,
    ) -> Option<(Decimal, Option<Slip<'_>>)> {
        let measure = field.figure_of(&self.lists.measures)?;
        let plan = self.county.measures.iter().find(|m| m.name == measure.name)?;
        let period = Period::due(measure.frequency, self.due);
        let year = usize::try_from(period.year() - (self.county.start.year() - 1)).ok()?;
        let month = usize::try_from(period.number() - 1).ok()?;
        let whole = *plan.tenths.get(year * 12 + month)?;
        let part = if recipients == 1 {
            whole
        } else {
            let share = 60 + i64::from(spread(&format!("{}{place}", measure.name), 80));
            whole * share / (100 * recipients as i64)
        };
        let slip = plan.slip.as_ref().filter(|slip| slip.rounds == self.left);
        Some(match slip {
            Some(slip) => (tenths(slip.tenths)?, Some((tenths(part)?, slip.reason.as_str()))),
            None => (tenths(part)?, None),
        })
    }
}

fn tenths(tenths: i64) -> Option<Decimal> {
    format!("{}.{}", tenths / 10, tenths % 10).parse().ok()
}

/// Days after which a wrong figure is noticed.
const NOTICED: i32 = 4;

/// A correction of a value, some days later.
fn corrected(wrong: &Observation, value: Decimal, reason: &str) -> (Date, NewEvent) {
    let (id, on) = (ObservationId(uuid::Uuid::now_v7()), back(wrong.on, -NOTICED));
    let source = ObservationSource { kind: SourceKind::Correction, id: wrong.id.0 };
    let observation = Observation { id, value, source, on, reason: reason.to_owned(), ..wrong.clone() };
    (on, NewEvent::at(id, 0, EventBody::ObservationCorrected { observation }))
}

/// A made-up value that grows from one round to the next.
fn value(field: &RequestField, on: Date, round: usize, place: usize, n: usize) -> Option<FieldValue> {
    let size = spread(&format!("{}{place}", field.name), 40) as usize;
    if field.optional && !(size + round).is_multiple_of(3) {
        return None;
    }
    Some(match field.kind {
        FieldKind::Number => {
            let scale = [20, 3, 2][n % 3];
            FieldValue::Number((size * scale + round * (1 + n % 2) + scale).to_string().parse().ok()?)
        }
        FieldKind::Text => {
            FieldValue::Text(["暂无", "进度正常", "缺少资金", "需县里协调"][(size + round) % 4].to_owned())
        }
        FieldKind::Date => FieldValue::Date(back(on, size as i32)),
        FieldKind::YesNo => FieldValue::YesNo(!size.is_multiple_of(4)),
    })
}
