//! What those who don't see a page go by: headings, landmarks, names, what is said when something happens.

use serde_json::{Value, json};

use super::{PAGES, browser, check, finds_nothing, open_everything};
use crate::STORY;
use crate::browser::Result;
use crate::site::Site;
use crate::with_app::pages;

/// Headings that are missing or skip a level, landmarks and controls that can't be told apart, times that no
/// machine can read, pictures without a word on whether they matter.
const STRUCTURE: &str = include_str!("structure.js");

#[tokio::test(flavor = "multi_thread")]
async fn headings_landmarks_and_controls_tell_what_a_page_is_made_of() -> Result {
    let (site, browser) = (Site::start().await, browser(1280).await?);
    for path in PAGES {
        open_everything(&browser, &site.url(path)).await?;
        finds_nothing(&browser, STRUCTURE, Value::Null, path).await?;
    }
    Ok(())
}

#[tokio::test(flavor = "multi_thread")]
async fn no_two_pages_have_the_same_title() -> Result {
    let (site, browser) = (Site::start().await, browser(1280).await?);
    browser.open(&site.url("/")).await?;
    // Without opening each of them.
    let titles = "paths => Promise.all(paths.map(path => fetch(path).then(r => r.text()) \
        .then(html => new DOMParser().parseFromString(html, 'text/html').title)))";
    let mut titles = check(&browser, titles, json!(pages())).await?;
    let count = titles.len();
    titles.sort();
    titles.dedup();
    assert_eq!(titles.len(), count, "{titles:#?}");
    Ok(())
}

#[tokio::test(flavor = "multi_thread")]
async fn what_happens_out_of_sight_is_said() -> Result {
    let (site, browser) = (Site::start().await, browser(1280).await?);
    browser.load(&site.url(STORY)).await?;
    // An element that is there before its words are: only then does a reader of screens speak them.
    let said = "[...document.querySelectorAll('[role=status]')].map(e => e.textContent.trim())";
    let before = browser.eval(said).await?;
    assert!(
        before
            .as_array()
            .is_some_and(|said| said.len() > 2 && said.iter().all(|s| s == "")),
        "{before}"
    );
    browser.click(".share .share-actions button").await?;
    browser
        .until(
            "document.querySelector('#announcement[role=status]').textContent === 'Link copied.' \
            || document.querySelector('.share [role=status]').textContent !== ''",
        )
        .await?;
    browser.click(".see-also a").await?;
    browser
        .until("document.querySelector('#announcement[role=status]').textContent === document.title")
        .await
}
