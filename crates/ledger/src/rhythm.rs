//! When the next report on a task is due: as seldom as the risk allows, or as often as its document says.

use jiff::ToSpan as _;
use jiff::civil::Date;
use serde::{Deserialize, Serialize};

use crate::{Light, Refusal, Sent, Stage, Task};

/// How often.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Rhythm {
    /// 每周
    Weekly,
    /// 每半月
    Fortnightly,
    /// 每月
    Monthly,
    /// 每两月
    Bimonthly,
    /// 每季度
    Quarterly,
    /// 每半年
    HalfYearly,
    /// 每年
    Yearly,
}

impl Rhythm {
    /// All rhythms, densest first, with the words of documents that mean them.
    const WORDS: [(Self, &[&str]); 7] = [
        (Self::Fortnightly, &["半月", "半个月", "两周", "双周", "旬", "fortnight", "two weeks"]),
        (Self::Bimonthly, &["两月", "两个月", "双月", "two months"]),
        (Self::HalfYearly, &["半年", "half"]),
        (Self::Weekly, &["周", "星期", "week"]),
        (Self::Monthly, &["月", "month"]),
        (Self::Quarterly, &["季", "quarter"]),
        (Self::Yearly, &["年", "year"]),
    ];

    /// Words of documents that ask for something again and again and name no period: what follows is the rule's.
    const LOOSE: [&'static str; 14] = [
        "定期", "常态", "长期", "持续", "经常", "随时", "适时", "及时", "实时", "日", "天", "全程", "分批",
        "regular",
    ];

    /// The word used in message keys (`rhythm-<code>`).
    pub fn code(self) -> &'static str {
        match self {
            Self::Weekly => "weekly",
            Self::Fortnightly => "fortnightly",
            Self::Monthly => "monthly",
            Self::Bimonthly => "bimonthly",
            Self::Quarterly => "quarterly",
            Self::HalfYearly => "half-yearly",
            Self::Yearly => "yearly",
        }
    }

    /// The rhythm with that code.
    pub fn from_code(code: &str) -> Option<Self> {
        Self::WORDS.iter().map(|(r, _)| *r).find(|r| r.code() == code)
    }

    /// How many reports a year come of it.
    pub fn times_a_year(self) -> u32 {
        match self {
            Self::Weekly => 52,
            Self::Fortnightly => 24,
            Self::Monthly => 12,
            Self::Bimonthly => 6,
            Self::Quarterly => 4,
            Self::HalfYearly => 2,
            Self::Yearly => 1,
        }
    }

    /// What a cadence as written means: 每季度末, 按月, 每半年. Nothing where it names no period.
    pub fn of(cadence: &str) -> Option<Self> {
        let cadence = cadence.to_ascii_lowercase();
        Self::WORDS.iter().find(|(_, words)| words.iter().any(|w| cadence.contains(w))).map(|(r, _)| *r)
    }

    /// All of them, the densest first.
    pub fn all() -> impl Iterator<Item = Self> {
        let mut all = Self::WORDS.map(|(rhythm, _)| rhythm);
        all.sort();
        all.into_iter()
    }

    /// Refuses a cadence that means nothing: neither a period nor one of the words that leave it open.
    ///
    /// # Errors
    /// When nobody could say when the next report is due.
    pub fn check(cadence: &str) -> Result<(), Refusal> {
        let loose = || Self::LOOSE.iter().any(|word| cadence.contains(word));
        if cadence.is_empty() || Self::of(cadence).is_some() || loose() {
            return Ok(());
        }
        Err(Refusal::invalid("refused-cadence")
            .with("text", cadence)
            .with_words("known", Self::all().map(|r| format!("rhythm-{}", r.code()))))
    }

    /// The rhythm of a light: green and quiet quarterly, amber monthly, red weekly.
    pub fn of_light(light: Light) -> Option<Self> {
        match light {
            Light::Green => Some(Self::Quarterly),
            Light::Amber => Some(Self::Monthly),
            Light::Red => Some(Self::Weekly),
            Light::Done | Light::Cancelled => None,
        }
    }

    /// How often a task is to be reported on. The cadence stated for it replaces the rule while it is green; once it
    /// warns, whichever is denser holds.
    pub fn for_task(task: &Task, light: Light) -> Option<Self> {
        Self::with(Self::of(&task.cadence), light)
    }

    /// The same for a task of which only the stated rhythm is known.
    pub fn with(stated: Option<Self>, light: Light) -> Option<Self> {
        let by_light = Self::of_light(light)?;
        Some(match (stated, light) {
            (Some(stated), Light::Green) => stated,
            (Some(stated), _) => stated.min(by_light),
            (None, _) => by_light,
        })
    }

    /// The same day of the next period.
    pub fn after(self, day: Date) -> Date {
        let next = match self {
            Self::Weekly => day.checked_add(7.days()),
            Self::Fortnightly => day.checked_add(15.days()),
            Self::Monthly => day.checked_add(1.month()),
            Self::Bimonthly => day.checked_add(2.months()),
            Self::Quarterly => day.checked_add(3.months()),
            Self::HalfYearly => day.checked_add(6.months()),
            Self::Yearly => day.checked_add(1.year()),
        };
        next.unwrap_or(day)
    }
}

/// Calendar days in which a returned report is to be sent again, moved to a working day.
pub const MEND_DAYS: i32 = 3;

/// Why a report is due on its day.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum DueWhy {
    /// The last one came back and is to be mended.
    Returned,
    /// The task ends on that day.
    End,
    /// The task says how often.
    Stated(Rhythm),
    /// Its light says how often.
    Light(Rhythm),
}

/// The day by which the unit must report next.
pub fn report_due(task: &Task, light: Light) -> Option<Date> {
    report_due_why(task, light).map(|(day, _)| day)
}

/// The day by which the unit must report next, and why then. Nothing while no report is awaited from it: before the work is arranged,
/// while a report lies with somebody else, while the clock stands, after close.
pub fn report_due_why(task: &Task, light: Light) -> Option<(Date, DueWhy)> {
    if !matches!(task.stage(), Stage::InProgress | Stage::ExtensionRequested) {
        return None;
    }
    match &task.life.filing {
        Some(filing) if filing.sent == Sent::Back => {
            let by = filing.mend_by.or_else(|| filing.on.checked_add(MEND_DAYS.days()).ok());
            return by.map(|day| (day, DueWhy::Returned));
        }
        Some(_) => return None,
        None => {}
    }
    let rhythm = Rhythm::for_task(task, light)?;
    let resumed = task.life.stops.last().and_then(|stop| stop.until);
    let last = task.life.accepted.last().map_or(task.start, |a| a.filed);
    let base = resumed.map_or(last, |r| r.max(last));
    let next = rhythm.after(base);
    // A task whose date comes first is reported on that day.
    Some(match task.due {
        Some(due) if base < due && due < next => (due, DueWhy::End),
        _ if Rhythm::of(&task.cadence) == Some(rhythm) => (next, DueWhy::Stated(rhythm)),
        _ => (next, DueWhy::Light(rhythm)),
    })
}
