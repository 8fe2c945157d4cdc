//! What units do with the demo's tasks: sign, plan, report, ask for time, ask to close; and what is decided on that.
//! Every step is a command that the workflow decides, as on any site.

use std::collections::HashMap;

use anyhow::Context as _;
use jiff::civil::Date;
use ledger::workflow::{Scene, decide};
use ledger::{
    Actor, Command, Evidence, Grade, Milestone, MilestoneMark, NewEvent, Relation, ReportId, ReportText,
    Role, SiteId, Task, TaskState, UnitId,
};
use store::{Store, Tx};

use super::county::{ChangePlan, ReportWords, TaskPlan};
use super::days::{Fate, back};
use super::{points, spread};

/// Days between two reports of a task that goes well.
const QUARTER: i32 = 80;
/// Points behind the even plan from which a report names a problem.
const BEHIND: i64 = -8;

/// Who acts on a task.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Hand {
    Supervisor,
    OfficeLeader,
    Head,
    Liaison,
}

/// Something done on the way of a task.
#[derive(Clone, Debug)]
pub(crate) enum Deed {
    Sign,
    /// With its milestones.
    Arrange(Vec<Milestone>),
    /// A report is sent: its share, its words where the ledger gives them, and the milestones reached.
    Report(u8, Option<String>, Vec<MilestoneMark>),
    /// A report says that nothing is new.
    NoChange,
    Approve,
    Accept,
    AskExtension(Date, String),
    EndorseExtension,
    GrantExtension,
    AskClosing,
    Recommend,
    Close,
    Cancel(String),
}

impl Deed {
    fn hand(&self) -> Hand {
        match self {
            Self::Sign | Self::Arrange(_) | Self::Report(..) | Self::NoChange => Hand::Liaison,
            Self::Approve | Self::AskExtension(..) | Self::AskClosing => Hand::Head,
            Self::Accept | Self::EndorseExtension | Self::Recommend => Hand::Supervisor,
            Self::GrantExtension | Self::Close | Self::Cancel(_) => Hand::OfficeLeader,
        }
    }
}

/// Everyone who acts, ready to be asked what they may.
pub(crate) struct Cast {
    supervisor: Actor,
    office_leader: Actor,
    units: HashMap<(UnitId, Role), Actor>,
    evidence: Vec<Evidence>,
}

impl Cast {
    /// The people of the site.
    pub(crate) async fn of(
        store: &Store,
        site: SiteId,
        supervisor: &Actor,
        words: &ReportWords,
    ) -> anyhow::Result<Self> {
        let mut units = HashMap::new();
        let mut office_leader = None;
        for person in store.people(site).await? {
            let person = person.entity;
            for role in person.roles().iter() {
                let actor = Actor {
                    site,
                    person: person.id,
                    name: person.name.clone(),
                    roles: role.into(),
                    unit: person.unit,
                    separated: false,
                };
                match (role, person.unit) {
                    (Role::OfficeLeader, _) => office_leader = Some(actor),
                    (Role::UnitHead | Role::Liaison, Some(unit)) => {
                        units.entry((unit, role)).or_insert(actor);
                    }
                    _ => {}
                }
            }
        }
        let blob = store.put_blob(words.closing.as_bytes())?;
        Ok(Self {
            supervisor: supervisor.clone(),
            office_leader: office_leader.context("demo: no office leader")?,
            units,
            evidence: vec![Evidence { name: words.evidence.clone(), blob }],
        })
    }

    fn actor(&self, hand: Hand, unit: UnitId) -> anyhow::Result<&Actor> {
        let of_unit = |role| self.units.get(&(unit, role)).context("demo: nobody works for the unit");
        match hand {
            Hand::Supervisor => Ok(&self.supervisor),
            Hand::OfficeLeader => Ok(&self.office_leader),
            Hand::Head => of_unit(Role::UnitHead),
            Hand::Liaison => of_unit(Role::Liaison),
        }
    }

