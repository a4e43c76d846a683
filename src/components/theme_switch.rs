//! The switch between light and dark.

use dateline_model::Word;
use leptos::prelude::*;

use super::say;
use crate::hooks::{Action, THEME_SWITCH};
use crate::view::view;

/// A toggle button. Which theme is on is known in the browser only, which sets `aria-pressed`.
#[component]
pub fn ThemeSwitch() -> AnyView {
    let class = format!("{} needs-app", THEME_SWITCH.name);
    view! { <button {..Action::SwitchTheme.attribute()} class=class type="button">{say(Word::DarkTheme)}</button> }
}
