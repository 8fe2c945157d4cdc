//! Departments, towns, enterprises and offices.

use serde::{Deserialize, Serialize};

use crate::{PersonId, UnitId};

/// What a unit is; collective actors (各镇, 各部门) resolve by it.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum UnitKind {
    /// 县直部门
    #[default]
    Department,
    /// 乡镇、街道
    Town,
    /// 园区
    Park,
    /// 企业
    Enterprise,
    /// 领导小组办公室、专班
    Office,
}

impl UnitKind {
    /// All kinds, in the order in which they are listed.
    pub const ALL: [Self; 5] = [Self::Department, Self::Town, Self::Park, Self::Enterprise, Self::Office];

    /// The word used in addresses, files and message keys.
    pub fn code(self) -> &'static str {
        match self {
            Self::Department => "department",
            Self::Town => "town",
            Self::Park => "park",
            Self::Enterprise => "enterprise",
            Self::Office => "office",
        }
    }

    /// The kind with that code.
    pub fn from_code(code: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|k| k.code() == code)
    }
}

/// A unit of the site's own list.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Unit {
    /// Identifier.
    pub id: UnitId,
    /// Official name.
    pub name: String,
    /// Other names and abbreviations in use.
    pub aliases: Vec<String>,
    /// What it is.
    pub kind: UnitKind,
    /// Supervising leader.
    pub leader: Option<PersonId>,
    /// The unit it belongs to.
    pub parent: Option<UnitId>,
    /// Position in lists.
    pub position: i64,
    /// Whether it still exists.
    pub active: bool,
}
