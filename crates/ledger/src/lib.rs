//! The rules of delivery, without I/O, clock or randomness: entities, commands to events (decide), events to state
//! (evolve), permissions and lights.
//!
//! Nothing here is ever changed in place by a caller: a use case loads an entity, asks a `decide` function for the
//! events, and the store appends them. [`Entity::evolve`] is the only place where an event becomes state.

mod budget;
mod burden;
mod chase;
mod commitment;
mod decimal;
mod digits;
mod direction;
mod document;
mod entity;
mod event;
mod facts;
mod field;
mod holder;
mod id;
mod import;
mod life;
mod light;
mod measure;
mod milestone;
mod number;
mod observation;
mod permission;
mod person;
mod referral;
mod refusal;
mod relation;
mod reply;
mod report;
mod request;
mod resolve;
pub mod review;
mod rhythm;
mod role;
mod site;
mod split;
mod target;
mod task;
mod unit;
mod wait;
pub mod workflow;

pub use budget::{Budget, FieldMinutes, MAX_MINUTES};
pub use burden::{Answers, BurdenFigure, Share, tenths};
pub use calendar::Cadence;
pub use chase::{Answer, Chase, ChaseCommand, ChaseState, Colour, Drafted, called_for};
pub use commitment::{
    Commitment, CommitmentState, Cue, Draft, Ground, Mention, Origin, Strength, Supersession,
};
pub use decimal::Decimal;
pub use digits::plain_figures;
pub use direction::{Direction, MAX_DIRECTION, Outcome};
pub use document::{Document, DocumentHead, DocumentKind, DocumentState, Section, Sentence, Span, Structure};
pub use entity::Entity;
pub use event::{Event, EventBody, GENESIS, Hash, NewEvent, Subject, SubjectKind, day_of, hash_text};
pub use facts::{done, facts, planned};
pub use field::Field;
pub use holder::{Holder, Turn, days_held, holder, is_staffed};
pub use id::{
    ActId, BudgetId, ChaseId, CommitmentId, DirectionId, DocumentId, ImportId, MeasureId, ObservationId,
    PersonId, ReferralId, ReplyId, ReportId, RequestId, SiteId, TaskId, UnitId,
};
pub use import::{Import, ImportKind, ImportState};
pub(crate) use life::is_default;
pub use life::{
    Accepted, Closing, ClosingRequest, DueCause, Excused, Extension, Filing, Life, OldDue, Point,
    Reassignment, Sent, Signing, Stop, Suspension,
};
pub use light::{Judgement, Light, judge, light_on};
pub use measure::{Catalogue, Frequency, Measure, MeasureDirection};
pub use milestone::{Evidence, Grade, MAX_GIVEN, MAX_NAME, MAX_PERCENT, Milestone, MilestoneMark};
pub use number::Number;
pub use observation::{Correction, Given, NotAPeriod, Observation, ObservationSource, Period, SourceKind};
pub use permission::{Action, Actor};
pub use person::{Account, Person};
pub use referral::{MAX_REFERRAL, Referral, Settlement};
pub use refusal::{Faults, Refusal, RefusalKind, WORD};
pub use relation::{Relation, Scope, UnitTree, assignable};
pub use reply::{FieldValue, MAX_ANSWER, Reply};
pub use report::{MAX_HEADING, Report, ReportState, ReportText, Returned};
pub use request::{
    Approval, FieldKind, MAX_FIELDS, MAX_WORDS, Request, RequestCommand, RequestField, RequestState,
};
pub use resolve::{Resolution, Resolver};
pub use rhythm::{DueWhy, MEND_DAYS, Rhythm, report_due, report_due_why};
pub use role::{Role, Roles};
pub use site::{Adoption, Site};
pub use split::{Part, Splitting, progress_of_parts, share_left};
pub use target::{Comparator, Target};
pub use task::{Task, TaskChange, TaskEdit, TaskOrigin, TaskState, Was};
pub use unit::{Unit, UnitKind};
pub use wait::{Wait, WaitFor, wait, waits};
pub use workflow::{Command, CommandKind, Stage};

#[cfg(test)]
mod tests;
