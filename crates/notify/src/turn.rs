//! Lights that turned: from what to what, why, and what would turn them green. One notice tells a person of all of a day.

use jiff::civil::Date;
use messages::{Arg, date_long, text, text_args};
use serde::{Deserialize, Serialize};

use crate::letter::{Sender, WORDS, one_line};
use crate::{About, Matter};

/// Turns that a notice lists; more are counted.
const LISTED: usize = 40;
/// The page of the lights that are not green.
const LATE: &str = "/ledger?light=red,amber";

/// A light.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Light {
    /// ■
    Red,
    /// ▲
    Amber,
    /// ●
    Green,
}

impl Light {
    /// The word in message keys: `notify-light-<code>` with its shape, `light-<code>` without.
    pub fn code(self) -> &'static str {
        match self {
            Self::Red => "red",
            Self::Amber => "amber",
            Self::Green => "green",
        }
    }
}

/// What a message is filled with.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Fill {
    /// A count.
    Number(i64),
    /// A day.
    Day(Date),
    /// Shown as it is.
    Text(String),
}

/// A sentence by its message key, so that everybody reads it in their own language.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Said {
    /// The key.
    pub key: String,
    /// What it is filled with, by name.
    pub args: Vec<(String, Fill)>,
}

/// A light that turned.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Turn {
    /// Of which task.
    pub about: About,
    /// What it was.
    pub from: Light,
    /// What it is.
    pub to: Light,
    /// Why: the first reason of the verdict.
    pub why: Said,
    /// What would turn it green; each is needed.
    pub mend: Vec<Said>,
}

/// The lights that turned on a day, as far as they concern somebody.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default)]
pub struct Turns {
    /// Worst first.
    pub list: Vec<Turn>,
    /// How many more turned red, amber and green.
    pub more: [u32; 3],
    /// How many are red, amber and green that turned so long ago that it is no news.
    pub earlier: [u32; 3],
}

impl Turns {
    /// Adds a turn. What turned before on the same day goes on from what it was, and is no news once it has turned back;
    /// unless what was said so far is `known`: then every turn is.
    pub fn add(&mut self, turn: Turn, known: bool) {
        let same = self.list.iter_mut().find(|t| t.about.path == turn.about.path);
        match same {
            Some(before) if known => *before = turn,
            Some(before) => *before = Turn { from: before.from, ..turn },
            None => self.list.push(turn),
        }
        self.list.retain(|t| t.from != t.to);
        self.list.sort_by(|a, b| (a.to, &a.about.number).cmp(&(b.to, &b.about.number)));
        for beyond in self.list.drain(LISTED.min(self.list.len())..) {
            self.more[beyond.to as usize] = self.more[beyond.to as usize].saturating_add(1);
        }
    }

    /// Counts a light that turned long ago.
    pub fn add_earlier(&mut self, to: Light) {
        self.earlier[to as usize] = self.earlier[to as usize].saturating_add(1);
    }

    /// Whether there is nothing to tell.
    pub fn is_empty(&self) -> bool {
        self.list.is_empty() && self.unlisted() == 0 && self.earlier == [0; 3]
    }

    /// How many turned to a light.
    pub fn count(&self, to: Light) -> u32 {
        let listed = self.list.iter().filter(|t| t.to == to).count();
        self.more[to as usize].saturating_add(u32::try_from(listed).unwrap_or(u32::MAX))
    }

    /// How many are not listed.
    pub fn unlisted(&self) -> u32 {
        self.more.iter().fold(0, |sum, n| sum.saturating_add(*n))
    }

    /// Whether it tells of one light and nothing else.
    pub fn is_one(&self) -> bool {
        self.list.len() == 1 && self.unlisted() == 0 && self.earlier == [0; 3]
    }

