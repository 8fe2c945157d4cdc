//! Makes `words/weights.txt`, the weights of the trained judge, from labelled documents, and says how well a judge does on
//! documents that it was not trained on.
//!
//!     cargo run --release -p reading --example train -- [--from WEIGHTS] FOLDER=WEIGHT … > crates/reading/words/weights.txt
//!
//! A folder holds `labels.jsonl` and papers, as `tests/papers` does, or `gold_speech.jsonl` (one labelled sentence a line: `doc`,
//! `start`, `end`, `is_commitment`, `strength`, `borderline`), `raw/DOC.txt` and `raw/INDEX.tsv` (`name`, `year`). Folders of full
//! weight are the ones that count: the cues were written with the others in view. The project's own sentences
//! (`tests/corpus/sentences.tsv`) are learnt from too, each by itself. With `--from` learning goes on from known weights, whose
//! labels may be gone, and leaves them as far as the labels ask for it. The same labels give the same file, byte for byte.

use std::collections::{BTreeMap, BTreeSet};
use std::error::Error;
use std::fs;

use reading::{Examined, Options, Span, examine, read};
use serde_json::Value;

/// Inverse strength of the penalty on large weights.
const LOOSE: f64 = 0.2;
/// The same where known weights are left.
const NEAR: f64 = 0.03;
/// How many points of known weights change the odds by a factor of e, where the answers are explained best.
const POINTS: f64 = 200.0;
/// A word counts for less than a fact: there are many of them.
const WORD: f64 = 0.5;
/// What a thousand points of the cues' own sum count for.
const SUM: f64 = 2.0;
/// What fewer documents show is no weight of the language.
const DOCUMENTS: usize = 8;
/// Where a sentence is taken, on the cues' scale.
const THRESHOLD: f64 = 300.0;
/// Of the hard commitments of unseen documents at least so many are to be found.
const HARD: f64 = 0.96;
/// Parts that the documents are dealt into.
const FOLDS: usize = 10;

struct Label {
    span: Span,
    commitment: bool,
    hard: bool,
    borderline: bool,
    heading: bool,
}

struct Document {
    name: String,
    folder: usize,
    weight: f64,
    labels: Vec<Label>,
    /// Sentences each as a document of its own, with the answer and how much it counts.
    alone: Vec<(Examined, bool, f64)>,
    /// What the division of work in it assigns.
    assigned: Vec<Span>,
    examined: Vec<Examined>,
}

/// How much one of the project's own sentences counts.
const OWN: f64 = 0.9;
/// How much of its weight a labelled sentence keeps when it is taken out of its document.
const ALONE: f64 = 0.1;

/// A sentence to learn from: columns with values, the answer, how much it counts.
struct Row {
    document: usize,
    /// Which of its sentences; none when it stands alone.
    sentence: Option<usize>,
    cells: Vec<(usize, f64)>,
    answer: Option<bool>,
    weight: f64,
}

/// What is learnt, and from where on.
struct Model {
    columns: Vec<String>,
    /// The weights that learning begins at and is drawn back to.
    from: Vec<f64>,
    /// Inverse strength of the penalty on what is left of them.
    loose: f64,
}

impl Model {
    fn fresh(columns: Vec<String>) -> Self {
        let from = vec![0.0; columns.len()];
        Self { columns, from, loose: LOOSE }
    }

    /// Goes on from a file of weights, with everything that it knows besides.
    fn going_on(mut columns: Vec<String>, file: &str) -> Self {
        let known: BTreeMap<&str, f64> = file
            .lines()
            .filter(|line| !line.starts_with('#'))
            .filter_map(|line| line.rsplit_once(' '))
            .filter_map(|(name, points)| Some((name, points.parse().ok()?)))
            .collect();
        let own: BTreeSet<String> = columns.iter().cloned().collect();
        columns.extend(known.keys().filter(|name| !own.contains(**name)).map(|name| (*name).to_owned()));
        let weight = |name: &String| {
            let points = known.get(name.as_str()).copied().unwrap_or(0.0);
            match name.as_str() {
                "sum" => 1000.0 / (POINTS * SUM),
                "fact cue-usual" => (points - THRESHOLD) / POINTS,
                fact if fact.starts_with("fact") => points / POINTS,
                _ => points / POINTS / WORD,
            }
        };
        Self { from: columns.iter().map(weight).collect(), columns, loose: NEAR }
    }
}

