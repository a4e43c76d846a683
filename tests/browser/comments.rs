//! Comments: with a real Isso, with servers that misbehave, and with one that answers as Mastodon documents.

use serde_json::{Value, json};

use crate::accessibility;
use crate::browser::{Browser, Result, Setup};
use crate::comment_server::{LENIENT, Newsroom, Rogue, Settings, StandIn, TALK, Talk};
use crate::site::{Fault, Site};

/// The form for a comment on the story.
const FORM: &str = ".comment-form[data-form=story]";
/// The form that is open beneath a comment.
const BENEATH: &str = ".comment-list .comment-form";

const MODERATED: Settings = &[("moderation", "enabled = true"), GUARD];
const FLEETING: Settings = &[("general", "max-age = 60s"), GUARD];
const GUARD: (&str, &str) = LENIENT[0];

#[tokio::test(flavor = "multi_thread")]
async fn a_comment_is_previewed_published_and_counted() -> Result {
    let talk = Talk::start(LENIENT).await?;
    let browser = &talk.browser;
    browser.hold_time().await?;
    talk.open().await?;
    browser
        .says(".comments-state", "Nobody has commented yet.")
        .await?;
    browser
        .write(&format!("{FORM} textarea"), "This is *mine*.")
        .await?;
    browser.click(&format!("{FORM} [data-action=preview]")).await?;
    browser
        .until("document.querySelector('.form-outcome em')?.textContent === 'mine'")
        .await?;
    browser.comment(FORM, "Anna", "This is *mine*.").await?;
    browser.comments_are(&["This is mine."]).await?;
    browser
        .says(".form-outcome", "Your comment is published.")
        .await?;
    browser.says(".comment-count", "1 comment").await?;
    browser.says(".comments h2", "1 comment").await?;
    browser
        .until("document.activeElement?.id === 'comment--1'")
        .await?;
    assert_eq!(
        browser
            .text(&format!("document.querySelector('{FORM} textarea').value"))
            .await?,
        ""
    );
    // It is the server's, not only the page's.
    talk.open().await?;
    browser.comments_are(&["This is mine."]).await?;
    browser.says(".comment time", "now").await?;
    // The time goes on.
    browser.pass(185).await?;
    browser.says(".comment time", "3 minutes ago").await?;
    browser.is_quiet().await
}

#[tokio::test(flavor = "multi_thread")]
async fn one_replies_edits_and_deletes() -> Result {
    let talk = Talk::start(LENIENT).await?;
    let (browser, isso) = (&talk.browser, &talk.isso);
    isso.write(1, "Somebody else's.", "Ben", None);
    talk.open().await?;
    assert_eq!(
        browser
            .eval("document.querySelectorAll('[data-action=edit], [data-action=ask-delete]').length")
            .await?,
        json!(0),
        "what others wrote can't be changed"
    );
    browser.click("#comment--1 [data-action=reply]").await?;
    browser
        .until("document.activeElement?.id === 'write--reply-1'")
        .await?;
    browser.comment(BENEATH, "Anna", "A reply.").await?;
    browser.comments_are(&["Somebody else's.", "A reply."]).await?;
    browser
        .until(&format!("document.querySelector({BENEATH:?}) === null"))
        .await?;
    assert_eq!(isso.all()["replies"][0]["replies"][0]["text"], json!("A reply."));
    // A reply to a reply stands under the same comment.
    browser.click("#comment--2 [data-action=reply]").await?;
    browser.comment(BENEATH, "Anna", "Another.").await?;
    browser
        .comments_are(&["Somebody else's.", "A reply.", "Another."])
        .await?;
    browser.click("#comment--3 [data-action=reply]").await?;
    browser
        .until(&format!(
            "(form => form && form.querySelector('.form-outcome').textContent === '')\
             (document.querySelector({BENEATH:?}))"
        ))
        .await?;
    browser.click(&format!("{BENEATH} [data-action=cancel]")).await?;
    // After a reload one still may change one's own.
    talk.open().await?;
    browser.click("#comment--2 [data-action=edit]").await?;
    browser
        .until("document.querySelector('#write--change-2')?.value === 'A reply.'")
        .await?;
    browser.write("#write--change-2", "A better reply.").await?;
    browser.click(&format!("{BENEATH} [type=submit]")).await?;
    browser
        .comments_are(&["Somebody else's.", "A better reply.", "Another."])
        .await?;
    browser
        .until("document.activeElement?.id === 'comment--2'")
        .await?;
    // Deleting asks back.
    browser.click("#comment--2 [data-action=ask-delete]").await?;
    browser
        .until("document.activeElement?.dataset.action === 'keep'")
        .await?;
    browser.click("#comment--2 [data-action=keep]").await?;
    browser
        .until("document.activeElement?.dataset.action === 'ask-delete'")
        .await?;
    browser.click("#comment--2 [data-action=ask-delete]").await?;
    browser.click("#comment--2 [data-action=delete]").await?;
    browser.comments_are(&["Somebody else's.", "Another."]).await?;
    browser.says(".comment-count", "2 comments").await?;
    assert_eq!(isso.all()["total_replies"], json!(2));
    // What has replies leaves its place.
    browser.comment(FORM, "Anna", "With replies.").await?;
    browser.click("#comment--4 [data-action=reply]").await?;
    browser.comment(BENEATH, "Anna", "Beneath.").await?;
    browser
        .comments_are(&["With replies.", "Beneath.", "Somebody else's.", "Another."])
        .await?;
    browser
        .until(&format!("document.querySelector({BENEATH:?}) === null"))
        .await?;
    browser.click("#comment--4 [data-action=ask-delete]").await?;
    browser.click("#comment--4 [data-action=delete]").await?;
    browser
        .comments_are(&[
            "This comment was deleted.",
            "Beneath.",
            "Somebody else's.",
            "Another.",
        ])
        .await?;
    browser.is_quiet().await
}

