//! JSON as the browser has it.

use dateline_model::wire;
use js_sys::{Array, JSON, Object, Reflect};
use wasm_bindgen::{JsCast, JsValue};

/// A value that was read from JSON.
#[derive(Debug, Clone)]
pub struct Json(JsValue);

impl Json {
    /// Reads a text; nothing where it is not JSON.
    pub fn parse(text: &str) -> Option<Self> {
        JSON::parse(text).ok().map(Self)
    }
}

impl wire::Json for Json {
    fn get(&self, name: &str) -> Self {
        Self(Reflect::get(&self.0, &JsValue::from_str(name)).unwrap_or(JsValue::NULL))
    }

    fn is_absent(&self) -> bool {
        self.0.is_null() || self.0.is_undefined()
    }

    fn truth(&self) -> Option<bool> {
        self.0.as_bool()
    }

    fn items(&self) -> Option<Vec<Self>> {
        Array::is_array(&self.0).then(|| Array::from(&self.0).iter().map(Self).collect())
    }

    fn text(&self) -> Option<String> {
        self.0.as_string()
    }

    fn number(&self) -> Option<f64> {
        self.0.as_f64().filter(|number| number.is_finite())
    }

    fn first_member(&self) -> Option<(String, Self)> {
        let name = Object::keys(self.0.dyn_ref::<Object>()?).get(0).as_string()?;
        let inner = self.get(&name);
        Some((name, inner))
    }
}
