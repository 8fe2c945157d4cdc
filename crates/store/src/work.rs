//! What the working loop asks: on whom tasks wait, reports, chase sheets, directions, and reports not sent yet.

use jiff::civil::Date;
use ledger::{
    Chase, ChaseId, ChaseState, Direction, DirectionId, Holder, Number, PersonId, Referral, ReferralId,
    Report, ReportId, ReportState, ReportText, SiteId, Stage, TaskId, UnitId,
};

use crate::db::{Run as _, Value, values};
use crate::query::{list, queries, single, task_row, tasks};
use crate::{Result, Store, TaskRow, Tx, Versioned};

/// A task that waits on somebody, and since when.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Held {
    /// The task.
    pub row: TaskRow,
    /// First day of the turn.
    pub from: Date,
}

/// A report that has not been sent.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ReportDraft {
    /// Who wrote it last.
    pub person: PersonId,
    /// When, in milliseconds UTC.
    pub at: i64,
    /// What it says so far.
    pub text: ReportText,
}

const HELD: &str = "SELECT version, light, updated, body, held_from FROM task \
     WHERE site = $1 AND held_by = $2 AND held_unit = $3 ORDER BY held_from, ordinal LIMIT $4";
const HELD_COUNT: &str = "SELECT COUNT(*) FROM (SELECT 1 FROM task WHERE site = $1 AND held_by = $2 AND held_unit = $3 LIMIT $4) AS capped";
const IN_STAGE: &str = "SELECT version, light, updated, body, held_from FROM task \
     WHERE site = $1 AND stage = $2 ORDER BY held_from, ordinal LIMIT $3";
const REPORT: &str = "SELECT version, body FROM report WHERE site = $1 AND id = $2";
const REPORTS_OF: &str =
    "SELECT version, body FROM report WHERE site = $1 AND task = $2 ORDER BY serial DESC LIMIT 200";
const REPORTS_IN: &str =
    "SELECT version, body FROM report WHERE site = $1 AND state = $2 ORDER BY moved, id LIMIT $3";
const CHASE: &str = "SELECT version, body FROM chase WHERE site = $1 AND id = $2";
const CHASES_OF: &str =
    "SELECT version, body FROM chase WHERE site = $1 AND task = $2 ORDER BY ordinal DESC LIMIT 200";
const CHASES_TO: &str = "SELECT version, body FROM chase WHERE site = $1 AND unit = $2 AND state = $3 ORDER BY answer_due, ordinal LIMIT $4";
const CHASES_IN: &str = "SELECT version, body FROM chase WHERE site = $1 AND state = $2 AND answer_due <= $3 ORDER BY answer_due, ordinal LIMIT $4";
const MAX_CHASE: &str =
    "SELECT COALESCE(MAX(ordinal), 0) FROM chase WHERE site = $1 AND ordinal BETWEEN $2 AND $3";
const DIRECTION: &str = "SELECT version, body FROM direction WHERE site = $1 AND id = $2";
const DIRECTIONS_OF: &str = "SELECT version, body FROM direction WHERE site = $1 AND task = $2 ORDER BY given DESC, id DESC LIMIT 200";
const DIRECTIONS_PENDING: &str =
    "SELECT version, body FROM direction WHERE site = $1 AND state = 'pending' ORDER BY given, id LIMIT $2";
const REFERRAL: &str = "SELECT version, body FROM referral WHERE site = $1 AND id = $2";
const REFERRALS_OF: &str =
    "SELECT version, body FROM referral WHERE site = $1 AND task = $2 ORDER BY given DESC, id DESC LIMIT 200";
const REFERRALS_TO: &str = "SELECT version, body FROM referral WHERE site = $1 AND leader = $2 AND state = 'open' ORDER BY given, id LIMIT $3";
const REPORTS_MOVED: &str = "SELECT version, body FROM report WHERE site = $1 AND state = $2 AND moved >= $3";
const DRAFT: &str = "SELECT person, at, body FROM report_draft WHERE site = $1 AND task = $2";
const PUT_DRAFT: &str = "INSERT INTO report_draft (site, task, person, at, body) VALUES ($1, $2, $3, $4, $5) \
     ON CONFLICT (site, task) DO UPDATE SET person = excluded.person, at = excluded.at, body = excluded.body";
const DROP_DRAFT: &str = "DELETE FROM report_draft WHERE site = $1 AND task = $2";

