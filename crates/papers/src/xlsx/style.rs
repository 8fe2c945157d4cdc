//! The styles of a worksheet, all of them listed once so that a cell can name its own by number.

use super::cells::ALIGNMENTS;
use crate::{Align, Tone};

/// How deep an indent goes; deeper rows stand with the last.
const LEVELS: usize = 6;

/// What a cell of the table shows.
#[derive(Clone, Copy, PartialEq)]
pub(super) enum Look {
    Plain,
    /// Words that begin like a formula: they stay words when somebody edits the cell.
    Quoted,
    /// More words than the text format shows.
    Long,
    Integer,
    Date,
    Tone(Tone),
}

const LOOKS: [Look; 8] = [
    Look::Plain,
    Look::Quoted,
    Look::Long,
    Look::Integer,
    Look::Date,
    Look::Tone(Tone::Green),
    Look::Tone(Tone::Amber),
    Look::Tone(Tone::Red),
];

/// The style of a cell.
#[derive(Clone, Copy, PartialEq)]
pub(super) enum Style {
    Title,
    Subtitle,
    Line,
    LineRight,
    Note,
    Heading,
    /// A cell of the table: its alignment, its level and what it shows.
    Body(Align, u8, Look),
}

const FIXED: [Style; 6] =
    [Style::Title, Style::Subtitle, Style::Line, Style::LineRight, Style::Note, Style::Heading];

impl Style {
    /// Its number; 0 is the style of untouched cells.
    pub(super) fn index(self) -> usize {
        match self {
            Self::Title => 1,
            Self::Subtitle => 2,
            Self::Line => 3,
            Self::LineRight => 4,
            Self::Note => 5,
            Self::Heading => 6,
            Self::Body(align, level, look) => {
                // Only text set flush left is indented: left at each level, then centred, then right.
                let row = match align {
                    Align::Left => usize::from(level).min(LEVELS - 1),
                    Align::Centre => LEVELS,
                    Align::Right => LEVELS + 1,
                };
                let column = match look {
                    Look::Plain => 0,
                    Look::Quoted => 1,
                    Look::Long => 2,
                    Look::Integer => 3,
                    Look::Date => 4,
                    Look::Tone(Tone::Green) => 5,
                    Look::Tone(Tone::Amber) => 6,
                    Look::Tone(Tone::Red) => 7,
                };
                1 + FIXED.len() + row * LOOKS.len() + column
            }
        }
    }

    fn xf(self) -> String {
        let (font, fill, border) = match self {
            Self::Title => (1, 0, 0),
            Self::Subtitle => (2, 0, 0),
            Self::Line | Self::LineRight | Self::Note => (3, 0, 0),
            Self::Heading => (4, 2, 1),
            Self::Body(_, _, Look::Tone(Tone::Green)) => (5, 0, 1),
            Self::Body(_, _, Look::Tone(Tone::Amber)) => (6, 0, 1),
            Self::Body(_, _, Look::Tone(Tone::Red)) => (7, 0, 1),
            Self::Body(..) => (0, 0, 1),
        };
        let format = match self {
            Self::Body(_, _, Look::Integer) => 1,
            Self::Body(_, _, Look::Date) => 164,
            Self::Body(_, _, Look::Long) => 0,
            // The text format keeps what a person types into the cell as it was typed.
            Self::Body(..) => 49,
            _ => 0,
        };
        let quoted = if matches!(self, Self::Body(_, _, Look::Quoted)) { " quotePrefix=\"1\"" } else { "" };
        format!(
            "<xf numFmtId=\"{format}\" fontId=\"{font}\" fillId=\"{fill}\" borderId=\"{border}\" xfId=\"0\" \
             applyNumberFormat=\"1\" applyFont=\"1\" applyFill=\"1\" applyBorder=\"1\" \
             applyAlignment=\"1\"{quoted}><alignment {}/></xf>",
            self.alignment()
        )
    }

