//! Writing comments: forms, drafts, and sending so that nothing is lost and nothing is there twice.

use std::rc::Rc;

use js_sys::Date;
use leptos::prelude::{GetUntracked, Set, Update, WithUntracked};
use leptos::task::{spawn_local, tick};
use wasm_bindgen::JsCast;
use web_sys::{Element, HtmlElement, HtmlInputElement};

use super::{Talking, act, own, server};
use crate::reader::browser::{dom, storage};
use crate::reader::comments::{
    Entry, FormState, Isso, Mastodon, Refusal, Sort, Standing, Target, Writing, Written,
};
use crate::reader::{LoadError, iso_of_unix};
use dateline_model::{Comment, CommentBody, Rich, RichElement, Word};

/// What is asked of an author, by the names of the fields.
const AUTHOR: [&str; 3] = ["[name=name]", "[name=email]", "[name=website]"];
/// Where the answers are kept if the reader wishes so; lines.
const COMMENTER: &str = "commenter";
/// Where the reader's own server is kept.
const SERVER: &str = "own-server";
/// The id of a comment that is on its way. No server gives it.
const ON_ITS_WAY: &str = "new";

impl Talking {
    /// The name of what is stored for a form of this page: a draft, or (`sent`) when it was first sent.
    fn stored(&self, what: &str, target: &Target) -> String {
        let story = match self.talk.provider.writing() {
            Writing::Here(isso) => isso.path.as_str(),
            Writing::OwnServer(_) => "",
        };
        format!("{what} {story} {}", target.key())
    }

    fn say(&self, target: &Target, state: FormState) {
        self.talk.discussion.form.set(Some((target.clone(), state)));
    }
}

fn form_of(target: &Target) -> Option<Element> {
    dom::find(&format!(".comment-form[data-target='{}']", target.key()))
}

fn target_of(form: &Element) -> Target {
    Target::of_key(&form.get_attribute("data-target").unwrap_or_default())
}

fn field(form: &Element, selector: &str) -> Option<Element> {
    form.query_selector(selector).ok().flatten()
}

fn value_of(form: &Element, selector: &str) -> String {
    field(form, selector).map_or_else(String::new, |field| dom::value(&field))
}

fn set_value(form: &Element, selector: &str, value: &str) {
    if let Some(field) = field(form, selector) {
        dom::set_value(&field, value);
    }
}

/// Puts what is remembered into the form for the story.
pub(super) fn fill(talking: &Talking) {
    if let Some(form) = form_of(&Target::Story) {
        fill_form(talking, &form, None);
    }
    if let Some(form) = dom::find(".own-server") {
        set_value(&form, "input", &storage::get(SERVER).unwrap_or_default());
    }
}

fn fill_form(talking: &Talking, form: &Element, text: Option<String>) {
    let draft = storage::get(&talking.stored("draft", &target_of(form)));
    if let Some(text) = draft.or(text) {
        set_value(form, "textarea", &text);
    }
    if let Some(commenter) = storage::get(COMMENTER) {
        for (selector, line) in AUTHOR.iter().zip(commenter.split('\n')) {
            set_value(form, selector, line);
        }
        if let Some(remember) = remember_box(form) {
            remember.set_checked(true);
        }
    } else if let Some(story) = form_of(&Target::Story) {
        // Who has given a name on this page need not give it again.
        for selector in AUTHOR {
            set_value(form, selector, &value_of(&story, selector));
        }
    }
}

fn remember_box(form: &Element) -> Option<HtmlInputElement> {
    field(form, "[name=remember]")?.dyn_into().ok()
}

/// Opens a form beneath a comment, for the reader to go on in.
pub(super) fn open(talking: &Rc<Talking>, target: Target, text: Option<String>) {
    let talking = talking.clone();
    talking.talk.discussion.form.set(None);
    spawn_local(async move {
        let form = opened(&talking, &target, text).await;
        let field = form.and_then(|form| field(&form, "textarea")?.dyn_into::<HtmlElement>().ok());
        if let Some(field) = field {
            let _ = field.focus();
        }
    });
}

