#!/usr/bin/env bash
# Packs the program with the app inside, for machines of this kind: target/dateline-<version>-<target>.tar.gz and its
# checksum.
set -euo pipefail
cd "$(dirname "$0")/.."
. tools/env.sh

version=$(sed -n '/^\[workspace.package\]/,/^\[/s/^version = "\(.*\)"/\1/p' Cargo.toml)
target=$(rustc -vV | sed -n 's/^host: //p')
name=dateline-$version-$target
say "Putting the app into the program ..."
DATELINE_APP=$PWD/target/app cargo build --quiet --release --bin dateline
rm -rf "target/$name"
mkdir "target/$name"
cp target/release/dateline LICENSE CHANGELOG.md "target/$name/"
# The same files make the same archive.
tar --create --gzip --file "target/$name.tar.gz" --sort=name --owner=0 --group=0 --numeric-owner --mtime=@0 -C target "$name"
(cd target && sha256sum "$name.tar.gz" >"$name.tar.gz.sha256")
say "The program is in target/$name.tar.gz"
