//! Which column of somebody's table is which: the headings that offices write, and those of our own papers.

use reading::{Heading, folded};

use crate::export::Words;

/// What a column of a task table holds.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub(crate) enum Column {
    Number,
    Serial,
    Title,
    Targets,
    Leaders,
    LeadUnit,
    OtherUnits,
    Due,
    Milestones,
    Field,
    Progress,
    State,
    Cadence,
    /// Known, but the ledger makes it itself.
    Made,
}

/// Column, message key of our own heading, key of the task's field it fills, and what it is when an office writes it.
const KNOWN: [(Column, &str, &str, Option<Heading>); 21] = [
    (Column::Number, "column-number", "column-number", Some(Heading::Number)),
    (Column::Serial, "column-serial", "column-serial", Some(Heading::Serial)),
    (Column::Title, "column-task", "task-field-title", Some(Heading::Task)),
    (Column::Targets, "column-target", "task-field-targets", Some(Heading::Targets)),
    (Column::Leaders, "column-leader", "task-field-leaders", Some(Heading::Leaders)),
    (Column::LeadUnit, "column-lead-unit", "task-field-lead-unit", Some(Heading::LeadUnit)),
    (Column::OtherUnits, "column-other-units", "task-field-other-units", Some(Heading::OtherUnits)),
    (Column::Due, "column-due", "task-field-due", Some(Heading::Due)),
    (Column::Milestones, "work-milestones", "task-field-milestones", None),
    (Column::Field, "column-field", "task-field-field", Some(Heading::Field)),
    (Column::Progress, "column-progress-percent", "task-field-progress", Some(Heading::Progress)),
    (Column::State, "column-state", "task-field-state", Some(Heading::State)),
    (Column::Cadence, "column-cadence", "task-field-cadence", Some(Heading::Cadence)),
    (Column::Made, "column-light", "column-light", None),
    (Column::Made, "column-reported", "column-light", None),
    (Column::Made, "column-problem", "column-light", None),
    (Column::Made, "column-next", "column-light", None),
    (Column::Made, "column-document", "column-light", None),
    (Column::Made, "column-section", "column-light", None),
    (Column::Made, "column-holder", "column-light", None),
    (Column::Made, "column-since", "column-light", None),
];

/// The column under a heading, with the key of the field it fills. Our own headings count first; what offices write is
/// one list, which the reader of documents uses too.
pub(crate) fn column(heading: &str, words: Words<'_>) -> Option<(Column, &'static str)> {
    let plain = folded(heading);
    if plain.is_empty() {
        return None;
    }
    let own = KNOWN.iter().find(|(_, own, ..)| folded(&words(own, &[])) == plain);
    let written = || {
        let meant = reading::heading(heading)?;
        KNOWN.iter().find(|(.., known)| *known == Some(meant))
    };
    own.or_else(written).map(|(column, _, field, _)| (*column, *field))
}
