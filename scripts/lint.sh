#!/usr/bin/env bash
# Everything that can be wrong without running the program.
set -euo pipefail
source "$(dirname "${BASH_SOURCE[0]}")/lib.sh"

bash scripts/assets.sh
say "checking TypeScript"
npm run --silent --prefix assets check
say "checking the repository's hygiene"
bash scripts/check-hygiene.sh
say "checking Rust formatting"
cargo fmt --check
say "running clippy"
cargo clippy --quiet --locked --workspace --all-targets -- -D warnings
