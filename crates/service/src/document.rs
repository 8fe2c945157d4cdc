//! Putting documents in.

use calendar::Date;
use intake::Limits;
use ledger::{
    Action, Commitment, Document, DocumentHead, DocumentId, DocumentKind, DocumentState, EventBody, Light,
    NewEvent, Refusal, hash_text, plain_figures,
};
use reading::Reading;
use serde::{Deserialize, Serialize};

use crate::access::blocking;
use crate::view::DocumentLine;
use crate::{Call, Result, Service, ServiceError, act_of, draft, fresh};

/// Documents on a page of the list.
const PAGE: i64 = 50;

/// What became of a document that was put in.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Received {
    /// Identifier of the document.
    pub id: String,
    /// Whether the same file or text was there already; nothing was done then.
    pub already: bool,
}

/// What is known about a document, as a form holds it.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default)]
pub struct HeadForm {
    /// Title.
    pub title: String,
    /// Document number.
    pub number: String,
    /// Issuer or speaker.
    pub issuer: String,
    /// `YYYY-MM-DD` or empty.
    pub date: String,
    /// Kind code.
    pub kind: String,
    /// Version the form was made from.
    pub version: i64,
}

impl Service {
    /// Documents received before an instant, newest first, with the instant of the next page.
    ///
    /// # Errors
    /// When the database does not answer.
    pub async fn documents(
        &self,
        call: &Call,
        before: Option<i64>,
    ) -> Result<(Vec<DocumentLine>, Option<i64>)> {
        call.must(Action::Read)?;
        let found = self.store.documents(call.site(), before.unwrap_or(i64::MAX), PAGE + 1).await?;
        let more = found.len() as i64 > PAGE;
        let mut lines = Vec::new();
        for v in found.into_iter().take(PAGE as usize) {
            lines.push(self.document_line(call, v.entity).await?);
        }
        let next = if more { lines.last().map(|l| l.document.received_at) } else { None };
        Ok((lines, next))
    }

    pub(crate) async fn document_line(&self, call: &Call, document: Document) -> Result<DocumentLine> {
        let (states, lights) = self.store.document_counts(call.site(), document.id).await?;
        let of = |code: &str| states.iter().find(|(c, _)| c == code).map_or(0, |(_, n)| *n);
        let lights: Vec<(Light, i64)> = lights;
        Ok(DocumentLine { undecided: of("undecided"), accepted: of("accepted"), document, lights })
    }

    /// Takes a file in, reads it and drafts its commitments. The same file, or the same text in another file, is recognised.
    ///
    /// # Errors
    /// When the file cannot be used.
    pub async fn receive(&self, call: &Call, file_name: &str, bytes: Vec<u8>) -> Result<Received> {
        call.must(Action::PutDocument)?;
        let original = hash_text(&bytes);
        if let Some(known) = self.store.same_document(call.site(), &original, "").await? {
            return Ok(Received { id: known.entity.id.to_string(), already: true });
        }
        let name = file_name.rsplit(['/', '\\']).next().unwrap_or("").chars().take(200).collect::<String>();
        let (shown, bytes) = blocking({
            let name = name.clone();
            move || {
                let limits = Limits::default();
                let taken = intake::take_in(&name, &bytes, &limits);
                (taken.and_then(|intake| intake.as_document(&name, &limits)), bytes)
            }
        })
        .await?;
        self.keep(call, name, shown?.text, bytes).await
    }

    /// Takes pasted text in.
    ///
    /// # Errors
    /// When there is none, or it is too long.
    pub async fn paste(&self, call: &Call, text: &str) -> Result<Received> {
        call.must(Action::PutDocument)?;
        let text = text.replace("\r\n", "\n").replace('\0', "");
        if text.trim().is_empty() {
            return Err(Refusal::invalid("refused-no-document-text").into());
        }
        let limit = Limits::default().text_chars;
        if text.chars().count() > limit {
            return Err(Refusal::invalid("refused-text-long").with("limit", limit).into());
        }
        let bytes = text.clone().into_bytes();
        self.keep(call, String::new(), text, bytes).await
    }

