//! `dateline cms`: what a writer does at the desk in the browser, and what becomes of the files.

use std::io::{BufRead, BufReader};
use std::path::Path;
use std::process::{Child, Command, Stdio};

use base64::Engine;
use base64::engine::general_purpose::STANDARD as BASE64;
use serde_json::Value;
use tempfile::TempDir;

use crate::browser::{Browser, Result, Setup};
use crate::root::{ENGLISH, NEWSROOMS, ROOT};
use crate::site::{Site, copy_folder};

const STORY: &str = "content/articles/a-ferry-for-the-island.json";

/// The command, and a browser at the desk with these files in its folder.
struct Desk {
    program: Child,
    browser: Browser,
    _folder: TempDir,
}

impl Desk {
    async fn open(files: &[(String, Vec<u8>)]) -> Result<Self> {
        let folder = tempfile::tempdir().unwrap();
        copy_folder(Path::new(ENGLISH), &folder.path().join("content"));
        let mut program = Command::new(env!("CARGO_BIN_EXE_dateline"))
            // The desk is in target/cms there.
            .current_dir(ROOT)
            .args(["cms", "--port", "0", "--content"])
            .arg(folder.path().join("content"))
            .stdout(Stdio::piped())
            .spawn()
            .unwrap();
        let mut line = String::new();
        let mut said = BufReader::new(program.stdout.take().unwrap());
        said.read_line(&mut line).unwrap();
        let address = line.split(" at ").nth(1).expect("run `tools/build.sh` first");
        let address = address.split(' ').next().unwrap().to_owned();
        let desk = Self {
            program,
            browser: Browser::start(Setup::default()).await?,
            _folder: folder,
        };
        let browser = &desk.browser;
        browser.run_first(include_str!("desk.js")).await?;
        browser.driver.goto(format!("{address}/LICENSE.txt")).await?;
        for (name, bytes) in files {
            desk.does(&format!("desk.write({name:?}, {:?})", BASE64.encode(bytes)))
                .await?;
        }
        // The desk wants a repository.
        desk.does("desk.write('.git/HEAD', '')").await?;
        browser.driver.goto(&address).await?;
        desk.press("Work with Local Repository").await?;
        desk.does("location.hash.startsWith('#/collections')").await?;
        Ok(desk)
    }

    /// Waits until an expression is true.
    async fn does(&self, expression: &str) -> Result {
        self.browser.until(expression).await
    }

    async fn press(&self, words: &str) -> Result {
        self.does(&format!("desk.press({words:?})")).await
    }

    async fn fill(&self, path: &str, text: &str) -> Result {
        self.does(&format!("desk.fill({path:?}, {text:?})")).await
    }

    /// Adds an item to a list, and chooses its kind where there are several.
    async fn add(&self, list: &str, what: &str, kind: Option<&str>) -> Result {
        self.does(&format!("desk.press('Add {what}', {list:?})")).await?;
        match kind {
            Some(kind) => {
                self.does(&format!("desk.press({kind:?}, '', '[role=menuitem]')"))
                    .await
            }
            None => Ok(()),
        }
    }

    async fn read(&self, file: &str) -> Result<Vec<u8>> {
        let text = self.browser.text(&format!("desk.read({file:?})")).await?;
        Ok(BASE64.decode(text).unwrap())
    }

    async fn show(&self, place: &str) -> Result {
        self.browser
            .eval(&format!("location.hash = {place:?}"))
            .await
            .map(drop)
    }
}

impl Drop for Desk {
    fn drop(&mut self) {
        let _ = self.program.kill();
        let _ = self.program.wait();
    }
}

/// The stories of a newsroom, and its settings, as files of a folder `content`.
fn newsroom(name: &str) -> Vec<(String, Vec<u8>)> {
    let folder = Path::new(NEWSROOMS).join(name);
    let mut files = vec![(
        "content/site.json".to_owned(),
        std::fs::read(folder.join("site.json")).unwrap(),
    )];
    for entry in std::fs::read_dir(folder.join("articles")).unwrap() {
        let path = entry.unwrap().path();
        let file = path.file_name().unwrap().to_str().unwrap();
        files.push((format!("content/articles/{file}"), std::fs::read(&path).unwrap()));
    }
    files
}

