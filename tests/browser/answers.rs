//! Questions and their answers: opening, naming and copying them, with the app and without.

use serde_json::{Value, json};
use thirtyfour::Key;

use crate::STORY;
use crate::browser::{Browser, Result, Setup};
use crate::site::{Fault, Site};

/// The id of an answer of the story.
async fn id_of(browser: &Browser, answer: usize) -> Result<String> {
    browser
        .text(&format!("document.querySelectorAll('.answer')[{answer}].id"))
        .await
}

async fn open_answers(browser: &Browser) -> Result<Value> {
    browser
        .eval("[...document.querySelectorAll('.faq')].map(faq => faq.open)")
        .await
}

#[tokio::test(flavor = "multi_thread")]
async fn a_link_to_an_answer_opens_it_and_brings_the_reader_there() -> Result {
    let (site, browser) = (Site::start().await, Browser::start(Setup::default()).await?);
    browser.open(&site.url(STORY)).await?;
    let id = browser.text("document.querySelectorAll('.answer')[4].id").await?;
    let there = format!(
        "(() => {{ const d = document.getElementById('{id}'); const y = d.getBoundingClientRect().top; \
         return d.closest('details').open && document.activeElement === d && y > -5 && y < innerHeight \
         && d.closest('.faq').matches(':has([data-named])') }})()"
    );
    // Within the page.
    browser.eval(&format!("location.hash = '{id}'")).await?;
    browser.until(&there).await?;
    // From another page, without a reload.
    browser.open(&site.url("/")).await?;
    browser.mark().await?;
    browser
        .eval(&format!(
            "document.querySelector(\"main a[href='{STORY}']\").hash = '{id}'"
        ))
        .await?;
    browser.click(&format!("main a[href$='#{id}']")).await?;
    browser.arrives(STORY).await?;
    browser.until(&there).await?;
    assert!(browser.is_marked().await?);
    // A fragment that names nothing harms nothing.
    browser
        .open(&site.url(&format!("{STORY}#no-such-place%")))
        .await?;
    browser.is_quiet().await
}

#[tokio::test(flavor = "multi_thread")]
async fn an_answer_named_by_the_address_is_open_before_the_app_comes_and_without_scripts() -> Result {
    let site = Site::start().await;
    for scripts in [true, false] {
        let browser = Browser::start(Setup {
            scripts,
            ..Setup::default()
        })
        .await?;
        let release = std::sync::Arc::new(tokio::sync::Notify::new());
        site.fail(&Site::app_file("app_bg", ".wasm"), Fault::Held(release.clone()));
        browser.driver.goto(site.url(STORY)).await?;
        let id = id_of(&browser, 3).await?;
        // A new document, not a place in this one.
        browser.driver.goto("about:blank").await?;
        browser.driver.goto(site.url(&format!("{STORY}#{id}"))).await?;
        browser
            .until(&format!(
                "document.activeElement === document.getElementById('{id}')"
            ))
            .await?;
        assert_eq!(
            open_answers(&browser).await?,
            json!([false, false, false, true, false])
        );
        // The question is seen, and marked.
        let seen = "(() => { const faq = document.querySelector('.faq[open]'); const y = faq.getBoundingClientRect().top; \
            return y >= 0 && y < innerHeight / 2 && getComputedStyle(faq).borderInlineStartWidth === '3px' })()";
        browser.until(seen).await?;
        if scripts {
            // The reader goes on while the app is on its way, and the app disturbs nothing.
            browser.click(".faq summary").await?;
            browser.eval("scrollTo(0, 300)").await?;
            release.notify_waiters();
            site.heal();
            browser.ready().await?;
            assert_eq!(
                open_answers(&browser).await?,
                json!([true, false, false, true, false])
            );
            assert_eq!(browser.eval("scrollY").await?, json!(300));
            assert_eq!(
                browser
                    .eval("document.activeElement === document.querySelector('.faq summary')")
                    .await?,
                json!(true)
            );
        }
    }
    Ok(())
}

