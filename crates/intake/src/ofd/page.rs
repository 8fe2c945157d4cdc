//! The content of one page: characters where they stand, and ruled lines.

use quick_xml::events::BytesStart;

use super::{Part, each};
use crate::Fault;
use crate::package::{Package, attribute};

/// Characters that follow one another on a line without a gap.
#[derive(Clone, Debug, Default)]
pub(super) struct Run {
    pub text: String,
    pub left: f32,
    pub right: f32,
    /// Distance of the baseline from the top of the page, in millimetres like everything here.
    pub baseline: f32,
    pub size: f32,
}

/// A horizontal line, of a table for the most part.
#[derive(Clone, Copy, Debug)]
pub(super) struct Rule {
    pub left: f32,
    pub right: f32,
    pub height: f32,
}

/// What stands on a page.
#[derive(Default)]
pub(super) struct Page {
    pub templates: Vec<String>,
    pub runs: Vec<Run>,
    pub rules: Vec<Rule>,
    object: Option<Object>,
    code: Option<Code>,
}

/// A text object that is being read.
struct Object {
    origin: (f32, f32),
    size: f32,
    matrix: [f32; 6],
    /// Neither upright nor lying on its side: a watermark across the page.
    aslant: bool,
    /// Where the last characters began: codes that do not say it begin there too.
    at: (f32, f32),
}

/// Characters that are being read.
struct Code {
    text: String,
    along: Option<String>,
    down: Option<String>,
}

/// A gap wider than this, in parts of a character, parts a run.
const GAP: f32 = 0.6;

impl Page {
    /// Adds what a part of page content shows.
    pub(super) fn parse(&mut self, package: &mut Package<'_>, name: &str) -> Result<(), Fault> {
        each(package, name, |part| match part {
            Part::Open(tag) => self.open(tag),
            Part::Words(words) => self.code.iter_mut().for_each(|code| code.text.push_str(words)),
            Part::Close("TextCode") => self.place(),
            Part::Close("TextObject") => self.object = None,
            Part::Close(_) => {}
        })
    }

    fn open(&mut self, tag: &BytesStart<'_>) {
        match tag.local_name().as_ref() {
            "Template" => self.templates.extend(attribute(tag, "TemplateID")),
            "TextObject" => self.object = Object::of(tag),
            "TextCode" => {
                let Some(object) = &mut self.object else { return };
                object.at.0 = number(tag, "X").unwrap_or(object.at.0);
                object.at.1 = number(tag, "Y").unwrap_or(object.at.1);
                let (along, down) = (attribute(tag, "DeltaX"), attribute(tag, "DeltaY"));
                self.code = Some(Code { text: String::new(), along, down });
            }
            "PathObject" => {
                if let [left, top, width, height] = numbers(tag, "Boundary")[..]
                    && height < 2.0
                    && width > 20.0
                {
                    self.rules.push(Rule { left, right: left + width, height: top });
                }
            }
            _ => {}
        }
    }

    /// Places the characters that were read.
    fn place(&mut self) {
        let (Some(code), Some(object)) = (self.code.take(), &self.object) else { return };
        if object.aslant {
            return;
        }
        let size = object.visible_size();
        // Set from top to bottom: one run, whose characters do not go on along a line.
        let upright = code.along.is_none() && code.down.is_some();
        let mut along = Deltas::of(code.along.as_deref());
        let mut down = Deltas::of(code.down.as_deref());
        let mut at = object.at;
        let mut run = Run::default();
        for c in unescaped(&code.text) {
            let (x, y) = object.on_page(at);
            let goes_on =
                upright || (x - run.right).abs() <= GAP * size && (y - run.baseline).abs() <= 0.5 * size;
            if !run.text.is_empty() && !goes_on {
                self.runs.push(std::mem::take(&mut run));
            }
            if run.text.is_empty() {
                (run.left, run.baseline, run.size) = (x, y, size);
            }
            let width = if c.is_ascii() { size * 0.5 } else { size };
            run.right = x + width;
            run.text.push(c);
            let usual = if c.is_ascii() { object.size * 0.5 } else { object.size };
            at.0 += along.next().unwrap_or(if upright { 0.0 } else { usual });
            at.1 += down.next().unwrap_or(0.0);
        }
        if !run.text.is_empty() {
            self.runs.push(run);
        }
    }
}

