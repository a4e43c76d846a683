//! Handing stories, answers and passages on.

use serde_json::{Value, json};

use crate::STORY;
use crate::browser::{Browser, Result, Setup};
use crate::site::{Site, change_json};

/// What the newsroom's canonical addresses begin with.
const HOST: &str = "https://dateline.example";

/// The page's buttons for handing on.
const COPY: &str = ".share .share-actions button";
const SHEET: &str = ".share .share-actions .needs-sheet";

async fn allow_clipboard(site: &Site, browser: &Browser) -> Result {
    let permissions =
        json!({ "permissions": ["clipboardReadWrite", "clipboardSanitizedWrite"], "origin": site.address });
    browser
        .command("Browser.grantPermissions", permissions)
        .await
        .map(drop)
}

async fn copied(browser: &Browser) -> Result<String> {
    browser.text("navigator.clipboard.readText()").await
}

/// Gives the page a share sheet, in place of the system's: the code that runs when it is opened.
async fn with_sheet(browser: &Browser, code: &str) -> Result {
    let stub = format!("navigator.share = async data => {{ window.shared = data; {code} }}");
    browser.run_first(&stub).await
}

async fn without_sheet(browser: &Browser) -> Result {
    let stub = "delete Navigator.prototype.share";
    browser.run_first(stub).await
}

const FORBIDDEN: &str =
    "navigator.clipboard.writeText = () => Promise.reject(new DOMException('no', 'NotAllowedError'))";

#[tokio::test(flavor = "multi_thread")]
async fn what_is_copied_is_the_canonical_address() -> Result {
    let (site, browser) = (Site::start().await, Browser::start(Setup::default()).await?);
    browser
        .open(&site.url(&format!("{STORY}?utm_source=chat")))
        .await?;
    allow_clipboard(&site, &browser).await?;
    browser.click(COPY).await?;
    browser
        .until("document.querySelector('.share [data-says]')?.textContent === 'Copied'")
        .await?;
    assert_eq!(copied(&browser).await?, format!("{HOST}{STORY}"));
    Ok(())
}

#[tokio::test(flavor = "multi_thread")]
async fn where_copying_is_forbidden_the_reader_gets_the_address_to_see() -> Result {
    let (site, browser) = (Site::start().await, Browser::start(Setup::default()).await?);
    browser.open(&site.url(STORY)).await?;
    browser.eval(FORBIDDEN).await?;
    browser.click(COPY).await?;
    browser
        .until(&format!(
            "document.querySelector('.share .feedback').textContent.endsWith('{STORY}')"
        ))
        .await
}

#[tokio::test(flavor = "multi_thread")]
async fn the_systems_share_sheet_gets_the_canonical_address() -> Result {
    let (site, browser) = (Site::start().await, Browser::start(Setup::default()).await?);
    with_sheet(&browser, "").await?;
    browser.open(&site.url(&format!("{STORY}?fbclid=1"))).await?;
    browser.click(SHEET).await?;
    browser
        .until(&format!("window.shared?.url === '{HOST}{STORY}'"))
        .await?;
    let title = browser.text("window.shared.title").await?;
    assert_eq!(
        title,
        browser.text("document.querySelector('h1').textContent").await?
    );
    Ok(())
}

#[tokio::test(flavor = "multi_thread")]
async fn a_share_sheet_that_the_reader_closes_was_an_answer_and_nothing_is_copied() -> Result {
    let (site, browser) = (Site::start().await, Browser::start(Setup::default()).await?);
    with_sheet(&browser, "throw new DOMException('closed', 'AbortError')").await?;
    browser.open(&site.url(STORY)).await?;
    browser
        .eval("navigator.clipboard.writeText = async () => { window.wrote = true }")
        .await?;
    browser.click(SHEET).await?;
    browser.until("window.shared !== undefined").await?;
    // The app has heard of it when all that was waiting has run.
    browser.eval("new Promise(done => setTimeout(done))").await?;
    assert_eq!(
        browser
            .eval("[window.wrote === true, document.querySelector('.share .feedback').textContent.trim()]")
            .await?,
        json!([false, ""])
    );
    Ok(())
}

