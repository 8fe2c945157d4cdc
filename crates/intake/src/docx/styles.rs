//! Paragraph and numbering styles: only what decides list numbers and tables of contents.

use std::collections::HashMap;
use std::io::BufRead;

use quick_xml::Reader;
use quick_xml::events::{BytesStart, Event};

use crate::Fault;
use crate::package::{attribute, next};

/// Styles are based on one another no deeper than this; a longer chain is a circle.
const MOST_BASES: usize = 20;

#[derive(Clone, Debug, Default)]
struct Style {
    name: String,
    base: Option<String>,
    list: Option<String>,
    level: Option<usize>,
}

/// Styles by their ids.
#[derive(Debug, Default)]
pub(super) struct Styles {
    styles: HashMap<String, Style>,
    /// The style of paragraphs that name none.
    usual: Option<String>,
}

impl Styles {
    /// Reads `styles.xml`.
    pub(super) fn parse<R: BufRead>(reader: &mut Reader<R>) -> Result<Self, Fault> {
        let mut styles = Self::default();
        let mut current: Option<String> = None;
        let mut buffer = Vec::new();
        loop {
            match next(reader, &mut buffer)? {
                Event::Eof => return Ok(styles),
                Event::Start(tag) | Event::Empty(tag) => {
                    if tag.local_name().as_ref() == "style" {
                        current = attribute(&tag, "styleId");
                        styles.begin(&tag, current.as_ref());
                    } else if let Some(style) = current.as_ref().and_then(|id| styles.styles.get_mut(id)) {
                        style.note(&tag);
                    }
                }
                Event::End(tag) if tag.local_name().as_ref() == "style" => current = None,
                _ => {}
            }
            buffer.clear();
        }
    }

    fn begin(&mut self, tag: &BytesStart<'_>, id: Option<&String>) {
        let Some(id) = id else { return };
        self.styles.insert(id.clone(), Style::default());
        let paragraph = attribute(tag, "type").as_deref() == Some("paragraph");
        let usual = attribute(tag, "default").is_some_and(|value| value == "1" || value == "true");
        if paragraph && usual {
            self.usual = Some(id.clone());
        }
    }

    /// The list of a style, or of one it is based on.
    pub(super) fn list_of(&self, style: &str) -> Option<String> {
        self.chain(Some(style)).find_map(|style| style.list.clone())
    }

    /// List and level that a paragraph has by its style.
    pub(super) fn numbering(&self, style: Option<&str>) -> (Option<String>, Option<usize>) {
        let mut list = None;
        let mut level = None;
        for style in self.chain(style) {
            list = list.or_else(|| style.list.clone());
            level = level.or(style.level);
        }
        (list, level)
    }

    /// Whether paragraphs of this style are lines of a table of contents, which repeats what stands elsewhere.
    pub(super) fn is_contents(&self, style: Option<&str>) -> bool {
        let named = style.and_then(|id| self.styles.get(id));
        named.is_some_and(|style| style.name.to_ascii_lowercase().starts_with("toc "))
    }

    fn chain<'a>(&'a self, style: Option<&'a str>) -> impl Iterator<Item = &'a Style> {
        let first = style.or(self.usual.as_deref()).and_then(|id| self.styles.get(id));
        std::iter::successors(first, |style| self.styles.get(style.base.as_ref()?)).take(MOST_BASES)
    }
}

impl Style {
    fn note(&mut self, tag: &BytesStart<'_>) {
        match tag.local_name().as_ref() {
            "name" => self.name = attribute(tag, "val").unwrap_or_default(),
            "basedOn" => self.base = attribute(tag, "val"),
            "numId" => self.list = attribute(tag, "val"),
            "ilvl" => self.level = attribute(tag, "val").and_then(|value| value.parse().ok()),
            _ => {}
        }
    }
}
