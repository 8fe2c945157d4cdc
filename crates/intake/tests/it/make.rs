//! Documents put together by hand, so that a test sees what is in them.

use std::io::{Cursor, Write};

use zip::ZipWriter;
use zip::write::SimpleFileOptions;

/// A zip container of parts.
pub fn zip(parts: &[(&str, &str)]) -> Vec<u8> {
    let mut writer = ZipWriter::new(Cursor::new(Vec::new()));
    for (name, content) in parts {
        writer.start_file(*name, SimpleFileOptions::default()).unwrap();
        writer.write_all(content.as_bytes()).unwrap();
    }
    writer.finish().unwrap().into_inner()
}

/// A text document with this body, these lists and these styles, all as WordprocessingML.
pub fn docx(body: &str, numbering: &str, styles: &str) -> Vec<u8> {
    const NS: &str = r#"xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main" xmlns:mc="http://schemas.openxmlformats.org/markup-compatibility/2006""#;
    const OFFICE: &str = "http://schemas.openxmlformats.org/officeDocument/2006/relationships";
    let types = r#"<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"><Override PartName="/word/document.xml" ContentType="application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml"/></Types>"#;
    let rels = |inner: &str| {
        format!(
            r#"<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">{inner}</Relationships>"#
        )
    };
    zip(&[
        ("[Content_Types].xml", types),
        (
            "_rels/.rels",
            &rels(&format!(
                r#"<Relationship Id="r1" Type="{OFFICE}/officeDocument" Target="word/document.xml"/>"#
            )),
        ),
        (
            "word/_rels/document.xml.rels",
            &rels(&format!(
                r#"<Relationship Id="r1" Type="{OFFICE}/numbering" Target="numbering.xml"/><Relationship Id="r2" Type="{OFFICE}/styles" Target="/word/styles.xml"/>"#
            )),
        ),
        ("word/document.xml", &format!("<w:document {NS}><w:body>{body}</w:body></w:document>")),
        ("word/numbering.xml", &format!("<w:numbering {NS}>{numbering}</w:numbering>")),
        ("word/styles.xml", &format!("<w:styles {NS}>{styles}</w:styles>")),
    ])
}

