//! What a site generator would have filled in: Hugo's shortcodes, Liquid's tags, kramdown's attributes.
//! Placeholders replace them before the Markdown is parsed, which would break them up.

use std::collections::BTreeMap;

use super::html::attribute;

const OPEN: char = '\u{E000}';
const CLOSE: char = '\u{E001}';

/// Markdown with placeholders for tags.
pub(in super::super) struct Prepared {
    pub text: String,
    /// The source of each placeholder.
    tags: Vec<String>,
    /// Where the lines of the source begin in the text, with their numbers.
    lines: Vec<(usize, usize)>,
    /// What became Markdown, and so is neither text nor a placeholder.
    pub understood: Vec<String>,
}

impl Prepared {
    /// Replaces the tags in a source that begins at a line of its file.
    pub(in super::super) fn of(source: &str, first_line: usize) -> Self {
        let mut prepared = Self {
            text: String::with_capacity(source.len()),
            tags: Vec::new(),
            lines: vec![(0, first_line)],
            understood: Vec::new(),
        };
        let mut line = first_line;
        let mut ends = Ends::of(source);
        let mut at = 0;
        while let Some(next) = source[at..].find(['{', '\n']) {
            prepared.text.push_str(&source[at..at + next]);
            at += next;
            if source[at..].starts_with('\n') {
                line += 1;
                at += 1;
                prepared.text.push('\n');
                prepared.lines.push((prepared.text.len(), line));
            } else if let Some(end) = ends.of_tag(at) {
                let tag = &source[at..end];
                prepared.put(tag);
                line += tag.matches('\n').count();
                at = end;
                prepared.lines.push((prepared.text.len(), line));
            } else {
                prepared.text.push('{');
                at += 1;
            }
        }
        prepared.text.push_str(&source[at..]);
        prepared
    }

    fn put(&mut self, tag: &str) {
        let at_line_start = self.text.is_empty() || self.text.ends_with('\n');
        if let Some(attributes) = tag.strip_prefix("{:").and_then(|rest| rest.strip_suffix('}'))
            && attributes.contains('#')
            && self
                .text
                .lines()
                .next_back()
                .is_some_and(|line| line.starts_with('#'))
        {
            // Of a heading. kramdown has them below it as well, others only at its end.
            self.text.truncate(self.text.trim_end().len());
            self.text.extend([" {", attributes.trim(), "}"]);
            if at_line_start {
                self.text.push('\n');
            }
            return;
        }
        match words(tag)[..] {
            // The report on the code block names the rest of the tag.
            ["highlight", ref about @ ..] if at_line_start && !tag.contains(['\n', '`']) => {
                self.text.push_str("```");
                self.text.push_str(&about.join(" "));
                self.understood.push("highlight".to_owned());
            }
            ["endhighlight" | "/highlight"] if at_line_start => {
                self.text.push_str("```");
                self.understood.push(tag.to_owned());
            }
            ["raw" | "endraw"] => self.understood.push(tag.to_owned()),
            _ => {
                let number = self.tags.len().to_string();
                self.text.push(OPEN);
                self.text.push_str(&number);
                self.text.push(CLOSE);
                self.tags.push(tag.to_owned());
            }
        }
    }

    /// The line in the file for an offset in the text.
    pub(super) fn line(&self, offset: usize) -> usize {
        let next = self.lines.partition_point(|(start, _)| *start <= offset);
        self.lines[next.max(1) - 1].1
    }

    /// A text in pieces: text, and the tags between.
    pub(super) fn pieces<'a>(&'a self, text: &'a str) -> Vec<Piece<'a>> {
        let mut pieces = Vec::new();
        let mut rest = text;
        while let Some((before, after)) = rest.split_once(OPEN) {
            let found = after
                .split_once(CLOSE)
                .and_then(|(number, after)| Some((self.tags.get(number.parse::<usize>().ok()?)?, after)));
            let Some((tag, after)) = found else { break };
            pieces.push(Piece::Text(before));
            pieces.push(Piece::Tag(tag));
            rest = after;
        }
        pieces.push(Piece::Text(rest));
        pieces
    }

