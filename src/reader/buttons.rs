//! What the buttons of a page do. One listener serves them all, those of the first page and of every later one.

use std::sync::Arc;

use dateline_model::Site;
use wasm_bindgen::JsCast;
use wasm_bindgen_futures::spawn_local;
use web_sys::{Element, HtmlAnchorElement, MouseEvent};

use super::chunks::ChunkLost;
use super::{answers, chunks, comments_root, dom, embeds, navigation, share, theme};
use crate::hooks::{ACTION, Action};

/// Begins to listen.
pub(super) fn start(site: &Arc<Site>) {
    let site = site.clone();
    dom::listen(&dom::document(), "click", move |event: MouseEvent| {
        share::close_others(&event);
        let Some(button) = dom::concerned(&event, ACTION.selector) else {
            return;
        };
        match dom::action(&button) {
            Some(Action::SwitchTheme) => theme::switch(),
            Some(Action::OpenAnswers) => answers::open_all(true),
            Some(Action::CloseAnswers) => answers::open_all(false),
            // It may be a link, which is copied and not followed.
            Some(Action::CopyLink) if dom::is_plain(&event) => {
                event.prevent_default();
                share::copy_link(&site, &button);
            }
            Some(Action::ShareStory) => share::share_story(&site, &button),
            Some(Action::Enlarge) if dom::is_plain(&event) => {
                event.prevent_default();
                enlarge(site.clone(), button);
            }
            Some(Action::OpenSections) if dom::is_plain(&event) => {
                event.prevent_default();
                open_sections(site.clone(), button);
            }
            Some(Action::Play) => embeds::play(&button),
            Some(Action::RetryPage) => navigation::retry(),
            Some(Action::Retry) => comments_root::open(),
            // Those of a chunk have a listener there.
            _ => {}
        }
    });
}

/// Shows a picture as large as the window; where the chunk for that does not come, its file.
fn enlarge(site: Arc<Site>, link: Element) {
    spawn_local(async move {
        follow_if_lost(chunks::enlarge(site, link.clone()).await, &link);
    });
}

/// Shows all links of the navigation; where the chunk for that does not come, in their place.
fn open_sections(site: Arc<Site>, link: Element) {
    spawn_local(async move {
        follow_if_lost(chunks::open_sections(site).await, &link);
    });
}

/// Where a chunk did not come, the browser follows the link that asked for it.
fn follow_if_lost(result: Result<(), ChunkLost>, link: &Element) {
    if result.is_err()
        && let Some(link) = link.dyn_ref::<HtmlAnchorElement>()
    {
        let _ = dom::window().location().set_href(&link.href());
    }
}
