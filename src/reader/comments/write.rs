//! Writing comments: forms, drafts, and sending so that nothing is lost and nothing is there twice.

use std::rc::Rc;

use js_sys::Date;
use leptos::prelude::{GetUntracked, Set, Update, WithUntracked};
use leptos::task::tick;
use wasm_bindgen::JsCast;
use wasm_bindgen_futures::spawn_local;
use web_sys::{Element, HtmlElement, HtmlInputElement};

use super::answer::{accepted, of_own};
use super::controller::Controller;
use super::{own, server};
use crate::comments::{
    CommentEntry, CommentStatus, FormPurpose, FormState, Isso, Mastodon, Refusal, Sort, Writing, Written,
};
use crate::door::iso_of_unix;
use crate::load_error::LoadError;
use crate::reader::{dom, storage};
use dateline_model::{Comment, CommentBody, DerivedId, PartId, Rich, RichElement, Word};

use crate::hooks::FORM;
use crate::hooks::field::{AUTHOR, REMEMBER, TEXT};

/// Where the answers are kept if the reader wishes so; lines.
const COMMENTER: &str = "commenter";
/// Where the reader's own server is kept.
const SERVER: &str = "own-server";
/// The id of a comment that is on its way. No server gives it.
const ON_ITS_WAY: &str = "new";

impl Controller {
    /// The name of what is stored for a form of this page: a draft, or (`sent`) the last comment that was there before it
    /// was first sent.
    fn stored(&self, what: &str, target: &FormPurpose) -> String {
        let story = match self.thread.provider.writing() {
            Some(Writing::Here(isso)) => isso.path.as_str(),
            Some(Writing::OwnServer(_)) | None => "",
        };
        format!("{what} {story} {}", target.key())
    }

    fn say(&self, target: &FormPurpose, state: FormState) {
        self.thread.state.form.set(Some((target.clone(), state)));
    }
}

fn form_of(target: &FormPurpose) -> Option<Element> {
    dom::find(&format!("[{}='{}']", FORM.name, target.key()))
}

fn target_of(form: &Element) -> FormPurpose {
    FormPurpose::of_key(&form.get_attribute(FORM.name).unwrap_or_default())
}

/// A field of a form by its name.
fn field(form: &Element, name: &str) -> Option<Element> {
    form.query_selector(&format!("[name={name}]")).ok().flatten()
}

fn value_of(form: &Element, name: &str) -> String {
    field(form, name).map_or_else(String::new, |field| dom::value(&field))
}

fn set_value(form: &Element, name: &str, value: &str) {
    if let Some(field) = field(form, name) {
        dom::set_value(&field, value);
    }
}

/// Puts what is remembered into the form for the story.
pub(super) fn fill(controller: &Controller) {
    if let Some(form) = form_of(&FormPurpose::Comment) {
        fill_form(controller, &form, None);
    }
    if let Some(server) = own_server() {
        dom::set_value(&server, &storage::get(SERVER).unwrap_or_default());
    }
}

fn fill_form(controller: &Controller, form: &Element, text: Option<String>) {
    let draft = storage::get(&controller.stored("draft", &target_of(form)));
    if let Some(text) = draft.or(text) {
        set_value(form, TEXT, &text);
    }
    if let Some(commenter) = storage::get(COMMENTER) {
        for (name, line) in AUTHOR.iter().zip(commenter.split('\n')) {
            set_value(form, name, line);
        }
        if let Some(remember) = remember_box(form) {
            remember.set_checked(true);
        }
    } else if let Some(story) = form_of(&FormPurpose::Comment) {
        // Who has given a name on this page need not give it again.
        for name in AUTHOR {
            set_value(form, name, &value_of(&story, name));
        }
    }
}

/// The field for the name of the reader's own server.
fn own_server() -> Option<Element> {
    dom::document().get_element_by_id(PartId::OwnServer.as_str())
}

