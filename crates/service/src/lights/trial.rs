//! A pack tried on the past year before it is adopted.

use jiff::ToSpan as _;
use jiff::civil::Date;
use ledger::{Action, Light, Task, facts, judge, light_on};
use planning::Pack;
use store::TaskRow;

use crate::names::Names;
use crate::view::{Differing, Tally, TrialDay, TrialView};
use crate::{Call, Result, Service, ServiceError};

/// Rows read at a time.
const CHUNK: i64 = 1_000;
/// Tasks listed whose light would be another.
const LISTED: usize = 100;
/// Months looked back on.
const MONTHS: i32 = 12;

impl Service {
    /// What a pack would have shown at the end of each of the past twelve months and today, beside the one in force, and
    /// which lights would be others today. Every task is judged by what was known on each day.
    ///
    /// # Errors
    /// When there is no such pack, or the database does not answer.
    pub async fn try_rules(&self, call: &Call, pack: &str, version: u32) -> Result<TrialView> {
        call.must(Action::Read)?;
        let pack = planning::version(pack, version).ok_or(ServiceError::NotFound)?;
        let names = self.names(call.site()).await?;
        let mut trial = Trial::new(pack, names.site.pack(), call.today());
        // The next rows are read while these are judged.
        let read = |last| {
            let (store, site) = (self.store.clone(), call.site());
            tokio::spawn(async move { store.every_task(site, last, CHUNK).await })
        };
        let mut next = read(None);
        loop {
            let rows = next.await.map_err(|e| ServiceError::Internal(e.to_string()))??;
            let Some(row) = rows.last() else { break };
            next = read(Some(row.task.id));
            for row in rows {
                trial.add(row);
            }
        }
        Ok(trial.view(&names, call))
    }
}

struct Trial {
    pack: &'static Pack,
    in_force: &'static Pack,
    days: Vec<TrialDay>,
    ever_red: [i64; 2],
    tasks: i64,
    differing: Vec<(Light, Light, TaskRow)>,
    differ: i64,
}

impl Trial {
    fn new(pack: &'static Pack, in_force: &'static Pack, today: Date) -> Self {
        let end = |months: i32| today.checked_sub(months.months()).map_or(today, Date::last_of_month);
        let days = (1..=MONTHS).rev().map(end).chain([today]);
        let days = days.map(|day| TrialDay { day, now: [0; 4], tried: [0; 4] }).collect();
        Self { pack, in_force, days, ever_red: [0; 2], tasks: 0, differing: Vec::new(), differ: 0 }
    }

    fn add(&mut self, row: TaskRow) {
        let task = &row.task;
        let lights = [self.in_force, self.pack].map(|pack| lights(pack, task, &self.days));
        self.tasks += 1;
        for (day, (now, tried)) in self.days.iter_mut().zip(lights[0].iter().zip(&lights[1])) {
            count(&mut day.now, *now);
            count(&mut day.tried, *tried);
        }
        for (ever, lights) in self.ever_red.iter_mut().zip(&lights) {
            *ever += i64::from(lights.contains(&Some(Light::Red)));
        }
        if let [Some(Some(now)), Some(Some(tried))] = [lights[0].last(), lights[1].last()]
            && now != tried
        {
            self.differ += 1;
            self.differing.push((*tried, *now, row));
            // The list is kept short while the ledger is read.
            if self.differing.len() >= 4 * LISTED {
                self.shorten();
            }
        }
    }

    /// Keeps the worst: what would turn red first, then by number.
    fn shorten(&mut self) {
        self.differing.sort_by_key(|(tried, now, row)| (*tried, *now, row.task.number));
        self.differing.truncate(LISTED);
    }

    fn view(mut self, names: &Names, call: &Call) -> TrialView {
        self.shorten();
        let today = call.today();
        let line = |(tried, now, row): &(Light, Light, TaskRow)| Differing {
            line: names.line(row, today, None),
            now: *now,
            tried: *tried,
            why: judge(self.pack, &row.task, today).reasons.into_iter().next(),
        };
        TrialView {
            pack: self.pack,
            in_force: self.in_force,
            differing: self.differing.iter().map(line).collect(),
            days: self.days,
            ever_red: self.ever_red,
            tasks: self.tasks,
            differ: self.differ,
            may_adopt: call.may(Action::AdoptRules) && self.pack != self.in_force,
        }
    }
}

/// A task's light on each day; nothing where it was in no ledger yet.
fn lights(pack: &Pack, task: &Task, days: &[TrialDay]) -> Vec<Option<Light>> {
    let facts = facts(task, pack);
    days.iter().map(|day| light_on(pack, task, &facts, day.day)).collect()
}

fn count(tally: &mut Tally, light: Option<Light>) {
    if let Some(n) = light.and_then(|light| tally.get_mut(light.rank() as usize)) {
        *n += 1;
    }
}
