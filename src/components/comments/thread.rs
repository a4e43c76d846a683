//! The comments of the moment, and the form for a new one. They change under the reader's hands, so what is here
//! renders signals; the browser's side sets them.

use dateline_model::{CommentThread, Word};
use leptos::prelude::*;

use super::comment::{self, Context};
use super::note::{note, unreadable};
use super::{form, reasons};
use crate::comments::{
    CommentEntry, FormPurpose, OpenThread, Provider, Sort, ThreadStage, ThreadState, Writing,
};
use crate::components::{say, use_site, word};
use crate::hooks::{Action, COMMENT_LIST};
use crate::view::{nothing, view};

/// The thread at the foot of a story.
#[component]
pub fn Thread(
    /// The comments, and where they are kept.
    thread: OpenThread,
) -> AnyView {
    let OpenThread {
        provider,
        closed,
        state,
    } = thread;
    let is_here = matches!(provider.writing(), Some(Writing::Here(_)));
    let context = Context {
        thread: state,
        site: use_site(),
        votes: is_here,
        open: is_here && !closed,
    };
    view! {
        {move || progress(state)}
        {writing(state, &provider, closed)}
        <p class="comments-order">{order()}</p>
        <ol class=COMMENT_LIST>{comment::list(Box::new(move || state.entries.get()), context)}</ol>
        {move || more(state)}
    }
}

fn order() -> AnyView {
    let options =
        Sort::ALL.map(|sort| view! { <option value=sort.as_str()>{say(reasons::of_sort(sort))}</option> });
    view! { <select aria-label=word(Word::CommentOrder)>{Vec::from(options)}</select> }
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
            let form = form::form(state, FormPurpose::Comment);
            moderated.into_iter().chain([form]).collect()
        }
    }
}

/// A line on how far the list is; where it did not come, with a way to try again.
fn progress(thread: ThreadState) -> AnyView {
    let failed = match thread.stage.get() {
        ThreadStage::Failed(error) => Some(error),
        _ => None,
    };
    let words = match thread.stage.get() {
        ThreadStage::Loading => Some(Word::LoadingComments),
        ThreadStage::Shown { unreadable: 0, .. } if thread.entries.with(Vec::is_empty) => {
            Some(Word::NoComments)
        }
        ThreadStage::Shown { .. } | ThreadStage::Failed(_) => None,
    };
    let words = failed.map(reasons::of_error).or(words).map(say);
    let again = failed.map(
        |_| view! { <button {..Action::Retry.attribute()} type="button">{say(Word::TryAgain)}</button> },
    );
    view! {
        <p class="comments-state" role="status">{words}</p>
        {again}
    }
}

/// How many could not be read, and the way to more comments, where the server has more.
fn more(thread: ThreadState) -> AnyView {
    let ThreadStage::Shown {
        hidden,
        unreadable: lost,
    } = thread.stage.get()
    else {
        return nothing();
    };
    let button = (hidden > 0).then(
        || view! { <button {..Action::More.attribute()} type="button">{say(Word::ShowMoreComments)}</button> },
    );
    view! { {unreadable(lost)} {button} }
}

/// The comments of a snapshot, to read: what one can do with comments comes with the thread.
pub(super) fn snapshot(thread: CommentThread) -> AnyView {
    let context = Context {
        thread: ThreadState::new(),
        site: use_site(),
        votes: false,
        open: false,
    };
    let lost = unreadable(thread.unreadable);
    let entries = CommentEntry::all(thread.comments, &[]);
    view! {
        <ol class=COMMENT_LIST>{comment::list(Box::new(move || entries.clone()), context)}</ol>
        {lost}
    }
}
