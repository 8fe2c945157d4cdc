//! The files of `demo/`, as they are on the day on which the demo starts.

use anyhow::Context as _;
use jiff::civil::Date;
use ledger::{Catalogue, Decimal, Field, Frequency, MeasureDirection, Role, Target};
use serde::Deserialize;
use serde::de::DeserializeOwned;

use super::days::report_date;

macro_rules! demo_file {
    ($path:literal) => {
        include_str!(concat!(env!("CARGO_MANIFEST_DIR"), "/../../demo/", $path))
    };
}
pub(crate) use demo_file;

/// A text of the demo: the name its file would have, and its words.
#[derive(Clone, Debug)]
pub(crate) struct Paper {
    pub(crate) file_name: String,
    pub(crate) text: String,
}

#[derive(Clone, Debug, Deserialize)]
pub(crate) struct SitePlan {
    pub(crate) name: String,
    pub(crate) code: String,
    pub(crate) words: Words,
    pub(crate) reports: ReportWords,
}

/// What units write in their reports.
#[derive(Clone, Debug, Deserialize)]
pub(crate) struct ReportWords {
    pub(crate) plan: String,
    pub(crate) progress: Vec<String>,
    pub(crate) first: String,
    pub(crate) behind: Vec<String>,
    pub(crate) next_behind: Vec<String>,
    pub(crate) next: Vec<String>,
    pub(crate) closing: String,
    pub(crate) evidence: String,
}

/// Reasons for what the ledger gives no reason of its own.
#[derive(Clone, Debug, Deserialize)]
pub(crate) struct Words {
    pub(crate) progress: String,
    pub(crate) done: String,
    pub(crate) cancelled: String,
}

#[derive(Clone, Debug, Deserialize)]
pub(crate) struct UnitPlan {
    pub(crate) key: String,
    pub(crate) name: String,
    pub(crate) aliases: Vec<String>,
    pub(crate) kind: String,
    pub(crate) leader: String,
    pub(crate) head: String,
    pub(crate) liaison: String,
}

/// A measure of the county's catalogue.
#[derive(Clone, Debug, Deserialize)]
pub(crate) struct MeasurePlan {
    pub(crate) name: String,
    pub(crate) aliases: Vec<String>,
    pub(crate) unit: String,
    pub(crate) direction: MeasureDirection,
    pub(crate) field: Field,
    pub(crate) source: String,
    frequency: String,
    #[serde(default)]
    pub(crate) tenths: Vec<i64>,
    pub(crate) slip: Option<SlipPlan>,
}

/// A wrong figure that was corrected.
#[derive(Clone, Debug, Deserialize)]
pub(crate) struct SlipPlan {
    pub(crate) rounds: usize,
    pub(crate) tenths: i64,
    pub(crate) reason: String,
}

/// A dated point of a task's way.
#[derive(Clone, Debug, Deserialize)]
pub(crate) struct MilestonePlan {
    pub(crate) name: String,
    /// Percent of the days between issue and deadline.
    pub(crate) at: i64,
    #[serde(default)]
    pub(crate) late: bool,
}

impl MeasurePlan {
    pub(crate) fn frequency(&self) -> anyhow::Result<Frequency> {
        Frequency::from_code(&self.frequency).with_context(|| format!("demo: frequency {}", self.frequency))
    }
}

#[derive(Clone, Debug, Deserialize)]
pub(crate) struct LeaderPlan {
    pub(crate) key: String,
    pub(crate) name: String,
    pub(crate) position: String,
}

#[derive(Clone, Debug, Deserialize)]
pub(crate) struct AccountPlan {
    pub(crate) user: String,
    pub(crate) name: String,
    pub(crate) role: Role,
    pub(crate) unit: String,
}

#[derive(Clone, Debug, Deserialize)]
pub(crate) struct TargetPlan {
    metric: String,
    op: ledger::Comparator,
    value: Option<Decimal>,
    #[serde(default)]
    unit: String,
}

impl TargetPlan {
    pub(crate) fn target(&self, catalogue: &Catalogue<'_>) -> Target {
        Target {
            metric: self.metric.clone(),
            op: self.op,
            value: self.value,
            unit: self.unit.clone(),
            due: None,
            measure: catalogue.find(&self.metric, &self.unit).one(),
        }
    }
}

/// A change with its reason.
#[derive(Clone, Debug, Deserialize)]
pub(crate) struct EditPlan {
    pub(crate) days: i32,
    pub(crate) reason: String,
    #[serde(flatten)]
    pub(crate) change: ChangePlan,
}

