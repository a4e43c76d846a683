//! What readers know a newspaper by: nothing of it moves a page, whenever it comes, and all of it follows the theme.

use std::path::Path;
use std::sync::Arc;

use serde_json::json;
use tokio::sync::Notify;

use crate::STORY;
use crate::browser::{Browser, Result, Setup};
use crate::site::{Fault, Site, change_json};
use crate::with_app::SHIFTS;

/// The published path of a picture.
fn picture(site: &Site, name: &str) -> String {
    let folder = site.published_folder().join("pictures");
    let mut names = std::fs::read_dir(folder).unwrap();
    let name = names.find_map(|entry| {
        let entry = entry.unwrap().file_name().into_string().unwrap();
        entry.starts_with(&format!("{name}-h")).then_some(entry)
    });
    format!("/pictures/{}", name.unwrap())
}

fn with_logo(content: &Path, width: u32) {
    change_json(&content.join("site.json"), |site| {
        site["brand"] = json!({ "logo": { "light": "logo.svg", "dark": "logo-dark.svg" } });
    });
    for (name, colour) in [("logo.svg", "black"), ("logo-dark.svg", "white")] {
        let svg = format!(
            "<svg xmlns='http://www.w3.org/2000/svg' viewBox='0 0 {width} 20'>\
             <rect width='{width}' height='20' fill='{colour}'/></svg>"
        );
        std::fs::write(content.join("pictures").join(name), svg).unwrap();
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn a_logo_has_its_place_before_it_comes_at_every_width() -> Result {
    // Of one that is wider than its place, the height is less than that of the name.
    for ratio in [4, 30] {
        let site = Site::changed("english", |content| with_logo(content, ratio * 20)).await;
        let logo = picture(&site, "logo");
        for width in [320, 768, 1920] {
            let browser = Browser::start(Setup {
                width,
                // The picture is waited for.
                waits: false,
                ..Setup::default()
            })
            .await?;
            let release = Arc::new(Notify::new());
            site.fail(&logo, Fault::Held(release.clone()));
            browser.driver.goto(site.url(STORY)).await?;
            let shown = "document.querySelector('.logo-light')?.getBoundingClientRect().toJSON()";
            browser
                .until("document.querySelector('.colophon') !== null")
                .await?;
            let before = browser.eval(shown).await?;
            site.heal();
            release.notify_one();
            browser
                .until("document.querySelector('.logo-light').naturalWidth > 0")
                .await?;
            assert_eq!(browser.eval(shown).await?, before, "{ratio} at {width}");
            assert_eq!(browser.eval(SHIFTS).await?, json!([]), "{ratio} at {width}");
            let (across, down) = (
                before["width"].as_f64().unwrap(),
                before["height"].as_f64().unwrap(),
            );
            assert!((30.0..72.0).contains(&down) && before["right"].as_f64().unwrap() <= f64::from(width));
            assert!(ratio == 30 || (across / down - 4.0).abs() < 0.1, "{before}");
        }
    }
    Ok(())
}

#[tokio::test(flavor = "multi_thread")]
async fn the_logo_for_dark_pages_follows_the_theme_and_is_loaded_by_no_other_reader() -> Result {
    let site = Site::changed("english", |content| with_logo(content, 80)).await;
    let dark_logo = picture(&site, "logo-dark");
    let shown = "[...document.querySelectorAll('.masthead-name img')].filter(i => i.checkVisibility()).map(i => i.className).join()";
    let browser = Browser::start(Setup::default()).await?;
    browser.open(&site.url("/")).await?;
    assert_eq!(browser.text(shown).await?, "logo-light");
    assert_eq!(site.requests(&dark_logo), 0);
    browser.click(".theme-switch").await?;
    assert_eq!(browser.text(shown).await?, "logo-dark");
    browser
        .until("document.querySelector('.logo-dark').naturalWidth > 0")
        .await?;
    // Paper is light.
    let print = json!({ "media": "print" });
    browser.command("Emulation.setEmulatedMedia", print).await?;
    assert_eq!(browser.text(shown).await?, "logo-light");
    assert!(
        browser
            .text("String(document.querySelector('.logo-light').naturalWidth > 0)")
            .await?
            == "true",
        "it is there already"
    );
    let dark = Browser::start(Setup {
        dark: true,
        ..Setup::default()
    })
    .await?;
    dark.open(&site.url("/")).await?;
    assert_eq!(dark.text(shown).await?, "logo-dark");
    dark.click(".theme-switch").await?;
    assert_eq!(dark.text(shown).await?, "logo-light");
    Ok(())
}
