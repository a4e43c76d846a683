#!/usr/bin/env bash
# Makes pictures of every kind of page, in each width, theme and script and on paper, and one sheet of them all:
# target/contact-sheet/index.html and sheet.png.
set -euo pipefail
cd "$(dirname "$0")/.."
. tools/env.sh

exec cargo test --release --quiet --test browser -- --ignored --nocapture contact_sheet
