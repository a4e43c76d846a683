//! A table laid for three above a river and a skyline, and nobody there.

use crate::sheet::colour::{ACCENT, INK, MUTED, NIGHT, OCHRE, PAPER, SAND, SLATE, STONE, TINT};
use crate::sheet::{Lines, Point, Sheet, circle, curve, ellipse, line, polygon, ramp, random, rect};

const WOOD: &str = "#3a2a22";
const DEEP: &str = "#17120f";
const SILL: f64 = 648.0;
const SHORE: f64 = 575.0;

pub fn draw() -> Sheet {
    let mut sheet = Sheet::new(1600.0, 1066.7, SLATE);
    sky(&mut sheet);
    city(&mut sheet);
    river(&mut sheet);
    window(&mut sheet);
    chair_behind(&mut sheet, 465.0);
    chair_behind(&mut sheet, 1135.0);
    lamp(&mut sheet);
    table(&mut sheet);
    setting(&mut sheet, (618.0, 796.0), 1.0);
    setting(&mut sheet, (1104.0, 806.0), 1.0);
    setting(&mut sheet, (890.0, 902.0), 1.15);
    teapot(&mut sheet, (858.0, 798.0));
    chair_in_front(&mut sheet);
    sheet
}

fn sky(sheet: &mut Sheet) {
    let frame = ((0.0, 0.0), (1600.0, SHORE));
    sheet.glaze(&rect(0.0, 420.0, 1600.0, 160.0), "#7d8a8a", 0.35);
    let lines = Lines {
        colour: NIGHT,
        angle: 0.0,
        gap: 9.0,
    };
    sheet.engrave(&rect(0.0, 0.0, 1600.0, SHORE), frame, lines, |_, y| {
        0.98 - 0.8 * ramp(y, -40.0, 560.0)
    });
}

/// Two rows of towers, and one known for its spheres.
fn city(sheet: &mut Sheet) {
    let far = "#34495a";
    let mut x = -20.0;
    let mut seed = 7;
    while x < 1620.0 {
        let (wide, high) = (
            38.0 + 52.0 * random(seed),
            90.0 + 190.0 * random(seed + 1) * random(seed + 2),
        );
        sheet.fill(&rect(x, SHORE - high, wide, high), far);
        x += wide - 2.0;
        seed += 11;
    }
    television_tower(sheet, 1290.0, far);
    let near = [
        (40.0, 96.0, 250.0),
        (150.0, 62.0, 170.0),
        (228.0, 84.0, 330.0),
        (330.0, 120.0, 140.0),
        (590.0, 76.0, 235.0),
        (672.0, 54.0, 395.0),
        (735.0, 98.0, 180.0),
        (905.0, 70.0, 285.0),
        (985.0, 90.0, 150.0),
        (1090.0, 58.0, 215.0),
        (1380.0, 88.0, 310.0),
        (1478.0, 66.0, 190.0),
        (1552.0, 60.0, 260.0),
    ];
    for (number, (x, wide, high)) in (0..).zip(near) {
        tower(sheet, (x, SHORE - high), wide, high, 1000 + 300 * number);
    }
}

fn tower(sheet: &mut Sheet, (x, top): Point, wide: f64, high: f64, seed: u32) {
    sheet.fill(&rect(x, top, wide, high), NIGHT);
    if random(seed) > 0.45 {
        let tip = x + wide / 2.0;
        sheet.fill(
            &polygon(&[
                (x, top + 0.5),
                (x + wide * 0.2, top - 18.0),
                (x + wide * 0.8, top - 18.0),
                (x + wide, top + 0.5),
            ]),
            NIGHT,
        );
        sheet.stroke(&line(&[(tip, top - 18.0), (tip, top - 52.0)]), NIGHT, 3.0);
    }
    let (mut row, mut lit) = (top + 16.0, seed);
    while row < SHORE - 16.0 {
        let mut column = x + 9.0;
        while column < x + wide - 12.0 {
            lit += 1;
            if random(lit) > 0.72 {
                let glow = if random(lit + 9000) > 0.4 { OCHRE } else { SAND };
                sheet.fill(&rect(column, row, 6.0, 8.0), glow);
            }
            column += 12.5;
        }
        row += 17.0;
    }
}

fn television_tower(sheet: &mut Sheet, x: f64, colour: &str) {
    for foot in [-34.0, 34.0] {
        sheet.stroke(&line(&[(x + foot, SHORE), (x, SHORE - 120.0)]), colour, 9.0);
    }
    sheet.fill(&rect(x - 9.0, SHORE - 330.0, 18.0, 330.0), colour);
    sheet.fill(&circle((x, SHORE - 100.0), 34.0), colour);
    sheet.fill(&circle((x, SHORE - 285.0), 25.0), colour);
    sheet.fill(&circle((x, SHORE - 350.0), 11.0), colour);
    sheet.stroke(&line(&[(x, SHORE - 340.0), (x, SHORE - 440.0)]), colour, 4.0);
}

