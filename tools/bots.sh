#!/usr/bin/env bash
# Fetches the newest list of bots that trending stories are counted without: the data set crawler-user-agents, from npm.
# Afterwards: cargo test -p dateline-logs, which also looks whether readers are still no bots.
set -euo pipefail
cd "$(dirname "$0")/.."
. tools/env.sh

list=crates/logs/src/bots
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
version=$(npm view crawler-user-agents version)
day=$(npm view crawler-user-agents time --json | VERSION=$version node -p 'JSON.parse(require("fs").readFileSync(0))[process.env.VERSION].slice(0, 10)')
npm pack --silent --pack-destination "$folder" "crawler-user-agents@$version" >/dev/null ||
    fail "crawler-user-agents $version can't be fetched." "Check that the npm registry is within reach."
tar -xzf "$folder/crawler-user-agents-$version.tgz" -C "$folder"
node -p 'JSON.parse(require("fs").readFileSync(0)).map(bot => bot.pattern).join("\n")' \
    <"$folder/package/crawler-user-agents.json" >"$list/patterns.txt"
cp "$folder/package/LICENSE" "$list/LICENSE"
sed -i "s/in its release [0-9.]*\. /in its release $version. /; s/BOT_LIST_DATE: &str = \"[0-9-]*\"/BOT_LIST_DATE: \&str = \"$day\"/" crates/logs/src/bots.rs
say "The list of bots is crawler-user-agents $version of $day, with $(wc -l <"$list/patterns.txt") patterns."
