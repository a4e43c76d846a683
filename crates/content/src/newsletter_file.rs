//! What site.json says of the newspaper's newsletter. As in `source`, doc comments are the help that editors show.
#![allow(missing_docs)] // A field's doc comment below is its help text in the JSON Schema.

use std::collections::BTreeMap;

use schemars::JsonSchema;
use serde::Deserialize;

use super::lengths::{MOST_IN_A_LINE, MOST_IN_A_TEXT};

/// The newsletter: a form in which readers give their e-mail address. A block of a story can place it too.
#[derive(Debug, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct NewsletterFile {
    /// The service that sends it and keeps the addresses.
    pub service: NewsletterService,
    /// What stands above the form: `The week in the harbour`.
    #[schemars(regex(pattern = r"\S"), length(max = MOST_IN_A_LINE))]
    pub heading: String,
    /// What the newsletter is and how often it comes, in inline Markdown.
    #[schemars(regex(pattern = r"\S"), length(max = MOST_IN_A_TEXT), extend("contentMediaType" = "text/markdown"))]
    pub text: Option<String>,
    /// What the button says: `Subscribe`.
    #[schemars(regex(pattern = r"\S"), length(max = MOST_IN_A_LINE))]
    pub button: String,
    /// What becomes of a reader's address, and how to leave, in inline Markdown: `You can leave with each letter.
    /// [What we know of you](/privacy/).`
    #[schemars(regex(pattern = r"\S"), length(max = MOST_IN_A_TEXT), extend("contentMediaType" = "text/markdown"))]
    pub consent: String,
    /// Where the form stands beside the stories that place it themselves.
    pub place: Option<NewsletterPlace>,
}

/// A place that every page of a kind has.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Deserialize, JsonSchema)]
#[serde(rename_all = "snake_case")]
pub enum NewsletterPlace {
    /// At the foot of every page.
    Footer,
    /// Below every story that does not have it in its text.
    Stories,
}

/// A service that sends newsletters.
#[derive(Debug, Deserialize, JsonSchema)]
#[serde(tag = "provider", rename_all = "snake_case", deny_unknown_fields)]
pub enum NewsletterService {
    /// Listmonk, a program for newsletters of one's own.
    Listmonk {
        /// The server's address: `https://lists.harbourpost.example`.
        #[schemars(regex(pattern = r"^https?://[^\s?#]+$"))]
        url: String,
        /// The UUIDs of the public lists that readers subscribe to.
        #[schemars(
            length(min = 1),
            inner(regex(pattern = r"^[0-9A-Fa-f]{8}(-[0-9A-Fa-f]{4}){3}-[0-9A-Fa-f]{12}$"))
        )]
        lists: Vec<String>,
    },
    /// Buttondown.
    Buttondown {
        /// The newsletter's name there: what comes after the last slash in `https://buttondown.com/harbourpost`.
        #[schemars(regex(pattern = r"^[A-Za-z0-9_.-]+$"))]
        username: String,
        /// The tags that its subscribers from here get.
        #[serde(default)]
        #[schemars(inner(regex(pattern = r"\S")))]
        tags: Vec<String>,
    },
    /// Any other service that takes a form, by what the form that it offers says.
    Form {
        /// Where the form is sent: its `action`.
        #[schemars(regex(pattern = r"^https?://"))]
        action: String,
        /// The name of the field for the e-mail address.
        #[serde(default = "email")]
        #[schemars(regex(pattern = r"\S"))]
        email_field: String,
        /// Its hidden fields, each with its value.
        #[serde(default)]
        fields: BTreeMap<String, String>,
    },
}

fn email() -> String {
    "email".to_owned()
}
