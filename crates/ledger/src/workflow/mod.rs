//! The life of a task: stages, commands, the one table of moves and the one function that decides.

mod apply;
mod command;
mod decide;
mod guard;
mod stage;
mod table;

pub use apply::{SIGN_DAYS, sign_again, sign_by};
pub use command::{Command, CommandKind};
pub use decide::{Scene, decide, passes_to, possible};
pub use guard::Guard;
pub use stage::Stage;
pub use table::{Paper, TRANSITIONS, Transition};
