//! A weather balloon on its way up through the lowest 35 kilometres of the air, and how it swells.

use crate::sheet::colour::{ACCENT, HAZE, INK, MIST, MOSS, MUTED, NIGHT, PAPER, SAGE, SLATE, TINT};
use crate::sheet::{Lines, Point, Sheet, circle, curve, line, polygon, ramp, random, rect};

const GROUND: f64 = 1395.0;
/// Units of the sheet per kilometre of height. The balloons are drawn far larger.
const KILOMETRE: f64 = 38.0;

fn height(kilometres: f64) -> f64 {
    GROUND - KILOMETRE * kilometres
}

pub fn draw() -> Sheet {
    let mut sheet = Sheet::new(1200.0, 1500.0, MIST);
    air(&mut sheet);
    clouds(&mut sheet);
    land(&mut sheet);
    scale(&mut sheet);
    let way = [
        (560.0, height(0.4)),
        (612.0, height(4.0)),
        (588.0, height(8.6)),
        (640.0, height(14.0)),
        (760.0, height(23.0)),
        (800.0, height(31.0)),
    ];
    sheet.dashes(&curve(&way), PAPER, 3.0, "3 12");
    let fall = [
        (850.0, height(31.0)),
        (925.0, height(28.0)),
        (985.0, height(21.6)),
    ];
    sheet.dashes(&curve(&fall), PAPER, 3.0, "3 12");
    ghost(&mut sheet, (600.0, height(3.4)), 30.0);
    ghost(&mut sheet, (588.0, height(7.4)), 42.0);
    ghost(&mut sheet, (775.0, height(24.6)), 92.0);
    burst(&mut sheet, (806.0, height(31.6)), 84.0);
    balloon(&mut sheet, (668.0, height(17.9)), 76.0);
    falling(&mut sheet, (985.0, height(19.0)));
    sheet
}

fn air(sheet: &mut Sheet) {
    let sky = rect(0.0, 0.0, 1200.0, GROUND);
    sheet.fade(&sky, NIGHT, (0.0, height(9.0)), 1.0);
    sheet.fade(
        &rect(0.0, height(11.0), 1200.0, GROUND - height(11.0)),
        SLATE,
        (height(11.0), GROUND),
        0.5,
    );
    let lines = Lines {
        colour: NIGHT,
        angle: 0.0,
        gap: 11.0,
    };
    sheet.engrave(&sky, ((0.0, 0.0), (1200.0, GROUND)), lines, |_, y| {
        0.86 - 0.83 * ramp(y, -120.0, GROUND)
    });
    sheet.dashes(
        &line(&[(0.0, height(11.0)), (1200.0, height(11.0))]),
        PAPER,
        3.0,
        "16 12",
    );
}

fn clouds(sheet: &mut Sheet) {
    for (x, km, wide) in [(250.0, 8.6, 260.0), (800.0, 9.2, 330.0)] {
        for streak in 0..5 {
            let offset = 11.0 * f64::from(streak);
            let shift = 60.0 * random(800 + streak) + offset;
            let length = wide * (0.5 + 0.5 * random(60 + streak));
            let y = height(km) + offset;
            let path = curve(&[
                (x + shift, y + 6.0),
                (x + shift + length * 0.5, y - 4.0),
                (x + shift + length, y - 18.0),
            ]);
            sheet.stroke(&path, PAPER, 3.4);
        }
    }
    for (x, km, size) in [(320.0, 3.4, 0.85), (950.0, 2.2, 1.1), (830.0, 6.5, 0.5)] {
        cloud(sheet, (x, height(km)), size);
    }
}

fn cloud(sheet: &mut Sheet, (x, y): Point, size: f64) {
    let mut shape = String::new();
    for (across, up, radius) in [
        (-110.0, 14.0, 34.0),
        (-60.0, 40.0, 52.0),
        (10.0, 62.0, 66.0),
        (78.0, 36.0, 50.0),
        (124.0, 12.0, 32.0),
    ] {
        shape += &circle((x + across * size, y - up * size), radius * size);
    }
    // In the same direction as the circles, so that it adds to them.
    shape += &polygon(&[
        (x - 110.0 * size, y - 20.0 * size),
        (x - 110.0 * size, y + 6.0),
        (x + 124.0 * size, y + 6.0),
        (x + 124.0 * size, y - 20.0 * size),
    ]);
    let frame = ((x - 170.0 * size, y - 140.0 * size), (x + 170.0 * size, y + 4.0));
    let above = rect(frame.0.0, frame.0.1, frame.1.0 - frame.0.0, frame.1.1 - frame.0.1);
    sheet.within(&above, |sheet| {
        sheet.fill(&shape, PAPER);
        let lines = Lines {
            colour: HAZE,
            angle: 0.0,
            gap: 9.0,
        };
        sheet.engrave(&shape, frame, lines, |across, down| {
            0.75 * ramp(down + 0.25 * (across - x), y - 78.0 * size, y + 20.0 * size)
        });
    });
}

