//! Isso's API (<https://isso-comments.de/docs/reference/server-api/>), as of version 0.14.

use super::rich::{allowed, plain};
use super::{Field, Method, REPLIES, Refusal, Request, Wanted};
use crate::reader::{Json, LoadError, iso_of_unix, parse_html};
use dateline_model::route::encode;
use dateline_model::wire::Json as _;
use dateline_model::{Comment, CommentBody, CommentThread, Rich, WebAddress};

/// A comment that the reader wrote.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Written {
    /// The text, in Markdown.
    pub text: String,
    /// The comment that it answers.
    pub parent: Option<String>,
    /// The name, the e-mail address and the website of the author; empty where not said.
    pub author: [String; 3],
}

/// The mode of a comment that was deleted and has replies.
const DELETED: f64 = 4.0;

/// How far back an attempt is looked for, in seconds: the clocks of server and reader may differ.
const SLACK: f64 = 300.0;

/// A story's thread at an Isso server.
#[derive(Debug, Clone)]
pub struct Isso {
    /// The server's address, with no slash at the end.
    pub url: String,
    /// Whether a moderator reads each comment before others do.
    pub moderated: bool,
    /// The story's path on its host, which is its name there.
    pub path: String,
    /// The story's headline: the first comment makes the thread, and that has a title.
    pub title: String,
}

impl Isso {
    pub(super) fn thread(&self, wanted: &Wanted) -> Request {
        let replies = if wanted.all_replies {
            String::new()
        } else {
            format!("&nested_limit={REPLIES}")
        };
        let Wanted {
            sort,
            limit,
            offset,
            parent,
            ..
        } = wanted;
        let (sort, list) = (sort.as_str(), self.list(parent.as_deref()));
        self.request(
            Method::Get,
            &format!("{list}&sort={sort}&limit={limit}&offset={offset}{replies}"),
        )
    }

    pub(super) fn count(&self) -> Request {
        self.request(Method::Get, &format!("{}&limit=0", self.list(None)))
    }

    pub(super) fn read_thread(json: &Json) -> Option<CommentThread> {
        Some(CommentThread {
            total: json.get("total_replies").count()?,
            comments: comments(&json.get("replies"))?,
            hidden: json.get("hidden_replies").count().unwrap_or(0),
        })
    }

    /// Sends a comment.
    pub fn send(&self, written: &Written) -> Request {
        let [name, email, website] = &written.author;
        let mut request = self
            .request(Method::Post, &format!("/new?uri={}", encode(&self.path)))
            .text("text", &written.text)
            .text("author", name)
            .text("email", email)
            .text("website", website)
            .text("title", &self.title);
        if let Some(parent) = written.parent.as_deref().and_then(|parent| parent.parse().ok()) {
            request.body.push(("parent", Field::Number(parent)));
        }
        request
    }

    /// Asks for the newest comments as they were written, to look for one among them.
    pub fn newest(&self, parent: Option<&str>) -> Request {
        let list = self.list(parent);
        self.request(Method::Get, &format!("{list}&sort=newest&plain=1&nested_limit=0"))
    }

    /// Whether a comment is among the newest that was first sent at a time, in seconds since 1970.
    pub fn has(newest: &Json, written: &Written, since: f64) -> Option<bool> {
        let same = |json: &Json| {
            let text = |name: &str| json.get(name).text().unwrap_or_default();
            let created = json.get("created").number().unwrap_or(0.0);
            created > since - SLACK
                && text("text").trim_end() == written.text.trim_end()
                && plain(&parse_html(&text("author"))) == written.author[0]
        };
        Some(newest.get("replies").items()?.iter().any(same))
    }

    /// Asks how a text will look. The answer is one for [`Isso::read_preview`].
    pub fn preview(&self, text: &str) -> Request {
        self.request(Method::Post, "/preview").text("text", text)
    }

    /// Reads a preview.
    pub fn read_preview(json: &Json) -> Option<Vec<Rich>> {
        Some(allowed(&parse_html(&Self::read_text(json)?)))
    }

