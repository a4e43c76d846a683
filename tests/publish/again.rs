//! Publishing again: what is taken over from the last site is what would have been made anew, whatever changed.

use std::fs::{self, File};
use std::path::{Path, PathBuf};
use std::time::{Duration, SystemTime};

use dateline_site::{AppBuild, Compression, Memory, Options, Published, publish, publish_again};
use serde_json::{Value, json};
use tempfile::TempDir;
use time::macros::datetime;

use super::{SMALL, copy, files, options};

/// Numbers that look like chance and are the same each time (Marsaglia's xorshift).
struct Chance(u64);

impl Chance {
    fn below(&mut self, end: usize) -> usize {
        self.0 ^= self.0 << 13;
        self.0 ^= self.0 >> 7;
        self.0 ^= self.0 << 17;
        usize::try_from(self.0 % end as u64).unwrap()
    }

    fn one<'a, T>(&mut self, of: &'a [T]) -> &'a T {
        &of[self.below(of.len())]
    }
}

/// A newsroom that is edited, and the site that is published from it again and again.
struct Desk {
    folder: TempDir,
    options: Options,
    /// What a program remembers that publishes again and again, and has a place to itself.
    memory: Option<Memory>,
    chance: Chance,
    stories: u32,
    edits: u64,
}

const SECTIONS: [&str; 2] = ["news", "sport"];
const AUTHORS: [&str; 2] = ["ann", "bob"];

impl Desk {
    fn new(seed: u64) -> Self {
        let folder = tempfile::tempdir().unwrap();
        let at = |name: &str| folder.path().join(name);
        copy(&Path::new(SMALL).join("app"), &at("app"));
        fs::create_dir_all(at("content/articles")).unwrap();
        let mut desk = Self {
            options: Options {
                app: AppBuild::Folder(at("app")),
                cache: Some(at("cache")),
                compression: Compression::Fast,
                cards: false,
                ..options(&at("content"), &at("site"))
            },
            folder,
            memory: None,
            chance: Chance(seed),
            stories: 0,
            edits: 0,
        };
        desk.write_site("Paper", &[]);
        for slug in AUTHORS {
            desk.write_author(slug);
        }
        for _ in 0..12 {
            desk.add();
        }
        desk
    }

    fn write_site(&self, title: &str, trending: &[String]) {
        let section = |slug| json!({ "name": slug, "slug": slug, "order": 1, "description": "What is new." });
        let site = json!({
            "title": title, "description": "A paper.", "base_url": "https://paper.example", "language": "en",
            "page_size": 4, "sections": SECTIONS.map(section), "trending": trending,
            "comments": { "provider": "isso", "url": "https://comments.example" },
        });
        fs::write(self.options.content.join("site.json"), site.to_string()).unwrap();
    }

    fn write_author(&mut self, slug: &str) {
        let folder = self.options.content.join("authors");
        fs::create_dir_all(&folder).unwrap();
        let link = self.any().map_or_else(
            || "/".to_owned(),
            |file| {
                let story: Value = serde_json::from_slice(&fs::read(&file).unwrap()).unwrap();
                format!("/{}/{}/", story["section"].as_str().unwrap(), self::slug(&file))
            },
        );
        let name = if self.chance.below(4) == 0 { "Desk" } else { slug };
        let author = json!({ "name": name, "bio": format!("[There]({link}) {}.", self.chance.below(9)) });
        fs::write(folder.join(format!("{slug}.json")), author.to_string()).unwrap();
    }

