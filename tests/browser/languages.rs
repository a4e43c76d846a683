//! Sites in other languages: their words, their dates and numbers, their direction.

use dateline_content::languages::languages;
use dateline_model::{Word, Words};
use serde_json::{Value, json};

use crate::STORY;
use crate::browser::{Browser, Result, Setup};
use crate::site::{Site, change_json, folder};

/// Opens a page, and waits for the app where there is one.
async fn show(browser: &Browser, url: &str, scripts: bool) -> Result {
    if scripts {
        return browser.open(url).await;
    }
    browser.driver.goto(url).await
}

#[tokio::test(flavor = "multi_thread")]
async fn a_site_speaks_its_language_before_the_app_and_with_it() -> Result {
    for (name, story, words) in [
        (
            "korean",
            "/news/armistice/",
            ["홈", "자주 묻는 질문", "공유", "2026년 11월 20일 09:30 UTC+09:00"],
        ),
        (
            "arabic",
            "/news/veto/",
            [
                "الرئيسية",
                "أسئلة شائعة",
                "مشاركة",
                "20 نوفمبر 2026 في 09:30 UTC+03:00",
            ],
        ),
    ] {
        let site = Site::published(name, "/").await;
        for scripts in [false, true] {
            let browser = Browser::start(Setup {
                scripts,
                ..Setup::default()
            })
            .await?;
            show(&browser, &site.url(story), scripts).await?;
            let text = browser.text("document.body.innerText").await?;
            for word in words {
                assert!(
                    text.contains(word),
                    "{name}, scripts: {scripts}: no {word} in {text}"
                );
            }
            browser.is_quiet().await?;
        }
    }
    Ok(())
}

#[tokio::test(flavor = "multi_thread")]
async fn an_answer_is_named_in_the_address_by_its_words_in_any_script() -> Result {
    let site = Site::published("korean", "/").await;
    let browser = Browser::start(Setup::default()).await?;
    let story = site.url("/news/armistice/");
    browser.open(&story).await?;
    let question = "document.querySelector('details.faq summary')";
    let hash = "decodeURIComponent(location.hash)";
    browser.eval(&format!("{question}.click()")).await?;
    browser.until(&format!("{hash} === '#전쟁은-끝났습니까'")).await?;
    browser.eval(&format!("{question}.click()")).await?;
    browser.until("location.hash === ''").await?;
    // As chats hand it on, and as people type it.
    for place in [
        "#%EC%A0%84%EC%9F%81%EC%9D%80-%EB%81%9D%EB%82%AC%EC%8A%B5%EB%8B%88%EA%B9%8C",
        "#전쟁은-끝났습니까",
    ] {
        browser.open(&format!("{story}{place}")).await?;
        browser.until(&format!("{question}.parentElement.open")).await?;
    }
    Ok(())
}

/// The page as it was published and as it is with the app: element by element, with its words and place.
const SEEN: &str = "Array.from(document.querySelectorAll('#app *')).filter(e => !e.closest('.needs-app, .comments, [role=status]'))\
    .map(e => [e.tagName, e.children.length ? '' : e.textContent, Math.round(e.getBoundingClientRect().x), Math.round(e.getBoundingClientRect().y)].join(' '))";

#[tokio::test(flavor = "multi_thread")]
async fn the_app_changes_no_word_and_moves_nothing_in_any_language() -> Result {
    let ours = languages().map(|(language, _)| ("korean", language, "/news/armistice/"));
    let others = [
        ("arabic", "ar-EG", "/news/veto/"),
        ("korean", "ko", "/science/balloon/"),
    ];
    let browser = |scripts| {
        Browser::start(Setup {
            scripts,
            ..Setup::default()
        })
    };
    let (plain, alive) = (browser(false).await?, browser(true).await?);
    for (name, language, story) in ours.chain(others) {
        let site = Site::changed(name, |content| {
            change_json(&content.join("site.json"), |json| {
                json["language"] = language.into();
            });
        })
        .await;
        let mut seen = Vec::new();
        for (browser, scripts) in [(&plain, false), (&alive, true)] {
            show(browser, &site.url(story), scripts).await?;
            seen.push(browser.eval(SEEN).await?);
        }
        assert_eq!(seen[0], seen[1], "{language} {story}");
    }
    Ok(())
}

