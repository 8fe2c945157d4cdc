//! The figures of the burden ledger, each defined once: what is counted, and over which days. Whoever shows one names it, so
//! that two pages cannot mean different things by the same words (PRACTICE 2.1: a price that is seen before it is sent).

use jiff::ToSpan as _;
use jiff::civil::Date;

use crate::Request;

macro_rules! figures {
    ($($(#[$doc:meta])* $name:ident $code:literal)*) => {
        /// A figure. Its words are under `burden-figure-<code>`, what it counts under `burden-means-<code>`.
        #[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
        pub enum BurdenFigure { $($(#[$doc])* $name),* }

        impl BurdenFigure {
            /// Every figure.
            pub const ALL: &[Self] = &[$(Self::$name),*];

            /// The word used in message keys.
            pub fn code(self) -> &'static str {
                match self { $(Self::$name => $code),* }
            }
        }
    };
}

figures! {
    /// The price of a request: what falls due in the twelve months from its first due day.
    TwelveMonths "twelve-months"
    /// What falls due from 1 January to 31 December of the year of a day.
    Year "year"
    /// What falls due from 1 January to the day itself.
    YearSoFar "year-so-far"
    /// What falls due from Monday to Sunday of the week of a day.
    Week "week"
    /// What fell due in the week before.
    WeekBefore "week-before"
}

impl BurdenFigure {
    /// First and last day counted, both included. `first` is the first due day of the request meant; only the price of a
    /// request depends on it.
    pub fn span(self, first: Date, today: Date) -> (Date, Date) {
        let year = today.year();
        let whole = (jiff::civil::date(year, 1, 1), jiff::civil::date(year, 12, 31));
        let monday = monday(today);
        match self {
            Self::TwelveMonths => {
                let next = first.checked_add(1.year()).unwrap_or(Date::MAX);
                (first, next.yesterday().unwrap_or(next))
            }
            Self::Year => whole,
            Self::YearSoFar => (whole.0, today),
            Self::Week => (monday, monday.saturating_add(6.days())),
            Self::WeekBefore => (monday.saturating_sub(7.days()), monday.saturating_sub(1.days())),
        }
    }
}

/// Answers that requests ask for and have. What fell due and what was given are counted over the same due days, so that an
/// answer given ahead of its day never fills the gap of one that is missing.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Answers {
    /// Those that fell due from 1 January to today.
    pub due: u64,
    /// Of these, those that were given.
    pub given: u64,
    /// Those given for a due day after today.
    pub ahead: u64,
}

impl Answers {
    /// Those of a request: `given` says how many answers it has for each due day.
    pub fn of(request: &Request, given: &[(Date, u64)], today: Date) -> Self {
        if !request.was_sent() {
            return Self::default();
        }
        let (from, to) = BurdenFigure::YearSoFar.span(request.due, today);
        let units = u64::try_from(request.recipients.len()).unwrap_or(u64::MAX);
        let mut sum = Self::default();
        for day in request.dues().skip_while(|day| *day < from) {
            let answers: u64 = given.iter().filter(|(due, _)| *due == day).map(|(_, n)| *n).sum();
            if day <= to {
                sum.due = sum.due.saturating_add(units);
                sum.given += answers;
            } else {
                sum.ahead += answers;
            }
        }
        sum
    }

    /// Both together.
    pub fn and(self, other: Self) -> Self {
        Self { due: self.due + other.due, given: self.given + other.given, ahead: self.ahead + other.ahead }
    }
}

/// Minutes in tenths of an hour, rounded half up: how hours are written everywhere. Sums and differences that stand beside
/// each other are made of these, so that what a reader adds up agrees with what is written.
pub fn tenths(minutes: u64) -> u64 {
    minutes.saturating_mul(10).saturating_add(30) / 60
}

/// The part of a whole as people are told it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Share {
    /// There is no whole.
    None,
    /// Something, but less than one percent.
    Little,
    /// Whole percent, rounded half up.
    Percent(u64),
}

impl Share {
    /// The share of a part.
    pub fn of(part: u64, whole: u64) -> Self {
        match (part, whole) {
            (_, 0) => Self::None,
            (1.., _) if part.saturating_mul(100) < whole => Self::Little,
            _ => Self::Percent(part.saturating_mul(200).saturating_add(whole) / whole.saturating_mul(2)),
        }
    }
}

/// The Monday of a day's week.
fn monday(day: Date) -> Date {
    day.saturating_sub(i32::from(day.weekday().to_monday_zero_offset()).days())
}
