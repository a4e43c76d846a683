#!/usr/bin/env bash
# Runs all tests on the release site, or with `bench` the measurements instead.
set -euo pipefail
cd "$(dirname "$0")/.."
. tools/env.sh

say "Building the tests ..."
cargo test --release --quiet --no-run
# The tests' own newsroom, since the one in content/ may become anybody's. Without comments: their tests start
# their own server, and no other test may request one.
cargo run --quiet --release --bin dateline -- publish --content tests/sites/english --comments none --compress best --out target/test-site
export DATELINE_SITE=target/test-site
if [ "${1:-}" = bench ]; then exec cargo test --release --test browser -- --ignored --nocapture bench; fi
say "Running the tests (the browser tests run Chromium without windows) ..."
# Two browsers at a time: more would only wait for the processor.
cargo test --release --quiet -- --test-threads=2
say "Measuring how soon a page answers a reader ..."
cargo test --release --quiet --test browser -- --ignored --nocapture --test-threads=1 responsive
say "Packing the program, and running it where nothing else is ..."
archive=$(tools/release.sh quick)
DATELINE_ARCHIVE=$archive cargo test --release --quiet --test desk -- --ignored archive
say "Running what readers do on a page once more, on pages that were reached by a link ..."
DATELINE_REACH=link cargo test --release --quiet --test browser -- --test-threads=2 answers sharing comments pictures accessibility faults
