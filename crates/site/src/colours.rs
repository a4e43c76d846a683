//! The colours of `style/tokens.css` in their light form, for what is drawn or described outside a page.

/// What is read.
pub(super) const INK: &str = "#1c1a17";
/// The newspaper's own colour.
pub(super) const ACCENT: &str = "#8c1c13";
/// What it is read on.
pub(super) const PAPER: &str = "#fdfcf9";

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_colours_are_those_of_the_style() {
        let tokens = include_str!("../../../style/tokens.css");
        for (name, colour) in [("ink", INK), ("accent", ACCENT), ("paper", PAPER)] {
            assert!(
                tokens.contains(&format!("--{name}: light-dark({colour}, ")),
                "{name}"
            );
        }
    }
}
