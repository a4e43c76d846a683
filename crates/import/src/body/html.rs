//! HTML inside Markdown, in pieces: the words can be kept, the tags can't.

/// A piece of HTML.
#[derive(Debug, PartialEq, Eq)]
pub(super) enum Piece<'a> {
    Text(&'a str),
    /// A tag, with its name in lower case, which begins with a slash where the tag closes something.
    Tag {
        source: &'a str,
        name: String,
    },
    /// What has no words for readers: a comment, a script, a style.
    Hidden(&'a str),
}

/// Divides HTML into its pieces.
pub(super) fn pieces(html: &str) -> Vec<Piece<'_>> {
    let mut pieces = Vec::new();
    let mut rest = html;
    while let Some(place) = rest.find('<') {
        let (before, from) = rest.split_at(place);
        let end = end_of_tag(from);
        let Some((piece, length)) = end else {
            break;
        };
        if !before.is_empty() {
            pieces.push(Piece::Text(before));
        }
        pieces.push(piece);
        rest = &from[length..];
    }
    if !rest.is_empty() {
        pieces.push(Piece::Text(rest));
    }
    pieces
}

/// The tag or the hidden thing that a text begins with, and its length. Nothing where the `<` is only a sign.
fn end_of_tag(text: &str) -> Option<(Piece<'_>, usize)> {
    let until = |mark: &str| text.find(mark).map_or(text.len(), |place| place + mark.len());
    let hidden = |end: usize| Some((Piece::Hidden(&text[..end]), end));
    if text.starts_with("<!--") {
        return hidden(until("-->"));
    }
    if text.starts_with("<!") || text.starts_with("<?") {
        return hidden(until(">"));
    }
    let after = text[1..].strip_prefix('/').unwrap_or(&text[1..]);
    if !after.starts_with(|c: char| c.is_ascii_alphabetic()) {
        let next = text[1..].find('<').map_or(text.len(), |place| place + 1);
        return Some((Piece::Text(&text[..next]), next));
    }
    let length = after
        .find(|c: char| !c.is_ascii_alphanumeric() && c != '-')
        .unwrap_or(after.len());
    let mut name = after[..length].to_ascii_lowercase();
    if ["script", "style"].contains(&name.as_str()) && !text.starts_with("</") {
        return hidden(until(&format!("</{name}>")));
    }
    if text.starts_with("</") {
        name.insert(0, '/');
    }
    let end = end_outside_quotes(text);
    Some((
        Piece::Tag {
            source: &text[..end],
            name,
        },
        end,
    ))
}

fn end_outside_quotes(text: &str) -> usize {
    let mut quote = None;
    for (place, c) in text.char_indices() {
        match (quote, c) {
            (None, '>') => return place + 1,
            (None, '"' | '\'') => quote = Some(c),
            (Some(open), c) if open == c => quote = None,
            _ => {}
        }
    }
    text.len()
}

/// The value of an attribute of a tag, with its entities resolved.
pub(super) fn attribute(tag: &str, name: &str) -> Option<String> {
    let mut from = 0;
    while let Some(found) = tag[from..].find(name) {
        let place = from + found;
        from = place + name.len();
        let value = tag[from..].trim_start().strip_prefix('=').map(str::trim_start);
        let Some(value) = value.filter(|_| tag[..place].ends_with(char::is_whitespace)) else {
            continue;
        };
        let value = match value.chars().next()? {
            quote @ ('"' | '\'' | '`') => value[1..].split(quote).next()?,
            _ => value.split([' ', '\n', '\t', '>']).next()?,
        };
        return Some(html_escape::decode_html_entities(value).into_owned());
    }
    None
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn html_falls_into_words_tags_and_what_is_hidden() {
        let tag = |source, name: &str| Piece::Tag {
            source,
            name: name.to_owned(),
        };
        assert_eq!(
            pieces("<p class=\">\">a < b<BR/></p><!-- c --><script>d</script>"),
            [
                tag("<p class=\">\">", "p"),
                Piece::Text("a "),
                Piece::Text("< b"),
                tag("<BR/>", "br"),
                tag("</p>", "/p"),
                Piece::Hidden("<!-- c -->"),
                Piece::Hidden("<script>d</script>"),
            ]
        );
    }

    #[test]
    fn an_attribute_is_read_however_it_is_quoted() {
        let tag = "<img data-src='x' alt=\"a &amp; b\" src = y>";
        assert_eq!(attribute(tag, "alt").as_deref(), Some("a & b"));
        assert_eq!(attribute(tag, "src").as_deref(), Some("y"));
        assert_eq!(attribute(tag, "width"), None);
    }
}
