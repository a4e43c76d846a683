//! Frequently asked questions, as an accordion of native disclosures.

use dateline_model::{DerivedId, Faq, PartId, Word};
use leptos::prelude::*;

use super::share::said;
use super::{Blocks, in_language, in_site_language, say, use_site, word};
use crate::hooks::{ANSWER, Action, FAQ};
use crate::view::view;

/// One `<details>` an answer. It opens without the app; `open` is never rendered, so that what the
/// reader opened before the app came stays open.
///
/// The id stands on the answer, not on the `<details>`: only then does the browser itself open what
/// the address names (HTML, 7.4.6.4, "ancestor revealing algorithm").
#[component]
pub fn Faqs(
    /// The questions and answers.
    faqs: Vec<Faq>,
) -> AnyView {
    let language = in_site_language();
    let all = (faqs.len() > 1).then(|| {
        view! {
            <p {..in_language(language.as_deref())} class="faqs-actions needs-app">
                {all_button(Action::OpenAnswers, Word::ExpandAll)}
                {all_button(Action::CloseAnswers, Word::CollapseAll)}
            </p>
        }
    });
    let faqs: Vec<_> = faqs.into_iter().map(question).collect();
    view! {
        <section class="faqs" aria-labelledby=PartId::Faqs>
            <h2 {..in_language(language.as_deref())} id=PartId::Faqs>{say(Word::Faqs)}</h2>
            {all}
            {faqs}
        </section>
    }
}

fn all_button(action: Action, label: Word) -> AnyView {
    view! { <button {..action.attribute()} type="button">{say(label)}</button> }
}

/// A question with its answer, and the link to it, which the app copies.
fn question(faq: Faq) -> AnyView {
    let Faq { id, question, answer } = faq;
    let name = DerivedId::question(&id);
    let (site, language) = (use_site(), in_site_language());
    // Who hears the links of a page as a list has to tell them apart.
    let label = word(Word::LinkToAnswer);
    let of = site
        .words
        .fill(Word::LabelOf, &[("label", &label), ("of", &question)]);
    view! {
        <details class=FAQ>
            <summary><h3 id=name>{&question}</h3></summary>
            <div class=ANSWER id=id role="group" aria-labelledby=name tabindex="-1">
                <Blocks blocks=answer />
                <p {..in_language(language.as_deref())} class="answer-link">
                    <a {..Action::CopyLink.attribute()} href=id.fragment() aria-label=of>{label}</a>
                    {said()}
                </p>
            </div>
        </details>
    }
}
