#!/usr/bin/env bash
# Formats what has a formatter.
set -euo pipefail
source "$(dirname "${BASH_SOURCE[0]}")/lib.sh"

cargo fmt
