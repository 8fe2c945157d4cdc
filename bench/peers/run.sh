#!/usr/bin/env bash
# Runs our reader, JioNLP and Microsoft Recognizers-Text on the tables beside this file and prints who was right and how
# fast. The peers live in a virtual environment of their own under bench/.data; where they cannot be had, says so and
# ends well. BENCH_BIN names our program (target/release/bench-peers).
set -euo pipefail
here=$(cd "$(dirname "${BASH_SOURCE[0]}")" && pwd)
root=$(cd "$here/../.." && pwd)
ours=${BENCH_BIN:-${CARGO_TARGET_DIR:-$root/target}/release/bench-peers}
venv=$root/bench/.data/peers

if ! cmp -s "$here/requirements.txt" "$venv/installed.txt"; then
	mkdir -p "$venv"
	if ! { python3 -m venv "$venv" && "$venv/bin/pip" install --quiet --disable-pip-version-check -r "$here/requirements.txt"; }; then
		echo "peers: not measured, the Python packages of bench/peers/requirements.txt cannot be had here" >&2
		exit 0
	fi
	cp "$here/requirements.txt" "$venv/installed.txt"
fi
exec "$venv/bin/python" "$here/compare.py" "$ours"
