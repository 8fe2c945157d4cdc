//! What the program does by itself while it serves. Every job is kept going by one loop and has a name in the log: a
//! failure is said once, tried again after longer and longer, and what works again is said too.

use std::pin::Pin;
use std::sync::Arc;
use std::time::Duration;

use jiff::civil::Date;
use ledger::day_of;
use messages::Lang;
use service::Service;
use store::Store;
use tokio::task::JoinSet;

use crate::options::now;

/// The hour of the night, in China, from which the log is proved.
const NIGHT: i8 = 2;
/// Longest pause of a job that fails.
const LONGEST: Duration = Duration::from_secs(10 * 60);

/// What jobs work with.
#[derive(Clone)]
pub struct Office {
    /// The database.
    pub store: Store,
    /// The use cases.
    pub service: Service,
    /// The language of what the program writes by itself.
    pub lang: Lang,
}

type Work = Pin<Box<dyn Future<Output = anyhow::Result<()>> + Send>>;

/// One job.
struct Job {
    name: &'static str,
    /// How often it looks whether there is something to do.
    every: Duration,
    /// Whether it is done for a day once it has succeeded.
    daily: bool,
    work: fn(Office) -> Work,
}

/// Every job, in the order in which a day's first round does them.
const JOBS: [Job; 9] = [
    Job { name: "lights", every: Duration::from_secs(60), daily: false, work: |o| Box::pin(lights(o)) },
    Job { name: CHASE, every: Duration::from_secs(60), daily: true, work: |o| Box::pin(chase(o)) },
    Job { name: "remind", every: Duration::from_secs(60), daily: true, work: |o| Box::pin(remind(o)) },
    Job { name: "tell", every: Duration::from_secs(1), daily: false, work: |o| Box::pin(tell(o)) },
    Job { name: "compose", every: Duration::from_secs(10), daily: false, work: |o| Box::pin(compose(o)) },
    Job { name: "send", every: Duration::from_secs(5), daily: false, work: |o| Box::pin(send(o)) },
    Job { name: "seen", every: Duration::from_secs(5), daily: false, work: |o| Box::pin(write_seen(o)) },
    Job { name: "prove", every: Duration::from_secs(60), daily: false, work: |o| Box::pin(prove(o)) },
    Job { name: "sweep", every: Duration::from_secs(60), daily: true, work: |o| Box::pin(sweep(o)) },
];

/// The job that only runs where the office wants its rules to write chase sheets.
const CHASE: &str = "chase";

/// Starts the jobs; they end when what is returned is dropped.
pub fn start(office: &Office, chase_by_rule: bool) -> JoinSet<()> {
    let mut running = JoinSet::new();
    for job in JOBS.into_iter().filter(|job| chase_by_rule || job.name != CHASE) {
        running.spawn(keep(job, office.clone()));
    }
    running
}

async fn keep(job: Job, office: Office) {
    let (mut course, mut done) = (Course::default(), None::<Date>);
    loop {
        let today = day_of(now());
        if !job.daily || done != Some(today) {
            let outcome = (job.work)(office.clone()).await;
            if outcome.is_ok() {
                done = Some(today);
            }
            match course.note(outcome.err().map(|error| format!("{error:#}"))) {
                Some(News::Failed(error)) => {
                    tracing::error!(job = job.name, error, "a job failed; it is tried again")
                }
                Some(News::Works) => tracing::info!(job = job.name, "a job works again"),
                None => {}
            }
        }
        tokio::time::sleep(course.pause(job.every)).await;
    }
}

/// How a job has fared.
#[derive(Debug, Default)]
struct Course {
    failures: u32,
    error: Option<String>,
}

/// What is worth a line in the log.
#[derive(Debug, PartialEq, Eq)]
enum News {
    Failed(String),
    Works,
}

impl Course {
    /// Notes how it went, an error or none.
    fn note(&mut self, error: Option<String>) -> Option<News> {
        let before = std::mem::replace(&mut self.error, error.clone());
        self.failures = if error.is_some() { self.failures.saturating_add(1) } else { 0 };
        match (before, error) {
            (None, None) => None,
            (Some(_), None) => Some(News::Works),
            (before, Some(error)) => (before.as_ref() != Some(&error)).then_some(News::Failed(error)),
        }
    }

