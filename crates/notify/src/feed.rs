//! Due dates and milestones as a calendar to subscribe to (RFC 5545, RFC 7986).
//!
//! The text is a function of the entries alone: the same entries give the same bytes, so that whoever serves it can
//! answer "not changed". For that reason there is no METHOD, and DTSTAMP is when an entry was last changed, which is
//! what the standard makes of it then (section 3.8.7.2).

use jiff::civil::Date;
use jiff::{Timestamp, ToSpan as _};
use messages::{Lang, text_args};

use crate::letter::one_line;

/// Most bytes of a line without its end (RFC 5545, section 3.1).
const LINE: usize = 75;
/// Most characters of a name.
const NAME: usize = 200;

/// What calendar programs make of an entry.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Form {
    /// All-day events: every calendar shows them.
    #[default]
    Events,
    /// To-dos: for programs that have a list of them.
    Todos,
}

/// The calendar of a person or a unit.
#[derive(Clone, Copy, Debug)]
pub struct Calendar<'a> {
    /// Whose it is: 县住建局 落实.
    pub name: &'a str,
    /// What makes entries of this site different from those of others: its host name or area code.
    pub domain: &'a str,
    /// The language of what Luoshi itself says.
    pub lang: Lang,
    /// Events or to-dos.
    pub form: Form,
}

/// Which day of a task it is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Point<'a> {
    /// Its due date.
    Due,
    /// A milestone, by name.
    Milestone(&'a str),
    /// The last day for a report.
    Report,
    /// The last day for the answer to a chase sheet.
    Answer,
    /// The last day for the answer to a request.
    Request,
}

/// How it stands.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Standing {
    /// To be done.
    Open,
    /// Done.
    Done,
    /// Not to be done any more. It stays in the feed, or programs would keep what they have.
    Cancelled,
}

/// One day to remember.
#[derive(Clone, Copy, Debug)]
pub struct Entry<'a> {
    /// What it is in the ledger; the same for ever, wherever the day moves to.
    pub id: &'a str,
    /// How often it was changed: programs take the entry with the highest (RFC 5545, section 3.8.7.4).
    pub sequence: u32,
    /// When it was last changed.
    pub changed: Timestamp,
    /// The day.
    pub day: Date,
    /// Number and name of the task.
    pub task: &'a str,
    /// Which day of the task.
    pub point: Point<'a>,
    /// The lead unit.
    pub lead: &'a str,
    /// Its page; empty for none.
    pub link: &'a str,
    /// How it stands.
    pub standing: Standing,
}

/// The calendar as text.
pub fn write(calendar: &Calendar<'_>, entries: &[Entry<'_>]) -> String {
    let mut out = String::with_capacity(256 + entries.len() * 400);
    let name = escaped(&one_line(calendar.name, NAME));
    line(&mut out, "BEGIN:VCALENDAR");
    line(&mut out, "VERSION:2.0");
    line(&mut out, &format!("PRODID:-//Luoshi//Luoshi//{}", calendar.lang.tag().to_uppercase()));
    line(&mut out, "CALSCALE:GREGORIAN");
    line(&mut out, &format!("NAME:{name}"));
    line(&mut out, &format!("X-WR-CALNAME:{name}"));
    line(&mut out, "REFRESH-INTERVAL;VALUE=DURATION:PT6H");
    line(&mut out, "X-PUBLISHED-TTL:PT6H");
    for entry in entries {
        component(&mut out, calendar, entry);
    }
    line(&mut out, "END:VCALENDAR");
    out
}

fn component(out: &mut String, calendar: &Calendar<'_>, entry: &Entry<'_>) {
    let kind = match calendar.form {
        Form::Events => "VEVENT",
        Form::Todos => "VTODO",
    };
    let changed = moment(entry.changed);
    line(out, &format!("BEGIN:{kind}"));
    line(out, &format!("UID:{}", escaped(&one_line(&format!("{}@{}", entry.id, calendar.domain), NAME))));
    line(out, &format!("SEQUENCE:{}", entry.sequence));
    line(out, &format!("DTSTAMP:{changed}"));
    line(out, &format!("LAST-MODIFIED:{changed}"));
    line(out, &format!("SUMMARY:{}", escaped(&summary(calendar.lang, entry))));
    if !entry.lead.is_empty() {
        let lead =
            text_args(calendar.lang, "notify-feed-units", &[("lead", one_line(entry.lead, NAME).into())]);
        line(out, &format!("DESCRIPTION:{}", escaped(&lead)));
    }
    let link = one_line(entry.link, 2000);
    if !link.is_empty() {
        line(out, &format!("URL:{link}"));
    }
    match calendar.form {
        Form::Events => event(out, entry),
        Form::Todos => todo(out, entry, &changed),
    }
    line(out, &format!("END:{kind}"));
}

