//! Who may do what: one table, from which pages, checks and tests are derived.

use serde::{Deserialize, Serialize};

use crate::{PersonId, Refusal, RefusalKind, SiteId};

/// What an account may do.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Role {
    /// 督查专员: puts documents in, reviews, issues, edits, administers the site's lists.
    Supervisor,
    /// 查阅: reads and exports.
    Reader,
}

impl Role {
    /// All roles.
    pub const ALL: [Self; 2] = [Self::Supervisor, Self::Reader];

    /// The word used in addresses, files and message keys.
    pub fn code(self) -> &'static str {
        match self {
            Self::Supervisor => "supervisor",
            Self::Reader => "reader",
        }
    }

    /// The role with that code.
    pub fn from_code(code: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|r| r.code() == code)
    }
}

macro_rules! actions {
    ($($(#[$doc:meta])* $name:ident [$($role:ident)*])*) => {
        /// Something one may be allowed to do.
        #[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
        pub enum Action { $($(#[$doc])* $name),* }

        impl Action {
            /// Every action.
            pub const ALL: &[Self] = &[$(Self::$name),*];

            /// The roles that may.
            pub fn roles(self) -> &'static [Role] {
                match self { $(Self::$name => &[$(Role::$role),*]),* }
            }
        }
    };
}

actions! {
    /// See documents, ledger, tasks, search.
    Read [Supervisor Reader]
    /// Take the ledger out as a file.
    Export [Supervisor Reader]
    /// See the log.
    ReadTrace [Supervisor Reader]
    /// Change one's own password.
    ChangeOwnPassword [Supervisor Reader]
    /// Put a document in, mend its title, date, issuer.
    PutDocument [Supervisor]
    /// Accept, reject, edit, merge, split drafts.
    Review [Supervisor]
    /// Issue the reviewed set.
    Issue [Supervisor]
    /// Supersede a commitment after issue.
    Supersede [Supervisor]
    /// Add tasks and sub-tasks by hand, edit tasks.
    EditTask [Supervisor]
    /// Bring a workbook in and take it back.
    Import [Supervisor]
    /// Units, people, accounts.
    Administer [Supervisor]
}

/// Who acts.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Actor {
    /// The site in which they act.
    pub site: SiteId,
    /// The person.
    pub person: PersonId,
    /// Their name, for messages.
    pub name: String,
    /// Their role.
    pub role: Role,
}

impl Actor {
    /// Whether the actor may.
    pub fn may(&self, action: Action) -> bool {
        action.roles().contains(&self.role)
    }

    /// Refuses unless the actor may.
    pub fn must(&self, action: Action) -> Result<(), Refusal> {
        if self.may(action) { Ok(()) } else { Err(Refusal::new(RefusalKind::Forbidden, "refused-role")) }
    }
}
