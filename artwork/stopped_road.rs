//! A motorway from above: one car has stopped with its door open, and the road behind it is full.

use crate::sheet::colour::{
    ACCENT, HAZE, INK, MIST, MOSS, MUTED, NIGHT, OCHRE, PAPER, SAGE, SAND, SLATE, STONE, TINT,
};
use crate::sheet::{Lines, Point, Sheet, ramp, random, rect};

const LANE: f64 = 112.0;
/// Where the car is that stopped the others.
const STOPPED: f64 = 905.0;

pub fn draw() -> Sheet {
    let mut sheet = Sheet::new(1600.0, 1066.7, SAGE);
    sheet.place((800.0, 533.0), -19.0, 1.0, |sheet| {
        sheet.place((-800.0, -533.0), 0.0, 1.0, |sheet| {
            grass(sheet);
            road(sheet, 176.0);
            road(sheet, 556.0);
            queue(sheet);
            free(sheet);
        });
    });
    sheet
}

fn grass(sheet: &mut Sheet) {
    let all = rect(-300.0, -500.0, 2200.0, 2100.0);
    let lines = Lines {
        colour: MOSS,
        angle: 64.0,
        gap: 13.0,
    };
    sheet.engrave(&all, ((-300.0, -500.0), (1900.0, 1600.0)), lines, |x, y| {
        0.3 + 0.16 * (x * 0.006 + (y * 0.009).sin() * 2.0).sin()
    });
}

/// Three lanes, with broken lines between them and solid ones beside them.
fn road(sheet: &mut Sheet, top: f64) {
    let width = 3.0 * LANE;
    sheet.fill(&rect(-300.0, top - 22.0, 2200.0, width + 44.0), MUTED);
    let asphalt = rect(-300.0, top - 14.0, 2200.0, width + 28.0);
    sheet.fill(&asphalt, "#4a545b");
    let lines = Lines {
        colour: "#353e45",
        angle: 0.0,
        gap: 14.0,
    };
    let frame = ((-300.0, top - 14.0), (1900.0, top + width + 14.0));
    sheet.engrave(&asphalt, frame, lines, |x, y| {
        0.26 + 0.16 * ((y - top) * std::f64::consts::TAU / LANE + 1.6).sin() + 0.05 * (x * 0.02).sin()
    });
    for edge in [top, top + width] {
        sheet.fill(&rect(-300.0, edge - 3.0, 2200.0, 6.0), PAPER);
    }
    for lane in [1.0, 2.0] {
        let y = top + lane * LANE;
        sheet.dashes(&format!("M-300 {y}H1900"), PAPER, 5.0, "62 54");
    }
}

/// The car's length runs to the right.
fn car(sheet: &mut Sheet, place: Point, turn: f64, paint: &str, braking: bool) {
    sheet.place(place, turn, 1.0, |sheet| {
        let body = "M-74 -26Q-76 -34 -64 -34L44 -35Q72 -33 76 -16Q78 0 76 16Q72 33 44 35L-64 34Q-76 34 -74 26Q-78 0 -74 -26z";
        sheet.place((7.0, 9.0), -turn, 1.0, |sheet| sheet.glaze("M-72 -30H66V34H-72z", INK, 0.35));
        sheet.shape(body, paint, INK, 2.6);
        let lines = Lines { colour: INK, angle: 0.0, gap: 7.0 };
        sheet.engrave(body, ((-80.0, -36.0), (80.0, 36.0)), lines, |_, y| 0.5 * ramp(y.abs(), 14.0, 40.0));
        sheet.shape("M20 -27Q38 0 20 27L2 23V-23z", NIGHT, INK, 2.0);
        sheet.shape("M-58 -24L-42 -21V21L-58 24Q-64 0 -58 -24z", NIGHT, INK, 2.0);
        sheet.fill("M-38 -29L14 -29L2 -25H-36zM-38 29L14 29L2 25H-36z", NIGHT);
        sheet.glaze("M-38 -20H-2V-8H-38z", PAPER, 0.25);
        let lamp = if braking { "#d23a2a" } else { ACCENT };
        sheet.shape("M-77 -30h8v15h-8zM-77 15h8v15h-8z", lamp, INK, 1.4);
        if braking {
            sheet.glaze("M-77 -34L-112 -40V-6L-77 -11zM-77 34L-112 40V6L-77 11z", "#d23a2a", 0.42);
        }
        sheet.fill("M70 -26l6 8v6l-8 -4zM70 26l6 -8v-6l-8 4z", SAND);
    });
}

fn lorry(sheet: &mut Sheet, place: Point) {
    sheet.place(place, 0.0, 1.0, |sheet| {
        sheet.glaze("M-160 -34H152V52H-160z", INK, 0.35);
        sheet.shape("M-168 -42H88V42H-168z", TINT, INK, 2.6);
        let lines = Lines {
            colour: MUTED,
            angle: 90.0,
            gap: 10.0,
        };
        sheet.engrave(
            "M-168 -42H88V42H-168z",
            ((-168.0, -42.0), (88.0, 42.0)),
            lines,
            |_, y| 0.16 + 0.3 * (y / 42.0).abs(),
        );
        sheet.shape(
            "M96 -38H146Q156 -36 156 -24V24Q156 36 146 38H96z",
            ACCENT,
            INK,
            2.6,
        );
        sheet.shape("M132 -32Q146 0 132 32L122 30V-30z", NIGHT, INK, 2.0);
        sheet.shape("M-172 -38h7v16h-7zM-172 22h7v16h-7z", "#d23a2a", INK, 1.4);
    });
}

fn paint(seed: u32) -> &'static str {
    let paints = [PAPER, STONE, HAZE, SLATE, NIGHT, MIST, OCHRE, TINT, "#6d2b24"];
    let mut left = random(seed);
    for colour in paints {
        left -= 1.0 / 9.0;
        if left < 0.0 {
            return colour;
        }
    }
    PAPER
}

fn queue(sheet: &mut Sheet) {
    for lane in 0..3_u32 {
        let y = 176.0 + LANE * (f64::from(lane) + 0.5);
        let front = STOPPED + [-214.0, -196.0, -170.0][usize::try_from(lane).unwrap_or(0)];
        for place in 0..9 {
            let seed = 31 * lane + place;
            let x = front - 186.0 * f64::from(place) - 16.0 * random(seed + 70);
            if lane == 2 && place == 2 {
                lorry(sheet, (x - 85.0, y));
            } else if !(lane == 2 && place == 3) {
                car(
                    sheet,
                    (x, y + 8.0 * random(seed + 90) - 4.0),
                    0.0,
                    paint(seed + 5),
                    true,
                );
            }
        }
    }
    // Across two lanes, its door open.
    let place = (STOPPED, 176.0 + LANE * 1.42);
    sheet.place(place, -11.0, 1.0, |sheet| {
        sheet.shape("M14 34L-16 70L-24 66L0 33z", ACCENT, INK, 2.6);
    });
    car(sheet, place, -11.0, ACCENT, true);
}

/// The other carriageway, where traffic flows.
fn free(sheet: &mut Sheet) {
    for (number, (x, lane)) in (0_u32..).zip([
        (90.0, 0.5),
        (640.0, 0.5),
        (1290.0, 0.5),
        (340.0, 1.5),
        (1010.0, 1.5),
        (1610.0, 1.5),
        (60.0, 2.5),
        (820.0, 2.5),
        (1430.0, 2.5),
    ]) {
        car(
            sheet,
            (x, 556.0 + LANE * lane),
            180.0,
            paint(number * 7 + 400),
            false,
        );
    }
}
