//! Slips in JSON itself, and what is said of them.

use std::fs;

use super::{NOW, article, assert_one, site};
use dateline_content::{Problem, check};

/// The problems of a story that is written so.
fn problems_of(text: impl AsRef<[u8]>) -> Vec<Problem> {
    let folder = tempfile::tempdir().unwrap();
    fs::create_dir(folder.path().join("articles")).unwrap();
    fs::write(folder.path().join("site.json"), site().to_string()).unwrap();
    fs::write(folder.path().join("articles/story.json"), text).unwrap();
    check(folder.path(), NOW).problems
}

/// A sound story, with its headline's line written otherwise.
fn with_title(line: &str) -> String {
    format!("{:#}", article()).replace("\"title\": \"A story\"", line)
}

#[test]
fn a_name_that_is_given_twice_is_found_where_it_stands_again() {
    // It once passed, and the first headline was lost.
    let problems = problems_of(with_title("\"title\": \"One\",\n  \"title\": \"Two\""));
    assert_one(&problems, "/title", "given twice, first in line", "Keep one");
    let text = with_title("\"title\": \"One\",\n  \"title\": \"Two\"");
    let lines: Vec<_> = text.lines().collect();
    assert_eq!(lines[problems[0].line - 1].trim(), "\"title\": \"Two\",");
    let twice = format!("{:#}", article()).replace("\"text\":", "\"text\": \"Lost\", \"text\":");
    assert_one(&problems_of(twice), "/body/0/text", "given twice", "Keep one");
}

#[test]
fn a_name_that_is_given_twice_is_found_in_every_kind_of_file() {
    let folder = tempfile::tempdir().unwrap();
    fs::create_dir(folder.path().join("articles")).unwrap();
    let site = site().to_string().replacen('{', "{\"language\": \"en\", ", 1);
    fs::write(folder.path().join("site.json"), site).unwrap();
    fs::write(
        folder.path().join("redirects.json"),
        r#"{ "redirects": [], "redirects": [] }"#,
    )
    .unwrap();
    let problems = check(folder.path(), NOW).problems;
    for (file, path) in [("redirects.json", "/redirects"), ("site.json", "/language")] {
        let mut found = problems.iter();
        assert!(
            found.any(|problem| problem.file.ends_with(file)
                && problem.path == path
                && problem.message.contains("twice")),
            "{problems:#?}"
        );
    }
}

#[test]
fn a_slip_in_json_is_told_with_what_helps_against_it() {
    for (line, fix) in [
        (
            r#""title": "He said "no" and left""#,
            "Write \\\" for a quotation mark",
        ),
        (r#""title": "The "plan""#, "Write \\\" for a quotation mark"),
        ("“title”: “A story”", "straight quotation marks"),
        ("\"title\": “A story”", "straight quotation marks"),
        ("\"title\": \"A story”", "straight quotation marks"),
        ("\"title\": \"A story", "one line"),
        ("\"title\": \"A story\" \"x\": 1", "missing comma"),
        ("\"tags\": [\"a\",], \"title\": \"A story\"", "Take out the comma"),
    ] {
        assert_one(&problems_of(with_title(line)), "", "not valid JSON", fix);
    }
    let text = with_title("\"title\": \"ééé \"no\"\"");
    let problem = &problems_of(&text)[0];
    let line = text.lines().nth(problem.line - 1).unwrap();
    let at: String = line.chars().skip(problem.column - 1).collect();
    assert!(at.starts_with("no"), "{at}");
}

#[test]
fn curly_quotation_marks_within_a_text_are_fine() {
    assert!(problems_of(with_title("\"title\": \"“No”, she said\"")).is_empty());
}

#[test]
fn a_byte_order_mark_is_no_fault() {
    assert!(problems_of(format!("\u{feff}{}", article())).is_empty());
}

#[test]
fn a_file_that_is_no_utf_8_is_found_at_its_first_such_letter() {
    let mut text = b"{\n  \"title\": \"caf".to_vec();
    text.extend(b"\xe9\"}");
    let problems = problems_of(text);
    assert_one(&problems, "", "not written as UTF-8", "encoding UTF-8");
    assert_eq!((problems[0].line, problems[0].column), (2, 16));
}
