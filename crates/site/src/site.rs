//! Publishing a site, from content and an app build to a folder for a static host.

use std::collections::BTreeMap;
use std::path::PathBuf;

use anyhow::{Context, Result, ensure};
use indicatif::{ProgressBar, ProgressStyle};
use rayon::prelude::*;
use time::OffsetDateTime;

use super::comments::Elsewhere;
use super::document::Template;
use super::hosting::{self, Hosted};
use super::icons::Icons;
use super::manifest::manifest;
use super::output::Output;
use super::pictures::variants;
use super::robots::robots;
use super::social_card::SocialCard;
use super::{feeds, pages, redirects, sitemap};
use dateline_content::files;
use dateline_content::{HeldBack, Newsroom, Problem, check};
use dateline_model::Site;
use dateline_model::route::{MANIFEST, ROBOTS};

/// How many pictures or cards are in memory at once.
const AT_ONCE: usize = 64;

/// What to publish, and where.
#[derive(Debug, Clone)]
pub struct Options {
    /// The content folder.
    pub content: PathBuf,
    /// The app build: the folder that Trunk wrote.
    pub app: PathBuf,
    /// Where the site goes.
    pub out: PathBuf,
    /// The moment of publishing: what is dated later is held back.
    pub now: OffsetDateTime,
    /// Whether it is a preview at the writer's desk: no policy, which would stop the script that
    /// reloads the page, and nothing compressed.
    pub preview: bool,
    /// Where comments are kept, if not where site.json says.
    pub comments: Option<Elsewhere>,
}

/// What was published.
pub enum Published {
    /// The content has errors. Nothing was written.
    Refused(Vec<Problem>),
    /// The site is in its place.
    Done {
        /// How many pages it has.
        pages: usize,
        /// The stories that were held back.
        held_back: Vec<HeldBack>,
        /// Warnings of the content.
        warnings: Vec<Problem>,
    },
}

/// Publishes a site. The same content, app and moment give the same bytes.
pub fn publish(options: &Options) -> Result<Published> {
    let checked = check(&options.content, options.now);
    let Some(mut newsroom) = checked.newsroom else {
        return Ok(Published::Refused(checked.problems));
    };
    if let Some(elsewhere) = &options.comments {
        elsewhere.apply(&mut newsroom);
    }
    guard_place(options)?;
    let template = files::read_text(&options.app.join("index.html"))
        .context("the app has to be built before the site is published: make build")?;

    let mut output = Output::begin(&options.out)?;
    let template = add_app(&mut output, options, template)?;
    // What every page knows of its site is one file that browsers keep, and not in each page.
    let site = serde_json::to_vec(&newsroom.site)?;
    let site_file = files::hashed_name("site.json", &site);
    output.add(&site_file, &site)?;
    let icons = add_icons(&mut output, options, &newsroom.site)?;
    let template = Template::new(
        &template,
        &newsroom,
        &site_file,
        &icons.touch.file,
        !options.preview,
    )?;
    add_pictures(&mut output, &newsroom)?;
    let pages = pages::all(&newsroom);
    feeds::add(&mut output, &newsroom, &icons.large.file, options.now)?;
    sitemap::add(&mut output, &newsroom, &pages, options.now)?;
    output.add(ROBOTS, robots(&newsroom.site, &own(options, ROBOTS)?).as_bytes())?;
    let cards: Vec<_> = pages
        .iter()
        .map(|page| SocialCard::of(&newsroom, &page.meta))
        .collect();
    // The bar draws itself only where a person watches a terminal.
    let progress = ProgressBar::new(pages.len() as u64 * 4);
    progress.set_style(ProgressStyle::with_template("publishing {wide_bar} {pos}/{len}")?);
    add_cards(&mut output, cards.iter().flatten(), &progress)?;
    for (page, card) in pages.iter().zip(&cards) {
        let route = &page.meta.route;
        let json = serde_json::to_string(&page.data)?;
        let html = template
            .render(&newsroom.site, page, &json, card.as_ref())
            .with_context(|| format!("can't render the page {}", route.path()))?;
        output.add(&route.file(), html.as_bytes())?;
        output.add(&route.data_file(), json.as_bytes())?;
        progress.inc(1);
    }
    redirects::add(&mut output, &newsroom, &pages, &cards)?;
    add_host_files(
        &mut output,
        options,
        &Hosted::of(&newsroom.site, &newsroom.redirects),
    )?;
    if !options.preview {
        output.compress(&progress)?;
    }
    output.finish()?;
    progress.finish_and_clear();
    Ok(Published::Done {
        pages: pages.len(),
        held_back: newsroom.held_back,
        warnings: checked.problems,
    })
}

