//! Makes `words/vocabulary.txt`, `words/openers.txt`, `words/backed.txt` and `words/subjects.txt`: whom a backing verb makes act, and
//! who acts at the head of a clause, learnt from labelled clauses.
//!
//!     cargo run --release -p reading --example train_actor -- vocabulary CUT… > crates/reading/words/vocabulary.txt
//!     cargo run --release -p reading --example train_actor -- openers TEXTS… > crates/reading/words/openers.txt
//!     cargo run --release -p reading --example train_actor -- labels crates/reading/labels/backed.txt DIRECTORY > BACKED
//!     cargo run --release -p reading --example train_actor -- renamed BACKED… > RENAMED
//!     cargo run --release -p reading --example train_actor -- weights BACKED=WEIGHT… RENAMED=WEIGHT > crates/reading/words/backed.txt
//!     cargo run --release -p reading --example train_actor -- weights HEADS=WEIGHT… > crates/reading/words/subjects.txt
//!
//! A line of labels is `document TAB context【verb】rest`, without a verb for the head of a clause, with `[[…]]` around every
//! body by name behind it that acts and `{{…}}` around every class of bodies, which is not named. TEXTS are documents of the same kinds, without labels: what
//! begins their clauses is what a doing can begin with. Labels of weight 1 and more are those that are counted, on documents
//! that the weights were not learnt from. CUT are documents that a lexical analyser has cut into words, `word/part` with blanks
//! between them, the parts of speech as Baidu's LAC names them. The same labels give the same files, byte for byte.

mod renamed;

use std::collections::{BTreeMap, BTreeSet};
use std::error::Error;
use std::fs;

use reading::{ActorChoices, actor_choices, actor_names};

/// Strength of the penalty on large weights.
const TIGHT: f64 = 0.6;
/// What fewer documents show as taken, or as left, is no sign.
const TAKEN: usize = 3;
const LEFT: usize = 18;
/// Parts that the documents are dealt into.
const FOLDS: usize = 5;
/// What a weight of one is in the file.
const POINTS: f64 = 100.0;
/// Weights smaller than this are left out.
const LEAST: f64 = 3.0;
/// How seldom two characters may begin a clause, and how seldom they may do so at all.
const SHARE: f64 = 0.05;
const TIMES: usize = 15;

struct Label {
    document: String,
    /// What stands before the verb in the sentence.
    context: String,
    verb: String,
    rest: String,
    /// How many characters the list of names is long; 0 for nobody.
    end: usize,
    names: Vec<String>,
    weight: f64,
}

/// A label with the columns that each choice shows; the first choice is nobody.
struct Row {
    label: usize,
    ends: Vec<usize>,
    cells: Vec<Vec<usize>>,
    /// Which choice is right, where it is one of them.
    right: Option<usize>,
}

fn main() -> Result<(), Box<dyn Error>> {
    let mut arguments = std::env::args().skip(1);
    let mode = arguments.next().unwrap_or_default();
    let arguments: Vec<String> = arguments.collect();
    match mode.as_str() {
        "openers" => print!("{}", openers(&arguments)?),
        "labels" => {
            let [file, texts] = arguments.as_slice() else { return Err("FILE DIRECTORY is wanted".into()) };
            print!("{}", labels(file, texts)?);
        }
        "renamed" => print!("{}", renamed::renamed(&arguments)?),
        "vocabulary" => print!("{}", vocabulary(&arguments)?),
        "weights" => {
            let mut labels = Vec::new();
            for argument in &arguments {
                let (file, weight) = argument.split_once('=').ok_or("LABELS=WEIGHT is wanted")?;
                load(file, weight.parse()?, &mut labels)?;
            }
            weights(&labels);
        }
        _ => return Err("vocabulary, openers, labels, renamed or weights is wanted".into()),
    }
    Ok(())
}

/// What is seen of a clause, and of what stands before it.
const REST: usize = 60;
const CONTEXT: usize = 24;

