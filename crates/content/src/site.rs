//! The site's own file: its sections, its navigation and the ranking that the newsroom keeps.

use super::assembler::{Assembler, Here};
use super::dates::Zone;
use super::file::File;
use super::frame_file::NavigationFile;
use super::remedy::nearest;
use super::source::{CommentsFile, SiteFile};
use super::web_address::WebAddress;
use crate::languages;
use dateline_model::{NavigationLink, Site, Slug};

impl Assembler<'_> {
    pub(super) fn site(&mut self, file: &File<SiteFile>) -> Site {
        let here = Here::of(file, None);
        let navigation = self.links(here, "/navigation", &file.value.navigation);
        let site = &file.value;
        let base_url = self.address(here, "/base_url", &site.base_url, WebAddress::into_origin);
        let server = match &site.comments {
            Some(CommentsFile::Isso { url, .. }) => Some(("/comments/url", url)),
            Some(CommentsFile::Mastodon { instance }) => Some(("/comments/instance", instance)),
            None => None,
        };
        if let Some((path, url)) = server {
            self.address(here, path, url, WebAddress::into_server);
        }
        if !self.context.has_words {
            self.warn(
                here,
                "/language",
                &format!(
                    "the words of the interface are not translated into `{}`, so they will be English",
                    site.language
                ),
                &format!(
                    "Use one of {}; or run `dateline words {}`, and translate what it writes.",
                    languages::tags(),
                    site.language
                ),
            );
        }
        if let Some(zone) = &site.time_zone {
            self.time_zone(here, zone);
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
            base_url: base_url.unwrap_or_default(),
            base_path: site.base_path.clone(),
            language: site.language.clone(),
            navigation,
            share_targets: site.share_targets.clone(),
            words: self.context.words.clone(),
        }
    }

    fn time_zone(&mut self, here: Here<'_>, zone: &str) {
        let known = Zone::names();
        if known.iter().all(|known| !known.eq_ignore_ascii_case(zone)) {
            let fix = nearest(zone, known.iter().map(String::as_str)).map_or_else(
                || {
                    "Write a name of the IANA database: a continent and a city, such as Europe/Berlin."
                        .to_owned()
                },
                |known| format!("Did you mean {known}?"),
            );
            self.error(
                here,
                "/time_zone",
                &format!("there is no time zone `{zone}`"),
                &fix,
            );
        }
    }

    /// The links of a list in the site's own file, by its place.
    pub(super) fn links(
        &mut self,
        here: Here<'_>,
        list: &str,
        links: &[NavigationFile],
    ) -> Vec<NavigationLink> {
        let links = links.iter().enumerate().filter_map(|(index, link)| {
            let to = self.target(here, &format!("{list}/{index}/to"), &link.to)?;
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
