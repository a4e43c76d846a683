//! The invariants of ARCHITECTURE.md that can be read off the source.
#![allow(clippy::unwrap_used, missing_docs)]

mod imports;
mod modules;

use std::fs;
use std::path::{Path, PathBuf};

fn sources(folder: &Path) -> Vec<(PathBuf, String)> {
    let mut files = Vec::new();
    for entry in fs::read_dir(folder).unwrap() {
        let path = entry.unwrap().path();
        if path.is_dir() {
            files.extend(sources(&path));
        } else if path.extension().is_some_and(|extension| extension == "rs") {
            let text = fs::read_to_string(&path).unwrap();
            files.push((path, text));
        }
    }
    assert!(!files.is_empty());
    files
}

/// The code of a file without its tests and comments.
fn code(text: &str) -> String {
    let code = text.split("#[cfg(test)]").next().unwrap();
    code.lines()
        .filter(|line| !line.trim_start().starts_with("//"))
        .collect::<Vec<_>>()
        .join("\n")
}

#[test]
fn browser_and_native_code_meet_at_one_door() {
    let doors = [Path::new("src/lib.rs"), Path::new("src/reader/mod.rs")];
    for (path, text) in sources(Path::new("src")) {
        if !doors.contains(&path.as_path()) {
            let code = code(&text);
            assert!(
                !code.contains("cfg(feature") && !code.contains("cfg(target"),
                "{} chooses a side",
                path.display()
            );
        }
    }
}

#[test]
fn both_sides_of_the_door_offer_the_same() {
    // What a side defines in its `mod.rs`, and what it hands on from its other files.
    let native = code(&fs::read_to_string("src/reader/native/mod.rs").unwrap());
    let browser = fs::read_to_string("src/reader/browser/mod.rs").unwrap();
    let defined = native
        .lines()
        .filter(|line| line.starts_with("pub fn") || line.starts_with("pub async fn"))
        .map(|line| line.split("fn ").nth(1).unwrap().split('(').next().unwrap());
    let handed_on = native
        .lines()
        .filter(|line| line.starts_with("pub use"))
        .map(|line| line.trim_end_matches(';').rsplit("::").next().unwrap());
    let names: Vec<_> = defined.chain(handed_on).collect();
    assert!(names.len() > 10, "{names:?}");
    for name in names {
        assert!(browser.contains(name), "the browser's side lacks `{name}`");
    }
}

#[test]
fn no_text_becomes_markup_in_the_browser() {
    for (path, text) in sources(Path::new("src")) {
        for absent in [
            "inner_html",
            "insert_adjacent_html",
            "set_outer_html",
            "document.write",
            "innerHTML",
        ] {
            assert!(!code(&text).contains(absent), "{} uses {absent}", path.display());
        }
    }
}

#[test]
fn what_is_rendered_reads_no_clock_and_no_device() {
    let doors = ["src/reader", "src/publish", "src/bin"];
    let rendering = sources(Path::new("src"));
    for (path, text) in rendering
        .iter()
        .filter(|(path, _)| !doors.iter().any(|door| path.starts_with(door)))
    {
        for absent in ["web_sys", "js_sys", "std::time", "now_utc", "window()"] {
            assert!(!code(text).contains(absent), "{} uses {absent}", path.display());
        }
        for absent in ["Resource::", "Suspense", "ErrorBoundary"] {
            assert!(
                !code(text).contains(absent),
                "{} loads while rendering: {absent}",
                path.display()
            );
        }
    }
}

#[test]
fn every_module_says_what_it_is_for() {
    for (path, text) in sources(Path::new("src")) {
        assert!(text.starts_with("//! "), "{} opens with no `//!`", path.display());
    }
}
