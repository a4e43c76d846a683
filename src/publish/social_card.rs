//! The picture that stands for a page where its link is shown: in chats, on social networks.

use std::sync::{Arc, LazyLock};

use anyhow::{Context, Result, anyhow};
use html_escape::encode_text;
use resvg::{tiny_skia, usvg};
use sha2::{Digest, Sha256};
use ttf_parser::Face;

use super::files::hashed_name;
use crate::model::{Page, PageData, Site};

/// The size in pixels that the networks ask for (Open Graph: 1.91 to 1).
pub(super) const WIDTH: u32 = 1200;
/// The height that belongs to it.
pub(super) const HEIGHT: u32 = 630;

/// The fonts (fonts/README.md): Latin, Greek and Cyrillic; Hangul.
const FONTS: [&[u8]; 2] = [
    include_bytes!("../../fonts/NotoSerif-Bold.ttf"),
    include_bytes!("../../fonts/NotoSerifCJKkr-Bold.otf"),
];
const FAMILIES: &str = "'Noto Serif', 'Noto Serif CJK KR'";

/// The box that the headline has, in pixels, and its largest size.
const HEADLINE: (f32, f32) = (1040.0, 340.0);
const LARGEST: f32 = 92.0;
/// Below this nobody could read it: a text that needs a smaller size is no headline.
const SMALLEST: f32 = 4.0;
const LINE_HEIGHT: f32 = 1.16;

/// A card, ready to be drawn.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
pub(super) struct SocialCard {
    /// The published file, relative to the site's folder. Its name changes with what is drawn.
    pub(super) file: String,
    svg: String,
}

impl SocialCard {
    /// The card of a page; none for the page that stands for what was not found.
    pub(super) fn of(site: &Site, data: &PageData) -> Option<Self> {
        let (name, headline, foot) = match &data.page {
            Page::Front(_) => {
                let host = site.base_url.split("://").last().unwrap_or_default();
                ("front", &site.description, host.to_owned())
            }
            Page::Section(page) => (
                page.section.slug.as_str(),
                &page.section.name,
                page.description.clone(),
            ),
            Page::Article(page) => {
                let article = &page.article;
                // The day alone: the card is not drawn again for a minute.
                let day = site.words.day(&article.date_published.datetime);
                (
                    article.slug.as_str(),
                    &article.title,
                    format!("{} · {day}", article.section.name),
                )
            }
            Page::NotFound(_) => return None,
        };
        let svg = svg(&site.title, headline, &foot);
        let drawn = [svg.as_bytes(), &*FONTS_DIGEST].concat();
        let file = format!("cards/{}", hashed_name(&format!("{name}.png"), &drawn));
        Some(Self { file, svg })
    }

    /// Draws it, as PNG.
    pub(super) fn draw(&self) -> Result<Vec<u8>> {
        let options = usvg::Options {
            fontdb: DATABASE.clone(),
            ..usvg::Options::default()
        };
        let tree = usvg::Tree::from_str(&self.svg, &options)
            .with_context(|| format!("can't draw the card {}", self.file))?;
        let mut pixels = tiny_skia::Pixmap::new(WIDTH, HEIGHT).context("no memory for a card")?;
        resvg::render(&tree, tiny_skia::Transform::identity(), &mut pixels.as_mut());
        pixels
            .encode_png()
            .map_err(|error| anyhow!("can't write the card {}: {error}", self.file))
    }
}

/// The characters of a text that no font of the cards has.
pub(super) fn missing_glyphs(text: &str) -> Vec<char> {
    let has_glyph = |c: &char| c.is_whitespace() || FACES.iter().any(|face| face.glyph_index(*c).is_some());
    let mut missing: Vec<_> = text.chars().filter(|c| !has_glyph(c)).collect();
    missing.sort_unstable();
    missing.dedup();
    missing
}

/// Another font makes another card.
static FONTS_DIGEST: LazyLock<Vec<u8>> = LazyLock::new(|| {
    let digests = FONTS.iter().flat_map(|font| Sha256::digest(font).to_vec());
    digests.collect()
});

