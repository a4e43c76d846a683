//! Narrow windows, large letters, wide spacing of text, and controls large enough to be hit.

use serde_json::{Value, json};

use super::{PAGES, add_style, browser, finds_nothing, open_everything, sites};
use crate::browser::{Browser, Result};
use crate::site::Site;

const LOST: &str = include_str!("lost.js");
const TARGETS: &str = include_str!("targets.js");

/// What readers may set for all text without anything being lost (WCAG 2.2, 1.4.12 Text Spacing).
const SPACED: &str = "* { line-height: 1.5 !important; letter-spacing: .12em !important; word-spacing: .16em !important } \
    p { margin-block-end: 2em !important }";

#[tokio::test(flavor = "multi_thread")]
async fn nothing_is_lost_in_a_narrow_window_or_with_spaced_text() -> Result {
    let browser = browser(320).await?;
    for (site, pages) in sites().await {
        for path in pages {
            open_everything(&browser, &site.url(path)).await?;
            for width in [256, 320, 640, 768, 1280] {
                browser.size(width).await?;
                for css in ["", SPACED] {
                    add_style(&browser, css).await?;
                    let what = format!("{path} at {width}, style: {css:?}");
                    finds_nothing(&browser, LOST, Value::Null, &what).await?;
                }
            }
        }
    }
    Ok(())
}

/// Puts one very long word in the place of every text of the page's own.
const LONG_WORDS: &str = "(() => { \
    document.querySelector('.story > p')?.append(Object.assign(document.createElement('code'), { textContent: 'code' })); \
    const texts = document.createTreeWalker(document.querySelector('main'), NodeFilter.SHOW_TEXT); \
    while (texts.nextNode()) if (texts.currentNode.data.trim().length > 1) \
        texts.currentNode.data = 'Rindfleischetikettierungsüberwachungsaufgabenübertragungsgesetz'; })()";

/// Once a long name of a section made the page scroll sideways.
#[tokio::test(flavor = "multi_thread")]
async fn words_longer_than_the_window_are_broken() -> Result {
    let (site, browser) = (Site::start().await, browser(320).await?);
    for path in PAGES {
        open_everything(&browser, &site.url(path)).await?;
        browser.eval(LONG_WORDS).await?;
        for width in [256, 320, 1280] {
            browser.size(width).await?;
            finds_nothing(&browser, LOST, Value::Null, &format!("{path} at {width}")).await?;
        }
    }
    Ok(())
}

#[tokio::test(flavor = "multi_thread")]
async fn nothing_is_lost_with_letters_of_twice_the_size() -> Result {
    let browser = browser(1280).await?;
    // A process of the browser keeps what it is told, and the first page brings one of its own.
    browser.open(&Site::start().await.url("/")).await?;
    // The size that a reader has set in the browser; a style of the reader's own.
    let large = json!({ "fontSizes": { "standard": 32, "fixed": 26 } });
    let usual = json!({ "fontSizes": { "standard": 16, "fixed": 13 } });
    for (size, css) in [(large, ""), (usual, ":root { font-size: 200% }")] {
        browser.command("Page.setFontSizes", size).await?;
        for (site, pages) in sites().await {
            for path in pages {
                open_everything(&browser, &site.url(path)).await?;
                add_style(&browser, css).await?;
                assert_eq!(
                    browser
                        .text("getComputedStyle(document.documentElement).fontSize")
                        .await?,
                    "32px"
                );
                for width in [1280, 640, 360] {
                    browser.size(width).await?;
                    let what = format!("{path} at {width}, style: {css:?}");
                    finds_nothing(&browser, LOST, Value::Null, &what).await?;
                }
            }
        }
    }
    Ok(())
}

/// Every control of the page as it is can be hit, and every text be read.
pub(crate) async fn is_usable(browser: &Browser, what: &str) -> Result {
    finds_nothing(browser, TARGETS, Value::Null, what).await?;
    finds_nothing(browser, LOST, Value::Null, what).await
}

#[tokio::test(flavor = "multi_thread")]
async fn every_control_is_large_enough_to_be_hit() -> Result {
    let (site, browser) = (Site::start().await, browser(320).await?);
    for path in PAGES {
        open_everything(&browser, &site.url(path)).await?;
        // What is offered for a passage floats above the page; it is looked at after that.
        browser
            .eval("document.querySelector('.passage')?.remove()")
            .await?;
        for width in [320, 1280] {
            browser.size(width).await?;
            finds_nothing(&browser, TARGETS, Value::Null, &format!("{path} at {width}")).await?;
        }
    }
    Ok(())
}
