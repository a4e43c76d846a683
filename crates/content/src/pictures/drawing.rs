//! Drawings (SVG): their size, their pixels where those are needed, and what may not be in them.

use image::{DynamicImage, RgbaImage};
use resvg::{tiny_skia, usvg};

use super::Fault;
use super::decode::check_size;
use crate::fonts::DATABASE;

/// How drawings are drawn: with the fonts of the cards, and with no other file than their own.
pub fn drawing_options() -> usvg::Options<'static> {
    let mut options = usvg::Options {
        fontdb: DATABASE.clone(),
        ..usvg::Options::default()
    };
    options.image_href_resolver.resolve_string = Box::new(|_, _| None);
    options
}

fn tree(bytes: &[u8]) -> Result<usvg::Tree, Fault> {
    let damaged = |error: String| Fault::Damaged(error);
    let text = std::str::from_utf8(bytes).map_err(|error| damaged(error.to_string()))?;
    let document = usvg::roxmltree::Document::parse(text).map_err(|error| damaged(error.to_string()))?;
    check_drawing(&document)?;
    usvg::Tree::from_xmltree(&document, &drawing_options()).map_err(|error| damaged(error.to_string()))
}

/// A drawing is published as it is, and it may be opened by itself: nothing in it may run then. A page has to know
/// its size.
fn check_drawing(document: &usvg::roxmltree::Document<'_>) -> Result<(), Fault> {
    for node in document.descendants().filter(usvg::roxmltree::Node::is_element) {
        let name = node.tag_name().name();
        if ["script", "foreignObject", "handler"].contains(&name) {
            return Err(Fault::Active(format!("<{name}>")));
        }
        for attribute in node.attributes() {
            let (name, value) = (attribute.name(), attribute.value().trim_start());
            if name.starts_with("on") || value.to_ascii_lowercase().starts_with("javascript:") {
                return Err(Fault::Active(name.to_owned()));
            }
        }
    }
    let root = document.root_element();
    let has = |name| root.has_attribute(name);
    if has("viewBox") || has("width") && has("height") {
        Ok(())
    } else {
        Err(Fault::NoSize)
    }
}

/// The width and height of a drawing (SVG) in pixels.
pub(super) fn size(bytes: &[u8]) -> Result<(u32, u32), Fault> {
    let size = tree(bytes)?.size().to_int_size();
    check_size(size.width(), size.height())?;
    Ok((size.width(), size.height()))
}

/// Draws a drawing, at a width in pixels, or less where its height would be too much.
pub fn draw(bytes: &[u8], width: u32) -> Result<DynamicImage, Fault> {
    let tree = tree(bytes)?;
    let natural = tree.size().to_int_size();
    let mut size = natural.scale_to_width(width).unwrap_or(natural);
    if check_size(size.width(), size.height()).is_err() {
        size = natural;
    }
    let (width, height) = (size.width(), size.height());
    check_size(width, height)?;
    let pixels = tiny_skia::Pixmap::new(width, height);
    let mut pixels = pixels.ok_or(Fault::TooManyPixels { width, height })?;
    pixels.fill(tiny_skia::Color::WHITE);
    #[allow(clippy::cast_precision_loss)] // Sizes of pictures are small enough.
    let scale = size.width() as f32 / tree.size().width();
    resvg::render(
        &tree,
        tiny_skia::Transform::from_scale(scale, scale),
        &mut pixels.as_mut(),
    );
    let pixels = RgbaImage::from_raw(size.width(), size.height(), pixels.take());
    let pixels = pixels.ok_or_else(|| Fault::Damaged("it can't be drawn".to_owned()))?;
    Ok(DynamicImage::ImageRgb8(
        DynamicImage::ImageRgba8(pixels).to_rgb8(),
    ))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_drawing_that_could_run_or_has_no_size_is_refused() {
        let with = |inner: &str| {
            let svg = format!("<svg xmlns='http://www.w3.org/2000/svg' viewBox='0 0 9 9'>{inner}</svg>");
            size(svg.as_bytes())
        };
        assert!(with("<a href='https://a.example'><path d='M0 0h9v9z'/></a>").is_ok());
        for active in [
            "<script>alert(1)</script>",
            "<path d='M0 0h9v9z' onclick='alert(1)'/>",
            "<a href=' JavaScript:alert(1)'><path d='M0 0h9v9z'/></a>",
            "<foreignObject><p xmlns='http://www.w3.org/1999/xhtml'>a</p></foreignObject>",
        ] {
            assert!(matches!(with(active), Err(Fault::Active(_))), "{active}");
        }
        let sizeless = b"<svg xmlns='http://www.w3.org/2000/svg'><path d='M0 0h9v9z'/></svg>";
        assert!(matches!(size(sizeless), Err(Fault::NoSize)));
        let tall = b"<svg xmlns='http://www.w3.org/2000/svg' viewBox='0 0 100 10000'/>";
        let drawn = draw(tall, 2400).unwrap();
        assert_eq!((drawn.width(), drawn.height()), (100, 10_000));
        let vast = b"<svg xmlns='http://www.w3.org/2000/svg' viewBox='0 0 9 40000'/>";
        assert!(matches!(size(vast), Err(Fault::TooManyPixels { .. })));
        // A file that the drawing names is not read.
        assert!(with("<image href='/dev/zero' width='9' height='9'/>").is_ok());
    }

    #[test]
    fn a_drawing_has_the_size_that_its_root_or_its_view_box_says() {
        let size_of = |text: &str| size(text.as_bytes()).ok();
        let with = "<svg xmlns='http://www.w3.org/2000/svg' width='960' height='540px' viewBox='0 0 1 1'/>";
        assert_eq!(size_of(with), Some((960, 540)));
        let without =
            "<svg xmlns='http://www.w3.org/2000/svg' viewBox='0 0 320 200'><path d='M0 0h9v9z'/></svg>";
        assert_eq!(size_of(without), Some((320, 200)));
        assert_eq!(size_of("<svg xmlns='http://www.w3.org/2000/svg' width='9'"), None);
        let drawn = draw(without.as_bytes(), 640).unwrap();
        assert_eq!((drawn.width(), drawn.height()), (640, 400));
    }
}
