//! What begins when the app takes over a page.

use dateline_model::{PageData, Site};

use super::{answers, contents, navigation, passage, share};
use crate::reader::AppState;

/// Begins to listen.
pub fn start(state: AppState, site: Site, data: PageData) {
    answers::start();
    contents::start();
    passage::start(state);
    share::start();
    navigation::start(state, site, data);
}
