//! Backslashes before the characters of a text that Markdown would read as markup, and before no others.

use dateline_content::bare_addresses::BareAddress;

/// What Markdown strips from the ends of a paragraph.
pub(super) const SPACE: [char; 4] = [' ', '\t', '\n', '\r'];

/// Where a text stands, and how much of it is escaped.
#[derive(Clone, Copy, Default)]
pub(super) struct Escape {
    /// Whether a link follows.
    pub before_link: bool,
    /// Whether it is the text of a link.
    pub in_link: bool,
    /// Whether every punctuation character gets a backslash.
    pub all_punctuation: bool,
}

impl Escape {
    /// For a text that could not be read back otherwise.
    pub(super) const EVERYTHING: Self = Self {
        before_link: false,
        in_link: false,
        all_punctuation: true,
    };

    /// Writes a text with its backslashes.
    pub(super) fn push(self, out: &mut String, text: &str) {
        let first = out.is_empty().then(|| block_marker(text)).flatten();
        // In the text that was imported it was no link either.
        let addresses: Vec<_> = if self.in_link {
            Vec::new()
        } else {
            BareAddress::all(text).map(|address| address.sign()).collect()
        };
        let mut previous = None;
        let mut rest = text.char_indices().peekable();
        while let Some((at, c)) = rest.next() {
            let next = rest.peek().map(|(_, c)| *c);
            let within_word =
                previous.is_some_and(char::is_alphanumeric) && next.is_some_and(char::is_alphanumeric);
            let special = match c {
                '\\' | '`' | '*' | '[' | ']' | '<' => true,
                '_' => !within_word,
                '&' => is_entity(&text[at..]),
                '!' => next.is_none() && self.before_link,
                _ => {
                    first == Some(at)
                        || addresses.contains(&at)
                        || self.all_punctuation && c.is_ascii_punctuation()
                }
            };
            if special {
                out.push('\\');
            }
            out.push(c);
            previous = Some(c);
        }
    }
}

/// Whether a text may begin with an entity: `&amp;`, `&#65;`.
pub(super) fn is_entity(text: &str) -> bool {
    let name = text[1..].split(';').next().unwrap_or_default();
    name.len() + 1 < text.len() && name.chars().all(|c| c.is_ascii_alphanumeric() || c == '#')
}

/// The offset of the character, if any, that would make a text begin a block other than a paragraph.
fn block_marker(text: &str) -> Option<usize> {
    let ends = |rest: &str| rest.is_empty() || rest.starts_with(SPACE);
    let hashes = text.len() - text.trim_start_matches('#').len();
    let digits = text.len() - text.trim_start_matches(|c: char| c.is_ascii_digit()).len();
    let is_block = match text.chars().next()? {
        '>' => true,
        '#' => hashes <= 6 && ends(&text[hashes..]),
        '-' | '+' => ends(&text[1..]) || text.chars().all(|c| c == '-' || SPACE.contains(&c)),
        '~' => text.starts_with("~~~"),
        '0'..='9' if digits <= 9 => {
            let rest = &text[digits..];
            return (rest.starts_with(['.', ')']) && ends(&rest[1..])).then_some(digits);
        }
        _ => false,
    };
    is_block.then_some(0)
}