    /// How long to wait: twice as long after each failure.
    fn pause(&self, every: Duration) -> Duration {
        every.saturating_mul(1 << self.failures.min(10)).min(LONGEST.max(every))
    }
}

/// Judges again what a new day may have changed.
pub async fn relight(office: Office) -> anyhow::Result<()> {
    for site in office.store.sites().await? {
        office.store.tick(site.id, day_of(now())).await?;
    }
    Ok(())
}

/// The same, and tells whose lights have turned, by that or by what happened since.
async fn lights(office: Office) -> anyhow::Result<()> {
    relight(office.clone()).await?;
    for site in office.store.sites().await? {
        office.service.tell_turns(site.id, now()).await?;
    }
    Ok(())
}

/// Writes the chase sheets that the rules call for.
async fn chase(office: Office) -> anyhow::Result<()> {
    relight(office.clone()).await?;
    for site in office.store.sites().await? {
        office.service.chase_by_rule(site.id, now(), &web::words(office.lang)).await?;
    }
    Ok(())
}

/// Reminds of what the day brings up.
async fn remind(office: Office) -> anyhow::Result<()> {
    relight(office.clone()).await?;
    for site in office.store.sites().await? {
        office.service.remind(site.id, now()).await?;
    }
    Ok(())
}

/// Tells people what has happened.
async fn tell(office: Office) -> anyhow::Result<()> {
    for site in office.store.sites().await? {
        office.service.tell(site.id, now()).await?;
    }
    Ok(())
}

/// Puts messages together.
async fn compose(office: Office) -> anyhow::Result<()> {
    for site in office.store.sites().await? {
        office.service.compose(site.id, now()).await?;
    }
    Ok(())
}

/// Sends them.
async fn send(office: Office) -> anyhow::Result<()> {
    for site in office.store.sites().await? {
        office.service.send_letters(site.id, &now).await?;
    }
    Ok(())
}

/// Writes down who saw what.
async fn write_seen(office: Office) -> anyhow::Result<()> {
    Ok(office.service.write_seen().await?)
}

/// Proves every site's log once a night: after two in the morning in China, when it has not been proved that day.
async fn prove(office: Office) -> anyhow::Result<()> {
    let at = now();
    if hour(at) < NIGHT {
        return Ok(());
    }
    for site in office.store.sites().await? {
        let last = office.store.proofs(site.id, 1).await?.pop();
        if last.is_none_or(|proof| day_of(proof.started) < day_of(at)) {
            office.service.prove(site.id, "", Arc::new(now)).await?;
        }
    }
    Ok(())
}

/// The hour in China.
fn hour(at: i64) -> i8 {
    let local = jiff::Timestamp::from_millisecond(at).unwrap_or_default();
    jiff::tz::Offset::constant(8).to_datetime(local).hour()
}

/// Drops what is long over.
async fn sweep(office: Office) -> anyhow::Result<()> {
    for site in office.store.sites().await? {
        office.service.sweep_notices(site.id, now()).await?;
        office.service.forget_seen(site.id, now()).await?;
    }
    Ok(())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_failure_is_said_once_and_what_works_again_too() {
        let mut course = Course::default();
        let down = || Some("no answer".to_owned());
        assert_eq!(course.note(None), None);
        assert_eq!(course.note(down()), Some(News::Failed("no answer".into())));
        assert_eq!(course.note(down()), None);
        assert_eq!(course.note(Some("disk full".into())), Some(News::Failed("disk full".into())));
        assert_eq!(course.note(None), Some(News::Works));
        assert_eq!(course.note(None), None);
    }

    #[test]
    fn pauses_grow_up_to_ten_minutes_and_end_with_success() {
        let mut course = Course::default();
        let every = Duration::from_secs(5);
        let pauses: Vec<u64> = (0..9)
            .map(|_| {
                course.note(Some("x".into()));
                course.pause(every).as_secs()
            })
            .collect();
        assert_eq!(pauses, [10, 20, 40, 80, 160, 320, 600, 600, 600]);
        course.note(None);
        assert_eq!(course.pause(every), every);
    }
}
