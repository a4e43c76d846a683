//! Comments on their way from their server into the published pages.

use std::collections::BTreeSet;
use std::path::Path;
use std::time::Duration;

use anyhow::{Context, Result, anyhow};

use dateline_app::comments::{LARGEST, Provider, Sort, Wanted};
use dateline_content::files;
use dateline_content::{Newsroom, SNAPSHOTS, Story, StoryComments};
use dateline_model::wire::Json;
use dateline_model::{CommentSettings, CommentSource, CommentThread};

/// How many comments a page carries, their replies not counted.
const CARRIED: u32 = 20;

/// How long a server may take.
const PATIENCE: Duration = Duration::from_secs(20);

/// Where comments are kept instead of where site.json says: for previews.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Elsewhere {
    /// Nowhere.
    Nowhere,
    /// On the Isso server at this address.
    Isso(String),
}

impl Elsewhere {
    /// The comments of a story, if any of them are wanted.
    pub(super) fn of(elsewhere: Option<&Self>, comments: StoryComments) -> Option<StoryComments> {
        let source = Self::source(elsewhere, &comments.settings.source)?;
        if source == comments.settings.source {
            return Some(comments);
        }
        // What is on the real server is not on this one.
        Some(StoryComments {
            settings: CommentSettings {
                source,
                total: None,
                ..comments.settings
            },
            snapshot: None,
        })
    }

    /// Where comments are kept that the newsroom keeps there.
    fn source(elsewhere: Option<&Self>, source: &CommentSource) -> Option<CommentSource> {
        match elsewhere {
            None => Some(source.clone()),
            Some(Self::Nowhere) => None,
            Some(Self::Isso(url)) => Some(CommentSource::Isso {
                url: url.clone(),
                moderated: false,
            }),
        }
    }
}

/// The addresses of the servers that keep comments.
pub(super) fn servers(newsroom: &Newsroom, elsewhere: Option<&Elsewhere>) -> BTreeSet<String> {
    let sources = newsroom
        .stories
        .iter()
        .filter_map(|story| story.comments.as_ref());
    let sources = sources.filter_map(|source| Elsewhere::source(elsewhere, source));
    sources.map(|source| source.server().to_owned()).collect()
}

/// What became of pulling the comments of a story.
pub struct Pulled {
    /// The story's path.
    pub path: String,
    /// How many comments it has, or why that is not known.
    pub result: Result<Counts>,
}

/// How many comments a story has.
#[derive(Debug, PartialEq, Eq)]
pub struct Counts {
    /// All of them.
    pub total: u32,
    /// How many of those that were sent could not be read.
    pub unreadable: u32,
}

/// Fetches the comments of all stories and keeps them beside the content, for the pages to carry.
pub fn pull(newsroom: &Newsroom, content: &Path) -> Vec<Pulled> {
    let agent = ureq::Agent::config_builder()
        .timeout_global(Some(PATIENCE))
        .build()
        .new_agent();
    let with_comments = newsroom.stories.iter();
    let with_comments = with_comments.filter_map(|story| Some((story, story.comments.clone()?)));
    with_comments
        .map(|(story, source)| {
            let route = story.route();
            let provider = Provider::of(source, route.href(&newsroom.site), story.title.clone());
            let result = fetch(&agent, &provider).and_then(|thread| keep(content, story, thread));
            Pulled {
                path: route.path(),
                result,
            }
        })
        .collect()
}

fn fetch(agent: &ureq::Agent, provider: &Provider) -> Result<CommentThread> {
    let wanted = Wanted {
        limit: CARRIED,
        all_replies: true,
        ..Wanted::default()
    };
    let url = provider.thread(&wanted).url;
    let text = agent
        .get(&url)
        .header("Accept", "application/json")
        .call()
        .and_then(|mut answer| {
            answer
                .body_mut()
                .with_config()
                .limit(LARGEST as u64)
                .read_to_string()
        })
        .with_context(|| format!("can't fetch {url}"))?;
    let json = Json::parse(&text).ok_or_else(|| anyhow!("{url} did not answer with JSON"))?;
    let mut thread = provider
        .read_thread(&json, Sort::Newest)
        .map_err(|_| anyhow!("{url} did not answer with comments; is it the address of a comment server?"))?;
    thread.comments.truncate(CARRIED as usize);
    Ok(thread)
}