/// Opens the form again in which the reader had begun a reply.
pub(super) async fn reopen(talking: &Talking) {
    fn begun(talking: &Talking, entries: &[Entry]) -> Option<Target> {
        entries.iter().find_map(|entry| {
            let target = Target::Reply(entry.id.clone());
            let draft = storage::get(&talking.stored("draft", &target));
            draft
                .map(|_| target)
                .or_else(|| begun(talking, &entry.replies.get_untracked()))
        })
    }
    if talking.talk.discussion.open.get_untracked().is_none()
        && let Some(target) = begun(talking, &talking.entries())
    {
        opened(talking, &target, None).await;
    }
}

/// Opens a form, and fills it when it is in the document.
async fn opened(talking: &Talking, target: &Target, text: Option<String>) -> Option<Element> {
    talking.talk.discussion.open.set(Some(target.clone()));
    tick().await;
    let form = form_of(target)?;
    fill_form(talking, &form, text);
    Some(form)
}

/// Closes the form beneath a comment, and forgets what was in it.
pub(super) fn cancel(talking: &Talking) {
    let discussion = talking.talk.discussion;
    if let Some(target) = discussion.open.get_untracked() {
        forget(talking, &target);
        discussion.open.set(None);
        if let Target::Reply(id) | Target::Change(id) = target {
            focus_comment(&id);
        }
    }
}

fn forget(talking: &Talking, target: &Target) {
    storage::set(&talking.stored("draft", target), "");
    storage::set(&talking.stored("sent", target), "");
}

/// Keeps what is being written.
pub(super) fn on_input(talking: &Talking, text: &Element) {
    if let Ok(Some(form)) = text.closest("form") {
        let target = target_of(&form);
        storage::set(&talking.stored("draft", &target), &dom::value(text));
        // Another text is another comment: no attempt to send it was made.
        storage::set(&talking.stored("sent", &target), "");
    }
}

/// Shows how a text will look.
pub(super) fn preview(talking: &Rc<Talking>, button: &Element) {
    let Some(form) = button.closest("form").ok().flatten() else {
        return;
    };
    let talking = talking.clone();
    spawn_local(async move {
        let target = target_of(&form);
        let Writing::Here(isso) = talking.talk.provider.writing() else {
            return;
        };
        let json = server::ask(&isso.preview(&value_of(&form, "textarea"))).await;
        let rich = json.and_then(|json| Isso::read_preview(&json).ok_or(LoadError::Malformed));
        talking.say(
            &target,
            match rich {
                Ok(rich) => FormState::Preview(rich),
                Err(error) => FormState::Refused(error.into()),
            },
        );
    });
}

