//! The whole way through the site by keys alone, and the order in which they lead through a page.

use serde_json::{Value, json};
use thirtyfour::prelude::*;

use super::{ARABIC_PAGES, PAGES, browser};
use crate::STORY;
use crate::browser::{Browser, Result};
use crate::site::Site;

/// How often one may press Tab before something is out of reach.
const FAR: usize = 120;

/// What the focus is on: its place on the page, and what is wrong with that, if anything. It has to be in the
/// window, in sight with its outline, and not under something else (WCAG 2.2, 2.4.11 Focus Not Obscured).
const FOCUSED: &str = "(async () => { \
    for (let frame = 0; frame < 2; frame++) await new Promise(requestAnimationFrame); \
    const e = document.activeElement; if (e === document.body) return null; \
    const { left, right, top, bottom } = e.getClientRects()[0]; \
    const hit = document.elementFromPoint((left + right) / 2, (top + bottom) / 2); \
    const wrong = !e.checkVisibility({ visibilityProperty: true }) ? 'not shown' \
        : top < 4 || left < 4 || bottom > innerHeight - 4 || right > innerWidth - 4 ? 'not in the window' \
        : !e.matches(':focus-visible') || getComputedStyle(e).outlineStyle === 'none' ? 'no outline' \
        : hit && (e.contains(hit) || hit.contains(e)) ? '' : 'covered by ' + hit?.outerHTML.slice(0, 80); \
    const rtl = document.dir === 'rtl'; \
    const row = Math.abs(e.closest('.masthead-navigation ul')?.scrollLeft ?? 0); \
    return { what: [e.localName, e.getAttribute('href'), e.textContent].join(' '), wrong, \
        start: (rtl ? innerWidth - right : left) + row, end: (rtl ? innerWidth - left : right) + row, \
        top: top + scrollY, bottom: bottom + scrollY }; })()";

/// Presses Tab and looks where that leads; `None` behind the last control of the page.
async fn tab(browser: &Browser) -> Result<Option<Value>> {
    browser.press(Key::Tab).await?;
    let focused = browser.eval(FOCUSED).await?;
    if focused.is_null() {
        return Ok(None);
    }
    assert_eq!(focused["wrong"], json!(""), "{focused:#}");
    Ok(Some(focused))
}

/// Presses Tab until the focus is on what a selector names.
async fn tab_to(browser: &Browser, selector: &str) -> Result {
    let there = format!("document.activeElement.matches({selector:?})");
    for _ in 0..FAR {
        tab(browser).await?;
        if browser.eval(&there).await? == json!(true) {
            return Ok(());
        }
    }
    panic!("Tab does not come to {selector}");
}

/// The page at a path is there, and the focus is on its headline.
async fn arrives(browser: &Browser, path: &str) -> Result {
    browser.arrives(path).await?;
    browser
        .until("document.activeElement === document.querySelector('main h1')")
        .await
}

/// A reader comes to the front page, chooses a section and a story, reads an answer, hands the story on, and
/// goes on to another and back.
async fn whole_way(browser: &Browser, site: &Site) -> Result {
    browser.open(&site.url("/")).await?;
    tab_to(browser, ".skip-link").await?;
    browser.press(Key::Enter).await?;
    browser.until("document.activeElement.id === 'main'").await?;
    tab_to(browser, "main .teaser a").await?;

    browser.open(&site.url("/")).await?;
    tab_to(browser, ".masthead-name a").await?;
    tab_to(browser, ".theme-switch").await?;
    for theme in ["dark", "light"] {
        browser.press(Key::Space).await?;
        let dark = theme == "dark";
        browser
            .until(&format!(
                "document.activeElement.ariaPressed === '{dark}' && \
                matchMedia('(prefers-color-scheme: dark)').matches === false && \
                (document.documentElement.dataset.theme ?? 'light') === '{theme}'"
            ))
            .await?;
    }
    tab_to(browser, ".masthead-navigation a[href='/news/']").await?;
    browser.press(Key::Enter).await?;
    arrives(browser, "/news/").await?;
    tab_to(browser, &format!(".teaser a[href='{STORY}']")).await?;
    browser.press(Key::Enter).await?;
    arrives(browser, STORY).await?;

    if browser
        .eval("document.querySelector('.contents summary').checkVisibility()")
        .await?
        == json!(true)
    {
        tab_to(browser, ".contents summary").await?;
        browser.press(Key::Enter).await?;
        browser
            .until("document.querySelector('.contents details').open")
            .await?;
    }
    tab_to(browser, ".contents a[href='#faqs']").await?;
    browser.press(Key::Enter).await?;
    browser.until("document.activeElement.id === 'faqs'").await?;

    tab_to(browser, "[data-action=open-answers]").await?;
    tab_to(browser, ".faq summary").await?;
    browser.press(Key::Enter).await?;
    browser.until("document.querySelector('.faq').open").await?;
    browser.press(Key::Space).await?;
    browser.until("!document.querySelector('.faq').open").await?;
    browser.press(Key::Enter).await?;
    browser.until("document.querySelector('.faq').open").await?;
    tab_to(browser, ".faq .answer-link a").await?;
    browser.press(Key::Enter).await?;
    browser
        .until("!!document.querySelector('.faq [data-says], .faq .feedback:not(:empty)')")
        .await?;
    tab_to(browser, ".share .share-links a").await?;
    tab_to(browser, ".share .share-actions button").await?;
    browser.press(Key::Space).await?;
    browser
        .until("!!document.querySelector('.share [data-says], .share .feedback:not(:empty)')")
        .await?;
    tab_to(browser, ".related a").await?;
    let next = browser
        .text("new URL(document.activeElement.href).pathname")
        .await?;
    browser.press(Key::Enter).await?;
    arrives(browser, &next).await?;
    // Back leads to the link that one came from, as it does between the browser's own pages. Once it led to
    // the headline, far from what was on the screen.
    browser.driver.back().await?;
    browser.arrives(STORY).await?;
    browser
        .until(&format!("document.activeElement.matches(\"a[href='{next}']\")"))
        .await?;
    let focused = browser.eval(FOCUSED).await?;
    assert_eq!(focused["wrong"], json!(""), "{focused:#}");
    Ok(())
}

