//! Two engines behind one small interface: statements are text with `$1` placeholders, values and rows are plain.

use std::future::Future;
use std::path::Path;
use std::str::FromStr as _;
use std::time::Duration;

use sqlx::postgres::{PgArguments, PgConnectOptions, PgPool, PgPoolOptions, PgRow, Postgres};
use sqlx::query::Query;
use sqlx::sqlite::{
    Sqlite, SqliteArguments, SqliteConnectOptions, SqliteJournalMode, SqlitePool, SqlitePoolOptions,
    SqliteRow, SqliteSynchronous,
};
use sqlx::{AssertSqlSafe, ConnectOptions as _, Row as _, Transaction};

use crate::{Result, StoreError};

/// A value to bind.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) enum Value {
    Int(i64),
    Text(String),
    MaybeText(Option<String>),
    Bytes(Vec<u8>),
}

impl From<i64> for Value {
    fn from(v: i64) -> Self {
        Self::Int(v)
    }
}
impl From<&str> for Value {
    fn from(v: &str) -> Self {
        Self::Text(v.to_owned())
    }
}
impl From<String> for Value {
    fn from(v: String) -> Self {
        Self::Text(v)
    }
}
impl From<Option<String>> for Value {
    fn from(v: Option<String>) -> Self {
        Self::MaybeText(v)
    }
}
impl From<&[u8]> for Value {
    fn from(v: &[u8]) -> Self {
        Self::Bytes(v.to_vec())
    }
}

/// Values to bind, from anything that can be one.
macro_rules! values {
    ($($v:expr),* $(,)?) => { [$($crate::db::Value::from($v)),*] };
}
pub(crate) use values;

/// A row, read by position.
pub(crate) enum Row {
    Sqlite(SqliteRow),
    Postgres(PgRow),
}

macro_rules! getter {
    ($name:ident, $type:ty) => {
        pub(crate) fn $name(&self, column: usize) -> Result<$type> {
            Ok(match self {
                Self::Sqlite(row) => row.try_get(column)?,
                Self::Postgres(row) => row.try_get(column)?,
            })
        }
    };
}

impl Row {
    getter!(int, i64);
    getter!(text, String);
    getter!(maybe_text, Option<String>);
    getter!(bytes, Vec<u8>);

    /// A text column as it stands in the row.
    pub(crate) fn str(&self, column: usize) -> Result<&str> {
        Ok(match self {
            Self::Sqlite(row) => row.try_get(column)?,
            Self::Postgres(row) => row.try_get(column)?,
        })
    }

    /// A text column that holds an identifier, date or the like.
    pub(crate) fn parsed<T: std::str::FromStr>(&self, column: usize) -> Result<T> {
        let text = self.str(column)?;
        text.parse().map_err(|_| StoreError::Damaged(format!("{text:?} in column {column}")))
    }

    /// A text column that holds JSON.
    pub(crate) fn json<T: serde::de::DeserializeOwned>(&self, column: usize) -> Result<T> {
        Ok(serde_json::from_str(self.str(column)?)?)
    }
}

/// Whatever statements can be run on: the pool, or a transaction.
pub(crate) trait Run: Send {
    fn all(&mut self, sql: &str, values: &[Value]) -> impl Future<Output = Result<Vec<Row>>> + Send;
    fn execute(&mut self, sql: &str, values: &[Value]) -> impl Future<Output = Result<u64>> + Send;

    fn one(&mut self, sql: &str, values: &[Value]) -> impl Future<Output = Result<Option<Row>>> + Send {
        async { Ok(self.all(sql, values).await?.into_iter().next()) }
    }
}

macro_rules! bound {
    ($name:ident, $db:ty, $args:ty) => {
        fn $name(sql: &str, values: &[Value]) -> Query<'static, $db, $args> {
            // Every statement is written in this crate; what comes from outside is always bound.
            let mut query = sqlx::query::<$db>(AssertSqlSafe(sql.to_owned()));
            for value in values {
                query = match value {
                    Value::Int(v) => query.bind(*v),
                    Value::Text(v) => query.bind(v.clone()),
                    Value::MaybeText(v) => query.bind(v.clone()),
                    Value::Bytes(v) => query.bind(v.clone()),
                };
            }
            query
        }
    };
}
bound!(sqlite, Sqlite, SqliteArguments);
bound!(postgres, Postgres, PgArguments);

/// The engine and its pools. SQLite has one writer and a few readers, as its locking wants it.
#[derive(Clone, Debug)]
pub(crate) enum Db {
    Sqlite { read: SqlitePool, write: SqlitePool },
    Postgres(PgPool),
}

impl Db {
    pub(crate) async fn sqlite(file: &Path) -> Result<Self> {
        let options = SqliteConnectOptions::new()
            .filename(file)
            .create_if_missing(true)
            .journal_mode(SqliteJournalMode::Wal)
            // An acknowledged act survives a power cut.
            .synchronous(SqliteSynchronous::Full)
            .foreign_keys(true)
            .busy_timeout(Duration::from_secs(5))
            .pragma("cache_size", "-8000")
            .statement_cache_capacity(400)
            // Rows come from a thread of SQLite's own; the fewer times the two wait for each other, the better.
            .row_buffer_size(500)
            .disable_statement_logging();
        let pool = |n| {
            SqlitePoolOptions::new()
                .max_connections(n)
                .min_connections(1)
                .test_before_acquire(false)
                .idle_timeout(None)
                .max_lifetime(None)
        };
        let write = pool(1).connect_with(options.clone()).await?;
        let read = pool(4).connect_with(options.read_only(false)).await?;
        Ok(Self::Sqlite { read, write })
    }

