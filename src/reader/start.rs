//! What begins when the app comes to a published page.
//!
//! The page is not rendered again, nor is it walked over: what is alive on it is found when the reader uses it, by the
//! names in `hooks`. So whatever a phone, a translator or an extension put into the page does no harm.

use std::cell::RefCell;
use std::sync::Arc;

use dateline_model::Site;
use dateline_model::wire::{FromJson, Json};
use web_sys::AbortSignal;

use super::life::Life;
use super::{answers, buttons, comments_root, contents, navigation, selection, share, theme, voices};

/// The parts of the app, each by what begins it.
const PARTS: [fn(&Arc<Site>); 9] = [
    |_| theme::start(),
    |_| share::start(),
    |_| answers::start(),
    |_| contents::start(),
    |_| voices::start(),
    selection::start,
    buttons::start,
    |_| comments_root::start(),
    navigation::start,
];

thread_local! {
    static SITE: RefCell<Option<Arc<Site>>> = const { RefCell::new(None) };
}

/// Prepares to begin; answers whether that could be done. `site` is what the site's file says, `end` ends the app, and
/// `with_chunks` tells whether it may fetch parts of itself.
pub fn prepare(site: &str, end: AbortSignal, with_chunks: bool) -> bool {
    Life { end, with_chunks }.begin();
    let site = Json::parse(site).and_then(|json| Site::from_json(&json));
    SITE.set(site.map(Arc::new));
    SITE.with_borrow(Option::is_some)
}

/// Begins a part, by its number from 0; answers whether there is one. Each begins by a call of its own, so that an
/// error which the browser throws in one of them leaves the others working.
pub fn begin(part: usize) -> bool {
    let (Some(begin), Some(site)) = (PARTS.get(part), SITE.with_borrow(Clone::clone)) else {
        return false;
    };
    begin(&site);
    true
}
