//! A story's page.

use dateline_model::route::Route;
use dateline_model::{ArticlePage, Word};
use leptos::prelude::*;

use crate::components::{
    Body, Byline, CommentCount, Comments, Contents, Endnotes, Faqs, NeighboursView, NewsletterForm,
    RelatedStories, Share, StoryHead, StoryKicker, StoryLanguage, Topics, Trending, UnpublishedNote,
    about_author, in_language, inline, places, use_site,
};
use crate::hooks::STORY;
use crate::view::view;

/// The story with all its parts, and where to go from it.
#[component]
pub(super) fn ArticleView(page: ArticlePage) -> AnyView {
    let ArticlePage {
        article,
        neighbours,
        related,
        trending,
        newsletter,
        comments,
    } = page;
    provide_context(StoryLanguage(article.language.clone()));
    let places = places(&article.sections, !article.faqs.is_empty());
    let contents = places.map(|places| view! { <Contents places label=Word::InThisStory /> });
    let url = Route::Article(article.section.slug.clone(), article.slug.clone()).canonical(&use_site());
    let comment_count = comments
        .as_ref()
        .map(|settings| view! { <CommentCount total=settings.total /> });
    let comments = comments.map(|settings| view! { <Comments settings /> });
    let about: Vec<_> = article.authors.iter().map(about_author).collect();
    let corrected = article.corrections.last().map(|note| note.date.clone());
    let minutes = article.reading_minutes();
    let kicker = view! {
        <StoryKicker
            section=article.section.clone()
            title=article.title.clone()
            url=url.clone()
            language=article.language.clone()
            label=article.label
        />
    };
    let facts = view! {
        {article.unpublished.map(|why| view! { <UnpublishedNote why /> })}
        <Byline
            authors=article.authors
            published=article.date_published
            modified=article.date_modified
            corrected
            minutes
            comment_count
        />
    };
    let faqs = (!article.faqs.is_empty()).then(|| view! { <Faqs faqs=article.faqs /> });
    let closing =
        (!article.closing.is_empty()).then(|| view! { <p class="closing">{inline(&article.closing)}</p> });
    view! {
        <article {..in_language(article.language.as_deref())} class=STORY>
            <StoryHead
                kicker=Some(kicker)
                title=article.title.clone()
                summary=article.summary
                facts=Some(facts)
                picture=article.image
            />
            <Body opening=article.opening contents sections=article.sections />
            {faqs}
            {closing}
            <Endnotes
                corrections=article.corrections
                updates=article.updates
                sources=article.sources
            />
            <Topics tags=article.tags />
            {about}
        </article>
        <Share title=article.title url />
        <NeighboursView section=article.section neighbours />
        {newsletter.map(|of| view! { <NewsletterForm of /> })}
        {(!related.is_empty()).then(|| view! { <RelatedStories related /> })}
        {comments}
        {(!trending.is_empty()).then(|| view! { <Trending stories=trending /> })}
    }
}
