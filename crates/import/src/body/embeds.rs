//! Pages of other hosts, such as videos, however a text names them.

use super::reader::Converter;
use super::write::words_of_text;
use dateline_content::block_file::BlockFile;
use dateline_content::folder::one_line;
use dateline_content::{WebAddress, has_player};
use dateline_model::{Inline, LinkTarget};

impl Converter<'_, '_> {
    /// The block for a page, if its address is one. Without a title it is called by its address.
    pub(super) fn embed(
        &mut self,
        address: &str,
        title: &str,
        caption: Option<String>,
        line: usize,
    ) -> Option<BlockFile> {
        let address = address.trim();
        let whole = address.strip_prefix("//").map(|place| format!("https://{place}"));
        let address = page_of_player(whole.as_deref().unwrap_or(address));
        let page = WebAddress::read(&address)
            .ok()
            .filter(|_| address.starts_with("http"))?;
        let mut title = one_line(title);
        if title.is_empty() {
            title = format!("{}{}", page.host_in_words(), path(&address));
            self.notes.changed(
                line,
                format!("`{address}` has no title, so it is called `{title}`; write what it shows"),
            );
        }
        Some(BlockFile::Embed {
            url: address,
            title,
            poster: None,
            caption,
        })
    }

    /// The block for a paragraph that is nothing but the address of a video, or a shortcode of WordPress with one.
    pub(super) fn lone_embed(&mut self, spans: &[Inline], line: usize) -> Option<BlockFile> {
        let (words, address) = match spans {
            [
                Inline::Link {
                    to: LinkTarget::External(to),
                    text,
                },
            ] => (words_of_text(text)?, Some(to.clone())),
            _ => (words_of_text(spans)?, None),
        };
        let words = words.trim();
        let address = match address {
            Some(address) if address == words && has_player(&address) => address,
            None if !words.contains(char::is_whitespace) && has_player(words) => words.to_owned(),
            None => in_shortcode(words)?,
            Some(_) => return None,
        };
        let block = self.embed(&address, "", None, line)?;
        self.notes.understood(words);
        self.notes.changed(line, format!("`{words}` is read as an embed"));
        Some(block)
    }
}

/// Whether a paragraph is a shortcode of WordPress for files that it does not name.
pub(super) fn is_of_files(words: &str) -> bool {
    let inner = words.strip_prefix('[').and_then(|words| words.strip_suffix(']'));
    let name = inner.and_then(|inner| inner.split_whitespace().next());
    name.is_some_and(|name| ["gallery", "playlist", "audio", "video"].contains(&name))
}

/// The address in a shortcode of WordPress (wordpress.org/documentation, "Embed").
fn in_shortcode(words: &str) -> Option<String> {
    let inner = words.strip_prefix('[')?.strip_suffix(']')?;
    let address = match inner.strip_prefix("embed") {
        Some(rest) => rest.split_once(']')?.1.strip_suffix("[/embed")?,
        None => inner
            .strip_prefix("youtube ")
            .or_else(|| inner.strip_prefix("vimeo "))?,
    };
    let address = address.trim();
    address.starts_with("http").then(|| address.to_owned())
}

/// Where players are, each with the page of a video that it plays.
const PLAYERS: [(&str, &str); 3] = [
    ("youtube.com/embed/", "https://www.youtube.com/watch?v="),
    ("youtube-nocookie.com/embed/", "https://www.youtube.com/watch?v="),
    ("player.vimeo.com/video/", "https://vimeo.com/"),
];

/// The page of a video, by the address of its player. One that says more than which video it is stays as it is.
fn page_of_player(address: &str) -> String {
    let (place, query) = address.split_once('?').unwrap_or((address, ""));
    let says_more = ["start=", "list=", "h="]
        .iter()
        .any(|name| query.split('&').any(|field| field.starts_with(name)));
    let without_scheme = place.trim_start_matches("https://").trim_start_matches("http://");
    let place = without_scheme.trim_start_matches("www.");
    let mut pages = PLAYERS
        .iter()
        .filter_map(|(player, page)| Some((place.strip_prefix(player)?, page)));
    match pages.next().filter(|_| !says_more) {
        Some((id, page)) => format!("{page}{id}"),
        None => address.to_owned(),
    }
}

/// What comes after the host of an address.
fn path(address: &str) -> &str {
    let place = address.split_once("://").map_or(address, |(_, place)| place);
    place.find('/').map_or("", |at| place[at..].trim_end_matches('/'))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn readers_are_led_to_the_page_of_a_video_and_not_to_its_player() {
        for (player, page) in [
            (
                "https://www.youtube.com/embed/aB3_-456789?feature=oembed",
                "https://www.youtube.com/watch?v=aB3_-456789",
            ),
            (
                "https://www.youtube-nocookie.com/embed/aB3_-456789",
                "https://www.youtube.com/watch?v=aB3_-456789",
            ),
            (
                "https://player.vimeo.com/video/123?dnt=1",
                "https://vimeo.com/123",
            ),
        ] {
            assert_eq!(page_of_player(player), page);
        }
        for same in [
            "https://player.vimeo.com/video/123?h=abc",
            "https://www.youtube.com/embed/aB3_-456789?start=90",
            "https://tube.example/videos/embed/1234567890123456789012",
        ] {
            assert_eq!(page_of_player(same), same);
        }
    }
}
