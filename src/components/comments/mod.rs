//! The comments on a story. They come from their server and change under the reader's hands, so what is here
//! renders signals; `reader` sets them in the browser. A published page may carry a snapshot of them.

mod comment;
mod form;
mod reasons;
mod rich;

use dateline_model::{CommentSettings, CommentThread, PartId, Word};
use leptos::prelude::*;

use super::{say, use_app_state, use_site, word};
use crate::hooks::{Action, COMMENT_LIST, COMMENTS, SNAPSHOT};
use crate::reader;
use crate::reader::comments::{CommentEntry, OpenThread, Provider, Sort, ThreadStage, ThreadState, Writing};
use crate::view::{text, view};
use form::note;

/// The comments that a page is published with, in Leptos' context. The app has none: to hydration the element that
/// holds them is empty, and when the comments have come, `reader` empties it.
#[derive(Debug, Clone)]
pub struct Snapshot(pub CommentThread);

/// The thread at the foot of a story.
#[component]
pub fn Comments(
    /// Where the comments are kept.
    settings: CommentSettings,
    /// The headline.
    title: String,
    /// The story's path on its host.
    path: String,
) -> AnyView {
    let state = use_app_state().thread;
    let provider = Provider::of(settings.source, path, title);
    let is_here = matches!(provider.writing(), Some(Writing::Here(_)));
    let context = comment::Context {
        thread: state,
        site: use_site(),
        votes: is_here,
        open: is_here && !settings.closed,
    };
    let writing = writing(state, &provider, settings.closed);
    let snapshot = match use_context::<Snapshot>() {
        Some(Snapshot(thread)) => view! { <div class=SNAPSHOT>{snapshot(thread, state)}</div> },
        None => view! { <div class=SNAPSHOT /> },
    };
    let open = OpenThread { provider, state };
    Effect::new(move |_| reader::open_thread(open.clone()));
    view! {
        <section class=COMMENTS aria-labelledby=PartId::Comments>
            <div class="comments-head">
                <h2 id=PartId::Comments tabindex="-1">{count(state)}</h2>
                <p class="comments-order needs-app">{order()}</p>
            </div>
            {writing}
            <ol class=COMMENT_LIST>{comment::list(Box::new(move || state.entries.get()), context)}</ol>
            {snapshot}
            {move || progress(state)}
            {note("comments-scriptless", Word::CommentsScriptless)}
        </section>
    }
}

fn order() -> AnyView {
    let options =
        Sort::ALL.map(|sort| view! { <option value=sort.as_str()>{say(reasons::of_sort(sort))}</option> });
    view! { <select aria-label=word(Word::CommentOrder)>{Vec::from(options)}</select> }
}

fn count(state: ThreadState) -> impl Fn() -> AnyView + Send {
    let site = use_site();
    move || text(&site.words.comments(state.total.get()))
}

fn writing(state: ThreadState, provider: &Provider, closed: bool) -> Vec<AnyView> {
    match (closed, provider.writing()) {
        (true, _) => vec![note("comments-note", Word::CommentsClosed)],
        (false, None) => Vec::new(),
        (false, Some(Writing::OwnServer(mastodon))) => vec![form::own_server(state, mastodon)],
        (false, Some(Writing::Here(isso))) => {
            let moderated = isso
                .moderated
                .then(|| note("comments-note", Word::CommentsModerated));
            let form = form::form(state, reader::comments::FormPurpose::Comment);
            moderated.into_iter().chain([form]).collect()
        }
    }
}

/// How far the list is, and what gets it further.
fn progress(thread: ThreadState) -> AnyView {
    let stage = thread.stage.get();
    let words = match stage {
        ThreadStage::Waiting | ThreadStage::Loading => Some(say(Word::LoadingComments)),
        ThreadStage::Shown(_) if thread.entries.with(Vec::is_empty) => Some(say(Word::NoComments)),
        ThreadStage::Shown(_) => None,
        ThreadStage::Failed(error) => Some(say(reasons::of_error(error))),
    };
    let button = match stage {
        ThreadStage::Failed(_) => Some((Action::Retry, Word::TryAgain)),
        ThreadStage::Shown(hidden) if hidden > 0 => Some((Action::More, Word::ShowMoreComments)),
        _ => None,
    };
    let button = button
        .map(|(action, label)| view! { <button {..action.attribute()} type="button">{say(label)}</button> });
    view! {
        <p class="comments-state" role="status">{words}</p>
        {button}
    }
}

/// The comments of a snapshot, to read: what one can do with comments comes with the app.
fn snapshot(thread: CommentThread, state: ThreadState) -> AnyView {
    let context = comment::Context {
        thread: state,
        site: use_site(),
        votes: false,
        open: false,
    };
    let entries = CommentEntry::all(thread.comments, &[]);
    view! { <ol class=COMMENT_LIST>{comment::list(Box::new(move || entries.clone()), context)}</ol> }
}

/// The count at the head of a story: it leads to the thread.
#[component]
pub fn CommentCount() -> AnyView {
    let count = count(use_app_state().thread);
    view! { <p class="comment-count"><a href=PartId::Comments.fragment()>{count}</a></p> }
}