static DATABASE: LazyLock<Arc<usvg::fontdb::Database>> = LazyLock::new(|| {
    let mut database = usvg::fontdb::Database::new();
    for font in FONTS {
        database.load_font_data(font.to_vec());
    }
    Arc::new(database)
});

static FACES: LazyLock<Vec<Face<'static>>> = LazyLock::new(|| {
    let faces = FONTS.iter().filter_map(|font| Face::parse(font, 0).ok());
    faces.collect()
});

fn svg(site_title: &str, headline: &str, foot: &str) -> String {
    let (title_size, title_lines) = fit(site_title, (HEADLINE.0, 64.0), 44.0);
    let (size, lines) = fit(headline, HEADLINE, LARGEST);
    let (foot_size, foot_lines) = fit(foot, (HEADLINE.0, 76.0), 32.0);
    let (ink, accent) = ("#1c1a17", "#8c1c13");
    format!(
        "<svg xmlns=\"http://www.w3.org/2000/svg\" width=\"{WIDTH}\" height=\"{HEIGHT}\" \
         font-family=\"{FAMILIES}\" font-weight=\"700\"><rect width=\"100%\" height=\"100%\" fill=\"#fdfcf9\"/>\
         <rect width=\"100%\" height=\"14\" fill=\"{accent}\"/>\
         <rect x=\"80\" y=\"122\" width=\"1040\" height=\"2\" fill=\"{ink}\"/>{}{}{}</svg>",
        text(&title_lines, title_size, 96.0, ink),
        text(&lines, size, 150.0 + size * 0.92, ink),
        text(
            &foot_lines,
            foot_size,
            574.0 - below_first(&foot_lines, foot_size),
            accent
        ),
    )
}

/// Lines, the first of them at a height.
fn text(lines: &[String], size: f32, first: f32, colour: &str) -> String {
    let line = |line: &String, number: u8| {
        let y = first + f32::from(number) * size * LINE_HEIGHT;
        format!(
            "<text x=\"80\" y=\"{y:.1}\" font-size=\"{size:.1}\" fill=\"{colour}\">{}</text>",
            encode_text(line)
        )
    };
    lines
        .iter()
        .zip(0..)
        .map(|(words, number)| line(words, number))
        .collect()
}

/// How far the last line stands below the first.
#[allow(clippy::cast_precision_loss)] // A card has some lines, not millions.
fn below_first(lines: &[String], size: f32) -> f32 {
    (lines.len() - 1) as f32 * size * LINE_HEIGHT
}

/// The largest size at which a text fits its box, and its lines.
fn fit(text: &str, (width, height): (f32, f32), largest: f32) -> (f32, Vec<String>) {
    // What XML can't hold is nothing that one could see.
    let text: String = text
        .chars()
        .map(|c| if c.is_control() { ' ' } else { c })
        .collect();
    let mut size = largest;
    loop {
        let lines = wrap(&text, width / size);
        if below_first(&lines, size) + size * LINE_HEIGHT <= height || size < SMALLEST {
            return (size, balance(&text, width / size, lines));
        }
        size *= 0.96;
    }
}

/// The narrowest lines of the same number, so that no last one holds a word alone.
fn balance(text: &str, width: f32, lines: Vec<String>) -> Vec<String> {
    let widest_word = text.split_whitespace().map(measure).fold(0.0, f32::max);
    (50_u8..100)
        .map(|percent| width * f32::from(percent) / 100.0)
        .filter(|narrow| *narrow >= widest_word)
        .map(|narrow| wrap(text, narrow))
        .find(|narrow| narrow.len() == lines.len())
        .unwrap_or(lines)
}

