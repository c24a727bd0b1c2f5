# shellcheck shell=bash
# What the scripts share. Source it; it sets `root` and `scratch`, and does nothing else by itself.

root=$(cd "$(dirname "${BASH_SOURCE[0]}")/.." && pwd)

# Where Swift builds. A second build beside one that runs needs a place of its own: .build-<name>.
scratch=${SITEGEN_SCRATCH_PATH:-$root/.build}

say() { printf '%s\n' "$*"; }

fail() {
  printf 'scripts/%s: %s\n' "$(basename "$0")" "$1" >&2
  shift
  [ $# -eq 0 ] || printf '  %s\n' "$@" >&2
  exit 1
}

has() { command -v "$1" >/dev/null 2>&1; }

# --- Swift

require_swift() {
  local needed found
  needed=$(sed -n '1s|.*swift-tools-version: *\([0-9.]*\).*|\1|p' "$root/Package.swift")
  has swift || fail "Swift is not installed." \
    "Install Swift $needed or later from https://www.swift.org/install/ and run this again."
  found=$(swift --version 2>/dev/null | sed -n 's|.*Swift version \([0-9.]*\).*|\1|p' | head -n 1)
  [ -n "$found" ] || fail "swift --version does not say which version it is." \
    "Install Swift $needed or later from https://www.swift.org/install/ and run this again."
  is_at_least "$found" "$needed" || fail "This is Swift $found, and Swift $needed or later is needed." \
    "Install it from https://www.swift.org/install/ and run this again."
}

# is_at_least 6.10 6.2: whether the first version is the second or a later one, part by part.
is_at_least() {
  local IFS=. i
  local -a found needed
  read -r -a found <<<"$1"
  read -r -a needed <<<"$2"
  for i in 0 1 2; do
    [ "${found[i]:-0}" -gt "${needed[i]:-0}" ] && return 0
    [ "${found[i]:-0}" -lt "${needed[i]:-0}" ] && return 1
  done
  return 0
}

# --- Packages of the system

# Installs Debian packages, as root or through sudo; says the command where neither is possible.
# It never asks a question, and brings the list of packages up to date once in each shell.
apt_install() {
  local -a as_root=()
  has apt-get || fail "$* must be installed, which this script can do on Debian and Ubuntu only." \
    "Install it and run this again."
  if [ "$(id -u)" -ne 0 ]; then
    has sudo || fail "$* must be installed, which needs root." \
      "As root, run:  apt-get update && apt-get install $*" "and then run this again."
    as_root=(sudo)
  fi
  say "Installing $*"
  if [ -z "${apt_is_updated:-}" ]; then
    run_quietly ${as_root[@]+"${as_root[@]}"} apt-get update
    apt_is_updated=yes
  fi
  run_quietly ${as_root[@]+"${as_root[@]}"} \
    env DEBIAN_FRONTEND=noninteractive apt-get install --yes --no-install-recommends "$@"
}

# Runs a command, and shows what it said only if it failed.
run_quietly() {
  local log status=0
  log=$(mktemp)
  "$@" >"$log" 2>&1 </dev/null || status=$?
  [ "$status" -eq 0 ] || cat "$log" >&2
  rm -f "$log"
  [ "$status" -eq 0 ] || fail "$1 failed with exit code $status: $*"
}

# The parser that the generator is built on: Debian's libcmark-dev, Homebrew's cmark.
require_cmark() {
  [ ! -e /usr/include/cmark.h ] || return 0
  ! has pkg-config || ! pkg-config --exists libcmark || return 0
  if has apt-get; then
    apt_install libcmark-dev
  elif has brew; then
    say "Installing cmark and pkgconf"
    run_quietly brew install cmark pkgconf
  else
    fail "The library cmark is not installed." \
      "Install its development files (Debian: libcmark-dev, Homebrew: cmark pkgconf) and run this again."
  fi
}

# Installs a list of Python packages into an environment of their own, made anew when the list has
# changed: install_python_packages FOLDER LIST
install_python_packages() {
  local environment=$1 wanted=$2
  if cmp -s "$wanted" "$environment/installed.txt" && "$environment/bin/python" -c ''; then return; fi
  say "Installing the Python packages of ${wanted#"$root/"}"
  rm -rf "$environment"
  run_quietly python3 -m venv "$environment"
  run_quietly "$environment/bin/python" -m pip install --disable-pip-version-check --requirement "$wanted"
  cp "$wanted" "$environment/installed.txt"
}

# What draws the pictures that links are shared with, and the fonts that letterhead draws them in: Debian's
# librsvg2-bin and fonts-urw-base35, with fonts-dejavu-core for Arabic and fonts-ipaexfont-mincho for
# Japanese; Homebrew's librsvg.
require_rsvg_convert() {
  if has apt-get; then
    local fonts=/usr/share/fonts
    if has rsvg-convert && [ -d $fonts/opentype/urw-base35 ] && [ -d $fonts/truetype/dejavu ] &&
      [ -d $fonts/opentype/ipaexfont-mincho ]; then
      return
    fi
    apt_install librsvg2-bin fonts-urw-base35 fonts-dejavu-core fonts-ipaexfont-mincho
  elif has brew; then
    has rsvg-convert || run_quietly brew install librsvg
  elif ! has rsvg-convert; then
    fail "The program rsvg-convert is not installed." \
      "Install librsvg and run this again. Builds do without it: pages then share the theme's picture."
  fi
}

# --- The generator

# Builds the release binary of sitegen and sets `sitegen` to its path.
build_sitegen() {
  local -a quiet=(--quiet)
  [ ! -t 1 ] || quiet=()
  say "Building sitegen; the first time takes a few minutes"
  swift build --package-path "$root" --scratch-path "$scratch" \
    --configuration release --product sitegen ${quiet[@]+"${quiet[@]}"} ||
    fail "sitegen does not build; the reason is above."
  # shellcheck disable=SC2034 # for the script that sources this
  sitegen=$scratch/release/sitegen
}
