//! Each way in which a page can fail to come, its own screen, and the way on from it.

use dateline_model::FORMAT;
use std::sync::Arc;

use crate::STORY;
use crate::browser::{Browser, Result, Setup};
use crate::site::{Fault, Site};

const MATCH: &str = "/sport/south-korea-uruguay-world-cup-2022/";
const DATA: &str = "/sport/south-korea-uruguay-world-cup-2022/index.json";

/// Follows a link whose page fails, and looks at the screen; then heals the page and tries again.
async fn fails_and_recovers(site: &Site, browser: &Browser, heading: &str) -> Result {
    browser.click(".see-also a").await?;
    is_told_and_recovers(site, browser, heading).await
}

async fn is_told_and_recovers(site: &Site, browser: &Browser, heading: &str) -> Result {
    browser
        .until(&format!(
            "document.querySelector('h1').textContent === {heading:?}"
        ))
        .await?;
    assert_eq!(
        browser.text("location.pathname").await?,
        MATCH,
        "a reload tries this page"
    );
    browser
        .until("document.activeElement === document.querySelector('h1')")
        .await?;
    assert!(browser.driver.title().await?.starts_with(heading));
    site.heal();
    browser.offline(false).await?;
    browser.click(".failure button").await?;
    browser
        .until("document.querySelector('h1').textContent.includes('Uruguay')")
        .await?;
    // The rest of the site is well.
    browser.driver.back().await?;
    browser.arrives(STORY).await?;
    browser.click(".masthead a[href='/science/']").await?;
    browser.arrives("/science/").await
}

async fn with_fault(fault: Fault, heading: &str) -> Result {
    let (site, browser) = (Site::start().await, Browser::start(Setup::default()).await?);
    browser.open(&site.url(STORY)).await?;
    site.fail(DATA, fault);
    fails_and_recovers(&site, &browser, heading).await
}

#[tokio::test(flavor = "multi_thread")]
async fn a_story_that_is_gone_has_a_screen_of_its_own() -> Result {
    with_fault(Fault::Status(404), "This page is not here").await
}

#[tokio::test(flavor = "multi_thread")]
async fn a_server_error_has_a_screen_of_its_own() -> Result {
    with_fault(Fault::Status(503), "The server has a problem").await
}

#[tokio::test(flavor = "multi_thread")]
async fn a_page_that_is_not_given_out_has_a_screen_of_its_own() -> Result {
    with_fault(Fault::Status(403), "The server does not give this page out").await
}

/// Readers were once told that they seem to be offline.
#[tokio::test(flavor = "multi_thread")]
async fn where_a_browser_does_not_say_why_no_answer_came_nobody_is_told_a_reason() -> Result {
    // In circles, and to where pages may not ask.
    for to in [DATA, "https://elsewhere.example/"] {
        with_fault(Fault::Redirect(to), "This page can’t be fetched").await?;
    }
    Ok(())
}

#[tokio::test(flavor = "multi_thread")]
async fn a_document_in_place_of_data_has_a_screen_of_its_own() -> Result {
    with_fault(
        Fault::Text("\n<!doctype html><title>Sign in</title>".to_owned()),
        "Something else came in its place",
    )
    .await
}

#[tokio::test(flavor = "multi_thread")]
async fn malformed_data_has_a_screen_of_its_own() -> Result {
    with_fault(
        Fault::Text(format!("{{\"format\":{FORMAT},\"path\":7}}")),
        "The page arrived damaged",
    )
    .await
}

#[tokio::test(flavor = "multi_thread")]
async fn truncated_data_has_a_screen_of_its_own() -> Result {
    with_fault(Fault::CutShort, "The page arrived damaged").await
}

#[tokio::test(flavor = "multi_thread")]
async fn data_of_a_newer_release_has_a_screen_of_its_own() -> Result {
    let newer = format!(
        "{{\"format\":{},\"path\":\"/\",\"page\":{{\"hologram\":[]}}}}",
        FORMAT + 1
    );
    with_fault(Fault::Text(newer), "A newer edition is out").await
}

