//! Collects the catalogues: every `*.ftl` of a language's folder is an area, found without being listed anywhere.
//!
//! Beside the texts it writes an index from key to area, so that a process which needs three words parses one small file.

use std::collections::BTreeMap;
use std::fmt::Write as _;
use std::fs;
use std::path::{Path, PathBuf};

fn main() {
    let root = PathBuf::from(std::env::var("CARGO_MANIFEST_DIR").expect("cargo sets CARGO_MANIFEST_DIR"));
    let out = PathBuf::from(std::env::var("OUT_DIR").expect("cargo sets OUT_DIR"));
    let mut code = String::new();
    for (name, folder) in [("ZH", "zh-CN"), ("EN", "en")] {
        println!("cargo:rerun-if-changed={folder}");
        write_language(&mut code, name, &root.join(folder));
    }
    fs::write(out.join("catalogues.rs"), code).expect("the build folder is writable");
}

/// Writes `NAME_AREAS` (area, text) and `NAME_INDEX` (key, area number; sorted by key).
fn write_language(code: &mut String, name: &str, folder: &Path) {
    let mut files: Vec<PathBuf> = fs::read_dir(folder)
        .unwrap_or_else(|error| panic!("{}: {error}", folder.display()))
        .map(|entry| entry.expect("the folder can be listed").path())
        .filter(|path| path.extension().is_some_and(|extension| extension == "ftl"))
        .collect();
    files.sort();
    let mut index: BTreeMap<String, usize> = BTreeMap::new();
    writeln!(code, "static {name}_AREAS: &[(&str, &str)] = &[").unwrap();
    for (number, file) in files.iter().enumerate() {
        let text = fs::read_to_string(file).unwrap_or_else(|error| panic!("{}: {error}", file.display()));
        for key in keys(&text) {
            if index.insert(key.clone(), number).is_some() {
                panic!("{}: the key {key} stands twice in this language", file.display());
            }
        }
        let area = file.file_stem().and_then(|stem| stem.to_str()).expect("areas have plain names");
        writeln!(code, "    ({area:?}, include_str!({:?})),", file.display().to_string()).unwrap();
    }
    writeln!(code, "];").unwrap();
    writeln!(code, "static {name}_INDEX: &[(&str, u16)] = &[").unwrap();
    for (key, number) in index {
        writeln!(code, "    ({key:?}, {number}),").unwrap();
    }
    writeln!(code, "];").unwrap();
}

/// The message keys of a catalogue: an identifier at the start of a line, followed by an equals sign.
fn keys(text: &str) -> impl Iterator<Item = String> + '_ {
    text.lines().filter_map(|line| {
        let (key, _) = line.split_once('=')?;
        let key = key.trim_end();
        let plain = key.chars().all(|c| c.is_ascii_alphanumeric() || c == '-' || c == '_');
        (plain && key.starts_with(|c: char| c.is_ascii_alphabetic())).then(|| key.to_owned())
    })
}
