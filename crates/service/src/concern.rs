//! Who may read what belongs to a unit: a direction, a referral, a chase sheet, a report, an answer to a request. Tasks, their
//! lights and measures are one ledger for everybody; these are read by the supervision side, by the units concerned, and by
//! whoever wrote them (`Action::ReadPapers`).

use ledger::{
    Action, Chase, ChaseId, CommandKind, Direction, DirectionId, Event, EventBody, Outcome, PersonId,
    ReferralId, Relation, ReplyId, ReportId, SiteId, Subject, SubjectKind, Task, TaskId, TaskOrigin, UnitId,
};
use store::{Store, Versioned};

use crate::names::Names;
use crate::work::relation;
use crate::{Call, Result, Service};

/// What a list of papers answers.
pub(crate) type Found<T> = store::Result<Vec<Versioned<T>>>;

/// Papers that stand in a list, newest first, each read by those whom it concerns.
pub(crate) trait Listed: Sized + Send {
    /// Which of them.
    type Filter: Send + Sync;

    /// Some of them, whoever may read them.
    fn page(
        store: &Store,
        site: SiteId,
        filter: &Self::Filter,
        limit: i64,
    ) -> impl Future<Output = Found<Self>> + Send;

    /// Goes on behind this one.
    fn before(&self, filter: &mut Self::Filter);

    /// What it is to those who read it.
    fn subject(&self) -> Subject;
}

impl Service {
    /// Refuses whoever may not read a paper, and says who may.
    pub(crate) async fn must_read(&self, call: &Call, names: &Names, paper: Subject) -> Result<()> {
        let standing = self.standing(call, names, paper).await?;
        Ok(call.actor.must_for(Action::ReadPapers, standing.unwrap_or(Relation::NONE))?)
    }

    /// Whether the actor may read a paper; whatever is none may be read.
    pub(crate) async fn reads(&self, call: &Call, names: &Names, paper: Subject) -> Result<bool> {
        if call.may(Action::ReadPapers) {
            return Ok(true);
        }
        let standing = self.standing(call, names, paper).await?;
        Ok(standing.is_none_or(|standing| call.actor.may_for(Action::ReadPapers, standing)))
    }

    /// A page of those papers of a list that the actor may read, and whether there are more.
    pub(crate) async fn readable<T: Listed>(
        &self,
        call: &Call,
        names: &Names,
        mut filter: T::Filter,
        size: usize,
    ) -> Result<(Vec<Versioned<T>>, bool)> {
        let mut read = Vec::new();
        loop {
            let found = T::page(&self.store, call.site(), &filter, size as i64 + 1).await?;
            let more = found.len() > size;
            for v in found.into_iter().take(size) {
                v.entity.before(&mut filter);
                if self.reads(call, names, v.entity.subject()).await? {
                    if read.len() == size {
                        return Ok((read, true));
                    }
                    read.push(v);
                }
            }
            if !more {
                return Ok((read, false));
            }
        }
    }

    /// Whether the actor may read the words of an event: those of a paper, and those of a task that only repeat one.
    pub(crate) async fn reads_event(
        &self,
        call: &Call,
        names: &Names,
        event: &Event,
        body: &EventBody,
    ) -> Result<bool> {
        if call.may(Action::ReadPapers) {
            return Ok(true);
        }
        if event.subject.kind == SubjectKind::Task && repeats_a_paper(body) {
            let standing = self.to_task(call, names, TaskId(event.subject.id)).await?;
            return Ok(call.actor.may_for(Action::ReadPapers, standing));
        }
        self.reads(call, names, event.subject).await
    }

