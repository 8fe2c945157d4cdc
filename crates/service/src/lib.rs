//! The use cases: load, check permission, decide, append. One function each, used by pages and commands alike.
//!
//! Who acts and when comes in with every call; nothing here asks a clock. Which words are shown is the business of
//! the caller: a refusal is a message key with arguments.

mod access;
mod burden;
mod call;
mod chase;
mod columns;
mod concern;
mod direction;
mod document;
mod draft;
mod error;
mod export;
mod forms;
mod home;
mod import;
mod ledger_list;
mod lights;
mod living;
mod measure;
mod names;
mod notice;
mod observation;
mod past;
mod people;
mod proof;
mod referral;
mod review;
mod search;
mod seen;
mod settings;
mod setup;
mod sheet;
mod task;
mod trace;
mod unit;
mod view;
mod waiting;
mod work;

pub use access::{Session, SignedIn};
pub use burden::read_fields;
pub use call::Call;
pub use document::{HeadForm, Received};
pub use error::{Result, Said, ServiceError};
pub use export::{Export, Format, Paper, Words};
pub use ledger_list::LedgerQuery;
pub use proof::Now;
pub use review::{PartyRole, ReviewCommand};
pub use setup::SetUp;
pub use store::{Difference, Verified};
pub use trace::TraceQuery;
pub use view::*;

use std::sync::Arc;

use ledger::{ActId, Site, SiteId};
use notify::Ways;
use store::{Act, Store};

/// The use cases over one database.
#[derive(Clone, Debug)]
pub struct Service {
    store: Store,
    /// The ways out of the house; none unless somebody configured them.
    ways: Arc<Ways>,
    /// What people saw and has not been written yet.
    unwritten: seen::Unwritten,
    /// Verifications under way.
    proving: proof::Proving,
    /// Whether blue and yellow chase sheets are sent by rule, without anybody.
    sends_by_rule: bool,
}

impl Service {
    /// The use cases over a store.
    pub fn new(store: Store) -> Self {
        Self {
            store,
            ways: Arc::default(),
            unwritten: seen::Unwritten::default(),
            proving: proof::Proving::default(),
            sends_by_rule: false,
        }
    }

    /// The same, told whether a job sends blue and yellow chase sheets by rule: pages say so.
    #[must_use]
    pub fn sending_by_rule(self, sends_by_rule: bool) -> Self {
        Self { sends_by_rule, ..self }
    }

    /// The same, with ways out of the house.
    #[must_use]
    pub fn with_ways(self, ways: Ways) -> Self {
        Self { ways: Arc::new(ways), ..self }
    }

    /// The site this database serves; the first, should there be several.
    pub(crate) async fn site(&self) -> Result<Option<Site>> {
        Ok(self.store.sites().await?.into_iter().next())
    }

    pub(crate) async fn site_of(&self, id: SiteId) -> Result<Site> {
        self.store.sites().await?.into_iter().find(|s| s.id == id).ok_or(ServiceError::NotFound)
    }
}

/// A fresh identifier, ordered by time.
pub(crate) fn fresh() -> uuid::Uuid {
    uuid::Uuid::now_v7()
}

pub(crate) fn act_of(call: &Call) -> Act {
    Act { id: ActId(fresh()), actor: Some(call.actor.person), at: call.at }
}
