#!/usr/bin/env bash
# Serves the site of a content folder on a port, with Isso on the next free one after it, so that comments work.
# The served site is a separate one in target/served, because dist/ uses the newsroom's own comment server.
set -euo pipefail
cd "$(dirname "$0")/.."
. tools/env.sh

port=$1 content=$2
comments=none
# Everything started here ends with this script, however it ends.
started=()
trap 'kill "${started[@]}" 2>/dev/null || true' EXIT
trap 'exit 130' INT TERM
if [ -x "$DATELINE_ISSO" ]; then
    at=$((port + 1))
    while (: <>"/dev/tcp/127.0.0.1/$at") 2>/dev/null; do at=$((at + 1)); done
    mkdir -p var
    cat >var/isso.cfg <<EOF
[general]
dbpath = $PWD/var/comments.db
host =
    http://127.0.0.1:$port
    http://localhost:$port
notify =
log-file = $PWD/var/isso.log
[server]
listen = http://127.0.0.1:$at
[guard]
# Developers write many comments in a row, and reply to themselves.
ratelimit = 30
direct-reply = 100
reply-to-self = true
EOF
    "$DATELINE_ISSO" -c var/isso.cfg run >var/isso.out 2>&1 &
    started+=($!)
    for _ in $(seq 100); do
        if (: <>"/dev/tcp/127.0.0.1/$at") 2>/dev/null; then comments=http://127.0.0.1:$at; break; fi
        kill -0 "${started[0]}" 2>/dev/null || break
        sleep 0.1
    done
    if [ "$comments" = none ]; then
        say "Isso did not start (see var/isso.out), so the site is served without comments."
    else
        say "Comments: Isso at $comments, with its database in var/comments.db"
    fi
else
    say "Isso is not installed (it needs Python 3.9 or newer with venv), so the site is served without comments."
fi
cargo run --quiet --release --bin dateline -- publish --content "$content" --comments "$comments" --out target/served
cargo run --quiet --release --bin dateline -- serve target/served --port "$port" &
started+=($!)
wait $!
