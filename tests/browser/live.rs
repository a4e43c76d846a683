//! `dateline dev`: what a writer sees of the newspaper while writing it.

use std::io::{BufRead, BufReader};
use std::path::PathBuf;
use std::process::{Child, Command, Stdio};
use std::time::{Duration, Instant};

use serde_json::{Value, json};
use tempfile::TempDir;

use crate::STORY;
use crate::browser::{Browser, Result, Setup};
use crate::root::{APP, NEWSROOMS};
use crate::site::{change_json, copy_folder};

/// The list of problems over the page.
const PROBLEMS: &str = "(document.documentElement.lastElementChild.shadowRoot?.textContent ?? '')";

/// A newsroom with the command beside it.
struct Desk {
    folder: TempDir,
    program: Child,
    address: String,
}

impl Desk {
    fn start() -> Self {
        let folder = tempfile::tempdir().unwrap();
        copy_folder(
            &PathBuf::from(NEWSROOMS).join("english"),
            &folder.path().join("content"),
        );
        let mut program = Command::new(env!("CARGO_BIN_EXE_dateline"))
            .args(["dev", "--port", "0", "--app", APP])
            .arg("--content")
            .arg(folder.path().join("content"))
            // Pictures are made once for all tests.
            .env("DATELINE_CACHE", concat!(env!("CARGO_TARGET_TMPDIR"), "/cache"))
            .stdout(Stdio::piped())
            .stderr(Stdio::null())
            .spawn()
            .unwrap();
        let mut line = String::new();
        BufReader::new(program.stdout.take().unwrap())
            .read_line(&mut line)
            .unwrap();
        let address = line.split(" at ").nth(1).unwrap().split(',').next().unwrap();
        let desk = Self {
            address: address.to_owned(),
            folder,
            program,
        };
        while ureq::get(&desk.address).call().is_err() {
            desk.wait_for_news();
        }
        desk
    }

    /// Waits, not for ever, until the newsroom is in another state.
    fn wait_for_news(&self) {
        let state = |known: &str| {
            let answer = ureq::get(format!("{}/.dateline/state?{known}", self.address)).call();
            let text = answer.unwrap().into_body().read_to_string().unwrap();
            serde_json::from_str::<Value>(&text).unwrap()["version"].to_string()
        };
        state(&state(""));
    }

    fn file(&self, slug: &str) -> PathBuf {
        self.folder
            .path()
            .join("content/articles")
            .join(format!("{slug}.json"))
    }

    fn story(&self) -> PathBuf {
        self.file(STORY.trim_matches('/').split('/').next_back().unwrap())
    }

    /// Opens a page as soon as it is there. It stays the same document from then on.
    async fn open(&self, browser: &Browser, path: &str) -> Result {
        browser.driver.goto(format!("{}{path}", self.address)).await?;
        browser.ready().await?;
        browser.eval("window.isSame = true").await.map(drop)
    }
}

impl Drop for Desk {
    fn drop(&mut self) {
        let _ = self.program.kill();
        let _ = self.program.wait();
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn a_page_follows_what_is_written_and_stays_where_the_writer_is() -> Result {
    let (desk, browser) = (Desk::start(), Browser::start(Setup::default()).await?);
    desk.open(&browser, STORY).await?;
    browser
        .eval("document.querySelector('.faqs summary').click()")
        .await?;
    browser
        .eval("document.querySelector('.faqs details').scrollIntoView()")
        .await?;
    let top = "Math.round(document.querySelector('.faqs details').getBoundingClientRect().top)";
    let before = browser.eval(top).await?;
    // A word in a paragraph, a new one before it, and a new headline.
    change_json(&desk.story(), |json| {
        json["title"] = "Another headline".into();
        json["body"][0]["text"] = "Another beginning.".into();
        let new = json!({ "type": "paragraph", "text": "A new paragraph." });
        json["body"].as_array_mut().unwrap().insert(0, new);
    });
    browser.says(".story", "A new paragraph.").await?;
    browser.says(".story", "Another beginning.").await?;
    browser.says(".story h1", "Another headline").await?;
    browser
        .until("document.title.startsWith('Another headline')")
        .await?;
    browser
        .until("document.querySelector('.faqs details').open")
        .await?;
    browser.until(&format!("Math.abs({top} - {before}) < 3")).await?;
    // The answer that is open.
    change_json(&desk.story(), |json| {
        json["faqs"][0]["answer"] = json!([{ "type": "paragraph", "text": "Another answer." }]);
    });
    browser.says(".faqs details[open]", "Another answer.").await?;
    assert_eq!(browser.eval("window.isSame").await?, json!(true));
    // The app goes on, and what it shows next is as new.
    change_json(
        &desk.file("how-north-korean-arrivals-in-the-south-fell"),
        |json| {
            json["title"] = "Another story".into();
        },
    );
    browser.says("main", "Another story").await?;
    browser
        .eval("document.querySelector(\"main a[href*='how-north-korean-arrivals']\").click()")
        .await?;
    browser.says(".story h1", "Another story").await
}

#[tokio::test(flavor = "multi_thread")]
async fn what_is_wrong_is_shown_over_the_last_page_that_could_be_made() -> Result {
    let (desk, browser) = (Desk::start(), Browser::start(Setup::default()).await?);
    desk.open(&browser, STORY).await?;
    let sound = std::fs::read_to_string(desk.story()).unwrap();
    std::fs::write(desk.story(), sound.replacen("\"summary\"", "summary", 1)).unwrap();
    browser
        .until(&format!("{PROBLEMS}.includes('workers-flee-shanghai.json:3:')"))
        .await?;
    browser
        .until(&format!(
            "{PROBLEMS}.includes('The page shows the last edition without errors.')"
        ))
        .await?;
    // Another page, opened meanwhile, shows both too, at once.
    let begin = Instant::now();
    browser.driver.goto(format!("{}/news/", desk.address)).await?;
    browser.says("main h1", "News").await?;
    browser
        .until(&format!("{PROBLEMS}.includes('workers-flee-shanghai.json:3:')"))
        .await?;
    assert!(
        begin.elapsed() < Duration::from_secs(15),
        "it waited for a change"
    );
    browser.driver.goto(format!("{}{STORY}", desk.address)).await?;
    std::fs::write(
        desk.story(),
        sound.replacen("\"title\": \"", "\"title\": \"Mended: ", 1),
    )
    .unwrap();
    browser.says(".story h1", "Mended: ").await?;
    browser.until(&format!("{PROBLEMS} === ''")).await
}

#[tokio::test(flavor = "multi_thread")]
async fn what_is_not_published_yet_is_shown_and_says_so() -> Result {
    let (desk, browser) = (Desk::start(), Browser::start(Setup::default()).await?);
    let slug = "why-2100-will-not-be-a-leap-year";
    let file: Value = serde_json::from_str(&std::fs::read_to_string(desk.file(slug)).unwrap()).unwrap();
    let section = file["section"].as_str().unwrap();
    desk.open(&browser, &format!("/{section}/{slug}/")).await?;
    browser
        .says(".unpublished", "Not published before its date")
        .await?;
    assert_eq!(
        browser
            .text("document.querySelector('meta[name=robots]').content")
            .await?,
        "noindex"
    );
    change_json(&desk.file(slug), |json| json["status"] = "draft".into());
    browser.says(".unpublished", "Draft: not published yet").await?;
    change_json(&desk.file(slug), |json| {
        json.as_object_mut().unwrap().remove("status");
        json["date_published"] = "2026-01-01".into();
        json.as_object_mut().unwrap().remove("date_modified");
    });
    browser.until("!document.querySelector('.unpublished')").await
}
