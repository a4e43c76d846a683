//! The picture that stands for a page where its link is shown: in chats, on social networks. It is the story's
//! own picture where it has one, and its headline otherwise.

mod lettering;

use std::collections::BTreeMap;
use std::path::Path;

use anyhow::{Context, Result, anyhow};
use html_escape::encode_text;
use image::{DynamicImage, Rgba, RgbaImage, imageops};
use resvg::{tiny_skia, usvg};

use super::artifact::Artifact;
use super::pictures::{filling, jpeg};
use dateline_content::colours::{Colour, INK, Theme};
use dateline_content::files::{self, hashed_name};
use dateline_content::fonts::{FONTS_DIGEST, in_fonts};
use dateline_content::pictures::{Found, drawing_options};
use dateline_content::{LeadImage, Newsroom};
use dateline_model::{Image, Site, direction};
use lettering::{LINE_HEIGHT, below_first, fit};

/// The size in pixels that the networks ask for (Open Graph: 1.91 to 1).
pub(super) const WIDTH: u32 = 1200;
/// The height that belongs to it.
pub(super) const HEIGHT: u32 = 630;

/// The box that the headline has, in pixels, and its largest size.
const HEADLINE: (f32, f32) = (1040.0, 340.0);
const LARGEST: f32 = 92.0;
/// How much of a card its picture takes, in pixels; the newspaper's name stands below it.
const PICTURE_HEIGHT: u32 = 546;

/// How cards look. Whoever changes that gives it another name, so that cards get other addresses.
const RECIPE: &str = "4";

/// A card, ready to be drawn.
#[derive(Debug, Clone)]
pub(super) struct SocialCard<'a> {
    /// The published file, relative to the site's folder. Its name changes with what is drawn.
    pub(super) file: String,
    /// What it shows, for those who don't see it.
    pub(super) alt: String,
    nameplate: Nameplate<'a>,
    /// What stands at its foot, beside the newspaper's name where it has a picture.
    foot: String,
    picture: Option<Picture<'a>>,
}

/// The picture on a card, and how the page shows it.
#[derive(Debug, Clone, Copy)]
struct Picture<'a> {
    found: &'a Found,
    image: &'a Image,
}

/// What every card shows of the newspaper.
#[derive(Debug, Clone, Copy)]
pub(super) struct Nameplate<'a> {
    site: &'a Site,
    accent: Colour,
}

impl<'a> Nameplate<'a> {
    /// That of a newsroom.
    pub(super) const fn of(newsroom: &'a Newsroom) -> Self {
        Self {
            site: &newsroom.site,
            accent: newsroom.brand.accent.light,
        }
    }
}

/// The cards of the pages. Those that the last site has are not drawn again: their names say what they show.
pub(super) fn artifacts<'a>(
    cards: impl Iterator<Item = &'a SocialCard<'a>>,
    last_site: &'a Path,
) -> Vec<Artifact<'a>> {
    // The further pages of a list share the card of its first.
    let cards: BTreeMap<_, _> = cards.map(|card| (card.file.as_str(), card)).collect();
    let drawn = |(file, card): (&'a str, &'a SocialCard<'a>)| {
        Artifact::new(file, &(), move || {
            files::read(&last_site.join(file)).or_else(|_| card.draw())
        })
    };
    cards.into_iter().map(drawn).collect()
}

impl<'a> SocialCard<'a> {
    /// A card of words: a headline, with a line at its foot. The newspaper's name stands on every card.
    pub(super) fn of_words(nameplate: Nameplate<'a>, name: &str, headline: &str, foot: String) -> Self {
        Self::new(nameplate, name, headline.to_owned(), foot, None)
    }

    /// The card of a page with a picture at its head, which stands in a section or in none.
    pub(super) fn of_picture(newsroom: &'a Newsroom, name: &str, lead: &'a LeadImage, section: &str) -> Self {
        let found = newsroom.pictures.get(&lead.image.path);
        let image = &lead.image;
        let picture = found.map(|found| Picture { found, image });
        Self::new(
            Nameplate::of(newsroom),
            name,
            lead.alt.clone(),
            section.to_owned(),
            picture,
        )
    }

