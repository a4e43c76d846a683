//! The files of an app build as they are published: what Trunk compiled, and what a newsroom has in `public/`.

use std::path::Path;

use anyhow::{Context, Result};

use super::app_build::AppBuild;
use super::artifact::Artifact;
use super::hosting;
use dateline_content::{Digest, files};
use dateline_model::route::ROBOTS;

/// An app build.
pub(super) struct AppFiles<'a> {
    build: &'a AppBuild,
    /// `index.html`, which names the app's code as it is published.
    pub(super) template: String,
    /// The app's code, under the names that it is published by.
    code: Vec<(String, Vec<u8>)>,
    /// The names of those that are completed.
    completed: Vec<String>,
    /// All else, by name.
    others: Vec<String>,
}

/// The document that pages are made of.
const TEMPLATE: &str = "index.html";

/// The app's script.
const SCRIPT: &str = "app.js";

/// Whether it is the app's program, or a chunk of it: `app_bg.wasm`, `app-comments.wasm`.
fn is_program(name: &str) -> bool {
    name.starts_with("app")
        && Path::new(name)
            .extension()
            .is_some_and(|extension| extension == "wasm")
}

/// Files that a newsroom may have in `public/` although they are written here: both go into one.
const COMPLETED: [&str; 3] = [ROBOTS, hosting::HEADERS, hosting::REDIRECTS];

impl<'a> AppFiles<'a> {
    /// Looks at an app build.
    pub(super) fn read(build: &'a AppBuild) -> Result<Self> {
        let mut template = build
            .read_text(TEMPLATE)
            .context("the app has to be built before the site is published: make build")?;
        let (mut code, mut completed, mut others) = (Vec::new(), Vec::new(), Vec::new());
        for name in build.names()? {
            if name == TEMPLATE {
                continue;
            }
            if COMPLETED.contains(&&*name) {
                completed.push(name);
            } else if is_program(&name) || name == SCRIPT {
                let bytes = build.read(&name)?.into_owned();
                code.push((name, bytes));
            } else {
                others.push(name);
            }
        }
        // The script names the chunks, and the template the script: each gets the published names of what it names
        // before its own is made of its bytes.
        code.sort_by_key(|(name, _)| name == SCRIPT);
        let mut renamed = Vec::new();
        for (name, bytes) in &mut code {
            if name == SCRIPT {
                let mut script =
                    String::from_utf8(std::mem::take(bytes)).context("the app's script is not UTF-8")?;
                for (old, new) in &renamed {
                    script = script.replace(&format!("\"./{old}\""), &format!("\"./{new}\""));
                }
                *bytes = script.into();
            }
            let published = files::hashed_name(name, bytes);
            template = template.replace(&format!("\"%BASE%{name}\""), &format!("\"%BASE%{published}\""));
            renamed.push((std::mem::replace(name, published.clone()), published));
        }
        Ok(Self {
            build,
            template,
            code,
            completed,
            others,
        })
    }

    /// The newsroom's own lines of a file that is written here; nothing where it has none.
    pub(super) fn own(&self, name: &str) -> Result<String> {
        if self.completed.iter().any(|known| known == name) {
            self.build.read_text(name)
        } else {
            Ok(String::new())
        }
    }

    /// All of them but the template.
    pub(super) fn artifacts(&self) -> Result<Vec<Artifact<'_>>> {
        let code = self
            .code
            .iter()
            .map(|(path, bytes)| Ok(Artifact::new(path, &(), || Ok(bytes.as_slice()))));
        // These may be large, so they are read once more where they are wanted.
        let others = self.others.iter().map(|path| {
            let digest = Digest::of(&self.build.read(path)?);
            Ok(Artifact::new(path, &digest, move || self.build.read(path)))
        });
        code.chain(others).collect()
    }
}
