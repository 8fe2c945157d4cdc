//! Identifiers, made by the application (UUIDv7) and written as 32 hexadecimal digits.

use std::fmt;
use std::str::FromStr;

use serde::{Deserialize, Deserializer, Serialize, Serializer};
use uuid::Uuid;

macro_rules! id {
    ($($(#[$doc:meta])* $name:ident)*) => {$(
        $(#[$doc])*
        #[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
        pub struct $name(pub Uuid);

        impl fmt::Display for $name {
            fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
                self.0.simple().fmt(f)
            }
        }

        impl FromStr for $name {
            type Err = uuid::Error;
            fn from_str(text: &str) -> Result<Self, Self::Err> {
                Uuid::parse_str(text).map(Self)
            }
        }

        impl Serialize for $name {
            fn serialize<S: Serializer>(&self, s: S) -> Result<S::Ok, S::Error> {
                s.collect_str(&self.0.simple())
            }
        }

        impl<'de> Deserialize<'de> for $name {
            fn deserialize<D: Deserializer<'de>>(d: D) -> Result<Self, D::Error> {
                let text = std::borrow::Cow::<'de, str>::deserialize(d)?;
                Uuid::parse_str(&text).map(Self).map_err(serde::de::Error::custom)
            }
        }
    )*};
}

id! {
    /// One government.
    SiteId
    /// A department, town, enterprise or office.
    UnitId
    /// A leader or an account holder.
    PersonId
    /// A text put in.
    DocumentId
    /// A span of a document that binds someone.
    CommitmentId
    /// What a unit must do.
    TaskId
    /// A unit's account of a task for a period.
    ReportId
    /// A chase sheet.
    ChaseId
    /// A county leader's note.
    DirectionId
    /// What a county leader is asked to decide.
    ReferralId
    /// A workbook taken in.
    ImportId
    /// A defined number.
    MeasureId
    /// A value of a measure.
    ObservationId
    /// A request to report.
    RequestId
    /// An answer to a request.
    ReplyId
    /// What may be asked of units in a year.
    BudgetId
    /// Events of one act of one person share it, so that the act can be shown and taken back as a whole.
    ActId
}
