//! Who may use what is published: a licence of Creative Commons by its SPDX identifier, or © and who holds the rights.

use dateline_model::{Rights, Words};

use super::problem::Complaint;

/// The licences of Creative Commons, as their addresses have them.
const KINDS: [&str; 6] = ["by", "by-sa", "by-nd", "by-nc", "by-nc-sa", "by-nc-nd"];

/// Their versions.
const VERSIONS: [&str; 4] = ["4.0", "3.0", "2.5", "2.0"];

/// The years from the first story to the last, as a notice has them (Universal Copyright Convention, article III). They are
/// those of the stories: the same content makes the same site whenever that is, and no new year is claimed for old stories.
pub(super) fn years(first: &str, last: &str, words: &Words) -> String {
    let year = |date: &str| words.digits(date.get(..4).unwrap_or_default());
    let (first, last) = (year(first), year(last));
    if first == last {
        first
    } else {
        format!("{first}–{last}")
    }
}

/// Reads what a newsroom wrote. `years` stand in a notice where it has none.
pub(super) fn rights(text: &str, years: Option<String>) -> Result<Rights, Complaint> {
    let text = text.trim();
    if let Some(notice) = text.strip_prefix('©') {
        return reserved(notice.trim(), years);
    }
    licence(text).ok_or_else(|| {
        let message = format!("`{text}` is neither a licence of Creative Commons nor a notice with ©");
        let lower = text.to_lowercase();
        let sign = ["(c)", "copyright"].into_iter().find(|sign| lower.starts_with(sign));
        let fix = match sign.and_then(|sign| text.get(sign.len()..)) {
            Some(notice) => format!("Write \"© {}\".", notice.trim()),
            None => "Write CC-BY-4.0 or another of CC-BY-SA, CC-BY-ND, CC-BY-NC, CC-BY-NC-SA, CC-BY-NC-ND with its version, \
                     CC0-1.0, or © and who holds the rights. Other terms can be linked to in \"text\"."
                .to_owned(),
        };
        Complaint::error(message, fix)
    })
}

fn reserved(notice: &str, years: Option<String>) -> Result<Rights, Complaint> {
    let holder =
        notice.trim_start_matches(|c: char| c.is_numeric() || c.is_whitespace() || ",-–—".contains(c));
    if holder.is_empty() {
        return Err(Complaint::error(
            "the notice does not say who holds the rights",
            "Write \"© The Harbour Post\".",
        ));
    }
    let written = notice.strip_suffix(holder).unwrap_or_default().trim();
    Ok(Rights::Reserved {
        years: if written.is_empty() {
            years
        } else {
            Some(written.to_owned())
        },
        holder: holder.to_owned(),
    })
}

/// A licence of Creative Commons, also with spaces as in its name: `CC BY 4.0`.
fn licence(text: &str) -> Option<Rights> {
    let identifier = text.to_ascii_lowercase().replace(' ', "-");
    let place = if identifier == "cc0-1.0" {
        "publicdomain/zero/1.0".to_owned()
    } else {
        let (kind, version) = identifier.strip_prefix("cc-")?.rsplit_once('-')?;
        let is_known = KINDS.contains(&kind) && VERSIONS.contains(&version);
        is_known.then(|| format!("licenses/{kind}/{version}"))?
    };
    // As Creative Commons writes names: `CC BY-SA 4.0`.
    let name = identifier.to_ascii_uppercase().replacen("CC-", "CC ", 1);
    let (name, version) = name.rsplit_once('-')?;
    Some(Rights::Licence {
        name: format!("{name} {version}"),
        address: format!("https://creativecommons.org/{place}/"),
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_licence_is_known_by_its_identifier_and_by_its_name() {
        for (text, name, place) in [
            ("CC-BY-4.0", "CC BY 4.0", "licenses/by/4.0"),
            ("cc by-sa 3.0", "CC BY-SA 3.0", "licenses/by-sa/3.0"),
            ("CC BY NC ND 2.5", "CC BY-NC-ND 2.5", "licenses/by-nc-nd/2.5"),
            ("CC0-1.0", "CC0 1.0", "publicdomain/zero/1.0"),
        ] {
            let expected = Rights::Licence {
                name: name.to_owned(),
                address: format!("https://creativecommons.org/{place}/"),
            };
            assert_eq!(rights(text, None).unwrap(), expected);
        }
    }

    #[test]
    fn a_notice_has_the_years_that_are_written_or_else_those_of_the_stories() {
        let notice = |text: &str| rights(text, Some("2019–2026".to_owned())).unwrap().notice();
        assert_eq!(notice("© The Harbour Post"), "© 2019–2026 The Harbour Post");
        assert_eq!(
            notice("©1999–2004 The Harbour Post"),
            "© 1999–2004 The Harbour Post"
        );
        assert_eq!(rights("© Post", None).unwrap().notice(), "© Post");
    }

    #[test]
    fn what_is_neither_is_refused_with_what_to_write() {
        for (text, fix) in [
            ("(c) The Harbour Post", "\"© The Harbour Post\""),
            ("Copyright 2026 Post", "\"© 2026 Post\""),
            ("CC-BY-9.0", "CC-BY-4.0"),
            ("MIT", "\"text\""),
            ("© 2026", "© The Harbour Post"),
        ] {
            let complaint = rights(text, None).unwrap_err();
            assert!(complaint.fix.contains(fix), "{text}: {complaint:?}");
        }
    }
}
