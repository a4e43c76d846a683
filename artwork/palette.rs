//! PNG with few colours. The pictures have a dozen, and mixtures of them at the edges, so that 256
//! show no difference and take half the bytes.

use std::collections::HashMap;

use anyhow::Result;
use resvg::tiny_skia::Pixmap;

type Colour = [u8; 3];

const COLOURS: usize = 256;

/// An opaque picture as PNG with a palette.
pub fn png(pixels: &Pixmap) -> Result<Vec<u8>> {
    let colours: Vec<Colour> = pixels
        .pixels()
        .iter()
        .map(|pixel| [pixel.red(), pixel.green(), pixel.blue()])
        .collect();
    let palette = choose(&colours);
    let mut known = HashMap::new();
    let indices: Vec<u8> = colours
        .iter()
        .map(|colour| *known.entry(*colour).or_insert_with(|| nearest(&palette, *colour)))
        .collect();
    let mut bytes = Vec::new();
    let mut encoder = png::Encoder::new(&mut bytes, pixels.width(), pixels.height());
    encoder.set_color(png::ColorType::Indexed);
    encoder.set_depth(png::BitDepth::Eight);
    encoder.set_compression(png::Compression::High);
    // Neighbouring numbers in a palette are not neighbouring colours, so a filter can't predict them.
    encoder.set_filter(png::Filter::NoFilter);
    encoder.set_palette(palette.concat());
    encoder.write_header()?.write_image_data(&indices)?;
    Ok(bytes)
}

/// The most used colours, without the nearest neighbours that do not fit into the palette.
fn choose(colours: &[Colour]) -> Vec<Colour> {
    let mut uses: HashMap<Colour, u32> = HashMap::new();
    for colour in colours {
        *uses.entry(*colour).or_default() += 1;
    }
    let mut by_use: Vec<_> = uses.into_iter().collect();
    by_use.sort_unstable_by(|(a, often), (b, seldom)| seldom.cmp(often).then(a.cmp(b)));
    let mut apart = 0;
    loop {
        let mut palette: Vec<Colour> = Vec::new();
        for (colour, _) in &by_use {
            if palette.iter().all(|chosen| distance(*chosen, *colour) > apart) {
                palette.push(*colour);
            }
        }
        if palette.len() <= COLOURS {
            return palette;
        }
        apart += 8;
    }
}

/// The number of the nearest colour.
fn nearest(palette: &[Colour], colour: Colour) -> u8 {
    (0..=u8::MAX)
        .zip(palette)
        .min_by_key(|(_, chosen)| distance(**chosen, colour))
        .map_or(0, |(number, _)| number)
}

/// The square of the distance between two colours.
fn distance(one: Colour, other: Colour) -> u32 {
    let difference = |(a, b): (&u8, &u8)| u32::from(a.abs_diff(*b)).pow(2);
    one.iter().zip(&other).map(difference).sum()
}
