//! Sheets in lists.

use jiff::civil::Date;
use ledger::{Action, Chase, ChaseState, Colour, Number, SiteId, Subject, Task};
use store::{ChaseFilter, Store};

use crate::concern::{Found, Listed};
use crate::names::Names;
use crate::view::{ChaseLine, ChaseList, ChaseProposal, ChaseQuery};
use crate::work::days;
use crate::{Call, Result, Service};

/// Sheets of a page.
const PAGE: usize = 50;
/// Proposals shown at most.
const PROPOSALS: usize = 20;

impl Service {
    /// The sheets a query asks for, newest first, and what the rules propose.
    ///
    /// # Errors
    /// When the actor may not read.
    pub async fn chases(&self, call: &Call, query: &ChaseQuery) -> Result<ChaseList> {
        call.must(Action::Read)?;
        let (site, today) = (call.site(), call.today());
        let names = self.names(site).await?;
        let before: Option<Number> = query.before.parse().ok();
        let filter = ChaseFilter {
            state: ChaseState::ALL.into_iter().find(|s| s.code() == query.state),
            colour: Colour::from_code(&query.colour),
            units: query.unit.parse().ok().map(|unit| vec![unit]),
            before,
        };
        let (found, more) = self.readable::<Chase>(call, &names, filter, PAGE).await?;
        let mut lines = Vec::with_capacity(found.len());
        for v in &found {
            let row = match v.entity.task {
                Some(id) => self.store.task(site, id).await?,
                None => None,
            };
            lines.push(names.chase_line(&v.entity, row.as_ref().map(|r| &r.task), today));
        }
        Ok(ChaseList {
            more: found.last().filter(|_| more).map(|v| v.entity.number),
            lines,
            proposals: if before.is_none() { self.proposals(call, &names).await? } else { Vec::new() },
            units: names.options().units,
            by_rule: self.sends_by_rule,
        })
    }

    /// The sheets about a task, newest first.
    ///
    /// # Errors
    /// When the database does not answer.
    pub(crate) async fn chases_about(
        &self,
        call: &Call,
        task: &Task,
        names: &Names,
    ) -> Result<Vec<ChaseLine>> {
        let sheets = self.store.chases_of(call.site(), task.id).await?;
        Ok(sheets.iter().map(|v| names.chase_line(&v.entity, Some(task), call.today())).collect())
    }

    /// The sheets that wait for an answer of the actor's unit, the soonest due first.
    ///
    /// # Errors
    /// When the database does not answer.
    pub(crate) async fn chases_to_answer(&self, call: &Call, names: &Names) -> Result<Vec<ChaseLine>> {
        let (Some(own), true) = (call.actor.unit, call.can(Action::AnswerChase)) else {
            return Ok(Vec::new());
        };
        let tree = names.tree();
        let units = names.units.iter().map(|u| u.id).filter(|u| tree.within(*u, own)).collect();
        let filter =
            ChaseFilter { state: Some(ChaseState::Open), units: Some(units), ..ChaseFilter::default() };
        self.chase_lines(call, names, &filter).await
    }

    /// The answers that wait to be judged, for those who judge them, the soonest due first.
    ///
    /// # Errors
    /// When the database does not answer.
    pub(crate) async fn chases_to_judge(&self, call: &Call, names: &Names) -> Result<Vec<ChaseLine>> {
        if !call.may(Action::Chase) {
            return Ok(Vec::new());
        }
        let filter = ChaseFilter { state: Some(ChaseState::Answered), ..ChaseFilter::default() };
        self.chase_lines(call, names, &filter).await
    }

    /// Sheets whose answer waits for the actor as the head of the unit.
    pub(crate) async fn chases_to_approve(&self, call: &Call, names: &Names) -> Result<Vec<ChaseLine>> {
        if !call.can(Action::ApproveReport) {
            return Ok(Vec::new());
        }
        let all = self.chases_to_answer(call, names).await?;
        Ok(all.into_iter().filter(|line| line.drafted).collect())
    }

    async fn chase_lines(&self, call: &Call, names: &Names, filter: &ChaseFilter) -> Result<Vec<ChaseLine>> {
        let mut lines = Vec::new();
        for v in self.store.chase_list(call.site(), filter, PAGE as i64).await? {
            let row = match v.entity.task {
                Some(id) => self.store.task(call.site(), id).await?,
                None => None,
            };
            lines.push(names.chase_line(&v.entity, row.as_ref().map(|r| &r.task), call.today()));
        }
        lines.sort_by_key(|l| (l.answer_due, l.number));
        Ok(lines)
    }

    pub(crate) async fn proposals(&self, call: &Call, names: &Names) -> Result<Vec<ChaseProposal>> {
        if !call.may(Action::Chase) {
            return Ok(Vec::new());
        }
        let may = |colour: Colour| call.may(colour.action());
        let called = self.called_for(call.site(), call.today(), may, PROPOSALS).await?;
        Ok(called
            .into_iter()
            .map(|c| ChaseProposal {
                line: names.line(&c.row, call.today(), None),
                colour: c.colour,
                follows: c.follows.map(|v| v.entity.number),
            })
            .collect())
    }
}

impl Listed for Chase {
    type Filter = ChaseFilter;

    async fn page(store: &Store, site: SiteId, filter: &ChaseFilter, limit: i64) -> Found<Self> {
        store.chase_list(site, filter, limit).await
    }

    fn before(&self, filter: &mut ChaseFilter) {
        filter.before = Some(self.number);
    }

    fn subject(&self) -> Subject {
        self.id.into()
    }
}

impl Names {
    pub(crate) fn chase_line(&self, chase: &Chase, task: Option<&Task>, today: Date) -> ChaseLine {
        let late = chase.state == ChaseState::Open;
        ChaseLine {
            number: chase.number,
            colour: chase.colour,
            state: chase.state,
            unit: self.unit(chase.unit),
            task: task.map(|t| (t.number, t.title.clone())),
            reason: chase.reason.clone(),
            by_rule: chase.by_rule,
            on: chase.on,
            answer_due: chase.answer_due,
            drafted: chase.drafted.as_ref().is_some_and(|d| d.back.is_none()),
            late_days: if late { days(chase.answer_due, today).max(0) } else { 0 },
        }
    }
}
