//! The rules of delivery, without I/O, clock or randomness: entities, commands to events (decide), events to state
//! (evolve), permissions and lights.
//!
//! Nothing here is ever changed in place by a caller: a use case loads an entity, asks a `decide` function for the
//! events, and the store appends them. [`Entity::evolve`] is the only place where an event becomes state.

mod commitment;
mod decimal;
mod document;
mod entity;
mod event;
mod field;
mod id;
mod import;
mod light;
mod measure;
mod permission;
mod person;
mod refusal;
mod resolve;
pub mod review;
mod site;
mod task;
mod unit;

pub use commitment::{
    Commitment, CommitmentState, Cue, Draft, Ground, Mention, Origin, Strength, Supersession,
};
pub use decimal::Decimal;
pub use document::{Document, DocumentHead, DocumentKind, DocumentState, Section, Sentence, Span, Structure};
pub use entity::Entity;
pub use event::{Event, EventBody, GENESIS, Hash, NewEvent, Subject, SubjectKind, day_of, hash_text};
pub use field::Field;
pub use id::{ActId, CommitmentId, DocumentId, ImportId, MeasureId, PersonId, SiteId, TaskId, UnitId};
pub use import::{Import, ImportState};
pub use light::{Judgement, Light, LightRules};
pub use measure::{Catalogue, Direction, Frequency, Measure};
pub use permission::{Action, Actor, Role};
pub use person::{Account, Person};
pub use refusal::{Refusal, RefusalKind};
pub use resolve::{Resolution, Resolver};
pub use site::Site;
pub use task::{Comparator, Number, Target, Task, TaskChange, TaskEdit, TaskOrigin, TaskState, Was};
pub use unit::{Unit, UnitKind};

#[cfg(test)]
mod tests;
