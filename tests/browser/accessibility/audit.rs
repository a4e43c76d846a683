//! Every kind of page with all that opens on it, audited by axe-core in both themes and three widths.

use std::sync::Arc;

use serde_json::json;

use super::{browser, check, open_everything, set_media, sites};
use crate::browser::{Browser, Result};
use crate::site::{Fault, Site};

const WIDTHS: [u32; 3] = [320, 768, 1280];

/// Runs axe. The colours are all that a theme changes, so in the second theme only they are looked at.
/// What axe leaves to a person to decide counts as found: `contrast.js` decides for it on colours.
const AXE: &str = "only => axe.run(document, { \
        resultTypes: ['violations', 'incomplete'], \
        runOnly: only || ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice'] }) \
    .then(found => [...found.violations, ...found.incomplete.filter(v => v.id !== 'color-contrast')] \
        .map(v => v.id + ': ' + v.nodes.map(n => n.html.slice(0, 160) + ' ' + n.failureSummary).join(' | ')))";

/// Texts that do not stand out from what is behind them, for what axe can't tell.
const CONTRAST: &str = include_str!("contrast.js");

async fn load_axe(browser: &Browser) -> Result {
    let axe = std::env::var("DATELINE_AXE").expect("DATELINE_AXE names axe.min.js: run `make test`");
    let axe = std::fs::read_to_string(&axe)
        .unwrap_or_else(|error| panic!("{axe}: {error}; run tools/setup.sh test"));
    browser.eval(&format!("{axe}\n;0")).await.map(drop)
}

/// Audits the page as it is, and looks whether it scrolls sideways.
pub(crate) async fn audit_page(browser: &Browser, what: &str) -> Result {
    load_axe(browser).await?;
    audit(browser, what, json!(null)).await
}

async fn audit(browser: &Browser, what: &str, only: serde_json::Value) -> Result {
    let mut found = check(browser, AXE, only).await?;
    found.extend(check(browser, CONTRAST, json!([4.5, 3])).await?);
    let sideways = "() => [document.documentElement.scrollWidth - innerWidth].filter(w => w > 0).map(w => `scrolls sideways by ${w}`)";
    found.extend(check(browser, sideways, json!(null)).await?);
    assert!(found.is_empty(), "{what}: {found:#?}");
    Ok(())
}

/// Audits a page, with whatever is open on it, in every width and both themes.
async fn audit_in_all_ways(browser: &Browser, what: &str) -> Result {
    load_axe(browser).await?;
    for (theme, only) in [("light", json!(null)), ("dark", json!(["color-contrast"]))] {
        set_media(browser, "", &[("prefers-color-scheme", theme)]).await?;
        for width in WIDTHS {
            browser.size(width).await?;
            audit(browser, &format!("{what} at {width}, {theme}"), only.clone()).await?;
        }
    }
    Ok(())
}

#[tokio::test(flavor = "multi_thread")]
async fn no_kind_of_page_has_a_barrier_that_an_audit_finds() -> Result {
    let browser = browser(1280).await?;
    for (site, pages) in sites().await {
        for path in pages {
            open_everything(&browser, &site.url(path)).await?;
            audit_in_all_ways(&browser, path).await?;
        }
    }
    Ok(())
}

#[tokio::test(flavor = "multi_thread")]
async fn waiting_and_failing_have_no_barrier_that_an_audit_finds() -> Result {
    let (site, browser) = (Site::start().await, browser(1280).await?);
    browser.open(&site.url("/")).await?;
    let release = Arc::new(tokio::sync::Notify::new());
    site.fail("/science/index.json", Fault::Held(release.clone()));
    browser.click(".masthead a[href='/science/']").await?;
    browser
        .until("document.querySelector('.progress').checkVisibility({visibilityProperty: true})")
        .await?;
    audit_page(&browser, "waiting").await?;
    site.fail("/politics/index.json", Fault::Status(500));
    browser.click(".masthead a[href='/politics/']").await?;
    browser
        .until("document.querySelector('.failure') !== null")
        .await?;
    release.notify_waiters();
    audit_in_all_ways(&browser, "a failure").await
}
