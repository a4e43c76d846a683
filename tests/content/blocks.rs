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

#[test]
fn a_column_without_a_heading_is_found_but_for_the_corner() {
    let table = |header, row_headers: bool| json!([{ "type": "table", "header": header, "rows": [["2022", "3"]], "row_headers": row_headers }]);
    assert_eq!(
        problems_of(|story| story["body"] = table(json!(["", "Goals"]), true)),
        []
    );
    assert_one(
        &problems_of(|story| story["body"] = table(json!(["", "Goals"]), false)),
        "/body/0/header/0",
        "column 1 has no heading",
        "what the column shows",
    );
}

#[test]
fn a_number_in_a_table_is_told_with_its_row_and_cell() {
    let problems = problems_of(|story| {
        story["body"] = json!([{ "type": "table", "header": ["Year"], "rows": [["2022"], [2023]] }]);
    });
    assert_one(
        &problems,
        "/body/0/rows/1/0",
        "cell 1 of row 2 is a number, but has to be a text",
        "quotation marks",
    );
}

#[test]
fn what_a_table_lacks_is_told_with_an_example() {
    for (field, example) in [
        ("header", "[\"Year\", \"Goals\"]"),
        ("rows", "[[\"2022\", \"3\"]"),
    ] {
        let problems = problems_of(|story| {
            story["body"] = json!([{ "type": "table", "header": ["Year"], "rows": [["2022"]] }]);
            story["body"][0][field] = json!([]);
        });
        assert_one(&problems, &format!("/body/0/{field}"), "has no entry", example);
    }
}

#[test]
fn an_id_that_can_t_be_given_is_told_why() {
    let long = "a".repeat(101);
    for (id, message) in [
        ("comments", "a part of every page has this id"),
        (&*long, "the id is too long"),
    ] {
        let problems = problems_of(|story| {
            story["body"] = json!([{ "type": "heading", "text": "Words", "id": id }, { "type": "paragraph", "text": "Words." }]);
        });
        assert_one(
            &problems,
            "/body/0/id",
            message,
            if id == "comments" {
                "another id"
            } else {
                "at most 100"
            },
        );
    }
}
