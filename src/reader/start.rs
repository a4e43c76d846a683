//! What begins when the app comes to a published page.
//!
//! The page is not rendered again, nor is it walked over: what is alive on it is found when the reader uses it, by the
//! names in `hooks`. So whatever a phone, a translator or an extension put into the page does no harm.

use std::sync::Arc;

use dateline_model::Site;
use dateline_model::wire::FromJson;
use web_sys::AbortSignal;

use super::life::Life;
use super::{answers, buttons, comments_root, contents, dom, navigation, selection, share, theme};
use crate::door::Json;

/// Begins to listen; answers whether that could be done. `site` is what the site's file says, `end` ends the app, and
/// `with_chunks` tells whether it may fetch parts of itself.
pub fn start(site: &str, end: AbortSignal, with_chunks: bool) -> bool {
    Life { end, with_chunks }.begin();
    let site = Json::parse(site).and_then(|json| Site::from_json(&json));
    let (Some(site), Some(root)) = (site.map(Arc::new), dom::root()) else {
        return false;
    };
    theme::start();
    share::start();
    answers::start();
    contents::start();
    selection::start(site.clone());
    buttons::start(site.clone());
    comments_root::start();
    navigation::start(site);
    // Style shows the controls that need the app, tests wait for it.
    root.dataset().set("app", "ready").is_ok()
}
