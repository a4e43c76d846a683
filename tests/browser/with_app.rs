//! What the app adds once it is running.

use std::sync::Arc;

use serde_json::json;
use thirtyfour::prelude::*;

use crate::STORY;
use crate::browser::{Browser, Result, Setup};
use crate::site::{Fault, Site, folder};

const MATCH: &str = "/sport/south-korea-uruguay-world-cup-2022/";

/// The path of every published page.
pub(crate) fn pages() -> Vec<String> {
    fn collect(folder: &std::path::Path, path: &str, pages: &mut Vec<String>) {
        for entry in std::fs::read_dir(folder).unwrap() {
            let entry = entry.unwrap();
            let name = entry.file_name().into_string().unwrap();
            if entry.file_type().unwrap().is_dir() {
                collect(&entry.path(), &format!("{path}{name}/"), pages);
            } else if name == "index.json" {
                pages.push(path.to_owned());
            }
        }
    }
    let mut pages = Vec::new();
    collect(&folder(), "/", &mut pages);
    pages.sort();
    assert!(pages.len() > 20, "the site is whole");
    pages
}

/// What has moved on the page since it was opened.
pub(crate) const SHIFTS: &str = "new Promise(done => { const moved = []; \
    new PerformanceObserver(list => moved.push(...list.getEntries().map(entry => entry.value + ': ' + \
        entry.sources.map(source => [source.node?.outerHTML?.slice(0, 80), JSON.stringify(source.previousRect), JSON.stringify(source.currentRect)]).join()))) \
        .observe({type: 'layout-shift', buffered: true}); \
    requestAnimationFrame(() => setTimeout(() => done(moved))) })";

/// Once the byline moved when its last date came, and the contents when their first entry did.
#[tokio::test(flavor = "multi_thread")]
async fn nothing_moves_while_a_page_comes_bit_by_bit() -> Result {
    let site = Site::start().await;
    for width in [360, 1280] {
        let browser = Browser::start(Setup {
            width,
            ..Setup::default()
        })
        .await?;
        for path in [STORY, "/"] {
            site.fail(path, Fault::InPieces);
            browser.open(&site.url(path)).await?;
            assert_eq!(browser.eval(SHIFTS).await?, json!([]), "{path} at {width}");
        }
    }
    Ok(())
}

#[tokio::test(flavor = "multi_thread")]
async fn every_page_comes_to_life_in_silence_with_no_second_fetch_and_no_shift() -> Result {
    let (site, browser) = (Site::start().await, Browser::start(Setup::default()).await?);
    for path in pages() {
        browser.open(&site.url(&path)).await?;
        assert_eq!(browser.eval(SHIFTS).await?, json!([]), "layout shift on {path}");
        if path == "/404/" {
            // The browser itself reports the status of the document.
            let log = browser.log().await?;
            assert!(log.len() == 1 && log[0].contains("status of 404"), "{log:#?}");
            continue;
        }
        assert_eq!(site.requests(&format!("{path}index.json")), 0, "{path}");
        browser.is_quiet().await?;
    }
    Ok(())
}

/// A page as elements, texts and attributes, without the marks that Leptos sets between them.
const AS_RENDERED: &str = "page => { const main = page.querySelector('main').cloneNode(true); main.normalize(); \
    const marks = document.createTreeWalker(main, NodeFilter.SHOW_COMMENT); const all = []; \
    while (marks.nextNode()) all.push(marks.currentNode); for (const mark of all) mark.remove(); main.normalize(); \
    for (const element of main.querySelectorAll('*')) { const attributes = [...element.attributes].sort((a, b) => a.name < b.name ? -1 : 1); \
        for (const { name } of attributes) element.removeAttribute(name); for (const { name, value } of attributes) element.setAttribute(name, value); } \
    return main.outerHTML.replaceAll(' data-named=\\\"\\\"', '') }";

