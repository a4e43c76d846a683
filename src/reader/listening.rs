//! A story read aloud by a voice of the browser, with the sentence marked that is spoken. A chunk: it begins with the
//! first press of the button.
//!
//! Each sentence is spoken by itself, and a pause ends it: the next one begins it again. So it works where long texts break
//! off (Chromium) and where a voice can't be held (Android).

use std::cell::RefCell;
use std::ops::Range;
use std::sync::Arc;

use dateline_model::{PartId, Site, Word};
use leptos::mount::mount_to;
use leptos::prelude::provide_context;
use wasm_bindgen::prelude::Closure;
use wasm_bindgen::{JsCast, JsValue};
use web_sys::{Element, Event, HtmlElement, KeyboardEvent};

use super::life::is_alive;
use super::segments::segments;
use super::{by_name, dom, unnamed, voices};
use crate::components::Listening;
use crate::hooks::{ACTION, Action, FAQ, FEEDBACK, LISTEN, LISTENING, SPOKEN, STORY};
use crate::utterances::{Utterance, utterances};
use crate::view::view;

/// The name of the mark in style.
const MARK: &str = "spoken";

/// The part of the window, from its top, in which what is spoken is easy to read, and where it is scrolled to.
const IN_SIGHT: f64 = 0.75;
const SCROLLED_TO: f64 = 0.25;

/// A story that is being read aloud.
struct Reading {
    site: Arc<Site>,
    /// The button in the story.
    button: Element,
    /// All that is said, each with the element that it stands in.
    parts: Vec<(Element, Utterance)>,
    /// The place of what is said, or was before the pause.
    at: usize,
    /// What the browser says; nothing in a pause.
    utterance: Option<JsValue>,
    /// What is marked.
    marked: Option<web_sys::Range>,
    language: String,
    voice: Option<JsValue>,
}

thread_local! {
    static READING: RefCell<Option<Reading>> = const { RefCell::new(None) };
    /// What steers the voice: one element for all pages.
    static BAR: RefCell<Option<HtmlElement>> = const { RefCell::new(None) };
    /// What hears the voice end, or fail.
    static HEAR: JsValue = Closure::<dyn FnMut(Event)>::new(|event: Event| hear(&event)).into_js_value();
}

/// Begins to read a story aloud, pauses, or goes on.
pub(super) fn press(site: Arc<Site>, button: Element) {
    match READING.with_borrow(|reading| reading.as_ref().map(|reading| reading.utterance.is_some())) {
        Some(true) => pause(""),
        Some(false) => say(true),
        None => {
            begin(site, button);
        }
    }
}

fn begin(site: Arc<Site>, button: Element) -> Option<()> {
    let story = button.closest(STORY.selector).ok()??;
    let language = dom::language_of(&story);
    let texts = dom::all_in(&story, SPOKEN).into_iter();
    let parts = texts.flat_map(|text| {
        let words = text.text_content().unwrap_or_default();
        let begins = segments(&words, &language, "sentence").unwrap_or_default();
        let utterances = utterances(&words, &begins).into_iter();
        utterances.map(move |utterance| (Element::from(text.clone()), utterance))
    });
    let parts: Vec<_> = parts.collect();
    let bar = BAR.with_borrow(Clone::clone).or_else(|| make_bar(site.clone()))?;
    button.parent_element()?.append_child(&bar).ok()?;
    let _ = bar.show_popover();
    let voice = voice(&language);
    READING.set(Some(Reading {
        site,
        button,
        parts,
        at: 0,
        utterance: None,
        marked: None,
        language,
        voice,
    }));
    say(true);
    Some(())
}

/// The voice that suits a language best: of its region, the one that the reader has chosen in the system, one on this device.
fn voice(language: &str) -> Option<JsValue> {
    let primary = |tag: &str| tag.split('-').next().unwrap_or_default().to_ascii_lowercase();
    let is = |voice: &JsValue, name| by_name::get(voice, name).is_some_and(|is| is.is_truthy());
    let voices = voices::voices().into_iter().rev();
    let voices = voices.filter(|(_, of)| primary(of) == primary(language));
    let best = voices.max_by_key(|(voice, of)| {
        (
            of.eq_ignore_ascii_case(language),
            is(voice, "default"),
            is(voice, "localService"),
        )
    });
    best.map(|(voice, _)| voice)
}

