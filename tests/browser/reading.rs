//! How soon a story begins, and what stands before it.

use serde_json::json;

use crate::STORY;
use crate::browser::{Browser, Result, Setup};
use crate::site::Site;
use crate::with_app::pages;

/// How many windows down the first line of the text is.
const BEGINS: &str = "document.querySelector('.story-head ~ p').getBoundingClientRect().top / innerHeight";
const HAS_PICTURE: &str = "!!document.querySelector('.story-head .figure')";

#[tokio::test(flavor = "multi_thread")]
async fn a_story_begins_within_the_first_window() -> Result {
    let (site, browser) = (Site::start().await, Browser::start(Setup::default()).await?);
    for (width, height, with_picture, without) in [(360, 740, 0.9, 0.6), (1280, 800, 1.1, 0.65)] {
        let screen = json!({ "width": width, "height": height, "deviceScaleFactor": 1, "mobile": false });
        browser
            .command("Emulation.setDeviceMetricsOverride", screen)
            .await?;
        let mut stories = 0;
        for page in pages() {
            browser.load(&site.url(&page)).await?;
            if browser.eval("!document.querySelector('.byline')").await? == json!(true) {
                continue;
            }
            stories += 1;
            let begins = browser.eval(BEGINS).await?.as_f64().unwrap();
            let most = if browser.eval(HAS_PICTURE).await? == json!(true) {
                with_picture
            } else {
                without
            };
            assert!(begins <= most, "{page} at {width} × {height}: {begins}");
        }
        assert!(stories > 5);
    }
    Ok(())
}

#[tokio::test(flavor = "multi_thread")]
async fn the_breadcrumb_is_whole_and_shows_the_section_above_the_headline() -> Result {
    let (site, browser) = (Site::start().await, Browser::start(Setup::default()).await?);
    browser.load(&site.url(STORY)).await?;
    let steps =
        "[...document.querySelectorAll('.breadcrumb li')].map(li => li.getBoundingClientRect().width > 1)";
    assert_eq!(browser.eval(steps).await?, json!([false, true, false]));
    // Who comes to the first step by the keyboard sees it.
    browser
        .eval("document.querySelector('.breadcrumb a').focus()")
        .await?;
    assert_eq!(browser.eval(steps).await?, json!([true, true, false]));
    Ok(())
}
