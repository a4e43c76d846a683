//! JSON of a server's.

use serde_json::Value;

/// A value that was read from a server's answer.
#[derive(Debug, Clone)]
pub struct Json(Value);

impl Json {
    /// Reads a text; nothing where it is no JSON.
    pub fn parse(text: &str) -> Option<Self> {
        serde_json::from_str(text).ok().map(Self)
    }

    /// A member of an object; an absent value where there is none.
    #[must_use]
    pub fn get(&self, name: &str) -> Self {
        Self(self.0.get(name).cloned().unwrap_or_default())
    }

    /// Whether there is no value.
    pub fn is_absent(&self) -> bool {
        self.0.is_null()
    }

    /// The one member of an object with its name, or a name alone.
    pub fn variant(&self) -> Option<(String, Self)> {
        match &self.0 {
            Value::String(name) => Some((name.clone(), Self(Value::Null))),
            Value::Object(object) => {
                let (name, value) = object.iter().next()?;
                Some((name.clone(), Self(value.clone())))
            }
            _ => None,
        }
    }

    /// A truth value.
    pub fn truth(&self) -> Option<bool> {
        self.0.as_bool()
    }

    /// The members of a list.
    pub fn items(&self) -> Option<Vec<Self>> {
        Some(self.0.as_array()?.iter().cloned().map(Self).collect())
    }

    /// A text.
    pub fn text(&self) -> Option<String> {
        self.0.as_str().map(str::to_owned)
    }

    /// A number.
    pub fn number(&self) -> Option<f64> {
        self.0.as_f64()
    }

    /// A number that counts something.
    pub fn count(&self) -> Option<u32> {
        self.0.as_u64().and_then(|count| u32::try_from(count).ok())
    }
}