    /// A text as it was in the source.
    pub(super) fn restore(&self, text: &str) -> String {
        let pieces = self.pieces(text).into_iter();
        pieces
            .map(|(Piece::Text(text) | Piece::Tag(text))| text)
            .collect()
    }

    /// An address, with the tags that name addresses filled in; `None` if one of them can't be.
    pub(in super::super) fn address(&self, url: &str) -> Option<String> {
        let pieces = self.pieces(url).into_iter().map(|piece| match piece {
            Piece::Text(text) => Some(text.to_owned()),
            Piece::Tag(tag) => address_of(tag),
        });
        pieces.collect()
    }
}

/// A piece of a text.
pub(super) enum Piece<'a> {
    Text(&'a str),
    Tag(&'a str),
}

/// Where tags end in a source.
struct Ends<'a> {
    source: &'a str,
    /// The next place of each mark that was looked for; nothing if there is no other. A source with thousands of tags
    /// that are not closed is thereby read once.
    next: BTreeMap<&'static str, Option<usize>>,
}

impl<'a> Ends<'a> {
    const fn of(source: &'a str) -> Self {
        Self {
            source,
            next: BTreeMap::new(),
        }
    }

    /// The first place of a mark from an offset on; offsets only grow.
    fn find(&mut self, mark: &'static str, from: usize) -> Option<usize> {
        match self.next.get(mark) {
            Some(Some(place)) if *place < from => {}
            Some(known) => return *known,
            None => {}
        }
        let place = self.source[from..].find(mark).map(|place| from + place);
        self.next.insert(mark, place);
        place
    }

    /// The end of the tag that begins at an offset.
    fn of_tag(&mut self, start: usize) -> Option<usize> {
        let text = &self.source[start..];
        if text.starts_with("{%") {
            let end = self.find("%}", start + 2)? + 2;
            if words(&self.source[start..end]) == ["comment"] {
                let close = self.find("endcomment", end)?;
                return Some(close + self.source[close..].find("%}")? + 2);
            }
            return Some(end);
        }
        for (open, close) in [("{{<", ">}}"), ("{{%", "%}}"), ("{{", "}}"), ("{:", "}")] {
            if text.starts_with(open) {
                let end = self.find(close, start + open.len())?;
                let is_short = open != "{:" || self.find("\n", start).is_none_or(|line_end| end < line_end);
                return is_short.then_some(end + close.len());
            }
        }
        None
    }
}

/// The words of a tag.
fn words(tag: &str) -> Vec<&str> {
    let inner = tag.trim_matches(['{', '}', '%', '<', '>', '-']);
    inner.split_whitespace().collect()
}

fn address_of(tag: &str) -> Option<String> {
    let quoted = |text: &str| text.trim_matches(['"', '\'', '`']).to_owned();
    match words(tag)[..] {
        ["site.baseurl" | "site.url" | ".Site.BaseURL"] => Some(String::new()),
        ["ref" | "relref" | "post_url" | "link", address, ..]
        | [
            address,
            "|",
            "relative_url" | "absolute_url" | "relURL" | "absURL",
        ] => Some(quoted(address)),
        _ => None,
    }
}

/// The picture of Hugo's shortcode `figure`: its address, description and caption.
pub(super) fn figure(tag: &str) -> Option<(String, String, String)> {
    (words(tag).first() == Some(&"figure")).then_some(())?;
    let get = |name| attribute(tag, name).unwrap_or_default();
    Some((attribute(tag, "src")?, get("alt"), get("caption")))
}

