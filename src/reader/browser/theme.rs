//! The light and the dark theme. `index.html` applies the remembered choice before the first paint.

use super::{dom, storage};

const KEY: &str = "theme";

/// Whether the page is dark now.
pub fn is_dark() -> bool {
    match dom::root().and_then(|root| root.dataset().get(KEY)) {
        Some(theme) => theme == "dark",
        None => system_is_dark(),
    }
}

/// Turns to the other theme and remembers it; answers whether the page is dark now.
/// Where the choice is what the system wants anyway, following the system is what is remembered.
pub fn toggle_theme() -> bool {
    let dark = !is_dark();
    let Some(root) = dom::root() else { return dark };
    // Where nothing can be stored, the choice lasts as long as the page.
    if dark == system_is_dark() {
        root.dataset().delete(KEY);
        storage::set(KEY, "");
    } else {
        let name = if dark { "dark" } else { "light" };
        let _ = root.dataset().set(KEY, name);
        storage::set(KEY, name);
    }
    dark
}

fn system_is_dark() -> bool {
    dom::window()
        .match_media("(prefers-color-scheme: dark)")
        .ok()
        .flatten()
        .is_some_and(|query| query.matches())
}