    /// Arranges the front page, or the first page of a section.
    fn write_front(&mut self) {
        fs::create_dir_all(self.options.content.join("fronts")).unwrap();
        let items: Vec<_> = self.any().map(|file| slug(&file)).into_iter().collect();
        let rules = [
            json!({ "from": "newest" }),
            json!({ "from": "trending" }),
            json!({ "from": "section", "section": "sport" }),
            json!({ "from": "author", "author": AUTHORS[0] }),
        ];
        let mut containers =
            vec![json!({ "kind": "notice", "text": format!("Words {}.", self.chance.below(9)) })];
        for kind in ["lead_with_related", "grid", "opinion", "ranking"] {
            let fill = self.chance.one(&rules);
            containers.push(json!({ "kind": kind, "fill": fill, "count": 1 + self.chance.below(4) }));
        }
        let chosen = 1 + self.chance.below(3);
        containers[chosen]["items"] = items.into();
        let until = format!("2026-11-{:02}", 20 + self.chance.below(9));
        containers[4]["until"] = until.into();
        let front = json!({ "containers": containers, "breaking": { "text": "News.", "to": "/news/" } });
        let name = *self
            .chance
            .one(&["front.json", "fronts/news.json", "fronts/sport.json"]);
        fs::write(self.options.content.join(name), front.to_string()).unwrap();
    }

    fn remove_fronts(&self) {
        let _ = fs::remove_file(self.options.content.join("front.json"));
        let _ = fs::remove_dir_all(self.options.content.join("fronts"));
    }

    fn story(&mut self) -> Value {
        let mut body = vec![json!({ "type": "heading", "text": format!("Part {}", self.chance.below(4)) })];
        body.push(json!({ "type": "paragraph", "text": format!("Words {}.", self.chance.below(1000)) }));
        if let Some(other) = self.any() {
            body.push(json!({ "type": "see_also", "slug": slug(&other) }));
        }
        json!({
            "title": format!("Title {}", self.chance.below(100)), "summary": "In short.",
            "section": self.chance.one(&SECTIONS),
            "authors": [self.chance.one(&[json!({ "name": "Desk" }), json!(AUTHORS[0]), json!(AUTHORS[1])])],
            "date_published": format!("2026-11-{:02}T09:30:00Z", 1 + self.chance.below(20)),
            "tags": [self.chance.one(&["rivers", "dams", "floods"])],
            "body": body,
        })
    }

    /// The file of any story.
    fn any(&mut self) -> Option<PathBuf> {
        let mut files: Vec<_> = self
            .options
            .content
            .join("articles")
            .read_dir()
            .unwrap()
            .map(|entry| entry.unwrap().path())
            .collect();
        files.sort();
        (!files.is_empty()).then(|| self.chance.one(&files).clone())
    }

    fn add(&mut self) {
        let story = self.story();
        self.stories += 1;
        let name = format!("articles/story-{}.json", self.stories);
        fs::write(self.options.content.join(name), story.to_string()).unwrap();
    }

    fn change(&mut self, change: impl FnOnce(&mut Self, &mut Value)) {
        let Some(file) = self.any() else { return };
        let mut story = serde_json::from_slice(&fs::read(&file).unwrap()).unwrap();
        change(self, &mut story);
        fs::write(file, story.to_string()).unwrap();
    }