fn land(sheet: &mut Sheet) {
    let far = curve(&[
        (0.0, 1385.0),
        (180.0, 1338.0),
        (360.0, 1376.0),
        (620.0, 1350.0),
        (860.0, 1322.0),
        (1060.0, 1362.0),
        (1200.0, 1336.0),
    ]) + "V1500H0z";
    sheet.fill(&far, SAGE);
    let lines = Lines {
        colour: MOSS,
        angle: 62.0,
        gap: 9.0,
    };
    sheet.engrave(&far, ((0.0, 1300.0), (1200.0, 1500.0)), lines, |x, _| {
        0.3 + 0.2 * (x * 0.012).sin()
    });
    let near = curve(&[
        (0.0, 1420.0),
        (260.0, 1398.0),
        (560.0, 1396.0),
        (880.0, 1412.0),
        (1200.0, 1392.0),
    ]) + "V1500H0z";
    sheet.fill(&near, MOSS);
    let dark = Lines {
        colour: "#3a4636",
        angle: 8.0,
        gap: 10.0,
    };
    sheet.engrave(&near, ((0.0, 1380.0), (1200.0, 1500.0)), dark, |_, y| {
        0.1 + 0.6 * ramp(y, 1400.0, 1500.0)
    });
    // The station: a shed with a wide door, and a mast.
    sheet.shape("M470 1398V1352H560V1398z", PAPER, INK, 2.4);
    sheet.shape("M462 1354L515 1322L568 1354z", ACCENT, INK, 2.4);
    sheet.fill("M498 1398V1368H534V1398z", INK);
    sheet.stroke("M608 1398V1318M596 1330H620M600 1318L616 1318", INK, 3.0);
}

fn scale(sheet: &mut Sheet) {
    sheet.stroke(&line(&[(86.0, height(0.0)), (86.0, height(35.0))]), PAPER, 3.0);
    for km in 0..=35 {
        let long = if km % 10 == 0 {
            34.0
        } else if km % 5 == 0 {
            22.0
        } else {
            11.0
        };
        let y = height(f64::from(km));
        sheet.stroke(&line(&[(86.0, y), (86.0 + long, y)]), PAPER, 3.0);
        if km % 10 == 0 && km > 0 {
            let words = format!(
                "<text x=\"134\" y=\"{:.1}\" font-family=\"Noto Serif\" font-weight=\"700\" font-size=\"40\" fill=\"{PAPER}\">{km} km</text>",
                y + 14.0
            );
            sheet.add(&words);
        }
    }
}

/// Its skin, with a radius of 100.
const SKIN: &str =
    "M0 -100C56 -100 100 -56 100 0C100 56 42 98 0 122C-42 98 -100 56 -100 0C-100 -56 -56 -100 0 -100z";

/// The balloon; below it the folded parachute and the instrument with its sensor.
fn balloon(sheet: &mut Sheet, place: Point, radius: f64) {
    sheet.place(place, 0.0, radius / 100.0, |sheet| {
        sheet.stroke("M0 122L-5 368", PAPER, 3.0);
        sheet.shape("M-1 164L-15 230H13z", ACCENT, INK, 2.2);
        sheet.stroke("M-24 392L-60 408", PAPER, 4.0);
        sheet.shape("M-25 368H15V420H-25z", PAPER, INK, 3.2);
        sheet.fill("M-25 401H15V411H-25z", ACCENT);
        sheet.shape(SKIN, TINT, INK, 3.2);
        let lines = Lines {
            colour: MUTED,
            angle: 52.0,
            gap: 9.0,
        };
        sheet.engrave(SKIN, ((-100.0, -100.0), (100.0, 125.0)), lines, |x, y| {
            0.8 * ramp((x + 38.0).hypot(y + 42.0), 45.0, 165.0)
        });
        sheet.stroke("M0 120q-11 11 0 20q11 -9 0 -20z", INK, 5.0);
    });
}

/// Where the balloon was, or will be.
fn ghost(sheet: &mut Sheet, place: Point, radius: f64) {
    let size = radius / 100.0;
    sheet.place(place, 0.0, size, |sheet| {
        sheet.glaze(SKIN, PAPER, 0.28);
        sheet.stroke(SKIN, PAPER, 3.0 / size);
    });
}

fn burst(sheet: &mut Sheet, (x, y): Point, radius: f64) {
    for number in 0..26 {
        let angle = (360.0 / 26.0 * (f64::from(number) + 0.5 * random(number))).to_radians();
        let (near, far) = (
            radius * (0.55 + 0.25 * random(77 + number)),
            radius * (1.0 + 0.38 * random(99 + number)),
        );
        let (sin, cos) = angle.sin_cos();
        let side = 5.0 + 5.0 * random(55 + number);
        let shard = [
            (x + near * cos, y + near * sin),
            (x + far * cos - side * sin, y + far * sin + side * cos),
            (x + (far + 9.0) * cos, y + (far + 9.0) * sin),
            (x + far * cos + side * sin, y + far * sin - side * cos),
        ];
        sheet.fill(&polygon(&shard), TINT);
    }
}

/// The instrument on its way down.
fn falling(sheet: &mut Sheet, place: Point) {
    sheet.place(place, 0.0, 1.0, |sheet| {
        sheet.stroke("M-74 -1L0 96L-26 -1M26 -1L0 96L74 -1M0 96V130", PAPER, 2.2);
        let canopy = "M-74 0C-66 -84 66 -84 74 0Q50 -16 26 -2Q0 -18 -26 -2Q-50 -16 -74 0z";
        sheet.shape(canopy, ACCENT, INK, 2.4);
        let lines = Lines {
            colour: "#4d0d08",
            angle: 90.0,
            gap: 8.0,
        };
        sheet.engrave(canopy, ((-80.0, -84.0), (80.0, 4.0)), lines, |x, _| {
            0.1 + 0.7 * ramp(x, -20.0, 84.0)
        });
        sheet.shape("M-12 130H12V162H-12z", PAPER, INK, 2.4);
        sheet.fill("M-12 150H12V156H-12z", ACCENT);
    });
}
