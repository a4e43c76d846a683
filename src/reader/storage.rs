//! What is remembered on this device, or in this tab. Storage can be forbidden or full: then nothing is remembered.

use web_sys::Storage;

use super::dom;

fn storage() -> Option<Storage> {
    dom::window().local_storage().ok().flatten()
}

fn tab() -> Option<Storage> {
    dom::window().session_storage().ok().flatten()
}

/// What is stored under a name.
pub(super) fn get(name: &str) -> Option<String> {
    storage()?.get_item(name).ok().flatten()
}

/// Stores a text under a name; nothing where it is empty.
pub(super) fn set(name: &str, text: &str) {
    let _ = storage().map(|storage| {
        if text.is_empty() {
            storage.remove_item(name)
        } else {
            storage.set_item(name, text)
        }
    });
}

/// What is stored under a name until the tab is closed.
pub(super) fn get_in_tab(name: &str) -> Option<String> {
    tab()?.get_item(name).ok().flatten()
}

/// Stores a text under a name until the tab is closed.
pub(super) fn set_in_tab(name: &str, text: &str) {
    let _ = tab().map(|tab| tab.set_item(name, text));
}
