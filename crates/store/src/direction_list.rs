//! The list of directions.

use ledger::{Direction, DirectionId, PersonId, SiteId};

use crate::db::{Value, values};
use crate::query::list;
use crate::{Result, Store, Versioned};

/// Which directions to list.
#[derive(Clone, Debug, Default)]
pub struct DirectionFilter {
    /// Only in this state, one of [`Direction::STATES`].
    pub state: Option<&'static str>,
    /// Only by this leader.
    pub leader: Option<PersonId>,
    /// Only those given before this one: identifiers are ordered by time.
    pub before: Option<DirectionId>,
}

impl Store {
    /// Directions, newest first.
    ///
    /// # Errors
    /// When the database does not answer.
    pub async fn direction_list(
        &self,
        site: SiteId,
        filter: &DirectionFilter,
        limit: i64,
    ) -> Result<Vec<Versioned<Direction>>> {
        let mut with: Vec<Value> = values![site.to_string(), limit].into();
        let mut tail = String::new();
        let mut and = |clause: &str, value: Option<Value>| {
            if let Some(value) = value {
                with.push(value);
                tail.push_str(&format!(" AND {clause} ${}", with.len()));
            }
        };
        and("state =", filter.state.map(Value::from));
        and("leader =", filter.leader.map(|p| p.to_string().into()));
        and("id <", filter.before.map(|d| d.to_string().into()));
        let sql =
            format!("SELECT version, body FROM direction WHERE site = $1{tail} ORDER BY id DESC LIMIT $2");
        list(&mut self.db.run(), &sql, &with).await
    }
}
