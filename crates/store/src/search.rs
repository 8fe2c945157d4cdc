//! Full-text search: tokens of `segment` in the index of the engine.

use ledger::{Entity, SiteId};
use segment::Phrase;

use crate::db::{Connection, Run as _, Value, values};
use crate::{Result, StoreError};

/// What sort of thing can be found.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Kind {
    Task,
    Document,
    Direction,
    Chase,
    Referral,
    Report,
}

impl Kind {
    pub(crate) fn code(self) -> &'static str {
        match self {
            Self::Task => "task",
            Self::Document => "document",
            Self::Direction => "direction",
            Self::Chase => "chase",
            Self::Referral => "referral",
            Self::Report => "report",
        }
    }
}

const SQLITE_DOC: &str = "INSERT INTO search_doc (site, kind, id) VALUES ($1, $2, $3) \
     ON CONFLICT (site, kind, id) DO UPDATE SET kind = excluded.kind RETURNING docid";
const SQLITE_CLEAR: &str = "DELETE FROM search_fts WHERE rowid = $1";
const SQLITE_PUT: &str = "INSERT INTO search_fts (rowid, tokens) VALUES ($1, $2)";
const POSTGRES_PUT: &str = "INSERT INTO search_doc (site, kind, id, tokens) VALUES ($1, $2, $3, to_tsvector('simple', $4)) \
     ON CONFLICT (site, kind, id) DO UPDATE SET tokens = excluded.tokens";

/// PostgreSQL refuses a vector of more than a megabyte; what is beyond this many bytes of tokens cannot be searched.
const POSTGRES_LIMIT: usize = 400_000;

/// What can be found of a thing of the working loop: its kind, its identifier and its words. Tasks and documents are put
/// in by themselves.
pub(crate) fn words_of(entity: &Entity) -> Option<(Kind, String, String)> {
    let (kind, id, words) = match entity {
        Entity::Direction(d) => (Kind::Direction, d.id.to_string(), vec![d.text.as_str()]),
        Entity::Chase(c) => {
            let answer = c.answer.as_ref().map_or("", |answer| answer.text.as_str());
            (Kind::Chase, c.id.to_string(), vec![c.reason.as_str(), answer, c.verdict.as_str()])
        }
        Entity::Referral(r) => {
            (Kind::Referral, r.id.to_string(), vec![r.question.as_str(), r.proposal.as_str()])
        }
        Entity::Report(r) => {
            let text = &r.text;
            let words = vec![text.progress.as_str(), text.problems.as_str(), text.next.as_str()];
            (Kind::Report, r.id.to_string(), words)
        }
        _ => return None,
    };
    Some((kind, id, words.join(" ")))
}

/// Puts a thing into the index, or replaces it.
pub(crate) async fn put(
    connection: &mut Connection,
    site: SiteId,
    kind: Kind,
    id: &str,
    texts: &[&str],
) -> Result<()> {
    let mut tokens = segment::index(&texts.join(" "));
    if connection.is_postgres() {
        if tokens.len() > POSTGRES_LIMIT {
            let cut = (0..=POSTGRES_LIMIT).rev().find(|at| tokens.is_char_boundary(*at)).unwrap_or(0);
            tokens.truncate(cut);
        }
        connection.execute(POSTGRES_PUT, &values![site.to_string(), kind.code(), id, tokens]).await?;
        return Ok(());
    }
    let row = connection.one(SQLITE_DOC, &values![site.to_string(), kind.code(), id]).await?;
    let docid = row.ok_or_else(|| StoreError::Damaged("no search row".into()))?.int(0)?;
    connection.execute(SQLITE_CLEAR, &values![docid]).await?;
    connection.execute(SQLITE_PUT, &values![docid, tokens]).await.map(drop)
}

/// What matches, as `FROM … WHERE …` of rows `d` with a kind and an id; its placeholders are $1 for the site and `$at` for
/// the query text.
pub(crate) fn matching(postgres: bool, asked: &[Kind], at: usize) -> String {
    let kinds: Vec<String> = asked.iter().map(|kind| format!("'{}'", kind.code())).collect();
    let kinds = kinds.join(", ");
    if postgres {
        format!(
            "FROM search_doc d WHERE d.site = $1 AND d.kind IN ({kinds}) AND d.tokens @@ to_tsquery('simple', ${at})"
        )
    } else {
        // What is no task has an index of its own, which SQLite takes where the query says its condition word for word.
        // The plus keeps it from looking there once for each kind.
        let (index, said) = match asked.contains(&Kind::Task) {
            true => ("", ""),
            false => (" INDEXED BY search_doc_said", " AND d.kind <> 'task'"),
        };
        // CROSS JOIN keeps SQLite to this order: the other way round it asks the index once for every task there is.
        format!(
            "FROM search_fts CROSS JOIN search_doc d{index} ON d.docid = search_fts.rowid \
             WHERE search_fts MATCH ${at} AND d.site = $1 AND +d.kind IN ({kinds}){said}"
        )
    }
}

/// The query text of an engine for what a person typed; `None` when it holds nothing to look for.
pub(crate) fn query_text(postgres: bool, typed: &str) -> Option<Value> {
    let phrases = segment::query(typed);
    if phrases.is_empty() {
        return None;
    }
    let texts: Vec<String> = phrases
        .iter()
        .take(20)
        .map(|p| if postgres { postgres_phrase(p) } else { sqlite_phrase(p) })
        .collect();
    Some(texts.join(if postgres { " & " } else { " AND " }).into())
}

/// Tokens hold letters, digits and Chinese characters only, so quoting cannot be broken out of.
fn sqlite_phrase(phrase: &Phrase) -> String {
    format!("\"{}\"{}", phrase.tokens.join(" "), if phrase.prefix { " *" } else { "" })
}

fn postgres_phrase(phrase: &Phrase) -> String {
    let quoted: Vec<String> = phrase.tokens.iter().map(|t| format!("'{t}'")).collect();
    format!("({}{})", quoted.join(" <-> "), if phrase.prefix { ":*" } else { "" })
}
