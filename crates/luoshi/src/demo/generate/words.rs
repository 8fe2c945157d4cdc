//! What a made-up site is called and what its tasks say: combinations of the words in `demo/large-site.toml`.

use jiff::civil::Date;
use ledger::{Comparator, Decimal, Field, Target, UnitKind};
use serde::Deserialize;

/// A small generator of numbers (xorshift64*): the same seed gives the same numbers on every machine.
pub(crate) struct Dice(u64);

impl Dice {
    pub(crate) fn new(seed: u64) -> Self {
        Self(seed.wrapping_mul(0x9E37_79B9_7F4A_7C15) | 1)
    }

    fn next(&mut self) -> u64 {
        self.0 ^= self.0 >> 12;
        self.0 ^= self.0 << 25;
        self.0 ^= self.0 >> 27;
        self.0.wrapping_mul(0x2545_F491_4F6C_DD1D)
    }

    /// A number below `limit`.
    pub(crate) fn below(&mut self, limit: usize) -> usize {
        ((self.next() >> 33) % limit.max(1) as u64) as usize
    }

    /// An identifier ordered by time, as the application makes them.
    pub(crate) fn id(&mut self, at: i64) -> uuid::Uuid {
        let mut rest = [0; 10];
        rest[..8].copy_from_slice(&self.next().to_be_bytes());
        rest[8..].copy_from_slice(&(self.next() as u16).to_be_bytes());
        uuid::Builder::from_unix_timestamp_millis(at.unsigned_abs(), &rest).into_uuid()
    }
}

#[derive(Deserialize)]
pub(crate) struct Words {
    pub(crate) name: String,
    pub(crate) code: String,
    pub(crate) person: String,
    pub(crate) post: String,
    pub(crate) leaders: Names,
    pub(crate) added: String,
    pub(crate) progress: String,
    pub(crate) done: String,
    document: String,
    heading: String,
    numerals: Vec<String>,
    sentence: String,
    due: String,
    title: String,
    sub: String,
    town: String,
    towns: Vec<String>,
    departments: Vec<String>,
    verbs: Vec<String>,
    works: Vec<Work>,
}

#[derive(Deserialize)]
pub(crate) struct Names {
    surnames: Vec<String>,
    names: Vec<String>,
}

impl Names {
    /// Every surname with every name.
    pub(crate) fn all(&self) -> impl Iterator<Item = String> {
        self.names.iter().flat_map(|name| self.surnames.iter().map(move |surname| format!("{surname}{name}")))
    }
}

#[derive(Deserialize)]
struct Work {
    field: Field,
    /// What the field is called in a heading.
    area: String,
    object: String,
    unit: String,
}

/// What a task is to be; units and leaders by their position.
pub(crate) struct Idea {
    place: usize,
    work: usize,
    pub(crate) title: String,
    pub(crate) field: Option<Field>,
    pub(crate) target: Target,
    pub(crate) leader: usize,
    pub(crate) lead: usize,
    pub(crate) other: usize,
    pub(crate) due: Date,
    pub(crate) due_text: String,
}

impl Words {
    /// Departments, then towns.
    pub(crate) fn units(&self) -> impl Iterator<Item = (String, UnitKind)> {
        let departments = self.departments.iter().map(|d| (d.clone(), UnitKind::Department));
        let town = |place: &String| (self.town.replace("{place}", place), UnitKind::Town);
        departments.chain(self.towns.iter().map(town))
    }

    /// Makes up a task.
    pub(crate) fn idea(&self, dice: &mut Dice, due: Date, units: usize, leaders: usize) -> Idea {
        let (place, work) = (dice.below(self.towns.len()), dice.below(self.works.len()));
        let value = (2 + dice.below(400)).to_string();
        let named = &self.works[work];
        let lead = dice.below(units);
        Idea {
            place,
            work,
            title: self
                .title
                .replace("{verb}", &self.verbs[dice.below(self.verbs.len())])
                .replace("{place}", &self.towns[place])
                .replace("{object}", &named.object)
                .replace("{value}", &value)
                .replace("{unit}", &named.unit),
            field: Some(named.field),
            target: Target {
                metric: named.object.clone(),
                op: Comparator::AtLeast,
                value: value.parse::<Decimal>().ok(),
                unit: named.unit.clone(),
                due: None,
                measure: None,
            },
            leader: dice.below(leaders),
            lead,
            other: (lead + 1 + dice.below(units - 1)) % units,
            due,
            due_text: self
                .due
                .replace("{year}", &due.year().to_string())
                .replace("{month}", &due.month().to_string()),
        }
    }

    pub(crate) fn sub(&self, idea: &Idea, n: u16) -> String {
        self.sub
            .replace("{place}", &self.towns[idea.place])
            .replace("{object}", &self.works[idea.work].object)
            .replace("{n}", &n.to_string())
    }

    pub(crate) fn document(&self, dice: &mut Dice, day: Date, n: u32) -> String {
        self.document
            .replace("{place}", &self.towns[dice.below(self.towns.len())])
            .replace("{year}", &day.year().to_string())
            .replace("{n}", &(n + 1).to_string())
    }

    pub(crate) fn heading(&self, idea: &Idea, n: usize) -> String {
        self.heading
            .replace("{n}", self.numerals.get(n).map_or("", String::as_str))
            .replace("{field}", &self.works[idea.work].area)
    }

    pub(crate) fn sentence(&self, idea: &Idea, lead: &str, other: &str) -> String {
        self.sentence
            .replace("{due}", &idea.due_text)
            .replace("{lead}", lead)
            .replace("{other}", other)
            .replace("{title}", &idea.title)
    }
}
