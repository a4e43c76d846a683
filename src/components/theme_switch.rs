//! The switch between light and dark.

use dateline_model::Word;
use leptos::prelude::*;

use super::say;
use crate::reader;
use crate::view::view;

/// A toggle button. Which theme is on is known in the browser only, so its state is set after hydration.
#[component]
pub fn ThemeSwitch() -> AnyView {
    let dark = RwSignal::new(false);
    Effect::new(move |_| dark.set(reader::is_dark()));
    view! {
        <button
            class="theme-switch needs-app"
            type="button"
            aria-pressed=move || dark.get().to_string()
            on:click=move |_| dark.set(reader::toggle_theme())
        >
            {say(Word::DarkTheme)}
        </button>
    }
}
