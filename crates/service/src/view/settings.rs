//! Units, people and the site as settings show and take them.

use ledger::{Role, UnitKind};

/// A unit as settings show and take it.
#[derive(Clone, Debug, Default, PartialEq, Eq, serde::Serialize, serde::Deserialize)]
#[serde(default)]
pub struct UnitForm {
    /// Identifier; empty for a new one.
    pub id: String,
    /// Name.
    pub name: String,
    /// Aliases, joined by `、`.
    pub aliases: String,
    /// Kind code.
    pub kind: String,
    /// Supervising leader's identifier or empty.
    pub leader: String,
    /// Identifier of the unit it belongs to, or empty.
    pub parent: String,
    /// `on` when active.
    pub active: String,
    /// `on` when it is to be put out of use although it has open tasks.
    pub anyway: String,
    /// Version the form was made from; 0 for a new one.
    pub version: i64,
}

/// A person as settings show and take them.
#[derive(Clone, Debug, Default, PartialEq, Eq, serde::Serialize, serde::Deserialize)]
#[serde(default)]
pub struct PersonForm {
    /// Identifier; empty for a new one.
    pub id: String,
    /// Name.
    pub name: String,
    /// Post.
    pub post: String,
    /// Unit's identifier or empty.
    pub unit: String,
    /// `on` when tasks can name them as 牵头领导.
    pub leader: String,
    /// User name; empty for no account.
    pub username: String,
    /// Codes of the roles, joined by commas.
    pub role: String,
    /// New password; empty leaves it.
    pub password: String,
    /// `on` when active.
    pub active: String,
    /// Version the form was made from; 0 for a new one.
    pub version: i64,
}

/// A unit in the settings list.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct UnitLine {
    /// As a form.
    pub form: UnitForm,
    /// Kind.
    pub kind: UnitKind,
    /// Supervising leader's name.
    pub leader: Option<String>,
    /// Name of the unit it belongs to.
    pub parent: Option<String>,
}

/// A person in the settings list.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct PersonLine {
    /// As a form, the password empty.
    pub form: PersonForm,
    /// Unit's name.
    pub unit: Option<String>,
    /// Roles of the account.
    pub roles: Vec<Role>,
}

impl PersonLine {
    /// Whether there is an account in use that may do nothing, because nobody has granted a role yet.
    pub fn lacks_role(&self) -> bool {
        self.form.active == "on" && !self.form.username.is_empty() && self.roles.is_empty()
    }
}

/// Settings.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Settings {
    /// Name of the site.
    pub site_name: String,
    /// Area code.
    pub area_code: String,
    /// Units in list order.
    pub units: Vec<UnitLine>,
    /// People in list order.
    pub people: Vec<PersonLine>,
    /// Whether the actor may change them.
    pub may_administer: bool,
    /// Whether the actor may give and take roles.
    pub may_grant: bool,
    /// Whether the site has administrators of its own (三员).
    pub separated: bool,
}