impl Object {
    fn of(tag: &BytesStart<'_>) -> Option<Self> {
        if attribute(tag, "Visible").as_deref() == Some("false") {
            return None;
        }
        let boundary = numbers(tag, "Boundary");
        let origin = (boundary.first().copied().unwrap_or(0.0), boundary.get(1).copied().unwrap_or(0.0));
        let matrix = match numbers(tag, "CTM")[..] {
            [a, b, c, d, e, f] => [a, b, c, d, e, f],
            _ => [1.0, 0.0, 0.0, 1.0, 0.0, 0.0],
        };
        let (upright, lying) = (matrix[0].abs(), matrix[1].abs());
        let aslant = upright.min(lying) > 0.2 * upright.max(lying);
        let size = number(tag, "Size").filter(|size| *size > 0.0).unwrap_or(4.0);
        Some(Self { origin, size, matrix, aslant, at: (0.0, 0.0) })
    }

    fn on_page(&self, (x, y): (f32, f32)) -> (f32, f32) {
        let [a, b, c, d, e, f] = self.matrix;
        (self.origin.0 + a * x + c * y + e, self.origin.1 + b * x + d * y + f)
    }

    fn visible_size(&self) -> f32 {
        let [a, b, c, d, ..] = self.matrix;
        let scale = (a * d - b * c).abs().sqrt();
        if scale > 0.0 && scale.is_finite() { self.size * scale } else { self.size }
    }
}

/// The distances between characters: numbers, and `g 3 5.5` for three times the same.
struct Deltas<'a> {
    tokens: std::str::SplitWhitespace<'a>,
    again: (u32, f32),
}

impl<'a> Deltas<'a> {
    fn of(list: Option<&'a str>) -> Self {
        Self { tokens: list.unwrap_or_default().split_whitespace(), again: (0, 0.0) }
    }
}

impl Iterator for Deltas<'_> {
    type Item = f32;

    fn next(&mut self) -> Option<f32> {
        while self.again.0 == 0 {
            let token = self.tokens.next()?;
            self.again = if token == "g" {
                (self.tokens.next()?.parse().ok()?, finite(self.tokens.next()?)?)
            } else {
                (1, finite(token)?)
            };
        }
        self.again.0 -= 1;
        Some(self.again.1)
    }
}

/// The characters of a code: `\0020` stands for what XML could not hold, line breaks of the file for nothing.
fn unescaped(text: &str) -> impl Iterator<Item = char> + '_ {
    let mut rest = text;
    std::iter::from_fn(move || {
        loop {
            let c = rest.chars().next()?;
            let escaped = rest.strip_prefix('\\').and_then(|hex| hex.get(..4));
            let escaped = escaped.filter(|hex| hex.bytes().all(|b| b.is_ascii_hexdigit()));
            if let Some(c) =
                escaped.and_then(|hex| u32::from_str_radix(hex, 16).ok()).and_then(char::from_u32)
            {
                rest = &rest[5..];
                return Some(if c.is_control() { ' ' } else { c });
            }
            rest = &rest[c.len_utf8()..];
            if !c.is_control() {
                return Some(c);
            }
        }
    })
}

fn finite(text: &str) -> Option<f32> {
    text.parse().ok().filter(|number: &f32| number.is_finite())
}

fn number(tag: &BytesStart<'_>, name: &str) -> Option<f32> {
    finite(attribute(tag, name)?.trim())
}

fn numbers(tag: &BytesStart<'_>, name: &str) -> Vec<f32> {
    let value = attribute(tag, name).unwrap_or_default();
    value.split_whitespace().map_while(finite).take(6).collect()
}
