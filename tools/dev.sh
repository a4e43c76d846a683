#!/usr/bin/env bash
# Rebuilds and reloads after every change to code, style or content.
set -euo pipefail
cd "$(dirname "$0")/.."
. tools/env.sh

say "Building the publisher (this takes some minutes the first time) ..."
cargo build --quiet --bin dateline
say "Serving at http://127.0.0.1:$1 as soon as the app is built (stop with Ctrl-C) ..."
use_wasm_toolchain
DATELINE_DEV=1 exec env -u NO_COLOR trunk serve --dist target/dev --port "$1"
