//! What publishing writes: a small site in, its files out; and what it never does.
#![allow(clippy::unwrap_used, missing_docs)]

#[path = "../root.rs"]
mod root;

mod again;
mod archive;
mod authors;
mod brand;
mod drafts;
mod faults;
mod feeds;
mod front;
mod full_text;
mod languages;
mod manifest;
mod newsletter;
mod pictures;
mod places;
mod preview;
mod redirects;
mod requirements;
mod site;
mod sitemap;

use std::collections::BTreeMap;
use std::fs;
use std::path::{Path, PathBuf};

use dateline_content::convert;
use dateline_site::{AppBuild, Done, Options, Published, publish};
use time::macros::datetime;

const SMALL: &str = concat!(env!("CARGO_MANIFEST_DIR"), "/../../tests/publish/small");

fn options(content: &Path, out: &Path) -> Options {
    Options {
        content: content.to_owned(),
        app: AppBuild::Folder(PathBuf::from(SMALL).join("app")),
        out: out.to_owned(),
        edition: datetime!(2026-11-23 12:00 UTC).into(),
        below: None,
        preview: false,
        cards: true,
        compression: dateline_site::Compression::Best,
        comments: None,
        cache: None,
    }
}

/// The files of a folder by name.
fn files(folder: &Path) -> BTreeMap<String, Vec<u8>> {
    walkdir::WalkDir::new(folder)
        .into_iter()
        .flatten()
        .filter(|entry| entry.file_type().is_file())
        .map(|entry| {
            let name = entry
                .path()
                .strip_prefix(folder)
                .unwrap()
                .to_string_lossy()
                .into_owned();
            (name, fs::read(entry.path()).unwrap())
        })
        .collect()
}

fn is_compressed(name: &str) -> bool {
    Path::new(name)
        .extension()
        .is_some_and(|extension| extension == "br" || extension == "gz")
}

fn copy(from: &Path, to: &Path) {
    for (name, bytes) in files(from) {
        let path = to.join(name);
        fs::create_dir_all(path.parent().unwrap()).unwrap();
        fs::write(path, bytes).unwrap();
    }
}

#[test]
fn the_small_site_is_published_as_expected() {
    let folder = tempfile::tempdir().unwrap();
    let out = folder.path().join("site");
    let published = publish(&options(&Path::new(SMALL).join("content"), &out)).unwrap();
    assert!(matches!(
        published,
        Published::Done(Done { pages: 7, held_back, .. }) if held_back.len() == 1
    ));
    let expected = Path::new(SMALL).join("expected");
    let mut site = files(&out);
    // A drawing's name changes with what it shows; how it is drawn is tested where that is done.
    site.retain(|name, _| !is_compressed(name));
    for (name, bytes) in &mut site {
        if name.starts_with("cards/") || name.starts_with("icons/") {
            *bytes = b"a picture\n".to_vec();
        }
    }
    if std::env::var_os("UPDATE_GOLDEN").is_some() {
        fs::remove_dir_all(&expected).unwrap();
        for (name, bytes) in &site {
            let path = expected.join(name);
            fs::create_dir_all(path.parent().unwrap()).unwrap();
            fs::write(path, bytes).unwrap();
        }
    }
    let golden = files(&expected);
    assert_eq!(site.keys().collect::<Vec<_>>(), golden.keys().collect::<Vec<_>>());
    for (name, bytes) in &golden {
        assert!(
            site[name] == *bytes,
            "{name} differs from {SMALL}/expected; if it should, run with UPDATE_GOLDEN=1 and look at the diff:\n{}",
            String::from_utf8_lossy(&site[name])
        );
    }
}

#[test]
fn the_same_content_gives_the_same_bytes_compressed_files_included() {
    let folder = tempfile::tempdir().unwrap();
    let (one, two) = (folder.path().join("one"), folder.path().join("two"));
    for out in [&one, &two] {
        publish(&options(&Path::new(SMALL).join("content"), out)).unwrap();
    }
    assert!(files(&one) == files(&two));
    for ending in ["br", "gz"] {
        assert!(one.join(format!("index.html.{ending}")).is_file());
    }
}

#[test]
fn a_paper_in_markdown_is_published_as_the_same_paper_in_json() {
    let folder = tempfile::tempdir().unwrap();
    let (content, out) = (folder.path().join("content"), folder.path().join("site"));
    copy(&Path::new(SMALL).join("content"), &content);
    let mut options = options(&content, &out);
    options.cache = Some(folder.path().join("cache"));
    publish(&options).unwrap();
    let in_json = files(&out);
    let is_page = |name: &&String| name.starts_with("articles/") || name.starts_with("pages/");
    for name in files(&content).keys().filter(is_page) {
        if Path::new(name).extension().is_some_and(|ending| ending == "json") {
            let converted = convert(&content.join(name)).unwrap().write(false).unwrap();
            assert!(converted.extension().is_some_and(|ending| ending == "md"));
        }
    }
    // Again to the same folder, with what is remembered; and from nothing.
    publish(&options).unwrap();
    assert!(files(&out) == in_json);
    options.out = folder.path().join("other");
    options.cache = None;
    publish(&options).unwrap();
    assert!(files(&options.out) == in_json);
}

