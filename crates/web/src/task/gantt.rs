//! Milestones on an axis of days: a table whose middle column is drawn.

use jiff::ToSpan as _;
use jiff::civil::Date;
use service::PlanSlot;

use crate::shell::Shell;

/// Marks on the axis at most.
const TICKS: i64 = 6;
/// Months between two marks.
const STEPS: [i8; 5] = [1, 2, 3, 6, 12];

/// The axis and its rows. Places are percent of the width, as drawings take them.
pub(super) struct Gantt {
    pub(super) bars: Vec<Bar>,
    /// Marks of the axis: place and words.
    pub(super) ticks: Vec<(String, String)>,
    pub(super) today: String,
    /// Where the task ends.
    pub(super) due: Option<String>,
}

/// A milestone.
pub(super) struct Bar {
    pub(super) name: String,
    /// Begin and length of its work.
    pub(super) bar: Option<(String, String)>,
    /// Where it is to be reached.
    pub(super) at: String,
    /// `met`, `missed` or `ahead`.
    pub(super) class: &'static str,
    pub(super) critical: bool,
    pub(super) start: String,
    pub(super) planned: String,
    /// How it stands, in words.
    pub(super) state: String,
    pub(super) late: bool,
}

/// From when to when.
struct Axis {
    from: Date,
    days: i64,
}

impl Axis {
    fn place(&self, day: Date) -> String {
        self.percent(days(self.from, day))
    }

    fn percent(&self, days: i64) -> String {
        let hundredths = days * 10_000 / self.days;
        format!("{}.{:02}%", hundredths / 100, hundredths % 100)
    }
}

fn days(from: Date, to: Date) -> i64 {
    i64::from(from.until(to).map(|span| span.get_days()).unwrap_or(0))
}

impl Gantt {
    /// Nothing without milestones. `begin` is the first day of the task.
    pub(super) fn of(
        shell: &Shell,
        slots: &[PlanSlot],
        (begin, due): (Date, Option<Date>),
        today: Date,
    ) -> Option<Self> {
        let first = slots.iter().map(|s| s.start.unwrap_or(s.planned)).min()?;
        let last = slots.iter().map(|s| s.planned.max(s.done.unwrap_or(s.planned))).max()?;
        let from = begin.min(first).min(today);
        let to = last.max(today).max(due.unwrap_or(last));
        let axis = Axis { from, days: days(from, to) + 1 };
        Some(Self {
            bars: slots.iter().map(|slot| Bar::of(shell, &axis, slot, today)).collect(),
            ticks: ticks(shell, &axis, to),
            today: axis.place(today),
            due: due.map(|due| axis.place(due)),
        })
    }
}

impl Bar {
    fn of(shell: &Shell, axis: &Axis, slot: &PlanSlot, today: Date) -> Self {
        let length = |start: Date| axis.percent(days(start, slot.planned) + 1);
        let over = days(slot.planned, today);
        let missed = slot.done.is_none() && over > 0;
        let state = match slot.done {
            Some(day) => shell.t1("work-milestone-done", "date", shell.date_short(day)),
            None if missed => shell.t1("plan-missed", "days", over),
            None if slot.short > 0 => shell.t1("plan-short", "days", slot.short),
            None => match slot.given {
                Some(day) if day == slot.planned => shell.t("plan-given-so"),
                Some(day) => shell.t1("plan-given-by", "date", shell.date_short(day)),
                None => String::new(),
            },
        };
        Self {
            name: slot.name.clone(),
            bar: slot.start.map(|start| (axis.place(start), length(start))),
            at: axis.place(slot.done.unwrap_or(slot.planned)),
            class: match slot.done {
                Some(_) => "met",
                None if missed => "missed",
                None => "ahead",
            },
            critical: slot.critical,
            start: slot.start.map(|start| shell.date_short(start)).unwrap_or_default(),
            planned: shell.date_short(slot.planned),
            late: missed || slot.short > 0,
            state,
        }
    }
}

/// First days of months, no more than fit.
fn ticks(shell: &Shell, axis: &Axis, to: Date) -> Vec<(String, String)> {
    const MONTH: i64 = 30;
    let fits = |step: &&i8| axis.days / (MONTH * i64::from(**step)) <= TICKS;
    let step = STEPS.iter().find(fits).copied().unwrap_or(12);
    let mut day = axis.from.first_of_month();
    let mut ticks = Vec::new();
    while day <= to {
        if day >= axis.from && (day.month() - 1) % step == 0 {
            ticks.push((axis.place(day), messages::month_short(shell.lang, day)));
        }
        let Ok(next) = day.checked_add(1.month()) else { break };
        day = next;
    }
    ticks
}
