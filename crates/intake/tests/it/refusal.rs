//! Bad input: each kind has its own message, which says what to do.

use std::io::{Cursor, Write};

use intake::{Fault, Limits, take_in_path, take_in_reader};

use crate::make::{docx, paragraph, zip};
use crate::{refusal, take, take_within};

fn ole(stream: &str) -> Vec<u8> {
    let mut file = cfb::CompoundFile::create(Cursor::new(Vec::new())).unwrap();
    file.create_stream(stream).unwrap().write_all(&[7; 5000]).unwrap();
    file.into_inner().into_inner()
}

#[test]
fn empty_files() {
    assert_eq!(refusal("a.txt", b""), "intake-empty");
    assert_eq!(refusal("a.txt", "\u{feff}".as_bytes()), "intake-empty");
    assert_eq!(refusal("a.txt", " \n\u{3000}\n".as_bytes()), "intake-empty");
    assert_eq!(refusal("a.docx", &docx(&paragraph(None, " "), "", "")), "intake-empty");
}

#[test]
fn encrypted_office_files() {
    assert_eq!(refusal("a.docx", &ole("/EncryptedPackage")), "intake-encrypted");
    assert_eq!(refusal("a.xlsx", &ole("/EncryptedPackage")), "intake-encrypted");
}

#[test]
fn damaged_containers() {
    let whole = docx(&paragraph(None, &"年底前完成。".repeat(500)), "", "");
    assert_eq!(refusal("a.docx", &whole[..whole.len() / 2]), "intake-damaged");
    let mut spoiled = whole.clone();
    let middle = whole.windows(17).position(|w| w == b"word/document.xml").unwrap() + 20;
    spoiled[middle..middle + 40].fill(0xff);
    assert_eq!(refusal("a.docx", &spoiled), "intake-damaged");
    let noise: Vec<u8> = (0..3000u32).map(|place| (place.wrapping_mul(2_654_435_761) >> 13) as u8).collect();
    assert_eq!(refusal("a.docx", &noise), "intake-damaged");
    assert_eq!(refusal("a.dat", &noise), "intake-unknown");
    assert_eq!(refusal("a.docx", &docx("<w:p><w:r><w:t>断", "", "")), "intake-damaged");
    assert_eq!(refusal("a.doc", &ole("/WordDocument")), "intake-damaged");
    assert_eq!(refusal("a.xls", &ole("/Workbook")), "intake-damaged");
}

#[test]
fn other_kinds() {
    let slides = r#"<Types><Override ContentType="application/vnd.openxmlformats-officedocument.presentationml.presentation.main+xml"/></Types>"#;
    let of = |name: &str, bytes: &[u8]| take(name, bytes).expect_err("refused").fault;
    let unsupported = |kind: &str| Fault::Unsupported(kind.to_owned());
    assert_eq!(of("a.pptx", &zip(&[("[Content_Types].xml", slides)])), unsupported("PPTX"));
    assert_eq!(of("a.zip", &zip(&[("讲话.txt", "一")])), unsupported("ZIP"));
    assert_eq!(of("a.xls", b"<html><table>"), unsupported("HTML"));
    assert_eq!(of("a.rtf", b"{\\rtf1"), unsupported("RTF"));
    assert_eq!(of("a.exe", b"MZ"), unsupported("EXE"));
    assert_eq!(of("a.pdf", b"\x89PNG\r\n\x1a\n"), Fault::Picture);
    assert_eq!(of("a.bin", &[0, 1, 2, 3, 0xff, 0xfe, 0x80, 0x90]), Fault::Unknown);
}

#[test]
fn what_unpacks_to_too_much() {
    let limits = Limits { unpacked_bytes: 1 << 20, ..Limits::default() };
    let long = docx(&paragraph(None, &" ".repeat(3 << 20)), "", "");
    assert!(long.len() < 20_000);
    assert_eq!(take_within("a.docx", &long, &limits).unwrap_err().key(), "intake-bomb");
    let sheet = " ".repeat(3 << 20);
    let types = r#"<Types><Override ContentType="application/vnd.openxmlformats-officedocument.spreadsheetml.sheet.main+xml"/></Types>"#;
    let book = zip(&[("[Content_Types].xml", types), ("xl/worksheets/sheet1.xml", &sheet)]);
    assert_eq!(take_within("a.xlsx", &book, &limits).unwrap_err().key(), "intake-bomb");
    // A number of entries that no document has, declared where the container ends.
    let mut crowded = zip(&[("a", "b")]);
    let end = crowded.len() - 22;
    crowded[end + 8..end + 12].copy_from_slice(&[0xff, 0xff, 0xff, 0xff]);
    assert_eq!(refusal("a.docx", &crowded), "intake-bomb");
}

