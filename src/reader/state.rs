//! What is on the screen, as signals that the app renders and the navigation sets.

use std::sync::Arc;

use leptos::prelude::*;

use super::LoadError;
use super::comments::ThreadState;
use dateline_model::PageData;

/// What fills the main part of the page.
#[derive(Debug, Clone)]
pub enum Content {
    /// A page.
    Page(Arc<PageData>),
    /// The reason why the page that was asked for isn't there.
    Failed {
        /// The page's path below the base path.
        path: String,
        /// What went wrong.
        error: LoadError,
    },
}

/// A content and its turn.
#[derive(Debug, Clone)]
pub struct Screen {
    /// Counts the screens. The next one is built from scratch, so that nothing which the reader
    /// did to one page (an opened answer, say) shows up on another.
    pub turn: u32,
    /// What is shown.
    pub content: Content,
}

/// The state of the app, in Leptos' context.
#[derive(Debug, Clone, Copy)]
pub struct AppState {
    /// What is on the screen.
    pub screen: RwSignal<Screen>,
    /// Whether a page that the reader asked for is on its way.
    pub loading: RwSignal<bool>,
    /// Whether the reader has selected a passage of the story.
    pub selected: RwSignal<bool>,
    /// What became of handing that on.
    pub passage_feedback: RwSignal<String>,
    /// The comments of the page.
    pub thread: ThreadState,
    /// What assistive technology is told next.
    pub announcement: RwSignal<String>,
}

impl AppState {
    /// Starts on a page.
    pub fn new(data: PageData) -> Self {
        Self {
            screen: RwSignal::new(Screen {
                turn: 0,
                content: Content::Page(Arc::new(data)),
            }),
            loading: RwSignal::new(false),
            selected: RwSignal::new(false),
            passage_feedback: RwSignal::new(String::new()),
            thread: ThreadState::new(),
            announcement: RwSignal::new(String::new()),
        }
    }

    /// Shows another content in place of this one.
    pub fn show(self, content: Content) {
        self.screen.update(|screen| {
            screen.turn += 1;
            screen.content = content;
        });
    }
}