    /// How the actor stands to a paper; nothing where it is none.
    async fn standing(&self, call: &Call, names: &Names, paper: Subject) -> Result<Option<Relation>> {
        let (site, id) = (call.site(), paper.id);
        let to = |unit: UnitId| Relation::to_unit(call.actor.unit, unit, &names.tree());
        Ok(Some(match paper.kind {
            SubjectKind::Report => match self.store.report(site, ReportId(id)).await? {
                Some(v) => {
                    let task = self.to_task(call, names, v.entity.task).await?;
                    task.or(to(v.entity.unit)).or(wrote(call, v.entity.by))
                }
                None => Relation::NONE,
            },
            SubjectKind::Chase => match self.store.chase(site, ChaseId(id)).await? {
                Some(v) => self.to_chase(call, names, &v.entity).await?,
                None => Relation::NONE,
            },
            SubjectKind::Direction => match self.store.direction(site, DirectionId(id)).await? {
                Some(v) => self.to_direction(call, names, &v.entity).await?,
                None => Relation::NONE,
            },
            SubjectKind::Referral => match self.store.referral(site, ReferralId(id)).await? {
                Some(v) => {
                    let task = self.to_task(call, names, v.entity.task).await?;
                    task.or(wrote(call, Some(v.entity.by)))
                }
                None => Relation::NONE,
            },
            SubjectKind::Reply => match self.store.reply(site, ReplyId(id)).await? {
                Some(v) => {
                    let asker = self.store.request(site, v.entity.request).await?;
                    let asker = asker.map_or(Relation::NONE, |r| to(r.entity.unit));
                    to(v.entity.unit).or(asker).or(wrote(call, Some(v.entity.by)))
                }
                None => Relation::NONE,
            },
            _ => return Ok(None),
        }))
    }

    async fn to_task(&self, call: &Call, names: &Names, task: TaskId) -> Result<Relation> {
        let row = self.store.task(call.site(), task).await?;
        Ok(row.map_or(Relation::NONE, |row| relation(call, &row.task, names)))
    }

    async fn to_chase(&self, call: &Call, names: &Names, chase: &Chase) -> Result<Relation> {
        let task = match chase.task {
            Some(task) => self.to_task(call, names, task).await?,
            None => Relation::NONE,
        };
        Ok(task.or(Relation::to_unit(call.actor.unit, chase.unit, &names.tree())))
    }

    /// A direction concerns the units of the task it was written on and of what it became.
    async fn to_direction(&self, call: &Call, names: &Names, d: &Direction) -> Result<Relation> {
        let mut standing = wrote(call, Some(d.by));
        if let Some(task) = d.task {
            standing = standing.or(self.to_task(call, names, task).await?);
        }
        match &d.outcome {
            Some(Outcome::Task { task }) => standing = standing.or(self.to_task(call, names, *task).await?),
            Some(Outcome::Chase { chase }) => {
                if let Some(v) = self.store.chase(call.site(), *chase).await? {
                    standing = standing.or(self.to_chase(call, names, &v.entity).await?);
                }
            }
            Some(Outcome::Noted { .. }) | None => {}
        }
        Ok(standing)
    }
}

/// Whether the actor may read what belongs to the units of a task.
pub(crate) fn reads_of(call: &Call, task: &Task, names: &Names) -> bool {
    call.actor.may_for(Action::ReadPapers, relation(call, task, names))
}

fn wrote(call: &Call, by: Option<PersonId>) -> Relation {
    Relation { wrote: by == Some(call.actor.person), ..Relation::NONE }
}

/// Whether an event of a task holds words that belong to a unit: those of reports, of what has not left
/// it, of a request to close, of a direction.
fn repeats_a_paper(body: &EventBody) -> bool {
    use CommandKind as C;
    match body {
        EventBody::TaskMoved { command, .. } => matches!(
            command.kind(),
            C::SubmitReport
                | C::SendBackReport
                | C::ReturnReport
                | C::ProposeExtension
                | C::SendBackExtension
                | C::RequestClosing
                | C::ReturnClosing
        ),
        EventBody::TaskAdded { task, .. } => matches!(task.origin, TaskOrigin::Direction { .. }),
        _ => false,
    }
}