#[tokio::test(flavor = "multi_thread")]
async fn the_whole_way_through_the_site_is_open_to_the_keyboard_alone() -> Result {
    let site = Site::start().await;
    for width in [320, 1280] {
        whole_way(&browser(width).await?, &site).await?;
    }
    Ok(())
}

/// Goes through a page from its start to its end and back by one: every control once, in the order of reading.
async fn goes_through(browser: &Browser, what: &str) -> Result {
    browser
        .eval("document.querySelectorAll('details:not(.share-menu)').forEach(d => { d.open = true })")
        .await?;
    let mut way: Vec<Value> = Vec::new();
    while let Some(focused) = tab(browser).await? {
        assert!(way.len() < 2 * FAR, "{what}: there is no end of it");
        way.push(focused);
    }
    let controls = browser
        .eval(
            "[...document.querySelectorAll('a[href], button, summary, input, select, textarea')]\
            .filter(e => e.checkVisibility({visibilityProperty: true})).map(e => [e.localName, e.getAttribute('href'), e.textContent].join(' '))",
        )
        .await?;
    let passed: Vec<_> = way.iter().map(|focused| focused["what"].clone()).collect();
    assert_eq!(Value::from(passed), controls, "{what}");
    for two in way.windows(2) {
        let at = |n: usize, side: &str| two[n][side].as_f64().unwrap();
        // A control is below the one before it or beside it; or at the top of the next column.
        let beside_or_below = at(1, "bottom") > at(0, "top") && at(1, "top") > at(0, "top") - 8.0;
        let next_column = at(1, "start") >= at(0, "end") - 1.0;
        let same_row_backwards = at(1, "top") < at(0, "bottom") - 8.0 && at(1, "end") <= at(0, "start") + 1.0;
        assert!(
            (beside_or_below || next_column) && !same_row_backwards,
            "{what}: the order of reading is not kept from {:#} to {:#}",
            two[0],
            two[1]
        );
    }
    browser
        .command("Input.dispatchKeyEvent", json!({ "type": "keyDown", "key": "Tab", "code": "Tab", "modifiers": 8, "windowsVirtualKeyCode": 9 }))
        .await?;
    let last = browser.eval(FOCUSED).await?;
    assert_eq!(
        last["what"],
        way[way.len() - 1]["what"],
        "{what}: back from the end"
    );
    Ok(())
}

#[tokio::test(flavor = "multi_thread")]
async fn tab_passes_every_control_once_in_the_order_of_reading_and_in_sight() -> Result {
    let (site, arabic) = (Site::start().await, Site::published("arabic", "/").await);
    for width in [320, 1280] {
        let browser = browser(width).await?;
        for (site, path) in [(&site, PAGES[0]), (&site, STORY), (&arabic, ARABIC_PAGES[1])] {
            browser.load(&site.url(path)).await?;
            goes_through(&browser, &format!("{path} at {width}")).await?;
        }
    }
    Ok(())
}
