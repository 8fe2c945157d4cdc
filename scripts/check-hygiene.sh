#!/usr/bin/env bash
# What a reviewer should never have to look for. Prints each offence as file:line and fails when there is one.
set -euo pipefail
source "$(dirname "${BASH_SOURCE[0]}")/lib.sh"

longest=800
offences=0
mapfile -t files < <(git ls-files --cached --others --exclude-standard | while read -r f; do [ -f "$f" ] && echo "$f"; done)

# among PATTERN: those files whose path matches
among() {
  printf '%s\n' "${files[@]}" | grep -E "$1" || true
}

# offend WHY: the lines on standard input, if any, are offences
offend() {
  local found
  found=$(cut -c1-200)
  [ -n "$found" ] || return 0
  printf '%s:\n%s\n' "$1" "$found" >&2
  offences=$((offences + 1))
}

# lines PATTERN FILES…: the matching lines as file:line:text
lines() {
  local pattern=$1
  shift
  [ $# = 0 ] || grep -nIHiE -- "$pattern" "$@" || true
}

# The brackets keep this file from finding itself.
mapfile -t written < <(among '.' | grep -vE '(^|/)(Cargo\.lock|package-lock\.json)$|^LICENSE$')
offend "a path of somebody's machine" < <(
  lines '(^|[^a-z0-9._~/-])/([w]ork|[r]oot|[h]ome|[U]sers)/[a-z0-9._]' "${written[@]}"
)
offend "a package registry's host" < <(
  lines '([r]egistry\.npmjs|[n]pmmirror|(static|index)\.[c]rates|(deb|security)\.[d]ebian|[f]iles\.pythonhosted)\.' \
    "${written[@]}"
)

mapfile -t locks < <(among '(^|/)package-lock\.json$')
offend "a lock file names addresses (set omit-lockfile-registry-resolved=true and make it again)" < <(
  lines '"resolved"' "${locks[@]}"
)

mapfile -t templates < <(among '^crates/web/templates/')
offend "an inline script" < <(
  lines '<script' "${templates[@]}" | grep -v ' src=' || true
  lines 'javascript:' "${templates[@]}"
)
offend "an inline style" < <(lines '<style|[[:space:]]style=' "${templates[@]}")
offend "an inline event handler" < <(lines '[[:space:]](on[a-z]{3,}|hx-on[:a-z-]*)=' "${templates[@]}")

# Namespaces look like addresses but nothing asks for them.
mapfile -t pages < <(among '^(crates/web/templates|assets/(src|scss))/')
offend "an address outside the site" < <(
  [ ${#pages[@]} = 0 ] ||
    grep -nIHoE '(https?:|["(])//[a-z0-9-]+\.[a-z][^" )]*' "${pages[@]}" | grep -v '//www\.w3\.org/' || true
)

mapfile -t sources < <(among '\.(rs|ts|mjs|js|html|scss|css|sh|py|ftl|md)$')
offend "longer than $longest lines" < <(
  for f in "${sources[@]}"; do
    length=$(wc -l <"$f")
    [ "$length" -le "$longest" ] || echo "$f:$length"
  done
)

[ "$offences" = 0 ] || fail "hygiene: $offences kinds of offence in ${#files[@]} files"
echo "hygiene: ${#files[@]} files, nothing found"