#[tokio::test(flavor = "multi_thread")]
async fn a_share_sheet_that_fails_leads_to_a_copy_and_that_to_the_address_and_the_plain_links() -> Result {
    let (site, browser) = (Site::start().await, Browser::start(Setup::default()).await?);
    with_sheet(&browser, "throw new DOMException('no', 'NotAllowedError')").await?;
    browser.open(&site.url(STORY)).await?;
    allow_clipboard(&site, &browser).await?;
    browser.click(SHEET).await?;
    browser
        .until("document.querySelector('.share [data-says]')?.textContent === 'Copied'")
        .await?;
    assert_eq!(copied(&browser).await?, format!("{HOST}{STORY}"));
    browser.eval(FORBIDDEN).await?;
    browser.click(SHEET).await?;
    browser
        .until(&format!(
            "document.querySelector('.share .feedback').textContent.endsWith('{HOST}{STORY}')"
        ))
        .await?;
    assert_eq!(
        browser
            .eval("document.querySelectorAll('.share .share-links a').length")
            .await?,
        json!(9)
    );
    Ok(())
}

#[tokio::test(flavor = "multi_thread")]
async fn where_there_is_no_share_sheet_none_is_offered() -> Result {
    let (site, browser) = (Site::start().await, Browser::start(Setup::default()).await?);
    without_sheet(&browser).await?;
    browser.open(&site.url(STORY)).await?;
    assert_eq!(
        browser
            .eval(&format!("document.querySelector({SHEET:?}).checkVisibility()"))
            .await?,
        json!(false)
    );
    Ok(())
}

/// Selects from the first of these words to the last of those, in the story.
fn select(first: &str, last: &str) -> String {
    format!(
        "(() => {{ const walker = document.createTreeWalker(document.querySelector('.story'), 4); \
         const range = document.createRange(); let begun = false; \
         for (let node; node = walker.nextNode();) {{ \
           if (node.parentElement.closest('.contents')) continue; const at = node.data.indexOf({first:?}); \
           if (!begun && at >= 0) {{ range.setStart(node, at); begun = true; \
             node.parentElement.closest('details')?.setAttribute('open', ''); \
             node.parentElement.scrollIntoView({{block: 'center'}}) }} \
           const end = begun ? node.data.indexOf({last:?}) : -1; \
           if (end >= 0) {{ range.setEnd(node, end + {last:?}.length); break }} }} \
         getSelection().removeAllRanges(); getSelection().addRange(range); return getSelection().toString() }})()"
    )
}

const OFFERED: &str = "!!document.querySelector('.passage')?.checkVisibility()";

/// Selects from the first of these words to the last of those, copies the link, and follows it.
async fn is_handed_on(site: &Site, browser: &Browser, (first, last): (&str, &str), expected: &str) -> Result {
    browser.open(&site.url(STORY)).await?;
    browser.eval(&select(first, last)).await?;
    browser.until(OFFERED).await?;
    browser.click(".passage button").await?;
    browser
        .until("document.querySelector('.passage [data-says]')?.textContent === 'Copied'")
        .await?;
    let link = copied(browser).await?;
    assert!(link.starts_with(&format!("{HOST}{STORY}#:~:text=")), "{link}");
    assert!(link.contains(expected), "{link}");

    // Chromium takes the reader of the link there, and the app leaves them there.
    let here = link.replace(HOST, &site.address);
    browser.driver.goto("about:blank").await?;
    browser.load(&here).await?;
    let shown = format!(
        "(() => {{ {}; const rect = getSelection().getRangeAt(0).getBoundingClientRect(); \
         return rect.height > 0 && rect.top > 0 && rect.top < innerHeight }})()",
        // Selecting must not scroll here: where the passage is seen is what counts.
        select(first, last)
            .replace("node.parentElement.scrollIntoView({block: 'center'})", "0")
            .replace(
                "node.parentElement.closest('details')?.setAttribute('open', '')",
                "0"
            )
    );
    browser.until("scrollY > 100").await?;
    browser.until(&shown).await?;
    browser.is_quiet().await
}

