//! Pages of the national fixed-layout format: where characters stand decides how they read.

use intake::{Format, Limits};

use crate::make::{ofd, set, zip};
use crate::{refusal, take, take_within};

fn text(pages: &[String]) -> String {
    take("通知.ofd", &ofd(pages, &[])).unwrap().text
}

#[test]
fn lines_are_read_by_their_place_and_joined_to_paragraphs() {
    let page = [
        // Painted last, read first.
        set(30, 60, "六月底前完成全部招标工作。"),
        set(30, 50, "二是加快实施老旧小区改造工程由县住建局牵头于"),
        set(60, 20, "关于做好城乡建设的通知"),
    ];
    let intake = take("通知.ofd", &ofd(&[page.concat()], &[])).unwrap();
    assert_eq!(intake.format, Format::Ofd);
    assert_eq!(
        intake.text,
        "关于做好城乡建设的通知\n二是加快实施老旧小区改造工程由县住建局牵头于六月底前完成全部招标工作。"
    );
}

#[test]
fn a_line_in_pieces_is_one_line() {
    let pieces = [
        set(110, 30, "负责。"),
        set(30, 30, "由"),
        r#"<ofd:PageBlock><ofd:TextObject Boundary="35 28 100 9" Size="5" CTM="0.5 0 0 0.5 0 0"><ofd:CGTransform CodePosition="0" CodeCount="2" GlyphCount="2"><ofd:Glyphs>811 902</ofd:Glyphs></ofd:CGTransform><ofd:TextCode X="0" Y="13" DeltaX="10 g 2 10">县教育局</ofd:TextCode></ofd:TextObject></ofd:PageBlock>"#.to_owned(),
        r#"<ofd:TextObject Boundary="55 30 100 9" Size="5"><ofd:TextCode X="0" Y="4.5">会同民政局</ofd:TextCode><ofd:TextCode X="35" DeltaX="5">2&#x30;26</ofd:TextCode></ofd:TextObject>"#.to_owned(),
    ];
    assert_eq!(text(&[pieces.concat()]), "由县教育局会同民政局 2026负责。");
}

#[test]
fn characters_that_xml_cannot_hold_are_escaped() {
    let code = |words: &str| {
        format!(
            r#"<ofd:TextObject Boundary="20 20 99 9" Size="5"><ofd:TextCode X="0" Y="5">{words}</ofd:TextCode></ofd:TextObject>"#
        )
    };
    assert_eq!(text(&[code(r"甲\0020乙&amp;丙\\丁")]), r"甲 乙&丙\\丁");
}

#[test]
fn columns_of_a_page_are_read_one_after_the_other() {
    let left = [
        "全县上下要抓住春耕关键时期逐村",
        "逐户核实今年早稻种植面积确保在",
        "四月底前完成一百万亩播种任务并",
        "及时将核实结果报送县农业农村局",
        "汇总上报。",
    ];
    let right = [
        "各镇要同步检修辖区内灌溉设施对",
        "已经损坏的泵站列出清单并且限期",
        "修复由县水利局负责逐站验收并在",
        "每周五通报一次修复进度对进展慢",
        "的镇约谈。",
    ];
    let mut page = set(50, 20, "春耕生产工作简报");
    for (at, (a, b)) in (0..).zip(left.iter().zip(right)) {
        page += &set(20, 40 + 8 * at, a);
        page += &set(115, 40 + 8 * at, b);
    }
    let want = format!("春耕生产工作简报\n{}\n{}", left.concat(), right.concat());
    assert_eq!(text(&[page.clone()]), want);
    // The same within ruled lines is a table, whose rows stay together.
    let ruled = page
        + r#"<ofd:PathObject Boundary="20 50 180 0.3"><ofd:AbbreviatedData>M 0 0 L 180 0</ofd:AbbreviatedData></ofd:PathObject>"#;
    assert!(text(&[ruled]).contains("春耕关键时期逐村 各镇要同步检修"));
}

#[test]
fn rows_of_a_table_keep_their_cells_apart() {
    let row = |top, cells: [&str; 3]| {
        [set(20, top, cells[0]), set(45, top, cells[1]), set(130, top, cells[2])].concat()
    };
    let page = [row(30, ["序号", "任务", "牵头单位"]), row(40, ["1", "修复水毁道路", "县交通局"])].concat();
    assert_eq!(text(&[page]), "序号\t任务\t牵头单位\n1\t修复水毁道路\t县交通局");
}

