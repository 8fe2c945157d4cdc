//! Automatic list numbers: the definitions of `numbering.xml` and the counters that run through the document.

use std::collections::HashMap;
use std::io::BufRead;

use quick_xml::Reader;
use quick_xml::events::{BytesStart, Event};

use super::numerals;
use super::styles::Styles;
use crate::Fault;
use crate::package::{attribute, next};

/// Levels of a list, as the format has them.
const LEVELS: usize = 9;

/// One level of a list.
#[derive(Clone, Debug)]
struct Level {
    start: u32,
    form: String,
    /// The text around the numbers: `（%1）`, `%1.%2`.
    text: String,
    /// All numbers in digits, whatever their own levels say.
    legal: bool,
    /// Starts again after this level (1-based); 0 never, absent after any higher one.
    restart: Option<usize>,
}

impl Default for Level {
    fn default() -> Self {
        Self { start: 1, form: "decimal".to_owned(), text: String::new(), legal: false, restart: None }
    }
}

#[derive(Clone, Debug, Default)]
struct Abstract {
    levels: HashMap<usize, Level>,
    /// The definition stands where a numbering style points to.
    style: Option<String>,
}

#[derive(Clone, Debug, Default)]
struct Instance {
    base: String,
    starts: HashMap<usize, u32>,
    levels: HashMap<usize, Level>,
}

/// Lists of a document, and how far each has counted.
#[derive(Debug, Default)]
pub(super) struct Numbering {
    abstracts: HashMap<String, Abstract>,
    instances: HashMap<String, Instance>,
    /// By abstract list: instances of one share their counters.
    counters: HashMap<String, [Option<u32>; LEVELS]>,
    /// Overridden starts already used.
    started: HashMap<(String, usize), ()>,
}

impl Numbering {
    /// Reads the definitions.
    pub(super) fn parse<R: BufRead>(reader: &mut Reader<R>) -> Result<Self, Fault> {
        let mut parser = Parser::default();
        let mut buffer = Vec::new();
        loop {
            match next(reader, &mut buffer)? {
                Event::Eof => return Ok(parser.done),
                Event::Start(tag) | Event::Empty(tag) => parser.open(&tag),
                _ => {}
            }
            buffer.clear();
        }
    }

    /// The number that the next paragraph of a list shows, with the mark that follows it; counts on.
    pub(super) fn next(&mut self, list: &str, level: usize, styles: &Styles) -> Option<String> {
        let level = level.min(LEVELS - 1);
        let instance = self.instances.get(list)?.clone();
        let base = self.base_of(&instance, styles)?;
        let definition = self.level(&instance, &base, level)?;
        if definition.form == "bullet" {
            return None;
        }
        let overridden = instance.starts.get(&level).copied();
        let fresh = overridden.is_some() && self.started.insert((list.to_owned(), level), ()).is_none();
        let definitions: Vec<Level> =
            (0..LEVELS).map(|at| self.level(&instance, &base, at).unwrap_or_default()).collect();
        let counters = self.counters.entry(base).or_default();
        counters[level] = Some(match counters[level] {
            Some(count) if !fresh => count.saturating_add(1),
            _ => overridden.unwrap_or(definition.start),
        });
        for deeper in level + 1..LEVELS {
            if definitions[deeper].restart.is_none_or(|after| after > level) {
                counters[deeper] = None;
            }
        }
        let counters = *counters;
        let text = fill(&definition, |at| {
            let count = counters[at].unwrap_or(definitions[at].start);
            let form = if definition.legal { "decimal" } else { definitions[at].form.as_str() };
            numerals::write(count, form)
        });
        Some(text).filter(|text| !text.trim().is_empty())
    }

    /// The abstract list of an instance, through a numbering style when it says so.
    fn base_of(&self, instance: &Instance, styles: &Styles) -> Option<String> {
        let found = self.abstracts.get(&instance.base)?;
        match &found.style {
            Some(style) if found.levels.is_empty() => {
                let list = styles.list_of(style)?;
                Some(self.instances.get(&list)?.base.clone())
            }
            _ => Some(instance.base.clone()),
        }
    }

    fn level(&self, instance: &Instance, base: &str, level: usize) -> Option<Level> {
        instance.levels.get(&level).or_else(|| self.abstracts.get(base)?.levels.get(&level)).cloned()
    }
}

/// Replaces `%1` … `%9`, and parts what ends in ASCII from the words that follow: `1. 推进`, but `（一）推进`.
fn fill(level: &Level, number: impl Fn(usize) -> String) -> String {
    let mut text = String::new();
    let mut chars = level.text.chars().peekable();
    while let Some(c) = chars.next() {
        match (c, chars.peek().and_then(|d| d.to_digit(10))) {
            ('%', Some(digit @ 1..=9)) => {
                chars.next();
                text.push_str(&number(digit as usize - 1));
            }
            _ => text.push(c),
        }
    }
    let mut text = text.trim().to_owned();
    if text.ends_with(|c: char| c.is_ascii()) {
        text.push(' ');
    }
    text
}

/// Where the reading of `numbering.xml` stands.
#[derive(Default)]
struct Parser {
    done: Numbering,
    abstract_list: Option<String>,
    instance: Option<String>,
    level: usize,
}

impl Parser {
    fn open(&mut self, tag: &BytesStart<'_>) {
        let value = || attribute(tag, "val").unwrap_or_default();
        match tag.local_name().as_ref() {
            "abstractNum" => {
                self.abstract_list = attribute(tag, "abstractNumId");
                self.instance = None;
                if let Some(id) = &self.abstract_list {
                    self.done.abstracts.entry(id.clone()).or_default();
                }
            }
            "num" => {
                self.instance = attribute(tag, "numId");
                self.abstract_list = None;
            }
            "abstractNumId" => {
                if let Some(id) = &self.instance {
                    self.done.instances.entry(id.clone()).or_default().base = value();
                }
            }
            "numStyleLink" => {
                if let Some(list) = self.abstract_list.as_ref().and_then(|id| self.done.abstracts.get_mut(id))
                {
                    list.style = Some(value());
                }
            }
            "lvl" | "lvlOverride" => {
                self.level = attribute(tag, "ilvl").and_then(|value| value.parse().ok()).unwrap_or(0);
                if tag.local_name().as_ref() == "lvl" {
                    self.with_level(|_| {});
                }
            }
            "startOverride" => {
                if let (Some(id), Ok(start)) = (&self.instance, value().parse()) {
                    self.done.instances.entry(id.clone()).or_default().starts.insert(self.level, start);
                }
            }
            "start" => self.with_level(|level| level.start = value().parse().unwrap_or(1)),
            "numFmt" => self.with_level(|level| level.form = value()),
            "lvlText" => self.with_level(|level| level.text = value()),
            "isLgl" => self.with_level(|level| level.legal = !matches!(value().as_str(), "0" | "false")),
            "lvlRestart" => self.with_level(|level| level.restart = value().parse().ok()),
            _ => {}
        }
    }

    /// Changes the level that is being read, of the abstract list or of the instance that overrides it.
    fn with_level(&mut self, change: impl FnOnce(&mut Level)) {
        let levels = if let Some(id) = &self.instance {
            &mut self.done.instances.entry(id.clone()).or_default().levels
        } else if let Some(id) = &self.abstract_list {
            &mut self.done.abstracts.entry(id.clone()).or_default().levels
        } else {
            return;
        };
        change(levels.entry(self.level).or_default());
    }
}
