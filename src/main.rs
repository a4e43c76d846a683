//! The browser's start: a published page comes to life.

use wasm_bindgen::prelude::wasm_bindgen;
use web_sys::AbortSignal;

/// Brings the page to life; answers whether that could be done. `site` is what the site's file says, `end` ends the
/// app, and `with_chunks` tells whether it may fetch parts of itself: see `src/start.js`, which calls this.
#[wasm_bindgen]
pub fn start(site: &str, end: AbortSignal, with_chunks: bool) -> bool {
    dateline_app::reader::start(site, end, with_chunks)
}

fn main() {}
