//! What the buttons of the comments do.

use std::rc::Rc;

use dateline_model::{DerivedId, PartId};
use leptos::prelude::{Update, WithUntracked};
use leptos::task::tick;
use wasm_bindgen_futures::spawn_local;
use web_sys::Element;

use super::answer::{accepted, of_own};
use super::controller::{Controller, trouble};
use super::{own, server, write};
use crate::comments::{CommentEntry, CommentState, FormPurpose, Isso, Refusal, Writing};
use crate::hooks::{ACTION, Action, COMMENT_ID};
use crate::reader::dom;

/// A button was pressed.
pub(super) fn on_click(controller: &Rc<Controller>, button: &Element) {
    match dom::action(button) {
        Some(Action::Retry) => controller.load(!controller.entries().is_empty()),
        Some(Action::More) => controller.load(true),
        Some(Action::Preview) => write::preview(controller, button),
        Some(Action::Cancel) => write::cancel(controller),
        Some(Action::MoreReplies) => on_comment(controller, button, CommentAction::MoreReplies),
        Some(Action::Reply) => on_comment(controller, button, CommentAction::Reply),
        Some(Action::AskDelete) => on_comment(controller, button, CommentAction::AskDelete(true)),
        Some(Action::Keep) => on_comment(controller, button, CommentAction::AskDelete(false)),
        Some(Action::Edit) => on_comment(controller, button, CommentAction::AtServer(ServerAction::Edit)),
        Some(Action::Delete) => on_comment(controller, button, CommentAction::AtServer(ServerAction::Delete)),
        Some(Action::Like) => on_comment(
            controller,
            button,
            CommentAction::AtServer(ServerAction::Vote(true)),
        ),
        Some(Action::Dislike) => on_comment(
            controller,
            button,
            CommentAction::AtServer(ServerAction::Vote(false)),
        ),
        // `buttons` serves the others.
        _ => {}
    }
}

/// What concerns one comment.
enum CommentAction {
    MoreReplies,
    Reply,
    /// Asks whether it is to be deleted, or no longer does.
    AskDelete(bool),
    AtServer(ServerAction),
}

/// What only the server can do.
enum ServerAction {
    Edit,
    Delete,
    /// For it, or against it.
    Vote(bool),
}

fn on_comment(controller: &Rc<Controller>, button: &Element, action: CommentAction) {
    let of_comment = button.closest(COMMENT_ID.selector).ok().flatten();
    let id = of_comment.and_then(|comment| comment.get_attribute(COMMENT_ID.name));
    let Some(entry) = id.and_then(|id| controller.thread.state.entry(&id)) else {
        return;
    };
    let controller = controller.clone();
    match action {
        CommentAction::MoreReplies => controller.load_replies(entry),
        CommentAction::Reply => write::open(&controller, FormPurpose::Reply(entry.id), None),
        CommentAction::AskDelete(asked) => {
            entry.state.update(|state| state.asked_to_delete = asked);
            // The button that was pressed is gone; the reader goes on at the one that does no harm.
            spawn_local(async move {
                tick().await;
                let next = if asked { Action::Keep } else { Action::AskDelete };
                let comment = DerivedId::comment(&entry.id);
                let comment = dom::document().get_element_by_id(comment.as_str());
                let selector = format!("[{}={}]", ACTION.name, next.as_str());
                if let Some(button) = comment.and_then(|comment| comment.query_selector(&selector).ok()?) {
                    dom::focus(&button);
                }
            });
        }
        CommentAction::AtServer(action) => {
            spawn_local(async move {
                if let Err(refusal) = at_server(&controller, action, &entry).await {
                    trouble(&entry, refusal);
                }
            });
        }
    }
}

/// Does what only the server can do.
async fn at_server(
    controller: &Rc<Controller>,
    action: ServerAction,
    entry: &CommentEntry,
) -> Result<(), Refusal> {
    let Some(Writing::Here(isso)) = controller.thread.provider.writing() else {
        return Ok(());
    };
    match action {
        ServerAction::Edit => {
            let json = of_own(server::send(&isso.source(&entry.id)).await?)?;
            let text = Isso::read_text(&json).ok_or(Refusal::NotYours)?;
            write::open(controller, FormPurpose::Edit(entry.id.clone()), Some(text));
            Ok(())
        }
        ServerAction::Delete => delete(controller, isso, entry).await,
        ServerAction::Vote(like) => vote(isso, entry, like).await,
    }
}

async fn vote(isso: &Isso, entry: &CommentEntry, like: bool) -> Result<(), Refusal> {
    let json = accepted(server::send(&isso.vote(&entry.id, like)).await?)?;
    let votes = Isso::read_votes(&json).ok_or(Refusal::Closed)?;
    let before = |state: &CommentState| (state.comment.likes, state.comment.dislikes);
    if votes == entry.state.with_untracked(before) {
        return Err(Refusal::VotedBefore);
    }
    entry.state.update(|state| {
        (state.comment.likes, state.comment.dislikes) = votes;
        state.trouble = None;
    });
    Ok(())
}

async fn delete(controller: &Controller, isso: &Isso, entry: &CommentEntry) -> Result<(), Refusal> {
    let json = of_own(server::send(&isso.delete(&entry.id)).await?)?;
    own::forget(&entry.id);
    let thread = controller.thread.state;
    // With replies it leaves a place behind; else the answer is `null`.
    if let Some(comment) = Isso::read_comment(&json) {
        entry.state.update(|state| {
            state.comment.body = comment.body;
            state.comment.author = None;
            state.comment.website = None;
            state.is_own = false;
            state.asked_to_delete = false;
        });
    } else {
        let parent = write::parent_of(&controller.entries(), &entry.id);
        thread.change_list(parent.as_deref(), |list| {
            list.retain(|other| other.id != entry.id);
        });
        thread
            .total
            .update(|total| *total = total.map(|total| total.saturating_sub(1)));
    }
    if let Some(heading) = dom::document().get_element_by_id(PartId::Comments.as_str()) {
        dom::focus(&heading);
    }
    Ok(())
}
