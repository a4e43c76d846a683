//! A picture in the width that its place on the screen asks for.

use leptos::prelude::*;

use super::element::{element, image, nothing, source};
use super::use_site;
use dateline_model::Image;
use dateline_model::route::href_of_path;

/// Where a picture stands: how wide it is there, and how soon it is needed.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Place {
    /// At the head of a story: it is fetched before all else.
    Head,
    /// In the text of a story.
    Text,
    /// With the story that leads a list.
    Lead,
    /// With a story in a list.
    List,
    /// With one that is wider than its neighbours in a window of three columns.
    Wide,
    /// With one that has a row for itself in a window of two columns.
    Alone,
    /// With a recommended story.
    Card,
    /// Beside a line of the ranking.
    Ranking,
}

impl Place {
    /// Its width by the width of the window (HTML, "sizes attributes"), as the style has it.
    const fn sizes(self) -> &'static str {
        match self {
            Self::Head => "(min-width: 60rem) 49rem, (min-width: 40rem) 37rem, 92vw",
            Self::Text => "(min-width: 40rem) 37rem, 92vw",
            Self::Lead => "(min-width: 74rem) 48rem, (min-width: 62rem) 62vw, 92vw",
            Self::List => "(min-width: 62rem) 23rem, (min-width: 44rem) 45vw, 92vw",
            Self::Wide => "(min-width: 62rem) 36rem, (min-width: 44rem) 45vw, 92vw",
            Self::Alone => "(min-width: 62rem) 23rem, 92vw",
            Self::Card => "(min-width: 62rem) 17rem, (min-width: 34rem) 45vw, 92vw",
            Self::Ranking => "6rem",
        }
    }

    /// The widest variant that is of use there, in pixels, also on a screen of high density.
    const fn widest(self) -> u32 {
        match self {
            Self::Ranking => 320,
            _ => u32::MAX,
        }
    }

    const fn is_first(self) -> bool {
        matches!(self, Self::Head | Self::Lead)
    }
}

/// A picture that keeps its place free, in its own colour, until it comes.
#[inline(never)]
pub(super) fn picture(of: &Image, alt: &str, place: Place) -> AnyView {
    let site = use_site();
    let widths = of.widths().into_iter().filter(|width| *width <= place.widest());
    let variants = widths.map(|width| {
        let href = href_of_path(&site, &of.variant(width));
        format!("{href} {width}w")
    });
    let variants = variants.collect::<Vec<_>>().join(", ");
    let (width, height) = (of.width.to_string(), of.height.to_string());
    let src = href_of_path(&site, &of.path);
    let mut attributes = vec![
        ("src", src.as_str()),
        ("alt", alt),
        ("width", &width),
        ("height", &height),
        ("decoding", "async"),
    ];
    attributes.extend(of.colour.as_ref().map(|colour| ("data-colour", colour.as_str())));
    attributes.push(if place.is_first() {
        ("fetchpriority", "high")
    } else {
        ("loading", "lazy")
    });
    let variants = if variants.is_empty() {
        nothing()
    } else {
        source(&[
            ("type", "image/webp"),
            ("srcset", &variants),
            ("sizes", place.sizes()),
        ])
    };
    element("picture", &[], vec![variants, image(&attributes)])
}
