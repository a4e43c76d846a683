//! What may happen while a site is published: the site that is there stays whole, and the next publication is right.

use std::collections::BTreeMap;
use std::fs::{self, File};
use std::os::unix::fs::{MetadataExt, PermissionsExt};
use std::path::{Path, PathBuf};
use std::process::{Child, Command, Stdio};
use std::time::{Duration, Instant, SystemTime};

use dateline_site::{Options, publish};
use rustix::process::{Pid, Signal, kill_process};
use serde_json::json;
use tempfile::TempDir;

use super::{SMALL, files, options};

type Files = BTreeMap<String, Vec<u8>>;

/// A paper with stories that all have a word in them.
fn write(content: &Path, stories: usize, word: &str) {
    fs::create_dir_all(content.join("articles")).unwrap();
    let site = json!({
        "title": "Paper", "description": "A paper.", "base_url": "https://paper.example", "language": "en",
        "sections": [{ "name": "News", "slug": "news", "order": 1, "description": "News." }],
    });
    fs::write(content.join("site.json"), site.to_string()).unwrap();
    for number in 0..stories {
        let story = json!({
            "title": format!("Story {number}"), "summary": "In short.", "section": "news",
            "date_published": "2026-11-20T09:30:00Z", "authors": [{ "name": "Desk" }],
            "body": [{ "type": "paragraph", "text": format!("The word is {word}.") }],
        });
        let file = content.join(format!("articles/story-{number}.json"));
        fs::write(file, story.to_string()).unwrap();
    }
}

/// Two states of a paper, as they are published, and a folder to try things in.
struct Paper {
    folder: TempDir,
    sites: [Files; 2],
}

const WORDS: [&str; 2] = ["old", "new"];

impl Paper {
    fn of(stories: usize) -> Self {
        let folder = tempfile::tempdir().unwrap();
        let sites = WORDS.map(|word| {
            let content = folder.path().join(word);
            write(&content, stories, word);
            let out = folder.path().join(format!("published-{word}"));
            let fresh = Options {
                cards: false,
                compression: dateline_site::Compression::None,
                ..options(&content, &out)
            };
            publish(&fresh).unwrap();
            files(&out)
        });
        Self { folder, sites }
    }

    fn out(&self) -> PathBuf {
        self.folder.path().join("out/site")
    }

    /// The command that publishes a state of the paper.
    fn command(&self, word: &str) -> Command {
        let mut command = Command::new(env!("CARGO_BIN_EXE_dateline"));
        command.args([
            "publish",
            "--now",
            "2026-11-23T12:00:00Z",
            "--cards",
            "none",
            "--compress",
            "none",
        ]);
        command.arg("--app").arg(Path::new(SMALL).join("app"));
        command.arg("--content").arg(self.folder.path().join(word));
        command.arg("--out").arg(self.out());
        command.env("DATELINE_CACHE", self.folder.path().join("cache"));
        command.stdout(Stdio::null()).stderr(Stdio::piped());
        command
    }

    fn begin(&self, word: &str) -> Child {
        self.command(word).spawn().unwrap()
    }

    /// Publishes a state, and looks at every file of it.
    fn publish(&self, state: usize) {
        succeed(&mut self.command(WORDS[state]));
        assert!(
            files(&self.out()) == self.sites[state],
            "the site is that of {}",
            WORDS[state]
        );
        let beside: Vec<_> = self.out().parent().unwrap().read_dir().unwrap().collect();
        assert_eq!(beside.len(), 1, "{beside:?}");
    }

    /// Which state stands there whole.
    fn state(&self) -> usize {
        let found = files(&self.out());
        let state = self.sites.iter().position(|site| *site == found);
        state.unwrap_or_else(|| panic!("the site is a mixture, of {} files", found.len()))
    }
}

fn succeed(command: &mut Command) {
    let output = command.output().unwrap();
    assert!(
        output.status.success(),
        "{}",
        String::from_utf8_lossy(&output.stderr)
    );
}

#[test]
fn a_publication_that_is_killed_leaves_a_whole_site_and_the_next_one_is_right() {
    let paper = Paper::of(150);
    paper.publish(0);
    let begin = Instant::now();
    paper.publish(1);
    let whole = begin.elapsed();
    for tenths in 0..12 {
        let next = 1 - paper.state();
        let mut child = paper.begin(WORDS[next]);
        // At a moment of its work; it does not matter at which.
        std::thread::sleep(whole * tenths / 10);
        child.kill().unwrap();
        child.wait().unwrap();
        paper.state();
        if tenths % 3 == 0 {
            paper.publish(next);
        }
    }
    paper.publish(0);
}

