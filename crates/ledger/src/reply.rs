//! What a unit answers to a request, for one due day.

use jiff::civil::Date;
use serde::{Deserialize, Serialize};

use crate::{
    Action, Actor, Decimal, EventBody, Faults, FieldKind, Given, Measure, NewEvent, ObservationId,
    ObservationSource, Period, PersonId, Refusal, Relation, ReplyId, Request, RequestId, RequestState,
    SourceKind, UnitId,
};

/// Longest text of one answer, in characters.
pub const MAX_ANSWER: usize = 2000;

/// The answer in one field.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(tag = "kind", content = "is", rename_all = "snake_case")]
pub enum FieldValue {
    /// A figure.
    Number(Decimal),
    /// Words.
    Text(String),
    /// A day.
    Date(Date),
    /// Yes or no.
    YesNo(bool),
}

impl FieldValue {
    /// What kind of answer it is.
    pub fn kind(&self) -> FieldKind {
        match self {
            Self::Number(_) => FieldKind::Number,
            Self::Text(_) => FieldKind::Text,
            Self::Date(_) => FieldKind::Date,
            Self::YesNo(_) => FieldKind::YesNo,
        }
    }
}

/// An answer to a request.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Reply {
    /// Identifier.
    pub id: ReplyId,
    /// To which request.
    pub request: RequestId,
    /// Of which unit.
    pub unit: UnitId,
    /// For which due day.
    pub due: Date,
    /// The answers in the order of the fields; nothing where one was left empty.
    pub values: Vec<Option<FieldValue>>,
    /// When.
    pub on: Date,
    /// Who.
    pub by: PersonId,
    /// 无变化: everything stands as the answer before left it.
    #[serde(default, skip_serializing_if = "crate::is_default")]
    pub unchanged: bool,
}

impl Reply {
    /// Decides to give it to a request at a version (0 for the first answer of that day). An answer given again replaces
    /// the one before, as long as the request is open.
    pub fn give(
        self,
        request: &Request,
        actor: &Actor,
        relation: Relation,
        version: i64,
    ) -> Result<NewEvent, Refusal> {
        if !request.recipients.contains(&self.unit) {
            return Err(Refusal::not_found("refused-reply-unit"));
        }
        actor.must_for(Action::AnswerRequest, relation)?;
        if request.state != RequestState::Open {
            return Err(Refusal::conflict("refused-request-state")
                .with_word("state", &format!("request-state-{}", request.state.code())));
        }
        let awaited = request.round(self.on).unwrap_or(request.due);
        if self.due > awaited || !request.dues().any(|day| day == self.due) {
            return Err(Refusal::invalid("refused-reply-due").with("due", self.due));
        }
        Self::faults(&self.values, request).none()?;
        Ok(NewEvent::at(self.id, version, EventBody::RequestAnswered { reply: self }))
    }

    /// The values of measures that it gives: every figure that stands in its measure's own unit of measure, for the period
    /// that is asked about on its due day.
    pub fn given(
        &self,
        request: &Request,
        measures: &[Measure],
        mut fresh: impl FnMut() -> ObservationId,
    ) -> Vec<Given> {
        let mut all = Vec::new();
        for (field, value) in request.fields.iter().zip(&self.values) {
            if let (Some(measure), Some(FieldValue::Number(value))) = (field.figure_of(measures), value) {
                all.push(Given {
                    id: fresh(),
                    measure: measure.id,
                    unit: measure.speaks_of(self.unit),
                    period: Period::due(measure.frequency, self.due),
                    value: *value,
                    by: Some(self.by),
                });
            }
        }
        all
    }

    /// Where a value that it gives comes from.
    pub fn source(&self) -> ObservationSource {
        ObservationSource { kind: SourceKind::Request, id: self.id.0 }
    }

    /// What no answer may be; each fault at `v0`, `v1` … as the fields of the request are counted.
    pub fn faults(values: &[Option<FieldValue>], request: &Request) -> Faults {
        let mut faults = Faults::default();
        if values.len() != request.fields.len() {
            faults.push(Refusal::invalid("refused-reply-fields"));
            return faults;
        }
        for (n, (field, value)) in request.fields.iter().zip(values).enumerate() {
            let refused = |key| Refusal::invalid(key).with("name", &field.name).at(format!("v{n}"));
            match value {
                None if field.optional => {}
                None => faults.push(refused("refused-reply-missing")),
                Some(value) if value.kind() != field.kind => {
                    faults.push(refused("refused-reply-kind"));
                }
                Some(FieldValue::Text(text)) if text.trim().is_empty() => {
                    faults.push(refused("refused-reply-missing"));
                }
                Some(FieldValue::Text(text)) if text.chars().count() > MAX_ANSWER => {
                    faults.push(refused("refused-reply-long").with("limit", MAX_ANSWER));
                }
                Some(_) => {}
            }
        }
        faults
    }
}
