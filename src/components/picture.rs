//! A picture in the width that its place on the screen asks for.

use dateline_model::Image;
use dateline_model::route::href_of_path;
use leptos::prelude::*;

use super::{Detached, use_site};
use crate::view::{view, views};

/// The class of what is there on light pages alone, and on paper.
pub(super) const LIGHT_ONLY: &str = "light-only";
/// The class of what is there on dark pages alone.
pub(super) const DARK_ONLY: &str = "dark-only";

/// Where a picture stands: how wide it is there, and how soon it is needed.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum PictureSlot {
    /// At the head of a story: it is fetched before all else.
    Head,
    /// In the text of a story.
    Text,
    /// Among other pictures in the text.
    Gallery,
    /// With the story that leads a list.
    Lead,
    /// With a story in a list. In narrow windows it is small, and stands beside the words.
    List,
    /// With one that takes half of a row or more.
    Wide,
    /// With a recommended story.
    Card,
    /// Beside a line of the ranking.
    Ranking,
    /// A portrait beside the name of an author.
    Portrait,
}

impl PictureSlot {
    /// Its width by the width of the window (HTML, "sizes attributes"), as the style has it.
    const fn sizes(self) -> &'static str {
        match self {
            Self::Head | Self::Text => "(min-width: 40rem) 37rem, 92vw",
            Self::Gallery => "(min-width: 40rem) 18rem, 45vw",
            Self::Lead => "(min-width: 74rem) 48rem, (min-width: 62rem) 62vw, (min-width: 44rem) 45vw, 92vw",
            Self::List => "(min-width: 62rem) 23rem, 8rem",
            Self::Wide => "(min-width: 62rem) 36rem, 92vw",
            Self::Card => "(min-width: 62rem) 17rem, (min-width: 34rem) 45vw, 92vw",
            // A portrait is cut from a picture that may be wider than high.
            Self::Ranking | Self::Portrait => "6rem",
        }
    }

    /// The widest variant that is of use there, in pixels, also on a screen of high density.
    const fn widest(self) -> u32 {
        match self {
            Self::Ranking | Self::Portrait => 320,
            _ => u32::MAX,
        }
    }

    const fn is_first(self) -> bool {
        matches!(self, Self::Head | Self::Lead)
    }
}

/// A picture, which may be another one on dark pages.
#[inline(never)]
pub(super) fn picture(of: &Image, alt: &str, slot: PictureSlot) -> AnyView {
    let Some(dark) = of.dark.as_ref().filter(|_| use_context::<Detached>().is_none()) else {
        return one(of, alt, slot, None);
    };
    let dark = Image {
        path: dark.clone(),
        colour: None,
        ..of.clone()
    };
    views(vec![
        one(of, alt, slot, Some(LIGHT_ONLY)),
        one(&dark, alt, slot, Some(DARK_ONLY)),
    ])
}

/// A picture that keeps its place free, in its own colour, until it comes. One that is for one theme only is not loaded
/// on pages of the other.
fn one(of: &Image, alt: &str, slot: PictureSlot, theme: Option<&'static str>) -> AnyView {
    let site = use_site();
    let widths = of.widths().into_iter().filter(|width| *width <= slot.widest());
    let variants = widths.map(|width| {
        let href = href_of_path(&site, &of.variant(width));
        format!("{href} {width}w")
    });
    let variants = variants.collect::<Vec<_>>().join(", ");
    let source = (!variants.is_empty())
        .then(|| view! { <source type="image/webp" srcset=variants sizes=slot.sizes() /> });
    let is_first = slot.is_first() && theme.is_none();
    view! {
        <picture class=theme>
            {source}
            <img
                src=href_of_path(&site, &of.path)
                alt=alt
                width=of.width.to_string()
                height=of.height.to_string()
                decoding="async"
                data-colour=of.colour
                data-focus=of.focus
                fetchpriority=is_first.then_some("high")
                loading=(!is_first).then_some("lazy")
            />
        </picture>
    }
}

#[cfg(test)]
mod tests {
    use super::{Image, PictureSlot};

    #[test]
    fn the_places_are_as_wide_as_the_check_of_pictures_has_them() {
        for (slot, width) in [
            (PictureSlot::Text, Image::IN_TEXT),
            (PictureSlot::Gallery, Image::IN_GALLERY),
        ] {
            let widest = slot.sizes().split(',').next().unwrap();
            assert!(widest.ends_with(&format!(" {}rem", width / 16)), "{widest}");
        }
    }
}
