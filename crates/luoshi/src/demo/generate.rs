//! A large made-up site, for measuring. The same number of tasks gives the same site on the same day.

mod words;

use jiff::civil::Date;
use ledger::{
    Commitment, CommitmentId, CommitmentState, Document, DocumentHead, DocumentId, DocumentKind,
    DocumentState, Draft, EventBody, Mention, NewEvent, Number, Origin, PersonId, Role, Section, Sentence,
    Span, Strength, Structure, Task, TaskEdit, TaskId, TaskOrigin, TaskState, UnitId, day_of, hash_text,
    review as rules,
};
use service::{Call, PersonForm, Service, SetUp};
use store::{Act, Store};

use super::county::{demo_file, parse};
use super::days::{at, back};
use super::{PASSWORD, act, append, later, set_up_site};
use words::{Dice, Idea, Words};

/// Commitments of a document, and tasks added by hand between two documents.
const BLOCK: u32 = 100;
/// Events of a transaction, about.
const BATCH: usize = 2_000;
/// Days over which the tasks were issued.
const SPAN: u32 = 1_000;

/// Fills an empty store with a site of `tasks` tasks; tells after each transaction how many there are.
///
/// # Errors
/// When the store is not empty or does not answer.
pub async fn generate(store: &Store, tasks: u32, now_ms: i64, progress: impl Fn(u32)) -> anyhow::Result<()> {
    let words: Words = parse("large-site.toml", demo_file!("large-site.toml"))?;
    let today = day_of(now_ms);
    let founded = at(back(today, SPAN as i32 + 1), 9 * 60);
    let call = found_site(store, &words, founded).await?;
    let mut dice = Dice::new(u64::from(tasks));
    let (units, leaders) = record_lists(store, &words, &call, &mut dice).await?;
    let mut maker = Maker {
        words: &words,
        units,
        leaders,
        call: call.clone(),
        today,
        dice,
        queue: Vec::new(),
        year: 0,
        serial: 0,
        open: Vec::new(),
    };
    let (mut made, mut block) = (0, 0);
    while made < tasks {
        let n = BLOCK.min(tasks - made);
        let day = back(today, (SPAN - share(made, tasks)) as i32);
        maker.call = later(&call, at(day, 10 * 60));
        // Two blocks of five come from documents, three are entered by hand.
        maker.report();
        if block % 5 < 2 {
            maker.document(n, block)?
        } else {
            maker.by_hand(n)
        }
        (made, block) = (made + n, block + 1);
        if maker.queue.iter().map(|(_, events)| events.len()).sum::<usize>() >= BATCH {
            write(store, &call, std::mem::take(&mut maker.queue)).await?;
            progress(made);
        }
    }
    write(store, &call, maker.queue).await?;
    store.tick(call.actor.site, today).await?;
    progress(made);
    Ok(())
}

/// The day of the span on which the next tasks are issued.
fn share(made: u32, of: u32) -> u32 {
    (u64::from(made) * u64::from(SPAN - 1) / u64::from(of.max(1))) as u32
}

async fn found_site(store: &Store, words: &Words, when: i64) -> anyhow::Result<Call> {
    let service = Service::new(store.clone());
    let set_up = SetUp {
        site_name: words.name.clone(),
        area_code: words.code.clone(),
        name: words.person.clone(),
        username: "ducha".to_owned(),
        password: PASSWORD.to_owned(),
    };
    let call = set_up_site(store, &service, set_up, when).await?;
    let reader = PersonForm {
        name: words.person.clone(),
        username: "guest".to_owned(),
        role: Role::Reader.code().to_owned(),
        password: PASSWORD.to_owned(),
        active: "on".to_owned(),
        ..PersonForm::default()
    };
    service.record_person(&call, reader).await?;
    Ok(call)
}

/// A hundred units and thirty leaders.
async fn record_lists(
    store: &Store,
    words: &Words,
    call: &Call,
    dice: &mut Dice,
) -> anyhow::Result<(Vec<(UnitId, String)>, Vec<PersonId>)> {
    let (mut events, mut leaders, mut units) = (Vec::new(), Vec::new(), Vec::new());
    for (name, position) in words.leaders.all().zip(1..) {
        let id = PersonId(dice.id(call.at));
        let person = super::person(id, &name, &words.post, position);
        events.push(NewEvent::at(id, 0, EventBody::PersonRecorded { person }));
        leaders.push(id);
    }
    for ((name, kind), position) in words.units().zip(1..) {
        let leader = leaders.get(units.len() % leaders.len()).copied();
        let unit = ledger::Unit {
            id: UnitId(dice.id(call.at)),
            name,
            aliases: Vec::new(),
            kind,
            leader,
            parent: None,
            position,
            active: true,
        };
        units.push((unit.id, unit.name.clone()));
        events.push(NewEvent::at(unit.id, 0, EventBody::UnitRecorded { unit }));
    }
    append(store, call, events).await?;
    Ok((units, leaders))
}

