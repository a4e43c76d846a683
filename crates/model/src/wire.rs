//! How the model is read from JSON. serde writes it; `#[derive(FromJson)]` reads the same names.

pub use crate::json::Json;
pub use dateline_macros::FromJson;

/// A type that can be read from JSON.
pub trait FromJson: Sized {
    /// Reads a value; nothing where it is not one of this type.
    fn from_json(json: &Json) -> Option<Self>;
}

impl FromJson for String {
    fn from_json(json: &Json) -> Option<Self> {
        json.text()
    }
}

impl FromJson for u32 {
    fn from_json(json: &Json) -> Option<Self> {
        json.count()
    }
}

impl FromJson for bool {
    fn from_json(json: &Json) -> Option<Self> {
        json.truth()
    }
}

impl<T: FromJson> FromJson for Option<T> {
    fn from_json(json: &Json) -> Option<Self> {
        if json.is_absent() {
            Some(None)
        } else {
            T::from_json(json).map(Some)
        }
    }
}

impl<T: FromJson> FromJson for Vec<T> {
    fn from_json(json: &Json) -> Option<Self> {
        json.items()?.iter().map(T::from_json).collect()
    }
}

impl<T: FromJson> FromJson for Box<T> {
    fn from_json(json: &Json) -> Option<Self> {
        T::from_json(json).map(Self::new)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::*;

    fn comes_back<T: FromJson + serde::Serialize + PartialEq + std::fmt::Debug>(value: &T) {
        let text = serde_json::to_string(value).unwrap();
        assert_eq!(
            T::from_json(&Json::parse(&text).unwrap()).as_ref(),
            Some(value),
            "{text}"
        );
    }

    fn anchor(words: &str) -> Anchor {
        Anchor::new(words).unwrap()
    }

    fn text() -> Vec<Inline> {
        let to = |target| Inline::Link {
            to: target,
            text: vec![Inline::Emphasis(vec![Inline::Text("a".to_owned())])],
        };
        vec![
            Inline::Strong(vec![Inline::Code("b".to_owned())]),
            to(LinkTarget::Internal("/news/".to_owned())),
            to(LinkTarget::External("https://a.example".to_owned())),
        ]
    }

    fn teaser() -> Teaser {
        Teaser {
            slug: Slug::new("a-story").unwrap(),
            section: Section {
                slug: Slug::new("news").unwrap(),
                name: "News “today”".to_owned(),
            },
            label: Some(Label::Analysis),
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

    fn newsletter() -> Newsletter {
        Newsletter {
            heading: "A".to_owned(),
            text: text(),
            action: "https://a.example/".to_owned(),
            email_field: "email".to_owned(),
            hidden: vec![FormField {
                name: "l".to_owned(),
                value: "1".to_owned(),
            }],
            button: "B".to_owned(),
            consent: text(),
        }
    }

    fn image() -> Image {
        Image {
            focus: None,
            dark: None,
            path: "/pictures/a-h1a2b3c4d5e6f.jpg".to_owned(),
            width: 4,
            height: 3,
            colour: Some("#8c1c13".to_owned()),
        }
    }

    fn recording() -> Recording {
        Recording {
            title: "R".to_owned(),
            file: "/recordings/a-h1a2b3c4d5e6f.mp4".to_owned(),
            note: "0:02 · 9 kB".to_owned(),
            video: Some(Video {
                width: 4,
                height: 3,
                poster: Some(image().path),
                tracks: vec![Track {
                    file: "/recordings/a-h1a2b3c4d5e6f.vtt".to_owned(),
                    kind: TrackKind::Captions,
                    language: "en".to_owned(),
                    label: None,
                }],
            }),
            caption: text(),
            credit: None,
            transcript: vec![Block::Separator],
            seconds: None,
            length: 0,
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
                id: anchor("b"),
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
            Block::Newsletter(newsletter()),
            Block::Recording(recording()),
        ];
        let Teaser {
            slug,
            section,
            label,
            title,
            summary,
            date_published,
            language,
            image: _,
        } = teaser();
        let note = Note {
            date: date_published.clone(),
            text: text(),
        };
        Article {
            slug,
            section,
            label,
            title,
            summary,
            unpublished: Some(Unpublished::Embargoed),
            date_modified: Some(date_published.clone()),
            date_published,
            authors: vec![Author {
                name: "D".to_owned(),
                desk: false,
                url: None,
                profile: Some(Profile {
                    slug: Slug::new("d").unwrap(),
                    role: Some("D".to_owned()),
                    picture: Some(image()),
                    bio: text(),
                    links: vec![NavigationLink {
                        label: "D".to_owned(),
                        to: LinkTarget::External("https://d.example".to_owned()),
                    }],
                    accounts: Vec::new(),
                }),
            }],
            tags: vec!["E".to_owned()],
            language,
            image: Some(picture),
            opening: blocks.clone(),
            sections: vec![BodySection {
                id: anchor("f"),
                heading: "F".to_owned(),
                blocks: blocks.clone(),
            }],
            faqs: vec![Faq {
                id: anchor("g"),
                question: "G?".to_owned(),
                answer: blocks,
            }],
            closing: text(),
            corrections: vec![note.clone()],
            updates: vec![note],
            sources: vec![Cited {
                title: "H".to_owned(),
                url: "https://a.example".to_owned(),
                publisher: Some("I".to_owned()),
            }],
        }
    }

    fn neighbours() -> Neighbours {
        Neighbours {
            previous: None,
            next: Some(Neighbour {
                slug: Slug::new("next").unwrap(),
                title: "Next".to_owned(),
                language: Some("ko".to_owned()),
            }),
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
        let looks = [
            Look::Lead,
            Look::Grid,
            Look::List,
            Look::Headlines,
            Look::Ranking,
            Look::Opinion,
            Look::Newsletter,
            Look::Notice,
        ];
        let containers = looks.map(|look| Container {
            look,
            title: text(),
            text: text(),
            cards: vec![Card {
                teaser: teaser(),
                kicker: Some("News".to_owned()),
                columns: 7,
                rows: 4,
                alone: true,
            }],
            newsletter: Some(newsletter()),
        });
        let listing = Listing {
            breaking: text(),
            containers: containers.to_vec(),
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
                    newsletter: Some(newsletter()),
                    article: article(),
                    neighbours: neighbours(),
                    related: related.to_vec(),
                    trending: trending.clone(),
                    comments: Some(CommentSettings {
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
                title: "A".to_owned(),
                description: "B".to_owned(),
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
                to: LinkTarget::Internal("/".to_owned()),
            }],
            share_targets: ShareService::ALL.to_vec(),
            words: Words(vec!["W".to_owned(); Word::ALL.len()]),
        });
    }

    #[test]
    fn another_number_of_words_is_no_table_of_this_app() {
        let read = |words: Vec<&str>| {
            let text = serde_json::to_string(&words).unwrap();
            Words::from_json(&Json::parse(&text).unwrap())
        };
        let count = Word::ALL.len();
        assert!(read(vec!["W"; count]).is_some());
        for other in [0, count - 1, count + 1] {
            assert_eq!(read(vec!["W"; other]), None, "{other}");
        }
    }

    #[test]
    fn what_is_no_page_is_not_read_as_one() {
        for bad in [
            "null",
            "[]",
            "{\"format\":1,\"path\":7}",
            "{\"format\":1,\"path\":\"/\",\"title\":\"\",\"description\":\"\",\"page\":{\"hologram\":[]}}",
            "{\"format\":1,\"path\":\"/\",\"title\":\"\",\"description\":\"\",\"page\":{\"not_found\":{}}}",
            "{\"format\":-1,\"path\":\"/\",\"title\":\"\",\"description\":\"\",\"page\":{\"not_found\":{\"trending\":[]}}}",
        ] {
            assert_eq!(PageData::from_json(&Json::parse(bad).unwrap()), None, "{bad}");
        }
    }
}
