#!/usr/bin/env bash
# Runs every test there is, on the release site in dist/.
set -euo pipefail
cd "$(dirname "$0")/.."
. tools/env.sh

say "Building the tests ..."
cargo test --quiet --no-run
# Without comments: the tests of those bring their own server, and no other test may ask for one.
cargo run --quiet --bin dateline -- publish --comments none --out target/test-site
export DATELINE_SITE=target/test-site
say "Running the tests (the browser tests open Chromium windows that nobody sees) ..."
# Two browsers at a time: more would only wait for the processor.
cargo test --quiet -- --test-threads=2
