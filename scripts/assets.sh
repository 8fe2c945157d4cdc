#!/usr/bin/env bash
# Bundles assets/ into assets/dist, which the binary embeds. npm is asked only when the lock file changed.
set -euo pipefail
source "$(dirname "${BASH_SOURCE[0]}")/lib.sh"

install_packages assets
say "bundling style sheet and scripts"
node assets/build.mjs