    /// Does it to the task: who did, and what stands in the log for it. None where the task's state has no room for it:
    /// the days of the demo move with the day it is started, and now and then two of them fall together.
    pub(crate) fn perform(
        &self,
        deed: &Deed,
        (task, version): (&Task, i64),
        words: &ReportWords,
        today: Date,
    ) -> anyhow::Result<Option<(Actor, Vec<NewEvent>)>> {
        let actor = self.actor(deed.hand(), task.lead_unit)?;
        let works_for_it = matches!(deed.hand(), Hand::Head | Hand::Liaison);
        let relation = Relation { lead_unit: works_for_it, ..Relation::NONE };
        let command = self.command(deed, task, words, today);
        let scene = Scene { actor, relation, version, today, headless: false, kept: super::kept };
        match decide(task, &command, &scene) {
            Ok(events) => Ok(Some((actor.clone(), events))),
            Err(refusal) if refusal.kind == ledger::RefusalKind::Conflict => Ok(None),
            Err(refusal) => Err(refusal).with_context(|| format!("demo: {deed:?} of {}", task.title)),
        }
    }

    fn command(&self, deed: &Deed, task: &Task, words: &ReportWords, today: Date) -> Command {
        let key = task.number.to_string();
        match deed {
            Deed::Sign => Command::SignFor {},
            Deed::Arrange(milestones) => Command::Arrange {
                assignee: self.units.get(&(task.lead_unit, Role::Liaison)).map(|a| a.person),
                co_units: Vec::new(),
                plan: words.plan.clone(),
                milestones: milestones.clone(),
            },
            Deed::Report(percent, said, marks) => Command::SubmitReport {
                report: ReportId(uuid::Uuid::now_v7()),
                text: ReportText {
                    milestones: marks.clone(),
                    ..report(task, *percent, said.as_deref(), words, &key, today)
                },
            },
            Deed::NoChange => Command::SubmitReport {
                report: ReportId(uuid::Uuid::now_v7()),
                // The first report says how things are.
                text: match task.life.accepted.is_empty() {
                    true => report(task, task.progress.unwrap_or_default(), None, words, &key, today),
                    false => ReportText::no_change(task, today),
                },
            },
            Deed::Approve => Command::ApproveReport {},
            Deed::Accept => Command::AcceptReport {},
            Deed::AskExtension(until, reason) => {
                Command::RequestExtension { reason: reason.clone(), until: *until }
            }
            Deed::EndorseExtension => Command::EndorseExtension {},
            Deed::GrantExtension => Command::GrantExtension {},
            Deed::AskClosing => {
                Command::RequestClosing { summary: words.closing.clone(), evidence: self.evidence.clone() }
            }
            Deed::Recommend => Command::Recommend { grade: grade(&key) },
            Deed::Close => Command::Close { grade: grade(&key) },
            Deed::Cancel(reason) => Command::Cancel { reason: reason.clone() },
        }
    }
}

fn grade(key: &str) -> Grade {
    match spread(key, 5) {
        0 => Grade::Excellent,
        1 => Grade::Passed,
        _ => Grade::Good,
    }
}

fn report(
    task: &Task,
    percent: u8,
    said: Option<&str>,
    words: &ReportWords,
    key: &str,
    today: Date,
) -> ReportText {
    let pick = |of: &[String]| of[spread(key, of.len() as u32) as usize].clone();
    let fill = |text: &str| {
        let day = format!("{}月{}日", today.month(), today.day());
        text.replace("{day}", &day).replace("{percent}", &percent.to_string())
    };
    let behind = task.due.is_some_and(|due| lag(task.start, due, today, percent) <= BEHIND);
    let progress = match said {
        Some(said) => said.to_owned(),
        None if percent < 10 => words.first.clone(),
        None => fill(&pick(&words.progress)),
    };
    ReportText {
        until: today,
        progress,
        problems: if behind { pick(&words.behind) } else { String::new() },
        next: pick(if behind { &words.next_behind } else { &words.next }),
        percent: Some(percent),
        milestones: Vec::new(),
        evidence: Vec::new(),
        given: Vec::new(),
        unchanged: false,
    }
}

/// Points by which a share is ahead of the even plan; negative when behind.
fn lag(start: Date, due: Date, today: Date, percent: u8) -> i64 {
    let days = |from: Date, to: Date| i64::from((to - from).get_days());
    let total = days(start, due).max(1);
    i64::from(percent) - days(start, today).clamp(0, total) * 100 / total
}

/// Takes what the log holds now for what the demo goes on with.
pub(crate) async fn reload(tx: &mut Tx, task: &Task) -> anyhow::Result<(Task, i64)> {
    let row = tx.task(task.id).await?.context("demo: a task is gone")?;
    Ok((row.task, row.version))
}

