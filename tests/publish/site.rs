//! Published sites of every kind, for tests of what is in them.

use crate::root::{ENGLISH, NEWSROOMS, ROOT};
use std::collections::BTreeMap;
use std::fs;
use std::io::Write;
use std::path::Path;
use std::process::{Command, Stdio};
use std::sync::LazyLock;

use dateline_site::{Published, publish};
use serde_json::Value;
use time::OffsetDateTime;
use time::macros::datetime;

use crate::{SMALL, copy, files, options};

/// A published site.
pub(crate) struct Site {
    /// Its files by name, without the compressed ones.
    pub(crate) files: BTreeMap<String, Vec<u8>>,
    /// Its settings, as the newsroom wrote them.
    pub(crate) settings: Value,
}

/// The English newsroom at the root of a host and below a path, the small one, and those in other languages.
pub(crate) static SITES: LazyLock<Vec<Site>> = LazyLock::new(|| {
    let english = Path::new(ENGLISH);
    vec![
        Site::publish(english, NOW),
        Site::publish_changed(english, NOW, |content| {
            change(&content.join("site.json"), |site| {
                site["base_path"] = "/some/paper/".into();
            });
        }),
        Site::publish(&Path::new(SMALL).join("content"), NOW),
        Site::publish(&Path::new(NEWSROOMS).join("korean"), NOW),
        Site::publish(&Path::new(NEWSROOMS).join("arabic"), NOW),
    ]
});

/// A moment at which the newest stories of all newsrooms are fresh.
pub(crate) const NOW: OffsetDateTime = datetime!(2026-11-21 12:00 UTC);

impl Site {
    /// Publishes a newsroom.
    pub(crate) fn publish(content: &Path, now: OffsetDateTime) -> Self {
        Self::publish_changed(content, now, |_| ())
    }

    /// Publishes a newsroom after a change to its folder.
    pub(crate) fn publish_changed(content: &Path, now: OffsetDateTime, change: impl FnOnce(&Path)) -> Self {
        let folder = tempfile::tempdir().unwrap();
        let (copied, out) = (folder.path().join("content"), folder.path().join("site"));
        copy(content, &copied);
        change(&copied);
        let mut options = options(&copied, &out);
        options.edition = now.into();
        options.preview = true;
        options.compression = dateline_site::Compression::None;
        match publish(&options).unwrap() {
            Published::Done(_) => {}
            Published::Refused(problems) => panic!("{}: {problems:#?}", content.display()),
        }
        let settings = fs::read_to_string(copied.join("site.json")).unwrap();
        Self {
            files: files(&out),
            settings: serde_json::from_str(&settings).unwrap(),
        }
    }

    /// The address that it stands at.
    pub(crate) fn address(&self) -> String {
        let path = self.settings["base_path"].as_str().unwrap_or("/");
        format!("{}{path}", self.settings["base_url"].as_str().unwrap())
    }

    /// The slugs of its sections.
    pub(crate) fn sections(&self) -> Vec<&str> {
        let sections = self.settings["sections"].as_array().unwrap().iter();
        sections
            .map(|section| section["slug"].as_str().unwrap())
            .collect()
    }

    /// A file's text.
    pub(crate) fn text(&self, name: &str) -> &str {
        let bytes = self
            .files
            .get(name)
            .unwrap_or_else(|| panic!("{name} is not published"));
        std::str::from_utf8(bytes).unwrap()
    }

    /// Its pages, the one for wrong addresses among them, each with its HTML.
    pub(crate) fn pages(&self) -> impl Iterator<Item = (&str, &str)> {
        let names = self.files.keys().map(String::as_str);
        names
            .filter(|name| name.ends_with("index.html") || *name == "404.html")
            .map(|name| (name, self.text(name)))
    }

    /// The name of the published file behind an address of this site. Panics where there is none.
    pub(crate) fn file_at(&self, address: &str) -> String {
        let root = self.address();
        let path = address
            .strip_prefix(&root)
            .unwrap_or_else(|| panic!("{address} is not below {root}"));
        let path = path.split('#').next().unwrap();
        let name = if path.is_empty() || path.ends_with('/') {
            format!("{path}index.html")
        } else {
            path.to_owned()
        };
        assert!(
            self.files.contains_key(&name),
            "{address} names no published file"
        );
        name
    }
}

/// Changes a JSON file.
pub(crate) fn change(path: &Path, change: impl FnOnce(&mut Value)) {
    let mut json: Value = serde_json::from_str(&fs::read_to_string(path).unwrap()).unwrap();
    change(&mut json);
    fs::write(path, json.to_string()).unwrap();
}

/// What libxml2 finds wrong with a document by a schema in `tests/publish/schemas`; nothing where it is valid.
pub(crate) fn faults(schema: &str, document: &str) -> Option<String> {
    let kind = match schema.rsplit_once('.') {
        Some((_, "rng")) => "--relaxng",
        _ => "--schema",
    };
    let mut xmllint = Command::new("xmllint")
        .args(["--nonet", "--noout", kind])
        .arg(Path::new(ROOT).join("tests/publish/schemas").join(schema))
        .arg("-")
        .stdin(Stdio::piped())
        .stderr(Stdio::piped())
        .spawn()
        .unwrap_or_else(|error| panic!("xmllint can't be run ({error}); `tools/setup.sh test` installs it"));
    let mut input = xmllint.stdin.take().unwrap();
    // It may stop reading at the first mistake.
    let _ = input.write_all(document.as_bytes());
    drop(input);
    let output = xmllint.wait_with_output().unwrap();
    let errors = String::from_utf8(output.stderr).unwrap();
    assert!(!errors.contains("failed to compile"), "{errors}");
    (!output.status.success()).then_some(errors)
}
