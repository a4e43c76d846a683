//! Where words and sentences begin, in any script: the browser knows (ECMA-402, section 19, `Intl.Segmenter`), with the
//! dictionaries that it finds whole words with.

use js_sys::Array;
use js_sys::Intl::{SegmentData, Segmenter};
use js_sys::{Object, Reflect};
use wasm_bindgen::JsCast;

use super::by_name;

/// Where the words (`word`) or sentences (`sentence`) of a text begin, and what is between them, counted in units of UTF-16.
/// Nothing where the browser is too old to tell.
pub(super) fn segments(text: &str, language: &str, granularity: &str) -> Option<Vec<usize>> {
    let options = Object::new();
    Reflect::set(&options, &"granularity".into(), &granularity.into()).ok()?;
    let intl = by_name::get(&js_sys::global(), "Intl")?;
    let segmenter = by_name::make(&intl, "Segmenter", &[&language.into(), &options])?;
    let segments = Array::from(&segmenter.unchecked_into::<Segmenter>().segment(text)).into_iter();
    let begins = segments.map(|segment| segment.unchecked_into::<SegmentData>().index() as usize);
    Some(begins.collect())
}
