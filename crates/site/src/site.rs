//! Publishing a site, from content and an app build to a folder for a static host.

use anyhow::{Result, ensure};

use super::last_site::{LastSite, SiteFile};
use super::memory::Memory;
use super::options::Options;
use super::output::Output;
use super::pipeline::{self, Finished};
use super::plan::{self, Sources};
use super::progress::Progress;
use dateline_content::{HeldBack, Problem, check_again, records};

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

/// Publishes a site. The same content, app and moment give the same bytes, whatever was published before.
pub fn publish(options: &Options) -> Result<Published> {
    let memory = options
        .cache
        .as_ref()
        .map(|cache| Memory::of(cache, &options.out));
    let content = memory.as_ref().map(Memory::content);
    let checking = Progress::begin("checking the content");
    let checked = check_again(&options.content, options.now, content.as_deref());
    let Some(newsroom) = checked.newsroom else {
        return Ok(Published::Refused(checked.problems));
    };
    guard_place(options)?;
    drop(checking);
    let planning = Progress::begin("planning the site");
    let sources = Sources::read(options, &newsroom)?;
    let artifacts = plan::artifacts(&sources)?;
    let site = memory.as_ref().map(Memory::site);
    let last = LastSite::read(&options.out, site.as_deref());
    drop(planning);
    let spare = memory.as_ref().map(Memory::spare);
    let begin = |kept: &[&SiteFile]| Output::begin(&options.out, spare, kept);
    let finished = pipeline::make(artifacts, sources.digest(), options.compression, &last, begin)?;
    if let Some(Finished { output, made }) = finished {
        let _finishing = Progress::begin("putting the site in its place");
        output.finish()?;
        if let (Some(content), Some(site)) = (content, site) {
            newsroom.remember(&content);
            records::write(&site, &made);
        }
    }
    let pages = sources.pages.len();
    drop(sources);
    Ok(Published::Done {
        pages,
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
