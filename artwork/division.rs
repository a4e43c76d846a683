//! Two sides of a chamber after a vote: 310 on one, 311 on the other.

use crate::sheet::colour::{ACCENT, INK, MOSS, MUTED, NIGHT, OCHRE, PAPER, SAGE, SAND, TINT};
use crate::sheet::{Lines, Sheet, circle, line, rect};

const ROWS: u32 = 10;
const SEATS: u32 = 31;
const ROW: f64 = 34.0;
const SEAT: f64 = 41.0;
const AISLE: f64 = 140.0;

pub fn draw() -> Sheet {
    let mut sheet = Sheet::new(1600.0, 900.0, TINT);
    floor(&mut sheet);
    for row in 0..ROWS {
        let away = AISLE / 2.0 + ROW * (f64::from(row) + 0.5);
        bench(&mut sheet, 450.0 - away, NIGHT);
        bench(&mut sheet, 450.0 + away, PAPER);
    }
    // The one whose vote decided it.
    sheet.fill(&circle((1308.0, 454.0), 24.0), "#5e120c");
    sheet.shape(&circle((1308.0, 448.0), 24.0), ACCENT, INK, 2.4);
    sheet
}

fn floor(sheet: &mut Sheet) {
    let aisle = rect(0.0, 450.0 - AISLE / 2.0, 1600.0, AISLE);
    sheet.fill(&aisle, SAND);
    let weave = Lines {
        colour: "#b79b5e",
        angle: 0.0,
        gap: 9.0,
    };
    sheet.engrave(&aisle, ((0.0, 380.0), (1600.0, 520.0)), weave, |x, _| {
        0.2 + 0.12 * (x * 0.02).sin()
    });
    for line_at in [393.0, 507.0] {
        sheet.stroke(&line(&[(0.0, line_at), (1600.0, line_at)]), ACCENT, 4.0);
    }
    // The table between the two sides, with its books.
    sheet.shape(&rect(560.0, 416.0, 420.0, 68.0), "#8a5a33", INK, 3.0);
    let grain = Lines {
        colour: "#5b3719",
        angle: 0.0,
        gap: 7.0,
    };
    sheet.engrave(
        &rect(560.0, 416.0, 420.0, 68.0),
        ((560.0, 416.0), (980.0, 484.0)),
        grain,
        |x, _| 0.3 + 0.15 * (x * 0.03).sin(),
    );
    for x in [600.0, 880.0] {
        sheet.shape(&rect(x, 430.0, 60.0, 40.0), OCHRE, INK, 2.4);
        sheet.stroke(&line(&[(x + 30.0, 430.0), (x + 30.0, 470.0)]), INK, 2.0);
    }
    for x in [690.0, 780.0] {
        sheet.shape(&rect(x, 434.0, 44.0, 32.0), PAPER, MUTED, 2.0);
    }
}

fn bench(sheet: &mut Sheet, y: f64, heads: &str) {
    let left = 800.0 - SEAT * f64::from(SEATS) / 2.0;
    let whole = rect(
        left - 12.0,
        y - ROW / 2.0 + 2.0,
        SEAT * f64::from(SEATS) + 24.0,
        ROW - 4.0,
    );
    sheet.fill(&whole, SAGE);
    let stuff = Lines {
        colour: MOSS,
        angle: 90.0,
        gap: 9.0,
    };
    let frame = (
        (left - 12.0, y - ROW / 2.0),
        (1600.0 - left + 12.0, y + ROW / 2.0),
    );
    sheet.engrave(&whole, frame, stuff, |_, _| 0.42);
    sheet.stroke(&whole, MOSS, 2.4);
    for seat in 0..SEATS {
        let x = left + SEAT * (f64::from(seat) + 0.5);
        sheet.glaze(&circle((x + 2.0, y + 3.0), 12.5), INK, 0.35);
        sheet.shape(&circle((x, y), 12.0), heads, INK, 2.0);
    }
}