/// The lines of labels of a file that says where clauses begin in texts and which of their characters name whom.
fn labels(file: &str, texts: &str) -> Result<String, Box<dyn Error>> {
    let heads = file.ends_with("subjects.txt");
    let mut lines = String::new();
    let mut document = ("", Vec::new());
    for line in fs::read_to_string(file)?.lines().filter(|line| !line.starts_with('#')) {
        if !line.starts_with(' ') {
            document = (line, Vec::new());
        }
        if document.1.is_empty() {
            document.1 = fs::read_to_string(format!("{texts}/{}.txt", document.0))?.chars().collect();
        }
        for label in line.split(' ').filter(|label| label.starts_with(|c: char| c.is_ascii_digit())) {
            let marked = marked(&document.1, label, heads).ok_or(format!("{}: {label}", document.0))?;
            lines.push_str(&format!("{}\t{marked}\n", document.0));
        }
    }
    Ok(lines)
}

/// `context【verb】rest` of a label such as `410:0-4,~5-9`.
fn marked(text: &[char], label: &str, heads: bool) -> Option<String> {
    let (begin, names) = label.split_once(':').unwrap_or((label, ""));
    let begin: usize = begin.parse().ok()?;
    let solid = |c: &&char| !c.is_whitespace() && !matches!(c, '【' | '】');
    let ends = |c: &&char| !"，,；;。：:！!？?".contains(**c);
    let rest: Vec<char> =
        text.get(begin..)?.iter().filter(solid).take_while(ends).take(REST).copied().collect();
    let before: Vec<char> = text[..begin].iter().rev().filter(solid).take(CONTEXT).copied().collect();
    let word = |chars: &[char]| chars.iter().rev().collect::<String>();
    let verb = |at: usize| {
        before.get(at..at + 2).is_some_and(|chars| actor_choices("", &word(chars), "某某建设").is_some())
    };
    let urges = |at: usize| before.get(at..at + 2).is_some_and(|chars| word(chars) == "鼓励");
    // Of several verbs (引导和支持某集团) the last is asked, and the context stands before the first.
    let mut from = 0;
    let mut last = None;
    if !heads {
        loop {
            let joint = usize::from(from > 0 && before.get(from).is_some_and(|c| "、和并".contains(*c)));
            if verb(from + joint) {
                last = last.or(Some(from + joint));
            } else if !urges(from + joint) {
                break;
            }
            from += joint + 2;
        }
    }
    let asked = last.map(|at| word(&before[at..at + 2])).unwrap_or_default();
    let context = if heads { String::new() } else { word(before.get(from..)?) };
    if !heads && asked.is_empty() {
        return None;
    }
    let mut line = format!("{context}【{asked}】");
    let mut at = 0;
    for name in names.split(',').filter(|name| !name.is_empty()) {
        let (mark, name) = name.strip_prefix('~').map_or((["[[", "]]"], name), |name| (["{{", "}}"], name));
        let (start, end) = name.split_once('-')?;
        let (start, end): (usize, usize) = (start.parse().ok()?, end.parse().ok()?);
        line.extend(rest.get(at..start)?);
        line.push_str(mark[0]);
        line.extend(rest.get(start..end)?);
        line.push_str(mark[1]);
        at = end;
    }
    line.extend(rest.get(at..)?);
    Some(line)
}

fn load(file: &str, weight: f64, labels: &mut Vec<Label>) -> Result<(), Box<dyn Error>> {
    for (number, line) in fs::read_to_string(file)?.lines().enumerate() {
        let label = label(line, weight).ok_or(format!("{file}, line {}: {line}", number + 1))?;
        labels.extend(label);
    }
    Ok(())
}

