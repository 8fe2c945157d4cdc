//! What templates may hand to the methods of [`crate::shell::Shell`]: templates pass references, of references too.

use std::borrow::Cow;

use jiff::civil::Date;
use messages::Arg;

/// Something a message can be filled with.
pub trait Fill {
    /// As an argument of a message.
    fn fill(&self) -> Arg<'_>;
}

impl<T: Fill + ?Sized> Fill for &T {
    fn fill(&self) -> Arg<'_> {
        (**self).fill()
    }
}

impl Fill for str {
    fn fill(&self) -> Arg<'_> {
        Arg::Text(Cow::Borrowed(self))
    }
}

impl Fill for String {
    fn fill(&self) -> Arg<'_> {
        Arg::Text(Cow::Borrowed(self))
    }
}

impl Fill for ledger::Number {
    fn fill(&self) -> Arg<'_> {
        Arg::Text(Cow::Owned(self.to_string()))
    }
}

/// A whole number of any width.
pub trait Whole {
    /// As the widest.
    fn whole(&self) -> i64;
}

impl<T: Whole + ?Sized> Whole for &T {
    fn whole(&self) -> i64 {
        (**self).whole()
    }
}

macro_rules! whole {
    ($($kind:ty)*) => {$(
        impl Whole for $kind {
            fn whole(&self) -> i64 {
                i64::try_from(*self).unwrap_or(i64::MAX)
            }
        }

        impl Fill for $kind {
            fn fill(&self) -> Arg<'_> {
                Arg::Number(self.whole())
            }
        }
    )*};
}

whole!(u8 u16 u32 u64 usize i8 i16 i32 i64);

/// A day, or none.
pub trait Day {
    /// The day.
    fn day(&self) -> Option<Date>;
}

impl<T: Day + ?Sized> Day for &T {
    fn day(&self) -> Option<Date> {
        (**self).day()
    }
}

impl Day for Date {
    fn day(&self) -> Option<Date> {
        Some(*self)
    }
}

impl Day for Option<Date> {
    fn day(&self) -> Option<Date> {
        *self
    }
}
