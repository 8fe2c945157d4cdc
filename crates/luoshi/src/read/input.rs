//! Files to documents.

use std::path::{Path, PathBuf};

use intake::{IntakeError, Limits};
use jiff::civil::Date;
use reading::{Account, Options, Passed, Reading};
use serde::Serialize;

/// A file that was read.
pub(super) struct Document {
    /// Name of the file.
    pub name: String,
    /// What it says.
    pub reading: Reading,
    /// What the reading rests on, when that was asked for.
    pub grounds: Option<Grounds>,
    /// Pages of it that carry no text, counted from 1.
    pub blank_pages: Vec<usize>,
    /// The date given for it.
    given: Option<Date>,
}

/// What a reading rests on, and what it did not take.
#[derive(Serialize)]
pub(super) struct Grounds {
    /// One for each commitment.
    pub accounts: Vec<Account>,
    /// Sentences that were not taken; empty unless asked for.
    pub passed: Vec<Passed>,
}

/// A file that could not be.
pub(super) type Refused = IntakeError;

impl Document {
    /// Its title; the name of the file where none was found.
    pub(super) fn title(&self) -> String {
        let stem = || Path::new(&self.name).file_stem().unwrap_or_default().to_string_lossy().into_owned();
        self.reading.title.as_ref().map_or_else(stem, |found| found.value.clone())
    }

    /// The date it was given, or the one it bears.
    pub(super) fn date(&self) -> Option<Date> {
        self.given.or(self.reading.date.as_ref().map(|found| found.value))
    }

    /// What other programs get of it.
    pub(super) fn contract(&self) -> reading::Contract {
        self.reading.to_contract()
    }
}

/// Reads all files, with the grounds where they are asked for, or says of each that cannot be read why.
pub(super) fn read(
    files: &[PathBuf],
    date: Option<Date>,
    explain: bool,
) -> Result<Vec<Document>, Vec<Refused>> {
    let mut documents = Vec::new();
    let mut refused = Vec::new();
    let limits = Limits::default();
    for file in files {
        let name = file.file_name().unwrap_or(file.as_os_str()).to_string_lossy().into_owned();
        let taken = if file.as_os_str() == "-" {
            intake::take_in_reader("-", std::io::stdin().lock(), &limits)
        } else {
            intake::take_in_path(file, &limits)
        };
        match taken.and_then(|intake| intake.as_document(&name, &limits)) {
            Ok(intake) => {
                let (reading, grounds) = read_text(&intake.text, &Options { date }, explain);
                documents.push(Document {
                    name,
                    reading,
                    grounds,
                    blank_pages: intake.blank_pages,
                    given: date,
                });
            }
            Err(error) => refused.push(error),
        }
    }
    if refused.is_empty() { Ok(documents) } else { Err(refused) }
}

fn read_text(text: &str, options: &Options, explain: bool) -> (Reading, Option<Grounds>) {
    if !explain {
        return (reading::read(text, options), None);
    }
    let explained = reading::explain(text, options);
    (explained.reading, Some(Grounds { accounts: explained.accounts, passed: explained.passed }))
}
