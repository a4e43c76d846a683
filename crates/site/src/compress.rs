//! The compressed forms that hosts send in place of a file.

use std::io::Write;

use anyhow::Result;

use super::options::Compression;

/// What gains from compression; pictures and fonts are compressed already.
const COMPRESSED: [&str; 10] = [
    "html",
    "json",
    "js",
    "wasm",
    "css",
    "svg",
    "xml",
    "txt",
    "vtt",
    "webmanifest",
];

/// What every reader of the site downloads, and what changes seldom: it is always made as small as can be.
const OF_APP: [&str; 3] = ["js", "wasm", "css"];

/// The compressed forms of a file, each with its path, as far as they are smaller.
pub(super) fn compressed(
    path: &str,
    bytes: &[u8],
    compression: Compression,
) -> Result<Vec<(String, Vec<u8>)>> {
    let ending = path.rsplit_once('.').map_or("", |(_, ending)| ending);
    if compression == Compression::None || !COMPRESSED.contains(&ending) {
        return Ok(Vec::new());
    }
    // The qualities of brotli and of gzip.
    let (quality, level) = if compression == Compression::Fast && !OF_APP.contains(&ending) {
        (5, 6)
    } else {
        (11, 9)
    };
    let mut brotli = brotli::CompressorWriter::new(Vec::new(), 4096, quality, 22);
    brotli.write_all(bytes)?;
    let mut gzip = flate2::write::GzEncoder::new(Vec::new(), flate2::Compression::new(level));
    gzip.write_all(bytes)?;
    let mut forms = vec![
        (format!("{path}.br"), brotli.into_inner()),
        (format!("{path}.gz"), gzip.finish()?),
    ];
    forms.retain(|(_, form)| form.len() < bytes.len());
    Ok(forms)
}
