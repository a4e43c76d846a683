//! What the buttons of a page do. One listener serves them all, those of the first page and of every later one.

use std::sync::Arc;

use dateline_model::Site;
use wasm_bindgen::JsCast;
use wasm_bindgen_futures::spawn_local;
use web_sys::{Element, HtmlAnchorElement, MouseEvent};

use super::{answers, chunks, comments_root, dom, embeds, navigation, share, theme, voices};
use crate::hooks::{ACTION, Action, OPENS};

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
            Some(action @ (Action::Enlarge | Action::OpenSections)) if dom::is_plain(&event) => {
                event.prevent_default();
                fetch(action, site.clone(), button);
            }
            // Once they are there, the browser opens and closes them.
            Some(action @ Action::TextSettings) if !button.has_attribute(OPENS.name) => {
                event.prevent_default();
                fetch(action, site.clone(), button);
            }
            Some(action @ Action::Listen) => {
                voices::wake();
                fetch(action, site.clone(), button);
            }
            Some(Action::Play) => embeds::play(&button),
            Some(Action::RetryPage) => navigation::retry(),
            Some(Action::Retry) => comments_root::open(),
            // Those of a chunk have a listener there.
            _ => {}
        }
    });
}

/// Does what a chunk is for. Where it does not come, a link is followed, and the other buttons wait for the next press.
fn fetch(action: Action, site: Arc<Site>, button: Element) {
    spawn_local(async move {
        let here = button.clone();
        let done = match action {
            Action::Enlarge => chunks::enlarge(site, here).await,
            Action::OpenSections => chunks::open_sections(site).await,
            Action::TextSettings => chunks::open_text_settings(site, here).await,
            _ => chunks::listen(site, here).await,
        };
        if done.is_err()
            && let Some(link) = button.dyn_ref::<HtmlAnchorElement>()
        {
            let _ = dom::window().location().set_href(&link.href());
        }
    });
}
