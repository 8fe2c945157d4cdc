//! Pages: fonts without a map to Unicode, and what is no text.

use encoding_rs::GBK;
use intake::Format;

use crate::make::{pdf, pdf_page, stream};
use crate::{refusal, take};

const LINES: [&str; 3] =
    ["一、完善农村公路管护机制。", "由县交通运输局牵头，六月底前完成。", "新改建道路120公里。"];

fn ucs2(text: &str) -> Vec<u8> {
    text.encode_utf16().flat_map(u16::to_be_bytes).collect()
}

#[test]
fn fonts_without_a_map_to_unicode_are_read() {
    let gbk: Vec<Vec<u8>> = LINES.iter().map(|line| GBK.encode(line).0.into_owned()).collect();
    let unicode: Vec<Vec<u8>> = LINES.iter().map(|line| ucs2(line)).collect();
    for (encoding, lines) in [("GBK-EUC-H", &gbk), ("UniGB-UCS2-H", &unicode)] {
        let intake =
            take("公告.pdf", &pdf_page(encoding, lines, "")).unwrap_or_else(|e| panic!("{encoding}: {e}"));
        assert_eq!(intake.format, Format::Pdf);
        assert_eq!(intake.text, LINES.join("\n"), "{encoding}");
    }
}

#[test]
fn gbk_text_in_parts_and_in_forms_keeps_its_numbers() {
    let show = |words: &str, y: u32| {
        let hex: String = GBK.encode(words).0.iter().map(|byte| format!("{byte:02X}")).collect();
        format!("BT /F1 14 Tf 60 {y} Td [<{hex}>] TJ ET ")
    };
    let fonts = "/Resources<</Font<</F1 7 0 R>>>>";
    let pages = pdf(
        &[
            b"<</Type/Catalog/Pages 2 0 R>>".to_vec(),
            b"<</Type/Pages/Kids[3 0 R]/Count 1>>".to_vec(),
            b"<</Type/Page/Parent 2 0 R/MediaBox[0 0 595 842]/Contents[4 0 R 5 0 R]/Resources<</Font<</F1 7 0 R>>/XObject<</Fm 6 0 R>>>>>>".to_vec(),
            stream("", format!("q {}", show("投资5亿元。", 780)).as_bytes()),
            stream("", format!("{} Q /Fm Do", show("2026年建成。", 750)).as_bytes()),
            stream(
                &format!("/Type/XObject/Subtype/Form/BBox[0 0 595 842]{fonts}"),
                show("惠及3.2万人。", 720).as_bytes(),
            ),
            b"<</Type/Font/Subtype/Type0/BaseFont/FangSong/Encoding/GBK-EUC-H/DescendantFonts[8 0 R]>>".to_vec(),
            b"<</Type/Font/Subtype/CIDFontType2/BaseFont/FangSong/DW 1000/CIDSystemInfo<</Registry(Adobe)/Ordering(GB1)/Supplement 2>>>>".to_vec(),
        ],
        "",
    );
    assert_eq!(take("a.pdf", &pages).unwrap().text, "投资5亿元。\n2026年建成。\n惠及3.2万人。");
}

#[test]
fn a_picture_of_a_page_is_called_a_scan() {
    let scan = pdf(
        &[
            b"<</Type/Catalog/Pages 2 0 R>>".to_vec(),
            b"<</Type/Pages/Kids[3 0 R]/Count 1>>".to_vec(),
            b"<</Type/Page/Parent 2 0 R/MediaBox[0 0 595 842]/Contents 4 0 R/Resources<</XObject<</I 5 0 R>>>>>>".to_vec(),
            stream("", b"q 595 0 0 842 0 0 cm /I Do Q"),
            stream("/Type/XObject/Subtype/Image/Width 1/Height 1/ColorSpace/DeviceGray/BitsPerComponent 8", b"\x80"),
        ],
        "",
    );
    assert_eq!(refusal("扫描.pdf", &scan), "intake-scanned");
}

#[test]
fn a_picture_among_pages_of_text_is_counted() {
    let pages = pdf(
        &[
            b"<</Type/Catalog/Pages 2 0 R>>".to_vec(),
            b"<</Type/Pages/Kids[3 0 R 4 0 R]/Count 2>>".to_vec(),
            b"<</Type/Page/Parent 2 0 R/MediaBox[0 0 595 842]/Contents 5 0 R/Resources<</Font<</F1 7 0 R>>>>>>".to_vec(),
            b"<</Type/Page/Parent 2 0 R/MediaBox[0 0 595 842]/Contents 6 0 R/Resources<<>>>>".to_vec(),
            stream("", b"BT /F1 14 Tf 60 780 Td (Roads to be finished by June.) Tj ET"),
            stream("", b"0 0 595 842 re f"),
            b"<</Type/Font/Subtype/Type1/BaseFont/Helvetica>>".to_vec(),
        ],
        "",
    );
    let intake = take("a.pdf", &pages).unwrap();
    assert_eq!((intake.text.as_str(), intake.blank_pages), ("Roads to be finished by June.", vec![2]));
}

#[test]
fn a_pdf_that_asks_for_a_password_is_called_encrypted() {
    let strange = "5A".repeat(32);
    let trailer = format!(
        "/ID[<00112233445566778899AABBCCDDEEFF><00112233445566778899AABBCCDDEEFF>]\
         /Encrypt<</Filter/Standard/V 2/R 3/Length 128/P -44/O<{strange}>/U<{strange}>>>"
    );
    assert_eq!(refusal("密.pdf", &pdf_page("UniGB-UCS2-H", &[ucs2(LINES[0])], &trailer)), "intake-encrypted");
}

#[test]
fn a_pdf_in_pieces_is_called_damaged() {
    assert_eq!(refusal("坏.pdf", b"%PDF-1.7\nnothing of a document follows\n"), "intake-damaged");
    assert_eq!(refusal("坏.pdf", &[b"%PDF-1.4\n".as_slice(), &[0xd7; 4000]].concat()), "intake-damaged");
}
