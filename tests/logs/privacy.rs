//! No visitor's address in anything that comes out.

use dateline_logs::{Options, read};

use crate::log::{Logs, hit, is_page, text};

#[test]
fn no_address_and_no_browser_is_in_what_is_given() {
    let mut hits = [
        hit(0, "/news/a/"),
        hit(1, "/news/a/"),
        hit(2, "/news/b/index.json").on("/news/a/"),
    ];
    for hit in &mut hits {
        hit.address = "203.0.113.77".to_owned();
        hit.agent = "Mozilla/5.0 Peculiar/1.0".to_owned();
    }
    let broken =
        "203.0.113.77 Peculiar/1.0 hello\n{\"client_ip\":\"203.0.113.77\"}\n2026-11-27\t203.0.113.77\n";
    let logs = Logs::new();
    let path = logs.file("access.log", text(&hits) + broken);
    let ranking = read(&[path], &Options::default(), is_page).unwrap();
    assert_eq!((ranking.counts.malformed, ranking.counts.visits), (3, 1));
    let said = format!("{ranking:?}");
    for secret in ["203.0.113.77", "203", "Peculiar", "hello"] {
        assert!(!said.contains(secret), "{secret} in {said}");
    }
}

#[test]
fn a_visitor_has_no_name_that_could_be_written_down() {
    // Neither `Debug` nor `Serialize` nor `Display` is implemented for what stands for a visitor.
    let source = std::fs::read_to_string("src/sorting.rs").unwrap();
    let (before, _) = source.split_once("pub(crate) struct Visitor(u64);").unwrap();
    let derived = before.lines().last().unwrap();
    assert!(derived.starts_with("#[derive(") && !derived.contains("Debug") && !derived.contains("Serialize"));
    assert!(!source.contains("for Visitor"));
}
