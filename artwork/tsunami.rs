//! The sea floor in section: an earthquake, the wave that it raises, and the instruments that detect it.

use crate::sheet::colour::{
    ACCENT, HAZE, INK, MIST, MOSS, MUTED, NIGHT, OCHRE, PAPER, SAGE, SAND, SLATE, STONE, TINT,
};
use crate::sheet::{Lines, Point, Sheet, circle, curve, line, polygon, ramp, rect};

/// The surface, far higher in the drawing than on the sea: low and long where it is deep, steep near the coast.
const SURFACE: [Point; 16] = [
    (0.0, 302.0),
    (120.0, 297.0),
    (250.0, 305.0),
    (390.0, 290.0),
    (540.0, 307.0),
    (680.0, 288.0),
    (800.0, 309.0),
    (910.0, 280.0),
    (1000.0, 311.0),
    (1068.0, 262.0),
    (1122.0, 314.0),
    (1168.0, 296.0),
    (1226.0, 208.0),
    (1254.0, 292.0),
    (1296.0, 326.0),
    (1352.0, 334.0),
];
const FLOOR: [Point; 12] = [
    (0.0, 668.0),
    (150.0, 664.0),
    (262.0, 690.0),
    (330.0, 742.0),
    (392.0, 700.0),
    (470.0, 660.0),
    (640.0, 652.0),
    (820.0, 640.0),
    (980.0, 590.0),
    (1110.0, 486.0),
    (1240.0, 382.0),
    (1352.0, 334.0),
];
const COAST: [Point; 6] = [
    (1352.0, 334.0),
    (1410.0, 296.0),
    (1470.0, 276.0),
    (1540.0, 262.0),
    (1600.0, 222.0),
    (1720.0, 150.0),
];
/// Where the rock gave way.
const FOCUS: Point = (470.0, 776.0);

pub fn draw() -> Sheet {
    let mut sheet = Sheet::new(1600.0, 900.0, TINT);
    sky(&mut sheet);
    // To the left, so that the town is still visible when the sides are cropped.
    sheet.place((-105.0, 0.0), 0.0, 1.0, |sheet| {
        hills(sheet);
        water(sheet);
        rock(sheet);
        town(sheet);
        watchers(sheet);
    });
    sheet
}

fn sky(sheet: &mut Sheet) {
    let lines = Lines {
        colour: HAZE,
        angle: 0.0,
        gap: 11.0,
    };
    let sky = rect(0.0, 0.0, 1600.0, 340.0);
    sheet.engrave(&sky, ((0.0, 0.0), (1600.0, 340.0)), lines, |_, y| {
        0.62 - 0.66 * ramp(y, -30.0, 250.0)
    });
}

fn hills(sheet: &mut Sheet) {
    let ridge = curve(&[
        (1290.0, 340.0),
        (1390.0, 240.0),
        (1452.0, 206.0),
        (1520.0, 172.0),
        (1600.0, 108.0),
        (1720.0, 40.0),
    ]) + "V360H1290z";
    sheet.fill(&ridge, SAGE);
    let lines = Lines {
        colour: MOSS,
        angle: 58.0,
        gap: 9.0,
    };
    sheet.engrave(&ridge, ((1290.0, 30.0), (1720.0, 360.0)), lines, |x, _| {
        0.3 + 0.3 * ramp(x, 1380.0, 1600.0)
    });
}

fn water(sheet: &mut Sheet) {
    let sea = curve(&SURFACE) + "L1352 900L0 900z";
    sheet.fill(&sea, "#7f98a5");
    let lines = Lines {
        colour: NIGHT,
        angle: 0.0,
        gap: 10.0,
    };
    sheet.engrave(&sea, ((0.0, 200.0), (1360.0, 760.0)), lines, |_, y| {
        0.16 + 0.72 * ramp(y, 270.0, 760.0)
    });
    sheet.stroke(&curve(&SURFACE), NIGHT, 5.0);
    // Foam on the crest near the coast.
    sheet.stroke(
        &curve(&[
            (1188.0, 258.0),
            (1206.0, 226.0),
            (1226.0, 208.0),
            (1238.0, 236.0),
            (1243.0, 258.0),
        ]),
        PAPER,
        8.0,
    );
}

fn rock(sheet: &mut Sheet) {
    let floor = curve(&FLOOR);
    let land = curve(&COAST);
    let ground = format!("{floor}{}V900H0z", land.replacen('M', "L", 1));
    sheet.fill(&ground, SAND);
    let lines = Lines {
        colour: "#a8905c",
        angle: 24.0,
        gap: 12.0,
    };
    let frame = ((0.0, 140.0), (1720.0, 900.0));
    sheet.engrave(&ground, frame, lines, |x, y| {
        0.2 + 0.3 * ramp(y, 500.0, 900.0) + 0.06 * (x * 0.011).sin()
    });
    // The plate that dips below the other.
    let plate = curve(&[
        (0.0, 668.0),
        (150.0, 664.0),
        (262.0, 690.0),
        (330.0, 742.0),
        (470.0, 776.0),
        (640.0, 850.0),
        (740.0, 912.0),
    ]) + "L0 912z";
    sheet.fill(&plate, STONE);
    let dark = Lines {
        colour: MUTED,
        angle: 20.0,
        gap: 12.0,
    };
    sheet.engrave(&plate, frame, dark, |_, y| 0.28 + 0.34 * ramp(y, 660.0, 900.0));
    sheet.within(&ground, |sheet| {
        for number in 0..12 {
            let radius = 62.0 + 92.0 * f64::from(number);
            sheet.stroke(&circle(FOCUS, radius), ACCENT, 6.5 - 0.4 * f64::from(number));
        }
    });
    sheet.stroke(
        &curve(&[(330.0, 742.0), (470.0, 776.0), (640.0, 850.0), (740.0, 912.0)]),
        INK,
        4.0,
    );
    sheet.stroke(
        &curve(&[(388.0, 756.0), (470.0, 776.0), (552.0, 812.0)]),
        ACCENT,
        16.0,
    );
    sheet.stroke(&floor, INK, 4.0);
    sheet.stroke(&land, INK, 4.0);
}