/// What an edit changes.
#[derive(Clone, Debug, Deserialize)]
#[serde(tag = "field", rename_all = "snake_case")]
pub(crate) enum ChangePlan {
    Due { to: Option<String>, to_days: Option<i32> },
    Lead { to: String },
    Others { to: Vec<String> },
    Title { to: String },
    Targets { to: Vec<TargetPlan> },
    Progress { to: u8 },
}

/// A task of the ledger, as README.md of `demo/` explains it.
#[derive(Clone, Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub(crate) struct TaskPlan {
    pub(crate) key: String,
    pub(crate) title: String,
    pub(crate) field: Option<Field>,
    pub(crate) lead: String,
    #[serde(default)]
    pub(crate) others: Vec<String>,
    pub(crate) leader: Option<String>,
    #[serde(default)]
    pub(crate) source: String,
    #[serde(default)]
    pub(crate) quote: String,
    #[serde(default)]
    pub(crate) targets: Vec<TargetPlan>,
    pub(crate) due: Option<String>,
    pub(crate) due_days: Option<i32>,
    #[serde(default)]
    pub(crate) cadence: String,
    pub(crate) state: Option<ledger::TaskState>,
    pub(crate) done_days: Option<i32>,
    pub(crate) done_before: Option<i32>,
    pub(crate) pace: Option<i64>,
    pub(crate) progress: Option<u8>,
    #[serde(default)]
    pub(crate) reason: String,
    #[serde(default)]
    pub(crate) milestones: Vec<MilestonePlan>,
    #[serde(default)]
    pub(crate) edits: Vec<EditPlan>,
    #[serde(default)]
    pub(crate) sub: Vec<TaskPlan>,
}

/// Everything that `demo/` holds, with its placeholders filled in.
pub(crate) struct County {
    pub(crate) start: Date,
    pub(crate) site: SitePlan,
    pub(crate) units: Vec<UnitPlan>,
    pub(crate) leaders: Vec<LeaderPlan>,
    pub(crate) accounts: Vec<AccountPlan>,
    pub(crate) measures: Vec<MeasurePlan>,
    pub(crate) tasks: Vec<TaskPlan>,
    pub(crate) report: Paper,
    pub(crate) notice: Paper,
}

impl County {
    /// The county on the day the demo starts.
    pub(crate) fn of_day(start: Date) -> anyhow::Result<Self> {
        #[derive(Deserialize)]
        struct Units {
            unit: Vec<UnitPlan>,
        }
        #[derive(Deserialize)]
        struct People {
            leader: Vec<LeaderPlan>,
            account: Vec<AccountPlan>,
        }
        #[derive(Deserialize)]
        struct Measures {
            measure: Vec<MeasurePlan>,
        }
        #[derive(Deserialize)]
        struct Tasks {
            task: Vec<TaskPlan>,
        }
        let people: People = parse("leaders.toml", demo_file!("leaders.toml"))?;
        Ok(Self {
            start,
            site: parse("site.toml", demo_file!("site.toml"))?,
            units: parse::<Units>("units.toml", demo_file!("units.toml"))?.unit,
            leaders: people.leader,
            accounts: people.account,
            measures: parse::<Measures>("measures.toml", demo_file!("measures.toml"))?.measure,
            tasks: parse::<Tasks>("ledger.toml", &fill(demo_file!("ledger.toml"), start))?.task,
            report: paper(demo_file!("documents/work-report.txt"), start),
            notice: paper(demo_file!("documents/notice-division.txt"), start),
        })
    }

    /// The account with a role.
    pub(crate) fn account(&self, role: Role) -> anyhow::Result<&AccountPlan> {
        self.accounts.iter().find(|a| a.role == role).context("demo: account")
    }
}

/// A file of TOML, named in the message when it cannot be read.
pub(crate) fn parse<T: DeserializeOwned>(name: &str, text: &str) -> anyhow::Result<T> {
    toml::from_str(text).with_context(|| format!("demo/{name}"))
}

/// A paper is filed under its title, the first long line.
fn paper(text: &str, start: Date) -> Paper {
    let text = fill(text, start);
    let title = text.lines().map(str::trim).find(|l| l.chars().count() > 12).unwrap_or("");
    Paper { file_name: format!("{title}.txt"), text }
}

fn fill(text: &str, start: Date) -> String {
    let (day, year) = (report_date(start), start.year());
    text.replace("{{year}}", &year.to_string())
        .replace("{{last_year}}", &(year - 1).to_string())
        .replace("{{next_year}}", &(year + 1).to_string())
        .replace("{{date}}", &format!("{}年{}月{}日", day.year(), day.month(), day.day()))
}
