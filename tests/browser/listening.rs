//! A story read aloud, by a voice that the tests steer: `voices.js`.

use serde_json::{Value, json};
use thirtyfour::Key;

use crate::STORY;
use crate::accessibility::{audit_page, focus_is_seen, is_usable};
use crate::browser::{Browser, Result, Setup};
use crate::site::Site;

const IS_SHOWN: &str = "document.querySelector('.listen').checkVisibility({ visibilityProperty: true })";

/// A browser that has no voices yet, at a story.
async fn at(url: &str) -> Result<Browser> {
    let browser = Browser::start(Setup::default()).await?;
    browser.run_first(include_str!("voices.js")).await?;
    browser.open(url).await?;
    Ok(browser)
}

/// The same with voices, when the first sentence is spoken.
async fn listening(url: &str, voices: &str) -> Result<Browser> {
    let browser = at(url).await?;
    browser.eval(&format!("voicesCome({voices})")).await?;
    browser.until(IS_SHOWN).await?;
    browser.click(".listen").await?;
    browser.until("isSpeaking()").await?;
    Ok(browser)
}

/// Lets the voice speak on to the end, and answers all that it said.
async fn all_said(browser: &Browser) -> Result<Vec<String>> {
    let all = "(() => { const marks = []; while (isSpeaking()) { marks.push(marked()); sentenceEnds() } return [said, marks] })()";
    let all = browser.eval(all).await?;
    assert_eq!(all[0], all[1], "what is spoken is marked");
    let all = all[0].as_array().unwrap().iter();
    Ok(all.map(|said| said.as_str().unwrap().to_owned()).collect())
}

async fn has_ended(browser: &Browser) -> Result {
    browser
        .until("!isSpeaking() && marked() === '' && document.querySelector('.listening') === null")
        .await
}

#[tokio::test(flavor = "multi_thread")]
async fn without_a_voice_for_its_language_a_story_offers_none() -> Result {
    let site = Site::start().await;
    let browser = at(&site.url(STORY)).await?;
    assert_eq!(browser.eval(IS_SHOWN).await?, false);
    browser.eval("voicesCome('ko-KR', 'de_DE', '')").await?;
    assert_eq!(browser.eval(IS_SHOWN).await?, false);
    let places = "Array.from(document.querySelectorAll('main *'), e => e.getBoundingClientRect().y)";
    let before = browser.eval(places).await?;
    browser.eval("voicesCome('ko-KR', 'en_GB')").await?;
    assert_eq!(browser.eval(IS_SHOWN).await?, true);
    assert_eq!(browser.eval(places).await?, before, "nothing moves");
    browser.is_quiet().await
}

#[tokio::test(flavor = "multi_thread")]
async fn a_browser_without_speech_is_offered_none() -> Result {
    let (site, browser) = (Site::start().await, Browser::start(Setup::default()).await?);
    browser
        .run_first("delete window.speechSynthesis; delete Window.prototype.speechSynthesis")
        .await?;
    browser.open(&site.url(STORY)).await?;
    assert_eq!(browser.eval(IS_SHOWN).await?, false);
    browser.is_quiet().await
}

#[tokio::test(flavor = "multi_thread")]
async fn a_story_is_read_sentence_by_sentence_from_its_headline_to_the_last_answer() -> Result {
    let site = Site::start().await;
    let browser = listening(&site.url(STORY), "'en-GB'").await?;
    let address = browser.text("location.href").await?;
    assert_eq!(
        browser
            .text("document.querySelector('.listen').ariaPressed")
            .await?,
        "true"
    );
    let said = all_said(&browser).await?;
    assert_eq!(
        said[..4],
        [
            "Three North Korean restaurant workers leave Shanghai as departures from overseas posts mount",
            "In the spring of 2016, weeks after thirteen colleagues elsewhere in China reached Seoul, three more North Korean employees were reported to have walked away from their jobs.",
            "This account sets out what was confirmed, what was not, and why it mattered.",
            "Three North Koreans employed at a restaurant in Shanghai were reported in 2016 to have left their workplace without permission and travelled on to a third country,",
        ]
    );
    assert!(said.iter().all(|part| part.chars().count() <= 200), "{said:#?}");
    // All words of the text and of the answers, and none of what stands around them.
    let said = said.join(" ");
    let texts = "Array.from(document.querySelectorAll('.body-section > p:not(.see-also), .answer > p:first-child, .faq h3'), \
        e => e.textContent.trim().split(/\\s+/).slice(0, 6).join(' '))";
    let texts = browser.eval(texts).await?;
    for text in texts.as_array().unwrap() {
        assert!(said.contains(text.as_str().unwrap()), "{text} is not in {said}");
    }
    for other in [
        "Three places and nobody",
        "Illustration",
        "Published",
        "Copy link",
        "See also",
        "Listen",
    ] {
        assert!(!said.contains(other), "{other}: {said}");
    }
    has_ended(&browser).await?;
    assert_eq!(
        browser
            .eval("document.querySelector('.listen').ariaPressed")
            .await?,
        Value::Null
    );
    // What was read stays open, and no answer took the address.
    assert_eq!(
        browser
            .eval("document.querySelectorAll('.faq:not([open])').length")
            .await?,
        0
    );
    assert_eq!(browser.text("location.href").await?, address);
    browser.is_quiet().await
}

