//! A hundred and twenty-six aircraft were sought; thirty-six were bought.

use crate::sheet::colour::{ACCENT, HAZE, INK, MIST, PAPER, SLATE};
use crate::sheet::{Lines, Point, Sheet, rect};

const COLUMNS: u32 = 14;
const ROWS: u32 = 9;
/// Columns of nine: thirty-six.
const BOUGHT: u32 = 4;

pub fn draw() -> Sheet {
    let mut sheet = Sheet::new(1600.0, 900.0, MIST);
    let sky = rect(0.0, 0.0, 1600.0, 900.0);
    let lines = Lines {
        colour: HAZE,
        angle: 0.0,
        gap: 12.0,
    };
    sheet.engrave(&sky, ((0.0, 0.0), (1600.0, 900.0)), lines, |_, y| {
        0.42 - 0.34 * (y / 900.0)
    });
    for row in 0..ROWS {
        for column in 0..COLUMNS {
            let place = (
                800.0 + 92.0 * (f64::from(column) - f64::from(COLUMNS - 1) / 2.0),
                450.0 + 90.0 * (f64::from(row) - f64::from(ROWS - 1) / 2.0),
            );
            aircraft(&mut sheet, place, column < BOUGHT);
        }
    }
    sheet
}

/// From above: triangular wings, and small ones in front of them.
fn aircraft(sheet: &mut Sheet, place: Point, bought: bool) {
    let shape = "M0 -56Q4.5 -46 5 -30L15 -19V-15L6 -17L7 -8L36 26V32L9 30L8 44H3L2 40H-2L-3 44H-8L-9 30L-36 32V26L-7 -8L-6 -17L-15 -15V-19L-5 -30Q-4.5 -46 0 -56z";
    sheet.place(place, 45.0, 0.88, |sheet| {
        if !bought {
            sheet.glaze(shape, PAPER, 0.55);
            sheet.stroke(shape, SLATE, 1.8);
            return;
        }
        sheet.place((11.0, 3.0), 0.0, 1.0, |sheet| sheet.glaze(shape, INK, 0.3));
        sheet.shape(shape, ACCENT, INK, 2.0);
        sheet.within("M0 -60H40V50H0z", |sheet| {
            let lines = Lines {
                colour: "#4d0d08",
                angle: 62.0,
                gap: 5.0,
            };
            sheet.engrave(shape, ((-38.0, -58.0), (38.0, 46.0)), lines, |_, _| 0.55);
        });
        sheet.shape("M0 -42Q3 -36 2.5 -25H-2.5Q-3 -36 0 -42z", PAPER, INK, 1.2);
    });
}