    /// Asks for one of the reader's own comments, as it was written.
    pub fn source(&self, id: &str) -> Request {
        self.of_comment(Method::Get, id, "?plain=1")
    }

    /// Reads a comment's text as it stands.
    pub fn read_text(json: &Json) -> Option<String> {
        json.get("text").text()
    }

    /// Gives one of the reader's own comments another text.
    pub fn change(&self, id: &str, text: &str) -> Request {
        self.of_comment(Method::Put, id, "").text("text", text)
    }

    /// Deletes one of the reader's own comments.
    pub fn delete(&self, id: &str) -> Request {
        self.of_comment(Method::Delete, id, "")
    }

    /// Votes for a comment, or against it.
    pub fn vote(&self, id: &str, like: bool) -> Request {
        self.of_comment(Method::Post, id, if like { "/like" } else { "/dislike" })
    }

    /// Reads the votes after that: for, against.
    pub fn read_votes(json: &Json) -> Option<(u32, u32)> {
        Some((json.get("likes").count()?, json.get("dislikes").count()?))
    }

    /// Reads a comment, with those of its replies that came with it.
    pub fn read_comment(json: &Json) -> Option<Comment> {
        let text = |name: &str| json.get(name).text();
        let count = |name: &str| json.get(name).count().unwrap_or(0);
        let body = parse_html(&text("text")?);
        Some(Comment {
            id: json.get("id").count()?.to_string(),
            // Isso escapes names and addresses as HTML.
            author: text("author")
                .map(|author| plain(&parse_html(&author)))
                .filter(|author| !author.trim().is_empty()),
            website: text("website").and_then(|address| WebAddress::new(&plain(&parse_html(&address)))),
            created: iso_of_unix(json.get("created").number()?),
            body: if json.get("mode").number()? == DELETED {
                CommentBody::Deleted
            } else {
                CommentBody::Text(allowed(&body))
            },
            likes: count("likes"),
            dislikes: count("dislikes"),
            replies: if json.get("replies").is_absent() {
                Vec::new()
            } else {
                comments(&json.get("replies"))?
            },
            hidden: count("hidden_replies"),
        })
    }

    /// Why a comment was refused, from the status of the answer and the words in it.
    pub fn refusal(status: u16, words: &str) -> Refusal {
        // Isso gives its reasons in English words alone (isso/views/comments.py, isso/db/spam.py).
        let reasons = [
            ("too short", Refusal::TooShort),
            ("too long", Refusal::TooLong),
            ("ratelimit", Refusal::TooFast),
            ("direct responses", Refusal::TooMany),
            ("time frame", Refusal::OwnComment),
            ("author address", Refusal::NameMissing),
            ("email address", Refusal::EmailMissing),
            ("ebsite", Refusal::BadWebsite),
        ];
        let known = reasons.into_iter().find(|(words_of, _)| words.contains(words_of));
        match (known, status) {
            (Some((_, refusal)), _) => refusal,
            (None, 403 | 405) => Refusal::Closed,
            (None, 413) => Refusal::TooLong,
            (None, 429) => Refusal::TooFast,
            _ => Refusal::Failed(LoadError::of_status(status).unwrap_or(LoadError::Malformed)),
        }
    }

    /// The list of a story's comments, or of the replies to one.
    fn list(&self, parent: Option<&str>) -> String {
        let parent = parent.map(|id| format!("&parent={}", encode(id)));
        format!("/?uri={}{}", encode(&self.path), parent.unwrap_or_default())
    }

    fn of_comment(&self, method: Method, id: &str, what: &str) -> Request {
        self.request(method, &format!("/id/{}{what}", encode(id)))
    }

    fn request(&self, method: Method, rest: &str) -> Request {
        Request {
            method,
            url: format!("{}{rest}", self.url),
            with_cookies: true,
            body: Vec::new(),
        }
    }
}

fn comments(list: &Json) -> Option<Vec<Comment>> {
    list.items()?.iter().map(Isso::read_comment).collect()
}
