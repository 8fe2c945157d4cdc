//! The stages of a task's life.

use serde::{Deserialize, Serialize};

use crate::TaskState;

macro_rules! stages {
    ($($(#[$doc:meta])* $name:ident $code:literal $state:expr;)*) => {
        /// Where a task is on its way. Its words are under `stage-<code>`.
        #[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize)]
        pub enum Stage { $($(#[$doc])* #[serde(rename = $code)] $name),* }

        impl Stage {
            /// All stages, in the order in which a task passes them.
            pub const ALL: &[Self] = &[$(Self::$name),*];

            /// The word used in addresses, files and message keys.
            pub fn code(self) -> &'static str {
                match self { $(Self::$name => $code),* }
            }

            /// The coarse state a task of this stage is in; an archived task keeps the one it had.
            pub fn state(self) -> Option<TaskState> {
                match self { $(Self::$name => $state),* }
            }
        }
    };
}

stages! {
    /// 草拟
    Draft "draft" Some(TaskState::Draft);
    /// 待审
    Proposed "proposed" Some(TaskState::Draft);
    /// 已交办
    Assigned "assigned" Some(TaskState::Open);
    /// 已签收
    SignedFor "signed-for" Some(TaskState::Open);
    /// 申请改派
    ReassignmentRequested "reassignment-requested" Some(TaskState::Open);
    /// 办理中
    InProgress "in-progress" Some(TaskState::Open);
    /// 延期申请中
    ExtensionRequested "extension-requested" Some(TaskState::Open);
    /// 挂账
    Suspended "suspended" Some(TaskState::Open);
    /// 待核
    Closing "closing" Some(TaskState::Open);
    /// 复核
    Checking "checking" Some(TaskState::Open);
    /// 办结
    Closed "closed" Some(TaskState::Done);
    /// 撤销
    Cancelled "cancelled" Some(TaskState::Cancelled);
    /// 归档
    Archived "archived" None;
}

impl Stage {
    /// The stage with that code.
    pub fn from_code(code: &str) -> Option<Self> {
        Self::ALL.iter().copied().find(|s| s.code() == code)
    }

    /// The stage of a task whose events never named one: the ledger knew only states at first.
    pub(crate) fn of_state(state: TaskState) -> Self {
        match state {
            TaskState::Draft => Self::Draft,
            TaskState::Open => Self::Assigned,
            TaskState::Done => Self::Closed,
            TaskState::Cancelled => Self::Cancelled,
        }
    }

    /// Whether the task has been issued and not ended.
    pub fn is_open(self) -> bool {
        self.state() == Some(TaskState::Open)
    }
}
