//! What a move does to a task: the workflow's part of [`crate::Entity::evolve`].

use jiff::ToSpan as _;
use jiff::civil::Date;

use super::{Command, Stage};
use crate::holder::{days_between, holder};
use crate::{
    Accepted, Closing, ClosingRequest, DueCause, Excused, Extension, Filing, Milestone, MilestoneMark,
    OldDue, PersonId, Point, Reassignment, Sent, Signing, Stop, Suspension, Task, TaskChange, TaskState,
};

/// Calendar days within which a task is to be signed for, moved to a working day; later signing is remembered with the
/// task.
pub const SIGN_DAYS: i64 = 3;

/// The day a few calendar days after another.
fn after(day: Date, days: i64) -> Date {
    day.checked_add(days.days()).unwrap_or(day)
}

/// The last day for signing for what comes to a unit on a day: `kept` moves a day on which offices rest to the next on
/// which they work, by the site's calendar. It is set once and stands in the log, whatever calendars say later.
pub fn sign_by(came: Date, kept: fn(Date) -> Date) -> Option<Date> {
    Some(kept(after(came, SIGN_DAYS)))
}

/// The same for an edited task, where it goes to another unit.
pub fn sign_again(changes: &[TaskChange], on: Date, kept: fn(Date) -> Date) -> Option<Date> {
    let moved = changes.iter().any(|change| matches!(change, TaskChange::LeadUnit(_)));
    sign_by(on, kept).filter(|_| moved)
}

/// The same for mending a report that came back.
pub(super) fn mend_by(came: Date, kept: fn(Date) -> Date) -> Option<Date> {
    Some(kept(after(came, i64::from(crate::MEND_DAYS))))
}

impl Task {
    /// Where the task is on its way.
    pub fn stage(&self) -> Stage {
        self.life.stage.unwrap_or(Stage::of_state(self.state))
    }

    /// Moves to a stage; the coarse state and the day of close follow from it.
    pub(crate) fn enter(&mut self, stage: Stage, on: Date) {
        let state = stage.state().unwrap_or(self.state);
        if state != self.state || !stage.is_open() {
            self.closed = match state {
                TaskState::Draft | TaskState::Open => None,
                TaskState::Done | TaskState::Cancelled => self.closed.or(Some(on)),
            };
        }
        self.state = state;
        self.life.stage = (Stage::of_state(state) != stage).then_some(stage);
    }

    /// A change that may pass the ball: whoever held it before and on what day the task was closed before is noted.
    pub(crate) fn passing(&mut self, on: Date, change: impl FnOnce(&mut Self)) {
        let before = (holder(self), self.closed);
        change(self);
        self.note_turn(before.0, before.1, on);
    }

    /// What `task-moved` does.
    pub(crate) fn take(
        &mut self,
        command: Command,
        to: Stage,
        (by, until): (Option<PersonId>, Option<Date>),
        on: Date,
    ) {
        self.passing(on, |task| {
            task.effect(command, by, on);
            task.enter(to, on);
            if to == Stage::Assigned {
                task.life.sign_by = until;
            }
            if let Some(filing) = task.life.filing.as_mut().filter(|filing| filing.sent == Sent::Back) {
                filing.mend_by = until.or(filing.mend_by);
            }
        });
    }

    /// The last day for signing for it, as it was set when it came to the unit; where none was set (events of before),
    /// counted in calendar days from the day on which it came.
    pub fn sign_until(&self) -> Date {
        let since = self.turns().last().map_or(self.start, |turn| turn.from);
        self.life.sign_by.unwrap_or_else(|| after(since, SIGN_DAYS))
    }

    /// What `task-reported` does.
    pub(crate) fn file(&mut self, filing: Filing, again: bool, on: Date) {
        self.passing(on, |task| {
            task.life.filing = Some(filing);
            task.life.reports += u32::from(!again);
        });
    }

