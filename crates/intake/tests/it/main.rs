//! Files of every kind, made here, taken in through the front door; containers by a reading process as in the program.

mod any_bytes;
mod division;
mod docx;
mod legacy;
mod make;
mod ofd;
mod pdf;
mod refusal;
mod text;
mod xlsx;

use intake::{Intake, IntakeError, Limits};

/// Takes a file in with the usual limits.
fn take(name: &str, bytes: &[u8]) -> Result<Intake, IntakeError> {
    take_within(name, bytes, &Limits::default())
}

fn take_within(name: &str, bytes: &[u8], limits: &Limits) -> Result<Intake, IntakeError> {
    intake::reader::install(env!("CARGO_BIN_EXE_intake-reader").into());
    intake::take_in(name, bytes, limits)
}

/// The key of the refusal that a file meets.
fn refusal(name: &str, bytes: &[u8]) -> &'static str {
    take(name, bytes).expect_err("the file should be refused").key()
}

#[test]
fn every_file_of_this_folder_is_part_of_the_test() {
    let folder = std::path::Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/it");
    let listed = include_str!("main.rs");
    for entry in std::fs::read_dir(folder).unwrap() {
        let name = entry.unwrap().file_name().into_string().unwrap();
        let module = name.trim_end_matches(".rs");
        assert!(module == "main" || listed.contains(&format!("mod {module};")), "{name} is not listed");
    }
}
