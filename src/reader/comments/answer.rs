//! What a comment server's answer means.

use crate::comments::{Isso, Refusal};
use crate::load_error::LoadError;
use crate::reader::http::Answer;
use dateline_model::wire::Json;

/// Reads an answer about a comment of the reader's own.
pub(super) fn of_own(answer: Answer) -> Result<Json, Refusal> {
    match answer.status {
        403 | 404 => Err(Refusal::NotYours),
        _ => accepted(answer),
    }
}

/// Reads an answer that may be a refusal.
pub(super) fn accepted(answer: Answer) -> Result<Json, Refusal> {
    match answer.status {
        200..=299 => Json::parse(&answer.text).ok_or(Refusal::Failed(LoadError::Malformed)),
        status => Err(Isso::refusal(status, &answer.text)),
    }
}
