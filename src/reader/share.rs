//! Handing an address on: the system's share sheet, and the clipboard.

use std::sync::Arc;

use dateline_model::{Site, Word};
use js_sys::Reflect;
use wasm_bindgen::{JsCast, JsValue};
use wasm_bindgen_futures::JsFuture;
use wasm_bindgen_futures::spawn_local;
use web_sys::{Element, Navigator, ShareData};

use super::{dom, fragment};
use crate::hooks::{ANSWER, FEEDBACK};

/// Marks the document where the system has a share sheet: style shows the controls for it then.
pub(super) fn start() {
    if has(&dom::window().navigator(), "share")
        && let Some(root) = dom::root()
    {
        let _ = root.dataset().set("sheet", "");
    }
}

/// Copies the address of the story, or of the answer that the button stands in.
pub(super) fn copy_link(site: &Arc<Site>, button: &Element) {
    let answer = button.closest(ANSWER.selector).ok().flatten();
    let fragment = answer.as_ref().map(fragment::of).unwrap_or_default();
    hand_on(site, button, &fragment, false);
}

/// Hands the story on.
pub(super) fn share_story(site: &Arc<Site>, button: &Element) {
    hand_on(site, button, "", true);
}

/// Hands on the canonical address of the page with a fragment: to the system's share sheet if that is wished, and else,
/// or where that fails, to the clipboard. Where that is forbidden too, the reader gets to see the address.
pub(super) fn hand_on(site: &Arc<Site>, button: &Element, fragment: &str, by_sheet: bool) {
    let canonical = dom::find("link[rel=canonical]").and_then(|link| link.get_attribute("href"));
    let url = [&canonical.unwrap_or_default(), fragment].concat();
    let site = site.clone();
    let around = button.parent_element();
    let feedback = around.and_then(|around| around.query_selector(FEEDBACK.selector).ok().flatten());
    let say = move |words: &str| {
        if let Some(feedback) = &feedback {
            feedback.set_text_content(Some(words));
        }
    };
    // Emptied first: a message that is set again would not be announced again.
    say("");
    spawn_local(async move {
        if by_sheet && share(&url).await {
            return;
        }
        if copy(&url).await {
            say(site.words.get(Word::LinkCopied));
        } else {
            say(&site.words.fill(Word::CopyForbidden, &[("url", &url)]));
        }
    });
}

/// Opens the system's share sheet; answers whether the reader was served (also by closing it).
async fn share(url: &str) -> bool {
    let navigator = dom::window().navigator();
    if !has(&navigator, "share") {
        return false;
    }
    let data = ShareData::new();
    data.set_title(&dom::headline());
    data.set_url(url);
    match JsFuture::from(navigator.share_with_data(&data)).await {
        Ok(_) => true,
        // The reader closed the sheet: that is an answer, not a failure.
        Err(error) => error
            .dyn_ref::<js_sys::Error>()
            .is_some_and(|error| error.name() == "AbortError"),
    }
}

/// Puts a text on the clipboard; answers whether it is there.
async fn copy(text: &str) -> bool {
    let navigator = dom::window().navigator();
    // Outside a secure context there is no clipboard at all.
    has(&navigator, "clipboard")
        && JsFuture::from(navigator.clipboard().write_text(text))
            .await
            .is_ok()
}

fn has(navigator: &Navigator, member: &str) -> bool {
    Reflect::get(navigator, &JsValue::from_str(member)).is_ok_and(|value| !value.is_undefined())
}
