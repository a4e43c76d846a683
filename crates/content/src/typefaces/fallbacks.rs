//! What is seen until a font has come: a font of the reader's device, made as wide and as high as the one that comes, so
//! that no line breaks elsewhere (CSS Fonts 5, section 5; CSS Fonts 4, section 4.8.3).

use ttf_parser::{Face, Tag};

use super::ems::Ems;

/// A font of a device in place of a face.
#[derive(Debug, Clone, PartialEq)]
pub struct Fallback {
    /// What the family of these is called.
    pub family: &'static str,
    /// The names by which devices have it; the first that is there is taken.
    pub locals: Vec<String>,
    /// From which weight to which it stands in for the face.
    pub weights: (u16, u16),
    /// How large it is to be, in proportion.
    pub size: f32,
}

/// A font that devices have.
struct Device {
    family: &'static str,
    /// Fonts that are equally wide.
    names: &'static [&'static str],
    /// The mean width of the signs of [`SAMPLE`], in ems: regular, bold, italic, bold and italic.
    widths: [f32; 4],
}

/// What widths are measured with: letters as often as texts have them.
const SAMPLE: &str = "The boats came home before the rain, and most of those who live by the harbour had seen it in the sky since noon.";

/// Fonts of Apple's devices and Windows, and of Android and Linux, in the order in which they are looked for. Their widths
/// were measured in Gelasio 1.0, which is made to be as wide as Georgia; in Noto Serif 2.0; and in Liberation Serif 2.1,
/// which is made to be as wide as Times New Roman.
const DEVICES: [Device; 3] = [
    Device {
        family: "Georgia",
        names: &["Georgia", "Gelasio"],
        widths: [0.4433, 0.5151, 0.4480, 0.5218],
    },
    Device {
        family: "Noto Serif",
        names: &["Noto Serif"],
        widths: [0.4816, 0.5101, 0.4658, 0.5115],
    },
    Device {
        family: "Times",
        names: &["Times New Roman", "Liberation Serif"],
        widths: [0.4043, 0.4285, 0.4038, 0.4157],
    },
];

/// The weight from which on a device takes its bold font (CSS Fonts 4, section 5.2).
const BOLD: u16 = 600;

/// Those of a face.
pub(super) fn of(face: &Face<'_>, (least, most): (u16, u16), is_italic: bool) -> Vec<Fallback> {
    let halves = [(least, most.min(BOLD - 1), false), (least.max(BOLD), most, true)];
    let halves = halves.into_iter().filter(|(least, most, _)| least <= most);
    halves
        .flat_map(|(least, most, is_bold)| {
            let usual = if is_bold { 700 } else { 400 };
            let width = mean_width(face, usual.clamp(least, most));
            let devices = width
                .into_iter()
                .flat_map(|width| DEVICES.iter().map(move |device| (device, width)));
            devices.map(move |(device, width)| Fallback {
                family: device.family,
                locals: device
                    .names
                    .iter()
                    .map(|name| local(name, is_bold, is_italic))
                    .collect(),
                weights: (least, most),
                size: width / device.widths[usize::from(is_bold) + 2 * usize::from(is_italic)],
            })
        })
        .collect()
}

/// A font as `local()` names it: by its full name, which has its style in it.
fn local(name: &str, is_bold: bool, is_italic: bool) -> String {
    let (bold, italic) = (
        if is_bold { " Bold" } else { "" },
        if is_italic { " Italic" } else { "" },
    );
    format!("{name}{bold}{italic}")
}

/// The mean width of the signs of the sample in ems; none for a face that lacks one of them.
fn mean_width(face: &Face<'_>, weight: u16) -> Option<f32> {
    let mut face = face.clone();
    // One that does not vary is as it is.
    let _ = face.set_variation(Tag::from_bytes(b"wght"), f32::from(weight));
    let widths = SAMPLE.chars().map(|sign| {
        let advance = face.glyph_hor_advance(face.glyph_index(sign)?)?;
        Some(Ems::of(&face).ems(advance))
    });
    let widths = widths.collect::<Option<Vec<_>>>()?;
    #[allow(clippy::cast_precision_loss)] // The sample is short.
    let count = widths.len() as f32;
    Some(widths.iter().sum::<f32>() / count)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::fonts::FACES;

    #[test]
    fn a_font_stands_in_for_itself_as_it_is() {
        let (_, noto) = &FACES[0];
        let fallbacks = of(noto, (700, 700), false);
        assert_eq!(fallbacks.len(), DEVICES.len());
        let own = fallbacks
            .iter()
            .find(|fallback| fallback.family == "Noto Serif")
            .unwrap();
        assert!((own.size - 1.0).abs() < 0.001, "{own:?}");
        assert_eq!(own.locals, ["Noto Serif Bold"]);
    }

    #[test]
    fn a_face_of_many_weights_has_a_regular_and_a_bold_font_in_its_place() {
        let weights: Vec<_> = of(&FACES[0].1, (200, 800), true)
            .into_iter()
            .map(|fallback| (fallback.weights, fallback.locals[0].clone()))
            .collect();
        assert_eq!(weights[0], ((200, 599), "Georgia Italic".to_owned()));
        assert_eq!(weights[3], ((600, 800), "Georgia Bold Italic".to_owned()));
    }
}
