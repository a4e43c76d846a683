//! Comments: the servers that keep them, what they answer, and what of it is on the screen.
//!
//! Here is what both sides of the door share. Each server has an adapter, which says what to ask for and
//! reads the answer; it sends nothing itself. The browser does, and `comments` in `crates/site` for snapshots.

mod provider;
mod refusal;
mod request;
mod rich;
mod thread;
mod wanted;

pub use provider::{Isso, Mastodon, Provider, Writing, Written, count_address, read_count};
pub use refusal::Refusal;
pub use request::{Field, Method, Request};
pub use thread::{
    CommentEntry, CommentState, CommentStatus, FormPurpose, FormState, OpenThread, ThreadStage, ThreadState,
};
pub use wanted::{LARGEST, PER_PAGE, REPLIES, Sort, Wanted};
