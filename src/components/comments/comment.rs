//! A comment, its replies, and what one can do with them.

use std::sync::Arc;

use dateline_model::bidi::isolated;
use dateline_model::{CommentBody, DerivedId, Site, Word};
use leptos::prelude::*;

use super::form::form;
use super::note::{note, unreadable};
use super::reasons;
use super::rich::{content, strangers_link};
use crate::comments::{CommentEntry, CommentState, CommentStatus, FormPurpose, ThreadState};
use crate::components::say;
use crate::door;
use crate::hooks::{Action, COMMENT, COMMENT_ID};
use crate::view::{nothing, text, view};

/// What all comments of a page have in common.
#[derive(Clone)]
pub(super) struct Context {
    pub(super) thread: ThreadState,
    pub(super) site: Arc<Site>,
    /// Whether comments can be voted on.
    pub(super) votes: bool,
    /// Whether more comments are taken.
    pub(super) open: bool,
}

/// The comments of a list. Each keeps its elements while others come and go.
pub(super) fn list(entries: Box<dyn Fn() -> Vec<CommentEntry> + Send>, context: Context) -> AnyView {
    let list = view! {
        <For each=entries key=|entry: &CommentEntry| entry.id.clone() children=move |entry| comment(entry, context.clone()) />
    };
    list.into_any()
}

fn comment(entry: CommentEntry, context: Context) -> AnyView {
    let CommentEntry { id, state, replies } = entry;
    let thread = context.thread;
    let form_here = {
        let id = id.clone();
        move || match thread.open_form.get() {
            Some(FormPurpose::Reply(of) | FormPurpose::Edit(of)) if of != id => nothing(),
            Some(purpose) => form(thread, purpose),
            None => nothing(),
        }
    };
    let more = {
        let (state, site) = (state.clone(), context.site.clone());
        move || {
            let lost = unreadable(state.with(|state| state.comment.unreadable));
            let hidden = state.with(|state| state.comment.hidden);
            let more = (hidden > 0).then(|| {
                let hidden = site.words.number(hidden);
                let more = site.words.fill(Word::ShowMoreReplies, &[("count", &hidden)]);
                view! { <button {..Action::MoreReplies.attribute()} type="button">{more}</button> }
            });
            view! { {lost} {more} }
        }
    };
    let of_replies = context.clone();
    let parts = move || state.with(|state| parts(state, &context));
    view! {
        <li {..COMMENT_ID.is(&id)}>
            <article class=COMMENT id=DerivedId::comment(&id) tabindex="-1">{parts}</article>
            {form_here}
            <ol class="replies">{list(Box::new(move || replies.get()), of_replies)}</ol>
            {more}
        </li>
    }
}

fn parts(state: &CommentState, context: &Context) -> AnyView {
    let body = match &state.comment.body {
        CommentBody::Text(text) => content(text),
        CommentBody::Warned(warning, text) => {
            vec![view! { <details><summary>{warning}</summary>{content(text)}</details> }]
        }
        CommentBody::Deleted => vec![note("comment-deleted", Word::CommentDeleted)],
    };
    let trouble = state.trouble.map(|trouble| say(reasons::of_refusal(trouble)));
    view! {
        {head(state, context)}
        <div dir="auto" class="comment-body">{body}</div>
        <p class="comment-actions">{actions(state, context)}</p>
        <p class="comment-trouble" role="status">{trouble}</p>
    }
}

fn head(state: &CommentState, context: &Context) -> AnyView {
    let comment = &state.comment;
    let name = vec![text(author(state, context))];
    let name = match &comment.website {
        Some(website) => vec![strangers_link(website, name)],
        None => name,
    };
    let (now, site, created) = (context.thread.now, context.site.clone(), comment.created.clone());
    let moment = site.words.moment(&created);
    let ago = {
        let moment = moment.clone();
        move || {
            let ago = now
                .get()
                .and_then(|now| door::time_ago(&created, now, &site.language));
            text(ago.as_ref().unwrap_or(&moment))
        }
    };
    let status = match state.status {
        CommentStatus::Published => None,
        CommentStatus::Sending => Some(say(Word::Sending)),
        CommentStatus::Awaiting => Some(say(Word::AwaitingModeration)),
    };
    view! {
        <p class="comment-head">
            <strong dir="auto">{name}</strong>
            <a href=DerivedId::comment(&comment.id).fragment()>
                <span class="visually-hidden">{say(Word::LinkToComment)}" "</span>
                <time datetime=comment.created title=moment>{ago}</time>
            </a>
            <span class="comment-standing">{status}</span>
        </p>
    }
}

/// The author's name, or a word for those who give none.
fn author<'a>(state: &'a CommentState, context: &'a Context) -> &'a str {
    let anonymous = || context.site.words.get(Word::Anonymous);
    state.comment.author.as_deref().unwrap_or_else(anonymous)
}

fn actions(state: &CommentState, context: &Context) -> Vec<AnyView> {
    let comment = &state.comment;
    let mut children = Vec::new();
    if comment.body == CommentBody::Deleted || state.status == CommentStatus::Sending {
        return children;
    }
    let words = &context.site.words;
    let who = isolated(author(state, context));
    let mut button = |action: Action, word: Word, count: u32| {
        let mut label = words.get(word).to_owned();
        if count > 0 {
            label = format!("{label} {}", words.number(count));
        }
        let name = words.fill(Word::LabelOf, &[("label", &label), ("of", &who)]);
        children
            .push(view! { <button {..action.attribute()} type="button" aria-label=name>{label}</button> });
    };
    if state.asked_to_delete {
        button(Action::Delete, Word::DeleteForGood, 0);
        button(Action::Keep, Word::Keep, 0);
        return children;
    }
    if state.status == CommentStatus::Published {
        if context.votes {
            button(Action::Like, Word::Like, comment.likes);
            button(Action::Dislike, Word::Dislike, comment.dislikes);
        }
        if context.open {
            button(Action::Reply, Word::Reply, 0);
        }
    }
    if state.is_own {
        button(Action::Edit, Word::Edit, 0);
        button(Action::AskDelete, Word::Delete, 0);
    }
    if !context.votes && comment.likes > 0 {
        let likes = words.number(comment.likes);
        children.push(view! { <span>{words.fill(Word::Likes, &[("count", &likes)])}</span> });
    }
    children
}