/// A form was sent off.
pub(super) fn on_submit(talking: Rc<Talking>, form: Element) {
    let target = target_of(&form);
    let is_busy = talking
        .talk
        .discussion
        .form
        .with_untracked(|form| matches!(form, Some((_, FormState::Sending))));
    if is_busy {
        return;
    }
    talking.say(&target, FormState::Sending);
    spawn_local(async move {
        let result = match talking.talk.provider.writing() {
            Writing::OwnServer(mastodon) => go_home(mastodon, &value_of(&form, "input")).await,
            Writing::Here(isso) => match &target {
                Target::Change(id) => change(&talking, isso, id, &form).await,
                _ => send(&talking, isso, &target, &form).await,
            },
        };
        if talking.is_current() {
            match result {
                Ok(done) => talking.say(&target, FormState::Done(done)),
                Err(refusal) => talking.say(&target, FormState::Refused(refusal)),
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

async fn change(talking: &Talking, isso: &Isso, id: &str, form: &Element) -> Result<Option<Word>, Refusal> {
    let answer = server::send(&isso.change(id, &value_of(form, "textarea"))).await?;
    let cookie = answer.cookie.clone();
    let json = act::of_own(answer)?;
    let comment = Isso::read_comment(&json).ok_or(LoadError::Malformed)?;
    own::note(id, &cookie);
    if let Some(entry) = talking.talk.discussion.entry(id) {
        entry.shown.update(|shown| {
            shown.comment.body = comment.body;
            shown.trouble = None;
        });
    }
    forget(talking, &Target::Change(id.to_owned()));
    talking.talk.discussion.open.set(None);
    tick().await;
    focus_comment(id);
    Ok(None)
}

/// Sends a comment. It is on the screen at once, and says itself that it is on its way.
async fn send(
    talking: &Rc<Talking>,
    isso: &Isso,
    target: &Target,
    form: &Element,
) -> Result<Option<Word>, Refusal> {
    let written = Written {
        text: value_of(form, "textarea"),
        parent: match target {
            Target::Reply(id) => Some(id.clone()),
            _ => None,
        },
        author: AUTHOR.map(|selector| value_of(form, selector).trim().to_owned()),
    };
    remember(form, &written);
    let discussion = talking.talk.discussion;
    // Isso has replies to comments, and none to replies.
    let list = written
        .parent
        .as_ref()
        .map(|id| parent_of(&talking.entries(), id).unwrap_or_else(|| id.clone()));
    let at_end = list.is_some() || talking.sort.get() == Sort::Oldest;
    let put = |entry: Option<Entry>| {
        discussion.change_list(list.as_deref(), |entries| {
            entries.retain(|other| other.id != ON_ITS_WAY);
            if let Some(entry) = entry {
                let place = if at_end { entries.len() } else { 0 };
                entries.insert(place, entry);
            }
        });
    };
    put(Some(entry_of(on_its_way(&written), Standing::Sending, false)));
    let taken = deliver(talking, isso, target, &written, list.as_deref()).await;
    if !talking.is_current() {
        // The reader has gone on to another page: what is stored tells the rest when they come back.
        if taken.is_ok() {
            forget(talking, target);
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
    if value_of(form, "textarea") == written.text {
        forget(talking, target);
        set_value(form, "textarea", "");
    }
    let id = entry.as_ref().map(|entry| entry.id.clone());
    put(entry);
    if id.is_none() {
        talking.load(false);
    } else if standing == Standing::Published {
        discussion
            .total
            .update(|total| *total = total.map(|total| total + 1));
    }
    if list.is_some() {
        discussion.open.set(None);
    }
    tick().await;
    if let Some(id) = id {
        focus_comment(&id);
    }
    Ok(Some(match standing {
        Standing::Awaiting => Word::CommentSent,
        _ => Word::CommentPublished,
    }))
}

/// Hands a comment to the server. Answers with the entry for it; without one where it had arrived before,
/// and the list has to be fetched to see it.
async fn deliver(
    talking: &Talking,
    isso: &Isso,
    target: &Target,
    written: &Written,
    list: Option<&str>,
) -> Result<(Option<Entry>, Standing), Refusal> {
    let sent = talking.stored("sent", target);
    let since = storage::get(&sent).map(|since| Date::parse(&since) / 1000.0);
    // After an attempt without an answer one looks first. Where a moderator reads first, one can't see
    // whether it arrived; then the server has at least to be there before the first attempt.
    if since.is_some() || isso.moderated {
        let newest = server::ask(&isso.newest(list)).await?;
        if let Some(since) = since {
            if Isso::has(&newest, written, since).ok_or(LoadError::Malformed)? {
                return Ok((None, Standing::Published));
            }
            if isso.moderated {
                storage::set(&sent, "");
                return Err(Refusal::Uncertain);
            }
        }
    }
    storage::set(&sent, &iso_of_unix(Date::now() / 1000.0));
    let answer = server::send(&isso.send(written)).await?;
    let (status, cookie) = (answer.status, answer.cookie.clone());
    if status < 500 {
        storage::set(&sent, "");
    }
    let json = act::accepted(answer)?;
    let comment = Isso::read_comment(&json).ok_or(LoadError::Malformed)?;
    own::note(&comment.id, &cookie);
    let standing = if status == 202 {
        Standing::Awaiting
    } else {
        Standing::Published
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

fn entry_of(comment: Comment, standing: Standing, mine: bool) -> Entry {
    let entry = Entry::of(comment, &[]);
    entry.shown.update(|shown| {
        shown.standing = standing;
        shown.mine = mine;
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
    }
}

/// The comment that another one answers, if it answers any.
pub(super) fn parent_of(entries: &[Entry], id: &str) -> Option<String> {
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
    if let Some(comment) = dom::document().get_element_by_id(&format!("comment-{id}")) {
        dom::focus(&comment);
    }
}
