//! A comment, its replies, and what one can do with them.

use std::sync::Arc;

use leptos::prelude::*;

use super::form::form;
use super::rich::{rich, strangers_link};
use super::words;
use crate::components::Erase;
use crate::components::element::{element, live, nothing, text};
use crate::model::CommentBody;
use crate::reader;
use crate::reader::comments::{Discussion, Entry, Shown, Standing, Target};

/// What all comments of a page have in common.
#[derive(Clone)]
pub(super) struct Setting {
    pub(super) discussion: Discussion,
    /// The language that times are told in.
    pub(super) language: Arc<str>,
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
        let shown = shown.clone();
        live(move || match shown.with(|shown| shown.comment.hidden) {
            0 => nothing(),
            hidden => {
                let attributes = [
                    ("type", "button"),
                    ("class", "needs-app"),
                    ("data-act", "replies"),
                ];
                element(
                    "button",
                    &attributes,
                    vec![text(format!("Show more replies ({hidden})"))],
                )
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
            vec![text("This comment was deleted.")],
        )],
    };
    let trouble = shown.trouble.map(words::of_refusal).unwrap_or_default();
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
            vec![text(trouble)],
        ),
    ]
    .into_any()
}

fn head(shown: &Shown, setting: &Setting) -> AnyView {
    let comment = &shown.comment;
    let name = vec![text(comment.author.as_deref().unwrap_or(ANONYMOUS))];
    let name = match &comment.website {
        Some(website) => vec![strangers_link(website, name)],
        None => name,
    };
    let (now, language, moment) = (
        setting.discussion.now,
        setting.language.clone(),
        comment.created.clone(),
    );
    let attributes = [
        ("datetime", moment.datetime.as_str()),
        ("title", moment.text.as_str()),
    ];
    let ago = {
        let moment = moment.clone();
        live(move || {
            text(match now.get() {
                Some(now) => reader::time_ago(&moment, now, &language),
                None => moment.text.clone(),
            })
        })
    };
    let link = vec![
        element(
            "span",
            &[("class", "visually-hidden")],
            vec![text("Link to this comment: ")],
        ),
        element("time", &attributes, vec![ago]),
    ];
    let standing = match shown.standing {
        Standing::Published => "",
        Standing::Sending => "Sending…",
        Standing::Awaiting => "Awaiting moderation",
    };
    let children = vec![
        element("strong", &[], name),
        element("a", &[("href", &format!("#comment-{}", comment.id))], link),
        element("span", &[("class", "comment-standing")], vec![text(standing)]),
    ];
    element("p", &[("class", "comment-head")], children)
}

/// The name of those who give none.
const ANONYMOUS: &str = "Anonymous";

fn actions(shown: &Shown, setting: &Setting) -> Vec<AnyView> {
    let comment = &shown.comment;
    let mut children = Vec::new();
    if comment.body == CommentBody::Deleted || shown.standing == Standing::Sending {
        return children;
    }
    let who = comment.author.as_deref().unwrap_or(ANONYMOUS);
    let counted = |label: &str, count: u32| match count {
        0 => label.to_owned(),
        count => format!("{label} {count}"),
    };
    let mut button = |act: &str, label: String| {
        let name = format!("{label}: {who}");
        let attributes = [("type", "button"), ("data-act", act), ("aria-label", &name)];
        children.push(element("button", &attributes, vec![text(label)]));
    };
    if shown.leaving {
        button("delete", "Delete this comment for good".to_owned());
        button("stay", "Keep it".to_owned());
        return children;
    }
    if shown.standing == Standing::Published {
        if setting.votes {
            button("like", counted("Like", comment.likes));
            button("dislike", counted("Dislike", comment.dislikes));
        }
        if setting.open {
            button("reply", "Reply".to_owned());
        }
    }
    if shown.mine {
        button("change", "Edit".to_owned());
        button("leave", "Delete".to_owned());
    }
    if !setting.votes && comment.likes > 0 {
        children.push(element(
            "span",
            &[],
            vec![text(format!("Likes: {}", comment.likes))],
        ));
    }
    children
}
