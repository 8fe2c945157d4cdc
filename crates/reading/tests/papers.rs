//! The reader on 220 papers as offices write them (speeches, reports, minutes, notices, news of meetings), made up and labelled
//! sentence by sentence: what is found and how right it is, and that no change makes it worse. The first 22 are whole papers, the others
//! are as long as a page.
//!
//! `tests/papers/NN-YEAR.txt` are the papers. A line of `labels.jsonl` is a sentence: where it stands in its paper, in characters;
//! if it commits to something, how, who leads, who takes part, what is to be reached and by when, as far as the year fixes a
//! day. `cargo test -p reading --test papers -- --nocapture` prints the figures.

use std::collections::BTreeMap;
use std::fs;
use std::ops::RangeInclusive;

use reading::{Contract, ContractCommitment, Options, read};
use serde_json::Value;

mod tally;

use tally::{Tally, op, plain, target};

fn list(value: &Value, key: &str) -> Vec<String> {
    value[key].as_array().into_iter().flatten().filter_map(Value::as_str).map(plain).collect()
}

/// The figures of one label against the commitments found at its place.
fn score(label: &Value, found: &[&ContractCommitment], tallies: &mut BTreeMap<&str, Tally>) {
    let mut count = |key: &'static str, got: Vec<String>, want: Vec<String>| {
        let mut once: Vec<String> = Vec::new();
        got.into_iter().filter(|one| key == "targets" || !one.is_empty()).for_each(|one| {
            if key == "targets" || !once.contains(&one) {
                once.push(one);
            }
        });
        tallies.entry(key).or_default().count(&once, &want);
    };
    let names = |of: fn(&ContractCommitment) -> &Vec<String>| {
        found.iter().flat_map(|one| of(one)).map(|name| plain(name)).collect::<Vec<_>>()
    };
    count("lead units", names(|one| &one.lead_units), list(label, "lead_unit"));
    count("other units", names(|one| &one.other_units), list(label, "other_units"));
    let wanted = label["targets"].as_array().cloned().unwrap_or_default();
    let got = found.iter().flat_map(|one| &one.targets);
    count(
        "targets",
        got.clone().map(|one| target(&op(&one.op), one.value, &one.unit)).collect(),
        wanted
            .iter()
            .map(|one| {
                let unit = one["unit"].as_str().unwrap_or_default();
                target(one["op"].as_str().unwrap_or_default(), one["value"].as_f64(), unit)
            })
            .collect(),
    );
    let days = |days: Vec<Option<String>>| {
        let mut days: Vec<String> = days.into_iter().flatten().collect();
        days.sort();
        days.dedup();
        days
    };
    let day = |value: &Value| value["due"].as_str().map(str::to_owned);
    count(
        "due",
        days(found.iter().map(|one| one.due.clone()).chain(got.map(|one| one.due.clone())).collect()),
        days(wanted.iter().map(day).chain([day(label)]).collect()),
    );
}

/// What is found in the papers whose numbers lie in `range`.
fn tallies(
    labels: &[Value],
    range: &RangeInclusive<usize>,
    readings: &BTreeMap<String, Contract>,
) -> BTreeMap<&'static str, Tally> {
    let mut tallies: BTreeMap<&str, Tally> = BTreeMap::new();
    for label in labels {
        let paper = label["paper"].as_str().unwrap();
        if !range.contains(&number(paper)) {
            continue;
        }
        let place = |key: &str| usize::try_from(label[key].as_u64().unwrap()).unwrap();
        let (start, end) = (place("start"), place("end"));
        // Half of the shorter of the two, and no more than twenty characters.
        let shared = |one: &&ContractCommitment| {
            let overlap = one.end.min(end).saturating_sub(one.start.max(start));
            2 * overlap >= (end - start).min(40).min(one.end - one.start)
        };
        let found: Vec<&ContractCommitment> = readings[paper].commitments.iter().filter(shared).collect();
        let commits = label["strength"].is_string();
        let tally = tallies.entry("found").or_default();
        match (commits, found.is_empty()) {
            (true, false) => tally.hit += 1,
            (true, true) => tally.missed += 1,
            (false, false) => tally.wrong += usize::from(label["borderline"] != Value::Bool(true)),
            (false, true) => {}
        }
        if commits && !found.is_empty() {
            score(label, &found, &mut tallies);
        }
    }
    tallies
}

fn number(paper: &str) -> usize {
    paper.split_once('-').unwrap().0.parse().unwrap()
}

#[test]
fn papers_are_read_at_least_as_well_as_before() {
    const KEYS: [&str; 5] = ["found", "lead units", "other units", "targets", "due"];
    let folder = concat!(env!("CARGO_MANIFEST_DIR"), "/tests/papers");
    let labels = fs::read_to_string(format!("{folder}/labels.jsonl")).unwrap();
    let labels: Vec<Value> = labels.lines().map(|line| serde_json::from_str(line).unwrap()).collect();
    let mut readings: BTreeMap<String, Contract> = BTreeMap::new();
    for label in &labels {
        let paper = label["paper"].as_str().unwrap();
        readings.entry(paper.to_owned()).or_insert_with(|| {
            let year: i16 = paper.split_once('-').unwrap().1.parse().unwrap();
            let text = fs::read_to_string(format!("{folder}/{paper}.txt")).unwrap();
            read(&text, &Options { date: Some(jiff::civil::date(year, 1, 15)) }).to_contract()
        });
    }
    // A point below what the reader reached when the papers were taken up. The first are whole and were read unseen; the last were
    // the latest to be read unseen, so that what is mended on the others shows there.
    for (range, floors) in [
        (1..=22, [922, 862, 780, 842, 830]),
        (194..=220, [917, 923, 834, 817, 523]),
        (1..=220, [922, 893, 752, 865, 818]),
    ] {
        let tallies = tallies(&labels, &range, &readings);
        for (key, least) in KEYS.iter().zip(floors) {
            let tally = &tallies[key];
            println!(
                "{key} of papers {range:?}: F1 {:.3} ({} right, {} wrong, {} missed)",
                tally.f1() as f64 / 1000.0,
                tally.hit,
                tally.wrong,
                tally.missed
            );
            assert!(tally.f1() >= least, "{key} of papers {range:?}: {} of 1000, not {least}", tally.f1());
        }
    }
}
