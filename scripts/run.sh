#!/usr/bin/env bash
# Builds Luoshi and serves the demo county from a data directory that is gone when the server stops.
set -euo pipefail
source "$(dirname "${BASH_SOURCE[0]}")/lib.sh"

listen=${LISTEN:-127.0.0.1:8080}

bash scripts/setup.sh run
bash scripts/assets.sh
say "building Luoshi (minutes the first time, seconds afterwards)"
cargo build --locked -p luoshi

data=$(mktemp -d -t luoshi-demo.XXXXXX)
server=
trap 'if [ -n "$server" ]; then kill "$server" 2>/dev/null || true; wait "$server" || true; fi; rm -rf "$data"' EXIT
trap 'exit 130' INT
trap 'exit 143' TERM

say "starting the demo county on http://$listen (Ctrl-C stops it and removes its data)"
"$target_dir/debug/luoshi" serve --demo --listen "$listen" --data "$data" &
server=$!
wait "$server"
