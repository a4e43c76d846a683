//! How the pages look: each beside the picture of it in `visual/`.
//!
//! The pictures are small: a point of one is the mean of six by six points of the page. `UPDATE_GOLDEN=1` writes them anew.

use std::path::{Path, PathBuf};
use std::{env, fs};

use image::codecs::png::{CompressionType, FilterType, PngEncoder};
use image::{ExtendedColorType, ImageEncoder, Rgb, RgbImage, imageops};

use crate::STORY;
use crate::browser::{Browser, Result, Setup};
use crate::root::ROOT;
use crate::site::Site;

/// Each kind of page, by the name of its picture.
const PAGES: [(&str, &str); 6] = [
    ("front", "/"),
    ("front-2", "/page/2/"),
    ("section", "/science/"),
    ("story", STORY),
    ("story-short", "/science/how-the-leap-second-is-decided/"),
    ("not-found", "/nowhere/"),
];

/// The windows: a phone and a screen in the light theme, and a screen in the dark one.
const WINDOWS: [(u32, &str); 3] = [(360, "light"), (1280, "light"), (1280, "dark")];

/// How many points of the page, in either direction, are one of the picture. Letters are drawn with other edges by another
/// edition of Chromium or of the library that draws them; in the mean of a square of about the size of a letter little is left of that.
const REDUCED: u32 = 6;

/// How far a point may be from that of the picture, of 255 in red, green or blue: twice what two editions of Chromium
/// differ by, and a fifth of what a line of text does to the paper behind it.
const NEAR: u8 = 24;

/// The share of the points that may be further off. A line that moves by the height of a line changes more in any window,
/// and so does a rule or a button that is missing on all but the longest pages.
const FAR: f64 = 0.002;

/// Every machine that runs the tests has these (tools/setup.sh).
const FONTS: &str =
    ":root { --serif: 'Liberation Serif'; --sans: 'Liberation Sans'; --mono: 'Liberation Mono' }";

/// The page, reduced, in few colours, which makes a small file.
fn reduced(png: &[u8]) -> RgbImage {
    let page = image::load_from_memory(png).unwrap().to_rgb8();
    let (width, height) = (page.width() / REDUCED, page.height() / REDUCED);
    let mut reduced = imageops::thumbnail(&page, width, height);
    for channel in reduced.iter_mut() {
        *channel &= 0xf8;
    }
    reduced
}

fn write(picture: &RgbImage, path: &Path) {
    let mut bytes = Vec::new();
    let encoder = PngEncoder::new_with_quality(&mut bytes, CompressionType::Best, FilterType::Adaptive);
    encoder
        .write_image(
            picture,
            picture.width(),
            picture.height(),
            ExtendedColorType::Rgb8,
        )
        .unwrap();
    fs::create_dir_all(path.parent().unwrap()).unwrap();
    fs::write(path, bytes).unwrap();
}

fn is_near(one: Rgb<u8>, other: Rgb<u8>) -> bool {
    (0..3).all(|channel| one.0[channel].abs_diff(other.0[channel]) <= NEAR)
}

/// What is wrong with a page, if anything is; then the picture, the page and the points that differ are put beside each other.
fn complaint(picture: &RgbImage, page: &RgbImage, difference: &Path) -> Option<String> {
    let (width, height) = (
        picture.width().max(page.width()),
        picture.height().max(page.height()),
    );
    let mut sheet = RgbImage::from_pixel(width * 3, height, Rgb([255; 3]));
    imageops::replace(&mut sheet, picture, 0, 0);
    imageops::replace(&mut sheet, page, width.into(), 0);
    let mut far = 0;
    for (x, y) in (0..height).flat_map(|y| (0..width).map(move |x| (x, y))) {
        let points = (picture.get_pixel_checked(x, y), page.get_pixel_checked(x, y));
        if !matches!(points, (Some(one), Some(other)) if is_near(*one, *other)) {
            far += 1;
            sheet.put_pixel(width * 2 + x, y, Rgb([200, 0, 0]));
        }
    }
    let share = f64::from(far) / f64::from(width * height);
    if share <= FAR {
        return None;
    }
    write(&sheet, difference);
    Some(format!(
        "{:.1} % of its points differ: {}",
        share * 100.0,
        difference.display()
    ))
}

#[tokio::test(flavor = "multi_thread")]
async fn every_page_looks_as_it_did() -> Result {
    let (pictures, differences) = (
        Path::new(ROOT).join("tests/browser/visual"),
        Path::new(ROOT).join("target/visual"),
    );
    let update = env::var("UPDATE_GOLDEN").is_ok();
    // A date of its own, and no scripts: what depends on the moment is not on the pages.
    let site = Site::changed("english", |_| ()).await;
    let browser = Browser::start(Setup {
        scripts: false,
        ..Setup::default()
    })
    .await?;
    let mut complaints = Vec::new();
    for (page, path) in PAGES {
        for (width, theme) in WINDOWS {
            browser.media("", theme).await?;
            browser.driver.goto(site.url(path)).await?;
            browser
                .eval(&format!(
                    "(sheet => {{ sheet.replaceSync({FONTS:?}); document.adoptedStyleSheets = [sheet] }})(new CSSStyleSheet())"
                ))
                .await?;
            let now = reduced(&browser.picture(width).await?);
            let name = format!("{page}-{width}-{theme}.png");
            let picture: PathBuf = pictures.join(&name);
            if update {
                write(&now, &picture);
                continue;
            }
            let known = image::open(&picture).map(|picture| picture.to_rgb8());
            let wrong = match known {
                Ok(known) => complaint(&known, &now, &differences.join(&name)),
                Err(error) => Some(error.to_string()),
            };
            complaints.extend(wrong.map(|wrong| format!("{name}: {wrong}")));
        }
    }
    assert!(
        complaints.is_empty(),
        "{}\nAfter a wanted change: UPDATE_GOLDEN=1 cargo test --test browser visual",
        complaints.join("\n")
    );
    Ok(())
}
