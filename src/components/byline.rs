//! Who wrote a story, when, and how many have commented on it.

use leptos::prelude::*;

use super::element::{element, text};
use super::{CommentCount, Erase, Time};
use crate::model::{Author, Moment};

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
    let names: Vec<_> = authors.into_iter().map(|author| author.name).collect();
    let date =
        |label: &str, moment| element("span", &[], vec![text(label), view! { <Time moment /> }.erase()]);
    let mut dates = vec![date("Published ", published)];
    dates.extend(modified.map(|modified| date("Updated ", modified)));
    let mut children = vec![
        element(
            "p",
            &[("class", "authors")],
            vec![text(format!("By {}", names.join(", ")))],
        ),
        element("p", &[("class", "dates")], dates),
    ];
    if comments {
        children.push(view! { <CommentCount /> }.erase());
    }
    element("div", &[("class", "byline")], children)
}