#[tokio::test(flavor = "multi_thread")]
async fn each_script_has_its_sentences_and_each_language_its_voice() -> Result {
    for (newsroom, story, voice, sentences) in [
        (
            "korean",
            "/news/armistice/",
            "ko-KR",
            &[
                "1953년 정전 협정에는 무엇이 적혀 있나",
                "협정은 전쟁을 끝낸 것이 아니라 멈추게 했습니다.",
                "군사분계선과 비무장지대가 그때 정해졌습니다.",
                "정전 협정은 1953년 7월 27일에 서명되었습니다.",
                "평화 조약은 아직 없습니다.",
                "군사분계선",
            ][..],
        ),
        (
            "arabic",
            "/science/leap-year/",
            "ar-EG",
            &[
                "لماذا لا تكون سنة ٢١٠٠ كبيسة",
                "يُسقط التقويم ثلاثة أيام كبيسة كل أربعة قرون.",
                "السنة أقصر قليلًا من ٣٦٥ يومًا وربع اليوم.",
            ],
        ),
        (
            "arabic",
            "/science/balloon/",
            "en-GB",
            &[
                "What a weather balloon carries",
                "A story in English on an Arabic site runs from left to right.",
                "A radiosonde measures pressure, temperature and humidity on its way up.",
                "Who launches them?",
                "Weather services, twice a day.",
            ],
        ),
    ] {
        let site = Site::published(newsroom, "/").await;
        let browser = listening(&site.url(story), "'fr-FR', 'ar-EG', 'ko-KR', 'en-GB'").await?;
        assert_eq!(browser.text("voice()").await?, format!("The voice of {voice}"));
        let said = all_said(&browser).await?;
        assert_eq!(said[..sentences.len()], *sentences, "{said:#?}");
        has_ended(&browser).await?;
        browser.is_quiet().await?;
    }
    Ok(())
}

#[tokio::test(flavor = "multi_thread")]
async fn the_voice_pauses_goes_on_and_goes_from_sentence_to_sentence() -> Result {
    let site = Site::start().await;
    let browser = listening(&site.url(STORY), "'en-GB'").await?;
    let said = async || {
        browser
            .eval("[said.length, said.at(-1) === marked(), isSpeaking()]")
            .await
    };
    browser.eval("sentenceEnds()").await?;
    assert_eq!(said().await?, json!([2, true, true]));
    // Again on the same button, which has the focus.
    browser.press(Key::Enter).await?;
    browser.until("!isSpeaking()").await?;
    let label = "document.querySelector('.listening [data-action=listen]').textContent";
    assert_eq!(browser.text(label).await?, "Resume");
    assert_eq!(
        browser
            .text("document.querySelector('.listen').ariaPressed")
            .await?,
        "false"
    );
    // It begins the sentence again.
    browser.click(".listening [data-action=listen]").await?;
    browser.until("isSpeaking()").await?;
    assert_eq!(browser.eval("said[2] === said[1]").await?, true);
    assert_eq!(browser.text(label).await?, "Pause");
    browser.click(".listening [data-action=next-sentence]").await?;
    browser.until("said.length === 4 && isSpeaking()").await?;
    browser.press(Key::Left).await?;
    browser.until("said.length === 5 && said[4] === said[1]").await?;
    browser.press(Key::Right).await?;
    browser
        .until("said.length === 6 && said[5] === said[3] && marked() === said[5]")
        .await?;
    for _ in 0..3 {
        browser
            .click(".listening [data-action=previous-sentence]")
            .await?;
    }
    browser.until("said.at(-1) === said[0]").await?;
    // The focus was in what goes away.
    browser.press(Key::Escape).await?;
    has_ended(&browser).await?;
    assert_eq!(browser.eval("document.activeElement.className").await?, "listen");
    browser.press(Key::Enter).await?;
    browser.until("isSpeaking() && said.at(-1) === said[0]").await?;
    browser.click(".listening [data-action=stop-listening]").await?;
    has_ended(&browser).await?;
    browser.is_quiet().await
}

