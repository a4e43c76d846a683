//! Between two huts at Panmunjom: gravel, and the low strip of concrete that is the line.

use crate::sheet::colour::{ACCENT, HAZE, INK, MIST, MOSS, MUTED, NIGHT, PAPER, SAGE, STONE, TINT};
use crate::sheet::{Lines, Point, Sheet, curve, line, polygon, ramp, random, rect};

const BLUE: &str = "#5a829f";
const SHADE: &str = "#30506a";
/// The vanishing point, and the size of a metre at a distance of one metre.
const VANISHING: Point = (800.0, 486.0);
const FOCAL: f64 = 1000.0;
/// In metres: the eye's height, a wall's distance from the middle of the path, its height, its near and far end, the line.
const EYE: f64 = 1.6;
const WALL: f64 = 2.05;
const EAVES: f64 = 2.75;
const NEAR: f64 = 2.0;
const FAR: f64 = 13.5;
const BORDER: f64 = 6.6;

/// The point this many metres to the right, above the ground and away.
fn at(aside: f64, above: f64, away: f64) -> Point {
    (
        VANISHING.0 + FOCAL * aside / away,
        VANISHING.1 + FOCAL * (EYE - above) / away,
    )
}

pub fn draw() -> Sheet {
    let mut sheet = Sheet::new(1600.0, 1066.7, TINT);
    sky(&mut sheet);
    ground(&mut sheet);
    strip(&mut sheet);
    for side in [-1.0, 1.0] {
        hut(&mut sheet, side);
    }
    sheet
}

fn sky(sheet: &mut Sheet) {
    let sky = rect(0.0, 0.0, 1600.0, 500.0);
    sheet.fill(&sky, "#e7e4d8");
    let lines = Lines {
        colour: HAZE,
        angle: 0.0,
        gap: 11.0,
    };
    sheet.engrave(&sky, ((0.0, 0.0), (1600.0, 500.0)), lines, |_, y| {
        0.62 - 0.64 * ramp(y, -60.0, 420.0)
    });
    let far = curve(&[
        (480.0, 440.0),
        (610.0, 396.0),
        (720.0, 424.0),
        (830.0, 384.0),
        (940.0, 418.0),
        (1130.0, 400.0),
    ]) + "V520H480z";
    sheet.fill(&far, MIST);
    sheet.engrave(
        &far,
        ((480.0, 380.0), (1130.0, 520.0)),
        Lines {
            colour: HAZE,
            angle: 66.0,
            gap: 8.0,
        },
        |x, _| 0.3 + 0.2 * (x * 0.02).sin(),
    );
    let near = curve(&[
        (480.0, 452.0),
        (600.0, 446.0),
        (700.0, 456.0),
        (820.0, 440.0),
        (930.0, 452.0),
        (1130.0, 436.0),
    ]) + "V520H480z";
    sheet.fill(&near, SAGE);
    sheet.engrave(
        &near,
        ((480.0, 430.0), (1130.0, 520.0)),
        Lines {
            colour: MOSS,
            angle: 84.0,
            gap: 7.0,
        },
        |x, _| 0.4 + 0.3 * (x * 0.05).sin(),
    );
}

fn ground(sheet: &mut Sheet) {
    let top = at(0.0, 0.0, 60.0).1;
    let ground = rect(0.0, top, 1600.0, 600.0);
    sheet.fill(&ground, "#d9cfb8");
    let lines = Lines {
        colour: "#8f8268",
        angle: 0.0,
        gap: 9.0,
    };
    sheet.engrave(&ground, ((0.0, top), (1600.0, 1067.0)), lines, |x, y| {
        0.12 + 0.2 * ramp((x * 0.03 + (y * 0.4).sin()).sin(), 0.2, 1.0)
            + 0.3 * ramp((x - 800.0).abs() / (y - 440.0), 1.0, 1.6)
    });
    for number in 0..420 {
        let away = 2.3 + 9.0 * random(number).powi(2);
        let (x, y) = at(4.0 * random(2000 + number) - 2.0, 0.0, away);
        let size = 15.0 / away;
        let colour = if random(4000 + number) > 0.5 { PAPER } else { MUTED };
        sheet.fill(
            &format!(
                "M{:.1} {y:.1}q{size:.1} {:.1} {:.1} 0z",
                x - size,
                -size * 0.9,
                2.0 * size
            ),
            colour,
        );
    }
}

