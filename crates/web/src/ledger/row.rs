//! A task as a row of a list.

use jiff::civil::Date;
use service::TaskLine;

use crate::shell::Shell;

/// Responsible units named in a row; the others are counted.
const OTHERS: usize = 2;

/// A task as a row shows it, in words.
pub(crate) struct Row {
    pub(crate) number: String,
    /// Under its parent a sub-task drops the year.
    pub(crate) short: String,
    pub(crate) light: &'static str,
    pub(crate) light_word: String,
    pub(crate) title: String,
    pub(crate) source: String,
    pub(crate) unit: String,
    pub(crate) others: String,
    pub(crate) leader: String,
    pub(crate) due: String,
    /// How long ago it was due; empty when it is not late.
    pub(crate) over: String,
    pub(crate) targets: String,
    pub(crate) meter: Option<Meter>,
    pub(crate) closed: bool,
    pub(crate) sub: bool,
}

/// Progress against plan.
pub(crate) struct Meter {
    pub(crate) done: u8,
    /// Where the tick stands.
    pub(crate) plan: Option<u8>,
    pub(crate) label: String,
}

/// The rows of a list, sub-tasks beneath their tasks.
pub(crate) fn rows(shell: &Shell, today: Date, lines: &[TaskLine]) -> Vec<Row> {
    let mut rows = Vec::with_capacity(lines.len());
    for line in lines {
        rows.push(Row::of(shell, today, line, false));
        rows.extend(line.children.iter().map(|child| Row::of(shell, today, child, true)));
    }
    rows
}

impl Row {
    pub(crate) fn of(shell: &Shell, today: Date, line: &TaskLine, sub: bool) -> Self {
        let number = line.number.to_string();
        let source = line.source.as_ref().map(|s| s.title.as_str());
        let cadence = Some(line.cadence.as_str()).filter(|c| !c.is_empty() && line.due.is_some());
        Self {
            short: if sub { number[5..].to_owned() } else { number.clone() },
            number,
            light: line.light.code(),
            light_word: shell.t(&format!("light-{}", line.light.code())),
            title: line.title.clone(),
            source: [source, cadence].into_iter().flatten().collect::<Vec<_>>().join(" · "),
            unit: line.lead_unit.name.clone(),
            others: others(shell, line),
            leader: line.leaders_text(),
            due: due(shell, today, line),
            over: match line.overdue_days {
                0 => String::new(),
                days => shell.t1("date-days-over", "days", days),
            },
            targets: line.targets_text(),
            meter: line.progress.map(|done| Meter::of(shell, done, line.plan)),
            closed: line.state != ledger::TaskState::Open,
            sub,
        }
    }
}

impl Meter {
    pub(crate) fn of(shell: &Shell, done: u8, plan: Option<u8>) -> Self {
        let label = match plan {
            Some(plan) => shell.t2("ledger-meter", "done", done, "plan", plan),
            None => shell.t1("ledger-meter-done", "done", done),
        };
        Self { done: done.min(100), plan: plan.map(|p| p.min(100)), label }
    }
}

/// The due day without this year's number, or how the source words it.
fn due(shell: &Shell, today: Date, line: &TaskLine) -> String {
    match line.due {
        Some(day) if day.year() == today.year() => shell.date_short(day),
        Some(day) => shell.date(day),
        None if line.due_text.is_empty() => line.cadence.clone(),
        None => line.due_text.clone(),
    }
}

fn others(shell: &Shell, line: &TaskLine) -> String {
    let named: Vec<&str> = line.others.iter().take(OTHERS).map(String::as_str).collect();
    let named = named.join(&shell.t("word-separator"));
    if line.others.len() > OTHERS {
        shell.t2("ledger-others", "named", named, "count", line.others.len())
    } else {
        named
    }
}
