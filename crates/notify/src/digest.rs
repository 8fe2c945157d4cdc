//! Many notices, one message: what a person is told now, and what waits for the next round.

use jiff::civil::{Date, DateTime};

use crate::{Notice, Rounds};

/// When a person was last written to.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct LastSent {
    /// The last message of a round.
    pub round: Option<DateTime>,
    /// The last urgent message.
    pub urgent: Option<DateTime>,
}

/// What one message tells.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Digest {
    /// What is told: urgent ones first, then in the order they came up.
    pub notices: Vec<Notice>,
    /// Everything that is settled by sending it, including what a later notice made pointless.
    pub settles: Vec<String>,
    /// Whether it went out of turn.
    pub urgent: bool,
}

/// What to do for a person now.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Decision {
    /// Nothing is pending.
    Nothing,
    /// Look again then; `None` when the calendar has no working day within a month.
    Wait(Option<DateTime>),
    /// Send this.
    Send(Digest),
}

/// Decides on the pending notices of one person.
///
/// In each round goes at most one message, with everything pending. Between rounds only urgent notices go, together, and
/// not more often than [`Rounds::urgent_gap`] allows; in quiet hours only those that may pass them. `works` tells working
/// days.
///
/// ```ignore
/// match decide(&pending, &rounds, last, now, |day| calendar.works(day)) {
///     Decision::Send(digest) => outbox.send(digest),
///     Decision::Wait(until) => outbox.look_again(until),
///     Decision::Nothing => {}
/// }
/// ```
pub fn decide(
    pending: &[Notice],
    rounds: &Rounds,
    last: LastSent,
    now: DateTime,
    works: impl Fn(Date) -> bool,
) -> Decision {
    let Some(oldest) = pending.iter().map(|notice| notice.raised).min() else { return Decision::Nothing };
    let round = rounds.last(now, &works);
    let is_due = round.is_some_and(|round| oldest <= round && last.round.is_none_or(|sent| sent < round));
    if is_due && !rounds.is_quiet(now, &works) {
        return Decision::Send(gather(pending));
    }
    let next = rounds.next(now, &works);
    let quiet = rounds.is_quiet(now, &works);
    let may = |n: &Notice| if quiet { n.matter.passes_quiet_hours() } else { n.matter.is_urgent() };
    let pressing: Vec<Notice> = gather(pending).notices.into_iter().filter(may).collect();
    if pressing.is_empty() {
        return Decision::Wait(next);
    }
    match last.urgent.map(|sent| rounds.urgent_after(sent)).filter(|open| *open > now) {
        Some(open) => Decision::Wait(Some(next.map_or(open, |next| next.min(open)))),
        None => Decision::Send(out_of_turn(pressing, pending)),
    }
}

fn is_urgent(notice: &Notice) -> bool {
    notice.matter.is_urgent()
}

/// The message of those that may not wait. It settles what they replace; the rest keeps for the round.
fn out_of_turn(pressing: Vec<Notice>, pending: &[Notice]) -> Digest {
    let settled = |notice: &&Notice| pressing.iter().any(|p| p.id == notice.id || p.takes_place_of(notice));
    let settles = pending.iter().filter(settled).map(|notice| notice.id.clone()).collect();
    Digest { notices: pressing, settles, urgent: true }
}