fn remember_box(form: &Element) -> Option<HtmlInputElement> {
    field(form, REMEMBER)?.dyn_into().ok()
}

/// Opens a form beneath a comment, for the reader to go on in.
pub(super) fn open(controller: &Rc<Controller>, target: FormPurpose, text: Option<String>) {
    let controller = controller.clone();
    controller.thread.state.form.set(None);
    spawn_local(async move {
        let form = opened(&controller, &target, text).await;
        let field = form.and_then(|form| field(&form, TEXT)?.dyn_into::<HtmlElement>().ok());
        if let Some(field) = field {
            let _ = field.focus();
        }
    });
}

/// Opens the form again in which the reader had begun a reply.
pub(super) async fn reopen(controller: &Controller) {
    fn begun(controller: &Controller, entries: &[CommentEntry]) -> Option<FormPurpose> {
        entries.iter().find_map(|entry| {
            let target = FormPurpose::Reply(entry.id.clone());
            let draft = storage::get(&controller.stored("draft", &target));
            draft
                .map(|_| target)
                .or_else(|| begun(controller, &entry.replies.get_untracked()))
        })
    }
    if controller.thread.state.open_form.get_untracked().is_none()
        && let Some(target) = begun(controller, &controller.entries())
    {
        opened(controller, &target, None).await;
    }
}

/// Opens a form, and fills it when it is in the document.
async fn opened(controller: &Controller, target: &FormPurpose, text: Option<String>) -> Option<Element> {
    controller.thread.state.open_form.set(Some(target.clone()));
    tick().await;
    let form = form_of(target)?;
    fill_form(controller, &form, text);
    Some(form)
}

/// Closes the form beneath a comment, and forgets what was in it.
pub(super) fn cancel(controller: &Controller) {
    let thread = controller.thread.state;
    if let Some(target) = thread.open_form.get_untracked() {
        forget(controller, &target);
        thread.open_form.set(None);
        if let FormPurpose::Reply(id) | FormPurpose::Edit(id) = target {
            focus_comment(&id);
        }
    }
}

fn forget(controller: &Controller, target: &FormPurpose) {
    storage::set(&controller.stored("draft", target), "");
    storage::set(&controller.stored("sent", target), "");
}

/// Keeps what is being written.
pub(super) fn on_input(controller: &Controller, text: &Element) {
    if let Ok(Some(form)) = text.closest("form") {
        let target = target_of(&form);
        storage::set(&controller.stored("draft", &target), &dom::value(text));
        // Another text is another comment: no attempt to send it was made.
        storage::set(&controller.stored("sent", &target), "");
    }
}

/// Shows how a text will look.
pub(super) fn preview(controller: &Rc<Controller>, button: &Element) {
    let Some(form) = button.closest("form").ok().flatten() else {
        return;
    };
    let controller = controller.clone();
    spawn_local(async move {
        let target = target_of(&form);
        let Some(Writing::Here(isso)) = controller.thread.provider.writing() else {
            return;
        };
        let json = server::ask(&isso.preview(&value_of(&form, TEXT))).await;
        let rich = json.and_then(|json| Isso::read_preview(&json).ok_or(LoadError::Malformed));
        controller.say(
            &target,
            match rich {
                Ok(rich) => FormState::Preview(rich),
                Err(error) => FormState::Refused(error.into()),
            },
        );
    });
}

/// A form was sent off.
pub(super) fn on_submit(controller: Rc<Controller>, form: Element) {
    let target = target_of(&form);
    let is_busy = controller
        .thread
        .state
        .form
        .with_untracked(|form| matches!(form, Some((_, FormState::Sending))));
    if is_busy {
        return;
    }
    controller.say(&target, FormState::Sending);
    spawn_local(async move {
        let result = match controller.thread.provider.writing() {
            // There is no form then.
            None => return,
            Some(Writing::OwnServer(mastodon)) => {
                let server = own_server().map(|field| dom::value(&field));
                go_home(mastodon, &server.unwrap_or_default()).await
            }
            Some(Writing::Here(isso)) => match &target {
                FormPurpose::Edit(id) => change(&controller, isso, id, &form).await,
                _ => send(&controller, isso, &target, &form).await,
            },
        };
        if controller.is_current() {
            match result {
                Ok(done) => controller.say(&target, FormState::Done(done)),
                Err(refusal) => controller.say(&target, FormState::Refused(refusal)),
            }
        }
    });
}