#[tokio::test(flavor = "multi_thread")]
async fn every_page_is_the_same_whether_it_was_published_or_rendered_by_the_app() -> Result {
    let (site, browser) = (Site::start().await, Browser::start(Setup::default()).await?);
    browser.open(&site.url("/404/")).await?;
    browser
        .eval(&format!("window.asRendered = {AS_RENDERED}"))
        .await?;
    for path in pages().into_iter().filter(|path| path != "/404/") {
        let link = format!("Object.assign(document.createElement('a'), {{ href: '{path}' }})");
        browser
            .eval(&format!(
                "{{ const link = {link}; document.querySelector('main').append(link); link.click() }}"
            ))
            .await?;
        browser.arrives(&path).await?;
        let rendered = browser.text("asRendered(document)").await?;
        let published = format!(
            "fetch({path:?}).then(answer => answer.text()).then(html => asRendered(new DOMParser().parseFromString(html, 'text/html')))"
        );
        assert_eq!(browser.text(&published).await?, rendered, "{path}");
    }
    Ok(())
}

/// What is published says the date, since nobody knows when it will be read.
#[tokio::test(flavor = "multi_thread")]
async fn for_a_day_a_list_says_how_long_ago_a_story_came() -> Result {
    const FIRST: &str = "document.querySelector('.date time')";
    let (site, browser) = (Site::start().await, Browser::start(Setup::default()).await?);
    browser.load(&site.url("/")).await?;
    let date = browser.text(&format!("{FIRST}.textContent")).await?;
    let came = browser.text(&format!("{FIRST}.dateTime")).await?;
    for (hours, says) in [
        (4.5, "4 hours ago"),
        (23.9, "23 hours ago"),
        (24.1, &date),
        (-1.0, &date),
    ] {
        browser
            .run_first(&format!(
                "Date.now = () => Date.parse({came:?}) + {hours} * 3600_000"
            ))
            .await?;
        browser.load(&site.url("/")).await?;
        assert_eq!(browser.text(&format!("{FIRST}.textContent")).await?, says);
        assert_eq!(browser.text(&format!("{FIRST}.dateTime")).await?, came);
        assert_eq!(browser.eval(SHIFTS).await?, json!([]), "{says}");
    }
    Ok(())
}

#[tokio::test(flavor = "multi_thread")]
async fn a_reader_goes_from_the_front_page_through_a_story_to_others_and_back() -> Result {
    let (site, browser) = (Site::start().await, Browser::start(Setup::default()).await?);
    browser.open(&site.url("/")).await?;
    browser.mark().await?;
    browser.follow(STORY).await?;
    browser.arrives(STORY).await?;
    let headline = browser.text("document.querySelector('h1').textContent").await?;
    assert!(browser.driver.title().await?.starts_with(&headline));
    assert_eq!(
        browser
            .text("document.querySelector('link[rel=canonical]').href")
            .await?,
        format!("https://dateline.example{STORY}")
    );
    browser
        .until("document.activeElement === document.querySelector('h1')")
        .await?;
    browser
        .until(&format!(
            "document.querySelector('#announcement').textContent.startsWith({headline:?})"
        ))
        .await?;
    assert_eq!(browser.eval("scrollY").await?, json!(0));

    browser.click(".faq:nth-of-type(2) summary").await?;
    browser.until("document.querySelectorAll('.faq')[1].open").await?;

    browser.click(".see-also a").await?;
    browser.arrives(MATCH).await?;
    assert_eq!(browser.eval("scrollY").await?, json!(0));
    assert_eq!(
        browser
            .eval("document.querySelectorAll('.faq[open]').length")
            .await?,
        json!(0)
    );

    let asked = site.requests(&format!("{STORY}index.json"));
    browser.driver.back().await?;
    browser.arrives(STORY).await?;
    browser.until("scrollY > 100").await?;
    assert_eq!(
        site.requests(&format!("{STORY}index.json")),
        asked,
        "Back shows what is loaded"
    );

    browser.click(".related a").await?;
    browser.until(&format!("location.pathname !== '{STORY}'")).await?;
    browser.driver.back().await?;
    browser.arrives(STORY).await?;
    browser.driver.back().await?;
    browser.arrives("/").await?;
    browser.driver.forward().await?;
    browser.arrives(STORY).await?;
    assert!(browser.is_marked().await?, "one document all the way");
    browser.is_quiet().await
}

