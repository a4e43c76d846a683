//! The compressed forms that hosts send in place of a file.

use std::io::Write;

use anyhow::Result;

/// What gains from compression; pictures and fonts are compressed already.
const COMPRESSED: [&str; 9] = [
    "html",
    "json",
    "js",
    "wasm",
    "css",
    "svg",
    "xml",
    "txt",
    "webmanifest",
];

/// The compressed forms of a file, each with its path, as far as they are smaller.
pub(super) fn compressed(path: &str, bytes: &[u8]) -> Result<Vec<(String, Vec<u8>)>> {
    let ending = path.rsplit_once('.').map_or("", |(_, ending)| ending);
    if !COMPRESSED.contains(&ending) {
        return Ok(Vec::new());
    }
    let mut brotli = brotli::CompressorWriter::new(Vec::new(), 4096, 11, 22);
    brotli.write_all(bytes)?;
    let mut gzip = flate2::write::GzEncoder::new(Vec::new(), flate2::Compression::best());
    gzip.write_all(bytes)?;
    let mut forms = vec![
        (format!("{path}.br"), brotli.into_inner()),
        (format!("{path}.gz"), gzip.finish()?),
    ];
    forms.retain(|(_, form)| form.len() < bytes.len());
    Ok(forms)
}
