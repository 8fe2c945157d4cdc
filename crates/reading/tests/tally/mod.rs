//! Counting what a reader found against what labels want.

/// How often found, found wrongly, and missed.
#[derive(Default)]
pub struct Tally {
    pub hit: usize,
    pub wrong: usize,
    pub missed: usize,
}

impl Tally {
    /// Counts what was got against what is wanted, each once.
    pub fn count(&mut self, got: &[String], want: &[String]) {
        let mut left = want.to_vec();
        for one in got {
            if let Some(at) = left.iter().position(|known| known == one) {
                left.swap_remove(at);
                self.hit += 1;
            } else {
                self.wrong += 1;
            }
        }
        self.missed += left.len();
    }

    /// F1 in thousandths.
    pub fn f1(&self) -> usize {
        2000 * self.hit / (2 * self.hit + self.wrong + self.missed).max(1)
    }
}

/// Without blanks and quotation marks, in half width: what two spellings of one name share.
pub fn plain(words: &str) -> String {
    let half = |c: char| match c {
        '！'..='～' => char::from_u32(u32::from(c) - 0xfee0).unwrap_or(c),
        _ => c,
    };
    words.chars().filter(|c| !c.is_whitespace() && !"“”\"'‘’《》".contains(*c)).map(half).collect()
}

/// A target as it is compared: how, how much, of what unit.
pub fn target(op: &str, value: Option<f64>, unit: &str) -> String {
    match op {
        "all" | "sync" | "zero" => op.to_owned(),
        _ => format!("{op} {value:?} {}", plain(unit)),
    }
}

pub fn op(target: &impl serde::Serialize) -> String {
    serde_json::to_value(target).unwrap().as_str().unwrap_or_default().to_owned()
}
