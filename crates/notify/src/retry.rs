//! When a message that could not be delivered is tried again.

use jiff::SignedDuration;

/// Minutes to wait after each failure: over three days in all, so that a mail server may be away for a weekend.
const WAITS: [i64; 9] = [1, 5, 15, 60, 240, 720, 1440, 1440, 1440];
/// Minutes that tries of one moment are spread over, as a part of the wait.
const SPREAD_PARTS: i64 = 5;

/// How long to wait after so many failures, or nothing when it is time to give up and show the failure to somebody.
///
/// `seed` is anything that differs between messages, such as a hash of their key: it lengthens the wait by up to a
/// fifth, so that what failed together does not come back together.
pub fn wait_after(failures: u32, seed: u64) -> Option<SignedDuration> {
    let place = usize::try_from(failures.checked_sub(1)?).ok()?;
    let seconds = WAITS.get(place)? * 60;
    let spread = u64::try_from(seconds / SPREAD_PARTS).unwrap_or(1).max(1);
    let extra = i64::try_from(seed % spread).unwrap_or(0);
    Some(SignedDuration::from_secs(seconds + extra))
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    #[test]
    fn waits_grow_and_end() {
        let waits: Vec<i64> =
            (1..).map_while(|failures| wait_after(failures, 0)).map(|wait| wait.as_mins()).collect();
        assert_eq!(waits, WAITS);
        assert!(waits.iter().sum::<i64>() > 3 * 24 * 60, "a weekend of silence is survived");
        assert_eq!(wait_after(0, 0), None);
        assert_eq!(wait_after(u32::MAX, 7), None);
    }

    proptest! {
        #[test]
        fn a_wait_is_never_shorter_nor_a_fifth_longer(failures in 1_u32..=9, seed: u64) {
            let plain = wait_after(failures, 0).unwrap();
            let wait = wait_after(failures, seed).unwrap();
            prop_assert!(wait >= plain && wait < plain + plain / 5);
        }
    }
}
