//! The comments on a story: what a page is published with. When the reader comes near, the app puts the thread of the
//! moment in its place.

mod comment;
mod form;
mod note;
mod reasons;
mod rich;
mod thread;

use std::sync::Arc;

use dateline_model::{CommentSettings, CommentThread, PartId, Word};
use leptos::prelude::*;

use super::{say, use_site};
use crate::hooks::{CLOSED, COMMENT_COUNT, COMMENTS, SNAPSHOT, SOURCE, THREAD};
use crate::view::view;

use note::note;
pub use reasons::of_error as reason_of_error;
pub use thread::Thread;

/// The comments that a page is published with, in Leptos' context. The app has none, and not the code for them: the
/// page does not name what renders them.
#[derive(Clone)]
pub struct Snapshot(Arc<dyn Fn() -> AnyView + Send + Sync>);

impl Snapshot {
    /// Of these comments.
    pub fn of(thread: CommentThread) -> Self {
        Self(Arc::new(move || thread::snapshot(thread.clone())))
    }
}

/// The foot of a story: how many comments there are, and those that the page was published with.
#[component]
pub fn Comments(
    /// Where the comments are kept.
    settings: CommentSettings,
) -> AnyView {
    let source = settings.source.to_attribute();
    let closed = settings.closed.then(|| CLOSED.is(""));
    let snapshot =
        use_context::<Snapshot>().map(|Snapshot(view)| view! { <div class=SNAPSHOT>{view()}</div> });
    view! {
        <section
            {..SOURCE.is(&source)}
            {..closed.unwrap_or_default()}
            class=COMMENTS
            aria-labelledby=PartId::Comments
        >
            <h2 id=PartId::Comments tabindex="-1">{count(settings.total)}</h2>
            <div class=THREAD><p class="comments-state">{say(Word::LoadingComments)}</p></div>
            {snapshot}
            {note("comments-scriptless", Word::CommentsScriptless)}
        </section>
    }
}

/// The count at the head of a story: it leads to the thread.
#[component]
pub fn CommentCount(
    /// How many there are, if that is known.
    total: Option<u32>,
) -> AnyView {
    view! { <span class="comments-link"><a href=PartId::Comments.fragment()>{count(total)}</a></span> }
}

fn count(total: Option<u32>) -> AnyView {
    view! { <span class=COMMENT_COUNT>{use_site().words.comments(total)}</span> }
}
