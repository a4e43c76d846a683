//! Drawings (SVG): their size, their pixels where those are needed, and what may not be in them.

use image::{DynamicImage, RgbImage, RgbaImage};
use resvg::{tiny_skia, usvg};

use super::Fault;
use super::decode::check_size;
use super::limits::{PATIENCE, check_memory, within};
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
    // Programs write a document type. What entities it has are expanded within the library's limits.
    let options = usvg::roxmltree::ParsingOptions {
        allow_dtd: true,
        ..usvg::roxmltree::ParsingOptions::default()
    };
    let document = usvg::roxmltree::Document::parse_with_options(text, options)
        .map_err(|error| damaged(error.to_string()))?;
    check_drawing(&document)?;
    usvg::Tree::from_xmltree(&document, &drawing_options()).map_err(|error| match error {
        usvg::Error::ElementsLimitReached
        | usvg::Error::ParsingFailed(usvg::roxmltree::Error::NodesLimitReached) => {
            Fault::Undrawable("it has too many parts, or parts within too many others")
        }
        other => damaged(other.to_string()),
    })
}

/// The drawing as it is published: only what is known to draw, and not the newsroom's own bytes. Browsers run what is in
/// a drawing when its file is opened by itself, on the site's own origin.
pub fn safe(bytes: &[u8]) -> Result<Vec<u8>, Fault> {
    let mut filter = svg_hush::Filter::new();
    filter.set_data_url_filter(svg_hush::data_url_filter::allow_standard_images);
    let mut safe = Vec::new();
    filter
        .filter(bytes, &mut safe)
        .map_err(|error| Fault::Damaged(error.to_string()))?;
    Ok(safe)
}

/// Elements that run, or show another document.
const ACTIVE: [&str; 8] = [
    "script",
    "foreignObject",
    "handler",
    "iframe",
    "object",
    "embed",
    "audio",
    "video",
];

