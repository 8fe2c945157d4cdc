//! Working days, Chinese periods and deadlines; pure.

pub mod deadline;
mod festival;
mod period;
mod scan;
mod year;

pub use jiff::civil::Date;
