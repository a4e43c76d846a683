//! What readers say under a story, and where that is kept.

use serde::{Deserialize, Serialize};

use crate::wire::FromJson;

/// The comments of a story.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, FromJson)]
pub struct CommentSettings {
    /// Where they are kept.
    pub source: CommentSource,
    /// Whether no more are taken.
    pub closed: bool,
    /// How many there were when the newsroom last asked.
    pub total: Option<u32>,
}

/// The server that keeps the comments of a story, and what it knows the story by.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, FromJson)]
#[serde(rename_all = "snake_case")]
pub enum CommentSource {
    /// Isso, a comment server of the newsroom's own. It knows a story by its path.
    Isso {
        /// The server's address, with no slash at the end.
        url: String,
        /// Whether a moderator reads each comment before others do.
        moderated: bool,
    },
    /// A post on Mastodon, or on a server that speaks like it: the replies to it are the comments.
    Mastodon {
        /// The server's address, with no slash at the end.
        instance: String,
        /// The post's id there.
        status: String,
    },
}

impl CommentSource {
    /// The server's address.
    pub fn server(&self) -> &str {
        match self {
            Self::Isso { url, .. } => url,
            Self::Mastodon { instance, .. } => instance,
        }
    }

    /// The source in an attribute: its parts, with spaces between them. None of them has a space in it.
    pub fn to_attribute(&self) -> String {
        match self {
            Self::Isso { url, moderated } => {
                let moderated = if *moderated { " moderated" } else { "" };
                ["isso ", url, moderated].concat()
            }
            Self::Mastodon { instance, status } => ["mastodon ", instance, " ", status].concat(),
        }
    }

    /// Reads [`CommentSource::to_attribute`].
    pub fn of_attribute(text: &str) -> Option<Self> {
        match text.split(' ').collect::<Vec<_>>()[..] {
            ["isso", url, ref rest @ ..] => Some(Self::Isso {
                url: url.to_owned(),
                moderated: !rest.is_empty(),
            }),
            ["mastodon", instance, status] => Some(Self::Mastodon {
                instance: instance.to_owned(),
                status: status.to_owned(),
            }),
            _ => None,
        }
    }
}

/// Comments in the order in which they are shown: all of a story, or what is known of them.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct CommentThread {
    /// How many the story has, replies included.
    pub total: u32,
    /// Those that answer no other comment, each with its replies.
    pub comments: Vec<Comment>,
    /// How many more of those the server has.
    pub hidden: u32,
    /// How many of those could not be read.
    #[serde(default)]
    pub unreadable: u32,
}

impl CommentThread {
    /// How many comments could not be read, replies included.
    pub fn all_unreadable(&self) -> u32 {
        fn within(comments: &[Comment]) -> u32 {
            let of = |comment: &Comment| comment.unreadable + within(&comment.replies);
            comments.iter().map(of).sum()
        }
        self.unreadable + within(&self.comments)
    }
}

/// A comment.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Comment {
    /// Its name at its server, and in the fragment of its address.
    pub id: String,
    /// Who wrote it, where that is said.
    pub author: Option<String>,
    /// A page of the author's.
    pub website: Option<WebAddress>,
    /// When, in RFC 3339 and universal time.
    pub created: String,
    /// What it says.
    pub body: CommentBody,
    /// How many liked it.
    pub likes: u32,
    /// How many did not. Not every server counts them.
    pub dislikes: u32,
    /// Its replies, oldest first.
    pub replies: Vec<Comment>,
    /// How many more replies the server has.
    pub hidden: u32,
    /// How many replies could not be read.
    #[serde(default)]
    pub unreadable: u32,
}

/// What a comment says.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum CommentBody {
    /// Its text.
    Text(Vec<Rich>),
    /// Its text, and what the author warns of.
    Warned(String, Vec<Rich>),
    /// Nothing any more. It keeps its place for the sake of its replies.
    Deleted,
}

/// A piece of a comment's text. What has no form here can't be shown.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Rich {
    /// Plain text.
    Text(String),
    /// A new line.
    Break,
    /// An element without attributes.
    Element(RichElement, Vec<Rich>),
    /// A link.
    Link(WebAddress, Vec<Rich>),
    /// What is not text.
    Attachment(Attachment),
}

impl Rich {
    /// Whether there is nothing in a text.
    pub fn is_blank(text: &[Self]) -> bool {
        text.iter().all(|rich| match rich {
            Self::Text(words) => words.trim().is_empty(),
            Self::Break => true,
            Self::Attachment(_) => false,
            Self::Element(_, inner) | Self::Link(_, inner) => Self::is_blank(inner),
        })
    }
}

