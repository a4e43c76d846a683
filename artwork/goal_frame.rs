//! A goal from in front: twice the ball has struck the frame.

use crate::sheet::colour::{ACCENT, INK, NIGHT, PAPER, STONE};
use crate::sheet::{Lines, Point, Sheet, circle, curve, ellipse, line, polygon};
use crate::stadium::stadium;

/// Units of the sheet per metre: the goal is 7.32 metres wide and 2.44 high (Law 1).
const METRE: f64 = 152.0;
const FOOT: f64 = 772.0;
const LEFT: f64 = 800.0 - 3.66 * METRE;
const RIGHT: f64 = 800.0 + 3.66 * METRE;
const BAR: f64 = FOOT - 2.44 * METRE;

pub fn draw() -> Sheet {
    let mut sheet = Sheet::new(1600.0, 1066.7, NIGHT);
    stadium(&mut sheet, 716.0);
    net(&mut sheet);
    frame(&mut sheet);
    let (header, shot) = ((LEFT, 520.0), (RIGHT, BAR + 44.0));
    way(
        &mut sheet,
        &[
            (560.0, 668.0),
            (470.0, 560.0),
            (360.0, 506.0),
            (LEFT + 58.0, 516.0),
        ],
    );
    way(
        &mut sheet,
        &[
            (900.0, 1050.0),
            (1060.0, 760.0),
            (1220.0, 540.0),
            (RIGHT - 52.0, BAR + 66.0),
        ],
    );
    struck(&mut sheet, header);
    struck(&mut sheet, shot);
    ball(&mut sheet, (1160.0, 892.0));
    sheet
}

/// The back of the net, its roof and its sides.
fn net(sheet: &mut Sheet) {
    let (left, right, top, foot) = (LEFT + 74.0, RIGHT - 74.0, BAR + 60.0, FOOT - 40.0);
    let panels = [
        (
            polygon(&[(left, top), (right, top), (right, foot), (left, foot)]),
            45.0,
            22.0,
            0.11,
        ),
        (
            polygon(&[(LEFT, BAR), (RIGHT, BAR), (right, top), (left, top)]),
            24.0,
            15.0,
            0.13,
        ),
        (
            polygon(&[(LEFT, BAR), (left, top), (left, foot), (LEFT, FOOT)]),
            62.0,
            15.0,
            0.13,
        ),
        (
            polygon(&[(RIGHT, BAR), (right, top), (right, foot), (RIGHT, FOOT)]),
            62.0,
            15.0,
            0.13,
        ),
    ];
    for (panel, angle, gap, tone) in &panels {
        sheet.glaze(panel, NIGHT, 0.55);
        for angle in [*angle, -angle] {
            let cords = Lines {
                colour: STONE,
                angle,
                gap: *gap,
            };
            sheet.engrave(panel, ((LEFT, BAR), (RIGHT, FOOT)), cords, |_, _| *tone);
        }
        sheet.stroke(panel, STONE, 2.6);
    }
}

fn frame(sheet: &mut Sheet) {
    for x in [LEFT, RIGHT] {
        sheet.glaze(
            &polygon(&[
                (x - 9.0, FOOT),
                (x + 9.0, FOOT),
                (x + 74.0, FOOT + 96.0),
                (x + 50.0, FOOT + 96.0),
            ]),
            INK,
            0.3,
        );
    }
    let frame = line(&[(LEFT, FOOT), (LEFT, BAR), (RIGHT, BAR), (RIGHT, FOOT)]);
    sheet.stroke(&frame, INK, 23.0);
    sheet.stroke(&frame, PAPER, 17.0);
    for x in [LEFT + 5.0, RIGHT + 5.0] {
        sheet.stroke(&line(&[(x, FOOT), (x, BAR + 6.0)]), STONE, 5.0);
    }
    sheet.stroke(&line(&[(LEFT, BAR + 5.0), (RIGHT, BAR + 5.0)]), STONE, 5.0);
}

fn way(sheet: &mut Sheet, points: &[Point]) {
    sheet.dashes(&curve(points), PAPER, 8.0, "8 15");
}

/// A ring around the point.
fn struck(sheet: &mut Sheet, place: Point) {
    sheet.stroke(&circle(place, 38.0), PAPER, 17.0);
    sheet.stroke(&circle(place, 38.0), ACCENT, 9.0);
}

fn ball(sheet: &mut Sheet, place: Point) {
    sheet.place(place, 14.0, 1.0, |sheet| {
        sheet.glaze(&ellipse((16.0, 38.0), 46.0, 12.0), INK, 0.45);
        let ball = circle((0.0, 0.0), 40.0);
        sheet.fill(&ball, PAPER);
        sheet.within(&ball, |sheet| {
            let around = |radius: f64, turn: f64| -> Vec<Point> {
                let corner = |number: u8| {
                    let (sin, cos) = (72.0 * f64::from(number) + turn).to_radians().sin_cos();
                    (radius * sin, -radius * cos)
                };
                (0..5).map(corner).collect()
            };
            sheet.fill(&polygon(&around(14.0, 0.0)), INK);
            for ((from, to), (left, right)) in around(14.0, 0.0)
                .into_iter()
                .zip(around(27.0, 0.0))
                .zip(around(34.0, -22.0).into_iter().zip(around(34.0, 22.0)))
            {
                sheet.stroke(&line(&[from, to]), INK, 2.6);
                let beyond = (to.0 * 1.7, to.1 * 1.7);
                sheet.shape(&polygon(&[to, left, beyond, right]), INK, INK, 2.0);
            }
            let shade = Lines {
                colour: INK,
                angle: 40.0,
                gap: 6.0,
            };
            sheet.engrave(&ball, ((-40.0, -40.0), (40.0, 40.0)), shade, |x, y| {
                0.5 * ((x + y) / 60.0).max(0.0)
            });
        });
        sheet.stroke(&ball, INK, 3.4);
    });
}
