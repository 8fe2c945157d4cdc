//! From events to state: the only place where an event becomes what the ledger shows.

use crate::{
    Adoption, Budget, Chase, Commitment, CommitmentState, Direction, Document, DocumentState, Event,
    EventBody, Import, ImportState, Measure, Observation, Person, Referral, Reply, Report, Request, Site,
    Supersession, Task, Unit,
};

/// The state of one entity.
#[derive(Clone, Debug, PartialEq, Eq)]
#[allow(missing_docs, reason = "the vocabulary")]
#[allow(clippy::large_enum_variant, reason = "short-lived")]
pub enum Entity {
    Site(Site),
    Unit(Unit),
    Person(Person),
    Document(Document),
    Commitment(Commitment),
    Task(Task),
    Import(Import),
    Report(Report),
    Chase(Chase),
    Direction(Direction),
    Referral(Referral),
    Measure(Measure),
    Observation(Observation),
    Request(Request),
    Reply(Reply),
    Budget(Budget),
}

impl Entity {
    /// The state after an event, given the state before; `None` when the event does not fit the state, which only a
    /// damaged log can bring about.
    pub fn evolve(before: Option<Self>, event: &Event, body: EventBody) -> Option<Self> {
        use EventBody as E;
        Some(match (before, body) {
            (None, E::SiteFounded { site }) => Self::Site(site),
            // A change of the name says nothing about rules.
            (Some(Self::Site(Site { rules, .. })), E::SiteChanged { site }) => {
                Self::Site(Site { rules, ..site })
            }
            (Some(Self::Site(mut site)), E::RulesAdopted { pack, version, from }) => {
                site.rules.push(Adoption { pack, version, from, by: event.actor });
                Self::Site(site)
            }
            (None | Some(Self::Unit(_)), E::UnitRecorded { unit }) => Self::Unit(unit),
            (None | Some(Self::Measure(_)), E::MeasureRecorded { measure }) => Self::Measure(measure),
            (None, E::ObservationRecorded { observation } | E::ObservationCorrected { observation }) => {
                Self::Observation(observation)
            }
            (None | Some(Self::Person(_)), E::PersonRecorded { person }) => Self::Person(person),
            (
                Some(Self::Person(person)),
                E::PasswordSet {} | E::FirstCodeGiven {} | E::SignedIn { .. } | E::LockedOut { .. },
            ) => Self::Person(person),
            (None, E::DocumentReceived { document, .. }) => Self::Document(document),
            (Some(Self::Document(document)), E::DocumentMended { head }) => {
                Self::Document(Document { head, ..document })
            }
            (Some(Self::Document(document)), E::DocumentIssued { .. }) => Self::Document(Document {
                state: DocumentState::Issued,
                issued_at: Some(event.at),
                ..document
            }),
            (None, E::CommitmentFound { commitment }) => Self::Commitment(commitment),
            (Some(Self::Commitment(_)), E::CommitmentReviewed { commitment, .. }) => {
                Self::Commitment(commitment)
            }
            (Some(Self::Commitment(commitment)), E::CommitmentIssued { task }) => {
                Self::Commitment(Commitment {
                    state: CommitmentState::Issued,
                    task: Some(task),
                    ..commitment
                })
            }
            (Some(Self::Commitment(commitment)), E::CommitmentSuperseded { text, reason }) => {
                Self::Commitment(Commitment {
                    state: CommitmentState::Superseded,
                    superseded: Some(Supersession { text, reason, at: event.at }),
                    ..commitment
                })
            }
            (None, E::TaskIssued { task } | E::TaskAdded { task, .. }) => Self::Task(task),
            (Some(Self::Task(mut task)), E::TaskEdited { changes, on, reason, sign_by }) => {
                task.apply_all(&changes, &reason, on);
                task.life.sign_by = sign_by.or(task.life.sign_by);
                Self::Task(task)
            }
            (None, E::ImportApplied { import }) => Self::Import(import),
            (Some(Self::Import(import)), E::ImportTakenBack { .. }) => {
                Self::Import(Import { state: ImportState::TakenBack, ..import })
            }
            (before, body) => return Self::evolve_work(before, event, body),
        })
    }

    /// What happens after issue: moves, reports, chase sheets, directions.
    fn evolve_work(before: Option<Self>, event: &Event, body: EventBody) -> Option<Self> {
        use EventBody as E;
        Some(match (before, body) {
            (Some(Self::Task(mut task)), E::TaskMoved { command, to, on, until }) => {
                task.take(command, to, (event.actor, until), on);
                Self::Task(task)
            }
            (Some(Self::Task(mut task)), E::TaskReported { filing, again, on }) => {
                task.file(filing, again, on);
                Self::Task(task)
            }
            (None, E::ReportFiled { report }) => Self::Report(report),
            (Some(Self::Report(mut report)), E::ReportSentAgain { text, state, on }) => {
                report.text = text;
                report.by = event.actor;
                report.move_to(state, "", event.actor, on);
                Self::Report(report)
            }
            (Some(Self::Report(mut report)), E::ReportMoved { to, reason, on }) => {
                report.move_to(to, &reason, event.actor, on);
                Self::Report(report)
            }
            (None, E::ChaseWritten { chase }) => Self::Chase(chase),
            (Some(Self::Chase(mut chase)), E::ChaseMoved { command, on }) => {
                chase.take(command, event.actor, on);
                Self::Chase(chase)
            }
            (None, E::DirectionGiven { direction }) => Self::Direction(direction),
            (Some(Self::Direction(mut direction)), E::DirectionFollowed { outcome, on }) => {
                direction.follow(outcome, event.actor, on);
                Self::Direction(direction)
            }
            (None, E::ReferralMade { referral }) => Self::Referral(referral),
            (Some(Self::Referral(mut referral)), E::ReferralSettled { how, on }) => {
                referral.end(how, event.actor, on);
                Self::Referral(referral)
            }
            (before, body) => return Self::evolve_burden(before, event, body),
        })
    }

    /// What is asked of units, and what they answer.
    fn evolve_burden(before: Option<Self>, event: &Event, body: EventBody) -> Option<Self> {
        use EventBody as E;
        Some(match (before, body) {
            (None, E::RequestSent { request }) => Self::Request(request),
            (Some(Self::Request(mut request)), E::RequestMoved { command, on }) => {
                request.take(command, event.actor, on);
                Self::Request(request)
            }
            (None | Some(Self::Reply(_)), E::RequestAnswered { reply }) => Self::Reply(reply),
            (None | Some(Self::Budget(_)), E::BudgetSet { budget }) => Self::Budget(budget),
            _ => return None,
        })
    }
}
