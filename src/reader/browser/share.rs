//! Handing a story on: the system's share sheet, and the clipboard.

use js_sys::Reflect;
use wasm_bindgen::{JsCast, JsValue};
use wasm_bindgen_futures::JsFuture;
use web_sys::{Navigator, ShareData};

use super::dom;

/// Marks the document where the system has a share sheet: style shows the controls for it then.
pub(super) fn start() {
    if has(&dom::window().navigator(), "share")
        && let Some(root) = dom::root()
    {
        let _ = root.dataset().set("sheet", "");
    }
}

/// Opens the system's share sheet; answers whether the reader was served (also by closing it).
pub async fn share(title: String, url: String) -> bool {
    let navigator = dom::window().navigator();
    if !has(&navigator, "share") {
        return false;
    }
    let data = ShareData::new();
    data.set_title(&title);
    data.set_url(&url);
    match JsFuture::from(navigator.share_with_data(&data)).await {
        Ok(_) => true,
        // The reader closed the sheet: that is an answer, not a failure.
        Err(error) => error
            .dyn_ref::<js_sys::Error>()
            .is_some_and(|error| error.name() == "AbortError"),
    }
}

/// Puts a text on the clipboard; answers whether it is there.
pub async fn copy(text: String) -> bool {
    let navigator = dom::window().navigator();
    // Outside a secure context there is no clipboard at all.
    has(&navigator, "clipboard")
        && JsFuture::from(navigator.clipboard().write_text(&text))
            .await
            .is_ok()
}

fn has(navigator: &Navigator, member: &str) -> bool {
    Reflect::get(navigator, &JsValue::from_str(member)).is_ok_and(|value| !value.is_undefined())
}
