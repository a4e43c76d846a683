//! What the buttons of the comments do.

use std::rc::Rc;

use leptos::prelude::{Update, WithUntracked};
use leptos::task::{spawn_local, tick};
use web_sys::Element;

use super::{Talking, own, server, write};
use crate::reader::browser::dom;
use crate::reader::browser::http::Answer;
use crate::reader::comments::{Entry, Isso, Refusal, Shown, Target, Writing};
use crate::reader::{Json, LoadError};

/// A button was pressed.
pub(super) fn on_click(talking: &Rc<Talking>, button: &Element) {
    let act = button.get_attribute("data-act").unwrap_or_default();
    let discussion = talking.talk.discussion;
    match act.as_str() {
        "retry" => talking.load(!talking.entries().is_empty()),
        "more" => talking.load(true),
        "preview" => write::preview(talking, button),
        "cancel" => write::cancel(talking),
        _ => {
            let of_comment = button.closest("[data-comment]").ok().flatten();
            let id = of_comment.and_then(|comment| comment.get_attribute("data-comment"));
            if let Some(entry) = id.and_then(|id| discussion.entry(&id)) {
                on_comment(talking, &act, entry);
            }
        }
    }
}

fn on_comment(talking: &Rc<Talking>, act: &str, entry: Entry) {
    let talking = talking.clone();
    match act {
        "replies" => talking.load_replies(entry),
        "reply" => write::open(&talking, Target::Reply(entry.id), None),
        "leave" | "stay" => {
            let leaving = act == "leave";
            entry.shown.update(|shown| shown.leaving = leaving);
            // The button that was pressed is gone; the reader goes on at the one that does no harm.
            spawn_local(async move {
                tick().await;
                let next = if leaving { "stay" } else { "leave" };
                if let Some(button) = dom::find(&format!("#comment-{} [data-act={next}]", entry.id)) {
                    dom::focus(&button);
                }
            });
        }
        "like" | "dislike" | "change" | "delete" => {
            let act = act.to_owned();
            spawn_local(async move {
                if let Err(refusal) = at_server(&talking, &act, &entry).await {
                    trouble(&entry, refusal);
                }
            });
        }
        _ => {}
    }
}

/// Does what only the server can do.
async fn at_server(talking: &Rc<Talking>, act: &str, entry: &Entry) -> Result<(), Refusal> {
    let Writing::Here(isso) = talking.talk.provider.writing() else {
        return Ok(());
    };
    match act {
        "change" => {
            let json = of_own(server::send(&isso.source(&entry.id)).await?)?;
            let text = Isso::read_text(&json).ok_or(Refusal::NotYours)?;
            write::open(talking, Target::Change(entry.id.clone()), Some(text));
            Ok(())
        }
        "delete" => delete(talking, isso, entry).await,
        _ => vote(isso, entry, act == "like").await,
    }
}

/// Says what went wrong with a comment.
pub(super) fn trouble(entry: &Entry, refusal: Refusal) {
    let not_yours = refusal == Refusal::NotYours;
    if not_yours {
        own::forget(&entry.id);
    }
    entry.shown.update(|shown| {
        shown.leaving = false;
        shown.mine &= !not_yours;
        shown.trouble = Some(refusal);
    });
}

async fn vote(isso: &Isso, entry: &Entry, like: bool) -> Result<(), Refusal> {
    let json = accepted(server::send(&isso.vote(&entry.id, like)).await?)?;
    let votes = Isso::read_votes(&json).ok_or(Refusal::Closed)?;
    let before = |shown: &Shown| (shown.comment.likes, shown.comment.dislikes);
    if votes == entry.shown.with_untracked(before) {
        return Err(Refusal::VotedBefore);
    }
    entry.shown.update(|shown| {
        (shown.comment.likes, shown.comment.dislikes) = votes;
        shown.trouble = None;
    });
    Ok(())
}

async fn delete(talking: &Talking, isso: &Isso, entry: &Entry) -> Result<(), Refusal> {
    let json = of_own(server::send(&isso.delete(&entry.id)).await?)?;
    own::forget(&entry.id);
    let discussion = talking.talk.discussion;
    // With replies it leaves a place behind; else the answer is `null`.
    if let Some(comment) = Isso::read_comment(&json) {
        entry.shown.update(|shown| {
            shown.comment.body = comment.body;
            shown.comment.author = None;
            shown.comment.website = None;
            shown.mine = false;
            shown.leaving = false;
        });
    } else {
        let parent = write::parent_of(&talking.entries(), &entry.id);
        discussion.change_list(parent.as_deref(), |list| {
            list.retain(|other| other.id != entry.id);
        });
        discussion
            .total
            .update(|total| *total = total.map(|total| total.saturating_sub(1)));
    }
    if let Some(heading) = dom::find(".comments h2") {
        dom::focus(&heading);
    }
    Ok(())
}

/// Reads an answer about a comment of the reader's own.
pub(super) fn of_own(answer: Answer) -> Result<Json, Refusal> {
    match answer.status {
        403 | 404 => Err(Refusal::NotYours),
        _ => accepted(answer),
    }
}

/// Reads an answer that may be a refusal.
pub(super) fn accepted(answer: Answer) -> Result<Json, Refusal> {
    match answer.status {
        200..=299 => Json::parse(&answer.text).ok_or(Refusal::Failed(LoadError::Malformed)),
        status => Err(Isso::refusal(status, &answer.text)),
    }
}