#[test]
fn a_publication_that_is_ended_leaves_nothing_behind() {
    let paper = Paper::of(150);
    paper.publish(0);
    for (signal, status) in [(Signal::INT, 130), (Signal::TERM, 143)] {
        let beside = paper.out().parent().unwrap().to_owned();
        let mut child = paper.begin(WORDS[1]);
        let is_under_way = || beside.read_dir().unwrap().count() > 1;
        while !is_under_way() && child.try_wait().unwrap().is_none() {
            std::hint::spin_loop();
        }
        kill_process(Pid::from_child(&child), signal).unwrap();
        let ended = child.wait().unwrap();
        // It may just have been done.
        assert!([Some(0), Some(status)].contains(&ended.code()), "{ended:?}");
        paper.state();
        assert!(
            !is_under_way(),
            "{:?}",
            beside.read_dir().unwrap().collect::<Vec<_>>()
        );
    }
}

#[test]
fn publications_at_once_leave_the_site_of_one_of_them() {
    let paper = Paper::of(60);
    paper.publish(0);
    for round in 0..4 {
        let mut children = Vec::new();
        for number in 0..4 {
            let mut command = paper.command(WORDS[number % 2]);
            // Those of other machines, or other users, know nothing of each other.
            if round % 2 == 1 {
                command.env(
                    "DATELINE_CACHE",
                    paper.folder.path().join(format!("cache-{number}")),
                );
            }
            children.push(command.spawn().unwrap());
        }
        for child in children {
            let output = child.wait_with_output().unwrap();
            assert!(
                output.status.success(),
                "{}",
                String::from_utf8_lossy(&output.stderr)
            );
        }
        paper.state();
        paper.publish(round % 2);
    }
}

#[test]
fn a_symbolic_link_is_followed_and_stays() {
    let paper = Paper::of(5);
    let root = paper.folder.path().join("srv/www");
    fs::create_dir_all(&root).unwrap();
    fs::create_dir(paper.out().parent().unwrap()).unwrap();
    std::os::unix::fs::symlink("../srv/www", paper.out()).unwrap();
    for state in [0, 1, 0] {
        paper.publish(state);
        assert_eq!(fs::read_link(paper.out()).unwrap(), Path::new("../srv/www"));
        assert!(files(&root) == paper.sites[state]);
        assert_eq!(root.parent().unwrap().read_dir().unwrap().count(), 1);
    }
    // It may also lead to where nothing is yet.
    fs::remove_dir_all(&root).unwrap();
    paper.publish(1);
    assert!(files(&root) == paper.sites[1]);
}

/// Runs a script where file systems can be mounted, in the folder of a paper. `publish_old` and `publish_new` stand for the
/// commands. What was said is in `said`.
fn in_a_world_of_mounts(paper: &Paper, script: &str) {
    let publish = |word: &str| format!("publish_{word}() {{ {:?} >>said 2>&1; }}", paper.command(word));
    let folder = paper.folder.path().display();
    let script = format!(
        "set -e; cd '{folder}'; {}; {}; {script}",
        publish("old"),
        publish("new")
    );
    let mut command = Command::new("unshare");
    command.args(["--user", "--map-root-user", "--mount", "sh", "-c", &script]);
    let output = command.output().unwrap();
    let said = fs::read_to_string(paper.folder.path().join("said")).unwrap_or_default();
    assert!(output.status.success(), "{output:?} {said}");
}

#[test]
fn a_folder_that_cannot_be_moved_is_filled_and_nothing_is_left_behind() {
    for place in [
        // A container's volume, with what a file system puts there.
        "mount -t tmpfs tmpfs out/site; mkdir out/site/lost+found",
        // The same file system, mounted there once more.
        "mkdir volume; mount --bind volume out/site",
        // A folder that may be written to, in one that may not.
        "mkdir closed volume; mount --bind closed out; mkdir out/site; mount --bind volume out/site; \
         mount -o remount,ro,bind out",
    ] {
        let paper = Paper::of(20);
        in_a_world_of_mounts(
            &paper,
            &format!(
                "mkdir -p out/site; {place}; publish_old; cp -r out/site first; publish_new; cp -r out/site second; \
                 publish_old; cp -r out/site third; ls -A out >beside"
            ),
        );
        for (name, state) in [("first", 0), ("second", 1), ("third", 0)] {
            assert!(
                files(&paper.folder.path().join(name)) == paper.sites[state],
                "{place}: {name}"
            );
        }
        assert_eq!(
            fs::read_to_string(paper.folder.path().join("beside")).unwrap(),
            "site\n"
        );
        let said = fs::read_to_string(paper.folder.path().join("said")).unwrap();
        assert_eq!(said.matches("one after the other").count(), 3, "{said}");
    }
}

