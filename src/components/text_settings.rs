//! How large text is, and how long its lines are.

use dateline_model::{PartId, Word};
use leptos::prelude::*;

use super::{say, word};
use crate::view::view;

/// What can be set: its name, what it is called, and the choices. A choice without a value is how text is for those who
/// have chosen nothing.
type Setting = (&'static str, Word, &'static [(&'static str, Word)]);

/// The names and values are those of attributes of the root, which style answers, and of what is remembered
/// (`src/theme.js`).
const SETTINGS: [Setting; 2] = [
    (
        "text",
        Word::TextSize,
        &[
            ("small", Word::TextSmall),
            ("", Word::TextNormal),
            ("large", Word::TextLarge),
            ("largest", Word::TextLargest),
        ],
    ),
    (
        "lines",
        Word::LineLength,
        &[
            ("short", Word::LinesShort),
            ("", Word::LinesNormal),
            ("long", Word::LinesLong),
        ],
    ),
];

/// The choices, above the page. The browser's side marks those that are on.
#[component]
pub fn TextSettings() -> AnyView {
    let settings = SETTINGS.map(|(name, label, choices)| {
        let choices = choices.iter().map(|(value, label)| {
            view! { <button type="button" name=name value=*value>{say(*label)}</button> }
        });
        let choices: Vec<_> = choices.collect();
        view! { <fieldset><legend>{say(label)}</legend>{choices}</fieldset> }
    });
    let settings = Vec::from(settings);
    view! {
        <div id=PartId::TextSettings class="text-settings" popover="auto" role="group" aria-label=word(Word::TextSettings)>
            {settings}
        </div>
    }
}