#[tokio::test(flavor = "multi_thread")]
async fn a_passage_is_handed_on_as_a_link_that_leads_exactly_there() -> Result {
    let (site, browser) = (Site::start().await, Browser::start(Setup::default()).await?);
    allow_clipboard(&site, &browser).await?;
    for (first, last, expected) in [
        // Short, and there once.
        (
            "did not accept that anyone",
            "chosen to go",
            "#:~:text=did%20not%20accept%20that%20anyone",
        ),
        // Over several blocks: by its ends.
        ("a large part of the wage", "contact with", "contact%20with"),
        // The words stand in the table of contents first.
        (
            "Work abroad, and who is paid for it",
            "Work abroad, and who is paid for it",
            "-,Work%20abroad",
        ),
        // In an answer, which is closed where the link is opened.
        (
            "State media may add appeals",
            "State media may add appeals",
            "#:~:text=State%20media%20may",
        ),
    ] {
        is_handed_on(&site, &browser, (first, last), expected).await?;
    }
    Ok(())
}

/// A link once named the whole paragraph, since no space stands in it.
#[tokio::test(flavor = "multi_thread")]
async fn where_no_spaces_stand_between_words_a_passage_is_handed_on_by_its_words_all_the_same() -> Result {
    let site = Site::changed("english", |content| {
        let story = content.join("articles/north-korean-restaurant-workers-flee-shanghai.json");
        change_json(&story, |json| {
            let body = json["body"].as_array_mut().unwrap();
            let paragraph = "東京都は新しい計画を発表した。計画は来年から始まる。";
            body.push(json!({ "type": "paragraph", "text": paragraph }));
        });
    })
    .await;
    let browser = Browser::start(Setup::default()).await?;
    allow_clipboard(&site, &browser).await?;
    // 発表; and 計画は来年, where 計画 has stood before.
    for (selected, expected) in [
        ("発", ":~:text=%E7%99%BA%E8%A1%A8"),
        ("画は来", ":~:text=%E8%A8%88%E7%94%BB%E3%81%AF%E6%9D%A5%E5%B9%B4"),
    ] {
        is_handed_on(&site, &browser, (selected, selected), expected).await?;
    }
    Ok(())
}

#[tokio::test(flavor = "multi_thread")]
async fn a_passage_is_handed_on_by_keyboard_and_nothing_is_offered_for_none() -> Result {
    let (site, browser) = (Site::start().await, Browser::start(Setup::default()).await?);
    allow_clipboard(&site, &browser).await?;
    with_sheet(&browser, "").await?;
    browser.open(&site.url(STORY)).await?;
    let passage = "kidnapped its citizens";
    browser.eval(&select(passage, passage)).await?;
    browser.until(OFFERED).await?;
    browser.press(thirtyfour::Key::Tab).await?;
    browser
        .until("document.activeElement.textContent === 'Copy link to passage'")
        .await?;
    browser.press(thirtyfour::Key::Enter).await?;
    browser
        .until("document.querySelector('.passage [data-says]')?.textContent === 'Copied'")
        .await?;
    assert!(
        copied(&browser)
            .await?
            .ends_with("#:~:text=kidnapped%20its%20citizens")
    );
    browser.press(thirtyfour::Key::Tab).await?;
    browser.press(thirtyfour::Key::Enter).await?;
    browser
        .until("window.shared?.url.endsWith('#:~:text=kidnapped%20its%20citizens')")
        .await?;
    // From a control the way leads on: once one could not get past the offer while something was selected.
    browser
        .eval("document.querySelector('.masthead-name a').focus()")
        .await?;
    browser.press(thirtyfour::Key::Tab).await?;
    browser
        .until("document.activeElement.className.startsWith('theme-switch')")
        .await?;
    browser
        .eval("document.querySelector('.passage button').focus()")
        .await?;
    browser.press(thirtyfour::Key::Escape).await?;
    browser.until(&format!("!{OFFERED}")).await?;
    browser.until("document.activeElement.id === 'main'").await?;

    browser.eval(&select(passage, passage)).await?;
    browser.until(OFFERED).await?;
    browser.eval("getSelection().removeAllRanges()").await?;
    browser.until(&format!("!{OFFERED}")).await?;
    // Outside the story there is nothing to hand on.
    browser
        .eval("new Promise(done => { document.addEventListener('selectionchange', () => setTimeout(done, 400), {once: true}); \
               getSelection().selectAllChildren(document.querySelector('.related')) })")
        .await?;
    assert_eq!(browser.eval(OFFERED).await?, json!(false));
    Ok(())
}