/// Makes the bar, and listens to it and to all that ends the reading.
fn make_bar(site: Arc<Site>) -> Option<HtmlElement> {
    // That of an app that broke.
    if let Some(old) = dom::find(LISTENING.selector) {
        old.remove();
    }
    let view = mount_to(dom::document().body()?, move || {
        provide_context(site);
        view! { <Listening /> }
    });
    view.forget();
    let bar: HtmlElement = dom::find(LISTENING.selector)?.dyn_into().ok()?;
    BAR.set(Some(bar.clone()));
    dom::listen(&bar, "click", |event: Event| {
        let button = dom::concerned(&event, ACTION.selector);
        match button.and_then(|button| dom::action(&button)) {
            Some(Action::PreviousSentence) => go(false, true),
            Some(Action::NextSentence) => go(true, true),
            Some(Action::StopListening) => stop(),
            // The other one does what the button in the story does.
            _ => {}
        }
    });
    let controls = [LISTEN.selector, ",", LISTENING.selector].concat();
    dom::listen(&dom::document(), "keydown", move |event: KeyboardEvent| {
        if READING.with_borrow(Option::is_none) || dom::concerned(&event, &controls).is_none() {
            return;
        }
        match event.key().as_str() {
            "ArrowRight" => go(!dom::is_right_to_left(), true),
            "ArrowLeft" => go(dom::is_right_to_left(), true),
            "Escape" => stop(),
            _ => {}
        }
    });
    // A voice does not end by itself with the page that it reads.
    dom::listen(&dom::window(), "pagehide", |_: Event| stop());
    let left = Closure::<dyn FnMut()>::new(|| {
        let is_there = |reading: &Reading| reading.button.is_connected();
        if READING.with_borrow(|reading| !reading.as_ref().is_none_or(is_there)) {
            stop();
        }
    });
    let watch = by_name::make(&dom::window(), "MutationObserver", &[&left.into_js_value()])?;
    let children = js_sys::Object::new();
    let _ = js_sys::Reflect::set(&children, &"childList".into(), &true.into());
    by_name::call(
        &watch,
        "observe",
        &[&dom::find(PartId::App.fragment())?.into(), &children],
    );
    Some(bar)
}

/// Says what is at the place. What the reader asked for is brought into sight; else the page follows the voice only as
/// long as the reader does.
fn say(is_asked: bool) {
    let now = READING.with_borrow(|reading| {
        let reading = reading.as_ref()?;
        let (element, part) = reading.parts.get(reading.at)?;
        let utterance = utterance(&part.text, &reading.language, reading.voice.as_ref())?;
        Some((
            element.clone(),
            part.units.clone(),
            utterance,
            reading.marked.clone(),
        ))
    });
    let (Some((element, units, utterance, before)), Some(speech)) = (now, voices::speech()) else {
        return stop();
    };
    let is_followed = is_asked || before.is_none_or(|before| is_in_window(&before));
    if let Ok(Some(answer)) = element.closest(FAQ.selector) {
        unnamed::set_open(answer, true);
    }
    let range = range(&element, units);
    mark(range.as_ref());
    if let Some(range) = &range
        && is_followed
    {
        bring_into_sight(range);
    }
    update(|reading| {
        reading.utterance = Some(utterance.clone());
        reading.marked = range;
    });
    show("");
    by_name::call(&speech, "speak", &[&utterance]);
}

/// What the browser is given to say.
fn utterance(text: &str, language: &str, voice: Option<&JsValue>) -> Option<JsValue> {
    let utterance = by_name::make(&dom::window(), "SpeechSynthesisUtterance", &[&text.into()])?;
    let set = |name: &str, value: &JsValue| js_sys::Reflect::set(&utterance, &name.into(), value);
    let _ = set("lang", &language.into());
    if let Some(voice) = voice {
        let _ = set("voice", voice);
    }
    HEAR.with(|hear| ["onend", "onerror"].map(|event| set(event, hear).is_ok()));
    Some(utterance)
}

/// The voice came to an end, or failed. What was broken off here is not the present utterance any more.
fn hear(event: &Event) {
    let target = event.target().map(JsValue::from);
    let is_present = |reading: &Reading| reading.utterance.is_some() && reading.utterance == target;
    if !is_alive() || !READING.with_borrow(|reading| reading.as_ref().is_some_and(is_present)) {
        return;
    }
    let error = by_name::get(event, "error").and_then(|error| error.as_string());
    match error.as_deref() {
        None => go(true, false),
        // Somebody else made it stop.
        Some("canceled" | "interrupted") => pause(""),
        Some(_) => {
            let site = READING.with_borrow(|reading| reading.as_ref().map(|reading| reading.site.clone()));
            pause(site.as_ref().map_or("", |site| site.words.get(Word::VoiceFails)));
        }
    }
}