/// Statements of this file, for the test that prepares every one.
#[cfg(test)]
pub(crate) const STATEMENTS: &[&str] = &[
    HELD,
    HELD_COUNT,
    IN_STAGE,
    REPORT,
    REPORTS_OF,
    REPORTS_IN,
    CHASE,
    CHASES_OF,
    CHASES_TO,
    CHASES_IN,
    MAX_CHASE,
    DIRECTION,
    DIRECTIONS_OF,
    DIRECTIONS_PENDING,
    REFERRAL,
    REFERRALS_OF,
    REFERRALS_TO,
    DRAFT,
    PUT_DRAFT,
    DROP_DRAFT,
    REPORTS_MOVED,
];

queries! {
    /// A report.
    report(id: ReportId) -> Option<Versioned<Report>> =
        |run, site| single(run, REPORT, &values![site, id.to_string()]).await;
    /// The reports on a task, newest first; at most 200.
    reports_of(task: TaskId) -> Vec<Versioned<Report>> =
        |run, site| list(run, REPORTS_OF, &values![site, task.to_string()]).await;
    /// A chase sheet.
    chase(id: ChaseId) -> Option<Versioned<Chase>> =
        |run, site| single(run, CHASE, &values![site, id.to_string()]).await;
    /// The chase sheets about a task, newest first; at most 200.
    chases_of(task: TaskId) -> Vec<Versioned<Chase>> =
        |run, site| list(run, CHASES_OF, &values![site, task.to_string()]).await;
    /// The number for the next chase sheet of a year.
    next_chase_number(year: i16) -> Number = |run, site| {
        let (first, last) = Number::year_range(year);
        let row = run.one(MAX_CHASE, &values![site, first, last]).await?;
        let max = row.map_or(Ok(0), |row| row.int(0))?;
        Ok(Number { year, serial: if max == 0 { 1 } else { Number::from_ordinal(max).serial + 1 }, sub: 0 })
    };
    /// A direction.
    direction(id: DirectionId) -> Option<Versioned<Direction>> =
        |run, site| single(run, DIRECTION, &values![site, id.to_string()]).await;
    /// The directions on a task, newest first; at most 200.
    directions_of(task: TaskId) -> Vec<Versioned<Direction>> =
        |run, site| list(run, DIRECTIONS_OF, &values![site, task.to_string()]).await;
    /// A referral.
    referral(id: ReferralId) -> Option<Versioned<Referral>> =
        |run, site| single(run, REFERRAL, &values![site, id.to_string()]).await;
    /// The referrals of a task, newest first; at most 200.
    referrals_of(task: TaskId) -> Vec<Versioned<Referral>> =
        |run, site| list(run, REFERRALS_OF, &values![site, task.to_string()]).await;
}

impl Store {
    /// The tasks that wait on a party, the longest first.
    ///
    /// # Errors
    /// When the database does not answer.
    pub async fn held(&self, site: SiteId, holder: Holder, limit: i64) -> Result<Vec<Held>> {
        let unit = holder.unit().map(|u| u.to_string()).unwrap_or_default();
        let rows = self.db.run().all(HELD, &values![site.to_string(), holder.code(), unit, limit]).await?;
        rows.iter().map(|r| Ok(Held { row: task_row(r, 0)?, from: r.parsed(4)? })).collect()
    }

    /// How many tasks wait on a party, counted no further than `cap`.
    ///
    /// # Errors
    /// When the database does not answer.
    pub async fn held_count(&self, site: SiteId, holder: Holder, cap: i64) -> Result<i64> {
        let unit = holder.unit().map(|u| u.to_string()).unwrap_or_default();
        let row = self.db.run().one(HELD_COUNT, &values![site.to_string(), holder.code(), unit, cap]).await?;
        row.map_or(Ok(0), |row| row.int(0))
    }

    /// The tasks of a stage, those that have waited longest first: for suspended ones whose review date must be kept.
    ///
    /// # Errors
    /// When the database does not answer.
    pub async fn in_stage(&self, site: SiteId, stage: Stage, limit: i64) -> Result<Vec<Held>> {
        let rows = self.db.run().all(IN_STAGE, &values![site.to_string(), stage.code(), limit]).await?;
        rows.iter().map(|r| Ok(Held { row: task_row(r, 0)?, from: r.parsed(4)? })).collect()
    }

    /// The tasks led by one of some units on which a report is due by a day, the earliest first.
    ///
    /// # Errors
    /// When the database does not answer.
    pub async fn reports_due(
        &self,
        site: SiteId,
        units: &[UnitId],
        until: Date,
        limit: i64,
    ) -> Result<Vec<TaskRow>> {
        let mut found = Vec::new();
        for unit in units {
            let with = values![site.to_string(), unit.to_string(), until.to_string(), limit];
            let tail = "WHERE site = $1 AND lead_unit = $2 AND report_due <= $3 ORDER BY report_due, ordinal LIMIT $4";
            found.extend(tasks(&mut self.db.run(), tail, &with).await?);
        }
        found.sort_by_key(|r| (ledger::report_due(&r.task, r.light), r.task.number));
        found.truncate(usize::try_from(limit).unwrap_or(0));
        Ok(found)
    }