    /// Does something that newsrooms do, and says what.
    fn edit(&mut self) -> &'static str {
        match self.chance.below(18) {
            0 | 1 => {
                self.add();
                "a story added"
            }
            2 | 3 => {
                self.change(|desk, story| *story = desk.story());
                "a story written anew"
            }
            4 => {
                self.change(|desk, story| story["title"] = format!("New {}", desk.chance.below(9)).into());
                "a headline changed"
            }
            5 => {
                if let Some(file) = self.any() {
                    fs::remove_file(file).unwrap();
                }
                "a story removed"
            }
            6 => {
                self.stories += 1;
                let name = format!("renamed-{}.json", self.stories);
                if let Some(file) = self.any() {
                    fs::rename(&file, file.with_file_name(name)).unwrap();
                }
                "a story renamed"
            }
            7 => {
                self.change(|_, story| story["status"] = "draft".into());
                "a story taken back"
            }
            8 => {
                self.change(|_, story| story["status"] = "published".into());
                "a draft published"
            }
            9 => {
                let trending = self.any().map(|file| slug(&file));
                let title = format!("Paper {}", self.chance.below(2));
                self.write_site(&title, &Vec::from_iter(trending));
                "site.json changed"
            }
            10 => {
                let script = format!("// app {}\n", self.chance.below(9));
                let app = self.folder.path().join("app/app.js");
                let rest = fs::read_to_string(&app).unwrap();
                fs::write(app, script + &rest).unwrap();
                "the app changed"
            }
            11 => {
                let comments = self.options.content.join("comments");
                fs::create_dir_all(&comments).unwrap();
                if let Some(file) = self.any() {
                    let thread = json!({ "total": self.chance.below(9), "comments": [], "hidden": 0 });
                    let snapshot = comments.join(file.file_name().unwrap());
                    fs::write(snapshot, thread.to_string()).unwrap();
                }
                "comments pulled"
            }
            12 => {
                let home = format!(
                    "Home = \"Home {}\"\nDate = \"{{day}}/{{month}}/{{year}}\"\n",
                    self.chance.below(9)
                );
                fs::create_dir_all(self.options.content.join("words")).unwrap();
                fs::write(self.options.content.join("words/en.toml"), home).unwrap();
                "a word changed"
            }
            14 => {
                self.remove_fronts();
                "no front page arranged"
            }
            15 | 16 => {
                self.write_front();
                "a front page arranged"
            }
            13 => {
                let author = *self.chance.one(&AUTHORS);
                self.write_author(author);
                "an author changed"
            }
            _ => {
                let moved = json!({ "redirects": [{ "from": "/old/", "to": self.chance.one(&["/news/", "/sport/"]) }] });
                fs::write(self.options.content.join("redirects.json"), moved.to_string()).unwrap();
                "a redirect changed"
            }
        }
    }

    /// Lets time pass since the last edit: a file that was written a moment ago is read in any case.
    fn wait(&mut self) {
        self.edits += 1;
        let long_ago = SystemTime::now() - Duration::from_secs(1_000_000) + Duration::from_secs(self.edits);
        for name in files(&self.options.content).into_keys() {
            let file = File::open(self.options.content.join(name)).unwrap();
            let age = file.metadata().unwrap().modified().unwrap().elapsed().unwrap();
            if age < Duration::from_secs(100_000) {
                file.set_modified(long_ago).unwrap();
            }
        }
    }

    /// That of the program that has a place to itself.
    fn alone(&self) -> Options {
        Options {
            out: self.folder.path().join("alone"),
            ..self.options.clone()
        }
    }

    /// What may become of that program between two publications.
    fn live_on(&mut self) {
        match self.chance.below(12) {
            0 => self.memory.iter_mut().for_each(Memory::store),
            1 => self.memory = None,
            // It was killed at work: a page is half written, one is not removed, one is missing.
            2 => {
                self.memory = None;
                let out = self.alone().out;
                fs::write(out.join("index.html"), "<!doc").unwrap();
                fs::create_dir_all(out.join("news/gone")).unwrap();
                fs::write(out.join("news/gone/index.html"), "gone").unwrap();
                fs::remove_file(out.join("404.html")).unwrap();
            }
            // Somebody clears the cache folder while it is running.
            3 => fs::remove_dir_all(self.alone().out).unwrap(),
            _ => {}
        }
    }

    /// Publishes again, to a place of everybody's and to one's own, and once from nothing. All come to the same.
    fn publish(&mut self, after: &str) {
        let fresh = Options {
            out: self.folder.path().join("fresh"),
            cache: None,
            ..self.options.clone()
        };
        let alone = self.alone();
        let refused = |published| match published {
            Published::Refused(problems) => Some(problems),
            Published::Done(_) => None,
        };
        let problems = refused(publish(&fresh).unwrap());
        let memory = self.memory.get_or_insert_with(|| Memory::alone(&alone).unwrap());
        for published in [publish(&self.options), publish_again(&alone, memory)] {
            assert_eq!(refused(published.unwrap()), problems, "after {after}");
        }
        // A story that is gone is still pointed to: an editor takes the pointers out.
        if problems.is_some() {
            while let Some(file) = self.any() {
                fs::remove_file(file).unwrap();
            }
            self.remove_fronts();
            for slug in AUTHORS {
                self.write_author(slug);
            }
            (0..4).for_each(|_| self.add());
            self.write_site("Paper", &[]);
            return self.publish("all was written anew");
        }
        let fresh = files(&fresh.out);
        for again in [&self.options.out, &alone.out] {
            let again = files(again);
            let differs = |name: &&String| fresh.get(*name) != again.get(*name);
            let differing: Vec<_> = fresh.keys().chain(again.keys()).filter(differs).collect();
            assert!(differing.is_empty(), "after {after}: {differing:?}");
        }
        self.live_on();
    }
}

