//! Publishing a site, from content and an app build to a folder for a static host.

use anyhow::Result;

use super::last_site::{LastSite, SiteFile};
use super::marker;
use super::memory::Memory;
use super::options::Options;
use super::output::{self, Output};
use super::pipeline::{self, Finished};
use super::plan::{self, Sources};
use super::progress::Progress;
use super::published_places::add_moved_places;
use dateline_content::{HeldBack, Problem, check_again, records};
use dateline_model::route::Route;

/// What was published.
pub enum Published {
    /// The content has errors. Nothing was written.
    Refused(Vec<Problem>),
    /// The site is in its place.
    Done(Done),
}

/// A site that is in its place.
pub struct Done {
    /// Its address.
    pub address: String,
    /// How many pages it has.
    pub pages: usize,
    /// The stories that were held back.
    pub held_back: Vec<HeldBack>,
    /// Warnings of the content.
    pub warnings: Vec<Problem>,
    /// Whether the site changed in one step. It can't where its folder can't be moved.
    pub in_one_step: bool,
}

/// Publishes a site. The same content, app and moment give the same bytes, whatever was published before.
pub fn publish(options: &Options) -> Result<Published> {
    let memory = options
        .cache
        .as_ref()
        .map(|cache| Memory::of(cache, &options.out));
    let content = memory.as_ref().map(Memory::content);
    let checking = Progress::begin("checking the content");
    let checked = check_again(&options.content, options.edition, content.as_deref());
    let Some(mut newsroom) = checked.newsroom else {
        return Ok(Published::Refused(checked.problems));
    };
    if let Some(folder) = &options.below {
        newsroom.site.base_path.extend([folder.as_str(), "/"]);
    }
    marker::guard(options)?;
    let mut warnings = checked.problems;
    add_moved_places(&mut warnings, &newsroom, &options.out);
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
    let mut in_one_step = true;
    if let Some(Finished { output, made }) = finished {
        let _finishing = Progress::begin("putting the site in its place");
        in_one_step = output.finish()?;
        if let (Some(content), Some(site)) = (content, site) {
            newsroom.remember(&content);
            records::write(&site, &made);
        }
    } else {
        drop(output::clear(&options.out));
    }
    let pages = sources.pages.len();
    drop(sources);
    Ok(Published::Done(Done {
        address: Route::Front(1).canonical(&newsroom.site),
        pages,
        held_back: newsroom.held_back,
        warnings,
        in_one_step,
    }))
}
