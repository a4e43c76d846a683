//! The comments on the screen, as signals that the views render and the browser's side sets.

use leptos::prelude::*;

use super::{Provider, Refusal};
use crate::load_error::LoadError;
use dateline_model::{Comment, CommentThread, Rich, Word};

/// How far the comments of the page have come.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum ThreadStage {
    /// They are on their way.
    Loading,
    /// They are there.
    Shown {
        /// How many more the server has.
        hidden: u32,
        /// How many could not be read.
        unreadable: u32,
    },
    /// They did not come.
    Failed(LoadError),
}

/// What a form is for.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum FormPurpose {
    /// A comment on the story.
    Comment,
    /// A reply to the comment with this id.
    Reply(String),
    /// Another text for the comment with this id.
    Edit(String),
}

impl FormPurpose {
    /// The purpose in an attribute, and in the name of a stored draft.
    pub fn key(&self) -> String {
        match self {
            Self::Comment => "story".to_owned(),
            Self::Reply(id) => format!("reply-{id}"),
            Self::Edit(id) => format!("change-{id}"),
        }
    }

    /// Reads [`FormPurpose::key`].
    pub fn of_key(key: &str) -> Self {
        match key.split_once('-') {
            Some(("reply", id)) => Self::Reply(id.to_owned()),
            Some((_, id)) => Self::Edit(id.to_owned()),
            None => Self::Comment,
        }
    }
}

/// What becomes of a form.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum FormState {
    /// It is being sent.
    Sending,
    /// It came back.
    Refused(Refusal),
    /// This is how the text will look.
    Preview(Vec<Rich>),
    /// It was taken; this, if anything, is said where it was written.
    Done(Option<Word>),
}

/// Where a comment stands.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum CommentStatus {
    /// Everybody sees it.
    Published,
    /// It is on its way.
    Sending,
    /// A moderator has to read it first.
    Awaiting,
}

/// A comment on the screen.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct CommentState {
    /// The comment. Its replies are in [`CommentEntry::replies`].
    pub comment: Comment,
    /// Where it stands.
    pub status: CommentStatus,
    /// Whether the reader wrote it so lately that they can still change it.
    pub is_own: bool,
    /// Whether the reader has asked to delete it, and is asked back.
    pub asked_to_delete: bool,
    /// What became of the reader's last action on it.
    pub trouble: Option<Refusal>,
}

/// A comment and its replies on the screen.
#[derive(Debug, Clone)]
pub struct CommentEntry {
    /// The comment's id.
    pub id: String,
    /// The comment.
    pub state: ArcRwSignal<CommentState>,
    /// Its replies.
    pub replies: ArcRwSignal<Vec<CommentEntry>>,
}

impl CommentEntry {
    /// A comment with its replies. `known` are entries that are on the screen: those are kept and brought up
    /// to date, so that nothing which the reader has open is lost.
    pub fn of(mut comment: Comment, known: &[Self]) -> Self {
        let known = known.iter().find(|entry| entry.id == comment.id);
        let replies = std::mem::take(&mut comment.replies);
        let Some(entry) = known else {
            return Self {
                id: comment.id.clone(),
                state: ArcRwSignal::new(CommentState {
                    comment,
                    status: CommentStatus::Published,
                    is_own: false,
                    asked_to_delete: false,
                    trouble: None,
                }),
                replies: ArcRwSignal::new(Self::all(replies, &[])),
            };
        };
        entry.state.update(|state| state.comment = comment);
        let old = entry.replies.get_untracked();
        entry.replies.set(Self::all(replies, &old));
        entry.clone()
    }

    /// Many comments, see [`CommentEntry::of`].
    pub fn all(comments: Vec<Comment>, known: &[Self]) -> Vec<Self> {
        let entries = comments.into_iter().map(|comment| Self::of(comment, known));
        let mut list = Vec::new();
        Self::add_missing(&mut list, entries.collect());
        list
    }

    /// Adds to a list what is not in it: between two parts of a list something may have come before both, and
    /// two elements can't have one name.
    pub fn add_missing(list: &mut Vec<Self>, more: Vec<Self>) {
        for entry in more {
            if !list.iter().any(|known| known.id == entry.id) {
                list.push(entry);
            }
        }
    }

    /// The entry of a comment, among these and their replies.
    pub fn find(entries: &[Self], id: &str) -> Option<Self> {
        entries.iter().find_map(|entry| {
            if entry.id == id {
                Some(entry.clone())
            } else {
                Self::find(&entry.replies.get_untracked(), id)
            }
        })
    }
}

