//! What is asked of single kinds of block.

use serde_json::json;

use super::{assert_one, problems_of};

#[test]
fn a_row_of_another_length_than_its_header_is_found() {
    let table = |rows| json!([{ "type": "table", "header": ["Year", "Goals"], "rows": rows }]);
    assert_eq!(
        problems_of(|story| story["body"] = table(json!([["2022", "3"], ["2023", ""]]))),
        []
    );
    assert_one(
        &problems_of(|story| story["body"] = table(json!([["2022", "3"], ["2023"]]))),
        "/body/0/rows/1",
        "row 2 has 1 cell, and the header has 2 columns",
        "an empty cell",
    );
}

#[test]
fn links_in_every_cell_are_looked_at() {
    let problems = problems_of(|story| {
        story["body"] = json!([{ "type": "table", "header": ["[a](/a/)"], "rows": [["[b](/b/)"]], "caption": "[c](/c/)" }]);
    });
    let paths: Vec<_> = problems.iter().map(|problem| problem.path.as_str()).collect();
    assert_eq!(paths.len(), 3, "{problems:#?}");
    for path in ["/body/0/header/0", "/body/0/rows/0/0", "/body/0/caption"] {
        assert!(paths.contains(&path), "{path}");
    }
}

#[test]
fn nothing_in_code_is_markdown() {
    let code = |text: &str| json!([{ "type": "code", "text": text }]);
    assert_eq!(
        problems_of(|story| story["body"] = code("let a = [b](/nowhere/);\n<p>*")),
        []
    );
    assert_one(
        &problems_of(|story| story["body"] = code(" \n")),
        "/body/0/text",
        "`text` is empty",
        "text",
    );
}