#[tokio::test(flavor = "multi_thread")]
async fn the_contents_lead_to_each_section_and_mark_where_the_reader_is() -> Result {
    let (site, browser) = (Site::start().await, Browser::start(Setup::default()).await?);
    browser.open(&site.url(STORY)).await?;
    let marked =
        "[...document.querySelectorAll('.contents [aria-current=location]')].map(a => a.textContent)";
    assert_eq!(browser.eval(marked).await?, json!([]));
    assert_eq!(
        browser
            .eval("[...document.querySelectorAll('.contents a')].every(a => document.querySelector(a.hash).textContent === a.textContent)")
            .await?,
        json!(true)
    );
    let third = browser
        .text("document.querySelectorAll('.contents a')[2].textContent")
        .await?;
    // ChromeDriver takes all in a closed `<details>` for hidden; beside the text style shows it.
    let tree = browser.command("Accessibility.getFullAXTree", json!({})).await?;
    let mut nodes = tree["nodes"].as_array().unwrap().iter();
    assert!(nodes.any(|node| node["role"]["value"] == "link" && node["name"]["value"] == third.as_str()));
    browser
        .eval("document.querySelectorAll('.contents a')[2].click()")
        .await?;
    browser.until(&format!("({marked}).join() === {third:?}")).await?;
    browser
        .until(&format!("document.activeElement.textContent === {third:?}"))
        .await?;
    browser.eval("scrollTo(0, 0)").await?;
    browser.until(&format!("({marked}).length === 0")).await?;
    // A section's heading is the link to it.
    browser.click(".body-section .permalink").await?;
    browser
        .until("location.hash === document.querySelector('.body-section .permalink').hash")
        .await?;
    // On a phone it waits to be opened.
    browser.size(360).await?;
    browser.open(&site.url(STORY)).await?;
    let link = "document.querySelector('.contents a').checkVisibility()";
    assert_eq!(browser.eval(link).await?, json!(false));
    browser.click(".contents summary").await?;
    browser.until(link).await
}

#[tokio::test(flavor = "multi_thread")]
async fn a_passage_is_handed_on_by_mouse_and_by_touch() -> Result {
    let (site, browser) = (Site::start().await, Browser::start(Setup::default()).await?);
    allow_clipboard(&site, &browser).await?;
    let centre = |selector: &str| {
        format!(
            "(() => {{ const element = document.querySelector({selector:?}); element.scrollIntoView({{block: 'center'}}); \
             const r = element.getBoundingClientRect(); return [r.left + r.width / 2, r.top + r.height / 2] }})()"
        )
    };
    let is_copied = "document.querySelector('.passage [data-says]')?.textContent === 'Copied'";

    // The mouse drags over some words, and goes on to the button.
    browser.open(&site.url(STORY)).await?;
    let paragraph = browser.eval(&centre(".body-section p")).await?;
    let mouse = |kind: &'static str, at: Value, dx: f64| {
        let (x, y) = (at[0].as_f64().unwrap() + dx, at[1].as_f64().unwrap());
        json!({ "type": kind, "x": x, "y": y, "button": "left", "buttons": 1, "clickCount": 1 })
    };
    for (kind, dx) in [
        ("mousePressed", 0.0),
        ("mouseMoved", 120.0),
        ("mouseReleased", 120.0),
    ] {
        browser
            .command("Input.dispatchMouseEvent", mouse(kind, paragraph.clone(), dx))
            .await?;
    }
    browser.until(OFFERED).await?;
    let button = browser
        .eval("(r => [r.left + r.width / 2, r.top + r.height / 2])(document.querySelector('.passage button').getBoundingClientRect())")
        .await?;
    for kind in ["mousePressed", "mouseReleased"] {
        browser
            .command("Input.dispatchMouseEvent", mouse(kind, button.clone(), 0.0))
            .await?;
    }
    browser.until(is_copied).await?;
    assert!(copied(&browser).await?.contains("#:~:text="));
    assert_ne!(browser.eval("getSelection().toString()").await?, json!(""));

    // A finger taps on the button. (On this system a long press selects nothing, so the test does.)
    let touch = json!({ "enabled": true, "maxTouchPoints": 1 });
    browser
        .command("Emulation.setTouchEmulationEnabled", touch)
        .await?;
    let phone = json!({ "width": 360, "height": 800, "deviceScaleFactor": 2, "mobile": true });
    browser
        .command("Emulation.setDeviceMetricsOverride", phone)
        .await?;
    browser.open(&site.url(STORY)).await?;
    let passage = "kidnapped its citizens";
    browser.eval(&select(passage, passage)).await?;
    browser.until(OFFERED).await?;
    let button = browser
        .eval("(r => [r.left + r.width / 2, r.top + r.height / 2])(document.querySelector('.passage button').getBoundingClientRect())")
        .await?;
    for (kind, points) in [
        ("touchStart", json!([{ "x": button[0], "y": button[1] }])),
        ("touchEnd", json!([])),
    ] {
        let touch = json!({ "type": kind, "touchPoints": points });
        browser.command("Input.dispatchTouchEvent", touch).await?;
    }
    browser.until(is_copied).await
}

