//! What the tests of all formats share.

// Each test binary uses its own part of this.
#![allow(dead_code)]

use std::io::{Cursor, Read};

use jiff::{Timestamp, civil::date};
use papers::{Due, Field, Head, LEDGER, Sheet, TaskLine, Tone, ledger, task_table};
use quick_xml::{Reader, events::Event};

pub const HEADINGS: [&str; 7] =
    ["序号", "工作任务", "量化目标", "牵头领导", "牵头单位", "责任单位", "完成时限"];

pub fn head() -> Head {
    Head {
        sheet_name: "任务分解表".to_owned(),
        title: "青山县2026年重点任务分解表".to_owned(),
        subtitle: Some("（征求意见稿）".to_owned()),
        issuer: "青山县人民政府督查室".to_owned(),
        date_line: "2026年3月1日".to_owned(),
        columns: Vec::new(),
        footnotes: vec!["注：排在首位的为牵头单位。".to_owned()],
        generated_line: "截至2026年3月1日生成".to_owned(),
        cut_marker: "……（已截断）".to_owned(),
        date_pattern: "%Y年%-m月%-d日".to_owned(),
        created: Timestamp::from_second(1_772_323_200).expect("a moment"),
    }
}

pub fn line(number: &str, task: &str) -> TaskLine {
    TaskLine {
        number: number.to_owned(),
        light: Some((Tone::Amber, "▲ 预警".to_owned())),
        task: task.to_owned(),
        target: "不少于3个".to_owned(),
        leaders: "周明远".to_owned(),
        lead_unit: "县教育局".to_owned(),
        units: "县财政局、各镇".to_owned(),
        due: Due::Day(date(2026, 6, 30)),
        progress: Some(-5),
        ..TaskLine::default()
    }
}

pub fn small_table() -> Sheet {
    let mut lines = vec![line("2026-0001", "修路"), line("2026-0002", "建校"), line("2026-0003", "护林")];
    lines[1].level = 1;
    lines[2].due = Due::Words("长期坚持".to_owned());
    task_table(head(), HEADINGS, lines)
}

pub fn ledger_of(lines: Vec<TaskLine>) -> Sheet {
    let words = LEDGER.map(|field| format!("{field:?}"));
    let columns: Vec<(Field, &str)> = LEDGER.into_iter().zip(words.iter().map(String::as_str)).collect();
    ledger(head(), &columns, lines)
}

/// Text that a spreadsheet would run, and text that only looks like it has been guarded already.
pub const LIVE: [&str; 10] =
    ["=1+1", "+1", "-1", "@A1", "\t=1", "＝1+1", "'=1", "''=1", "=HYPERLINK(\"http://x\",\"点\")", "\n=1"];

/// One part of an Office file as text.
pub fn part(file: &[u8], path: &str) -> String {
    let mut zip = zip::ZipArchive::new(Cursor::new(file)).expect("a zip");
    let mut text = String::new();
    zip.by_name(path).expect(path).read_to_string(&mut text).expect("UTF-8");
    text
}

/// Every part is XML that a strict reader accepts, and every part but the list of types is listed there.
pub fn check_parts(file: &[u8]) {
    let zip = zip::ZipArchive::new(Cursor::new(file)).expect("a zip");
    let types = part(file, "[Content_Types].xml");
    for path in zip.file_names().map(|path| path.expect("UTF-8").into_owned()) {
        let text = part(file, &path);
        let mut reader = Reader::from_str(&text);
        reader.config_mut().check_end_names = true;
        loop {
            match reader.read_event() {
                Ok(Event::Eof) => break,
                Ok(_) => {}
                Err(error) => panic!("{path}: {error}"),
            }
        }
        let implied = path.ends_with(".rels") || path == "[Content_Types].xml";
        assert!(implied || types.contains(&format!("PartName=\"/{path}\"")), "{path} has no type");
    }
}
