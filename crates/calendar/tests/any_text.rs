//! Whatever the text, what is found lies inside it, in order and without overlap.

use calendar::deadline::find;
use proptest::prelude::*;

proptest! {
    #[test]
    fn found_times_lie_in_order(text in "[每第到至今明年底末前内上下半季度月日号旬个十一二两三四五0-9“”春节会尽快 \\PC]{0,40}", year in 1950_i16..2150) {
        let length = text.chars().count();
        let mut last = 0;
        for time in find(&text, jiff::civil::date(year, 2, 28)) {
            prop_assert!(last <= time.start && time.start < time.end && time.end <= length, "{time:?} in {text}");
            last = time.end;
        }
    }
}