#[test]
fn what_takes_too_much() {
    let long = docx(&paragraph(None, &"年底前完成。".repeat(300_000)), "", "");
    let slow = Limits { pdf_millis: 0, ..Limits::default() };
    assert_eq!(take_within("a.docx", &long, &slow).unwrap_err().key(), "intake-too-slow");
    let heavy = Limits { memory_bytes: 1 << 20, ..Limits::default() };
    let error = take_within("a.docx", &long, &heavy).unwrap_err();
    assert_eq!(error.key(), "intake-too-heavy", "{error}");
}

#[test]
fn a_large_file_is_refused_before_it_is_read() {
    let path = std::env::temp_dir().join(format!("intake-large-{}.txt", std::process::id()));
    let file = std::fs::File::create(&path).unwrap();
    file.set_len(200 << 20).unwrap();
    let error = take_in_path(&path, &Limits::default()).unwrap_err();
    std::fs::remove_file(&path).unwrap();
    assert_eq!(error.fault, Fault::TooLarge { bytes: 200 << 20, limit: 50 << 20 });
    assert_eq!(error.args()[1], ("limit", "50 MB".to_owned()));
    let limits = Limits { file_bytes: 1000, ..Limits::default() };
    let endless = std::io::repeat(b'a');
    assert_eq!(take_in_reader("-", endless, &limits).unwrap_err().key(), "intake-too-large");
}

#[test]
fn a_text_that_is_no_document() {
    let limits = Limits { text_chars: 4, ..Limits::default() };
    let of =
        |words: &str| take_within("a.txt", words.as_bytes(), &limits).unwrap().as_document("a.txt", &limits);
    assert_eq!(of("年底完成").unwrap().text, "年底完成");
    assert_eq!(of("年底前完成").unwrap_err().fault, Fault::TooLong { chars: 5, limit: 4 });
}

#[test]
fn files_that_are_not_there() {
    let nowhere = std::env::temp_dir().join("intake-nowhere-at-all.docx");
    assert_eq!(take_in_path(&nowhere, &Limits::default()).unwrap_err().key(), "intake-missing");
    assert_eq!(
        take_in_path(&std::env::temp_dir(), &Limits::default()).unwrap_err().key(),
        "intake-unreadable"
    );
}

#[test]
fn a_name_cannot_break_the_line() {
    let error = take("a\n b\u{1b}[31m.txt", b"").unwrap_err();
    assert_eq!(error.to_string(), "a\u{fffd} b\u{fffd}[31m.txt: empty");
}

#[test]
fn every_fault_has_its_words_in_both_languages() {
    let limit = 1;
    let faults = [
        Fault::Missing,
        Fault::Unreadable(String::new()),
        Fault::Empty,
        Fault::TooLarge { bytes: 2, limit },
        Fault::TooLong { chars: 2, limit: 1 },
        Fault::Unsupported("RTF".to_owned()),
        Fault::Picture,
        Fault::Unknown,
        Fault::Encrypted,
        Fault::Damaged(String::new()),
        Fault::Scanned,
        Fault::Garbled,
        Fault::Bomb { limit },
        Fault::TooSlow { millis: 1 },
        Fault::TooHeavy { limit },
        Fault::NoReader(String::new()),
    ];
    let catalogues = [
        include_str!("../../../messages/zh-CN/intake.ftl"), //
        include_str!("../../../messages/en/intake.ftl"),
    ];
    for fault in faults {
        let error = intake::IntakeError { file: "讲话.docx".to_owned(), fault };
        for catalogue in catalogues {
            let start = format!("{} = ", error.key());
            let words = catalogue.lines().find_map(|line| line.strip_prefix(&start));
            let words = words.unwrap_or_else(|| panic!("{} has no words", error.key()));
            let given = error.args();
            for asked in words.split("{ $").skip(1).filter_map(|rest| rest.split(' ').next()) {
                assert!(
                    given.iter().any(|(name, _)| *name == asked),
                    "{}: {asked} is not given",
                    error.key()
                );
            }
        }
    }
}