#[tokio::test(flavor = "multi_thread")]
async fn the_time_for_changes_is_the_servers() -> Result {
    let talk = Talk::start(FLEETING).await?;
    let (browser, isso) = (&talk.browser, &talk.isso);
    browser.hold_time().await?;
    talk.open().await?;
    browser.comment(FORM, "Anna", "Mine for a minute.").await?;
    let can_change =
        |id: u32| format!("document.querySelector('#comment--{id} [data-action=edit]') !== null");
    browser.until(&can_change(1)).await?;
    // The page notices in time, and not before.
    browser.pass(30).await?;
    assert_eq!(browser.eval(&can_change(1)).await?, json!(true));
    browser.pass(60).await?;
    browser.until(&format!("!({})", can_change(1))).await?;
    // The server has the last word. Here it finds that the time was over before it began.
    browser.comment(FORM, "Anna", "Mine again.").await?;
    browser.until(&can_change(2)).await?;
    isso.stop();
    isso.change("max-age = 60s", "max-age = -1");
    isso.run().await;
    browser.click("#comment--2 [data-action=edit]").await?;
    browser
        .says(
            "#comment--2 .comment-trouble",
            "The time for changing this comment is over.",
        )
        .await?;
    browser.until(&format!("!({})", can_change(2))).await
}

#[tokio::test(flavor = "multi_thread")]
async fn votes_count_once_and_never_for_oneself() -> Result {
    let talk = Talk::start(LENIENT).await?;
    let browser = &talk.browser;
    talk.isso.write(1, "Somebody else's.", "Ben", None);
    talk.open().await?;
    browser.click("#comment--1 [data-action=like]").await?;
    browser.says("#comment--1 [data-action=like]", "Like 1").await?;
    browser.click("#comment--1 [data-action=dislike]").await?;
    browser
        .says("#comment--1 .comment-trouble", "does not count")
        .await?;
    browser.comment(FORM, "Anna", "My own.").await?;
    browser.click("#comment--2 [data-action=like]").await?;
    browser
        .says("#comment--2 .comment-trouble", "does not count")
        .await?;
    assert_eq!(talk.isso.all()["replies"][0]["likes"], json!(1));
    browser.is_quiet().await
}

#[tokio::test(flavor = "multi_thread")]
async fn a_comment_that_a_moderator_reads_first_says_so() -> Result {
    let talk = Talk::with(MODERATED, true, Setup::default()).await?;
    let browser = &talk.browser;
    talk.open().await?;
    browser
        .says(".comments-note", "A moderator reads each comment")
        .await?;
    browser.comment(FORM, "Anna", "Please read this.").await?;
    browser
        .says("#comment--1 .comment-standing", "Awaiting moderation")
        .await?;
    browser
        .says(".form-outcome", "when a moderator has read it")
        .await?;
    browser.says(".comment-count", "Comments").await?;
    assert_eq!(talk.isso.all()["total_replies"], json!(0));
    browser.is_quiet().await
}

#[tokio::test(flavor = "multi_thread")]
async fn a_refusal_gives_its_reason_and_keeps_the_text() -> Result {
    let talk = Talk::start(&[("guard", "ratelimit = 2")]).await?;
    let browser = &talk.browser;
    talk.open().await?;
    browser.comment(FORM, "Anna", "a  ").await?;
    browser.says(".form-refused", "too short").await?;
    browser.comment(FORM, "Anna", "One.").await?;
    browser.find("#comment--1").await?;
    browser.comment(FORM, "Anna", "Two.").await?;
    browser.find("#comment--2").await?;
    browser.comments_are(&["Two.", "One."]).await?;
    browser.comment(FORM, "Anna", "Three.").await?;
    browser
        .says(".form-refused", "several comments within a minute")
        .await?;
    browser.comments_are(&["Two.", "One."]).await?;
    assert_eq!(
        browser
            .text(&format!("document.querySelector('{FORM} textarea').value"))
            .await?,
        "Three."
    );
    // A reply to oneself, while that can still be edited.
    browser.click("#comment--2 [data-action=reply]").await?;
    browser.comment(BENEATH, "Anna", "Myself.").await?;
    browser
        .says(&format!("{BENEATH} .form-refused"), "within a minute")
        .await?;
    assert_eq!(talk.isso.all()["total_replies"], json!(2));
    Ok(())
}

#[tokio::test(flavor = "multi_thread")]
async fn a_server_that_is_down_is_said_to_be_and_can_be_asked_again() -> Result {
    let talk = Talk::start(LENIENT).await?;
    let browser = &talk.browser;
    talk.isso.write(1, "Here.", "Ben", None);
    talk.isso.stop();
    talk.open().await?;
    browser.says(".comments-state", "can’t be reached").await?;
    talk.isso.run().await;
    browser.click("[data-action=retry]").await?;
    browser.comments_are(&["Here."]).await
}

#[tokio::test(flavor = "multi_thread")]
async fn where_the_chunk_of_comments_is_lost_the_snapshot_stays_and_it_can_be_asked_for_again() -> Result {
    let talk = Talk::start(LENIENT).await?;
    let browser = &talk.browser;
    talk.isso.write(1, "Here.", "Ben", None);
    talk.newsroom.pull();
    let site = talk.newsroom.serve().await;
    talk.isso.stop();
    talk.isso.allow(&site.address);
    talk.isso.run().await;
    let chunk = Site::file_of(
        &talk.newsroom.content().with_file_name("site"),
        "app-comments",
        ".wasm",
    );
    // As after another version was published; cut short on the way; a page of the host's in its place.
    for fault in [
        Fault::Status(404),
        Fault::CutShort,
        Fault::Text("<!doctype html>".to_owned()),
    ] {
        site.fail(&chunk, fault);
        browser.open(&site.url(TALK)).await?;
        browser
            .eval("document.querySelector('.comments').scrollIntoView()")
            .await?;
        browser
            .says(".comments-state", "a newer edition may be out")
            .await?;
        browser
            .eval("document.querySelector('.theme-switch').click()")
            .await?;
    }
    browser.offline(true).await?;
    browser.click("[data-action=retry]").await?;
    browser.says(".comments-state", "You seem to be offline").await?;
    browser.offline(false).await?;
    site.heal();
    browser.click("[data-action=retry]").await?;
    browser
        .until("document.querySelector('.thread .comment-body')?.innerText === 'Here.'")
        .await?;
    Ok(())
}