    /// What the notice is about: the task, where it is one alone; the lights of the ledger, where none is listed; else the
    /// list in the inbox.
    pub fn about(&self) -> About {
        match self.list.as_slice() {
            [only] if self.is_one() => only.about.clone(),
            [] => About { number: String::new(), title: String::new(), path: LATE.to_owned() },
            _ => About { number: String::new(), title: String::new(), path: "/inbox".to_owned() },
        }
    }

    /// As a matter.
    pub fn matter(self) -> Matter {
        Matter::Turned { turns: self }
    }
}

impl Sender<'_> {
    /// Lights that turned, in one line: one alone with its reason, several counted.
    pub(crate) fn turned(&self, turns: &Turns) -> String {
        if let ([only], true) = (turns.list.as_slice(), turns.is_one()) {
            return self.turn(only);
        }
        const LIGHTS: [Light; 3] = [Light::Red, Light::Amber, Light::Green];
        let news = self.counted("notify-turned", LIGHTS.map(|light| (light, turns.count(light))));
        let earlier = self.counted("notify-lit", LIGHTS.map(|light| (light, turns.earlier[light as usize])));
        match (news, earlier) {
            (Some(news), Some(earlier)) => text_args(
                self.lang,
                "notify-turned-besides",
                &[("news", news.into()), ("earlier", earlier.into())],
            ),
            (one, other) => one.or(other).unwrap_or_default(),
        }
    }

    /// How many of each light, in words; nothing where there are none.
    fn counted(&self, key: &str, counts: [(Light, u32); 3]) -> Option<String> {
        let all = counts.iter().fold(0_u32, |sum, (_, n)| sum.saturating_add(*n));
        let parts = counts.iter().filter(|(_, n)| *n > 0).map(|(light, n)| {
            text_args(self.lang, &format!("{key}-{}", light.code()), &[("count", (*n).into())])
        });
        let parts = parts.collect::<Vec<_>>().join(&text(self.lang, "word-separator"));
        let args = [("count", all.into()), ("parts", parts.into())];
        (all > 0).then(|| text_args(self.lang, &format!("{key}-many"), &args))
    }

    /// One light that turned, with why and what would turn it green.
    pub fn turn(&self, turn: &Turn) -> String {
        let light = |light: Light| Arg::from(text(self.lang, &format!("notify-light-{}", light.code())));
        let mend: Vec<String> = turn.mend.iter().map(|said| self.say(said)).collect();
        let mut args =
            vec![("from", light(turn.from)), ("to", light(turn.to)), ("why", self.say(&turn.why).into())];
        let key = if mend.is_empty() { "notify-turned" } else { "notify-turned-mend" };
        args.push(("mend", mend.join(&text(self.lang, "notify-turned-and")).into()));
        text_args(self.lang, key, &args)
    }

    /// A sentence in the language of who reads it.
    fn say(&self, said: &Said) -> String {
        let fill = |fill: &Fill| match fill {
            Fill::Number(number) => Arg::from(*number),
            Fill::Day(day) => date_long(self.lang, *day).into(),
            Fill::Text(words) => one_line(words, WORDS).into(),
        };
        let args: Vec<(&str, Arg<'_>)> =
            said.args.iter().map(|(name, value)| (name.as_str(), fill(value))).collect();
        text_args(self.lang, &said.key, &args)
    }
}

#[cfg(test)]
pub(crate) mod tests {
    use super::*;
    use crate::Content;
    use jiff::civil::date;
    use messages::Lang;

    pub(crate) fn turn(task: u32, from: Light, to: Light) -> Turn {
        let overdue = Said {
            key: "planning-overdue".into(),
            args: vec![("days".into(), Fill::Number(1)), ("due".into(), Fill::Day(date(2026, 6, 30)))],
        };
        let mend = Said { key: "planning-mend-overdue".into(), args: vec![] };
        Turn {
            about: About {
                number: format!("2026-{task:04}"),
                title: format!("第 {task} 号任务"),
                path: format!("/tasks/{task}"),
            },
            from,
            to,
            why: overdue,
            mend: if to == Light::Green { vec![] } else { vec![mend] },
        }
    }