fn main() -> Result<(), Box<dyn Error>> {
    let mut documents = Vec::new();
    let mut folders = vec![(String::from("own sentences"), OWN)];
    documents.push(own()?);
    let mut arguments = std::env::args().skip(1).peekable();
    let from = arguments.next_if(|argument| argument == "--from").and_then(|_| arguments.next());
    let from = from.map(fs::read_to_string).transpose()?;
    for argument in arguments {
        let (folder, weight) = argument.split_once('=').ok_or("FOLDER=WEIGHT is wanted")?;
        load(folder, folders.len(), weight.parse()?, &mut documents)?;
        folders.push((folder.to_owned(), weight.parse::<f64>()?));
    }
    let columns = columns(&documents);
    let model = match &from {
        Some(file) => Model::going_on(columns, file),
        None => Model::fresh(columns),
    };
    let columns = &model.columns;
    let rows = rows(&documents, columns);
    let held_out = held_out(&documents, &rows, &model);
    let counts = |folder: usize| folders[folder].1 >= 1.0;
    // Known weights keep the threshold that they were learnt for.
    let threshold = match from {
        Some(_) => 0.0,
        None => threshold(&documents, &rows, &held_out, counts),
    };
    eprintln!("{} columns, {} sentences, threshold {threshold:.1}", columns.len(), rows.len());
    for (index, (folder, _)) in folders.iter().enumerate().skip(1) {
        eprintln!("{folder}: {}", tally(&documents, &rows, &held_out, threshold, |folder| folder == index));
    }
    eprintln!("those that count: {}", tally(&documents, &rows, &held_out, threshold, counts));
    let all: Vec<&Row> = rows.iter().collect();
    print!("{}", written(columns, &learn(&all, &model), threshold));
    Ok(())
}

/// The project's own sentences.
fn own() -> Result<Document, Box<dyn Error>> {
    let file = concat!(env!("CARGO_MANIFEST_DIR"), "/tests/corpus/sentences.tsv");
    let options = Options { date: Some("2026-01-15".parse()?) };
    let mut alone = Vec::new();
    for line in fs::read_to_string(file)?.lines().filter(|line| !line.starts_with('#')) {
        let (want, text) = line.split_once('\t').ok_or("no label")?;
        if let Some(one) = examine(&text.replace("\\n", "\n"), &options).pop() {
            alone.push((one, want != "-", OWN));
        }
    }
    let name = String::from("own sentences");
    Ok(Document {
        name,
        folder: 0,
        weight: OWN,
        labels: Vec::new(),
        alone,
        assigned: Vec::new(),
        examined: Vec::new(),
    })
}

fn load(
    folder: &str,
    index: usize,
    weight: f64,
    documents: &mut Vec<Document>,
) -> Result<(), Box<dyn Error>> {
    for (name, year, text, labels) in labelled(folder)? {
        let options = Options { date: Some(format!("{year}-01-15").parse()?) };
        let made = read(&text, &options).commitments;
        let assigned =
            made.iter().filter(|made| made.reasons.iter().any(|reason| reason.cue == "cue-assigned"));
        let chars: Vec<char> = text.chars().collect();
        let mut alone = Vec::new();
        for label in labels.iter().filter(|label| !label.borderline && !label.heading) {
            let words: String = chars[label.span.start..label.span.end.min(chars.len())].iter().collect();
            let seen = examine(&words, &options);
            if let [one] = &seen[..] {
                alone.push((one.clone(), label.commitment, weight * ALONE));
            }
        }
        documents.push(Document {
            alone,
            assigned: assigned.map(|made| made.said).collect(),
            examined: examine(&text, &options),
            name,
            folder: index,
            weight,
            labels,
        });
    }
    Ok(())
}

/// A paper: its name, its year, its text and what its sentences are.
type Paper = (String, String, String, Vec<Label>);

/// The labelled papers of a folder.
fn labelled(folder: &str) -> Result<Vec<Paper>, Box<dyn Error>> {
    let own = fs::read_to_string(format!("{folder}/labels.jsonl"));
    let (lines, paper) = match own {
        Ok(lines) => (lines, "paper"),
        Err(_) => (fs::read_to_string(format!("{folder}/gold_speech.jsonl"))?, "doc"),
    };
    let years = if paper == "doc" { years(folder)? } else { BTreeMap::new() };
    let mut labels: BTreeMap<String, Vec<Label>> = BTreeMap::new();
    for line in lines.lines().filter(|line| !line.is_empty()) {
        let row: Value = serde_json::from_str(line)?;
        let number = |key: &str| row[key].as_u64().and_then(|n| usize::try_from(n).ok()).ok_or("no span");
        let flag = |key: &str| row[key].as_bool().unwrap_or(false);
        labels.entry(row[paper].as_str().ok_or("no document")?.to_owned()).or_default().push(Label {
            span: Span { start: number("start")?, end: number("end")? },
            commitment: if paper == "doc" { flag("is_commitment") } else { row["strength"].is_string() },
            hard: row["strength"] == "hard",
            borderline: flag("borderline"),
            heading: flag("heading") || row["neg_type"] == "heading",
        });
    }
    let mut papers = Vec::new();
    for (name, labels) in labels {
        let (place, year) = if paper == "doc" {
            (format!("{folder}/raw/{name}.txt"), years.get(&name).map_or("2023", |year| year.as_str()))
        } else {
            (format!("{folder}/{name}.txt"), name.rsplit_once('-').map_or("2023", |(_, year)| year))
        };
        let (text, year) = (fs::read_to_string(place)?, year.get(..4).unwrap_or("2023").to_owned());
        papers.push((name, year, text, labels));
    }
    Ok(papers)
}

