//! Addresses beyond this site: of the web, of a mailbox, of a telephone. Every one that a newsroom writes is read here, as
//! browsers read it (WHATWG URL, section 4.4); but what browsers mend in silence is complained of.

use std::cell::RefCell;

use url::{Host, ParseError, SyntaxViolation, Url};

use super::problem::Complaint;
use super::remedy::nearest;

/// A whole address.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct WebAddress {
    url: Url,
    /// In ASCII, as hosts, feeds and maps need it, and else as it was written.
    ascii: String,
}

impl WebAddress {
    /// Reads an address.
    pub fn read(text: &str) -> Result<Self, Complaint> {
        let violations = RefCell::new(Vec::new());
        let notice = |violation| violations.borrow_mut().push(violation);
        let parsed = Url::options()
            .syntax_violation_callback(Some(&notice))
            .parse(text);
        let url = parsed.map_err(|error| unreadable(text, error))?;
        let violations = violations.into_inner();
        let has = |violation| violations.contains(&violation);
        let refuse = |what: &str, fix: String| Err(Complaint::error(format!("`{text}` {what}"), fix));
        match url.scheme() {
            "mailto" if !is_mailbox(&url) => {
                return refuse(
                    "is not the address of a mailbox",
                    "Write it like mailto:desk@dateline.example.".to_owned(),
                );
            }
            "tel" if !is_number(url.path()) => {
                return refuse(
                    "is not a telephone number",
                    "Write it like tel:+44-20-7946-0000, without spaces.".to_owned(),
                );
            }
            "http" | "https" | "mailto" | "tel" => {}
            _ => {
                let fix = meant(text).map_or_else(
                    || "Begin it with https://, http://, mailto: or tel:.".to_owned(),
                    |meant| format!("Did you mean {meant}?"),
                );
                return refuse("is not an address that pages can link to", fix);
            }
        }
        if url.host_str().is_some() && !is_usable(url.host()) {
            return refuse(
                "has signs in its host that no host has",
                "Write the host's name in letters, digits, hyphens and dots.".to_owned(),
            );
        }
        if has(SyntaxViolation::EmbeddedCredentials) || has(SyntaxViolation::UnencodedAtSign) {
            let mut open = url.clone();
            let _ = open.set_username("").and_then(|()| open.set_password(None));
            return refuse(
                "has a name or a password before its host, which every reader would see",
                format!("Write {}.", without_slash(&open, text)),
            );
        }
        let mended = [
            SyntaxViolation::Backslash,
            SyntaxViolation::C0SpaceIgnored,
            SyntaxViolation::ExpectedDoubleSlash,
            SyntaxViolation::TabOrNewlineIgnored,
        ];
        if mended.into_iter().any(has) {
            return refuse(
                "is not written as addresses are",
                format!("Write {}.", without_slash(&url, text)),
            );
        }
        let is_plain =
            text.is_ascii() && text.starts_with(url.scheme()) && !has(SyntaxViolation::NonUrlCodePoint);
        let ascii = if is_plain {
            text.to_owned()
        } else {
            without_slash(&url, text)
        };
        Ok(Self { url, ascii })
    }

    /// The address in ASCII: the host in Punycode (RFC 3492), other letters as percents.
    pub fn into_ascii(self) -> String {
        self.ascii
    }

    /// Scheme, host and port (RFC 6454), where the address has nothing else.
    pub fn into_origin(self) -> Result<String, Complaint> {
        let server = self.into_server()?;
        match server.splitn(4, '/').nth(3) {
            None => Ok(server),
            Some(path) => Err(Complaint::error(
                format!("`{server}` has a path, /{path}"),
                format!("Write {}.", server.trim_end_matches(path).trim_end_matches('/')),
            )),
        }
    }

