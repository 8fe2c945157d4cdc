//! Working days, Chinese periods and deadlines; pure.

mod cadence;
pub mod deadline;
mod festival;
mod festive;
mod month;
mod notice;
mod period;
mod relative;
mod rounds;
mod scan;
mod solar;
mod span;
pub mod words;
mod work;
mod year;

pub use jiff::civil::Date;
pub use notice::{Fault, Notice, NoticeError, Wanted};
pub use rounds::Cadence;
pub use work::{DayKind, NoNotice, WorkCalendar};
