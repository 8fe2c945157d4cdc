//! Working days, Chinese periods and deadlines; pure.
pub use jiff::civil::Date;
