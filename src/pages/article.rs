//! A story's page.

use leptos::prelude::*;

use crate::components::element::{element, text};
use crate::components::{
    Blocks, Breadcrumb, Byline, Contents, Erase, Faqs, Figure, RelatedStories, Share, StoryLanguage, Thread,
    Trending, in_language, inline, places, use_reader, use_site,
};
use dateline_model::route::Route;
use dateline_model::{ArticlePage, BodySection};

/// The story with all its parts, and where to go from it.
#[component]
pub(super) fn ArticleView(page: ArticlePage) -> AnyView {
    let ArticlePage {
        article,
        related,
        trending,
        comments,
    } = page;
    provide_context(StoryLanguage(article.language.clone()));
    let places = places(&article);
    let route = Route::Article(article.section.slug.clone(), article.slug);
    let url = route.canonical(&use_site());
    let discussion = use_reader().discussion;
    discussion.begin(comments.as_ref().and_then(|comments| comments.total));
    let has_comments = comments.is_some();
    let thread = comments.map(|comments| {
        let (title, path) = (article.title.clone(), route.href(&use_site()));
        view! { <Thread comments title path /> }.erase()
    });
    let mut story = vec![element("header", &[("class", "story-head")], vec![
        element("h1", &[("tabindex", "-1")], vec![text(article.title.as_str())]),
        element("p", &[("class", "summary")], vec![text(article.summary)]),
        view! { <Byline authors=article.authors published=article.date_published modified=article.date_modified comments=has_comments /> }.erase(),
    ])];
    story.extend(
        article
            .image
            .map(|picture| view! { <Figure picture lead=true /> }.erase()),
    );
    story.extend(places.map(|places| view! { <Contents places /> }.erase()));
    story.push(view! { <Blocks blocks=article.opening /> }.erase());
    story.extend(article.sections.into_iter().map(body_section));
    if !article.faqs.is_empty() {
        story.push(view! { <Faqs faqs=article.faqs url=url.clone() /> }.erase());
    }
    if !article.closing.is_empty() {
        story.push(element(
            "p",
            &[("class", "closing")],
            vec![inline(&article.closing)],
        ));
    }
    let mut attributes = vec![("class", "story")];
    attributes.extend(in_language(article.language.as_deref()));
    let mut parts = vec![
        view! { <Breadcrumb section=article.section title=Some(article.title.clone()) language=article.language.clone() /> }.erase(),
        element("article", &attributes, story),
        view! { <Share title=article.title url /> }.erase(),
    ];
    if !related.is_empty() {
        parts.push(view! { <RelatedStories related /> }.erase());
    }
    if !trending.is_empty() {
        parts.push(view! { <Trending stories=trending /> }.erase());
    }
    parts.extend(thread);
    parts.into_any()
}

fn body_section(section: BodySection) -> AnyView {
    let link = [("class", "permalink"), ("href", &*format!("#{}", section.id))];
    let link = element("a", &link, vec![text(section.heading)]);
    element(
        "section",
        &[("class", "body-section"), ("aria-labelledby", &section.id)],
        vec![
            element("h2", &[("id", &section.id)], vec![link]),
            view! { <Blocks blocks=section.blocks /> }.erase(),
        ],
    )
}
