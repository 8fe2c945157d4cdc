//! The parts of a docx that its rows do not change: fonts, styles, settings, the foot and the page.

use super::{CELL_AIR, Orientation, PageNumber};

/// The namespace of the text.
pub(super) const MAIN: &str = "http://schemas.openxmlformats.org/wordprocessingml/2006/main";
/// The namespace of references to other parts.
pub(super) const RELATIONSHIPS: &str = "http://schemas.openxmlformats.org/officeDocument/2006/relationships";

/// The font of the text.
const BODY: &str = "仿宋_GB2312";

/// The fonts of official documents, each with what stands in where it is missing.
const FONTS: [(&str, &str, &str); 6] = [
    ("方正小标宋简体", "方正小标宋_GBK,FZXiaoBiaoSong-B05S,STZhongsong,华文中宋,SimSun", "auto"),
    (BODY, "FangSong_GB2312,FangSong,仿宋,STFangsong,华文仿宋", "modern"),
    ("楷体_GB2312", "KaiTi_GB2312,KaiTi,楷体,STKaiti,华文楷体", "modern"),
    ("黑体", "SimHei,STHeiti,Noto Sans CJK SC", "modern"),
    ("宋体", "SimSun,STSong,Noto Serif CJK SC", "auto"),
    ("Times New Roman", "Liberation Serif", "roman"),
];

/// The page in twentieths of a point. GB/T 9704: 37 mm above and 28 mm on the binding side of a type area of 156 x 225
/// mm. On its side the binding edge is above; left and right are 26 mm, because a table that lies down needs its width.
struct Sides {
    width: usize,
    height: usize,
    top: usize,
    bottom: usize,
    left: usize,
    right: usize,
}

const fn sides(orientation: Orientation) -> Sides {
    match orientation {
        Orientation::Portrait => {
            Sides { width: 11906, height: 16838, top: 2098, bottom: 1984, left: 1588, right: 1474 }
        }
        Orientation::Landscape => {
            Sides { width: 16838, height: 11906, top: 1588, bottom: 1474, left: 1474, right: 1474 }
        }
    }
}

/// The width of the type area.
pub(super) fn text_width(orientation: Orientation) -> usize {
    let page = sides(orientation);
    page.width - page.left - page.right
}

/// The end of the document: its foot, its paper and its margins. The number stands 7 mm below the type area.
pub(super) fn section(orientation: Orientation) -> String {
    let page = sides(orientation);
    let side = if orientation == Orientation::Landscape { " w:orient=\"landscape\"" } else { "" };
    // 7 mm of air and the 14 pt line itself; Word measures from the edge of the paper to the foot of the line.
    let foot = page.bottom - 397 - 320;
    format!(
        "<w:sectPr><w:footerReference w:type=\"default\" r:id=\"rId4\"/><w:footerReference w:type=\"even\" \
         r:id=\"rId5\"/><w:pgSz w:w=\"{}\" w:h=\"{}\"{side}/><w:pgMar w:top=\"{}\" w:right=\"{}\" w:bottom=\"{}\" \
         w:left=\"{}\" w:header=\"851\" w:footer=\"{foot}\" w:gutter=\"0\"/><w:docGrid w:type=\"lines\" \
         w:linePitch=\"579\"/></w:sectPr>",
        page.width, page.height, page.top, page.right, page.bottom, page.left
    )
}

/// The foot of odd or of even pages: "— 1 —" in size 4 宋体.
pub(super) fn footer(number: PageNumber, odd: bool) -> String {
    let place = match (number, odd) {
        (PageNumber::Centred, _) => "<w:jc w:val=\"center\"/>",
        (PageNumber::Outer, true) => "<w:ind w:rightChars=\"100\" w:right=\"280\"/><w:jc w:val=\"right\"/>",
        (PageNumber::Outer, false) => "<w:ind w:leftChars=\"100\" w:left=\"280\"/><w:jc w:val=\"left\"/>",
    };
    let run = |inner: &str| format!("<w:r><w:rPr><w:rFonts w:hint=\"eastAsia\"/></w:rPr>{inner}</w:r>");
    format!(
        "<w:ftr xmlns:w=\"{MAIN}\"><w:p><w:pPr><w:pStyle w:val=\"footer\"/>{place}</w:pPr>{}{}{}{}{}{}{}</w:p></w:ftr>",
        run("<w:t xml:space=\"preserve\">— </w:t>"),
        run("<w:fldChar w:fldCharType=\"begin\"/>"),
        run("<w:instrText xml:space=\"preserve\"> PAGE </w:instrText>"),
        run("<w:fldChar w:fldCharType=\"separate\"/>"),
        run("<w:t>1</w:t>"),
        run("<w:fldChar w:fldCharType=\"end\"/>"),
        run("<w:t xml:space=\"preserve\"> —</w:t>"),
    )
}

/// The settings.
pub(super) fn settings(number: PageNumber) -> String {
    let sides = if number == PageNumber::Outer { "<w:evenAndOddHeaders/>" } else { "" };
    format!(
        "<w:settings xmlns:w=\"{MAIN}\"><w:zoom w:percent=\"100\"/><w:defaultTabStop w:val=\"420\"/>{sides}\
         <w:characterSpacingControl w:val=\"compressPunctuation\"/><w:compat><w:compatSetting \
         w:name=\"compatibilityMode\" w:uri=\"http://schemas.microsoft.com/office/word\" w:val=\"15\"/></w:compat>\
         <w:themeFontLang w:val=\"en-US\" w:eastAsia=\"zh-CN\"/></w:settings>"
    )
}

