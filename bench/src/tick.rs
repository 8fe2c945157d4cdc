//! The midnight tick on a fresh SQLite store: `bench-tick [tasks] [changing]`.
//!
//! Writes so many tasks (100,000), of which so many (10,000) change their light at the next midnight, ticks, and prints one
//! line of JSON: seconds, rows read, lights that changed; then how long judging every task by another rule pack took.

use std::time::Instant;

use jiff::ToSpan as _;
use jiff::civil::{Date, date};
use ledger::{
    ActId, EventBody, Field, Life, NewEvent, Number, Site, SiteId, Task, TaskId, TaskOrigin, TaskState,
    UnitId,
};
use store::{Act, Location, Store};
use uuid::Uuid;

/// 2026-06-12 09:30 in China.
const NOW: i64 = 1_781_227_800_000;
const TODAY: Date = date(2026, 6, 12);
/// Tasks of a transaction.
const BATCH: u32 = 2_000;

type Outcome<T> = Result<T, Box<dyn std::error::Error>>;

#[tokio::main]
async fn main() -> Outcome<()> {
    let mut args = std::env::args().skip(1).map(|arg| arg.parse::<u32>());
    let tasks = args.next().transpose()?.unwrap_or(100_000);
    let changing = args.next().transpose()?.unwrap_or(tasks / 10);
    let directory = std::env::temp_dir().join(format!("luoshi-bench-tick-{}", std::process::id()));
    let measured = measure(&directory, tasks, changing).await;
    std::fs::remove_dir_all(&directory)?;
    println!("{}", measured?);
    Ok(())
}

async fn measure(directory: &std::path::Path, tasks: u32, changing: u32) -> Outcome<serde_json::Value> {
    let store = Store::open(&Location::Directory(directory.to_owned())).await?;
    let site = SiteId(Uuid::from_u128(1));
    fill(&store, site, tasks, changing).await?;
    let before = counts(&store, site).await?;
    let start = Instant::now();
    let read = store.tick(site, TODAY.tomorrow()?).await?;
    let seconds = start.elapsed().as_secs_f64();
    let changed: i64 = before.iter().zip(counts(&store, site).await?).map(|(b, a)| (b - a).max(0)).sum();
    let start = Instant::now();
    let again = store.tick(site, TODAY.tomorrow()?).await?;
    let idle = start.elapsed().as_secs_f64();
    let start = Instant::now();
    let body = EventBody::RulesAdopted { pack: "pace-points".into(), version: 1, from: TODAY };
    append(&store, site, vec![NewEvent::on(site, body)]).await?;
    let adopted = start.elapsed().as_secs_f64();
    let sound = store.verify(site).await?.difference.is_none();
    store.close().await;
    Ok(serde_json::json!({
        "tasks": tasks, "changing": changing, "seconds": seconds, "read": read, "changed": changed,
        "again": { "seconds": idle, "read": again }, "adopted": { "seconds": adopted }, "verified": sound,
    }))
}

/// How many tasks there are of each light.
async fn counts(store: &Store, site: SiteId) -> Outcome<[i64; 5]> {
    let mut counts = [0; 5];
    for count in store.light_counts(site).await? {
        counts[count.light.rank() as usize] += count.n;
    }
    Ok(counts)
}

async fn append(store: &Store, site: SiteId, events: Vec<NewEvent>) -> Outcome<()> {
    let mut tx = store.begin(site).await?;
    tx.append(&Act { id: ActId(Uuid::now_v7()), actor: None, at: NOW }, events).await?;
    Ok(tx.commit().await?)
}

async fn fill(store: &Store, site: SiteId, tasks: u32, changing: u32) -> Outcome<()> {
    let founded = Site {
        id: site,
        name: "云溪县".into(),
        area_code: String::new(),
        separated: false,
        rules: Vec::new(),
    };
    append(store, site, vec![NewEvent::at(site, 0, EventBody::SiteFounded { site: founded })]).await?;
    let every = (tasks / changing.max(1)).max(1);
    for first in (0..tasks).step_by(BATCH as usize) {
        let made = (first..tasks.min(first + BATCH)).map(|n| {
            let task = task(n, n % every == 0 && n / every < changing);
            NewEvent::at(task.id, 0, EventBody::TaskAdded { task, reason: String::new() })
        });
        append(store, site, made.collect()).await?;
    }
    Ok(())
}

/// A task of a county's ledger. One that changes is three days before its date tomorrow or on its last day today; the
/// others are due later, some are done.
fn task(n: u32, changes: bool) -> Task {
    let days = match (changes, n % 2) {
        (true, 0) => 4,
        (true, _) => 0,
        (false, _) => 30 + n % 300,
    };
    let done = !changes && n.is_multiple_of(7);
    Task {
        // Ascending, as the program makes them.
        id: TaskId(Uuid::from_u128(u128::from(n + 1) << 64)),
        number: Number { year: 2026, serial: n + 1, sub: 0 },
        parent: None,
        title: format!("第{n}号街区老旧小区改造和入地管线工程按期完成并通过验收"),
        field: Field::ALL.get(n as usize % Field::ALL.len()).copied(),
        targets: Vec::new(),
        leaders: Vec::new(),
        lead_unit: UnitId(Uuid::from_u128(100 + u128::from(n % 60))),
        other_units: vec![UnitId(Uuid::from_u128(200 + u128::from(n % 30)))],
        other_names: Vec::new(),
        due: TODAY.checked_add(i64::from(days).days()).ok(),
        due_text: String::new(),
        cadence: if n.is_multiple_of(3) { "每月".into() } else { String::new() },
        state: if done { TaskState::Done } else { TaskState::Open },
        progress: (n % 4 == 1).then_some(99),
        start: date(2026, 3, 2),
        closed: done.then_some(TODAY),
        origin: TaskOrigin::Hand,
        life: Life::default(),
    }
}
