use intake::IntakeError;
use ledger::{Refusal, RefusalKind};
use store::StoreError;

/// A result of a use case.
pub type Result<T> = std::result::Result<T, ServiceError>;

/// A field, a message key and its arguments.
pub type Said<'a> = (&'a str, &'a str, Vec<(&'static str, String)>);

/// Why a use case did not do it.
#[derive(Debug, thiserror::Error)]
pub enum ServiceError {
    /// The rules do not allow it.
    #[error("{0}")]
    Refused(#[from] Refusal),
    /// A file cannot be used.
    #[error("{0:?}")]
    Intake(IntakeError),
    /// The database did not do it.
    #[error(transparent)]
    Store(StoreError),
    /// There is no such thing, or it is not of this site.
    #[error("not found")]
    NotFound,
    /// Something that should not fail failed.
    #[error("internal: {0}")]
    Internal(String),
}

impl From<StoreError> for ServiceError {
    fn from(error: StoreError) -> Self {
        match error {
            // Somebody was faster: not a fault of the database, and the caller can mend it.
            StoreError::Conflict(_) => Self::Refused(Refusal::conflict("refused-changed-meanwhile")),
            other => Self::Store(other),
        }
    }
}

impl From<IntakeError> for ServiceError {
    fn from(error: IntakeError) -> Self {
        Self::Intake(error)
    }
}

impl ServiceError {
    /// Message key and arguments, where the user can mend it.
    pub fn refusal(&self) -> Option<(&str, Vec<(&'static str, String)>)> {
        match self {
            Self::Refused(r) => Some((r.key, r.args.clone())),
            Self::Intake(e) => Some((e.key(), e.args())),
            Self::Store(_) | Self::NotFound | Self::Internal(_) => None,
        }
    }

    /// Everything that the user can mend, each with the field it is about (empty for none).
    pub fn refusals(&self) -> Vec<Said<'_>> {
        match self {
            Self::Refused(r) => r.each().map(|r| (r.field.as_ref(), r.key, r.args.clone())).collect(),
            other => other.refusal().map(|(key, args)| ("", key, args)).into_iter().collect(),
        }
    }

    /// HTTP status.
    pub fn status(&self) -> u16 {
        match self {
            Self::Refused(r) => match r.kind {
                RefusalKind::Forbidden => 403,
                RefusalKind::NotFound => 404,
                RefusalKind::Conflict => 409,
                RefusalKind::Invalid => 422,
            },
            Self::Intake(_) => 422,
            Self::NotFound => 404,
            Self::Store(_) | Self::Internal(_) => 500,
        }
    }
}
