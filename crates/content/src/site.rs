//! The site's own file: its sections, its navigation and the ranking that the newsroom keeps.

use super::File;
use super::assemble::{Assembler, Here};
use super::problem::{Problem, Severity};
use super::source::SiteFile;
use crate::languages;
use dateline_model::route::PAGE;
use dateline_model::{NavigationLink, Section, Site, Slug};

/// What has a meaning of its own at the beginning of an address, so that no section can be called so.
pub(super) const RESERVED: [&str; 5] = [PAGE, "404", "cards", "icons", "pictures"];

/// The sections in the newsroom's order, each with what it covers.
pub(super) fn sections(file: &File<SiteFile>, problems: &mut Vec<Problem>) -> Vec<(Section, String)> {
    let mut sections = Vec::new();
    for (index, section) in file.value.sections.iter().enumerate() {
        let mut error = |message: &str, fix: &str| {
            let path = format!("/sections/{index}/slug");
            problems.push(Problem::at(
                Severity::Error,
                &file.name,
                &file.text,
                &path,
                message,
                fix,
            ));
        };
        let earlier = file.value.sections[..index]
            .iter()
            .any(|other| other.slug == section.slug);
        if earlier {
            error(
                &format!("two sections have the slug `{}`", section.slug),
                "Give one of them another.",
            );
        } else if RESERVED.contains(&section.slug.as_str()) {
            error(
                &format!("`{}` has a meaning of its own in addresses", section.slug),
                "Choose another slug.",
            );
        } else if let Ok(slug) = Slug::new(&section.slug) {
            let section_of = Section {
                slug,
                name: section.name.clone(),
            };
            sections.push((section.order, section_of, section.description.clone()));
        }
    }
    sections.sort_by(|a, b| a.0.cmp(&b.0).then_with(|| a.1.slug.cmp(&b.1.slug)));
    sections
        .into_iter()
        .map(|(_, section, description)| (section, description))
        .collect()
}

impl Assembler<'_> {
    pub(super) fn site(&mut self, file: &File<SiteFile>) -> Site {
        let here = Here::of(file, None);
        let mut navigation = Vec::new();
        for (index, link) in file.value.navigation.iter().enumerate() {
            if let Some(to) = self.target(here, &format!("/navigation/{index}/to"), &link.to) {
                navigation.push(NavigationLink {
                    label: link.label.clone(),
                    to,
                });
            }
        }
        let site = &file.value;
        if languages::words(&site.language).is_none() {
            let known = languages::LANGUAGES
                .map(|language| format!("`{language}`"))
                .join(", ");
            self.problems.push(Problem::at(
                Severity::Warning,
                here.file,
                here.text,
                "/language",
                &format!(
                    "the words of the interface are not translated into `{}`, so they will be English",
                    site.language
                ),
                &format!("Write a file for it in crates/content/languages/, or use one of: {known}."),
            ));
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
            share_targets: site.share_targets.clone(),
            words: self.words.clone(),
        }
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
