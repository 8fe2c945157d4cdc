//! Documents of the kinds that offices put in, each beside what must be read from it.
//!
//! `corpus/NAME.txt` is a document of 15 January 2026 unless it says otherwise; `corpus/NAME.expected` is the summary
//! below, one commitment after the other.

use std::fmt::Write;
use std::fs;
use std::path::Path;

use reading::{Commitment, Found, Options, Reading, read};

fn names(label: &str, found: &[Found<String>], out: &mut String) {
    if !found.is_empty() {
        let list: Vec<&str> = found.iter().map(|name| name.value.as_str()).collect();
        writeln!(out, "  {label} {}", list.join("、")).unwrap();
    }
}

fn one(commitment: &Commitment, out: &mut String) {
    writeln!(out, "{:?} {}", commitment.strength, commitment.title).unwrap();
    names("leader", &commitment.leaders, out);
    names("lead", &commitment.lead_units, out);
    names("other", &commitment.other_units, out);
    for inherited in &commitment.inherited {
        writeln!(out, "  inherited {:?} {}", inherited.role, inherited.name.value).unwrap();
    }
    if let Some(words) = &commitment.due_text {
        let day = commitment.due.map(|day| day.to_string()).unwrap_or_default();
        writeln!(out, "  due {} {day}", words.value).unwrap();
    }
    if let Some(words) = &commitment.cadence {
        writeln!(out, "  cadence {}", words.value).unwrap();
    }
    for target in &commitment.targets {
        let op = serde_json::to_value(target.op).unwrap();
        let value = target.value.clone().unwrap_or_default();
        let due = target.due.map(|day| format!(" by {day}")).unwrap_or_default();
        writeln!(out, "  target {} {} {value}{}{due}", target.metric, op.as_str().unwrap(), target.unit)
            .unwrap();
    }
}

fn summary(reading: &Reading) -> String {
    let mut out = String::new();
    let word =
        |found: &Option<Found<String>>| found.as_ref().map(|found| found.value.clone()).unwrap_or_default();
    let date = reading.date.as_ref().map(|found| found.value.to_string()).unwrap_or_default();
    writeln!(out, "title {}", word(&reading.title)).unwrap();
    writeln!(out, "number {}", word(&reading.number)).unwrap();
    writeln!(out, "issuer {}", word(&reading.issuer)).unwrap();
    writeln!(out, "date {date}").unwrap();
    for commitment in &reading.commitments {
        one(commitment, &mut out);
    }
    out.lines().map(str::trim_end).collect::<Vec<_>>().join("\n") + "\n"
}

#[test]
fn every_document_is_read_as_expected() {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/corpus");
    let mut wrong = Vec::new();
    for entry in fs::read_dir(folder).unwrap() {
        let path = entry.unwrap().path();
        if path.extension().is_none_or(|extension| extension != "txt") {
            continue;
        }
        let reading = read(
            &fs::read_to_string(&path).unwrap(),
            &Options { date: Some(jiff::civil::date(2026, 1, 15)) },
        );
        let expected = fs::read_to_string(path.with_extension("expected")).unwrap_or_default();
        let got = summary(&reading);
        if got != expected {
            wrong.push(format!("{}:\n{got}", path.display()));
        }
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

#[test]
fn a_commitment_points_at_its_words_in_the_original() {
    let text = "一、抓项目。\r\n请周海东同志牵头，县发改局具体负责，确保６月底前开工率达到８０％以上。";
    let reading = read(text, &Options { date: Some(jiff::civil::date(2026, 1, 15)) });
    let said =
        |span: reading::Span| text.chars().skip(span.start).take(span.end - span.start).collect::<String>();
    let [commitment] = &reading.commitments[..] else { panic!("{:?}", reading.commitments) };
    assert_eq!(said(commitment.span), commitment.text);
    assert_eq!(said(commitment.leaders[0].span), "周海东");
    assert_eq!(said(commitment.lead_units[0].span), "县发改局");
    assert_eq!(said(commitment.due_text.as_ref().unwrap().span), "６月底前");
    assert_eq!(said(commitment.targets[0].span), "８０％以上");
    assert_eq!(said(reading.sections[commitment.section.unwrap()].span), "一、抓项目。");
}

#[test]
fn a_text_without_any_date_has_no_dated_commitment() {
    let reading = read("各镇要于6月底前完成清查。", &Options::default());
    assert_eq!(reading.commitments.len(), 1);
    assert_eq!(reading.commitments[0].due, None);
    assert_eq!(reading.commitments[0].due_text.as_ref().unwrap().value, "6月底前");
}
