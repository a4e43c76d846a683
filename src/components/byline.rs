//! Who wrote a story, when, and how many have commented on it.

use leptos::prelude::*;

use super::element::{element, text};
use super::{CommentCount, Erase, Time, in_language, in_site_language, use_site, word};
use dateline_model::{Author, Moment, Word};

/// The authors, the dates of publication and of the last change, and the way to the comments.
#[component]
pub fn Byline(
    /// Who wrote it.
    authors: Vec<Author>,
    /// When it was first published.
    published: Moment,
    /// When it was last changed.
    #[prop(optional_no_strip)]
    modified: Option<Moment>,
    /// Whether readers' comments are under the story.
    comments: bool,
) -> AnyView {
    let words = &use_site().words;
    let names: Vec<_> = authors.into_iter().map(|author| author.name).collect();
    let date = |label, moment| {
        let label = format!("{} ", word(label));
        element("span", &[], vec![text(label), view! { <Time moment /> }.erase()])
    };
    let mut dates = vec![date(Word::Published, published)];
    dates.extend(modified.map(|modified| date(Word::Updated, modified)));
    let authors = words.fill(Word::By, &[("authors", &names.join(words.get(Word::Comma)))]);
    let mut children = vec![
        element("p", &[("class", "authors")], vec![text(authors)]),
        element("p", &[("class", "dates")], dates),
    ];
    if comments {
        children.push(view! { <CommentCount /> }.erase());
    }
    let language = in_site_language();
    let mut attributes = vec![("class", "byline")];
    attributes.extend(in_language(language.as_deref()));
    element("div", &attributes, children)
}
