#!/usr/bin/env bash
# Measures how long publishing takes; beside Hugo, if it could be installed.
set -euo pipefail
cd "$(dirname "$0")/.."
. tools/env.sh

peers=()
if [ -x "$DATELINE_HUGO" ]; then peers=("$DATELINE_HUGO"); fi
python3 bench/publish/run.py target/release/dateline target/app "${peers[@]}"