#[tokio::test(flavor = "multi_thread")]
async fn where_the_app_or_the_chunk_of_comments_hangs_no_place_is_kept_for_them_for_ever() -> Result {
    let server = StandIn::start(Rogue::Says(
        200,
        json!({ "total_replies": 0, "replies": [] }).to_string(),
    ))
    .await;
    let comments = json!({ "provider": "isso", "url": server.address });
    let newsroom = Newsroom::new(comments, Value::Null);
    let site = newsroom.serve().await;
    let file = |name| Site::file_of(&newsroom.content().with_file_name("site"), name, ".wasm");
    let browser = Browser::start(Setup::default()).await?;
    browser.hold_time().await?;
    // Where it stands in for the browser's own, its time is held, too.
    browser
        .run_first(
            "AbortSignal.timeout = (time) => { const controller = new AbortController(); \
               setTimeout(() => controller.abort(), time); return controller.signal }",
        )
        .await?;
    site.fail(&file("app_bg"), Fault::Held(std::sync::Arc::default()));
    browser.driver.goto(site.url(TALK)).await?;
    browser.pass(10).await?;
    browser
        .until("document.querySelector('.comments-scriptless').checkVisibility()")
        .await?;
    let height = "document.querySelector('.thread').getBoundingClientRect().height";
    assert_eq!(browser.eval(height).await?, json!(0));
    site.heal();
    site.fail(&file("app-comments"), Fault::Held(std::sync::Arc::default()));
    browser.open(&site.url(TALK)).await?;
    browser
        .eval("document.querySelector('.comments').scrollIntoView()")
        .await?;
    while site.requests(&file("app-comments")) == 0 {
        tokio::task::yield_now().await;
    }
    browser.says(".comments-state", "Loading").await?;
    browser.pass(30).await?;
    browser
        .says(".comments-state", "a newer edition may be out")
        .await?;
    site.heal();
    browser.click("[data-action=retry]").await?;
    browser.says(".comments-state", "Nobody has commented yet.").await
}

#[tokio::test(flavor = "multi_thread")]
async fn what_a_reader_was_writing_is_there_after_the_app_broke() -> Result {
    let talk = Talk::start(LENIENT).await?;
    let browser = &talk.browser;
    talk.open().await?;
    for (field, words) in [("textarea", "Half a sen"), ("[name=name]", "Anna")] {
        browser.write(&format!("{FORM} {field}"), words).await?;
    }
    browser
        .eval(&format!("document.querySelector('{FORM} textarea').focus()"))
        .await?;
    browser.mark().await?;
    browser
        .eval(
            "document.querySelector('.thread').firstElementChild.broken = true; \
               setTimeout(() => { throw new WebAssembly.RuntimeError('unreachable') })",
        )
        .await?;
    browser
        .until("document.querySelector('.thread').firstElementChild.broken === undefined")
        .await?;
    browser
        .until(&format!(
            "(form => form.querySelector('textarea').value === 'Half a sen' && form.querySelector('[name=name]').value === 'Anna' \
               && document.activeElement === form.querySelector('textarea'))(document.querySelector('{FORM}'))"
        ))
        .await?;
    browser.click(&format!("{FORM} [type=submit]")).await?;
    browser
        .says(".form-outcome", "Your comment is published.")
        .await?;
    browser.comments_are(&["Half a sen"]).await?;
    assert_eq!(talk.isso.all()["total_replies"], json!(1));
    assert!(browser.is_marked().await?);
    Ok(())
}

#[tokio::test(flavor = "multi_thread")]
async fn a_comment_survives_a_server_that_dies_and_is_posted_once() -> Result {
    let talk = Talk::start(LENIENT).await?;
    let browser = &talk.browser;
    talk.open().await?;
    talk.isso.stop();
    browser.comment(FORM, "Anna", "Keep this.").await?;
    browser.says(".form-refused", "kept here").await?;
    browser.comments_are(&[]).await?;
    // Another page, and a reload.
    browser.click(".related a[href='/news/other/']").await?;
    browser.arrives("/news/other/").await?;
    talk.open().await?;
    browser
        .until(&format!(
            "document.querySelector('{FORM} textarea').value === 'Keep this.'"
        ))
        .await?;
    talk.isso.run().await;
    browser.write(&format!("{FORM} [name=name]"), "Anna").await?;
    browser.click(&format!("{FORM} [type=submit]")).await?;
    browser
        .says(".form-outcome", "Your comment is published.")
        .await?;
    assert_eq!(talk.isso.all()["total_replies"], json!(1));
    // With that the draft has done its work.
    talk.open().await?;
    browser.comments_are(&["Keep this."]).await?;
    assert_eq!(
        browser
            .text(&format!("document.querySelector('{FORM} textarea').value"))
            .await?,
        ""
    );
    Ok(())
}

#[tokio::test(flavor = "multi_thread")]
async fn a_comment_whose_answer_is_lost_is_not_posted_twice() -> Result {
    let talk = Talk::start(LENIENT).await?;
    let proxy = StandIn::start(Rogue::HandsOn(talk.isso.address.clone())).await;
    let comments = json!({ "provider": "isso", "url": proxy.address });
    let newsroom = Newsroom::new(comments, Value::Null);
    let site = newsroom.serve().await;
    let browser = &talk.browser;
    browser.open(&site.url(TALK)).await?;
    browser.reach_comments().await?;
    proxy.becomes(Rogue::LosesAnswers(talk.isso.address.clone()));
    browser.comment(FORM, "Anna", "Only once.").await?;
    browser.says(".form-refused", "kept here").await?;
    assert_eq!(talk.isso.all()["total_replies"], json!(1), "it had arrived");
    browser.click(&format!("{FORM} [type=submit]")).await?;
    browser
        .says(".form-outcome", "Your comment is published.")
        .await?;
    browser.comments_are(&["Only once."]).await?;
    assert_eq!(talk.isso.all()["total_replies"], json!(1));
    Ok(())
}