    fn effect(&mut self, command: Command, by: Option<PersonId>, on: Date) {
        use Command as C;
        match command {
            C::Issue {} => self.start = on,
            C::SignFor {} => self.sign(by, on),
            C::RequestReassignment { reason, to } => {
                self.life.reassignment = Some(Reassignment { on, reason, to });
            }
            C::Reassign { unit, .. } => self.reassign(unit),
            C::KeepUnit { .. } => self.life.reassignment = None,
            C::Arrange { assignee, co_units, plan, milestones } => {
                (self.life.assignee, self.life.plan) = (assignee, plan);
                self.plan(milestones);
                for unit in co_units {
                    if unit != self.lead_unit && !self.other_units.contains(&unit) {
                        self.other_units.push(unit);
                    }
                }
            }
            C::ApproveReport {} => self.send(Sent::ToOffice, on),
            C::SendBackReport { .. } => self.send(Sent::Back, on),
            C::ReturnReport { .. } => {
                self.send(Sent::Back, on);
                self.life.reports_returned += 1;
            }
            C::AcceptReport {} => self.accept(),
            C::Excuse { reason, until } => self.life.excuses.push(Excused { from: on, until, reason }),
            C::RequestClosing { summary, evidence } => {
                let (recommended, checked) = (None, None);
                self.life.closing = Some(ClosingRequest { on, summary, evidence, recommended, checked });
            }
            C::Sample {} => self.in_closing(|closing| closing.checked = Some(on)),
            C::Recommend { grade } => self.in_closing(|closing| closing.recommended = Some(grade)),
            C::ReturnClosing { .. } => {
                self.life.closing = None;
                self.life.closings_returned += 1;
            }
            C::Close { grade } => self.life.grade = Some(grade),
            C::Reopen { .. } => self.reopen(on),
            C::Cancel { .. } => self.end(on),
            C::Propose {} | C::SendBack { .. } | C::Archive {} | C::SubmitReport { .. } => {}
            other => self.effect_on_clock(other, on),
        }
    }

    /// Extensions and suspensions.
    fn effect_on_clock(&mut self, command: Command, on: Date) {
        use Command as C;
        let life = &mut self.life;
        match command {
            C::RequestExtension { reason, until } => {
                life.extension = Some(Extension { on, reason, until, endorsed: false, with_head: false });
            }
            C::ProposeExtension { reason, until } => {
                life.extension = Some(Extension { on, reason, until, endorsed: false, with_head: true });
            }
            C::ApproveExtension {} => {
                if let Some(extension) = &mut life.extension {
                    extension.with_head = false;
                }
            }
            C::SendBackExtension { .. } => life.extension = None,
            C::EndorseExtension {} => {
                if let Some(extension) = &mut life.extension {
                    extension.endorsed = true;
                }
            }
            C::GrantExtension {} => {
                if let Some(extension) = life.extension.take() {
                    let was =
                        OldDue { due: self.due, on, cause: DueCause::Extended, reason: extension.reason };
                    life.old_dues.push(was);
                    self.due = Some(extension.until);
                }
            }
            C::DeclineExtension { .. } | C::RefuseExtension { .. } => life.extension = None,
            C::ProposeSuspension { reason, review } => {
                life.suspension = Some(Suspension { on, reason, review });
            }
            C::RefuseSuspension { .. } => life.suspension = None,
            C::Suspend {} => {
                if let Some(Suspension { reason, review, .. }) = life.suspension.clone() {
                    life.stops.push(Stop { from: on, until: None, reason, review });
                }
            }
            C::Resume { reason } => self.resume(reason, on),
            _ => {}
        }
    }

    fn sign(&mut self, by: Option<PersonId>, on: Date) {
        let late = days_between(self.sign_until(), on).clamp(0, i64::from(u16::MAX)) as u16;
        self.life.signed = Some(Signing { on, by, late });
        self.life.sign_by = None;
    }

    fn reassign(&mut self, unit: crate::UnitId) {
        self.lead_unit = unit;
        self.other_units.retain(|other| *other != unit);
        (self.life.reassignment, self.life.signed, self.life.assignee) = (None, None, None);
    }

