//! The Earth as a clock: a dial of sixty seconds and one more.

use std::f64::consts::TAU;

use crate::sheet::colour::{ACCENT, HAZE, INK, MIST, NIGHT, PAPER, SLATE, TINT};
use crate::sheet::{Lines, Point, Sheet, circle, line, polygon, ramp, random};

const MIDDLE: Point = (800.0, 533.3);
const DIAL: f64 = 398.0;
const EARTH: f64 = 262.0;
/// How far its axis leans, in degrees.
const TILT: f64 = 23.4;

pub fn draw() -> Sheet {
    let mut sheet = Sheet::new(1600.0, 1066.7, NIGHT);
    stars(&mut sheet);
    dial(&mut sheet);
    earth(&mut sheet);
    hand(&mut sheet);
    sheet
}

/// The point at a fraction of a turn from the top, clockwise.
fn around(turn: f64, radius: f64) -> Point {
    let (sin, cos) = (turn * TAU).sin_cos();
    (MIDDLE.0 + radius * sin, MIDDLE.1 - radius * cos)
}

/// Their trails show that the Earth turns.
fn stars(sheet: &mut Sheet) {
    for number in 0..150 {
        let radius = DIAL + 36.0 + 560.0 * f64::from(number) / 150.0 + 6.0 * random(number);
        let (from, length) = (random(300 + number), 0.035 + 0.10 * random(600 + number));
        let (start, end) = (around(from, radius), around(from + length, radius));
        let bright = random(900 + number);
        let colour = if bright > 0.82 {
            TINT
        } else if bright > 0.4 {
            HAZE
        } else {
            SLATE
        };
        sheet.stroke(
            &format!(
                "M{:.1} {:.1}A{radius:.1} {radius:.1} 0 0 1 {:.1} {:.1}",
                start.0, start.1, end.0, end.1
            ),
            colour,
            1.4 + 2.0 * random(1200 + number),
        );
    }
}

fn dial(sheet: &mut Sheet) {
    sheet.glaze(
        &circle((MIDDLE.0 + 8.0, MIDDLE.1 + 12.0), DIAL + 6.0),
        "#0c1218",
        0.6,
    );
    sheet.fill(&circle(MIDDLE, DIAL), PAPER);
    sheet.stroke(&circle(MIDDLE, DIAL - 5.0), INK, 5.0);
    sheet.stroke(&circle(MIDDLE, DIAL - 92.0), INK, 2.4);
    // Sixty-one marks: the sixtieth second is at the top, the one after it is the leap second.
    for second in 0..61_u32 {
        let turn = f64::from(second) / 61.0;
        let long = if second % 5 == 0 { 58.0 } else { 34.0 };
        let width = if second % 5 == 0 { 9.0 } else { 4.0 };
        if second < 60 {
            sheet.stroke(
                &line(&[around(turn, DIAL - 22.0), around(turn, DIAL - 22.0 - long)]),
                INK,
                width,
            );
        }
    }
    let (before, after) = (59.56 / 61.0, 60.44 / 61.0);
    let extra = [
        around(before, DIAL - 5.0),
        around(after, DIAL - 5.0),
        around(after, DIAL - 92.0),
        around(before, DIAL - 92.0),
    ];
    sheet.fill(&polygon(&extra), ACCENT);
}

/// A globe with its net of meridians and parallels.
fn earth(sheet: &mut Sheet) {
    let globe = circle(MIDDLE, EARTH);
    sheet.fill(&globe, MIST);
    let frame = (
        (MIDDLE.0 - EARTH, MIDDLE.1 - EARTH),
        (MIDDLE.0 + EARTH, MIDDLE.1 + EARTH),
    );
    let shade = Lines {
        colour: NIGHT,
        angle: -TILT,
        gap: 9.0,
    };
    sheet.engrave(&globe, frame, shade, |x, y| {
        let (across, down) = ((x - MIDDLE.0) / EARTH, (y - MIDDLE.1) / EARTH);
        let towards = (1.0 - across * across - down * down).max(0.0).sqrt();
        let light = -0.62 * across - 0.38 * down + 0.68 * towards;
        0.97 * (1.0 - ramp(light, -0.32, 0.98))
    });
    for meridian in 0..12 {
        let longitude = 15.0 + 30.0 * f64::from(meridian);
        net(
            sheet,
            (-90..=90)
                .step_by(3)
                .map(|latitude| globe_point(f64::from(latitude), longitude)),
        );
    }
    for latitude in [-60, -30, 0, 30, 60] {
        net(
            sheet,
            (0..=360)
                .step_by(4)
                .map(|longitude| globe_point(f64::from(latitude), f64::from(longitude))),
        );
    }
    for (pole, from, to) in [(1.0, EARTH * 0.93, EARTH + 26.0), (-1.0, EARTH, EARTH + 26.0)] {
        let turn = TILT / 360.0 + if pole > 0.0 { 0.0 } else { 0.5 };
        sheet.stroke(&line(&[around(turn, from), around(turn, to)]), INK, 7.0);
    }
    sheet.stroke(&globe, INK, 4.0);
}

/// Where a point on the globe is seen; `None` if it is on the far side.
fn globe_point(latitude: f64, longitude: f64) -> Option<Point> {
    let (north, cos_north) = latitude.to_radians().sin_cos();
    let (east, towards) = longitude.to_radians().sin_cos();
    let (x, y, z) = (cos_north * east, north, cos_north * towards);
    // The north pole is tilted a little towards us and to the right.
    let (nod_sin, nod_cos) = 21.0_f64.to_radians().sin_cos();
    let (y, z) = (y * nod_cos - z * nod_sin, y * nod_sin + z * nod_cos);
    let (lean_sin, lean_cos) = TILT.to_radians().sin_cos();
    let (x, y) = (x * lean_cos + y * lean_sin, y * lean_cos - x * lean_sin);
    (z > 0.0).then_some((MIDDLE.0 + EARTH * x, MIDDLE.1 - EARTH * y))
}

fn net(sheet: &mut Sheet, points: impl Iterator<Item = Option<Point>>) {
    let mut seen = Vec::new();
    for point in points.chain([None]) {
        if let Some(point) = point {
            seen.push(point);
        } else {
            if seen.len() > 1 {
                sheet.stroke(&line(&seen), PAPER, 4.0);
            }
            seen.clear();
        }
    }
}

fn hand(sheet: &mut Sheet) {
    let turn = 60.0 / 61.0;
    sheet.stroke(
        &line(&[around(turn + 0.5, 96.0), around(turn, DIAL - 96.0)]),
        PAPER,
        13.0,
    );
    sheet.stroke(
        &line(&[around(turn + 0.5, 96.0), around(turn, DIAL - 96.0)]),
        ACCENT,
        8.0,
    );
    sheet.shape(&circle(MIDDLE, 17.0), ACCENT, PAPER, 3.0);
}