#[tokio::test(flavor = "multi_thread")]
async fn a_comment_whose_answer_makes_no_sense_is_not_posted_twice_whatever_the_clock_says() -> Result {
    let talk = Talk::start(LENIENT).await?;
    let isso = talk.isso.address.clone();
    let proxy = StandIn::start(Rogue::HandsOn(isso.clone())).await;
    let comments = json!({ "provider": "isso", "url": proxy.address });
    let newsroom = Newsroom::new(comments, Value::Null);
    let site = newsroom.serve().await;
    let browser = &talk.browser;
    // An hour ahead of the server, and then an hour behind it.
    browser
        .run_first("const now = Date.now; let hours = 1; Date.now = () => now() + hours * 3600000; window.turnBack = () => (hours = -1)")
        .await?;
    browser.open(&site.url(TALK)).await?;
    browser.reach_comments().await?;
    for (number, (status, text)) in [
        (201, ""),
        (204, ""),
        (200, "{\"id\": 1, \"te"),
        (200, "<!doctype html><title>Sign in</title>"),
        (201, "null"),
        (200, "{}"),
        (502, "<h1>Bad gateway</h1>"),
    ]
    .into_iter()
    .enumerate()
    {
        proxy.becomes(Rogue::Garbles(isso.clone(), status, text.to_owned()));
        let words = format!("Only once, {number}.");
        browser.comment(FORM, "Anna", &words).await?;
        browser.says(".form-refused", "kept here").await?;
        browser.eval("turnBack()").await?;
        browser.click(&format!("{FORM} [type=submit]")).await?;
        browser
            .says(".form-outcome", "Your comment is published.")
            .await?;
        assert_eq!(
            talk.isso.all()["total_replies"],
            json!(number + 1),
            "{status} {text}"
        );
    }
    // The same words again are another comment.
    proxy.becomes(Rogue::HandsOn(isso));
    browser.comment(FORM, "Anna", "Only once, 0.").await?;
    browser
        .says(".form-outcome", "Your comment is published.")
        .await?;
    assert_eq!(talk.isso.all()["total_replies"], json!(8));
    Ok(())
}

#[tokio::test(flavor = "multi_thread")]
async fn where_nobody_can_tell_whether_it_arrived_the_reader_decides() -> Result {
    let talk = Talk::with(MODERATED, true, Setup::default()).await?;
    let proxy = StandIn::start(Rogue::LosesAnswers(talk.isso.address.clone())).await;
    let comments = json!({ "provider": "isso", "url": proxy.address, "moderated": true });
    let newsroom = Newsroom::new(comments, Value::Null);
    let site = newsroom.serve().await;
    let browser = &talk.browser;
    browser.open(&site.url(TALK)).await?;
    browser.reach_comments().await?;
    browser.comment(FORM, "Anna", "To be read first.").await?;
    browser.says(".form-refused", "kept here").await?;
    proxy.becomes(Rogue::HandsOn(talk.isso.address.clone()));
    browser.click(&format!("{FORM} [type=submit]")).await?;
    browser
        .says(".form-refused", "A moderator may have it already")
        .await?;
    browser.click(&format!("{FORM} [type=submit]")).await?;
    browser
        .says(".form-outcome", "when a moderator has read it")
        .await
}

#[tokio::test(flavor = "multi_thread")]
async fn drafts_stay_and_a_name_is_remembered_on_request_alone() -> Result {
    let talk = Talk::start(LENIENT).await?;
    let browser = &talk.browser;
    talk.isso.write(1, "Somebody else's.", "Ben", None);
    talk.open().await?;
    browser
        .write(&format!("{FORM} textarea"), "Half a thought")
        .await?;
    browser.click("#comment--1 [data-action=reply]").await?;
    browser
        .write(&format!("{BENEATH} textarea"), "Half a reply")
        .await?;
    talk.open().await?;
    browser
        .until(&format!(
            "document.querySelector('{FORM} textarea').value === 'Half a thought'"
        ))
        .await?;
    browser
        .until(&format!(
            "document.querySelector('{BENEATH} textarea')?.value === 'Half a reply'"
        ))
        .await?;
    browser.click(&format!("{BENEATH} [data-action=cancel]")).await?;
    browser.comment(FORM, "Anna", "A whole thought.").await?;
    browser
        .says(".form-outcome", "Your comment is published.")
        .await?;
    browser
        .comments_are(&["A whole thought.", "Somebody else's."])
        .await?;
    talk.open().await?;
    let name = format!("document.querySelector('{FORM} [name=name]').value");
    assert_eq!(browser.text(&name).await?, "");
    assert_eq!(
        browser
            .eval(&format!("document.querySelector({BENEATH:?})"))
            .await?,
        Value::Null
    );
    browser.click(&format!("{FORM} textarea")).await?;
    browser.click(&format!("{FORM} [name=remember]")).await?;
    browser.comment(FORM, "Anna", "Another one.").await?;
    browser
        .says(".form-outcome", "Your comment is published.")
        .await?;
    talk.open().await?;
    browser.until(&format!("{name} === 'Anna'")).await?;
    browser.is_quiet().await
}