    fn new(
        nameplate: Nameplate<'a>,
        name: &str,
        alt: String,
        foot: String,
        picture: Option<Picture<'a>>,
    ) -> Self {
        let Nameplate { site, accent } = nameplate;
        // What a picture shows is not written on it, and its path says what is in it.
        let shown = picture.map_or_else(
            || alt.clone(),
            |Picture { image, .. }| [&image.path, image.focus.as_deref().unwrap_or_default()].concat(),
        );
        let drawn = (
            RECIPE,
            *FONTS_DIGEST,
            &site.title,
            &site.language,
            accent,
            shown,
            &foot,
        );
        let ending = if picture.is_some() { "jpg" } else { "png" };
        let drawn = format!("{drawn:?}");
        let file = format!(
            "cards/{}",
            hashed_name(&format!("{name}.{ending}"), drawn.as_bytes())
        );
        Self {
            file,
            alt,
            nameplate,
            foot,
            picture,
        }
    }

    /// The kind of file (RFC 2046).
    pub(super) fn media_type(&self) -> &'static str {
        if self.picture.is_some() {
            "image/jpeg"
        } else {
            "image/png"
        }
    }

    /// Draws it: as PNG, or as JPEG where it has a picture.
    pub(super) fn draw(&self) -> Result<Vec<u8>> {
        let lettering = self.lettering()?;
        let Some(Picture { found, image }) = self.picture else {
            let png = lettering.encode_png();
            return png.map_err(|error| anyhow!("can't write the card {}: {error}", self.file));
        };
        let mut card = RgbaImage::from_pixel(WIDTH, HEIGHT, Rgba([255; 4]));
        let picture = DynamicImage::ImageRgb8(filling(found, image.focus_point(), WIDTH, PICTURE_HEIGHT)?);
        imageops::replace(&mut card, &picture.into_rgba8(), 0, 0);
        let lettering = RgbaImage::from_raw(WIDTH, HEIGHT, lettering.take_demultiplied());
        imageops::overlay(&mut card, &lettering.context("no memory for a card")?, 0, 0);
        jpeg(&DynamicImage::ImageRgba8(card).into_rgb8())
    }

    fn lettering(&self) -> Result<tiny_skia::Pixmap> {
        let svg = match self.picture {
            Some(_) => band(self.nameplate, &self.foot),
            None => svg(self.nameplate, &self.alt, &self.foot),
        };
        let tree = usvg::Tree::from_str(&svg, &drawing_options())
            .with_context(|| format!("can't draw the card {}", self.file))?;
        let mut pixels = tiny_skia::Pixmap::new(WIDTH, HEIGHT).context("no memory for a card")?;
        resvg::render(&tree, tiny_skia::Transform::identity(), &mut pixels.as_mut());
        Ok(pixels)
    }
}

/// A card of words: the newspaper's name, the headline, a line at the foot.
fn svg(Nameplate { site, accent }: Nameplate<'_>, headline: &str, foot: &str) -> String {
    let paper = Theme::Light.paper();
    let (title_size, title_lines) = fit(&site.title, (HEADLINE.0, 64.0), 44.0);
    let (size, lines) = fit(headline, HEADLINE, LARGEST);
    let (foot_size, foot_lines) = fit(foot, (HEADLINE.0, 76.0), 32.0);
    let edge = Edge::start(site);
    let text = |lines: &[String], size, first, colour| text(lines, &site.language, size, first, colour, edge);
    drawing(&format!(
        "<rect width=\"100%\" height=\"100%\" fill=\"{paper}\"/>\
         <rect width=\"100%\" height=\"14\" fill=\"{accent}\"/>\
         <rect x=\"80\" y=\"122\" width=\"1040\" height=\"2\" fill=\"{INK}\"/>{}{}{}",
        text(&title_lines, title_size, 96.0, INK),
        text(&lines, size, 150.0 + size * 0.92, INK),
        text(
            &foot_lines,
            foot_size,
            574.0 - below_first(&foot_lines, foot_size),
            accent
        ),
    ))
}

/// The foot of a card with a picture: the newspaper's name, and the section on the other side.
fn band(Nameplate { site, accent }: Nameplate<'_>, section: &str) -> String {
    let paper = Theme::Light.paper();
    let start = Edge::start(site);
    let half = (500.0, 60.0);
    let (title_size, title_lines) = fit(&site.title, half, 40.0);
    let (section_size, section_lines) = fit(section, half, 30.0);
    let base = 604.0;
    let name = base - below_first(&title_lines, title_size);
    let of = base - below_first(&section_lines, section_size);
    drawing(&format!(
        "<rect y=\"{PICTURE_HEIGHT}\" width=\"100%\" height=\"{}\" fill=\"{paper}\"/>\
         <rect y=\"{PICTURE_HEIGHT}\" width=\"100%\" height=\"6\" fill=\"{accent}\"/>{}{}",
        HEIGHT - PICTURE_HEIGHT,
        text(&title_lines, &site.language, title_size, name, INK, start),
        text(
            &section_lines,
            &site.language,
            section_size,
            of,
            accent,
            start.opposite()
        ),
    ))
}

