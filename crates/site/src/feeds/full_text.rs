//! A story as plain HTML for readers that have neither the site's style nor its addresses: no class, no id,
//! no script, and every address whole.
//!
//! The components that render the page render this too. What only the site can use is then taken off.

use std::collections::HashSet;
use std::sync::{Arc, LazyLock};

use ammonia::{Builder, UrlRelative};
use dateline_app::components::{
    Blocks, Detached, Endnotes, Figure, LabelView, PictureSlot, StoryLanguage, inline, say,
};
use dateline_app::view::view;
use dateline_model::route::whole_address;
use dateline_model::{Article, Site, Word, direction};
use leptos::prelude::*;

/// The site as texts outside of it are rendered with: every address that a component makes is whole.
pub(super) fn from_outside(site: &Site) -> Arc<Site> {
    Arc::new(Site {
        base_path: whole_address(site, "/"),
        ..site.clone()
    })
}

/// The text of a story, from the picture at its head to the sources below it, for a site [`from_outside`].
pub(super) fn html(site: &Arc<Site>, article: &Article) -> String {
    let owner = Owner::new();
    let html = owner.with(|| {
        provide_context(Arc::clone(site));
        provide_context(StoryLanguage(article.language.clone()));
        provide_context(Detached {
            page: article.route().href(site),
        });
        text(article.clone(), article.language(site)).to_html()
    });
    owner.cleanup();
    PLAIN.clean(&html).to_string()
}

fn text(article: Article, language: &str) -> AnyView {
    let sections: Vec<_> = article
        .sections
        .into_iter()
        .map(|section| {
            view! {
                <h2>{section.heading}</h2>
                <Blocks blocks=section.blocks />
            }
        })
        .collect();
    let has_faqs = !article.faqs.is_empty();
    let faqs: Vec<_> = article
        .faqs
        .into_iter()
        .map(|faq| {
            view! {
                <h3>{faq.question}</h3>
                <Blocks blocks=faq.answer />
            }
        })
        .collect();
    let closing = (!article.closing.is_empty()).then(|| view! { <p>{inline(&article.closing)}</p> });
    view! {
        <div lang=language dir=direction(language)>
            {article.label.map(|label| view! { <p><strong><LabelView label /></strong></p> })}
            {article.image.map(|picture| view! { <Figure picture slot=PictureSlot::Head /> })}
            <Blocks blocks=article.opening />
            {sections}
            {has_faqs.then(faqs_heading)}
            {faqs}
            {closing}
            <Endnotes corrections=article.corrections updates=article.updates sources=article.sources />
        </div>
    }
}

fn faqs_heading() -> AnyView {
    view! { <h2>{say(Word::Faqs)}</h2> }
}

/// What readers of feeds show. Text in elements that are not here stays, and hooks of the app go.
static PLAIN: LazyLock<Builder<'static>> = LazyLock::new(|| {
    let mut plain = Builder::empty();
    plain
        .tags(HashSet::from([
            "a",
            "aside",
            "audio",
            "blockquote",
            "br",
            "caption",
            "code",
            "dd",
            "details",
            "div",
            "dl",
            "dt",
            "em",
            "figcaption",
            "figure",
            "h2",
            "h3",
            "hr",
            "img",
            "li",
            "ol",
            "p",
            "pre",
            "small",
            "strong",
            "summary",
            "table",
            "tbody",
            "td",
            "th",
            "thead",
            "tr",
            "track",
            "ul",
            "video",
        ]))
        .generic_attributes(HashSet::from(["lang", "dir"]))
        .add_tag_attributes("a", ["href"])
        .add_tag_attributes("img", ["src", "alt", "width", "height"])
        .add_tag_attributes("audio", ["src", "controls", "preload"])
        .add_tag_attributes(
            "video",
            ["src", "controls", "preload", "poster", "width", "height"],
        )
        .add_tag_attributes("track", ["src", "kind", "srclang", "label"])
        .add_tag_attributes("th", ["scope"])
        // Every address was made by the site or passed `check`.
        .url_schemes(HashSet::from(["https", "http", "mailto", "tel"]))
        .url_relative(UrlRelative::Deny)
        .strip_comments(true)
        .link_rel(None);
    plain
});
