//! What a story's body and its answers are made of: blocks, the text in them, pictures.

use super::anchors::StoryAnchors;
use super::assembler::{Assembler, Here};
use super::block_file::{BlockFile, PictureFile};
use super::pictures::Found;
use super::problem::counted;
use super::web_address::WebAddress;
use super::{markdown, players};
use dateline_model::{Block, BodySection, Column, Embed, Image, Inline, KeyNumber, Picture, Table};

impl<'a> Assembler<'a> {
    /// Splits a body at its headings.
    pub(super) fn body(
        &mut self,
        here: Here<'_>,
        body: &[BlockFile],
        anchors: &StoryAnchors,
    ) -> (Vec<Block>, Vec<BodySection>) {
        let (mut opening, mut sections) = (Vec::new(), Vec::<BodySection>::new());
        let mut ids = anchors.headings.iter();
        for (index, block) in body.iter().enumerate() {
            let path = format!("/body/{index}");
            if let BlockFile::Heading { text, level, .. } = block {
                let Some(id) = ids.next().cloned() else { continue };
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

    pub(super) fn blocks(&mut self, here: Here<'_>, path: &str, blocks: &[BlockFile]) -> Vec<Block> {
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
                    "headings stand in the text itself, and not in an answer or a box",
                    "Make it a paragraph in bold.",
                );
                return None;
            }
            BlockFile::FactBox { heading, blocks } => self.fact_box(here, path, heading, blocks),
            BlockFile::Embed {
                url,
                title,
                poster,
                caption,
            } => Block::Embed(self.embed(here, path, (url, title, poster.as_deref(), caption.as_ref()))?),
            BlockFile::Video(video) => Block::Recording(self.video(here, path, video)?),
            BlockFile::Audio(audio) => Block::Recording(self.audio(here, path, audio)?),
            BlockFile::Separator {} => Block::Separator,
            BlockFile::Newsletter {} => {
                if self.context.site.value.newsletter.is_none() {
                    let fix =
                        "Write \"newsletter\" in site.json (README, Newsletter), or take the block out.";
                    self.error(here, path, "site.json tells of no newsletter", fix);
                }
                Block::Newsletter(self.newsletter()?)
            }
            BlockFile::SeeAlso { slug } => {
                let slug = self.story(here, &format!("{path}/slug"), slug)?;
                let own = here.page.map(|(page, _)| page);
                if own.is_some() && own == self.context.addresses.story_path(&slug) {
                    self.error(here, path, "the story points to itself", "Point to another one.");
                }
                Block::SeeAlso(self.context.teaser(&slug)?)
            }
            BlockFile::Quote { text, cite } => Block::Quote {
                text: self.inline(here, &format!("{path}/text"), text),
                cite: cite.clone(),
            },
            BlockFile::PullQuote { text, cite } => Block::PullQuote {
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
            BlockFile::Numbers { items, caption } => {
                let items = items.iter().enumerate().map(|(index, item)| KeyNumber {
                    value: item.value.clone(),
                    label: self.inline(here, &format!("{path}/items/{index}/label"), &item.label),
                });
                Block::Numbers {
                    items: items.collect(),
                    caption: self.caption(here, path, caption.as_ref()),
                }
            }
            BlockFile::Code { text, caption } => Block::Code {
                text: text.clone(),
                caption: self.caption(here, path, caption.as_ref()),
            },
            BlockFile::Table {
                caption,
                header,
                rows,
                row_headers,
            } => Block::Table(self.table(here, path, (caption.as_ref(), header, rows, *row_headers))),
            BlockFile::Gallery { pictures, caption } => {
                let pictures = pictures.iter().enumerate();
                let pictures = pictures.filter_map(|(index, picture)| {
                    let path = format!("{path}/pictures/{index}");
                    self.picture(here, &path, picture, Image::IN_GALLERY)
                });
                Block::Gallery {
                    pictures: pictures.collect(),
                    caption: self.caption(here, path, caption.as_ref()),
                }
            }
            BlockFile::Figure(picture) => Block::Figure(self.picture(here, path, picture, Image::IN_TEXT)?),
        })
    }

    fn fact_box(&mut self, here: Here<'_>, path: &str, heading: &str, blocks: &[BlockFile]) -> Block {
        let is_box = |block: &BlockFile| matches!(block, BlockFile::FactBox { .. });
        if let Some(index) = blocks.iter().position(is_box) {
            let path = format!("{path}/blocks/{index}");
            let fix = "Put it before or behind the other, or make the two one.";
            self.error(here, &path, "a fact box can't stand in another", fix);
        }
        Block::FactBox {
            heading: heading.to_owned(),
            blocks: self.blocks(here, &format!("{path}/blocks"), blocks),
        }
    }

    fn embed(
        &mut self,
        here: Here<'_>,
        path: &str,
        (url, title, poster, caption): (&str, &str, Option<&str>, Option<&String>),
    ) -> Option<Embed> {
        let page = match WebAddress::read(url).and_then(WebAddress::into_page) {
            Ok(page) => page,
            Err(complaint) => {
                self.complain(here, &format!("{path}/url"), complaint);
                return None;
            }
        };
        let poster = poster.and_then(|file| {
            let found = self.found_for(here, &format!("{path}/poster"), file, Image::IN_TEXT)?;
            Some(found.shown(None, None))
        });
        Some(Embed {
            player: players::player(&page),
            host: page.host_in_words(),
            url: page.into_ascii(),
            title: title.to_owned(),
            poster,
            caption: self.caption(here, path, caption),
        })
    }

