//! A picture as large as the window.

use thirtyfour::Key;

use crate::STORY;
use crate::browser::{Browser, Result, Setup};
use crate::site::Site;

/// The description of the picture that is shown, and how much of the window it takes, in one direction at least.
const SHOWN: &str = "(() => { const image = document.querySelector('.enlarged[open] img'); \
    if (!image?.complete || !image.currentSrc) return null; const box = image.getBoundingClientRect(); \
    return [image.alt, Math.max(box.width / innerWidth, box.height / innerHeight)]; })()";

#[tokio::test(flavor = "multi_thread")]
async fn any_picture_can_be_enlarged_and_the_others_are_beside_it() -> Result {
    let (site, browser) = (Site::start().await, Browser::start(Setup::default()).await?);
    browser.open(&site.url(STORY)).await?;
    let pictures = "Array.from(document.querySelectorAll('main .enlarge img'), image => image.alt)";
    let pictures = browser.eval(pictures).await?;
    let pictures: Vec<_> = pictures
        .as_array()
        .unwrap()
        .iter()
        .map(|alt| alt.as_str().unwrap())
        .collect();
    assert!(pictures.len() >= 2, "{pictures:?}");
    browser.click(".enlarge").await?;
    let shows = async |alt: &str| {
        browser.until(&format!("({SHOWN})?.[0] === {alt:?}")).await?;
        browser.until(&format!("({SHOWN})?.[1] > 0.7")).await
    };
    shows(pictures[0]).await?;
    browser.press(Key::Right).await?;
    shows(pictures[1]).await?;
    browser.press(Key::Left).await?;
    shows(pictures[0]).await?;
    // From the first to the last.
    browser.click(".enlarged [data-action=previous-picture]").await?;
    shows(pictures[pictures.len() - 1]).await?;
    browser.press(Key::Escape).await?;
    browser
        .until("!document.querySelector('.enlarged[open]')")
        .await?;
    let focused = browser
        .eval("document.activeElement === document.querySelector('.enlarge')")
        .await?;
    assert_eq!(focused, true);
    assert!(browser.is_quiet().await.is_ok());
    Ok(())
}

#[tokio::test(flavor = "multi_thread")]
async fn without_the_chunk_a_picture_leads_to_its_file() -> Result {
    let (site, browser) = (Site::start().await, Browser::start(Setup::default()).await?);
    let chunk = Site::app_file("app-pictures", ".wasm");
    site.fail(&chunk, crate::site::Fault::Status(404));
    browser.open(&site.url(STORY)).await?;
    let file = browser
        .text("document.querySelector('.enlarge').getAttribute('href')")
        .await?;
    browser.click(".enlarge").await?;
    browser.shows(&site.url(&file)).await
}