/// Leads to the reader's own server, where they reply to the post.
async fn go_home(mastodon: &Mastodon, server: &str) -> Result<Option<Word>, Refusal> {
    let json = server::ask(&mastodon.status()).await?;
    let post = Mastodon::read_address(&json).ok_or(LoadError::Malformed)?;
    let address = Mastodon::reply_address(server, &post).ok_or(Refusal::BadServer)?;
    storage::set(SERVER, server);
    let _ = dom::window().location().assign(&address);
    Ok(None)
}

async fn change(
    controller: &Controller,
    isso: &Isso,
    id: &str,
    form: &Element,
) -> Result<Option<Word>, Refusal> {
    let answer = server::send(&isso.change(id, &value_of(form, TEXT))).await?;
    let cookie = answer.cookie.clone();
    let json = of_own(answer)?;
    let comment = Isso::read_comment(&json).ok_or(LoadError::Malformed)?;
    own::note(id, &cookie);
    if let Some(entry) = controller.thread.state.entry(id) {
        entry.state.update(|state| {
            state.comment.body = comment.body;
            state.trouble = None;
        });
    }
    forget(controller, &FormPurpose::Edit(id.to_owned()));
    controller.thread.state.open_form.set(None);
    tick().await;
    focus_comment(id);
    Ok(None)
}

/// Sends a comment. It is on the screen at once, and says itself that it is on its way.
async fn send(
    controller: &Rc<Controller>,
    isso: &Isso,
    target: &FormPurpose,
    form: &Element,
) -> Result<Option<Word>, Refusal> {
    let written = Written {
        text: value_of(form, TEXT),
        parent: match target {
            FormPurpose::Reply(id) => Some(id.clone()),
            _ => None,
        },
        author: AUTHOR.map(|name| value_of(form, name).trim().to_owned()),
    };
    remember(form, &written);
    let thread = controller.thread.state;
    // Isso has replies to comments, and none to replies.
    let list = written
        .parent
        .as_ref()
        .map(|id| parent_of(&controller.entries(), id).unwrap_or_else(|| id.clone()));
    let at_end = list.is_some() || controller.sort.get() == Sort::Oldest;
    let put = |entry: Option<CommentEntry>| {
        thread.change_list(list.as_deref(), |entries| {
            entries.retain(|other| other.id != ON_ITS_WAY);
            if let Some(entry) = entry {
                let place = if at_end { entries.len() } else { 0 };
                entries.insert(place, entry);
            }
        });
    };
    put(Some(entry_of(
        on_its_way(&written),
        CommentStatus::Sending,
        false,
    )));
    let taken = deliver(controller, isso, target, &written, list.as_deref()).await;
    if !controller.is_current() {
        // The reader has gone on to another page: what is stored tells the rest when they come back.
        if taken.is_ok() {
            forget(controller, target);
        }
        return Ok(None);
    }
    let (entry, standing) = match taken {
        Ok(taken) => taken,
        Err(refusal) => {
            put(None);
            return Err(refusal);
        }
    };
    // The reader may have begun the next one meanwhile.
    if value_of(form, TEXT) == written.text {
        forget(controller, target);
        set_value(form, TEXT, "");
    }
    let id = entry.as_ref().map(|entry| entry.id.clone());
    put(entry);
    if id.is_none() {
        controller.load(false);
    } else if standing == CommentStatus::Published {
        thread.total.update(|total| *total = total.map(|total| total + 1));
    }
    if list.is_some() {
        thread.open_form.set(None);
    }
    tick().await;
    if let Some(id) = id {
        focus_comment(&id);
    }
    Ok(Some(match standing {
        CommentStatus::Awaiting => Word::CommentSent,
        _ => Word::CommentPublished,
    }))
}