/// A picture or the like in a comment. It is told of and not shown, since pages load nothing from other hosts.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Attachment {
    /// What it is.
    pub kind: AttachmentKind,
    /// What can be seen or heard in it, in the author's words.
    pub description: Option<String>,
    /// Where it is.
    pub address: Option<WebAddress>,
}

/// The kinds of attachments.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
#[allow(missing_docs)] // They say what they mean.
pub enum AttachmentKind {
    Picture,
    Video,
    Audio,
    Other,
}

/// The elements that a comment may be made of.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
#[allow(missing_docs)] // The variants are HTML's own names.
pub enum RichElement {
    P,
    Strong,
    Em,
    Del,
    Sub,
    Sup,
    Code,
    Pre,
    Blockquote,
    Ul,
    Ol,
    Li,
}

impl RichElement {
    /// Every one of them.
    pub const ALL: [Self; 12] = [
        Self::P,
        Self::Strong,
        Self::Em,
        Self::Del,
        Self::Sub,
        Self::Sup,
        Self::Code,
        Self::Pre,
        Self::Blockquote,
        Self::Ul,
        Self::Ol,
        Self::Li,
    ];

    /// The element's name.
    pub const fn as_str(self) -> &'static str {
        match self {
            Self::P => "p",
            Self::Strong => "strong",
            Self::Em => "em",
            Self::Del => "del",
            Self::Sub => "sub",
            Self::Sup => "sup",
            Self::Code => "code",
            Self::Pre => "pre",
            Self::Blockquote => "blockquote",
            Self::Ul => "ul",
            Self::Ol => "ol",
            Self::Li => "li",
        }
    }
}

/// An address that a stranger may link to: it begins with `http://` or `https://`, so that no script and no
/// file of the reader's can stand in it. Valid by construction.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(try_from = "String", into = "String")]
pub struct WebAddress(String);

impl WebAddress {
    /// Takes a text as an address if it is one.
    pub fn new(text: &str) -> Option<Self> {
        // A browser drops tabs and line ends out of an address and spaces around it (URL Standard, 4.4),
        // so an address with any of them is not what it looks like.
        let is_web = ["http://", "https://"].iter().any(|scheme| {
            text.get(..scheme.len())
                .is_some_and(|start| start.eq_ignore_ascii_case(scheme))
        });
        let is_plain = !text.bytes().any(|byte| byte <= b' ');
        (is_web && is_plain).then(|| Self(text.to_owned()))
    }

    /// The address as text.
    pub fn as_str(&self) -> &str {
        &self.0
    }
}

impl TryFrom<String> for WebAddress {
    type Error = &'static str;
    fn try_from(text: String) -> Result<Self, Self::Error> {
        Self::new(&text).ok_or("an address begins with http:// or https:// and has no spaces")
    }
}

impl From<WebAddress> for String {
    fn from(address: WebAddress) -> Self {
        address.0
    }
}

#[cfg(test)]
mod tests {
    use super::{CommentSource, WebAddress};

    #[test]
    fn where_comments_are_kept_is_read_as_it_was_written() {
        let isso = |moderated| CommentSource::Isso {
            url: "https://a.example/isso".to_owned(),
            moderated,
        };
        let mastodon = CommentSource::Mastodon {
            instance: "https://b.example".to_owned(),
            status: "1".to_owned(),
        };
        for source in [isso(true), isso(false), mastodon] {
            assert_eq!(CommentSource::of_attribute(&source.to_attribute()), Some(source));
        }
        for bad in [
            "",
            "isso",
            "mastodon https://b.example",
            "other https://c.example",
        ] {
            assert_eq!(CommentSource::of_attribute(bad), None, "{bad}");
        }
    }

    #[test]
    fn only_addresses_of_the_web_can_be_linked_to() {
        for good in ["https://dateline.example/a?b#c", "HTTP://dateline.example"] {
            assert!(WebAddress::new(good).is_some(), "{good}");
        }
        for bad in [
            "javascript:alert(1)",
            "JaVaScRiPt:alert(1)",
            " https://dateline.example",
            "https://dateline.example/a b",
            "java\nscript:alert(1)",
            "data:text/html,x",
            "//dateline.example",
            "/news/",
            "vbscript:x",
            "file:///etc/passwd",
            "",
            "é",
        ] {
            assert!(WebAddress::new(bad).is_none(), "{bad}");
        }
    }
}
