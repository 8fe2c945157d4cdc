//! Leaders who are named in documents, and people with an account.

use serde::{Deserialize, Serialize};

use crate::{PersonId, Refusal, Role, Roles, UnitId};

/// A way to sign in. The password is not here: no secret ever enters the log.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(from = "Written", into = "Written")]
pub struct Account {
    /// What is typed at sign-in; unique in the site, lower case.
    pub username: String,
    /// What the account may do.
    pub roles: Roles,
}

/// An account as it stands in the log: a single role is written as it was before there could be several, so that old
/// and new logs read alike.
#[derive(Clone, Serialize, Deserialize)]
struct Written {
    username: String,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    role: Option<Role>,
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    roles: Vec<Role>,
}

impl From<Written> for Account {
    fn from(w: Written) -> Self {
        Self { username: w.username, roles: w.role.into_iter().chain(w.roles).collect() }
    }
}

impl From<Account> for Written {
    fn from(a: Account) -> Self {
        let mut roles: Vec<Role> = a.roles.iter().collect();
        let role = if roles.len() == 1 { roles.pop() } else { None };
        Self { username: a.username, role, roles }
    }
}

/// A person the site knows.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Person {
    /// Identifier.
    pub id: PersonId,
    /// Name.
    pub name: String,
    /// Post, such as 副县长.
    pub post: String,
    /// Unit.
    pub unit: Option<UnitId>,
    /// Whether tasks can name this person as 牵头领导.
    pub leader: bool,
    /// Account, if any.
    pub account: Option<Account>,
    /// Position in lists.
    pub position: i64,
    /// Whether still in post.
    pub active: bool,
}

impl Person {
    /// The roles of the person's account; none without an account or out of post.
    pub fn roles(&self) -> Roles {
        self.account.as_ref().filter(|_| self.active).map(|a| a.roles).unwrap_or_default()
    }

    /// Refuses a person whose roles cannot stand together or lack their unit.
    pub fn check(&self) -> Result<(), Refusal> {
        self.account.as_ref().map_or(Ok(()), |a| a.roles.check(self.unit.is_some()))
    }
}