fn drawing(content: &str) -> String {
    format!(
        "<svg xmlns=\"http://www.w3.org/2000/svg\" width=\"{WIDTH}\" height=\"{HEIGHT}\" \
         font-weight=\"700\">{content}</svg>"
    )
}

/// The edge that lines stand at.
#[derive(Clone, Copy)]
enum Edge {
    Left,
    Right,
}

impl Edge {
    /// Where the lines of a site begin.
    fn start(site: &Site) -> Self {
        match direction(&site.language) {
            "rtl" => Self::Right,
            _ => Self::Left,
        }
    }

    const fn opposite(self) -> Self {
        match self {
            Self::Left => Self::Right,
            Self::Right => Self::Left,
        }
    }
}

/// Lines in a language, the first of them at a height.
fn text(lines: &[String], language: &str, size: f32, first: f32, colour: Colour, edge: Edge) -> String {
    let (x, anchor) = match edge {
        Edge::Left => (80, "start"),
        Edge::Right => (1120, "end"),
    };
    let part = |(family, part): &(&str, String)| {
        format!("<tspan font-family=\"{family}\">{}</tspan>", encode_text(part))
    };
    let line = |line: &String, number: u8| {
        let y = first + f32::from(number) * size * LINE_HEIGHT;
        format!(
            "<text x=\"{x}\" y=\"{y:.1}\" text-anchor=\"{anchor}\" font-size=\"{size:.1}\" fill=\"{colour}\">{}</text>",
            in_fonts(&in_direction(line), language)
                .iter()
                .map(part)
                .collect::<String>()
        )
    };
    lines
        .iter()
        .zip(0..)
        .map(|(words, number)| line(words, number))
        .collect()
}

