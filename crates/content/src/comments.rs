//! What a story's file and the site's say of comments, and the snapshot of them.

use std::path::PathBuf;

use super::assembler::{Assembler, Here};
use super::context::Context;
use super::problem::Problem;
use super::source::{ArticleFile, CommentsFile, CommentsState};
use super::trace::Question;
use dateline_model::{CommentSettings, CommentSource, CommentThread, Slug};

/// A story's comments, and what the newsroom has fetched of them.
#[derive(Debug, Clone)]
pub struct StoryComments {
    /// What the story's page says of them.
    pub settings: CommentSettings,
    /// How they stood when they were pulled last.
    pub snapshot: Option<CommentThread>,
}

/// The folder of the content folder that `dateline comments pull` writes to: a file for each story.
pub const SNAPSHOTS: &str = "comments";

impl Context {
    /// Where the comments of a story are kept that were pulled last.
    pub(super) fn snapshot(&self, slug: &Slug) -> PathBuf {
        self.folder.join(SNAPSHOTS).join(format!("{slug}.json"))
    }

    /// Where the comments of a story are kept, if it has any.
    pub(super) fn comment_source(
        &self,
        state: CommentsState,
        mastodon_status: Option<&String>,
    ) -> Option<CommentSource> {
        let server = self.site.value.comments.as_ref();
        let server = server.filter(|_| state != CommentsState::None);
        server?.source(mastodon_status)
    }
}

impl Assembler<'_> {
    /// The comments of a story.
    pub(super) fn comments(
        &mut self,
        slug: &Slug,
        here: Here<'_>,
        article: &ArticleFile,
    ) -> Option<StoryComments> {
        let server = self.context.site.value.comments.as_ref();
        if article.mastodon_status.is_some() && !matches!(server, Some(CommentsFile::Mastodon { .. })) {
            let message = "the story names a post on Mastodon, where the site's comments are not kept";
            let fix = "Write \"comments\": {\"provider\": \"mastodon\", \"instance\": …} in site.json, or remove the field.";
            self.error(here, "/mastodon_status", message, fix);
        }
        let source = self
            .context
            .comment_source(article.comments, article.mastodon_status.as_ref())?;
        let snapshot = self.snapshot(slug);
        Some(StoryComments {
            settings: CommentSettings {
                source,
                closed: article.comments == CommentsState::Closed,
                total: snapshot.as_ref().map(|snapshot| snapshot.total),
            },
            snapshot,
        })
    }

    /// The comments of a story as they were pulled last.
    fn snapshot(&mut self, slug: &Slug) -> Option<CommentThread> {
        self.asked.push(Question::Snapshot(slug.clone()));
        let path = self.context.snapshot(slug);
        if !path.exists() {
            return None;
        }
        let read = std::fs::read_to_string(&path)
            .map_err(|error| error.to_string())
            .and_then(|text| serde_json::from_str(&text).map_err(|error| error.to_string()));
        read.map_err(|error: String| {
            let message = format!("is not a snapshot of comments: {error}");
            let fix = "Run `dateline comments pull` again, or delete the file.";
            self.problems.push(Problem::of_file(&path, &message, fix));
        })
        .ok()
    }
}
