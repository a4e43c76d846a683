//! What the browser has for few readers, called by its name: each binding that a chunk has is in everybody's first load.

use js_sys::{Array, Function, Reflect};
use wasm_bindgen::{JsCast, JsValue};

/// A member of an object; nothing where there is none.
pub(super) fn get(object: &JsValue, name: &str) -> Option<JsValue> {
    let member = Reflect::get(object, &name.into()).ok();
    member.filter(|member| !member.is_undefined() && !member.is_null())
}

/// Calls a method of an object; nothing where there is none, or it fails.
pub(super) fn call(object: &JsValue, name: &str, arguments: &[&JsValue]) -> Option<JsValue> {
    let method: Function = get(object, name)?.dyn_into().ok()?;
    Reflect::apply(&method, object, &list(arguments)).ok()
}

/// Makes an object of a class that is a member of another object; nothing where there is no such class.
pub(super) fn make(of: &JsValue, class: &str, arguments: &[&JsValue]) -> Option<JsValue> {
    let class: Function = get(of, class)?.dyn_into().ok()?;
    Reflect::construct(&class, &list(arguments)).ok()
}

fn list(arguments: &[&JsValue]) -> Array {
    arguments.iter().copied().collect()
}