/// Breaks a text into lines of a width, in ems: between words, and within one that is wider than a line.
fn wrap(text: &str, width: f32) -> Vec<String> {
    let mut lines = vec![String::new()];
    let mut used = 0.0;
    for word in text.split_whitespace() {
        let wide = measure(word);
        let space = if used > 0.0 { measure(" ") } else { 0.0 };
        if used > 0.0 && used + space + wide > width {
            lines.push(String::new());
            used = 0.0;
        } else if used > 0.0 {
            append(&mut lines, ' ');
            used += space;
        }
        for c in word.chars() {
            let advance = measure(c.encode_utf8(&mut [0; 4]));
            if wide > width && used > 0.0 && used + advance > width {
                lines.push(String::new());
                used = 0.0;
            }
            append(&mut lines, c);
            used += advance;
        }
    }
    lines
}

fn append(lines: &mut [String], c: char) {
    if let Some(line) = lines.last_mut() {
        line.push(c);
    }
}

/// The width of a text, in ems. Kerning only makes it narrower.
fn measure(text: &str) -> f32 {
    let advance = |c: char| {
        FACES.iter().find_map(|face| {
            let glyph = face.glyph_index(c)?;
            Some(f32::from(face.glyph_hor_advance(glyph)?) / f32::from(face.units_per_em()))
        })
    };
    text.chars().map(|c| advance(c).unwrap_or(1.0)).sum()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn card(headline: &str) -> SocialCard {
        SocialCard {
            file: "card.png".into(),
            svg: svg("Dateline", headline, "News · 20 November 2026"),
        }
    }

    /// Whether anything is drawn in the outermost pixels of the sides and the foot.
    fn reaches_the_edge(png: &[u8]) -> bool {
        let pixels = tiny_skia::Pixmap::decode_png(png).unwrap();
        let paper = pixels.pixel(600, 620).unwrap();
        let is_ink = |x, y| pixels.pixel(x, y).unwrap() != paper;
        (20..HEIGHT).any(|y| (0..60).chain(1140..1200).any(|x| is_ink(x, y)))
            || (0..WIDTH).any(|x| (600..HEIGHT).any(|y| is_ink(x, y)))
    }

    #[test]
    fn a_headline_of_any_length_is_whole_and_within_the_card() {
        let long = "Departures from overseas posts mount as three more workers leave ".repeat(8);
        let word = "Donaudampfschifffahrtsgesellschaftskapitän".repeat(6);
        let hangul = "북한 식당 종업원들이 상하이를 떠났다 ".repeat(12);
        for headline in ["Short", &long, &word, &hangul, "WWWWWWWWWWWWWWWWWWWWWWWWWWWWWWWW"] {
            let (_, lines) = fit(headline, HEADLINE, LARGEST);
            let letters = |text: &str| text.chars().filter(|c| !c.is_whitespace()).collect::<String>();
            assert_eq!(letters(&lines.concat()), letters(headline));
            assert!(!reaches_the_edge(&card(headline).draw().unwrap()), "{headline}");
        }
    }

    #[test]
    fn a_short_headline_is_larger_than_a_long_one() {
        let size = |text: &str| fit(text, HEADLINE, LARGEST).0;
        assert!(size("Short") > size(&"A headline that needs a second line ".repeat(4)));
    }

    #[test]
    fn the_last_line_of_a_headline_is_no_single_word() {
        let (_, lines) = fit(
            "The rules of a penalty shoot-out, kick by kick",
            HEADLINE,
            LARGEST,
        );
        assert_eq!(lines, ["The rules of a", "penalty shoot-out,", "kick by kick"]);
        assert_eq!(fit("Short", HEADLINE, LARGEST).1, ["Short"]);
    }

    #[test]
    fn markup_and_control_characters_are_only_text() {
        assert!(card("A < B & C > \"D\" \u{1}</text>").draw().is_ok());
    }

    #[test]
    fn latin_greek_cyrillic_and_hangul_have_their_glyphs() {
        let text = "Ünïcödé ŁŻŞİ “quotes” — Ελληνικά ἄλφα Українська ёЁ 북한 뷁 € №";
        assert_eq!(missing_glyphs(text), Vec::<char>::new());
        assert_eq!(missing_glyphs("a م b 龍 م"), ['م', '龍']);
    }
}