#[tokio::test(flavor = "multi_thread")]
async fn back_and_forward_restore_the_place_at_once() -> Result {
    let (site, browser) = (Site::start().await, Browser::start(Setup::default()).await?);
    browser.open(&site.url(STORY)).await?;
    // The reader's own scroll, and a link that is in view there.
    browser
        .eval("scrollTo(0, document.querySelectorAll('.see-also')[1].offsetTop - 200)")
        .await?;
    let place = browser.eval("scrollY").await?;
    browser
        .eval("document.querySelectorAll('.see-also a')[1].click()")
        .await?;
    browser
        .arrives("/news/highway-marriage-proposal-and-obstruction-law/")
        .await?;
    assert_eq!(browser.eval("scrollY").await?, json!(0));
    browser.driver.back().await?;
    browser.arrives(STORY).await?;
    browser.until(&format!("scrollY === {place}")).await?;
    browser.driver.refresh().await?;
    browser.ready().await?;
    browser.until(&format!("scrollY === {place}")).await
}

/// Positions were once kept in memory: after a reload, Back went to the top of each page.
#[tokio::test(flavor = "multi_thread")]
async fn the_place_on_each_page_is_kept_across_reloads_and_other_hosts() -> Result {
    const THIRD: &str = "/news/highway-marriage-proposal-and-obstruction-law/";
    let (site, other, browser) = (
        Site::start().await,
        Site::start().await,
        Browser::start(Setup::default()).await?,
    );
    let is_at = async |path: &str, y: u32| {
        browser.arrives(path).await?;
        browser.until(&format!("scrollY === {y}")).await
    };
    let go = async |steps: i32| browser.eval(&format!("history.go({steps})")).await.map(drop);
    let through_another_host = async |steps: i32| {
        browser.driver.goto(other.url("/about/")).await?;
        go(steps).await?;
        browser
            .until(&format!("location.origin === {:?}", site.address))
            .await?;
        browser.ready().await
    };
    browser.load(&site.url("/")).await?;
    browser.eval("scrollTo(0, 300)").await?;
    browser
        .eval(&format!(
            "document.querySelector(\"main a[href='{STORY}']\").click()"
        ))
        .await?;
    browser.arrives(STORY).await?;
    browser.eval("scrollTo(0, 900)").await?;
    browser
        .eval("document.querySelectorAll('.see-also a')[1].click()")
        .await?;
    browser.arrives(THIRD).await?;
    browser.eval("scrollTo(0, 200)").await?;
    browser.driver.refresh().await?;
    browser.ready().await?;
    is_at(THIRD, 200).await?;
    go(-1).await?;
    is_at(STORY, 900).await?;
    go(-1).await?;
    is_at("/", 300).await?;
    go(2).await?;
    is_at(THIRD, 200).await?;
    // Out of the browser's own cache of pages, and without it.
    for cached in [true, false] {
        if !cached {
            browser
                .command("Network.setCacheDisabled", json!({ "cacheDisabled": true }))
                .await?;
        }
        through_another_host(-1).await?;
        is_at(THIRD, 200).await?;
        go(-1).await?;
        is_at(STORY, 900).await?;
        go(1).await?;
        is_at(THIRD, 200).await?;
        // To a page that was left long before.
        through_another_host(-3).await?;
        is_at("/", 300).await?;
        go(1).await?;
        is_at(STORY, 900).await?;
        go(1).await?;
        is_at(THIRD, 200).await?;
    }
    Ok(())
}

#[tokio::test(flavor = "multi_thread")]
async fn a_reload_goes_back_to_where_the_reader_was_and_not_to_the_place_in_the_address() -> Result {
    let (site, browser) = (Site::start().await, Browser::start(Setup::default()).await?);
    browser.load(&site.url(&format!("{STORY}#faqs"))).await?;
    browser.until("scrollY > 0").await?;
    browser.eval("scrollTo(0, 150)").await?;
    browser.driver.refresh().await?;
    browser.ready().await?;
    browser.until("scrollY === 150").await
}

