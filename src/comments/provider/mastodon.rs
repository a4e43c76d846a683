//! Mastodon's API (<https://docs.joinmastodon.org/methods/statuses/#context>), which other servers of the
//! fediverse offer too: the replies to a post, as comments.

use crate::comments::rich::{allowed, attachment, plain};
use crate::comments::wanted::LEVELS;
use crate::comments::{Request, Sort};
use crate::door::{Html, parse_html};
use dateline_model::bidi::{LEFT_TO_RIGHT_MARK, balanced};
use dateline_model::route::encode;
use dateline_model::wire::Json;
use dateline_model::{AttachmentKind, Comment, CommentBody, CommentThread, Rich, RichElement, WebAddress};

/// A post whose replies are the comments.
#[derive(Debug, Clone)]
pub struct Mastodon {
    /// The server's address, with no slash at the end.
    pub instance: String,
    /// The post's id there.
    pub status: String,
}

/// How many emoji of its own a server may name in a post: more than anybody puts into one.
const EMOJI: usize = 50;

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
        let (host, number) = server.split_once(':').unwrap_or((server, ""));
        let is_label = |label: &str| {
            let is_part = |byte: u8| byte.is_ascii_alphanumeric() || byte == b'-';
            !label.is_empty() && label.bytes().all(is_part)
        };
        let is_host = host.contains('.')
            && host.split('.').all(is_label)
            && number.bytes().all(|byte| byte.is_ascii_digit());
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
        let mut unreadable = 0;
        for json in &replies {
            let Some(reply) = self.reply(json) else {
                unreadable += 1;
                continue;
            };
            let time = |reply: &Reply| reply.comment.created.clone();
            let place = sorted.partition_point(|other| time(other) <= time(&reply));
            sorted.insert(place, reply);
        }
        let mut replies = sorted;
        // What each stands under, by its place in the list, and on which level.
        let mut places: Vec<(Option<usize>, usize)> = Vec::new();
        for reply in &replies {
            let before = &replies[..places.len()];
            let answered = before.iter().rposition(|other| other.comment.id == reply.parent);
            places.push(match answered.map(|place| (place, places[place])) {
                Some((_, beside @ (_, LEVELS))) => beside,
                Some((place, (_, level))) => (Some(place), level + 1),
                None => (None, 0),
            });
        }
        // A reply comes after what it answers, so each finds its own replies complete from the end on.
        let mut comments: Vec<Comment> = Vec::new();
        while let (Some(Reply { comment, .. }), Some((under, _))) = (replies.pop(), places.pop()) {
            match under {
                Some(place) => replies[place].comment.replies.insert(0, comment),
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
            unreadable,
        })
    }

    fn reply(&self, json: &Json) -> Option<Reply> {
        let account = json.get("account");
        let text = |json: &Json, name: &str| json.get(name).text();
        let acct = balanced(&text(&account, "acct")?);
        // Accounts of the same server come without its name.
        let handle = if acct.contains('@') {
            format!("@{acct}")
        } else {
            format!("@{acct}@{}", self.host())
        };
        let name = text(&account, "display_name").unwrap_or_default();
        let name = balanced(with_names(&name, &emoji_of(&account)).trim());
        // An account is read from left to right, whatever its name.
        let mark = if name.is_ascii() { "" } else { LEFT_TO_RIGHT_MARK };
        let emoji = emoji_of(json);
        let parsed = |html: &str| {
            let mut nodes = parse_html(html);
            name_emoji(&mut nodes, &emoji);
            nodes
        };
        let mut body = allowed(&parsed(&text(json, "content")?));
        for file in json.get("media_attachments").items().unwrap_or_default() {
            body.push(media(&file));
        }
        let warning = text(json, "spoiler_text").unwrap_or_default();
        let comment = Comment {
            id: text(json, "id")?,
            author: Some(format!("{name} {mark}{handle}").trim().to_owned()),
            website: text(&account, "url").and_then(|url| WebAddress::new(&url)),
            created: text(json, "created_at")?,
            body: if warning.is_empty() {
                CommentBody::Text(body)
            } else {
                CommentBody::Warned(plain(&parsed(&warning)), body)
            },
            likes: json.get("favourites_count").count().unwrap_or(0),
            dislikes: 0,
            replies: Vec::new(),
            hidden: 0,
            unreadable: 0,
        };
        Some(Reply {
            parent: text(json, "in_reply_to_id").unwrap_or_default(),
            comment,
        })
    }
}