fn event(out: &mut String, entry: &Entry<'_>) {
    line(out, &format!("DTSTART;VALUE=DATE:{}", day(entry.day)));
    // The end of an event is the first day without it.
    if let Ok(next) = entry.day.checked_add(1.day()) {
        line(out, &format!("DTEND;VALUE=DATE:{}", day(next)));
    }
    // A due date takes nobody's time.
    line(out, "TRANSP:TRANSPARENT");
    let cancelled = entry.standing == Standing::Cancelled;
    line(out, if cancelled { "STATUS:CANCELLED" } else { "STATUS:CONFIRMED" });
}

fn todo(out: &mut String, entry: &Entry<'_>, changed: &str) {
    line(out, &format!("DUE;VALUE=DATE:{}", day(entry.day)));
    match entry.standing {
        Standing::Open => line(out, "STATUS:NEEDS-ACTION"),
        Standing::Cancelled => line(out, "STATUS:CANCELLED"),
        Standing::Done => {
            line(out, "STATUS:COMPLETED");
            line(out, "PERCENT-COMPLETE:100");
            line(out, &format!("COMPLETED:{changed}"));
        }
    }
}

fn summary(lang: Lang, entry: &Entry<'_>) -> String {
    let task = one_line(entry.task, NAME);
    let words = match entry.point {
        Point::Due => text_args(lang, "notify-feed-due", &[("task", task.into())]),
        Point::Report => text_args(lang, "notify-feed-report", &[("task", task.into())]),
        Point::Answer => text_args(lang, "notify-feed-answer", &[("task", task.into())]),
        Point::Request => text_args(lang, "notify-feed-request", &[("task", task.into())]),
        Point::Milestone(name) => {
            let name = one_line(name, NAME);
            text_args(lang, "notify-feed-milestone", &[("task", task.into()), ("name", name.into())])
        }
    };
    match entry.standing {
        // To-dos have a mark for it; events have none but their words.
        Standing::Done => text_args(lang, "notify-feed-done", &[("words", words.into())]),
        Standing::Open | Standing::Cancelled => words,
    }
}

fn day(date: Date) -> String {
    date.strftime("%Y%m%d").to_string()
}

fn moment(at: Timestamp) -> String {
    at.strftime("%Y%m%dT%H%M%SZ").to_string()
}

/// A value of type TEXT (RFC 5545, section 3.3.11). Line ends do not occur: values are one line.
fn escaped(words: &str) -> String {
    let mut out = String::with_capacity(words.len());
    for c in words.chars() {
        if matches!(c, '\\' | ';' | ',') {
            out.push('\\');
        }
        out.push(c);
    }
    out
}

/// A content line, folded between characters so that no piece is longer than 75 bytes.
fn line(out: &mut String, words: &str) {
    let mut room = LINE;
    for c in words.chars() {
        if c.len_utf8() > room {
            out.push_str("\r\n ");
            room = LINE - 1;
        }
        room -= c.len_utf8();
        out.push(c);
    }
    out.push_str("\r\n");
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    proptest! {
        #[test]
        fn folding_is_short_and_can_be_undone(words in "[ -~一-龥😀]{0,300}") {
            let mut out = String::new();
            line(&mut out, &words);
            let pieces: Vec<&str> = out.strip_suffix("\r\n").unwrap().split("\r\n").collect();
            prop_assert!(pieces.iter().all(|piece| piece.len() <= LINE));
            prop_assert!(pieces[1..].iter().all(|piece| piece.starts_with(' ')));
            prop_assert_eq!(out.replace("\r\n ", "").replace("\r\n", ""), words);
        }
    }
}
