//! The parts of the app that come when they are needed: what few readers use costs the others nothing.
//!
//! A chunk is a line in the list below: its name, and the function that leads into it. Calling that function by this
//! module fetches the chunk first. All code that only such functions reach lies in the chunk and not in the main part;
//! what both reach stays in the main part. `tools/budget.json` limits each.
//!
//! A chunk that can't be fetched is an error; the next call tries again.
#![allow(unsafe_code)] // The split is at the link level: what the macro writes are imports and exports.

use std::sync::Arc;

use dateline_model::Site;
use leptos::wasm_split::{SplitLoaderError, wasm_split};
use web_sys::Element;

use super::comments::{self, CloseThread, Place};
use super::life::life;
use super::pages::{self, Pages};
use super::{enlarged, listening, passage, sections, text_settings};

/// A chunk did not come.
#[derive(Debug, Clone, Copy)]
pub(super) struct ChunkLost;

impl From<SplitLoaderError> for ChunkLost {
    fn from(_: SplitLoaderError) -> Self {
        Self
    }
}

macro_rules! chunks {
    ($($(#[$about:meta])* $chunk:ident: fn $name:ident($($argument:ident: $type:ty),*) -> $answer:ty = $function:path;)*) => { $(
        $(#[$about])*
        pub(super) async fn $name($($argument: $type),*) -> Result<$answer, ChunkLost> {
            #[wasm_split($chunk, wasm_split_path = ::leptos::wasm_split, fallible)]
            fn $name($($argument: $type),*) -> Result<$answer, ChunkLost> {
                Ok($function($($argument),*))
            }
            if !is_allowed(stringify!($chunk)) {
                return Err(ChunkLost);
            }
            $name($($argument),*).await
        }
    )* };
}

/// An app that broke twice does without chunks, but for the one without which a reader can't go on.
fn is_allowed(chunk: &str) -> bool {
    life().is_some_and(|life| life.with_chunks || chunk == "pages")
}

chunks! {
    /// The pages that the reader goes on to.
    pages: fn pages() -> Pages = pages::pages;
    /// The thread of the moment under a story.
    comments: fn open_comments(place: Place) -> CloseThread = comments::open;
    /// A picture as large as the window.
    pictures: fn enlarge(site: Arc<Site>, link: Element) -> () = enlarged::open;
    /// All links of the navigation.
    sections: fn open_sections(site: Arc<Site>) -> () = sections::open;
    /// How large text is, and how long its lines are.
    settings: fn open_text_settings(site: Arc<Site>, button: Element) -> () = text_settings::open;
    /// A story read aloud.
    listening: fn listen(site: Arc<Site>, button: Element) -> () = listening::press;
    /// What is offered for a passage that the reader has selected.
    passage: fn start_passage(site: Arc<Site>) -> () = passage::start;
}
