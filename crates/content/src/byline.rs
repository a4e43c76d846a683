//! Who wrote a story: from what its byline and the files of authors say to what readers get.

use std::collections::BTreeSet;

use dateline_model::{Author, LinkTarget, NavigationLink, Profile};
use serde_json::json;

use super::assembler::{Assembler, Here};
use super::profiles::ProfileSource;
use super::source::{AuthorFile, BylineFile};
use super::trace::Question;

impl Assembler<'_> {
    /// The authors of a story.
    pub(super) fn byline(&mut self, here: Here<'_>, byline: &[BylineFile]) -> Vec<Author> {
        let authors = byline.iter().enumerate().filter_map(|(index, author)| {
            let path = format!("/authors/{index}");
            match author {
                BylineFile::Profile(slug) => self.author_of_slug(here, &path, slug),
                BylineFile::Name(author) => Some(self.author_of_name(here, &path, author)),
            }
        });
        authors.collect()
    }

    fn author_of_slug(&mut self, here: Here<'_>, path: &str, slug: &str) -> Option<Author> {
        self.asked.push(Question::Author(slug.to_owned()));
        let profiles = &self.context.profiles;
        if let Some(source) = profiles.get(slug) {
            return Some(self.author(source));
        }
        if !profiles.is_unreadable(slug) {
            let fix = profiles.meant(slug).map_or_else(
                || {
                    let name = json!({ "name": slug });
                    format!("Write the name of a file in authors/, without its ending; or {name} for somebody who has no file there.")
                },
                |known| format!("Did you mean `{known}`?"),
            );
            self.error(here, path, &format!("there is no author `{slug}`"), &fix);
        }
        None
    }

    fn author_of_name(&mut self, here: Here<'_>, path: &str, author: &AuthorFile) -> Author {
        self.asked.push(Question::Author(author.name.clone()));
        if let Some(slug) = self.context.profiles.named(&author.name) {
            let message = format!(
                "authors/ has a file about {}, and readers are not shown what it says",
                author.name
            );
            let fix = format!("Write {} in place of {{\"name\": …}}.", json!(slug));
            self.warn(here, path, &message, &fix);
        }
        let url = author.url.as_ref();
        Author {
            name: author.name.clone(),
            desk: author.desk,
            url: url.and_then(|url| {
                self.address(here, &format!("{path}/url"), url, |address| {
                    Ok(address.into_ascii())
                })
            }),
            profile: None,
        }
    }

    /// The author of a file. What is wrong there is told with each story, and once in the end.
    fn author(&mut self, source: &ProfileSource) -> Author {
        let (here, file) = (Here::of(&source.file, None), &source.file.value);
        let picture = file.picture.as_ref();
        let bio = file.bio.as_ref().map(|text| self.inline(here, "/bio", text));
        let accounts = self.accounts(here, "/social", &file.social);
        let mut links = self.links(here, "/links", &file.links);
        links.extend(accounts.iter().map(|account| NavigationLink {
            label: account.network.label().to_owned(),
            to: LinkTarget::External(account.address.clone()),
        }));
        let email = file.email.as_ref();
        links.extend(email.and_then(|email| {
            Some(NavigationLink {
                label: email.clone(),
                to: self.target(here, "/email", &format!("mailto:{email}"))?,
            })
        }));
        Author {
            name: file.name.clone(),
            desk: file.desk,
            url: None,
            profile: Some(Profile {
                slug: source.slug.clone(),
                role: file.role.clone(),
                picture: picture
                    .and_then(|name| Some(self.found(here, "/picture", name)?.shown(file.focus, None))),
                bio: bio.unwrap_or_default(),
                links,
                accounts,
            }),
        }
    }

    /// What is wrong with the files of all authors, also of those whom nobody names.
    pub(super) fn authors(&mut self) {
        let stories = self
            .context
            .pages
            .iter()
            .filter_map(|page| page.brief.story.as_ref());
        let named: BTreeSet<_> = stories
            .flat_map(|story| &story.authors)
            .filter_map(|author| author.profile().map(String::as_str))
            .collect();
        for source in self.context.profiles.iter() {
            self.author(source);
            if !named.contains(source.slug.as_str()) {
                let fix = format!(
                    "Write \"{}\" among the \"authors\" of a story, or remove the file.",
                    source.slug
                );
                self.warn(
                    Here::of(&source.file, None),
                    "",
                    "no story names this author, so no reader sees this",
                    &fix,
                );
            }
        }
    }
}