#[tokio::test(flavor = "multi_thread")]
async fn a_long_thread_comes_in_parts_in_each_order_and_a_link_finds_its_comment() -> Result {
    let talk = Talk::start(LENIENT).await?;
    let (browser, isso) = (&talk.browser, &talk.isso);
    for n in 1..=25 {
        isso.write(n, &format!("Comment {n}."), "Ben", None);
    }
    for n in 26..=32 {
        isso.write(n, &format!("Reply {n}."), "Cleo", Some(25));
    }
    ureq::post(format!("{}/id/3/like", isso.address))
        .header("Content-Type", "application/json")
        .header("X-Forwarded-For", "10.1.1.1")
        .send("")
        .unwrap();
    talk.open().await?;
    let first = "document.querySelector('.comment-list .comment-body').innerText.trim()";
    let count = "document.querySelectorAll('.comment-list > li').length";
    browser.says(".comments h2", "32 comments").await?;
    assert_eq!(browser.eval(count).await?, json!(20));
    assert_eq!(browser.text(first).await?, "Comment 25.");
    browser
        .until("document.querySelectorAll('.replies .comment').length === 5")
        .await?;
    browser.click("[data-action=more-replies]").await?;
    browser
        .until("document.querySelectorAll('.replies .comment').length === 7")
        .await?;
    browser.click("[data-action=more]").await?;
    browser
        .until(&format!(
            "{count} === 25 && document.querySelector('[data-action=more]') === null"
        ))
        .await?;
    let choose = |order: &str| {
        format!(
            "(select => {{ select.value = '{order}'; select.dispatchEvent(new Event('change', {{bubbles: true}})) }})\
             (document.querySelector('.comments-order select'))"
        )
    };
    for (order, expected) in [
        ("oldest", "Comment 1."),
        ("upvotes", "Comment 3."),
        ("newest", "Comment 25."),
    ] {
        browser.eval(&choose(order)).await?;
        browser.until(&format!("{first} === {expected:?}")).await?;
    }
    // A link to a comment on the second page, and to a reply that is not among the first.
    // The address is today's, one from an earlier release, or the one in a letter of Isso's.
    for (id, hash) in [(2, "comment--2"), (32, "comment-32"), (3, "isso-3")] {
        browser.driver.goto("about:blank").await?;
        browser.open(&talk.site.url(&format!("{TALK}#{hash}"))).await?;
        browser
            .until(&format!(
                "document.querySelector('#comment--{id}')?.matches('[data-named]:focus')"
            ))
            .await?;
        browser
            .until(&format!(
                "(top => top >= 0 && top < innerHeight)(document.querySelector('#comment--{id}').getBoundingClientRect().top)"
            ))
            .await?;
    }
    browser.is_quiet().await
}

/// What the page shows of the comments, as the elements and attributes that are in them.
const ELEMENTS: &str = "[...new Set([...document.querySelectorAll('.comment-body *, .comment-head strong *')]\
    .map(e => e.localName))].sort().join(' ')";

#[tokio::test(flavor = "multi_thread")]
async fn an_attack_through_the_server_is_only_words() -> Result {
    let talk = Talk::start(LENIENT).await?;
    let browser = &talk.browser;
    let attacks = [
        "<script>window.attacked = 1</script>",
        "<img src=x onerror=\"window.attacked = 1\">",
        "<svg/onload=window.attacked=1>",
        "[click](javascript:window.attacked=1)",
        "[click](JaVaScRiPt&colon;window.attacked=1)",
        "[click](data:text/html,<script>window.attacked=1</script>)",
        "<a href=\"javascript:window.attacked=1\">click</a>",
        "![x](javascript:window.attacked=1)",
        "<iframe src=\"javascript:parent.attacked=1\"></iframe>",
        "<style>body { display: none }</style>",
        "<form action=\"https://evil.example\"><input name=password></form>",
        "</article></section></main><script>window.attacked = 1</script>",
        "<math><mtext></p><style><img src=x onerror=window.attacked=1></style></mtext></math>",
        "[good](https://good.example) and <https://also.example>",
    ];
    for (reader, attack) in (1..).zip(attacks) {
        talk.isso.write(reader, attack, attack, None);
    }
    let website = json!({ "text": "My site.", "author": "Eve", "website": "http://eve.example/\" onclick=\"window.attacked=1", "title": "T" });
    let refused = ureq::post(format!("{}/new?uri={TALK}", talk.isso.address))
        .header("Content-Type", "application/json")
        .header("X-Forwarded-For", "10.9.9.9")
        .send(website.to_string());
    assert!(refused.is_err(), "Isso refuses that itself");
    talk.open().await?;
    browser
        .until(&format!(
            "document.querySelectorAll('.comment').length === {}",
            attacks.len()
        ))
        .await?;
    assert_eq!(browser.text(ELEMENTS).await?, "a p");
    let links = browser
        .eval("[...document.querySelectorAll('.comment-body a')].map(a => [a.getAttribute('href'), a.rel, a.attributes.length])")
        .await?;
    let rel = "external nofollow ugc noopener";
    assert_eq!(
        links,
        json!([["https://good.example", rel, 3], ["https://also.example", rel, 3]])
    );
    assert_eq!(browser.eval("window.attacked === undefined").await?, json!(true));
    browser.is_quiet().await
}

