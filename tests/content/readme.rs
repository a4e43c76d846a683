//! What README.md tells a newcomer to write.

use std::path::Path;

use crate::root::ROOT;
use std::fs;

use dateline_content::check;

use super::{NOW, article};

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
