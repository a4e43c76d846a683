//! Mastodon's API (<https://docs.joinmastodon.org/methods/statuses/#context>), which other servers of the
//! fediverse offer too: the replies to a post, as comments.

use super::rich::{allowed, plain};
use super::{Request, Sort};
use crate::reader::{Json, parse_html};
use dateline_model::route::encode;
use dateline_model::wire::Json as _;
use dateline_model::{Comment, CommentBody, CommentThread, WebAddress};

/// A post whose replies are the comments.
#[derive(Debug, Clone)]
pub struct Mastodon {
    /// The server's address, with no slash at the end.
    pub instance: String,
    /// The post's id there.
    pub status: String,
}

/// A reply, and the post that it answers.
struct Reply {
    parent: String,
    comment: Comment,
}

impl Mastodon {
    /// The post, for those who have an account at its server.
    pub fn post(&self) -> String {
        format!("{}/web/statuses/{}", self.instance, encode(&self.status))
    }

    /// The name of its server.
    pub fn host(&self) -> &str {
        self.instance.split("://").last().unwrap_or_default()
    }

    /// Asks for the post itself.
    pub fn status(&self) -> Request {
        Request::get(format!(
            "{}/api/v1/statuses/{}",
            self.instance,
            encode(&self.status)
        ))
    }

    /// The address of the post in any server's eyes.
    pub fn read_address(json: &Json) -> Option<String> {
        ["uri", "url"]
            .iter()
            .find_map(|name| WebAddress::new(&json.get(name).text()?))
            .map(String::from)
    }

    /// Where one replies to a post from one's own server, by that server's host name. The page is Mastodon's,
    /// and other servers of the fediverse have it for its sake.
    pub fn reply_address(server: &str, post: &str) -> Option<String> {
        let server = server.trim().trim_start_matches("https://").trim_end_matches('/');
        // `name@host` is what people know of themselves.
        let server = server.rsplit('@').next().unwrap_or_default();
        let is_host = server.contains('.')
            && server
                .bytes()
                .all(|byte| byte.is_ascii_alphanumeric() || matches!(byte, b'.' | b'-' | b':'));
        is_host.then(|| format!("https://{server}/authorize_interaction?uri={}", encode(post)))
    }

    pub(super) fn thread(&self) -> Request {
        let mut request = self.status();
        request.url += "/context";
        request
    }

    pub(super) fn read_thread(&self, json: &Json, sort: Sort) -> Option<CommentThread> {
        let replies: Vec<Json> = json.get("descendants").items()?;

        let total = u32::try_from(replies.len()).ok()?;
        // Oldest first, as conversations are read. A server gives them in the order of their threads.
        let mut sorted: Vec<Reply> = Vec::new();
        for json in &replies {
            let reply = self.reply(json)?;
            let time = |reply: &Reply| reply.comment.created.clone();
            let place = sorted.partition_point(|other| time(other) <= time(&reply));
            sorted.insert(place, reply);
        }
        let mut replies = sorted;
        // A reply comes after what it answers, so each finds its own replies complete from the end on.
        let mut comments: Vec<Comment> = Vec::new();
        while let Some(Reply { parent, comment }) = replies.pop() {
            match replies.iter_mut().rev().find(|other| other.comment.id == parent) {
                Some(other) => other.comment.replies.insert(0, comment),
                None => comments.push(comment),
            }
        }
        match sort {
            Sort::Newest => {}
            Sort::Oldest => comments.reverse(),
            Sort::MostLiked => {
                for comment in std::mem::take(&mut comments) {
                    let place = comments.partition_point(|other| other.likes >= comment.likes);
                    comments.insert(place, comment);
                }
            }
        }
        Some(CommentThread {
            total,
            comments,
            hidden: 0,
        })
    }

    fn reply(&self, json: &Json) -> Option<Reply> {
        let account = json.get("account");
        let text = |json: &Json, name: &str| json.get(name).text();
        let acct = text(&account, "acct")?;
        // Accounts of the same server come without its name.
        let handle = if acct.contains('@') {
            format!("@{acct}")
        } else {
            format!("@{acct}@{}", self.host())
        };
        let name = text(&account, "display_name").unwrap_or_default();
        let body = allowed(&parse_html(&text(json, "content")?));
        let warning = text(json, "spoiler_text").unwrap_or_default();
        let comment = Comment {
            id: text(json, "id")?,
            author: Some(format!("{name} {handle}").trim().to_owned()),
            website: text(&account, "url").and_then(|url| WebAddress::new(&url)),
            created: text(json, "created_at")?,
            body: if warning.is_empty() {
                CommentBody::Text(body)
            } else {
                CommentBody::Warned(plain(&parse_html(&warning)), body)
            },
            likes: json.get("favourites_count").count().unwrap_or(0),
            dislikes: 0,
            replies: Vec::new(),
            hidden: 0,
        };
        Some(Reply {
            parent: text(json, "in_reply_to_id").unwrap_or_default(),
            comment,
        })
    }
}
