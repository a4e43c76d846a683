//! The middle of the Korean peninsula with the line of 1953 and the 38th parallel.
//! Coasts and rivers are points drawn from memory, not taken from a data set.

use crate::sheet::colour::{ACCENT, HAZE, INK, MIST, MUTED, PAPER, SAGE, SAND, SLATE, STONE};
use crate::sheet::{Lines, Point, Sheet, circle, curve, hatching, line, ramp, rect};

/// Degrees east and north, from the mouth of the Yalu along the coast to that of the Tumen.
const COAST: [Point; 48] = [
    (124.35, 39.95),
    (124.72, 39.62),
    (125.1, 39.58),
    (125.42, 39.5),
    (125.2, 39.2),
    (125.15, 38.86),
    (125.3, 38.68),
    (124.95, 38.6),
    (125.05, 38.35),
    (124.68, 38.1),
    (125.0, 37.98),
    (125.2, 37.72),
    (125.45, 37.7),
    (125.72, 37.92),
    (126.05, 37.72),
    (126.35, 37.82),
    (126.62, 37.76),
    (126.6, 37.42),
    (126.82, 37.2),
    (126.86, 36.98),
    (126.5, 36.98),
    (126.15, 36.78),
    (126.4, 36.5),
    (126.5, 36.2),
    (126.6, 35.9),
    (127.6, 35.6),
    (129.2, 35.6),
    (129.4, 35.95),
    (129.56, 36.06),
    (129.4, 36.3),
    (129.44, 36.7),
    (129.4, 37.05),
    (129.15, 37.45),
    (128.92, 37.8),
    (128.62, 38.18),
    (128.36, 38.6),
    (128.08, 38.78),
    (127.78, 39.02),
    (127.42, 39.2),
    (127.52, 39.42),
    (127.62, 39.72),
    (127.95, 39.9),
    (128.25, 40.02),
    (128.7, 40.28),
    (129.0, 40.46),
    (129.4, 40.7),
    (129.7, 40.9),
    (129.7, 41.4),
];
const LINE: [Point; 11] = [
    (126.67, 37.79),
    (126.72, 37.87),
    (126.68, 37.955),
    (126.88, 38.06),
    (127.0, 38.2),
    (127.2, 38.31),
    (127.5, 38.33),
    (127.8, 38.31),
    (128.06, 38.31),
    (128.24, 38.43),
    (128.36, 38.6),
];
const CHINA: [Point; 6] = [
    (122.6, 39.52),
    (122.98, 39.62),
    (123.35, 39.72),
    (123.75, 39.8),
    (124.1, 39.84),
    (124.35, 39.95),
];

/// Units of the sheet in a degree of latitude. One of longitude is shorter by the cosine of 38 degrees.
const DEGREE: f64 = 236.0;
const MIDDLE: Point = (127.1, 38.32);

fn at((east, north): Point) -> Point {
    let shrink = 38.0_f64.to_radians().cos();
    (
        800.0 + DEGREE * shrink * (east - MIDDLE.0),
        450.0 - DEGREE * (north - MIDDLE.1),
    )
}

fn all(points: &[Point]) -> Vec<Point> {
    points.iter().map(|point| at(*point)).collect()
}

pub fn draw() -> Sheet {
    let mut sheet = Sheet::new(1600.0, 900.0, MIST);
    let korea = curve(&all(&COAST)) + "L1460 -400L100 -400z";
    let china = curve(&all(&CHINA)) + "L100 -200L-100 -200z";
    sea(&mut sheet, &[&korea, &china]);
    sheet.fill(&china, STONE);
    land(&mut sheet, &korea);
    sheet.stroke(
        &curve(&all(&[(124.35, 39.95), (124.5, 40.12), (124.9, 40.45)])),
        MUTED,
        4.0,
    );
    sheet.shape(&circle(at((130.87, 37.5)), 8.0), SAND, INK, 3.0);
    border(&mut sheet);
    places(&mut sheet);
    sheet
}

