//! Pictures on the page: which file the browser chooses, what is seen before it comes, what is not fetched.

use std::sync::Arc;

use serde_json::{Value, json};
use tokio::sync::Notify;

use crate::STORY;
use crate::browser::{Browser, Result, Setup};
use crate::site::{Fault, Site, change_json, folder};

/// Every picture that has come, with the width that it needs on this screen and that of its file.
const WIDTHS: &str = "Promise.all(Array.from(document.images).filter(i => i.currentSrc.endsWith('.webp')).map(i => { \
    return i.decode().then(() => { const box = i.getBoundingClientRect(); \
    const filled = Math.max(box.width, box.height * i.width / i.height); \
    return [i.currentSrc, filled * devicePixelRatio, Number(i.currentSrc.match(/-(\\d+)-h[0-9a-f]{12}\\.webp$/)[1])]; }); }))";

#[tokio::test(flavor = "multi_thread")]
async fn each_place_gets_the_width_that_its_screen_needs() -> Result {
    let (site, browser) = (Site::start().await, Browser::start(Setup::default()).await?);
    // A browser takes a larger file that it has already, of another page of the same document too.
    browser.command("Network.enable", json!({})).await?;
    browser
        .command("Network.setCacheDisabled", json!({ "cacheDisabled": true }))
        .await?;
    for (width, density) in [(360, 1), (360, 2), (800, 1), (1280, 1), (1280, 2)] {
        let screen = json!({ "width": width, "height": 800, "deviceScaleFactor": density, "mobile": false });
        browser
            .command("Emulation.setDeviceMetricsOverride", screen)
            .await?;
        for (page, at_least) in [("/", 3), ("/science/", 3), (STORY, 5)] {
            browser.load(&site.url(page)).await?;
            browser
                .eval("Array.from(document.images).forEach(i => i.loading = 'eager')")
                .await?;
            browser
                .until("Array.from(document.images).every(i => i.currentSrc)")
                .await?;
            let pictures = browser.eval(WIDTHS).await?;
            let pictures = pictures.as_array().unwrap();
            assert!(pictures.len() >= at_least, "{page}: {pictures:?}");
            for picture in pictures {
                let (needed, has) = (picture[1].as_f64().unwrap(), picture[2].as_f64().unwrap());
                // Sharp, or as wide as there is one; and no file for a larger screen.
                assert!(
                    has >= needed * 0.9 || has >= 1920.0,
                    "{width} × {density}, {page}: {picture}"
                );
                assert!(
                    has <= (needed * 2.2).max(320.0),
                    "{width} × {density}, {page}: {picture}"
                );
            }
        }
    }
    Ok(())
}

/// The published path of the lead picture in a width.
fn lead(width: &str) -> String {
    let mut names = std::fs::read_dir(folder().join("pictures")).unwrap();
    let name = names.find_map(|entry| {
        let name = entry.unwrap().file_name().into_string().unwrap();
        name.starts_with(&format!("restaurant-at-night-{width}-"))
            .then_some(name)
    });
    format!("/pictures/{}", name.unwrap())
}

#[tokio::test(flavor = "multi_thread")]
async fn a_picture_that_is_on_its_way_has_its_place_and_its_colour() -> Result {
    let (site, browser) = (Site::start().await, Browser::start(Setup::default()).await?);
    let release = Arc::new(Notify::new());
    for width in ["640", "960", "1280", "1920"] {
        site.fail(&lead(width), Fault::Held(release.clone()));
    }
    // By the app: a document counts as loaded only with its pictures, and the driver waits for that.
    browser.open(&site.url("/science/")).await?;
    browser.click(".masthead a[href='/news/']").await?;
    browser.arrives("/news/").await?;
    browser.follow(STORY).await?;
    browser.arrives(STORY).await?;
    let seen = "(i => { const box = i.getBoundingClientRect(); return { came: i.complete && i.naturalWidth > 0, \
        ratio: Math.round(100 * box.width / box.height), colour: i.dataset.colour, \
        shown: getComputedStyle(i).backgroundColor, y: document.querySelector('.story > p').getBoundingClientRect().y }; })\
        (document.querySelector('.figure img'))";
    let before = browser.eval(seen).await?;
    assert_eq!(before["came"], json!(false));
    assert_eq!(before["ratio"], json!(150), "{before}");
    let colour = u32::from_str_radix(&before["colour"].as_str().unwrap()[1..], 16).unwrap();
    let [_, red, green, blue] = colour.to_be_bytes();
    assert_eq!(before["shown"], json!(format!("rgb({red}, {green}, {blue})")));
    site.heal();
    release.notify_waiters();
    browser
        .until("document.querySelector('.figure img').complete && document.querySelector('.figure img').naturalWidth > 0")
        .await?;
    let after = browser.eval(seen).await?;
    assert_eq!(after["ratio"], before["ratio"]);
    // A file is a whole number of pixels high, so its shape is not quite that of the picture.
    let moved = after["y"].as_f64().unwrap() - before["y"].as_f64().unwrap();
    assert!(moved.abs() < 1.0, "{moved}");
    Ok(())
}

