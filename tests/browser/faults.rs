//! What others do to a page, and what breaks in the app: the text, the links and the other parts go on.

use std::sync::Arc;

use serde_json::{Value, json};
use tokio::sync::Notify;

use crate::STORY;
use crate::browser::{Browser, Result, Setup};
use crate::site::{Fault, Site};

const MATCH: &str = "/sport/south-korea-uruguay-world-cup-2022/";

/// The parts of a page that are alive.
#[derive(Debug, Clone, Copy, PartialEq)]
enum Part {
    Theme,
    Answers,
    Share,
    Passage,
    Navigation,
}

const PARTS: [Part; 5] = [
    Part::Theme,
    Part::Answers,
    Part::Share,
    Part::Passage,
    // The last one, since it leaves the page.
    Part::Navigation,
];

const SELECT: &str = "getSelection().selectAllChildren(document.querySelector('.body-section p'))";
const OFFERED: &str = "document.querySelector('.passage')?.hidden === false";

impl Part {
    /// The reader uses it, and it works.
    async fn works(self, browser: &Browser) -> Result {
        match self {
            Self::Theme => {
                let dark = "document.querySelector('.theme-switch').ariaPressed === 'true'";
                let before = browser.eval(dark).await? == json!(true);
                browser
                    .eval("document.querySelector('.theme-switch').click()")
                    .await?;
                browser.until(&format!("({dark}) === {}", !before)).await
            }
            Self::Answers => {
                browser
                    .eval("document.querySelector('[data-action=open-answers]').click()")
                    .await?;
                browser
                    .until("[...document.querySelectorAll('.faq')].every(faq => faq.open)")
                    .await?;
                browser
                    .eval("document.querySelector('[data-action=close-answers]').click()")
                    .await?;
                browser
                    .until("![...document.querySelectorAll('.faq')].some(faq => faq.open)")
                    .await
            }
            Self::Share => {
                browser
                    .eval("document.querySelector('.share [data-action=copy-link]').click()")
                    .await?;
                browser
                    .until("!!document.querySelector('.share [data-says], .share .feedback:not(:empty)')")
                    .await
            }
            Self::Passage => {
                browser.eval(SELECT).await?;
                browser.until(OFFERED).await
            }
            Self::Navigation => {
                browser.mark().await?;
                browser
                    .eval(&format!(
                        "document.querySelector(\"main a[href='{MATCH}']\").click()"
                    ))
                    .await?;
                browser.arrives(MATCH).await?;
                assert!(browser.is_marked().await?, "the app followed the link");
                Ok(())
            }
        }
    }
}

/// All parts work but one.
async fn others_work(browser: &Browser, broken: Option<Part>) -> Result {
    for part in PARTS.into_iter().filter(|part| Some(*part) != broken) {
        part.works(browser).await?;
    }
    Ok(())
}

/// Phones make links of numbers, translators put elements around words, extensions add, remove and replace. Once any of
/// that stopped the app for good, if it came first.
#[tokio::test(flavor = "multi_thread")]
async fn whatever_others_do_to_a_page_before_the_app_comes_all_of_it_works() -> Result {
    const WRAPPED: &str = "const texts = document.createTreeWalker(document.querySelector('#app'), NodeFilter.SHOW_TEXT); \
        const all = []; while (texts.nextNode()) all.push(texts.currentNode); \
        for (const text of all) { const font = document.createElement('font'); text.replaceWith(font); font.append(text) }";
    const ADDED: &str = "for (const element of document.querySelectorAll('#app, #app *')) { \
        element.prepend(document.createComment('a'), document.createElement('i')); element.append(document.createElement('i')) }";
    const REPLACED: &str = "for (const element of [...document.querySelectorAll('#app *')].reverse()) element.replaceWith(element.cloneNode(true))";
    // All that no part needs to be found or used.
    const REMOVED: &str = "for (const element of document.querySelectorAll('.masthead-name, .breadcrumb, .story-words > :not(h1), .figure, \
        .contents, .body-section h2, .progress, .share-links, .related, .trending, .colophon, #announcement, .skip-link')) element.remove(); \
        document.querySelector('#app').removeAttribute('id')";
    let site = Site::start().await;
    for change in [WRAPPED, ADDED, REPLACED, REMOVED] {
        let browser = Browser::start(Setup::default()).await?;
        let wasm = Site::app_file("app_bg", ".wasm");
        let release = Arc::new(Notify::new());
        site.fail(&wasm, Fault::Held(release.clone()));
        browser.driver.goto(site.url(STORY)).await?;
        browser.eval(&format!("{{ {change} }}")).await?;
        release.notify_one();
        browser.ready().await?;
        others_work(&browser, None).await?;
        browser.is_quiet().await?;
    }
    Ok(())
}

