//! The plan of a site: every file that is to be published, and how each is made. Nothing is made yet.

use std::collections::BTreeSet;

use anyhow::{Result, ensure};

use super::app_files::AppFiles;
use super::artifact::Artifact;
use super::document::Template;
use super::hosting::{self, Hosted};
use super::icons::Icons;
use super::options::Options;
use super::page_meta::PlannedPage;
use super::{
    comments, feeds, fonts, logo, manifest, marker, pages, pictures, redirects, robots, site_file, sitemap,
    social_card, style,
};
use dateline_content::{Digest, Newsroom};
use dateline_model::route::ROBOTS;

/// What files are made from. All that one file says of another is in here: its name, before it is made.
pub(super) struct Sources<'a> {
    options: &'a Options,
    newsroom: &'a Newsroom,
    app: AppFiles<'a>,
    icons: Icons,
    template: Template,
    pub(super) pages: Vec<PlannedPage<'a>>,
}

impl<'a> Sources<'a> {
    /// Looks at the app build, and finds the pages of a newsroom.
    pub(super) fn read(options: &'a Options, newsroom: &'a Newsroom) -> Result<Self> {
        let app = AppFiles::read(&options.app)?;
        let icons = Icons::of(newsroom)?;
        let template = Template::new(
            &app.template,
            newsroom,
            comments::servers(newsroom, options.comments.as_ref()),
            &site_file::path(&newsroom.site)?,
            &icons,
            options,
        )?;
        Ok(Self {
            options,
            newsroom,
            app,
            icons,
            template,
            pages: pages::all(newsroom, options),
        })
    }
}

impl Sources<'_> {
    /// Of what all files are made from.
    pub(super) const fn digest(&self) -> Digest {
        self.template.digest
    }
}

/// All files of a site: the one list of all kinds. What takes long stands first, so that no processor waits for it
/// in the end, and pictures before feeds, which make one themselves where it is not yet made.
pub(super) fn artifacts<'a>(sources: &'a Sources<'a>) -> Result<Vec<Artifact<'a>>> {
    let Sources {
        options,
        newsroom,
        app,
        icons,
        template,
        pages,
    } = sources;
    let site = &newsroom.site;
    let mut plan = Plan::default();
    plan.add(app.artifacts()?)?;
    plan.add(newsroom.media.values().map(Artifact::copied).collect())?;
    plan.add(pictures::artifacts(newsroom))?;
    let cards = pages.iter().filter_map(|page| page.card.as_ref());
    plan.add(social_card::artifacts(cards, &options.out))?;
    plan.add(logo::artifacts(newsroom))?;
    plan.add(fonts::artifacts(&newsroom.brand.fonts))?;
    plan.add(icons.artifacts())?;
    plan.add(pages::artifacts(newsroom, template, pages))?;
    plan.add(feeds::artifacts(newsroom, &icons.large.file, options.edition.now))?;
    if !options.edition.has_unpublished {
        plan.add(sitemap::artifacts(newsroom, pages, options.edition.now)?)?;
    }
    plan.add(site_file::artifacts(site)?)?;
    plan.add(style::artifacts(&template.style))?;
    plan.add(manifest::artifacts(site, newsroom.brand.accent, icons)?)?;
    plan.add(robots::artifacts(site, &app.own(ROBOTS)?, options.edition))?;
    // These ask which files the site has, so they come last.
    plan.add(redirects::artifacts(newsroom, pages, &plan.paths)?)?;
    let hosted = Hosted::of(site, &newsroom.redirects);
    plan.add(hosting::artifacts(&hosted, &plan.paths, |name| app.own(name))?)?;
    let marker = marker::artifact(&plan.paths);
    plan.add(vec![marker])?;
    Ok(plan.artifacts)
}

/// Files of which no two have the same name.
#[derive(Default)]
struct Plan<'a> {
    artifacts: Vec<Artifact<'a>>,
    paths: BTreeSet<String>,
}

impl<'a> Plan<'a> {
    fn add(&mut self, artifacts: Vec<Artifact<'a>>) -> Result<()> {
        for path in artifacts.iter().flat_map(|artifact| &artifact.paths) {
            ensure!(
                self.paths.insert(path.clone()),
                "two files of the site would be called {path}; if one of them lies in public/, rename it"
            );
        }
        self.artifacts.extend(artifacts);
        Ok(())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn two_files_of_one_name_are_an_error_that_names_it() {
        let empty = |paths: &[&str]| {
            let paths = paths.iter().map(|path| (*path).to_owned()).collect();
            Artifact::several(paths, &(), || Ok(Vec::new()))
        };
        let mut plan = Plan::default();
        plan.add(vec![empty(&["index.html"]), empty(&["a.jpg", "a-160.webp"])])
            .unwrap();
        plan.add(vec![empty(&["a/index.html"])]).unwrap();
        let error = plan.add(vec![empty(&["b.jpg", "a-160.webp"])]).unwrap_err();
        assert!(
            error.to_string().contains("would be called a-160.webp;"),
            "{error}"
        );
    }
}
