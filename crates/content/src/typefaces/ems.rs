//! Lengths in a font.

use ttf_parser::Face;

/// The units of a face.
pub(super) struct Ems(f32);

impl Ems {
    pub(super) fn of(face: &Face<'_>) -> Self {
        Self(f32::from(face.units_per_em()))
    }

    /// A length in units, in ems.
    pub(super) fn ems(&self, units: u16) -> f32 {
        f32::from(units) / self.0
    }
}