/// Water, with lines that follow the coasts as on old maps.
fn sea(sheet: &mut Sheet, coasts: &[&str]) {
    let all = rect(0.0, 0.0, 1600.0, 900.0);
    let lines = Lines {
        colour: HAZE,
        angle: 0.0,
        gap: 12.0,
    };
    sheet.engrave(&all, ((0.0, 0.0), (1600.0, 900.0)), lines, |x, _| {
        0.1 + 0.34 * ramp((x - 760.0).abs(), 300.0, 860.0)
    });
    for (breadth, colour) in [(120.0, "#c3ced1"), (80.0, "#b5c3c8"), (44.0, "#a2b3bb")] {
        for coast in coasts {
            sheet.stroke(coast, colour, breadth);
        }
    }
}

fn land(sheet: &mut Sheet, korea: &str) {
    let frame = ((0.0, 0.0), (1600.0, 900.0));
    // North of the line, and south of it.
    let mut northern = all(&LINE);
    northern.extend([
        (1700.0, at(LINE[10]).1),
        (1700.0, -400.0),
        (-100.0, -400.0),
        (-100.0, 700.0),
        at((126.58, 37.4)),
        at((126.58, 37.72)),
    ]);
    sheet.fill(korea, SAND);
    let south = Lines {
        colour: "#cdb67c",
        angle: 58.0,
        gap: 12.0,
    };
    sheet.engrave(korea, frame, south, |x, _| 0.12 + 0.3 * ramp(x, 640.0, 1240.0));
    sheet.within(korea, |sheet| {
        let northern = line(&northern) + "z";
        sheet.fill(&northern, "#b9c2a9");
        let north = Lines {
            colour: SAGE,
            angle: 58.0,
            gap: 12.0,
        };
        let cut = hatching(frame, north, |x, y| 0.16 + 0.34 * ramp(x - y, -200.0, 900.0));
        sheet.within(&northern, |sheet| sheet.fill(&cut, SAGE));
    });
    sheet.stroke(korea, INK, 4.0);
}

fn border(sheet: &mut Sheet) {
    let parallel = line(&[at((122.0, 38.0)), at((132.0, 38.0))]);
    sheet.dashes(&parallel, INK, 4.0, "18 13");
    let way = curve(&all(&LINE));
    sheet.stroke(&way, PAPER, 20.0);
    sheet.stroke(&way, ACCENT, 11.0);
}

fn places(sheet: &mut Sheet) {
    let named = [
        ((125.75, 39.03), "Pyongyang", (26.0, 14.0), (INK, PAPER)),
        ((126.98, 37.56), "Seoul", (24.0, 34.0), (INK, PAPER)),
        ((126.68, 37.955), "Panmunjom", (-24.0, -16.0), (PAPER, ACCENT)),
    ];
    for (place, name, (across, down), (fill, rim)) in named {
        let (x, y) = at(place);
        sheet.shape(&circle((x, y), 12.0), fill, rim, 5.0);
        let anchor = if across < 0.0 { "end" } else { "start" };
        words(sheet, (x + across, y + down), name, 44.0, anchor, INK);
    }
    words(sheet, at((126.45, 39.55)), "NORTH KOREA", 40.0, "middle", SLATE);
    words(sheet, at((128.0, 36.98)), "SOUTH KOREA", 40.0, "middle", MUTED);
    words(
        sheet,
        (1450.0, at((0.0, 38.0)).1 - 20.0),
        "38th parallel",
        40.0,
        "end",
        INK,
    );
}

/// Letters with an outline in the colour of the paper, so that lines don't run into them.
fn words(sheet: &mut Sheet, (x, y): Point, words: &str, size: f64, anchor: &str, colour: &str) {
    let spacing = if words == words.to_uppercase() { 5.0 } else { 0.0 };
    for rim in [9.0, 0.0] {
        let ink = if rim > 0.0 { PAPER } else { colour };
        sheet.add(&format!(
            "<text x=\"{x:.1}\" y=\"{y:.1}\" font-family=\"Noto Serif\" font-weight=\"700\" font-size=\"{size}\" letter-spacing=\"{spacing}\" text-anchor=\"{anchor}\" fill=\"{ink}\" stroke=\"{ink}\" stroke-width=\"{rim}\" stroke-linejoin=\"round\">{words}</text>"
        ));
    }
}