#[test]
fn a_disk_that_is_full_leaves_the_last_site() {
    let paper = Paper::of(60);
    // Room for one site and a half: the first fits, the second does not.
    let lengths = paper.sites[0]
        .values()
        .map(|bytes| bytes.len().next_multiple_of(4096));
    let size = lengths.sum::<usize>() * 3 / 2;
    in_a_world_of_mounts(
        &paper,
        &format!(
            "mkdir out; mount -t tmpfs -o size={size} tmpfs out; publish_old; if publish_new; then exit 9; fi; \
             cp -r out/site left; find out -name '.dateline-*' >beside"
        ),
    );
    let said = fs::read_to_string(paper.folder.path().join("said")).unwrap();
    assert!(said.contains("No space left on device"), "{said}");
    assert!(files(&paper.folder.path().join("left")) == paper.sites[0]);
    assert_eq!(
        fs::read_to_string(paper.folder.path().join("beside")).unwrap(),
        ""
    );
}

#[test]
fn the_site_may_be_on_another_disk_than_the_cache() {
    let mut paper = Paper::of(20);
    let memory = Path::new("/dev/shm");
    let disk = |path: &Path| path.metadata().unwrap().dev();
    assert!(
        memory.is_dir() && disk(memory) != disk(paper.folder.path()),
        "the test needs two disks"
    );
    let elsewhere = tempfile::tempdir_in(memory).unwrap();
    let cache = paper.folder.path().join("cache");
    let own = std::mem::replace(&mut paper.folder, elsewhere);
    for word in WORDS {
        fs::create_dir(paper.folder.path().join(word)).unwrap();
        write(&paper.folder.path().join(word), 20, word);
    }
    for state in [0, 1, 1, 0] {
        succeed(paper.command(WORDS[state]).env("DATELINE_CACHE", &cache));
        assert_eq!(paper.state(), state);
    }
    assert_eq!(paper.out().parent().unwrap().read_dir().unwrap().count(), 1);
    drop(own);
}

#[test]
fn a_clock_that_goes_backwards_hides_no_change() {
    let paper = Paper::of(10);
    paper.publish(0);
    // The new stories are as long as the old ones, and look older by their dates.
    let past = SystemTime::UNIX_EPOCH + Duration::from_secs(1_000_000);
    for entry in paper.folder.path().join("new/articles").read_dir().unwrap() {
        let file = File::options().write(true).open(entry.unwrap().path()).unwrap();
        file.set_modified(past).unwrap();
    }
    paper.publish(1);
    // Files of the site that seem to be of another day are made again.
    for name in files(&paper.out()).into_keys() {
        let file = File::options().write(true).open(paper.out().join(name)).unwrap();
        file.set_modified(past).unwrap();
    }
    paper.publish(1);
}

#[test]
fn a_story_that_vanishes_or_changes_before_its_page_is_made_is_named() {
    let folder = tempfile::tempdir().unwrap();
    write(folder.path(), 2, "old");
    let now = super::options(folder.path(), folder.path()).edition.now;
    let newsroom = dateline_content::check(folder.path(), now).newsroom.unwrap();
    let file = folder.path().join("articles/story-0.json");
    let story = newsroom
        .stories
        .iter()
        .find(|story| story.slug.as_str() == "story-0")
        .unwrap();
    assert!(newsroom.article(story).is_ok());
    let text = fs::read_to_string(&file).unwrap();
    fs::write(&file, text.replace("old", "new")).unwrap();
    let error = newsroom.article(story).unwrap_err().to_string();
    assert!(
        error.contains("story-0.json") && error.contains("was changed while"),
        "{error}"
    );
    fs::remove_file(&file).unwrap();
    let error = newsroom.article(story).unwrap_err().to_string();
    assert!(
        error.contains("story-0.json") && error.contains("can't be read"),
        "{error}"
    );
}

#[test]
fn everybody_may_read_a_site_whatever_else_its_publisher_hides() {
    let paper = Paper::of(5);
    let readable = |path: &Path| {
        let mode = path.metadata().unwrap().mode() & 0o777;
        mode == if path.is_dir() { 0o755 } else { 0o644 }
    };
    let by = |mask: &str, state: usize| {
        let script = format!("umask {mask}; {:?}", paper.command(WORDS[state]));
        succeed(Command::new("sh").args(["-c", &script]));
        let entries = walkdir::WalkDir::new(paper.out()).into_iter().flatten();
        let hidden: Vec<_> = entries.filter(|entry| !readable(entry.path())).collect();
        assert!(hidden.is_empty(), "{mask}: {hidden:?}");
    };
    by("077", 0);
    by("000", 1);
    // Nor is what somebody hid taken over.
    fs::set_permissions(paper.out().join("index.html"), fs::Permissions::from_mode(0o600)).unwrap();
    by("022", 1);
}

#[test]
fn few_files_are_open_at_a_time() {
    let paper = Paper::of(200);
    // Each processor has its own files open, and some machines have many.
    let script = format!("ulimit -n 40; RAYON_NUM_THREADS=4 {:?}", paper.command(WORDS[0]));
    succeed(Command::new("sh").args(["-c", &script]));
    assert_eq!(paper.state(), 0);
}
