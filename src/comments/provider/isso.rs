//! Isso's API (<https://isso-comments.de/docs/reference/server-api/>), as of version 0.14.

use crate::comments::rich::{allowed, plain};
use crate::comments::wanted::LEVELS;
use crate::comments::{Field, Method, REPLIES, Refusal, Request, Wanted};
use crate::door::{iso_of_unix, parse_html};
use crate::load_error::LoadError;
use dateline_model::bidi::balanced;
use dateline_model::route::encode;
use dateline_model::wire::Json;
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

    pub(super) fn count_address(url: &str, path: &str) -> String {
        format!("{url}/?uri={}&limit=0", encode(path))
    }

    pub(super) fn read_count(json: &Json) -> Option<u32> {
        json.get("total_replies").count()
    }

    pub(super) fn read_thread(json: &Json) -> Option<CommentThread> {
        let (comments, unreadable) = Self::read_list(&json.get("replies"), LEVELS)?;
        Some(CommentThread {
            total: Self::read_count(json)?,
            comments,
            hidden: json.get("hidden_replies").count().unwrap_or(0),
            unreadable,
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

    /// The largest id among the newest comments, or 0: whatever comes after them gets a larger one.
    pub fn last_id(newest: &Json) -> Option<u32> {
        let ids = newest.get("replies").items()?.into_iter();
        Some(ids.filter_map(|json| json.get("id").count()).max().unwrap_or(0))
    }

    /// Whether a comment is among the newest, and came after the one with this id. Clocks can't tell that: the server's
    /// and the reader's may differ.
    pub fn has(newest: &Json, written: &Written, last_id: u32) -> Option<bool> {
        let same = |json: &Json| {
            let text = |name: &str| json.get(name).text().unwrap_or_default();
            json.get("id").count().is_some_and(|id| id > last_id)
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

    /// Reads a comment without its replies.
    pub fn read_comment(json: &Json) -> Option<Comment> {
        let text = |name: &str| json.get(name).text();
        let count = |name: &str| json.get(name).count().unwrap_or(0);
        let body = parse_html(&text("text")?);
        Some(Comment {
            id: json.get("id").count()?.to_string(),
            // Isso escapes names and addresses as HTML.
            author: text("author")
                .map(|author| balanced(&plain(&parse_html(&author))))
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
            replies: Vec::new(),
            hidden: count("hidden_replies"),
            unreadable: 0,
        })
    }

    /// Reads a list of comments with their replies, and counts those that can't be read. Replies of more levels than are
    /// set off, which Isso does not have, stand beside what they answer.
    fn read_list(list: &Json, levels: usize) -> Option<(Vec<Comment>, u32)> {
        let (mut comments, mut unreadable) = (Vec::new(), 0);
        for json in list.items()? {
            let Some(mut comment) = Self::read_comment(&json) else {
                unreadable += 1;
                continue;
            };
            let replies = Self::read_list(&json.get("replies"), levels.saturating_sub(1));
            let (replies, unreadable_replies) = replies.unwrap_or_default();
            if levels == 0 {
                comments.push(comment);
                comments.extend(replies);
                unreadable += unreadable_replies;
            } else {
                comment.replies = replies;
                comment.unreadable = unreadable_replies;
                comments.push(comment);
            }
        }
        Some((comments, unreadable))
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
            (Some((_, refusal)), 400..=499) => refusal,
            (_, 403 | 405) => Refusal::Closed,
            (_, 413) => Refusal::TooLong,
            (_, 429) => Refusal::TooFast,
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

#[cfg(test)]
mod tests {
    use super::*;

    use dateline_model::RichElement;
    use serde_json::{Value, json};

    fn parsed(json: &Value) -> Json {
        Json::parse(&json.to_string()).unwrap()
    }

    /// A comment as Isso sends it, with some of its fields changed.
    fn comment(changes: Value) -> Value {
        let mut comment = json!({
            "id": 1, "parent": null, "text": "<p>Words.</p>", "author": "Ann", "website": null, "mode": 1,
            "created": 1_764_000_000.5, "modified": null, "likes": 0, "dislikes": 0, "hidden_replies": 0,
            "replies": [],
        });
        for (name, value) in changes.as_object().unwrap() {
            comment[name] = value.clone();
        }
        comment
    }

    fn read(changes: Value) -> Option<Comment> {
        Isso::read_comment(&parsed(&comment(changes)))
    }

    fn isso() -> Isso {
        Isso {
            url: "https://comments.example".to_owned(),
            moderated: false,
            path: "/news/a-story/".to_owned(),
            title: "A story".to_owned(),
        }
    }

    fn paragraph(text: &str) -> CommentBody {
        let text = vec![Rich::Text(text.to_owned())];
        CommentBody::Text(vec![Rich::Element(RichElement::P, text)])
    }

    #[test]
    fn a_thread_is_read_with_its_replies_and_with_what_was_deleted() {
        let reply = comment(json!({ "id": 3, "author": null, "likes": 2, "dislikes": 1, "replies": null }));
        let deleted = json!({ "id": 2, "mode": 4, "text": "", "replies": [reply], "hidden_replies": 7 });
        let thread = Isso::read_thread(&parsed(&json!({
            "id": null, "total_replies": 12, "hidden_replies": 10,
            "replies": [comment(json!({ "website": "https://ann.example/?a=1&amp;b=2" })), comment(deleted)],
        })));
        let thread = thread.unwrap();
        assert_eq!((thread.total, thread.hidden, thread.comments.len()), (12, 10, 2));
        let [first, second] = &thread.comments[..] else {
            panic!("{thread:?}")
        };
        assert_eq!(first.body, paragraph("Words."));
        assert_eq!(first.author.as_deref(), Some("Ann"));
        let website = first.website.as_ref().map(WebAddress::as_str);
        assert_eq!(website, Some("https://ann.example/?a=1&b=2"));
        assert_eq!(
            (&*second.id, &second.body, second.hidden),
            ("2", &CommentBody::Deleted, 7)
        );
        let reply = &second.replies[0];
        assert_eq!((&*reply.id, reply.likes, reply.dislikes), ("3", 2, 1));
        assert_eq!(reply.author, None);
    }

    #[test]
    fn no_comments_are_a_thread_too() {
        let empty = json!({ "total_replies": 0, "replies": [] });
        assert_eq!(Isso::read_thread(&parsed(&empty)), Some(CommentThread::default()));
    }

    #[test]
    fn an_answer_that_makes_no_sense_is_no_thread() {
        for odd in [
            json!(null),
            json!(7),
            json!("replies"),
            json!([]),
            json!([1, null, {}]),
            json!({}),
            json!({ "total_replies": 1 }),
            json!({ "replies": [] }),
            json!({ "total_replies": "1", "replies": [] }),
            json!({ "total_replies": -1, "replies": [] }),
            json!({ "total_replies": 4_294_967_296_u64, "replies": [] }),
            json!({ "total_replies": 1e300, "replies": [] }),
            json!({ "total_replies": {}, "replies": [] }),
            json!({ "total_replies": 1, "replies": null }),
            json!({ "total_replies": 1, "replies": {} }),
            json!({ "total_replies": 1, "replies": "[]" }),
        ] {
            assert_eq!(Isso::read_thread(&parsed(&odd)), None, "{odd}");
        }
    }

    #[test]
    fn what_can_t_be_read_is_counted_and_the_others_are_there() {
        let good = |id: u32| comment(json!({ "id": id }));
        let bad = || comment(json!({ "text": null }));
        let with_replies = comment(json!({ "id": 2, "replies": [{}, good(3), bad()] }));
        let list = json!([null, good(1), [], 1, with_replies, bad(), {}]);
        let thread = Isso::read_thread(&parsed(&json!({ "total_replies": 9, "replies": list }))).unwrap();
        let ids = |comments: &[Comment]| {
            comments
                .iter()
                .map(|comment| comment.id.clone())
                .collect::<Vec<_>>()
        };
        assert_eq!(ids(&thread.comments), ["1", "2"]);
        assert_eq!(ids(&thread.comments[1].replies), ["3"]);
        assert_eq!((thread.unreadable, thread.comments[1].unreadable), (5, 2));
        assert_eq!(thread.all_unreadable(), 7);
        for odd in [json!("[]"), json!({}), json!(1), json!(null)] {
            assert!(read(json!({ "replies": odd })).is_some(), "{odd}");
        }
    }

    #[test]
    fn a_comment_without_what_it_is_made_of_is_none() {
        for (field, values) in [
            (
                "id",
                [
                    json!("1"),
                    json!(-1),
                    json!(4_294_967_296_u64),
                    json!({}),
                    json!(null),
                ],
            ),
            (
                "text",
                [json!(1), json!(["a"]), json!({}), json!(true), json!(null)],
            ),
            (
                "created",
                [
                    json!("now"),
                    json!("1764000000"),
                    json!({}),
                    json!(true),
                    json!(null),
                ],
            ),
            (
                "mode",
                [json!("1"), json!([]), json!({}), json!(true), json!(null)],
            ),
        ] {
            for value in values {
                assert_eq!(read(json!({ field: value })), None, "{field}: {value}");
            }
        }
        for field in ["id", "text", "created", "mode"] {
            let mut without = comment(json!({}));
            without.as_object_mut().unwrap().remove(field);
            assert_eq!(Isso::read_comment(&parsed(&without)), None, "{field}");
        }
    }

    #[test]
    fn replies_stand_beside_what_they_answer_where_they_would_be_too_deep() {
        let tower = |levels: usize| {
            let mut replies = json!([]);
            for id in 0..levels {
                replies = json!([comment(json!({ "id": id, "replies": replies }))]);
            }
            let json = parsed(&json!({ "total_replies": 1, "replies": replies }));
            let mut list = Isso::read_thread(&json).unwrap().comments;
            let mut widths = Vec::new();
            while !list.is_empty() {
                widths.push(list.len());
                list = list.pop().unwrap().replies;
            }
            widths
        };
        assert_eq!(tower(2), [1, 1]);
        assert_eq!(tower(5), [1, 1, 1, 1, 1]);
        assert_eq!(tower(30), [1, 1, 1, 1, 26]);
        // What is deeper is not even read as JSON.
        assert!(Json::parse(&"[".repeat(1_000_000)).is_none());
        assert!(Json::parse(&"{\"replies\":[".repeat(100_000)).is_none());
    }

    #[test]
    fn what_a_comment_can_do_without_is_left_out_where_it_is_odd() {
        for odd in [
            json!({}),
            json!([1]),
            json!(-1),
            json!(1e300),
            json!("3"),
            json!(null),
            json!(true),
        ] {
            let names = ["likes", "dislikes", "hidden_replies"];
            let changes: serde_json::Map<_, _> = names
                .map(|name| (name.to_owned(), odd.clone()))
                .into_iter()
                .collect();
            let comment = read(changes.into()).unwrap();
            assert_eq!(
                (comment.likes, comment.dislikes, comment.hidden),
                (0, 0, 0),
                "{odd}"
            );
        }
        for odd in [
            json!({}),
            json!([]),
            json!(7),
            json!(true),
            json!(null),
            json!(""),
        ] {
            let comment = read(json!({ "author": odd, "website": odd })).unwrap();
            assert_eq!((comment.author, comment.website), (None, None), "{odd}");
        }
    }

    #[test]
    fn a_time_outside_the_calendar_is_its_nearest_end() {
        for (seconds, expected) in [
            (json!(0), "1970-01-01T00:00:00"),
            (json!(-1), "1970-01-01T00:00:00"),
            (json!(-1e300), "1970-01-01T00:00:00"),
            (json!(253_402_300_800_u64), "9999-12-31T23:59:59"),
            (json!(1e300), "9999-12-31T23:59:59"),
            (json!(1_764_000_000.5), "2025-11-24T16:00:00"),
        ] {
            let created = read(json!({ "created": seconds })).unwrap().created;
            assert!(
                created.starts_with(expected) && created.ends_with('Z'),
                "{seconds}: {created}"
            );
        }
    }

    #[test]
    fn a_name_is_only_words_whatever_is_in_it() {
        for (author, expected) in [
            (
                "&lt;script&gt;alert(1)&lt;/script&gt;",
                Some("<script>alert(1)</script>"),
            ),
            ("Ben &amp; Co", Some("Ben & Co")),
            ("<b>Ann</b>", Some("Ann")),
            ("<a href=\"javascript:alert(1)\">Ann</a>", Some("Ann")),
            ("Ann<img src=x onerror=alert(1)>", Some("Ann")),
            ("<img src=x onerror=alert(1)>", None),
            ("<script>alert(1)</script>", None),
            ("<svg/onload=alert(1)>", None),
            ("&nbsp; \t", None),
        ] {
            let comment = read(json!({ "author": author })).unwrap();
            assert_eq!(comment.author.as_deref(), expected, "{author}");
        }
    }

    #[test]
    fn an_authors_website_is_one_of_the_web_or_none() {
        for good in ["http://ann.example", "HTTPS://ann.example/a#b"] {
            let website = read(json!({ "website": good })).unwrap().website;
            assert_eq!(website.as_ref().map(WebAddress::as_str), Some(good));
        }
        for bad in [
            "javascript:alert(1)",
            "&#106;avascript:alert(1)",
            "java&#10;script:alert(1)",
            "data:text/html,x",
            "file:///etc/passwd",
            "//ann.example",
            "/news/",
            "ann.example",
            " https://ann.example",
            "https://ann.example/\" onclick=\"alert(1)",
            "https://ann.example/&#10;",
        ] {
            assert_eq!(read(json!({ "website": bad })).unwrap().website, None, "{bad}");
        }
    }

    #[test]
    fn a_text_is_what_is_allowed_of_it_and_what_was_deleted_says_nothing() {
        let attack =
            "<p onclick=x>a<script>alert(1)</script><a href=javascript:x>b</a></p><style>*{}</style>";
        let body = |mode: u8| read(json!({ "text": attack, "mode": mode })).unwrap().body;
        let text = ["a", "b"].map(|text| Rich::Text(text.to_owned())).to_vec();
        assert_eq!(
            body(1),
            CommentBody::Text(vec![Rich::Element(RichElement::P, text)])
        );
        assert_eq!(body(4), CommentBody::Deleted);
    }

    #[test]
    fn an_attempt_is_found_again_by_text_and_name_among_what_came_after_it() {
        let written = Written {
            text: "Mine.  ".to_owned(),
            parent: None,
            author: ["Ben & Co".to_owned(), String::new(), String::new()],
        };
        let has = |changes: Value, last_id: u32| {
            let mut mine = comment(json!({ "text": "Mine.", "author": "Ben &amp; Co", "id": 8 }));
            for (name, value) in changes.as_object().unwrap() {
                mine[name] = value.clone();
            }
            let newest = parsed(&json!({ "replies": [comment(json!({})), mine] }));
            Isso::has(&newest, &written, last_id)
        };
        assert_eq!(has(json!({}), 0), Some(true));
        assert_eq!(has(json!({}), 7), Some(true));
        assert_eq!(has(json!({}), 8), Some(false));
        // Whatever the server's clock says.
        assert_eq!(has(json!({ "created": 0 }), 7), Some(true));
        for other in [
            json!({ "text": "Mine" }),
            json!({ "text": null }),
            json!({ "author": "Ben" }),
            json!({ "author": null }),
            json!({ "id": null }),
            json!({ "id": "8" }),
        ] {
            assert_eq!(has(other.clone(), 7), Some(false), "{other}");
        }
        for odd in [json!(null), json!([]), json!({}), json!({ "replies": {} })] {
            assert_eq!(Isso::has(&parsed(&odd), &written, 0), None, "{odd}");
            assert_eq!(Isso::last_id(&parsed(&odd)), None, "{odd}");
        }
        let odd = parsed(&json!({ "replies": [null, 1, []] }));
        assert_eq!(Isso::has(&odd, &written, 0), Some(false));
        assert_eq!(Isso::last_id(&odd), Some(0));
        let some = parsed(&json!({ "replies": [{ "id": 3 }, { "id": 12 }, { "id": 7 }] }));
        assert_eq!(Isso::last_id(&some), Some(12));
    }

    #[test]
    fn an_odd_answer_about_one_comment_is_none() {
        for odd in [
            json!(null),
            json!([]),
            json!({}),
            json!({ "text": 1, "likes": "1", "dislikes": -1 }),
        ] {
            let json = parsed(&odd);
            assert_eq!(Isso::read_comment(&json), None, "{odd}");
            assert_eq!(Isso::read_votes(&json), None, "{odd}");
            assert_eq!(Isso::read_text(&json), None, "{odd}");
            assert_eq!(Isso::read_preview(&json), None, "{odd}");
        }
        assert_eq!(
            Isso::read_votes(&parsed(&json!({ "likes": 2, "dislikes": 1 }))),
            Some((2, 1))
        );
        let preview = Isso::read_preview(&parsed(&json!({ "text": "<script>x</script>a" })));
        assert_eq!(preview, Some(vec![Rich::Text("a".to_owned())]));
    }

    #[test]
    fn a_refusal_is_known_by_its_words_and_else_by_its_status() {
        let server = |status| Refusal::Failed(LoadError::Server(status));
        for (status, words, expected) in [
            (400, "text is too short (minimum length: 3)", Refusal::TooShort),
            (400, "text is too long (maximum length: 65535)", Refusal::TooLong),
            (403, "127.0.0.0: ratelimit exceeded (1, 2)", Refusal::TooFast),
            (403, "2 direct responses to /news/", Refusal::TooMany),
            (403, "edit time frame is still open", Refusal::OwnComment),
            (
                403,
                "author address required but not provided",
                Refusal::NameMissing,
            ),
            (
                403,
                "email address required but not provided",
                Refusal::EmailMissing,
            ),
            (400, "Website not Django-conform", Refusal::BadWebsite),
            (400, "website is too long", Refusal::TooLong),
            (403, "", Refusal::Closed),
            (403, "<title>403 Forbidden</title>", Refusal::Closed),
            (405, "", Refusal::Closed),
            (413, "", Refusal::TooLong),
            (429, "", Refusal::TooFast),
            (400, "Bad Request", Refusal::Failed(LoadError::Forbidden(400))),
            (404, "", Refusal::Failed(LoadError::Gone)),
            (500, "oops", server(500)),
            // Something that only looks like a success.
            (200, "oops", Refusal::Failed(LoadError::Malformed)),
        ] {
            assert_eq!(Isso::refusal(status, words), expected, "{status}: {words}");
        }
    }

    #[test]
    fn the_page_of_a_gateway_gives_no_reason() {
        // Readers were once told that their text was too long where the server took too long.
        for status in [500, 502, 504] {
            let words = "<p>The server is taking too long to respond. Contact the website’s owner.</p>";
            let server = Refusal::Failed(LoadError::Server(status));
            assert_eq!(Isso::refusal(status, words), server);
        }
    }

    #[test]
    fn what_is_asked_for_names_the_story_and_nothing_of_it_becomes_a_part_of_the_query() {
        let odd = Isso {
            path: "/news/a&limit=0#b/".to_owned(),
            ..isso()
        };
        let wanted = Wanted {
            limit: 20,
            offset: 40,
            parent: Some("1&limit=0".to_owned()),
            ..Wanted::default()
        };
        let url = odd.thread(&wanted).url;
        assert!(
            url.starts_with("https://comments.example/?uri=") && !url.contains('#'),
            "{url}"
        );
        assert!(
            url.ends_with("&sort=newest&limit=20&offset=40&nested_limit=5"),
            "{url}"
        );
        assert_eq!(url.matches("&limit=").count(), 1, "{url}");
        assert_eq!(isso().vote("1/like?x", false).url.matches(['?', '/']).count(), 5);
        let all = Wanted {
            all_replies: true,
            ..wanted
        };
        assert!(!odd.thread(&all).url.contains("nested_limit"));
    }

    #[test]
    fn only_what_a_reader_wrote_is_sent() {
        let written = Written {
            text: "Words.".to_owned(),
            parent: Some("7".to_owned()),
            author: ["Ann".to_owned(), String::new(), String::new()],
        };
        let request = isso().send(&written);
        let text = |text: &str| Field::Text(text.to_owned());
        let expected = [
            ("text", text("Words.")),
            ("author", text("Ann")),
            ("title", text("A story")),
            ("parent", Field::Number(7)),
        ];
        assert_eq!(request.body, expected);
        assert!(request.with_cookies && request.method == Method::Post);
    }
}
