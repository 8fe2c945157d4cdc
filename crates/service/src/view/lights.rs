//! Lights: an explanation, the rule packs, and a pack tried on the past.

use jiff::civil::Date;
use ledger::{Judgement, Light};
use planning::{Pack, Plan, Reason};

use super::TaskLine;

/// A light with everything that explains it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct LightView {
    /// What the pack says.
    pub judgement: Judgement,
    /// What it was judged on, with who said so and when.
    pub inputs: Vec<LightInput>,
}

/// Something a light was judged on.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct LightInput {
    /// What, in words under its key.
    pub what: Reason,
    /// Who said so; nobody where it follows from the pack or from the program.
    pub by: Option<String>,
    /// When, in milliseconds UTC; nothing where nobody said it.
    pub at: Option<i64>,
}

/// Message key of a curve by which a task is planned.
pub(crate) fn curve(plan: &Plan) -> &'static str {
    match plan {
        Plan::Linear => "light-curve-even",
        Plan::Milestones => "light-curve-milestones",
        Plan::Seasonal(_) => "light-curve-seasonal",
        Plan::Points(_) => "light-curve-points",
    }
}

/// A pack that was adopted.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct AdoptedLine {
    /// The pack; nothing where this program does not bring it along.
    pub pack: Option<&'static Pack>,
    /// Its name in data.
    pub id: String,
    /// Its version.
    pub version: u32,
    /// The first day judged by it.
    pub from: Date,
    /// By whom.
    pub by: Option<String>,
}

/// The rule packs of the lights.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct RulesView {
    /// Name of the site.
    pub site_name: String,
    /// The pack that judges.
    pub in_force: &'static Pack,
    /// What was adopted, the latest first; empty where the default has always held.
    pub adopted: Vec<AdoptedLine>,
    /// The packs to choose from: the newest version of each, and the one in force.
    pub packs: Vec<&'static Pack>,
    /// Whether the actor may adopt one.
    pub may_adopt: bool,
}

/// Tasks by light on a day: red, amber, green, done.
pub type Tally = [i64; 4];

/// The lights of a day of the past under the pack in force and under the one tried.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct TrialDay {
    /// The day.
    pub day: Date,
    /// Under the pack in force.
    pub now: Tally,
    /// Under the pack tried.
    pub tried: Tally,
}

/// A task whose light would be another today.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Differing {
    /// The task.
    pub line: TaskLine,
    /// Its light under the pack in force.
    pub now: Light,
    /// Its light under the pack tried.
    pub tried: Light,
    /// Why, under the pack tried.
    pub why: Option<Reason>,
}

/// A pack tried on the past year.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct TrialView {
    /// The pack tried.
    pub pack: &'static Pack,
    /// The pack in force.
    pub in_force: &'static Pack,
    /// The last day of each of the past twelve months, and today.
    pub days: Vec<TrialDay>,
    /// Tasks that were red on one of these days: in force, tried.
    pub ever_red: [i64; 2],
    /// Tasks that were judged.
    pub tasks: i64,
    /// Tasks whose light would be another today, the worst first; at most a page of them.
    pub differing: Vec<Differing>,
    /// How many there are.
    pub differ: i64,
    /// Whether the actor may adopt it, and it does not hold already.
    pub may_adopt: bool,
}