#[tokio::test(flavor = "multi_thread")]
async fn a_slow_page_shows_progress_and_leaves_the_present_one_alone() -> Result {
    let (site, browser) = (Site::start().await, Browser::start(Setup::default()).await?);
    browser.open(&site.url(STORY)).await?;
    let release = Arc::new(tokio::sync::Notify::new());
    site.fail(&format!("{MATCH}index.json"), Fault::Held(release.clone()));
    let headline = browser.text("document.querySelector('h1').textContent").await?;
    browser.click(".see-also a").await?;
    browser
        .until("document.querySelector('[role=progressbar]').checkVisibility()")
        .await?;
    assert_eq!(
        browser.text("document.querySelector('h1').textContent").await?,
        headline
    );
    assert_eq!(browser.text("location.pathname").await?, STORY);

    // A newer click wins, and the older page never shows up.
    browser.click("main .breadcrumb a[href='/news/']").await?;
    browser.arrives("/news/").await?;
    site.heal();
    release.notify_waiters();
    browser
        .until("document.querySelector('[role=progressbar]').hidden")
        .await?;
    browser.click(".masthead a[href='/politics/']").await?;
    browser.arrives("/politics/").await?;
    assert_eq!(
        browser
            .text("document.querySelector('.masthead-navigation [aria-current]').textContent")
            .await?,
        "Politics"
    );
    Ok(())
}

#[tokio::test(flavor = "multi_thread")]
async fn a_link_that_the_reader_points_at_is_fetched_ahead_and_only_once() -> Result {
    let (site, browser) = (Site::start().await, Browser::start(Setup::default()).await?);
    browser.open(&site.url(STORY)).await?;
    let link = browser.find(".related a").await?;
    let path = link.attr("href").await?.unwrap();
    let data = format!("{path}index.json");
    link.scroll_into_view().await?;
    browser
        .driver
        .action_chain()
        .move_to_element_center(&link)
        .perform()
        .await?;
    browser
        .until(&format!(
            "performance.getEntriesByName(location.origin + '{data}').length === 1"
        ))
        .await?;
    link.click().await?;
    browser.arrives(&path).await?;
    assert_eq!(site.requests(&data), 1);
    // By keyboard too.
    browser
        .eval("document.querySelector(\".masthead a[href='/science/']\").focus()")
        .await?;
    browser
        .until("performance.getEntriesByName(location.origin + '/science/index.json').length === 1")
        .await
}

#[tokio::test(flavor = "multi_thread")]
async fn the_theme_follows_the_system_until_the_reader_chooses_and_does_not_flash() -> Result {
    let (site, browser) = (
        Site::start().await,
        Browser::start(Setup {
            dark: true,
            ..Setup::default()
        })
        .await?,
    );
    let dark =
        "getComputedStyle(document.body).backgroundColor.match(/\\d+/g).slice(0, 3).every(c => c < 80)";
    browser.open(&site.url("/")).await?;
    assert_eq!(browser.eval(dark).await?, json!(true));
    browser
        .until("document.querySelector('.theme-switch').ariaPressed === 'true'")
        .await?;
    browser.click(".theme-switch").await?;
    assert_eq!(browser.eval(dark).await?, json!(false));
    // The choice is there before the app is: the document's first script sets it.
    let wasm = Site::app_file("app_bg", ".wasm");
    site.fail(&wasm, Fault::Status(500));
    browser.driver.goto(site.url(STORY)).await?;
    assert_eq!(browser.eval(dark).await?, json!(false));
    site.heal();
    browser.open(&site.url("/news/")).await?;
    browser
        .until("document.querySelector('.theme-switch').ariaPressed === 'false'")
        .await?;
    browser.click(".theme-switch").await?;
    assert_eq!(browser.eval(dark).await?, json!(true));
    assert_eq!(
        browser.eval("localStorage.getItem('theme')").await?,
        json!(null),
        "the system is followed again"
    );
    Ok(())
}

#[tokio::test(flavor = "multi_thread")]
async fn new_tabs_and_other_hosts_are_left_to_the_browser() -> Result {
    let (site, browser) = (Site::start().await, Browser::start(Setup::default()).await?);
    browser.open(&site.url(STORY)).await?;
    let taken = "(selector, init) => { const link = document.querySelector(selector); \
        const stop = event => { window.taken = event.defaultPrevented; event.preventDefault() }; \
        addEventListener('click', stop, {once: true}); \
        link.dispatchEvent(new MouseEvent('click', {bubbles: true, cancelable: true, ...init})); return window.taken }";
    for (selector, init) in [
        (".see-also a", "{ctrlKey: true}"),
        (".see-also a", "{metaKey: true}"),
        (".see-also a", "{shiftKey: true}"),
        (".see-also a", "{button: 1}"),
        (".share-links a", "{}"),
        ("a[href^=https]", "{}"),
    ] {
        assert_eq!(
            browser.eval(&format!("({taken})({selector:?}, {init})")).await?,
            json!(false),
            "{selector} {init}"
        );
    }
    Ok(())
}