/// One message of them all: what a later notice replaced is settled and not told.
fn gather(pending: &[Notice]) -> Digest {
    let mut in_order: Vec<&Notice> = pending.iter().collect();
    in_order.sort_by(|a, b| a.place().cmp(&b.place()));
    let stands = |notice: &&&Notice| !pending.iter().any(|later| later.takes_place_of(notice));
    let mut notices: Vec<Notice> = in_order.iter().filter(stands).map(|notice| (**notice).clone()).collect();
    notices.sort_by_key(|notice| !is_urgent(notice));
    Digest { notices, settles: in_order.iter().map(|notice| notice.id.clone()).collect(), urgent: false }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::Matter;
    use crate::notice::tests::{notice, one_of_each};
    use jiff::SignedDuration;
    use jiff::civil::{Weekday, date};
    use proptest::prelude::*;

    fn works(day: Date) -> bool {
        !matches!(day.weekday(), Weekday::Saturday | Weekday::Sunday)
    }

    fn ids(decision: &Decision) -> Vec<&str> {
        match decision {
            Decision::Send(digest) => digest.notices.iter().map(|notice| notice.id.as_str()).collect(),
            _ => panic!("nothing is sent: {decision:?}"),
        }
    }

    fn at(day: i8, hour: i8, minute: i8) -> DateTime {
        // 1 June 2026 is a Monday.
        date(2026, 6, day).at(hour, minute, 0, 0)
    }

    fn direction(words: &str) -> Matter {
        Matter::Directed { words: words.to_owned() }
    }

    fn red() -> Matter {
        Matter::ChasedRed { answer: date(2026, 6, 9) }
    }

    #[test]
    fn nothing_pending_is_nothing() {
        assert_eq!(
            decide(&[], &Rounds::default(), LastSent::default(), at(1, 9, 0), works),
            Decision::Nothing
        );
    }

    #[test]
    fn twenty_notices_are_one_message_at_the_next_round() {
        let pending: Vec<Notice> =
            (0..20).map(|n| notice(&format!("{n:02}"), n, Matter::ReportToApprove, at(1, 9, 0))).collect();
        let rounds = Rounds::default();
        let last = LastSent::default();
        assert_eq!(decide(&pending, &rounds, last, at(1, 9, 1), works), Decision::Wait(Some(at(1, 14, 30))));
        let sent = decide(&pending, &rounds, last, at(1, 14, 30), works);
        assert_eq!(ids(&sent).len(), 20);
    }

    #[test]
    fn what_comes_up_on_friday_evening_waits_for_monday() {
        let pending = [notice("1", 1, Matter::ReportToApprove, at(5, 16, 0))];
        let rounds = Rounds::default();
        let saturday = decide(&pending, &rounds, LastSent::default(), at(6, 9, 0), works);
        assert_eq!(saturday, Decision::Wait(Some(at(8, 8, 30))));
        assert_eq!(ids(&decide(&pending, &rounds, LastSent::default(), at(8, 8, 30), works)), ["1"]);
    }

    #[test]
    fn a_round_missed_at_night_is_made_up_in_the_morning_not_at_night() {
        let pending = [notice("1", 1, Matter::ReportToApprove, at(1, 14, 0))];
        let rounds = Rounds::default();
        let night = decide(&pending, &rounds, LastSent::default(), at(1, 23, 0), works);
        assert_eq!(night, Decision::Wait(Some(at(2, 8, 30))));
    }

    #[test]
    fn one_round_is_one_message() {
        let pending = [notice("1", 1, Matter::ReportToApprove, at(1, 8, 0))];
        let last = LastSent { round: Some(at(1, 8, 30)), urgent: None };
        let decision = decide(&pending, &Rounds::default(), last, at(1, 8, 45), works);
        assert_eq!(decision, Decision::Wait(Some(at(1, 14, 30))));
    }

    #[test]
    fn a_red_sheet_passes_at_night_alone_and_takes_its_forerunners_along() {
        let answer = date(2026, 6, 9);
        let pending = [
            notice("1", 1, Matter::ReportToApprove, at(6, 20, 0)),
            notice("2", 2, Matter::ChasedRed { answer }, at(6, 23, 0)),
            notice("3", 2, Matter::ChasedRed { answer }, at(6, 23, 5)),
        ];
        let decision = decide(&pending, &Rounds::default(), LastSent::default(), at(6, 23, 10), works);
        let Decision::Send(digest) = decision else { panic!("{decision:?}") };
        assert!(digest.urgent);
        assert_eq!(digest.notices, [pending[2].clone()]);
        assert_eq!(digest.settles, ["2", "3"]);
    }

    #[test]
    fn urgent_messages_keep_their_distance() {
        let pending =
            [notice("1", 1, direction("一"), at(1, 16, 0)), notice("2", 1, direction("二"), at(1, 16, 1))];
        let last = LastSent { round: None, urgent: Some(at(1, 15, 50)) };
        let rounds = Rounds::default();
        assert_eq!(decide(&pending, &rounds, last, at(1, 16, 2), works), Decision::Wait(Some(at(1, 16, 5))));
        assert_eq!(ids(&decide(&pending, &rounds, last, at(1, 16, 5), works)), ["1", "2"]);
    }

    #[test]
    fn what_a_leader_wrote_goes_at_once_by_day_and_waits_for_the_morning_by_night() {
        let rounds = Rounds::default();
        let by_day = [notice("1", 1, direction("请抓紧"), at(1, 16, 0))];
        assert_eq!(ids(&decide(&by_day, &rounds, LastSent::default(), at(1, 16, 1), works)), ["1"]);
        let by_night = [notice("1", 1, direction("请抓紧"), at(1, 23, 0))];
        let decision = decide(&by_night, &rounds, LastSent::default(), at(1, 23, 1), works);
        assert_eq!(decision, Decision::Wait(Some(at(2, 8, 30))));
    }

    #[test]
    fn a_red_sheet_for_a_task_cancelled_since_is_not_urgent_any_more() {
        let cancelled = Matter::Cancelled { reason: "合并办理".into() };
        let pending = [notice("1", 1, red(), at(1, 22, 30)), notice("2", 1, cancelled, at(1, 22, 40))];
        let decision = decide(&pending, &Rounds::default(), LastSent::default(), at(1, 22, 45), works);
        assert_eq!(decision, Decision::Wait(Some(at(2, 8, 30))));
    }

    #[test]
    fn an_urgent_message_does_not_carry_what_has_lapsed() {
        let cancelled = Matter::Cancelled { reason: "合并办理".into() };
        let pending = [
            notice("1", 1, red(), at(1, 22, 30)),
            notice("2", 1, cancelled, at(1, 22, 40)),
            notice("3", 2, red(), at(1, 22, 41)),
        ];
        let decision = decide(&pending, &Rounds::default(), LastSent::default(), at(1, 22, 45), works);
        let Decision::Send(digest) = decision else { panic!("{decision:?}") };
        assert_eq!(digest.settles, ["3"]);
    }

    #[test]
    fn urgent_ones_stand_first() {
        let pending = [
            notice("1", 1, Matter::ReportToApprove, at(1, 8, 0)),
            notice("2", 2, red(), at(1, 8, 10)),
            notice("3", 3, Matter::Closed, at(1, 8, 5)),
        ];
        let sent = decide(&pending, &Rounds::default(), LastSent::default(), at(1, 8, 30), works);
        assert_eq!(ids(&sent), ["2", "1", "3"]);
    }

    proptest! {
        #![proptest_config(ProptestConfig::with_cases(64))]

        /// Whatever comes up over four weeks, with the loop looking every few minutes: nothing is lost or told twice,
        /// no round brings two messages, ordinary ones keep out of the quiet hours, and nothing waits for ever.
        #[test]
        fn a_month_of_notices(
            raised in prop::collection::vec((0_i64..28 * 1440, any::<prop::sample::Index>(), 0_u32..5), 0..60),
            step in 5_i64..50,
        ) {
            let rounds = Rounds::default();
            let start = at(1, 0, 0);
            let after = |minutes| start.saturating_add(SignedDuration::from_mins(minutes));
            let kinds = one_of_each();
            let all: Vec<Notice> = raised.iter().enumerate().map(|(place, (minute, kind, task))| {
                notice(&place.to_string(), *task, kind.get(&kinds).clone(), after(*minute))
            }).collect();
            let (mut settled, mut last, mut in_round) = (Vec::new(), LastSent::default(), Vec::new());
            let mut minute = 0;
            while minute < 32 * 1440 {
                let now = after(minute);
                let pending: Vec<Notice> = all.iter()
                    .filter(|n| n.raised <= now && !settled.contains(&n.id)).cloned().collect();
                if let Decision::Send(digest) = decide(&pending, &rounds, last, now, works) {
                    prop_assert!(!digest.notices.is_empty());
                    if digest.urgent {
                        let quiet = rounds.is_quiet(now, works);
                        let may = |n: &Notice| is_urgent(n) && (!quiet || n.matter.passes_quiet_hours());
                        prop_assert!(digest.notices.iter().all(may));
                        last.urgent = Some(now);
                    } else {
                        prop_assert!(!rounds.is_quiet(now, works));
                        in_round.push(rounds.last(now, &works).unwrap());
                        last.round = Some(now);
                    }
                    settled.extend(digest.settles);
                }
                minute += step;
            }
            let told = settled.len();
            settled.sort();
            settled.dedup();
            prop_assert_eq!(told, settled.len(), "told twice");
            prop_assert_eq!(all.len(), settled.len(), "lost");
            let rounds_used = in_round.len();
            in_round.dedup();
            prop_assert_eq!(rounds_used, in_round.len(), "two messages in one round");
        }
    }
}
