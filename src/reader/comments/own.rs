//! The reader's own comments, which they can change for as long as the server lets them.
//!
//! The server knows them by a cookie that no script can read, so it is noted here until when it holds.

use js_sys::Date;
use leptos::prelude::{GetUntracked, Update, WithUntracked};

use crate::comments::CommentEntry;
use crate::door::iso_of_unix;
use crate::reader::storage;

fn name(id: &str) -> String {
    format!("own-comment {id}")
}

/// Notes a comment as the reader's own, from the cookie that came with it.
pub(super) fn note(id: &str, cookie: &str) {
    let seconds = cookie
        .split(';')
        .find_map(|part| part.trim().strip_prefix("Max-Age="))
        .and_then(|age| age.parse::<u32>().ok());
    if let Some(seconds) = seconds {
        let until = Date::now() + f64::from(seconds) * 1000.0;
        storage::set(&name(id), &iso_of_unix(until / 1000.0));
    }
}

/// Whether a comment can be changed by the reader.
pub(super) fn is_own(id: &str) -> bool {
    storage::get(&name(id)).is_some_and(|until| Date::parse(&until) > Date::now())
}

/// Forgets a comment.
pub(super) fn forget(id: &str) {
    storage::set(&name(id), "");
}

/// Marks the reader's own among these and their replies.
pub(super) fn mark(entries: &[CommentEntry]) {
    for entry in entries {
        let mine = is_own(&entry.id);
        if entry.state.with_untracked(|state| state.is_own != mine) {
            entry.state.update(|state| state.is_own = mine);
        }
        mark(&entry.replies.get_untracked());
    }
}
