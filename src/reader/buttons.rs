//! What the buttons of a page do. One listener serves them all, those of the first page and of every later one.

use std::sync::Arc;

use dateline_model::Site;
use web_sys::Event;

use super::{answers, comments_root, dom, embeds, navigation, share, theme};
use crate::hooks::{ACTION, Action};

/// Begins to listen.
pub(super) fn start(site: &Arc<Site>) {
    let site = site.clone();
    dom::listen(&dom::document(), "click", move |event: Event| {
        let Some(button) = dom::concerned(&event, ACTION.selector) else {
            return;
        };
        match dom::action(&button) {
            Some(Action::SwitchTheme) => theme::switch(),
            Some(Action::OpenAnswers) => answers::open_all(true),
            Some(Action::CloseAnswers) => answers::open_all(false),
            Some(Action::CopyLink) => share::copy_link(&site, &button),
            Some(Action::ShareStory) => share::share_story(&site, &button),
            Some(Action::Play) => embeds::play(&button),
            Some(Action::RetryPage) => navigation::retry(),
            Some(Action::Retry) => comments_root::open(),
            // Those of a chunk have a listener there.
            _ => {}
        }
    });
}
