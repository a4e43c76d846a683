//! A newsroom to begin with: its settings, two stories as examples, and what editors and hosts are told.

use std::path::{Path, PathBuf};

use anyhow::{Result, anyhow, bail, ensure};
use dateline_model::Slug;
use serde_json::{Value, json};
use time::format_description::well_known::Rfc3339;
use time::{Duration, OffsetDateTime};

use super::files;
use super::languages::{self, OwnWords};
use super::source::SCHEMAS;
use super::transliterate::slug_from;
use super::web_address::WebAddress;

/// What is known of a newspaper before it begins.
#[derive(Debug, Clone)]
pub struct Starter {
    /// Its name.
    pub title: String,
    /// What it is, in a sentence.
    pub description: String,
    /// Where readers will find it: scheme and host.
    pub base_url: String,
    /// Its language, as a BCP 47 tag.
    pub language: String,
    /// The names of its sections, in their order.
    pub sections: Vec<String>,
    /// The host that a workflow publishes it on.
    pub host: Option<Workflow>,
    /// The moment that its stories are dated with.
    pub now: OffsetDateTime,
}

/// A host that a workflow can publish on.
#[derive(Debug, Clone, Copy, PartialEq, Eq, clap::ValueEnum)]
pub enum Workflow {
    /// GitHub Pages.
    GithubPages,
    /// Netlify.
    Netlify,
    /// Cloudflare Pages.
    CloudflarePages,
}

/// The files whose texts are made of the newspaper's name and the like.
const TEXTS: [(&str, &str); 6] = [
    ("README.md", include_str!("README.md")),
    (".gitignore", include_str!("gitignore")),
    (".vscode/settings.json", include_str!("vscode.json")),
    (
        "content/articles/the-lighthouse-keeps-its-lamp.json",
        include_str!("the-lighthouse-keeps-its-lamp.json"),
    ),
    (
        "content/articles/how-a-story-is-made.md",
        include_str!("how-a-story-is-made.md"),
    ),
    ("content/pictures/lighthouse.svg", include_str!("lighthouse.svg")),
];

/// Writes the files of a new newsroom into a folder, and returns their paths. Where one of them is there already nothing
/// is written.
pub fn begin(folder: &Path, starter: &Starter) -> Result<Vec<PathBuf>> {
    let files = texts(starter)?;
    for (name, _) in &files {
        let path = folder.join(name);
        ensure!(
            path.symlink_metadata().is_err(),
            "{} is there already, so nothing was written; choose another folder",
            path.display()
        );
    }
    let written = files.into_iter().map(|(name, text)| {
        let path = folder.join(name);
        files::write(&path, text.as_bytes())?;
        Ok(path)
    });
    written.collect()
}

/// Each file with its text.
fn texts(starter: &Starter) -> Result<Vec<(String, String)>> {
    let sections = sections(&starter.sections)?;
    let Some((_, section)) = sections.first() else {
        bail!("a newspaper has at least one section");
    };
    let now = starter.now.replace_nanosecond(0)?;
    let date = |time: OffsetDateTime| time.format(&Rfc3339);
    // The one with a picture leads.
    let (last, first) = (date(now)?, date(now.saturating_sub(Duration::HOUR))?);
    let filled = |text: &str| {
        text.replace("SECTION", section.as_str())
            .replace("HOUR BEFORE", &first)
            .replace("DATE", &last)
            .replace("TITLE", &starter.title)
    };
    let mut files: Vec<_> = TEXTS
        .into_iter()
        .map(|(name, text)| (name.to_owned(), filled(text)))
        .collect();
    files.push(("content/site.json".to_owned(), site(starter, &sections)?));
    files.push(("content/pages/about.json".to_owned(), about(starter)?));
    files.extend(SCHEMAS.map(|schema| (format!("content/{}", schema.name), (schema.text)())));
    if let Some(host) = starter.host {
        let jobs = match host {
            Workflow::GithubPages => include_str!("github-pages.yml"),
            Workflow::Netlify => include_str!("netlify.yml"),
            Workflow::CloudflarePages => include_str!("cloudflare-pages.yml"),
        };
        let workflow = include_str!("workflow.yml").to_owned() + jobs;
        files.push((".github/workflows/publish.yml".to_owned(), workflow));
    }
    Ok(files)
}

/// The sections, each with the slug that is made of its name.
fn sections(names: &[String]) -> Result<Vec<(&str, Slug)>> {
    let mut sections = Vec::new();
    for name in names {
        let slug = Slug::new(slug_from(name)).map_err(|_| {
            anyhow!(
                "no address can be made of the section `{name}`, because it has no Latin letter; give it another name, and \
                 change that in content/site.json later"
            )
        })?;
        sections.push((name.as_str(), slug));
    }
    Ok(sections)
}

fn site(starter: &Starter, sections: &[(&str, Slug)]) -> Result<String> {
    ensure!(
        languages::words(&starter.language, &OwnWords::default()).is_some(),
        "there are no words of the language `{}`; use one of: {}",
        starter.language,
        languages::tags()
    );
    let base_url = WebAddress::read(&starter.base_url).and_then(WebAddress::into_origin);
    let base_url = base_url.map_err(|wrong| anyhow!("{}. {}", wrong.message, wrong.fix))?;
    let links = sections
        .iter()
        .map(|(name, slug)| json!({ "label": name, "to": format!("/{slug}/") }));
    let listed = (1..).zip(sections).map(|(order, (name, slug))| {
        json!({ "name": name, "slug": slug, "order": order, "description": starter.description })
    });
    pretty(&[
        ("$schema", json!("site.schema.json")),
        ("title", json!(starter.title)),
        ("description", json!(starter.description)),
        ("base_url", json!(base_url)),
        ("language", json!(starter.language)),
        ("sections", listed.collect()),
        ("navigation", links.collect()),
        ("footer", json!([{ "label": "About", "to": "/about/" }])),
    ])
}

fn about(starter: &Starter) -> Result<String> {
    pretty(&[
        ("$schema", json!("../page.schema.json")),
        ("title", json!(starter.title)),
        ("summary", json!(starter.description)),
        (
            "body",
            json!([{ "type": "paragraph", "text": starter.description }]),
        ),
    ])
}

/// An object of JSON with its fields in this order.
fn pretty(fields: &[(&str, Value)]) -> Result<String> {
    let fields = fields.iter().map(|(name, value)| {
        let text = serde_json::to_string_pretty(value)?.replace('\n', "\n  ");
        Ok(format!("  {}: {text}", json!(name)))
    });
    let fields: Vec<_> = fields.collect::<Result<_>>()?;
    Ok(format!("{{\n{}\n}}\n", fields.join(",\n")))
}
