//! The use cases end to end, on either engine.

mod access;
mod burden;
mod chase;
mod concern;
mod desk;
mod direction;
mod document;
mod fault;
mod import;
mod issue;
mod ledger;
mod lights;
mod measure;
mod milestone;
mod notice;
mod observation;
mod people;
mod plan;
mod referral;
mod review;
mod search;
mod settings;
mod settled;
mod split;
mod support;
mod work;

/// A file in this folder that no line above names would never run.
#[test]
fn every_file_is_listed() {
    let listed = include_str!("main.rs");
    for entry in std::fs::read_dir(concat!(env!("CARGO_MANIFEST_DIR"), "/tests/it")).unwrap() {
        let name = entry.unwrap().file_name().into_string().unwrap();
        let module = name.trim_end_matches(".rs");
        assert!(module == "main" || listed.contains(&format!("mod {module};")), "{name} is not listed");
    }
}
