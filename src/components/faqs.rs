//! Frequently asked questions, as an accordion of native disclosures.

use leptos::prelude::*;

use super::{Blocks, CopyLink, Erase};
use crate::model::Faq;
use crate::reader;

/// One `<details>` an answer. It opens without the app; `open` is never rendered, so that what the
/// reader opened before the app came stays open.
///
/// The id stands on the answer, not on the `<details>`: only then does the browser itself open what
/// the address names (HTML, 7.4.6.4, "ancestor revealing algorithm").
#[component]
pub fn Faqs(
    /// The questions and answers.
    faqs: Vec<Faq>,
    /// The canonical address of the story.
    url: String,
) -> AnyView {
    let several = (faqs.len() > 1).then(|| {
        view! {
            <p class="faqs-actions needs-app">
                <button type="button" on:click=|_| reader::open_answers(true)>
                    "Expand all"
                </button>
                <button type="button" on:click=|_| reader::open_answers(false)>
                    "Collapse all"
                </button>
            </p>
        }
        .erase()
    });
    let faqs = faqs
        .into_iter()
        .map(|Faq { id, question, answer }| {
            let name = format!("{id}--question");
            view! {
                <details class="faq">
                    <summary>
                        <h3 id=name.clone()>{question.clone()}</h3>
                    </summary>
                    <div class="answer" id=id.clone() role="group" aria-labelledby=name tabindex="-1">
                        <Blocks blocks=answer />
                        <p class="answer-link">
                            <a href=format!("#{id}")>"Link to this answer"</a>
                            <CopyLink label="Copy link to this answer" of=question url=format!("{url}#{id}") />
                        </p>
                    </div>
                </details>
            }
            .erase()
        })
        .collect_view();
    view! {
        <section class="faqs" aria-labelledby="faqs">
            <h2 id="faqs">"Frequently asked questions"</h2>
            {several}
            {faqs}
        </section>
    }
    .erase()
}