/// A line's label; nothing inside for one that cannot be learnt from, nothing at all for a line that is none.
fn label(line: &str, weight: f64) -> Option<Option<Label>> {
    let (document, line) = line.split_once('\t')?;
    let (context, line) = line.split_once('【')?;
    let (verb, marked) = line.split_once('】')?;
    // Of several verbs the last; none at the head of a clause.
    let last = verb.char_indices().rev().nth(1).map_or(0, |(at, _)| at);
    let mut rest = String::new();
    let mut names: Vec<(usize, String)> = Vec::new();
    let mut classes = false;
    let (mut open, mut name) = (false, String::new());
    let half = |c: char| match c {
        '（' => '(',
        '）' => ')',
        _ => c,
    };
    let mut chars = marked.chars().filter(|c| !c.is_whitespace()).map(half).peekable();
    let mut length = 0;
    while let Some(c) = chars.next() {
        let twice = matches!(c, '[' | ']' | '{' | '}') && chars.peek() == Some(&c);
        match c {
            '[' if twice => (open, name) = (true, String::new()),
            ']' if twice => {
                names.push((length, std::mem::take(&mut name)));
                open = false;
            }
            '{' if twice => classes |= length == 0,
            '}' if twice => {}
            _ => {
                rest.push(c);
                length += 1;
                if open {
                    name.push(c);
                }
                continue;
            }
        }
        chars.next();
    }
    // Names one behind the other, from the very beginning.
    let mut end = 0;
    let mut list = Vec::new();
    for (stop, name) in names {
        let begin = stop - name.chars().count();
        if begin > end + 1 || begin == end && end > 0 || begin == 1 && end == 0 {
            break;
        }
        end = stop;
        list.push(name);
    }
    // A class and a name in one list is neither.
    let mixed = classes && !list.is_empty();
    Some((!mixed).then(|| Label {
        document: document.to_owned(),
        context: context.to_owned(),
        verb: verb[last..].to_owned(),
        rest,
        end,
        names: list,
        weight,
    }))
}

/// In how many documents a word must stand, and how long it may be.
const KNOWN: usize = 4;
const LONGEST: usize = 6;
/// Into how many steps a natural logarithm is parted.
const STEPS: f64 = 2.0;

/// The letter of a part of speech.
fn letter(part: &str) -> char {
    const LETTERS: &[(&str, char)] = &[
        ("vn", 'N'),
        ("LOC", 'L'),
        ("ORG", 'O'),
        ("PER", 'P'),
        ("TIME", 'T'),
        ("nz", 'z'),
        ("nw", 'W'),
        ("vd", 'D'),
        ("ad", 'A'),
        ("an", 'B'),
        ("xc", 'x'),
        ("w", '.'),
    ];
    LETTERS
        .iter()
        .find(|(known, _)| *known == part)
        .map_or_else(|| part.chars().next().unwrap_or('?'), |(_, letter)| *letter)
}

/// The words that enough documents show, by their part of speech and how rare they are.
fn vocabulary(texts: &[String]) -> Result<String, Box<dyn Error>> {
    let mut parts: BTreeMap<String, BTreeMap<char, usize>> = BTreeMap::new();
    let mut documents: BTreeMap<String, usize> = BTreeMap::new();
    for file in texts {
        let text = fs::read_to_string(file)?;
        let mut own = BTreeSet::new();
        for token in text.split_whitespace() {
            let Some((word, part)) = token.rsplit_once('/') else { continue };
            let is_mark = |c: char| "“”《》、—·".contains(c);
            if word.is_empty() || !word.chars().all(|c| han(&[c, c]) || is_mark(c)) {
                continue;
            }
            let word = word.to_owned();
            *parts.entry(word.clone()).or_default().entry(letter(part)).or_default() += 1;
            own.insert(word);
        }
        own.into_iter().for_each(|word| *documents.entry(word).or_default() += 1);
    }
    // 县城投向园区运营转型: names of investment companies end so.
    parts.remove("投向");
    parts.retain(|word, _| documents[word] >= KNOWN && word.chars().count() <= LONGEST);
    let all: usize = parts.values().flat_map(BTreeMap::values).sum();
    let mut groups: BTreeMap<(char, i64), Vec<&str>> = BTreeMap::new();
    for (word, parts) in &parts {
        let many: usize = parts.values().sum();
        let part = parts.iter().max_by_key(|(part, many)| (**many, **part)).map_or('?', |(part, _)| *part);
        let rare = (-(many as f64 / all as f64).ln() * STEPS).round() as i64;
        groups.entry((part, rare)).or_default().push(word);
    }
    let mut file = String::from(
        "# Words of government papers by part of speech, and how rare they are in halves of a natural logarithm. Made by examples/train_actor.\n",
    );
    for ((part, rare), words) in groups {
        file.push_str(&format!("{part} {rare}\n"));
        words.chunks(40).for_each(|line| file.push_str(&format!("  {}\n", line.join(" "))));
    }
    Ok(file)
}

