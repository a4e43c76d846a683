//! What stands around every page: from what site.json says to what is rendered.

use dateline_model::{Account, Frame, LinkColumn, Logo, NavigationLink};

use super::accounts::account;
use super::assembler::{Assembler, Here};
use super::brand_file::SocialFile;
use super::frame_file::{FooterFile, FooterPartsFile};
use super::newsletter_file::NewsletterPlace;
use super::rights::rights;
use super::source::SiteFile;

impl Assembler<'_> {
    /// The frame of the site's own file. `years` are those of the stories.
    pub(super) fn frame(
        &mut self,
        here: Here<'_>,
        site: &SiteFile,
        logo: Option<Logo>,
        years: Option<String>,
    ) -> Frame {
        let frame = Frame {
            logo,
            newsletter: self.newsletter_at(NewsletterPlace::Footer),
            accounts: self.accounts(here, "/brand/social", &site.brand.social),
            ..Frame::default()
        };
        match &site.footer {
            FooterFile::Links(links) => Frame {
                columns: Vec::from_iter(column(None, self.links(here, "/footer", links))),
                ..frame
            },
            FooterFile::Parts(parts) => self.footer(here, parts, years, frame),
        }
    }

    fn footer(
        &mut self,
        here: Here<'_>,
        parts: &FooterPartsFile,
        years: Option<String>,
        frame: Frame,
    ) -> Frame {
        let columns = parts.columns.iter().enumerate().filter_map(|(index, of)| {
            let links = self.links(here, &format!("/footer/columns/{index}/links"), &of.links);
            column(of.title.as_ref(), links)
        });
        let columns = columns.collect();
        let text = parts.text.as_ref();
        let text = text.map(|text| self.inline(here, "/footer/text", text));
        let rights = parts.licence.as_ref().map(|licence| rights(licence, years));
        let rights = rights.and_then(|rights| {
            rights
                .map_err(|complaint| self.complain(here, "/footer/licence", complaint))
                .ok()
        });
        Frame {
            columns,
            text: text.unwrap_or_default(),
            rights,
            ..frame
        }
    }

    /// The accounts of a list, by its place.
    pub(super) fn accounts(&mut self, here: Here<'_>, list: &str, social: &SocialFile) -> Vec<Account> {
        let accounts = social.accounts().filter_map(|(network, field, text)| {
            account(network, text)
                .map_err(|complaint| self.complain(here, &format!("{list}/{field}"), complaint))
                .ok()
        });
        accounts.collect()
    }
}

/// A column, where there is a link in it: what is held back may have been all.
fn column(title: Option<&String>, links: Vec<NavigationLink>) -> Option<LinkColumn> {
    (!links.is_empty()).then(|| LinkColumn {
        title: title.cloned(),
        links,
    })
}
