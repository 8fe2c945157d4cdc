//! Pages of the national fixed-layout format (GB/T 33190-2016).
//!
//! The container names documents, a document names its pages, a page places characters. Seals and annotations lie in
//! parts of their own, which no page names, and are no text.

mod layout;
mod page;

use std::collections::{HashMap, HashSet};
use std::io::BufRead;

use quick_xml::Reader;
use quick_xml::events::{BytesStart, Event};

use crate::package::{Package, attribute, next, referred, resolve};
use crate::pages::{self, MOST_PAGES};
use crate::{Fault, Format, Intake, Limits};
use page::Page;

/// Reads the text of all pages of all documents of a container, in the order in which a reader shows them.
pub(crate) fn read(package: &mut Package<'_>, limits: &Limits) -> Result<Intake, Fault> {
    // GM/T 0099: what is encrypted is listed here, and little else can be read.
    if package.find("Encryptions.xml").is_some() {
        return Err(Fault::Encrypted);
    }
    let roots = roots(package)?;
    if roots.is_empty() {
        return Err(Fault::Damaged("no document".to_owned()));
    }
    let mut read = Vec::new();
    for root in roots {
        let document = Document::parse(package, &root)?;
        if read.len() + document.pages.len() > MOST_PAGES {
            return Err(Fault::Bomb { limit: limits.unpacked_bytes });
        }
        let mut shown = HashSet::new();
        for part in &document.pages {
            let mut page = Page::default();
            page.parse(package, part)?;
            // A template repeats its words on every page: they are read where they first stand.
            for template in std::mem::take(&mut page.templates) {
                if let Some(part) = document.templates.get(&template)
                    && shown.insert(template)
                {
                    page.parse(package, part)?;
                }
            }
            read.push(layout::blocks(page));
        }
    }
    pages::intake(Format::Ofd, &read)
}

/// Where the documents of a container begin.
fn roots(package: &mut Package<'_>) -> Result<Vec<String>, Fault> {
    let mut roots = Vec::new();
    let mut inside = false;
    each(package, "OFD.xml", |part| match part {
        Part::Open(tag) => {
            inside = tag.local_name().as_ref() == "DocRoot";
            if inside {
                roots.push(String::new());
            }
        }
        Part::Words(words) if inside => roots.iter_mut().last().into_iter().for_each(|root| *root += words),
        Part::Words(_) => {}
        Part::Close(_) => inside = false,
    })?;
    Ok(roots.iter().map(|root| resolve("", root.trim())).collect())
}

/// What a document says of its pages.
#[derive(Default)]
struct Document {
    pages: Vec<String>,
    templates: HashMap<String, String>,
}

impl Document {
    fn parse(package: &mut Package<'_>, root: &str) -> Result<Self, Fault> {
        let folder = root.rsplit_once('/').map_or("", |(folder, _)| folder);
        let mut document = Self::default();
        each(package, root, |part| {
            let Part::Open(tag) = part else { return };
            let Some(target) = attribute(tag, "BaseLoc") else { return };
            let target = resolve(folder, target.trim());
            match tag.local_name().as_ref() {
                "Page" => document.pages.push(target),
                "TemplatePage" => {
                    document.templates.insert(attribute(tag, "ID").unwrap_or_default(), target);
                }
                _ => {}
            }
        })?;
        if document.pages.is_empty() {
            return Err(Fault::Damaged("no pages".to_owned()));
        }
        Ok(document)
    }
}

/// A piece of a part.
enum Part<'a> {
    Open(&'a BytesStart<'a>),
    Words(&'a str),
    Close(&'a str),
}

/// Shows every element of a part and the words between them.
fn each(package: &mut Package<'_>, name: &str, see: impl FnMut(Part<'_>)) -> Result<(), Fault> {
    let lost = || Fault::Damaged(format!("no part {name}"));
    let name = package.find(name).ok_or_else(lost)?;
    let mut reader = package.xml(&name)?.ok_or_else(lost)?;
    walk(&mut reader, see)
}

fn walk<R: BufRead>(reader: &mut Reader<R>, mut see: impl FnMut(Part<'_>)) -> Result<(), Fault> {
    let mut buffer = Vec::new();
    let mut depth = 0usize;
    loop {
        match next(reader, &mut buffer)? {
            Event::Eof if depth > 0 => return Err(Fault::Damaged("a page breaks off".to_owned())),
            Event::Eof => return Ok(()),
            Event::Start(tag) => {
                depth += 1;
                see(Part::Open(&tag));
            }
            Event::Empty(tag) => {
                see(Part::Open(&tag));
                see(Part::Close(tag.local_name().as_ref()));
            }
            Event::End(tag) => {
                depth = depth.saturating_sub(1);
                see(Part::Close(tag.local_name().as_ref()));
            }
            Event::Text(words) => see(Part::Words(&words.xml10_content())),
            Event::CData(words) => see(Part::Words(&words.xml10_content())),
            Event::GeneralRef(reference) => {
                if let Some(c) = referred(&reference) {
                    see(Part::Words(c.encode_utf8(&mut [0; 4])));
                }
            }
            _ => {}
        }
        buffer.clear();
    }
}