#[tokio::test(flavor = "multi_thread")]
async fn the_address_names_the_answer_that_was_opened_last_and_no_history_is_added() -> Result {
    let (site, browser) = (Site::start().await, Browser::start(Setup::default()).await?);
    browser.open(&site.url(STORY)).await?;
    let (first, second) = (id_of(&browser, 0).await?, id_of(&browser, 1).await?);
    let entries = browser.eval("history.length").await?;
    browser.click(".faq:nth-of-type(1) summary").await?;
    browser.until(&format!("location.hash === '#{first}'")).await?;
    browser.click(".faq:nth-of-type(2) summary").await?;
    browser.until(&format!("location.hash === '#{second}'")).await?;
    assert_eq!(
        open_answers(&browser).await?,
        json!([true, true, false, false, false]),
        "several are open"
    );
    // Closing another than the one that is named leaves the address.
    browser.click(".faq:nth-of-type(1) summary").await?;
    browser.until("!document.querySelector('.faq').open").await?;
    assert_eq!(browser.text("location.hash").await?, format!("#{second}"));
    browser.click(".faq:nth-of-type(2) summary").await?;
    browser.until("location.hash === ''").await?;
    assert!(!browser.text("location.href").await?.contains('#'));
    assert_eq!(browser.eval("history.length").await?, entries);

    // All at once: no single one is meant.
    browser.click(".faqs-actions button:nth-child(1)").await?;
    browser
        .until("document.querySelectorAll('.faq[open]').length === 5")
        .await?;
    browser.click(".faqs-actions button:nth-child(2)").await?;
    browser
        .until("document.querySelectorAll('.faq[open]').length === 0")
        .await?;
    // By now the browser has told of every one of them; the next is a reader's again.
    browser
        .until("document.querySelectorAll('.faq[data-unnamed]').length === 0")
        .await?;
    assert_eq!(browser.text("location.hash").await?, "");

    // Who follows a link in an answer and comes back finds it open.
    browser.click(".faq:nth-of-type(1) summary").await?;
    browser.until(&format!("location.hash === '#{first}'")).await?;
    browser.eval("scrollBy(0, 40)").await?;
    let place = browser.eval("scrollY").await?;
    browser
        .eval("document.querySelector('.related a').click()")
        .await?;
    browser.until(&format!("location.pathname !== '{STORY}'")).await?;
    browser.driver.back().await?;
    browser.arrives(STORY).await?;
    browser.until("document.querySelector('.faq').open").await?;
    browser.until(&format!("scrollY === {place}")).await
}

#[tokio::test(flavor = "multi_thread")]
async fn find_in_page_and_text_fragments_reach_closed_answers() -> Result {
    // ChromeDriver can't open the browser's find bar. A text fragment opens what hides a match by the same
    // algorithm (HTML, "ancestor revealing"), so this stands for both.
    let site = Site::start().await;
    for scripts in [true, false] {
        let browser = Browser::start(Setup {
            scripts,
            ..Setup::default()
        })
        .await?;
        browser.driver.goto(site.url(STORY)).await?;
        let words = browser
            .text("document.querySelectorAll('.answer p')[0].textContent.split(' ').slice(0, 5).join('%20')")
            .await?;
        browser.driver.goto("about:blank").await?;
        browser
            .driver
            .goto(site.url(&format!("{STORY}#:~:text={words}")))
            .await?;
        browser.until("document.querySelector('.faq').open").await?;
        browser
            .until("(y => y > 0 && y < innerHeight)(document.querySelector('.answer p').getBoundingClientRect().top)")
            .await?;
    }
    Ok(())
}

