//! One message in words: what mail and robots carry.

use askama::Template;
use jiff::civil::Date;
use messages::{Arg, Lang, date_long, text, text_args};
use serde::{Deserialize, Serialize};

use crate::{Digest, Matter, Notice};

/// Most lines of a message; the rest is counted.
const LINES: usize = 40;
/// Most characters of words that people wrote, in one line.
pub(crate) const WORDS: usize = 120;

/// How much of a task leaves the house.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Content {
    /// The number, the name and what was written.
    #[default]
    Full,
    /// The number and what happened only: for providers outside the office's network.
    NumbersOnly,
}

/// From where a message comes and how much it tells.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Sender<'a> {
    /// The site's name.
    pub site: &'a str,
    /// Where people reach it, without a slash at the end: `http://10.20.0.5:8080`. Empty: no links.
    pub address: &'a str,
    /// The language of the person or group.
    pub lang: Lang,
    /// How much it tells.
    pub content: Content,
}

/// One line of a message.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Line {
    /// The words.
    pub words: String,
    /// The page to go to; empty without an address.
    pub link: String,
    /// The word of [`Matter::code`].
    pub matter: &'static str,
    /// The number of the task.
    pub number: String,
    /// Whether it may not wait.
    pub urgent: bool,
}

/// A message in words, the same for every way it may go.
#[derive(Clone, Debug, PartialEq, Eq, Template)]
#[template(path = "letter.html")]
pub struct Letter {
    /// The language tag.
    pub lang: &'static str,
    /// What it is about, in one line.
    pub subject: String,
    /// The sentence above the list.
    pub opening: String,
    /// The list.
    pub lines: Vec<Line>,
    /// How many more there are, in words; empty when the list is complete.
    pub more: String,
    /// From whom it comes.
    pub footer: String,
}

impl Letter {
    /// The message of a digest.
    pub fn of(digest: &Digest, sender: &Sender<'_>) -> Self {
        let lang = sender.lang;
        let lines: Vec<Line> = digest.notices.iter().take(LINES).map(|n| sender.line(n)).collect();
        let site = one_line(sender.site, WORDS);
        let (key, count) = if digest.urgent {
            ("notify-subject-urgent", lines.len())
        } else {
            ("notify-subject", digest.notices.len())
        };
        let subject = match lines.as_slice() {
            [only] => text_args(
                lang,
                "notify-subject-one",
                &[("site", (&site).into()), ("line", (&only.words).into())],
            ),
            _ => text_args(lang, key, &[("site", (&site).into()), ("count", count.into())]),
        };
        let more = digest.notices.len() - lines.len();
        Self {
            lang: lang.tag(),
            subject: one_line(&subject, 2 * WORDS),
            opening: text_args(lang, "notify-opening", &[("count", digest.notices.len().into())]),
            lines,
            more: if more == 0 {
                String::new()
            } else {
                text_args(lang, "notify-more", &[("count", more.into())])
            },
            footer: text_args(lang, "notify-footer", &[("site", (&site).into())]),
        }
    }

    /// A message that only says that messages arrive.
    pub fn trial(sender: &Sender<'_>) -> Self {
        let lang = sender.lang;
        let site = one_line(sender.site, WORDS);
        let line = Line {
            words: text(lang, "notify-trial"),
            link: sender.address.trim_end_matches('/').to_owned(),
            matter: "trial",
            number: String::new(),
            urgent: false,
        };
        Self {
            lang: lang.tag(),
            subject: text_args(
                lang,
                "notify-subject-one",
                &[("site", (&site).into()), ("line", (&line.words).into())],
            ),
            opening: text(lang, "notify-trial-opening"),
            lines: vec![line],
            more: String::new(),
            footer: text_args(lang, "notify-footer", &[("site", (&site).into())]),
        }
    }

