//! The horseshoe table from above: fifteen seats, five of them red.

use crate::sheet::colour::{ACCENT, INK, MUTED, NIGHT, PAPER, SAND, SLATE, STONE, TINT};
use crate::sheet::{Lines, Point, Sheet, circle, ramp, rect};

/// The middle of the table's round part, and the length of its straight ends.
const MIDDLE: Point = (800.0, 482.0);
const LEG: f64 = 225.0;
/// The permanent members' seats when all sit in English alphabetical order, as in 2026:
/// China, France, Russia, the United Kingdom and the United States.
const PERMANENT: [u32; 5] = [1, 5, 11, 13, 14];

pub fn draw() -> Sheet {
    let mut sheet = Sheet::new(1600.0, 900.0, TINT);
    floor(&mut sheet);
    for (row, radius) in (0_u32..).zip([470.0, 530.0, 590.0, 650.0, 710.0, 770.0, 830.0, 890.0]) {
        chairs(&mut sheet, row, radius);
    }
    table(&mut sheet);
    for seat in 0..15 {
        let (place, turn) = along(f64::from(seat) / 14.0, 372.0, 372.0);
        let colour = if PERMANENT.contains(&seat) { ACCENT } else { NIGHT };
        armchair(&mut sheet, place, turn, colour);
        let (paper, _) = along(f64::from(seat) / 14.0, 302.0, 372.0);
        sheet.place(paper, turn, 1.0, |sheet| {
            sheet.shape(&rect(-15.0, -10.0, 30.0, 20.0), PAPER, MUTED, 1.6);
        });
    }
    middle(&mut sheet);
    sheet
}

/// A point on a horseshoe around the middle, from its left end (0) to its right (1), and the way it faces.
/// Points with the same fraction and spacing are on one spoke.
fn along(share: f64, radius: f64, spacing: f64) -> (Point, f64) {
    let bend = std::f64::consts::PI * spacing;
    let whole = bend + 2.0 * LEG;
    let way = share * whole;
    if way < LEG {
        ((MIDDLE.0 - radius, MIDDLE.1 + LEG - way), -90.0)
    } else if way > whole - LEG {
        ((MIDDLE.0 + radius, MIDDLE.1 + way - (whole - LEG)), 90.0)
    } else {
        let angle = std::f64::consts::PI * (1.0 + (way - LEG) / bend);
        let place = (MIDDLE.0 + radius * angle.cos(), MIDDLE.1 + radius * angle.sin());
        (place, angle.to_degrees() + 90.0)
    }
}

fn horseshoe(outer: f64, inner: f64) -> String {
    let (x, y) = MIDDLE;
    let foot = y + LEG + 34.0;
    format!(
        "M{} {foot}V{y}A{outer} {outer} 0 0 1 {} {y}V{foot}H{}V{y}A{inner} {inner} 0 0 0 {} {y}V{foot}z",
        x - outer,
        x + outer,
        x + inner,
        x - inner
    )
}

fn floor(sheet: &mut Sheet) {
    let all = rect(0.0, 0.0, 1600.0, 900.0);
    sheet.fill(&all, "#dfe3e0");
    let lines = Lines {
        colour: "#a4b2b5",
        angle: 32.0,
        gap: 13.0,
    };
    sheet.engrave(&all, ((0.0, 0.0), (1600.0, 900.0)), lines, |x, y| {
        0.55 * ramp(((x - 800.0) / 900.0).hypot((y - 430.0) / 640.0), 0.62, 1.25)
    });
}

fn table(sheet: &mut Sheet) {
    sheet.place((9.0, 12.0), 0.0, 1.0, |sheet| {
        sheet.glaze(&horseshoe(332.0, 252.0), INK, 0.22);
    });
    let top = horseshoe(332.0, 252.0);
    sheet.fill(&top, SAND);
    let grain = Lines {
        colour: "#b98f4c",
        angle: 0.0,
        gap: 8.0,
    };
    sheet.engrave(&top, ((460.0, 140.0), (1140.0, 760.0)), grain, |x, y| {
        0.16 + 0.14 * (x * 0.019 + (y * 0.06).sin()).sin() + 0.2 * ((x - 460.0) / 680.0)
    });
    sheet.stroke(&top, INK, 3.0);
    sheet.stroke(&horseshoe(320.0, 264.0), "#8a6a35", 1.6);
}

fn armchair(sheet: &mut Sheet, place: Point, turn: f64, colour: &str) {
    sheet.place(place, turn, 1.0, |sheet| {
        let chair = "M-34 -24a12 12 0 0 1 12 -12h44a12 12 0 0 1 12 12v44a8 8 0 0 1 -8 8h-52a8 8 0 0 1 -8 -8z";
        sheet.place((4.0, 4.0), 0.0, 1.0, |sheet| sheet.glaze(chair, INK, 0.2));
        sheet.shape(chair, colour, INK, 2.4);
        let seat = "M-23 -14h46v36h-46z";
        sheet.glaze(seat, PAPER, 0.13);
        sheet.stroke(seat, PAPER, 1.6);
    });
}

/// The rows behind, for advisers and for the public.
fn chairs(sheet: &mut Sheet, row: u32, radius: f64) {
    let count = 37 + 4 * row;
    for seat in 0..=count {
        let share = f64::from(seat) / f64::from(count);
        let (place, turn) = along(share, radius, radius);
        sheet.place(place, turn, 1.0, |sheet| {
            let chair = "M-16 -10a7 7 0 0 1 7 -7h18a7 7 0 0 1 7 7v22h-32z";
            sheet.shape(chair, "#b9c5c8", SLATE, 1.6);
        });
    }
}

/// The table of those who take the minutes.
fn middle(sheet: &mut Sheet) {
    let (x, y) = MIDDLE;
    sheet.glaze(&rect(x - 43.0, y - 90.0, 100.0, 300.0), INK, 0.22);
    let desk = rect(x - 50.0, y - 100.0, 100.0, 300.0);
    sheet.fill(&desk, SAND);
    let grain = Lines {
        colour: "#b98f4c",
        angle: 90.0,
        gap: 8.0,
    };
    sheet.engrave(
        &desk,
        ((x - 50.0, y - 100.0), (x + 50.0, y + 200.0)),
        grain,
        |across, _| 0.12 + 0.3 * ((across - x + 50.0) / 100.0),
    );
    sheet.stroke(&desk, INK, 3.0);
    for number in 0..4 {
        let top = y - 78.0 + 72.0 * f64::from(number);
        for side in [-38.0, 12.0] {
            sheet.shape(&rect(x + side, top, 26.0, 34.0), PAPER, MUTED, 1.6);
        }
        for side in [-76.0, 76.0] {
            sheet.shape(&circle((x + side, top + 17.0), 15.0), STONE, MUTED, 2.0);
        }
    }
}