#[tokio::test(flavor = "multi_thread")]
async fn a_server_gone_bad_harms_nobody() -> Result {
    let server = StandIn::start(Rogue::Says(200, String::new())).await;
    let comments = json!({ "provider": "isso", "url": server.address });
    let (newsroom, browser) = (
        Newsroom::new(comments, Value::Null),
        Browser::start(Setup::default()).await?,
    );
    let site = newsroom.serve().await;
    let comment = |fields: Value| {
        let mut comment = json!({
            "id": 1, "parent": null, "text": "", "author": null, "website": null, "mode": 1,
            "created": 1_764_000_000.5, "modified": null, "likes": 0, "dislikes": 0, "replies": [],
        });
        for (name, value) in fields.as_object().unwrap() {
            comment[name] = value.clone();
        }
        json!({ "id": null, "total_replies": 1, "hidden_replies": 0, "replies": [comment] }).to_string()
    };
    let megabytes = format!("{{\"replies\": [{}", "[],".repeat(2_000_000));
    let deep = |elements: usize| format!("{}the end", "<blockquote>".repeat(elements));
    for (what, rogue, said) in [
        ("nothing", Rogue::Says(200, String::new()), "makes no sense"),
        (
            "broken JSON",
            Rogue::Says(200, "{\"replies\": [".to_owned()),
            "makes no sense",
        ),
        (
            "another JSON",
            Rogue::Says(200, "[1, null, {}]".to_owned()),
            "makes no sense",
        ),
        (
            "a page",
            Rogue::Says(200, "<script>window.attacked=1</script>".to_owned()),
            "makes no sense",
        ),
        ("megabytes", Rogue::Says(200, megabytes), "makes no sense"),
        ("an answer without end", Rogue::Endless, "makes no sense"),
        ("an error", Rogue::Says(500, "oops".to_owned()), "has a problem"),
        (
            "odd types",
            Rogue::Says(200, comment(json!({ "id": "1\"><script>", "likes": {} }))),
            "",
        ),
        (
            "an odd time",
            Rogue::Says(200, comment(json!({ "text": "<p>a</p>", "created": 1e300 }))),
            "",
        ),
        (
            "raw HTML",
            Rogue::Says(
                200,
                comment(json!({
                    "text": "<p>a<script>window.attacked=1</script><img src=x onerror=window.attacked=1><a href=javascript:window.attacked=1 onclick=window.attacked=1>b</a><svg><script>window.attacked=1</script></svg></p><style>main{display:none}</style>",
                    "author": "<img src=x onerror=window.attacked=1>", "website": "javascript:window.attacked=1",
                })),
            ),
            "",
        ),
        (
            "a tower of elements",
            Rogue::Says(200, comment(json!({ "text": deep(1_900) }))),
            "",
        ),
        (
            "a tower of elements",
            Rogue::Says(200, comment(json!({ "text": deep(150_000) }))),
            "",
        ),
    ] {
        server.becomes(rogue);
        browser.open(&site.url(TALK)).await?;
        browser.reach_comments().await?;
        browser.says(".comments-state", said).await?;
        assert_eq!(
            browser.eval("window.attacked === undefined").await?,
            json!(true),
            "{what}"
        );
        let elements = browser.text(ELEMENTS).await?;
        assert!(
            ["", "p", "blockquote"].contains(&&*elements),
            "{what}: {elements}"
        );
        match what {
            "odd types" => browser.says(".comments", "1 comment could not be read.").await?,
            "a tower of elements" => browser.says(".comment-body", "the end").await?,
            _ => {}
        }
        // The page goes on.
        browser.click(".masthead a").await?;
        browser.arrives("/").await?;
    }
    let log = browser.log().await?;
    let attack = log.iter().find(|line| line.contains("app stopped"));
    assert_eq!(attack, None);
    Ok(())
}

#[tokio::test(flavor = "multi_thread")]
async fn a_snapshot_reads_without_scripts_and_gives_way_without_a_jump() -> Result {
    let talk = Talk::start(LENIENT).await?;
    let (browser, isso) = (&talk.browser, &talk.isso);
    for n in 1..=12 {
        isso.write(n, &format!("Comment **{n}**."), "Ben & <Co>", None);
    }
    isso.write(13, "A reply.", "Cleo", Some(12));
    talk.newsroom.pull();
    let site = talk.newsroom.serve().await;
    isso.allow(&site.address);
    let scriptless = Browser::start(Setup {
        scripts: false,
        ..Setup::default()
    })
    .await?;
    scriptless.driver.goto(site.url(TALK)).await?;
    scriptless
        .until("document.querySelectorAll('.snapshot .comment').length === 13")
        .await?;
    scriptless.says(".comment-count", "13 comments").await?;
    scriptless.says("#comment--12", "Ben & <Co>").await?;
    scriptless
        .until("document.querySelector('#comment--12 .comment-body strong').textContent === '12'")
        .await?;
    scriptless.says("#comment--12 time", "UTC").await?;
    scriptless
        .until("[...document.querySelectorAll('.comments :is(form, button, select)')].every(e => !e.checkVisibility({visibilityProperty: true}))")
        .await?;
    // On paper are all comments or none.
    let printed = "document.querySelector('.comments').checkVisibility()";
    scriptless.media("print", "light").await?;
    assert_eq!(scriptless.eval(printed).await?, json!(false));
    // Meanwhile two more came, which stand above what the reader looks at.
    isso.stop();
    browser.load(&site.url(&format!("{TALK}#comment--10"))).await?;
    browser
        .until("document.querySelector('#comment--10').matches('[data-named]')")
        .await?;
    browser.says(".comments-state", "can’t be reached").await?;
    let top = "Math.round(document.querySelector('#comment--10').getBoundingClientRect().top)";
    let before = browser.eval(top).await?;
    isso.run().await;
    isso.write(14, "One more.", "Dora", None);
    isso.write(15, "Two more.", "Dora", None);
    browser
        .eval("document.querySelector('[data-action=retry]').click()")
        .await?;
    browser
        .until("document.querySelectorAll('.comment-list .comment').length === 15")
        .await?;
    browser
        .until("document.querySelector('.snapshot .comment') === null")
        .await?;
    let after = browser.eval(top).await?;
    // The browser puts what it scrolls on whole pixels.
    let moved = before.as_f64().unwrap() - after.as_f64().unwrap();
    assert!(
        moved.abs() <= 1.0,
        "what is read stays where it is, and moved by {moved}"
    );
    browser.media("print", "light").await?;
    assert_eq!(browser.eval(printed).await?, json!(true));
    browser.media("", "light").await?;
    browser
        .until("document.querySelector('#comment--10').matches('[data-named]')")
        .await?;
    Ok(())
}

#[tokio::test(flavor = "multi_thread")]
async fn where_there_are_no_comments_there_is_nothing_of_them() -> Result {
    let server = StandIn::start(Rogue::Says(500, String::new())).await;
    let comments = json!({ "provider": "isso", "url": server.address });
    let browser = Browser::start(Setup::default()).await?;
    // Both answer to the end: what renders other pages may still be on its way.
    let mut sites = Vec::new();
    for (site, story) in [
        (Value::Null, Value::Null),
        (comments, json!({ "comments": "none" })),
    ] {
        let newsroom = Newsroom::new(site, story);
        let site = newsroom.serve().await;
        browser.open(&site.url(TALK)).await?;
        assert_eq!(
            browser
                .eval("document.querySelectorAll('.comments, .comment-count').length")
                .await?,
            json!(0)
        );
        assert_eq!(browser.eval("performance.getEntriesByType('resource').filter(e => !e.name.startsWith(location.origin)).length").await?, json!(0));
        sites.push((newsroom, site));
    }
    browser.is_quiet().await
}

