//! The invariants of ARCHITECTURE.md that can be read off the source.
#![allow(clippy::unwrap_used, missing_docs)]

mod contributing;
mod door;
mod imports;
mod modules;

use std::fs;
use std::path::{Path, PathBuf};

/// The Rust files below a folder, with their texts.
fn sources(folder: &Path) -> Vec<(PathBuf, String)> {
    let files = sources_below(folder);
    assert!(!files.is_empty());
    files
}

/// Those of the app and of all crates.
fn all_sources() -> Vec<(PathBuf, String)> {
    [sources(Path::new("src")), sources(Path::new("crates"))].concat()
}

fn sources_below(folder: &Path) -> Vec<(PathBuf, String)> {
    let mut files = Vec::new();
    for entry in fs::read_dir(folder).unwrap() {
        let path = entry.unwrap().path();
        if path.is_dir() {
            files.extend(sources_below(&path));
        } else if path.extension().is_some_and(|extension| extension == "rs") {
            let text = fs::read_to_string(&path).unwrap();
            files.push((path, text));
        }
    }
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
    // The second of them leaves out what is for the browser alone.
    let doors = [Path::new("src/door/mod.rs"), Path::new("src/lib.rs")];
    for (path, text) in all_sources() {
        if !doors.contains(&path.as_path()) {
            let code = code(&text);
            assert!(
                !code.contains("feature = \"") && !code.contains("target_arch"),
                "{} chooses a side",
                path.display()
            );
        }
    }
}

#[test]
fn both_sides_of_the_door_offer_the_same() {
    let (native, browser) = (door::offered("native"), door::offered("browser"));
    assert!(native.len() == 4, "{native:#?}");
    assert_eq!(native, browser);
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
    let rendering = sources(Path::new("src"));
    for (path, text) in rendering.iter().filter(|(path, _)| {
        let of_browser = ["src/reader", "src/door/browser", "src/main.rs"];
        !of_browser.iter().any(|place| path.starts_with(place))
    }) {
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
fn only_the_list_of_chunks_may_be_unsafe() {
    for (path, text) in all_sources() {
        let is_allowed = code(&text).contains("allow(unsafe_code)");
        assert_eq!(
            is_allowed,
            path.ends_with("src/reader/chunks.rs"),
            "{}",
            path.display()
        );
    }
}

#[test]
fn every_module_says_what_it_is_for() {
    for (path, text) in all_sources() {
        assert!(text.starts_with("//! "), "{} opens with no `//!`", path.display());
    }
}
