//! Directions in lists: everybody's, those that wait, those of one leader, those on a task.

use ledger::{Action, Direction, Outcome, Role, SiteId, Subject, Task, TaskState};
use store::{DirectionFilter, Store, Versioned};

use crate::concern::{Found, Listed};
use crate::names::Names;
use crate::view::{DirectionCan, DirectionLine, DirectionList, DirectionOutcome, DirectionQuery, Party};
use crate::work::days;
use crate::{Call, Result, Service};

/// Directions of a page.
const PAGE: usize = 50;
/// Directions on a desk.
const SHORT: i64 = 12;

impl Service {
    /// The directions a query asks for, newest first.
    ///
    /// # Errors
    /// When the actor may not read.
    pub async fn directions(&self, call: &Call, query: &DirectionQuery) -> Result<DirectionList> {
        call.must(Action::Read)?;
        let names = self.names(call.site()).await?;
        let filter = DirectionFilter {
            state: Direction::STATES.into_iter().find(|s| *s == query.state),
            leader: query.leader.parse().ok(),
            before: query.before.parse().ok(),
        };
        let (found, more) = self.readable::<Direction>(call, &names, filter, PAGE).await?;
        let leaders = names.people.iter().filter(|p| p.roles().has(Role::CountyLeader));
        Ok(DirectionList {
            more: found.last().filter(|_| more).map(|v| v.entity.id.to_string()),
            lines: self.direction_lines(call, &names, &found).await?,
            leaders: leaders.map(|p| Party { id: p.id.to_string(), name: p.name.clone() }).collect(),
            can: can(call),
        })
    }

    /// What the actor can do with directions.
    pub fn direction_can(&self, call: &Call) -> DirectionCan {
        can(call)
    }

    /// The directions that wait to be followed, oldest first, for those who follow them.
    pub(crate) async fn directions_to_follow(
        &self,
        call: &Call,
        names: &Names,
    ) -> Result<Vec<DirectionLine>> {
        if !call.may(Action::FollowDirection) {
            return Ok(Vec::new());
        }
        let found = self.store.directions_pending(call.site(), SHORT).await?;
        self.direction_lines(call, names, &found).await
    }

    /// The directions that the actor gave, newest first.
    pub(crate) async fn directions_given(&self, call: &Call, names: &Names) -> Result<Vec<DirectionLine>> {
        if !call.may(Action::Direct) {
            return Ok(Vec::new());
        }
        let filter = DirectionFilter { leader: Some(call.actor.person), ..DirectionFilter::default() };
        let found = self.store.direction_list(call.site(), &filter, SHORT).await?;
        self.direction_lines(call, names, &found).await
    }

    /// The directions on a task, newest first.
    pub(crate) async fn directions_about(
        &self,
        call: &Call,
        task: &Task,
        names: &Names,
    ) -> Result<Vec<DirectionLine>> {
        let mut found = Vec::new();
        for v in self.store.directions_of(call.site(), task.id).await? {
            if self.reads(call, names, v.entity.id.into()).await? {
                found.push(v);
            }
        }
        self.direction_lines(call, names, &found).await
    }

    async fn direction_lines(
        &self,
        call: &Call,
        names: &Names,
        found: &[Versioned<Direction>],
    ) -> Result<Vec<DirectionLine>> {
        let mut lines = Vec::with_capacity(found.len());
        for v in found {
            lines.push(self.direction_line(call, names, v).await?);
        }
        Ok(lines)
    }

    pub(super) async fn direction_line(
        &self,
        call: &Call,
        names: &Names,
        v: &Versioned<Direction>,
    ) -> Result<DirectionLine> {
        let (d, today) = (&v.entity, call.today());
        let on = match d.task {
            Some(task) => self.store.task(call.site(), task).await?,
            None => None,
        };
        let open = |task: &Task| task.state == TaskState::Open;
        let person = names.people.iter().find(|p| p.id == d.by);
        Ok(DirectionLine {
            id: d.id.to_string(),
            version: v.version,
            by: names.person(d.by),
            post: person.map(|p| p.post.clone()).unwrap_or_default(),
            on: d.on,
            waited: if d.outcome.is_none() { days(d.on, today) } else { 0 },
            text: d.text.clone(),
            task: on.map(|row| (names.line(&row, today, None), open(&row.task))),
            outcome: match &d.outcome {
                Some(outcome) => Some(self.outcome(call, names, d, outcome).await?),
                None => None,
            },
        })
    }

    async fn outcome(
        &self,
        call: &Call,
        names: &Names,
        d: &Direction,
        outcome: &Outcome,
    ) -> Result<DirectionOutcome> {
        let (site, today) = (call.site(), call.today());
        let (mut task, mut chase, mut remark) = (None, None, String::new());
        match outcome {
            Outcome::Task { task: id } => {
                task = self.store.task(site, *id).await?.map(|row| names.line(&row, today, None));
            }
            Outcome::Chase { chase: id } => {
                let about = match d.task {
                    Some(id) => self.store.task(site, id).await?,
                    None => None,
                };
                let sheet = self.store.chase(site, *id).await?;
                let about = about.as_ref().map(|row| &row.task);
                chase = sheet.map(|v| names.chase_line(&v.entity, about, today));
            }
            Outcome::Noted { remark: words } => remark.clone_from(words),
        }
        let by = d.followed.and_then(|(_, by)| by);
        Ok(DirectionOutcome {
            code: outcome.code(),
            on: d.followed.map(|(on, _)| on),
            by: by.map(|id| names.person(id).name).unwrap_or_default(),
            remark,
            task,
            chase,
        })
    }
}

impl Listed for Direction {
    type Filter = DirectionFilter;

    async fn page(store: &Store, site: SiteId, filter: &DirectionFilter, limit: i64) -> Found<Self> {
        store.direction_list(site, filter, limit).await
    }

    fn before(&self, filter: &mut DirectionFilter) {
        filter.before = Some(self.id);
    }

    fn subject(&self) -> Subject {
        self.id.into()
    }
}

/// What an actor can do with directions.
pub(super) fn can(call: &Call) -> DirectionCan {
    let follow = call.may(Action::FollowDirection);
    DirectionCan { give: call.may(Action::Direct), follow, task: follow && call.may(Action::EditTask) }
}