    /// The reports in a state, those that have been there longest first.
    ///
    /// # Errors
    /// When the database does not answer.
    pub async fn reports_in(
        &self,
        site: SiteId,
        state: ReportState,
        limit: i64,
    ) -> Result<Vec<Versioned<Report>>> {
        list(&mut self.db.run(), REPORTS_IN, &values![site.to_string(), state.code(), limit]).await
    }

    /// How many reports were sent for the first time between two days, both included.
    ///
    /// # Errors
    /// When the database does not answer.
    pub async fn reports_filed(&self, site: SiteId, from: Date, to: Date) -> Result<u64> {
        let mut filed = 0;
        for state in ReportState::ALL {
            // Whatever was sent has moved on that day or later.
            let with = values![site.to_string(), state.code(), from.to_string()];
            let moved: Vec<Versioned<Report>> = list(&mut self.db.run(), REPORTS_MOVED, &with).await?;
            filed += moved.iter().filter(|r| (from..=to).contains(&r.entity.filed)).count() as u64;
        }
        Ok(filed)
    }

    /// The chase sheets to a unit in a state, by the day for the answer.
    ///
    /// # Errors
    /// When the database does not answer.
    pub async fn chases_to(
        &self,
        site: SiteId,
        unit: UnitId,
        state: ChaseState,
        limit: i64,
    ) -> Result<Vec<Versioned<Chase>>> {
        let with = values![site.to_string(), unit.to_string(), state.code(), limit];
        list(&mut self.db.run(), CHASES_TO, &with).await
    }

    /// The chase sheets in a state whose day for the answer is no later than a day.
    ///
    /// # Errors
    /// When the database does not answer.
    pub async fn chases_in(
        &self,
        site: SiteId,
        state: ChaseState,
        until: Date,
        limit: i64,
    ) -> Result<Vec<Versioned<Chase>>> {
        let with = values![site.to_string(), state.code(), until.to_string(), limit];
        list(&mut self.db.run(), CHASES_IN, &with).await
    }

    /// The directions that nobody has followed yet, oldest first.
    ///
    /// # Errors
    /// When the database does not answer.
    pub async fn directions_pending(&self, site: SiteId, limit: i64) -> Result<Vec<Versioned<Direction>>> {
        list(&mut self.db.run(), DIRECTIONS_PENDING, &values![site.to_string(), limit]).await
    }

    /// What a leader is asked to decide and has not yet, oldest first.
    ///
    /// # Errors
    /// When the database does not answer.
    pub async fn referrals_to(
        &self,
        site: SiteId,
        leader: PersonId,
        limit: i64,
    ) -> Result<Vec<Versioned<Referral>>> {
        let with = values![site.to_string(), leader.to_string(), limit];
        list(&mut self.db.run(), REFERRALS_TO, &with).await
    }

    /// The report on a task that has not been sent.
    ///
    /// # Errors
    /// When the database does not answer.
    pub async fn report_draft(&self, site: SiteId, task: TaskId) -> Result<Option<ReportDraft>> {
        let row = self.db.run().one(DRAFT, &values![site.to_string(), task.to_string()]).await?;
        row.map(|r| Ok(ReportDraft { person: r.parsed(0)?, at: r.int(1)?, text: r.json(2)? })).transpose()
    }

    /// Keeps a report that has not been sent, in place of the one before. Outside the log: only the unit sees it.
    ///
    /// # Errors
    /// When the database does not answer.
    pub async fn put_report_draft(&self, site: SiteId, task: TaskId, draft: &ReportDraft) -> Result<()> {
        let body = serde_json::to_string(&draft.text)?;
        let with = values![site.to_string(), task.to_string(), draft.person.to_string(), draft.at, body];
        self.db.run().execute(PUT_DRAFT, &with).await.map(drop)
    }
}

impl Tx {
    /// Drops the unsent report on a task, which has been sent now.
    ///
    /// # Errors
    /// When the database does not answer.
    pub async fn drop_report_draft(&mut self, task: TaskId) -> Result<()> {
        let with: [Value; 2] = values![self.site.to_string(), task.to_string()];
        self.connection.execute(DROP_DRAFT, &with).await.map(drop)
    }
}
