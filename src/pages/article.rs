//! A story's page.

use leptos::prelude::*;

use crate::components::{
    Blocks, Breadcrumb, Byline, Contents, Faqs, Figure, RelatedStories, Share, Trending, inline, places,
    use_site,
};
use crate::model::{ArticlePage, BodySection};
use crate::route::Route;

/// The story with all its parts, and where to go from it.
#[component]
pub(super) fn ArticleView(page: ArticlePage) -> impl IntoView {
    let ArticlePage {
        article,
        related,
        trending,
    } = page;
    let places = places(&article);
    let url = Route::Article(article.section.slug.clone(), article.slug).canonical(&use_site());
    let closing = (!article.closing.is_empty())
        .then(|| view! { <p class="closing">{inline(&article.closing)}</p> }.into_any());
    view! {
        <Breadcrumb section=article.section title=Some(article.title.clone()) />
        <article class="story" lang=article.language>
            <header class="story-head">
                <h1 tabindex="-1">{article.title.clone()}</h1>
                <p class="summary">{article.summary}</p>
                <Byline authors=article.authors published=article.date_published modified=article.date_modified />
            </header>
            {article.image.map(|picture| view! { <Figure picture lead=true /> }.into_any())}
            {places.map(|places| view! { <Contents places /> }.into_any())}
            <Blocks blocks=article.opening />
            {article.sections.into_iter().map(body_section).collect_view()}
            {(!article.faqs.is_empty()).then(|| view! { <Faqs faqs=article.faqs url=url.clone() /> }.into_any())}
            {closing}
        </article>
        <Share title=article.title url />
        {(!related.is_empty()).then(|| view! { <RelatedStories related /> }.into_any())}
        {(!trending.is_empty()).then(|| view! { <Trending stories=trending /> }.into_any())}
    }
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
    .into_any()
}
