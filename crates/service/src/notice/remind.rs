//! What the calendar brings up: due dates near and passed, reports, sign-for, answers and reviews. Each once.

use jiff::ToSpan as _;
use jiff::civil::Date;
use ledger::{ChaseState, Holder, Role, SiteId, Stage, Task, UnitId, day_of};
use notify::{About, Matter};
use store::{Held, TaskRow, Tx};

use super::audience::People;
use super::matter::Audience::{self, Head, Unit};
use super::tell::{Raised, Teller, about_chase, about_task};
use crate::work::days;
use crate::{Result, Service};

/// Days before a date on which its people are reminded (PRACTICE 3.1: three).
pub(super) const AHEAD: i32 = 3;
/// Days after a date within which its passing is still news.
pub(super) const NEWS: i64 = 3;
/// Most things of one sort that are looked at in a day.
pub(super) const MOST: i64 = 5_000;

/// Something that is told once, under a key of its own.
pub(super) struct Due {
    pub(super) key: String,
    pub(super) task: Option<Task>,
    pub(super) about: About,
    pub(super) matters: Vec<(Audience, Matter)>,
}

impl Service {
    /// Reminds of what a day brings up. Asked again, also on another day, it reminds nobody of the same thing twice.
    /// Returns how many notices were made.
    ///
    /// # Errors
    /// When the database does not answer.
    pub async fn remind(&self, site: SiteId, at: i64) -> Result<usize> {
        let today = day_of(at);
        let names = self.names(site).await?;
        let units: Vec<UnitId> = names.units.iter().filter(|u| u.active).map(|u| u.id).collect();
        let mut found = self.dues(site, today).await?;
        found.extend(self.reports(site, &units, today).await?);
        found.extend(self.unsigned(site, today).await?);
        found.extend(self.answers(site, today).await?);
        found.extend(self.reviews(site, today).await?);
        found.extend(self.answers_asked(site, &names, today).await?);
        let teller = Teller { names: &names, people: People::of(&names), settled: 0 };
        let mut tx = self.store.begin(site).await?;
        let mut told = 0;
        for due in &found {
            told += teller.bring_up(&mut tx, due, at).await?;
        }
        tx.commit().await?;
        Ok(told)
    }

    /// Tasks whose date is near, and those whose date has just passed.
    async fn dues(&self, site: SiteId, today: Date) -> Result<Vec<Due>> {
        let (from, until) = (moved(today, -NEWS as i32), moved(today, AHEAD));
        let rows = self.store.open_due(site, from, until, MOST).await?;
        Ok(rows.into_iter().filter_map(|row| due(row.task, today)).collect())
    }

    async fn reports(&self, site: SiteId, units: &[UnitId], today: Date) -> Result<Vec<Due>> {
        let rows = self.store.reports_due(site, units, moved(today, AHEAD), MOST).await?;
        Ok(rows.into_iter().filter_map(|row| report(row, today)).collect())
    }

    async fn unsigned(&self, site: SiteId, today: Date) -> Result<Vec<Due>> {
        let held = self.store.in_stage(site, Stage::Assigned, MOST).await?;
        Ok(held.into_iter().filter_map(|held| unsigned(held, today)).collect())
    }

    async fn answers(&self, site: SiteId, today: Date) -> Result<Vec<Due>> {
        let mut found = Vec::new();
        for v in self.store.chases_in(site, ChaseState::Open, moved(today, -1), MOST).await? {
            let chase = v.entity;
            if days(chase.answer_due, today) > NEWS {
                continue;
            }
            let task = match chase.task {
                Some(id) => self.store.task(site, id).await?.map(|row| row.task),
                None => None,
            };
            let matter = Matter::ChaseUnanswered { answer: chase.answer_due };
            let who = [Unit(chase.unit), Head(chase.unit), Audience::Role(Role::Supervisor)];
            found.push(Due {
                key: format!("answer-{}", chase.id),
                about: about_chase(&chase, task.as_ref()),
                task,
                matters: who.map(|who| (who, matter.clone())).into(),
            });
        }
        Ok(found)
    }

    async fn reviews(&self, site: SiteId, today: Date) -> Result<Vec<Due>> {
        let held = self.store.in_stage(site, Stage::Suspended, MOST).await?;
        let review = |held: Held| {
            let task = held.row.task;
            let on = task.life.suspension.as_ref().map(|s| s.review)?;
            let matters = vec![(Audience::Role(Role::Supervisor), Matter::SuspensionReview { on })];
            near(on, today).then(|| of_task(format!("review-{on}"), task, matters))
        };
        Ok(held.into_iter().filter_map(review).collect())
    }
}

impl Teller<'_> {
    async fn bring_up(&self, tx: &mut Tx, due: &Due, at: i64) -> Result<usize> {
        let raised = Raised { key: &due.key, at, by: None, task: due.task.as_ref(), about: &due.about };
        self.raise(tx, &raised, due.matters.clone()).await
    }
}

fn of_task(key: String, task: Task, matters: Vec<(Audience, Matter)>) -> Due {
    Due { key: format!("{key}-{}", task.id), about: about_task(&task), task: Some(task), matters }
}

/// Whether a date has come and is still news.
fn near(date: Date, today: Date) -> bool {
    (0..=NEWS).contains(&days(date, today))
}

fn due(task: Task, today: Date) -> Option<Due> {
    // Who has done their part is not reminded of it.
    let holder = ledger::holder(&task);
    let Holder::Unit(unit) = holder else { return None };
    let (due, left) = (task.due?, days(today, task.due?));
    let count = u32::try_from(left.abs()).unwrap_or(0);
    if left >= 0 {
        let matters = vec![(Unit(unit), Matter::DueSoon { due, days: count })];
        return Some(of_task(format!("due-{due}"), task, matters));
    }
    let matter = Matter::Overdue { due, days: count };
    Some(of_task(format!("over-{due}"), task, vec![(Unit(unit), matter.clone()), (Head(unit), matter)]))
}

fn report(row: TaskRow, today: Date) -> Option<Due> {
    let on = ledger::report_due(&row.task, row.light)?;
    let unit = row.task.lead_unit;
    let late = days(on, today);
    if late <= 0 {
        return Some(of_task(format!("report-{on}"), row.task, vec![(Unit(unit), Matter::ReportDue { on })]));
    }
    let matter = Matter::ReportMissing { days: u32::try_from(late).unwrap_or(0) };
    (late <= NEWS).then(|| of_task(format!("missing-{on}"), row.task, vec![(Unit(unit), matter)]))
}

fn unsigned(held: Held, today: Date) -> Option<Due> {
    let waited = days(held.from, today);
    if !(1..=NEWS).contains(&days(held.row.task.sign_until(), today)) {
        return None;
    }
    let unit = held.row.task.lead_unit;
    let matter = Matter::Unsigned { days: u32::try_from(waited).unwrap_or(0) };
    let matters = vec![(Unit(unit), matter.clone()), (Head(unit), matter)];
    Some(of_task(format!("unsigned-{}", held.from), held.row.task, matters))
}

fn moved(day: Date, by: i32) -> Date {
    day.checked_add(by.days()).unwrap_or(day)
}
