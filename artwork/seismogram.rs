//! The drum of a seismograph: quiet lines, then an earthquake.

use crate::sheet::colour::{ACCENT, HAZE, INK, MUTED, NIGHT, SLATE, STONE, TINT};
use crate::sheet::{Lines, Sheet, circle, line, polygon, ramp, rect};

/// The drum lies across the sheet: half of it is seen.
const AXIS: f64 = 450.0;
const RADIUS: f64 = 392.0;
/// The row in which the ground begins to shake, and the one in which the pen is.
const SHAKEN: u32 = 6;
const LAST: u32 = 10;
const PEN: f64 = 1030.0;

pub fn draw() -> Sheet {
    let mut sheet = Sheet::new(1600.0, 900.0, NIGHT);
    let drum = rect(0.0, AXIS - RADIUS, 1600.0, 2.0 * RADIUS);
    sheet.fill(&drum, TINT);
    for minute in 0..21 {
        let x = 20.0 + 78.0 * f64::from(minute);
        sheet.stroke(&line(&[(x, AXIS - RADIUS), (x, AXIS + RADIUS)]), STONE, 2.0);
    }
    let shade = Lines {
        colour: MUTED,
        angle: 90.0,
        gap: 9.0,
    };
    sheet.engrave(
        &drum,
        ((0.0, AXIS - RADIUS), (1600.0, AXIS + RADIUS)),
        shade,
        |_, y| {
            let height = (y - AXIS) / RADIUS;
            0.72 * ramp(-height, 0.5, 1.04) + 0.85 * ramp(height, 0.42, 1.03)
        },
    );
    for row in (0..=LAST).filter(|row| !(SHAKEN..SHAKEN + 3).contains(row)) {
        trace(&mut sheet, row);
    }
    for row in (SHAKEN..SHAKEN + 3).rev() {
        trace(&mut sheet, row);
    }
    edges(&mut sheet);
    pen(&mut sheet);
    sheet
}

/// How high on the sheet a row is, and how much the drum's curve flattens it.
fn place(row: u32) -> (f64, f64) {
    let angle = (-72.0 + 11.6 * f64::from(row)).to_radians();
    (AXIS + RADIUS * angle.sin(), angle.cos())
}

fn trace(sheet: &mut Sheet, row: u32) {
    let (height, flat) = place(row);
    let end = if row == LAST { PEN } else { 1610.0 };
    let mut points = Vec::new();
    let mut x = -10.0;
    while x <= end {
        points.push((x, height + flat * swing(row, x)));
        x += 2.0;
    }
    let shaken = (SHAKEN..SHAKEN + 3).contains(&row);
    let (colour, width) = if shaken { (ACCENT, 2.6) } else { (INK, 2.4) };
    sheet.stroke(&line(&points), colour, width);
}

/// The movement of the ground at a point of a row: the first waves come at 300, the stronger second ones at 640.
fn swing(row: u32, x: f64) -> f64 {
    let time = f64::from(row) * 1620.0 + x;
    let since = time - (f64::from(SHAKEN) * 1620.0 + 300.0);
    let quick = (time * 0.31).sin() + (time * 0.47 + 1.0).sin() + (time * 0.83 + (time * 0.011).sin()).sin();
    let slow = (time * 0.19).sin() + 0.8 * (time * 0.137 + 2.0).sin() + 0.6 * (time * 0.271).sin();
    let beat = 0.7 + 0.3 * (time * 0.017).sin() + 0.25 * (time * 0.0413 + 1.0).sin();
    let quiet = 0.9 * ((time * 0.21).sin() * (time * 0.043).sin() + 0.5 * (time * 0.59).sin());
    if since < 0.0 {
        return quiet;
    }
    let first = 19.0 * ramp(since, 0.0, 12.0) * (-since / 520.0).exp();
    let second = since - 340.0;
    let strong = if second > 0.0 {
        118.0 * ramp(second, 0.0, 40.0) * (-second / 900.0).exp()
    } else {
        0.0
    };
    quiet + beat * (first * quick + strong * slow)
}

fn edges(sheet: &mut Sheet) {
    for (y, high) in [(AXIS - RADIUS - 16.0, 16.0), (AXIS + RADIUS, 16.0)] {
        sheet.fill(&rect(0.0, y, 1600.0, high), SLATE);
    }
    let lines = Lines {
        colour: "#121a21",
        angle: 0.0,
        gap: 9.0,
    };
    for top in [0.0, AXIS + RADIUS + 16.0] {
        let band = rect(0.0, top, 1600.0, 42.0);
        sheet.engrave(&band, ((0.0, top), (1600.0, top + 42.0)), lines, |_, _| 0.5);
    }
}

/// An arm that holds the pen.
fn pen(sheet: &mut Sheet) {
    let (y, flat) = place(LAST);
    let y = y + flat * swing(LAST, PEN);
    let shadow = polygon(&[(PEN + 16.0, y + 18.0), (1640.0, y + 128.0), (1640.0, y + 160.0)]);
    sheet.glaze(&shadow, INK, 0.25);
    sheet.fill(
        &polygon(&[(PEN, y), (1640.0, y + 66.0), (1640.0, y + 112.0)]),
        NIGHT,
    );
    sheet.fill(
        &polygon(&[(PEN, y), (1640.0, y + 66.0), (1640.0, y + 80.0)]),
        HAZE,
    );
    sheet.fill(&circle((1420.0, y + 60.0), 30.0), NIGHT);
    sheet.fill(&circle((1420.0, y + 60.0), 19.0), HAZE);
    sheet.fill(&circle((1420.0, y + 60.0), 8.0), NIGHT);
    sheet.fill(&circle((PEN, y), 6.0), ACCENT);
}
