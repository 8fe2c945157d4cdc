//! The desk 工作台, and search.

use std::collections::HashMap;

use ledger::{Action, DocumentState, Light, Role, TaskState, UnitId, judge};
use store::{Due, Filter, Sort, SortKey, TaskRow};

use crate::names::Names;
use crate::view::{BehindLine, DocumentHit, Home, Party, SearchView};
use crate::{Call, Result, Service};

/// Tasks in a short list.
const SHORT: usize = 10;
/// Tasks a search shows.
const FOUND: usize = 50;
/// Matches are counted no further than this.
const COUNT_CAP: i64 = 2_000;
/// Code points shown around a match.
const AROUND: usize = 30;

impl Service {
    /// What waits, oldest first.
    ///
    /// # Errors
    /// When the database does not answer.
    pub async fn home(&self, call: &Call) -> Result<Home> {
        call.must(Action::OpenDesk)?;
        let site = call.site();
        if !call.may(Action::Read) {
            return Ok(Home { business: false, ..Home::default() });
        }
        let mut lights: Vec<(Light, i64)> = Light::ALL.iter().map(|l| (*l, 0)).collect();
        for c in self.store.light_counts(site).await? {
            lights[c.light.rank() as usize].1 += c.n;
        }
        let mut units: HashMap<UnitId, [i64; 4]> = HashMap::new();
        for c in self.store.unit_counts(site).await? {
            if let Some(n) = units.entry(c.unit).or_default().get_mut(c.light.rank() as usize) {
                *n += c.n;
            }
        }
        let names = self.names(site).await?;
        let mut units: Vec<(Party, [i64; 4])> =
            units.into_iter().map(|(id, n)| (names.unit(id), n)).collect();
        units.sort_by(|(p, a), (q, b)| (b[0], b[1], &p.name).cmp(&(a[0], a[1], &q.name)));
        units.truncate(SHORT);
        let mut reviewing = Vec::new();
        if call.may(Action::Review) {
            for v in self.store.documents(site, i64::MAX, 50).await? {
                if v.entity.state == DocumentState::Reviewing {
                    reviewing.push(self.document_line(call, v.entity).await?);
                }
            }
            reviewing.reverse();
        }
        let leads = [Role::CountyLeader, Role::OfficeLeader].into_iter().any(|r| call.actor.roles.has(r));
        Ok(Home {
            reviewing,
            overdue: self.short_list(call, &names, Light::Red).await?,
            warning: self.short_list(call, &names, Light::Amber).await?,
            waiting: self.waiting(call, &names).await?,
            chases: self.chases_to_answer(call, &names).await?,
            week: if leads { self.week(call, &names).await? } else { Vec::new() },
            business: true,
            lights,
            units,
        })
    }

    async fn short_list(&self, call: &Call, names: &Names, light: Light) -> Result<Vec<BehindLine>> {
        let filter =
            Filter { lights: vec![light], state: Some(TaskState::Open), due: Due::Any, ..Filter::default() };
        let sort = Sort { key: SortKey::Due, descending: false };
        let page = self.store.ledger_page(call.site(), &filter, sort, None, SHORT).await?;
        let today = call.today();
        let line = |row: &TaskRow| {
            let judged = judge(names.site.pack(), &row.task, today);
            BehindLine { line: names.line(row, today, None), why: judged.reasons.into_iter().next() }
        };
        Ok(page.rows.iter().map(|l| line(&l.row)).collect())
    }

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
