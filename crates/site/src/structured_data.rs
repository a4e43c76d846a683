//! What search engines read of a page: JSON-LD in the words of schema.org.
//!
//! The fields are those that Google Search Central documents for `Article`, `BreadcrumbList` and `FAQPage`;
//! `tests/publish/requirements.rs` holds every page against them.

use dateline_model::route::{Route, whole_address};
use dateline_model::{Author, Block, Cited, Faq, Frame, Inline, Label, Note, Recording, Rights, Site};
use serde_json::{Value, json};

use super::hosting::headers::media_type;
use super::page_meta::{Kind, PageMeta};

/// The graph of a page. None where there is nothing to say.
pub(super) fn structured_data(site: &Site, frame: &Frame, meta: &PageMeta<'_>) -> Option<Value> {
    let mut graph = Vec::new();
    match meta.kind {
        Kind::NotFound => return None,
        Kind::Site => graph.push(web_site(site, frame)),
        Kind::Article => graph.push(news_article(site, frame, meta)),
        Kind::Page => {}
    }
    if !meta.breadcrumb.is_empty() {
        graph.push(breadcrumbs(site, &meta.breadcrumb));
    }
    if !meta.faqs.is_empty() {
        graph.push(faq_page(&meta.route.canonical(site), meta.faqs));
    }
    (!graph.is_empty()).then(|| json!({ "@context": "https://schema.org", "@graph": graph }))
}

fn web_site(site: &Site, frame: &Frame) -> Value {
    json!({
        "@type": "WebSite",
        "name": site.title,
        "description": site.description,
        "url": Route::Front(1).canonical(site),
        "inLanguage": site.language,
        "publisher": publisher(site, frame),
    })
}

fn publisher(site: &Site, frame: &Frame) -> Value {
    let mut publisher = json!({
        "@type": "NewsMediaOrganization",
        "name": site.title,
        "url": Route::Front(1).canonical(site),
    });
    if let Some(logo) = &frame.logo {
        publisher["logo"] = json!(whole_address(site, &logo.light.path));
    }
    if !frame.accounts.is_empty() {
        publisher["sameAs"] = frame.accounts.iter().map(|account| &*account.address).collect();
    }
    publisher
}

fn news_article(site: &Site, frame: &Frame, meta: &PageMeta<'_>) -> Value {
    let url = meta.route.canonical(site);
    let mut article = json!({
        "@type": "NewsArticle",
        "mainEntityOfPage": url,
        "url": url,
        "headline": meta.headline,
        "description": meta.head.description,
        "image": meta.card.map(|card| whole_address(site, &card.file)),
        "datePublished": meta.published.map(|moment| &moment.datetime),
        "dateModified": meta.modified.or(meta.published).map(|moment| &moment.datetime),
        "author": meta.authors.iter().map(|of| author(site, of)).collect::<Vec<_>>(),
        "publisher": publisher(site, frame),
        "articleSection": meta.section.map(|section| &section.name),
        "keywords": meta.tags,
        "inLanguage": meta.language,
    });
    if let Some(kind) = meta.label.and_then(kind_of) {
        article["@type"] = json!(kind);
    }
    if !meta.corrections.is_empty() {
        article["correction"] = meta.corrections.iter().map(correction).collect();
    }
    if !meta.sources.is_empty() {
        article["citation"] = meta.sources.iter().map(citation).collect();
    }
    for (field, is_video) in [("video", true), ("audio", false)] {
        let of_kind = meta
            .recordings
            .iter()
            .filter(|recording| recording.video.is_some() == is_video);
        let objects: Vec<_> = of_kind
            .map(|recording| media_object(site, meta, recording))
            .collect();
        if !objects.is_empty() {
            article[field] = json!(objects);
        }
    }
    match &frame.rights {
        Some(Rights::Licence { address, .. }) => article["license"] = json!(address),
        Some(Rights::Reserved { holder, .. }) => {
            article["copyrightHolder"] = json!({ "@type": "Organization", "name": holder });
        }
        None => {}
    }
    article
}

