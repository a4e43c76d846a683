//! Where words begin, in any script: the browser knows (ECMA-402, section 19, `Intl.Segmenter`), with the dictionaries that
//! it finds whole words with.

use js_sys::Intl::{SegmentData, Segmenter};
use js_sys::{Array, Function, Object, Reflect};
use wasm_bindgen::{JsCast, JsValue};

/// Where the words of a text and what is between them begin, counted in characters. Nothing where the browser is too old
/// to tell.
pub(super) fn word_breaks(text: &str, language: &str) -> Option<Vec<usize>> {
    let get = |object: &JsValue, name: &str| Reflect::get(object, &name.into()).ok();
    let constructor: Function = get(&get(&js_sys::global(), "Intl")?, "Segmenter")?
        .dyn_into()
        .ok()?;
    let options = Object::new();
    Reflect::set(&options, &"granularity".into(), &"word".into()).ok()?;
    let arguments = Array::of2(&language.into(), &options);
    let segmenter: Segmenter = Reflect::construct(&constructor, &arguments)
        .ok()?
        .unchecked_into();
    // They are counted in units of UTF-16.
    let mut units = Array::from(&segmenter.segment(text))
        .into_iter()
        .map(|segment| segment.unchecked_into::<SegmentData>().index() as usize)
        .peekable();
    let (mut breaks, mut unit) = (Vec::new(), 0);
    for (at, c) in text.chars().enumerate() {
        if units.next_if(|begin| *begin <= unit).is_some() {
            breaks.push(at);
        }
        unit += c.len_utf16();
    }
    Some(breaks)
}
