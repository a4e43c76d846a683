//! The foot of every page.

use dateline_model::route::{FeedFormat, feed_file, href_of_path, href_of_target};
use dateline_model::{Frame, Rights, Word};
use leptos::prelude::*;

use super::{NewsletterForm, inline, say, use_site, word};
use crate::view::{text, view};

/// The newspaper's name and what it is, the links that belong under every page, and who may use what is published. The feeds
/// are those of the whole site: what stands here stays while the reader goes from section to section.
#[component]
pub fn Footer(
    /// What the newspaper has there.
    frame: Frame,
) -> AnyView {
    let site = use_site();
    let columns = frame.columns.iter().map(|of| {
        let links = of.links.iter();
        let links = links.map(|link| view! { <a href=href_of_target(&site, &link.to)>{&link.label}</a> });
        column(of.title.as_ref().map(|title| text(title)), links)
    });
    let accounts = frame.accounts.iter();
    // Networks know by this that the account is the newspaper's (microformats.org, rel-me).
    let accounts = accounts.map(|of| view! { <a href=&of.address rel="me">{of.network.label()}</a> });
    let accounts = (!frame.accounts.is_empty()).then(|| column(Some(say(Word::FollowUs)), accounts));
    let feeds = FeedFormat::ALL.iter().map(|format| {
        let href = href_of_path(&site, &feed_file(None, *format));
        view! { <a href=href type=format.media_type()>{format.label()}</a> }
    });
    let columns: Vec<_> = columns
        .chain(accounts)
        .chain([column(Some(say(Word::Feeds)), feeds)])
        .collect();
    let line = (!frame.text.is_empty()).then(|| view! { <p>{inline(&frame.text)}</p> });
    let rights = frame.rights.as_ref().map(rights);
    let newsletter = frame.newsletter.map(|of| view! { <NewsletterForm of /> });
    let end = (line.is_some() || rights.is_some())
        .then(|| view! { <div class="colophon-end">{line}{rights}</div> });
    view! {
        <footer class="colophon">
            <div class="colophon-paper">
                <p class="colophon-name">{&site.title}</p>
                <p>{&site.description}</p>
            </div>
            {newsletter}
            <nav class="colophon-links" aria-label=word(Word::FooterNavigation)>{columns}</nav>
            {end}
        </footer>
    }
}

/// Links below each other.
fn column(title: Option<AnyView>, links: impl Iterator<Item = AnyView>) -> AnyView {
    let title = title.map(|title| view! { <h2>{title}</h2> });
    let links: Vec<_> = links.map(|link| view! { <li>{link}</li> }).collect();
    view! { <div>{title}<ul>{links}</ul></div> }
}

fn rights(rights: &Rights) -> AnyView {
    let notice = rights.notice();
    match rights {
        Rights::Licence { address, .. } => view! { <p><a href=address rel="license">{notice}</a></p> },
        Rights::Reserved { .. } => view! { <p>{notice}</p> },
    }
}
