//! The log with its chain proved, one page ahead of whoever replays it: hashing and reading JSON keep one hand busy, replaying
//! the other.

use ledger::{Event, EventBody, GENESIS};
use tokio::sync::mpsc::{self, Receiver};
use tokio::task::JoinHandle;

use super::Difference;
use crate::ahead::Ahead;
use crate::db::{Connection, Row};
use crate::query::event_row;
use crate::{Result, StoreError};

/// Events that chain, and where they stop doing so.
#[derive(Default)]
pub(super) struct Page {
    pub(super) events: Vec<(Event, EventBody)>,
    pub(super) broken: Option<Difference>,
}

/// The pages of a log.
pub(super) struct Chained {
    pages: Receiver<Result<Page>>,
    prover: JoinHandle<Ahead>,
}

impl Chained {
    pub(super) fn new(mut log: Ahead) -> Self {
        let (give, pages) = mpsc::channel(1);
        let prover = tokio::spawn(async move {
            let (mut seq, mut prev) = (0, GENESIS);
            while let Some(rows) = log.next().await.transpose() {
                let page = rows.and_then(|rows| prove(&rows, &mut seq, &mut prev));
                let ends = page.as_ref().map_or(true, |page| page.broken.is_some());
                // Nobody takes them any more once a difference is found.
                if give.send(page).await.is_err() || ends {
                    break;
                }
            }
            log
        });
        Self { pages, prover }
    }

    /// The next page; none when there are no more.
    pub(super) async fn next(&mut self) -> Result<Option<Page>> {
        self.pages.recv().await.transpose()
    }

    /// The connection, to go on with on the same state.
    pub(super) async fn connection(self) -> Result<Connection> {
        drop(self.pages);
        let log = self.prover.await.map_err(|e| StoreError::Damaged(e.to_string()))?;
        log.connection().await
    }
}

/// The events of a page as far as each is what its hash says and follows the one before.
fn prove(rows: &[Row], seq: &mut i64, prev: &mut ledger::Hash) -> Result<Page> {
    let mut page = Page { events: Vec::with_capacity(rows.len()), broken: None };
    for row in rows {
        let at = *seq + 1;
        let event = event_row(row).ok();
        let chains =
            |event: &Event| event.seq == at && event.prev == *prev && event.compute_hash() == event.hash;
        let Some(event) = event.filter(chains) else {
            page.broken = Some(Difference::Chain { seq: at });
            break;
        };
        // The kind column only serves filters; it must still say what the body says.
        let body = match event.decode() {
            Ok(body) if row.str(11)? == body.kind() => body,
            _ => {
                page.broken = Some(Difference::Event { seq: at });
                break;
            }
        };
        (*seq, *prev) = (at, event.hash);
        page.events.push((event, body));
    }
    Ok(page)
}