/// Hands a comment to the server. Answers with the entry for it; without one where it had arrived before,
/// and the list has to be fetched to see it.
async fn deliver(
    controller: &Controller,
    isso: &Isso,
    target: &FormPurpose,
    written: &Written,
    list: Option<&str>,
) -> Result<(Option<CommentEntry>, CommentStatus), Refusal> {
    let sent = controller.stored("sent", target);
    let newest = server::ask(&isso.newest(list)).await?;
    // After an attempt without an answer that could be read, the comment may be in the thread. Where a moderator reads
    // first, nobody can see whether it arrived.
    if let Some(last_id) = storage::get(&sent).and_then(|last_id| last_id.parse().ok()) {
        if Isso::has(&newest, written, last_id).ok_or(LoadError::Malformed)? {
            return Ok((None, CommentStatus::Published));
        }
        if isso.moderated {
            storage::set(&sent, "");
            return Err(Refusal::Uncertain);
        }
    } else {
        let last_id = Isso::last_id(&newest).ok_or(LoadError::Malformed)?;
        storage::set(&sent, &last_id.to_string());
    }
    let answer = server::send(&isso.send(written)).await?;
    let (status, cookie) = (answer.status, answer.cookie.clone());
    if matches!(status, 400..=499) {
        storage::set(&sent, "");
    }
    let json = accepted(answer)?;
    let comment = Isso::read_comment(&json).ok_or(LoadError::Malformed)?;
    storage::set(&sent, "");
    own::note(&comment.id, &cookie);
    let standing = if status == 202 {
        CommentStatus::Awaiting
    } else {
        CommentStatus::Published
    };
    Ok((Some(entry_of(comment, standing, true)), standing))
}

/// Keeps name and addresses for the next comment if the reader wishes so, and forgets them if not.
fn remember(form: &Element, written: &Written) {
    let wished = remember_box(form).is_some_and(|remember| remember.checked());
    let commenter = if wished {
        written.author.join("\n")
    } else {
        String::new()
    };
    storage::set(COMMENTER, &commenter);
}

fn entry_of(comment: Comment, standing: CommentStatus, mine: bool) -> CommentEntry {
    let entry = CommentEntry::of(comment, &[]);
    entry.state.update(|state| {
        state.status = standing;
        state.is_own = mine;
    });
    entry
}

/// A comment as it looks until the server has made one of it.
fn on_its_way(written: &Written) -> Comment {
    let paragraphs = written.text.split("\n\n");
    let paragraph = |text: &str| Rich::Element(RichElement::P, vec![Rich::Text(text.to_owned())]);
    Comment {
        id: ON_ITS_WAY.to_owned(),
        author: Some(written.author[0].clone()).filter(|name| !name.is_empty()),
        website: None,
        created: iso_of_unix(Date::now() / 1000.0),
        body: CommentBody::Text(paragraphs.map(paragraph).collect()),
        likes: 0,
        dislikes: 0,
        replies: Vec::new(),
        hidden: 0,
        unreadable: 0,
    }
}

/// The comment that another one answers, if it answers any.
pub(super) fn parent_of(entries: &[CommentEntry], id: &str) -> Option<String> {
    entries
        .iter()
        .find(|entry| {
            entry
                .replies
                .with_untracked(|replies| replies.iter().any(|reply| reply.id == id))
        })
        .map(|entry| entry.id.clone())
}

fn focus_comment(id: &str) {
    if let Some(comment) = dom::document().get_element_by_id(DerivedId::comment(id).as_str()) {
        dom::focus(&comment);
    }
}
