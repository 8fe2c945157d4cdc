//! The reading as the plain JSON that other programs exchange: one object with a list of commitments.

use serde::{Deserialize, Serialize};

use crate::{Commitment, Comparator, Due, Reading, Reason, Role, Strength};

/// The whole document.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
pub struct Contract {
    /// Title of the document.
    pub title: Option<String>,
    /// Document number.
    pub number: Option<String>,
    /// Issuer or speaker.
    pub issuer: Option<String>,
    /// Date of the document, `YYYY-MM-DD`.
    pub date: Option<String>,
    /// What it commits to.
    pub commitments: Vec<ContractCommitment>,
}

/// One commitment; positions count code points of the original.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct ContractCommitment {
    /// First code point.
    pub start: usize,
    /// One past the last code point.
    pub end: usize,
    /// A short name of the task.
    pub title: String,
    /// The text without page artefacts.
    pub text: String,
    /// Hard or soft.
    pub strength: Strength,
    /// Headings above it, outermost first.
    pub headings: Vec<String>,
    /// Surface forms of leaders.
    pub leaders: Vec<String>,
    /// Surface forms of lead units.
    pub lead_units: Vec<String>,
    /// Surface forms of other units.
    pub other_units: Vec<String>,
    /// Roles taken over from a heading or the sentence before.
    pub inherited: Vec<ContractInherited>,
    /// Numbers to reach.
    pub targets: Vec<ContractTarget>,
    /// Day it is due, `YYYY-MM-DD`, where the text or the year of the document fixes one.
    pub due: Option<String>,
    /// Day it is due where the text counts it from the day of the document (一周内, 月底前), `YYYY-MM-DD`.
    pub counted_due: Option<String>,
    /// The deadline as written.
    pub due_text: Option<String>,
    /// Day of the stage whose heading it stands under, `YYYY-MM-DD`, where it has none of its own.
    pub inherited_due: Option<String>,
    /// Days on the way, before the day it is due.
    pub milestones: Vec<ContractMilestone>,
    /// The cadence as written.
    pub cadence: Option<String>,
    /// 0..=1000.
    pub score: u16,
    /// Which cues spoke for and against.
    pub reasons: Vec<Reason>,
}

/// A role taken over from elsewhere.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct ContractInherited {
    /// Which.
    pub role: Role,
    /// Surface form.
    pub name: String,
}

/// A dated point on the way.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct ContractMilestone {
    /// What is to be reached.
    pub name: String,
    /// The day by which, `YYYY-MM-DD`.
    pub due: String,
}

/// One target.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct ContractTarget {
    /// What is measured.
    pub metric: String,
    /// How.
    pub op: Comparator,
    /// The number, where the text gives one.
    pub value: Option<f64>,
    /// Unit of measure.
    pub unit: String,
    /// Its own day, `YYYY-MM-DD`, where the text or the year of the document fixes one.
    pub due: Option<String>,
    /// Its own day where the text counts it from the day of the document, `YYYY-MM-DD`.
    pub counted_due: Option<String>,
}

fn fixed(due: Option<Due>) -> Option<String> {
    due.filter(|due| !due.is_counted()).map(|due| due.to_string())
}

fn counted(due: Option<Due>) -> Option<String> {
    due.filter(Due::is_counted).map(|due| due.to_string())
}

impl Reading {
    /// The plain form of the reading.
    pub fn to_contract(&self) -> Contract {
        Contract {
            title: self.title.as_ref().map(|found| found.value.clone()),
            number: self.number.as_ref().map(|found| found.value.clone()),
            issuer: self.issuer.as_ref().map(|found| found.value.clone()),
            date: self.date.as_ref().map(|found| found.value.to_string()),
            commitments: self.commitments.iter().map(|commitment| self.plain(commitment)).collect(),
        }
    }

    /// The plain form as one JSON object.
    pub fn to_contract_json(&self) -> String {
        serde_json::to_string(&self.to_contract()).unwrap_or_else(|_| String::from("{\"commitments\":[]}"))
    }

    fn plain(&self, commitment: &Commitment) -> ContractCommitment {
        let names = |found: &[crate::Found<String>]| found.iter().map(|f| f.value.clone()).collect();
        ContractCommitment {
            start: commitment.said.start,
            end: commitment.said.end,
            title: commitment.title.clone(),
            text: commitment.text.clone(),
            strength: commitment.strength,
            headings: self.headings(commitment.section),
            leaders: names(&commitment.leaders),
            lead_units: names(&commitment.lead_units),
            other_units: names(&commitment.other_units),
            inherited: commitment
                .inherited
                .iter()
                .map(|inherited| ContractInherited {
                    role: inherited.role,
                    name: inherited.name.value.clone(),
                })
                .collect(),
            targets: commitment
                .targets
                .iter()
                .map(|target| ContractTarget {
                    metric: target.metric.clone(),
                    op: target.op,
                    value: target.value.as_deref().and_then(|value| value.parse().ok()),
                    unit: target.unit.clone(),
                    due: fixed(target.due),
                    counted_due: counted(target.due),
                })
                .collect(),
            due: fixed(commitment.due),
            counted_due: counted(commitment.due),
            due_text: commitment.due_text.as_ref().map(|found| found.value.clone()),
            inherited_due: commitment.inherited_due.as_ref().map(|stage| stage.due.to_string()),
            milestones: commitment
                .milestones
                .iter()
                .map(|milestone| ContractMilestone {
                    name: milestone.name.clone(),
                    due: milestone.due.to_string(),
                })
                .collect(),
            cadence: commitment.cadence.as_ref().map(|found| found.value.clone()),
            score: commitment.score,
            reasons: commitment.reasons.clone(),
        }
    }

    fn headings(&self, section: Option<usize>) -> Vec<String> {
        let mut names = Vec::new();
        let mut next = section;
        while let Some(section) = next.and_then(|index| self.sections.get(index)) {
            names.push(section.heading.clone());
            next = section.parent;
        }
        names.reverse();
        names
    }
}
