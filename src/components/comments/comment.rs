//! A comment, its replies, and what one can do with them.

use std::sync::Arc;

use leptos::prelude::*;

use super::form::form;
use super::reasons;
use super::rich::{rich, strangers_link};
use crate::components::element::{element, live, nothing, text};
use crate::components::{Erase, say};
use crate::reader;
use crate::reader::comments::{Discussion, Entry, Shown, Standing, Target};
use dateline_model::{CommentBody, Site, Word};

/// What all comments of a page have in common.
#[derive(Clone)]
pub(super) struct Setting {
    pub(super) discussion: Discussion,
    pub(super) site: Arc<Site>,
    /// Whether comments can be voted on.
    pub(super) votes: bool,
    /// Whether more comments are taken.
    pub(super) open: bool,
}

/// The comments of a list. Each keeps its elements while others come and go.
pub(super) fn list(entries: Box<dyn Fn() -> Vec<Entry> + Send>, setting: Setting) -> AnyView {
    view! { <For each=entries key=|entry| entry.id.clone() children=move |entry| comment(entry, setting.clone()) /> }
        .erase()
}

fn comment(entry: Entry, setting: Setting) -> AnyView {
    let Entry { id, shown, replies } = entry;
    let discussion = setting.discussion;
    let form_here = {
        let id = id.clone();
        live(move || match discussion.open.get() {
            Some(Target::Reply(of) | Target::Change(of)) if of != id => nothing(),
            Some(target) => form(discussion, target),
            None => nothing(),
        })
    };
    let more = {
        let (shown, site) = (shown.clone(), setting.site.clone());
        live(move || match shown.with(|shown| shown.comment.hidden) {
            0 => nothing(),
            hidden => {
                let hidden = site.words.number(hidden);
                let more = site.words.fill(Word::ShowMoreReplies, &[("count", &hidden)]);
                let attributes = [
                    ("type", "button"),
                    ("class", "needs-app"),
                    ("data-act", "replies"),
                ];
                element("button", &attributes, vec![text(more)])
            }
        })
    };
    let of_replies = setting.clone();
    let name = format!("comment-{id}");
    let attributes = [("class", "comment"), ("id", name.as_str()), ("tabindex", "-1")];
    let parts = live(move || shown.with(|shown| parts(shown, &setting)));
    let replies = list(Box::new(move || replies.get()), of_replies);
    let children = vec![
        element("article", &attributes, vec![parts]),
        form_here,
        element("ol", &[("class", "replies")], vec![replies]),
        more,
    ];
    element("li", &[("data-comment", &id)], children)
}

fn parts(shown: &Shown, setting: &Setting) -> AnyView {
    let body = match &shown.comment.body {
        CommentBody::Text(text) => rich(text),
        CommentBody::Warned(warning, body) => {
            let mut children = vec![element("summary", &[], vec![text(warning.as_str())])];
            children.extend(rich(body));
            vec![element("details", &[], children)]
        }
        CommentBody::Deleted => vec![element(
            "p",
            &[("class", "comment-deleted")],
            vec![say(Word::CommentDeleted)],
        )],
    };
    let trouble = shown
        .trouble
        .map_or_else(nothing, |trouble| say(reasons::of_refusal(trouble)));
    vec![
        head(shown, setting),
        element("div", &[("class", "comment-body")], body),
        element(
            "p",
            &[("class", "comment-actions needs-app")],
            actions(shown, setting),
        ),
        element(
            "p",
            &[("class", "comment-trouble"), ("role", "status")],
            vec![trouble],
        ),
    ]
    .into_any()
}

fn head(shown: &Shown, setting: &Setting) -> AnyView {
    let comment = &shown.comment;
    let name = vec![text(author(shown, setting))];
    let name = match &comment.website {
        Some(website) => vec![strangers_link(website, name)],
        None => name,
    };
    let (now, site, created) = (
        setting.discussion.now,
        setting.site.clone(),
        comment.created.clone(),
    );
    let moment = site.words.moment(&created);
    let attributes = [("datetime", comment.created.as_str()), ("title", &moment)];
    let ago = {
        let moment = moment.clone();
        live(move || {
            let ago = now
                .get()
                .and_then(|now| reader::time_ago(&created, now, &site.language));
            text(ago.unwrap_or_else(|| moment.clone()))
        })
    };
    let link = vec![
        element(
            "span",
            &[("class", "visually-hidden")],
            vec![say(Word::LinkToComment), text(" ")],
        ),
        element("time", &attributes, vec![ago]),
    ];
    let standing = match shown.standing {
        Standing::Published => nothing(),
        Standing::Sending => say(Word::Sending),
        Standing::Awaiting => say(Word::AwaitingModeration),
    };
    let children = vec![
        element("strong", &[], name),
        element("a", &[("href", &format!("#comment-{}", comment.id))], link),
        element("span", &[("class", "comment-standing")], vec![standing]),
    ];
    element("p", &[("class", "comment-head")], children)
}

/// The author's name, or a word for those who give none.
fn author<'a>(shown: &'a Shown, setting: &'a Setting) -> &'a str {
    let anonymous = || setting.site.words.get(Word::Anonymous);
    shown.comment.author.as_deref().unwrap_or_else(anonymous)
}

fn actions(shown: &Shown, setting: &Setting) -> Vec<AnyView> {
    let comment = &shown.comment;
    let mut children = Vec::new();
    if comment.body == CommentBody::Deleted || shown.standing == Standing::Sending {
        return children;
    }
    let words = &setting.site.words;
    let who = author(shown, setting);
    let mut button = |act: &str, word: Word, count: u32| {
        let mut label = words.get(word).to_owned();
        if count > 0 {
            label = format!("{label} {}", words.number(count));
        }
        let name = words.fill(Word::LabelOf, &[("label", &label), ("of", who)]);
        let attributes = [("type", "button"), ("data-act", act), ("aria-label", &name)];
        children.push(element("button", &attributes, vec![text(label)]));
    };
    if shown.leaving {
        button("delete", Word::DeleteForGood, 0);
        button("stay", Word::Keep, 0);
        return children;
    }
    if shown.standing == Standing::Published {
        if setting.votes {
            button("like", Word::Like, comment.likes);
            button("dislike", Word::Dislike, comment.dislikes);
        }
        if setting.open {
            button("reply", Word::Reply, 0);
        }
    }
    if shown.mine {
        button("change", Word::Edit, 0);
        button("leave", Word::Delete, 0);
    }
    if !setting.votes && comment.likes > 0 {
        let likes = words.number(comment.likes);
        let likes = words.fill(Word::Likes, &[("count", &likes)]);
        children.push(element("span", &[], vec![text(likes)]));
    }
    children
}