#[tokio::test(flavor = "multi_thread")]
async fn closed_comments_are_read_only_and_the_policy_names_their_server_alone() -> Result {
    let answer = json!({ "id": null, "total_replies": 1, "hidden_replies": 0, "replies": [
        { "id": 7, "text": "<p>Said before.</p>", "mode": 1, "created": 1_764_000_000.5, "likes": 2, "dislikes": 0 },
    ] });
    let server = StandIn::start(Rogue::Says(200, answer.to_string())).await;
    let comments = json!({ "provider": "isso", "url": format!("{}/", server.address) });
    let newsroom = Newsroom::new(comments, json!({ "comments": "closed" }));
    let site = newsroom.serve().await;
    let browser = Browser::start(Setup::default()).await?;
    browser.open(&site.url(TALK)).await?;
    browser.reach_comments().await?;
    browser.comments_are(&["Said before."]).await?;
    browser.says(".comments-note", "closed").await?;
    assert_eq!(
        browser
            .eval("document.querySelectorAll('.comments form, [data-action=reply]').length")
            .await?,
        json!(0)
    );
    let policy = browser
        .text("document.querySelector('meta[http-equiv]').content")
        .await?;
    let connect = policy
        .split("; ")
        .find(|part| part.starts_with("connect-src"))
        .unwrap();
    assert_eq!(connect, format!("connect-src 'self' {}", server.address));
    browser.is_quiet().await
}

/// A status as Mastodon's documentation describes it (methods/statuses, "context"; entities/Status), with
/// the fields that matter here. No server of the fediverse is asked: this stands in for one.
fn status(id: &str, parent: &str, time: &str, name: &str, content: &str, likes: u32) -> Value {
    json!({
        "id": id, "in_reply_to_id": parent, "created_at": time, "content": content, "spoiler_text": "",
        "favourites_count": likes, "visibility": "public", "url": format!("https://social.example/@{name}/{id}"),
        "account": { "acct": name, "display_name": "", "url": format!("https://social.example/@{name}") },
    })
}

#[tokio::test(flavor = "multi_thread")]
async fn replies_to_a_post_on_the_fediverse_are_comments_too() -> Result {
    let mut warned = status(
        "13",
        "10",
        "2026-11-24T09:03:00.000Z",
        "cleo",
        "<p>The end is sad.</p>",
        0,
    );
    warned["spoiler_text"] = json!("Spoiler");
    let context = json!({ "ancestors": [], "descendants": [
        status("11", "10", "2026-11-24T09:01:00.000Z", "anna", "<p>First, <a href=\"https://a.example\">see</a>.</p>", 1),
        status("12", "11", "2026-11-24T09:02:00.000Z", "ben@other.example", "<p>A reply.</p><script>window.attacked=1</script>", 0),
        status("14", "12", "2026-11-24T09:04:00.000Z", "anna", "<p>A reply to that.</p>", 0),
        status("15", "10", "2026-11-24T09:05:00.000Z", "dora", "<p>Last.</p>", 4),
        warned,
    ] });
    let server = StandIn::start(Rogue::Says(200, context.to_string())).await;
    let comments = json!({ "provider": "mastodon", "instance": server.address });
    let newsroom = Newsroom::new(comments, json!({ "mastodon_status": "10" }));
    let site = newsroom.serve().await;
    let browser = Browser::start(Setup::default()).await?;
    browser.open(&site.url(TALK)).await?;
    browser.reach_comments().await?;
    browser.says(".comment-count", "5 comments").await?;
    let texts = "[...document.querySelectorAll('.comment-list .comment')].map(c => c.id.slice(9)).join(' ')";
    assert_eq!(browser.text(texts).await?, "15 13 11 12 14");
    browser.until("document.querySelector('#comment--12').closest('.replies').closest('[data-comment=\"11\"]') !== null").await?;
    browser.says("#comment--11", "@anna@127.0.0.1").await?;
    browser.says("#comment--12", "@ben@other.example").await?;
    browser.says("#comment--13 summary", "Spoiler").await?;
    browser.says("#comment--15 .comment-actions", "Likes: 4").await?;
    assert_eq!(
        browser
            .eval("document.querySelectorAll('.comments [data-action], .comment-form').length")
            .await?,
        json!(0)
    );
    for (order, expected) in [("oldest", "11 12 14 13 15"), ("upvotes", "15 11 12 14 13")] {
        browser
            .eval(&format!("(s => {{ s.value = '{order}'; s.dispatchEvent(new Event('change', {{bubbles: true}})) }})(document.querySelector('.comments-order select'))"))
            .await?;
        browser.until(&format!("{texts} === {expected:?}")).await?;
    }
    // One replies from one's own server, which has to be one.
    server.becomes(Rogue::Says(
        200,
        json!({ "id": "10", "uri": "https://social.example/users/paper/statuses/10" }).to_string(),
    ));
    browser.write("#own-server", "not a server").await?;
    browser.click(".own-server button").await?;
    browser
        .says(".own-server .form-refused", "name of your server")
        .await?;
    browser.eval("window.navigation.addEventListener('navigate', e => { if (!e.destination.sameDocument) { window.went = e.destination.url; e.preventDefault() } })").await?;
    browser.write("#own-server", "@me@home.example").await?;
    browser.click(".own-server button").await?;
    browser
        .until("window.went === 'https://home.example/authorize_interaction?uri=https%3A%2F%2Fsocial.example%2Fusers%2Fpaper%2Fstatuses%2F10'")
        .await?;
    browser.is_quiet().await
}