    fn sender(lang: Lang) -> Sender<'static> {
        Sender { site: "安和县", address: "", lang, content: Content::Full }
    }

    #[test]
    fn one_turn_says_from_what_to_what_why_and_what_would_mend_it() {
        let mut turns = Turns::default();
        turns.add(turn(7, Light::Amber, Light::Red), false);
        assert_eq!(turns.about().number, "2026-0007");
        assert_eq!(
            sender(Lang::Zh).turned(&turns),
            "由▲预警转为■滞后，已逾期 1 天（2026年6月30日到期）。转绿需要：办结；逾期后不能再申请延期"
        );
        let english = sender(Lang::En).turned(&turns);
        assert!(english.starts_with("from ▲ at risk to ■ behind: 1 day overdue"), "{english}");
    }

    #[test]
    fn several_are_counted_and_listed_worst_first() {
        let mut turns = Turns::default();
        turns.add(turn(1, Light::Green, Light::Amber), false);
        turns.add(turn(2, Light::Amber, Light::Green), false);
        turns.add(turn(3, Light::Green, Light::Red), false);
        let order: Vec<&str> = turns.list.iter().map(|t| t.about.number.as_str()).collect();
        assert_eq!(order, ["2026-0003", "2026-0001", "2026-0002"]);
        assert_eq!(turns.about().path, "/inbox");
        assert_eq!(
            sender(Lang::Zh).turned(&turns),
            "3 项任务的灯变了：■ 转红 1 项、▲ 转黄 1 项、● 转绿 1 项"
        );
    }

    #[test]
    fn what_turned_long_ago_is_counted_beside_what_is_news() {
        let mut turns = Turns::default();
        turns.add_earlier(Light::Red);
        turns.add_earlier(Light::Amber);
        turns.add_earlier(Light::Amber);
        assert!(!turns.is_empty());
        assert_eq!(turns.about().path, LATE);
        let words = sender(Lang::Zh).turned(&turns);
        assert_eq!(words, "3 项任务的灯早已是现在的颜色：■ 滞后 1 项、▲ 预警 2 项");
        turns.add(turn(1, Light::Green, Light::Amber), false);
        let both = sender(Lang::Zh).turned(&turns);
        assert!(both.starts_with("1 项任务的灯变了：▲ 转黄 1 项；另有") && both.ends_with(&words), "{both}");
        let english = sender(Lang::En).turned(&turns);
        assert!(english.contains("the light of 1 task turned") && english.contains("2 at risk"), "{english}");
    }

    #[test]
    fn what_turns_again_goes_on_from_where_it_was_and_what_turns_back_is_no_news() {
        let mut turns = Turns::default();
        turns.add(turn(1, Light::Green, Light::Amber), false);
        turns.add(turn(1, Light::Amber, Light::Red), false);
        assert_eq!(turns.list, [turn(1, Light::Green, Light::Red)]);
        turns.add(turn(1, Light::Red, Light::Green), false);
        assert!(turns.is_empty());
        turns.add(turn(1, Light::Green, Light::Red), false);
        turns.add(turn(1, Light::Red, Light::Green), true);
        assert_eq!(
            turns.list,
            [turn(1, Light::Red, Light::Green)],
            "who has read of the red is told of the green"
        );
    }

    #[test]
    fn a_thousand_turns_are_a_list_that_ends_and_a_count() {
        let mut turns = Turns::default();
        for n in 0..1000 {
            turns.add(turn(n, Light::Green, if n % 4 == 0 { Light::Red } else { Light::Amber }), false);
        }
        assert_eq!((turns.list.len(), turns.unlisted()), (LISTED, 1000 - LISTED as u32));
        assert_eq!([Light::Red, Light::Amber, Light::Green].map(|l| turns.count(l)), [250, 750, 0]);
        assert!(turns.list.iter().all(|t| t.to == Light::Red), "the worst are listed");
    }
}
