//! A picture in progress: shapes in flat colour, and tone as lines of varying width, as in an
//! engraving. What is drawn later covers what was drawn before.

use std::fmt::Write as _;

/// The colours of the paper (style/tokens.css), and the few that the pictures add.
pub mod colour {
    pub const PAPER: &str = "#fdfcf9";
    pub const TINT: &str = "#f2efe7";
    pub const STONE: &str = "#d8d3c8";
    pub const MUTED: &str = "#5f5a52";
    pub const INK: &str = "#1c1a17";
    pub const ACCENT: &str = "#8c1c13";
    pub const NIGHT: &str = "#1f2c38";
    pub const SLATE: &str = "#48606f";
    pub const HAZE: &str = "#8fa3ad";
    pub const MIST: &str = "#c9d3d5";
    pub const OCHRE: &str = "#c2923a";
    pub const SAND: &str = "#ead9b0";
    pub const MOSS: &str = "#59684f";
    pub const SAGE: &str = "#93a284";
}

/// A point, in units of the sheet, from its upper left corner.
pub type Point = (f64, f64);

/// Lines that make a tone.
#[derive(Clone, Copy)]
pub struct Lines<'a> {
    pub colour: &'a str,
    /// Degrees from the horizontal, clockwise.
    pub angle: f64,
    /// The distance from one line to the next.
    pub gap: f64,
}

/// A sheet, and what is drawn on it.
pub struct Sheet {
    pub width: f64,
    pub height: f64,
    body: String,
    names: u32,
}

impl Sheet {
    pub fn new(width: f64, height: f64, ground: &str) -> Self {
        let mut sheet = Self {
            width,
            height,
            body: String::new(),
            names: 0,
        };
        sheet.fill(&rect(0.0, 0.0, width, height), ground);
        sheet
    }

    /// The sheet as SVG, this many pixels wide.
    pub fn svg(&self, pixels: f64) -> String {
        let (width, height) = (self.width, self.height);
        format!(
            "<svg xmlns=\"http://www.w3.org/2000/svg\" width=\"{pixels}\" height=\"{}\" viewBox=\"0 0 {width} {height}\">\n{}</svg>\n",
            (pixels * height / width).round(),
            self.body
        )
    }

    /// Any SVG element.
    pub fn add(&mut self, element: &str) {
        self.body.push_str(element);
        self.body.push('\n');
    }

    pub fn fill(&mut self, path: &str, colour: &str) {
        self.add(&format!("<path d=\"{path}\" fill=\"{colour}\"/>"));
    }

    /// A translucent shape.
    pub fn glaze(&mut self, path: &str, colour: &str, opacity: f64) {
        self.add(&format!(
            "<path d=\"{path}\" fill=\"{colour}\" fill-opacity=\"{opacity}\"/>"
        ));
    }

    pub fn stroke(&mut self, path: &str, colour: &str, width: f64) {
        self.add(&format!(
            "<path d=\"{path}\" fill=\"none\" stroke=\"{colour}\" stroke-width=\"{width}\" stroke-linecap=\"round\" stroke-linejoin=\"round\"/>"
        ));
    }

    pub fn dashes(&mut self, path: &str, colour: &str, width: f64, dashes: &str) {
        self.add(&format!(
            "<path d=\"{path}\" fill=\"none\" stroke=\"{colour}\" stroke-width=\"{width}\" stroke-dasharray=\"{dashes}\"/>"
        ));
    }

    pub fn shape(&mut self, path: &str, fill: &str, line: &str, width: f64) {
        self.fill(path, fill);
        self.stroke(path, line, width);
    }

    /// A glaze that fades away between two heights.
    pub fn fade(&mut self, path: &str, colour: &str, (from, to): (f64, f64), opacity: f64) {
        self.names += 1;
        let name = self.names;
        self.add(&format!(
            "<linearGradient id=\"n{name}\" gradientUnits=\"userSpaceOnUse\" x1=\"0\" x2=\"0\" y1=\"{from}\" y2=\"{to}\"><stop stop-color=\"{colour}\" stop-opacity=\"{opacity}\"/><stop offset=\"1\" stop-color=\"{colour}\" stop-opacity=\"0\"/></linearGradient><path d=\"{path}\" fill=\"url(#n{name})\"/>"
        ));
    }

    /// What `draw` draws, scaled, then turned (degrees, clockwise), then moved.
    pub fn place(&mut self, (x, y): Point, turn: f64, size: f64, draw: impl FnOnce(&mut Self)) {
        self.add(&format!(
            "<g transform=\"translate({x:.1} {y:.1}) rotate({turn:.1}) scale({size})\">"
        ));
        draw(self);
        self.add("</g>");
    }

    /// What `draw` draws, visible only inside a shape.
    pub fn within(&mut self, path: &str, draw: impl FnOnce(&mut Self)) {
        self.names += 1;
        let name = self.names;
        self.add(&format!(
            "<clipPath id=\"n{name}\"><path d=\"{path}\"/></clipPath><g clip-path=\"url(#n{name})\">"
        ));
        draw(self);
        self.add("</g>");
    }

