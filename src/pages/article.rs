//! A story's page.

use dateline_model::route::Route;
use dateline_model::{ArticlePage, BodySection};
use leptos::prelude::*;

use crate::components::{
    Blocks, Breadcrumb, Byline, Comments, Contents, Faqs, Figure, RelatedStories, Share, StoryLanguage,
    Trending, in_language, inline, permalink, places, use_app_state, use_site,
};
use crate::hooks::STORY;
use crate::view::view;

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
    let has_comments = comments.is_some();
    let total = comments.as_ref().and_then(|settings| settings.total);
    use_app_state().thread.begin(total);
    let comments = comments.map(|settings| {
        let (title, path) = (article.title.clone(), route.href(&use_site()));
        view! { <Comments settings title path /> }
    });
    let sections: Vec<_> = article.sections.into_iter().map(body_section).collect();
    let faqs = (!article.faqs.is_empty()).then(|| view! { <Faqs faqs=article.faqs url=url.clone() /> });
    let closing =
        (!article.closing.is_empty()).then(|| view! { <p class="closing">{inline(&article.closing)}</p> });
    view! {
        <Breadcrumb
            section=article.section
            title=Some(article.title.clone())
            language=article.language.clone()
        />
        <article {..in_language(article.language.as_deref())} class=STORY>
            <header class="story-head">
                <h1 tabindex="-1">{&article.title}</h1>
                <p class="summary">{article.summary}</p>
                <Byline
                    authors=article.authors
                    published=article.date_published
                    modified=article.date_modified
                    comments=has_comments
                />
            </header>
            {article.image.map(|picture| view! { <Figure picture lead=true /> })}
            {places.map(|places| view! { <Contents places /> })}
            <Blocks blocks=article.opening />
            {sections}
            {faqs}
            {closing}
        </article>
        <Share title=article.title url />
        {(!related.is_empty()).then(|| view! { <RelatedStories related /> })}
        {(!trending.is_empty()).then(|| view! { <Trending stories=trending /> })}
        {comments}
    }
}

fn body_section(section: BodySection) -> AnyView {
    let id = section.id;
    view! {
        <section class="body-section" aria-labelledby=id>
            <h2 id=id>{permalink(&id, &section.heading)}</h2>
            <Blocks blocks=section.blocks />
        </section>
    }
}
