//! Fails early, in one sentence, when the style sheet and the script have not been bundled yet.

use std::path::Path;

fn main() {
    let dist = Path::new(env!("CARGO_MANIFEST_DIR")).join("../../assets/dist");
    println!("cargo:rerun-if-changed={}", dist.display());
    for file in ["app.css", "app.js", "icon.svg"] {
        if !dist.join(file).is_file() {
            eprintln!("assets/dist/{file} is missing: run make assets");
            std::process::exit(1);
        }
    }
}
