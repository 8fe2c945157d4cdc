# Shared by the scripts beside it: `say` prints a step with the seconds since `make` began.
# Sourced, never run.

root=$(cd "$(dirname "${BASH_SOURCE[0]}")/.." && pwd)
cd "$root"

# The first script of a run sets the clock; those it calls go on counting from there.
export LUOSHI_CLOCK=${LUOSHI_CLOCK:-$(date +%s)}

say() {
  printf '== [%4d s] %s\n' "$(($(date +%s) - LUOSHI_CLOCK))" "$*"
}

fail() {
  printf '%s\n' "$*" >&2
  exit 1
}

# rustup puts its programs here and only a login shell learns of it.
if ! command -v cargo >/dev/null && [ -x "$HOME/.cargo/bin/cargo" ]; then
  export PATH="$HOME/.cargo/bin:$PATH"
fi

target_dir=${CARGO_TARGET_DIR:-$root/target}

# install_packages DIR: the npm packages that DIR's lock file pins, unless they are there already.
install_packages() {
  local dir=$1 stamp=$1/node_modules/.installed-from
  if cmp -s "$dir/package-lock.json" "$stamp"; then return 0; fi
  say "installing the npm packages of $dir/"
  npm ci --silent --no-audit --no-fund --prefix "$dir"
  cp "$dir/package-lock.json" "$stamp"
}
