//! Publishing a site, from content and an app build to a folder for a static host.

use anyhow::{Result, ensure};

use super::options::Options;
use super::output::Output;
use super::pipeline;
use super::plan::{self, Sources};
use dateline_content::{HeldBack, Problem, check};

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
    let sources = Sources::read(options, &newsroom)?;
    let artifacts = plan::artifacts(&sources)?;
    let output = Output::begin(&options.out)?;
    pipeline::make(artifacts, &output, options.compression)?;
    output.finish()?;
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