    /// The message as plain text.
    pub fn text(&self) -> String {
        let mut out = format!("{}\n\n", self.opening);
        for (place, line) in self.lines.iter().enumerate() {
            out.push_str(&format!("{}. {}\n", place + 1, line.words));
            if !line.link.is_empty() {
                out.push_str(&format!("   {}\n", line.link));
            }
        }
        if !self.more.is_empty() {
            out.push_str(&format!("{}\n", self.more));
        }
        out.push_str(&format!("\n-- \n{}\n", self.footer));
        out
    }

    /// The message as a page that any mail program shows: no style sheet, no picture, nothing to load.
    pub fn html(&self) -> String {
        // Writing into a string cannot fail.
        self.render().unwrap_or_default()
    }
}

impl Sender<'_> {
    /// One notice in words.
    pub fn line(&self, notice: &Notice) -> Line {
        let number =
            messages::number_at(self.lang, &notice.about.path, &one_line(&notice.about.number, WORDS));
        let task = match self.content {
            Content::Full => format!("{number} {}", one_line(&notice.about.title, WORDS)).trim().to_owned(),
            Content::NumbersOnly => number.clone(),
        };
        let link = match self.address {
            "" => String::new(),
            address => format!("{}{}", address.trim_end_matches('/'), notice.about.path),
        };
        Line {
            words: self.whole(task, self.what(&notice.matter)),
            link,
            matter: notice.matter.code(),
            number,
            urgent: notice.matter.is_urgent(),
        }
    }

    /// A task and what happened to it; what happened alone, where it is about no task.
    fn whole(&self, task: String, what: String) -> String {
        if task.is_empty() {
            return what;
        }
        text_args(self.lang, "notify-line", &[("task", task.into()), ("words", what.into())])
    }

    /// What happened, without the task it happened to: for the list in the system.
    #[allow(clippy::too_many_lines, reason = "a list: one arm for kinds of the same shape")]
    pub fn what(&self, matter: &Matter) -> String {
        let mut args = Vec::new();
        let (day, name) =
            (|d: &Date| Arg::from(date_long(self.lang, *d)), |unit: &String| one_line(unit, WORDS));
        let mut key = format!("notify-{}", matter.code());
        match matter {
            Matter::Assigned { due }
            | Matter::TakesPart { due }
            | Matter::Arranged { due }
            | Matter::DueMoved { due } => match due {
                Some(due) => args.push(("due", day(due))),
                None => key.push_str("-undated"),
            },
            Matter::MilestonesMoved { milestones } if milestones.is_empty() => key.push_str("-none"),
            Matter::MilestonesMoved { milestones } => {
                let one = |(name, by): &(String, Date)| {
                    let args = [("name", one_line(name, WORDS).into()), ("date", day(by))];
                    text_args(self.lang, "plan-given-one", &args)
                };
                let all = milestones.iter().map(one).collect::<Vec<_>>();
                let all = all.join(&text(self.lang, "word-separator"));
                args.push(("milestones", one_line(&all, 4 * WORDS).into()));
            }
            Matter::Unsigned { days } | Matter::ReportMissing { days } | Matter::AnswerMissing { days } => {
                args.push(("days", (*days).into()))
            }
            Matter::AllAnswered { due, count } => {
                args.extend([("due", day(due)), ("count", (*count).into())]);
            }
            Matter::AnswersMissing { due, asked, units } => {
                let named = units.iter().map(name).collect::<Vec<_>>();
                let named = named.join(&text(self.lang, "word-separator"));
                args.extend([
                    ("due", day(due)),
                    ("asked", (*asked).into()),
                    ("missing", units.len().into()),
                    ("units", one_line(&named, 2 * WORDS).into()),
                ]);
            }
            Matter::Turned { turns } => return self.turned(turns),
            Matter::ReportDue { on: date }
            | Matter::SuspensionReview { on: date }
            | Matter::Suspended { review: date }
            | Matter::ChasedBlue { answer: date }
            | Matter::ChasedYellow { answer: date }
            | Matter::ChasedRed { answer: date }
            | Matter::ChaseUnanswered { answer: date } => args.push(("day", day(date))),
            Matter::Asked { unit, due } => {
                args.extend([("unit", name(unit).into()), ("due", day(due))]);
            }
            Matter::DueSoon { due, days }
            | Matter::Overdue { due, days }
            | Matter::AnswerDue { due, days } => {
                args.extend([("due", day(due)), ("days", (*days).into())]);
            }
            Matter::ReassignmentRequested { unit }
            | Matter::TakenAway { unit }
            | Matter::ReportToReview { unit }
            | Matter::ChaseAnswered { unit }
            | Matter::AskProposed { unit }
            | Matter::Referred { unit }
            | Matter::ClosingRecommended { unit }
            | Matter::ClosingRequested { unit } => args.push(("unit", name(unit).into())),
            Matter::ExtensionRequested { unit, until } => {
                args.extend([("unit", name(unit).into()), ("until", day(until))]);
            }
            Matter::ExtensionToApprove { until: d }
            | Matter::ExtensionGranted { until: d }
            | Matter::Excused { until: d } => args.push(("until", day(d))),
            Matter::ReportReturned { reason: words }
            | Matter::AskDeclined { reason: words }
            | Matter::AskWithdrawn { reason: words }
            | Matter::ReferralWithdrawn { reason: words }
            | Matter::UnitKept { reason: words }
            | Matter::IssueSentBack { reason: words }
            | Matter::AnswerSentBack { reason: words }
            | Matter::ChaseUnmet { reason: words }
            | Matter::ChaseWithdrawn { reason: words }
            | Matter::SuspensionProposed { reason: words }
            | Matter::SuspensionRefused { reason: words }
            | Matter::Resumed { reason: words }
            | Matter::ExtensionSentBack { reason: words }
            | Matter::ExtensionRefused { reason: words }
            | Matter::ClosingReturned { reason: words }
            | Matter::Reopened { reason: words }
            | Matter::Cancelled { reason: words }
            | Matter::Directed { words } => args.push(("words", self.written(words))),
            Matter::FigureCorrected { period, before, after, reason } => args.extend([
                ("period", one_line(period, WORDS).into()),
                ("before", one_line(before, WORDS).into()),
                ("after", one_line(after, WORDS).into()),
                ("words", self.written(reason)),
            ]),
            Matter::DirectionFollowed { outcome } => args.push(("outcome", outcome.as_str().into())),
            Matter::ReportToApprove
            | Matter::AnswerToApprove
            | Matter::AskApproved
            | Matter::ReferralAnswered
            | Matter::IssueProposed
            | Matter::ChaseMet
            | Matter::Closed => {}
        }
        text_args(self.lang, &key, &args)
    }

    /// What somebody wrote, or where to read it.
    fn written(&self, words: &str) -> Arg<'static> {
        match self.content {
            Content::Full => one_line(words, WORDS).into(),
            Content::NumbersOnly => text(self.lang, "notify-see-page").into(),
        }
    }
}