fn river(sheet: &mut Sheet) {
    let water = rect(0.0, SHORE, 1600.0, SILL - SHORE);
    sheet.fill(&water, "#2c3e4c");
    let lines = Lines {
        colour: NIGHT,
        angle: 0.0,
        gap: 7.0,
    };
    sheet.engrave(&water, ((0.0, SHORE), (1600.0, SILL)), lines, |x, y| {
        0.5 + 0.4 * (x * 0.013 + (y * 0.31).sin() * 2.0).sin()
    });
    for number in 0..46 {
        let (x, y) = (
            1600.0 * random(500 + number),
            SHORE + 6.0 + 58.0 * random(700 + number),
        );
        let wide = 14.0 + 30.0 * random(900 + number);
        sheet.stroke(&line(&[(x, y), (x + wide, y)]), OCHRE, 2.6);
    }
}

fn window(sheet: &mut Sheet) {
    for x in [520.0, 1060.0] {
        sheet.fill(&rect(x, 0.0, 20.0, SILL), DEEP);
    }
    sheet.fill(&rect(0.0, 116.0, 1600.0, 12.0), DEEP);
    sheet.fill(&rect(0.0, SILL, 1600.0, 420.0), "#241b17");
    sheet.fill(&rect(0.0, SILL, 1600.0, 22.0), WOOD);
    sheet.fill(&rect(0.0, SILL + 22.0, 1600.0, 7.0), DEEP);
    let wall = rect(0.0, SILL + 29.0, 1600.0, 400.0);
    let lines = Lines {
        colour: DEEP,
        angle: 90.0,
        gap: 11.0,
    };
    sheet.engrave(&wall, ((0.0, SILL + 29.0), (1600.0, 1067.0)), lines, |x, _| {
        0.25 + 0.6 * ((x - 800.0).abs() / 800.0)
    });
}

fn lamp(sheet: &mut Sheet) {
    let light = polygon(&[(684.0, 302.0), (916.0, 302.0), (1260.0, 830.0), (340.0, 830.0)]);
    sheet.fade(&light, SAND, (300.0, 790.0), 0.32);
    sheet.stroke(&line(&[(800.0, 0.0), (800.0, 190.0)]), DEEP, 6.0);
    let shade = "M786 186L814 186Q834 240 922 300Q800 322 678 300Q766 240 786 186z";
    sheet.fill(shade, ACCENT);
    let lines = Lines {
        colour: "#4d0d08",
        angle: 90.0,
        gap: 8.0,
    };
    sheet.engrave(shade, ((670.0, 180.0), (930.0, 325.0)), lines, |x, _| {
        0.15 + 0.75 * ramp(x, 760.0, 930.0)
    });
    sheet.fill(&ellipse((800.0, 301.0), 122.0, 13.0), SAND);
    sheet.fill(&ellipse((800.0, 301.0), 50.0, 7.0), PAPER);
}

fn table(sheet: &mut Sheet) {
    let cloth = "M232 850C232 930 214 1000 196 1080L1404 1080C1386 1000 1368 930 1368 850z";
    sheet.fill(cloth, STONE);
    let folds = Lines {
        colour: MUTED,
        angle: 90.0,
        gap: 10.0,
    };
    sheet.engrave(cloth, ((190.0, 840.0), (1410.0, 1070.0)), folds, |x, y| {
        let fold = ((x - 800.0) * 0.042 + 1.2 * ((x - 800.0) * 0.009).sin()).sin();
        let side = ((x - 800.0).abs() / 620.0).powi(2);
        0.16 + 0.42 * ramp(fold, -0.2, 1.0) * ramp(y, 850.0, 980.0) + 0.45 * side
    });
    let top = ellipse((800.0, 850.0), 568.0, 124.0);
    sheet.shape(&top, TINT, MUTED, 2.0);
    sheet.fill(&ellipse((800.0, 842.0), 440.0, 88.0), PAPER);
    let lines = Lines {
        colour: "#a79f90",
        angle: 0.0,
        gap: 7.0,
    };
    sheet.engrave(&top, ((230.0, 720.0), (1370.0, 980.0)), lines, |x, y| {
        0.75 * ramp(((x - 800.0) / 568.0).hypot((y - 850.0) / 124.0), 0.62, 1.05)
    });
}

