//! Search.

use ledger::Action;
use store::{COUNTED, Filter, LoopHits, Sort};

use crate::document::parse;
use crate::view::{DocumentHit, ReportHit, SearchView};
use crate::{Call, Result, Service};

/// Tasks a search shows.
const FOUND: usize = 50;
/// Directions, sheets, referrals and reports a search shows, of each.
const EACH: i64 = 10;
/// Code points shown around a match.
const AROUND: usize = 30;

impl Service {
    /// Tasks, documents and whatever the working loop says that hold what was typed.
    ///
    /// # Errors
    /// When the database does not answer.
    pub async fn search(&self, call: &Call, q: &str) -> Result<SearchView> {
        call.must(Action::Read)?;
        let q: String = q.trim().chars().take(100).collect();
        let site = call.site();
        if q.is_empty() {
            return Ok(SearchView::default());
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
        // None of the three needs what another finds.
        let ((page, total), hits, said) = tokio::try_join!(
            self.store.ledger_counted(site, &filter, Sort::default(), None, FOUND),
            self.store.search_documents(site, &q, 20),
            self.store.search_loop(site, &q, EACH),
        )?;
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
        let documents = hits
            .into_iter()
            .map(|hit| DocumentHit {
                id: hit.document.id.to_string(),
                title: hit.document.head.title,
                date: hit.document.head.date,
                places: places(&hit.text, &q),
            })
            .collect();
        let found = SearchView {
            tasks,
            total: total.min(COUNTED),
            capped: total > COUNTED,
            documents,
            ..SearchView::default()
        };
        self.search_loop(call, &q, said, found).await
    }

    /// What the working loop says: whoever may open a thing finds it, and nobody else.
    async fn search_loop(
        &self,
        call: &Call,
        q: &str,
        hits: LoopHits,
        mut found: SearchView,
    ) -> Result<SearchView> {
        let site = call.site();
        for id in &hits.directions {
            found.directions.extend(readable(self.direction(call, id).await)?.map(|view| view.line));
        }
        for id in &hits.chases {
            if let Some(v) = self.store.chase(site, parse(id)?).await? {
                let sheet = readable(self.chase(call, v.entity.number).await)?;
                found.chases.extend(sheet.map(|view| view.line));
            }
        }
        for id in &hits.referrals {
            found.referrals.extend(readable(self.referral(call, id).await)?);
        }
        for id in &hits.reports {
            found.reports.extend(self.report_hit(call, id, q).await?);
        }
        Ok(found)
    }

    /// A report, where its words may be read.
    async fn report_hit(&self, call: &Call, id: &str, q: &str) -> Result<Option<ReportHit>> {
        let Some(report) = self.store.report(call.site(), parse(id)?).await?.map(|v| v.entity) else {
            return Ok(None);
        };
        let Some(row) = self.store.task(call.site(), report.task).await? else { return Ok(None) };
        if readable(self.seen_task(call, row.task.number).await)?.is_none() {
            return Ok(None);
        }
        let names = self.names(call.site()).await?;
        let Some(text) = self.report_line(call, report.clone(), &row.task, &names).await?.text else {
            return Ok(None);
        };
        let said = [text.progress, text.problems, text.next].join(" ");
        Ok(Some(ReportHit {
            task: row.task.number,
            title: row.task.title,
            serial: report.serial,
            filed: report.filed,
            places: places(&said, q),
        }))
    }
}

/// What may be read; nothing where it may not, or is gone.
fn readable<T>(read: Result<T>) -> Result<Option<T>> {
    match read {
        Err(error) if matches!(error.status(), 403 | 404) => Ok(None),
        read => read.map(Some),
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
