#!/usr/bin/env bash
# Installs from Debian what is missing: `setup.sh run` for building and running, `setup.sh test` for the tests as well.
set -euo pipefail
source "$(dirname "${BASH_SOURCE[0]}")/lib.sh"

purpose=${1:-run}
rust_wanted=$(sed -n 's/^rust-version = "\(.*\)"/\1/p' Cargo.toml)
node_wanted=20

# version_reaches HAVE WANTED
version_reaches() {
  [ "$(printf '%s\n%s\n' "$2" "$1" | sort -V | head -n 1)" = "$2" ]
}

check_rust() {
  command -v cargo >/dev/null && command -v rustc >/dev/null ||
    fail "Rust $rust_wanted or newer is needed and no cargo was found: install it with rustup, then run this again."
  local have
  have=$(rustc --version | cut -d' ' -f2)
  version_reaches "$have" "$rust_wanted" ||
    fail "Rust $rust_wanted or newer is needed, this is $have: run 'rustup update', then run this again."
  if [ "$purpose" = test ]; then
    cargo fmt --version >/dev/null 2>&1 && cargo clippy --version >/dev/null 2>&1 ||
      fail "The tests need rustfmt and clippy: run 'rustup component add rustfmt clippy', then run this again."
  fi
}

check_node() {
  command -v node >/dev/null && command -v npm >/dev/null ||
    fail "Node.js $node_wanted or newer with npm is needed and was not found: install it, then run this again."
  local have
  have=$(node --version | tr -d v)
  version_reaches "$have" "$node_wanted" ||
    fail "Node.js $node_wanted or newer is needed, this is $have: update it, then run this again."
}

has_cjk_font() {
  [ -n "$(find /usr/share/fonts /usr/local/share/fonts "$HOME/.fonts" "$HOME/.local/share/fonts" \
    -iname '*noto*cjk*' -print -quit 2>/dev/null)" ]
}

has_postgres() {
  local dir
  for dir in "$(dirname "$(command -v initdb || echo /nowhere/initdb)")" /usr/lib/postgresql/*/bin; do
    [ -x "$dir/initdb" ] && [ -x "$dir/pg_ctl" ] && [ -x "$dir/postgres" ] && return 0
  done
  return 1
}

# Only the programs are wanted: Debian's package would also make and start a database of its own.
without_system_cluster() {
  mkdir -p "$(dirname "$cluster_conf")"
  if [ -e "$cluster_conf" ]; then cp -p "$cluster_conf" "$scratch/createcluster.conf"; fi
  echo 'create_main_cluster = false' >>"$cluster_conf"
  "$@"
}

clean_up() {
  if [ -e "$scratch/createcluster.conf" ]; then
    mv "$scratch/createcluster.conf" "$cluster_conf"
  elif [ -e "$cluster_conf" ]; then
    sed -i '/^create_main_cluster = false$/d' "$cluster_conf"
  fi
  rm -rf "$scratch"
}

apt() {
  DEBIAN_FRONTEND=noninteractive apt-get -qq "$@" >"$scratch/apt.log" 2>&1 ||
    { cat "$scratch/apt.log" >&2; fail "'apt-get $*' failed: its own words stand above."; }
}

install_missing() {
  [ ${#missing[@]} -gt 0 ] || return 0
  [ "$(id -u)" = 0 ] || fail "Missing: ${missing[*]}. Run as root: apt-get install ${missing[*]}"
  command -v apt-get >/dev/null ||
    fail "Missing: ${missing[*]}. This machine has no apt-get: install what corresponds to them, then run this again."
  cluster_conf=/etc/postgresql-common/createcluster.conf
  scratch=$(mktemp -d)
  trap clean_up EXIT
  say "asking Debian for the current package list"
  apt update
  say "installing ${missing[*]}"
  without_system_cluster apt install -y --no-install-recommends "${missing[@]}"
}

check_rust
check_node

missing=()
if ! command -v cc >/dev/null; then missing+=(gcc libc6-dev); fi
if [ "$purpose" = test ]; then
  if ! command -v git >/dev/null; then missing+=(git); fi
  if ! command -v chromium >/dev/null; then missing+=(chromium); fi
  if ! has_cjk_font; then missing+=(fonts-noto-cjk); fi
  if ! has_postgres; then missing+=(postgresql); fi
fi
install_missing

# PostgreSQL refuses to run as root, so the tests hand it to one of these.
if [ "$purpose" = test ] && [ "$(id -u)" = 0 ]; then
  getent passwd postgres >/dev/null || getent passwd nobody >/dev/null ||
    fail "The tests start PostgreSQL as user postgres or nobody and this machine has neither: run 'useradd -r postgres'."
fi
say "set-up complete ($(rustc --version | cut -d' ' -f1,2), Node.js $(node --version))"