fn slug(file: &Path) -> String {
    file.file_stem().unwrap().to_string_lossy().into_owned()
}

#[test]
fn whatever_was_edited_the_site_is_the_one_that_is_published_from_nothing() {
    for seed in [3, 1953] {
        let mut desk = Desk::new(seed);
        desk.publish("the beginning");
        for _ in 0..48 {
            let edit = desk.edit();
            desk.wait();
            desk.publish(edit);
        }
    }
}

#[test]
fn a_file_that_is_written_twice_within_one_step_of_the_clock_is_read_twice() {
    let mut desk = Desk::new(5);
    let story = desk.any().unwrap();
    let moment = fs::metadata(&story).unwrap().modified().unwrap();
    desk.publish("the beginning");
    let text = fs::read_to_string(&story).unwrap();
    fs::write(&story, text.replace("In short.", "In sport.")).unwrap();
    File::options()
        .append(true)
        .open(&story)
        .unwrap()
        .set_modified(moment)
        .unwrap();
    desk.publish("a word of the same length");
}

/// What may happen to a file.
type Damage = (&'static str, fn(Vec<u8>) -> Vec<u8>);

#[test]
fn what_is_remembered_costs_no_more_than_time_when_it_is_damaged() {
    let mut desk = Desk::new(7);
    desk.publish("the beginning");
    let memory = desk.folder.path().join("cache");
    let damages: [Damage; 5] = [
        ("emptied", |_| Vec::new()),
        ("cut", |bytes| bytes[..bytes.len() / 2].to_vec()),
        ("another version's", |bytes| [b"0", &bytes[1..]].concat()),
        ("flipped", |bytes| {
            let flip = |(place, byte): (usize, u8)| if place % 997 == 500 { byte ^ 1 } else { byte };
            bytes.into_iter().enumerate().map(flip).collect()
        }),
        ("noise", |bytes| {
            bytes.into_iter().map(|byte| byte.wrapping_mul(31)).collect()
        }),
    ];
    for (name, damage) in damages {
        let remembered = files(&memory);
        let remembered = remembered.iter().filter(|(name, _)| !name.contains("spare"));
        let remembered: Vec<_> = remembered.filter(|(_, bytes)| !bytes.is_empty()).collect();
        assert!(remembered.len() >= 2, "the content and the site");
        for (file, bytes) in remembered {
            fs::write(memory.join(file), damage(bytes.clone())).unwrap();
        }
        desk.publish(name);
        let edit = desk.edit();
        desk.publish(edit);
    }
    fs::remove_dir_all(&memory).unwrap();
    desk.publish("removed");
}

#[test]
fn where_nothing_changed_nothing_is_written() {
    let mut desk = Desk::new(11);
    desk.publish("the beginning");
    let written = || fs::metadata(desk.options.out.join("index.html")).unwrap();
    let folder = || fs::metadata(&desk.options.out).unwrap();
    let before = (
        written().modified().unwrap(),
        std::os::unix::fs::MetadataExt::ino(&folder()),
    );
    // Later: nothing is dated between the two.
    desk.options.edition = datetime!(2026-11-24 12:00 UTC).into();
    publish(&desk.options).unwrap();
    let after = (
        written().modified().unwrap(),
        std::os::unix::fs::MetadataExt::ino(&folder()),
    );
    assert_eq!(before, after);
}
