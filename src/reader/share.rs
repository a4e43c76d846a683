//! Handing an address on: the system's share sheet, and the clipboard.

use std::sync::Arc;

use dateline_model::{Site, Word};
use js_sys::Reflect;
use wasm_bindgen::{JsCast, JsValue};
use wasm_bindgen_futures::JsFuture;
use wasm_bindgen_futures::spawn_local;
use web_sys::{Element, Event, HtmlElement, Navigator, ShareData};

use super::{dom, fragment};
use crate::hooks::{ANSWER, FEEDBACK, SHARE_MENU};

/// Marks the document where the system has a share sheet: style shows the controls for it then.
pub(super) fn start() {
    if has(&dom::window().navigator(), "share")
        && let Some(root) = dom::root()
    {
        let _ = root.dataset().set("sheet", "");
    }
}

/// Closes the menus that the reader did not press.
pub(super) fn close_others(event: &Event) {
    let pressed = dom::concerned(event, SHARE_MENU.selector);
    for menu in dom::all(&[SHARE_MENU.selector, "[open]"].concat()) {
        if pressed.as_ref() != Some(&menu) {
            let _ = menu.remove_attribute("open");
        }
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

/// How long a button says that it has copied, in milliseconds.
const SAID: i32 = 2000;

/// Hands on the canonical address of the page with a fragment: to the system's share sheet if that is wished, and else,
/// or where that fails, to the clipboard. Where that is forbidden too, the reader gets to see the address.
pub(super) fn hand_on(site: &Arc<Site>, button: &Element, fragment: &str, by_sheet: bool) {
    let canonical = dom::find("link[rel=canonical]").and_then(|link| link.get_attribute("href"));
    let url = [&canonical.unwrap_or_default(), fragment].concat();
    let site = site.clone();
    let around = button.parent_element();
    let feedback = around.and_then(|around| dom::all_in(&around, FEEDBACK.selector).into_iter().next());
    let show = move |words: &str| {
        if let Some(feedback) = &feedback {
            feedback.set_text_content(Some(words));
        }
    };
    show("");
    let button = button.clone();
    spawn_local(async move {
        if by_sheet && share(&url).await {
            return;
        }
        if copy(&url).await {
            dom::announce(site.words.get(Word::LinkCopied));
            say_on(button, site.words.get(Word::Copied));
        } else {
            show(&site.words.fill(Word::CopyForbidden, &[("url", &url)]));
        }
    });
}

/// Says something on a button for a moment, which stays as wide meanwhile.
fn say_on(button: Element, words: &str) {
    const SAYS: &str = "data-says";
    let Ok(button) = button.dyn_into::<HtmlElement>() else {
        return;
    };
    if button.has_attribute(SAYS) {
        return;
    }
    let before = button.text_content();
    let width = format!("{}px", button.get_bounding_client_rect().width());
    let _ = button.style().set_property("min-inline-size", &width);
    let _ = button.set_attribute(SAYS, "");
    button.set_text_content(Some(words));
    dom::after(SAID, move || {
        button.set_text_content(before.as_deref());
        let _ = button.remove_attribute(SAYS);
        let _ = button.style().remove_property("min-inline-size");
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
