//! Text documents: numbers, tables, and what is not part of the text.

use intake::Format;

use crate::make::{cell, docx, paragraph};
use crate::take;

/// 一、 / （一） / 1. / ①, with an instance 2 that starts its first level at five and an instance 3 of serial numbers.
const LISTS: &str = r#"
<w:abstractNum w:abstractNumId="0">
  <w:lvl w:ilvl="0"><w:start w:val="1"/><w:numFmt w:val="chineseCounting"/><w:suff w:val="nothing"/><w:lvlText w:val="%1、"/></w:lvl>
  <w:lvl w:ilvl="1"><w:start w:val="1"/><w:numFmt w:val="chineseCounting"/><w:lvlText w:val="（%2）"/></w:lvl>
  <w:lvl w:ilvl="2"><w:start w:val="1"/><w:numFmt w:val="decimal"/><w:lvlText w:val="%3."/></w:lvl>
  <w:lvl w:ilvl="3"><w:start w:val="1"/><w:numFmt w:val="decimal"/><w:isLgl/><w:lvlText w:val="%1.%2.%4"/></w:lvl>
</w:abstractNum>
<w:abstractNum w:abstractNumId="1">
  <w:lvl w:ilvl="0"><w:start w:val="1"/><w:numFmt w:val="decimal"/><w:lvlText w:val="%1"/></w:lvl>
  <w:lvl w:ilvl="1"><w:numFmt w:val="bullet"/><w:lvlText w:val="&#xF06C;"/></w:lvl>
</w:abstractNum>
<w:num w:numId="1"><w:abstractNumId w:val="0"/></w:num>
<w:num w:numId="2"><w:abstractNumId w:val="0"/><w:lvlOverride w:ilvl="0"><w:startOverride w:val="5"/></w:lvlOverride></w:num>
<w:num w:numId="3"><w:abstractNumId w:val="1"/></w:num>"#;

fn text_of(body: &str, styles: &str) -> String {
    take("a.docx", &docx(body, LISTS, styles)).unwrap().text
}

#[test]
fn automatic_numbers_are_restored() {
    let of = |level, words| paragraph(Some((1, level)), words);
    let body = [
        paragraph(None, "工作安排"),
        of(0, "抓项目"),
        of(1, "开工"),
        of(1, "竣工"),
        of(2, "清单"),
        of(3, "台账"),
        of(0, "抓民生"),
        of(1, "就业"),
        of(2, "培训"),
        paragraph(Some((2, 0)), "抓安全"),
        paragraph(Some((2, 0)), "抓稳定"),
        paragraph(Some((3, 1)), "圆点不是编号"),
    ]
    .concat();
    let want = "工作安排\n一、抓项目\n（一）开工\n（二）竣工\n1. 清单\n1.2.1 台账\n二、抓民生\n（一）就业\n1. 培训\n五、抓安全\n六、抓稳定\n圆点不是编号";
    assert_eq!(text_of(&body, ""), want);
}

