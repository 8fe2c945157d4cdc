//! Rule packs: how lights are judged, as versioned data files.
//!
//! Cities differ threefold in their thresholds, so a rule is data with a version, a day from which it holds and the
//! source it was taken from. What a source leaves open the pack decides and says in its note.

use std::sync::LazyLock;

use jiff::civil::Date;
use serde::{Deserialize, Serialize};

use crate::curve::Plan;
use crate::judge::Light;
use crate::reason::Reason;
use crate::words::Words;

/// The packs that come with the program, each id with its oldest version first. None is ever changed or removed: a
/// site that has adopted a version keeps it until it adopts another.
const SHIPPED: &[(&str, &str)] = &[
    ("basic.toml", include_str!("../packs/basic.toml")),
    ("basic-2.toml", include_str!("../packs/basic-2.toml")),
    ("due-date.toml", include_str!("../packs/due-date.toml")),
    ("due-date-2.toml", include_str!("../packs/due-date-2.toml")),
    ("missed-month.toml", include_str!("../packs/missed-month.toml")),
    ("missed-month-2.toml", include_str!("../packs/missed-month-2.toml")),
    ("missed-twice.toml", include_str!("../packs/missed-twice.toml")),
    ("missed-twice-2.toml", include_str!("../packs/missed-twice-2.toml")),
    ("pace-points.toml", include_str!("../packs/pace-points.toml")),
    ("pace-ratio.toml", include_str!("../packs/pace-ratio.toml")),
    ("pace-ratio-strict.toml", include_str!("../packs/pace-ratio-strict.toml")),
    ("pace-seasonal.toml", include_str!("../packs/pace-seasonal.toml")),
    ("pace-seasonal-2.toml", include_str!("../packs/pace-seasonal-2.toml")),
];

/// The pack of whoever has not chosen one.
pub const DEFAULT: &str = "basic";

/// What is assumed of a task of which no progress was ever reported.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Silence {
    /// Nothing: silence is not lag, and missing reports are judged as such.
    #[default]
    Unknown,
    /// That nothing was done.
    Zero,
}

/// Judged by the days that are left.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct DueRule {
    /// Amber when at most so many days are left. After the due date the light is red.
    pub amber_days: i64,
    /// The light of a milestone that is past its date and not met.
    #[serde(default = "amber")]
    pub late_milestone: Light,
}

/// Judged by the lag behind the plan in percentage points.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct PointsRule {
    /// Amber from this lag on.
    pub amber_from: i64,
    /// Red above this lag.
    pub red_above: i64,
    /// The light of a lag that is smaller than `amber_from`; sources tend to leave it open.
    pub small_lag: Light,
}

/// Judged by done ÷ planned to date, in percent.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct RatioRule {
    /// Green from this percentage on.
    pub green_from: i64,
    /// Amber from this percentage on; red below.
    pub amber_from: i64,
}

/// Judged by the months that have ended: was the plan to that day met on that day?
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct MonthsRule {
    /// Red when so many months running were missed; amber before.
    pub red_missed: i64,
    /// The light when the latest month was missed and made up later, until the next month is met in time.
    pub made_up: Light,
}

/// Judged by the month in which work was to begin.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct StartRule {
    /// Amber when so many months have ended without a start, the planned month included.
    pub amber_months: i64,
    /// Red when so many have.
    pub red_months: i64,
}

/// Judged by the latest reports that were due and did not come.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct ReportsRule {
    /// Amber when so many running are missing.
    pub amber_missed: i64,
    /// Red when so many are.
    pub red_missed: i64,
}

/// Fields of work whose plan follows the seasons: frost, floods and the rush before them.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Season {
    /// Codes of the fields of work.
    pub fields: Vec<String>,
    /// The pace of each month, January first; 0 where work rests. Only the relation counts.
    pub paces: [u16; 12],
}

