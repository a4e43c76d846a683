//! How long the app lives. Where it breaks, `src/start.js` ends it and starts another one in its place, which must not
//! be disturbed by what the broken one had begun.

use std::cell::RefCell;

use web_sys::AbortSignal;

/// The life of this app.
#[derive(Clone)]
pub(super) struct Life {
    /// Tells when it is over.
    pub(super) end: AbortSignal,
    /// Whether chunks may be fetched. An app that broke twice does without, since one of them may be the reason.
    pub(super) with_chunks: bool,
}

thread_local! {
    static LIFE: RefCell<Option<Life>> = const { RefCell::new(None) };
}

impl Life {
    /// Begins it.
    pub(super) fn begin(self) {
        LIFE.set(Some(self));
    }
}

/// The life of this app; nothing before it has begun.
pub(super) fn life() -> Option<Life> {
    LIFE.with_borrow(Clone::clone)
}

/// Whether the app still lives.
pub(super) fn is_alive() -> bool {
    life().is_some_and(|life| !life.end.aborted())
}
