//! Which stories are offered beside a story: "You may also like" and "More trending".

use std::cell::RefCell;
use std::cmp::Reverse;
use std::collections::{HashMap, HashSet};

use dateline_model::{Neighbour, Neighbours, Reason, Related, Slug, Teaser};
use rayon::prelude::*;

use dateline_content::{Digest, Newsroom, Story};

/// How many stories are offered.
const OFFERED: usize = 4;
/// How many stories the ranking shows, and how many it takes for one.
const RANKED: usize = 5;
const FEWEST: usize = 3;

/// What a newsroom's stories have to do with each other. It is found once, so that no story is compared with all others.
pub(super) struct Relations<'a> {
    newsroom: &'a Newsroom,
    /// The stories of each tag and of each section, by their places in the newsroom: newest first.
    by_tag: HashMap<&'a str, Vec<usize>>,
    by_section: HashMap<&'a Slug, Vec<usize>>,
    places: HashMap<&'a Slug, usize>,
    /// The section of each story.
    sections: Vec<usize>,
    /// Of what other pages show of each story.
    digests: Vec<Digest>,
    /// The newsroom's ranking.
    ranked: Vec<&'a Story>,
}

thread_local! {
    /// How many tags each story shares with the one at hand; all zero between two of them. A count for each story in a
    /// list is faster by far than a map of those that share any.
    static SHARED: RefCell<Vec<u16>> = const { RefCell::new(Vec::new()) };
}

impl<'a> Relations<'a> {
    /// Finds them.
    pub(super) fn of(newsroom: &'a Newsroom) -> Self {
        let (mut by_tag, mut by_section) = (HashMap::<_, Vec<_>>::new(), HashMap::<_, Vec<_>>::new());
        let (mut places, mut sections) = (HashMap::new(), Vec::new());
        let section_of = |story: &Story| {
            let mut sections = newsroom.sections.iter();
            sections
                .position(|(section, _)| *section == story.section)
                .unwrap_or_default()
        };
        for (place, story) in newsroom.stories.iter().enumerate() {
            for tag in &story.tags {
                by_tag.entry(tag.as_str()).or_default().push(place);
            }
            by_section.entry(&story.section.slug).or_default().push(place);
            places.insert(&story.slug, place);
            sections.push(section_of(story));
        }
        let ranked = newsroom
            .trending
            .iter()
            .filter_map(|slug| places.get(slug).map(|place| &newsroom.stories[*place]));
        let ranked = ranked.collect();
        let stories = newsroom.stories.par_iter();
        let digests = stories.map(|story| Digest::of_value(&story.teaser(&newsroom.site.words)));
        Self {
            digests: digests.collect(),
            newsroom,
            by_tag,
            by_section,
            places,
            sections,
            ranked,
        }
    }

    /// The places of stories like this one: most shared tags first, then those of the section, then the newest.
    pub(super) fn related(&self, story: &Story) -> Vec<usize> {
        let here = self.places.get(&story.slug).copied();
        let alike = self.alike(story, here);
        let of_section = self.by_section.get(&story.section.slug).into_iter().flatten();
        let mut offered = Vec::with_capacity(OFFERED);
        for place in alike
            .into_iter()
            .chain(of_section.copied())
            .chain(0..self.newsroom.stories.len())
        {
            if offered.len() == OFFERED {
                break;
            }
            if Some(place) != here && !offered.contains(&place) {
                offered.push(place);
            }
        }
        offered
    }

    /// Those that share most tags with a story.
    fn alike(&self, story: &Story, here: Option<usize>) -> Vec<usize> {
        let of_tags = || {
            story
                .tags
                .iter()
                .filter_map(|tag| self.by_tag.get(tag.as_str()))
                .flatten()
        };
        let section = here.map(|here| self.sections[here]);
        SHARED.with_borrow_mut(|counts| {
            counts.resize(self.newsroom.stories.len(), 0);
            let mut shared = Vec::new();
            for place in of_tags() {
                if counts[*place] == 0 {
                    shared.push(*place);
                }
                counts[*place] += 1;
            }
            // The first of them, in order. The newsroom's own order is newest first.
            let mut first = Vec::with_capacity(OFFERED + 1);
            for place in shared.into_iter().filter(|place| Some(*place) != here) {
                let is_of_section = Some(self.sections[place]) == section;
                let rank = (Reverse((counts[place], is_of_section)), place);
                if first.len() < OFFERED || first.last().is_some_and(|last| rank < *last) {
                    first.insert(first.partition_point(|other| *other < rank), rank);
                    first.truncate(OFFERED);
                }
            }
            of_tags().for_each(|place| counts[*place] = 0);
            first.into_iter().map(|(_, place)| place).collect()
        })
    }