/// What is done with a task from issue to the start of the demo, with its days, oldest first. `key` spreads the days.
pub(crate) fn deeds(
    plan: &TaskPlan,
    fate: &Fate<'_>,
    issued: Date,
    start: Date,
    ends: End,
) -> Vec<(Date, Deed)> {
    let key = plan.key.as_str();
    let signed = back(issued, -(1 + spread(key, 3) as i32 + if spread(key, 13) == 0 { 4 } else { 0 }));
    let arranged = back(signed, -(1 + spread(key, 2) as i32));
    let milestones = points::planned(&plan.milestones, issued, fate.first_due);
    let mut all = vec![(signed, Deed::Sign), (arranged, Deed::Arrange(milestones.clone()))];
    let last = fate.closed.unwrap_or(start);
    let reports = reports(key, fate, arranged, last);
    let mut told = Vec::new();
    for (day, percent, said) in &reports {
        let accepted = back(*day, -(spread(key, 2) as i32)).min(last);
        let marks = points::reached(&plan.milestones, &milestones, (&mut told, *day), *percent == 100);
        let report = Deed::Report(*percent, said.clone(), marks);
        all.extend([(*day, report), (*day, Deed::Approve), (accepted, Deed::Accept)]);
    }
    for dated in &fate.edits {
        if let Some(due) = dated.due.filter(|due| *due > fate.first_due) {
            let asked = back(dated.day, 2).max(arranged).min(dated.day);
            all.push((asked, Deed::AskExtension(due, dated.edit.reason.clone())));
            all.extend([(asked, Deed::EndorseExtension), (dated.day, Deed::GrantExtension)]);
        }
    }
    match (ends, fate.closed) {
        (End::Done, Some(closed)) => {
            let asked = back(closed, 4).max(reports.last().map_or(arranged, |r| back(r.0, -1)));
            let asked = asked.min(closed);
            all.extend([(asked, Deed::AskClosing), (back(closed, 1).max(asked), Deed::Recommend)]);
            all.push((closed, Deed::Close));
        }
        (End::Cancelled(reason), Some(closed)) => all.push((closed, Deed::Cancel(reason))),
        _ if fate.progress.is_some() && spread(key, 11) < 2 => {
            // The newest report of a few tasks is still on its way: with the unit's head, or with the supervisors.
            all.push((back(start, 1), Deed::NoChange));
            if spread(key, 11) == 0 {
                all.push((start, Deed::Approve));
            }
        }
        _ => {}
    }
    all.retain(|(day, _)| *day <= start);
    all.sort_by_key(|(day, _)| *day);
    all
}

/// How a task ends.
#[derive(Clone, Debug)]
pub(crate) enum End {
    Open,
    Done,
    Cancelled(String),
}

impl End {
    pub(crate) fn of(state: Option<TaskState>, closed: bool, reason: &str) -> Self {
        match state {
            _ if !closed => Self::Open,
            Some(TaskState::Cancelled) => Self::Cancelled(reason.to_owned()),
            _ => Self::Done,
        }
    }
}

/// Days, shares and words of the reports: those the ledger names, one a quarter between them, and where the task stands
/// at the end.
fn reports(key: &str, fate: &Fate<'_>, arranged: Date, last: Date) -> Vec<(Date, u8, Option<String>)> {
    let Some(end) = fate.progress else { return Vec::new() };
    if arranged > last {
        return Vec::new();
    }
    let newest = back(last, 3 + spread(key, 9) as i32).max(arranged);
    let mut known: Vec<(Date, u8, Option<String>)> = Vec::new();
    for dated in &fate.edits {
        if let ChangePlan::Progress { to } = dated.edit.change
            && dated.day > arranged
            && dated.day < newest
        {
            known.push((dated.day, to.min(end), Some(dated.edit.reason.clone())));
        }
    }
    known.push((newest, end, None));
    let mut all = Vec::new();
    let (mut day, mut share) = (arranged, 0_u8);
    for (next, to, said) in known {
        let gap = i64::from((next - day).get_days()).max(1);
        let from = day;
        while (next - day).get_days() > QUARTER + 20 {
            day = back(day, -QUARTER);
            let gone = i64::from((day - from).get_days());
            let between = i64::from(share) + (i64::from(to) - i64::from(share)) * gone / gap;
            all.push((day, between.clamp(0, 100) as u8, None));
        }
        all.push((next, to, said));
        (day, share) = (next, to);
    }
    all
}
