//! Reading the model from JSON.
//!
//! The publisher writes pages with serde. The app reads them with this: what serde derives for reading is
//! made for every format there is, and was a fifth of the bundle (ARCHITECTURE.md, "Pages are read by hand").
//! A test here holds the two against each other.

use super::Json;
use dateline_model::{
    Article, ArticlePage, Author, Block, BodySection, CommentSource, Comments, Faq, Front, Image, Inline,
    Listing, Moment, NavigationLink, NotFound, Page, PageData, Picture, Reason, Related, Section,
    SectionPage, ShareTarget, Site, Slug, Target, Teaser, Word, Words,
};

/// A type that can be read from JSON.
pub trait Read: Sized {
    /// Reads a value; nothing where it is none of this type.
    fn read(json: &Json) -> Option<Self>;
}

impl Read for String {
    fn read(json: &Json) -> Option<Self> {
        json.text()
    }
}

impl Read for u32 {
    fn read(json: &Json) -> Option<Self> {
        json.count()
    }
}

impl Read for bool {
    fn read(json: &Json) -> Option<Self> {
        json.truth()
    }
}

impl<T: Read> Read for Option<T> {
    fn read(json: &Json) -> Option<Self> {
        if json.is_absent() {
            Some(None)
        } else {
            T::read(json).map(Some)
        }
    }
}

impl<T: Read> Read for Vec<T> {
    fn read(json: &Json) -> Option<Self> {
        json.items()?.iter().map(T::read).collect()
    }
}

impl<T: Read> Read for Box<T> {
    fn read(json: &Json) -> Option<Self> {
        T::read(json).map(Self::new)
    }
}

impl Read for Slug {
    fn read(json: &Json) -> Option<Self> {
        Self::new(json.text()?).ok()
    }
}

impl Read for Words {
    fn read(json: &Json) -> Option<Self> {
        // Another number of words is another app's table: no word of it would stand at its place.
        let words = Vec::read(json)?;
        (words.len() == Word::ALL.len()).then_some(Self(words))
    }
}

impl Read for ShareTarget {
    fn read(json: &Json) -> Option<Self> {
        let name = json.text()?;
        Self::ALL.into_iter().find(|target| target.as_str() == name)
    }
}

/// The fields of a type are members of an object by the same names.
macro_rules! fields {
    ($($type:ident { $($field:ident),* })*) => { $(
        impl Read for $type {
            fn read(json: &Json) -> Option<Self> {
                Some(Self { $($field: Read::read(&json.get(stringify!($field)))?),* })
            }
        }
    )* };
}

fields! {
    PageData { format, path, page }
    Front { listing, trending }
    SectionPage { section, description, listing }
    ArticlePage { article, related, trending, comments }
    NotFound { trending }
    Listing { teasers, page, pages }
    Article {
        slug, section, title, summary, date_published, date_modified, authors, tags, language, image, opening,
        sections, faqs, closing
    }
    BodySection { id, heading, blocks }
    Faq { id, question, answer }
    Picture { image, alt, caption, credit }
    Image { path, width, height, colour }
    Teaser { slug, section, title, summary, date_published, language, image }
    Moment { datetime, text }
    Related { teaser, reason }
    Section { slug, name }
    NavigationLink { label, to }
    Comments { source, closed, total }
    Site { title, description, base_url, base_path, language, navigation, share_targets, words }
}

impl Read for Author {
    fn read(json: &Json) -> Option<Self> {
        // What search engines are told of an author does not travel.
        Some(Self {
            name: Read::read(&json.get("name"))?,
            desk: false,
            url: None,
        })
    }
}

/// The variants of a type: each is an object with one member, which has the variant's name, or (a variant
/// with nothing in it) just that name.
macro_rules! variants {
    ($($type:ident { $($name:literal => $variant:ident $shape:tt),* })*) => { $(
        impl Read for $type {
            fn read(json: &Json) -> Option<Self> {
                let (name, inner) = json.variant()?;
                Some(match name.as_str() {
                    $($name => variants!(@ $type $variant inner $shape),)*
                    _ => return None,
                })
            }
        }
    )* };
    (@ $type:ident $variant:ident $inner:ident ()) => { $type::$variant };
    (@ $type:ident $variant:ident $inner:ident (_)) => { $type::$variant(Read::read(&$inner)?) };
    (@ $type:ident $variant:ident $inner:ident { $($field:ident),* }) => {
        $type::$variant { $($field: Read::read(&$inner.get(stringify!($field)))?),* }
    };
}

variants! {
    Page {
        "front" => Front(_), "section" => Section(_), "article" => Article(_), "not_found" => NotFound(_)
    }
    Block {
        "paragraph" => Paragraph(_), "subheading" => Subheading { id, text }, "see_also" => SeeAlso(_),
        "quote" => Quote { text, cite }, "list" => List { ordered, items }, "figure" => Figure(_)
    }
    Inline {
        "text" => Text(_), "code" => Code(_), "strong" => Strong(_), "emphasis" => Emphasis(_),
        "link" => Link { to, text }
    }
    Target { "inside" => Inside(_), "outside" => Outside(_) }
    Reason { "tag" => Tag(_), "section" => Section(_), "latest" => Latest() }
    CommentSource { "isso" => Isso { url, moderated }, "mastodon" => Mastodon { instance, status } }
}

#[cfg(test)]
mod tests {
    use super::*;
    use dateline_model::FORMAT;

