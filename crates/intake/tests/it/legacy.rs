//! Files of Word 97 and Excel 97; `samples/README.md` says how they were made.

use intake::Format;

use crate::take;

#[test]
fn word_97_keeps_text_numbers_and_tables() {
    let intake = take("安排.doc", include_bytes!("../samples/plan.doc")).unwrap();
    assert_eq!(intake.format, Format::Doc);
    let lines: Vec<&str> = intake.text.lines().collect();
    assert_eq!(lines[0], "全县春季造林工作安排");
    assert!(lines.contains(&"1. 落实地块"), "{lines:?}");
    assert!(lines.contains(&"2. 备足苗木"), "{lines:?}");
    assert!(lines.contains(&"青石乡\t1200亩\t4月10日前"), "{lines:?}");
    assert_eq!(intake.tables[0].rows[1], ["青石乡", "1200亩", "4月10日前"]);
}

#[test]
fn excel_97_reads_like_its_successor() {
    let old = take("台账.xls", include_bytes!("../samples/ledger.xls")).unwrap();
    let new = take("台账.xlsx", &crate::xlsx::ledger().unwrap()).unwrap();
    assert_eq!(old.format, Format::Xls);
    // Its reader is not told which numbers are shown as hundredths.
    assert_eq!(old.text.replace("0.285", "28.5%"), new.text);
    assert_eq!(old.tables[0].rows[..4], new.tables[0].rows[..4]);
}

#[test]
fn damaged_files_are_refused_and_never_bring_the_reader_down() {
    for (name, bytes) in [
        ("a.doc", include_bytes!("../samples/plan.doc").as_slice()),
        ("a.xls", include_bytes!("../samples/ledger.xls").as_slice()),
    ] {
        for cut in [600, bytes.len() / 2] {
            let key = crate::refusal(name, &bytes[..cut]);
            assert_eq!(key, "intake-damaged", "{name} cut at {cut}");
        }
        for seed in 0..24usize {
            let mut spoiled = bytes.to_vec();
            for place in (512 + seed * 37..spoiled.len()).step_by(701) {
                spoiled[place] ^= 0x5a;
            }
            if let Err(error) = take(name, &spoiled) {
                assert_ne!(error.key(), "intake-no-reader", "{name}, seed {seed}: {error}");
            }
        }
    }
}