#[test]
fn templates_are_read_once_and_seals_annotations_and_watermarks_never() {
    let template = r#"<ofd:Template TemplateID="2" ZOrder="Background"/>"#;
    let watermark = r#"<ofd:TextObject Boundary="20 99 99 99" Size="9" CTM="0.7 0.7 -0.7 0.7 0 0"><ofd:TextCode X="0" Y="0" DeltaX="9">内部</ofd:TextCode></ofd:TextObject>"#;
    let hidden = set(20, 60, "看不见").replace("<ofd:TextObject", r#"<ofd:TextObject Visible="false""#);
    let page = |words: &str| format!("{}{watermark}{hidden}{}", set(20, 40, words), set(90, 280, "— 1 —"));
    let parts = [
        ("Doc_0/Tpls/Tpl_0/Content.xml", set(60, 15, "青石县人民政府文件")),
        ("Doc_0/Annots/Annotations.xml", set(20, 70, "批注")),
        ("Doc_0/Signs/Signatures.xml", set(20, 80, "印章")),
    ];
    let wrapped: Vec<(&str, String)> = parts
        .iter()
        .map(|(name, words)| (*name, format!("<ofd:Page><ofd:Content>{words}</ofd:Content></ofd:Page>")))
        .collect();
    let more: Vec<(&str, &str)> = wrapped.iter().map(|(name, words)| (*name, words.as_str())).collect();
    let pages = [page("第一项。"), page("第二项。")].map(|page| format!("{page}{template}"));
    assert_eq!(take("a.ofd", &ofd(&pages, &more)).unwrap().text, "青石县人民政府文件\n第一项。\n第二项。");
}

#[test]
fn pages_stand_in_the_order_of_the_document_not_of_the_container() {
    let pages: Vec<String> = (1..=11).map(|at| set(20, 20, &format!("第{at}批项目全部开工。"))).collect();
    let want: Vec<String> = (1..=11).map(|at| format!("第{at}批项目全部开工。")).collect();
    assert_eq!(text(&pages), want.join("\n"));
}

#[test]
fn pages_without_text_are_counted_or_called_a_scan() {
    let picture = r#"<ofd:ImageObject ID="9" Boundary="0 0 210 297" ResourceID="4"/>"#.to_owned();
    let mixed = ofd(&[set(20, 20, "附件扫描件见后页。"), picture.clone()], &[]);
    assert_eq!(take("a.ofd", &mixed).unwrap().blank_pages, [2]);
    assert_eq!(refusal("a.ofd", &ofd(&[picture], &[])), "intake-scanned");
    // Shapes without characters behind them.
    assert_eq!(refusal("a.ofd", &ofd(&[set(20, 20, "¤¤¤¤¤¤¤¤")], &[])), "intake-garbled");
}

#[test]
fn bad_containers_get_their_own_words() {
    let sound = ofd(&[set(20, 20, "年底前完成。").repeat(300)], &[]);
    assert_eq!(refusal("a.ofd", &sound[..sound.len() / 2]), "intake-damaged");
    assert_eq!(refusal("a.ofd", &zip(&[("OFD.xml", "<OFD/>")])), "intake-damaged");
    assert_eq!(refusal("a.ofd", &ofd(&[], &[])), "intake-damaged");
    assert_eq!(refusal("a.ofd", &ofd(&["<ofd:TextObject>".to_owned()], &[])), "intake-damaged");
    let lost = "<OFD><DocBody><DocRoot>Doc_9/Document.xml</DocRoot></DocBody></OFD>";
    assert_eq!(refusal("a.ofd", &zip(&[("OFD.xml", lost)])), "intake-damaged");
    let locked = ofd(&[set(20, 20, "密件")], &[("Encryptions.xml", "<Encryptions/>")]);
    assert_eq!(refusal("a.ofd", &locked), "intake-encrypted");
}

#[test]
fn what_unpacks_to_too_much_is_refused() {
    let limits = Limits { unpacked_bytes: 1 << 20, ..Limits::default() };
    let page = set(20, 20, &"完".repeat(500_000));
    assert_eq!(take_within("a.ofd", &ofd(&[page], &[]), &limits).unwrap_err().key(), "intake-bomb");
    // Distances are not believed beyond the characters they part.
    let endless = set(20, 20, "年底前完成").replace("g 4 5", "g 4000000000 5");
    assert_eq!(text(&[endless]), "年底前完成");
}
