//! A penalty area from above, to scale (Law 1): the kick, and the angle that the goal leaves it.

use crate::sheet::colour::{ACCENT, INK, MOSS, PAPER, SAGE, STONE};
use crate::sheet::{Lines, Point, Sheet, circle, line, polygon, rect};

/// Units of the sheet per metre.
const METRE: f64 = 31.0;
/// Where the middle of the goal line is.
const GOAL: Point = (800.0, 172.0);
const LINE: f64 = 6.0;

/// The point this many metres to the side of the goal's middle, and in front of it.
fn at(aside: f64, before: f64) -> Point {
    (GOAL.0 + METRE * aside, GOAL.1 + METRE * before)
}

pub fn draw() -> Sheet {
    let mut sheet = Sheet::new(1600.0, 900.0, SAGE);
    grass(&mut sheet);
    let spot = at(0.0, 11.0);
    let posts = [at(-3.66, 0.0), at(3.66, 0.0)];
    let open = polygon(&[spot, posts[0], posts[1]]);
    sheet.glaze(&open, PAPER, 0.34);
    for ray in 0..11 {
        let to = -3.66 + 7.32 * (f64::from(ray) + 0.5) / 11.0;
        sheet.fill(&polygon(&[spot, at(to - 0.17, 0.0), at(to + 0.17, 0.0)]), ACCENT);
    }
    for post in posts {
        sheet.stroke(&line(&[spot, post]), ACCENT, 4.0);
    }
    markings(&mut sheet, spot);
    goal(&mut sheet);
    ball(&mut sheet, spot);
    sheet
}

/// Mown in bands of 5.5 metres, in alternating directions.
fn grass(sheet: &mut Sheet) {
    for band in -1..5 {
        let top = GOAL.1 + 5.5 * METRE * f64::from(band);
        let (shade, angle) = if band % 2 == 0 {
            (0.30, 78.0)
        } else {
            (0.58, 102.0)
        };
        let strip = rect(0.0, top, 1600.0, 5.5 * METRE);
        let frame = ((0.0, top), (1600.0, top + 5.5 * METRE));
        let lines = Lines {
            colour: MOSS,
            angle,
            gap: 12.0,
        };
        sheet.engrave(&strip, frame, lines, |x, y| {
            shade + 0.10 * ((x * 0.05).sin() * (y * 0.11).sin())
        });
    }
}

fn markings(sheet: &mut Sheet, spot: Point) {
    sheet.stroke(&line(&[(0.0, GOAL.1), (1600.0, GOAL.1)]), PAPER, LINE);
    for (half, deep) in [(20.16, 16.5), (9.16, 5.5)] {
        let area = [at(-half, 0.0), at(-half, deep), at(half, deep), at(half, 0.0)];
        sheet.stroke(&line(&area), PAPER, LINE);
    }
    // Only the part of the circle around the spot that is outside the area is marked.
    let outside = rect(0.0, at(0.0, 16.5).1, 1600.0, 400.0);
    sheet.within(&outside, |sheet| {
        sheet.stroke(&circle(spot, 9.15 * METRE), PAPER, LINE);
    });
}

fn goal(sheet: &mut Sheet) {
    let (left, right) = (at(-3.66, 0.0), at(3.66, 0.0));
    let net = rect(left.0, left.1 - 2.0 * METRE, right.0 - left.0, 2.0 * METRE);
    sheet.glaze(&net, INK, 0.35);
    for angle in [45.0, -45.0] {
        let cords = Lines {
            colour: STONE,
            angle,
            gap: 9.0,
        };
        sheet.engrave(&net, ((left.0, left.1 - 2.0 * METRE), right), cords, |_, _| 0.16);
    }
    sheet.stroke(&net, PAPER, 3.0);
    sheet.stroke(&line(&[left, right]), PAPER, 11.0);
    for post in [left, right] {
        sheet.shape(&circle(post, 9.0), PAPER, INK, 2.0);
    }
}

fn ball(sheet: &mut Sheet, (x, y): Point) {
    sheet.glaze(&circle((x + 8.0, y + 9.0), 20.0), INK, 0.4);
    sheet.shape(&circle((x, y), 20.0), PAPER, INK, 2.4);
    let patch = |radius: f64, turn: f64| -> Vec<Point> {
        (0..5)
            .map(|corner| {
                let angle = (turn + 72.0 * f64::from(corner)).to_radians();
                (x + radius * angle.sin(), y - radius * angle.cos())
            })
            .collect()
    };
    sheet.fill(&polygon(&patch(6.8, 0.0)), INK);
    for ((from, to), side) in patch(6.8, 0.0)
        .into_iter()
        .zip(patch(13.0, 0.0))
        .zip(patch(17.4, 0.0))
    {
        sheet.stroke(&line(&[from, to]), INK, 1.8);
        sheet.fill(&circle(side, 3.4), INK);
    }
}
