//! A stadium under floodlights: a background.

use crate::sheet::colour::{ACCENT, HAZE, INK, MOSS, OCHRE, PAPER, SAND, SLATE, STONE};
use crate::sheet::{Lines, Sheet, circle, polygon, ramp, random, rect};

/// All of it; the pitch begins at a height.
pub fn stadium(sheet: &mut Sheet, ground: f64) {
    sheet.place((0.0, ground - 686.0), 0.0, 1.0, |sheet| {
        sky(sheet);
        for x in [212.0, 1388.0] {
            floodlight(sheet, x);
        }
        stand(sheet);
        pitch(sheet);
    });
}

fn sky(sheet: &mut Sheet) {
    let sky = rect(0.0, -60.0, 1600.0, 480.0);
    sheet.fill(&sky, "#33475a");
    let lines = Lines {
        colour: "#18222c",
        angle: 0.0,
        gap: 10.0,
    };
    sheet.engrave(&sky, ((0.0, -60.0), (1600.0, 420.0)), lines, |_, y| {
        0.92 - 0.72 * ramp(y, 0.0, 430.0)
    });
}

/// The far stand, and the crowd in it.
fn stand(sheet: &mut Sheet) {
    sheet.fill(
        &polygon(&[
            (0.0, 372.0),
            (800.0, 404.0),
            (1600.0, 372.0),
            (1600.0, 700.0),
            (0.0, 700.0),
        ]),
        "#18222c",
    );
    for row in 0..11_u32 {
        for seat in 0..108_u32 {
            let (seed, x) = (
                row * 200 + seat,
                8.0 + 15.0 * f64::from(seat) + 7.0 * f64::from(row % 2),
            );
            let sag = 1.0 - ((x - 800.0) / 800.0).powi(2);
            let y = 392.0 + 25.0 * f64::from(row) + 30.0 * sag + 5.0 * random(seed);
            let tone = random(seed + 5000);
            let colour = if tone > 0.93 {
                OCHRE
            } else if tone > 0.86 {
                ACCENT
            } else if tone > 0.6 {
                HAZE
            } else {
                SLATE
            };
            sheet.fill(&circle((x, y), 5.2), colour);
        }
    }
    sheet.fill(&rect(0.0, 672.0, 1600.0, 14.0), STONE);
}

fn pitch(sheet: &mut Sheet) {
    let pitch = rect(0.0, 686.0, 1600.0, 420.0);
    sheet.fill(&pitch, MOSS);
    let blades = Lines {
        colour: "#36422f",
        angle: 84.0,
        gap: 10.0,
    };
    sheet.engrave(&pitch, ((0.0, 686.0), (1600.0, 1106.0)), blades, |x, y| {
        let band = ((x - 800.0) / (y - 560.0) * 2.2).sin();
        0.26 + 0.3 * ramp(band, -0.2, 0.2)
    });
    sheet.fill(&rect(0.0, 742.0, 1600.0, 7.0), PAPER);
}

fn floodlight(sheet: &mut Sheet, x: f64) {
    sheet.fade(
        &polygon(&[
            (x - 90.0, 90.0),
            (x + 90.0, 90.0),
            (x + 420.0, 560.0),
            (x - 420.0, 560.0),
        ]),
        SAND,
        (90.0, 520.0),
        0.30,
    );
    sheet.fill(&rect(x - 8.0, 120.0, 16.0, 300.0), INK);
    sheet.shape(&rect(x - 96.0, 46.0, 192.0, 96.0), INK, "#0d1319", 3.0);
    for row in 0..3_u32 {
        for lamp in 0..6_u32 {
            let place = (x - 76.0 + 30.4 * f64::from(lamp), 66.0 + 28.0 * f64::from(row));
            sheet.fill(&circle(place, 11.0), SAND);
            sheet.fill(&circle(place, 6.0), PAPER);
        }
    }
}