    fn alignment(self) -> String {
        match self {
            Self::Title | Self::Subtitle => {
                "horizontal=\"center\" vertical=\"center\" shrinkToFit=\"1\"".to_owned()
            }
            Self::Line => "horizontal=\"left\" vertical=\"center\"".to_owned(),
            Self::LineRight => "horizontal=\"right\" vertical=\"center\"".to_owned(),
            Self::Note => "horizontal=\"left\" vertical=\"center\" wrapText=\"1\"".to_owned(),
            Self::Heading | Self::Body(Align::Centre, ..) => {
                "horizontal=\"center\" vertical=\"center\" wrapText=\"1\"".to_owned()
            }
            Self::Body(Align::Right, ..) => {
                "horizontal=\"right\" vertical=\"center\" wrapText=\"1\"".to_owned()
            }
            Self::Body(Align::Left, 0, _) => {
                "horizontal=\"left\" vertical=\"center\" wrapText=\"1\"".to_owned()
            }
            Self::Body(Align::Left, level, _) => {
                format!("horizontal=\"left\" vertical=\"center\" wrapText=\"1\" indent=\"{level}\"")
            }
        }
    }
}

/// Every style, in the order of their numbers.
fn all() -> impl Iterator<Item = Style> {
    let body = ALIGNMENTS.into_iter().flat_map(|align| {
        let levels = if align == Align::Left { 0..LEVELS as u8 } else { 0..1 };
        levels.flat_map(move |level| LOOKS.map(|look| Style::Body(align, level, look)))
    });
    FIXED.into_iter().chain(body)
}

fn font(name: &str, size: u8, colour: &str) -> String {
    format!(
        "<font><sz val=\"{size}\"/><color rgb=\"FF{colour}\"/><name val=\"{name}\"/><family val=\"3\"/><charset \
         val=\"134\"/></font>"
    )
}

/// The part that lists them.
pub(super) fn stylesheet() -> String {
    let fonts = [
        font("宋体", 11, "000000"),
        font("方正小标宋简体", 20, "000000"),
        font("楷体", 14, "000000"),
        font("宋体", 11, "404040"),
        font("黑体", 11, "000000"),
        font("宋体", 11, "1E7B45"),
        font("宋体", 11, "9A6400"),
        font("宋体", 11, "B3261E"),
    ];
    let sides: String = ["left", "right", "top", "bottom"]
        .map(|side| format!("<{side} style=\"thin\"><color rgb=\"FFB8B8B8\"/></{side}>"))
        .concat();
    let xfs: Vec<String> = all().map(Style::xf).collect();
    format!(
        "<styleSheet xmlns=\"{}\"><numFmts count=\"1\"><numFmt numFmtId=\"164\" formatCode=\"yyyy\\-mm\\-dd\"/>\
         </numFmts><fonts count=\"{}\">{}</fonts><fills count=\"3\"><fill><patternFill patternType=\"none\"/></fill>\
         <fill><patternFill patternType=\"gray125\"/></fill><fill><patternFill patternType=\"solid\"><fgColor \
         rgb=\"FFEDF1F0\"/><bgColor indexed=\"64\"/></patternFill></fill></fills><borders count=\"2\"><border><left/>\
         <right/><top/><bottom/><diagonal/></border><border>{sides}<diagonal/></border></borders><cellStyleXfs \
         count=\"1\"><xf numFmtId=\"0\" fontId=\"0\" fillId=\"0\" borderId=\"0\"/></cellStyleXfs><cellXfs \
         count=\"{}\"><xf numFmtId=\"0\" fontId=\"0\" fillId=\"0\" borderId=\"0\" xfId=\"0\"/>{}</cellXfs><cellStyles \
         count=\"1\"><cellStyle name=\"Normal\" xfId=\"0\" builtinId=\"0\"/></cellStyles></styleSheet>",
        super::MAIN,
        fonts.len(),
        fonts.concat(),
        xfs.len() + 1,
        xfs.concat()
    )
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_style_stands_where_its_number_says() {
        for (at, style) in all().enumerate() {
            assert_eq!(style.index(), at + 1);
        }
    }
}
