#!/usr/bin/env bash
# Builds the release site: the publisher natively, the app for the browser, then the site in dist/.
set -euo pipefail
cd "$(dirname "$0")/.."
. tools/env.sh

say "Building the publisher (this takes some minutes the first time) ..."
cargo build --quiet --release --bin dateline
say "Building the app for the browser and publishing the site ..."
use_wasm_toolchain
CACHE="$CACHE" node tools/cms.mjs
env -u NO_COLOR trunk --log warn build --release
say "The site is in dist/"
