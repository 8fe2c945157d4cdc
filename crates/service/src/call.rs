use jiff::civil::Date;
use ledger::{Action, Actor, Refusal, SiteId, day_of};

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

    /// Whether the actor may, wherever it is.
    pub fn may(&self, action: Action) -> bool {
        self.actor.may(action)
    }

    /// Whether there can be something for which the actor may: what menus and gates ask.
    pub fn can(&self, action: Action) -> bool {
        self.actor.can(action)
    }

    /// Refuses unless the actor may, wherever it is.
    pub(crate) fn must(&self, action: Action) -> Result<(), Refusal> {
        self.actor.must(action)
    }

    pub(crate) fn site(&self) -> SiteId {
        self.actor.site
    }
}
