//! From what was asked for to the path of a page.

use std::borrow::Cow;

use memchr::{memchr2, memmem, memrchr};

/// What a request is for, by its address alone.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Kind<'a> {
    /// A page, by the folder that it lies in, as it stands in the request.
    Page(&'a [u8]),
    /// The data of a page, which the app fetches when a reader goes there by a link, or points at one.
    Data(&'a [u8]),
    /// Any other file.
    Asset,
}

impl<'a> Kind<'a> {
    /// Reads an address: one that begins with a slash, or a whole one.
    pub(crate) fn of(target: &'a [u8]) -> Self {
        let path = path_of(target);
        let name = memrchr(b'/', path).map_or(0, |slash| slash + 1);
        match &path[name..] {
            b"index.html" => Self::Page(&path[..name]),
            b"index.json" => Self::Data(&path[..name]),
            name if name.contains(&b'.') => Self::Asset,
            _ => Self::Page(path),
        }
    }
}

/// The path, without scheme, host, query and fragment.
fn path_of(target: &[u8]) -> &[u8] {
    let path = if target.first() == Some(&b'/') {
        target
    } else {
        match memmem::find(target, b"://") {
            // `https://host` is its first page.
            Some(scheme) => {
                let rest = &target[scheme + 3..];
                rest.iter()
                    .position(|byte| *byte == b'/')
                    .map_or(&b"/"[..], |slash| &rest[slash..])
            }
            None => target,
        }
    };
    &path[..memchr2(b'?', b'#', path).unwrap_or(path.len())]
}

/// A path as it is known: decoded, with a slash at its end. None if it can't be that of a page.
pub(crate) fn normalized(path: &[u8]) -> Option<String> {
    let mut decoded = decoded(path)?.into_owned();
    if decoded.first() != Some(&b'/') {
        return None;
    }
    if decoded.last() != Some(&b'/') {
        decoded.push(b'/');
    }
    String::from_utf8(decoded).ok()
}

/// Takes away percent-encoding, and what nginx and Apache write for letters that are not ASCII: `\xC3`. None if a slash
/// was encoded, which divides no folders, or a zero.
fn decoded(path: &[u8]) -> Option<Cow<'_, [u8]>> {
    if memchr2(b'%', b'\\', path).is_none() {
        return Some(Cow::Borrowed(path));
    }
    let mut decoded = Vec::with_capacity(path.len());
    let mut rest = path;
    while let Some((first, after)) = rest.split_first() {
        let (byte, after) = match rest {
            [b'%', a, b, after @ ..] | [b'\\', b'x', a, b, after @ ..] => match hex(*a, *b) {
                Some(0 | b'/') => return None,
                Some(byte) => (byte, after),
                None => (*first, rest.get(1..)?),
            },
            _ => (*first, after),
        };
        decoded.push(byte);
        rest = after;
    }
    Some(Cow::Owned(decoded))
}

/// What a percent-encoded text says, byte by byte.
pub(crate) fn unescaped(text: &[u8]) -> Vec<u8> {
    let mut unescaped = Vec::with_capacity(text.len());
    let mut rest = text;
    while let Some((first, after)) = rest.split_first() {
        let encoded = match after {
            [a, b, ..] if *first == b'%' => hex(*a, *b),
            _ => None,
        };
        unescaped.push(encoded.unwrap_or(*first));
        rest = &after[if encoded.is_some() { 2 } else { 0 }..];
    }
    unescaped
}

fn hex(a: u8, b: u8) -> Option<u8> {
    let digit = |byte: u8| {
        char::from(byte)
            .to_digit(16)
            .and_then(|digit| u8::try_from(digit).ok())
    };
    Some(digit(a)? * 16 + digit(b)?)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn page(target: &str) -> Option<String> {
        match Kind::of(target.as_bytes()) {
            Kind::Page(path) => normalized(path),
            other => panic!("{target}: {other:?}"),
        }
    }

    #[test]
    fn a_page_has_one_path_however_it_was_asked_for() {
        for target in [
            "/news/a-story/",
            "/news/a-story",
            "/news/a-story/index.html",
            "/news/a-story/?utm_source=x&y=/z.html",
            "/news/a-story#answer",
            "https://news.example/news/a-story/",
            "/news/%61-story/",
            r"/news/\x61-story/",
        ] {
            assert_eq!(page(target).as_deref(), Some("/news/a-story/"), "{target}");
        }
        for target in [
            "/",
            "/index.html",
            "/?page",
            "http://news.example",
            "https://news.example/?x",
        ] {
            assert_eq!(page(target).as_deref(), Some("/"), "{target}");
        }
        assert_eq!(page("/%EB%89%B4%EC%8A%A4/").as_deref(), Some("/뉴스/"));
        assert_eq!(page(r"/caf\xC3\xA9").as_deref(), Some("/café/"));
    }

    #[test]
    fn data_lies_beside_its_page_and_other_files_are_assets() {
        assert_eq!(
            Kind::of(b"/news/a-story/index.json?v=2"),
            Kind::Data(b"/news/a-story/")
        );
        assert_eq!(Kind::of(b"/index.json"), Kind::Data(b"/"));
        for target in [
            "/app-1f.js",
            "/pictures/a.avif?x",
            "/feed.xml",
            "/news/feed.json",
            "/favicon.ico",
            "/a.html",
        ] {
            assert_eq!(Kind::of(target.as_bytes()), Kind::Asset, "{target}");
        }
    }

    #[test]
    fn what_is_no_path_is_none_and_odd_signs_stay() {
        for target in ["", "*", "news", "/a%2Fb", "/a%00", "/%ff"] {
            assert_eq!(normalized(target.as_bytes()), None, "{target}");
        }
        assert_eq!(page("/100%").as_deref(), Some("/100%/"));
        assert_eq!(page("/%zz/%4").as_deref(), Some("/%zz/%4/"));
        assert_eq!(unescaped(b"Mozilla/5.0%20(X11)%"), b"Mozilla/5.0 (X11)%");
    }
}