#[test]
fn what_check_refuses_is_not_published_and_the_last_good_site_stays() {
    let folder = tempfile::tempdir().unwrap();
    let (content, out) = (folder.path().join("content"), folder.path().join("site"));
    copy(&Path::new(SMALL).join("content"), &content);
    publish(&options(&content, &out)).unwrap();
    let good = files(&out);
    let story = content.join("articles/first-story.json");
    fs::write(
        &story,
        fs::read_to_string(&story)
            .unwrap()
            .replace("\"summary\"", "\"sumary\""),
    )
    .unwrap();
    let published = publish(&options(&content, &out)).unwrap();
    assert!(matches!(published, Published::Refused(problems) if !problems.is_empty()));
    assert!(files(&out) == good);
    assert_eq!(
        fs::read_dir(folder.path()).unwrap().count(),
        2,
        "nothing is left beside the site"
    );
}

#[test]
fn an_app_that_is_in_the_program_makes_the_same_site_as_its_folder() {
    let folder = tempfile::tempdir().unwrap();
    let at = |name: &str| options(&Path::new(SMALL).join("content"), &folder.path().join(name));
    let (of_folder, mut of_program) = (at("folder"), at("program"));
    // A program has its files for as long as it runs.
    let inside = files(&Path::new(SMALL).join("app")).into_iter();
    let inside = inside.map(|(name, bytes)| (&*name.leak(), &*bytes.leak()));
    of_program.app = AppBuild::Inside(inside.collect::<Vec<_>>().leak());
    for options in [&of_folder, &of_program] {
        publish(options).unwrap();
    }
    assert!(files(&of_folder.out) == files(&of_program.out));
}

#[test]
fn a_failure_half_way_leaves_the_last_good_site() {
    let folder = tempfile::tempdir().unwrap();
    let out = folder.path().join("site");
    let mut options = options(&Path::new(SMALL).join("content"), &out);
    publish(&options).unwrap();
    let good = files(&out);
    // Found when it is written, while other files are made: where it needs a folder, a page is a file.
    let app = folder.path().join("app");
    copy(&Path::new(SMALL).join("app"), &app);
    fs::create_dir_all(app.join("about/index.html")).unwrap();
    fs::write(app.join("about/index.html/file.txt"), "").unwrap();
    options.app = AppBuild::Folder(app);
    assert!(publish(&options).is_err());
    assert!(files(&out) == good);
    assert_eq!(
        fs::read_dir(folder.path()).unwrap().count(),
        2,
        "nothing is left but the site and the app"
    );
}

#[test]
fn a_story_that_was_withdrawn_is_gone_from_the_next_site() {
    let folder = tempfile::tempdir().unwrap();
    let (content, out) = (folder.path().join("content"), folder.path().join("site"));
    copy(&Path::new(SMALL).join("content"), &content);
    publish(&options(&content, &out)).unwrap();
    assert!(out.join("news/second-story/index.html").is_file());
    let story = content.join("articles/second-story.json");
    fs::write(
        &story,
        fs::read_to_string(&story)
            .unwrap()
            .replacen('{', "{\"status\": \"draft\",", 1),
    )
    .unwrap();
    publish(&options(&content, &out)).unwrap();
    assert!(!out.join("news/second-story").exists());
    for (name, bytes) in files(&out) {
        assert!(
            is_compressed(&name) || !String::from_utf8_lossy(&bytes).contains("second-story"),
            "{name}"
        );
    }
}

#[test]
fn a_folder_that_holds_no_site_is_never_replaced() {
    let folder = tempfile::tempdir().unwrap();
    let content = folder.path().join("content");
    copy(&Path::new(SMALL).join("content"), &content);
    let before = files(folder.path());
    for out in [
        content.clone(),
        content.join("articles"),
        folder.path().to_owned(),
    ] {
        let error = publish(&options(&content, &out)).err().unwrap();
        assert!(format!("{error:#}").contains("--out"), "{error:#}");
    }
    assert!(files(folder.path()) == before);
}

#[test]
fn what_looks_like_a_site_but_was_not_published_here_is_not_replaced() {
    let folder = tempfile::tempdir().unwrap();
    let out = folder.path().join("site");
    fs::create_dir(&out).unwrap();
    for page in ["index.html", "404.html"] {
        fs::write(out.join(page), "somebody's own").unwrap();
    }
    let before = files(&out);
    let publish = || publish(&options(&Path::new(SMALL).join("content"), &out));
    let error = format!("{:#}", publish().err().unwrap());
    assert!(
        error.contains(".dateline") && error.contains("empty this one"),
        "{error}"
    );
    assert!(files(&out) == before);
    // Once it is empty, as the error says, it can be used, and used again.
    for page in before.keys() {
        fs::remove_file(out.join(page)).unwrap();
    }
    publish().unwrap();
    publish().unwrap();
    // What was put beside a site is not lost either.
    let site = files(&out);
    fs::create_dir(out.join("shop")).unwrap();
    for own in ["CNAME", "shop/cart.html"] {
        fs::write(out.join(own), "somebody's own").unwrap();
    }
    let error = format!("{:#}", publish().err().unwrap());
    assert!(
        error.contains("CNAME, shop;") && error.contains("public/"),
        "{error}"
    );
    assert_eq!(files(&out).len(), site.len() + 2);
}

#[test]
fn a_missing_app_is_an_error_that_says_how_to_build_it() {
    let folder = tempfile::tempdir().unwrap();
    let mut options = options(&Path::new(SMALL).join("content"), &folder.path().join("site"));
    options.app = AppBuild::Folder(folder.path().join("nothing"));
    let error = format!("{:#}", publish(&options).err().unwrap());
    assert!(
        error.contains("make build") && error.contains("nothing"),
        "{error}"
    );
}