#[tokio::test(flavor = "multi_thread")]
async fn a_story_with_a_picture_two_blocks_and_a_question_is_written_at_the_desk_checked_and_published()
-> Result {
    let desk = Desk::open(&newsroom("english")).await?;
    // A driver takes a file by its plain path.
    let own = Path::new(ENGLISH)
        .join("pictures/goal-frame.png")
        .canonicalize()
        .unwrap();
    desk.show("#/collections/articles/new").await?;
    desk.fill("title", "A ferry for the island").await?;
    desk.fill("summary", "It sails from Monday.").await?;
    desk.does("desk.choose('section', 'News')").await?;
    desk.fill("date_published", "2026-11-23T09:30").await?;
    desk.add("authors", "Author", Some("Somebody who has no file there"))
        .await?;
    desk.fill("authors.0.name", "Ann Author").await?;
    desk.does("desk.check('image')").await?;
    desk.does("desk.open('image')").await?;
    let picture = desk
        .browser
        .find("[data-key-path='image.file'] input[type=file]")
        .await?;
    picture.send_keys(own.to_str().unwrap()).await?;
    desk.fill("image.alt", "A ferry at the quay.").await?;
    desk.add("body", "Block", Some("Paragraph")).await?;
    desk.fill("body.0.text", "It was built in **Leith**.").await?;
    desk.add("body", "Block", Some("Quote")).await?;
    desk.fill("body.1.text", "We waited ten years.").await?;
    desk.fill("body.1.cite", "A skipper").await?;
    desk.add("faqs", "Faq", None).await?;
    desk.fill("faqs.0.question", "How long does it take?").await?;
    desk.add("faqs.0.answer", "Block", Some("Paragraph")).await?;
    desk.fill("faqs.0.answer.0.text", "An hour.").await?;
    desk.press("Save").await?;
    desk.does("desk.has('content/articles/a-ferry-for-the-island.json')")
        .await?;

    let (story, picture) = (
        desk.read(STORY).await?,
        desk.read("content/pictures/goal-frame.png").await?,
    );
    let json: Value = serde_json::from_slice(&story).unwrap();
    assert_eq!(json["$schema"], "../article.schema.json");
    assert_eq!(json["image"]["file"], "goal-frame.png");
    // In the order of the schema, and nothing that says nothing.
    let fields = "$schema title summary section date_published authors image body faqs";
    assert_eq!(
        json.as_object()
            .unwrap()
            .keys()
            .cloned()
            .collect::<Vec<_>>()
            .join(" "),
        fields
    );
    let site = Site::changed("english", |content| {
        std::fs::write(content.join("articles/a-ferry-for-the-island.json"), &story).unwrap();
        std::fs::write(content.join("pictures/goal-frame.png"), &picture).unwrap();
    })
    .await;
    let page = site
        .published_folder()
        .join("news/a-ferry-for-the-island/index.html");
    let page = std::fs::read_to_string(page).unwrap();
    for words in [
        "<strong>Leith</strong>",
        "We waited ten years.",
        "How long does it take?",
        "A ferry at the quay.",
    ] {
        assert!(page.contains(words), "{words}");
    }
    Ok(())
}

#[tokio::test(flavor = "multi_thread")]
async fn a_file_that_is_opened_and_saved_is_the_same_file() -> Result {
    let mut files = newsroom("english");
    for language in ["arabic", "korean"] {
        let mut stories = newsroom(language);
        stories.retain(|(name, _)| name.contains("/articles/"));
        // Stories may lie in folders below.
        let below = |name: String| name.replace("articles/", &format!("articles/{language}/{language}-"));
        files.extend(stories.into_iter().map(|(name, bytes)| (below(name), bytes)));
    }
    let markdown = "+++\ntitle = 'A story'\n# Nobody changes this.\n+++\n\n* A text.\n";
    files.push(("content/articles/markdown.md".to_owned(), markdown.into()));
    let by_hand = r#"{ "title": "By hand", "tags": [], "status": "published",
        "section": "news", "summary": "A day, and what says nothing.", "date_published": "2026-11-20",
        "authors": [{"name": "Ann Author", "desk": false}], "body": [{"type": "separator"}] }
"#;
    files.push(("content/articles/by-hand.json".to_owned(), by_hand.into()));
    let desk = Desk::open(&files).await?;
    for (name, bytes) in &files {
        let text = String::from_utf8_lossy(bytes);
        let place = name.trim_start_matches("content/").split('.').next().unwrap();
        let (place, field, before) = if text == markdown {
            (
                place.replace("articles", "articles-markdown/entries"),
                "body",
                text.trim_end().to_owned(),
            )
        } else {
            let json: Value = serde_json::from_slice(bytes).unwrap();
            let place = place.replace("articles", "articles/entries");
            let place = place.replace("site", "_singletons/entries/site");
            (place, "title", json["title"].as_str().unwrap().to_owned())
        };
        for (written, holds) in [(format!("{before} x"), true), (before.clone(), false)] {
            desk.show(&format!("#/collections/{place}")).await?;
            desk.fill(field, &written).await?;
            desk.press("Save").await?;
            desk.does(&format!(
                "desk.holds({name:?}, {:?}, {holds})",
                format!("{} x", before.lines().last().unwrap())
            ))
            .await?;
            // The desk shows its list again.
            desk.does(&format!(
                "!location.hash.includes('/entries/') && !desk.field({field:?})"
            ))
            .await?;
        }
        assert_eq!(String::from_utf8(desk.read(name).await?).unwrap(), text, "{name}");
    }
    Ok(())
}

#[tokio::test(flavor = "multi_thread")]
async fn a_desk_for_a_server_loads_nothing_from_elsewhere_and_says_how_to_sign_in() -> Result {
    let folder = tempfile::tempdir().unwrap();
    copy_folder(Path::new(ENGLISH), &folder.path().join("content"));
    let browser = Browser::start(Setup::default()).await?;
    browser.run_first(include_str!("desk.js")).await?;
    let token = "Sign In Using Access Token";
    for (server, more, offer) in [
        ("--github", vec![], token),
        ("--gitea", vec!["--server-url", "https://git.example"], token),
        ("--gitlab", vec!["--app-id", "one"], "Sign In with GitLab"),
    ] {
        let out = folder.path().join(server);
        let written = Command::new(env!("CARGO_BIN_EXE_dateline"))
            .current_dir(ROOT)
            .args(["cms", server, "harbour-post/paper"])
            .args(more)
            .arg("--content")
            .arg(folder.path().join("content"))
            .arg("--out")
            .arg(&out)
            .output()
            .unwrap();
        assert!(written.status.success(), "{written:?}");
        let site = Site::of_files(&out).await;
        browser.driver.goto(site.url("/")).await?;
        browser.until(&format!("desk.offers({offer:?})")).await?;
        let loaded = "performance.getEntriesByType('resource').map((entry) => entry.name).join(' ')";
        for address in browser.text(loaded).await?.split(' ') {
            assert!(
                address.starts_with(&site.url("/")) || address.starts_with("blob:"),
                "{address}"
            );
        }
    }
    Ok(())
}