/// What stands where the site goes is replaced whole: it must be an older site, not somebody's files.
fn guard_place(options: &Options) -> Result<()> {
    let out = &options.out;
    let is_site = out.join("index.html").is_file() && out.join("404.html").is_file();
    let is_free = !out.exists() || out.read_dir().is_ok_and(|mut entries| entries.next().is_none());
    ensure!(
        is_site || is_free,
        "{} is neither empty nor a published site, so it is not replaced; choose another folder with --out",
        out.display()
    );
    for source in [&options.content, &options.app] {
        let (out, source) = (std::path::absolute(out)?, std::path::absolute(source)?);
        ensure!(
            !source.starts_with(&out),
            "{} holds {}, which publishing reads; choose another folder with --out",
            out.display(),
            source.display()
        );
    }
    Ok(())
}

/// Adds everything that Trunk built, but for the template: that is returned, and names the app's code
/// as it is published.
fn add_app(output: &mut Output, options: &Options, mut template: String) -> Result<String> {
    ensure!(
        options.app.is_dir(),
        "{} is no folder; build the app first: make build",
        options.app.display()
    );
    for entry in walkdir::WalkDir::new(&options.app).sort_by_file_name() {
        let entry = entry.with_context(|| format!("can't list {}", options.app.display()))?;
        let name = entry
            .path()
            .strip_prefix(&options.app)?
            .to_string_lossy()
            .into_owned();
        if !entry.file_type().is_file() || name == "index.html" || COMPLETED.contains(&&*name) {
            continue;
        }
        let bytes = files::read(entry.path())?;
        let mention = format!("\"%BASE%{name}\"");
        if name.starts_with("app") && template.contains(&mention) {
            let published = files::hashed_name(&name, &bytes);
            template = template.replace(&mention, &format!("\"%BASE%{published}\""));
            output.add(&published, &bytes)?;
        } else {
            output.add(&name, &bytes)?;
        }
    }
    Ok(template)
}

/// Adds the social cards. Those that the last site has are not drawn again: their names say what they show.
fn add_cards<'a>(
    output: &mut Output,
    cards: impl Iterator<Item = &'a SocialCard>,
    progress: &ProgressBar,
) -> Result<()> {
    // The further pages of a list share the card of its first.
    let cards: BTreeMap<_, _> = cards.map(|card| (card.file.as_str(), card)).collect();
    let cards: Vec<_> = cards.into_iter().collect();
    for some in cards.chunks(AT_ONCE) {
        let drawn: Vec<Vec<u8>> = some
            .par_iter()
            .map(|(_, card)| {
                let drawn = output.last(&card.file).map_or_else(|| card.draw(), Ok);
                progress.inc(1);
                drawn
            })
            .collect::<Result<_>>()?;
        for ((file, _), bytes) in some.iter().zip(&drawn) {
            output.add(file, bytes)?;
        }
    }
    Ok(())
}

/// Adds the icons, and the manifest that names them.
fn add_icons(output: &mut Output, options: &Options, site: &Site) -> Result<Icons> {
    let favicon = files::read(&options.app.join("favicon.svg")).context(
        "the site's icons are drawn from public/favicon.svg; put one there and build the app again",
    )?;
    let icons = Icons::draw(&favicon)?;
    for icon in icons.all() {
        output.add(&icon.file, &icon.png)?;
    }
    let manifest = serde_json::to_vec(&manifest(site, &icons))?;
    output.add(MANIFEST, &manifest)?;
    Ok(icons)
}

/// Files that a newsroom may have in `public/` although they are written here: both go into one.
const COMPLETED: [&str; 3] = [ROBOTS, hosting::HEADERS, hosting::REDIRECTS];

/// The newsroom's own lines of one of these; nothing where it has none.
fn own(options: &Options, name: &str) -> Result<String> {
    let path = options.app.join(name);
    if path.exists() {
        files::read_text(&path)
    } else {
        Ok(String::new())
    }
}

/// Adds what hosts read. It names the other files, so it comes last.
fn add_host_files(output: &mut Output, options: &Options, hosted: &Hosted) -> Result<()> {
    let headers = hosting::headers_file(hosted, &output.names());
    for (name, ours) in [
        (hosting::HEADERS, headers),
        (hosting::REDIRECTS, hosting::redirects_file(hosted)),
    ] {
        output.add(name, hosting::with_own(ours, &own(options, name)?).as_bytes())?;
    }
    output.add(hosting::NO_JEKYLL, b"")
}

/// Adds the pictures in all their widths, made on all processors.
fn add_pictures(output: &mut Output, newsroom: &Newsroom) -> Result<()> {
    let pictures: Vec<_> = newsroom.pictures.values().collect();
    for some in pictures.chunks(AT_ONCE) {
        let made: Vec<_> = some
            .par_iter()
            .map(|found| variants(found))
            .collect::<Result<_>>()?;
        for (path, bytes) in made.iter().flatten() {
            output.add(path.trim_start_matches('/'), bytes)?;
        }
    }
    Ok(())
}
