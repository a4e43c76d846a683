#!/usr/bin/env bash
# Trunk's hook after a build: makes the app's files of the program, and publishes the content with them.
# With DATELINE_DEV set, the pages go where `trunk serve` looks for them.
set -euo pipefail
. tools/env.sh

program=$CARGO_TARGET_DIR/wasm32-unknown-unknown/$TRUNK_PROFILE/app.wasm
where=(--out "${DATELINE_OUT:-dist}")
if [ -n "${DATELINE_DEV:-}" ]; then where=(--out target/dev-site --preview --comments none); fi
node tools/app.mjs "$program" "$TRUNK_STAGING_DIR" ${DATELINE_DEV:+--dev}
# The publisher is native: the settings of the browser build's toolchain must not apply to it.
native=(env -u RUSTC -u CARGO -u RUSTC_BOOTSTRAP -u CARGO_UNSTABLE_BUILD_STD -u CARGO_UNSTABLE_BUILD_STD_FEATURES
    -u CARGO_TARGET_DIR PATH="$DATELINE_NATIVE_PATH")
"${native[@]}" cargo run --quiet --bin dateline -- publish --app "$TRUNK_STAGING_DIR" "${where[@]}"
if [ -n "${DATELINE_DEV:-}" ]; then cp -r target/dev-site/. "$TRUNK_STAGING_DIR/"; fi