/// Words in one line without control characters and without the marks that turn the direction of writing, so that a
/// title can forge neither a header nor a second line.
pub(crate) fn one_line(words: &str, longest: usize) -> String {
    let turns =
        |c: char| matches!(c, '\u{200e}' | '\u{200f}' | '\u{202a}'..='\u{202e}' | '\u{2066}'..='\u{2069}');
    let breaks = |c: char| c.is_control() || matches!(c, '\u{2028}' | '\u{2029}');
    let kept: String =
        words.chars().filter(|c| !turns(*c)).map(|c| if breaks(c) { ' ' } else { c }).collect();
    let kept = kept.split_whitespace().collect::<Vec<_>>().join(" ");
    match kept.char_indices().nth(longest) {
        Some((end, _)) => format!("{}…", &kept[..end]),
        None => kept,
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::notice::tests::{notice, one_of_each};
    use jiff::civil::date;

    fn sender(lang: Lang) -> Sender<'static> {
        Sender { site: "安和县", address: "http://10.20.0.5:8080/", lang, content: Content::Full }
    }

    fn digest(matters: Vec<Matter>) -> Digest {
        let at = date(2026, 6, 1).at(9, 0, 0, 0);
        let notices = (1..).zip(matters).map(|(n, matter)| notice(&n.to_string(), n, matter, at)).collect();
        Digest { notices, settles: Vec::new(), urgent: false }
    }

    #[test]
    fn every_matter_has_words_and_all_its_arguments() {
        for lang in Lang::ALL {
            for matter in one_of_each() {
                let letter = Letter::of(&digest(vec![matter.clone()]), &sender(lang));
                let words = &letter.lines[0].words;
                assert!(words.contains("2026-0001"), "{words}");
                assert!(!words.contains(['⟦', '{', '$']), "{lang} {matter:?}: {words}");
                assert!(letter.subject.contains(words.as_str()), "{}", letter.subject);
            }
        }
    }

    #[test]
    fn a_message_reads_as_one_would_write_it() {
        let due = date(2026, 6, 30);
        let digest = digest(vec![Matter::Overdue { due, days: 12 }, Matter::ReportToApprove]);
        let letter = Letter::of(&digest, &sender(Lang::Zh));
        assert_eq!(letter.subject, "【落实·安和县】2 件事项请处理");
        assert_eq!(
            letter.text(),
            "以下 2 件事项请登录系统处理：\n\n\
             1. 2026-0001 第 1 号任务：应于2026年6月30日办结，已超期 12 天\n   http://10.20.0.5:8080/tasks/1\n\
             2. 2026-0002 第 2 号任务：有一份报送待您审签\n   http://10.20.0.5:8080/tasks/2\n\
             \n-- \n本通知由“落实”系统（安和县）自动发出，请勿回复。\n"
        );
    }

    #[test]
    fn markup_in_a_title_stays_words() {
        let mut digest = digest(vec![Matter::Closed]);
        digest.notices[0].about.title = "<script>alert(1)</script> & \"引\"".into();
        digest.notices[0].about.path = "/tasks/1?a=\"><b>".into();
        let html = Letter::of(&digest, &sender(Lang::Zh)).html();
        assert!(!html.contains("<script") && !html.contains("\"><b>"), "{html}");
        assert!(html.contains("&#60;script&#62;alert(1)"), "{html}");
    }

    #[test]
    fn numbers_only_keeps_names_and_reasons_at_home() {
        let digest = digest(vec![
            Matter::Cancelled { reason: "与另一任务合并".into() },
            Matter::Directed { words: "三天内报我".into() },
        ]);
        let letter = Letter::of(&digest, &Sender { content: Content::NumbersOnly, ..sender(Lang::Zh) });
        let all = format!("{}{}{}", letter.subject, letter.text(), letter.html());
        for secret in ["号任务", "合并", "三天"] {
            assert!(!all.contains(secret), "{all}");
        }
        assert!(all.contains("2026-0001") && all.contains("2026-0002"));
    }

    #[test]
    fn a_flood_is_counted_not_listed() {
        let letter = Letter::of(&digest(vec![Matter::Closed; 45]), &sender(Lang::En));
        assert_eq!(letter.lines.len(), LINES);
        assert!(letter.text().contains("5 more") && letter.html().contains("5 more"), "{}", letter.text());
        assert!(letter.subject.contains("45"), "{}", letter.subject);
    }

    #[test]
    fn lines_cannot_be_forged() {
        assert_eq!(one_line("a\r\nBcc: x\u{2028}y\u{202e}z\u{0}", 99), "a Bcc: x yz");
        assert_eq!(one_line("一二三四", 3), "一二三…");
        assert_eq!(one_line("  一 \t 二 ", 3), "一 二");
    }
}
