//! What works before the app arrives, and where it never does.

use std::sync::Arc;

use serde_json::{Value, json};
use tokio::sync::Notify;

use crate::STORY;
use crate::browser::{Browser, Result, Setup};
use crate::site::{Fault, Site};

const NO_SCRIPTS: Setup = Setup {
    width: 1280,
    dark: false,
    scripts: false,
    traced: false,
    waits: true,
};

#[tokio::test(flavor = "multi_thread")]
async fn the_browsers_own_bar_has_the_theme_that_is_on() -> Result {
    let bars = "[...document.querySelectorAll('meta[name=theme-color]')]";
    let shown = format!("{bars}.filter(bar => matchMedia(bar.media).matches).map(bar => bar.content)");
    for dark in [false, true] {
        let setup = Setup {
            dark,
            ..Setup::default()
        };
        let (site, browser) = (Site::start().await, Browser::start(setup).await?);
        browser.driver.goto(site.url(STORY)).await?;
        let contents = format!("{bars}.map(bar => [bar.content])");
        let [of_light, of_dark]: [Value; 2] =
            serde_json::from_value(browser.eval(&contents).await?).expect("there are two");
        let of_system = if dark { &of_dark } else { &of_light };
        assert_eq!(browser.eval(&shown).await?, *of_system);
        for (theme, bar) in [("light", &of_light), ("dark", &of_dark)] {
            // As the app does when the reader chooses one.
            browser
                .eval(&format!("document.documentElement.dataset.theme = '{theme}'"))
                .await?;
            assert_eq!(browser.eval(&shown).await?, *bar);
            // And as it is remembered.
            browser
                .eval(&format!("localStorage.setItem('theme', '{theme}')"))
                .await?;
            browser.driver.goto(site.url("/news/")).await?;
            assert_eq!(browser.eval(&shown).await?, *bar);
        }
        browser
            .eval("delete document.documentElement.dataset.theme")
            .await?;
        assert_eq!(browser.eval(&shown).await?, *of_system);
    }
    Ok(())
}

#[tokio::test(flavor = "multi_thread")]
async fn without_scripts_the_story_reads_links_and_answers() -> Result {
    let (site, browser) = (Site::start().await, Browser::start(NO_SCRIPTS).await?);
    browser.driver.goto(site.url("/")).await?;
    browser.click(&format!("main a[href='{STORY}']")).await?;
    browser.arrives(STORY).await?;
    assert_eq!(
        browser.eval("document.querySelectorAll('.faq').length").await?,
        json!(5)
    );
    assert_eq!(
        browser
            .eval("document.querySelectorAll('.faq[open]').length")
            .await?,
        json!(0)
    );
    browser.click(".faq:nth-of-type(2) summary").await?;
    browser.until("document.querySelectorAll('.faq')[1].open").await?;
    assert_eq!(
        browser
            .eval("document.querySelectorAll('.faq')[1].querySelector('.answer').checkVisibility()")
            .await?,
        json!(true)
    );
    // No control is shown that could do nothing.
    assert_eq!(
        browser.eval("[...document.querySelectorAll('button')].some(b => b.checkVisibility({visibilityProperty: true}))").await?,
        json!(false)
    );
    assert!(
        browser
            .text("document.querySelector('.share-links a').href")
            .await?
            .starts_with("mailto:")
    );
    browser.click(".see-also a").await?;
    browser
        .arrives("/sport/south-korea-uruguay-world-cup-2022/")
        .await?;
    assert_eq!(site.requests(&Site::app_file("app_bg", ".wasm")), 0);
    Ok(())
}

#[tokio::test(flavor = "multi_thread")]
async fn where_the_wasm_fails_to_load_the_page_works_as_without_scripts() -> Result {
    let wasm = Site::app_file("app_bg", ".wasm");
    for fault in [
        Fault::Status(500),
        Fault::Text("not wasm".to_owned()),
        Fault::CutShort,
    ] {
        let (site, browser) = (Site::start().await, Browser::start(Setup::default()).await?);
        site.fail(&wasm, fault);
        browser.driver.goto(site.url(STORY)).await?;
        browser
            .until("document.documentElement.dataset.app === 'failed'")
            .await?;
        browser.click(".faq summary").await?;
        browser.until("document.querySelector('.faq').open").await?;
        browser.mark().await?;
        browser.click(".see-also a").await?;
        browser
            .arrives("/sport/south-korea-uruguay-world-cup-2022/")
            .await?;
        assert!(!browser.is_marked().await?, "the browser opened the page itself");
    }
    Ok(())
}

#[tokio::test(flavor = "multi_thread")]
async fn where_the_code_of_the_app_is_missing_every_link_works() -> Result {
    let (site, browser) = (Site::start().await, Browser::start(Setup::default()).await?);
    site.fail(&Site::app_file("app", ".js"), Fault::Status(404));
    browser.driver.goto(site.url(STORY)).await?;
    browser
        .until("document.documentElement.dataset.app === 'failed'")
        .await?;
    browser.click(".see-also a").await?;
    browser
        .arrives("/sport/south-korea-uruguay-world-cup-2022/")
        .await
}

