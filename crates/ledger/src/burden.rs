//! The figures of the burden ledger, each defined once: what is counted, and over which days. Whoever shows one names it, so
//! that two pages cannot mean different things by the same words (PRACTICE 2.1: a price that is seen before it is sent).

use jiff::ToSpan as _;
use jiff::civil::Date;

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

/// The Monday of a day's week.
fn monday(day: Date) -> Date {
    day.saturating_sub(i32::from(day.weekday().to_monday_zero_offset()).days())
}
