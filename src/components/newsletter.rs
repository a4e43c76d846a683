//! The form for the newsletter. The browser sends it by itself, to the service that keeps the addresses.

use dateline_model::{Newsletter, Word};
use leptos::prelude::*;

use super::{in_language, in_site_language, inline, say};
use crate::view::view;

/// A field for the e-mail address, and what becomes of it. The answer is a page of the service in the place of this one, so
/// that Back leads here: a window of its own would come unasked, and some readers would not notice that it did.
#[component]
pub fn NewsletterForm(
    /// The newsletter.
    of: Newsletter,
) -> AnyView {
    let text = (!of.text.is_empty()).then(|| view! { <p>{inline(&of.text)}</p> });
    let hidden = of.hidden.iter();
    let hidden: Vec<_> = hidden
        .map(|field| view! { <input type="hidden" name=&field.name value=&field.value /> })
        .collect();
    let language = in_site_language();
    view! {
        <aside {..in_language(language.as_deref())} class="newsletter" aria-label=&of.heading>
            <p class="newsletter-heading">{&of.heading}</p>
            {text}
            <form action=of.action method="post">
                <label>
                    {say(Word::Email)}
                    <input type="email" name=of.email_field autocomplete="email" dir="ltr" required=true />
                </label>
                {hidden}
                <button type="submit" class="primary">{of.button}</button>
            </form>
            <p class="newsletter-consent">{inline(&of.consent)}</p>
        </aside>
    }
}