#[test]
fn numbers_come_through_styles_and_can_be_switched_off() {
    let styles = r#"
        <w:style w:type="paragraph" w:default="1" w:styleId="a"><w:name w:val="Normal"/></w:style>
        <w:style w:type="paragraph" w:styleId="h1"><w:name w:val="heading 1"/><w:pPr><w:numPr><w:numId w:val="1"/></w:numPr></w:pPr></w:style>
        <w:style w:type="paragraph" w:styleId="h2"><w:name w:val="heading 2"/><w:basedOn w:val="h1"/><w:pPr><w:numPr><w:ilvl w:val="1"/></w:numPr></w:pPr></w:style>
        <w:style w:type="paragraph" w:styleId="c1"><w:name w:val="toc 1"/></w:style>"#;
    let styled = |style: &str, more: &str, words: &str| {
        format!(r#"<w:p><w:pPr><w:pStyle w:val="{style}"/>{more}</w:pPr><w:r><w:t>{words}</w:t></w:r></w:p>"#)
    };
    let body = [
        styled("c1", "", "抓项目 1"),
        styled("h1", "", "抓项目"),
        styled("h2", "", "开工"),
        styled("h1", r#"<w:numPr><w:numId w:val="0"/></w:numPr>"#, "没有编号"),
        styled("h1", "", "抓民生"),
    ]
    .concat();
    assert_eq!(text_of(&body, styles), "一、抓项目\n（一）开工\n没有编号\n二、抓民生");
}

#[test]
fn merged_cells_are_filled_in_the_table_and_said_once_in_the_text() {
    let rows = [
        [cell(r#"<w:vMerge w:val="restart"/>"#, "项目"), cell(r#"<w:gridSpan w:val="2"/>"#, "时限")].concat(),
        [cell("<w:vMerge/>", ""), cell("", "开工"), cell("", "竣工")].concat(),
        [cell("", "道路&amp;桥梁"), cell("", "3月"), cell("", "9月")].concat(),
    ];
    let rows: String = rows.iter().map(|row| format!("<w:tr>{row}</w:tr>")).collect();
    let body = format!("{}<w:tbl>{rows}</w:tbl>{}", paragraph(None, "附表"), paragraph(None, "完"));
    let intake = take("a.docx", &docx(&body, LISTS, "")).unwrap();
    assert_eq!(intake.format, Format::Docx);
    assert_eq!(intake.text, "附表\n项目\t时限\n\t开工\t竣工\n道路&桥梁\t3月\t9月\n完");
    assert_eq!(
        intake.tables[0].rows,
        [["项目", "时限", "时限"], ["项目", "开工", "竣工"], ["道路&桥梁", "3月", "9月"]]
    );
}

#[test]
fn a_column_of_serial_numbers_counts_though_its_cells_are_empty() {
    let row = |words: &str| {
        let number = format!("<w:tc>{}</w:tc>", paragraph(Some((3, 0)), ""));
        format!("<w:tr>{number}{}</w:tr>", cell("", words))
    };
    let body = format!("<w:tbl>{}{}</w:tbl>", row("修路"), row("架桥"));
    let intake = take("a.docx", &docx(&body, LISTS, "")).unwrap();
    assert_eq!(intake.tables[0].rows, [["1", "修路"], ["2", "架桥"]]);
}

#[test]
fn a_table_inside_a_frame_keeps_its_place_and_its_paragraphs() {
    let inner = format!("<w:tbl><w:tr>{}{}</w:tr></w:tbl>", cell("", "内甲"), cell("", "内乙"));
    let frame = format!("<w:tc>{}{inner}{}</w:tc>", paragraph(None, "第一段。"), paragraph(None, "第二段。"));
    let intake = take("a.docx", &docx(&format!("<w:tbl><w:tr>{frame}</w:tr></w:tbl>"), LISTS, "")).unwrap();
    assert_eq!(intake.text, "第一段。\n内甲\t内乙\n第二段。");
    assert_eq!(intake.tables.len(), 2);
    assert_eq!(intake.tables[0].rows, [["第一段。\n内甲\t内乙\n第二段。"]]);
    assert_eq!(intake.tables[1].rows, [["内甲", "内乙"]]);
}

#[test]
fn what_is_deleted_hidden_or_doubled_is_not_text() {
    let run = |inner: &str| format!("<w:r>{inner}</w:r>");
    let body = format!(
        "<w:p>{}{}{}{}{}{}</w:p>",
        run("<w:t>年底前</w:t><w:tab/><w:t>完成</w:t><w:br/><w:t>验收</w:t><w:br w:type=\"page\"/>"),
        "<w:del><w:r><w:delText>旧</w:delText><w:tab/></w:r></w:del><w:ins><w:r><w:t>新</w:t></w:r></w:ins>",
        run("<w:rPr><w:vanish/></w:rPr><w:t>隐</w:t>"),
        run(
            "<w:ruby><w:rt><w:r><w:t>yǎn</w:t></w:r></w:rt><w:rubyBase><w:r><w:t>䶮</w:t></w:r></w:rubyBase></w:ruby>"
        ),
        run(
            "<mc:AlternateContent><mc:Choice><w:txbxContent><w:p><w:r><w:t>框内</w:t></w:r></w:p></w:txbxContent></mc:Choice><mc:Fallback><w:t>框内</w:t></mc:Fallback></mc:AlternateContent>"
        ),
        run("<w:instrText>PAGE</w:instrText><w:t>。</w:t>"),
    );
    assert_eq!(text_of(&body, ""), "框内\n年底前\t完成\n验收新䶮。");
}

#[test]
fn documents_of_another_program_are_read() {
    use docx_rs::{
        AbstractNumbering, Docx, IndentLevel, Level, LevelJc, LevelText, NumberFormat, Numbering,
        NumberingId, Paragraph, Run, Start,
    };
    let level = Level::new(
        0,
        Start::new(1),
        NumberFormat::new("chineseCounting"),
        LevelText::new("（%1）"),
        LevelJc::new("left"),
    );
    let item = |words: &str| {
        Paragraph::new()
            .add_run(Run::new().add_text(words))
            .numbering(NumberingId::new(7), IndentLevel::new(0))
    };
    let mut bytes = std::io::Cursor::new(Vec::new());
    Docx::new()
        .add_abstract_numbering(AbstractNumbering::new(7).add_level(level))
        .add_numbering(Numbering::new(7, 7))
        .add_paragraph(Paragraph::new().add_run(Run::new().add_text("关于做好防汛工作的通知")))
        .add_paragraph(item("压实责任"))
        .add_paragraph(item("排查隐患"))
        .build()
        .pack(&mut bytes)
        .unwrap();
    let text = take("通知.docx", bytes.get_ref()).unwrap().text;
    assert_eq!(text, "关于做好防汛工作的通知\n（一）压实责任\n（二）排查隐患");
}
