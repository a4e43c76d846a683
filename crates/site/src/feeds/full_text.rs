//! A story as plain HTML for readers that have neither the site's style nor its addresses: no class, no id,
//! no script, and every address whole.

use html_escape::{encode_double_quoted_attribute, encode_text};

use dateline_model::route::{Route, whole_address, whole_target};
use dateline_model::{Article, Block, Faq, Inline, Picture, Site, Word, direction};

/// The text of a story, from the picture at its head to its closing line.
pub(super) fn html(site: &Site, article: &Article) -> String {
    let language = article.language(site);
    let writer = Writer { site, language };
    let mut parts = Vec::from_iter(article.image.as_ref().map(|picture| writer.figure(picture)));
    parts.push(writer.blocks(&article.opening));
    for section in &article.sections {
        parts.push(element("h2", &[], &encode_text(&section.heading)));
        parts.push(writer.blocks(&section.blocks));
    }
    if !article.faqs.is_empty() {
        parts.push(writer.faqs(&article.faqs));
    }
    if !article.closing.is_empty() {
        parts.push(element("p", &[], &writer.inline(&article.closing)));
    }
    let attributes = [("lang", language), ("dir", direction(language))];
    element("div", &attributes, &parts.concat())
}

/// What the text of a story is written with.
struct Writer<'a> {
    site: &'a Site,
    /// The language of the text.
    language: &'a str,
}

impl Writer<'_> {
    fn blocks(&self, blocks: &[Block]) -> String {
        blocks.iter().map(|block| self.block(block)).collect()
    }

    fn block(&self, block: &Block) -> String {
        match block {
            Block::Paragraph(text) => element("p", &[], &self.inline(text)),
            Block::Subheading { text, .. } => element("h3", &[], &encode_text(text)),
            Block::SeeAlso(teaser) => {
                let url = Route::of(teaser).canonical(self.site);
                let language = teaser.language.as_ref().unwrap_or(&self.site.language);
                let mut attributes = vec![("href", url.as_str())];
                attributes.extend(self.marked(language));
                let link = element("a", &attributes, &encode_text(&teaser.title));
                let label = self.say("strong", Word::SeeAlso);
                element("p", &[], &format!("{label} {link}"))
            }
            Block::Quote { text, cite } => {
                let words = element("p", &[], &self.inline(text));
                let cite = cite
                    .as_ref()
                    .map(|cite| element("figcaption", &[], &encode_text(cite)));
                let quote = element("blockquote", &[], &words);
                element("figure", &[], &(quote + &cite.unwrap_or_default()))
            }
            Block::List { ordered, items } => {
                let items = items.iter().map(|item| element("li", &[], &self.inline(item)));
                element(
                    if *ordered { "ol" } else { "ul" },
                    &[],
                    &items.collect::<String>(),
                )
            }
            Block::Figure(picture) => self.figure(picture),
        }
    }

    fn inline(&self, spans: &[Inline]) -> String {
        let span = |span: &Inline| match span {
            Inline::Text(text) => encode_text(text).into_owned(),
            Inline::Code(text) => element("code", &[], &encode_text(text)),
            Inline::Strong(spans) => element("strong", &[], &self.inline(spans)),
            Inline::Emphasis(spans) => element("em", &[], &self.inline(spans)),
            Inline::Link { to, text } => {
                let url = whole_target(self.site, to);
                element("a", &[("href", &url)], &self.inline(text))
            }
        };
        spans.iter().map(span).collect()
    }

    fn figure(&self, picture: &Picture) -> String {
        let (width, height) = (picture.image.width.to_string(), picture.image.height.to_string());
        let image = open(
            "img",
            &[
                ("src", &whole_address(self.site, &picture.image.path)),
                ("alt", &picture.alt),
                ("width", &width),
                ("height", &height),
            ],
        );
        let credit = picture
            .credit
            .as_ref()
            .map(|credit| element("small", &[], &encode_text(credit)));
        let caption = [Some(self.inline(&picture.caption)), credit];
        let caption: Vec<_> = caption
            .into_iter()
            .flatten()
            .filter(|part| !part.is_empty())
            .collect();
        let caption = match caption[..] {
            [] => String::new(),
            _ => element("figcaption", &[], &caption.join(" ")),
        };
        element("figure", &[], &(image + &caption))
    }

    fn faqs(&self, faqs: &[Faq]) -> String {
        let faqs = faqs
            .iter()
            .map(|faq| element("h3", &[], &encode_text(&faq.question)) + &self.blocks(&faq.answer));
        self.say("h2", Word::Faqs) + &faqs.collect::<String>()
    }

    /// A word of the interface, which is in the site's language.
    fn say(&self, name: &str, word: Word) -> String {
        let text = encode_text(self.site.words.get(word));
        element(name, &self.marked(&self.site.language), &text)
    }

    /// The attributes of what is in a language; none where that is the language of the text around it.
    fn marked<'l>(&self, language: &'l str) -> Vec<(&'static str, &'l str)> {
        if language == self.language {
            return Vec::new();
        }
        vec![("lang", language), ("dir", direction(language))]
    }
}

/// An element; what is in it is HTML already.
fn element(name: &str, attributes: &[(&str, &str)], inner: &str) -> String {
    format!("{}{inner}</{name}>", open(name, attributes))
}

fn open(name: &str, attributes: &[(&str, &str)]) -> String {
    let mut tag = format!("<{name}");
    for (name, value) in attributes {
        tag.extend([" ", name, "=\"", &encode_double_quoted_attribute(value), "\""]);
    }
    tag + ">"
}
