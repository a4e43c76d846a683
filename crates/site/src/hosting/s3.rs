//! A script that uploads a site to S3.

use super::files;
use super::headers::{IMMUTABLE, REVALIDATE, content_types};
use super::hosted::Hosted;
use super::lines::indented;

/// A script for `sh` that needs the AWS command line. Type and caching are stored with each file. New files are uploaded
/// before the pages that name them, and old ones are deleted last, so that no page is ever without its files.
pub(super) fn script(hosted: &Hosted) -> String {
    let types = content_types().map(|(ending, media_type)| format!("{ending} {media_type}"));
    let types = indented("", types);
    let others = files::FOR_THE_HOST.into_iter().chain(["*.br", "*.gz"]);
    let others: Vec<_> = others.map(|name| format!("--exclude \"{name}\"")).collect();
    format!(
        r#"#!/bin/sh
# {address} for S3, made by: dateline hosting s3
# Usage: sh upload.sh FOLDER BUCKET
set -eu
folder=$1
bucket=s3://$2{base}
hash="h{hash}"

types() {{
    cat <<'END'
{types}END
}}
send() {{ aws s3 sync "$folder" "$bucket" --exclude "*" --content-type "$type" "$@" </dev/null; }}

types | while read -r ending type; do
    send --include "*-$hash.$ending" --cache-control "{IMMUTABLE}"
done
types | while read -r ending type; do
    send --include "*.$ending" --exclude "*-$hash.$ending" --cache-control "{REVALIDATE}"
done
aws s3 sync "$folder" "$bucket" --delete --cache-control "{REVALIDATE}" {others}
"#,
        address = hosted.address(),
        base = hosted.base_path,
        // The form of `headers::HASHED`.
        hash = "[0-9a-f]".repeat(12),
        others = others.join(" "),
    )
}