#[tokio::test(flavor = "multi_thread")]
async fn a_button_says_that_it_has_copied_and_takes_that_back() -> Result {
    let (site, browser) = (Site::start().await, Browser::start(Setup::default()).await?);
    browser.hold_time().await?;
    browser.open(&site.url(STORY)).await?;
    browser
        .eval("navigator.clipboard.writeText = async () => {}")
        .await?;
    let state = "(e => [e.textContent, Math.round(e.getBoundingClientRect().width)])\
        (document.querySelector('.share .share-actions button'))";
    let before = browser.eval(state).await?;
    browser.click(COPY).await?;
    browser
        .until("!!document.querySelector('.share [data-says]')")
        .await?;
    let after = browser.eval(state).await?;
    assert_eq!(after[0], "Copied");
    assert_eq!(after[1], before[1], "nothing beside it moves");
    // Pressed once more meanwhile, it does not say it for good.
    browser.click(COPY).await?;
    browser.pass(2).await?;
    browser
        .until("!document.querySelector('.share [data-says]')")
        .await?;
    assert_eq!(browser.eval(state).await?, before);
    Ok(())
}

#[tokio::test(flavor = "multi_thread")]
async fn at_the_head_of_a_story_the_first_ways_to_hand_it_on_are_folded() -> Result {
    const MENU: &str = ".share-menu";
    let (site, browser) = (Site::start().await, Browser::start(Setup::default()).await?);
    browser.size(360).await?;
    browser.open(&site.url(STORY)).await?;
    let is_open = "document.querySelector('.share-menu').open";
    browser.click(&format!("{MENU} summary")).await?;
    browser.until(is_open).await?;
    let ways = "(menu => [menu.querySelectorAll('a').length, \
        menu.querySelector('.share-ways').getBoundingClientRect().left >= 0, \
        [...menu.querySelectorAll('a, button')].filter(e => e.checkVisibility()).every(e => e.getBoundingClientRect().height >= 44)])\
        (document.querySelector('.share-menu'))";
    assert_eq!(browser.eval(ways).await?, json!([3, true, true]));
    browser
        .eval("navigator.clipboard.writeText = async text => { window.copied = text }")
        .await?;
    browser.click(&format!("{MENU} [data-action=copy-link]")).await?;
    browser
        .until(&format!("window.copied === '{HOST}{STORY}'"))
        .await?;
    assert_eq!(browser.eval(is_open).await?, json!(true));
    // It closes when something else is pressed.
    browser.click(".story-head ~ p").await?;
    browser.until(&format!("!{is_open}")).await
}
