//! Pages of other hosts in a story: nothing is loaded from there before the reader asks for it.

use std::path::Path;

use serde_json::json;

use crate::STORY;
use crate::browser::{Browser, Result, Setup};
use crate::site::{Site, change_json};

/// The story with a video on a server of `PeerTube`.
fn with_a_video(content: &Path) {
    change_json(
        &content.join("articles/north-korean-restaurant-workers-flee-shanghai.json"),
        |story| {
            let video = json!({
                "type": "embed",
                "url": "https://tube.example/w/kkGMgK9ZtnKfYAgnEtQxbv",
                "title": "A film",
            });
            story["body"].as_array_mut().unwrap().insert(0, video);
        },
    );
}

#[tokio::test(flavor = "multi_thread")]
async fn a_video_of_another_host_comes_when_the_reader_asks_for_it_also_on_a_page_reached_by_a_link() -> Result
{
    let site = Site::changed("english", with_a_video).await;
    let browser = Browser::start(Setup::default()).await?;
    browser.open(&site.url("/")).await?;
    browser.ready().await?;
    browser
        .eval("window.refused = []; document.addEventListener('securitypolicyviolation', e => refused.push(e.blockedURI))")
        .await?;
    browser.follow(STORY).await?;
    browser.until("document.querySelector('.embed') !== null").await?;
    let outside =
        "performance.getEntriesByType('resource').filter(e => e.name.includes('tube.example')).length";
    assert_eq!(browser.eval(outside).await?, 0);
    assert_eq!(
        browser.eval("document.querySelector('.embed a').href").await?,
        "https://tube.example/w/kkGMgK9ZtnKfYAgnEtQxbv"
    );
    browser.click(".embed button").await?;
    browser
        .until("document.activeElement.tagName == 'IFRAME'")
        .await?;
    let frame = "const f = document.querySelector('.embed iframe'); return [f.title, f.src, document.querySelectorAll('.embed a, .embed button').length, refused.length]";
    let frame = browser.eval(&format!("(() => {{ {frame} }})()")).await?;
    let player = "https://tube.example/videos/embed/kkGMgK9ZtnKfYAgnEtQxbv?autoplay=1&peertubeLink=0";
    assert_eq!(frame, json!(["A film", player, 0, 0]));
    Ok(())
}
