//! Fonts whose codes are GBK: characters of one and of two bytes, mixed.
//!
//! pdf_oxide takes every code of such a font for two bytes wide, so that the 120 of 120公里 swallows half of the next
//! character and the numbers, of all things, come out wrong. What such a font shows is therefore written anew in
//! UCS-2, which it reads well, as an update appended to the file.

use std::collections::{BTreeMap, HashMap, HashSet};
use std::fmt::Write as _;

use encoding_rs::GBK;
use pdf_oxide::content::{Operator, TextElement, parse_content_stream};
use pdf_oxide::document::PdfDocument;
use pdf_oxide::object::{Object, ObjectRef};
use pdf_oxide::writer::ObjectSerializer;

type Dictionary = HashMap<String, Object>;

/// Forms inside forms are followed no deeper.
const MOST_DEPTH: usize = 8;

/// The file with its GBK text in UCS-2, or nothing when it has none or cannot be updated.
pub(super) fn rewritten(document: &PdfDocument, bytes: &[u8], pages: usize) -> Option<Vec<u8>> {
    if document.is_encrypted() {
        return None;
    }
    let mut rewriter = Rewriter { document, changed: BTreeMap::new(), seen: HashSet::new() };
    for page in 0..pages {
        rewriter.page(page);
    }
    if rewriter.changed.is_empty() { None } else { append(document, bytes, &rewriter.changed) }
}

struct Rewriter<'a> {
    document: &'a PdfDocument,
    /// New objects by their old numbers.
    changed: BTreeMap<(u32, u16), Vec<u8>>,
    seen: HashSet<ObjectRef>,
}