#[tokio::test(flavor = "multi_thread")]
async fn the_parts_of_a_story_are_found_by_their_accessible_names() -> Result {
    let (site, browser) = (Site::start().await, Browser::start(Setup::default()).await?);
    browser.open(&site.url(STORY)).await?;
    let tree = browser.command("Accessibility.getFullAXTree", json!({})).await?;
    let named: Vec<(String, String)> = tree["nodes"]
        .as_array()
        .unwrap()
        .iter()
        .map(|node| {
            let text = |field: &str| node[field]["value"].as_str().unwrap_or_default().to_owned();
            (text("role"), text("name"))
        })
        .collect();
    for (role, name) in [
        ("navigation", "Main"),
        ("navigation", "Breadcrumb"),
        ("region", "Frequently asked questions"),
        ("region", "Share"),
        ("region", "You may also like"),
        ("region", "More trending"),
        ("button", "Dark theme"),
        ("button", "Copy link"),
    ] {
        assert_eq!(
            named.iter().filter(|(r, n)| r == role && n == name).count(),
            1,
            "{role} {name:?}"
        );
    }
    assert_eq!(
        browser.eval("document.querySelectorAll('h1').length").await?,
        json!(1)
    );
    assert_eq!(
        browser
            .eval("document.querySelectorAll('.body-section').length")
            .await?,
        json!(7)
    );
    assert_eq!(
        browser
            .eval("document.querySelectorAll('.body-section .see-also').length")
            .await?,
        json!(3)
    );
    assert_eq!(
        browser
            .eval("document.querySelectorAll('.byline time').length")
            .await?,
        json!(2)
    );
    Ok(())
}

#[tokio::test(flavor = "multi_thread")]
async fn the_keyboard_alone_reaches_a_story_and_its_answers() -> Result {
    let (site, browser) = (Site::start().await, Browser::start(Setup::default()).await?);
    browser.load(&site.url("/")).await?;
    browser.press(Key::Tab).await?;
    browser
        .until("document.activeElement.className === 'skip-link'")
        .await?;
    browser.press(Key::Enter).await?;
    browser.until("document.activeElement.id === 'main'").await?;
    browser.press(Key::Tab).await?;
    browser.press(Key::Enter).await?;
    browser.arrives(STORY).await?;
    browser
        .until("document.activeElement === document.querySelector('h1')")
        .await?;
    browser
        .eval("document.querySelector('.faq summary').focus()")
        .await?;
    browser.press(Key::Enter).await?;
    browser.until("document.querySelector('.faq').open").await
}

#[tokio::test(flavor = "multi_thread")]
async fn the_head_stays_true_when_the_page_changes() -> Result {
    let (site, browser) = (Site::start().await, Browser::start(Setup::default()).await?);
    browser.open(&site.url(STORY)).await?;
    // A crawler that runs scripts finds all that was published.
    let published =
        "document.querySelectorAll('meta[property], script[type=\"application/ld+json\"]').length";
    assert_ne!(browser.eval(published).await?, json!(0));
    browser.click(".see-also a").await?;
    browser.arrives(MATCH).await?;
    let headline = browser.text("document.querySelector('h1').textContent").await?;
    let summary = browser
        .text("document.querySelector('.summary').textContent")
        .await?;
    browser
        .until(&format!("document.title.startsWith({headline:?})"))
        .await?;
    assert_eq!(
        browser
            .eval(
                "[document.querySelector('meta[name=description]').content, \
                 document.querySelector('link[rel=canonical]').href]"
            )
            .await?,
        json!([summary, format!("https://dateline.example{MATCH}")])
    );
    // Nothing is left that tells of the page before.
    assert_eq!(browser.eval(published).await?, json!(0));
    browser.is_quiet().await
}