/// A plate with a bowl on it, and chopsticks.
fn setting(sheet: &mut Sheet, place: Point, size: f64) {
    sheet.place(place, 0.0, size, |sheet| {
        sheet.glaze(&ellipse((6.0, 7.0), 88.0, 22.0), INK, 0.22);
        sheet.shape(&ellipse((0.0, 0.0), 84.0, 21.0), PAPER, MUTED, 2.4);
        sheet.stroke(&ellipse((0.0, -1.0), 60.0, 14.0), ACCENT, 2.2);
        let bowl = "M-36 -30Q-30 2 -13 4L13 4Q30 2 36 -30z";
        sheet.shape(bowl, PAPER, MUTED, 2.4);
        let lines = Lines {
            colour: SLATE,
            angle: 90.0,
            gap: 5.0,
        };
        sheet.engrave(bowl, ((-40.0, -34.0), (40.0, 8.0)), lines, |x, _| {
            0.7 * ramp(x, -4.0, 40.0)
        });
        sheet.shape(&ellipse((0.0, -30.0), 36.0, 8.5), STONE, MUTED, 2.4);
        sheet.stroke("M104 -17L122 22M113 -17L131 22", WOOD, 4.0);
    });
}

fn teapot(sheet: &mut Sheet, place: Point) {
    sheet.place(place, 0.0, 1.0, |sheet| {
        sheet.glaze(&ellipse((10.0, 6.0), 84.0, 20.0), INK, 0.25);
        sheet.stroke("M52 -62C112 -84 112 -6 56 -14", NIGHT, 11.0);
        sheet.fill("M-50 -22Q-82 -34 -96 -84L-82 -88Q-66 -58 -44 -58z", NIGHT);
        let body = "M-34 6C-84 -20 -66 -82 0 -82C66 -82 84 -20 34 6z";
        sheet.fill(body, NIGHT);
        let lines = Lines {
            colour: "#6e8795",
            angle: 78.0,
            gap: 6.0,
        };
        sheet.engrave(body, ((-80.0, -84.0), (80.0, 8.0)), lines, |x, _| {
            0.62 * ramp(x, 26.0, -44.0) * ramp(x, -66.0, -34.0)
        });
        sheet.fill(&ellipse((0.0, -80.0), 36.0, 8.0), SLATE);
        sheet.fill(&ellipse((0.0, -84.0), 30.0, 7.0), NIGHT);
        sheet.fill(&circle((0.0, -97.0), 9.0), NIGHT);
    });
}

fn chair_behind(sheet: &mut Sheet, x: f64) {
    sheet.place((x, 0.0), 0.0, 1.0, |sheet| {
        let back = "M-92 800C-88 690 -86 590 -62 572C-24 556 24 556 62 572C86 590 88 690 92 800";
        let slats = "M-34 568L-38 800M0 562V800M34 568L38 800";
        for (path, broad) in [(back, 14.0), (slats, 7.0)] {
            sheet.stroke(path, DEEP, broad + 7.0);
            sheet.stroke(path, WOOD, broad);
        }
    });
}

/// It was pushed back; an apron hangs over it.
fn chair_in_front(sheet: &mut Sheet) {
    for (from, to) in [
        ((262.0, 708.0), (232.0, 1080.0)),
        ((516.0, 722.0), (548.0, 1080.0)),
    ] {
        sheet.stroke(&line(&[from, to]), DEEP, 30.0);
        sheet.stroke(&line(&[(from.0 + 5.0, from.1), (to.0 + 5.0, to.1)]), WOOD, 10.0);
    }
    for (number, across) in (0_u32..).zip([325.0, 388.0, 452.0]) {
        let lean = 12.0 * (f64::from(number) - 1.0);
        sheet.stroke(&line(&[(across, 740.0), (across + lean, 1080.0)]), DEEP, 20.0);
    }
    let rail = curve(&[(252.0, 706.0), (330.0, 690.0), (440.0, 694.0), (526.0, 722.0)]);
    sheet.stroke(&rail, DEEP, 44.0);
    sheet.stroke(&rail, WOOD, 28.0);
    sheet.stroke("M222 1006C330 992 450 996 560 1012", DEEP, 30.0);
    let apron = "M318 676C352 668 410 668 446 676C456 720 470 800 476 872C462 884 446 880 432 890C410 900 388 888 366 896C344 902 322 892 302 880C300 800 306 740 318 676z";
    sheet.shape(apron, PAPER, MUTED, 2.4);
    let lines = Lines {
        colour: MUTED,
        angle: 86.0,
        gap: 8.0,
    };
    sheet.engrave(apron, ((290.0, 664.0), (486.0, 906.0)), lines, |x, y| {
        let fold = ((x - (y - 680.0) * 0.06) * 0.085).sin();
        0.08 + 0.6 * ramp(fold, 0.1, 1.0) + 0.35 * ramp(y, 720.0, 690.0)
    });
    sheet.stroke(
        "M470 842C486 868 478 900 492 930C498 948 490 962 496 980",
        PAPER,
        5.0,
    );
}
