//! The forms in which comments are written. What is in their fields is the browser's side's to keep.

use leptos::prelude::*;

use super::reasons;
use super::rich::rich;
use crate::components::element::{Attributes, element, input, live, nothing, text, text_area};
use crate::components::{say, use_site, word};
use crate::reader::comments::{Discussion, FormState, Mastodon, Target};
use dateline_model::Word;

/// A form for a comment on the story, a reply, or another text of a comment.
pub(super) fn form(discussion: Discussion, target: Target) -> AnyView {
    let key = target.key();
    let name = format!("write-{key}");
    let (label, send) = match target {
        Target::Story => (Word::YourComment, Word::PublishComment),
        Target::Reply(_) => (Word::YourReply, Word::PublishReply),
        Target::Change(_) => (Word::YourComment, Word::Save),
    };
    let is_new = !matches!(target, Target::Change(_));
    let mut actions = vec![
        button(
            &[("type", "submit"), ("class", "primary")],
            follow(discussion, target.clone(), move |state| {
                say(match state {
                    Some(FormState::Sending) => Word::Sending,
                    Some(FormState::Refused(_)) => Word::TryAgain,
                    _ => send,
                })
            }),
        ),
        button(&[("type", "button"), ("data-act", "preview")], say(Word::Preview)),
    ];
    if target != Target::Story {
        actions.push(button(
            &[("type", "button"), ("data-act", "cancel")],
            say(Word::Cancel),
        ));
    }
    let outcome = follow(discussion, target, |state| match state {
        Some(FormState::Refused(refusal)) => note("form-refused", reasons::of_refusal(*refusal)),
        Some(FormState::Done(Some(said))) => note("", *said),
        Some(FormState::Preview(text)) => element(
            "div",
            &[
                ("class", "comment-body"),
                ("role", "group"),
                ("aria-label", &word(Word::Preview)),
            ],
            rich(text),
        ),
        _ => nothing(),
    });
    let writing = [
        ("id", name.as_str()),
        ("name", "text"),
        ("rows", "4"),
        ("required", ""),
        ("minlength", "3"),
        ("maxlength", "65535"),
    ];
    let mut children = vec![
        element("label", &[("for", &name)], vec![say(label)]),
        text_area(&writing),
        note("form-hint", Word::MarkdownHint),
    ];
    if is_new {
        children.push(element("div", &[("class", "form-author")], author()));
    }
    children.push(element("div", &[("class", "form-actions")], actions));
    let said = [("class", "form-outcome"), ("role", "status")];
    children.push(element("div", &said, vec![outcome]));
    let attributes = [("class", "comment-form needs-app"), ("data-target", key.as_str())];
    element("form", &attributes, children)
}

/// Who writes.
fn author() -> Vec<AnyView> {
    let field =
        |label: Word, attributes: Attributes<'_>| element("label", &[], vec![say(label), input(attributes)]);
    let name = [
        ("name", "name"),
        ("autocomplete", "name"),
        ("maxlength", "100"),
        ("required", ""),
    ];
    let email = [
        ("name", "email"),
        ("autocomplete", "email"),
        ("maxlength", "254"),
        ("type", "email"),
    ];
    let website = [
        ("name", "website"),
        ("autocomplete", "url"),
        ("maxlength", "254"),
        ("type", "url"),
    ];
    let remember = vec![
        input(&[("name", "remember"), ("type", "checkbox")]),
        say(Word::RememberMe),
    ];
    vec![
        field(Word::Name, &name),
        field(Word::EmailField, &email),
        field(Word::Website, &website),
        element("label", &[("class", "form-remember")], remember),
    ]
}

/// The way to reply where comments are posts: on one's own server.
pub(super) fn own_server(discussion: Discussion, mastodon: &Mastodon) -> Vec<AnyView> {
    let post = mastodon.post();
    let link = [
        ("href", post.as_str()),
        ("rel", "external noopener"),
        ("target", "_blank"),
    ];
    let there = use_site()
        .words
        .fill(Word::ReplyOn, &[("server", mastodon.host())]);
    let there = element("a", &link, vec![text(there)]);
    let field = [
        ("id", "own-server"),
        ("placeholder", "mastodon.example"),
        ("autocapitalize", "off"),
        ("spellcheck", "false"),
        ("required", ""),
    ];
    let refused = follow(discussion, Target::Story, |state| match state {
        Some(FormState::Refused(refusal)) => note("form-refused", reasons::of_refusal(*refusal)),
        _ => nothing(),
    });
    let form = vec![
        element(
            "label",
            &[("for", "own-server")],
            vec![say(Word::ReplyOnOwnServer)],
        ),
        input(&field),
        button(&[("type", "submit")], say(Word::Reply)),
        element("div", &[("role", "status")], vec![refused]),
    ];
    vec![
        element(
            "p",
            &[("class", "comments-note")],
            vec![say(Word::CommentsAreReplies), text(" "), there],
        ),
        element("form", &[("class", "own-server needs-app")], form),
    ]
}

/// A view of what becomes of a form.
fn follow(
    discussion: Discussion,
    target: Target,
    view: impl Fn(Option<&FormState>) -> AnyView + Send + 'static,
) -> AnyView {
    live(move || {
        discussion.form.with(|form| {
            let here = form.as_ref().filter(|(of, _)| *of == target);
            view(here.map(|(_, state)| state))
        })
    })
}

fn button(attributes: Attributes<'_>, label: AnyView) -> AnyView {
    element("button", attributes, vec![label])
}

fn note(class: &str, word: Word) -> AnyView {
    element("p", &[("class", class)], vec![say(word)])
}
