//! The browser's start: a published page comes to life. `src/start.js` calls what is here.

use dateline_app::reader;
use wasm_bindgen::prelude::wasm_bindgen;
use web_sys::AbortSignal;

/// Prepares to begin: see [`reader::prepare`].
#[wasm_bindgen]
pub fn prepare(site: &str, end: AbortSignal, with_chunks: bool) -> bool {
    reader::prepare(site, end, with_chunks)
}

/// Begins a part of the app: see [`reader::begin`].
#[wasm_bindgen]
pub fn begin(part: usize) -> bool {
    reader::begin(part)
}

fn main() {}