#[tokio::test(flavor = "multi_thread")]
async fn a_fault_in_one_part_leaves_the_others_working() -> Result {
    const FAIL: &str = "() => { throw new Error('broken') }";
    let faults = [
        (
            Part::Theme,
            "window.matchMedia = FAIL; Object.defineProperty(window, 'localStorage', { get: FAIL })",
        ),
        (
            Part::Theme,
            "addEventListener('DOMContentLoaded', () => document.querySelector('.theme-switch').remove())",
        ),
        (
            Part::Answers,
            "addEventListener('DOMContentLoaded', () => document.querySelector('.faqs').remove())",
        ),
        (
            Part::Answers,
            "Object.defineProperty(HTMLDetailsElement.prototype, 'open', { set: FAIL })",
        ),
        (
            Part::Share,
            "Clipboard.prototype.writeText = FAIL; navigator.share = FAIL",
        ),
        (
            Part::Share,
            "addEventListener('DOMContentLoaded', () => document.querySelector('.share').remove())",
        ),
        (Part::Passage, "window.getSelection = FAIL"),
        (Part::Passage, "document.createTreeWalker = FAIL"),
        (
            Part::Passage,
            "Element.prototype.getBoundingClientRect = FAIL; Range.prototype.getBoundingClientRect = FAIL",
        ),
        (
            Part::Navigation,
            "window.AbortSignal.prototype.throwIfAborted = FAIL; window.fetch = (fetch => (url, ...rest) => /index.json/.test(url.url ?? url) ? FAIL() : fetch(url, ...rest))(fetch)",
        ),
        (
            Part::Navigation,
            "history.pushState = FAIL; history.replaceState = FAIL",
        ),
        (
            Part::Navigation,
            "addEventListener('DOMContentLoaded', () => document.querySelector('main').replaceWith(...document.querySelector('main').childNodes))",
        ),
    ];
    let site = Site::start().await;
    for (part, fault) in faults {
        println!("{part:?}: {fault}");
        let browser = Browser::start(Setup::default()).await?;
        browser.run_first(&fault.replace("FAIL", FAIL)).await?;
        browser.load(&site.url(STORY)).await?;
        others_work(&browser, Some(part)).await?;
    }
    Ok(())
}

#[tokio::test(flavor = "multi_thread")]
async fn a_chunk_that_does_not_come_harms_nothing_and_is_tried_again() -> Result {
    let (site, browser) = (Site::start().await, Browser::start(Setup::default()).await?);
    // As after another version was published: the open page asks for a file that is gone.
    let chunk = Site::app_file("app-passage", ".wasm");
    for fault in [
        Fault::Status(404),
        Fault::CutShort,
        Fault::Text("<!doctype html>".to_owned()),
    ] {
        site.fail(&chunk, fault);
        let asked = site.requests(&chunk);
        browser.open(&site.url(STORY)).await?;
        browser.eval(SELECT).await?;
        let begin = std::time::Instant::now();
        while site.requests(&chunk) == asked {
            assert!(begin.elapsed().as_secs() < 30, "the chunk is asked for");
            tokio::task::yield_now().await;
        }
        others_work(&browser, Some(Part::Passage)).await?;
        assert_eq!(browser.eval(OFFERED).await?, json!(false));
    }
    site.heal();
    browser.open(&site.url(STORY)).await?;
    Part::Passage.works(&browser).await
}