/// The file of what a doing can begin with.
fn openers(texts: &[String]) -> Result<String, Box<dyn Error>> {
    let mut seen: BTreeMap<[char; 2], (usize, usize)> = BTreeMap::new();
    for file in texts {
        let text: Vec<char> = fs::read_to_string(file)?.chars().filter(|c| !c.is_whitespace()).collect();
        for clause in text.split(|c| "，。；：,;:！？、".contains(*c)) {
            for (at, pair) in clause.windows(2).enumerate() {
                let (all, first) = seen.entry([pair[0], pair[1]]).or_default();
                *all += 1;
                *first += usize::from(at == 0 && clause.len() > 3);
            }
        }
    }
    let mut tenths: BTreeMap<[char; 2], usize> = BTreeMap::new();
    for (pair, (all, first)) in seen.iter().filter(|(pair, _)| han(pair)) {
        if *first >= TIMES && *first as f64 >= SHARE * *all as f64 {
            tenths.insert(*pair, (first * 10 / all).min(9));
        }
    }
    Ok(by_level(
        "Two characters that a doing can begin with, by how often they begin a clause, in tenths.",
        &tenths,
    ))
}

fn han(pair: &[char; 2]) -> bool {
    pair.iter().all(|c| ('\u{4e00}'..='\u{9fff}').contains(c))
}

/// A word list whose groups are levels, the highest first.
fn by_level(title: &str, levels: &BTreeMap<[char; 2], usize>) -> String {
    let mut file = format!("# {title} Made by examples/train_actor.\n");
    for level in (0..10).rev() {
        let words: Vec<String> =
            levels.iter().filter(|(_, own)| **own == level).map(|(pair, _)| pair.iter().collect()).collect();
        if !words.is_empty() {
            file.push_str(&format!("{level}\n"));
            words.chunks(40).for_each(|line| file.push_str(&format!("  {}\n", line.join(" "))));
        }
    }
    file
}

/// Prints the file of weights, and to the error stream how they do on documents that they were not learnt from.
fn weights(labels: &[Label]) {
    let shown: Vec<_> =
        labels.iter().map(|label| actor_choices(&label.context, &label.verb, &label.rest)).collect();
    let columns = columns(labels, &shown);
    let rows = rows(labels, &shown, &columns);
    let open = rows.iter().filter(|row| row.right.is_none()).count();
    eprintln!("{} columns, {} clauses, {open} with an end that is no choice", columns.len(), rows.len());
    eprintln!("{}", held_out(labels, &rows, columns.len()));
    let all: Vec<&Row> = rows.iter().collect();
    println!("# Weights of who acts, made by examples/train_actor.");
    for (sign, weight) in columns.iter().zip(learn(labels, &all, columns.len())) {
        let whole = (weight * POINTS).round();
        if whole.abs() >= LEAST {
            println!("{sign} {whole:.0}");
        }
    }
}

/// Every sign that enough documents show.
fn columns<'s>(labels: &[Label], shown: &'s [Option<ActorChoices>]) -> Vec<&'s str> {
    let mut taken: BTreeMap<&str, BTreeSet<&str>> = BTreeMap::new();
    let mut left: BTreeMap<&str, BTreeSet<&str>> = BTreeMap::new();
    for (label, choices) in labels.iter().zip(shown) {
        let Some(choices) = choices else { continue };
        let ends = choices.ends.iter().map(|(end, signs)| (*end, signs));
        for (end, signs) in std::iter::once((0, &choices.nobody)).chain(ends) {
            let side = if end == label.end || end == 0 { &mut taken } else { &mut left };
            for sign in signs {
                side.entry(sign).or_default().insert(&label.document);
            }
        }
    }
    let many = |side: &BTreeMap<&str, BTreeSet<&str>>, sign: &str| side.get(sign).map_or(0, BTreeSet::len);
    let all: BTreeSet<&str> = taken.keys().chain(left.keys()).copied().collect();
    all.into_iter().filter(|sign| many(&taken, sign) >= TAKEN || many(&left, sign) >= LEFT).collect()
}

fn rows(labels: &[Label], shown: &[Option<ActorChoices>], columns: &[&str]) -> Vec<Row> {
    let place: BTreeMap<&str, usize> = columns.iter().enumerate().map(|(at, sign)| (*sign, at)).collect();
    let cells =
        |signs: &[String]| signs.iter().filter_map(|sign| place.get(sign.as_str()).copied()).collect();
    let row = |(index, (label, choices)): (usize, (&Label, &Option<ActorChoices>))| {
        let choices = choices.as_ref()?;
        let mut row = Row { label: index, ends: vec![0], cells: vec![cells(&choices.nobody)], right: None };
        for (end, signs) in &choices.ends {
            row.ends.push(*end);
            row.cells.push(cells(signs));
        }
        row.right = row.ends.iter().position(|end| *end == label.end);
        Some(row)
    };
    labels.iter().zip(shown).enumerate().filter_map(row).collect()
}

