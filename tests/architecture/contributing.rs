//! The lists of files in CONTRIBUTING.md are those of the code.

use std::collections::BTreeSet;
use std::fs;
use std::path::Path;

/// A kind of change: its heading in CONTRIBUTING.md, and the words by which the code of one example is known.
/// Only code that has one of them belongs to the example, and all of it does.
struct Example {
    heading: &'static str,
    words: &'static [&'static str],
}

const EXAMPLES: [Example; 4] = [
    Example {
        heading: "A kind of block",
        words: &[
            "Block::Numbers",
            "BlockFile::Numbers",
            "    Numbers {",
            "struct KeyNumber",
        ],
    },
    Example {
        heading: "A kind of page",
        words: &["StaticPage", "Static(Slug)"],
    },
    Example {
        heading: "A provider of comments that only reads",
        words: &["CommentSource::Mastodon", "    Mastodon {", "struct Mastodon {"],
    },
    Example {
        heading: "A kind of published file",
        words: &["robots::artifacts", "fn robots("],
    },
];

/// The files of a list, and how many its heading allows.
fn list(heading: &str) -> (usize, BTreeSet<String>) {
    let text = fs::read_to_string("CONTRIBUTING.md").unwrap();
    let start = text
        .find(&format!("### {heading}: "))
        .unwrap_or_else(|| panic!("CONTRIBUTING.md has no list for: {heading}"));
    let section = text[start + 4..].split("\n#").next().unwrap();
    let count = section.lines().next().unwrap().rsplit(": ").next().unwrap();
    let count = count.split(' ').next().unwrap().parse().unwrap();
    let items = section
        .lines()
        .filter(|line| line.starts_with(|c: char| c.is_ascii_digit()));
    let files = items.map(|line| line.split('`').nth(1).unwrap().to_owned());
    (count, files.collect())
}

/// All code that is not a test: the text before its unit tests.
fn code() -> Vec<(String, String)> {
    let files = super::all_sources().into_iter();
    let files = files.map(|(path, text)| (path.to_string_lossy().into_owned(), super::code(&text)));
    files.collect()
}

#[test]
fn every_list_names_files_that_are_there_and_as_many_as_its_heading_says() {
    let text = fs::read_to_string("CONTRIBUTING.md").unwrap();
    let headings = text
        .lines()
        .filter_map(|line| line.strip_prefix("### ")?.rsplit_once(": "));
    let mut lists = 0;
    for (heading, _) in headings {
        let (count, files) = list(heading);
        assert_eq!(files.len(), count, "{heading}");
        for file in files {
            assert!(Path::new(&file).is_file(), "{heading}: {file} is not there");
        }
        lists += 1;
    }
    assert_eq!(lists, 6);
}

#[test]
fn the_lists_are_those_of_an_example_in_the_code() {
    let code = code();
    for Example { heading, words } in EXAMPLES {
        let (_, listed) = list(heading);
        let touched = code
            .iter()
            .filter(|(_, text)| words.iter().any(|word| text.contains(word)))
            .map(|(path, _)| path.clone());
        let touched: BTreeSet<_> = touched.collect();
        let unlisted: Vec<_> = touched.difference(&listed).collect();
        assert!(
            unlisted.is_empty(),
            "{heading}: CONTRIBUTING.md does not name {unlisted:?}"
        );
        let untouched: Vec<_> = listed.difference(&touched).collect();
        assert!(
            untouched.is_empty(),
            "{heading}: nothing of the example is in {untouched:?}"
        );
    }
}