/// What the browser throws where WebAssembly traps.
const TRAP: &str = "setTimeout(() => { throw new WebAssembly.RuntimeError('unreachable') })";

async fn traps(browser: &Browser, starts: u32) -> Result {
    browser.eval(TRAP).await?;
    let asked = "performance.getEntriesByType('resource').some(entry => entry.name.endsWith('.js?start=";
    browser.until(&format!("{asked}{starts}'))")).await?;
    browser.ready().await
}

#[tokio::test(flavor = "multi_thread")]
async fn an_app_that_breaks_starts_afresh_where_the_reader_is() -> Result {
    let (site, browser) = (Site::start().await, Browser::start(Setup::default()).await?);
    browser.open(&site.url(STORY)).await?;
    browser.click(".faq:nth-of-type(2) summary").await?;
    browser.until("document.querySelectorAll('.faq')[1].open").await?;
    let state = "[scrollY, document.activeElement.outerHTML, document.querySelectorAll('.faq[open]').length, location.href]";
    let before = browser.eval(state).await?;
    traps(&browser, 2).await?;
    assert_eq!(browser.eval(state).await?, before);
    // The broken one does nothing any more: a switch that both hear would be where it was.
    Part::Theme.works(&browser).await?;
    Part::Share.works(&browser).await?;
    // It goes on from the page that is on the screen, not from the one that was opened.
    Part::Navigation.works(&browser).await?;
    traps(&browser, 3).await?;
    browser.eval("history.back()").await?;
    browser.arrives(STORY).await?;
    assert!(browser.is_marked().await?);
    // The third time it is over: links are the browser's.
    browser.eval(TRAP).await?;
    browser
        .until("document.documentElement.dataset.app === 'failed'")
        .await?;
    browser.click(".see-also a").await?;
    browser.arrives(MATCH).await?;
    assert!(!browser.is_marked().await?, "the browser followed the link");
    browser.ready().await
}

#[tokio::test(flavor = "multi_thread")]
async fn where_the_next_app_hangs_the_page_is_as_without_one_until_it_comes_after_all() -> Result {
    let (site, browser) = (Site::start().await, Browser::start(Setup::default()).await?);
    browser.hold_time().await?;
    browser.open(&site.url(STORY)).await?;
    let script = Site::app_file("app", ".js");
    let release = Arc::new(Notify::new());
    site.fail(&script, Fault::Held(release.clone()));
    browser.eval(TRAP).await?;
    browser
        .until("document.documentElement.dataset.app === 'restarting'")
        .await?;
    browser.pass(10).await?;
    browser
        .until("document.documentElement.dataset.app === 'failed'")
        .await?;
    release.notify_one();
    browser.ready().await?;
    others_work(&browser, None).await
}

#[tokio::test(flavor = "multi_thread")]
async fn an_app_that_broke_twice_goes_on_without_its_chunks() -> Result {
    let (site, browser) = (Site::start().await, Browser::start(Setup::default()).await?);
    let chunk = Site::app_file("app-passage", ".wasm");
    browser.open(&site.url(STORY)).await?;
    for starts in [2, 3] {
        traps(&browser, starts).await?;
    }
    others_work(&browser, Some(Part::Passage)).await?;
    browser.eval("history.back()").await?;
    browser.arrives(STORY).await?;
    browser.eval(SELECT).await?;
    others_work(&browser, Some(Part::Passage)).await?;
    assert_eq!(browser.eval(OFFERED).await?, json!(false));
    assert_eq!(site.requests(&chunk), 0);
    assert_eq!(browser.eval("window.marked").await?, Value::Bool(true));
    Ok(())
}