/// Writes acts in one transaction.
async fn write(store: &Store, call: &Call, queue: Vec<(Act, Vec<NewEvent>)>) -> anyhow::Result<()> {
    let mut tx = store.begin(call.actor.site).await?;
    for (act, events) in queue {
        tx.append(&act, events).await?;
    }
    Ok(tx.commit().await?)
}

/// Makes the acts of the site, block by block.
struct Maker<'a> {
    words: &'a Words,
    units: Vec<(UnitId, String)>,
    leaders: Vec<PersonId>,
    call: Call,
    today: Date,
    dice: Dice,
    queue: Vec<(Act, Vec<NewEvent>)>,
    year: i16,
    serial: u32,
    /// Tasks of the block before with their versions, which are reported on next.
    open: Vec<(Task, i64)>,
}

impl Maker<'_> {
    fn act(&mut self, events: Vec<NewEvent>) {
        self.queue.push((act(&self.call, self.call.at), events));
    }

    fn next_number(&mut self) -> Number {
        let year = self.call.today().year();
        self.serial = if self.year == year { self.serial + 1 } else { 1 };
        self.year = year;
        Number { year, serial: self.serial, sub: 0 }
    }

    fn idea(&mut self) -> Idea {
        let (units, leaders) = (self.units.len(), self.leaders.len());
        let due = back(self.call.today(), -(20 + self.dice.below(380) as i32));
        self.words.idea(&mut self.dice, due, units, leaders)
    }

    /// Tasks entered by hand; one in six is a sub-task, which makes one in ten of all.
    fn by_hand(&mut self, n: u32) {
        let mut top: Option<(Task, u16)> = None;
        for _ in 0..n {
            let (idea, parent) = (self.idea(), top.take().filter(|_| self.dice.below(6) == 0));
            let task = match &parent {
                Some((parent, sub)) => {
                    let number = Number { sub: *sub, ..parent.number };
                    let title = self.words.sub(&idea, *sub);
                    let task = self.task(&idea, number);
                    Task { parent: Some(parent.id), title, ..task }
                }
                None => {
                    let number = self.next_number();
                    self.task(&idea, number)
                }
            };
            top = Some(parent.map_or_else(|| (task.clone(), 1), |(parent, sub)| (parent, sub + 1)));
            let added = EventBody::TaskAdded { task: task.clone(), reason: self.words.added.clone() };
            self.act(vec![NewEvent::at(task.id, 0, added)]);
            self.open.push((task, 1));
        }
    }

    fn task(&mut self, idea: &Idea, number: Number) -> Task {
        Task {
            id: TaskId(self.dice.id(self.call.at)),
            number,
            parent: None,
            title: idea.title.clone(),
            field: idea.field,
            targets: vec![idea.target.clone()],
            leaders: vec![self.leaders[idea.leader]],
            lead_unit: self.units[idea.lead].0,
            other_units: vec![self.units[idea.other].0],
            other_names: Vec::new(),
            due: Some(idea.due),
            due_text: idea.due_text.clone(),
            cadence: String::new(),
            state: TaskState::Open,
            progress: None,
            start: self.call.today(),
            life: ledger::Life::default(),
            closed: None,
            origin: TaskOrigin::Hand,
        }
    }

    /// A document with `n` commitments, all accepted and issued.
    fn document(&mut self, n: u32, block: u32) -> anyhow::Result<()> {
        let id = DocumentId(self.dice.id(self.call.at));
        let title = self.words.document(&mut self.dice, self.call.today(), block);
        let (mut text, mut structure) = (format!("{title}\n"), Structure::default());
        let mut length = text.chars().count();
        let mut found: Vec<Commitment> = Vec::new();
        for k in 0..n {
            let idea = self.idea();
            if k % 20 == 0 {
                let heading = self.words.heading(&idea, (k / 20) as usize);
                let end = length + heading.chars().count();
                let span = Span { start: length, end };
                structure.sections.push(Section {
                    level: 1,
                    heading: heading.clone(),
                    span,
                    extent: span,
                    parent: None,
                });
                let section = Some(structure.sections.len() - 1);
                structure.sentences.push(Sentence { span, section, heading: true });
                text.push_str(&heading);
                text.push('\n');
                length = end + 1;
            }
            let sentence = self.words.sentence(&idea, &self.units[idea.lead].1, &self.units[idea.other].1);
            let span = Span { start: length, end: length + sentence.chars().count() };
            let section = structure.sections.len().checked_sub(1);
            if let Some(section) = section {
                structure.sections[section].extent.end = span.end;
            }
            structure.sentences.push(Sentence { span, section, heading: false });
            text.push_str(&sentence);
            text.push('\n');
            length = span.end + 1;
            found.push(self.commitment(id, &idea, span, sentence, section));
        }
        let document = Document {
            id,
            head: DocumentHead {
                title,
                number: String::new(),
                issuer: self.words.name.clone(),
                date: Some(self.call.today()),
                kind: DocumentKind::Notice,
            },
            file_name: String::new(),
            original: hash_text(text.as_bytes()),
            text_hash: hash_text(text.as_bytes()),
            length,
            state: DocumentState::Reviewing,
            received_by: Some(self.call.actor.person),
            received_at: self.call.at,
            issued_at: None,
        };
        self.issue(document, text, structure, found)
    }

    /// The acts that take a document in, accept its drafts and issue them.
    fn issue(
        &mut self,
        document: Document,
        text: String,
        structure: Structure,
        found: Vec<Commitment>,
    ) -> anyhow::Result<()> {
        let (id, tasks) = (document.id, found.len() as u32);
        let mut received =
            vec![NewEvent::at(id, 0, EventBody::DocumentReceived { document, text, structure })];
        let (mut accepted, mut issued) = (Vec::new(), Vec::new());
        for c in found {
            accepted.push(NewEvent::at(c.id, 1, rules::accept(&c)?));
            let number = self.next_number();
            let c = Commitment { state: CommitmentState::Accepted, ..c };
            let task = rules::issue(&c, TaskId(self.dice.id(self.call.at)), number, self.call.today())?;
            issued.push(NewEvent::at(task.id, 0, EventBody::TaskIssued { task: task.clone() }));
            issued.push(NewEvent::at(c.id, 2, EventBody::CommitmentIssued { task: task.id }));
            self.open.push((task, 1));
            let commitment = Commitment { state: CommitmentState::Undecided, ..c };
            received.push(NewEvent::at(commitment.id, 0, EventBody::CommitmentFound { commitment }));
        }
        issued.push(NewEvent::at(id, 1, EventBody::DocumentIssued { tasks }));
        for events in [received, accepted, issued] {
            self.act(events);
        }
        Ok(())
    }

    fn commitment(
        &mut self,
        document: DocumentId,
        idea: &Idea,
        span: Span,
        text: String,
        section: Option<usize>,
    ) -> Commitment {
        fn means<T>(id: T, surface: &str) -> Vec<Mention<T>> {
            vec![Mention { surface: surface.to_owned(), meant: vec![id], candidates: Vec::new() }]
        }
        let ((lead, lead_name), (other, other_name)) = (&self.units[idea.lead], &self.units[idea.other]);
        Commitment {
            id: CommitmentId(self.dice.id(self.call.at)),
            document,
            spans: vec![span],
            text,
            strength: Strength::Hard,
            section,
            origin: Origin::Reader,
            score: 900,
            cues: Vec::new(),
            grounds: Vec::new(),
            draft: Draft {
                title: idea.title.clone(),
                field: idea.field,
                leaders: means(self.leaders[idea.leader], ""),
                lead_units: means(*lead, lead_name),
                other_units: means(*other, other_name),
                targets: vec![idea.target.clone()],
                due: Some(idea.due),
                milestones: Vec::new(),
                due_text: idea.due_text.clone(),
                cadence: String::new(),
            },
            state: CommitmentState::Undecided,
            task: None,
            superseded: None,
        }
    }

    /// Reports on the block before: nearly all that is overdue today was done, a third of the rest has a progress.
    fn report(&mut self) {
        for (task, version) in std::mem::take(&mut self.open) {
            let overdue = task.due.is_some_and(|due| due < self.today);
            let mut to = TaskEdit::of(&task);
            let reason = match self.dice.below(100) {
                0..90 if overdue => {
                    (to.state, to.progress) = (TaskState::Done, Some(100));
                    &self.words.done
                }
                0..33 => {
                    to.progress = Some(self.dice.below(100) as u8);
                    &self.words.progress
                }
                _ => continue,
            };
            let edited = EventBody::TaskEdited {
                changes: task.changes(&to),
                reason: reason.clone(),
                on: self.call.today(),
                sign_by: None,
            };
            self.act(vec![NewEvent::at(task.id, version, edited)]);
        }
    }
}
