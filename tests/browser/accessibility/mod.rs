//! What keeps nobody out: audits, the keyboard, large letters and narrow windows, the wishes of the system.
//!
//! `docs/accessibility.md` says which requirement of WCAG 2.2 is looked at where.

mod audit;
mod focus;
mod keyboard;
mod layout;
mod preferences;
mod structure;

use serde_json::{Value, json};

use crate::STORY;
use crate::browser::{Browser, Result, Setup};
use crate::site::Site;

pub(crate) use audit::audit_page;
pub(crate) use focus::focus_is_seen;
pub(crate) use layout::is_usable;

/// One page of each kind; the second story is in many short sections with a picture.
const PAGES: [&str; 6] = [
    "/",
    "/page/2/",
    "/news/",
    STORY,
    "/news/panmunjom-and-the-military-demarcation-line/",
    "/nowhere/",
];

/// Their like in a site that is written from right to left, with a story from left to right.
const ARABIC_PAGES: [&str; 3] = ["/", "/news/veto/", "/science/balloon/"];

/// Shows whatever a reader can open or get to see: answers, contents, the share sheet's buttons, what is
/// said of a copied link, a place that the address names, the offer for a selected passage.
const OPEN_EVERYTHING: &str = "(async () => { \
    document.documentElement.dataset.sheet = ''; \
    document.querySelectorAll('details:not(.share-menu)').forEach(d => { d.open = true }); \
    document.querySelectorAll('.feedback').forEach(f => { f.textContent ||= 'Link copied' }); \
    const named = document.querySelector('.answer'); if (named) named.dataset.named = ''; \
    const heading = document.querySelector('.body-section h2'); if (heading) heading.dataset.named = ''; \
    const passage = document.querySelector('.story > p'); \
    if (passage && document.documentElement.dataset.app) { \
        getSelection().selectAllChildren(passage); \
        while (document.querySelector('.passage')?.hidden !== false) await new Promise(requestAnimationFrame); } \
    })()";

/// Opens a page and everything on it.
async fn open_everything(browser: &Browser, url: &str) -> Result {
    browser.open(url).await?;
    browser.eval(OPEN_EVERYTHING).await.map(drop)
}

/// Runs a check in the page: a script that is a function, and may use `colours.js`. Answers what it found.
async fn check(browser: &Browser, script: &str, argument: Value) -> Result<Vec<String>> {
    let colours = include_str!("colours.js");
    let found = browser
        .eval(&format!(
            "(() => {{ {colours} return (\n{script})({argument}) }})()"
        ))
        .await?;
    let found = found.as_array().unwrap_or_else(|| panic!("a list, not {found}"));
    Ok(found
        .iter()
        .map(|item| item.as_str().unwrap().to_owned())
        .collect())
}

/// Runs a check that should find nothing.
async fn finds_nothing(browser: &Browser, script: &str, argument: Value, what: &str) -> Result {
    let found = check(browser, script, argument).await?;
    assert!(found.is_empty(), "{what}: {found:#?}");
    Ok(())
}

/// Lets the browser say what a reader has set in the system.
async fn set_media(browser: &Browser, media: &str, features: &[(&str, &str)]) -> Result {
    let features: Vec<_> = features
        .iter()
        .map(|(name, value)| json!({ "name": name, "value": value }))
        .collect();
    let media = json!({ "media": media, "features": features });
    browser
        .command("Emulation.setEmulatedMedia", media)
        .await
        .map(drop)
}

/// Gives the page a style of the reader's own.
async fn add_style(browser: &Browser, css: &str) -> Result {
    let script = format!(
        "(sheet => {{ sheet.replaceSync({css:?}); document.adoptedStyleSheets = [sheet] }})(new CSSStyleSheet())"
    );
    browser.eval(&script).await.map(drop)
}

/// The English site and the one from right to left, with the pages of each.
async fn sites() -> [(Site, &'static [&'static str]); 2] {
    [
        (Site::start().await, &PAGES),
        (Site::published("arabic", "/").await, &ARABIC_PAGES),
    ]
}

async fn browser(width: u32) -> Result<Browser> {
    Browser::start(Setup {
        width,
        ..Setup::default()
    })
    .await
}