/// The comments of the page.
#[derive(Debug, Clone, Copy)]
pub struct ThreadState {
    /// How far they have come.
    pub stage: RwSignal<ThreadStage>,
    /// How many there are, once that is known.
    pub total: RwSignal<Option<u32>>,
    /// The comments that answer no other.
    pub entries: RwSignal<Vec<CommentEntry>>,
    /// The time, in milliseconds since 1970. A snapshot does not know it.
    pub now: RwSignal<Option<f64>>,
    /// The form that is open beneath a comment.
    pub open_form: RwSignal<Option<FormPurpose>>,
    /// What becomes of the form that was used last.
    pub form: RwSignal<Option<(FormPurpose, FormState)>>,
}

impl ThreadState {
    /// No comments yet.
    pub fn new() -> Self {
        Self {
            stage: RwSignal::new(ThreadStage::Loading),
            total: RwSignal::new(None),
            entries: RwSignal::default(),
            now: RwSignal::new(None),
            open_form: RwSignal::new(None),
            form: RwSignal::new(None),
        }
    }

    /// Shows what has come from the server, in place of what was there or after it.
    pub fn show(self, thread: CommentThread, after: bool) {
        let old = self.entries.get_untracked();
        let mut new = if after { old.clone() } else { Vec::new() };
        CommentEntry::add_missing(&mut new, CommentEntry::all(thread.comments, &old));
        self.entries.set(new);
        self.total.set(Some(thread.total));
        self.stage.set(ThreadStage::Shown {
            hidden: thread.hidden,
            unreadable: thread.unreadable,
        });
    }

    /// Whether a list has come from the server.
    pub fn is_there(self) -> bool {
        matches!(self.stage.get_untracked(), ThreadStage::Shown { .. })
    }

    /// The entry of a comment.
    pub fn entry(self, id: &str) -> Option<CommentEntry> {
        CommentEntry::find(&self.entries.get_untracked(), id)
    }

    /// The list that a comment stands in: the replies to another, or the story's own.
    pub fn change_list(self, parent: Option<&str>, change: impl FnOnce(&mut Vec<CommentEntry>)) {
        match parent.and_then(|id| self.entry(id)) {
            Some(parent) => parent.replies.update(change),
            None => self.entries.update(change),
        }
    }
}

impl Default for ThreadState {
    fn default() -> Self {
        Self::new()
    }
}

/// The comments of the page on the screen, as the browser's side gets hold of them.
#[derive(Debug, Clone)]
pub struct OpenThread {
    /// Where they are kept.
    pub provider: Provider,
    /// Whether no more are taken.
    pub closed: bool,
    /// What is on the screen of them.
    pub state: ThreadState,
}

#[cfg(test)]
mod tests {
    use super::*;

    use dateline_model::CommentBody;

    fn comment(id: &str, replies: Vec<Comment>) -> Comment {
        Comment {
            id: id.to_owned(),
            author: None,
            website: None,
            created: String::new(),
            body: CommentBody::Text(Vec::new()),
            likes: 0,
            dislikes: 0,
            replies,
            hidden: 0,
            unreadable: 0,
        }
    }

    fn ids(entries: &[CommentEntry]) -> Vec<String> {
        let ids = entries.iter().map(|entry| match &*entry.replies.get_untracked() {
            [] => entry.id.clone(),
            replies => format!("{}({})", entry.id, ids(replies).join(" ")),
        });
        ids.collect()
    }

    #[test]
    fn what_a_server_sends_twice_is_there_once() {
        // Two elements of one name would be taken for one another.
        let replies = vec![
            comment("2", Vec::new()),
            comment("3", Vec::new()),
            comment("2", Vec::new()),
        ];
        let entries = CommentEntry::all(vec![comment("1", replies), comment("1", Vec::new())], &[]);
        assert_eq!(ids(&entries), ["1(2 3)"]);
    }

    #[test]
    fn what_is_on_the_screen_is_kept_and_brought_up_to_date() {
        let before = CommentEntry::all(vec![comment("1", vec![comment("2", Vec::new())])], &[]);
        before[0].state.update(|state| state.is_own = true);
        let mut liked = comment("1", vec![comment("2", Vec::new()), comment("3", Vec::new())]);
        liked.likes = 5;
        let after = CommentEntry::all(vec![comment("4", Vec::new()), liked], &before);
        assert_eq!(ids(&after), ["4", "1(2 3)"]);
        let state = after[1].state.get_untracked();
        assert!(state.is_own && state.comment.likes == 5);
        assert_eq!(CommentEntry::find(&after, "3").unwrap().id, "3");
        assert!(CommentEntry::find(&after, "5").is_none());
    }

    #[test]
    fn the_purpose_of_a_form_is_read_from_its_name() {
        for purpose in [
            FormPurpose::Comment,
            FormPurpose::Reply("7".to_owned()),
            FormPurpose::Edit("7".to_owned()),
            FormPurpose::Reply("7-8 \"x".to_owned()),
        ] {
            assert_eq!(FormPurpose::of_key(&purpose.key()), purpose);
        }
    }
}
