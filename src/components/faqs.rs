//! Frequently asked questions, as an accordion of native disclosures.

use leptos::prelude::*;

use super::Blocks;
use crate::model::Faq;

/// One `<details>` an answer. It opens without the app; `open` is never rendered, so that what the
/// reader opened before the app came stays open.
#[component]
pub fn Faqs(
    /// The questions and answers.
    faqs: Vec<Faq>,
) -> impl IntoView {
    let faqs = faqs
        .into_iter()
        .map(|faq| {
            view! {
                <details class="faq" id=faq.id>
                    <summary>
                        <h3>{faq.question}</h3>
                    </summary>
                    <div class="answer">
                        <Blocks blocks=faq.answer />
                    </div>
                </details>
            }
            .into_any()
        })
        .collect_view();
    view! {
        <section class="faqs" aria-labelledby="faqs">
            <h2 id="faqs">"Frequently asked questions"</h2>
            {faqs}
        </section>
    }
}