const IS_GOING: &str = "document.documentElement.dataset.going !== undefined";

/// Follows a link whose page does not come, and is told in time and not too early; then goes on as above.
async fn takes_too_long_and_recovers(site: &Site, browser: &Browser) -> Result {
    browser.click(".see-also a").await?;
    browser.until(IS_GOING).await?;
    browser.pass(9).await?;
    assert_eq!(browser.eval(IS_GOING).await?, serde_json::json!(true));
    browser.pass(1).await?;
    is_told_and_recovers(site, browser, "This is taking too long").await
}

#[tokio::test(flavor = "multi_thread")]
async fn a_page_that_takes_too_long_has_a_screen_of_its_own() -> Result {
    let (site, browser) = (Site::start().await, Browser::start(Setup::default()).await?);
    browser.hold_time().await?;
    for fault in [Fault::Held(Arc::default()), Fault::Endless(200)] {
        browser.open(&site.url(STORY)).await?;
        site.fail(DATA, fault);
        takes_too_long_and_recovers(&site, &browser).await?;
    }
    // What stands between page and network may never answer, and not hear that it is to stop.
    browser
        .run_first(&format!(
            "window.fetch = (fetch => (...request) => window.stuck && request[0].url.endsWith({DATA:?}) ? new Promise(() => {{}}) : fetch(...request))(fetch); \
             addEventListener('click', ({{ target }}) => window.stuck &&= !target.closest('.failure'), true)"
        ))
        .await?;
    browser.open(&site.url(STORY)).await?;
    browser.eval("window.stuck = true").await?;
    takes_too_long_and_recovers(&site, &browser).await
}

/// Such a page once left a link that did nothing any more, and a bar that told of progress for ever.
#[tokio::test(flavor = "multi_thread")]
async fn a_server_error_without_end_is_told_at_once_also_to_who_only_points_at_a_link() -> Result {
    let (site, browser) = (Site::start().await, Browser::start(Setup::default()).await?);
    browser.hold_time().await?;
    browser.open(&site.url(STORY)).await?;
    site.fail(DATA, Fault::Endless(503));
    browser
        .eval("document.querySelector('.see-also a').dispatchEvent(new Event('pointerover', { bubbles: true }))")
        .await?;
    let begin = std::time::Instant::now();
    while site.requests(DATA) == 0 {
        assert!(begin.elapsed().as_secs() < 30, "the page is asked for");
        tokio::task::yield_now().await;
    }
    fails_and_recovers(&site, &browser, "The server has a problem").await
}

#[tokio::test(flavor = "multi_thread")]
async fn a_reader_without_a_network_is_told_so_and_can_read_what_is_loaded() -> Result {
    let (site, browser) = (Site::start().await, Browser::start(Setup::default()).await?);
    browser.open(&site.url(STORY)).await?;
    browser.offline(true).await?;
    fails_and_recovers(&site, &browser, "You seem to be offline").await
}

#[tokio::test(flavor = "multi_thread")]
async fn a_wrong_address_gets_the_sites_own_page_with_status_404() -> Result {
    let (site, browser) = (Site::start().await, Browser::start(Setup::default()).await?);
    browser.open(&site.url("/news/no-such-story/")).await?;
    assert_eq!(
        browser.text("document.querySelector('h1').textContent").await?,
        "Page not found"
    );
    let status = browser
        .eval("performance.getEntriesByType('navigation')[0].responseStatus")
        .await?;
    assert_eq!(status, serde_json::json!(404));
    browser.click(".trending a").await?;
    browser
        .until("document.querySelector('.story h1') !== null")
        .await
}

#[tokio::test(flavor = "multi_thread")]
async fn where_a_host_answers_with_the_front_page_the_right_page_is_loaded() -> Result {
    let (site, browser) = (Site::start().await, Browser::start(Setup::default()).await?);
    let front = std::fs::read_to_string(crate::site::folder().join("index.html")).unwrap();
    site.fail(STORY, Fault::Text(front));
    browser.driver.goto(site.url(STORY)).await?;
    browser
        .until("document.querySelectorAll('.faq').length === 5")
        .await
}