    async fn keep(&self, call: &Call, file_name: String, text: String, bytes: Vec<u8>) -> Result<Received> {
        let text = text.replace('\0', "");
        let text_hash = hash_text(text.as_bytes());
        if let Some(known) = self.store.same_document(call.site(), &hash_text(&bytes), &text_hash).await? {
            return Ok(Received { id: known.entity.id.to_string(), already: true });
        }
        let store = self.store.clone();
        let original = blocking(move || store.put_blob(&bytes)).await??;
        let (text, read) = blocking(move || {
            let read = reading::explain(&text, &reading::Options { date: None });
            (text, read)
        })
        .await?;
        let names = self.names(call.site()).await?;
        let document = Document {
            id: DocumentId(fresh()),
            head: head(&read.reading, &file_name, &text),
            file_name,
            original,
            text_hash,
            length: text.chars().count(),
            state: DocumentState::Reviewing,
            received_by: Some(call.actor.person),
            received_at: call.at,
            issued_at: None,
        };
        let id = document.id;
        let mut tx = self.store.begin(call.site()).await?;
        // Somebody may have put the same in while this was being read; the lock is held from here on.
        if let Some(known) = tx.same_document(&document.original, &document.text_hash).await? {
            return Ok(Received { id: known.entity.id.to_string(), already: true });
        }
        let found = draft::commitments(id, &read, &names);
        let structure = draft::structure(&read.reading);
        let mut events = vec![NewEvent::at(id, 0, EventBody::DocumentReceived { document, text, structure })];
        events.extend(
            found.into_iter().map(|c| NewEvent::at(c.id, 0, EventBody::CommitmentFound { commitment: c })),
        );
        tx.append(&act_of(call), events).await?;
        tx.commit().await?;
        Ok(Received { id: id.to_string(), already: false })
    }

    /// A document with the version an edit must name.
    ///
    /// # Errors
    /// When there is none.
    pub async fn document_version(&self, call: &Call, id: &str) -> Result<(Document, i64)> {
        call.must(Action::Read)?;
        let found = self.store.document(call.site(), parse(id)?).await?.ok_or(ServiceError::NotFound)?;
        Ok((found.entity, found.version))
    }

    /// The original file.
    ///
    /// # Errors
    /// When there is none.
    pub async fn original(&self, call: &Call, id: &str) -> Result<(String, Vec<u8>)> {
        let (document, _) = self.document_version(call, id).await?;
        let store = self.store.clone();
        let bytes = blocking(move || store.get_blob(&document.original)).await??;
        let name = if document.file_name.is_empty() {
            format!("{}.txt", document.head.title)
        } else {
            document.file_name
        };
        Ok((name, bytes))
    }

    /// Mends title, number, issuer, date and kind. When the date changes, the deadlines of drafts that nobody has decided
    /// or touched are resolved against the new one.
    ///
    /// # Errors
    /// When the form cannot be used, or the document has been changed or issued meanwhile.
    pub async fn mend_document(&self, call: &Call, id: &str, form: HeadForm) -> Result<()> {
        call.must(Action::PutDocument)?;
        let id: DocumentId = parse(id)?;
        let head = head_of(form.clone())?;
        let names = self.names(call.site()).await?;
        let mut tx = self.store.begin(call.site()).await?;
        let found = tx.document(id).await?.ok_or(ServiceError::NotFound)?;
        if found.entity.head == head {
            return Ok(());
        }
        let mut events =
            vec![NewEvent::at(id, form.version, EventBody::DocumentMended { head: head.clone() })];
        if found.entity.head.date != head.date && found.entity.state == DocumentState::Reviewing {
            let text = tx.document_text(id).await?.ok_or(ServiceError::NotFound)?.text;
            let read = reading::explain(&text, &reading::Options { date: head.date });
            let fresh = draft::commitments(id, &read, &names);
            for v in tx.commitments(id).await?.into_iter().filter(|v| v.version == 1) {
                if let Some(redated) = redate(&v.entity, &fresh) {
                    let act = "edit".to_owned();
                    events.push(NewEvent::at(
                        v.entity.id,
                        v.version,
                        EventBody::CommitmentReviewed { act, commitment: redated },
                    ));
                }
            }
        }
        tx.append(&act_of(call), events).await?;
        Ok(tx.commit().await?)
    }
}

