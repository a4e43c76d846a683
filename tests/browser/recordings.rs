//! Videos and recordings of sound of the newspaper's own: nothing moves, nothing is loaded before the reader asks for it, and
//! the browser's own player plays them, from any place in them.

use std::path::Path;

use serde_json::{Value, json};

use crate::STORY;
use crate::browser::{Browser, Result, Setup};
use crate::root::ROOT;
use crate::site::{Site, change_json};

/// The story with the video of the sample newsroom at its beginning.
fn with_recordings(content: &Path) {
    let sample = Path::new(ROOT).join("content");
    let read = |name: &str| -> Value {
        serde_json::from_slice(&std::fs::read(sample.join("articles").join(name)).unwrap()).unwrap()
    };
    let block = |story: &Value, kind: &str| {
        let mut blocks = story["body"].as_array().unwrap().iter();
        blocks.find(|block| block["type"] == kind).unwrap().clone()
    };
    let video = block(&read("how-the-leap-second-is-decided.json"), "video");
    std::fs::create_dir(content.join("media")).unwrap();
    for (folder, name) in [
        ("media", "leap-second.mp4"),
        ("media", "leap-second-en.vtt"),
        ("pictures", "leap-second-clock.png"),
    ] {
        std::fs::copy(sample.join(folder).join(name), content.join(folder).join(name)).unwrap();
    }
    change_json(
        &content.join("articles/north-korean-restaurant-workers-flee-shanghai.json"),
        |story| story["body"].as_array_mut().unwrap().insert(0, video),
    );
}

/// A page with the story, opened or reached by a link, where whatever the policy refuses is kept.
async fn story(site: &Site, browser: &Browser, by_link: bool) -> Result {
    let watched = "window.refused = []; document.addEventListener('securitypolicyviolation', e => refused.push(e.blockedURI))";
    browser.open(&site.url(if by_link { "/" } else { STORY })).await?;
    browser.ready().await?;
    browser.eval(watched).await?;
    if by_link {
        browser.follow(STORY).await?;
    }
    browser
        .until("document.querySelector('.recording') !== null")
        .await
}

/// How many files of recordings were asked for.
const LOADED: &str =
    "performance.getEntriesByType('resource').filter(e => e.name.includes('/recordings/')).length";

#[tokio::test(flavor = "multi_thread")]
async fn a_video_has_its_place_and_plays_from_any_place_in_it_when_the_reader_asks() -> Result {
    let site = Site::changed("english", with_recordings).await;
    let browser = Browser::start(Setup::default()).await?;
    for by_link in [false, true] {
        story(&site, &browser, by_link).await?;
        let place = "(() => { const v = document.querySelector('.recording video'), b = v.getBoundingClientRect(); \
            return [v.readyState, Math.round(100 * b.width / b.height), v.controls, v.getAttribute('aria-label')] })()";
        let place = browser.eval(place).await?;
        assert_eq!(place, json!([0, 178, true, "A clock goes through a leap second"]));
        assert_eq!(browser.eval(LOADED).await?, 0, "by link: {by_link}");
        let height = "document.querySelector('.recording').getBoundingClientRect().height";
        let before = browser.eval(height).await?;
        // Chromium plays without a gesture what has no sound.
        browser
            .eval("(v => { v.muted = true; window.moved = 0; v.addEventListener('seeked', () => moved++); v.play(); })(document.querySelector('video'))")
            .await?;
        browser
            .until("document.querySelector('video').currentTime > 0.1")
            .await?;
        assert_eq!(browser.eval(height).await?, before, "nothing moves");
        browser
            .eval("document.querySelector('video').currentTime = 4.5")
            .await?;
        browser
            .until("moved > 0 && document.querySelector('video').currentTime >= 4.5")
            .await?;
        assert_eq!(
            browser
                .eval("Math.round(document.querySelector('video').duration)")
                .await?,
            6
        );
        // Captions come when they are chosen.
        browser
            .eval("document.querySelector('video').textTracks[0].mode = 'showing'")
            .await?;
        browser
            .until("document.querySelector('video').textTracks[0].cues?.length == 6")
            .await?;
        assert_eq!(browser.eval("refused.length").await?, 0);
    }
    Ok(())
}

#[tokio::test(flavor = "multi_thread")]
async fn a_transcript_opens_below_its_recording_and_is_open_on_paper() -> Result {
    let site = Site::changed("english", with_recordings).await;
    let browser = Browser::start(Setup::default()).await?;
    story(&site, &browser, false).await?;
    let said = "document.querySelector('.transcript p').checkVisibility({ contentVisibilityAuto: true })";
    assert_eq!(browser.eval(said).await?, false);
    browser
        .command("Emulation.setEmulatedMedia", json!({ "media": "print" }))
        .await?;
    let printed = "(() => { const e = document.querySelector('.recording-address'); \
        return [document.querySelector('.transcript p').getBoundingClientRect().height > 0, e.checkVisibility(), e.textContent.startsWith('https://')] })()";
    assert_eq!(browser.eval(printed).await?, json!([true, true, true]));
    browser
        .command("Emulation.setEmulatedMedia", json!({ "media": "" }))
        .await?;
    browser.click(".transcript summary").await?;
    browser.until(said).await
}
