//! The newspaper's newsletter: from what site.json says to the form that readers fill in.

use dateline_model::{FormField, Newsletter};

use super::assembler::{Assembler, Here};
use super::newsletter_file::{NewsletterFile, NewsletterPlace, NewsletterService};
use super::problem::Complaint;
use super::web_address::WebAddress;

impl Assembler<'_> {
    /// The newsletter, if there is one. What is wrong with it is told by all who ask, and once in the end.
    pub(super) fn newsletter(&mut self) -> Option<Newsletter> {
        let site = &self.context.site;
        let here = Here::of(site, None);
        let NewsletterFile {
            service,
            heading,
            text,
            button,
            consent,
            place: _,
        } = site.value.newsletter.as_ref()?;
        let text = text.as_ref();
        let text = text.map(|text| self.inline(here, "/newsletter/text", text));
        let consent = self.inline(here, "/newsletter/consent", consent);
        let form = service.form().map_err(|(field, complaint)| {
            self.complain(here, &format!("/newsletter/service/{field}"), complaint);
        });
        let Form {
            action,
            email_field,
            hidden,
        } = form.ok()?;
        Some(Newsletter {
            heading: heading.clone(),
            text: text.unwrap_or_default(),
            action,
            email_field,
            hidden,
            button: button.clone(),
            consent,
        })
    }

    /// The newsletter, where it stands at a place.
    pub(super) fn newsletter_at(&mut self, place: NewsletterPlace) -> Option<Newsletter> {
        let of_site = self.context.site.value.newsletter.as_ref()?;
        (of_site.place == Some(place))
            .then(|| self.newsletter())
            .flatten()
    }
}

/// What a service takes.
struct Form {
    action: String,
    email_field: String,
    hidden: Vec<FormField>,
}

impl NewsletterService {
    /// The form that the service takes; or the field that is wrong, and what is to be said of it.
    fn form(&self) -> Result<Form, (&'static str, Complaint)> {
        let field = |name: &str, value: &String| FormField {
            name: name.to_owned(),
            value: value.clone(),
        };
        let email_field = "email".to_owned();
        Ok(match self {
            // listmonk.app/docs: the form that it makes for public lists.
            Self::Listmonk { url, lists } => {
                let server = secure(url).and_then(WebAddress::into_server);
                Form {
                    action: format!("{}/subscription/form", server.map_err(|wrong| ("url", wrong))?),
                    email_field,
                    hidden: lists.iter().map(|list| field("l", list)).collect(),
                }
            }
            // docs.buttondown.com, "Subscriber forms".
            Self::Buttondown { username, tags } => Form {
                action: format!("https://buttondown.com/api/emails/embed-subscribe/{username}"),
                email_field,
                hidden: tags
                    .iter()
                    .map(|tag| field("tag", tag))
                    .chain([field("embed", &"1".to_owned())])
                    .collect(),
            },
            Self::Form {
                action,
                email_field,
                fields,
            } => Form {
                action: secure(action).map_err(|wrong| ("action", wrong))?.into_ascii(),
                email_field: email_field.clone(),
                hidden: fields.iter().map(|(name, value)| field(name, value)).collect(),
            },
        })
    }
}

/// An address to which others' e-mail addresses can be sent. Browsers warn readers of any other (W3C, Mixed Content).
fn secure(text: &str) -> Result<WebAddress, Complaint> {
    let address = WebAddress::read(text)?;
    match text.strip_prefix("http://") {
        None => Ok(address),
        Some(rest) => Err(Complaint::error(
            "at this address whoever is on the way could read the e-mail addresses of readers",
            format!("Write https://{rest}."),
        )),
    }
}