/// One reply that could not be read once hid all of them, and one with nothing but a picture looked empty.
#[tokio::test(flavor = "multi_thread")]
async fn what_can_t_be_read_is_counted_and_the_rest_is_there_also_before_the_app_comes() -> Result {
    let time = |minute: u32| format!("2026-11-24T09:{minute:02}:00.000Z");
    let said = |id: &str, minute: u32, content: &str| status(id, "10", &time(minute), "anna", content, 0);
    let mut lost = said("11", 1, "");
    lost["content"] = Value::Null;
    let mut pictured = said("12", 2, "");
    pictured["media_attachments"] = json!([
        { "type": "image", "url": "https://files.example/cat.jpg", "description": "A cat" },
        { "type": "video", "url": "https://files.example/cat.mp4", "description": null },
    ]);
    let mut cheerful = said("13", 3, "<p>Well :party_cat:</p>");
    cheerful["emojis"] = json!([{ "shortcode": "party_cat", "url": "https://files.example/party.png" }]);
    let poll = said("14", 4, "<p></p>");
    let context = json!({ "ancestors": [], "descendants": [lost, pictured, cheerful, poll, null] });
    let server = StandIn::start(Rogue::Says(200, context.to_string())).await;
    let comments = json!({ "provider": "mastodon", "instance": server.address });
    let newsroom = Newsroom::new(comments, json!({ "mastodon_status": "10" }));
    newsroom.pull();
    let site = newsroom.serve().await;
    for scripts in [false, true] {
        let browser = Browser::start(Setup {
            scripts,
            ..Setup::default()
        })
        .await?;
        browser.driver.goto(site.url(TALK)).await?;
        if scripts {
            browser.ready().await?;
            browser.reach_comments().await?;
            browser
                .until("document.querySelector('.snapshot .comment') === null")
                .await?;
        }
        browser
            .comments_are(&[
                "There is nothing in this comment that can be shown here.",
                "Well (party cat)",
                "Picture: A cat\n\nVideo",
            ])
            .await?;
        browser
            .says(
                ".comments .comment-list + .comments-note",
                "2 comments could not be read.",
            )
            .await?;
        let links = "[...document.querySelectorAll('.comment-body a')].map(a => a.href)";
        let expected = json!(["https://files.example/cat.jpg", "https://files.example/cat.mp4"]);
        assert_eq!(browser.eval(links).await?, expected);
        browser.is_quiet().await?;
    }
    // Where none can be read, nobody is told that there are none.
    server.becomes(Rogue::Says(200, json!({ "descendants": [null] }).to_string()));
    let browser = Browser::start(Setup::default()).await?;
    browser.open(&site.url(TALK)).await?;
    browser.reach_comments().await?;
    browser
        .says(
            ".thread .comments-note:last-child",
            "1 comment could not be read.",
        )
        .await?;
    assert_eq!(
        browser
            .text("document.querySelector('.comments-state').textContent")
            .await?,
        ""
    );
    Ok(())
}

#[tokio::test(flavor = "multi_thread")]
async fn what_a_stranger_wrote_has_its_own_direction_and_no_part_in_that_of_others() -> Result {
    let said = |id: &str, name: &str, content: &str| {
        let mut status = status(
            id,
            "10",
            &format!("2026-11-24T09:{id}:00.000Z"),
            "anna",
            content,
            0,
        );
        status["account"]["display_name"] = json!(name);
        status
    };
    let context = json!({ "ancestors": [], "descendants": [
        said("11", "\u{2069}\u{202e}Anna", "<p>\u{202e}Turned round</p><p>and on</p>"),
        said("12", "אנה", "<p>שלום!</p>"),
    ] });
    let server = StandIn::start(Rogue::Says(200, context.to_string())).await;
    let comments = json!({ "provider": "mastodon", "instance": server.address });
    let newsroom = Newsroom::new(comments, json!({ "mastodon_status": "10" }));
    newsroom.pull();
    let site = newsroom.serve().await;
    let browser = Browser::start(Setup::default()).await?;
    browser.driver.goto(site.url(TALK)).await?;
    for list in [".snapshot", ".thread"] {
        if list == ".thread" {
            browser.ready().await?;
            browser.reach_comments().await?;
        }
        for id in ["11", "12"] {
            // The name of the account is read from left to right.
            let lefts = format!(
                "(at => ['@anna@', '127.0.0.1', '.1'].map(at))(part => {{ \
                   const name = document.querySelector('{list} [data-comment=\"{id}\"] .comment-head strong'); \
                   const text = document.createTreeWalker(name, NodeFilter.SHOW_TEXT).nextNode(); \
                   const range = document.createRange(), start = text.data.lastIndexOf(part); \
                   range.setStart(text, start); range.setEnd(text, start + 1); return range.getBoundingClientRect().left }})"
            );
            let lefts = browser.eval(&lefts).await?;
            let lefts: Vec<_> = lefts.as_array().unwrap().iter().map(Value::as_f64).collect();
            assert!(lefts.is_sorted(), "{list} {id}: {lefts:?}");
        }
        let direction = |id: &str| {
            format!(
                "getComputedStyle(document.querySelector('{list} [data-comment=\"{id}\"] .comment-body')).direction"
            )
        };
        assert_eq!(browser.text(&direction("11")).await?, "ltr");
        assert_eq!(browser.text(&direction("12")).await?, "rtl");
    }
    Ok(())
}

#[tokio::test(flavor = "multi_thread")]
async fn comments_have_no_barrier_that_an_audit_finds() -> Result {
    for dark in [false, true] {
        let setup = Setup {
            width: if dark { 360 } else { 1280 },
            dark,
            ..Setup::default()
        };
        let talk = Talk::with(LENIENT, false, setup).await?;
        let browser = &talk.browser;
        let first = talk
            .isso
            .write(1, "> Quoted\n\nSaid, [linked](https://a.example).", "Ben", None);
        talk.isso.write(
            2,
            "A reply, with `code`.\n\n    and more of a very long line of code that goes on and on and on",
            "Cleo",
            Some(first),
        );
        talk.open().await?;
        browser.comment(FORM, "Anna", "Mine.").await?;
        browser.click("#comment--1 [data-action=reply]").await?;
        browser
            .write(&format!("{BENEATH} textarea"), "*A preview*")
            .await?;
        browser.click(&format!("{BENEATH} [data-action=preview]")).await?;
        browser.find(".form-outcome em").await?;
        let what = format!("comments, dark: {dark}");
        accessibility::audit_page(browser, &what).await?;
        accessibility::is_usable(browser, &what).await?;
        accessibility::focus_is_seen(browser, &what).await?;
    }
    Ok(())
}
