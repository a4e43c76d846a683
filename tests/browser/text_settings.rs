//! The size of letters and the length of lines, as a reader wants them.

use serde_json::json;
use thirtyfour::Key;

use crate::STORY;
use crate::accessibility::{audit_page, focus_is_seen, is_usable};
use crate::browser::{Browser, Result, Setup};
use crate::site::{Fault, Site};

const BUTTON: &str = ".reader-tools [data-action=text-settings]";
const IS_OPEN: &str = "document.querySelector('.text-settings')?.matches(':popover-open') === true";
const PRESSED: &str =
    "Array.from(document.querySelectorAll('.text-settings [aria-pressed=true]'), b => b.textContent)";

/// How large the letters of the text are, and how wide its lines.
const TEXT: &str = "(() => { const p = document.querySelector('.story > p'); \
    return [parseFloat(getComputedStyle(p).fontSize), p.getBoundingClientRect().width].map(Math.round) })()";

async fn open_settings(browser: &Browser) -> Result {
    browser.click(BUTTON).await?;
    browser.until(IS_OPEN).await
}

#[tokio::test(flavor = "multi_thread")]
async fn the_size_and_the_lines_that_a_reader_chose_are_those_of_all_pages_from_the_first_paint() -> Result {
    let (site, browser) = (Site::start().await, Browser::start(Setup::default()).await?);
    browser.open(&site.url(STORY)).await?;
    assert_eq!(browser.eval(TEXT).await?, json!([20, 592]));
    open_settings(&browser).await?;
    assert_eq!(browser.eval(PRESSED).await?, json!(["Normal", "Normal"]));
    browser.click(".text-settings [value=large]").await?;
    browser.click(".text-settings [value=short]").await?;
    assert_eq!(browser.eval(PRESSED).await?, json!(["Large", "Short"]));
    let chosen = json!([23, 552]);
    assert_eq!(browser.eval(TEXT).await?, chosen);
    // Before the app, and without it.
    let wasm = Site::app_file("app_bg", ".wasm");
    site.fail(&wasm, Fault::Status(500));
    browser.driver.goto(site.url(STORY)).await?;
    assert_eq!(browser.eval(TEXT).await?, chosen);
    site.heal();
    browser.open(&site.url("/news/")).await?;
    browser.follow(STORY).await?;
    browser.arrives(STORY).await?;
    assert_eq!(browser.eval(TEXT).await?, chosen);
    open_settings(&browser).await?;
    assert_eq!(browser.eval(PRESSED).await?, json!(["Large", "Short"]));
    // As it was: nothing is remembered.
    for setting in ["text", "lines"] {
        browser
            .click(&format!(".text-settings [name={setting}][value='']"))
            .await?;
    }
    assert_eq!(browser.eval(TEXT).await?, json!([20, 592]));
    assert_eq!(
        browser
            .eval("[localStorage.length, ...['text', 'lines'].map(name => document.documentElement.dataset[name] ?? null)]")
            .await?,
        json!([0, null, null])
    );
    browser.is_quiet().await
}

#[tokio::test(flavor = "multi_thread")]
async fn the_button_opens_and_closes_the_settings_on_each_page() -> Result {
    let (site, browser) = (Site::start().await, Browser::start(Setup::default()).await?);
    browser.open(&site.url(STORY)).await?;
    for page in [STORY, "/news/panmunjom-and-the-military-demarcation-line/"] {
        let follow = format!(
            "{{ const link = Object.assign(document.createElement('a'), {{ href: '{page}' }}); \
             if (location.pathname !== '{page}') {{ document.querySelector('main').append(link); link.click() }} }}"
        );
        browser.eval(&follow).await?;
        browser.arrives(page).await?;
        for _ in 0..2 {
            open_settings(&browser).await?;
            browser.click(BUTTON).await?;
            browser.until(&format!("!({IS_OPEN})")).await?;
        }
        open_settings(&browser).await?;
        // They are what Tab comes to next, and Escape leads back.
        browser.press(Key::Tab).await?;
        let focused = "document.activeElement.closest('.text-settings') !== null";
        browser.until(focused).await?;
        browser.press(Key::Escape).await?;
        browser
            .until(&format!(
                "!({IS_OPEN}) && document.activeElement.matches('{BUTTON}')"
            ))
            .await?;
    }
    browser.is_quiet().await
}

