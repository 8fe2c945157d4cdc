//! Search.

use ledger::Action;
use store::{Filter, Sort};

use crate::view::{DocumentHit, SearchView};
use crate::{Call, Result, Service};

/// Tasks a search shows.
const FOUND: usize = 50;
/// Matches are counted no further than this.
const COUNT_CAP: i64 = 2_000;
/// Code points shown around a match.
const AROUND: usize = 30;

impl Service {
    /// Tasks and documents that hold what was typed.
    ///
    /// # Errors
    /// When the database does not answer.
    pub async fn search(&self, call: &Call, q: &str) -> Result<SearchView> {
        call.must(Action::Read)?;
        let q: String = q.trim().chars().take(100).collect();
        let site = call.site();
        if q.is_empty() {
            return Ok(SearchView { tasks: Vec::new(), total: 0, capped: false, documents: Vec::new() });
        }
        let names = self.names(site).await?;
        // A unit's or leader's name finds its tasks too.
        let resolver = names.resolver();
        let filter = match (resolver.unit(&q), resolver.leader(&q)) {
            (ledger::Resolution::Meant(ids), _) if ids.len() == 1 => {
                Filter { unit: Some(ids[0]), ..Filter::default() }
            }
            (_, ledger::Resolution::Meant(ids)) if ids.len() == 1 => {
                Filter { leader: Some(ids[0]), ..Filter::default() }
            }
            _ => Filter { text: q.clone(), ..Filter::default() },
        };
        let page = self.store.ledger_page(site, &filter, Sort::default(), None, FOUND).await?;
        let total = self.store.ledger_count(site, &filter, COUNT_CAP + 1).await?;
        let rows: Vec<_> = page.rows.iter().map(|l| &l.row).collect();
        let sources = self.sources(call, &rows).await?;
        let tasks = rows
            .iter()
            .map(|row| {
                let source =
                    crate::ledger_list::document_of(&row.task).and_then(|d| sources.get(&d).cloned());
                names.line(row, call.today(), source)
            })
            .collect();
        let hits = self.store.search_documents(site, &q, 20).await?;
        let documents = hits
            .into_iter()
            .map(|hit| DocumentHit {
                id: hit.document.id.to_string(),
                title: hit.document.head.title,
                date: hit.document.head.date,
                places: places(&hit.text, &q),
            })
            .collect();
        Ok(SearchView { tasks, total: total.min(COUNT_CAP), capped: total > COUNT_CAP, documents })
    }
}

/// Up to three places of the first word of a query in a text: before, match, after.
fn places(text: &str, q: &str) -> Vec<(String, String, String)> {
    let Some(word) = q.split_whitespace().next() else { return Vec::new() };
    let (haystack, needle) = (text.to_ascii_lowercase(), word.to_ascii_lowercase());
    haystack
        .match_indices(&needle)
        .take(3)
        .map(|(at, found)| {
            let plain = |s: String| s.replace(['\n', '\r'], " ");
            let before: Vec<char> = text[..at].chars().rev().take(AROUND).collect();
            let end = at + found.len();
            (
                plain(before.into_iter().rev().collect()),
                text[at..end].to_owned(),
                plain(text[end..].chars().take(AROUND).collect()),
            )
        })
        .collect()
}
