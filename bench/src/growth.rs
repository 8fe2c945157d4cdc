//! Whether hostile texts are read in time that grows with their length: `bench-growth`.
//!
//! Each text is one phrase again and again, a megabyte of it and eight. Prints one line of JSON: seconds for both, and how
//! many times as long the longer one took (8 when the time is linear, 64 when it grows with the square).

use std::time::Instant;

/// What is repeated: what opens and never closes, what lists and never ends, what looks like a label, a number or a heading.
const PHRASES: &[(&str, &str)] = &[
    ("brackets", "（"),
    ("closing brackets", "）"),
    ("quotation marks", "“"),
    ("list marks", "、"),
    ("blanks", " "),
    ("line breaks", "\n"),
    ("digits", "7"),
    ("grouped digits", "1,234"),
    ("counts", "1个"),
    ("numerals", "一"),
    ("headings", "一、"),
    ("headings by line", "（一）\n"),
    ("labels", "牵头单位："),
    ("units", "县水利局、"),
    ("days", "3月底前"),
    ("footnotes", "张①"),
    ("actors", "要会同"),
    ("limits", "城建局3天内"),
    ("lengths", "长3米"),
    ("counts told", "要安排5个"),
    ("spoken to", "志远县长，你"),
    ("days before labels", "10月底前完成。主办单位：县财政局。\n"),
    ("ordinary", "县水利局牵头，6月底前完成12座水库除险加固，覆盖率达到95%以上。\n"),
];

const MEGABYTE: usize = 1 << 20;

/// How many times as long the longer text is.
const TIMES: usize = 8;

fn main() {
    let options = reading::Options::default();
    // The first reading builds the dictionaries.
    reading::read("县水利局3月底前完成。", &options);
    let rows: Vec<serde_json::Value> = PHRASES
        .iter()
        .map(|(name, phrase)| {
            let short = seconds(phrase, MEGABYTE, &options);
            let long = seconds(phrase, TIMES * MEGABYTE, &options);
            serde_json::json!({ "name": name, "short": short, "long": long, "growth": long / short })
        })
        .collect();
    println!("{}", serde_json::json!({ "times": TIMES, "rows": rows }));
}

/// How long a text of so many bytes takes, the better of two readings.
fn seconds(phrase: &str, bytes: usize, options: &reading::Options) -> f64 {
    let text = phrase.repeat(bytes / phrase.len());
    (0..2)
        .map(|_| {
            let start = Instant::now();
            std::hint::black_box(reading::read(std::hint::black_box(&text), options));
            start.elapsed().as_secs_f64()
        })
        .fold(f64::INFINITY, f64::min)
}