    pub(crate) async fn postgres(url: &str) -> Result<Self> {
        let options = PgConnectOptions::from_str(url)?.application_name("luoshi").disable_statement_logging();
        let pool =
            PgPoolOptions::new().max_connections(16).test_before_acquire(false).connect_with(options).await?;
        Ok(Self::Postgres(pool))
    }

    pub(crate) async fn close(&self) {
        match self {
            Self::Sqlite { read, write } => {
                read.close().await;
                write.close().await;
            }
            Self::Postgres(pool) => pool.close().await,
        }
    }

    pub(crate) fn is_postgres(&self) -> bool {
        matches!(self, Self::Postgres(_))
    }

    pub(crate) fn engine(&self) -> &'static str {
        match self {
            Self::Sqlite { .. } => "sqlite",
            Self::Postgres(_) => "postgres",
        }
    }

    /// Begins a writing transaction. On SQLite it takes the write lock at once, so that a decision is made on what
    /// will still hold when it is written.
    pub(crate) async fn begin(&self) -> Result<Connection> {
        Ok(match self {
            Self::Sqlite { write, .. } => Connection::Sqlite(write.begin_with("BEGIN IMMEDIATE").await?),
            Self::Postgres(pool) => Connection::Postgres(pool.begin().await?),
        })
    }

    /// Begins a reading transaction that sees one state of the data throughout.
    pub(crate) async fn snapshot(&self) -> Result<Connection> {
        Ok(match self {
            Self::Sqlite { read, .. } => Connection::Sqlite(read.begin().await?),
            Self::Postgres(pool) => Connection::Postgres(
                pool.begin_with("BEGIN ISOLATION LEVEL REPEATABLE READ READ ONLY").await?,
            ),
        })
    }

    /// A handle for single statements.
    pub(crate) fn run(&self) -> Pooled<'_> {
        Pooled(self)
    }
}

/// Single statements on the pool: reads on any connection, writes on the writer.
pub(crate) struct Pooled<'a>(&'a Db);

impl Run for Pooled<'_> {
    async fn all(&mut self, sql: &str, values: &[Value]) -> Result<Vec<Row>> {
        Ok(match self.0 {
            Db::Sqlite { read, .. } => {
                sqlite(sql, values).fetch_all(read).await?.into_iter().map(Row::Sqlite).collect()
            }
            Db::Postgres(pool) => {
                postgres(sql, values).fetch_all(pool).await?.into_iter().map(Row::Postgres).collect()
            }
        })
    }

    async fn execute(&mut self, sql: &str, values: &[Value]) -> Result<u64> {
        Ok(match self.0 {
            Db::Sqlite { write, .. } => sqlite(sql, values).execute(write).await?.rows_affected(),
            Db::Postgres(pool) => postgres(sql, values).execute(pool).await?.rows_affected(),
        })
    }
}

/// A transaction on either engine; rolled back when dropped.
pub(crate) enum Connection {
    Sqlite(Transaction<'static, Sqlite>),
    Postgres(Transaction<'static, Postgres>),
}

impl Connection {
    pub(crate) async fn commit(self) -> Result<()> {
        match self {
            Self::Sqlite(tx) => tx.commit().await?,
            Self::Postgres(tx) => tx.commit().await?,
        }
        Ok(())
    }

    pub(crate) fn is_postgres(&self) -> bool {
        matches!(self, Self::Postgres(_))
    }

    /// Runs a script of several statements without values.
    pub(crate) async fn script(&mut self, sql: String) -> Result<()> {
        match self {
            Self::Sqlite(tx) => sqlx::raw_sql(AssertSqlSafe(sql)).execute(&mut **tx).await.map(drop)?,
            Self::Postgres(tx) => sqlx::raw_sql(AssertSqlSafe(sql)).execute(&mut **tx).await.map(drop)?,
        }
        Ok(())
    }
}

impl Run for Connection {
    async fn all(&mut self, sql: &str, values: &[Value]) -> Result<Vec<Row>> {
        Ok(match self {
            Self::Sqlite(tx) => {
                sqlite(sql, values).fetch_all(&mut **tx).await?.into_iter().map(Row::Sqlite).collect()
            }
            Self::Postgres(tx) => {
                postgres(sql, values).fetch_all(&mut **tx).await?.into_iter().map(Row::Postgres).collect()
            }
        })
    }

    async fn execute(&mut self, sql: &str, values: &[Value]) -> Result<u64> {
        Ok(match self {
            Self::Sqlite(tx) => sqlite(sql, values).execute(&mut **tx).await?.rows_affected(),
            Self::Postgres(tx) => postgres(sql, values).execute(&mut **tx).await?.rows_affected(),
        })
    }
}
