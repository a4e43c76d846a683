#!/usr/bin/env bash
# Trunk's hook after a build: makes the app's files of the program, and publishes the content with them.
# With DATELINE_DEV set, the pages go where `trunk serve` looks for them.
set -euo pipefail
. tools/env.sh

if [ -n "${DATELINE_DEV:-}" ]; then
    app=debug publisher=(cargo run --quiet --bin dateline --)
    how=(--out target/dev-site --preview --comments none)
else
    app=browser publisher=(cargo run --quiet --release --bin dateline --)
    how=(--out "${DATELINE_OUT:-dist}" --compress best)
fi
node tools/app.mjs "$CARGO_TARGET_DIR/wasm32-unknown-unknown/$app/app.wasm" "$TRUNK_STAGING_DIR" ${DATELINE_DEV:+--dev}
# The publisher is native: the settings of the browser build's toolchain must not apply to it.
native=(env -u RUSTC -u CARGO -u RUSTC_BOOTSTRAP -u CARGO_UNSTABLE_BUILD_STD -u CARGO_UNSTABLE_BUILD_STD_FEATURES
    -u CARGO_TARGET_DIR PATH="$DATELINE_NATIVE_PATH")
"${native[@]}" "${publisher[@]}" publish --app "$TRUNK_STAGING_DIR" "${how[@]}"
if [ -n "${DATELINE_DEV:-}" ]; then cp -r target/dev-site/. "$TRUNK_STAGING_DIR/"; fi
