//! Working days, Chinese periods and deadlines; pure.

pub mod deadline;
mod festival;
mod notice;
mod period;
mod scan;
mod work;
mod year;

pub use jiff::civil::Date;
pub use notice::{Fault, Notice, NoticeError, Wanted};
pub use work::{DayKind, NoNotice, WorkCalendar};
