//! The head of every page of a newspaper with many sections: a row on any screen, and all of it in a dialog.

use serde_json::{Value, json};
use thirtyfour::Key;

use crate::accessibility::audit_page;
use crate::browser::{Browser, Result, Setup};
use crate::site::{Fault, Site, change_json};

/// The sections that are added to the four that there are.
const MORE: [&str; 15] = [
    "Business",
    "Culture",
    "Books",
    "Film",
    "Music",
    "Food",
    "Travel",
    "Health",
    "Climate",
    "Technology",
    "Education",
    "Law",
    "Gardens",
    "Élan",
    "Weather",
];

const ROW: &str = "document.querySelector('.masthead-navigation ul')";

/// Whether the present place is marked in the row, and in sight.
const CURRENT: &str = "(() => { const row = document.querySelector('.masthead-navigation ul').getBoundingClientRect(); \
    const marked = document.querySelector('.masthead-navigation [aria-current]'); \
    const { left, right } = marked.getBoundingClientRect(); \
    return [marked.textContent, left >= row.left - 1 && right <= row.right + 1]; })()";

/// What can be seen of the dialog's links.
const LINKS: &str = "Array.from(document.querySelectorAll('.sections[open] a')).filter(link => link.checkVisibility())\
    .map(link => link.textContent)";

async fn many_sections() -> Site {
    Site::changed("english", |content| {
        change_json(&content.join("site.json"), |site| {
            for (place, name) in MORE.iter().enumerate() {
                let slug = format!("more-{place}");
                let link = json!({ "label": name, "to": format!("/{slug}/") });
                let order = place + 10;
                let section =
                    json!({ "name": name, "slug": slug, "order": order, "description": "A section." });
                site["sections"].as_array_mut().unwrap().push(section);
                site["navigation"].as_array_mut().unwrap().push(link);
            }
        });
    })
    .await
}

/// A phone: 360 by 740, and a finger.
async fn phone(scripts: bool) -> Result<Browser> {
    let setup = Setup {
        scripts,
        ..Setup::default()
    };
    let browser = Browser::start(setup).await?;
    let screen = json!({ "width": 360, "height": 740, "deviceScaleFactor": 1, "mobile": false });
    browser
        .command("Emulation.setDeviceMetricsOverride", screen)
        .await?;
    let touch = json!({ "enabled": true });
    browser
        .command("Emulation.setTouchEmulationEnabled", touch)
        .await?;
    Ok(browser)
}

async fn go(browser: &Browser, scripts: bool, url: &str) -> Result {
    if scripts {
        return browser.load(url).await;
    }
    browser.driver.goto(url).await
}

#[tokio::test(flavor = "multi_thread")]
async fn twenty_sections_take_one_row_of_a_phone_with_the_present_one_in_sight() -> Result {
    let site = many_sections().await;
    for scripts in [false, true] {
        let browser = phone(scripts).await?;
        for (path, name) in [("/", "Home"), ("/more-6/", "Travel"), ("/more-14/", "Weather")] {
            go(&browser, scripts, &site.url(path)).await?;
            browser
                .until(&format!("JSON.stringify({CURRENT}) === '[\"{name}\",true]'"))
                .await?;
            let height = browser
                .eval("document.querySelector('.masthead').getBoundingClientRect().height / innerHeight")
                .await?;
            assert!(height.as_f64().unwrap() <= 0.15, "{height} of the screen");
            let sideways = browser
                .eval("document.documentElement.scrollWidth > innerWidth")
                .await?;
            assert_eq!(sideways, json!(false));
        }
        // The row is the reader's to scroll: the mark draws it only once. Without scripts no frame tells of itself.
        if scripts {
            browser.until("document.getAnimations().length === 0").await?;
            browser.eval(&format!("{ROW}.scrollLeft = 0")).await?;
            browser
                .eval("new Promise(done => requestAnimationFrame(() => requestAnimationFrame(done)))")
                .await?;
            assert_eq!(browser.eval(&format!("{ROW}.scrollLeft")).await?, json!(0));
        }
    }
    // From page to page too.
    let browser = phone(true).await?;
    browser.load(&site.url("/")).await?;
    browser
        .eval("document.querySelector('.masthead a[href=\"/more-12/\"]').click()")
        .await?;
    browser.arrives("/more-12/").await?;
    browser
        .until(&format!("JSON.stringify({CURRENT}) === '[\"Gardens\",true]'"))
        .await
}

#[tokio::test(flavor = "multi_thread")]
async fn all_sections_are_in_a_dialog_where_one_is_found_by_its_name() -> Result {
    let (site, browser) = (many_sections().await, Browser::start(Setup::default()).await?);
    browser.open(&site.url("/sport/")).await?;
    let open = async || {
        browser
            .eval("document.querySelector('.sections-link').focus()")
            .await?;
        browser.press(Key::Enter).await?;
        browser
            .until("document.activeElement.matches('.sections[open] input')")
            .await
    };
    open().await?;
    let all = browser.eval(LINKS).await?;
    assert_eq!(all.as_array().map(Vec::len), Some(20));
    let marked = "document.querySelector('.sections [aria-current]').textContent";
    assert_eq!(browser.text(marked).await?, "Sport");
    for width in [320, 1280] {
        browser.size(width).await?;
        audit_page(&browser, "all sections").await?;
    }
    // Escape leads back to where the reader was.
    browser.press(Key::Escape).await?;
    browser
        .until(
            "document.activeElement.matches('.sections-link') && !document.querySelector('.sections[open]')",
        )
        .await?;

    let write = async |words: &str| browser.driver.action_chain().send_keys(words).perform().await;
    let shows = async |names: Value| {
        browser
            .until(&format!("JSON.stringify({LINKS}) === JSON.stringify({names})"))
            .await
    };
    open().await?;
    write("xyz").await?;
    shows(json!([])).await?;
    browser
        .until("document.querySelector('.sections [role=status]').textContent !== ''")
        .await?;
    browser.press(Key::Escape).await?;
    browser
        .eval("document.querySelector('.sections').close()")
        .await?;
    // What was written is gone, and accents and capitals are not needed.
    open().await?;
    shows(all).await?;
    write("elan").await?;
    shows(json!(["Élan"])).await?;
    browser.press(Key::Enter).await?;
    browser.arrives("/more-13/").await?;
    browser
        .until("!document.querySelector('.sections[open]')")
        .await?;
    open().await?;
    assert_eq!(browser.text(marked).await?, "Élan");
    browser.click(".sections a[href='/science/']").await?;
    browser.arrives("/science/").await?;
    browser
        .until("!document.querySelector('.sections[open]') && document.activeElement.matches('main h1')")
        .await?;
    browser.is_quiet().await
}

#[tokio::test(flavor = "multi_thread")]
async fn without_the_app_or_its_chunk_all_sections_show_in_the_row() -> Result {
    let site = many_sections().await;
    let in_sight = format!(
        "(row => Array.from(row.querySelectorAll('a')).every(a => {{ const box = a.getBoundingClientRect(); \
         return box.left >= 0 && box.right <= innerWidth && box.top < innerHeight; }}))({ROW})"
    );
    for scripts in [false, true] {
        let browser = phone(scripts).await?;
        let chunk = Site::file_of(&site.published_folder(), "app-sections", ".wasm");
        site.fail(&chunk, Fault::Status(404));
        go(&browser, scripts, &site.url("/sport/")).await?;
        assert_eq!(browser.eval(&in_sight).await?, json!(false));
        browser.click(".sections-link").await?;
        browser.until(&in_sight).await?;
        site.heal();
    }
    Ok(())
}
