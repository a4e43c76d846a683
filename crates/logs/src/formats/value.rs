//! Values in JSON that are of different kinds in different logs, or not there at all.

use std::borrow::Cow;
use std::fmt;

use serde::Deserialize;
use serde::de::{IgnoredAny, MapAccess, SeqAccess, Visitor};

use crate::moment;
use crate::request::status;

/// A value that is borrowed from the line where it can be.
#[derive(Default)]
pub(super) enum Value<'a> {
    /// `null`, or a value that is not there.
    #[default]
    Nothing,
    Text(Cow<'a, str>),
    Number(f64),
    /// A list, an object, `true`.
    Else,
}

impl<'a> Value<'a> {
    pub(super) fn is_there(&self) -> bool {
        !matches!(self, Self::Nothing)
    }

    pub(super) fn or(self, other: Self) -> Self {
        match self {
            Self::Nothing => other,
            found => found,
        }
    }

    pub(super) fn text(self) -> Option<Cow<'a, [u8]>> {
        match self {
            Self::Text(Cow::Borrowed(text)) => Some(Cow::Borrowed(text.as_bytes())),
            Self::Text(Cow::Owned(text)) => Some(Cow::Owned(text.into_bytes())),
            _ => None,
        }
    }

    pub(super) fn moment(&self) -> Option<i64> {
        match self {
            Self::Text(text) => moment::of_text(text.as_bytes()),
            Self::Number(number) => moment::of_number(*number),
            _ => None,
        }
    }

    #[allow(
        clippy::cast_possible_truncation,
        clippy::cast_sign_loss,
        reason = "it was looked at"
    )]
    pub(super) fn status(&self) -> Option<u16> {
        match self {
            Self::Text(text) => status(text.as_bytes()),
            Self::Number(number) if (0.0..1000.0).contains(number) => Some(*number as u16),
            _ => None,
        }
    }
}

impl<'de: 'a, 'a> Deserialize<'de> for Value<'a> {
    fn deserialize<D: serde::Deserializer<'de>>(from: D) -> Result<Self, D::Error> {
        from.deserialize_any(AnyValue)
    }
}

struct AnyValue;

impl<'de> Visitor<'de> for AnyValue {
    type Value = Value<'de>;

    fn expecting(&self, formatter: &mut fmt::Formatter) -> fmt::Result {
        formatter.write_str("any value")
    }

    fn visit_borrowed_str<E>(self, text: &'de str) -> Result<Value<'de>, E> {
        Ok(Value::Text(Cow::Borrowed(text)))
    }

    fn visit_str<E>(self, text: &str) -> Result<Value<'de>, E> {
        Ok(Value::Text(Cow::Owned(text.to_owned())))
    }

    fn visit_f64<E>(self, number: f64) -> Result<Value<'de>, E> {
        Ok(Value::Number(number))
    }

    // Nanoseconds lose some of their last digits, which are far below a second.
    #[allow(clippy::cast_precision_loss)]
    fn visit_u64<E>(self, number: u64) -> Result<Value<'de>, E> {
        Ok(Value::Number(number as f64))
    }

    #[allow(clippy::cast_precision_loss)]
    fn visit_i64<E>(self, number: i64) -> Result<Value<'de>, E> {
        Ok(Value::Number(number as f64))
    }

    fn visit_unit<E>(self) -> Result<Value<'de>, E> {
        Ok(Value::Nothing)
    }

    fn visit_bool<E>(self, _: bool) -> Result<Value<'de>, E> {
        Ok(Value::Else)
    }

    /// The first of a list, as headers have it; the others are of no use here.
    fn visit_seq<A: SeqAccess<'de>>(self, mut list: A) -> Result<Value<'de>, A::Error> {
        let first = list.next_element()?.unwrap_or_default();
        while list.next_element::<IgnoredAny>()?.is_some() {}
        Ok(first)
    }

    fn visit_map<A: MapAccess<'de>>(self, mut map: A) -> Result<Value<'de>, A::Error> {
        while map.next_entry::<IgnoredAny, IgnoredAny>()?.is_some() {}
        Ok(Value::Else)
    }
}

/// What is read of a request's header fields, whose names are written in small letters or not.
#[derive(Default)]
pub(super) struct Headers<'a> {
    pub(super) is_there: bool,
    pub(super) agent: Value<'a>,
    pub(super) referrer: Value<'a>,
    pub(super) is_ahead: bool,
}

impl<'de: 'a, 'a> Deserialize<'de> for Headers<'a> {
    fn deserialize<D: serde::Deserializer<'de>>(from: D) -> Result<Self, D::Error> {
        from.deserialize_any(AnyHeaders)
    }
}

struct AnyHeaders;

impl<'de> Visitor<'de> for AnyHeaders {
    type Value = Headers<'de>;

    fn expecting(&self, formatter: &mut fmt::Formatter) -> fmt::Result {
        formatter.write_str("header fields")
    }

    fn visit_unit<E>(self) -> Result<Headers<'de>, E> {
        Ok(Headers::default())
    }

    fn visit_map<A: MapAccess<'de>>(self, mut map: A) -> Result<Headers<'de>, A::Error> {
        let mut headers = Headers {
            is_there: true,
            ..Headers::default()
        };
        while let Some(Value::Text(name)) = map.next_key()? {
            let is = |wanted: &str| name.eq_ignore_ascii_case(wanted);
            if is("user-agent") {
                headers.agent = map.next_value()?;
            } else if is("referer") {
                headers.referrer = map.next_value()?;
            } else if is("sec-purpose") || is("purpose") || is("x-moz") || is("x-purpose") {
                // `prefetch`, or `prefetch;prerender`; Safari says `preview`.
                let purpose: Value = map.next_value()?;
                headers.is_ahead |= matches!(purpose, Value::Text(purpose) if purpose.starts_with("pre"));
            } else {
                map.next_value::<IgnoredAny>()?;
            }
        }
        Ok(headers)
    }
}
