//! What a reader asks of the system: no motion, more contrast, colours of their own, paper.

use serde_json::{Value, json};

use super::{PAGES, browser, finds_nothing, open_everything, set_media};
use crate::STORY;
use crate::browser::Result;
use crate::site::{Site, change_json};

const CONTRAST: &str = include_str!("contrast.js");

/// Whatever moves by itself, or would as soon as something changes. The progress bar waits and then is there; the mark of the
/// present section is a place to snap to at first, and has no way to go.
const MOVING: &str = "() => [...document.querySelectorAll('*')].flatMap(e => ['', '::before', '::after', '::details-content'].map(part => { \
    const s = getComputedStyle(e, part); \
    const moves = s.transitionDuration.match(/[1-9]/) || s.scrollBehavior === 'smooth' \
        || (s.animationName !== 'none' && !e.matches('.progress, .masthead-navigation [aria-current]')) || e.matches('marquee, video, [autoplay]'); \
    return moves && `${e.localName}.${e.className}${part}`; })).filter(Boolean)";

#[tokio::test(flavor = "multi_thread")]
async fn nothing_moves_for_a_reader_who_wants_no_motion() -> Result {
    let (site, browser) = (Site::start().await, browser(1280).await?);
    set_media(&browser, "", &[("prefers-reduced-motion", "reduce")]).await?;
    for path in PAGES {
        open_everything(&browser, &site.url(path)).await?;
        finds_nothing(&browser, MOVING, Value::Null, path).await?;
        assert_eq!(
            browser.eval("document.getAnimations().length").await?,
            json!(0),
            "{path}"
        );
    }
    Ok(())
}

#[tokio::test(flavor = "multi_thread")]
async fn every_text_stands_out_strongly_for_a_reader_who_wants_more_contrast() -> Result {
    let (site, browser) = (Site::start().await, browser(1280).await?);
    for path in PAGES {
        open_everything(&browser, &site.url(path)).await?;
        for theme in ["light", "dark"] {
            let features = [("prefers-contrast", "more"), ("prefers-color-scheme", theme)];
            set_media(&browser, "", &features).await?;
            let what = format!("{path}, {theme}");
            finds_nothing(&browser, CONTRAST, json!([7, 7]), &what).await?;
        }
    }
    Ok(())
}

/// The sides of an element, or of what stands before its words, that have a line in a colour of its own.
const LINES: &str = "const lines = (e, part) => { const s = getComputedStyle(e, part); \
    return ['Top', 'Right', 'Bottom', 'Left'].filter(side => parseFloat(s[`border${side}Width`]) >= 2 \
        && s[`border${side}Style`] !== 'none' && ratio(s[`border${side}Color`], behind(e)) >= 3).join(); }; \
    const find = selector => document.querySelector(selector); ";

/// Background colours and shadows are taken away in forced colours. Once the marks of a named answer and of a
/// named heading went with them.
#[tokio::test(flavor = "multi_thread")]
async fn what_colours_say_is_also_said_where_the_system_forces_its_own() -> Result {
    let (site, browser) = (Site::start().await, browser(1280).await?);
    for theme in ["light", "dark"] {
        let features = [("forced-colors", "active"), ("prefers-color-scheme", theme)];
        set_media(&browser, "", &features).await?;
        browser.open(&site.url("/news/")).await?;
        let script = format!(
            "() => {{ {LINES} return [ \
            lines(find('.masthead-navigation [aria-current]')) === 'Bottom', \
            lines(find('.masthead-navigation a:not([aria-current])')) === '', \
            lines(find('.progress')) === 'Top' \
            ].flatMap((holds, at) => holds ? [] : [`the present section, others, progress: ${{at}}`]) }}"
        );
        finds_nothing(&browser, &script, Value::Null, theme).await?;

        let pressed = "getComputedStyle(document.querySelector('.theme-switch'), '::before').borderTopWidth";
        let before = browser.text(pressed).await?;
        browser.click(".theme-switch").await?;
        browser.until(&format!("{pressed} !== {before:?}")).await?;
        browser.click(".theme-switch").await?;

        open_everything(&browser, &site.url(STORY)).await?;
        let script = format!(
            "() => {{ {LINES} return [ \
            lines(find('.faq:has([data-named])')) === 'Left' && lines(find('.faq:not(:has([data-named]))')) === '', \
            lines(find('h2[data-named]'), '::before') === 'Left' && lines(find('h2:not([data-named])'), '::before') === '', \
            parseFloat(getComputedStyle(find('.passage')).borderTopWidth) > 0 \
            ].flatMap((holds, at) => holds ? [] : [`a named answer, a named heading, the offer for a passage: ${{at}}`]) }}"
        );
        finds_nothing(&browser, &script, Value::Null, theme).await?;
        finds_nothing(&browser, CONTRAST, json!([4.5, 3]), theme).await?;
    }
    Ok(())
}

