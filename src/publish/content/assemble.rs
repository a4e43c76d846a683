//! From what a newsroom wrote to what readers get: text into spans, slugs into stories, dates into words.

use std::collections::BTreeMap;
use std::path::{Path, PathBuf};

use time::OffsetDateTime;

use super::dates::{day, moment, parse_date};
use super::names::{Name, Names, Places};
use super::pictures::find_picture;
use super::problem::{Problem, Severity};
use super::source::{ArticleFile, BlockFile, PictureFile, SiteFile};
use super::{File, Newsroom, markdown};
use crate::model::{
    Article, Author, Block, BodySection, Faq, Inline, NavigationLink, Picture, Section, Site, Slug, Teaser,
};
use crate::publish::social_card::missing_glyphs;
use crate::route::{PAGE, Route};

/// Makes the newsroom of the files, and finds what is wrong between them.
pub(super) fn newsroom(
    folder: &Path,
    site_file: &File<SiteFile>,
    files: &[(Slug, File<ArticleFile>)],
    names: &Names,
    problems: &mut Vec<Problem>,
) -> Newsroom {
    let sections = sections(site_file, problems);
    let mut assembler = Assembler {
        pictures_folder: folder.join("pictures"),
        names,
        files: files.iter().map(|(slug, file)| (slug, &file.value)).collect(),
        sections: &sections,
        pictures: BTreeMap::new(),
        problems,
    };
    let site = assembler.site(site_file);
    let trending = assembler.trending(site_file);
    let mut articles = Vec::new();
    let mut pictures = BTreeMap::new();
    let mut held_back = 0;
    for (slug, file) in files {
        // What is held back is checked too, but nothing of it is kept.
        let article = assembler.article(slug, file);
        let found = std::mem::take(&mut assembler.pictures);
        if names.articles[slug].held_back {
            held_back += 1;
        } else if let Some(article) = article {
            articles.push(article);
            pictures.extend(found);
        }
    }
    // By time, whatever offset it was written with; by slug where two are of one moment.
    let time_of = |article: &Article| parse_date(&article.date_published.datetime);
    articles.sort_by(|a, b| time_of(b).cmp(&time_of(a)).then_with(|| a.slug.cmp(&b.slug)));
    Newsroom {
        site,
        sections,
        page_size: site_file.value.page_size,
        trending,
        articles,
        pictures,
        held_back,
    }
}

fn sections(file: &File<SiteFile>, problems: &mut Vec<Problem>) -> Vec<(Section, String)> {
    let mut sections = Vec::new();
    for (index, section) in file.value.sections.iter().enumerate() {
        let mut error = |message: &str, fix: &str| {
            let path = format!("/sections/{index}/slug");
            problems.push(Problem::at(
                Severity::Error,
                &file.name,
                &file.text,
                &path,
                message,
                fix,
            ));
        };
        let earlier = file.value.sections[..index]
            .iter()
            .any(|other| other.slug == section.slug);
        if earlier {
            error(
                &format!("two sections have the slug `{}`", section.slug),
                "Give one of them another.",
            );
        } else if [PAGE, "404", "cards", "pictures"].contains(&section.slug.as_str()) {
            error(
                &format!("`{}` has a meaning of its own in addresses", section.slug),
                "Choose another slug.",
            );
        } else if let Ok(slug) = Slug::new(&section.slug) {
            let section_of = Section {
                slug,
                name: section.name.clone(),
            };
            sections.push((section.order, section_of, section.description.clone()));
        }
    }
    sections.sort_by(|a, b| a.0.cmp(&b.0).then_with(|| a.1.slug.cmp(&b.1.slug)));
    sections
        .into_iter()
        .map(|(_, section, description)| (section, description))
        .collect()
}

pub(super) struct Assembler<'a> {
    pictures_folder: PathBuf,
    pub(super) names: &'a Names,
    files: BTreeMap<&'a Slug, &'a ArticleFile>,
    sections: &'a [(Section, String)],
    /// The pictures of the story at hand.
    pictures: BTreeMap<String, PathBuf>,
    pub(super) problems: &'a mut Vec<Problem>,
}