fn town(sheet: &mut Sheet) {
    for (x, foot, wide, high) in [
        (1424.0, 291.0, 34.0, 26.0),
        (1466.0, 278.0, 40.0, 32.0),
        (1552.0, 258.0, 40.0, 34.0),
    ] {
        let top = foot - high;
        sheet.shape(&rect(x, top, wide, high), PAPER, INK, 2.4);
        let roof = [
            (x - 6.0, top),
            (x + wide / 2.0, top - 20.0),
            (x + wide + 6.0, top),
        ];
        sheet.shape(&polygon(&roof), SLATE, INK, 2.4);
        sheet.fill(&rect(x + wide / 2.0 - 4.0, foot - 15.0, 8.0, 15.0), INK);
    }
    // The siren.
    sheet.stroke(&line(&[(1528.0, 264.0), (1528.0, 168.0)]), INK, 5.0);
    for side in [-1.0, 1.0] {
        let horn = [
            (1528.0, 172.0),
            (1528.0 + 26.0 * side, 156.0),
            (1528.0 + 26.0 * side, 188.0),
        ];
        sheet.shape(&polygon(&horn), ACCENT, INK, 2.4);
    }
}

/// The sensor on the sea bed, the buoy above it, and the satellite.
fn watchers(sheet: &mut Sheet) {
    let (sensor, buoy, satellite) = ((742.0, 632.0), (742.0, 272.0), (960.0, 82.0));
    for number in 1..5 {
        let reach = 30.0 + 38.0 * f64::from(number);
        let half = 10.0 + 8.0 * f64::from(number);
        sheet.stroke(
            &format!(
                "M{} {}Q{} {} {} {}",
                sensor.0 - half,
                sensor.1 - reach,
                sensor.0,
                sensor.1 - reach - half * 0.6,
                sensor.0 + half,
                sensor.1 - reach
            ),
            PAPER,
            4.0,
        );
    }
    sheet.stroke(
        &curve(&[
            (buoy.0 + 4.0, 300.0),
            (806.0, 400.0),
            (838.0, 520.0),
            (856.0, 626.0),
        ]),
        PAPER,
        3.0,
    );
    sheet.shape(&rect(842.0, 620.0, 30.0, 22.0), SLATE, INK, 2.4);
    sheet.stroke(
        &line(&[
            (sensor.0 - 24.0, sensor.1 + 18.0),
            sensor,
            (sensor.0 + 24.0, sensor.1 + 18.0),
        ]),
        INK,
        5.0,
    );
    sheet.shape(
        &rect(sensor.0 - 17.0, sensor.1 - 26.0, 34.0, 30.0),
        OCHRE,
        INK,
        3.0,
    );
    let hull = [
        (buoy.0 - 34.0, buoy.1),
        (buoy.0 + 34.0, buoy.1),
        (buoy.0 + 20.0, buoy.1 + 32.0),
        (buoy.0 - 20.0, buoy.1 + 32.0),
    ];
    sheet.shape(&polygon(&hull), ACCENT, INK, 3.0);
    sheet.stroke(
        &line(&[
            (buoy.0 - 16.0, buoy.1),
            (buoy.0, buoy.1 - 56.0),
            (buoy.0 + 16.0, buoy.1),
        ]),
        INK,
        4.0,
    );
    sheet.fill(&circle((buoy.0, buoy.1 - 60.0), 7.0), INK);
    sheet.dashes(
        &line(&[
            (buoy.0 + 14.0, buoy.1 - 72.0),
            (satellite.0 - 34.0, satellite.1 + 30.0),
        ]),
        INK,
        3.4,
        "4 11",
    );
    sheet.dashes(
        &line(&[(satellite.0 + 40.0, satellite.1 + 18.0), (1500.0, 150.0)]),
        INK,
        3.4,
        "4 11",
    );
    sheet.place(satellite, -14.0, 1.0, |sheet| {
        for side in [-74.0, 26.0] {
            sheet.shape(&rect(side, -15.0, 48.0, 30.0), SLATE, INK, 2.4);
            for bar in [16.0, 32.0] {
                sheet.stroke(&line(&[(side + bar, -15.0), (side + bar, 15.0)]), MIST, 2.0);
            }
        }
        sheet.stroke("M-26 0H26", INK, 5.0);
        sheet.shape("M-17 -24H17V24H-17z", PAPER, INK, 2.8);
        sheet.shape("M-15 24Q0 44 15 24z", OCHRE, INK, 2.4);
    });
}