#[tokio::test(flavor = "multi_thread")]
async fn the_lead_comes_first_and_what_is_far_below_waits() -> Result {
    let (site, browser) = (Site::start().await, Browser::start(Setup::default()).await?);
    // Those of a page that the reader came from would be there.
    browser.load(&site.url(STORY)).await?;
    let fetched = "performance.getEntriesByType('resource').filter(e => e.name.includes('/pictures/')).map(e => e.name)";
    let fetched: Value = browser.eval(fetched).await?;
    let fetched: Vec<_> = fetched
        .as_array()
        .unwrap()
        .iter()
        .map(|name| name.as_str().unwrap())
        .collect();
    assert!(fetched[0].contains("restaurant-at-night"), "{fetched:?}");
    let below = browser
        .eval("Array.from(document.querySelectorAll('.trending img')).filter(i => i.complete && i.naturalWidth).length")
        .await?;
    assert_eq!(below, json!(0), "{fetched:?}");
    let priority = "document.querySelector('.figure img').fetchPriority";
    assert_eq!(browser.text(priority).await?, "high");
    Ok(())
}

#[tokio::test(flavor = "multi_thread")]
async fn a_chart_follows_the_theme_and_only_the_one_that_is_seen_is_loaded() -> Result {
    let site = Site::changed("english", |content| {
        for (name, colour) in [("chart", "white"), ("chart-dark", "black")] {
            let svg = format!(
                "<svg xmlns='http://www.w3.org/2000/svg' viewBox='0 0 600 300'><rect width='600' height='300' fill='{colour}'/></svg>"
            );
            std::fs::write(content.join(format!("pictures/{name}.svg")), svg).unwrap();
        }
        change_json(&content.join("articles/north-korean-restaurant-workers-flee-shanghai.json"), |story| {
            story["image"] = json!({ "file": "chart.svg", "file_dark": "chart-dark.svg", "alt": "A chart" });
        });
    })
    .await;
    let shown = "[...document.querySelectorAll('.enlarged[open] img, body:not(:has(.enlarged[open])) .story-head .figure img')]\
        .filter(image => image.checkVisibility() && image.naturalWidth > 0)\
        .map(image => image.currentSrc.match(/chart(-dark)?(?=-h)/)[0]).join()";
    let path = |name: &str| {
        let folder = site.published_folder().join("pictures");
        format!("/pictures{}", Site::file_of(&folder, name, ".svg"))
    };
    let (light, dark) = (path("chart"), path("chart-dark"));
    let browser = Browser::start(Setup::default()).await?;
    // As it was published, always: of a page that the app renders, Chromium loads both.
    browser.driver.goto(site.url(STORY)).await?;
    browser.ready().await?;
    browser.until(&format!("{shown} === 'chart'")).await?;
    assert_eq!(site.requests(&dark), 0);
    browser.click(".theme-switch").await?;
    browser.until(&format!("{shown} === 'chart-dark'")).await?;
    browser.click(".story-head .figure .enlarge").await?;
    browser
        .until("document.querySelector('.enlarged[open]') !== null")
        .await?;
    browser.until(&format!("{shown} === 'chart-dark'")).await?;
    let in_dark = Setup {
        dark: true,
        ..Setup::default()
    };
    let browser = Browser::start(in_dark).await?;
    let before = site.requests(&light);
    browser.driver.goto(site.url(STORY)).await?;
    browser.until(&format!("{shown} === 'chart-dark'")).await?;
    assert_eq!(site.requests(&light), before);
    Ok(())
}

#[tokio::test(flavor = "multi_thread")]
async fn a_card_keeps_the_focus_of_its_picture_in_sight() -> Result {
    let site = Site::changed("english", |content| {
        // A head on a body, and a hand at the foot.
        let svg = "<svg xmlns='http://www.w3.org/2000/svg' viewBox='0 0 400 900'><circle cx='200' cy='180' r='90'/></svg>";
        std::fs::write(content.join("pictures/portrait.svg"), svg).unwrap();
        let with = |name: &str, picture: Value| {
            let file = content.join(format!("articles/{name}.json"));
            change_json(&file, |story| story["image"] = picture);
        };
        with(STORY.split('/').nth(2).unwrap(), json!({ "file": "portrait.svg", "alt": "A" }));
        with("how-the-leap-second-is-decided", json!({ "file": "portrait.svg", "alt": "B", "focus": [12, 97] }));
    })
    .await;
    let browser = Browser::start(Setup::default()).await?;
    let position = async |page: &str, link: &str| {
        browser.open(&site.url(page)).await?;
        let picture = format!("document.querySelector('.teaser:has([href*=\"{link}\"]) img')");
        browser
            .text(&format!("getComputedStyle({picture}).objectPosition"))
            .await
    };
    assert_eq!(position("/", "restaurant-workers").await?, "50% 20%");
    assert_eq!(position("/science/", "leap-second").await?, "10% 100%");
    Ok(())
}