#[tokio::test(flavor = "multi_thread")]
async fn the_settings_stay_under_the_finger_while_the_text_changes() -> Result {
    for width in [360, 1280] {
        let (site, browser) = (Site::start().await, Browser::start(Setup::default()).await?);
        browser.size(width).await?;
        browser.open(&site.url(STORY)).await?;
        open_settings(&browser).await?;
        let place = "(() => { const { left, right, top, bottom } = document.querySelector('.text-settings').getBoundingClientRect(); \
            return [left, right, top, bottom, left >= 0 && right <= innerWidth && top >= 0 && bottom <= innerHeight] })()";
        let before = browser.eval(place).await?;
        assert_eq!(before[4], true, "{width}: {before}");
        for size in ["largest", "small", "large"] {
            browser.click(&format!(".text-settings [value={size}]")).await?;
            assert_eq!(browser.eval(place).await?, before, "{width}, {size}");
        }
    }
    Ok(())
}

#[tokio::test(flavor = "multi_thread")]
async fn what_others_remember_by_these_names_is_passed_over() -> Result {
    let (site, browser) = (Site::start().await, Browser::start(Setup::default()).await?);
    browser
        .run_first("localStorage.setItem('text', 'Hello'); localStorage.setItem('theme', 'system')")
        .await?;
    browser.open(&site.url(STORY)).await?;
    assert_eq!(browser.eval(TEXT).await?, json!([20, 592]));
    let theme = browser
        .eval("document.documentElement.dataset.theme ?? null")
        .await?;
    assert_eq!(theme, json!(null));
    Ok(())
}

#[tokio::test(flavor = "multi_thread")]
async fn without_scripts_no_settings_are_promised() -> Result {
    let site = Site::start().await;
    let browser = Browser::start(Setup {
        scripts: false,
        ..Setup::default()
    })
    .await?;
    browser.driver.goto(site.url(STORY)).await?;
    let shown = "Array.from(document.querySelectorAll('.reader-tools button'), b => b.checkVisibility({ visibilityProperty: true }))";
    assert_eq!(browser.eval(shown).await?, json!([false, false]));
    Ok(())
}

#[tokio::test(flavor = "multi_thread")]
async fn nothing_is_lost_with_any_settings_and_the_settings_keep_nobody_out() -> Result {
    let (site, browser) = (Site::start().await, Browser::start(Setup::default()).await?);
    for page in ["/", STORY, "/news/panmunjom-and-the-military-demarcation-line/"] {
        browser.open(&site.url(page)).await?;
        for (text, lines) in [
            ("small", "short"),
            ("largest", "long"),
            ("largest", "short"),
            ("large", "long"),
        ] {
            browser
                .eval(&format!(
                    "Object.assign(document.documentElement.dataset, {{ text: '{text}', lines: '{lines}' }})"
                ))
                .await?;
            for width in [320, 1000, 1280, 1920] {
                browser.size(width).await?;
                is_usable(&browser, &format!("{page} at {width}, {text}, {lines}")).await?;
            }
        }
    }
    browser.open(&site.url(STORY)).await?;
    for width in [320, 1280] {
        browser.size(width).await?;
        // Another window closes nothing, and changes where the button is.
        browser
            .eval("document.querySelector('.text-settings')?.hidePopover()")
            .await?;
        open_settings(&browser).await?;
        audit_page(&browser, "settings").await?;
        focus_is_seen(&browser, "settings").await?;
    }
    Ok(())
}
