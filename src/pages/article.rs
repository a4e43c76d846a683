//! A story's page.

use leptos::prelude::*;

use crate::components::{
    Blocks, Breadcrumb, Byline, Contents, Erase, Faqs, Figure, RelatedStories, Share, Thread, Trending,
    inline, places, use_reader, use_site,
};
use crate::model::{ArticlePage, BodySection};
use crate::route::Route;

/// The story with all its parts, and where to go from it.
#[component]
pub(super) fn ArticleView(page: ArticlePage) -> AnyView {
    let ArticlePage {
        article,
        related,
        trending,
        comments,
    } = page;
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
    let closing = (!article.closing.is_empty())
        .then(|| view! { <p class="closing">{inline(&article.closing)}</p> }.erase());
    view! {
        <Breadcrumb section=article.section title=Some(article.title.clone()) />
        <article class="story" lang=article.language>
            <header class="story-head">
                <h1 tabindex="-1">{article.title.clone()}</h1>
                <p class="summary">{article.summary}</p>
                <Byline authors=article.authors published=article.date_published modified=article.date_modified comments=has_comments />
            </header>
            {article.image.map(|picture| view! { <Figure picture lead=true /> }.erase())}
            {places.map(|places| view! { <Contents places /> }.erase())}
            <Blocks blocks=article.opening />
            {article.sections.into_iter().map(body_section).collect_view()}
            {(!article.faqs.is_empty()).then(|| view! { <Faqs faqs=article.faqs url=url.clone() /> }.erase())}
            {closing}
        </article>
        <Share title=article.title url />
        {(!related.is_empty()).then(|| view! { <RelatedStories related /> }.erase())}
        {(!trending.is_empty()).then(|| view! { <Trending stories=trending /> }.erase())}
        {thread}
    }
    .erase()
}

fn body_section(section: BodySection) -> AnyView {
    view! {
        <section class="body-section" aria-labelledby=section.id.clone()>
            <h2 id=section.id.clone()>
                <a class="permalink" href=format!("#{}", section.id)>{section.heading}</a>
            </h2>
            <Blocks blocks=section.blocks />
        </section>
    }
    .erase()
}