/// The years of the documents of a folder.
fn years(folder: &str) -> Result<BTreeMap<String, String>, Box<dyn Error>> {
    let list = fs::read_to_string(format!("{folder}/raw/INDEX.tsv"))?;
    let mut lines = list.lines().map(|line| line.split('\t').collect::<Vec<_>>());
    let head = lines.next().ok_or("an empty list of documents")?;
    let at = |name: &str| head.iter().position(|cell| *cell == name).ok_or(format!("no column {name}"));
    let (name_at, year_at) = (at("name")?, at("year")?);
    let year =
        |cells: Vec<&str>| Some(((*cells.get(name_at)?).to_owned(), (*cells.get(year_at)?).to_owned()));
    Ok(lines.filter_map(year).collect())
}

/// Everything that enough documents show.
fn columns(documents: &[Document]) -> Vec<String> {
    let mut seen: BTreeMap<&str, BTreeSet<&str>> = BTreeMap::new();
    for document in documents {
        let labelled = document.examined.iter().filter(|one| answer(one, &document.labels).is_some());
        for shown in labelled.flat_map(|one| &one.shown) {
            seen.entry(shown).or_default().insert(&document.name);
        }
    }
    let known = seen.into_iter().filter(|(_, documents)| documents.len() >= DOCUMENTS);
    std::iter::once("sum").chain(known.map(|(shown, _)| shown)).map(str::to_owned).collect()
}

fn overlap(a: Span, b: Span) -> usize {
    a.end.min(b.end).saturating_sub(a.start.max(b.start))
}

/// What the labels say of a sentence: nothing when they dispute it or do not speak of it.
fn answer(one: &Examined, labels: &[Label]) -> Option<bool> {
    let length = |span: Span| span.end - span.start;
    let about = labels.iter().filter(|label| {
        let both = overlap(one.whole, label.span);
        both > 0 && 2 * both >= length(one.whole).min(length(label.span))
    });
    let about: Vec<&Label> = about.collect();
    if !one.open {
        None
    } else if about.iter().any(|label| label.commitment) {
        Some(true)
    } else {
        about.iter().any(|label| !label.borderline).then_some(false)
    }
}

fn rows(documents: &[Document], columns: &[String]) -> Vec<Row> {
    let place: BTreeMap<&str, usize> =
        columns.iter().enumerate().map(|(at, name)| (name.as_str(), at)).collect();
    let mut rows = Vec::new();
    for (index, document) in documents.iter().enumerate() {
        let row = |one: &Examined| {
            let words = one.shown.iter().filter_map(|shown| {
                Some((*place.get(shown.as_str())?, if shown.starts_with("fact") { 1.0 } else { WORD }))
            });
            let sum = (0, f64::from(one.sum.clamp(-1000, 1200)) / 1000.0 * SUM);
            std::iter::once(sum).chain(words).collect()
        };
        for (sentence, one) in document.examined.iter().enumerate().filter(|(_, one)| one.open) {
            let (answer, weight) = (answer(one, &document.labels), document.weight);
            rows.push(Row { document: index, sentence: Some(sentence), cells: row(one), answer, weight });
        }
        for (one, answer, weight) in &document.alone {
            let (answer, weight) = (Some(*answer), *weight);
            rows.push(Row { document: index, sentence: None, cells: row(one), answer, weight });
        }
    }
    rows
}

/// The weights that explain the answers best, large ones penalised: Newton steps for one column after the other.
fn learn(rows: &[&Row], model: &Model) -> Vec<f64> {
    const ROUNDS: usize = 60;
    let rows: Vec<&&Row> = rows.iter().filter(|row| row.answer.is_some()).collect();
    let mut by_column: Vec<Vec<(usize, f64)>> = vec![Vec::new(); model.columns.len()];
    for (at, row) in rows.iter().enumerate() {
        for (column, value) in &row.cells {
            by_column[*column].push((at, *value));
        }
    }
    let mut weights = model.from.clone();
    let sum = |row: &&Row| row.cells.iter().map(|(column, value)| model.from[*column] * value).sum();
    let mut sums: Vec<f64> = rows.iter().map(|row| sum(row)).collect();
    for _ in 0..ROUNDS {
        for (column, cells) in by_column.iter().enumerate() {
            let (mut slope, mut bend) =
                ((weights[column] - model.from[column]) / model.loose, 1.0 / model.loose);
            for (at, value) in cells {
                let chance = 1.0 / (1.0 + f64::exp(-sums[*at]));
                let wanted = if rows[*at].answer == Some(true) { 1.0 } else { 0.0 };
                slope += rows[*at].weight * (chance - wanted) * value;
                // Never flatter than this, so that a step cannot overshoot far.
                bend += rows[*at].weight * (chance * (1.0 - chance)).max(0.05) * value * value;
            }
            let step = slope / bend;
            weights[column] -= step;
            cells.iter().for_each(|(at, value)| sums[*at] -= step * value);
        }
    }
    weights
}