/// The commitment with the dates of its fresh reading; `None` when they are the same.
fn redate(old: &Commitment, fresh: &[Commitment]) -> Option<Commitment> {
    let same = fresh.iter().find(|f| f.spans == old.spans)?;
    let mut new = old.clone();
    new.draft.due = same.draft.due;
    if new.draft.milestones != same.draft.milestones {
        // What a task with milestones is called follows from them.
        new.draft.title.clone_from(&same.draft.title);
        new.draft.milestones.clone_from(&same.draft.milestones);
    }
    for (target, dated) in new.draft.targets.iter_mut().zip(&same.draft.targets) {
        target.due = dated.due;
    }
    (new != *old).then_some(new)
}

/// What the reader found out about a document; the file's name serves where the text gives no title.
fn head(reading: &Reading, file_name: &str, text: &str) -> DocumentHead {
    let stem = file_name.rsplit_once('.').map_or(file_name, |(stem, _)| stem);
    let first = || {
        text.lines().map(str::trim).find(|l| !l.is_empty()).unwrap_or("").chars().take(40).collect::<String>()
    };
    let title = match &reading.title {
        Some(found) => found.value.clone(),
        None if !stem.is_empty() => stem.to_owned(),
        None => first(),
    };
    let value = |f: &Option<reading::Found<String>>| f.as_ref().map(|f| f.value.clone()).unwrap_or_default();
    DocumentHead {
        kind: DocumentKind::guess(&title),
        title,
        number: value(&reading.number),
        issuer: value(&reading.issuer),
        date: reading.date.as_ref().map(|f| f.value),
    }
}

fn head_of(form: HeadForm) -> Result<DocumentHead> {
    let title = form.title.trim();
    if title.is_empty() || title.chars().count() > 200 {
        return Err(Refusal::invalid("refused-document-title").into());
    }
    Ok(DocumentHead {
        title: title.to_owned(),
        number: form.number.trim().to_owned(),
        issuer: form.issuer.trim().to_owned(),
        date: parse_date(&form.date)?,
        kind: DocumentKind::from_code(&form.kind).unwrap_or_default(),
    })
}

/// Years in which what this program keeps can lie.
const YEARS: std::ops::RangeInclusive<i16> = 1949..=2200;

/// A date as typed; empty is none.
pub(crate) fn parse_date(typed: &str) -> std::result::Result<Option<Date>, Refusal> {
    let typed = typed.trim();
    if typed.is_empty() {
        return Ok(None);
    }
    let plain = plain_figures(typed).replace(['年', '月', '/', '.'], "-").replace(['日', '号'], "");
    let mut parts = plain.split('-').map(str::trim).filter(|p| !p.is_empty());
    let parsed = (|| {
        let (y, m, d) =
            (parts.next()?.parse().ok()?, parts.next()?.parse().ok()?, parts.next()?.parse().ok()?);
        if parts.next().is_some() { None } else { Date::new(y, m, d).ok() }
    })();
    // As our English papers write them.
    match parsed.or_else(|| Date::strptime("%d %B %Y", typed).ok()) {
        Some(date) if YEARS.contains(&date.year()) => Ok(Some(date)),
        Some(_) => Err(Refusal::invalid("refused-date-range")
            .with("text", typed)
            .with("from", format!("{}-01-01", YEARS.start()))
            .with("to", format!("{}-12-31", YEARS.end()))),
        None => Err(Refusal::invalid("refused-date").with("text", typed)),
    }
}

/// A date that must be given.
pub(crate) fn required_date(typed: &str) -> std::result::Result<Date, Refusal> {
    parse_date(typed)?.ok_or_else(|| Refusal::invalid("refused-no-date"))
}

/// An identifier from an address; a malformed one is of nothing.
pub(crate) fn parse<T: std::str::FromStr>(id: &str) -> Result<T> {
    id.parse().map_err(|_| ServiceError::NotFound)
}