/// On paper: answers that are closed on the screen, dark letters on white, nothing that can be pressed.
#[tokio::test(flavor = "multi_thread")]
async fn a_printed_story_is_whole_dark_on_white_and_without_controls() -> Result {
    let (site, browser) = (Site::start().await, browser(1280).await?);
    for path in PAGES {
        browser.open(&site.url(path)).await?;
        browser
            .eval("document.querySelector('.theme-switch[aria-pressed=false]')?.click()")
            .await?;
        set_media(&browser, "print", &[]).await?;
        assert_eq!(
            browser
                .eval("[getComputedStyle(document.body).backgroundColor, getComputedStyle(document.querySelector('h1')).color]")
                .await?,
            json!(["rgb(255, 255, 255)", "rgb(0, 0, 0)"]),
            "{path}"
        );
        finds_nothing(&browser, CONTRAST, json!([7, 7]), path).await?;
        let controls = "() => [...document.querySelectorAll('button, nav, select, input, textarea, form, .skip-link')] \
            .filter(e => e.checkVisibility()).map(e => e.outerHTML.slice(0, 120))";
        finds_nothing(&browser, controls, Value::Null, path).await?;
        // A question at the foot of a sheet would part from its answer.
        let keeps = "() => [...document.querySelectorAll('h2, .faq summary')].filter(e => \
            getComputedStyle(e).breakAfter !== 'avoid').map(e => e.textContent)";
        finds_nothing(&browser, keeps, Value::Null, path).await?;
        let marks = "() => [...document.querySelectorAll('.permalink')].filter(e => \
            getComputedStyle(e, '::after').display !== 'none').map(e => e.textContent)";
        finds_nothing(&browser, marks, Value::Null, path).await?;
        let closed = "() => [...document.querySelectorAll('.answer')].filter(e => !e.getBoundingClientRect().height \
            || !e.checkVisibility({contentVisibilityAuto: true})).map(e => e.id)";
        finds_nothing(&browser, closed, Value::Null, path).await?;
        let pdf = browser.command("Page.printToPDF", json!({})).await?;
        assert!(
            pdf["data"]
                .as_str()
                .is_some_and(|data| data.starts_with("JVBERi")),
            "{path}"
        );
        set_media(&browser, "", &[]).await?;
    }
    Ok(())
}

/// What an element's `::after` says, without the quotation marks of CSS.
const AFTER: &str = "(element => getComputedStyle(element, '::after').content.replace(/[\" ]/g, ''))";

#[tokio::test(flavor = "multi_thread")]
async fn on_paper_a_page_says_where_it_is_and_whose_and_where_its_sources_are() -> Result {
    let source = "https://example.org/a/source";
    let site = Site::changed("english", |content| {
        change_json(&content.join("site.json"), |site| {
            site["footer"] = json!({ "licence": "\u{a9} The Dateline authors" });
        });
        let story = format!("articles/{}.json", STORY.split('/').nth(2).unwrap());
        change_json(&content.join(story), |story| {
            story["sources"] = json!([{ "title": "A source", "url": source }]);
        });
    })
    .await;
    let browser = browser(794).await?;
    let address = format!("{AFTER}(document.querySelector('#app'))");
    browser.open(&site.url(STORY)).await?;
    set_media(&browser, "print", &[]).await?;
    assert_eq!(
        browser.text(&address).await?,
        format!("https://dateline.example{STORY}")
    );
    let after_source = format!("{AFTER}(document.querySelector('.endnotes li a'))");
    assert_eq!(browser.text(&after_source).await?, format!("<{source}>"));
    let rights =
        "(rights => rights.checkVisibility() && rights.textContent)(document.querySelector('.colophon-end'))";
    assert!(browser.text(rights).await?.contains("\u{a9}"));
    // A third of a sheet, of the lower of the two that there are.
    let picture = "document.querySelector('.figure img').getBoundingClientRect().height / (96 / 2.54)";
    let picture = browser.eval(picture).await?.as_f64().unwrap();
    assert!(picture > 4.0 && picture <= 27.94 / 3.0, "{picture} cm");
    // The next page has its own address.
    browser
        .eval("document.querySelector('.breadcrumb a[href=\"/news/\"]').click()")
        .await?;
    browser.arrives("/news/").await?;
    assert_eq!(browser.text(&address).await?, "https://dateline.example/news/");
    Ok(())
}
