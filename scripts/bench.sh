#!/usr/bin/env bash
# Builds for release, generates a site with N tasks (100,000 unless told), measures, prints a table.
set -euo pipefail
source "$(dirname "${BASH_SOURCE[0]}")/lib.sh"

bash scripts/setup.sh run
bash scripts/assets.sh
say "building for release"
cargo build --release --locked -p luoshi -p bench
say "measuring on ${N:-100000} tasks"
LUOSHI_BIN=$target_dir/release/luoshi node bench/bench.mjs
say "asking the peers what our tables ask"
BENCH_BIN=$target_dir/release/bench-peers bash bench/peers/run.sh 2>&1 | grep -v ' wrong: '
