//! Words that stand in many cells, such as the names of units: they are written once, and the cells name them by number. Columns
//! whose words hardly come again keep theirs in the cells, so that what is remembered does not grow with the rows.

use std::collections::HashMap;

use super::cells::words;

/// So many different words a column may have before it is asked whether they come again.
const TRIED: usize = 512;
/// How often words must come on average for their column to stay.
const OFTEN: usize = 4;
/// The most words that are remembered.
const MOST: usize = 20_000;
/// Longer words, in bytes, stay in their cells.
const LONGEST: usize = 400;

/// How many cells a column asked for, and how many of them brought new words.
#[derive(Clone, Copy, Default)]
struct Tally {
    cells: usize,
    fresh: usize,
}

/// The table of words.
pub(super) struct Shared {
    numbers: HashMap<String, usize>,
    columns: Vec<Tally>,
    items: String,
    cells: usize,
}

impl Shared {
    pub(super) fn new(columns: usize) -> Self {
        Self {
            numbers: HashMap::new(),
            columns: vec![Tally::default(); columns],
            items: String::new(),
            cells: 0,
        }
    }

    /// The number of the words of a cell; none where they stand in the cell itself.
    pub(super) fn number(&mut self, column: usize, text: &str) -> Option<usize> {
        let tally = self.columns.get_mut(column)?;
        if text.len() > LONGEST || (tally.fresh >= TRIED && tally.fresh * OFTEN > tally.cells) {
            return None;
        }
        tally.cells += 1;
        let number = match self.numbers.get(text) {
            Some(number) => *number,
            None if self.numbers.len() >= MOST => return None,
            None => {
                tally.fresh += 1;
                self.items += "<si>";
                words(text, "", &mut self.items);
                self.items += "</si>";
                let number = self.numbers.len();
                self.numbers.insert(text.to_owned(), number);
                number
            }
        };
        self.cells += 1;
        Some(number)
    }

    /// The part that lists them.
    pub(super) fn part(&self) -> String {
        format!(
            "<sst xmlns=\"{}\" count=\"{}\" uniqueCount=\"{}\">{}</sst>",
            super::MAIN,
            self.cells,
            self.numbers.len(),
            self.items
        )
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn words_that_do_not_come_again_are_not_remembered_for_ever() {
        let mut shared = Shared::new(2);
        let (mut kept, mut named) = (0, 0);
        for row in 0..10_000 {
            kept += usize::from(shared.number(0, &format!("第{row}项")).is_some());
            named += usize::from(shared.number(1, ["交通局", "水务局", "交通局"][row % 3]).is_some());
        }
        assert_eq!((kept, named), (TRIED, 10_000));
        assert_eq!(shared.numbers.len(), TRIED + 2);
        assert_eq!(shared.number(1, "水务局"), shared.number(1, "水务局"));
        assert_ne!(shared.number(1, "水务局"), shared.number(1, "交通局"));
        assert_eq!(shared.number(1, &"长".repeat(LONGEST)), None);
    }
}