/// A versioned set of rules. The worst of its rules decides.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Pack {
    /// Name in data: small letters, digits, dashes.
    pub id: String,
    /// Counts up with every change.
    pub version: u32,
    /// The first day on which this version holds.
    pub valid_from: Date,
    /// What people call it.
    pub name: Words,
    /// Where the rule stands.
    pub source: Words,
    /// What this pack adds to its source or decides in its stead.
    pub note: Option<Words>,
    /// What silence means.
    #[serde(default)]
    pub silence: Silence,
    /// The worst light while an accepted reason holds. A due date is moved by an extension only, never by a reason.
    #[serde(default = "amber")]
    pub accepted_reason: Light,
    /// By days left.
    pub due: Option<DueRule>,
    /// By lag in percentage points.
    pub points: Option<PointsRule>,
    /// By done ÷ planned.
    pub ratio: Option<RatioRule>,
    /// By months.
    pub months: Option<MonthsRule>,
    /// By the start.
    pub start: Option<StartRule>,
    /// By missing reports.
    pub reports: Option<ReportsRule>,
    /// Planned curves by field of work; the others' plans are even.
    #[serde(default)]
    pub seasons: Vec<Season>,
}

fn amber() -> Light {
    Light::Amber
}

/// A pack that cannot be used: which file, which key, and what would mend it.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
#[error("{file}: {key}: {reason:?}")]
pub struct PackError {
    /// The file as it was named.
    pub file: String,
    /// The key, such as `points.red_above`; empty where the file cannot be read at all.
    pub key: String,
    /// What is wrong and how to mend it.
    pub reason: Reason,
}

impl Pack {
    /// Reads a pack and checks that its rules make sense together.
    pub fn parse(file: &str, text: &str) -> Result<Self, PackError> {
        let pack: Self = toml::from_str(text).map_err(|error| {
            let (key, line) = place(text, &error);
            let reason = Reason::new("planning-pack-syntax")
                .number("line", line)
                .text("detail", error.message().lines().next().unwrap_or_default());
            PackError { file: file.to_owned(), key, reason }
        })?;
        match pack.flaw() {
            Some((key, reason)) => Err(PackError { file: file.to_owned(), key: key.to_owned(), reason }),
            None => Ok(pack),
        }
    }

    /// How the work of a field is planned to grow where it has no milestones.
    pub fn curve(&self, field: &str) -> Plan {
        let season = self.seasons.iter().find(|season| season.fields.iter().any(|f| f == field));
        season.map_or(Plan::Linear, |season| Plan::Seasonal(season.paces))
    }

    fn flaw(&self) -> Option<(&'static str, Reason)> {
        let plain = |c: char| c.is_ascii_lowercase() || c.is_ascii_digit() || c == '-';
        if self.id.is_empty() || !self.id.chars().all(plain) {
            return Some(("id", Reason::new("planning-pack-id")));
        }
        if self.version == 0 {
            return Some(("version", Reason::new("planning-pack-version")));
        }
        let note = self.note.iter().map(|note| ("note", note));
        for (key, words) in [("name", &self.name), ("source", &self.source)].into_iter().chain(note) {
            if words.is_incomplete() {
                return Some((key, Reason::new("planning-pack-words")));
            }
        }
        if self.accepted_reason == Light::Done {
            return Some(("accepted_reason", Reason::new("planning-pack-small-lag")));
        }
        let judges_pace = self.points.is_some() || self.ratio.is_some() || self.months.is_some();
        if !judges_pace && self.due.is_none() && self.start.is_none() && self.reports.is_none() {
            return Some(("due", Reason::new("planning-pack-empty")));
        }
        let rests = |season: &Season| season.fields.is_empty() || season.paces.iter().all(|pace| *pace == 0);
        if self.seasons.iter().any(rests) {
            return Some(("seasons", Reason::new("planning-pack-season")));
        }
        self.pace_flaw().or_else(|| self.count_flaw())
    }

    fn pace_flaw(&self) -> Option<(&'static str, Reason)> {
        if let Some(rule) = &self.points {
            let small = matches!(rule.small_lag, Light::Green | Light::Amber);
            return range("points.amber_from", rule.amber_from, 0, 100)
                .or_else(|| range("points.red_above", rule.red_above, 0, 100))
                .or_else(|| order("points.red_above", rule.red_above, rule.amber_from, "points.amber_from"))
                .or_else(|| (!small).then(|| ("points.small_lag", Reason::new("planning-pack-small-lag"))));
        }
        let rule = self.ratio.as_ref()?;
        range("ratio.green_from", rule.green_from, 0, 100)
            .or_else(|| range("ratio.amber_from", rule.amber_from, 0, 100))
            .or_else(|| order("ratio.green_from", rule.green_from, rule.amber_from, "ratio.amber_from"))
    }

