//! The fields that have fields of their own: authors, and the lead picture.

use super::divide::Value;
use super::fields::{Fields, bare, note_lost};
use super::metadata::LeadPicture;
use crate::pictures::missing;
use dateline_content::WebAddress;
use dateline_content::folder::one_line;
use dateline_content::source::AuthorFile;

impl Fields<'_> {
    pub(super) fn authors(&mut self) -> Vec<AuthorFile> {
        let Some(field) = self.take(&["authors", "author", "byline"]) else {
            return Vec::new();
        };
        let values = match field.value {
            Value::List(items) => items,
            value => vec![value],
        };
        values
            .into_iter()
            .filter_map(|value| self.author(value, field.line))
            .collect()
    }

    fn author(&mut self, value: Value, line: usize) -> Option<AuthorFile> {
        let mut author = AuthorFile {
            name: String::new(),
            desk: false,
            url: None,
        };
        match value {
            Value::Table(fields) => {
                for field in fields {
                    let words = one_line(&field.value.words());
                    match bare(&field.name).as_str() {
                        "name" if author.name.is_empty() => author.name = words,
                        "url" | "link" | "website"
                            if words.starts_with("http") && WebAddress::read(&words).is_ok() =>
                        {
                            author.url = Some(words);
                        }
                        _ => note_lost(
                            self.notes,
                            &format!("author: {}", field.name),
                            field.line,
                            &field.value,
                        ),
                    }
                }
                if author.name.is_empty() {
                    self.notes.lost(line, "an author without a name is left out");
                }
            }
            value => author.name = one_line(&value.words()),
        }
        Some(author).filter(|author| !author.name.is_empty())
    }

    pub(super) fn lead_picture(&mut self) -> Option<LeadPicture> {
        let names = [
            "image",
            "cover",
            "featured_image",
            "feature_image",
            "hero_image",
            "hero",
            "banner",
            "thumbnail",
            "images",
        ];
        let field = self.take(&names)?;
        let mut lead = LeadPicture {
            line: field.line,
            url: String::new(),
            alt: String::new(),
            caption: None,
            credit: None,
        };
        let mut value = field.value;
        if let Value::List(items) = value {
            let mut items = items.into_iter();
            value = items.next()?;
            for other in items {
                self.notes.lost(
                    field.line,
                    format!(
                        "an article has one lead picture; another is left out: {}",
                        other.words()
                    ),
                );
            }
        }
        match value {
            Value::Table(fields) => {
                for inner in fields {
                    let words = one_line(&inner.value.words());
                    match bare(&inner.name).as_str() {
                        "src" | "url" | "path" | "image" | "file" | "feature" | "filename"
                            if lead.url.is_empty() =>
                        {
                            lead.url = words;
                        }
                        "alt" => lead.alt = words,
                        "caption" | "title" if lead.caption.is_none() => lead.caption = Some(words),
                        "credit" | "photographer" => lead.credit = Some(words),
                        _ => note_lost(
                            self.notes,
                            &format!("{}: {}", field.name, inner.name),
                            inner.line,
                            &inner.value,
                        ),
                    }
                }
            }
            value => lead.url = one_line(&value.words()),
        }
        let alts = [
            "image_alt",
            "cover_alt",
            "featured_image_alt",
            "hero_image_alt",
            "thumbnail_alt",
            "alt",
        ];
        if lead.alt.is_empty() {
            lead.alt = self.text(&alts).unwrap_or_default();
        }
        let captions = ["image_caption", "cover_caption", "caption"];
        let given = |text: &String| !text.is_empty();
        lead.caption = lead.caption.filter(given).or_else(|| self.text(&captions));
        let credits = ["image_credit", "cover_credit", "photo_credit", "credit"];
        lead.credit = lead.credit.filter(given).or_else(|| self.text(&credits));
        if lead.url.is_empty() {
            let words = [Some(&*lead.alt), lead.caption.as_deref(), lead.credit.as_deref()];
            self.notes
                .lost(field.line, missing("", &words, "no file is named"));
            return None;
        }
        Some(lead)
    }
}
