//! Addresses that stand in a running text without a link, as people type them: they lead nowhere.

/// An address without a link.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct BareAddress<'a> {
    /// Where it begins in the text, in bytes.
    pub start: usize,
    /// The address.
    pub text: &'a str,
    kind: Kind,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Kind {
    Web,
    /// `www.` without a scheme.
    Www,
    Mail,
}

/// What opens or closes a sentence or a bracket around an address.
const AROUND: &[char] = &[
    '(', ')', '[', ']', '<', '>', '{', '}', ',', '.', ';', ':', '!', '?', '"', '\'', '“', '”', '‘', '’', '„',
    '«', '»', '、', '。', '，', '*', '_',
];

impl<'a> BareAddress<'a> {
    /// Finds the addresses of a text.
    pub fn all(text: &'a str) -> impl Iterator<Item = Self> {
        let may_have = ["://", "@", "www.", "WWW."]
            .iter()
            .any(|sign| text.contains(sign));
        let words = if may_have { text } else { "" }.split_whitespace();
        words.filter_map(move |word| {
            let lower = word.to_ascii_lowercase();
            let scheme = ["https://", "http://"].iter().find_map(|scheme| {
                let found = lower.find(scheme)?;
                Some((found, found + scheme.len()))
            });
            let (word, kind) = match scheme {
                Some((start, end)) if word.len() > end => (&word[start..], Kind::Web),
                Some(_) => return None,
                None => {
                    let word = word.trim_start_matches(AROUND);
                    let is_www = word.get(..4).is_some_and(|w| w.eq_ignore_ascii_case("www."));
                    (word, if is_www { Kind::Www } else { Kind::Mail })
                }
            };
            let word = word.trim_end_matches(AROUND);
            let is_one = match kind {
                Kind::Web => true,
                Kind::Www => is_host(word),
                Kind::Mail => word.split_once('@').is_some_and(|(name, host)| {
                    let is_of_name = |c: char| c.is_alphanumeric() || ".+-_".contains(c);
                    !name.is_empty() && name.chars().all(is_of_name) && is_host(host)
                }),
            };
            is_one.then(|| Self {
                start: word.as_ptr() as usize - text.as_ptr() as usize,
                text: word,
                kind,
            })
        })
    }

    /// The same address as a link, in Markdown.
    pub fn as_link(&self) -> String {
        match self.kind {
            Kind::Web | Kind::Mail => format!("<{}>", self.text),
            Kind::Www => format!("[{0}](https://{0})", self.text),
        }
    }

    /// The sign in it, by its place in the text, that with a backslash before it makes it words.
    pub fn sign(&self) -> usize {
        let sign = match self.kind {
            Kind::Web => ':',
            Kind::Www => '.',
            Kind::Mail => '@',
        };
        self.start + self.text.find(sign).unwrap_or_default()
    }
}

/// Whether a word is a host with a domain, perhaps with a path after it.
fn is_host(word: &str) -> bool {
    let host = word.split(['/', '?', '#']).next().unwrap_or_default();
    let labels: Vec<_> = host.split('.').collect();
    let is_label = |label: &&str| !label.is_empty() && label.chars().all(|c| c.is_alphanumeric() || c == '-');
    let last = labels.last().copied().unwrap_or_default();
    labels.len() > 1 && labels.iter().all(is_label) && last.len() > 1 && last.chars().all(char::is_alphabetic)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn found(text: &str) -> Vec<(usize, &str)> {
        let found = BareAddress::all(text).map(|address| (address.start, address.text));
        found.collect()
    }

    #[test]
    fn addresses_are_found_without_the_signs_around_them() {
        assert_eq!(
            found("See (https://a.example/b), www.c.example. Or “desk@harbour.example”!"),
            [
                (5, "https://a.example/b"),
                (27, "www.c.example"),
                (48, "desk@harbour.example")
            ]
        );
        assert_eq!(
            found("Live:https://a.example?b=c#d;"),
            [(5, "https://a.example?b=c#d")]
        );
    }

    #[test]
    fn what_only_looks_like_an_address_is_none() {
        for words in [
            "https://",
            "@desk@mastodon.example",
            "3.5@4.5",
            "www.",
            "and/or",
            "U.S.A.",
            "me@home",
            "@ 5 p.m.",
        ] {
            assert_eq!(found(words), [], "{words}");
        }
    }
}
