//! What a browser adds to a published page: going from page to page without a reload, theme, sharing, comments.
//!
//! Nothing of it is compiled natively, and no view knows of it: the names in `hooks` are all that they share.

mod ages;
mod answers;
mod buttons;
mod by_name;
mod chunks;
mod comments;
mod comments_root;
mod contents;
mod dom;
mod embeds;
mod enlarged;
mod fragment;
mod head;
mod history;
mod http;
mod life;
mod listening;
mod loaded;
mod named_comment;
mod navigation;
mod pages;
mod passage;
mod screen;
mod sections;
mod segments;
mod selected;
mod selection;
mod share;
mod start;
mod storage;
mod text_settings;
mod theme;
mod transition;
mod unnamed;
mod voices;
mod word_breaks;

pub use start::{begin, prepare};