/// The file at hand, and the page that it makes.
#[derive(Clone, Copy)]
pub(super) struct Here<'a> {
    pub(super) file: &'a str,
    pub(super) text: &'a str,
    /// The page's path below the base path, and its places; none for the site's own file.
    pub(super) page: Option<(&'a str, &'a Places)>,
}

impl Assembler<'_> {
    pub(super) fn error(&mut self, here: Here<'_>, path: &str, message: &str, fix: &str) {
        self.problems.push(Problem::at(
            Severity::Error,
            here.file,
            here.text,
            path,
            message,
            fix,
        ));
    }

    /// Warns where a social card could not show a text.
    fn check_glyphs(&mut self, here: Here<'_>, path: &str, text: &str) {
        let missing = missing_glyphs(text);
        if !missing.is_empty() {
            let missing: Vec<_> = missing.iter().map(|c| format!("`{c}`")).collect();
            self.problems.push(Problem::at(
                Severity::Warning,
                here.file,
                here.text,
                path,
                &format!(
                    "the fonts of the social card have no glyph for {}",
                    missing.join(", ")
                ),
                "Write it in Latin, Greek, Cyrillic or Hangul letters, or accept empty boxes on the card.",
            ));
        }
    }

    fn site(&mut self, file: &File<SiteFile>) -> Site {
        let here = Here {
            file: &file.name,
            text: &file.text,
            page: None,
        };
        let mut navigation = Vec::new();
        for (index, link) in file.value.navigation.iter().enumerate() {
            if let Some(to) = self.target(here, &format!("/navigation/{index}/to"), &link.to) {
                navigation.push(NavigationLink {
                    label: link.label.clone(),
                    to,
                });
            }
        }
        let site = &file.value;
        self.check_glyphs(here, "/title", &site.title);
        self.check_glyphs(here, "/description", &site.description);
        for (index, section) in site.sections.iter().enumerate() {
            self.check_glyphs(here, &format!("/sections/{index}/name"), &section.name);
            self.check_glyphs(
                here,
                &format!("/sections/{index}/description"),
                &section.description,
            );
        }
        Site {
            title: site.title.clone(),
            description: site.description.clone(),
            base_url: site.base_url.clone(),
            base_path: site.base_path.clone(),
            language: site.language.clone(),
            navigation,
            share_targets: site.share_targets.clone(),
        }
    }

    fn trending(&mut self, file: &File<SiteFile>) -> Vec<Slug> {
        let here = Here {
            file: &file.name,
            text: &file.text,
            page: None,
        };
        let mut trending = Vec::new();
        for (index, slug) in file.value.trending.iter().enumerate() {
            if let Some(slug) = self.story(here, &format!("/trending/{index}"), slug) {
                trending.push(slug);
            }
        }
        trending
    }

    fn article(&mut self, slug: &Slug, file: &File<ArticleFile>) -> Option<Article> {
        let names = self.names;
        let Name { places, .. } = &names.articles[slug];
        let source = &file.value;
        let route_path = format!("/{}/{slug}/", source.section);
        let here = Here {
            file: &file.name,
            text: &file.text,
            page: Some((&route_path, places)),
        };
        let section = self
            .sections
            .iter()
            .find(|(section, _)| section.slug.as_str() == source.section);
        if section.is_none() && source.section != "…" {
            let slugs: Vec<_> = self
                .sections
                .iter()
                .map(|(section, _)| section.slug.as_str())
                .collect();
            let fix = format!("Use one of: {}; or add it to site.json.", slugs.join(", "));
            self.error(
                here,
                "/section",
                &format!("there is no section `{}`", source.section),
                &fix,
            );
        }
        if slug.as_str() == PAGE {
            let message =
                format!("a story can't be called `{PAGE}`: further pages of its section live there");
            self.error(here, "", &message, "Rename the file.");
        }
        let published = self.date(here, "/date_published", &source.date_published);
        let modified = source
            .date_modified
            .as_ref()
            .and_then(|date| self.date(here, "/date_modified", date));
        if let (Some(published), Some(modified)) = (published, modified)
            && modified < published
        {
            self.error(
                here,
                "/date_modified",
                "the story was changed before it was published",
                "Write the later date here, or remove the field.",
            );
        }
        self.given_ids(here, source, places);
        self.check_glyphs(here, "/title", &source.title);
        let image = source
            .image
            .as_ref()
            .and_then(|image| self.picture(here, "/image", image));
        let (opening, sections) = self.body(here, &source.body, places);
        let faqs = source
            .faqs
            .iter()
            .zip(&places.faqs)
            .enumerate()
            .map(|(index, (faq, id))| Faq {
                id: id.clone(),
                question: faq.question.clone(),
                answer: self.blocks(here, &format!("/faqs/{index}/answer"), &faq.answer),
            });
        let faqs = faqs.collect();
        let closing = source
            .closing
            .as_ref()
            .map(|text| self.inline(here, "/closing", text));
        Some(Article {
            slug: slug.clone(),
            section: section?.0.clone(),
            title: source.title.clone(),
            summary: source.summary.clone(),
            date_published: moment(published?),
            date_modified: modified.map(moment),
            authors: source
                .authors
                .iter()
                .map(|author| Author {
                    name: author.name.clone(),
                    desk: author.desk,
                    url: author.url.clone(),
                })
                .collect(),
            tags: source.tags.clone(),
            language: source.language.clone(),
            image,
            opening,
            sections,
            faqs,
            closing: closing.unwrap_or_default(),
        })
    }

    fn date(&mut self, here: Here<'_>, path: &str, text: &str) -> Option<OffsetDateTime> {
        let date = parse_date(text);
        if date.is_none() {
            let message = format!("`{text}` is no date and time");
            self.error(
                here,
                path,
                &message,
                "Write it as RFC 3339, with the offset: 2026-11-20T09:30:00+00:00.",
            );
        }
        date
    }

    /// An id that the newsroom gave is a promise to those who link to it: it must be free.
    fn given_ids(&mut self, here: Here<'_>, source: &ArticleFile, places: &Places) {
        let headings = source
            .body
            .iter()
            .enumerate()
            .filter_map(|(index, block)| match block {
                BlockFile::Heading { id, .. } => Some((format!("/body/{index}/id"), id)),
                _ => None,
            });
        let faqs = source
            .faqs
            .iter()
            .enumerate()
            .map(|(index, faq)| (format!("/faqs/{index}/id"), &faq.id));
        let given: Vec<_> = headings
            .zip(&places.headings)
            .chain(faqs.zip(&places.faqs))
            .collect();
        for ((path, id), place) in given {
            if id.as_ref().is_some_and(|id| id != place) {
                self.error(
                    here,
                    &path,
                    "another place on the page has this id",
                    "Choose another id.",
                );
            }
        }
    }

    /// Splits a body at its headings.
    fn body(
        &mut self,
        here: Here<'_>,
        body: &[BlockFile],
        places: &Places,
    ) -> (Vec<Block>, Vec<BodySection>) {
        let (mut opening, mut sections) = (Vec::new(), Vec::<BodySection>::new());
        let mut ids = places.headings.iter();
        for (index, block) in body.iter().enumerate() {
            let path = format!("/body/{index}");
            if let BlockFile::Heading { text, level, .. } = block {
                let id = ids.next().cloned().unwrap_or_default();
                match (level, sections.last_mut()) {
                    (3, Some(section)) => section.blocks.push(Block::Subheading {
                        id,
                        text: text.clone(),
                    }),
                    (3, None) => self.error(
                        here,
                        &path,
                        "a heading of level 3 stands before any of level 2",
                        "Make it level 2, or put a heading before it.",
                    ),
                    _ => sections.push(BodySection {
                        id,
                        heading: text.clone(),
                        blocks: Vec::new(),
                    }),
                }
                continue;
            }
            let block = self.block(here, &path, block);
            sections
                .last_mut()
                .map_or(&mut opening, |section| &mut section.blocks)
                .extend(block);
        }
        (opening, sections)
    }

    fn blocks(&mut self, here: Here<'_>, path: &str, blocks: &[BlockFile]) -> Vec<Block> {
        let blocks = blocks.iter().enumerate();
        blocks
            .filter_map(|(index, block)| self.block(here, &format!("{path}/{index}"), block))
            .collect()
    }

    fn block(&mut self, here: Here<'_>, path: &str, block: &BlockFile) -> Option<Block> {
        Some(match block {
            BlockFile::Paragraph { text } => {
                Block::Paragraph(self.inline(here, &format!("{path}/text"), text))
            }
            BlockFile::Heading { .. } => {
                self.error(
                    here,
                    path,
                    "a heading has no place in an answer",
                    "Make it a paragraph in bold.",
                );
                return None;
            }
            BlockFile::SeeAlso { slug } => {
                let slug = self.story(here, &format!("{path}/slug"), slug)?;
                if here
                    .page
                    .is_some_and(|(page, _)| page.ends_with(&format!("/{slug}/")))
                {
                    self.error(here, path, "the story points to itself", "Point to another one.");
                }
                Block::SeeAlso(self.teaser(&slug)?)
            }
            BlockFile::Quote { text, cite } => Block::Quote {
                text: self.inline(here, &format!("{path}/text"), text),
                cite: cite.clone(),
            },
            BlockFile::List { ordered, items } => {
                let items = items.iter().enumerate();
                let items =
                    items.map(|(index, item)| self.inline(here, &format!("{path}/items/{index}"), item));
                Block::List {
                    ordered: *ordered,
                    items: items.collect(),
                }
            }
            BlockFile::Figure {
                file,
                alt,
                caption,
                credit,
            } => {
                let picture = PictureFile {
                    file: file.clone(),
                    alt: alt.clone(),
                    caption: caption.clone(),
                    credit: credit.clone(),
                };
                Block::Figure(self.picture(here, path, &picture)?)
            }
        })
    }

    fn teaser(&self, slug: &Slug) -> Option<Teaser> {
        let source = self.files.get(slug)?;
        let section = self
            .sections
            .iter()
            .find(|(section, _)| section.slug.as_str() == source.section)?;
        Some(Teaser {
            slug: slug.clone(),
            section: section.0.clone(),
            title: source.title.clone(),
            summary: source.summary.clone(),
            date_published: day(parse_date(&source.date_published)?),
        })
    }

    fn inline(&mut self, here: Here<'_>, path: &str, text: &str) -> Vec<Inline> {
        let mut complaints = Vec::new();
        let mut resolve = |url: &str| self.target(here, path, url);
        let spans = markdown::inline(text, &mut resolve, &mut |complaint| complaints.push(complaint));
        for (message, fix) in complaints {
            self.error(here, path, message, fix);
        }
        spans
    }

    fn picture(&mut self, here: Here<'_>, path: &str, source: &PictureFile) -> Option<Picture> {
        let file_path = format!("{path}/file");
        let found = match find_picture(&self.pictures_folder, source) {
            Ok(found) => found,
            Err((message, fix)) => {
                self.error(here, &file_path, &message, &fix);
                return None;
            }
        };
        let mut picture = found.picture;
        picture.caption = source
            .caption
            .as_ref()
            .map(|text| self.inline(here, &format!("{path}/caption"), text))
            .unwrap_or_default();
        self.pictures.insert(picture.path.clone(), found.source);
        Some(picture)
    }
}

impl Article {
    /// The story in brief.
    pub fn teaser(&self) -> Teaser {
        let date = parse_date(&self.date_published.datetime).map(day);
        Teaser {
            slug: self.slug.clone(),
            section: self.section.clone(),
            title: self.title.clone(),
            summary: self.summary.clone(),
            date_published: date.unwrap_or_else(|| self.date_published.clone()),
        }
    }

    /// The story's address.
    pub fn route(&self) -> Route {
        Route::Article(self.section.slug.clone(), self.slug.clone())
    }
}
