#!/usr/bin/env bash
# Runs every test there is, on the release site; or with `bench` the measurements instead.
set -euo pipefail
cd "$(dirname "$0")/.."
. tools/env.sh

say "Building the tests ..."
cargo test --quiet --no-run
# The tests' own newsroom, since the one in content/ may become anybody's. Without comments: the tests of those
# bring their own server, and no other test may ask for one.
cargo run --quiet --bin dateline -- publish --content tests/sites/english --comments none --out target/test-site
export DATELINE_SITE=target/test-site
if [ "${1:-}" = bench ]; then exec cargo test --test browser -- --ignored --nocapture bench; fi
say "Running the tests (the browser tests open Chromium windows that nobody sees) ..."
# Two browsers at a time: more would only wait for the processor.
cargo test --quiet -- --test-threads=2
