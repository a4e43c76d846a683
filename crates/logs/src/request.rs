//! A request as all formats tell it.

use std::borrow::Cow;

/// What a line is about.
#[derive(Debug, PartialEq)]
pub(crate) enum Record<'a> {
    Request(Request<'a>),
    /// A comment, or a record of another kind.
    Other,
}

/// A request that was answered. There is no way from here to what is given out: an address only becomes a hash.
#[derive(Debug, PartialEq)]
pub(crate) struct Request<'a> {
    /// Seconds since 1970.
    pub(crate) time: i64,
    /// Where it came from, if the log tells.
    pub(crate) address: Option<Cow<'a, [u8]>>,
    pub(crate) method: Cow<'a, [u8]>,
    /// What was asked for, as it stands in the request: with a query, and maybe with scheme and host.
    pub(crate) target: Cow<'a, [u8]>,
    pub(crate) status: u16,
    pub(crate) agent: Agent<'a>,
    /// The page from which it was made, or nothing.
    pub(crate) referrer: Cow<'a, [u8]>,
    /// Whether the browser said that it fetches ahead.
    pub(crate) is_ahead: bool,
}

/// What a browser or a program calls itself.
#[derive(Debug, PartialEq)]
pub(crate) enum Agent<'a> {
    /// The format does not tell.
    Untold,
    /// As it was sent; nothing, if it sent none.
    Plain(Cow<'a, [u8]>),
    /// Percent-encoded. It is decoded where that is needed: not for each line.
    Encoded(&'a [u8]),
}

impl Agent<'_> {
    /// What tells it from others.
    pub(crate) fn bytes(&self) -> &[u8] {
        match self {
            Self::Untold => b"",
            Self::Plain(bytes) => bytes,
            Self::Encoded(bytes) => bytes,
        }
    }
}

/// What stands for nothing in most formats.
pub(crate) fn unless_dash(bytes: &[u8]) -> &[u8] {
    if bytes == b"-" { b"" } else { bytes }
}

/// An address, unless there is none.
pub(crate) fn address(bytes: &[u8]) -> Option<Cow<'_, [u8]>> {
    let bytes = unless_dash(bytes);
    (!bytes.is_empty()).then_some(Cow::Borrowed(bytes))
}

/// The number of a status.
pub(crate) fn status(bytes: &[u8]) -> Option<u16> {
    match bytes {
        [a @ b'0'..=b'9', b @ b'0'..=b'9', c @ b'0'..=b'9'] => {
            let digit = |byte: &u8| u16::from(byte - b'0');
            Some(digit(a) * 100 + digit(b) * 10 + digit(c))
        }
        _ => None,
    }
}
