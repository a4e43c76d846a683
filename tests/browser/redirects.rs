//! Old links arrive at the story that moved: on a host that redirects and on one that knows no redirects, with the
//! app and without scripts.

use crate::browser::{Browser, Result, Setup};
use crate::old_links::{OLD_LINKS, redirects_json};
use crate::site::{Site, change_json};

/// The headline of the story that moved.
const HEADLINE: &str = "document.querySelector('h1')?.textContent.startsWith('1953')";

/// Two servers of one site: one that redirects, and one of files alone.
async fn hosts() -> [Site; 2] {
    let moved = [
        ("/politics/old-armistice/", "/news/armistice/"),
        ("/older/", "/politics/old-armistice/"),
    ];
    let redirecting = Site::published_with("korean", "/", &moved).await;
    let plain = Site::of_files(&redirecting.published_folder()).await;
    [redirecting, plain]
}

#[tokio::test(flavor = "multi_thread")]
async fn an_old_link_arrives_on_every_host_with_the_place_that_it_names() -> Result {
    for site in &hosts().await {
        let browser = Browser::start(Setup::default()).await?;
        for old in ["/politics/old-armistice/#line", "/older/#line"] {
            browser.driver.goto(site.url(old)).await?;
            browser.arrives("/news/armistice/").await?;
            browser.ready().await?;
            browser.until(HEADLINE).await?;
            assert_eq!(browser.text("location.hash").await?, "#line", "{old}");
            browser.until("scrollY > 0").await?;
            browser.is_quiet().await?;
        }
    }
    Ok(())
}

#[tokio::test(flavor = "multi_thread")]
async fn an_old_link_arrives_with_its_query_and_its_place() -> Result {
    let redirecting = Site::changed("../publish/small/content", |content| {
        change_json(&content.join("site.json"), |json| json["base_path"] = "/".into());
        std::fs::write(content.join("redirects.json"), redirects_json()).unwrap();
    })
    .await;
    let plain = Site::of_files(&redirecting.published_folder()).await;
    let browser = Browser::start(Setup::default()).await?;
    for site in [&redirecting, &plain] {
        for (link, end) in OLD_LINKS {
            // Where it leads to another site, nobody answers there.
            let _ = browser.driver.goto(site.url(link)).await;
            let end = match end.strip_prefix('/') {
                Some(_) => site.url(end),
                None => end.to_owned(),
            };
            browser.shows(&end).await?;
        }
    }
    Ok(())
}

#[tokio::test(flavor = "multi_thread")]
async fn an_old_link_arrives_without_scripts() -> Result {
    for site in &hosts().await {
        let browser = Browser::start(Setup {
            scripts: false,
            ..Setup::default()
        })
        .await?;
        browser.driver.goto(site.url("/politics/old-armistice/")).await?;
        browser.arrives("/news/armistice/").await?;
        browser.until(HEADLINE).await?;
    }
    Ok(())
}

#[tokio::test(flavor = "multi_thread")]
async fn an_old_link_in_an_open_app_shows_the_story_without_a_reload() -> Result {
    for site in &hosts().await {
        let browser = Browser::start(Setup::default()).await?;
        browser.open(&site.url("/science/")).await?;
        browser.mark().await?;
        // As on a page that was opened before the story moved.
        browser
            .eval("document.querySelector('main a').setAttribute('href', '/politics/old-armistice/#line')")
            .await?;
        browser.click("main a[href^='/politics/']").await?;
        browser.until(HEADLINE).await?;
        assert!(browser.is_marked().await?);
        assert_eq!(browser.text("location.hash").await?, "#line");
        assert!(
            browser
                .text("document.querySelector('link[rel=canonical]').href")
                .await?
                .ends_with("/news/armistice/")
        );
        // The address is a good one after a reload too.
        browser.driver.refresh().await?;
        browser.arrives("/news/armistice/").await?;
        browser.until(HEADLINE).await?;
    }
    Ok(())
}
