//! What XML allows.

use anyhow::{Context, Result};

/// A document without the characters that XML cannot hold, not even escaped (XML 1.0, section 2.2): the
/// libraries that write XML escape markup, but let these through, and a parser then refuses the whole.
pub(super) fn sound(document: Vec<u8>) -> Result<String> {
    let document = String::from_utf8(document).context("a document is not UTF-8")?;
    Ok(document.chars().filter(|c| is_allowed(*c)).collect())
}

fn is_allowed(c: char) -> bool {
    !matches!(c, '\0'..='\x08' | '\x0b' | '\x0c' | '\x0e'..='\x1f' | '\u{fffe}' | '\u{ffff}')
}

#[cfg(test)]
mod tests {
    use super::sound;

    #[test]
    fn only_what_xml_can_hold_is_left() {
        let document = "<a>\u{0}b\u{b}\u{1b}\tc\r\n\u{fffe}d \u{85}\u{1f4f0}</a>";
        assert_eq!(
            sound(document.into()).unwrap(),
            "<a>b\tc\r\nd \u{85}\u{1f4f0}</a>"
        );
    }
}
