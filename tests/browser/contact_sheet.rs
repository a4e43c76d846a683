//! Pictures of every kind of page for the eye, on one sheet: no test, but what `make contact-sheet` runs.

use std::fmt::Write;
use std::fs;
use std::path::Path;

use base64::Engine;
use serde_json::json;

use crate::STORY;
use crate::browser::{Browser, Result, Setup};
use crate::root::ROOT;
use crate::site::Site;

/// The newsrooms, one for each script, with the kinds of page that each has.
const SITES: [(&str, &[&str]); 3] = [
    (
        "english",
        &[
            "/",
            "/page/2/",
            "/science/",
            STORY,
            "/science/how-the-leap-second-is-decided/",
            "/nowhere/",
        ],
    ),
    ("arabic", &["/", "/news/", "/news/veto/", "/science/balloon/"]),
    (
        "korean",
        &["/", "/news/", "/news/armistice/", "/science/balloon/"],
    ),
];

const WIDTHS: [u32; 4] = [360, 768, 1280, 1920];

/// The width of a sheet of A4 in CSS pixels.
const PAPER: u32 = 794;

/// The sheet, ten pictures wide.
const SHEET: u32 = 2400;

const STYLE: &str = "body { margin: 1rem; background: #ddd; font: .75rem/1.4 sans-serif } \
    section { display: grid; grid-template-columns: repeat(9, 1fr); gap: .75rem } \
    h2 { grid-column: 1 / -1; margin: 1rem 0 0; font-size: 1rem } figure { margin: 0 } \
    img { display: block; inline-size: 100%; aspect-ratio: 2 / 3; object-fit: cover; object-position: top; background: #fff }";

#[tokio::test(flavor = "multi_thread")]
#[ignore = "pictures for the eye: `make contact-sheet`"]
async fn contact_sheet() -> Result {
    let folder = Path::new(ROOT).join("target/contact-sheet");
    let _ = fs::remove_dir_all(&folder);
    fs::create_dir_all(&folder).unwrap();
    let browser = Browser::start(Setup::default()).await?;
    let mut sections = String::new();
    for (newsroom, pages) in SITES {
        let site = Site::changed(newsroom, |_| ()).await;
        for page in pages {
            println!("{newsroom}{page}");
            let _ = write!(sections, "<section><h2>{newsroom}{page}</h2>");
            let mut add = |name: &str, file: &str, picture: &[u8]| {
                fs::write(folder.join(file), picture).unwrap();
                let _ = write!(
                    sections,
                    "<figure><a href=\"{file}\"><img src=\"{file}\" alt=\"\"></a><figcaption>{name}</figcaption></figure>"
                );
            };
            let of = format!("{newsroom}{}", page.replace('/', "-"));
            browser.load(&site.url(page)).await?;
            for theme in ["light", "dark"] {
                browser.media("", theme).await?;
                for width in WIDTHS {
                    let name = format!("{width} {theme}");
                    add(
                        &name,
                        &format!("{of}{width}-{theme}.png"),
                        &browser.picture(width).await?,
                    );
                }
            }
            browser.media("print", "light").await?;
            add("print", &format!("{of}print.png"), &browser.picture(PAPER).await?);
            let paper = browser
                .command(
                    "Page.printToPDF",
                    json!({ "paperWidth": 8.27, "paperHeight": 11.69 }),
                )
                .await?;
            let paper = base64::prelude::BASE64_STANDARD.decode(paper["data"].as_str().unwrap());
            fs::write(folder.join(format!("{of}print.pdf")), paper.unwrap()).unwrap();
            sections.push_str("</section>");
        }
    }
    let sheet = folder.join("index.html");
    let html = format!(
        "<!doctype html><meta charset=\"utf-8\"><title>Contact sheet</title><style>{STYLE}</style>{sections}"
    );
    fs::write(&sheet, html).unwrap();
    browser.media("", "light").await?;
    browser
        .driver
        .goto(format!("file://{}", fs::canonicalize(&sheet).unwrap().display()))
        .await?;
    fs::write(folder.join("sheet.png"), browser.picture(SHEET).await?).unwrap();
    println!("{}", sheet.display());
    Ok(())
}
