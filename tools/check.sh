#!/usr/bin/env bash
# Checks the code without running it, then the content, then the size.
set -euo pipefail
cd "$(dirname "$0")/.."
. tools/env.sh

say "Formatting ..."
cargo fmt --check
say "Lints, native ..."
cargo clippy --quiet --workspace --all-targets -- -D warnings
say "Lints, browser ..."
cargo clippy --quiet --package dateline-app --no-default-features --features browser --lib --bin app -- -D warnings
say "Documentation ..."
RUSTDOCFLAGS="-D warnings" cargo doc --quiet --workspace --no-deps --document-private-items
say "Content ..."
cargo run --quiet --release --bin dateline -- check
tools/build.sh
say "Size ..."
node tools/size.mjs
