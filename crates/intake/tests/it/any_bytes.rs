//! Whatever the bytes, taking them in ends with a text or with words that say what is wrong, and never in a crash.

use encoding_rs::GB18030;

use crate::make::{cell, docx, ofd, paragraph, pdf_page, set, zip};
use crate::take;

/// Numbers that look random and are the same in every run.
struct Chance(u64);

impl Chance {
    fn below(&mut self, limit: usize) -> usize {
        self.0 = self.0.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
        (self.0 >> 33) as usize % limit.max(1)
    }

    /// One of the ways in which a file goes bad: bits turn, pieces go missing, come twice or are overwritten.
    fn spoil(&mut self, bytes: &[u8]) -> Vec<u8> {
        let mut spoiled = bytes.to_vec();
        let (at, length) = (self.below(bytes.len()), 1 + self.below(64));
        let end = (at + length).min(bytes.len());
        match self.below(6) {
            0 => spoiled.truncate(at),
            1 => drop(spoiled.drain(at..end)),
            2 => drop(spoiled.splice(at..at, bytes[at..end].iter().copied())),
            3 => spoiled[at..end].fill([0, 0xff, b'<', b'9'][self.below(4)]),
            4 => (0..8).for_each(|_| spoiled[self.below(bytes.len())] ^= 1 << self.below(8)),
            _ => (0..length).for_each(|_| spoiled[self.below(bytes.len())] = self.below(256) as u8),
        }
        spoiled
    }
}

fn check(name: &str, bytes: &[u8], what: &str) {
    match take(name, bytes) {
        Ok(intake) => assert!(!intake.text.trim().is_empty(), "{name}, {what}: nothing was read"),
        Err(error) => {
            assert!(!["intake-no-reader", "intake-too-slow"].contains(&error.key()), "{what}: {error}");
            assert_eq!(error.to_string().lines().count(), 1, "{what}: {error}");
        }
    }
}

const LISTS: &str = r#"<w:abstractNum w:abstractNumId="0"><w:lvl w:ilvl="0"><w:start w:val="1"/><w:numFmt w:val="chineseCounting"/><w:lvlText w:val="%1、"/></w:lvl></w:abstractNum><w:num w:numId="1"><w:abstractNumId w:val="0"/></w:num>"#;
const STYLES: &str = r#"<w:style w:type="paragraph" w:default="1" w:styleId="a"><w:name w:val="Normal"/><w:basedOn w:val="a"/></w:style>"#;

fn body() -> String {
    let row = |a: &str| {
        format!("<w:tr>{}{}</w:tr>", cell(r#"<w:gridSpan w:val="2"/>"#, a), cell("<w:vMerge/>", ""))
    };
    format!("{}<w:tbl>{}{}</w:tbl>", paragraph(Some((1, 0)), "抓好春耕"), row("任务"), row("灌溉"))
}

fn page() -> String {
    set(20, 20, "年底前完成验收。") + &set(20, 30, "由县水利局牵头。") + &set(120, 30, "全部建成。")
}

/// A sound file of each kind.
fn sound() -> Vec<(&'static str, Vec<u8>)> {
    let words = "序号,任务\r\n1,\"清淤, 护岸\"\r\n".repeat(3);
    let lines = [GB18030.encode("由县水利局牵头，六月底前完成。").0.into_owned()];
    vec![
        ("a.docx", docx(&body(), LISTS, STYLES)),
        ("a.xlsx", crate::xlsx::ledger().unwrap()),
        ("a.ofd", ofd(&[page(), page()], &[])),
        ("a.pdf", pdf_page("GBK-EUC-H", &lines, "")),
        ("a.doc", include_bytes!("../samples/plan.doc").to_vec()),
        ("a.xls", include_bytes!("../samples/ledger.xls").to_vec()),
        ("a.csv", words.clone().into_bytes()),
        ("a.txt", GB18030.encode(&words).0.into_owned()),
    ]
}

#[test]
fn spoiled_files_of_every_kind() {
    for (name, bytes) in sound() {
        let mut chance = Chance(7);
        check(name, &bytes, "sound");
        for turn in 0..24 {
            check(name, &chance.spoil(&bytes), &format!("turn {turn}"));
        }
    }
}

/// Behind the checksums of a container: its parts are spoiled, and packed soundly.
#[test]
fn spoiled_parts_of_sound_containers() {
    for (name, bytes) in sound().into_iter().filter(|(_, bytes)| bytes.starts_with(b"PK")) {
        let mut archive = ::zip::ZipArchive::new(std::io::Cursor::new(&bytes)).unwrap();
        let mut parts: Vec<(String, String)> = Vec::new();
        for number in 0..archive.len() {
            let mut file = archive.by_index(number).unwrap();
            let mut words = String::new();
            std::io::Read::read_to_string(&mut file, &mut words).unwrap();
            parts.push((file.name().unwrap().to_string(), words));
        }
        let mut chance = Chance(11);
        for turn in 0..40 {
            let mut changed = parts.clone();
            let part = &mut changed[chance.below(parts.len())].1;
            *part = String::from_utf8_lossy(&chance.spoil(part.as_bytes())).into_owned();
            let changed: Vec<(&str, &str)> =
                changed.iter().map(|(name, words)| (name.as_str(), words.as_str())).collect();
            check(name, &zip(&changed), &format!("turn {turn}"));
        }
    }
}

#[test]
fn noise_under_every_name() {
    let mut chance = Chance(3);
    for (name, bytes) in sound() {
        for length in [1, 5, 300, 4000] {
            let noise: Vec<u8> = (0..length).map(|_| chance.below(256) as u8).collect();
            check(name, &noise, "noise");
            check(name, &[&bytes[..bytes.len().min(8)], &noise].concat(), "noise behind a sound beginning");
        }
    }
}