/// Reads a file that a post has (<https://docs.joinmastodon.org/entities/MediaAttachment/>).
fn media(json: &Json) -> Rich {
    let text = |name: &str| json.get(name).text();
    let address = |name: &str| WebAddress::new(&text(name)?);
    let kind = match text("type").as_deref() {
        Some("image" | "gifv") => AttachmentKind::Picture,
        Some("video") => AttachmentKind::Video,
        Some("audio") => AttachmentKind::Audio,
        _ => AttachmentKind::Other,
    };
    let address = address("url").or_else(|| address("remote_url"));
    Rich::Element(
        RichElement::P,
        vec![attachment(kind, text("description"), address)],
    )
}

/// The emoji of a server's own that a post or a name has, by the names that stand for them between colons
/// (<https://docs.joinmastodon.org/entities/CustomEmoji/>).
fn emoji_of(json: &Json) -> Vec<String> {
    let emoji = json.get("emojis").items().unwrap_or_default();
    let names = emoji.iter().filter_map(|emoji| emoji.get("shortcode").text());
    names.filter(|name| !name.is_empty()).take(EMOJI).collect()
}

/// Puts the names of emoji, in words, where these would be: their pictures lie on hosts from which no page loads
/// anything.
fn with_names(text: &str, emoji: &[String]) -> String {
    let (mut named, mut rest) = (String::new(), text);
    while let Some((before, after)) = rest.split_once(':') {
        named.push_str(before);
        rest = match after.split_once(':') {
            Some((name, after)) if emoji.iter().any(|known| known == name) => {
                named.extend(["(", &name.replace('_', " "), ")"]);
                after
            }
            _ => {
                named.push(':');
                after
            }
        };
    }
    named + rest
}