#[test]
fn the_app_has_no_words_of_its_own_and_the_site_those_of_one_language() {
    let read = |start: &str, end: &str| {
        let entries = std::fs::read_dir(folder()).unwrap();
        let mut paths = entries.map(|entry| entry.unwrap().path());
        let path = paths.find(|path| {
            let name = path.file_name().unwrap().to_string_lossy();
            name.starts_with(start) && name.ends_with(end)
        });
        std::fs::read(path.unwrap()).unwrap()
    };
    let (app, site) = (read("app_bg-", ".wasm"), read("site-", ".json"));
    let site: Value = serde_json::from_slice(&site).unwrap();
    let words = site["words"].as_array().unwrap();
    let mut phrases = words
        .iter()
        .map(|word| word.as_str().unwrap())
        .filter(|word| word.trim().contains(' '));
    assert!(phrases.clone().count() > 50);
    let holds = |phrase: &str| {
        app.windows(phrase.len())
            .any(|window| window == phrase.as_bytes())
    };
    assert_eq!(phrases.find(|phrase| holds(phrase)), None);
    assert!(!site.to_string().contains("댓글"));
}

/// The words that a newspaper in a language gets, but with each form of a number by its name in the Unicode CLDR.
fn words_of(language: &str) -> Words {
    let content = tempfile::tempdir().unwrap();
    let site = json!({
        "title": "Paper", "description": "A paper.", "base_url": "https://paper.example", "language": language,
        "sections": [{ "name": "News", "slug": "news", "order": 1, "description": "News." }],
    });
    std::fs::create_dir(content.path().join("articles")).unwrap();
    std::fs::write(content.path().join("site.json"), site.to_string()).unwrap();
    let checked = dateline_content::check(content.path(), time::macros::datetime!(2026-11-24 12:00 UTC));
    let mut words = checked.newsroom.expect("a sound newsroom").site.words;
    for (name, form) in Word::COMMENTS {
        name.clone_into(&mut words.0[form as usize]);
    }
    words
}

/// The same of the browser: numbers, forms, days and a moment.
const INTL: &str = "(language => { \
    const numbers = [...Array(201).keys(), 1234, 65535, 1234567, 4294967295]; \
    const format = new Intl.NumberFormat(language, {useGrouping: 'always'}); \
    const rules = new Intl.PluralRules(language); \
    const gregorian = new Intl.Locale(language, {calendar: 'gregory'}); \
    const day = {year: 'numeric', month: 'long', day: 'numeric', timeZone: 'UTC'}; \
    const days = new Intl.DateTimeFormat(gregorian, day); \
    const moment = new Intl.DateTimeFormat(gregorian, {...day, hour: '2-digit', minute: '2-digit', hourCycle: 'h23', timeZoneName: 'shortOffset'}); \
    return { \
        number: numbers.map(n => format.format(n)), \
        form: numbers.slice(1).filter(n => n < 1e6).map(n => rules.select(n)), \
        day: [...Array(12).keys()].map(m => days.format(Date.UTC(2026, m, 5 + m))), \
        moment: [moment.formatToParts(Date.UTC(2026, 10, 5, 18, 3)).map(p => p.type == 'timeZoneName' ? 'UTC' : p.value).join('')], \
    }; })";

/// Where a page differs from its reader's browser: by words of our own, or since the browser has an older edition of the Unicode
/// CLDR (48) than the publisher (49).
const DIFFERENCES: [(&str, &str); 15] = [
    // House style, in the files of these languages.
    ("en", "day"),
    ("en", "moment"),
    ("vi", "day"),
    ("vi", "moment"),
    ("zh", "moment"),
    // A sign above the last letter of some months.
    ("fa", "day"),
    // A comma after the month.
    ("hi", "day"),
    ("hi", "moment"),
    // The space before the word for a year.
    ("ru", "day"),
    ("ru", "moment"),
    ("uk", "day"),
    ("uk", "moment"),
    // A form for one.
    ("vi", "form"),
    // Brackets around the zone.
    ("zh-HK", "moment"),
    ("zh-Hant", "moment"),
];