fn keep(content: &Path, story: &Story, thread: CommentThread) -> Result<Counts> {
    let file = content.join(SNAPSHOTS).join(format!("{}.json", story.slug));
    if thread.total == 0 {
        files::remove(&file)?;
    } else {
        let json = serde_json::to_string_pretty(&thread)?;
        files::write(&file, format!("{json}\n").as_bytes())?;
    }
    Ok(Counts {
        total: thread.total,
        unreadable: thread.all_unreadable(),
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    use dateline_content::check;
    use serde_json::{Value, json};
    use time::macros::datetime;

    /// What is kept of a thread that was pulled for the one story of a newsroom, and what check finds then.
    fn pulled(context: &Value) -> (Counts, Vec<String>) {
        let folder = tempfile::tempdir().unwrap();
        let write =
            |name: &str, json: Value| std::fs::write(folder.path().join(name), json.to_string()).unwrap();
        std::fs::create_dir(folder.path().join("articles")).unwrap();
        let site = json!({
            "title": "Paper", "description": "A paper.", "base_url": "https://paper.example", "language": "en",
            "sections": [{ "name": "News", "slug": "news", "order": 1, "description": "News." }],
            "comments": { "provider": "mastodon", "instance": "https://social.example" },
        });
        write("site.json", site);
        let story = json!({
            "title": "A story", "summary": "In short.", "section": "news", "mastodon_status": "10",
            "date_published": "2026-11-20T09:30:00Z", "authors": [{ "name": "Desk" }],
            "body": [{ "type": "paragraph", "text": "Words." }],
        });
        write("articles/story.json", story);
        let now = datetime!(2026-11-23 12:00 UTC);
        let newsroom = check(folder.path(), now).newsroom.unwrap();
        let source = newsroom.stories[0].comments.clone().unwrap();
        let provider = Provider::of(source, String::new(), String::new());
        let json = Json::parse(&context.to_string()).unwrap();
        let thread = provider.read_thread(&json, Sort::Newest).unwrap();
        let counts = keep(folder.path(), &newsroom.stories[0], thread).unwrap();
        let problems = check(folder.path(), now).problems;
        (counts, problems.iter().map(ToString::to_string).collect())
    }

    /// A long exchange: each reply answers the one before.
    fn exchange(content: &str) -> Value {
        let replies = (11..=200).map(|id: u32| {
            json!({
                "id": id.to_string(), "in_reply_to_id": (id - 1).to_string(), "content": content,
                "created_at": format!("2026-11-24T09:{:02}:{:02}.000Z", id / 60, id % 60),
                "spoiler_text": "Long", "favourites_count": 0,
                "account": { "acct": "ann", "display_name": "Ann", "url": "https://social.example/@ann" },
            })
        });
        json!({ "ancestors": [], "descendants": replies.collect::<Vec<_>>() })
    }

    #[test]
    fn a_long_exchange_can_be_read_again_when_it_was_pulled() {
        // Two readers could once keep a newspaper from being published: JSON that is nested so deep is not read.
        assert_eq!(pulled(&exchange("<p>Words.</p>")).1, [""; 0]);
    }

    #[test]
    fn what_can_t_be_read_is_left_out_and_the_others_are_pulled() {
        let mut context = exchange("<p>Words.</p>");
        context["descendants"][5]["content"] = Value::Null;
        context["descendants"][7] = Value::Null;
        let counts = Counts {
            total: 190,
            unreadable: 2,
        };
        assert_eq!(pulled(&context), (counts, Vec::new()));
    }

    #[test]
    fn a_tower_of_elements_can_be_read_again_when_it_was_pulled() {
        // A heading becomes two elements, and counted as one.
        for tower in ["<blockquote>", "<ul><li>", "<h1><blockquote>", "<h1><em>"] {
            let content = format!("{}deep", tower.repeat(500));
            assert_eq!(pulled(&exchange(&content)).1, [""; 0], "{tower}");
        }
    }
}
