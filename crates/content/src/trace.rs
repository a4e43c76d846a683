//! What a file asked about others when it was assembled, and what it was told. While its own bytes and all answers are
//! the same, it makes the same page, and need not be assembled again.

use dateline_model::Slug;
use serde::{Deserialize, Serialize};

use super::context::Context;
use super::digest::Digest;

/// Something that a file asks.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
pub(super) enum Question {
    /// What the site's own file says; every file asks that.
    Site,
    /// Where an address leads.
    Address(String),
    /// What a story is, by what should be its slug.
    Story(String),
    /// What a picture is, by the name of its file.
    Picture(String),
    /// Whom a byline names, by slug or by name.
    Author(String),
    /// What a recording is, or a file of captions, by its name.
    Media(String),
    /// What readers said of a story when that was pulled last.
    Snapshot(Slug),
}

impl Context {
    /// The answer to what a file asks, as far as one differs from another.
    fn answer(&self, question: &Question) -> Digest {
        match question {
            Question::Site => self.site_digest,
            Question::Address(url) => Digest::of_value(&self.target(None, url)),
            Question::Story(slug) => {
                let story = self.story(slug);
                let teaser = story.found.as_ref().map(|slug| self.teaser(slug));
                Digest::of_value(&(&story, teaser))
            }
            Question::Picture(name) => {
                let found = self.pictures.get(name);
                Digest::of_value(&found.map(|found| found.as_ref().map(|found| &found.image)))
            }
            Question::Author(who) => Digest::of_value(&self.profiles.known(who)),
            Question::Media(name) => {
                let found = self.media.get(name);
                Digest::of_value(
                    &found.map(|found| found.as_ref().map(|found| (&found.path, &found.content))),
                )
            }
            Question::Snapshot(slug) => Digest::of_value(&std::fs::read(self.snapshot(slug)).ok()),
        }
    }
}

/// What a file asked, with a digest of each answer.
#[derive(Debug, Clone, Serialize, Deserialize)]
pub(super) struct Trace {
    answers: Vec<(Question, Digest)>,
    /// Of all answers.
    pub(super) digest: Digest,
    /// Whether nothing was wrong.
    pub(super) is_clean: bool,
}

impl Trace {
    /// Asks all questions of a file.
    pub(super) fn of(mut asked: Vec<Question>, context: &Context, is_clean: bool) -> Self {
        asked.push(Question::Site);
        asked.sort();
        asked.dedup();
        let answers = asked.into_iter().map(|question| {
            let answer = context.answer(&question);
            (question, answer)
        });
        let answers = answers.collect();
        Self {
            digest: Digest::of_value(&answers),
            answers,
            is_clean,
        }
    }

    /// The stories that the file points to, by what should be their slugs: the last part of an address is one.
    pub(super) fn links(&self) -> impl Iterator<Item = &str> {
        self.answers.iter().filter_map(|(question, _)| match question {
            Question::Story(slug) => Some(slug.as_str()),
            Question::Address(url) => {
                let path = url.split(['#', '?']).next()?;
                path.rsplit('/').find(|part| !part.is_empty())
            }
            _ => None,
        })
    }

    /// Whether all answers are as they were.
    pub(super) fn holds(&self, context: &Context) -> bool {
        let mut answers = self.answers.iter();
        answers.all(|(question, answer)| context.answer(question) == *answer)
    }
}
