//! The tokens of HTML inside Markdown: the words can be kept, the tags can't.

use std::ops::Range;

/// A token of HTML.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) enum Token<'a> {
    Text(&'a str),
    /// A tag, with its name in lower case, which begins with a slash in a closing tag.
    Tag {
        source: &'a str,
        name: String,
    },
    /// Something without words for readers: a comment, a script, a style.
    Hidden(&'a str),
}

/// Splits HTML into tokens.
pub(super) fn tokens(html: &str) -> Vec<Token<'_>> {
    let mut tokens = Vec::new();
    let mut rest = html;
    while let Some(start) = rest.find('<') {
        let (before, from) = rest.split_at(start);
        let Some((token, length)) = first_token(from) else {
            break;
        };
        if !before.is_empty() {
            tokens.push(Token::Text(before));
        }
        tokens.push(token);
        rest = &from[length..];
    }
    if !rest.is_empty() {
        tokens.push(Token::Text(rest));
    }
    tokens
}

/// The token that begins with the `<` at the start of a text, and its length.
fn first_token(text: &str) -> Option<(Token<'_>, usize)> {
    let until = |mark: &str| text.find(mark).map_or(text.len(), |at| at + mark.len());
    let hidden = |end: usize| Some((Token::Hidden(&text[..end]), end));
    if text.starts_with("<!--") {
        return hidden(until("-->"));
    }
    if text.starts_with("<!") || text.starts_with("<?") {
        return hidden(until(">"));
    }
    let after = text[1..].strip_prefix('/').unwrap_or(&text[1..]);
    if !after.starts_with(|c: char| c.is_ascii_alphabetic()) {
        let next = text[1..].find('<').map_or(text.len(), |at| at + 1);
        return Some((Token::Text(&text[..next]), next));
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
        Token::Tag {
            source: &text[..end],
            name,
        },
        end,
    ))
}

fn end_outside_quotes(text: &str) -> usize {
    let mut quote = None;
    for (at, c) in text.char_indices() {
        match (quote, c) {
            (None, '>') => return at + 1,
            (None, '"' | '\'') => quote = Some(c),
            (Some(open), c) if open == c => quote = None,
            _ => {}
        }
    }
    text.len()
}

/// The value of an attribute of a tag, with its entities decoded.
pub(super) fn attribute(tag: &str, name: &str) -> Option<String> {
    let mut from = 0;
    while let Some(found) = tag[from..].find(name) {
        let start = from + found;
        from = start + name.len();
        let value = tag[from..].trim_start().strip_prefix('=').map(str::trim_start);
        let Some(value) = value.filter(|_| tag[..start].ends_with(char::is_whitespace)) else {
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

/// How many tokens an element has at most that is looked at as a whole: of thousands of tags that nobody closes each is
/// looked at once.
const LARGEST: usize = 1_000;

/// How many tokens the element has that begins with the first of some tokens; one, where it has no end.
pub(super) fn length(tokens: &[Token<'_>]) -> usize {
    let Some(Token::Tag { name, .. }) = tokens.first() else {
        return 1;
    };
    let mut depth = 0_usize;
    for (index, token) in tokens.iter().take(LARGEST).enumerate() {
        if let Token::Tag { name: found, .. } = token {
            if found == name {
                depth += 1;
            } else if found.strip_prefix('/') == Some(name) {
                depth -= 1;
            }
        }
        if depth == 0 {
            return index + 1;
        }
    }
    1
}

/// The name of the tag that some tokens begin with.
pub(super) fn name<'t>(tokens: &'t [Token<'_>]) -> &'t str {
    match tokens.first() {
        Some(Token::Tag { name, .. }) => name,
        _ => "",
    }
}

/// The opening tags of a name.
pub(super) fn tags<'t>(tokens: &'t [Token<'_>], wanted: &'t str) -> impl Iterator<Item = &'t str> {
    tokens.iter().filter_map(move |token| match token {
        Token::Tag { source, name } if name == wanted => Some(*source),
        _ => None,
    })
}

/// Where the last element of a name is: the caption of pictures comes after those of each.
pub(super) fn inside(tokens: &[Token<'_>], wanted: &str) -> Option<Range<usize>> {
    let is_wanted = |token: &Token<'_>| matches!(token, Token::Tag { name, .. } if name == wanted);
    let start = tokens.iter().rposition(is_wanted)?;
    Some(start..start + length(&tokens[start..]))
}

/// Tokens but for some.
pub(super) fn without<'a>(tokens: &[Token<'a>], part: Option<&Range<usize>>) -> Vec<Token<'a>> {
    let part = part.cloned().unwrap_or_default();
    [&tokens[..part.start], &tokens[part.end..]].concat()
}

/// Whether a token is a tag of a class.
pub(super) fn has_class(token: &Token<'_>, class: &str) -> bool {
    let Token::Tag { source, .. } = token else {
        return false;
    };
    let classes = attribute(source, "class").unwrap_or_default();
    classes.split_whitespace().any(|found| found == class)
}

/// The words, without tags.
pub(super) fn text(tokens: &[Token<'_>]) -> String {
    let words = tokens.iter().map(|token| match token {
        Token::Text(words) => html_escape::decode_html_entities(words),
        _ => " ".into(),
    });
    words.collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn html_is_split_into_words_tags_and_hidden_parts() {
        let tag = |source, name: &str| Token::Tag {
            source,
            name: name.to_owned(),
        };
        assert_eq!(
            tokens("<p class=\">\">a < b<BR/></p><!-- c --><script>d</script>"),
            [
                tag("<p class=\">\">", "p"),
                Token::Text("a "),
                Token::Text("< b"),
                tag("<BR/>", "br"),
                tag("</p>", "/p"),
                Token::Hidden("<!-- c -->"),
                Token::Hidden("<script>d</script>"),
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