/// What each row sums to under weights learnt without its document.
fn held_out(documents: &[Document], rows: &[Row], model: &Model) -> Vec<f64> {
    let names: BTreeSet<&str> = documents.iter().map(|document| document.name.as_str()).collect();
    let fold: BTreeMap<&str, usize> =
        names.into_iter().enumerate().map(|(at, name)| (name, at * 7 % FOLDS)).collect();
    let of = |row: &Row| fold[documents[row.document].name.as_str()];
    let mut sums = vec![0.0; rows.len()];
    for part in 0..FOLDS {
        let others: Vec<&Row> = rows.iter().filter(|row| of(row) != part).collect();
        let weights = learn(&others, model);
        for (at, row) in rows.iter().enumerate().filter(|(_, row)| of(row) == part) {
            sums[at] = row.cells.iter().map(|(column, value)| weights[*column] * value).sum();
        }
    }
    sums
}

#[derive(Default)]
struct Tally {
    found: u32,
    missed: u32,
    wrong: u32,
    hard: u32,
    hard_missed: u32,
}

impl Tally {
    fn hard_recall(&self) -> f64 {
        f64::from(self.hard) / f64::from((self.hard + self.hard_missed).max(1))
    }
}

impl std::fmt::Display for Tally {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        let share = |part: u32, all: u32| f64::from(part) / f64::from(all.max(1));
        let precision = share(self.found, self.found + self.wrong);
        let recall = share(self.found, self.found + self.missed);
        let both = share(2 * self.found, 2 * self.found + self.wrong + self.missed);
        let hard = self.hard_recall();
        write!(f, "P {precision:.3} R {recall:.3} F1 {both:.3}, hard recall {hard:.3}")
    }
}

/// Counts as the scorer of the labels does.
fn tally(
    documents: &[Document],
    rows: &[Row],
    sums: &[f64],
    threshold: f64,
    counts: impl Fn(usize) -> bool,
) -> Tally {
    let mut tally = Tally::default();
    for (index, document) in documents.iter().enumerate().filter(|(_, document)| counts(document.folder)) {
        let taken = rows.iter().zip(sums).filter(|(row, sum)| row.document == index && **sum >= threshold);
        let taken = taken.filter_map(|(row, _)| Some(document.examined[row.sentence?].span));
        let taken: Vec<Span> = taken.chain(document.assigned.iter().copied()).collect();
        for label in &document.labels {
            let length = label.span.end - label.span.start;
            let hit = taken.iter().any(|span| {
                let both = 2 * overlap(*span, label.span);
                both >= length.min(40) || both >= span.end - span.start
            });
            match (label.commitment, hit) {
                (true, true) => tally.found += 1,
                (true, false) => tally.missed += 1,
                (false, true) if !label.borderline => tally.wrong += 1,
                _ => {}
            }
            if label.commitment && label.hard {
                if hit { tally.hard += 1 } else { tally.hard_missed += 1 }
            }
        }
    }
    tally
}

/// The highest threshold that still finds enough hard commitments.
fn threshold(documents: &[Document], rows: &[Row], sums: &[f64], counts: impl Fn(usize) -> bool) -> f64 {
    let steps = (-30..=10).rev().map(|tenths| f64::from(tenths) / 10.0);
    let enough = |at: &f64| tally(documents, rows, sums, *at, &counts).hard_recall() >= HARD;
    steps.into_iter().find(enough).unwrap_or(-3.0)
}

/// The file of weights.
fn written(columns: &[String], weights: &[f64], threshold: f64) -> String {
    // A point stays what it is in the cues' own weights.
    let points = 1000.0 / (weights[0] * SUM);
    let mut file = String::from("# Weights of the trained judge, made by examples/train.rs.\n");
    for (name, weight) in columns.iter().zip(weights) {
        let whole = match name.as_str() {
            "sum" => continue,
            // What every sentence shows carries the threshold.
            "fact cue-usual" => (weight - threshold) * points + THRESHOLD,
            fact if fact.starts_with("fact") => weight * points,
            _ => weight * WORD * points,
        };
        let whole = whole.round();
        if whole != 0.0 {
            file.push_str(&format!("{name} {whole:.0}\n"));
        }
    }
    file
}
