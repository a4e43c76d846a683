//! The forms in which comments are written. What is in their fields is the browser's side's to keep.

use dateline_model::{DerivedId, PartId, Word};
use leptos::prelude::*;

use super::note::note;
use super::reasons;
use super::rich::content;
use crate::comments::{FormPurpose, FormState, Mastodon, ThreadState};
use crate::components::{say, use_site, word};
use crate::hooks::{Action, FORM, field};
use crate::view::{nothing, view};

/// A form for a comment on the story, a reply, or another text of a comment.
pub(super) fn form(thread: ThreadState, purpose: FormPurpose) -> AnyView {
    let key = purpose.key();
    let text = DerivedId::field(&key);
    let (label, send) = match purpose {
        FormPurpose::Comment => (Word::YourComment, Word::PublishComment),
        FormPurpose::Reply(_) => (Word::YourReply, Word::PublishReply),
        FormPurpose::Edit(_) => (Word::YourComment, Word::Save),
    };
    let is_new = !matches!(purpose, FormPurpose::Edit(_));
    let cancel = (purpose != FormPurpose::Comment)
        .then(|| view! { <button {..Action::Cancel.attribute()} type="button">{say(Word::Cancel)}</button> });
    let send = follow(thread, purpose.clone(), move |state| {
        say(match state {
            Some(FormState::Sending) => Word::Sending,
            Some(FormState::Refused(_)) => Word::TryAgain,
            _ => send,
        })
    });
    let outcome = follow(thread, purpose, |state| match state {
        Some(FormState::Refused(refusal)) => note("form-refused", reasons::of_refusal(*refusal)),
        Some(FormState::Done(Some(said))) => note("", *said),
        Some(FormState::Preview(text)) => view! {
            <div dir="auto" class="comment-body" role="group" aria-label=word(Word::Preview)>{content(text)}</div>
        },
        _ => nothing(),
    });
    view! {
        <form {..FORM.is(&key)} class="comment-form">
            <label for=text class="visually-hidden">{say(label)}</label>
            <textarea dir="auto" id=text name=field::TEXT rows="1" placeholder=word(label) required minlength="3" maxlength="65535" />
            {note("form-hint", Word::MarkdownHint)}
            {is_new.then(author)}
            <div class="form-actions">
                <button type="submit" class="primary">{send}</button>
                <button {..Action::Preview.attribute()} type="button">{say(Word::Preview)}</button>
                {cancel}
            </div>
            <div class="form-outcome" role="status">{outcome}</div>
        </form>
    }
}

/// Who writes.
fn author() -> AnyView {
    let [name, email, website] = field::AUTHOR;
    view! {
        <div class="form-author">
            <label>
                {say(Word::Name)}
                <input dir="auto" name=name autocomplete="name" maxlength="100" required />
            </label>
            <label>
                {say(Word::EmailField)}
                <input name=email autocomplete="email" maxlength="254" type="email" />
            </label>
            <label>
                {say(Word::Website)}
                <input name=website autocomplete="url" maxlength="254" type="url" />
            </label>
            <label class="form-remember">
                <input name=field::REMEMBER type="checkbox" />
                {say(Word::RememberMe)}
            </label>
        </div>
    }
}

/// The way to reply where comments are posts: on one's own server.
pub(super) fn own_server(thread: ThreadState, mastodon: &Mastodon) -> AnyView {
    let there = use_site()
        .words
        .fill(Word::ReplyOn, &[("server", mastodon.host())]);
    let refused = follow(thread, FormPurpose::Comment, |state| match state {
        Some(FormState::Refused(refusal)) => note("form-refused", reasons::of_refusal(*refusal)),
        _ => nothing(),
    });
    let key = FormPurpose::Comment.key();
    view! {
        <p class="comments-note">
            {say(Word::CommentsAreReplies)}
            " "
            <a href=mastodon.post() rel="external noopener" target="_blank">{there}</a>
        </p>
        <form {..FORM.is(&key)} class="own-server">
            <label for=PartId::OwnServer>{say(Word::ReplyOnOwnServer)}</label>
            <input
                id=PartId::OwnServer
                placeholder="mastodon.example"
                autocapitalize="off"
                spellcheck="false"
                required
            />
            <button type="submit">{say(Word::Reply)}</button>
            <div role="status">{refused}</div>
        </form>
    }
}

/// A view of what becomes of a form.
fn follow(
    thread: ThreadState,
    purpose: FormPurpose,
    view: impl Fn(Option<&FormState>) -> AnyView + Send + 'static,
) -> Box<dyn Fn() -> AnyView + Send> {
    Box::new(move || {
        thread.form.with(|form| {
            let here = form.as_ref().filter(|(of, _)| *of == purpose);
            view(here.map(|(_, state)| state))
        })
    })
}
