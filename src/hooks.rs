//! The names by which views and the browser's side know the same elements.
//!
//! A view gives an element such a class or attribute; a listener looks for it. Neither writes the name itself. Classes
//! that only style uses stand in the views.

use crate::view::AsAttribute;

/// A class that the browser's side looks for.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Class {
    /// Its name.
    pub name: &'static str,
    /// The selector of the elements that have it.
    pub selector: &'static str,
}

impl AsAttribute for Class {
    fn as_attribute(&self) -> Option<&str> {
        Some(self.name)
    }
}

macro_rules! classes {
    ($($(#[$about:meta])* $constant:ident = $name:literal;)*) => { $(
        $(#[$about])*
        pub const $constant: Class = Class { name: $name, selector: concat!(".", $name) };
    )* };
}

classes! {
    /// A story, from its headline to its last line.
    STORY = "story";
    /// When a story of a list was published.
    DATE = "date";
    /// A story's table of contents.
    CONTENTS = "contents";
    /// A question with its answer.
    FAQ = "faq";
    /// The answer alone.
    ANSWER = "answer";
    /// A page of another host, and the button that plays it.
    EMBED = "embed";
    /// The ways to hand a story on that are folded up at its head.
    SHARE_MENU = "share-menu";
    /// A picture that can be shown as large as the window.
    ENLARGE = "enlarge";
    /// The dialog in which one is.
    ENLARGED = "enlarged";
    /// The picture in it.
    ENLARGED_PICTURE = "enlarged-picture";
    /// What stands below it.
    ENLARGED_CAPTION = "enlarged-caption";
    /// The button that has the story read aloud.
    LISTEN = "listen";
    /// What steers the voice.
    LISTENING = "listening";
    /// What is offered for a passage that the reader has selected.
    PASSAGE = "passage";
    /// Where the address is shown that the button beside it could not copy.
    FEEDBACK = "feedback";
    /// The links to the main parts of the site.
    NAVIGATION = "masthead-navigation";
    /// The dialog with the same links.
    SECTIONS = "sections";
    /// What tells that the next page is on its way.
    PROGRESS = "progress";
    /// The switch between light and dark.
    THEME_SWITCH = "theme-switch";
    /// The comments on a story, with all that belongs to them.
    COMMENTS = "comments";
    /// What says how many there are.
    COMMENT_COUNT = "comment-count";
    /// Where the comments of the moment and the form for a new one go.
    THREAD = "thread";
    /// The comments that the page was published with.
    SNAPSHOT = "snapshot";
    /// A list of comments.
    COMMENT_LIST = "comment-list";
    /// A comment without its replies.
    COMMENT = "comment";
}

/// An attribute that the browser's side reads.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Data {
    /// Its name.
    pub name: &'static str,
    /// The selector of the elements that have it.
    pub selector: &'static str,
}

impl Data {
    /// The attribute with a value, for a view: `{..ACTION.is("retry")}`.
    pub fn is(self, value: &str) -> Vec<(&'static str, &str)> {
        vec![(self.name, value)]
    }
}

macro_rules! data {
    ($($(#[$about:meta])* $constant:ident = $name:literal;)*) => { $(
        $(#[$about])*
        pub const $constant: Data = Data { name: $name, selector: concat!("[", $name, "]") };
    )* };
}

data! {
    /// What a button does: an [`Action`].
    ACTION = "data-action";
    /// The path of the page that is on the screen. A document that is published for wrong addresses has none.
    PATH = "data-path";
    /// The id of what a button opens by itself.
    OPENS = "popovertarget";
    /// The address of a player.
    PLAYER = "data-player";
    /// Where the comments of a story are kept: a `CommentSource`.
    SOURCE = "data-source";
    /// Whether no more comments are taken.
    CLOSED = "data-closed";
    /// Which comment an element holds, with its replies.
    COMMENT_ID = "data-comment";
    /// What a form is for: the key of a `FormPurpose`.
    FORM = "data-form";
    /// Whether the reader has come to a form: before that it is a single field.
    UNFOLDED = "data-unfolded";
    /// The place that the address named when the reader came to it. `:target` does the same before the app is there,
    /// and does not follow addresses that the app writes.
    NAMED = "data-named";
}

macro_rules! actions {
    ($($(#[$about:meta])* $action:ident = $name:literal,)*) => {
        /// What a button does. One listener serves all buttons of a kind: a closure for each button of each comment
        /// would be most of the code.
        #[derive(Debug, Clone, Copy, PartialEq, Eq)]
        pub enum Action { $($(#[$about])* $action,)* }

        impl Action {
            /// Every one of them.
            pub const ALL: &[Self] = &[$(Self::$action,)*];

            /// Its name in the attribute.
            pub const fn as_str(self) -> &'static str {
                match self { $(Self::$action => $name,)* }
            }

            /// Reads [`Action::as_str`].
            pub fn of_name(name: &str) -> Option<Self> {
                Self::ALL.iter().copied().find(|action| action.as_str() == name)
            }
        }
    };
}

actions! {
    /// Shows all links of the navigation, with a field to find one.
    OpenSections = "open-sections",
    /// Turns to the other theme.
    SwitchTheme = "switch-theme",
    /// Copies the address of the story, or of the answer that the button stands in.
    CopyLink = "copy-link",
    /// Hands the story on by the system's share sheet.
    ShareStory = "share-story",
    /// Copies the address of the selected passage.
    CopyPassage = "copy-passage",
    /// Hands the selected passage on by the system's share sheet.
    SharePassage = "share-passage",
    /// Plays the video of another host where it stands.
    Play = "play",
    /// Shows a picture as large as the window.
    Enlarge = "enlarge",
    /// Shows the one before it.
    PreviousPicture = "previous-picture",
    /// Shows the one after it.
    NextPicture = "next-picture",
    /// Goes back to the story.
    ClosePicture = "close-picture",
    /// Opens the settings of text.
    TextSettings = "text-settings",
    /// Reads the story aloud, pauses, or goes on.
    Listen = "listen",
    /// Goes back by a sentence.
    PreviousSentence = "previous-sentence",
    /// Goes on to the next one.
    NextSentence = "next-sentence",
    /// Ends the reading.
    StopListening = "stop-listening",
    /// Tries the page again that did not come.
    RetryPage = "retry-page",
    /// Opens all answers.
    OpenAnswers = "open-answers",
    /// Closes all answers.
    CloseAnswers = "close-answers",
    /// Asks for the comments again.
    Retry = "retry",
    /// Asks for more comments.
    More = "more",
    /// Asks for more replies to a comment.
    MoreReplies = "more-replies",
    /// Shows how a comment will look.
    Preview = "preview",
    /// Closes a form.
    Cancel = "cancel",
    /// Opens a form for a reply.
    Reply = "reply",
    /// Opens a form with the text of a comment.
    Edit = "edit",
    /// Asks whether a comment is to be deleted.
    AskDelete = "ask-delete",
    /// Deletes it.
    Delete = "delete",
    /// Does not.
    Keep = "keep",
    /// Votes for a comment.
    Like = "like",
    /// Votes against it.
    Dislike = "dislike",
}

impl Action {
    /// The attribute of a button that does this.
    pub fn attribute(self) -> Vec<(&'static str, &'static str)> {
        ACTION.is(self.as_str())
    }
}

/// What is read aloud of a story: its headline and standfirst, and the text. Not what stands in figures but for quotations,
/// nor what the newspaper adds around a text. A paragraph of the text has no class; the newspaper's own words have a language,
/// where that is not the story's.
pub const SPOKEN: &str = "h1, h1 + p, .closing, :is(h2, h3, p:not([class]), li):not([lang], :is(header, nav, \
                          figure:not(.quote), .pull-quote, .newsletter, .endnotes) *)";

/// The fields of a comment form, by their names.
pub mod field {
    /// The text.
    pub const TEXT: &str = "text";
    /// The author's name, e-mail address and website.
    pub const AUTHOR: [&str; 3] = ["name", "email", "website"];
    /// Whether the author's details are kept for the next comment.
    pub const REMEMBER: &str = "remember";
}