/// Goes on to the next sentence, or back to the one before.
fn go(forward: bool, is_asked: bool) {
    if is_asked {
        fall_silent();
    }
    update(|reading| {
        reading.at = if forward {
            reading.at + 1
        } else {
            reading.at.saturating_sub(1)
        };
    });
    // After the last one there is nothing to say.
    say(is_asked);
}

/// Pauses. `said` is what the reader is told of it.
fn pause(said: &str) {
    fall_silent();
    show(said);
}

/// Ends the reading.
fn stop() {
    if READING.with_borrow(Option::is_none) {
        return;
    }
    fall_silent();
    mark(None);
    let Some(reading) = READING.take() else { return };
    let _ = reading.button.remove_attribute("aria-pressed");
    let has_focus = dom::find(&[LISTENING.selector, " :focus"].concat()).is_some();
    if let Some(bar) = BAR.with_borrow(Clone::clone) {
        bar.remove();
    }
    if has_focus {
        dom::focus(&reading.button);
    }
}

/// Breaks off what is being said.
fn fall_silent() {
    update(|reading| reading.utterance = None);
    if let Some(speech) = voices::speech() {
        by_name::call(&speech, "cancel", &[]);
    }
}

fn update(change: impl FnOnce(&mut Reading)) {
    READING.with_borrow_mut(|reading| reading.as_mut().map(change));
}

/// Shows on the buttons whether the voice speaks, and what became of it if that is to be said.
fn show(said: &str) {
    let state = READING.with_borrow(|reading| {
        let reading = reading.as_ref()?;
        Some((
            reading.site.clone(),
            reading.button.clone(),
            reading.utterance.is_some(),
        ))
    });
    let Some((site, button, is_speaking)) = state else {
        return;
    };
    let _ = button.set_attribute("aria-pressed", if is_speaking { "true" } else { "false" });
    let word = if is_speaking { Word::Pause } else { Word::Resume };
    let middle = format!("[{}={}]", ACTION.name, Action::Listen.as_str());
    for button in BAR
        .with_borrow(Clone::clone)
        .iter()
        .flat_map(|bar| dom::all_in(bar, &middle))
    {
        button.set_text_content(Some(site.words.get(word)));
    }
    for feedback in dom::within(LISTENING, FEEDBACK) {
        feedback.set_text_content(Some(said));
    }
}

/// A part of an element's text, counted in units of UTF-16.
fn range(element: &Element, units: Range<usize>) -> Option<web_sys::Range> {
    const SHOW_TEXT: u32 = 4;
    let range = dom::document().create_range().ok()?;
    let walker = dom::document()
        .create_tree_walker_with_what_to_show(element, SHOW_TEXT)
        .ok()?;
    let (mut before, mut has_start) = (0, false);
    while let Some(node) = walker.next_node().ok()? {
        let length = node.node_value()?.encode_utf16().count();
        let here = |unit: usize| u32::try_from(unit - before).ok();
        if !has_start && units.start < before + length {
            range.set_start(&node, here(units.start)?).ok()?;
            has_start = true;
        }
        if units.end <= before + length {
            range.set_end(&node, here(units.end)?).ok()?;
            return Some(range);
        }
        before += length;
    }
    None
}

/// Marks what is spoken, and nothing else (CSS Custom Highlight API, section 3).
fn mark(range: Option<&web_sys::Range>) {
    let css = by_name::get(&js_sys::global(), "CSS");
    let Some(marks) = css.and_then(|css| by_name::get(&css, "highlights")) else {
        return;
    };
    let mark = range.and_then(|range| by_name::make(&js_sys::global(), "Highlight", &[range]));
    match mark {
        Some(mark) => by_name::call(&marks, "set", &[&MARK.into(), &mark]),
        None => by_name::call(&marks, "delete", &[&MARK.into()]),
    };
}

fn window_height() -> f64 {
    let height = dom::window().inner_height().ok();
    height.and_then(|height| height.as_f64()).unwrap_or(0.0)
}

/// Whether the reader sees something of a text.
fn is_in_window(range: &web_sys::Range) -> bool {
    let rect = range.get_bounding_client_rect();
    rect.bottom() > 0.0 && rect.top() < window_height()
}

/// Scrolls the page so that a text is easy to read, if it is not.
fn bring_into_sight(range: &web_sys::Range) {
    let (rect, height) = (range.get_bounding_client_rect(), window_height());
    if rect.top() < 0.0 || rect.bottom() > height * IN_SIGHT {
        dom::scroll_to(dom::scrolled() + rect.top() - height * SCROLLED_TO);
    }
}