    fn table(
        &mut self,
        here: Here<'_>,
        path: &str,
        (caption, header, rows, row_headers): (Option<&String>, &[String], &[Vec<String>], bool),
    ) -> Table {
        for (index, row) in rows
            .iter()
            .enumerate()
            .filter(|(_, row)| row.len() != header.len())
        {
            let (cells, columns) = (counted(row.len(), "cell"), counted(header.len(), "column"));
            self.error(
                here,
                &format!("{path}/rows/{index}"),
                &format!("row {} has {cells}, and the header has {columns}", index + 1),
                "Give each row a cell for each column; \"\" is an empty cell.",
            );
        }
        // The corner above the names of the rows may be empty.
        let unnamed = header.iter().enumerate().skip(usize::from(row_headers));
        for (index, _) in unnamed.filter(|(_, heading)| heading.trim().is_empty()) {
            self.error(
                here,
                &format!("{path}/header/{index}"),
                &format!("column {} has no heading", index + 1),
                "Write what the column shows; who hears the table is told it with each cell.",
            );
        }
        let caption = self.caption(here, path, caption);
        let headings = header.iter().enumerate().map(|(index, text)| {
            let heading = self.inline(here, &format!("{path}/header/{index}"), text);
            let mut cells = rows
                .iter()
                .filter_map(|row| row.get(index))
                .filter(|cell| !cell.trim().is_empty());
            let numeric = cells.clone().next().is_some() && cells.all(|cell| is_number(cell));
            Column { heading, numeric }
        });
        let columns = headings.collect();
        let rows = rows.iter().enumerate().map(|(row, cells)| {
            let cells = cells.iter().enumerate();
            let cells =
                cells.map(|(column, text)| self.inline(here, &format!("{path}/rows/{row}/{column}"), text));
            cells.collect()
        });
        Table {
            rows: rows.collect(),
            caption,
            columns,
            row_headers,
        }
    }

    pub(super) fn caption(&mut self, here: Here<'_>, path: &str, caption: Option<&String>) -> Vec<Inline> {
        let caption = caption.map(|text| self.inline(here, &format!("{path}/caption"), text));
        caption.unwrap_or_default()
    }

    pub(super) fn inline(&mut self, here: Here<'_>, path: &str, text: &str) -> Vec<Inline> {
        let mut complaints = Vec::new();
        let mut resolve = |url: &str| self.target(here, path, url);
        let spans = markdown::inline(text, &mut resolve, &mut |complaint| complaints.push(complaint));
        for complaint in complaints {
            self.complain(here, path, complaint);
        }
        spans
    }

    /// A picture in a place that is as wide as that, in CSS pixels.
    pub(super) fn picture(
        &mut self,
        here: Here<'_>,
        path: &str,
        source: &PictureFile,
        place: u32,
    ) -> Option<Picture> {
        let found = self.found_for(here, &format!("{path}/file"), &source.file, place)?;
        let dark_at = format!("{path}/file_dark");
        let dark = source.file_dark.as_ref();
        let dark = dark.and_then(|file| Some((file, self.found(here, &dark_at, file)?)));
        if let Some((file, dark)) = dark
            && (dark.image.width, dark.image.height) != (found.image.width, found.image.height)
        {
            let size = |found: &Found| format!("{} × {}", found.image.width, found.image.height);
            let message = format!(
                "pictures/{file} is {} pixels large, and the one for light pages {}",
                size(dark),
                size(found)
            );
            let fix = "Save both in one size: they stand in the same place.";
            self.error(here, &dark_at, &message, fix);
        }
        Some(Picture {
            image: found.shown(source.focus, dark.map(|(_, dark)| dark)),
            alt: source.alt.clone(),
            caption: self.caption(here, path, source.caption.as_ref()),
            credit: source.credit.clone(),
        })
    }

    /// The picture of a name for a place that is as wide as that, in CSS pixels, unless something is wrong with it.
    fn found_for(&mut self, here: Here<'_>, path: &str, name: &str, place: u32) -> Option<&'a Found> {
        let found = self.found(here, path, name)?;
        let width = found.image.width;
        if width < place && !found.image.is_drawing() {
            let message = format!(
                "pictures/{name} is {width} pixels wide, and is shown up to {place} wide: it looks blurred"
            );
            let fix = format!(
                "Take a larger file of it: {} pixels look sharp on every screen.",
                place * 2
            );
            self.warn(here, path, &message, &fix);
        }
        Some(found)
    }
}

/// Whether a cell is a number as people write it, with its unit or a sign for a missing one: `1,047`, `−3.5 %`, `€12`,
/// `٢٠٢٦`, `–`.
fn is_number(cell: &str) -> bool {
    let cell = cell.trim();
    let is_missing = ["-", "–", "—", "n/a"].contains(&cell);
    let is_sign = |c: char| c.is_whitespace() || ".,'’٬٫+-−–±%‰°$€£¥₩*_".contains(c);
    is_missing || cell.chars().any(char::is_numeric) && cell.chars().all(|c| c.is_numeric() || is_sign(c))
}

#[cfg(test)]
mod tests {
    use super::is_number;

    #[test]
    fn numbers_are_known_in_the_forms_that_people_write() {
        for number in [
            "1,047", "−3.5 %", "€12", "2009", "12–14", "٢٠٢٦", "–", "**7**", "1 000",
        ] {
            assert!(is_number(number), "{number}");
        }
        for words in ["2 apples", "A1", "", "%", "first", "3 km"] {
            assert!(!is_number(words), "{words}");
        }
    }
}
