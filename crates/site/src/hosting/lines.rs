//! The lines of a configuration.

/// Lines that are all indented to the same depth.
pub(super) fn indented(depth: &str, lines: impl IntoIterator<Item = String>) -> String {
    let lines = lines
        .into_iter()
        .flat_map(|line| [depth.to_owned(), line, "\n".to_owned()]);
    lines.collect()
}
