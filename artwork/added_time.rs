//! The board of a fourth official, beneath floodlights: fourteen minutes.

use crate::sheet::colour::{INK, NIGHT, OCHRE, PAPER, SAND};
use crate::sheet::{Lines, Point, Sheet, circle, ramp, rect};
use crate::stadium::stadium;

/// The lamps of each figure, row by row.
const ONE: [&str; 11] = [
    "...##..", "..###..", ".####..", "...##..", "...##..", "...##..", "...##..", "...##..", "...##..",
    ".######", ".######",
];
const FOUR: [&str; 11] = [
    "....##.", "...###.", "...###.", "..####.", ".##.##.", ".##.##.", "##..##.", "#######", "#######",
    "....##.", "....##.",
];
const LAMP: f64 = 29.0;
const BOARD: (Point, Point) = ((480.0, 236.0), (1120.0, 664.0));

pub fn draw() -> Sheet {
    let mut sheet = Sheet::new(1600.0, 900.0, NIGHT);
    stadium(&mut sheet, 686.0);
    board(&mut sheet);
    figure(&mut sheet, &ONE, (545.0, 305.0));
    figure(&mut sheet, &FOUR, (838.0, 305.0));
    sheet
}

fn board(sheet: &mut Sheet) {
    let ((left, top), (right, bottom)) = BOARD;
    let (wide, high) = (right - left, bottom - top);
    sheet.glaze(
        &rounded((left + 14.0, top + 18.0), (wide, high), 40.0),
        "#070b0f",
        0.5,
    );
    // The handles.
    for x in [left + 120.0, right - 120.0] {
        sheet.fill(&rect(x - 26.0, bottom - 10.0, 52.0, 260.0), INK);
        let grip = Lines {
            colour: "#55504a",
            angle: 0.0,
            gap: 12.0,
        };
        sheet.engrave(
            &rect(x - 26.0, bottom + 30.0, 52.0, 260.0),
            ((x - 26.0, bottom + 30.0), (x + 26.0, 910.0)),
            grip,
            |_, _| 0.4,
        );
    }
    sheet.shape(&rounded((left, top), (wide, high), 40.0), PAPER, INK, 4.0);
    let edge = Lines {
        colour: "#8a8378",
        angle: 58.0,
        gap: 8.0,
    };
    sheet.engrave(&rounded((left, top), (wide, high), 40.0), BOARD, edge, |x, y| {
        0.55 * ramp(x + 1.4 * y, 1300.0, 2000.0)
    });
    sheet.shape(
        &rounded((left + 30.0, top + 30.0), (wide - 60.0, high - 60.0), 22.0),
        "#14110f",
        INK,
        4.0,
    );
}

fn rounded((x, y): Point, (wide, high): (f64, f64), corner: f64) -> String {
    let arc = |to: &str| format!("a{corner} {corner} 0 0 1 {to}");
    let (across, down) = (wide - 2.0 * corner, high - 2.0 * corner);
    format!(
        "M{} {y}h{across}{}v{down}{}h{}{}v{}{}z",
        x + corner,
        arc(&format!("{corner} {corner}")),
        arc(&format!("-{corner} {corner}")),
        -across,
        arc(&format!("-{corner} -{corner}")),
        -down,
        arc(&format!("{corner} -{corner}"))
    )
}

fn figure(sheet: &mut Sheet, lamps: &[&str], (left, top): Point) {
    for (row, lamps) in (0_u32..).zip(lamps) {
        for (column, lamp) in (0_u32..).zip(lamps.chars()) {
            let place = (
                left + LAMP * (f64::from(column) + 0.5),
                top + LAMP * (f64::from(row) + 0.5) - 14.0,
            );
            if lamp == '#' {
                sheet.glaze(&circle(place, 17.0), OCHRE, 0.35);
                sheet.fill(&circle(place, 11.5), "#e0a63f");
                sheet.fill(&circle((place.0 - 2.5, place.1 - 2.5), 5.0), SAND);
            } else {
                sheet.fill(&circle(place, 9.0), "#2b2622");
            }
        }
    }
}
