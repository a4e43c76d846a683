//! Frequently asked questions, as an accordion of native disclosures.

use leptos::prelude::*;

use super::element::{element, text};
use super::{Blocks, CopyLink, Erase, in_language, in_site_language, say, use_site, word};
use dateline_model::{Faq, Word};

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
    let (site, language) = (use_site(), in_site_language());
    let in_site = |class| [vec![("class", class)], in_language(language.as_deref())].concat();
    let mut children = vec![element(
        "h2",
        &[vec![("id", "faqs")], in_language(language.as_deref())].concat(),
        vec![say(Word::Faqs)],
    )];
    if faqs.len() > 1 {
        let button = |open: &str, word| {
            let attributes = [("type", "button"), ("data-answers", open)];
            element("button", &attributes, vec![say(word)])
        };
        children.push(element(
            "p",
            &in_site("faqs-actions needs-app"),
            vec![
                button("open", Word::ExpandAll),
                button("close", Word::CollapseAll),
            ],
        ));
    }
    children.extend(faqs.into_iter().map(|Faq { id, question, answer }| {
        let name = format!("{id}--question");
        let link = format!("#{id}");
        let copy = view! { <CopyLink label=Word::CopyLinkToAnswer of=question.clone() url=format!("{url}{link}") /> };
        // Who hears the links of a page as a list has to tell them apart.
        let label = word(Word::LinkToAnswer);
        let of = site.words.fill(Word::LabelOf, &[("label", &label), ("of", &question)]);
        let links = vec![
            element("a", &[("href", &link), ("aria-label", &of)], vec![text(label)]),
            copy.erase(),
        ];
        let attributes = [
            ("class", "answer"),
            ("id", id.as_str()),
            ("role", "group"),
            ("aria-labelledby", &name),
            ("tabindex", "-1"),
        ];
        let answer = vec![
            view! { <Blocks blocks=answer /> }.erase(),
            element("p", &in_site("answer-link"), links),
        ];
        let question = element("h3", &[("id", &name)], vec![text(question)]);
        let parts = vec![
            element("summary", &[], vec![question]),
            element("div", &attributes, answer),
        ];
        element("details", &[("class", "faq")], parts)
    }));
    let attributes = [("class", "faqs"), ("aria-labelledby", "faqs")];
    element("section", &attributes, children)
}
