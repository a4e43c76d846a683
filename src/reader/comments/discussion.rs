//! The comments on the screen, as signals that the views render and the browser's side sets.

use leptos::prelude::*;

use super::{Provider, Refusal};
use crate::reader::LoadError;
use dateline_model::{Comment, CommentThread, Rich, Word};

/// How far the comments of the page have come.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Stage {
    /// They are fetched when the reader comes near.
    Waiting,
    /// They are on their way.
    Loading,
    /// They are there, and the server has this many more.
    Shown(u32),
    /// They did not come.
    Failed(LoadError),
}

/// What a form is for.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Target {
    /// A comment on the story.
    Story,
    /// A reply to the comment with this id.
    Reply(String),
    /// Another text for the comment with this id.
    Change(String),
}

impl Target {
    /// The target in an attribute, and in the name of a stored draft.
    pub fn key(&self) -> String {
        match self {
            Self::Story => "story".to_owned(),
            Self::Reply(id) => format!("reply-{id}"),
            Self::Change(id) => format!("change-{id}"),
        }
    }

    /// Reads [`Target::key`].
    pub fn of_key(key: &str) -> Self {
        match key.split_once('-') {
            Some(("reply", id)) => Self::Reply(id.to_owned()),
            Some((_, id)) => Self::Change(id.to_owned()),
            None => Self::Story,
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
pub enum Standing {
    /// Everybody sees it.
    Published,
    /// It is on its way.
    Sending,
    /// A moderator has to read it first.
    Awaiting,
}

/// A comment on the screen.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Shown {
    /// The comment. Its replies are in [`Entry::replies`].
    pub comment: Comment,
    /// Where it stands.
    pub standing: Standing,
    /// Whether the reader wrote it so lately that they can still change it.
    pub mine: bool,
    /// Whether the reader has asked to delete it, and is asked back.
    pub leaving: bool,
    /// What became of the reader's last action on it.
    pub trouble: Option<Refusal>,
}

/// A comment and its replies on the screen.
#[derive(Debug, Clone)]
pub struct Entry {
    /// The comment's id.
    pub id: String,
    /// The comment.
    pub shown: ArcRwSignal<Shown>,
    /// Its replies.
    pub replies: ArcRwSignal<Vec<Entry>>,
}

impl Entry {
    /// A comment with its replies. `known` are entries that are on the screen: those are kept and brought up
    /// to date, so that nothing which the reader has open is lost.
    pub fn of(mut comment: Comment, known: &[Self]) -> Self {
        let known = known.iter().find(|entry| entry.id == comment.id);
        let replies = std::mem::take(&mut comment.replies);
        let Some(entry) = known else {
            return Self {
                id: comment.id.clone(),
                shown: ArcRwSignal::new(Shown {
                    comment,
                    standing: Standing::Published,
                    mine: false,
                    leaving: false,
                    trouble: None,
                }),
                replies: ArcRwSignal::new(Self::all(replies, &[])),
            };
        };
        entry.shown.update(|shown| shown.comment = comment);
        let old = entry.replies.get_untracked();
        entry.replies.set(Self::all(replies, &old));
        entry.clone()
    }

    /// Many comments, see [`Entry::of`].
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
pub struct Discussion {
    /// How far they have come.
    pub stage: RwSignal<Stage>,
    /// How many there are, once that is known.
    pub total: RwSignal<Option<u32>>,
    /// The comments that answer no other.
    pub entries: RwSignal<Vec<Entry>>,
    /// The time, in milliseconds since 1970. Unknown while the page is hydrated.
    pub now: RwSignal<Option<f64>>,
    /// The form that is open beneath a comment.
    pub open: RwSignal<Option<Target>>,
    /// What becomes of the form that was used last.
    pub form: RwSignal<Option<(Target, FormState)>>,
}

impl Discussion {
    /// No comments yet.
    pub fn new() -> Self {
        Self {
            stage: RwSignal::new(Stage::Waiting),
            total: RwSignal::new(None),
            entries: RwSignal::default(),

            now: RwSignal::new(None),
            open: RwSignal::new(None),
            form: RwSignal::new(None),
        }
    }

    /// Begins with what the page says of them.
    pub fn begin(self, total: Option<u32>) {
        self.stage.set(Stage::Waiting);
        self.total.set(total);
        self.entries.set(Vec::new());

        self.open.set(None);
        self.form.set(None);
    }

    /// Shows what has come from the server, in place of what was there or after it.
    pub fn show(self, thread: CommentThread, after: bool) {
        let old = self.entries.get_untracked();
        let mut new = if after { old.clone() } else { Vec::new() };
        Entry::add_missing(&mut new, Entry::all(thread.comments, &old));
        self.entries.set(new);

        self.total.set(Some(thread.total));
        self.stage.set(Stage::Shown(thread.hidden));
    }

    /// Whether a list has come from the server.
    pub fn is_there(self) -> bool {
        matches!(self.stage.get_untracked(), Stage::Shown(_))
    }

    /// The entry of a comment.
    pub fn entry(self, id: &str) -> Option<Entry> {
        Entry::find(&self.entries.get_untracked(), id)
    }

    /// The list that a comment stands in: the replies to another, or the story's own.
    pub fn change_list(self, parent: Option<&str>, change: impl FnOnce(&mut Vec<Entry>)) {
        match parent.and_then(|id| self.entry(id)) {
            Some(parent) => parent.replies.update(change),
            None => self.entries.update(change),
        }
    }
}

impl Default for Discussion {
    fn default() -> Self {
        Self::new()
    }
}

/// What the browser's side is told of the comments on a page.
#[derive(Debug, Clone)]
pub struct Talk {
    /// Where they are kept.
    pub provider: Provider,
    /// What is on the screen of them.
    pub discussion: Discussion,
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
        }
    }

    fn ids(entries: &[Entry]) -> Vec<String> {
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
        let entries = Entry::all(vec![comment("1", replies), comment("1", Vec::new())], &[]);
        assert_eq!(ids(&entries), ["1(2 3)"]);
    }

    #[test]
    fn what_is_on_the_screen_is_kept_and_brought_up_to_date() {
        let before = Entry::all(vec![comment("1", vec![comment("2", Vec::new())])], &[]);
        before[0].shown.update(|shown| shown.mine = true);
        let mut liked = comment("1", vec![comment("2", Vec::new()), comment("3", Vec::new())]);
        liked.likes = 5;
        let after = Entry::all(vec![comment("4", Vec::new()), liked], &before);
        assert_eq!(ids(&after), ["4", "1(2 3)"]);
        let shown = after[1].shown.get_untracked();
        assert!(shown.mine && shown.comment.likes == 5);
        assert_eq!(Entry::find(&after, "3").unwrap().id, "3");
        assert!(Entry::find(&after, "5").is_none());
    }

    #[test]
    fn a_target_is_read_from_its_name() {
        for target in [
            Target::Story,
            Target::Reply("7".to_owned()),
            Target::Change("7".to_owned()),
            Target::Reply("7-8 \"x".to_owned()),
        ] {
            assert_eq!(Target::of_key(&target.key()), target);
        }
    }
}