/// A recording, in the fields that Google Search Central documents for `VideoObject`.
fn media_object(site: &Site, meta: &PageMeta<'_>, recording: &Recording) -> Value {
    let caption = Inline::plain(&recording.caption);
    let description = if caption.is_empty() {
        &recording.title
    } else {
        &caption
    };
    let mut object = json!({
        "@type": if recording.video.is_some() { "VideoObject" } else { "AudioObject" },
        "name": recording.title,
        "description": description,
        "contentUrl": whole_address(site, &recording.file),
        "encodingFormat": media_type(&recording.file),
        "contentSize": recording.length.to_string(),
        "uploadDate": meta.published.map(|moment| &moment.datetime),
        "inLanguage": meta.language,
    });
    if let Some(seconds) = recording.seconds {
        object["duration"] = json!(format!("PT{seconds}S"));
    }
    if !recording.transcript.is_empty() {
        let said: Vec<_> = recording.transcript.iter().map(Block::plain).collect();
        object["transcript"] = json!(said.join("\n"));
    }
    if let Some(video) = &recording.video {
        let poster = video.poster.as_ref().map(|poster| whole_address(site, poster));
        let card = || meta.card.map(|card| whole_address(site, &card.file));
        object["thumbnailUrl"] = json!(poster.or_else(card));
        object["width"] = json!(video.width);
        object["height"] = json!(video.height);
    }
    object
}

fn correction(note: &Note) -> Value {
    json!({
        "@type": "CorrectionComment",
        "datePublished": note.date.datetime,
        "text": Inline::plain(&note.text),
    })
}

fn citation(source: &Cited) -> Value {
    let mut citation = json!({ "@type": "CreativeWork", "name": source.title, "url": source.url });
    if let Some(publisher) = &source.publisher {
        citation["publisher"] = json!({ "@type": "Organization", "name": publisher });
    }
    citation
}

/// The types of a story with a label, the more general one first: those who don't know the other take it for that.
fn kind_of(label: Label) -> Option<[&'static str; 2]> {
    match label {
        Label::Analysis => Some(["NewsArticle", "AnalysisNewsArticle"]),
        Label::Opinion | Label::Editorial => Some(["NewsArticle", "OpinionNewsArticle"]),
        Label::Explainer => Some(["NewsArticle", "BackgroundNewsArticle"]),
        Label::Review => Some(["NewsArticle", "ReviewNewsArticle"]),
        // No news, and none of the types is a kind of it.
        Label::Satire => Some(["Article", "SatiricalArticle"]),
        Label::Sponsored => Some(["Article", "AdvertiserContentArticle"]),
        // `LiveBlogPosting` asks for each post by itself, and the others have no type.
        Label::Live | Label::Interview | Label::Obituary => None,
    }
}

fn author(site: &Site, author: &Author) -> Value {
    let kind = if author.desk { "Organization" } else { "Person" };
    let mut value = json!({ "@type": kind, "name": author.name });
    if let Some(url) = author.pages(site).next() {
        value["url"] = json!(url);
    }
    let Some(profile) = &author.profile else {
        return value;
    };
    value["sameAs"] = author.pages(site).collect();
    if let Some(role) = profile.role.as_ref().filter(|_| !author.desk) {
        value["jobTitle"] = json!(role);
    }
    if let Some(picture) = &profile.picture {
        value["image"] = json!(whole_address(site, &picture.path));
    }
    if !profile.bio.is_empty() {
        value["description"] = json!(Inline::plain(&profile.bio));
    }
    value
}

fn breadcrumbs(site: &Site, steps: &[(&str, Route)]) -> Value {
    let items = steps.iter().zip(1..).map(|((name, route), position)| {
        json!({ "@type": "ListItem", "position": position, "name": name, "item": route.canonical(site) })
    });
    json!({ "@type": "BreadcrumbList", "itemListElement": items.collect::<Vec<_>>() })
}

fn faq_page(url: &str, faqs: &[Faq]) -> Value {
    let questions = faqs.iter().map(|faq| {
        let answer: Vec<_> = faq.answer.iter().map(Block::plain).collect();
        json!({
            "@type": "Question",
            "name": faq.question,
            "url": format!("{url}{}", faq.id.fragment()),
            "acceptedAnswer": { "@type": "Answer", "text": answer.join("\n") },
        })
    });
    json!({ "@type": "FAQPage", "mainEntity": questions.collect::<Vec<_>>() })
}