    /// Sets the milestones; one that keeps its name keeps what reports said of it, and by when it was given.
    fn plan(&mut self, milestones: Vec<Milestone>) {
        let mut old = std::mem::take(&mut self.life.milestones);
        let planned = milestones.into_iter().map(|m| {
            // Of two that are called alike the first is the one that was there.
            let before = old.iter().position(|o| o.is_named(&m.name)).map(|at| old.remove(at));
            let (done, given) = before.map(|o| (o.done, o.given)).unwrap_or_default();
            Milestone { done, given, ..m }
        });
        self.life.milestones = planned.collect();
        // The report on its way marked milestones of the plan before.
        if let Some(filing) = &mut self.life.filing {
            filing.milestones.clear();
        }
    }

    /// Sets the milestones that are given. A report on its way keeps the marks of those that stay.
    pub(crate) fn give(&mut self, given: &[Milestone]) {
        let (new, places) = Milestone::regiven(&self.life.milestones, given);
        self.life.milestones = new;
        let place = |mark: u16| places.get(usize::from(mark)).copied().flatten();
        if let Some(filing) = &mut self.life.filing {
            let kept =
                |mark: MilestoneMark| Some(MilestoneMark { milestone: place(mark.milestone)?, ..mark });
            filing.milestones = std::mem::take(&mut filing.milestones).into_iter().filter_map(kept).collect();
        }
    }

    fn send(&mut self, to: Sent, on: Date) {
        if let Some(filing) = &mut self.life.filing {
            (filing.sent, filing.on, filing.mend_by) = (to, on, None);
        }
    }

    fn accept(&mut self) {
        let Some(filing) = self.life.filing.take() else { return };
        for mark in &filing.milestones {
            if let Some(milestone) = self.life.milestones.get_mut(usize::from(mark.milestone)) {
                milestone.done = mark.done;
            }
        }
        self.progress_of(filing.percent.or(self.progress), filing.on);
        self.life.accepted.push(Accepted {
            until: filing.until,
            filed: filing.on,
            percent: filing.percent,
            problems: filing.problems,
        });
    }

    /// The completed share as it stands now, said on a day.
    pub(crate) fn progress_of(&mut self, percent: Option<u8>, on: Date) {
        self.progress = percent;
        self.life.points.extend(percent.map(|percent| Point { on, percent }));
    }

    fn in_closing(&mut self, change: impl FnOnce(&mut ClosingRequest)) {
        if let Some(closing) = &mut self.life.closing {
            change(closing);
        }
    }

    /// The clock runs again: due date and open milestones move by the days it stood.
    fn resume(&mut self, reason: String, on: Date) {
        let life = &mut self.life;
        life.suspension = None;
        let Some(stop) = life.stops.last_mut().filter(|stop| stop.until.is_none()) else { return };
        stop.until = Some(on.max(stop.from));
        let (from, stood) = (stop.from, days_between(stop.from, on).max(0));
        let later = |date: Date| date.checked_add(stood.days()).unwrap_or(date);
        if stood == 0 {
            return;
        }
        if let Some(due) = self.due {
            life.old_dues.push(OldDue { due: Some(due), on, cause: DueCause::Suspended, reason });
            self.due = Some(later(due));
        }
        for milestone in life.milestones.iter_mut().filter(|m| m.done.is_none()) {
            milestone.given = milestone.given.map(|given| if given >= from { later(given) } else { given });
        }
        for milestone in life.milestones.iter_mut().filter(|m| m.done.is_none() && m.planned >= from) {
            milestone.planned = later(milestone.planned);
            milestone.start = milestone.start.map(|start| if start >= from { later(start) } else { start });
        }
    }

    pub(crate) fn reopen(&mut self, on: Date) {
        (self.life.grade, self.life.closing) = (None, None);
        self.life.reopened += 1;
        self.life.closings.extend(self.closed.map(|from| Closing { from, until: on.max(from) }));
    }

    /// Nothing is asked for any more and no clock stands.
    pub(crate) fn end(&mut self, on: Date) {
        let life = &mut self.life;
        (life.reassignment, life.extension, life.suspension, life.closing) = (None, None, None, None);
        if let Some(stop) = life.stops.last_mut().filter(|stop| stop.until.is_none()) {
            stop.until = Some(on.max(stop.from));
        }
    }
}
