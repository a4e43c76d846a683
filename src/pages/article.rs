//! A story's page.

use dateline_model::route::Route;
use dateline_model::{ArticlePage, Word};
use leptos::prelude::*;

use crate::components::{
    Body, Breadcrumb, Byline, CommentCount, Comments, Contents, Endnotes, Faqs, Figure, LabelView,
    NewsletterForm, PictureSlot, RelatedStories, Share, StoryLanguage, Trending, UnpublishedNote,
    about_author, in_language, inline, places, use_site,
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
        newsletter,
        comments,
    } = page;
    provide_context(StoryLanguage(article.language.clone()));
    let places = places(&article.sections, !article.faqs.is_empty());
    let url = Route::Article(article.section.slug.clone(), article.slug).canonical(&use_site());
    let comment_count = comments
        .as_ref()
        .map(|settings| view! { <CommentCount total=settings.total /> });
    let comments = comments.map(|settings| view! { <Comments settings /> });
    let faqs = (!article.faqs.is_empty()).then(|| view! { <Faqs faqs=article.faqs /> });
    let closing =
        (!article.closing.is_empty()).then(|| view! { <p class="closing">{inline(&article.closing)}</p> });
    let about: Vec<_> = article.authors.iter().map(about_author).collect();
    let corrected = article.corrections.last().map(|note| note.date.clone());
    view! {
        <Breadcrumb
            section=article.section
            title=Some(article.title.clone())
            language=article.language.clone()
        />
        <article {..in_language(article.language.as_deref())} class=STORY>
            <header class="story-head">
                {article.label.map(|label| view! { <p class="kicker"><LabelView label /></p> })}
                <h1 tabindex="-1">{&article.title}</h1>
                <p class="summary">{article.summary}</p>
                {article.unpublished.map(|why| view! { <UnpublishedNote why /> })}
                <Byline
                    authors=article.authors
                    published=article.date_published
                    modified=article.date_modified
                    corrected
                    comment_count
                />
            </header>
            {article.image.map(|picture| view! { <Figure picture slot=PictureSlot::Head /> })}
            {places.map(|places| view! { <Contents places label=Word::InThisStory /> })}
            <Body opening=article.opening sections=article.sections />
            {faqs}
            {closing}
            <Endnotes
                corrections=article.corrections
                updates=article.updates
                sources=article.sources
            />
            {about}
        </article>
        <Share title=article.title url />
        {newsletter.map(|of| view! { <NewsletterForm of /> })}
        {(!related.is_empty()).then(|| view! { <RelatedStories related /> })}
        {(!trending.is_empty()).then(|| view! { <Trending stories=trending /> })}
        {comments}
    }
}
