//! Leaders who are named in documents, and people with an account.

use serde::{Deserialize, Serialize};

use crate::{PersonId, Role, UnitId};

/// A way to sign in. The password is not here: no secret ever enters the log.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Account {
    /// What is typed at sign-in; unique in the site, lower case.
    pub username: String,
    /// What the account may do.
    pub role: Role,
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
