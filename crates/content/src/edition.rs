//! Which stories are published: those that are due, or also those that are not, for the newsroom's own eyes.

use dateline_model::Unpublished;
use time::OffsetDateTime;

use super::brief::Brief;
use super::dates::Zone;
use super::source::Status;

/// An edition of the newspaper.
#[derive(Debug, Clone, Copy)]
pub struct Edition {
    /// The moment of publishing.
    pub now: OffsetDateTime,
    /// Whether drafts, and stories that are dated later, are in it.
    pub has_unpublished: bool,
}

impl From<OffsetDateTime> for Edition {
    /// The edition for readers at a moment.
    fn from(now: OffsetDateTime) -> Self {
        Self {
            now,
            has_unpublished: false,
        }
    }
}

impl Edition {
    /// Why readers don't get a page yet, if they don't.
    pub(super) fn unpublished(self, page: &Brief, zone: &Zone) -> Option<Unpublished> {
        let story = page.story.as_ref()?;
        if story.status == Status::Draft {
            return Some(Unpublished::Draft);
        }
        let lies_ahead = zone.read(&story.date_published)?.time > self.now;
        lies_ahead.then_some(Unpublished::Embargoed)
    }
}