/// Complains of what would not be published of a drawing, and of what takes for ever to draw. A page has to know its size.
fn check_drawing(document: &usvg::roxmltree::Document<'_>) -> Result<(), Fault> {
    for node in document.descendants().filter(usvg::roxmltree::Node::is_element) {
        let (name, namespace) = (node.tag_name().name(), node.tag_name().namespace());
        if ACTIVE.contains(&name) || namespace == Some("http://www.w3.org/1999/xhtml") {
            return Err(Fault::Active(format!("<{name}>")));
        }
        for attribute in node.attributes() {
            let (name, value) = (attribute.name(), attribute.value());
            let address = without_spaces(value).to_ascii_lowercase();
            // An animation may put one there later.
            let is_of_events = |name: &str| name.to_ascii_lowercase().starts_with("on");
            let is_set_later = name == "attributeName" && (value.ends_with("href") || is_of_events(value));
            let is_script = ["javascript:", "vbscript:", "data:text/", "data:image/svg"]
                .iter()
                .any(|scheme| address.starts_with(scheme));
            if is_of_events(name) || is_set_later || is_script {
                return Err(Fault::Active(name.to_owned()));
            }
            let is_loaded = name == "href" && node.tag_name().name() != "a";
            let is_inside = address.starts_with('#') || address.starts_with("data:");
            if is_loaded && !is_inside || loads(&address) {
                return Err(Fault::Elsewhere(shortened(value)));
            }
            let number = |text: &str| {
                text.split_whitespace()
                    .filter_map(|part| part.parse().ok())
                    .fold(0.0, f32::max)
            };
            if ["numOctaves", "order"].contains(&name) && number(value) > MOST_STEPS {
                return Err(Fault::Endless(name.to_owned()));
            }
        }
        let style = node.text().filter(|_| name == "style").map(without_spaces);
        if let Some(style) = style.filter(|style| loads(&style.to_ascii_lowercase())) {
            return Err(Fault::Elsewhere(shortened(&style)));
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

/// How many times a filter may go over each pixel in one direction.
const MOST_STEPS: f32 = 10.0;

/// What browsers leave out of an address before they read it (WHATWG URL, section 4.4), and what may stand around it.
fn without_spaces(text: &str) -> String {
    text.chars()
        .filter(|c| !c.is_whitespace() && !c.is_control())
        .collect()
}

/// Whether style without spaces loads something from elsewhere.
fn loads(style: &str) -> bool {
    let mut addresses = style
        .split("url(")
        .skip(1)
        .map(|rest| rest.trim_start_matches(['"', '\'']));
    style.contains("@import") || addresses.any(|to| !to.starts_with('#') && !to.starts_with("data:"))
}

fn shortened(text: &str) -> String {
    text.chars().take(60).collect()
}

const MIDDLE: [f32; 2] = [0.5, 0.5];

/// The size at which a drawing is tried, in pixels: that of a social card.
const TRIAL: (u32, u32) = (1200, 630);

/// The width and height of a drawing (SVG) in pixels. It is drawn once, to see whether it can be.
pub(super) fn size(bytes: &[u8]) -> Result<(u32, u32), Fault> {
    let bytes = bytes.to_vec();
    within(PATIENCE, move || {
        let tree = tree(&bytes)?;
        let size = tree.size().to_int_size();
        check_size(size.width(), size.height())?;
        safe(&bytes)?;
        filling(&tree, MIDDLE, TRIAL.0, TRIAL.1)?;
        Ok((size.width(), size.height()))
    })
}

/// Draws a drawing so that it fills a size in pixels; what is beyond that on two sides is not drawn.
pub fn draw(bytes: &[u8], focus: [f32; 2], width: u32, height: u32) -> Result<RgbImage, Fault> {
    let bytes = bytes.to_vec();
    within(PATIENCE, move || filling(&tree(&bytes)?, focus, width, height))
}

#[allow(clippy::cast_precision_loss)] // Sizes of pictures are small enough.
fn filling(tree: &usvg::Tree, [x, y]: [f32; 2], width: u32, height: u32) -> Result<RgbImage, Fault> {
    let pixels = tiny_skia::Pixmap::new(width, height);
    let mut pixels = pixels.ok_or(Fault::TooManyPixels { width, height })?;
    pixels.fill(tiny_skia::Color::WHITE);
    let (across, down) = (width as f32, height as f32);
    let natural = tree.size();
    let scale = f32::max(across / natural.width(), down / natural.height());
    check_memory(tree, across * down, scale)?;
    let place = tiny_skia::Transform::from_scale(scale, scale).post_translate(
        (across - natural.width() * scale) * x,
        (down - natural.height() * scale) * y,
    );
    resvg::render(tree, place, &mut pixels.as_mut());
    let pixels = RgbaImage::from_raw(width, height, pixels.take());
    let pixels = pixels.ok_or_else(|| Fault::Damaged("it can't be drawn".to_owned()))?;
    Ok(DynamicImage::ImageRgba8(pixels).into_rgb8())
}

#[cfg(test)]
mod tests {
    use base64::Engine;
    use base64::engine::general_purpose::STANDARD;

    use super::*;

    #[test]
    fn a_drawing_that_could_run_or_has_no_size_is_refused() {
        let with = |inner: &str| {
            let svg = format!("<svg xmlns='http://www.w3.org/2000/svg' viewBox='0 0 9 9'>{inner}</svg>");
            size(svg.as_bytes())
        };
        assert!(with("<a href='https://a.example'><path d='M0 0h9v9z'/></a>").is_ok());
        for active in [
            "<h:iframe xmlns:h='http://www.w3.org/1999/xhtml' srcdoc='&lt;script>alert(1)&lt;/script>'/>",
            "<a href='java&#9;script:alert(1)'><path d='M0 0h9v9z'/></a>",
            "<a xmlns:x='http://www.w3.org/1999/xlink' x:href='&#10;javascript:alert(1)'/>",
            "<a><set attributeName='href' to='javascript:alert(1)'/></a>",
            "<a><animate attributeName='xlink:href' values='javascript:alert(1)'/></a>",
            "<set attributeName='onclick' to='alert(1)'/>",
            "<path ONCLICK='alert(1)'/>",
            "<use href='data:image/svg+xml,%3Csvg/%3E#a'/>",
            "<script>alert(1)</script>",
            "<path d='M0 0h9v9z' onclick='alert(1)'/>",
            "<a href=' JavaScript:alert(1)'><path d='M0 0h9v9z'/></a>",
            "<foreignObject><p xmlns='http://www.w3.org/1999/xhtml'>a</p></foreignObject>",
        ] {
            assert!(matches!(with(active), Err(Fault::Active(_))), "{active}");
        }
        let sizeless = b"<svg xmlns='http://www.w3.org/2000/svg'><path d='M0 0h9v9z'/></svg>";
        assert!(matches!(size(sizeless), Err(Fault::NoSize)));
        let vast = b"<svg xmlns='http://www.w3.org/2000/svg' viewBox='0 0 9 40000'/>";
        assert!(matches!(size(vast), Err(Fault::TooManyPixels { .. })));
        for elsewhere in [
            "<image href='/dev/zero' width='9' height='9'/>",
            "<image href='https://a.example/a.png' width='9' height='9'/>",
            "<use href='https://a.example/a.svg#b'/>",
            "<path d='M0 0h9v9z' fill='url( &quot;https://a.example/#a&quot;)'/>",
            "<style>@import 'https://a.example/a.css';</style>",
            "<style>path { fill: url(//a.example/#a) }</style>",
        ] {
            assert!(matches!(with(elsewhere), Err(Fault::Elsewhere(_))), "{elsewhere}");
        }
        for endless in [
            "<filter id='f'><feTurbulence numOctaves='100000'/></filter>",
            "<filter id='f'><feConvolveMatrix order='200 3' kernelMatrix='1'/></filter>",
        ] {
            assert!(matches!(with(endless), Err(Fault::Endless(_))), "{endless}");
        }
        for sound in [
            "<path d='M0 0h9v9z' fill='url(#a)' style='stroke: url(&quot;#b&quot;)'/>",
            "<image href='data:image/png;base64,AAAA' width='9' height='9'/>",
            "<use href='#a'/>",
            "<filter id='f'><feTurbulence numOctaves='4'/></filter>",
        ] {
            assert!(with(sound).is_ok(), "{sound}");
        }
    }

    #[test]
    fn a_drawing_that_asks_too_much_of_the_program_that_draws_it_is_refused() {
        let with = |inner: &str| {
            let svg = format!("<svg xmlns='http://www.w3.org/2000/svg' viewBox='0 0 900 600'>{inner}</svg>");
            size(svg.as_bytes())
        };
        let far = "<path d='M-9000 -9000h90000v60000z'/>";
        let nested = |begin: &str, count| {
            let begin = format!("{begin}{far}").repeat(count);
            format!("<clipPath id='c'>{far}</clipPath>{begin}{}", "</g>".repeat(count))
        };
        let pattern = |side: u32| {
            format!(
                "<pattern id='p' width='{side}' height='{side}' patternUnits='userSpaceOnUse'>{far}</pattern>\
                 <path fill='url(#p)' d='M0 0h900v600z'/>"
            )
        };
        let filter = |parts| {
            format!(
                "<filter id='f' x='-5' y='-5' width='11' height='11'>{}</filter>\
                 <path filter='url(#f)' d='M0 0h900v600z'/>",
                "<feOffset dx='1'/>".repeat(parts)
            )
        };
        // The beginning of a PNG file (PNG, third edition, section 11.2.1), which is all that is read for its size.
        let picture = |side: u32| {
            let side = side.to_be_bytes();
            let png = [
                b"\x89PNG\r\n\x1a\n\0\0\0\x0DIHDR",
                &side[..],
                &side,
                &[8, 2, 0, 0, 0],
            ]
            .concat();
            let png = STANDARD.encode(png);
            format!("<image width='900' height='600' href='data:image/png;base64,{png}'/>")
        };
        for too_much in [
            pattern(900_000),
            nested("<g opacity='.9'>", 30),
            nested("<g>", 5000),
            filter(100),
            picture(20_000),
        ] {
            assert!(matches!(with(&too_much), Err(Fault::Undrawable(_))), "{too_much}");
        }
        for sound in [
            pattern(900),
            nested("<g clip-path='url(#c)'>", 3),
            filter(3),
            picture(4000),
        ] {
            assert!(with(&sound).is_ok(), "{sound}");
        }
    }

    #[test]
    fn what_programs_write_around_a_drawing_does_not_matter() {
        let matplotlib = "<?xml version='1.0' encoding='utf-8' standalone='no'?>\n\
            <!DOCTYPE svg PUBLIC '-//W3C//DTD SVG 1.1//EN' 'http://www.w3.org/Graphics/SVG/1.1/DTD/svg11.dtd'>\n\
            <svg xmlns='http://www.w3.org/2000/svg' width='460.8pt' height='345.6pt' viewBox='0 0 460.8 345.6'>\
            <metadata><x/></metadata><path d='M0 0h9v9z'/></svg>";
        assert_eq!(size(matplotlib.as_bytes()).ok(), Some((614, 461)));
        let illustrator = "<!DOCTYPE svg [<!ENTITY ns 'http://www.w3.org/2000/svg'>]>\
            <svg xmlns='&ns;' viewBox='0 0 9 9'><path d='M0 0h9v9z'/></svg>";
        assert_eq!(size(illustrator.as_bytes()).ok(), Some((9, 9)));
        let bomb = "<!DOCTYPE svg [<!ENTITY a 'aaaaaaaaaa'><!ENTITY b '&a;&a;&a;&a;&a;&a;&a;&a;'><!ENTITY c '&b;&b;&b;&b;&b;&b;&b;&b;'>\
            <!ENTITY d '&c;&c;&c;&c;&c;&c;&c;&c;'><!ENTITY e '&d;&d;&d;&d;&d;&d;&d;&d;'><!ENTITY f '&e;&e;&e;&e;&e;&e;&e;&e;'>]>\
            <svg xmlns='http://www.w3.org/2000/svg' viewBox='0 0 9 9'><text>&f;&f;&f;</text></svg>";
        assert!(matches!(size(bomb.as_bytes()), Err(Fault::Damaged(_))));
    }

    #[test]
    fn only_what_draws_is_published() {
        let text = "<svg xmlns='http://www.w3.org/2000/svg' xmlns:i='http://www.inkscape.org/namespaces/inkscape' viewBox='0 0 9 9'>\
            <i:page i:x='1'/><a href='https://a.example/'><path d='M0 0h9v9z' fill='#fff' i:label='one'/></a></svg>";
        let published = String::from_utf8(safe(text.as_bytes()).unwrap()).unwrap();
        assert!(
            published.contains("<path d=\"M0 0h9v9z\" fill=\"#fff\"/>"),
            "{published}"
        );
        assert!(
            !published.contains("inkscape") && !published.contains("a.example"),
            "{published}"
        );
    }

    #[test]
    fn a_published_drawing_looks_as_the_newsrooms_does() {
        let folder = concat!(env!("CARGO_MANIFEST_DIR"), "/../../tests/sites/english/pictures");
        let files = std::fs::read_dir(folder)
            .unwrap()
            .map(|entry| entry.unwrap().path());
        let drawings: Vec<_> = files
            .filter(|path| path.extension().is_some_and(|ending| ending == "svg"))
            .collect();
        assert!(!drawings.is_empty());
        for path in drawings {
            let bytes = std::fs::read(&path).unwrap();
            let published = safe(&bytes).unwrap();
            assert!(
                draw(&bytes, MIDDLE, 600, 400).unwrap() == draw(&published, MIDDLE, 600, 400).unwrap(),
                "{}",
                path.display()
            );
        }
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
    }

    #[test]
    fn a_drawing_fills_a_size_of_any_shape() {
        let drawing = "<svg xmlns='http://www.w3.org/2000/svg' viewBox='0 0 10 3000'>\
            <rect width='10' height='3000'/><rect y='1497' width='10' height='6' fill='#f00'/></svg>";
        let drawn = draw(drawing.as_bytes(), MIDDLE, 1200, 600).unwrap();
        let colour = |y| drawn.get_pixel(600, y).0;
        assert_eq!([colour(0), colour(300), colour(599)], [[255, 0, 0]; 3]);
        let drawn = draw(drawing.as_bytes(), MIDDLE, 20, 6000).unwrap();
        let colour = |y| drawn.get_pixel(10, y).0;
        assert_eq!(
            [colour(0), colour(3000), colour(5999)],
            [[0; 3], [255, 0, 0], [0; 3]]
        );
    }
}