#[tokio::test(flavor = "multi_thread")]
async fn numbers_dates_and_forms_are_those_that_browsers_know_but_for_what_is_named() -> Result {
    let browser = Browser::start(Setup::default()).await?;
    let mut differences = Vec::new();
    for language in languages()
        .map(|(language, _)| language)
        .chain(["ar-EG", "ar-MA", "pt-BR", "es-MX", "zh-HK"])
    {
        let words = words_of(language);
        let numbers = || (0..=200).chain([1234, 65_535, 1_234_567, u32::MAX]);
        let days = (1..=12).map(|month| words.day(&format!("2026-{month:02}-{:02}T00:00:00Z", month + 4)));
        let ours = json!({
            "number": numbers().map(|number| words.number(number)).collect::<Vec<_>>(),
            "form": numbers().skip(1).filter(|number| *number < 1_000_000).map(|number| words.comments(Some(number))).collect::<Vec<_>>(),
            "day": days.collect::<Vec<_>>(),
            "moment": [words.moment("2026-11-05T18:03:00Z")],
        });
        let theirs = browser.eval(&format!("{INTL}('{language}')")).await?;
        for (what, ours) in ours.as_object().unwrap() {
            if *ours != theirs[what] {
                differences.push((language.to_owned(), what.clone()));
            }
        }
    }
    let expected = DIFFERENCES.map(|(language, what)| (language.to_owned(), what.to_owned()));
    differences.sort();
    let mut expected = Vec::from(expected);
    expected.sort();
    assert_eq!(differences, expected);
    Ok(())
}

#[tokio::test(flavor = "multi_thread")]
async fn a_story_in_another_language_says_so_and_the_words_around_it_keep_the_sites() -> Result {
    let site = Site::published("arabic", "/").await;
    let browser = Browser::start(Setup::default()).await?;
    let language_of = |selector: &str| {
        format!(
            "(e => [e.closest('[lang]').lang, getComputedStyle(e).direction])(document.querySelector('{selector}'))"
        )
    };
    browser.open(&site.url("/science/balloon/")).await?;
    for (selector, expected) in [
        ("html", json!(["ar", "rtl"])),
        (".masthead a", json!(["ar", "rtl"])),
        (".story h1", json!(["en", "ltr"])),
        (".byline", json!(["ar", "rtl"])),
        (".story > p", json!(["en", "ltr"])),
        (".see-also-label", json!(["ar", "rtl"])),
        (".see-also a", json!(["ar", "rtl"])),
        (".faqs h2", json!(["ar", "rtl"])),
        (".faq h3", json!(["en", "ltr"])),
        (".answer-link", json!(["ar", "rtl"])),
        ("[aria-current=page]", json!(["en", "ltr"])),
    ] {
        assert_eq!(
            browser.eval(&language_of(selector)).await?,
            expected,
            "{selector}"
        );
    }
    // A story of the site's own language, reached by a click: nothing of the last one's language is left.
    browser.click(".see-also a").await?;
    browser.arrives("/science/leap-year/").await?;
    browser
        .until("document.querySelector('h1').textContent.includes('٢١٠٠')")
        .await?;
    assert_eq!(browser.eval(&language_of(".byline")).await?, json!(["ar", "rtl"]));
    assert_eq!(
        browser
            .eval("document.querySelectorAll('.story [lang], .story[lang]').length")
            .await?,
        json!(0)
    );
    browser.open(&site.url("/science/")).await?;
    let teasers = "Array.from(document.querySelectorAll('.teaser h2')).map(e => e.lang)";
    assert_eq!(browser.eval(teasers).await?, json!(["", "en"]));
    // It runs from left to right, and stands where its neighbours begin.
    let starts = "Array.from(document.querySelectorAll('.teaser h2 a')).map(e => \
        { const r = document.createRange(); r.selectNodeContents(e); return Math.round(r.getBoundingClientRect().right - e.closest('.teaser').getBoundingClientRect().right); })";
    let starts = browser.eval(starts).await?;
    for start in starts.as_array().unwrap() {
        assert!(start.as_i64().unwrap().abs() <= 1, "{starts}");
    }
    Ok(())
}

#[tokio::test(flavor = "multi_thread")]
async fn a_page_written_from_right_to_left_is_the_mirror_of_one_from_left_to_right() -> Result {
    let site = Site::published("arabic", "/").await;
    let browser = Browser::start(Setup {
        scripts: false,
        ..Setup::default()
    })
    .await?;
    // Distances from the side where reading begins, on the same page in both directions.
    let places = "(() => { const rtl = document.dir == 'rtl'; const wide = document.documentElement.clientWidth; \
        return Array.from(document.querySelectorAll('.masthead-name, .breadcrumb, .story-head, .byline, .contents, .faq, .faqs h2, .share, .related, .trending, .see-also'))\
        .map(e => { const r = e.getBoundingClientRect(); return [e.className, Math.round(rtl ? wide - r.right : r.left), Math.round(r.width)]; }); })()";
    show(&browser, &site.url("/news/veto/"), false).await?;
    let right: Value = browser.eval(places).await?;
    browser.eval("document.dir = 'ltr'").await?;
    let left: Value = browser.eval(places).await?;
    let (right, left) = (right.as_array().unwrap(), left.as_array().unwrap());
    assert!(right.len() > 8);
    for (right, left) in right.iter().zip(left) {
        assert_eq!(right[0], left[0]);
        for part in [1, 2] {
            let apart = right[part].as_i64().unwrap() - left[part].as_i64().unwrap();
            assert!(apart.abs() <= 1, "{right} {left}");
        }
    }
    Ok(())
}

