//! Why a light is what it is, and who said what it was judged on.

use jiff::civil::Date;
use ledger::{Command, Entity, Event, EventBody, Task, TaskState, facts, judge};
use planning::{Reason, Value};

use crate::export::Words;
use crate::names::Names;
use crate::view::{LightInput, LightView, curve};
use crate::{Result, ServiceError};

/// The light of a task today, and what it was judged on by the task's history.
pub(crate) fn explained(task: &Task, events: &[Event], names: &Names, today: Date) -> Result<LightView> {
    let pack = names.site.pack();
    let mut inputs: Vec<LightInput> = Vec::new();
    let mut state: Option<Entity> = None;
    let mut reporter = None;
    for event in events {
        let body = event.decode().map_err(|e| ServiceError::Internal(e.to_string()))?;
        // What an accepted report says was said by whoever sent it.
        let said = match &body {
            EventBody::TaskReported { .. } => {
                reporter = Some((event.actor, event.at));
                None
            }
            EventBody::TaskMoved { command: Command::AcceptReport {}, .. } => reporter,
            _ => None,
        };
        let (actor, at) = said.unwrap_or((event.actor, event.at));
        state = Entity::evolve(state, event, body);
        let Some(Entity::Task(then)) = &state else { continue };
        let by = actor.map(|p| names.person(p).name);
        let known = of(then, today);
        inputs.retain(|input| known.iter().any(|what| what.key == input.what.key));
        for what in known {
            match inputs.iter_mut().find(|input| input.what.key == what.key) {
                Some(input) if input.what == what => {}
                Some(input) => *input = LightInput { what, by: by.clone(), at: Some(at) },
                None => inputs.push(LightInput { what, by: by.clone(), at: Some(at) }),
            }
        }
    }
    if task.state == TaskState::Open {
        let what = Reason::new(curve(&facts(task, pack).plan));
        inputs.push(LightInput { what, by: None, at: None });
    }
    Ok(LightView { judgement: judge(pack, task, today), inputs })
}

/// What of a task a pack may look at.
fn of(task: &Task, today: Date) -> Vec<Reason> {
    let life = &task.life;
    let say = |key, args: Vec<(&'static str, Value)>| Reason { key, args };
    let day = |name, day| vec![(name, Value::Day(day))];
    let count = |n: usize| Value::Number(n as i64);
    let mut inputs = vec![
        say("light-input-start", day("day", task.start)),
        match task.due {
            Some(due) => say("light-input-due", day("day", due)),
            None => say("light-input-no-due", Vec::new()),
        },
    ];
    // Under a plan by milestones a percentage is not looked at, so it is not shown beside the one that counts.
    let by_milestones = life.milestones.iter().any(|m| m.weight > 0);
    if let Some(percent) = task.progress.filter(|_| !by_milestones) {
        inputs.push(say("light-input-progress", vec![("percent", Value::Number(percent.into()))]));
    }
    if !life.milestones.is_empty() {
        let met = life.milestones.iter().filter(|m| m.done.is_some()).count();
        let args = vec![("met", count(met)), ("count", count(life.milestones.len()))];
        inputs.push(say("light-input-milestones", args));
    }
    if !task.cadence.is_empty() {
        inputs.push(say("light-input-cadence", vec![("cadence", Value::Text(task.cadence.clone()))]));
    }
    if let Some(excuse) = life.excuses.iter().rfind(|e| e.from <= today && today <= e.until) {
        inputs.push(say("light-input-excuse", day("day", excuse.until)));
    }
    if let Some(stop) = life.stops.iter().rfind(|stop| stop.until.is_none()) {
        inputs.push(say("light-input-stop", day("day", stop.from)));
    }
    if let Some(closed) = task.closed {
        inputs.push(say("light-input-closed", day("day", closed)));
    }
    inputs
}

/// A reason as a sentence, in the words of the caller's language.
pub(crate) fn sentence(reason: &Reason, words: Words<'_>) -> String {
    let fill = |value: &Value| match value {
        Value::Number(number) => number.to_string(),
        Value::Hundredths(share) => hundredths(*share),
        Value::Day(date) => words(
            "chase-paper-day",
            &[
                ("year", date.year().to_string()),
                ("month", date.month().to_string()),
                ("day", date.day().to_string()),
            ],
        ),
        Value::Text(text) => text.clone(),
    };
    let args: Vec<(&str, String)> = reason.args.iter().map(|(name, value)| (*name, fill(value))).collect();
    words("light-why", &[("why", words(reason.key, &args))])
}

/// Hundredths as they are written: 3050 is 30.5.
pub(crate) fn hundredths(share: i64) -> String {
    let whole = format!("{}.{:02}", share / 100, (share % 100).abs());
    whole.trim_end_matches('0').trim_end_matches('.').to_owned()
}
