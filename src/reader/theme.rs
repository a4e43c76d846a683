//! The light and the dark theme. `src/theme.js` applies the remembered choice before the first paint.

use super::{dom, storage};
use crate::hooks::THEME_SWITCH;

const KEY: &str = "theme";

/// Shows on the switch which theme is on.
pub(super) fn start() {
    let pressed = if is_dark() { "true" } else { "false" };
    if let Some(switch) = dom::find(THEME_SWITCH.selector) {
        let _ = switch.set_attribute("aria-pressed", pressed);
    }
}

/// Turns to the other theme and remembers it. Where the choice is what the system wants anyway, following the system
/// is what is remembered.
pub(super) fn switch() {
    let dark = !is_dark();
    let Some(root) = dom::root() else { return };
    // Where nothing can be stored, the choice lasts as long as the page.
    if dark == system_is_dark() {
        root.dataset().delete(KEY);
        storage::set(KEY, "");
    } else {
        let name = if dark { "dark" } else { "light" };
        let _ = root.dataset().set(KEY, name);
        storage::set(KEY, name);
    }
    start();
}

/// Whether the page is dark now.
fn is_dark() -> bool {
    match dom::root().and_then(|root| root.dataset().get(KEY)) {
        Some(theme) => theme == "dark",
        None => system_is_dark(),
    }
}

fn system_is_dark() -> bool {
    dom::window()
        .match_media("(prefers-color-scheme: dark)")
        .ok()
        .flatten()
        .is_some_and(|query| query.matches())
}