impl Rewriter<'_> {
    fn page(&mut self, number: usize) -> Option<()> {
        let page = self.document.get_page(number).ok()?;
        let resources = self.document.resolve_object(page.as_dict()?.get("Resources")?).ok()?;
        let resources = resources.as_dict()?;
        self.forms(resources, 0);
        let fonts = self.gbk_fonts(resources);
        if fonts.is_empty() {
            return None;
        }
        let parts = match page.as_dict()?.get("Contents")? {
            Object::Reference(reference) => match self.document.load_object(*reference).ok()? {
                Object::Array(parts) => parts,
                _ => vec![Object::Reference(*reference)],
            },
            Object::Array(parts) => parts.clone(),
            _ => return None,
        };
        let mut content = rewrite(&self.document.get_page_content_data(number).ok()?, &fonts)?;
        // The parts of a page are one stream: the first one now holds it all.
        for part in parts.iter().filter_map(Object::as_reference) {
            self.put_stream(part, &Dictionary::new(), &std::mem::take(&mut content));
        }
        Some(())
    }

    /// Rewrites the forms that resources name.
    fn forms(&mut self, resources: &Dictionary, depth: usize) -> Option<()> {
        let objects = self.document.resolve_object(resources.get("XObject")?).ok()?;
        for reference in objects.as_dict()?.values().filter_map(Object::as_reference) {
            if depth < MOST_DEPTH && self.seen.insert(reference) {
                self.form(reference, depth);
            }
        }
        Some(())
    }

    fn form(&mut self, reference: ObjectRef, depth: usize) -> Option<()> {
        let form = self.document.load_object(reference).ok()?;
        let Object::Stream { dict, .. } = &form else { return None };
        if dict.get("Subtype")?.as_name()? != "Form" {
            return None;
        }
        let resources = self.document.resolve_object(dict.get("Resources")?).ok()?;
        let resources = resources.as_dict()?;
        self.forms(resources, depth + 1);
        let fonts = self.gbk_fonts(resources);
        if !fonts.is_empty() {
            let content = rewrite(&form.decode_stream_data().ok()?, &fonts)?;
            self.put_stream(reference, dict, &content);
        }
        Some(())
    }

    /// Names of the fonts whose codes are GBK; from now on their codes are UCS-2.
    fn gbk_fonts(&mut self, resources: &Dictionary) -> HashSet<String> {
        let mut names = HashSet::new();
        let fonts = resources.get("Font").and_then(|fonts| self.document.resolve_object(fonts).ok());
        for (name, font) in fonts.as_ref().and_then(Object::as_dict).into_iter().flatten() {
            if let (Some(reference), Ok(font)) = (font.as_reference(), self.document.resolve_object(font))
                && let Some(changed) = font.as_dict().and_then(in_ucs2)
            {
                names.insert(name.clone());
                let object = ObjectSerializer::compact().serialize(&Object::Dictionary(changed));
                self.changed.insert((reference.id, reference.r#gen), object);
            }
        }
        names
    }

    fn put_stream(&mut self, place: ObjectRef, dict: &Dictionary, content: &[u8]) {
        let mut dict = dict.clone();
        dict.retain(|key, _| !matches!(key.as_str(), "Filter" | "DecodeParms" | "Length"));
        dict.insert("Length".to_owned(), Object::Integer(i64::try_from(content.len()).unwrap_or(0)));
        let mut object = ObjectSerializer::compact().serialize(&Object::Dictionary(dict));
        object.extend(b"\nstream\n");
        object.extend(content);
        object.extend(b"\nendstream");
        self.changed.insert((place.id, place.r#gen), object);
    }
}

/// The font with UCS-2 codes, when its codes are GBK and it says nothing about Unicode itself.
fn in_ucs2(font: &Dictionary) -> Option<Dictionary> {
    let encoding = font.get("Encoding")?.as_name()?;
    let (family, direction) = encoding.rsplit_once('-')?;
    let gbk = matches!(family, "GBK-EUC" | "GBKp-EUC" | "GBK2K" | "GB-EUC" | "GBpc-EUC");
    if !gbk || font.contains_key("ToUnicode") {
        return None;
    }
    let mut font = font.clone();
    font.insert("Encoding".to_owned(), Object::Name(format!("UniGB-UCS2-{direction}")));
    Some(font)
}

/// A content stream reduced to what places and shows text, the text of these fonts in UCS-2.
fn rewrite(content: &[u8], fonts: &HashSet<String>) -> Option<Vec<u8>> {
    let mut out = String::new();
    let mut gbk = false;
    let mut stack = Vec::new();
    for operator in parse_content_stream(content).ok()? {
        match &operator {
            Operator::SaveState => stack.push(gbk),
            Operator::RestoreState => gbk = stack.pop().unwrap_or(gbk),
            Operator::Tf { font, .. } => gbk = fonts.contains(font),
            _ => {}
        }
        write(&mut out, &operator, gbk).ok()?;
    }
    Some(out.into_bytes())
}

fn write(out: &mut String, operator: &Operator, gbk: bool) -> std::fmt::Result {
    match operator {
        Operator::BeginText => writeln!(out, "BT"),
        Operator::EndText => writeln!(out, "ET"),
        Operator::SaveState => writeln!(out, "q"),
        Operator::RestoreState => writeln!(out, "Q"),
        Operator::Cm { a, b, c, d, e, f } => writeln!(out, "{a} {b} {c} {d} {e} {f} cm"),
        Operator::Tm { a, b, c, d, e, f } => writeln!(out, "{a} {b} {c} {d} {e} {f} Tm"),
        Operator::Td { tx, ty } => writeln!(out, "{tx} {ty} Td"),
        Operator::TD { tx, ty } => writeln!(out, "{tx} {ty} TD"),
        Operator::TStar => writeln!(out, "T*"),
        Operator::Tc { char_space } => writeln!(out, "{char_space} Tc"),
        Operator::Tw { word_space } => writeln!(out, "{word_space} Tw"),
        Operator::Tz { scale } => writeln!(out, "{scale} Tz"),
        Operator::TL { leading } => writeln!(out, "{leading} TL"),
        Operator::Ts { rise } => writeln!(out, "{rise} Ts"),
        Operator::Tr { render } => writeln!(out, "{render} Tr"),
        Operator::Tf { font, size } => {
            let name = ObjectSerializer::compact().serialize_to_string(&Object::Name(font.clone()));
            writeln!(out, "{name} {size} Tf")
        }
        Operator::Do { name } => {
            let name = ObjectSerializer::compact().serialize_to_string(&Object::Name(name.clone()));
            writeln!(out, "{name} Do")
        }
        Operator::Tj { text } => writeln!(out, "{} Tj", hex(text, gbk)),
        Operator::Quote { text } => writeln!(out, "{} '", hex(text, gbk)),
        Operator::DoubleQuote { word_space, char_space, text } => {
            writeln!(out, "{word_space} {char_space} {} \"", hex(text, gbk))
        }
        Operator::TJ { array } => {
            out.push('[');
            for element in array {
                match element {
                    TextElement::String(text) => out.push_str(&hex(text, gbk)),
                    TextElement::Offset(offset) => write!(out, " {offset} ")?,
                }
            }
            writeln!(out, "] TJ")
        }
        _ => Ok(()),
    }
}

/// A string as hexadecimal digits, in UCS-2 when it was GBK.
fn hex(text: &[u8], gbk: bool) -> String {
    let mut out = String::from("<");
    if gbk {
        for unit in GBK.decode_without_bom_handling(text).0.encode_utf16() {
            let _ = write!(out, "{unit:04X}");
        }
    } else {
        for byte in text {
            let _ = write!(out, "{byte:02X}");
        }
    }
    out.push('>');
    out
}

/// Appends changed objects and a cross-reference section that leads to them first.
fn append(document: &PdfDocument, bytes: &[u8], changed: &BTreeMap<(u32, u16), Vec<u8>>) -> Option<Vec<u8>> {
    let tail = bytes.len().saturating_sub(2048);
    let word = b"startxref";
    let at = tail + bytes[tail..].windows(word.len()).rposition(|window| window == word)? + word.len();
    let digits = bytes[at..].trim_ascii_start();
    let digits: Vec<u8> = digits.iter().copied().take_while(u8::is_ascii_digit).collect();
    let previous: i64 = std::str::from_utf8(&digits).ok()?.parse().ok()?;
    let mut out = bytes.to_vec();
    let mut table = String::from("xref\n");
    for ((number, generation), object) in changed {
        out.push(b'\n');
        let _ = writeln!(table, "{number} 1\n{:010} {generation:05} n ", out.len());
        out.extend(format!("{number} {generation} obj\n").bytes());
        out.extend(object);
        out.extend(b"\nendobj");
    }
    let mut trailer: Dictionary = document.trailer().as_dict()?.clone();
    trailer.retain(|key, _| matches!(key.as_str(), "Root" | "Size" | "Info" | "ID"));
    trailer.insert("Prev".to_owned(), Object::Integer(previous));
    out.push(b'\n');
    let start = out.len();
    out.extend(table.bytes());
    out.extend(b"trailer\n");
    out.extend(ObjectSerializer::compact().serialize(&Object::Dictionary(trailer)));
    out.extend(format!("\nstartxref\n{start}\n%%EOF\n").bytes());
    Some(out)
}
