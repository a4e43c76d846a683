//! The sections that the site's own file names.

use std::collections::HashSet;

use dateline_model::{Section, Slug};

use super::addresses::RESERVED;
use super::file::File;
use super::problem::{Complaint, Problem};
use super::source::SiteFile;

/// The sections in the newsroom's order, each with what it covers.
pub(super) fn sections(file: &File<SiteFile>, problems: &mut Vec<Problem>) -> Vec<(Section, String)> {
    let mut sections = Vec::new();
    let mut taken = HashSet::new();
    for (index, section) in file.value.sections.iter().enumerate() {
        let mut error = |message: &str, fix: &str| {
            let path = format!("/sections/{index}/slug");
            problems.push(Problem::at(&file.text, &path, Complaint::error(message, fix)));
        };
        if !taken.insert(&section.slug) {
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
