//! A page's file in its other notation.

use std::path::{Path, PathBuf};

use anyhow::{Context, Result, bail, ensure};
use serde_json::Value;

use super::files;
use super::folder::Unsound;
use super::front_matter::divide;
use super::notation::Notation;
use super::source::{KINDS, PageKind, PageSource};
use super::tree::Node;

/// A page in its other notation.
pub struct Converted {
    from: PathBuf,
    to: PathBuf,
    text: String,
}

/// Reads the file of a story, or of a page that stands by itself, and writes its text in the other notation. What is
/// read of that is the same; an error says why it can't be.
pub fn convert(path: &Path) -> Result<Converted> {
    let Some(notation) = Notation::of(path) else {
        bail!(
            "{} is no story: its name has to end in .json or .md",
            path.display()
        );
    };
    let kind = kind_of(path)?;
    let bytes = files::read(path)?;
    if notation == Notation::Markdown
        && let Some(line) = comment(&String::from_utf8_lossy(&bytes))
    {
        bail!(
            "{}:{line}: JSON can't hold this comment among the fields; write what it says elsewhere, and take it out",
            path.display()
        );
    }
    let page = read(kind, path, bytes)?;
    let text = notation.other().write(&page)?;
    let to = path.with_extension(notation.other().ending());
    let same = read(kind, &to, text.clone().into_bytes())?;
    ensure!(
        values(page)? == values(same)?,
        "{} would not be the same in the other notation; this is a fault of the program",
        path.display()
    );
    Ok(Converted {
        from: path.to_owned(),
        to,
        text,
    })
}

impl Converted {
    /// Writes the file, which may not be there yet, and removes the one that it was made from, unless that is to be kept.
    /// Answers where it is.
    pub fn write(self, keep: bool) -> Result<PathBuf> {
        files::write_new(&self.to, self.text.as_bytes())?;
        // Only what is on the disk as it should be takes the place of another.
        ensure!(
            files::read(&self.to)? == self.text.as_bytes(),
            "{} is not as it was written",
            self.to.display()
        );
        if !keep {
            files::remove(&self.from)?;
        }
        Ok(self.to)
    }
}

/// The kind of a page, by the folder that its file is in.
fn kind_of(path: &Path) -> Result<&'static PageKind> {
    let whole =
        std::path::absolute(path).with_context(|| format!("{} is not a valid path", path.display()))?;
    let mut folders = whole.ancestors().skip(1).filter_map(Path::file_name);
    let kind = folders.find_map(|name| KINDS.iter().find(|kind| name == kind.folder));
    kind.with_context(|| format!("{} is neither in articles/ nor in pages/", path.display()))
}

fn read(kind: &PageKind, path: &Path, bytes: Vec<u8>) -> Result<PageSource> {
    let mut problems = Vec::new();
    let file = kind.read(path, bytes, false, &mut problems);
    match file.filter(|_| problems.is_empty()) {
        Some(file) => Ok(file.value),
        None => bail!(Unsound(
            format!(
                "{} has to be sound before it is written otherwise",
                path.display()
            ),
            problems
        )),
    }
}

/// The line of the first comment among the fields above a text: what can be taken away there without changing a value.
fn comment(text: &str) -> Option<usize> {
    let fields = |text: &str| {
        let divided = divide(text).ok()?;
        Some((Node::table(0, divided.fields).into_json(), divided.at))
    };
    let (values, end) = fields(text)?;
    let mut signs = text[..end].match_indices('#').map(|(at, _)| at);
    let at = signs.find(|at| {
        let (before, rest) = text.split_at(*at);
        let (comment, after) = rest.split_at(rest.find('\n').unwrap_or(rest.len()));
        let says_something = comment.contains(char::is_alphanumeric);
        says_something && fields(&[before, after].concat()).is_some_and(|(others, _)| others == values)
    })?;
    Some(text[..at].matches('\n').count() + 1)
}

