//! JSON of a server's, as the browser reads it.

use js_sys::{Array, JSON, Object, Reflect};
use wasm_bindgen::{JsCast, JsValue};

/// A value that was read from a server's answer.
#[derive(Debug, Clone)]
pub struct Json(JsValue);

impl Json {
    /// Reads a text; nothing where it is no JSON.
    pub fn parse(text: &str) -> Option<Self> {
        JSON::parse(text).ok().map(Self)
    }

    /// A member of an object; an absent value where there is none.
    #[must_use]
    pub fn get(&self, name: &str) -> Self {
        Self(Reflect::get(&self.0, &JsValue::from_str(name)).unwrap_or(JsValue::NULL))
    }

    /// Whether there is no value.
    pub fn is_absent(&self) -> bool {
        self.0.is_null() || self.0.is_undefined()
    }

    /// The one member of an object with its name, or a name alone.
    pub fn variant(&self) -> Option<(String, Self)> {
        if let Some(name) = self.text() {
            return Some((name, Self(JsValue::NULL)));
        }
        let name = Object::keys(self.0.dyn_ref::<Object>()?).get(0).as_string()?;
        let inner = self.get(&name);
        Some((name, inner))
    }

    /// A truth value.
    pub fn truth(&self) -> Option<bool> {
        self.0.as_bool()
    }

    /// The members of a list.
    pub fn items(&self) -> Option<Vec<Self>> {
        Array::is_array(&self.0).then(|| Array::from(&self.0).iter().map(Self).collect())
    }

    /// A text.
    pub fn text(&self) -> Option<String> {
        self.0.as_string()
    }

    /// A number.
    pub fn number(&self) -> Option<f64> {
        self.0.as_f64().filter(|number| number.is_finite())
    }

    /// A number that counts something.
    #[allow(clippy::cast_possible_truncation, clippy::cast_sign_loss)] // The range is looked at.
    pub fn count(&self) -> Option<u32> {
        let number = self.number()?;
        (0.0..=f64::from(u32::MAX))
            .contains(&number)
            .then_some(number as u32)
    }
}
