//! How much text the reading engine reads in a second on one core: `bench-reading SECONDS FILE…`.
//!
//! Each file is read whole, as one document, again and again until the time is over; files are taken in turn, so that a
//! short one counts as often as a long one. Prints one line of JSON: the speed of the middle round, since a machine that is
//! shared loses single ones, and the speed over all of them.

use std::time::{Duration, Instant};

fn main() {
    let mut arguments = std::env::args().skip(1);
    let seconds = arguments.next().and_then(|word| word.parse().ok()).unwrap_or(5.0);
    let texts: Vec<String> = arguments
        .map(|path| std::fs::read_to_string(&path).unwrap_or_else(|error| panic!("{path}: {error}")))
        .collect();
    assert!(!texts.is_empty(), "usage: bench-reading SECONDS FILE…");

    let options = reading::Options::default();
    // The first reading builds the dictionaries, which a server does once in its life.
    let commitments: usize = texts.iter().map(|text| reading::read(text, &options).commitments.len()).sum();

    let bytes: usize = texts.iter().map(String::len).sum();
    let characters: usize = texts.iter().map(|text| text.chars().count()).sum();
    let limit = Duration::from_secs_f64(seconds);
    let start = Instant::now();
    let mut rounds: Vec<Duration> = Vec::new();
    while rounds.is_empty() || start.elapsed() < limit {
        let begun = Instant::now();
        for text in &texts {
            std::hint::black_box(reading::read(std::hint::black_box(text), &options));
        }
        rounds.push(begun.elapsed());
    }
    let mean = rounds.len() as f64 / start.elapsed().as_secs_f64();
    rounds.sort_unstable();
    let per_second = 1.0 / rounds[rounds.len() / 2].as_secs_f64();
    println!(
        "{{\"documents\":{},\"bytes\":{bytes},\"commitments\":{commitments},\"rounds\":{},\
         \"megabytes_per_second\":{:.2},\"mean_megabytes_per_second\":{:.2},\"characters_per_second\":{:.0}}}",
        texts.len(),
        rounds.len(),
        bytes as f64 * per_second / 1e6,
        bytes as f64 * mean / 1e6,
        characters as f64 * per_second,
    );
}