    /// Covers a shape with lines. `tone` is how much of the paper they cover at a point, from 0 to 1.
    /// `frame` is the part of the sheet that the shape is in: its upper left and lower right corner.
    pub fn engrave(
        &mut self,
        path: &str,
        frame: (Point, Point),
        lines: Lines,
        tone: impl Fn(f64, f64) -> f64,
    ) {
        let cut = hatching(frame, lines, tone);
        self.within(path, |sheet| sheet.fill(&cut, lines.colour));
    }
}

/// The lines of a tone, as one path.
pub fn hatching(
    ((left, top), (right, bottom)): (Point, Point),
    lines: Lines,
    tone: impl Fn(f64, f64) -> f64,
) -> String {
    let (sin, cos) = lines.angle.to_radians().sin_cos();
    let middle = (f64::midpoint(left, right), f64::midpoint(top, bottom));
    let reach = (right - left).hypot(bottom - top) / 2.0;
    let step = 9.0;
    let mut path = String::new();
    let mut across = -(reach / lines.gap).ceil() * lines.gap;
    while across <= reach {
        let mut run: Vec<(Point, f64)> = Vec::new();
        let mut along = -reach - step;
        while along <= reach + step {
            let (x, y) = (
                middle.0 + along * cos - across * sin,
                middle.1 + along * sin + across * cos,
            );
            let breadth = lines.gap * tone(x, y).clamp(0.0, 1.0);
            let inside = x > left - step && x < right + step && y > top - step && y < bottom + step;
            if inside && breadth > 0.35 {
                // Not quite straight, as if by hand.
                let sway = lines.gap * 0.09 * ((x * 0.021 + y * 0.013).sin() + (y * 0.037 - x * 0.011).sin());
                run.push(((x - sway * sin, y + sway * cos), breadth / 2.0));
            } else {
                cut(&mut path, &run, (sin, cos));
                run.clear();
            }
            along += step;
        }
        cut(&mut path, &run, (sin, cos));
        across += lines.gap;
    }
    path
}

/// One line, with a width at each of its points.
fn cut(path: &mut String, run: &[(Point, f64)], (sin, cos): (f64, f64)) {
    if run.len() < 2 {
        return;
    }
    let there = run.iter().map(|((x, y), half)| (x - half * sin, y + half * cos));
    let back = run
        .iter()
        .rev()
        .map(|((x, y), half)| (x + half * sin, y - half * cos));
    path.push_str(&polygon(&there.chain(back).collect::<Vec<_>>()));
}

pub fn rect(x: f64, y: f64, width: f64, height: f64) -> String {
    format!("M{x:.1} {y:.1}h{width:.1}v{height:.1}h{:.1}z", -width)
}

pub fn circle(centre: Point, radius: f64) -> String {
    ellipse(centre, radius, radius)
}

pub fn ellipse((x, y): Point, wide: f64, high: f64) -> String {
    let (left, across) = (x - wide, 2.0 * wide);
    format!(
        "M{left:.1} {y:.1}a{wide:.1} {high:.1} 0 1 0 {across:.1} 0a{wide:.1} {high:.1} 0 1 0 {:.1} 0z",
        -across
    )
}

pub fn line(points: &[Point]) -> String {
    let mut path = String::new();
    for (number, (x, y)) in points.iter().enumerate() {
        let verb = if number == 0 { 'M' } else { 'L' };
        let _ = write!(path, "{verb}{x:.1} {y:.1}");
    }
    path
}

pub fn polygon(points: &[Point]) -> String {
    line(points) + "z"
}

/// A smooth line through points (Catmull and Rom).
pub fn curve(points: &[Point]) -> String {
    let at = |number: usize| points[number.min(points.len() - 1)];
    let mut path = line(&points[..1]);
    for number in 0..points.len() - 1 {
        let (before, from) = (at(number.saturating_sub(1)), at(number));
        let (to, after) = (at(number + 1), at(number + 2));
        let _ = write!(
            path,
            "C{:.1} {:.1} {:.1} {:.1} {:.1} {:.1}",
            from.0 + (to.0 - before.0) / 6.0,
            from.1 + (to.1 - before.1) / 6.0,
            to.0 - (after.0 - from.0) / 6.0,
            to.1 - (after.1 - from.1) / 6.0,
            to.0,
            to.1
        );
    }
    path
}

/// A number from 0 to 1 that looks random and is always the same for a seed.
pub fn random(seed: u32) -> f64 {
    let mut value = seed.wrapping_mul(0x9e37_79b9) ^ 0x85eb_ca6b;
    value = (value ^ (value >> 15)).wrapping_mul(0x2c1b_3c6d);
    value = (value ^ (value >> 12)).wrapping_mul(0x297a_2d39);
    f64::from(value ^ (value >> 15)) / f64::from(u32::MAX)
}

/// 0 up to `from`, 1 from `to` on, and smooth between.
pub fn ramp(value: f64, from: f64, to: f64) -> f64 {
    let share = ((value - from) / (to - from)).clamp(0.0, 1.0);
    share * share * (3.0 - 2.0 * share)
}