/// The video of a shortcode of Hugo, or of a tag or an include of Jekyll: its address, and its title.
pub(super) fn video(tag: &str) -> Option<(String, String)> {
    let words = words(tag);
    let (kind, rest) = words.split_first()?;
    let (kind, rest) = match *kind {
        "include" => rest.split_first()?,
        _ => (kind, rest),
    };
    let name = kind.split('.').next().unwrap_or_default();
    let page = match name {
        "youtube" => "https://www.youtube.com/watch?v=",
        "vimeo" => "https://vimeo.com/",
        _ => return None,
    };
    let first = rest
        .first()
        .filter(|word| !word.contains('=') || word.contains("://"));
    let id = attribute(tag, "id").or_else(|| first.map(|id| id.trim_matches(['"', '\'']).to_owned()))?;
    let address = if id.starts_with("http") {
        id
    } else {
        format!("{page}{id}")
    };
    Some((address, attribute(tag, "title").unwrap_or_default()))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn tags_become_placeholders_and_lines_stay_correct() {
        let source = "a {{< b\n\"c\" >}} d\n{% e %} {f} {:.g}";
        let prepared = Prepared::of(source, 5);
        for gone in ["b", "c", "e", "g"] {
            assert!(!prepared.text.contains(gone), "{}", prepared.text);
        }
        assert_eq!(prepared.restore(&prepared.text), source);
        assert_eq!(prepared.line(prepared.text.find('d').unwrap()), 6);
        assert_eq!(prepared.line(prepared.text.find('f').unwrap()), 7);
    }

    #[test]
    fn tags_that_are_never_closed_are_text_however_many_there_are() {
        for open in ["{{ a ", "{{< a ", "{% a ", "{% comment %} a ", "{: a "] {
            let source = open.repeat(100_000) + "\n}";
            let prepared = Prepared::of(&source, 1);
            assert_eq!(prepared.restore(&prepared.text), source);
        }
    }

    #[test]
    fn tags_that_name_addresses_are_filled_in() {
        for (tag, address) in [
            ("{{< ref \"../other.md#x\" >}}", Some("../other.md#x")),
            ("{% post_url 2024-05-01-other %}", Some("2024-05-01-other")),
            ("{{ site.baseurl }}/a/", Some("/a/")),
            ("{{ '/a/' | relative_url }}", Some("/a/")),
            ("{{ page.link }}", None),
        ] {
            let prepared = Prepared::of(tag, 1);
            assert_eq!(prepared.address(&prepared.text).as_deref(), address, "{tag}");
        }
    }

    #[test]
    fn attributes_of_a_heading_come_to_stand_at_its_end() {
        for source in ["## A\n{: #b .c}\nd", "## A {: #b .c}\nd", "## A\n{:#b .c}\nd"] {
            let prepared = Prepared::of(source, 1);
            assert!(prepared.text.starts_with("## A {#b .c}\n"), "{}", prepared.text);
            let line = source.lines().count();
            assert_eq!(prepared.line(prepared.text.find('d').unwrap()), line, "{source}");
        }
        let prepared = Prepared::of("A\n{: #b}", 1);
        assert_eq!(prepared.restore(&prepared.text), "A\n{: #b}");
    }

    #[test]
    fn code_between_tags_becomes_a_block_of_code() {
        let prepared = Prepared::of("{% highlight ruby %}\nputs 1\n{% endhighlight %}\n", 1);
        assert_eq!(prepared.text, "```ruby\nputs 1\n```\n");
        let prepared = Prepared::of("{% highlight a\nb %}", 1);
        assert!(
            !prepared.text.contains("```"),
            "a tag with a line break stays as it is"
        );
    }

    #[test]
    fn a_shortcode_names_a_video_by_its_id_or_its_address() {
        let youtube = "https://www.youtube.com/watch?v=aB3_-456789";
        for (tag, address, title) in [
            ("{{< youtube aB3_-456789 >}}", youtube, ""),
            (
                "{{< youtube id=\"aB3_-456789\" title=\"A film\" >}}",
                youtube,
                "A film",
            ),
            (
                "{% youtube https://youtu.be/aB3_-456789 %}",
                "https://youtu.be/aB3_-456789",
                "",
            ),
            ("{% include youtube.html id=\"aB3_-456789\" %}", youtube, ""),
            ("{% vimeo 123 %}", "https://vimeo.com/123", ""),
        ] {
            assert_eq!(video(tag), Some((address.to_owned(), title.to_owned())), "{tag}");
        }
        assert_eq!(video("{{< figure src=\"a.png\" >}}"), None);
    }
}