#[tokio::test(flavor = "multi_thread")]
async fn a_site_below_a_path_of_its_host_works_as_a_whole() -> Result {
    let site = Site::published("korean", "/some/path/").await;
    let browser = Browser::start(Setup::default()).await?;
    browser.open(&site.url("/some/path/")).await?;
    browser.click(".teaser a").await?;
    browser.arrives("/some/path/news/armistice/").await?;
    browser.click(".see-also a").await?;
    browser.arrives("/some/path/science/leap-year/").await?;
    browser.click(".breadcrumb li:nth-child(2) a").await?;
    browser.arrives("/some/path/science/").await?;
    browser.eval("history.back()").await?;
    browser.arrives("/some/path/science/leap-year/").await?;
    browser.click(".masthead-name a").await?;
    browser.arrives("/some/path/").await?;
    browser.click(".pagination a").await?;
    browser.arrives("/some/path/page/2/").await?;
    // A wrong address below the path gets the site's own page for that.
    browser.load(&site.url("/some/path/nowhere/")).await?;
    assert_eq!(
        browser.text("document.querySelector('h1').textContent").await?,
        "페이지를 찾을 수 없습니다"
    );
    // Nothing was asked for outside the path.
    assert_eq!(site.asked_outside("/some/path/"), Vec::<String>::new());
    Ok(())
}

/// A sign in one name once turned the next one round, and two names in Hebrew changed places.
#[tokio::test(flavor = "multi_thread")]
async fn a_name_has_no_part_in_the_direction_of_what_stands_beside_it() -> Result {
    let names = ["A\u{202e}nna", "\u{2069}\u{202e}Ben", "דנה", "עמית", "Cleo"];
    let site = Site::changed("english", |content| {
        let story = content.join("articles/rafale-deal-controversy-in-india.json");
        change_json(&story, |json| {
            json["authors"] = names.iter().map(|name| json!({ "name": name })).collect();
        });
    })
    .await;
    let browser = Browser::start(Setup::default()).await?;
    browser
        .open(&site.url("/politics/rafale-deal-controversy-in-india/"))
        .await?;
    // Names and commas in the order in which they are written, from left to right.
    let lefts = "[...document.querySelector('.authors').childNodes].filter(node => node.textContent.trim()).map(node => \
        { const range = document.createRange(); range.selectNodeContents(node); return range.getBoundingClientRect().left })";
    let lefts = browser.eval(lefts).await?;
    let lefts: Vec<_> = lefts
        .as_array()
        .unwrap()
        .iter()
        .map(|left| left.as_f64().unwrap())
        .collect();
    assert_eq!(lefts.len(), 2 * names.len());
    assert!(lefts.is_sorted(), "{lefts:?}");
    let text = browser
        .text("document.querySelector('.authors').textContent")
        .await?;
    assert!(
        text.contains("A\u{202e}nna\u{202c}, "),
        "what a writer wrote stays: {text:?}"
    );
    Ok(())
}

/// How high the letters of a headline are, from the highest to the lowest, and its lines.
const LETTERS: &str = "(headline => { const style = getComputedStyle(headline); \
    const canvas = document.createElement('canvas').getContext('2d'); canvas.font = style.font; \
    const box = canvas.measureText(headline.textContent); \
    return [box.actualBoundingBoxAscent + box.actualBoundingBoxDescent, parseFloat(style.lineHeight)]; })";

