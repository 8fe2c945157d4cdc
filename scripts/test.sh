#!/usr/bin/env bash
# The whole test run, on a machine where nothing was installed before. Stops at the first kind of check that fails.
set -euo pipefail
source "$(dirname "${BASH_SOURCE[0]}")/lib.sh"

bash scripts/setup.sh test
bash scripts/lint.sh
say "building and running the tests on SQLite"
cargo test --locked --workspace
# The whole workspace again: naming only the crates with a database would build the dependencies anew for their features.
say "running the tests on PostgreSQL"
LUOSHI_TEST_DB=postgres cargo test --locked --workspace
install_packages e2e
say "running the browser tests"
LUOSHI_BIN=$target_dir/debug/luoshi node e2e/run.mjs
