//! Every kind of page, audited by axe-core in both themes, on a phone and on a desktop.

use serde_json::json;

use crate::STORY;
use crate::browser::{Browser, Result, Setup};
use crate::site::{Fault, Site};

/// Audits the page as it is, and looks whether it scrolls sideways.
pub(crate) async fn audit_page(browser: &Browser, what: &str) -> Result {
    let axe = std::env::var("DATELINE_AXE").expect("DATELINE_AXE names axe.min.js: run `make test`");
    let axe = std::fs::read_to_string(&axe)
        .unwrap_or_else(|error| panic!("{axe}: {error}; run tools/setup.sh test"));
    browser.eval(&format!("{axe}\n;0")).await?;
    let found = "axe.run(document, {resultTypes: ['violations']}).then(r => \
        r.violations.map(v => v.id + ': ' + v.nodes.map(n => n.html.slice(0, 160) + ' ' + n.failureSummary).join(' | ')))";
    let found = browser.eval(found).await?;
    assert_eq!(found, json!([]), "{what}");
    let overflow = browser
        .eval("document.documentElement.scrollWidth - innerWidth")
        .await?;
    assert!(
        overflow.as_i64().is_some_and(|overflow| overflow <= 0),
        "{what} scrolls sideways by {overflow}"
    );
    Ok(())
}

#[tokio::test(flavor = "multi_thread")]
async fn no_kind_of_page_has_a_barrier_that_an_audit_finds() -> Result {
    let site = Site::start().await;
    for dark in [false, true] {
        for width in [360, 1280] {
            let browser = Browser::start(Setup {
                width,
                dark,
                ..Setup::default()
            })
            .await?;
            for path in [
                "/",
                "/news/",
                "/news/page/2/",
                STORY,
                "/news/panmunjom-and-the-military-demarcation-line/",
                "/nowhere/",
            ] {
                browser.open(&site.url(path)).await?;
                browser
                    .eval("document.querySelectorAll('details').forEach(d => { d.open = true })")
                    .await?;
                audit_page(&browser, &format!("{path} at {width}, dark: {dark}")).await?;
            }
            browser.open(&site.url("/")).await?;
            site.fail("/science/index.json", Fault::Status(500));
            browser.click(".masthead a[href='/science/']").await?;
            browser
                .until("document.querySelector('.failure') !== null")
                .await?;
            audit_page(&browser, &format!("a failure at {width}, dark: {dark}")).await?;
            site.heal();
        }
    }
    Ok(())
}
