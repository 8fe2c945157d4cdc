//! Proof that the log is whole and that the tables say what it says: asked for on a page, run beside the requests, every
//! night by itself, with its last results kept.

use std::collections::HashMap;
use std::sync::atomic::{AtomicI64, Ordering};
use std::sync::{Arc, Mutex, PoisonError};

use ledger::{Action, SiteId};
use store::{ProofRow, Verified};

use crate::view::{ProofLine, ProofPage};
use crate::{Call, Result, Service};

/// Results that a page shows.
const SHOWN: i64 = 10;

/// The time, in milliseconds UTC; it comes from the caller, as everywhere.
pub type Now = Arc<dyn Fn() -> i64 + Send + Sync>;

/// A verification under way.
#[derive(Clone, Debug)]
struct Running {
    started: i64,
    /// Events the log held when it began.
    total: i64,
    /// Events that are proved.
    done: Arc<AtomicI64>,
}

/// The verifications under way, one for a site at most.
#[derive(Clone, Debug, Default)]
pub(crate) struct Proving(Arc<Mutex<HashMap<SiteId, Running>>>);

impl Proving {
    /// Notes that one begins; nothing when one is under way.
    fn begin(&self, site: SiteId, running: Running) -> Option<Ended> {
        let mut all = self.0.lock().unwrap_or_else(PoisonError::into_inner);
        if all.contains_key(&site) {
            return None;
        }
        all.insert(site, running);
        Some(Ended { proving: self.clone(), site })
    }

    fn of(&self, site: SiteId) -> Option<Running> {
        self.0.lock().unwrap_or_else(PoisonError::into_inner).get(&site).cloned()
    }
}

/// Notes that a verification has ended, however it did.
struct Ended {
    proving: Proving,
    site: SiteId,
}

impl Drop for Ended {
    fn drop(&mut self) {
        self.proving.0.lock().unwrap_or_else(PoisonError::into_inner).remove(&self.site);
    }
}

impl Service {
    /// Begins a verification beside the request. Where one is under way, that one goes on.
    ///
    /// # Errors
    /// When the actor may not.
    pub fn begin_proof(&self, call: &Call, now: Now) -> Result<()> {
        call.must(Action::ProveLog)?;
        let (service, site) = (self.clone(), call.site());
        let person = call.actor.person.to_string();
        tokio::spawn(async move {
            if let Err(error) = service.prove(site, &person, now).await {
                tracing::error!(%error, "the log could not be verified");
            }
        });
        Ok(())
    }

    /// Verifies a site's log and keeps what was found. `person` is empty for the program itself. Returns what was found;
    /// nothing when a verification is under way.
    ///
    /// # Errors
    /// When the database does not answer.
    pub async fn prove(&self, site: SiteId, person: &str, now: Now) -> Result<Option<Verified>> {
        let (total, _) = self.store.head(site).await?.unwrap_or_default();
        let done = Arc::new(AtomicI64::new(0));
        let running = Running { started: now(), total, done: done.clone() };
        let started = running.started;
        let Some(_ended) = self.proving.begin(site, running) else { return Ok(None) };
        let found = self.store.verify_telling(site, |events| done.store(events, Ordering::Relaxed)).await?;
        let millis = now() - started;
        let row = ProofRow { started, millis, person: person.to_owned(), found: found.clone() };
        self.store.put_proof(site, &row).await?;
        if found.difference.is_some() {
            tracing::error!(%site, "the log and the tables do not agree: see the page of verification");
        }
        Ok(Some(found))
    }

    /// The last results, and how far the one under way is.
    ///
    /// # Errors
    /// When the actor may not see them.
    pub async fn proof_page(&self, call: &Call) -> Result<ProofPage> {
        call.must(Action::ReadProof)?;
        let names = self.names(call.site()).await?;
        let by = |person: &str| person.parse().ok().map(|id| names.person(id).name);
        let line = |row: ProofRow| ProofLine {
            started: row.started,
            millis: row.millis,
            by: by(&row.person),
            found: row.found,
        };
        let running = self.proving.of(call.site());
        Ok(ProofPage {
            running: running.map(|r| (r.started, r.done.load(Ordering::Relaxed).min(r.total), r.total)),
            results: self.store.proofs(call.site(), SHOWN).await?.into_iter().map(line).collect(),
            may_prove: call.may(Action::ProveLog),
        })
    }
}
