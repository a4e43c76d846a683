#!/usr/bin/env bash
# Measures how long reading an access log takes; beside GoAccess, if it could be installed.
set -euo pipefail
cd "$(dirname "$0")/.."
. tools/env.sh

cargo build --quiet --release -p dateline-logs --examples
examples=${CARGO_TARGET_DIR:-target}/release/examples
peers=()
if peer=$(command -v goaccess); then peers=("$peer"); fi
python3 bench/trending/run.py "$examples/generate_log" "$examples/rank" "${peers[@]}"
