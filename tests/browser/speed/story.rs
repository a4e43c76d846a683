//! One story of 700 words with five answers, served in four ways.

use std::collections::HashSet;
use std::path::{Path, PathBuf};
use std::process::Command;

use scraper::{Html, Selector};

use crate::STORY;
use crate::root::ROOT;
use crate::site::{Site, change_json, copy_folder};

/// The blocks of the story's body that are kept: four headed sections, of which there has to be a list of contents, and
/// two links to other stories.
const KEPT: [usize; 12] = [0, 1, 2, 3, 5, 6, 7, 13, 14, 16, 17, 18];

/// How many words make the story, give or take a twentieth.
const WORDS: usize = 700;

/// How large its document may be, compressed with brotli at quality 11.
const LARGEST: usize = 9000;

/// A way to serve the story.
pub(super) struct Variant {
    pub(super) name: &'static str,
    pub(super) site: Site,
    pub(super) has_app: bool,
}

/// The story in all ways that can be had here, and the story that its first link to another leads to.
pub(super) struct Story {
    pub(super) variants: Vec<Variant>,
    /// The path of the next story.
    pub(super) next: String,
    /// Its headline.
    pub(super) next_title: String,
}

impl Story {
    pub(super) async fn publish() -> Self {
        let dateline = Site::changed("english", |content| {
            let file = format!("articles/{}.json", STORY.split('/').nth(2).unwrap());
            change_json(&content.join(file), |story| {
                let body = story["body"].as_array_mut().unwrap();
                *body = KEPT.iter().map(|index| body[*index].take()).collect();
            });
        })
        .await;
        let folder = dateline.published_folder();
        let html = read(&folder, STORY, "index.html");
        let page = Html::parse_document(&html);
        let words = words(&page);
        assert!(words.abs_diff(WORDS) * 20 <= WORDS, "the story has {words} words");
        assert_eq!(page.select(&selector("details.faq")).count(), 5);
        let bytes = std::fs::read(folder.join(&STORY[1..]).join("index.html.br"))
            .unwrap()
            .len();
        println!("The story has {words} words and five answers: {bytes} bytes, of {LARGEST} at most.");
        assert!(bytes <= LARGEST);
        let link = page.select(&selector(LINK)).next().unwrap();
        let next = link.attr("href").unwrap().to_owned();
        let data: serde_json::Value = serde_json::from_str(&read(&folder, &next, "index.json")).unwrap();
        let next_title = data["page"]["article"]["article"]["title"].as_str().unwrap();

        let out = Path::new(ROOT).join("target/bench");
        let _ = std::fs::remove_dir_all(&out);
        let plain = out.join("plain");
        copy_folder(&folder, &plain);
        for page in [STORY, &next] {
            let file = plain.join(&page[1..]).join("index.html");
            std::fs::write(file, without_scripts(&read(&folder, page, "index.html"))).unwrap();
        }
        let mut others = vec![("plain", plain, false)];
        if let Some(peers) = build_peers(&folder, &out.join("peers"), &next) {
            others.push(("sveltekit", peers.join("sveltekit"), true));
            others.push(("react", peers.join("react"), true));
        }
        let next_title = next_title.to_owned();
        let mut variants = vec![Variant {
            name: "dateline",
            site: dateline,
            has_app: true,
        }];
        for (name, folder, has_app) in others {
            compress(&folder);
            let site = Site::of(&folder).await;
            variants.push(Variant { name, site, has_app });
        }
        Self {
            variants,
            next,
            next_title,
        }
    }
}

/// The links to other stories.
pub(super) const LINK: &str = "main :is(.see-also, .related) a[href]";

fn selector(text: &str) -> Selector {
    Selector::parse(text).unwrap()
}

fn read(site: &Path, page: &str, name: &str) -> String {
    std::fs::read_to_string(site.join(&page[1..]).join(name)).unwrap()
}

/// The words of the story with its answers, without the list of contents and the controls.
fn words(page: &Html) -> usize {
    let apart = selector(".story :is(.contents, .faqs-actions, .answer-link)");
    let apart: HashSet<_> = page
        .select(&apart)
        .flat_map(|part| part.descendants())
        .map(|node| node.id())
        .collect();
    let story = page.select(&selector(".story")).next().unwrap();
    let texts = story.descendants().filter(|node| !apart.contains(&node.id()));
    let texts = texts.filter_map(|node| node.value().as_text());
    texts.map(|text| text.split_whitespace().count()).sum()
}

/// A page with every script and all data taken out, and what the browser is told to fetch for them: the soonest that a
/// page of this shape can be.
fn without_scripts(html: &str) -> String {
    let mut plain = String::new();
    for (index, part) in html.split("<script").enumerate() {
        let kept = if index == 0 {
            Some(part)
        } else {
            part.split_once("</script>").map(|(_, after)| after)
        };
        plain.push_str(kept.unwrap());
    }
    let is_preload = |line: &&str| line.contains("<link") && line.contains("preload");
    plain
        .lines()
        .filter(|line| !is_preload(line))
        .collect::<Vec<_>>()
        .join("\n")
}

/// Builds the pages of others from the published site. They can't be had everywhere.
fn build_peers(site: &Path, out: &Path, next: &str) -> Option<PathBuf> {
    if !std::env::var_os("DATELINE_PEERS").is_some_and(|modules| Path::new(&modules).is_dir()) {
        println!(
            "SvelteKit and React are not here (`tools/setup.sh bench` gets them): measured without them."
        );
        return None;
    }
    let script = Path::new(ROOT).join("bench/peers/build.mjs");
    let mut command = Command::new("node");
    command.arg(script).args([site, out]).args([STORY, next]);
    let built = command.status().is_ok_and(|status| status.success());
    if !built {
        println!("The pages of SvelteKit and React could not be built: measured without them.");
    }
    built.then(|| out.to_owned())
}

/// Writes every text beside itself as the server sends it.
fn compress(folder: &Path) {
    for entry in walkdir::WalkDir::new(folder).into_iter().flatten() {
        let ending = entry.path().extension().and_then(|ending| ending.to_str());
        if !matches!(ending, Some("html" | "js" | "json" | "svg" | "webmanifest")) {
            continue;
        }
        let text = std::fs::read(entry.path()).unwrap();
        let mut compressed = Vec::new();
        let best = brotli::enc::BrotliEncoderParams::default();
        brotli::BrotliCompress(&mut text.as_slice(), &mut compressed, &best).unwrap();
        let file = format!("{}.br", entry.path().display());
        std::fs::write(file, compressed).unwrap();
    }
}