#[tokio::test(flavor = "multi_thread")]
async fn the_page_follows_the_voice_and_not_a_reader_who_has_gone_elsewhere() -> Result {
    let site = Site::start().await;
    let browser = listening(&site.url(STORY), "'en-GB'").await?;
    let is_in_sight = "(() => { const [mark] = CSS.highlights.get('spoken'); const { top, bottom } = mark.getBoundingClientRect(); \
        return top >= 0 && bottom <= innerHeight })()";
    for _ in 0..20 {
        browser.eval("sentenceEnds()").await?;
        browser.until(is_in_sight).await?;
    }
    let below = browser.eval("scrollY > 500").await?;
    assert_eq!(below, true);
    let settled = "new Promise(done => { let last = -1; const look = () => { \
        if (scrollY === last) return done(true); last = scrollY; setTimeout(look, 100) }; look() })";
    browser.eval(settled).await?;
    browser.eval("scrollTo({ top: 0, behavior: 'instant' })").await?;
    browser.eval("sentenceEnds()").await?;
    browser.eval(settled).await?;
    assert_eq!(browser.eval("scrollY").await?, 0);
    // Who asks for a sentence wants to see it.
    browser
        .eval("document.querySelector('.listening [data-action=next-sentence]').click()")
        .await?;
    browser.until(is_in_sight).await
}

#[tokio::test(flavor = "multi_thread")]
async fn the_voice_ends_with_the_page() -> Result {
    let site = Site::start().await;
    let browser = listening(&site.url(STORY), "'en-GB'").await?;
    browser.click(".masthead a[href='/science/']").await?;
    browser.arrives("/science/").await?;
    has_ended(&browser).await?;
    // The page as it was left, without the voice.
    browser.driver.back().await?;
    browser.arrives(STORY).await?;
    has_ended(&browser).await?;
    browser.click(".listen").await?;
    browser.until("isSpeaking() && said.at(-1) === said[0]").await?;
    // Another document.
    browser.eval("dispatchEvent(new Event('pagehide'))").await?;
    has_ended(&browser).await?;
    browser.is_quiet().await
}

#[tokio::test(flavor = "multi_thread")]
async fn a_voice_that_fails_is_told_of_and_can_be_asked_again() -> Result {
    let site = Site::start().await;
    let browser = listening(&site.url(STORY), "'en-GB'").await?;
    browser.eval("voiceFails()").await?;
    let told = "document.querySelector('.listening .feedback').textContent";
    browser
        .until(&format!("{told} === 'The browser’s voice does not answer.'"))
        .await?;
    browser.click(".listening [data-action=listen]").await?;
    browser.until(&format!("isSpeaking() && {told} === ''")).await?;
    assert_eq!(browser.eval("said").await?[1], browser.eval("said").await?[0]);
    Ok(())
}

#[tokio::test(flavor = "multi_thread")]
async fn what_steers_the_voice_keeps_nobody_out() -> Result {
    let site = Site::start().await;
    let browser = listening(&site.url(STORY), "'en-GB'").await?;
    browser.eval("voiceFails()").await?;
    for width in [320, 1280] {
        browser.size(width).await?;
        audit_page(&browser, "listening").await?;
        focus_is_seen(&browser, "listening").await?;
        is_usable(&browser, "listening").await?;
    }
    Ok(())
}

#[tokio::test(flavor = "multi_thread")]
async fn without_its_chunk_the_button_does_nothing_and_the_next_press_tries_again() -> Result {
    let site = Site::start().await;
    let browser = at(&site.url(STORY)).await?;
    browser.eval("voicesCome('en-GB')").await?;
    site.fail(
        &Site::app_file("app-listening", ".wasm"),
        crate::site::Fault::Status(404),
    );
    browser.click(".listen").await?;
    browser
        .until("performance.getEntriesByType('resource').some(e => e.name.includes('app-listening'))")
        .await?;
    site.heal();
    browser
        .until("(document.querySelector('.listen').click(), isSpeaking())")
        .await
}