/// What a page says, whatever its notation.
fn values(mut page: PageSource) -> Result<Value> {
    Notation::Json.name_schema(&mut page);
    Ok(serde_json::to_value(page)?)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::block_file::{AudioFile, BlockFile, KeyNumberFile, PictureFile, TrackFile, VideoFile};
    use crate::source::{
        ArticleFile, AuthorFile, BylineFile, CitedFile, CommentsState, FaqFile, NoteFile, Status,
    };
    use dateline_model::TrackKind;
    use fastrand::Rng;

    /// What texts are made of.
    const PIECES: &[&str] = &[
        "word",
        "Words",
        "판문점",
        "été",
        "1986.",
        "2)",
        "7",
        " ",
        " ",
        " ",
        " ",
        "\n",
        "\n",
        "\n\n",
        "    ",
        "\t",
        "*",
        "**",
        "_",
        "`",
        "```",
        "~~~",
        "[",
        "]",
        "](",
        "(",
        ")",
        "<",
        ">",
        "> ",
        "!",
        "![",
        "#",
        "## ",
        "###",
        "-",
        "- ",
        "+ ",
        "---",
        "===",
        "|",
        "| - |",
        "\\",
        "\\|",
        "&",
        "&amp;",
        "\"",
        "'",
        "”",
        ":",
        "::",
        ":::",
        "::figure",
        ": ",
        " #",
        "{",
        "}",
        "{#id}",
        "{.faq}",
        " {a=1}",
        "[^1]",
        "[^1]: x",
        "[a]: b",
        "<b>",
        "<!--",
        "-->",
        "FAQ",
        "— ",
        "-- ",
        "\r",
        "\r\n",
        "\u{a0}",
        "\u{3000}",
        "\u{2028}",
        "\u{85}",
        "\u{feff}",
        "\u{7f}",
        ",",
        "%",
        "@",
        "null",
        "true",
        "yes",
        "1e3",
        "0x1f",
        "2026-11-20",
        "~",
        "?",
        "=",
        "😀",
        "$",
        ".",
    ];

    /// Stories at random, which are the same each time.
    struct Random(Rng);

    impl Random {
        /// Words and signs, as nobody would write them.
        fn text(&mut self) -> String {
            loop {
                let text: String = (0..=self.0.usize(..6))
                    .map(|_| PIECES[self.0.usize(..PIECES.len())])
                    .collect();
                if text.contains(|c: char| !c.is_whitespace()) {
                    return text;
                }
            }
        }

        fn maybe(&mut self) -> Option<String> {
            self.0.bool().then(|| self.text())
        }

        fn many<T>(&mut self, most: usize, mut one: impl FnMut(&mut Self) -> T) -> Vec<T> {
            (0..self.0.usize(..=most)).map(|_| one(self)).collect()
        }

        fn id(&mut self) -> Option<String> {
            self.0
                .bool()
                .then(|| ["here", "판문점", "a-2"][self.0.usize(..3)].to_owned())
        }

        fn block(&mut self) -> BlockFile {
            match self.0.usize(..BlockFile::KINDS.len()) {
                0 => BlockFile::Paragraph { text: self.text() },
                1 => BlockFile::Heading {
                    text: self.text(),
                    level: if self.0.bool() { 2 } else { 3 },
                    id: self.id(),
                },
                2 => BlockFile::SeeAlso { slug: self.text() },
                3 => BlockFile::Quote {
                    text: self.text(),
                    cite: self.maybe(),
                },
                4 => BlockFile::List {
                    ordered: self.0.bool(),
                    items: [vec![self.text()], self.many(3, Self::text)].concat(),
                },
                5 => BlockFile::Figure(self.picture()),
                6 => BlockFile::Table {
                    caption: self.maybe(),
                    header: [vec![String::new()], self.many(3, Self::text)].concat(),
                    rows: [
                        vec![vec![self.text()]],
                        self.many(3, |random| random.many(3, Self::text)),
                    ]
                    .concat(),
                    row_headers: self.0.bool(),
                },
                7 => BlockFile::Separator {},
                15 => BlockFile::Newsletter {},
                9 => BlockFile::Numbers {
                    items: [vec![self.number()], self.many(3, Self::number)].concat(),
                    caption: self.maybe(),
                },
                10 => BlockFile::FactBox {
                    heading: self.text(),
                    blocks: [vec![self.block()], self.many(2, Self::block)].concat(),
                },
                11 => BlockFile::Embed {
                    url: self.text(),
                    title: self.text(),
                    poster: self.maybe(),
                    caption: self.maybe(),
                },
                12 => BlockFile::Gallery {
                    pictures: [vec![self.picture()], self.many(2, Self::picture)].concat(),
                    caption: self.maybe(),
                },
                13 => BlockFile::Video(VideoFile {
                    file: self.text(),
                    title: self.text(),
                    poster: self.maybe(),
                    tracks: self.many(2, |any| TrackFile {
                        file: any.text(),
                        language: any.text(),
                        kind: TrackKind::ALL[any.0.usize(..TrackKind::ALL.len())],
                        label: any.maybe(),
                    }),
                    caption: self.maybe(),
                    credit: self.maybe(),
                    transcript: self.many(2, Self::block),
                }),
                14 => BlockFile::Audio(AudioFile {
                    file: self.text(),
                    title: self.text(),
                    caption: self.maybe(),
                    credit: self.maybe(),
                    transcript: self.many(2, Self::block),
                }),
                8 => BlockFile::PullQuote {
                    text: self.text(),
                    cite: self.maybe(),
                },
                _ => BlockFile::Code {
                    text: self.text(),
                    caption: self.maybe(),
                },
            }
        }

        fn number(&mut self) -> KeyNumberFile {
            KeyNumberFile {
                value: self.text(),
                label: self.text(),
            }
        }

        fn picture(&mut self) -> PictureFile {
            PictureFile {
                file: if self.0.bool() {
                    "a-picture.jpg".to_owned()
                } else {
                    self.text()
                },
                alt: self.text(),
                caption: self.maybe(),
                credit: self.maybe(),
                focus: self.0.bool().then(|| [self.0.u8(..=100), self.0.u8(..=100)]),
                file_dark: self.maybe(),
            }
        }

        fn faq(&mut self) -> FaqFile {
            FaqFile {
                question: self.text(),
                answer: [vec![self.block()], self.many(3, Self::block)].concat(),
                id: self.id(),
            }
        }

        fn article(&mut self) -> ArticleFile {
            ArticleFile {
                schema: self.0.bool().then(|| "../article.schema.json".to_owned()),
                status: if self.0.bool() {
                    Status::Draft
                } else {
                    Status::Published
                },
                label: self.0.bool().then_some(dateline_model::Label::Opinion),
                title: self.text(),
                summary: self.text(),
                section: self.text(),
                date_published: self.text(),
                date_modified: self.maybe(),
                authors: vec![
                    BylineFile::Profile("ann-author".to_owned()),
                    BylineFile::Name(AuthorFile {
                        name: self.text(),
                        desk: self.0.bool(),
                        url: self.0.bool().then(|| "https://a.example/b?c=d&e".to_owned()),
                    }),
                ],
                tags: self.many(3, Self::text),
                language: self.0.bool().then(|| "ko".to_owned()),
                image: self.0.bool().then(|| self.picture()),
                body: [vec![self.block()], self.many(5, Self::block)].concat(),
                faqs: self.many(3, Self::faq),
                comments: if self.0.bool() {
                    CommentsState::Open
                } else {
                    CommentsState::Closed
                },
                mastodon_status: self.0.bool().then(|| "1134".to_owned()),
                closing: self.maybe(),
                corrections: self.many(2, Self::note),
                updates: self.many(2, Self::note),
                sources: self.many(2, |any| CitedFile {
                    title: any.text(),
                    url: "https://a.example/b?c=d&e#f".to_owned(),
                    publisher: any.maybe(),
                }),
            }
        }

        fn note(&mut self) -> NoteFile {
            NoteFile {
                date: self.text(),
                text: self.text(),
            }
        }
    }

    /// What is read of a text in a notation.
    fn read_again(notation: Notation, text: &str) -> Value {
        let path = Path::new("articles/story").with_extension(notation.ending());
        let mut problems = Vec::new();
        let page = KINDS[0].read(&path, text.as_bytes().to_vec(), true, &mut problems);
        assert!(problems.is_empty(), "{problems:#?}\n{text}");
        values(page.unwrap_or_else(|| panic!("{text}")).value).unwrap()
    }

    #[test]
    fn any_story_is_the_same_in_both_notations() {
        let mut random = Random(Rng::with_seed(1));
        for _ in 0..3_000 {
            let page = PageSource::Article(Box::new(random.article()));
            let expected = values(page.clone()).unwrap();
            let markdown = Notation::Markdown.write(&page).unwrap();
            assert_eq!(read_again(Notation::Markdown, &markdown), expected, "{markdown}");
            let json = Notation::Json.write(&page).unwrap();
            assert_eq!(read_again(Notation::Json, &json), expected, "{json}");
        }
    }
}
