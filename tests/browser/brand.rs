//! What readers know a newspaper by: nothing of it moves a page, whenever it comes, and all of it follows the theme.

use std::path::Path;
use std::sync::Arc;

use serde_json::json;
use tokio::sync::Notify;

use crate::STORY;
use crate::browser::{Browser, Result, Setup};
use crate::root::ROOT;
use crate::site::{Fault, Site, change_json};
use crate::with_app::SHIFTS;

/// The published path of a file, by its folder and the name that the newsroom gave it.
fn file(site: &Site, folder: &str, name: &str) -> String {
    let mut names = std::fs::read_dir(site.published_folder().join(folder)).unwrap();
    let name = names.find_map(|entry| {
        let entry = entry.unwrap().file_name().into_string().unwrap();
        entry.starts_with(&format!("{name}-h")).then_some(entry)
    });
    format!("/{folder}/{}", name.unwrap())
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
        let logo = file(&site, "pictures", "logo");
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
            let shown = "document.querySelector('.masthead .light-only')?.getBoundingClientRect().toJSON()";
            browser
                .until("document.querySelector('.colophon') !== null")
                .await?;
            let before = browser.eval(shown).await?;
            site.heal();
            release.notify_one();
            browser
                .until("document.querySelector('.masthead .light-only').naturalWidth > 0")
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
    let dark_logo = file(&site, "pictures", "logo-dark");
    let shown = "[...document.querySelectorAll('.masthead-name img')].filter(i => i.checkVisibility()).map(i => i.className).join()";
    let browser = Browser::start(Setup::default()).await?;
    browser.open(&site.url("/")).await?;
    assert_eq!(browser.text(shown).await?, "light-only");
    assert_eq!(site.requests(&dark_logo), 0);
    browser.click(".theme-switch").await?;
    assert_eq!(browser.text(shown).await?, "dark-only");
    browser
        .until("document.querySelector('.masthead .dark-only').naturalWidth > 0")
        .await?;
    // Paper is light.
    let print = json!({ "media": "print" });
    browser.command("Emulation.setEmulatedMedia", print).await?;
    assert_eq!(browser.text(shown).await?, "light-only");
    assert!(
        browser
            .text("String(document.querySelector('.masthead .light-only').naturalWidth > 0)")
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
    assert_eq!(dark.text(shown).await?, "dark-only");
    dark.click(".theme-switch").await?;
    assert_eq!(dark.text(shown).await?, "light-only");
    Ok(())
}

/// A font that comes late takes the place of one of the device that is as wide and as high.
#[tokio::test(flavor = "multi_thread")]
async fn nothing_moves_when_a_font_comes() -> Result {
    let noto = std::fs::read(Path::new(ROOT).join("fonts/NotoSerif-Bold.ttf")).unwrap();
    let font = ttf2woff2::encode(&noto, 9.into()).unwrap();
    let site = Site::changed("english", |content| {
        change_json(&content.join("site.json"), |site| {
            site["brand"] = json!({ "fonts": { "headlines": ["post.woff2"] } });
        });
        std::fs::create_dir(content.join("fonts")).unwrap();
        std::fs::write(content.join("fonts/post.woff2"), font).unwrap();
    })
    .await;
    let font = file(&site, "fonts", "post");
    let of_title = "document.querySelector('h1').getBoundingClientRect().toJSON()";
    for width in [360, 768, 1280, 1920] {
        let browser = Browser::start(Setup {
            width,
            // The font is waited for.
            waits: false,
            ..Setup::default()
        })
        .await?;
        let release = Arc::new(Notify::new());
        site.fail(&font, Fault::Held(release.clone()));
        browser.driver.goto(site.url(STORY)).await?;
        browser
            .until("document.querySelector('.colophon') !== null && [...document.fonts].some(font => font.status === 'loading')")
            .await?;
        let before = browser.eval(of_title).await?;
        release.notify_one();
        browser
            .until("[...document.fonts].some(font => font.family.includes('Headlines') && font.status === 'loaded' && font.unicodeRange !== 'U+0-10FFFF')")
            .await?;
        assert_eq!(browser.eval(SHIFTS).await?, json!([]), "at {width}");
        assert_eq!(browser.eval(of_title).await?, before, "at {width}");
    }
    Ok(())
}