    /// The address of a page of the web, and of nothing else that one can link to.
    pub(crate) fn into_page(self) -> Result<Self, Complaint> {
        if self.url.host().is_some() {
            return Ok(self);
        }
        Err(Complaint::error(
            format!("`{}` is not the address of a page", self.ascii),
            "Write the one that the browser shows: it begins with https://.",
        ))
    }

    /// The address in its parts.
    pub(crate) const fn url(&self) -> &Url {
        &self.url
    }

    /// Scheme, host and port, whatever else the address has.
    pub fn origin(&self) -> String {
        self.url.origin().ascii_serialization()
    }

    /// The address of a server, without a slash at its end: it has no query and no place.
    pub fn into_server(mut self) -> Result<String, Complaint> {
        let written = self.ascii;
        let host = self.url.host_str().unwrap_or_default().to_owned();
        let labels = || host.split('.').filter(|label| !label.is_empty());
        let has_gap = labels().count() < host.split('.').count();
        if has_gap {
            let _ = self.url.set_host(Some(&labels().collect::<Vec<_>>().join(".")));
        }
        let is_more = self.url.query().is_some() || self.url.fragment().is_some();
        self.url.set_query(None);
        self.url.set_fragment(None);
        let server = self.url.as_str().trim_end_matches('/').to_owned();
        let refuse = |what: &str| {
            Err(Complaint::error(
                format!("`{written}` {what}"),
                format!("Write {server}."),
            ))
        };
        match self.url.scheme() {
            "http" | "https" if is_more => {
                refuse("has a query or a place, which are no part of a server's address")
            }
            "http" | "https" if has_gap => refuse("has a dot too many in its host"),
            "http" | "https" if self.url.port() == Some(0) => Err(Complaint::error(
                format!("`{written}` has the port 0, at which nothing can be"),
                "Write the port of the server, or none.",
            )),
            "http" | "https" => Ok(server),
            _ => Err(Complaint::error(
                format!("`{written}` is not the address of a server"),
                "Begin it with https:// or http://.",
            )),
        }
    }

    /// The host's name as servers know it; an address (IPv6) stands in brackets.
    pub fn host(&self) -> &str {
        self.url.host_str().unwrap_or_default()
    }

    /// The host with its port as people read it.
    pub fn host_in_words(&self) -> String {
        let (host, _) = idna::domain_to_unicode(self.host());
        match self.url.port() {
            Some(port) => format!("{host}:{port}"),
            None => host,
        }
    }
}

/// Whether a text begins with a scheme (RFC 3986, section 3.1), so that it is no path.
pub fn has_scheme(text: &str) -> bool {
    text.split_once(':').is_some_and(|(scheme, _)| {
        scheme.starts_with(|c: char| c.is_ascii_alphabetic())
            && scheme
                .chars()
                .all(|c| c.is_ascii_alphanumeric() || "+-.".contains(c))
    })
}

/// The address that was meant by one whose beginning has a slip, if that can be told.
pub(crate) fn meant(text: &str) -> Option<String> {
    let (scheme, rest) = match text.split_once("//") {
        Some((scheme, rest)) => (scheme.trim_end_matches(':').to_ascii_lowercase(), rest),
        None if text.starts_with("www.") => (String::new(), text),
        None => return None,
    };
    let scheme = match &*scheme {
        "" => "https",
        scheme => nearest(scheme, ["https", "http"].into_iter())?,
    };
    let address = WebAddress::read(&format!("{scheme}://{rest}")).ok()?;
    Some(address.into_ascii())
}

fn unreadable(text: &str, error: ParseError) -> Complaint {
    let (what, fix) = match error {
        _ if text.contains(char::is_whitespace) => (
            "has a space in it".to_owned(),
            "Write it without spaces; within a path, a space is %20.",
        ),
        ParseError::RelativeUrlWithoutBase => (
            "is not a whole address".to_owned(),
            "Begin it with https://, http://, mailto: or tel:.",
        ),
        ParseError::EmptyHost => (
            "names no host".to_owned(),
            "Write the host after the two slashes, like https://dateline.example.",
        ),
        ParseError::InvalidPort => (
            "has a port that is not a number from 1 to 65535".to_owned(),
            "Write the port of the server, or none.",
        ),
        error => (
            format!("has a host that can't be: {error}"),
            "Write the host's name in letters, digits, hyphens and dots.",
        ),
    };
    Complaint::error(format!("`{text}` {what}"), fix)
}

