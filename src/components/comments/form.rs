//! The forms in which comments are written. What is in their fields is the browser's side's to keep.

use leptos::prelude::*;

use super::rich::rich;
use super::words;
use crate::components::element::{Attributes, element, input, live, nothing, text, text_area};
use crate::reader::comments::{Discussion, FormState, Mastodon, Target};

/// A form for a comment on the story, a reply, or another text of a comment.
pub(super) fn form(discussion: Discussion, target: Target) -> AnyView {
    let key = target.key();
    let name = format!("write-{key}");
    let (label, send) = match target {
        Target::Story => ("Your comment", "Publish comment"),
        Target::Reply(_) => ("Your reply", "Publish reply"),
        Target::Change(_) => ("Your comment", "Save"),
    };
    let is_new = !matches!(target, Target::Change(_));
    let mut actions = vec![
        button(
            &[("type", "submit"), ("class", "primary")],
            follow(discussion, target.clone(), move |state| {
                text(match state {
                    Some(FormState::Sending) => "Sending…",
                    Some(FormState::Refused(_)) => "Try again",
                    _ => send,
                })
            }),
        ),
        button(&[("type", "button"), ("data-act", "preview")], text("Preview")),
    ];
    if target != Target::Story {
        actions.push(button(
            &[("type", "button"), ("data-act", "cancel")],
            text("Cancel"),
        ));
    }
    let outcome = follow(discussion, target, |state| match state {
        Some(FormState::Refused(refusal)) => note("form-refused", words::of_refusal(*refusal)),
        Some(FormState::Done(said)) => note("", said),
        Some(FormState::Preview(text)) => element(
            "div",
            &[
                ("class", "comment-body"),
                ("role", "group"),
                ("aria-label", "Preview"),
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
        element("label", &[("for", &name)], vec![text(label)]),
        text_area(&writing),
        note(
            "form-hint",
            "Markdown works here: *emphasis*, **strong**, > quotation, [words](https://…).",
        ),
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
        |label: &str, attributes: Attributes<'_>| element("label", &[], vec![text(label), input(attributes)]);
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
        text("Remember me on this device"),
    ];
    vec![
        field("Name", &name),
        field("E-mail (optional, not published)", &email),
        field("Website (optional)", &website),
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
    let there = element("a", &link, vec![text(format!("Reply on {}", mastodon.host()))]);
    let field = [
        ("id", "own-server"),
        ("placeholder", "mastodon.example"),
        ("autocapitalize", "off"),
        ("spellcheck", "false"),
        ("required", ""),
    ];
    let refused = follow(discussion, Target::Story, |state| match state {
        Some(FormState::Refused(refusal)) => note("form-refused", words::of_refusal(*refusal)),
        _ => nothing(),
    });
    let form = vec![
        element(
            "label",
            &[("for", "own-server")],
            vec![text("Or reply on your own server")],
        ),
        input(&field),
        button(&[("type", "submit")], text("Reply")),
        element("div", &[("role", "status")], vec![refused]),
    ];
    let lead = text("Comments are replies to our post on the fediverse. ");
    vec![
        element("p", &[("class", "comments-note")], vec![lead, there]),
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

fn note(class: &str, words: &str) -> AnyView {
    element("p", &[("class", class)], vec![text(words)])
}
