//! The blocks of a body or an answer.

mod embed;
mod recording;
mod table;

use dateline_model::route::Route;
use dateline_model::{Block, Inline, Newsletter, Word};
use leptos::prelude::*;

use crate::components::{
    Detached, Figure, NewsletterForm, PictureSlot, figcaption, in_language, in_site_language, inline,
    permalink, say, use_site,
};
use crate::view::{view, views};

/// Renders blocks, one after the other.
#[component]
pub fn Blocks(
    /// The blocks.
    blocks: Vec<Block>,
) -> AnyView {
    views(blocks.into_iter().map(block).collect())
}

fn block(block: Block) -> AnyView {
    match block {
        Block::Paragraph(text) => view! { <p>{inline(&text)}</p> },
        Block::Subheading { id, text } => view! {
            <h3 id=id>{permalink(&id, &text)}</h3>
        },
        Block::SeeAlso(teaser) => {
            let site = in_site_language();
            let language = teaser.language.as_deref().or(site.as_deref());
            view! {
                <p class="see-also">
                    <strong {..in_language(site.as_deref())} class="see-also-label">{say(Word::SeeAlso)}</strong>
                    " "
                    <a {..in_language(language)} href=Route::of(&teaser).href(&use_site())>{&teaser.title}</a>
                </p>
            }
        }
        Block::Quote { text, cite } => quote("quote", &text, cite),
        Block::PullQuote { text, cite } => quote("quote pull-quote", &text, cite),
        Block::List { ordered, items } => {
            let items: Vec<_> = items
                .iter()
                .map(|item| view! { <li>{inline(item)}</li> })
                .collect();
            if ordered {
                view! { <ol>{items}</ol> }
            } else {
                view! { <ul>{items}</ul> }
            }
        }
        Block::FactBox { heading, blocks } => view! {
            <aside class="fact-box" aria-label=&heading>
                <h3>{heading.clone()}</h3>
                <Blocks blocks=blocks />
            </aside>
        },
        Block::Embed(of) => embed::embed(of),
        Block::Recording(mut of) => {
            let transcript = std::mem::take(&mut of.transcript);
            let transcript = (!transcript.is_empty()).then(|| view! { <Blocks blocks=transcript /> });
            recording::recording(of, transcript)
        }
        Block::Separator => view! { <hr /> },
        Block::Newsletter(of) => newsletter(of),
        Block::Numbers { items, caption } => {
            let items: Vec<_> = items
                .iter()
                .map(|item| view! { <div><dt>{inline(&item.label)}</dt><dd dir="auto">{&item.value}</dd></div> })
                .collect();
            view! {
                <figure class="numbers">
                    <dl>{items}</dl>
                    {figcaption(&caption)}
                </figure>
            }
        }
        Block::Figure(picture) => view! { <Figure picture slot=PictureSlot::Text /> },
        Block::Gallery { pictures, caption } => {
            let pictures: Vec<_> = pictures
                .into_iter()
                .map(|picture| view! { <Figure picture slot=PictureSlot::Gallery /> })
                .collect();
            view! {
                <figure class="gallery">
                    <div>{pictures}</div>
                    {figcaption(&caption)}
                </figure>
            }
        }
        Block::Table(of) => table::table(of),
        // Lines are as long as they are written: the box scrolls, by keyboard too. No translator is to touch them.
        Block::Code { text, caption } => view! {
            <figure class="code">
                <pre dir="ltr" translate="no" tabindex="0"><code>{text}</code></pre>
                {figcaption(&caption)}
            </figure>
        },
    }
}

/// The form for the newsletter. Outside of the site there is a link to the story that has it.
fn newsletter(of: Newsletter) -> AnyView {
    match use_context::<Detached>() {
        Some(Detached { page }) => view! { <p><a href=page>{of.heading}</a></p> },
        None => view! { <NewsletterForm of /> },
    }
}

fn quote(class: &'static str, text: &[Inline], cite: Option<String>) -> AnyView {
    view! {
        <figure class=class>
            <blockquote><p>{inline(text)}</p></blockquote>
            {cite.map(|cite| view! { <figcaption>{cite}</figcaption> })}
        </figure>
    }
}