#[tokio::test(flavor = "multi_thread")]
async fn where_a_file_of_the_app_hangs_the_page_is_as_without_it_until_it_comes_after_all() -> Result {
    let site = Site::start().await;
    for (name, ending) in [
        ("app", ".js"),
        ("app_bg", ".wasm"),
        ("site", ".json"),
        ("style", ".css"),
    ] {
        let browser = Browser::start(Setup {
            waits: false,
            ..Setup::default()
        })
        .await?;
        let release = Arc::new(Notify::new());
        let file = Site::app_file(name, ending);
        site.fail(&file, Fault::Held(release.clone()));
        browser.hold_time().await?;
        browser.driver.goto(site.url(STORY)).await?;
        browser
            .until("document.querySelector('.colophon') !== null")
            .await?;
        browser.pass(9).await?;
        let is_failed = "document.documentElement.dataset.app === 'failed'";
        assert_eq!(browser.eval(is_failed).await?, json!(false), "{name}");
        browser.pass(1).await?;
        assert_eq!(browser.eval(is_failed).await?, json!(true), "{name}");
        while site.requests(&file) == 0 {
            tokio::task::yield_now().await;
        }
        site.heal();
        release.notify_one();
        browser.ready().await?;
        browser.mark().await?;
        browser.click(".see-also a").await?;
        browser
            .arrives("/sport/south-korea-uruguay-world-cup-2022/")
            .await?;
        assert!(browser.is_marked().await?, "{name}");
    }
    Ok(())
}

#[tokio::test(flavor = "multi_thread")]
async fn where_the_file_of_the_site_can_t_be_read_the_page_works_as_without_scripts() -> Result {
    let (site, browser) = (Site::start().await, Browser::start(Setup::default()).await?);
    for fault in [
        Fault::Status(500),
        Fault::Text("<!doctype html>".to_owned()),
        Fault::Text("{}".to_owned()),
        Fault::CutShort,
    ] {
        site.fail(&Site::app_file("site", ".json"), fault);
        browser.driver.goto(site.url(STORY)).await?;
        browser
            .until("document.documentElement.dataset.app === 'failed'")
            .await?;
    }
    Ok(())
}

#[tokio::test(flavor = "multi_thread")]
async fn every_page_says_what_it_is_to_those_who_run_no_script() -> Result {
    let pages = crate::with_app::pages();
    for path in pages {
        let file = if path == "/404/" {
            "404.html".to_owned()
        } else {
            format!("{}index.html", &path[1..])
        };
        let html = std::fs::read_to_string(crate::site::folder().join(&file)).unwrap();
        assert!(
            html.starts_with("<!doctype html>\n<html lang=\"en\" dir=\"ltr\">"),
            "{path}"
        );
        assert_eq!(html.matches("<title>").count(), 1, "{path}");
        assert_eq!(
            html.matches("<meta name=\"description\" content=\"").count(),
            1,
            "{path}"
        );
        let canonical = format!("<link rel=\"canonical\" href=\"https://dateline.example{path}\">");
        assert_eq!(html.contains(&canonical), path != "/404/", "{path}");
        assert!(
            !html.contains("unsafe-inline") && !html.contains("'unsafe-eval'"),
            "{path}"
        );
        // What it shows is in it once, and nothing in it is there to be compared with something.
        assert!(
            !html.contains("application/json") && !html.contains("<!>"),
            "{path}"
        );
    }
    Ok(())
}

#[tokio::test(flavor = "multi_thread")]
async fn a_crawler_that_runs_no_script_reads_what_a_shared_link_shows() -> Result {
    let (site, browser) = (Site::start().await, Browser::start(NO_SCRIPTS).await?);
    browser.driver.goto(site.url(STORY)).await?;
    let seen = browser
        .eval(
            "(() => { const meta = name => document.querySelector(`meta[property='${name}'], meta[name='${name}']`).content; \
             const graph = JSON.parse(document.querySelector('script[type=\"application/ld+json\"]').textContent)['@graph']; \
             return [meta('og:title') === document.querySelector('h1').textContent, meta('og:url'), meta('twitter:card'), \
                     graph.map(entry => entry['@type']), \
                     graph[2].mainEntity.map(question => question.name).join() === \
                         [...document.querySelectorAll('.faq h3')].map(h => h.textContent).join(), \
                     new URL(meta('og:image')).pathname] })()",
        )
        .await?;
    let card = seen[5].as_str().unwrap();
    assert_eq!(
        seen,
        json!([
            true,
            format!("https://dateline.example{STORY}"),
            "summary_large_image",
            ["NewsArticle", "BreadcrumbList", "FAQPage"],
            true,
            card
        ])
    );
    // The picture is at the address, which opens as a page of its own since no script would load it.
    browser.driver.goto(site.url(card)).await?;
    let dimensions =
        "(() => { const [card] = document.images; return [card.naturalWidth, card.naturalHeight] })()";
    assert_eq!(browser.eval(dimensions).await?, json!([1200, 630]));
    Ok(())
}