    /// What is shown of them, each with its reason.
    pub(super) fn teasers(&self, story: &Story, related: &[usize]) -> Vec<Related> {
        let offer = |place: &usize| {
            let other = &self.newsroom.stories[*place];
            Related {
                teaser: other.teaser(&self.newsroom.site.words),
                reason: reason(story, other),
            }
        };
        related.iter().map(offer).collect()
    }

    /// The stories before and after this one in its section.
    pub(super) fn neighbours(&self, story: &Story) -> Neighbours {
        let of_section = self
            .by_section
            .get(&story.section.slug)
            .map_or(&[][..], Vec::as_slice);
        let here = self.places.get(&story.slug);
        let at = here.and_then(|here| of_section.binary_search(here).ok());
        let neighbour = |at: Option<usize>| {
            let story = &self.newsroom.stories[*of_section.get(at?)?];
            Some(Neighbour {
                slug: story.slug.clone(),
                title: story.title.clone(),
                language: story.language.clone(),
            })
        };
        Neighbours {
            previous: neighbour(at.map(|at| at + 1)),
            next: neighbour(at.and_then(|at| at.checked_sub(1))),
        }
    }

    /// The slugs of stories at some places.
    pub(super) fn slugs<'s>(&'s self, places: &'s [usize]) -> impl Iterator<Item = &'a Slug> + 's {
        places.iter().map(|place| &self.newsroom.stories[*place].slug)
    }

    /// The ranking in site.json, filled up with the newest where it is short; without what the page shows already. There is
    /// none of one story or two.
    pub(super) fn trending<'s>(&self, shown: impl Iterator<Item = &'s Slug>) -> Vec<&'a Story> {
        let mut shown: HashSet<&str> = shown.map(Slug::as_str).collect();
        let newest = self.newsroom.stories.iter();
        let stories = self.ranked.iter().copied().chain(newest);
        let more = stories.filter(|story| shown.insert(story.slug.as_str()));
        let ranked: Vec<_> = more.take(RANKED).collect();
        if ranked.len() < FEWEST { Vec::new() } else { ranked }
    }

    /// What is shown of some stories.
    pub(super) fn in_brief(&self, stories: &[&Story]) -> Vec<Teaser> {
        let words = &self.newsroom.site.words;
        stories.iter().map(|story| story.teaser(words)).collect()
    }

    /// Of what other pages show of some stories.
    pub(super) fn digests<'s>(&self, stories: impl Iterator<Item = &'s Story>) -> Vec<Digest> {
        let places = stories.filter_map(|story| self.places.get(&story.slug));
        places.map(|place| self.digests[*place]).collect()
    }

    /// What [`Self::teasers`] is made from.
    pub(super) fn related_digests(&self, story: &Story, related: &[usize]) -> Vec<(Digest, Reason)> {
        let offer = |place: &usize| {
            (
                self.digests[*place],
                reason(story, &self.newsroom.stories[*place]),
            )
        };
        related.iter().map(offer).collect()
    }
}

/// Why a story is offered beside another.
fn reason(story: &Story, other: &Story) -> Reason {
    let tag = story.tags.iter().find(|tag| other.tags.contains(tag));
    match tag {
        Some(tag) => Reason::Tag(tag.clone()),
        None if other.section == story.section => Reason::Section(other.section.name.clone()),
        None => Reason::Latest,
    }
}

#[cfg(test)]
pub(crate) mod tests {
    use super::*;

    use dateline_content::check;
    use serde_json::json;
    use time::macros::datetime;

