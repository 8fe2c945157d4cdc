//! What pages, exports and commands are given to show: names resolved, words left to the message catalogues.

mod burden;
mod chase;
mod document;
mod import;
mod list;
mod measure;
mod notice;
mod review;
mod settings;
mod task;
mod trace;
mod work;

pub use burden::*;
pub use chase::*;
pub use document::*;
pub use import::*;
pub use list::*;
pub use measure::*;
pub use notice::*;
pub use review::*;
pub use settings::*;
pub use task::*;
pub use trace::*;
pub use work::*;

/// A unit or person by identifier and name.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Party {
    /// Identifier, 32 hexadecimal digits.
    pub id: String,
    /// Name.
    pub name: String,
}
