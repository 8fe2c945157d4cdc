use jiff::civil::Date;
use ledger::{Action, Actor, SiteId, day_of};

/// Who acts, and when.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Call {
    /// Who.
    pub actor: Actor,
    /// When, in milliseconds UTC.
    pub at: i64,
}

impl Call {
    /// The day in China.
    pub fn today(&self) -> Date {
        day_of(self.at)
    }

    /// Whether the actor may.
    pub fn may(&self, action: Action) -> bool {
        self.actor.may(action)
    }

    pub(crate) fn site(&self) -> SiteId {
        self.actor.site
    }
}
