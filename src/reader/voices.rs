//! Which languages the browser has a voice for. The button to listen is shown in the stories of these.

use std::collections::BTreeSet;

use js_sys::Array;
use wasm_bindgen::{JsCast, JsValue};
use web_sys::{Event, EventTarget};

use super::{by_name, dom};

/// The browser's speech (Web Speech API, section 4.2); nothing where it has none.
pub(super) fn speech() -> Option<JsValue> {
    by_name::get(&dom::window(), "speechSynthesis")
}

/// Its voices, each with its language as a tag.
pub(super) fn voices() -> Vec<(JsValue, String)> {
    let voices = speech().and_then(|speech| by_name::call(&speech, "getVoices", &[]));
    let voices = voices.map(|voices| Array::from(&voices)).unwrap_or_default();
    let voices = voices.iter().filter_map(|voice| {
        let language = by_name::get(&voice, "lang")?.as_string()?;
        // Android writes `en_US`.
        Some((voice, language.replace('_', "-")))
    });
    voices.collect()
}

/// Shows the button now, and when the browser comes to know of more voices: it has none at first.
pub(super) fn start() {
    let Some(speech) = speech() else { return };
    show();
    dom::listen(
        speech.unchecked_ref::<EventTarget>(),
        "voiceschanged",
        |_: Event| {
            show();
        },
    );
}

/// Says nothing, at the press of a button: Safari lets a voice speak only after one that a press has begun.
pub(super) fn wake() {
    let nothing = by_name::make(&dom::window(), "SpeechSynthesisUtterance", &[]);
    if let (Some(speech), Some(nothing)) = (speech(), nothing) {
        by_name::call(&speech, "speak", &[&nothing]);
    }
}

/// Adds the rule that shows the button in stories of these languages, on this page and on those to come.
fn show() {
    let voices = voices();
    let languages = voices
        .iter()
        .filter_map(|(_, language)| language.split('-').next());
    // A language that is none is passed over in such a list (Selectors 4, section 4.2).
    let languages: BTreeSet<_> = languages.map(|language| format!(":lang({language})")).collect();
    if languages.is_empty() {
        return;
    }
    let languages: Vec<_> = languages.into_iter().collect();
    let rule = format!(
        ".story:is({}) .listen {{ visibility: inherit }}",
        languages.join(",")
    );
    let sheets = by_name::get(&dom::document(), "styleSheets");
    if let Some(sheet) = sheets.and_then(|sheets| by_name::get(&sheets, "0")) {
        by_name::call(&sheet, "insertRule", &[&rule.into()]);
    }
}
