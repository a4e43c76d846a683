//! The comments on a story. They come from their server and change under the reader's hands, so what is here
//! renders signals; `reader` sets them in the browser. A published page may carry a snapshot of them.

mod comment;
mod form;
mod reasons;
mod rich;

use leptos::prelude::*;

use super::element::{element, live, nothing, text};
use super::{say, use_reader, use_site, word};
use crate::reader;
use crate::reader::comments::{Discussion, Entry, Provider, Sort, Stage, Talk, Target, Writing};
use dateline_model::{CommentThread, Comments, Word};

/// The start tag of the element that holds a page's snapshot. To the app it is empty; when the comments have
/// come, `reader` empties it.
pub const SNAPSHOT: &str = "<div class=\"snapshot\">";

/// The thread at the foot of a story.
#[component]
pub fn Thread(
    /// The comments.
    comments: Comments,
    /// The headline.
    title: String,
    /// The story's path on its host.
    path: String,
) -> AnyView {
    let discussion = use_reader().discussion;
    let provider = Provider::of(comments.source, path, title);
    let is_here = matches!(provider.writing(), Writing::Here(_));
    let setting = comment::Setting {
        discussion,
        site: use_site(),
        votes: is_here,
        open: is_here && !comments.closed,
    };
    let mut children = vec![element("div", &[("class", "comments-head")], head(discussion))];
    children.extend(writing(discussion, &provider, comments.closed));
    let entries = comment::list(Box::new(move || discussion.entries.get()), setting);
    children.extend([
        element("ol", &[("class", "comment-list")], vec![entries]),
        element("div", &[("class", "snapshot")], Vec::new()),
        live(move || state(discussion)),
        note("comments-scriptless", Word::CommentsScriptless),
    ]);
    let talk = Talk { provider, discussion };
    Effect::new(move |_| reader::discuss(talk.clone()));
    element(
        "section",
        &[("class", "comments"), ("aria-labelledby", "comments")],
        children,
    )
}

fn note(class: &str, word: Word) -> AnyView {
    element("p", &[("class", class)], vec![say(word)])
}

fn head(discussion: Discussion) -> Vec<AnyView> {
    let orders = Sort::ALL.map(|sort| {
        element(
            "option",
            &[("value", sort.as_str())],
            vec![say(reasons::of_sort(sort))],
        )
    });
    let order = vec![element(
        "select",
        &[("aria-label", &word(Word::CommentOrder))],
        orders.into(),
    )];
    vec![
        element(
            "h2",
            &[("id", "comments"), ("tabindex", "-1")],
            vec![count(discussion)],
        ),
        element("p", &[("class", "comments-order needs-app")], order),
    ]
}

fn count(discussion: Discussion) -> AnyView {
    let site = use_site();
    live(move || text(site.words.comments(discussion.total.get())))
}

fn writing(discussion: Discussion, provider: &Provider, closed: bool) -> Vec<AnyView> {
    match (closed, provider.writing()) {
        (true, _) => vec![note("comments-note", Word::CommentsClosed)],
        (false, Writing::OwnServer(mastodon)) => form::own_server(discussion, mastodon),
        (false, Writing::Here(isso)) => {
            let moderated = isso
                .moderated
                .then(|| note("comments-note", Word::CommentsModerated));
            let form = form::form(discussion, Target::Story);
            moderated.into_iter().chain([form]).collect()
        }
    }
}

/// How far the list is, and what gets it further.
fn state(discussion: Discussion) -> AnyView {
    let stage = discussion.stage.get();
    let words = match stage {
        Stage::Waiting | Stage::Loading => say(Word::LoadingComments),
        Stage::Shown(_) if discussion.entries.with(Vec::is_empty) => say(Word::NoComments),
        Stage::Shown(_) => nothing(),
        Stage::Failed(error) => say(reasons::of_error(error)),
    };
    let button = match stage {
        Stage::Failed(_) => Some(("retry", Word::TryAgain)),
        Stage::Shown(hidden) if hidden > 0 => Some(("more", Word::ShowMoreComments)),
        _ => None,
    };
    let button = button.map_or_else(nothing, |(act, label)| {
        element(
            "button",
            &[("type", "button"), ("data-act", act)],
            vec![say(label)],
        )
    });
    let said = [("class", "comments-state"), ("role", "status")];
    vec![element("p", &said, vec![words]), button].into_any()
}

/// The comments of a snapshot, to read: what one can do with comments comes with the app.
pub fn snapshot(thread: CommentThread, discussion: Discussion) -> AnyView {
    let setting = comment::Setting {
        discussion,
        site: use_site(),
        votes: false,
        open: false,
    };
    let entries = Entry::all(thread.comments, &[]);
    let entries = comment::list(Box::new(move || entries.clone()), setting);
    element("ol", &[("class", "comment-list")], vec![entries])
}

/// The count at the head of a story: it leads to the thread.
#[component]
pub fn CommentCount() -> AnyView {
    let link = element(
        "a",
        &[("href", "#comments")],
        vec![count(use_reader().discussion)],
    );
    element("p", &[("class", "comment-count")], vec![link])
}