    /// A story as it is written here: its slug, its section, its day in November and its tags.
    pub(crate) type Written<'a> = (&'a str, &'a str, u8, &'a [&'a str]);

    /// A newsroom of these stories and with this ranking.
    pub(crate) fn newsroom(stories: &[Written<'_>], trending: &[&str]) -> Newsroom {
        newsroom_with(stories, trending, &[])
    }

    /// The same with other files.
    pub(crate) fn newsroom_with(
        stories: &[Written<'_>],
        trending: &[&str],
        files: &[(&str, serde_json::Value)],
    ) -> Newsroom {
        let folder = tempfile::tempdir().unwrap();
        let write = |name: String, json: serde_json::Value| {
            std::fs::write(folder.path().join(name), json.to_string()).unwrap();
        };
        std::fs::create_dir(folder.path().join("articles")).unwrap();
        let section = |slug: &str| json!({ "name": slug.to_uppercase(), "slug": slug, "order": 1, "description": "What is new." });
        let site = json!({
            "title": "Paper", "description": "A paper.", "base_url": "https://paper.example", "language": "en",
            "sections": [section("news"), section("sport")], "trending": trending,
        });
        write("site.json".to_owned(), site);
        for (slug, section, day, tags) in stories {
            let story = json!({
                "title": slug, "summary": "In short.", "section": section, "tags": tags,
                "date_published": format!("2026-11-{day:02}T09:30:00Z"), "authors": [{ "name": "Desk" }],
                "body": [{ "type": "paragraph", "text": "Words." }],
            });
            write(format!("articles/{slug}.json"), story);
        }
        std::fs::create_dir(folder.path().join("fronts")).unwrap();
        for (name, json) in files {
            write((*name).to_owned(), json.clone());
        }
        let checked = check(folder.path(), datetime!(2026-11-30 12:00 UTC));
        checked
            .newsroom
            .unwrap_or_else(|| panic!("{:#?}", checked.problems))
    }

    fn story<'a>(newsroom: &'a Newsroom, slug: &str) -> &'a Story {
        let mut stories = newsroom.stories.iter();
        stories.find(|story| story.slug.as_str() == slug).unwrap()
    }

    /// What is offered beside a story: the slugs, each with its reason.
    fn offered(newsroom: &Newsroom, slug: &str) -> Vec<(String, Reason)> {
        let (relations, story) = (Relations::of(newsroom), story(newsroom, slug));
        let related = relations.teasers(story, &relations.related(story));
        related
            .into_iter()
            .map(|related| (related.teaser.slug.to_string(), related.reason))
            .collect()
    }

    fn slugs_of(offered: &[(String, Reason)]) -> Vec<&str> {
        offered.iter().map(|(slug, _)| slug.as_str()).collect()
    }

    /// The ranking on a page that shows such stories.
    fn ranked(newsroom: &Newsroom, shown: &[&str]) -> Vec<String> {
        let shown = shown.iter().map(|slug| &story(newsroom, slug).slug);
        let ranked = Relations::of(newsroom).trending(shown);
        ranked.iter().map(|story| story.slug.to_string()).collect()
    }

    const RIVERS: [Written<'_>; 7] = [
        ("here", "news", 10, &["rivers", "floods", "dams"]),
        ("one-tag-elsewhere", "sport", 9, &["dams"]),
        ("one-tag-older", "news", 2, &["rivers"]),
        ("one-tag-newer", "news", 3, &["floods", "bridges"]),
        ("two-tags", "sport", 1, &["dams", "rivers"]),
        ("no-tag-of-ours", "news", 11, &["trains"]),
        ("newest", "sport", 12, &[]),
    ];

    #[test]
    fn shared_tags_count_first_then_the_section_then_the_date() {
        let newsroom = newsroom(&RIVERS, &[]);
        assert_eq!(
            slugs_of(&offered(&newsroom, "here")),
            ["two-tags", "one-tag-newer", "one-tag-older", "one-tag-elsewhere"]
        );
        // Where no tag is shared, the section counts first and the newest come last.
        assert_eq!(
            slugs_of(&offered(&newsroom, "no-tag-of-ours")),
            ["here", "one-tag-newer", "one-tag-older", "newest"]
        );
        assert_eq!(
            slugs_of(&offered(&newsroom, "newest")),
            ["one-tag-elsewhere", "two-tags", "no-tag-of-ours", "here"]
        );
    }

    #[test]
    fn each_is_offered_with_the_reason_that_a_reader_understands() {
        let newsroom = newsroom(&RIVERS, &[]);
        let tag = |tag: &str| Reason::Tag(tag.to_owned());
        let reasons = |slug: &str| -> Vec<_> {
            offered(&newsroom, slug)
                .into_iter()
                .map(|(_, reason)| reason)
                .collect()
        };
        // Of several shared tags the one that this story names first.
        assert_eq!(
            reasons("here"),
            [tag("rivers"), tag("floods"), tag("rivers"), tag("dams")]
        );
        let section = || Reason::Section("NEWS".to_owned());
        assert_eq!(
            reasons("no-tag-of-ours"),
            [section(), section(), section(), Reason::Latest]
        );
    }

    #[test]
    fn a_story_is_never_offered_to_its_own_readers() {
        let newsroom = newsroom(&RIVERS, &["here", "newest", "two-tags"]);
        for (slug, ..) in RIVERS {
            assert!(!slugs_of(&offered(&newsroom, slug)).contains(&slug), "{slug}");
            assert!(
                !ranked(&newsroom, &[slug]).iter().any(|other| other == slug),
                "{slug}"
            );
        }
    }

    #[test]
    fn a_newspaper_of_one_story_offers_nothing_beside_it() {
        let newsroom = newsroom(&RIVERS[..1], &["here"]);
        assert!(Relations::of(&newsroom).related(&newsroom.stories[0]).is_empty());
        assert!(ranked(&newsroom, &["here"]).is_empty());
    }

    #[test]
    fn a_ranking_of_one_story_or_two_is_none() {
        let newsroom = newsroom(&RIVERS, &[]);
        let slugs = RIVERS.map(|(slug, ..)| slug);
        assert_eq!(ranked(&newsroom, &slugs[..4]).len(), 3);
        assert!(ranked(&newsroom, &slugs[..5]).is_empty());
    }

    #[test]
    fn the_neighbours_of_a_story_are_those_of_its_section_by_date() {
        let newsroom = newsroom(&RIVERS, &[]);
        let relations = Relations::of(&newsroom);
        let neighbours = |slug: &str| {
            let Neighbours { previous, next } = relations.neighbours(story(&newsroom, slug));
            [previous, next].map(|story| story.map(|story| story.slug.to_string()))
        };
        let some = |slug: &str| Some(slug.to_owned());
        assert_eq!(
            neighbours("here"),
            [some("one-tag-newer"), some("no-tag-of-ours")]
        );
        assert_eq!(neighbours("newest"), [some("one-tag-elsewhere"), None]);
        assert_eq!(neighbours("two-tags"), [None, some("one-tag-elsewhere")]);
    }

    #[test]
    fn the_ranking_is_the_newsrooms_and_is_filled_with_the_newest() {
        let newest = [
            "newest",
            "no-tag-of-ours",
            "here",
            "one-tag-elsewhere",
            "one-tag-newer",
        ];
        assert_eq!(ranked(&newsroom(&RIVERS, &[]), &[]), newest);
        let short = newsroom(&RIVERS, &["two-tags", "here"]);
        assert_eq!(
            ranked(&short, &[]),
            [
                "two-tags",
                "here",
                "newest",
                "no-tag-of-ours",
                "one-tag-elsewhere"
            ]
        );
        let long: Vec<_> = RIVERS.iter().map(|(slug, ..)| *slug).rev().collect();
        assert_eq!(ranked(&newsroom(&RIVERS, &long), &[]), long[..5]);
    }

    #[test]
    fn the_next_story_takes_the_place_of_one_that_the_page_shows() {
        let newsroom = newsroom(&RIVERS, &["two-tags", "here"]);
        let expected = [
            "two-tags",
            "newest",
            "no-tag-of-ours",
            "one-tag-elsewhere",
            "one-tag-newer",
        ];
        assert_eq!(ranked(&newsroom, &["here"]), expected);
        let expected = [
            "here",
            "no-tag-of-ours",
            "one-tag-elsewhere",
            "one-tag-newer",
            "one-tag-older",
        ];
        assert_eq!(ranked(&newsroom, &["newest", "two-tags"]), expected);
    }

    #[test]
    fn a_ranked_story_that_is_gone_leaves_no_gap() {
        let mut newsroom = newsroom(&RIVERS, &["two-tags"]);
        newsroom.trending.insert(0, Slug::new("gone").unwrap());
        assert_eq!(
            ranked(&newsroom, &[]),
            [
                "two-tags",
                "newest",
                "no-tag-of-ours",
                "here",
                "one-tag-elsewhere"
            ]
        );
    }
}