/// A paragraph of words, in a list when one is given.
pub fn paragraph(list: Option<(u32, u32)>, words: &str) -> String {
    let properties = list.map_or(String::new(), |(list, level)| {
        format!(r#"<w:pPr><w:numPr><w:ilvl w:val="{level}"/><w:numId w:val="{list}"/></w:numPr></w:pPr>"#)
    });
    format!("<w:p>{properties}<w:r><w:t>{words}</w:t></w:r></w:p>")
}

/// A cell, with its properties.
pub fn cell(properties: &str, words: &str) -> String {
    format!("<w:tc><w:tcPr>{properties}</w:tcPr>{}</w:tc>", paragraph(None, words))
}

/// A pdf of these objects, numbered from 1; the first is the catalogue. `trailer` goes into the trailer.
pub fn pdf(objects: &[Vec<u8>], trailer: &str) -> Vec<u8> {
    let mut out = b"%PDF-1.6\n%\xe2\xe3\xcf\xd3\n".to_vec();
    let mut offsets = Vec::new();
    for (number, object) in objects.iter().enumerate() {
        offsets.push(out.len());
        out.extend(format!("{} 0 obj\n", number + 1).bytes());
        out.extend(object);
        out.extend(b"\nendobj\n");
    }
    let start = out.len();
    out.extend(format!("xref\n0 {}\n0000000000 65535 f \n", objects.len() + 1).bytes());
    for offset in offsets {
        out.extend(format!("{offset:010} 00000 n \n").bytes());
    }
    let count = objects.len() + 1;
    out.extend(
        format!("trailer\n<</Size {count}/Root 1 0 R{trailer}>>\nstartxref\n{start}\n%%EOF\n").bytes(),
    );
    out
}

/// A stream object.
pub fn stream(dictionary: &str, content: &[u8]) -> Vec<u8> {
    let mut out = format!("<<{dictionary}/Length {}>>\nstream\n", content.len()).into_bytes();
    out.extend(content);
    out.extend(b"\nendstream");
    out
}

/// A page that shows these lines in a font of the named encoding, which has no map to Unicode and is not embedded.
pub fn pdf_page(encoding: &str, lines: &[Vec<u8>], trailer: &str) -> Vec<u8> {
    let mut content = b"BT /F1 14 Tf 60 780 Td 20 TL\n".to_vec();
    for line in lines {
        let hex: String = line.iter().map(|byte| format!("{byte:02X}")).collect();
        content.extend(format!("<{hex}> Tj T*\n").bytes());
    }
    content.extend(b"ET");
    pdf(
        &[
            b"<</Type/Catalog/Pages 2 0 R>>".to_vec(),
            b"<</Type/Pages/Kids[3 0 R]/Count 1>>".to_vec(),
            b"<</Type/Page/Parent 2 0 R/MediaBox[0 0 595 842]/Contents 4 0 R/Resources<</Font<</F1 5 0 R>>>>>>".to_vec(),
            stream("", &content),
            format!("<</Type/Font/Subtype/Type0/BaseFont/FangSong/Encoding/{encoding}/DescendantFonts[6 0 R]>>").into_bytes(),
            b"<</Type/Font/Subtype/CIDFontType2/BaseFont/FangSong/DW 1000/CIDSystemInfo<</Registry(Adobe)/Ordering(GB1)/Supplement 2>>/FontDescriptor 7 0 R>>".to_vec(),
            b"<</Type/FontDescriptor/FontName/FangSong/Flags 4/FontBBox[0 -200 1000 900]/ItalicAngle 0/Ascent 880/Descent -120/CapHeight 700/StemV 80>>".to_vec(),
        ],
        trailer,
    )
}

/// A fixed-layout document (GB/T 33190) whose pages have this content; `more` are further parts.
pub fn ofd(pages: &[String], more: &[(&str, &str)]) -> Vec<u8> {
    const NS: &str = r#"xmlns:ofd="http://www.ofdspec.org/2016""#;
    let list: String = (0..pages.len())
        .map(|at| format!(r#"<ofd:Page ID="{}" BaseLoc="Pages/Page_{at}/Content.xml"/>"#, at + 10))
        .collect();
    let root = format!(
        r#"<?xml version="1.0" encoding="UTF-8"?><ofd:OFD {NS} Version="1.0" DocType="OFD"><ofd:DocBody><ofd:DocInfo><ofd:Title>不读</ofd:Title></ofd:DocInfo><ofd:DocRoot>Doc_0/Document.xml</ofd:DocRoot><ofd:Signatures>/Doc_0/Signs/Signatures.xml</ofd:Signatures></ofd:DocBody></ofd:OFD>"#
    );
    let document = format!(
        r#"<ofd:Document {NS}><ofd:CommonData><ofd:MaxUnitID>99</ofd:MaxUnitID><ofd:PageArea><ofd:PhysicalBox>0 0 210 297</ofd:PhysicalBox></ofd:PageArea><ofd:TemplatePage ID="2" BaseLoc="Tpls/Tpl_0/Content.xml"/></ofd:CommonData><ofd:Pages>{list}</ofd:Pages><ofd:Annotations>/Doc_0/Annots/Annotations.xml</ofd:Annotations></ofd:Document>"#
    );
    let pages: Vec<(String, String)> = pages
        .iter()
        .enumerate()
        .map(|(at, content)| {
            (
                format!("Doc_0/Pages/Page_{at}/Content.xml"),
                format!(r#"<ofd:Page {NS}><ofd:Content><ofd:Layer ID="1" Type="Body">{content}</ofd:Layer></ofd:Content></ofd:Page>"#),
            )
        })
        .collect();
    let mut parts = vec![("OFD.xml", root.as_str()), ("Doc_0/Document.xml", document.as_str())];
    parts.extend(pages.iter().map(|(name, content)| (name.as_str(), content.as_str())));
    parts.extend(more);
    zip(&parts)
}

/// Words set at a place of a page, five millimetres a character.
pub fn set(left: u32, top: u32, words: &str) -> String {
    let more = words.chars().count().saturating_sub(1);
    let deltas = if more > 0 { format!(r#" DeltaX="g {more} 5""#) } else { String::new() };
    format!(
        r#"<ofd:TextObject ID="7" Boundary="{left} {top} 200 6" Font="3" Size="5"><ofd:TextCode X="0" Y="4.5"{deltas}>{words}</ofd:TextCode></ofd:TextObject>"#
    )
}
