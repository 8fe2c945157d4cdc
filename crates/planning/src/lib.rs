//! Planning by rules that are data: lights, back-scheduling, the price of asking, and what may not be asked.
//!
//! Everything here is a function of plain facts and a day. There is no clock, no I/O and no randomness; nothing depends
//! on the ledger, which maps its tasks to [`Facts`]. Nothing is said in words: a [`Reason`] is a message key with
//! arguments.

pub mod burden;
mod curve;
mod day;
mod facts;
mod findings;
mod judge;
pub mod lint;
mod pack;
mod reason;
mod replay;
pub mod schedule;
mod words;

pub use curve::Plan;
pub use facts::{Extension, Facts, Interval, Milestone, Progress, ReportDue, Share, WHOLE};
pub use judge::{Light, Verdict, judge, light};
pub use pack::{
    DEFAULT, DueRule, MonthsRule, Pack, PackError, PointsRule, RatioRule, ReportsRule, Season, Silence,
    StartRule, default_pack, first_pack, in_force, offered, packs, version,
};
pub use reason::{KEYS, Reason, Value};
pub use replay::{Counts, Difference, Month, Replay, differences, replay};
pub use words::Words;