/// The same in all texts of parsed HTML.
fn name_emoji(nodes: &mut [Html], emoji: &[String]) {
    for node in nodes {
        match node {
            Html::Text(text) => *text = with_names(text, emoji),
            Html::Element(element) => name_emoji(&mut element.children, emoji),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    use serde_json::{Value, json};

    fn parsed(json: &Value) -> Json {
        Json::parse(&json.to_string()).unwrap()
    }

    fn post() -> Mastodon {
        Mastodon {
            instance: "https://social.example".to_owned(),
            status: "10".to_owned(),
        }
    }

    /// A reply as a server sends it, with some of its fields changed.
    fn reply(id: &str, parent: &str, minute: u32, changes: Value) -> Value {
        let (hour, minute) = (9 + minute / 60, minute % 60);
        let mut reply = json!({
            "id": id, "in_reply_to_id": parent, "created_at": format!("2026-11-24T{hour:02}:{minute:02}:00.000Z"),
            "content": "<p>Words.</p>", "spoiler_text": "", "favourites_count": 0, "visibility": "public",
            "account": { "acct": "ann", "display_name": "Ann", "url": "https://social.example/@ann" },
        });
        for (name, value) in changes.as_object().unwrap() {
            reply[name] = value.clone();
        }
        reply
    }

    fn thread(replies: Vec<Value>, sort: Sort) -> Option<CommentThread> {
        post().read_thread(&parsed(&json!({ "ancestors": [], "descendants": replies })), sort)
    }

    /// The one comment that a reply with these changes becomes.
    fn read(changes: Value) -> Option<Comment> {
        let mut thread = thread(vec![reply("11", "10", 1, changes)], Sort::Newest)?;
        let comment = thread.comments.pop();
        let unreadable = u32::from(comment.is_none());
        assert_eq!(
            (thread.total, thread.hidden, thread.unreadable),
            (1, 0, unreadable)
        );
        comment
    }

    /// The ids of comments, each followed by those of its replies in brackets.
    fn shape(comments: &[Comment]) -> String {
        let shape_of = |comment: &Comment| match &comment.replies[..] {
            [] => comment.id.clone(),
            replies => format!("{}({})", comment.id, shape(replies)),
        };
        comments.iter().map(shape_of).collect::<Vec<_>>().join(" ")
    }

    #[test]
    fn a_reply_becomes_a_comment() {
        let changes = json!({ "favourites_count": 3, "spoiler_text": "The &lt;end&gt;" });
        let text = vec![Rich::Text("Words.".to_owned())];
        let expected = Comment {
            id: "11".to_owned(),
            author: Some("Ann @ann@social.example".to_owned()),
            website: WebAddress::new("https://social.example/@ann"),
            created: "2026-11-24T09:01:00.000Z".to_owned(),
            body: CommentBody::Warned("The <end>".to_owned(), vec![Rich::Element(RichElement::P, text)]),
            likes: 3,
            dislikes: 0,
            replies: Vec::new(),
            hidden: 0,
            unreadable: 0,
        };
        assert_eq!(read(changes), Some(expected));
    }

    #[test]
    fn replies_stand_under_what_they_answer_in_the_order_that_is_wished() {
        // A server gives them in any order.
        let replies = vec![
            reply("14", "11", 4, json!({})),
            reply("11", "10", 1, json!({ "favourites_count": 1 })),
            reply("13", "10", 3, json!({ "favourites_count": 4 })),
            reply("15", "12", 5, json!({ "favourites_count": 9 })),
            reply("12", "11", 2, json!({})),
            reply("16", "10", 6, json!({ "favourites_count": 1 })),
        ];
        for (sort, expected) in [
            (Sort::Newest, "16 13 11(12(15) 14)"),
            (Sort::Oldest, "11(12(15) 14) 13 16"),
            // Of equals the newer one comes first.
            (Sort::MostLiked, "13 16 11(12(15) 14)"),
        ] {
            let thread = thread(replies.clone(), sort).unwrap();
            assert_eq!(
                (thread.total, &*shape(&thread.comments)),
                (6, expected),
                "{sort:?}"
            );
        }
    }

    #[test]
    fn replies_of_one_moment_keep_the_order_of_their_server() {
        let replies = [("11", "10"), ("12", "11"), ("13", "11"), ("14", "10")];
        let replies = replies.map(|(id, parent)| reply(id, parent, 1, json!({})));
        let thread = thread(replies.into(), Sort::Oldest).unwrap();
        assert_eq!(shape(&thread.comments), "11(12 13) 14");
    }

    #[test]
    fn a_post_that_nobody_answered_has_no_comments() {
        for sort in Sort::ALL {
            assert_eq!(thread(Vec::new(), sort), Some(CommentThread::default()));
        }
    }

    #[test]
    fn an_answer_that_makes_no_sense_is_no_thread() {
        for odd in [
            json!(null),
            json!(7),
            json!("descendants"),
            json!([]),
            json!([1, null, {}]),
            json!({}),
            json!({ "error": "Record not found" }),
            json!({ "ancestors": [] }),
            json!({ "descendants": null }),
            json!({ "descendants": {} }),
            json!({ "descendants": "[]" }),
        ] {
            assert_eq!(post().read_thread(&parsed(&odd), Sort::Newest), None, "{odd}");
        }
    }

    #[test]
    fn what_can_t_be_read_is_counted_and_the_others_are_there() {
        let replies = vec![
            reply("11", "10", 1, json!({})),
            reply("12", "11", 2, json!({ "content": null })),
            json!(null),
            // What answers one that can't be read stands by itself.
            reply("13", "12", 3, json!({})),
            json!([]),
            json!({}),
            reply("14", "11", 4, json!({})),
        ];
        let thread = thread(replies, Sort::Oldest).unwrap();
        assert_eq!(shape(&thread.comments), "11(14) 13");
        assert_eq!((thread.total, thread.unreadable), (7, 4));
    }

    #[test]
    fn a_file_is_told_of_with_its_description_and_its_address() {
        let media = json!([
            { "type": "image", "url": "https://files.example/1.jpg", "description": "A cat" },
            { "type": "video", "url": null, "remote_url": "https://far.example/2.mp4", "description": "" },
            { "type": "audio", "url": "javascript:x" },
            { "type": "hologram", "url": 7, "description": {} },
            null,
        ]);
        let comment = read(json!({ "content": "", "media_attachments": media })).unwrap();
        let file = |kind, description: Option<&str>, address: Option<&str>| {
            let address = address.and_then(WebAddress::new);
            let file = attachment(kind, description.map(str::to_owned), address);
            Rich::Element(RichElement::P, vec![file])
        };
        let expected = vec![
            file(
                AttachmentKind::Picture,
                Some("A cat"),
                Some("https://files.example/1.jpg"),
            ),
            file(AttachmentKind::Video, None, Some("https://far.example/2.mp4")),
            file(AttachmentKind::Audio, None, None),
            file(AttachmentKind::Other, None, None),
            file(AttachmentKind::Other, None, None),
        ];
        assert_eq!(comment.body, CommentBody::Text(expected));
    }

    #[test]
    fn a_servers_own_emoji_are_named_in_words_and_nothing_else_is() {
        let emoji =
            json!([{ "shortcode": "blob_cat" }, { "shortcode": "30" }, { "shortcode": "" }, {}, 1, null]);
        let comment = read(json!({
            "content": "<p>:blob_cat: at 12:31:45 :unknown: <a href=\"https://a.example/:blob_cat:\">:blob_cat::30:</a></p>",
            "spoiler_text": ":blob_cat:", "emojis": emoji,
            "account": { "acct": "ann", "display_name": ":blob_cat: Ann :tick:", "emojis": [{ "shortcode": "tick" }] },
        }));
        let comment = comment.unwrap();
        assert_eq!(
            comment.author.as_deref(),
            Some(":blob_cat: Ann (tick) @ann@social.example")
        );
        let text = |words: &str| Rich::Text(words.to_owned());
        let address = WebAddress::new("https://a.example/:blob_cat:").unwrap();
        let link = Rich::Link(address, vec![text("(blob cat)(30)")]);
        let body = vec![Rich::Element(
            RichElement::P,
            vec![text("(blob cat) at 12:31:45 :unknown: "), link],
        )];
        assert_eq!(comment.body, CommentBody::Warned("(blob cat)".to_owned(), body));
    }

    #[test]
    fn a_reply_without_what_a_comment_is_made_of_is_none() {
        for field in ["id", "content", "created_at", "account"] {
            for odd in [
                json!(1),
                json!(-1),
                json!(true),
                json!([]),
                json!({}),
                json!(null),
            ] {
                assert_eq!(read(json!({ field: odd })), None, "{field}: {odd}");
            }
        }
        for acct in [json!(1), json!({}), json!(null)] {
            let account = json!({ "acct": acct, "display_name": "Ann" });
            assert_eq!(read(json!({ "account": account })), None, "{account}");
        }
    }

    #[test]
    fn what_a_comment_can_do_without_is_left_out_where_it_is_odd() {
        for odd in [
            json!({}),
            json!([1]),
            json!(-1),
            json!(1e300),
            json!(true),
            json!(null),
        ] {
            let account = json!({ "acct": "ann", "display_name": odd, "url": odd });
            let changes = json!({
                "favourites_count": odd, "spoiler_text": odd, "in_reply_to_id": odd, "account": account,
            });
            let comment = read(changes).unwrap();
            assert_eq!((comment.likes, comment.website), (0, None), "{odd}");
            assert_eq!(comment.author.as_deref(), Some("@ann@social.example"), "{odd}");
            assert!(matches!(comment.body, CommentBody::Text(_)), "{odd}");
        }
        assert_eq!(
            read(json!({ "favourites_count": 4_294_967_296_u64 }))
                .unwrap()
                .likes,
            0
        );
    }

    #[test]
    fn what_answers_no_comment_of_the_thread_stands_by_itself() {
        for parent in ["10", "9", "", "11 ", "no-such-id", "<script>"] {
            let replies = vec![reply("11", "10", 1, json!({})), reply("12", parent, 2, json!({}))];
            let thread = thread(replies, Sort::Oldest).unwrap();
            assert_eq!(shape(&thread.comments), "11 12", "{parent}");
        }
        // What answers a later one does so by mistake.
        let replies = vec![reply("11", "12", 1, json!({})), reply("12", "10", 2, json!({}))];
        assert_eq!(shape(&thread(replies, Sort::Oldest).unwrap().comments), "11 12");
    }

    #[test]
    fn replies_that_answer_each_other_in_a_circle_are_all_there_once() {
        let circle = |ids: &[(&str, &str)]| {
            let replies = ids.iter().zip(1..);
            let replies = replies.map(|((id, parent), minute)| reply(id, parent, minute, json!({})));
            thread(replies.collect(), Sort::Oldest).unwrap()
        };
        for (ids, expected) in [
            (&[("11", "11")][..], "11"),
            (&[("11", "12"), ("12", "11")], "11(12)"),
            (&[("11", "13"), ("12", "11"), ("13", "12")], "11(12(13))"),
            (&[("11", "12"), ("12", "13"), ("13", "11")], "11(13) 12"),
        ] {
            let thread = circle(ids);
            assert_eq!(shape(&thread.comments), expected, "{ids:?}");
            assert_eq!(thread.total as usize, ids.len());
        }
    }

    #[test]
    fn a_long_exchange_goes_on_side_by_side_where_it_would_be_too_deep() {
        let ids: Vec<_> = (10..811).map(|id: u32| id.to_string()).collect();
        let replies = ids.windows(2).zip(1..);
        let replies = replies.map(|(ids, minute)| reply(&ids[1], &ids[0], minute, json!({})));
        let thread = thread(replies.collect(), Sort::Newest).unwrap();
        let beside = ids[5..].join(" ");
        assert_eq!(shape(&thread.comments), format!("11(12(13(14({beside}))))"));
        assert_eq!(thread.total, 800);
    }

    #[test]
    fn where_several_have_one_id_a_circle_has_an_end_too() {
        let replies = (1..=20).map(|minute| reply("11", "11", minute, json!({})));
        let thread = thread(replies.collect(), Sort::Newest).unwrap();
        assert!(shape(&thread.comments).starts_with("11(11(11(11(11 11 11 "));
    }

    #[test]
    fn names_are_only_words_whatever_is_in_them() {
        for (acct, name, expected) in [
            ("ann", "", "@ann@social.example"),
            ("ben@other.example", "Ben", "Ben @ben@other.example"),
            ("ann", "  \n ", "@ann@social.example"),
            ("dana", "דנה", "דנה \u{200e}@dana@social.example"),
            (
                "a\u{202e}",
                "\u{2069}\u{202e}Ann",
                "\u{202e}Ann\u{202c} \u{200e}@a\u{202e}\u{202c}@social.example",
            ),
            (
                "ann",
                "<img src=x onerror=alert(1)>",
                "<img src=x onerror=alert(1)> @ann@social.example",
            ),
            ("\"><script>@x", "&lt;b&gt;", "&lt;b&gt; @\"><script>@x"),
        ] {
            let account = json!({ "acct": acct, "display_name": name, "url": "https://social.example/@ann" });
            let author = read(json!({ "account": account })).unwrap().author;
            assert_eq!(author.as_deref(), Some(expected));
        }
    }

    #[test]
    fn an_account_is_linked_to_where_it_has_an_address_of_the_web() {
        for bad in [
            "javascript:alert(1)",
            "JaVaScRiPt:alert(1)",
            "java\nscript:alert(1)",
            "data:text/html,x",
            "file:///etc/passwd",
            "//social.example/@ann",
            "/@ann",
            "social.example",
            " https://social.example",
            "https://social.example/\" onclick=\"alert(1)",
            "",
        ] {
            let account = json!({ "acct": "ann", "display_name": "Ann", "url": bad });
            assert_eq!(
                read(json!({ "account": account })).unwrap().website,
                None,
                "{bad}"
            );
        }
    }

    #[test]
    fn a_text_and_its_warning_are_what_is_allowed_of_them() {
        let attack =
            "<p onclick=x>a<script>alert(1)</script><a href=javascript:x>b</a></p><style>*{}</style>";
        let text = ["a", "b"].map(|text| Rich::Text(text.to_owned())).to_vec();
        let body = vec![Rich::Element(RichElement::P, text)];
        let changes = json!({ "content": attack, "spoiler_text": attack });
        assert_eq!(
            read(changes).unwrap().body,
            CommentBody::Warned("ab".to_owned(), body)
        );
    }

    #[test]
    fn a_post_has_the_first_address_of_the_web_that_its_server_gives() {
        let address = |json: Value| Mastodon::read_address(&parsed(&json));
        let (uri, url) = (
            "https://a.example/users/paper/statuses/10",
            "https://a.example/@paper/10",
        );
        assert_eq!(address(json!({ "uri": uri, "url": url })).as_deref(), Some(uri));
        for odd in [
            json!(null),
            json!(7),
            json!({}),
            json!("tag:a.example,2026:10"),
            json!("javascript:alert(1)"),
        ] {
            assert_eq!(
                address(json!({ "uri": odd, "url": url })).as_deref(),
                Some(url),
                "{odd}"
            );
            assert_eq!(address(json!({ "uri": odd, "url": odd })), None, "{odd}");
        }
        for odd in [json!(null), json!([]), json!({}), json!("https://a.example")] {
            assert_eq!(address(odd.clone()), None, "{odd}");
        }
    }

    #[test]
    fn one_replies_on_the_server_that_one_names_and_nowhere_else() {
        let post = "https://a.example/@paper/10?x=1&y#z";
        let query = "authorize_interaction?uri=https%3A%2F%2Fa.example%2F%40paper%2F10%3Fx%3D1%26y%23z";
        for good in [
            "home.example",
            " home.example \n",
            "https://home.example/",
            "me@home.example",
            "@me@home.example",
        ] {
            let address = Mastodon::reply_address(good, post);
            assert_eq!(address, Some(format!("https://home.example/{query}")), "{good}");
        }
        let with_port = Mastodon::reply_address("home.example:8443", post);
        assert_eq!(with_port, Some(format!("https://home.example:8443/{query}")));
        for bad in [
            "",
            " ",
            "@",
            "me@",
            "localhost",
            "http://home.example",
            "javascript:alert(1)//a.b",
            "home.example/@me",
            "home.example?a.b",
            "home.example#a.b",
            "home.example\\a.b",
            "home example.com",
            "<b>.example",
            // A browser would go nowhere.
            "home..example",
            ".example",
            "..",
            "home.example:port",
            "home.example:1:2",
        ] {
            assert_eq!(Mastodon::reply_address(bad, post), None, "{bad}");
        }
    }

    #[test]
    fn what_is_asked_for_names_the_post_and_nothing_of_it_becomes_a_part_of_the_path() {
        let odd = Mastodon {
            status: "10/../../x?y#z".to_owned(),
            ..post()
        };
        for url in [odd.status().url, odd.thread().url, odd.post()] {
            assert!(url.starts_with("https://social.example/"), "{url}");
            assert!(!url.contains("/../") && !url.contains(['?', '#']), "{url}");
        }
        assert_eq!(
            post().thread().url,
            "https://social.example/api/v1/statuses/10/context"
        );
        assert!(!post().thread().with_cookies);
    }
}