/// A line that begins from right to left runs so as a whole: between marks of that direction (U+200F) its full
/// stop stands at its end.
fn in_direction(line: &str) -> String {
    let is_right_to_left =
        |c| matches!(c, '\u{590}'..='\u{8ff}' | '\u{fb1d}'..='\u{fdff}' | '\u{fe70}'..='\u{feff}');
    if line
        .chars()
        .find(|c| c.is_alphabetic())
        .is_some_and(is_right_to_left)
    {
        format!("\u{200f}{line}\u{200f}")
    } else {
        line.to_owned()
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use dateline_content::colours::ACCENT;
    use dateline_content::fonts::missing_glyphs;
    use dateline_content::languages::languages;
    use dateline_model::Words;

    fn site(title: &str, language: &str) -> Site {
        Site {
            title: title.to_owned(),
            description: String::new(),
            base_url: String::new(),
            base_path: "/".to_owned(),
            language: language.to_owned(),
            navigation: Vec::new(),
            share_targets: Vec::new(),
            words: Words(Vec::new()),
        }
    }

    fn nameplate(site: &Site) -> Nameplate<'_> {
        Nameplate {
            site,
            accent: ACCENT.light,
        }
    }

    fn card(headline: &str) -> Vec<u8> {
        let site = site("Dateline", "en");
        let foot = "News · 20 November 2026".to_owned();
        SocialCard::of_words(nameplate(&site), "card", headline, foot)
            .draw()
            .unwrap()
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
            assert!(!reaches_the_edge(&card(headline)), "{headline}");
        }
    }

    #[test]
    fn cards_that_look_otherwise_have_another_recipe() {
        let headline = "A headline that needs a second line, and perhaps a third";
        let (english, arabic) = (site("Dateline", "en"), site("Dateline", "ar"));
        let drawn = [
            svg(nameplate(&english), headline, "News · 20 November 2026"),
            svg(nameplate(&arabic), headline, ""),
            band(nameplate(&english), "News"),
        ];
        let known = ("4", "3c570a0320e7fd402f81c8d01135431a");
        let digest = dateline_content::Digest::of_value(&drawn).to_string();
        assert_eq!((RECIPE, &*digest), known, "raise RECIPE, and write both here");
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
    fn a_line_from_right_to_left_ends_with_its_full_stop() {
        assert_eq!(in_direction("مقالات."), "\u{200f}مقالات.\u{200f}");
        assert_eq!(in_direction("News."), "News.");
        // The full stop is at the left: with it the line begins where it did, and ends further on.
        let span = |headline: &str| {
            let site = site("", "ar");
            let card = SocialCard::of_words(nameplate(&site), "card", headline, String::new());
            let pixels = tiny_skia::Pixmap::decode_png(&card.draw().unwrap()).unwrap();
            let paper = pixels.pixel(600, 620).unwrap();
            let is_drawn = |x: &u32| (160..500).any(|y| pixels.pixel(*x, y).unwrap() != paper);
            (
                (0..WIDTH).find(is_drawn).unwrap(),
                (0..WIDTH).rfind(is_drawn).unwrap(),
            )
        };
        let (with, without) = (span("مقال."), span("مقال"));
        assert!(with.0 < without.0 && with.1 == without.1, "{with:?} {without:?}");
    }

    #[test]
    fn markup_and_control_characters_are_only_text() {
        assert!(!card("A < B & C > \"D\" \u{1}</text>").is_empty());
    }

    /// A headline in each language that the interface has.
    const HEADLINES: [(&str, &str); 21] = [
        ("en", "Why the bridge was closed — and who pays for its “repair”"),
        (
            "de",
            "Warum die Brücke gesperrt wurde – und wer für die „Größe“ des Schadens zahlt",
        ),
        (
            "fr",
            "Pourquoi l’œuvre « inachevée » du château a été vendue\u{a0}?",
        ),
        ("es", "¿Por qué cerró el puente de la Coruña? «Nadie nos avisó»"),
        ("pt", "Por que a ponte de São João foi fechada às pressas"),
        ("it", "Perché il ponte è stato chiuso: «Così non si può più»"),
        ("nl", "Waarom de brug bij ’s-Gravenhage dicht moest: ‘Eén scheur’"),
        ("pl", "Dlaczego zamknięto most? „Źródło kłopotów” jest w Łodzi"),
        ("tr", "Köprü neden kapatıldı? İstanbul’da “ağır” kararın öyküsü"),
        ("ru", "Почему закрыли мост: «Всё ещё можно объехать»"),
        ("uk", "Чому закрили міст: «Її ґанок бачить усе місто»"),
        ("ar", "لماذا أُغلق الجسر؟ «لم يُبلّغنا أحد» في ٢٠٢٦."),
        ("he", "מדוע נסגר הגשר? ״איש לא הודיע לנו״, אמר צה״ל ב־2026."),
        ("fa", "چرا پل بسته شد؟ «کسی به ما نگفت» در سال ۲۰۲۶."),
        (
            "hi",
            "पुल क्यों बंद हुआ? ‘किसी ने हमें नहीं बताया’ — क्षेत्रीय मंत्री ₹5 करोड़ देंगे",
        ),
        ("id", "Mengapa jembatan ditutup: “Tak ada yang memberi tahu kami”"),
        ("vi", "Vì sao cây cầu bị đóng? “Không ai báo cho chúng tôi”"),
        ("ko", "다리는 왜 막혔나… “아무도 알려 주지 않았다”"),
        (
            "ja",
            "橋はなぜ閉鎖されたのか——「誰も知らせてくれなかった」と骨董店主、直角の角を語る。",
        ),
        ("zh", "大桥为何关闭？“没有人通知我们”，骨科医生说：直角也要门径。"),
        (
            "zh-Hant",
            "大橋為何關閉？「沒有人通知我們」，骨科醫生說：直角也要門徑。",
        ),
    ];

    #[test]
    fn a_headline_in_each_language_has_all_its_letters() {
        let mut languages: Vec<_> = languages().map(|(language, _)| language).collect();
        let mut tested = HEADLINES.map(|(language, _)| language);
        languages.sort_unstable();
        tested.sort_unstable();
        assert_eq!(languages, tested);
        for (language, headline) in HEADLINES {
            assert_eq!(missing_glyphs(headline), Vec::<char>::new(), "{language}");
            let site = site("Dateline", language);
            let card = SocialCard::of_words(nameplate(&site), "card", headline, String::new());
            let drawn = card.draw().unwrap();
            assert!(!reaches_the_edge(&drawn), "{language}");
            if let Ok(folder) = std::env::var("SHOW_CARDS") {
                std::fs::write(format!("{folder}/{language}.png"), drawn).unwrap();
            }
        }
    }

    #[test]
    fn chinese_characters_have_the_form_of_the_language() {
        let drawn = |language: &str| {
            let site = site("骨", language);
            SocialCard::of_words(nameplate(&site), "card", "直角骨", String::new())
                .draw()
                .unwrap()
        };
        let [simplified, traditional, japanese] = ["zh", "zh-TW", "ja"].map(drawn);
        assert!(simplified != traditional && traditional != japanese && japanese != simplified);
    }

    #[test]
    fn greek_and_what_stands_in_prices_have_their_glyphs() {
        let text = "Ελληνικά ἄλφα ёЁ 뷁 € № ₺ ₽ ₴ ₪ ₹";
        assert_eq!(missing_glyphs(text), Vec::<char>::new());
    }
}
