//! Six hundred sentences as offices turn them, each another construction, made up and labelled: how right they are read, and that
//! no change makes it worse. Every construction stands there once, however rare: in papers the plain ones come far more often.
//!
//! `cargo test -p reading --test constructions -- --nocapture` prints the figures.

use std::collections::BTreeMap;

use reading::{Options, read};

mod tally;

use tally::{Tally, op, plain, target};

/// A target of the labels: `>= 30 家`, `all`.
fn wanted(said: &str) -> String {
    let mut parts = said.split_whitespace();
    let mut part = || parts.next().unwrap_or_default();
    let (op, value, unit) = (part(), part(), part());
    target(op, value.parse().ok(), unit)
}

fn once(names: impl Iterator<Item = String>) -> Vec<String> {
    let mut all: Vec<String> = Vec::new();
    for name in names.filter(|name| !name.is_empty()) {
        if !all.contains(&name) {
            all.push(name);
        }
    }
    all
}

#[test]
fn constructions_are_read_at_least_as_well_as_before() {
    let options = Options { date: Some("2020-01-15".parse().unwrap()) };
    let mut tallies: BTreeMap<&str, Tally> = BTreeMap::new();
    for line in include_str!("corpus/constructions.tsv").lines().filter(|line| !line.starts_with('#')) {
        let mut cells = line.split('\t');
        let mut cell = || cells.next().unwrap_or_default();
        let (text, leads, others, persons, days, targets) = (cell(), cell(), cell(), cell(), cell(), cell());
        let found = read(text, &options).to_contract().commitments;
        let tally = tallies.entry("found").or_default();
        if found.is_empty() {
            tally.missed += 1;
        } else {
            tally.hit += 1;
        }
        let mut count = |key, got: Vec<String>, want: &str| {
            let want: Vec<String> = want.split('|').map(plain).filter(|name| !name.is_empty()).collect();
            tallies.entry(key).or_default().count(&got, &want);
        };
        let names = |of: fn(&reading::ContractCommitment) -> &Vec<String>| {
            once(found.iter().flat_map(of).map(|name| plain(name)))
        };
        count("lead units", names(|one| &one.lead_units), leads);
        count("other units", names(|one| &one.other_units), others);
        count("leaders", names(|one| &one.leaders), persons);
        let got = found.iter().flat_map(|one| &one.targets);
        let due = found.iter().filter_map(|one| one.due.clone());
        count("due", once(due.chain(got.clone().filter_map(|one| one.due.clone()))), days);
        let got: Vec<String> = got.map(|one| target(&op(&one.op), one.value, &one.unit)).collect();
        let want: Vec<String> =
            targets.split('|').filter(|said| !said.trim().is_empty()).map(wanted).collect();
        tallies.entry("targets").or_default().count(&got, &want);
    }
    // A point below what the reader reached when the sentences were taken up. Leaders are few, and the clerk who labelled them
    // took who heads a helping unit for one, as this reader does not.
    for (key, least) in [
        ("found", 968),
        ("lead units", 754),
        ("other units", 703),
        ("leaders", 827),
        ("due", 844),
        ("targets", 866),
    ] {
        let tally = &tallies[key];
        println!(
            "{key}: F1 {:.3} ({} right, {} wrong, {} missed)",
            tally.f1() as f64 / 1000.0,
            tally.hit,
            tally.wrong,
            tally.missed
        );
        assert!(tally.f1() >= least, "{key}: {} of 1000, not {least}", tally.f1());
    }
}
