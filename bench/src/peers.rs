//! Answers the tables of times and quantities in `peers/`, for `peers/compare.py` to judge beside other programs:
//! `bench-peers TIME.tsv QUANTITY.tsv`.
//!
//! Prints one line of JSON: every answer in the order of the tables, and the nanoseconds that one expression took.

use std::hint::black_box;
use std::time::Instant;

use calendar::Date;
use calendar::deadline::{Deadline, Kind, find};
use reading::Target;

/// Rounds over a table, so that the clock's own cost does not count.
const ROUNDS: u32 = 200;

fn main() {
    let mut arguments = std::env::args().skip(1);
    let mut table = || {
        let path = arguments.next().expect("usage: bench-peers TIME.tsv QUANTITY.tsv");
        std::fs::read_to_string(&path).unwrap_or_else(|error| panic!("{path}: {error}"))
    };
    let (times, quantities) = (table(), table());

    let times: Vec<(Date, &str)> =
        rows(&times).map(|row| (row[0].parse().expect("the first column is a day"), row[1])).collect();
    let quantities: Vec<&str> = rows(&quantities).map(|row| row[0]).collect();
    let day = jiff::civil::date(2026, 1, 15);

    let (found, time_cost) = measured(times.len(), || {
        times.iter().map(|(day, text)| find(black_box(text), *day)).collect::<Vec<_>>()
    });
    let (reached, quantity_cost) = measured(quantities.len(), || {
        quantities.iter().map(|text| reading::quantities(black_box(text), day)).collect::<Vec<_>>()
    });
    let report = serde_json::json!({
        "time": found.iter().map(|found| found.iter().map(answer).collect::<Vec<_>>()).collect::<Vec<_>>(),
        "time_ns": time_cost,
        "quantity": reached.iter().map(|found| found.iter().map(quantity).collect::<Vec<_>>()).collect::<Vec<_>>(),
        "quantity_ns": quantity_cost,
    });
    println!("{report}");
}

/// The fields of a table's rows.
fn rows(table: &str) -> impl Iterator<Item = Vec<&str>> {
    table.lines().filter(|line| !line.starts_with('#')).map(|line| line.split('\t').collect())
}

/// What a piece of work gives, and the nanoseconds it takes for one of `count` expressions.
fn measured<T>(count: usize, work: impl Fn() -> T) -> (T, f64) {
    // The first round builds the dictionaries, which a program does once in its life.
    let result = work();
    let start = Instant::now();
    for _ in 0..ROUNDS {
        black_box(work());
    }
    (result, start.elapsed().as_nanos() as f64 / f64::from(ROUNDS) / count as f64)
}

fn answer(time: &Deadline) -> serde_json::Value {
    let kind = match time.kind {
        Kind::Deadline => "deadline",
        Kind::Cadence => "cadence",
        Kind::Vague => "vague",
    };
    serde_json::json!({ "kind": kind, "from": time.from, "due": time.due, "open": time.open })
}

fn quantity(target: &Target) -> serde_json::Value {
    serde_json::json!({ "op": target.op, "value": target.value, "unit": target.unit })
}
