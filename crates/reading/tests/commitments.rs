//! What binds somebody to something that can be checked, and what does not: a row for each cue that speaks for it and each
//! that speaks against (`corpus/sentences.tsv`).

use reading::{Options, Strength, read};

#[test]
fn what_counts_and_what_does_not() {
    let rows = include_str!("corpus/sentences.tsv").lines().filter(|line| !line.starts_with('#'));
    let mut wrong = Vec::new();
    for row in rows.clone() {
        let (want, text) = row.split_once('\t').unwrap();
        let text = text.replace("\\n", "\n");
        let reading = read(&text, &Options { date: Some(jiff::civil::date(2026, 1, 15)) });
        let got = match reading.commitments.as_slice() {
            [] => "-",
            [one] if one.strength == Strength::Hard => "H",
            [_] => "S",
            _ => "several",
        };
        if got != want {
            let grounds: Vec<String> = reading
                .commitments
                .iter()
                .flat_map(|c| &c.reasons)
                .map(|reason| format!("{} {} {}", reason.cue, reason.words, reason.weight))
                .collect();
            wrong.push(format!("{want} but {got}: {text} {grounds:?}"));
        }
    }
    assert!(wrong.is_empty(), "{} of {} rows:\n{}", wrong.len(), rows.count(), wrong.join("\n"));
}
