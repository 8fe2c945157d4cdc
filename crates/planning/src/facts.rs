//! What a light is judged on: plain facts with their days, so that the past can be judged as it was known then.

use jiff::civil::Date;
use serde::{Deserialize, Serialize};

use crate::curve::Plan;
use crate::day;

/// A part of a task in hundredths of a percentage point: 10,000 is the whole.
pub type Share = i64;

/// The whole of a task.
pub const WHOLE: Share = 10_000;

/// Days from one to another, both included; without an end it still lasts.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Interval {
    /// First day.
    pub from: Date,
    /// Last day.
    pub to: Option<Date>,
}

impl Interval {
    /// Whether the day lies in it.
    pub fn contains(self, day: Date) -> bool {
        self.from <= day && self.to.is_none_or(|to| day <= to)
    }
}

/// A new due date that was granted, or that there is none any more; the old ones are kept for ever.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Extension {
    /// The day on which it was granted.
    pub granted: Date,
    /// The new due date.
    pub due: Option<Date>,
}

/// Progress as reported on a day.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Progress {
    /// The day of the report.
    pub day: Date,
    /// How much is done.
    pub share: Share,
}

/// A dated point of a task.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Milestone {
    /// When it is due.
    pub due: Date,
    /// Its part of the whole, in relation to the other milestones' weights.
    pub weight: u32,
    /// The day on which it was met.
    pub met: Option<Date>,
}

/// A report that was asked for.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct ReportDue {
    /// When it was due.
    pub due: Date,
    /// The day on which it came.
    pub filed: Option<Date>,
}

/// A task as a rule pack sees it. Lists need no order.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Facts {
    /// The day from which the plan runs.
    pub start: Date,
    /// The due date as it was first set.
    pub due: Option<Date>,
    /// Due dates that were granted later.
    pub extensions: Vec<Extension>,
    /// How the work is planned to grow.
    pub plan: Plan,
    /// Dated points.
    pub milestones: Vec<Milestone>,
    /// Reported progress.
    pub progress: Vec<Progress>,
    /// Reports asked for.
    pub reports: Vec<ReportDue>,
    /// Days for which a reason was accepted.
    pub reasons: Vec<Interval>,
    /// Days on which the clock stood still (挂账).
    pub stops: Vec<Interval>,
    /// Days on which the task was closed; a reopened task has an interval that ended.
    pub closed: Vec<Interval>,
}

impl Facts {
    /// A task with an even plan, of which nothing has been heard yet.
    pub fn new(start: Date, due: Option<Date>) -> Self {
        Self {
            start,
            due,
            extensions: Vec::new(),
            plan: Plan::Linear,
            milestones: Vec::new(),
            progress: Vec::new(),
            reports: Vec::new(),
            reasons: Vec::new(),
            stops: Vec::new(),
            closed: Vec::new(),
        }
    }

    /// The due date in force on a day.
    pub fn due_on(&self, day: Date) -> Option<Date> {
        self.extension_on(day).map_or(self.due, |extension| extension.due)
    }

    /// The day on which the task falls due as things stand on `day`: the due date and the days that the clock stood
    /// still since it was set.
    pub fn deadline_on(&self, day: Date) -> Option<Date> {
        Some(day::plus(self.plan_due(day)?, self.stopped_through(day)))
    }

    /// How much is done, as known on a day; nothing where nobody has said anything.
    ///
    /// Under a plan by milestones only met milestones count: a percentage cannot be checked, a milestone can.
    pub fn done_on(&self, day: Date) -> Option<Share> {
        if matches!(self.plan, Plan::Milestones) {
            let weights = |met: bool| -> i64 {
                let counted = self.milestones.iter().filter(|m| !met || m.met.is_some_and(|on| on <= day));
                counted.map(|m| i64::from(m.weight)).sum()
            };
            let whole = weights(false);
            return (whole > 0).then(|| weights(true) * WHOLE / whole);
        }
        let known = self.progress.iter().filter(|progress| progress.day <= day);
        known.max_by_key(|progress| progress.day).map(|progress| progress.share.clamp(0, WHOLE))
    }

    /// How much should be done on a day, by the plan in force on that day.
    pub fn planned_on(&self, day: Date) -> Option<Share> {
        self.plan.share(self.start, self.plan_due(day), &self.milestones, self.plan_day(day))
    }

    /// How much should be done on a later day, by the plan as it stands on `on` and a clock that runs until then.
    pub(crate) fn planned_ahead(&self, on: Date, later: Date) -> Option<Share> {
        let plan_day = day::plus(self.plan_day(on), day::between(on, later));
        self.plan.share(self.start, self.plan_due(on), &self.milestones, plan_day)
    }

    /// The first day on which work was seen, as known on `day`.
    pub(crate) fn started(&self, day: Date) -> Option<Date> {
        let progress = self.progress.iter().filter(|p| p.share > 0).map(|p| p.day);
        let met = self.milestones.iter().filter_map(|m| m.met);
        progress.chain(met).filter(|on| *on <= day).min()
    }

    pub(crate) fn is_stopped(&self, day: Date) -> bool {
        self.stops.iter().any(|stop| stop.contains(day))
    }

    pub(crate) fn is_excused(&self, day: Date) -> bool {
        self.reasons.iter().any(|reason| reason.contains(day))
    }

    /// Days between start and `day`, both included, on which the clock stood still.
    pub(crate) fn stopped_through(&self, day: Date) -> i64 {
        if self.stops.is_empty() {
            return 0;
        }
        let clip = |stop: &Interval| (stop.from.max(self.start), stop.to.map_or(day, |to| to.min(day)));
        let mut stops: Vec<(Date, Date)> = self.stops.iter().map(clip).filter(|(a, b)| a <= b).collect();
        stops.sort_unstable();
        let mut days = 0;
        let mut counted = Date::MIN;
        for (from, to) in stops {
            let from = from.max(day::after(counted));
            if from <= to {
                days += day::between(from, to) + 1;
                counted = to;
            }
        }
        days
    }

    /// The day of the plan that a calendar day stands for: stopped days do not count.
    pub(crate) fn plan_day(&self, day: Date) -> Date {
        day::plus(day, -self.stopped_through(day))
    }

    /// The due date in force on a day, as a day of the plan.
    pub(crate) fn plan_due(&self, day: Date) -> Option<Date> {
        let Some(extension) = self.extension_on(day) else { return self.due };
        // Who granted a new date knew of the stops before that day: only later ones move it.
        Some(day::plus(extension.due?, -self.stopped_through(extension.granted)))
    }

    fn extension_on(&self, day: Date) -> Option<&Extension> {
        // Of two on one day the one noted last holds.
        self.extensions.iter().filter(|e| e.granted <= day).max_by_key(|e| e.granted)
    }
}
