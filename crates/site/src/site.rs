//! Publishing a site, from content and an app build to a folder for a static host.

use std::collections::HashSet;
use std::path::Path;

use anyhow::Result;

use super::in_place::InPlace;
use super::last_site::SiteFile;
use super::marker;
use super::memory::{Known, Memory};
use super::options::Options;
use super::output::{self, Output, Staged};
use super::pipeline::{self, Finished};
use super::plan::{self, Sources};
use super::progress::Progress;
use super::published_places::add_moved_places;
use dateline_content::{Due, HeldBack, Problem, check_again};
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
    /// When the site has to be published again, if nobody changes anything.
    pub due: Option<Due>,
    /// Warnings of the content.
    pub warnings: Vec<Problem>,
    /// Whether the site changed in one step. It can't where its folder can't be moved.
    pub in_one_step: bool,
}

/// Publishes a site. The same content, app and moment give the same bytes, whatever was published before.
pub fn publish(options: &Options) -> Result<Published> {
    publish_again(options, &mut Memory::of(options))
}

/// The same, in a program that goes on and publishes to this place again.
pub fn publish_again(options: &Options, memory: &mut Memory) -> Result<Published> {
    let _turn = memory.turn();
    let (is_alone, spare) = (memory.is_alone(), memory.spare());
    let Known { content, site } = &*memory.recall();
    let checking = Progress::begin("checking the content");
    let checked = check_again(&options.content, options.edition, content);
    let Some(mut newsroom) = checked.newsroom else {
        return Ok(Published::Refused(checked.problems));
    };
    if let Some(folder) = &options.below {
        newsroom.site.base_path.extend([folder.as_str(), "/"]);
    }
    if !is_alone {
        marker::guard(options)?;
    }
    let mut warnings = checked.problems;
    add_moved_places(&mut warnings, &newsroom, &options.out);
    drop(checking);
    let planning = Progress::begin("planning the site");
    let sources = Sources::read(options, &newsroom)?;
    let artifacts = plan::artifacts(&sources)?;
    drop(planning);
    let begin = |kept: &[&SiteFile], paths: &HashSet<&Path>| -> Result<Box<dyn Output>> {
        Ok(if is_alone {
            Box::new(InPlace::begin(site, paths)?)
        } else {
            Box::new(Staged::begin(&options.out, spare, kept)?)
        })
    };
    let finished = pipeline::make(artifacts, sources.digest(), options.compression, site, begin)?;
    let mut in_one_step = true;
    let made = if let Some(Finished { output, made }) = finished {
        let _finishing = Progress::begin("putting the site in its place");
        in_one_step = output.finish()?;
        Some(made)
    } else {
        drop(output::clear(&options.out));
        None
    };
    memory.learn(newsroom.memory(), made);
    let pages = sources.pages.len();
    drop(sources);
    Ok(Published::Done(Done {
        address: Route::Front(1).canonical(&newsroom.site),
        pages,
        due: newsroom.next_due(),
        held_back: newsroom.held_back,
        warnings,
        in_one_step,
    }))
}
