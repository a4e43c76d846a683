//! What README.md tells a newcomer to write.

use std::path::Path;

use crate::root::ROOT;
use std::fs;

use dateline_content::block_file::{BlockFile, PictureFile};
use dateline_content::source::ArticleFile;
use dateline_content::{SCHEMAS, check, convert};
use serde_json::Value;

use super::{NOW, article, folder};

#[test]
fn the_smallest_newspaper_of_the_readme_passes_with_and_without_a_story() {
    let readme = fs::read_to_string(Path::new(ROOT).join("README.md")).unwrap();
    let part = readme.split("## A newspaper of your own").nth(1).unwrap();
    let site = part.split("```json").nth(1).unwrap().split("```").next().unwrap();
    let folder = tempfile::tempdir().unwrap();
    fs::create_dir(folder.path().join("articles")).unwrap();
    fs::write(folder.path().join("site.json"), site).unwrap();
    for stories in 0..2 {
        let checked = check(folder.path(), NOW);
        assert!(checked.problems.is_empty(), "{:#?}", checked.problems);
        assert_eq!(checked.newsroom.unwrap().stories.len(), stories);
        fs::write(folder.path().join("articles/story.json"), article().to_string()).unwrap();
    }
}

#[test]
fn the_story_in_markdown_of_the_readme_is_the_one_in_json() {
    let readme = fs::read_to_string(Path::new(ROOT).join("README.md")).unwrap();
    let part = readme.split("\n### Markdown\n").nth(1).unwrap();
    let markdown = part
        .split("```markdown\n")
        .nth(1)
        .unwrap()
        .split("\n```")
        .next()
        .unwrap();
    let part = readme.split("## Write an article").nth(1).unwrap();
    let json = part.split("```json").nth(1).unwrap().split("```").next().unwrap();
    let mut json: ArticleFile = serde_json::from_str(json).unwrap();
    let folder = folder().join("articles");
    fs::create_dir_all(&folder).unwrap();
    fs::write(folder.join("story.md"), markdown).unwrap();
    let converted = convert(&folder.join("story.md")).unwrap().write(false).unwrap();
    let made: ArticleFile = serde_json::from_str(&fs::read_to_string(converted).unwrap()).unwrap();
    // What the one in Markdown shows besides.
    if let [
        _,
        BlockFile::Heading { id, .. },
        BlockFile::Figure(PictureFile { credit, .. }),
        _,
    ] = &mut json.body[..]
    {
        *id = Some("where".to_owned());
        *credit = Some("Dateline graphics".to_owned());
    }
    assert_eq!(
        serde_json::to_value(made).unwrap(),
        serde_json::to_value(json).unwrap()
    );
}

#[test]
fn every_kind_of_block_is_in_the_table_of_forms_in_markdown() {
    let readme = fs::read_to_string(Path::new(ROOT).join("README.md")).unwrap();
    let part = readme.split("| Block | In Markdown |").nth(1).unwrap();
    let table = part.split("\n\n").next().unwrap();
    let schema: Value = serde_json::from_str(&(SCHEMAS[0].text)()).unwrap();
    for kind in schema["$defs"]["BlockFile"]["oneOf"].as_array().unwrap() {
        let name = kind["properties"]["type"]["const"].as_str().unwrap();
        assert!(table.contains(&format!("\n| `{name}` |")), "{name}");
    }
}