/// Half a metre wide, and a hand high.
fn strip(sheet: &mut Sheet) {
    let (front, back, high) = (BORDER, BORDER + 0.5, 0.13);
    let shadow = [
        at(-WALL, 0.0, front),
        at(WALL, 0.0, front),
        at(WALL, 0.0, front - 0.3),
        at(-WALL, 0.0, front - 0.3),
    ];
    sheet.glaze(&polygon(&shadow), INK, 0.3);
    let top = [
        at(-WALL, high, front),
        at(WALL, high, front),
        at(WALL, high, back),
        at(-WALL, high, back),
    ];
    let side = [
        at(-WALL, 0.0, front),
        at(WALL, 0.0, front),
        at(WALL, high, front),
        at(-WALL, high, front),
    ];
    sheet.shape(&polygon(&top), PAPER, INK, 2.6);
    sheet.shape(&polygon(&side), STONE, INK, 2.6);
    let edge = [at(-WALL, high, front), at(WALL, high, front)];
    sheet.stroke(&line(&edge), ACCENT, 6.0);
}

fn hut(sheet: &mut Sheet, side: f64) {
    let x = side * WALL;
    let quad = |low: f64, high: f64, near: f64, far: f64| {
        polygon(&[
            at(x, low, near),
            at(x, high, near),
            at(x, high, far),
            at(x, low, far),
        ])
    };
    let wall = quad(0.0, EAVES, NEAR, FAR);
    let frame = if side < 0.0 {
        ((-400.0, -200.0), (700.0, 1400.0))
    } else {
        ((900.0, -200.0), (2000.0, 1400.0))
    };
    sheet.fill(&wall, BLUE);
    let dark = if side < 0.0 { 0.16 } else { 0.46 };
    let boards = Lines {
        colour: SHADE,
        angle: 90.0,
        gap: 10.0,
    };
    sheet.engrave(&wall, frame, boards, |across, down| {
        let away = FOCAL * WALL / (across - VANISHING.0).abs();
        let height = EYE - (down - VANISHING.1) * away / FOCAL;
        dark + 0.42 * ramp(height, 2.1, 2.75) + 0.16 * ramp(away, 3.0, 13.0)
    });
    // Seams between the boards of the wall.
    for seam in [0.95, 2.2] {
        sheet.stroke(&line(&[at(x, seam, NEAR), at(x, seam, FAR)]), SHADE, 2.4);
    }
    sheet.fill(&quad(0.0, 0.16, NEAR, FAR), MUTED);
    for number in 0..6 {
        let near = 2.45 + 1.9 * f64::from(number);
        window(sheet, &|low, high, from, to| {
            quad(low, high, near + from, near + to)
        });
    }
    // The eaves stand out over the path.
    let (over, above) = (x - side * 0.42, EAVES + 0.02);
    let under = [
        at(x, EAVES, NEAR),
        at(over, above, NEAR),
        at(over, above, FAR + 0.3),
        at(x, EAVES, FAR),
    ];
    sheet.fill(&polygon(&under), NIGHT);
    let fascia = [
        at(over, above, NEAR),
        at(over, above + 0.2, NEAR),
        at(over, above + 0.2, FAR + 0.3),
        at(over, above, FAR + 0.3),
    ];
    sheet.shape(&polygon(&fascia), SHADE, INK, 2.4);
    sheet.stroke(&line(&[at(x, 0.0, FAR), at(x, EAVES, FAR)]), INK, 2.4);
}

fn window(sheet: &mut Sheet, quad: &impl Fn(f64, f64, f64, f64) -> String) {
    sheet.shape(&quad(1.06, 2.0, 0.0, 1.1), PAPER, INK, 2.4);
    sheet.fill(&quad(1.13, 1.93, 0.08, 0.51), NIGHT);
    sheet.fill(&quad(1.13, 1.93, 0.59, 1.02), NIGHT);
    sheet.glaze(&quad(1.5, 1.93, 0.08, 0.51), HAZE, 0.45);
    sheet.glaze(&quad(1.6, 1.93, 0.59, 1.02), HAZE, 0.45);
}
