//! Reading page by page on one state of the database, one page ahead of whoever takes them: the database reads while the
//! page before is looked at.

use ledger::SiteId;
use tokio::sync::mpsc::{self, Receiver};
use tokio::task::JoinHandle;

use crate::db::{Connection, Row, Run as _, Value, values};
use crate::{Result, StoreError};

/// The pages of one statement, in order.
pub(crate) struct Ahead {
    pages: Receiver<Result<Vec<Row>>>,
    reader: JoinHandle<Connection>,
}

impl Ahead {
    /// The pages of a statement whose `$1` is the site and `$2` that after which a page begins: `first`, and then the
    /// column `key` of the last row.
    pub(crate) fn new<T>(
        mut connection: Connection,
        sql: String,
        site: SiteId,
        first: T,
        key: impl Fn(&Row) -> Result<T> + Send + 'static,
    ) -> Self
    where
        T: Into<Value> + Send + 'static,
    {
        let (give, pages) = mpsc::channel(1);
        let reader = tokio::spawn(async move {
            let mut after: Value = first.into();
            loop {
                let page = connection.all(&sql, &values![site.to_string(), after]).await;
                let next = page.as_ref().ok().and_then(|rows| rows.last()).map(&key).transpose();
                let (page, more) = match next {
                    Ok(next) => (page, next),
                    Err(error) => (Err(error), None),
                };
                let end = more.is_none() && page.is_ok();
                // Nobody takes them any more once a difference is found.
                if end || give.send(page).await.is_err() {
                    break;
                }
                match more {
                    Some(more) => after = more.into(),
                    None => break,
                }
            }
            connection
        });
        Self { pages, reader }
    }

    /// The next page; none when there are no more.
    pub(crate) async fn next(&mut self) -> Result<Option<Vec<Row>>> {
        self.pages.recv().await.transpose()
    }

    /// The connection, to go on with on the same state.
    pub(crate) async fn connection(self) -> Result<Connection> {
        drop(self.pages);
        self.reader.await.map_err(|e| StoreError::Damaged(e.to_string()))
    }
}