/// What is found of the labels that count under weights learnt without their documents.
fn held_out(labels: &[Label], rows: &[Row], columns: usize) -> String {
    let documents: BTreeSet<&str> = labels.iter().map(|label| label.document.as_str()).collect();
    let fold: BTreeMap<&str, usize> =
        documents.into_iter().enumerate().map(|(at, name)| (name, at * 7 % FOLDS)).collect();
    let of = |row: &Row| fold[labels[row.label].document.as_str()];
    let (mut hit, mut wrong, mut missed) = (0, 0, 0);
    for part in 0..FOLDS {
        let others: Vec<&Row> = rows.iter().filter(|row| of(row) != part).collect();
        let weights = learn(labels, &others, columns);
        for row in rows.iter().filter(|row| of(row) == part && labels[row.label].weight >= 1.0) {
            let label = &labels[row.label];
            let end = row.ends[best(row, &weights)];
            let found = if end > 0 { actor_names(&label.rest, end) } else { Vec::new() };
            let right = found.iter().filter(|name| label.names.contains(name)).count();
            hit += right;
            wrong += found.len() - right;
            missed += label.names.len() - right;
        }
    }
    let share = |part: usize, all: usize| part as f64 / all.max(1) as f64;
    let (precision, recall) = (share(hit, hit + wrong), share(hit, hit + missed));
    let both = share(2 * hit, 2 * hit + wrong + missed);
    format!(
        "names: P {precision:.3} R {recall:.3} F1 {both:.3} ({hit} found, {wrong} wrong, {missed} missed)"
    )
}

fn best(row: &Row, weights: &[f64]) -> usize {
    let sums = row.cells.iter().map(|cells| cells.iter().map(|column| weights[*column]).sum::<f64>());
    sums.enumerate().fold((0, f64::NEG_INFINITY), |best, one| if one.1 > best.1 { one } else { best }).0
}

/// The weights under which the right choices are most likely, large ones penalised: steps along the slope, each column's
/// shorter the more it has moved.
fn learn(labels: &[Label], rows: &[&Row], columns: usize) -> Vec<f64> {
    const ROUNDS: usize = 60;
    const STEP: f64 = 0.3;
    let mut shown = vec![0_u32; columns];
    let rows: Vec<(&&Row, usize)> = rows.iter().filter_map(|row| Some((row, row.right?))).collect();
    for column in rows.iter().flat_map(|(row, _)| row.cells.iter().flatten()) {
        shown[*column] += 1;
    }
    let mut weights = vec![0.0_f64; columns];
    let mut moved = vec![1e-8_f64; columns];
    // A fixed walk through all rows that is not the order of the files.
    let stride = (rows.len() * 5 / 8..).find(|n| gcd(*n, rows.len()) == 1).unwrap_or(1);
    for round in 0..ROUNDS {
        for step in 0..rows.len() {
            let (row, right) = rows[(step * stride + round) % rows.len()];
            let heavy = labels[row.label].weight;
            let sums: Vec<f64> =
                row.cells.iter().map(|cells| cells.iter().map(|column| weights[*column]).sum()).collect();
            let most = sums.iter().copied().fold(f64::NEG_INFINITY, f64::max);
            let chances: Vec<f64> = sums.iter().map(|sum| f64::exp(sum - most)).collect();
            let all: f64 = chances.iter().sum();
            for (at, cells) in row.cells.iter().enumerate() {
                let wrong = chances[at] / all - if at == right { 1.0 } else { 0.0 };
                for column in cells {
                    let slope = heavy * wrong + TIGHT * weights[*column] / f64::from(shown[*column]);
                    moved[*column] += slope * slope;
                    weights[*column] -= STEP * slope / moved[*column].sqrt();
                }
            }
        }
    }
    weights
}

fn gcd(a: usize, b: usize) -> usize {
    if b == 0 { a } else { gcd(b, a % b) }
}
