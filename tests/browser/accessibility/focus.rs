//! Where the keyboard's focus is can be seen, in every theme.

use serde_json::Value;

use super::{PAGES, browser, finds_nothing, open_everything, set_media};
use crate::browser::{Browser, Result};
use crate::site::Site;

const FOCUS: &str = include_str!("focus.js");

/// The focus is seen on every control of the page as it is.
pub(crate) async fn focus_is_seen(browser: &Browser, what: &str) -> Result {
    finds_nothing(browser, FOCUS, Value::Null, what).await
}

#[tokio::test(flavor = "multi_thread")]
async fn the_focus_is_seen_on_every_control_in_every_theme() -> Result {
    let (site, browser) = (Site::start().await, browser(1280).await?);
    for path in PAGES {
        open_everything(&browser, &site.url(path)).await?;
        for width in [320, 1280] {
            browser.size(width).await?;
            for feature in [
                ("prefers-color-scheme", "light"),
                ("prefers-color-scheme", "dark"),
                ("prefers-contrast", "more"),
                ("forced-colors", "active"),
            ] {
                set_media(&browser, "", &[feature]).await?;
                focus_is_seen(&browser, &format!("{path} at {width}, {feature:?}")).await?;
            }
        }
    }
    Ok(())
}
