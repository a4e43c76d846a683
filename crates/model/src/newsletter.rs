//! The newspaper's newsletter.

use serde::{Deserialize, Serialize};

use super::Inline;
use crate::wire::FromJson;

/// A form in which readers ask for the newsletter. It is sent to the service that keeps their addresses, by the browser
/// itself.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, FromJson)]
pub struct Newsletter {
    /// What stands above it.
    pub heading: String,
    /// What the newsletter is.
    pub text: Vec<Inline>,
    /// Where the form is sent.
    pub action: String,
    /// The name of the field for the e-mail address.
    pub email_field: String,
    /// What is sent with it.
    pub hidden: Vec<FormField>,
    /// What the button says.
    pub button: String,
    /// What becomes of the address.
    pub consent: Vec<Inline>,
}

/// A field of a form, with its value.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, FromJson)]
pub struct FormField {
    /// Its name.
    pub name: String,
    /// Its value.
    pub value: String,
}
