//! What search engines read of a page: JSON-LD in the words of schema.org.
//!
//! The fields are those that Google Search Central documents for `Article`, `BreadcrumbList` and `FAQPage`;
//! `tests/publish/requirements.rs` holds every page against them.

use serde_json::{Value, json};

use super::social_card::SocialCard;
use dateline_model::route::{Route, whole_address};
use dateline_model::{Article, Author, Block, Inline, Page, PageData, Section, Site};

/// The graph of a page. None where there is nothing to say.
pub(super) fn structured_data(site: &Site, data: &PageData, card: Option<&SocialCard>) -> Option<Value> {
    let graph = match &data.page {
        Page::Front(_) => vec![json!({
            "@type": "WebSite",
            "name": site.title,
            "description": site.description,
            "url": Route::Front(1).canonical(site),
            "inLanguage": site.language,
            "publisher": publisher(site),
        })],
        Page::Section(page) => vec![breadcrumbs(site, &page.section, None)],
        Page::Article(page) => {
            let article = &page.article;
            let mut graph = vec![
                news_article(site, article, card),
                breadcrumbs(site, &article.section, Some(article)),
            ];
            if !article.faqs.is_empty() {
                graph.push(faq_page(site, article));
            }
            graph
        }
        Page::NotFound(_) => return None,
    };
    Some(json!({ "@context": "https://schema.org", "@graph": graph }))
}

fn publisher(site: &Site) -> Value {
    json!({
        "@type": "NewsMediaOrganization",
        "name": site.title,
        "url": Route::Front(1).canonical(site),
    })
}

fn news_article(site: &Site, article: &Article, card: Option<&SocialCard>) -> Value {
    let url = article.route().canonical(site);
    json!({
        "@type": "NewsArticle",
        "mainEntityOfPage": url,
        "url": url,
        "headline": article.title,
        "description": article.summary,
        "image": card.map(|card| whole_address(site, &card.file)),
        "datePublished": article.date_published.datetime,
        "dateModified": article.changed().datetime,
        "author": article.authors.iter().map(author).collect::<Vec<_>>(),
        "publisher": publisher(site),
        "articleSection": article.section.name,
        "keywords": article.tags,
        "inLanguage": article.language(site),
    })
}

fn author(author: &Author) -> Value {
    let kind = if author.desk { "Organization" } else { "Person" };
    let mut value = json!({ "@type": kind, "name": author.name });
    if let Some(url) = &author.url {
        value["url"] = json!(url);
    }
    value
}

fn breadcrumbs(site: &Site, section: &Section, article: Option<&Article>) -> Value {
    let mut steps = vec![
        (site.title.as_str(), Route::Front(1)),
        (&section.name, Route::Section(section.slug.clone(), 1)),
    ];
    steps.extend(article.map(|article| (article.title.as_str(), article.route())));
    let items = steps.iter().zip(1..).map(|((name, route), position)| {
        json!({ "@type": "ListItem", "position": position, "name": name, "item": route.canonical(site) })
    });
    json!({ "@type": "BreadcrumbList", "itemListElement": items.collect::<Vec<_>>() })
}

fn faq_page(site: &Site, article: &Article) -> Value {
    let url = article.route().canonical(site);
    let questions = article.faqs.iter().map(|faq| {
        json!({
            "@type": "Question",
            "name": faq.question,
            "url": format!("{url}#{}", faq.id),
            "acceptedAnswer": { "@type": "Answer", "text": text_of_blocks(&faq.answer) },
        })
    });
    json!({ "@type": "FAQPage", "mainEntity": questions.collect::<Vec<_>>() })
}

/// What blocks say, without form.
fn text_of_blocks(blocks: &[Block]) -> String {
    let texts = blocks.iter().map(|block| match block {
        Block::Paragraph(text) | Block::Quote { text, .. } => text_of(text),
        Block::Subheading { text, .. } => text.clone(),
        Block::SeeAlso(teaser) => teaser.title.clone(),
        Block::List { items, .. } => {
            let items: Vec<_> = items.iter().map(|item| text_of(item)).collect();
            items.join("\n")
        }
        Block::Figure(picture) => picture.alt.clone(),
    });
    texts.collect::<Vec<_>>().join("\n")
}

fn text_of(spans: &[Inline]) -> String {
    let texts = spans.iter().map(|span| match span {
        Inline::Text(text) | Inline::Code(text) => text.clone(),
        Inline::Strong(spans) | Inline::Emphasis(spans) | Inline::Link { text: spans, .. } => text_of(spans),
    });
    texts.collect()
}