/// An address as it is read, with no more slashes at its end than were written.
fn without_slash(url: &Url, written: &str) -> String {
    let text = url.as_str();
    if written.ends_with(['/', '\\']) || url.path() != "/" {
        return text.to_owned();
    }
    text.strip_suffix('/').unwrap_or(text).to_owned()
}

/// Whether a host has only what the names of hosts are made of (RFC 1123, section 2.1, and the underscore that some
/// have): it is written into the configurations of servers.
fn is_usable(host: Option<Host<&str>>) -> bool {
    match host {
        Some(Host::Domain(name)) => name
            .chars()
            .all(|c| c.is_ascii_alphanumeric() || ".-_".contains(c)),
        _ => true,
    }
}

/// Whether an address says to whom to write, or at least what (RFC 6068, section 2).
fn is_mailbox(url: &Url) -> bool {
    let is_one =
        |to: &str| matches!(to.split_once('@'), Some((name, host)) if !name.is_empty() && !host.is_empty());
    url.path().split(',').all(is_one) || url.path().is_empty() && url.query().is_some()
}

/// Whether a text is a telephone number (RFC 3966, section 3).
fn is_number(text: &str) -> bool {
    let digits = text.split(';').next().unwrap_or_default();
    let is_of_number = |c: char| c.is_ascii_digit() || "+-.()*#".contains(c);
    digits.chars().any(|c| c.is_ascii_digit()) && digits.chars().all(is_of_number)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn ascii(text: &str) -> String {
        let read = WebAddress::read(text).unwrap_or_else(|complaint| panic!("{text}: {complaint:?}"));
        read.into_ascii()
    }

    fn refused(read: Result<impl std::fmt::Debug, Complaint>) -> (String, String) {
        let complaint = read.unwrap_err();
        (complaint.message, complaint.fix)
    }

    #[test]
    fn what_is_written_in_ascii_stays_as_it_is_and_the_rest_becomes_so() {
        for same in [
            "https://harbour.example",
            "http://harbour.example:8080/a/?b=c&d=%20#e",
            "https://harbour.example/a(b)/100%/",
            "https://[2001:db8::1]:8080/",
            "https://xn--dtour-bsa.example/",
            "mailto:desk@harbour.example?subject=A",
            "mailto:?subject=A",
            "tel:+44-20-7946-0000",
        ] {
            assert_eq!(ascii(same), same);
        }
        for (text, read) in [
            ("https://détour.example", "https://xn--dtour-bsa.example"),
            ("https://de\u{301}tour.example/", "https://xn--dtour-bsa.example/"),
            (
                "https://판문점.example/판#문",
                "https://xn--z92by8ulri.example/%ED%8C%90#%EB%AC%B8",
            ),
            ("HTTPS://Harbour.Example/A", "https://harbour.example/A"),
            ("https://harbour.example/a b", "https://harbour.example/a%20b"),
        ] {
            assert_eq!(ascii(text), read);
        }
    }

    #[test]
    fn what_browsers_would_mend_is_complained_of_with_what_to_write() {
        for (text, fix) in [
            ("http:/one-slash.example", "Write http://one-slash.example."),
            ("https:harbour.example/a", "Write https://harbour.example/a."),
            ("https:///harbour.example", "Write https://harbour.example."),
            ("https:\\\\harbour.example", "Write https://harbour.example."),
            (" https://harbour.example ", "Write https://harbour.example."),
            ("https://har\nbour.example", "Write https://harbour.example."),
            (
                "https://user:pw@harbour.example/a",
                "Write https://harbour.example/a.",
            ),
            ("https://paper@harbour.example", "Write https://harbour.example."),
        ] {
            let (message, found) = refused(WebAddress::read(text));
            assert_eq!(found, fix, "{message}");
            // What it says can be written.
            let meant = fix.trim_start_matches("Write ").trim_end_matches('.');
            assert_eq!(ascii(meant), meant);
        }
    }

    #[test]
    fn what_is_no_address_is_refused() {
        for (text, message) in [
            ("https://exa mple", "has a space"),
            ("https://", "names no host"),
            ("https://?x", "names no host"),
            ("https://harbour.example:99999", "port"),
            ("https://harbour.example:port", "port"),
            ("https://[::1", "host that can't be"),
            ("https://1.2.3.4.5", "host that can't be"),
            ("https://a%00b", "host that can't be"),
            ("https://har\"bour;{}.example", "signs in its host"),
            // A full-width semicolon is one.
            ("https://a\u{ff1b}b.example", "signs in its host"),
            ("https//harbour.example", "not a whole address"),
            ("www.harbour.example", "not a whole address"),
            ("javascript:alert(1)", "not an address that pages can link to"),
            ("ftp://harbour.example", "not an address that pages can link to"),
            ("mailto:desk", "mailbox"),
            ("mailto:@", "mailbox"),
            ("tel:+44 20", "telephone number"),
            ("tel:desk", "telephone number"),
        ] {
            let (found, fix) = refused(WebAddress::read(text));
            assert!(found.contains(message) && !fix.is_empty(), "{text}: {found}");
        }
    }

    #[test]
    fn a_slip_at_the_beginning_is_understood() {
        for (text, address) in [
            ("https//harbour.example/a", Some("https://harbour.example/a")),
            ("htps://harbour.example", Some("https://harbour.example")),
            ("//harbour.example/a", Some("https://harbour.example/a")),
            ("www.harbour.example", Some("https://www.harbour.example")),
            ("ftp://harbour.example", None),
            ("about", None),
        ] {
            assert_eq!(meant(text).as_deref(), address, "{text}");
        }
    }

    #[test]
    fn an_origin_is_scheme_host_and_port() {
        let origin = |text| WebAddress::read(text).and_then(WebAddress::into_origin);
        for (text, read) in [
            ("https://harbour.example", "https://harbour.example"),
            ("https://harbour.example/", "https://harbour.example"),
            ("https://harbour.example:443", "https://harbour.example"),
            ("http://localhost:8080", "http://localhost:8080"),
            ("https://détour.example", "https://xn--dtour-bsa.example"),
            ("https://[::1]:8080", "https://[::1]:8080"),
        ] {
            assert_eq!(origin(text).unwrap(), read);
        }
        for text in [
            "https://harbour.example?x",
            "https://harbour.example#x",
            "https://harbour.example/paper/",
            "https://harbour.example.",
            "https://.harbour..example",
            "https://user@harbour.example",
        ] {
            let (message, fix) = refused(origin(text));
            assert_eq!(fix, "Write https://harbour.example.", "{message}");
        }
        for text in ["mailto:a@b.example", "https://harbour.example:0"] {
            assert!(origin(text).is_err(), "{text}");
        }
    }

    #[test]
    fn a_server_may_have_a_path() {
        let server = |text| WebAddress::read(text).and_then(WebAddress::into_server);
        assert_eq!(
            server("https://détour.example/isso/").unwrap(),
            "https://xn--dtour-bsa.example/isso"
        );
        assert!(server("https://harbour.example/isso?x").is_err());
    }

    #[test]
    fn people_read_a_host_in_its_own_letters() {
        let host = |text| WebAddress::read(text).unwrap().host_in_words();
        assert_eq!(host("https://xn--dtour-bsa.example:8080"), "détour.example:8080");
        assert_eq!(host("https://[::1]"), "[::1]");
    }
}