    fn count_flaw(&self) -> Option<(&'static str, Reason)> {
        let due = self.due.as_ref().and_then(|rule| {
            let light = matches!(rule.late_milestone, Light::Green | Light::Amber | Light::Red);
            range("due.amber_days", rule.amber_days, 0, 366)
                .or_else(|| (!light).then(|| ("due.late_milestone", Reason::new("planning-pack-small-lag"))))
        });
        let months = self.months.as_ref().and_then(|rule| {
            let light = matches!(rule.made_up, Light::Green | Light::Amber);
            range("months.red_missed", rule.red_missed, 1, 24)
                .or_else(|| (!light).then(|| ("months.made_up", Reason::new("planning-pack-small-lag"))))
        });
        let start = self.start.as_ref().and_then(|rule| {
            range("start.amber_months", rule.amber_months, 1, 24)
                .or_else(|| range("start.red_months", rule.red_months, 1, 24))
                .or_else(|| {
                    order("start.red_months", rule.red_months, rule.amber_months, "start.amber_months")
                })
        });
        let reports = self.reports.as_ref().and_then(|rule| {
            let order = |r: &ReportsRule| {
                order("reports.red_missed", r.red_missed, r.amber_missed, "reports.amber_missed")
            };
            range("reports.amber_missed", rule.amber_missed, 1, 24)
                .or_else(|| range("reports.red_missed", rule.red_missed, 1, 24))
                .or_else(|| order(rule))
        });
        due.or(months).or(start).or(reports)
    }
}

fn range(key: &'static str, value: i64, least: i64, most: i64) -> Option<(&'static str, Reason)> {
    let reason = || Reason::new("planning-pack-range").number("least", least).number("most", most);
    (!(least..=most).contains(&value)).then(|| (key, reason()))
}

fn order(key: &'static str, value: i64, floor: i64, other: &'static str) -> Option<(&'static str, Reason)> {
    (value < floor).then(|| (key, Reason::new("planning-pack-order").text("other", other)))
}

/// The key and the line at which a file could not be read.
pub(crate) fn place(text: &str, error: &toml::de::Error) -> (String, i64) {
    let start = error.span().map_or(0, |span| span.start).min(text.len());
    let before = text.get(..start).unwrap_or_default();
    let line = before.matches('\n').count();
    // A missing key stands nowhere: its name is in the message.
    let named = error.message().strip_prefix("missing field `").and_then(|rest| rest.split('`').next());
    let written = text.lines().nth(line).and_then(|line| line.split_once('=')).map(|(key, _)| key.trim());
    (named.or(written).unwrap_or_default().to_owned(), i64::try_from(line + 1).unwrap_or(i64::MAX))
}

/// The packs that come with the program, by id and version.
pub fn packs() -> &'static [Pack] {
    static PACKS: LazyLock<Vec<Pack>> = LazyLock::new(|| {
        let read =
            |(file, text): &(&str, &str)| Pack::parse(file, text).expect("a test reads every shipped pack");
        SHIPPED.iter().map(read).collect()
    });
    &PACKS
}

/// The version of a pack that holds on a day.
pub fn in_force<'p>(packs: &'p [Pack], id: &str, day: Date) -> Option<&'p Pack> {
    let candidates = packs.iter().filter(|pack| pack.id == id && pack.valid_from <= day);
    candidates.max_by_key(|pack| (pack.valid_from, pack.version))
}

/// A pack in a version, whenever it began to hold.
pub fn version(id: &str, version: u32) -> Option<&'static Pack> {
    packs().iter().find(|pack| pack.id == id && pack.version == version)
}

/// The pack of whoever has not adopted one: a site of the time when none was adopted at its founding. It is the first
/// version for ever, so that no light of such a site turns because the program is newer.
pub fn default_pack() -> &'static Pack {
    let first = || packs().first().expect("there are packs");
    packs().iter().find(|pack| pack.id == DEFAULT).unwrap_or_else(first)
}

/// The newest version of the pack with which a site begins.
pub fn first_pack() -> &'static Pack {
    packs().iter().rfind(|pack| pack.id == DEFAULT).unwrap_or_else(default_pack)
}

/// The packs to choose from: the newest version of each, and the one that holds.
pub fn offered(holds: &Pack) -> Vec<&'static Pack> {
    let newest = |pack: &Pack| !packs().iter().any(|p| p.id == pack.id && p.version > pack.version);
    packs().iter().filter(|pack| newest(pack) || *pack == holds).collect()
}
