//! Roles of people, and which of them one person may hold together.

use serde::{Deserialize, Serialize};

use crate::Refusal;

macro_rules! roles {
    ($($(#[$doc:meta])* $name:ident $code:literal)*) => {
        /// What an account is for. Its words are under `role-<code>`.
        #[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize)]
        pub enum Role { $($(#[$doc])* #[serde(rename = $code)] $name),* }

        impl Role {
            /// All roles, in the order in which they are listed.
            pub const ALL: &[Self] = &[$(Self::$name),*];

            /// The word used in addresses, files and message keys.
            pub fn code(self) -> &'static str {
                match self { $(Self::$name => $code),* }
            }
        }
    };
}

roles! {
    /// 督查专员: puts documents in, reviews, issues, chases, verifies.
    Supervisor "supervisor"
    /// 办公室领导: approves issue, extension, suspension and close.
    OfficeLeader "office-leader"
    /// 县领导: sees all, directs, reopens what he leads.
    CountyLeader "county-leader"
    /// 单位主要负责人: approves what leaves the unit.
    UnitHead "unit-head"
    /// 联络员: signs for tasks and fills in the unit's reports.
    Liaison "liaison"
    /// 查阅: reads and exports.
    Reader "reader"
    /// 审计管理员: reads everything, changes nothing.
    Auditor "auditor"
    /// 系统管理员: units, accounts, backup; no business data.
    SystemAdministrator "system-administrator"
    /// 安全管理员: grants roles; no business data.
    SecurityAdministrator "security-administrator"
}

impl Role {
    /// The role with that code.
    pub fn from_code(code: &str) -> Option<Self> {
        Self::ALL.iter().copied().find(|r| r.code() == code)
    }

    /// One of the three administrators (三员): each excludes every other role
    /// (GB/T 22239-2019, 8.1.5 安全管理中心: system, audit and security administration are separate).
    pub fn is_administrator(self) -> bool {
        matches!(self, Self::Auditor | Self::SystemAdministrator | Self::SecurityAdministrator)
    }

    /// Whether the role means nothing without a unit.
    pub fn needs_unit(self) -> bool {
        matches!(self, Self::UnitHead | Self::Liaison)
    }
}

/// The roles of one account.
#[derive(Clone, Copy, Default, PartialEq, Eq, Hash)]
pub struct Roles(u16);

impl Roles {
    /// Whether the role is among them.
    pub fn has(self, role: Role) -> bool {
        self.0 & (1 << role as u16) != 0
    }

    /// The same with one more.
    #[must_use]
    pub fn with(self, role: Role) -> Self {
        Self(self.0 | (1 << role as u16))
    }

    /// The roles in the order of the list.
    pub fn iter(self) -> impl Iterator<Item = Role> {
        Role::ALL.iter().copied().filter(move |r| self.has(*r))
    }

    /// The first of them: the one a page names when there is room for one.
    pub fn first(self) -> Option<Role> {
        self.iter().next()
    }

    /// Whether there is none.
    pub fn is_empty(self) -> bool {
        self.0 == 0
    }

    /// Refuses what no account may hold: none at all, an administrator together with anything else, a unit's role
    /// without a unit.
    pub fn check(self, has_unit: bool) -> Result<(), Refusal> {
        if self.is_empty() {
            return Err(Refusal::invalid("refused-role-missing"));
        }
        if let Some(admin) = self.iter().find(|r| r.is_administrator())
            && let Some(other) = self.iter().find(|r| *r != admin)
        {
            return Err(Refusal::invalid("refused-roles-exclude")
                .with_word("role", &format!("role-{}", admin.code()))
                .with_word("other", &format!("role-{}", other.code())));
        }
        match self.iter().find(|r| r.needs_unit() && !has_unit) {
            Some(role) => Err(Refusal::invalid("refused-role-needs-unit")
                .with_word("role", &format!("role-{}", role.code()))),
            None => Ok(()),
        }
    }
}

impl From<Role> for Roles {
    fn from(role: Role) -> Self {
        Self::default().with(role)
    }
}

impl FromIterator<Role> for Roles {
    fn from_iter<I: IntoIterator<Item = Role>>(roles: I) -> Self {
        roles.into_iter().fold(Self::default(), Self::with)
    }
}

impl std::fmt::Debug for Roles {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.debug_set().entries(self.iter()).finish()
    }
}