/// The fonts with their substitutes.
pub(super) fn font_table() -> String {
    let fonts: String = FONTS
        .map(|(name, substitutes, family)| {
            let charset = if name.is_ascii() { "00" } else { "86" };
            format!(
                "<w:font w:name=\"{name}\"><w:altName w:val=\"{substitutes}\"/><w:charset w:val=\"{charset}\"/>\
                 <w:family w:val=\"{family}\"/><w:pitch w:val=\"default\"/></w:font>"
            )
        })
        .concat();
    format!("<w:fonts xmlns:w=\"{MAIN}\">{fonts}</w:fonts>")
}

/// The paragraph styles: name in Word, font, size in half points, and place.
fn paragraph_styles(table_size: usize) -> String {
    const CENTRED: &str = "<w:jc w:val=\"center\"/>";
    // Lines of a table are one and a third of their type apart; the grid of the page is made for size 3.
    let table = spaced(table_size * 10 * 4 / 3, 50, 50);
    let keep = "<w:keepNext/>".to_owned();
    [
        paragraph_style("Title", "方正小标宋简体", 44, &(spaced(640, 0, 120) + CENTRED)),
        paragraph_style("Subtitle", "楷体_GB2312", 32, &(spaced(520, 0, 60) + CENTRED)),
        paragraph_style("footer", "宋体", 28, &spaced(320, 0, 0)),
        paragraph_style("Table Line", BODY, 28, &(keep + &spaced(440, 60, 80))),
        paragraph_style("Table Heading", "黑体", table_size, &(table.clone() + CENTRED)),
        paragraph_style("Table Text", BODY, table_size, &table),
        paragraph_style("Table Note", BODY, 24, &(spaced(340, 60, 0) + "<w:jc w:val=\"both\"/>")),
        paragraph_style("Generated Line", BODY, 21, &(spaced(300, 100, 0) + "<w:jc w:val=\"right\"/>")),
    ]
    .concat()
}

/// One paragraph style, known in the text by its name without the space.
fn paragraph_style(name: &str, font: &str, size: usize, paragraph: &str) -> String {
    // Names of two words are ours; the others are Word's own.
    let custom = if name.contains(' ') { " w:customStyle=\"1\"" } else { "" };
    format!(
        "<w:style w:type=\"paragraph\"{custom} w:styleId=\"{}\"><w:name w:val=\"{name}\"/><w:basedOn \
         w:val=\"Normal\"/><w:qFormat/><w:pPr>{paragraph}</w:pPr><w:rPr>{}<w:sz w:val=\"{size}\"/><w:szCs \
         w:val=\"{size}\"/></w:rPr></w:style>",
        name.replace(' ', ""),
        fonts(font)
    )
}

/// Lines at a fixed distance, without the gaps that Word leaves between Han and figures.
fn spaced(line: usize, before: usize, after: usize) -> String {
    format!(
        "<w:autoSpaceDE w:val=\"0\"/><w:autoSpaceDN w:val=\"0\"/><w:snapToGrid w:val=\"0\"/><w:spacing \
         w:before=\"{before}\" w:after=\"{after}\" w:line=\"{line}\" w:lineRule=\"exact\"/>"
    )
}

/// The styles, with the table in the given size of type.
pub(super) fn styles(table_size: usize) -> String {
    let list = paragraph_styles(table_size);
    let sides = ["top", "left", "bottom", "right", "insideH", "insideV"]
        .map(|side| format!("<w:{side} w:val=\"single\" w:sz=\"4\" w:space=\"0\" w:color=\"000000\"/>"))
        .concat();
    format!(
        "<w:styles xmlns:w=\"{MAIN}\"><w:docDefaults><w:rPrDefault><w:rPr>{}<w:sz w:val=\"32\"/><w:szCs \
         w:val=\"32\"/><w:lang w:val=\"en-US\" w:eastAsia=\"zh-CN\" w:bidi=\"ar-SA\"/></w:rPr></w:rPrDefault>\
         <w:pPrDefault/></w:docDefaults><w:style w:type=\"paragraph\" w:default=\"1\" w:styleId=\"Normal\"><w:name \
         w:val=\"Normal\"/><w:qFormat/><w:pPr><w:spacing w:line=\"579\" w:lineRule=\"exact\"/><w:jc w:val=\"both\"/>\
         </w:pPr></w:style><w:style w:type=\"table\" w:default=\"1\" w:styleId=\"TableNormal\"><w:name w:val=\"Normal \
         Table\"/><w:uiPriority w:val=\"99\"/><w:semiHidden/><w:unhideWhenUsed/><w:tblPr><w:tblInd w:w=\"0\" \
         w:type=\"dxa\"/></w:tblPr></w:style><w:style w:type=\"table\" w:styleId=\"TableGrid\"><w:name w:val=\"Table \
         Grid\"/><w:basedOn w:val=\"TableNormal\"/><w:tblPr><w:tblBorders>{sides}</w:tblBorders><w:tblCellMar><w:left \
         w:w=\"{CELL_AIR}\" w:type=\"dxa\"/><w:right w:w=\"{CELL_AIR}\" w:type=\"dxa\"/></w:tblCellMar></w:tblPr>\
         </w:style>{list}</w:styles>",
        fonts(BODY)
    )
}

/// Han in the font named. Figures among 仿宋 are Times New Roman, as offices set them; in titles, headings and page
/// numbers they belong to the font of the line.
fn fonts(east_asian: &str) -> String {
    let latin = if east_asian == BODY { "Times New Roman" } else { east_asian };
    format!(
        "<w:rFonts w:ascii=\"{latin}\" w:eastAsia=\"{east_asian}\" w:hAnsi=\"{latin}\" w:cs=\"Times New Roman\"/>"
    )
}
