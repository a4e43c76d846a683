//! Draws the pictures of the sample newsroom (README.md).
//!
//! `cargo run --example artwork` writes them to `content/pictures/`; with `--check` it only compares
//! them with what it would write. Names of pictures restrict it to those.

mod palette;
mod sheet;
mod stadium;

mod added_time;
mod aircraft_ordered;
mod armistice_map;
mod conference_row;
mod division;
mod goal_frame;
mod leap_second;
mod penalty_area;
mod restaurant_at_night;
mod security_council;
mod seismogram;
mod stopped_road;
mod tsunami;
mod weather_balloon;

use std::path::Path;
use std::sync::Arc;

use anyhow::{Context, Result, ensure};
use resvg::{tiny_skia, usvg};
use sheet::Sheet;

const FOLDER: &str = "content/pictures";
const FONT: &[u8] = include_bytes!("../fonts/NotoSerif-Bold.ttf");

/// A picture's name, the function that draws it, and its width in pixels.
type Picture = (&'static str, fn() -> Sheet, u16);

const PICTURES: [Picture; 14] = [
    ("added-time", added_time::draw, 2400),
    ("aircraft-ordered", aircraft_ordered::draw, 2400),
    ("armistice-map", armistice_map::draw, 2400),
    ("conference-row", conference_row::draw, 2400),
    ("division", division::draw, 2400),
    ("goal-frame", goal_frame::draw, 2400),
    ("leap-second", leap_second::draw, 2400),
    ("penalty-area", penalty_area::draw, 2400),
    ("restaurant-at-night", restaurant_at_night::draw, 2400),
    ("security-council", security_council::draw, 2400),
    ("seismogram", seismogram::draw, 2400),
    ("stopped-road", stopped_road::draw, 2400),
    ("tsunami", tsunami::draw, 2400),
    ("weather-balloon", weather_balloon::draw, 1800),
];

fn main() -> Result<()> {
    let (options, names): (Vec<_>, Vec<_>) = std::env::args().skip(1).partition(|word| word.starts_with('-'));
    let check = options == ["--check"];
    ensure!(check || options.is_empty(), "the only option is --check");
    let known = |name: &String| PICTURES.iter().any(|(known, ..)| known == name);
    ensure!(
        names.iter().all(known),
        "unknown picture in: {}; artwork/main.rs lists them",
        names.join(", ")
    );
    for (name, draw, width) in PICTURES {
        if !names.is_empty() && !names.iter().any(|chosen| chosen == name) {
            continue;
        }
        let file = Path::new(FOLDER).join(format!("{name}.png"));
        let bytes = png(&draw().svg(f64::from(width))).with_context(|| format!("can't draw {name}"))?;
        if check {
            let there = std::fs::read(&file).with_context(|| format!("can't read {}", file.display()))?;
            ensure!(
                there == bytes,
                "{} differs from what would be drawn; run: cargo run --example artwork",
                file.display()
            );
        } else {
            std::fs::write(&file, &bytes).with_context(|| format!("can't write {}", file.display()))?;
            println!("{} ({} KB)", file.display(), bytes.len() / 1000);
        }
    }
    Ok(())
}

/// A drawing as PNG.
fn png(svg: &str) -> Result<Vec<u8>> {
    let mut fonts = usvg::fontdb::Database::new();
    fonts.load_font_data(FONT.to_vec());
    let options = usvg::Options {
        fontdb: Arc::new(fonts),
        ..usvg::Options::default()
    };
    let tree = usvg::Tree::from_str(svg, &options)?;
    let size = tree.size().to_int_size();
    let mut pixels = tiny_skia::Pixmap::new(size.width(), size.height()).context("no memory")?;
    resvg::render(&tree, tiny_skia::Transform::identity(), &mut pixels.as_mut());
    palette::png(&pixels)
}
