//! A request to a comment server, before anybody sends it.

/// What to send.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Request {
    /// How.
    pub method: Method,
    /// Where to.
    pub url: String,
    /// Whether the server's cookies go with it: they tell whose comment it is.
    pub with_cookies: bool,
    /// The fields of the JSON object in its body.
    pub body: Vec<(&'static str, Field)>,
}

/// The method of a request (RFC 9110, section 9).
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
#[allow(missing_docs)]
pub enum Method {
    Get,
    Post,
    Put,
    Delete,
}

/// The value of a field.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Field {
    /// A text.
    Text(String),
    /// A number.
    Number(u32),
}

impl Request {
    /// A request that only asks.
    pub(super) const fn get(url: String) -> Self {
        Self {
            method: Method::Get,
            url,
            with_cookies: false,
            body: Vec::new(),
        }
    }

    /// Adds a text to the body, where there is one.
    pub(super) fn text(mut self, name: &'static str, text: &str) -> Self {
        if !text.is_empty() {
            self.body.push((name, Field::Text(text.to_owned())));
        }
        self
    }
}