    fn comes_back<T: Read + serde::Serialize + PartialEq + std::fmt::Debug>(value: &T) {
        let text = serde_json::to_string(value).unwrap();
        assert_eq!(
            T::read(&Json::parse(&text).unwrap()).as_ref(),
            Some(value),
            "{text}"
        );
    }

    fn text() -> Vec<Inline> {
        let to = |target| Inline::Link {
            to: target,
            text: vec![Inline::Emphasis(vec![Inline::Text("a".to_owned())])],
        };
        vec![
            Inline::Strong(vec![Inline::Code("b".to_owned())]),
            to(Target::Inside("/news/".to_owned())),
            to(Target::Outside("https://a.example".to_owned())),
        ]
    }

    fn teaser() -> Teaser {
        Teaser {
            slug: Slug::new("a-story").unwrap(),
            section: Section {
                slug: Slug::new("news").unwrap(),
                name: "News “today”".to_owned(),
            },
            title: "A story".to_owned(),
            summary: "In short.".to_owned(),
            date_published: Moment {
                datetime: "2026-11-24T09:30:00Z".to_owned(),
                text: "24 November 2026".to_owned(),
            },
            language: Some("ar".to_owned()),
            image: Some(image()),
        }
    }

    fn image() -> Image {
        Image {
            path: "/pictures/a-h1a2b3c4d5e6f.jpg".to_owned(),
            width: 4,
            height: 3,
            colour: Some("#8c1c13".to_owned()),
        }
    }

    fn article() -> Article {
        let picture = Picture {
            image: image(),
            alt: "A".to_owned(),
            caption: text(),
            credit: None,
        };
        let blocks = vec![
            Block::Paragraph(text()),
            Block::Subheading {
                id: "b".to_owned(),
                text: "B".to_owned(),
            },
            Block::SeeAlso(teaser()),
            Block::Quote {
                text: text(),
                cite: Some("C".to_owned()),
            },
            Block::List {
                ordered: true,
                items: vec![text()],
            },
            Block::Figure(picture.clone()),
        ];
        let Teaser {
            slug,
            section,
            title,
            summary,
            date_published,
            language,
            image: _,
        } = teaser();
        Article {
            slug,
            section,
            title,
            summary,
            date_modified: Some(date_published.clone()),
            date_published,
            authors: vec![Author {
                name: "D".to_owned(),
                desk: false,
                url: None,
            }],
            tags: vec!["E".to_owned()],
            language,
            image: Some(picture),
            opening: blocks.clone(),
            sections: vec![BodySection {
                id: "f".to_owned(),
                heading: "F".to_owned(),
                blocks: blocks.clone(),
            }],
            faqs: vec![Faq {
                id: "g".to_owned(),
                question: "G?".to_owned(),
                answer: blocks,
            }],
            closing: text(),
        }
    }

    #[test]
    fn what_the_publisher_writes_is_what_the_app_reads() {
        let trending = vec![teaser()];
        let related = [
            Reason::Tag("a".to_owned()),
            Reason::Section("b".to_owned()),
            Reason::Latest,
        ];
        let related = related.map(|reason| Related {
            teaser: teaser(),
            reason,
        });
        let listing = Listing {
            teasers: trending.clone(),
            page: 1,
            pages: 2,
        };
        let comments = [
            CommentSource::Isso {
                url: "https://a.example".to_owned(),
                moderated: true,
            },
            CommentSource::Mastodon {
                instance: "https://b.example".to_owned(),
                status: "1".to_owned(),
            },
        ];
        let mut pages = comments
            .map(|source| {
                Page::Article(Box::new(ArticlePage {
                    article: article(),
                    related: related.to_vec(),
                    trending: trending.clone(),
                    comments: Some(Comments {
                        source,
                        closed: true,
                        total: Some(3),
                    }),
                }))
            })
            .to_vec();
        pages.extend([
            Page::Front(Front {
                listing: listing.clone(),
                trending: trending.clone(),
            }),
            Page::Section(SectionPage {
                section: teaser().section,
                description: String::new(),
                listing,
            }),
            Page::NotFound(NotFound { trending }),
        ]);
        for page in pages {
            comes_back(&PageData {
                format: FORMAT,
                path: "/a/".to_owned(),
                page,
            });
        }
        comes_back(&Site {
            title: "Paper".to_owned(),
            description: "A paper.".to_owned(),
            base_url: "https://paper.example".to_owned(),
            base_path: "/".to_owned(),
            language: "en".to_owned(),
            navigation: vec![NavigationLink {
                label: "Home".to_owned(),
                to: Target::Inside("/".to_owned()),
            }],
            share_targets: ShareTarget::ALL.to_vec(),
            words: Words(vec!["W".to_owned(); Word::ALL.len()]),
        });
    }

    #[test]
    fn what_is_no_page_is_not_read_as_one() {
        for bad in [
            "null",
            "[]",
            "{\"format\":1,\"path\":7}",
            "{\"format\":1,\"path\":\"/\",\"page\":{\"hologram\":[]}}",
            "{\"format\":1,\"path\":\"/\",\"page\":{\"not_found\":{}}}",
            "{\"format\":-1,\"path\":\"/\",\"page\":{\"not_found\":{\"trending\":[]}}}",
        ] {
            assert_eq!(PageData::read(&Json::parse(bad).unwrap()), None, "{bad}");
        }
    }
}
