//! The reading engine's throughput in bytes of UTF-8: a speech, a report, a division of tasks and a notice, each alone
//! and all as one long text.

use std::hint::black_box;

use criterion::{Criterion, Throughput, criterion_group, criterion_main};
use reading::{Options, read};

const PAPERS: [(&str, &str); 4] = [
    ("speech", include_str!("../../crates/reading/tests/corpus/speech.txt")),
    ("report", include_str!("../../crates/reading/tests/corpus/report.txt")),
    ("division", include_str!("../../crates/reading/tests/corpus/division.txt")),
    ("notice", include_str!("../../crates/reading/tests/corpus/notice.txt")),
];

fn engine(criterion: &mut Criterion) {
    let options = Options { date: Some(jiff::civil::date(2026, 1, 15)) };
    let long: String = PAPERS.iter().cycle().take(100).map(|(_, text)| format!("{text}\n")).collect();
    let mut group = criterion.benchmark_group("reading");
    for (name, text) in PAPERS.into_iter().chain([("long", long.as_str())]) {
        group.throughput(Throughput::Bytes(text.len() as u64));
        group.bench_function(name, |bencher| bencher.iter(|| read(black_box(text), &options)));
    }
    group.finish();
}

fn times(criterion: &mut Criterion) {
    let day = jiff::civil::date(2026, 1, 15);
    let mut group = criterion.benchmark_group("times");
    for (name, text) in PAPERS {
        let chars: Vec<char> = text.chars().collect();
        group.throughput(Throughput::Bytes(text.len() as u64));
        group.bench_function(name, |bencher| {
            bencher.iter(|| calendar::deadline::find_in(black_box(&chars), day));
        });
    }
    group.finish();
}

criterion_group!(benches, engine, times);
criterion_main!(benches);
