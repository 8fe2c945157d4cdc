//! Every user-visible word, in Chinese and English.
//!
//! The words stand in Fluent catalogues, `zh-CN/AREA.ftl` and `en/AREA.ftl`, with the same keys on both sides; an
//! area file is found by being there. [`text`] and [`text_args`] are the only doors. A catalogue is parsed when its
//! first word is asked for, since a command-line run needs only one or two of them.

mod catalogue;
mod format;
mod lang;

pub use catalogue::{Arg, exists, keys, text, text_args};
pub use format::{
    date_long, date_short, date_time, day_written, decimal, integer, month, month_short, number_at, percent,
};
pub use lang::Lang;

#[cfg(test)]
mod tests;