#[tokio::test(flavor = "multi_thread")]
async fn a_question_is_a_heading_and_a_control_that_says_its_state_before_and_after_the_app() -> Result {
    let site = Site::start().await;
    for scripts in [false, true] {
        let browser = Browser::start(Setup {
            scripts,
            ..Setup::default()
        })
        .await?;
        browser.driver.goto(site.url(STORY)).await?;
        if scripts {
            browser.ready().await?;
        }
        browser.click(".faq summary").await?;
        browser.until("document.querySelector('.faq').open").await?;
        let question = browser
            .text("document.querySelector('.faq h3').textContent")
            .await?;
        let questions = browser
            .eval("[...document.querySelectorAll('.faq h3')].map(question => question.textContent)")
            .await?;
        let questions = questions.as_array().unwrap();
        let tree = browser.command("Accessibility.getFullAXTree", json!({})).await?;
        let nodes = tree["nodes"].as_array().unwrap();
        let is = |node: &Value, role: &str| node["role"]["value"] == role;
        let state = |node: &Value| {
            let properties = node["properties"].as_array().unwrap();
            let expanded = properties.iter().find(|property| property["name"] == "expanded");
            expanded.map(|property| property["value"]["value"].clone())
        };
        let controls: Vec<_> = nodes
            .iter()
            .filter(|node| is(node, "DisclosureTriangle") && questions.contains(&node["name"]["value"]))
            .collect();
        let states: Vec<_> = controls.iter().map(|node| state(node)).collect();
        let (open, closed) = (Some(json!(true)), Some(json!(false)));
        assert_eq!(
            states,
            [open, closed.clone(), closed.clone(), closed.clone(), closed]
        );
        let named = |role: &str, level: Option<u64>| {
            nodes.iter().any(|node| {
                let levels = node["properties"].as_array().into_iter().flatten();
                let mut levels = levels.filter(|property| property["name"] == "level");
                is(node, role)
                    && node["name"]["value"] == question.as_str()
                    && level.is_none_or(|level| levels.any(|property| property["value"]["value"] == level))
            })
        };
        assert!(named("DisclosureTriangle", None), "the question is the control");
        assert!(named("heading", Some(3)), "and a heading of the third level");
        assert!(
            named("group", None),
            "the answer is related to its question by its name"
        );
    }
    Ok(())
}

#[tokio::test(flavor = "multi_thread")]
async fn printing_shows_every_answer() -> Result {
    let (site, browser) = (Site::start().await, Browser::start(Setup::default()).await?);
    browser.open(&site.url(STORY)).await?;
    browser
        .command("Emulation.setEmulatedMedia", json!({ "media": "print" }))
        .await?;
    let shown = "[...document.querySelectorAll('.answer p:first-child')].every(p => \
                 p.checkVisibility({contentVisibilityAuto: true}) && p.getBoundingClientRect().height > 0)";
    browser.until(shown).await?;
    assert_eq!(
        open_answers(&browser).await?,
        json!([false, false, false, false, false])
    );
    Ok(())
}

#[tokio::test(flavor = "multi_thread")]
async fn the_keyboard_alone_gets_a_reader_from_the_address_to_a_copied_answer_link() -> Result {
    let (site, browser) = (Site::start().await, Browser::start(Setup::default()).await?);
    let permissions =
        json!({ "permissions": ["clipboardReadWrite", "clipboardSanitizedWrite"], "origin": site.address });
    browser.command("Browser.grantPermissions", permissions).await?;
    browser.open(&site.url(STORY)).await?;
    let id = id_of(&browser, 1).await?;
    let mut reached = false;
    for _ in 0..60 {
        browser.press(Key::Tab).await?;
        let at = "document.activeElement === document.querySelectorAll('.faq summary')[1]";
        if browser.eval(at).await? == json!(true) {
            reached = true;
            break;
        }
    }
    assert!(reached, "Tab comes to the second question");
    browser.press(Key::Space).await?;
    browser.until(&format!("location.hash === '#{id}'")).await?;
    browser.press(Key::Tab).await?;
    while browser.text("document.activeElement.textContent").await? != "Link to this answer" {
        browser.press(Key::Tab).await?;
    }
    browser.press(Key::Enter).await?;
    browser
        .until(
            "document.querySelectorAll('.answer')[1].querySelector('[data-says]')?.textContent === 'Copied'",
        )
        .await?;
    assert_eq!(
        browser.text("navigator.clipboard.readText()").await?,
        format!("https://dateline.example{STORY}#{id}")
    );
    Ok(())
}

#[tokio::test(flavor = "multi_thread")]
async fn a_link_to_a_place_drops_the_tracking_that_the_address_came_with_and_loads_nothing() -> Result {
    let (site, browser) = (Site::start().await, Browser::start(Setup::default()).await?);
    browser
        .open(&site.url(&format!("{STORY}?utm_source=chat")))
        .await?;
    browser.mark().await?;
    let id = id_of(&browser, 2).await?;
    // As a link in the text is written: with the page's whole path.
    browser
        .eval(&format!(
            "document.querySelector('.contents a').href = '{STORY}#{id}'"
        ))
        .await?;
    browser
        .eval("document.querySelector('.contents a').click()")
        .await?;
    browser.until("document.querySelectorAll('.faq')[2].open").await?;
    assert!(
        browser
            .text("location.href")
            .await?
            .ends_with(&format!("{STORY}#{id}"))
    );
    assert!(browser.is_marked().await?);
    Ok(())
}
