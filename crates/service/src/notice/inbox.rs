//! The inbox 消息: what somebody was told, what they have not looked at first.

use ledger::Action;
use notify::Notice;
use store::NoticeRow;

use crate::view::{Inbox, InboxLine};
use crate::{Call, Result, Service, ServiceError};

/// Lines not looked at that a page shows.
const NEW: i64 = 200;
/// Lines of before that a page shows.
const SEEN: i64 = 100;
/// What has not been looked at is counted no further.
const COUNT_CAP: i64 = 99;

impl Service {
    /// What the actor was told.
    ///
    /// # Errors
    /// When the database does not answer.
    pub async fn inbox(&self, call: &Call) -> Result<Inbox> {
        call.must(Action::Read)?;
        let (site, person) = (call.site(), call.actor.person);
        let new = self.store.inbox_new(site, person, NEW).await?;
        let all = self.store.inbox(site, person, NEW + SEEN).await?;
        let seen = all.into_iter().filter(|row| row.seen != 0).take(SEEN as usize);
        Ok(Inbox {
            new: new.iter().filter_map(line).collect(),
            seen: seen.filter_map(|row| line(&row)).collect(),
            until: call.at,
        })
    }

    /// How much the actor has not looked at, counted to 99: what every page shows.
    ///
    /// # Errors
    /// When the database does not answer.
    pub async fn unseen(&self, call: &Call) -> Result<i64> {
        if !call.may(Action::Read) {
            return Ok(0);
        }
        Ok(self.store.unseen(call.site(), call.actor.person, COUNT_CAP).await?)
    }

    /// Follows one notice: notes that the actor looked, and says where it leads.
    ///
    /// # Errors
    /// When the actor has no such notice.
    pub async fn follow_notice(&self, call: &Call, id: &str) -> Result<String> {
        call.must(Action::Read)?;
        let (site, person) = (call.site(), call.actor.person);
        let row = self.store.notice(site, person, id).await?.ok_or(ServiceError::NotFound)?;
        self.store.see(site, person, id, call.at).await?;
        Ok(line(&row).ok_or(ServiceError::NotFound)?.notice.about.path)
    }

    /// Notes that the actor looked at one notice, or at everything that had come in by an instant.
    ///
    /// # Errors
    /// When the database does not answer.
    pub async fn see(&self, call: &Call, id: &str, until: i64) -> Result<()> {
        call.must(Action::Read)?;
        let (site, person) = (call.site(), call.actor.person);
        match id {
            "" => self.store.see_all(site, person, until, call.at).await?,
            id => self.store.see(site, person, id, call.at).await?,
        }
        Ok(())
    }
}

/// A notice of the inbox; nothing for one that a newer program wrote.
fn line(row: &NoticeRow) -> Option<InboxLine> {
    let notice: Notice = serde_json::from_str(&row.body).ok()?;
    Some(InboxLine { id: row.id.clone(), at: row.at, seen: row.seen != 0, notice })
}
