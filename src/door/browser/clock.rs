//! The time, and how long ago something was.

use js_sys::{Array, Date, Function, Object, Reflect};
use wasm_bindgen::{JsCast, JsValue};

/// The last second of the year 9999. What a server says beyond that is not a time.
const LATEST: f64 = 253_402_300_799.0;

/// From how long ago on the moment itself says more, in minutes: thirty days.
const LONG_AGO: f64 = 43_200.0;

/// A moment in RFC 3339, from seconds since 1970.
pub fn iso_of_unix(seconds: f64) -> String {
    let milliseconds = JsValue::from_f64(seconds.clamp(0.0, LATEST) * 1000.0);
    Date::new(&milliseconds).to_iso_string().into()
}

/// How long ago a moment in RFC 3339 was, in words of a language; nothing where that is long.
pub fn time_ago(datetime: &str, now: f64, language: &str) -> Option<String> {
    let minutes = (now - Date::parse(datetime)) / 60_000.0;
    // The clocks of server and reader may differ a little.
    let (amount, unit) = match minutes.max(0.0) {
        m if m < 1.0 => (0.0, "second"),
        m if m < 60.0 => (m, "minute"),
        m if m < 1440.0 => (m / 60.0, "hour"),
        m if m < LONG_AGO => (m / 1440.0, "day"),
        _ => return None,
    };
    relative(-amount.floor(), unit, language)
}

/// The browser knows the words (ECMA-402, section 18). It throws at an invalid language tag.
fn relative(amount: f64, unit: &str, language: &str) -> Option<String> {
    let get = |object: &JsValue, name: &str| Reflect::get(object, &JsValue::from_str(name)).ok();
    let constructor: Function = get(&get(&js_sys::global(), "Intl")?, "RelativeTimeFormat")?
        .dyn_into()
        .ok()?;
    let options = Object::new();
    Reflect::set(
        &options,
        &JsValue::from_str("numeric"),
        &JsValue::from_str("auto"),
    )
    .ok()?;
    let arguments = Array::of2(&JsValue::from_str(language), &options);
    let format = Reflect::construct(&constructor, &arguments).ok()?;
    let function: Function = get(&format, "format")?.dyn_into().ok()?;
    let amount = JsValue::from_f64(amount);
    let words = function.call2(&format, &amount, &JsValue::from_str(unit)).ok()?;
    words.as_string()
}
