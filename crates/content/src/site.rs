//! The site's own file: its sections, its navigation and the ranking that the newsroom keeps.

use super::assembler::{Assembler, Here};
use super::file::File;
use super::source::{NavigationFile, SiteFile};
use crate::languages;
use dateline_model::{NavigationLink, Site, Slug};

impl Assembler<'_> {
    pub(super) fn site(&mut self, file: &File<SiteFile>) -> Site {
        let here = Here::of(file, None);
        let navigation = self.links(here, "navigation", &file.value.navigation);
        let footer = self.links(here, "footer", &file.value.footer);
        let site = &file.value;
        if languages::words(&site.language).is_none() {
            let known = languages::LANGUAGES
                .map(|language| format!("`{language}`"))
                .join(", ");
            self.warn(
                here,
                "/language",
                &format!(
                    "the words of the interface are not translated into `{}`, so they will be English",
                    site.language
                ),
                &format!("Write a file for it in crates/content/languages/, or use one of: {known}."),
            );
        }
        self.check_glyphs(here, "/title", &site.title);
        self.check_glyphs(here, "/description", &site.description);
        for (index, section) in site.sections.iter().enumerate() {
            self.check_glyphs(here, &format!("/sections/{index}/name"), &section.name);
            self.check_glyphs(
                here,
                &format!("/sections/{index}/description"),
                &section.description,
            );
        }
        Site {
            title: site.title.clone(),
            description: site.description.clone(),
            base_url: site.base_url.clone(),
            base_path: site.base_path.clone(),
            language: site.language.clone(),
            navigation,
            footer,
            share_targets: site.share_targets.clone(),
            words: self.context.words.clone(),
        }
    }

    /// The links of a list in the site's own file.
    fn links(&mut self, here: Here<'_>, list: &str, links: &[NavigationFile]) -> Vec<NavigationLink> {
        let links = links.iter().enumerate().filter_map(|(index, link)| {
            let to = self.target(here, &format!("/{list}/{index}/to"), &link.to)?;
            let label = link.label.clone();
            Some(NavigationLink { label, to })
        });
        links.collect()
    }

    pub(super) fn trending(&mut self, file: &File<SiteFile>) -> Vec<Slug> {
        let here = Here::of(file, None);
        let mut trending = Vec::new();
        for (index, slug) in file.value.trending.iter().enumerate() {
            if let Some(slug) = self.story(here, &format!("/trending/{index}"), slug) {
                trending.push(slug);
            }
        }
        trending
    }
}