#[tokio::test(flavor = "multi_thread")]
async fn the_lines_of_a_headline_do_not_touch_in_any_script() -> Result {
    let headlines = [
        ("arabic", "ar", "إعلان نتائج التحقيق في مجلس الأمة: آية وفسحة"),
        ("arabic", "fa", "آغاز گفت‌وگوی پیچیدهٔ هسته‌ای در ژنو"),
        ("arabic", "he", "הַמּוֹעָצָה דוחקת: ועדת החקירה לא תקום"),
        ("korean", "ko", "북한 식당 종업원들이 상하이를 떠난 까닭"),
        ("english", "vi", "ỦY BAN: Ậ Ễ Ộ những điều chưa biết gypq"),
        ("english", "en", "Judges quote the kings of the highway"),
    ];
    for (name, language, words) in headlines {
        let site = Site::changed(name, |content| {
            change_json(&content.join("site.json"), |site| {
                site["language"] = language.into();
            });
        })
        .await;
        let browser = Browser::start(Setup {
            scripts: false,
            ..Setup::default()
        })
        .await?;
        browser.driver.goto(site.url("/")).await?;
        let open = "document.querySelector('.teaser a').href";
        let story = browser.text(open).await?;
        for page in [site.url("/"), story] {
            browser.driver.goto(&page).await?;
            for width in [360, 1280] {
                browser.size(width).await?;
                for headline in ["main h1", "main h2", ".teaser :is(h2, h3)"] {
                    let found = format!(
                        "(headline => {{ if (!headline || !headline.checkVisibility() || headline.closest('.visually-hidden')) return null; \
                         headline.textContent = {words:?}; return {LETTERS}(headline); }})(document.querySelector({headline:?}))"
                    );
                    let found = browser.eval(&found).await?;
                    if found.is_null() {
                        continue;
                    }
                    let (letters, line) = (found[0].as_f64().unwrap(), found[1].as_f64().unwrap());
                    assert!(
                        letters <= line,
                        "{language}, {page}, {width}, {headline}: {found}"
                    );
                }
            }
        }
    }
    Ok(())
}

#[tokio::test(flavor = "multi_thread")]
async fn lines_end_where_the_language_lets_them() -> Result {
    for (language, width, of_headline, of_text) in [
        (
            "de",
            360,
            json!(["auto", "normal", "auto"]),
            json!(["auto", "normal", "auto"]),
        ),
        (
            "de",
            1280,
            json!(["manual", "normal", "auto"]),
            json!(["auto", "normal", "auto"]),
        ),
        (
            "en",
            360,
            json!(["manual", "normal", "auto"]),
            json!(["manual", "normal", "auto"]),
        ),
        (
            "ko",
            360,
            json!(["manual", "keep-all", "auto"]),
            json!(["manual", "keep-all", "auto"]),
        ),
        (
            "ja",
            360,
            json!(["manual", "auto-phrase", "strict"]),
            json!(["manual", "normal", "strict"]),
        ),
    ] {
        let site = Site::changed("english", |content| {
            change_json(&content.join("site.json"), |site| {
                site["language"] = language.into();
            });
        })
        .await;
        let browser = Browser::start(Setup {
            scripts: false,
            width,
            ..Setup::default()
        })
        .await?;
        browser.driver.goto(site.url(STORY)).await?;
        for (selector, wanted) in [("main h1", of_headline), ("main .story > p", of_text)] {
            let found = format!(
                "(style => [style.hyphens, style.wordBreak, style.lineBreak])(getComputedStyle(document.querySelector({selector:?})))"
            );
            assert_eq!(
                browser.eval(&found).await?,
                wanted,
                "{language}, {width}, {selector}"
            );
        }
    }
    Ok(())
}

/// Once the sign stood behind the number, and the unit before it.
#[tokio::test(flavor = "multi_thread")]
async fn a_number_at_a_glance_reads_the_same_in_a_text_from_right_to_left() -> Result {
    let site = Site::changed("arabic", |content| {
        change_json(&content.join("articles/veto.json"), |story| {
            let numbers = json!({ "type": "numbers", "items": [
                { "value": "\u{2212}95 %", "label": "أقل" },
                { "value": "5 ملايين", "label": "أكثر" },
            ]});
            story["body"].as_array_mut().unwrap().push(numbers);
        });
    })
    .await;
    let browser = Browser::start(Setup {
        scripts: false,
        ..Setup::default()
    })
    .await?;
    browser.driver.goto(site.url("/news/veto/")).await?;
    let places = "Array.from(document.querySelectorAll('.numbers dd'), value => { \
        const at = place => { const range = document.createRange(); range.setStart(value.firstChild, place); \
            range.setEnd(value.firstChild, place + 1); return range.getBoundingClientRect(); }; \
        const end = value.textContent.length - 1; \
        return [at(0).left < at(end).left, Math.round(value.getBoundingClientRect().right - Math.max(at(0).right, at(end).right))]; })";
    assert_eq!(browser.eval(places).await?, json!([[true, 0], [false, 0]]));
    Ok(())
}
