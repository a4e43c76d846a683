#!/usr/bin/env bash
# Packs the program with the app inside: target/dateline-<version>-<target>.tar.gz and its checksum.
#   tools/release.sh          for every machine with this system and processor: on Linux it needs no library (musl)
#   tools/release.sh quick    for this machine, in a fraction of the time: for tests
set -euo pipefail
cd "$(dirname "$0")/.."
. tools/env.sh

version=$(sed -n '/^\[workspace.package\]/,/^\[/s/^version = "\(.*\)"/\1/p' Cargo.toml)
target=$(rustc -vV | sed -n 's/^host: //p')
made=target
build=(cargo rustc --quiet --release --package dateline --bin dateline)
if [ "${1:-}" != quick ] && [[ $target == *-linux-gnu ]]; then
    target=${target/gnu/musl}
    made=target/$target
    say "Building the program for $target, with the standard library (this takes some minutes) ..."
    mkdir -p target/musl
    cp "$(static_unwinder)" target/musl/libunwind.a
    musl-gcc -c -o target/musl/fprintf_chk.o tools/fprintf_chk.c
    ar r target/musl/libunwind.a target/musl/fprintf_chk.o
    export RUSTC_BOOTSTRAP=1 CARGO_UNSTABLE_BUILD_STD=std,panic_unwind
    variable=${target//-/_}
    export "CARGO_TARGET_${variable^^}_LINKER=musl-gcc" "CC_$variable=musl-gcc"
    export "CARGO_TARGET_${variable^^}_RUSTFLAGS=-C link-self-contained=no -L native=$PWD/target/musl"
    # With a fixed place in memory: else musl-gcc would ask for a loader that other machines lack.
    build+=(--target "$target" -- -C relocation-model=static -C link-arg=-lgcc)
fi
DATELINE_APP=$PWD/target/app DATELINE_CMS=$PWD/target/cms "${build[@]}"
name=dateline-$version-$target
rm -rf "target/$name"
mkdir "target/$name"
cp "$made/release/dateline" LICENSE CHANGELOG.md "target/$name/"
# The same files make the same archive.
tar --create --gzip --file "target/$name.tar.gz" --sort=name --owner=0 --group=0 --numeric-owner --mtime=@0 -C target "$name"
(cd target && sha256sum "$name.tar.gz" >"$name.tar.gz.sha256")
say "The program is packed in:"
echo "$PWD/target/$name.tar.gz"
