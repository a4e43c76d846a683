//! `dateline convert`, and `dateline new` in Markdown.

use std::fs;
use std::path::Path;
use std::process::{Command, Output};

use dateline_content::source::ArticleFile;
use serde_json::Value;

use super::{newsroom, story};

fn dateline(folder: &Path, arguments: &[&str]) -> Output {
    let mut command = Command::new(env!("CARGO_BIN_EXE_dateline"));
    command.current_dir(folder).args(arguments).output().unwrap()
}

fn errors(output: &Output) -> String {
    assert!(!output.status.success());
    String::from_utf8_lossy(&output.stderr).into_owned()
}

/// The stories in a folder, each with its values.
fn stories(folder: &Path, ending: &str) -> Vec<(String, String)> {
    let entries = fs::read_dir(folder.join("content/articles")).unwrap();
    let paths = entries.map(|entry| entry.unwrap().path());
    let of_ending = paths.filter(|path| path.extension().is_some_and(|other| other == ending));
    let mut stories: Vec<_> = of_ending
        .map(|path| (path.display().to_string(), fs::read_to_string(&path).unwrap()))
        .collect();
    stories.sort();
    stories
}

#[test]
fn a_newsroom_is_the_same_when_it_was_markdown_in_between() {
    let folder = newsroom();
    let before = stories(folder.path(), "json");
    let convert = |paths: Vec<(String, String)>| {
        let names = paths.iter().map(|(path, _)| path.as_str());
        let arguments: Vec<_> = ["convert"].into_iter().chain(names).collect();
        let output = dateline(folder.path(), &arguments);
        assert!(
            output.status.success(),
            "{}",
            String::from_utf8_lossy(&output.stderr)
        );
        assert_eq!(
            String::from_utf8_lossy(&output.stdout).lines().count(),
            paths.len()
        );
    };
    convert(before.clone());
    assert_eq!(stories(folder.path(), "json"), []);
    let markdown = stories(folder.path(), "md");
    assert_eq!(markdown.len(), before.len());
    for (path, text) in &markdown {
        assert!(text.starts_with("---\n"), "{path}: {text}");
        // Whatever a person would write is not written by its fields.
        let odd = text
            .lines()
            .find(|line| line.starts_with("::") && line.contains("text="));
        assert_eq!(odd, None, "{path}");
    }
    let check = dateline(folder.path(), &["check", "--out", "none"]);
    assert!(
        check.status.success(),
        "{}",
        String::from_utf8_lossy(&check.stderr)
    );
    convert(markdown);
    // What is the default need not be written out.
    let values = |stories: &[(String, String)]| -> Vec<Value> {
        let typed = stories
            .iter()
            .map(|(_, text)| serde_json::from_str::<ArticleFile>(text).unwrap());
        typed.map(|story| serde_json::to_value(story).unwrap()).collect()
    };
    assert!(values(&stories(folder.path(), "json")) == values(&before));
}

#[test]
fn nothing_is_overwritten_and_nothing_unsound_is_converted() {
    let folder = newsroom();
    let (path, text) = stories(folder.path(), "json").swap_remove(0);
    let markdown = Path::new(&path).with_extension("md");
    fs::write(&markdown, "mine").unwrap();
    assert!(errors(&dateline(folder.path(), &["convert", &path])).contains("File exists"));
    assert_eq!(fs::read_to_string(&markdown).unwrap(), "mine");
    fs::remove_file(&markdown).unwrap();
    fs::write(&path, text.replacen("\"title\"", "\"titel\"", 1)).unwrap();
    let unsound = errors(&dateline(folder.path(), &["convert", &path]));
    assert!(
        unsound.contains("has to be sound") && unsound.contains("unknown field `titel`"),
        "{unsound}"
    );
    assert!(!markdown.exists() && Path::new(&path).exists());
    fs::write(&path, &text).unwrap();
    let kept = dateline(folder.path(), &["convert", "--keep", &path]);
    assert!(kept.status.success() && markdown.exists());
    assert_eq!(fs::read_to_string(&path).unwrap(), text);
    for (file, why) in [
        ("content/site.json", "neither in articles/ nor in pages/"),
        ("notes.txt", ".json or .md"),
    ] {
        assert!(
            errors(&dateline(folder.path(), &["convert", file])).contains(why),
            "{file}"
        );
    }
}

#[test]
fn a_new_story_may_be_markdown() {
    let folder = newsroom();
    let begin = ["new", "A new story", "--section", "news", "--markdown"];
    let output = dateline(folder.path(), &begin);
    assert!(
        output.status.success(),
        "{}",
        String::from_utf8_lossy(&output.stderr)
    );
    let path = story(folder.path(), "a-new-story").with_extension("md");
    let text = fs::read_to_string(&path).unwrap();
    assert!(
        text.starts_with(
            "---\n$schema: ../article.front-matter.schema.json\nstatus: draft\ntitle: A new story\n"
        ),
        "{text}"
    );
    assert!(text.ends_with("---\n\nThe first paragraph.\n"), "{text}");
    let schema = path.parent().unwrap().join("../article.front-matter.schema.json");
    assert!(schema.is_file());
    let check = dateline(folder.path(), &["check", "--out", "none"]);
    assert!(
        check.status.success(),
        "{}",
        String::from_utf8_lossy(&check.stderr)
    );
    // In the other notation it is there too.
    let again = errors(&dateline(
        folder.path(),
        &["new", "A new story", "--section", "news"],
    ));
    assert!(
        again.contains("there is a story `a-new-story` already"),
        "{again}"
    );
}

#[test]
fn a_comment_among_the_fields_is_not_lost() {
    let folder = newsroom();
    let (path, _) = stories(folder.path(), "json").swap_remove(0);
    assert!(dateline(folder.path(), &["convert", &path]).status.success());
    let markdown = Path::new(&path).with_extension("md");
    let text = fs::read_to_string(&markdown).unwrap();
    let name = markdown.to_str().unwrap();
    for comment in ["# to do\nsection:", "# to do: é\n\nsection:"] {
        fs::write(&markdown, text.replacen("section:", comment, 1)).unwrap();
        let refused = errors(&dateline(folder.path(), &["convert", name]));
        assert!(refused.contains("can't hold this comment"), "{refused}");
        assert!(markdown.exists());
    }
    let signs = text.replacen("\ntags: [", "\ntags: [C#, \"a #b\", ", 1);
    fs::write(&markdown, signs).unwrap();
    assert!(dateline(folder.path(), &["convert", name]).status.success());
}
