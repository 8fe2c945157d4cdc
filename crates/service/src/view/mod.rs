//! What pages, exports and commands are given to show: names resolved, words left to the message catalogues.

mod burden;
mod chase;
mod direction;
mod document;
mod import;
mod lights;
mod list;
mod measure;
mod notice;
mod people;
mod plan;
mod proof;
mod referral;
mod request;
mod review;
mod settings;
mod sheet;
mod split;
mod task;
mod trace;
mod waiting;
mod work;

pub use burden::*;
pub use chase::*;
pub use direction::*;
pub use document::*;
pub use import::*;
pub use lights::*;
pub use list::*;
pub use measure::*;
pub use notice::*;
pub use people::*;
pub use plan::*;
pub use proof::*;
pub use referral::*;
pub use request::*;
pub use review::*;
pub use settings::*;
pub use sheet::*;
pub use split::*;
pub use task::*;
pub use trace::*;
pub use waiting::*;
pub use work::*;

/// A unit or person by identifier and name.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Party {
    /// Identifier, 32 hexadecimal digits.
    pub id: String,
    /// Name.
    pub name: String,
}
