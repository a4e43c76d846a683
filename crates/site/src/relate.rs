//! Which stories are offered beside a story: "You may also like" and "More trending".

// Ranks are compared with each other, and need not be exact.
#![allow(clippy::cast_precision_loss)]

use std::collections::{HashMap, HashSet};

use dateline_model::{Neighbour, Neighbours, Reason, Related, Slug, Teaser};
use rayon::prelude::*;

use dateline_content::{Digest, Newsroom, Story};

use super::likeness::Likeness;

/// How many stories are offered.
const OFFERED: usize = 4;
/// How many of the best are looked at for them, since not each is offered.
const CONSIDERED: usize = 3 * OFFERED;
/// From where on two stories tell of the same event, and how alike one has to be to be offered for that (0 to 1).
const SAME_EVENT: f32 = 0.29;
const ALIKE: f32 = 0.01;
/// What the same section adds to how alike two stories are.
const OF_SECTION: f32 = 0.01;
/// The share that a story of today has more, and how many days halve that.
const OF_NEWS: f32 = 0.1;
const HALF_LIFE: f32 = 180.0;

/// How many stories the ranking shows, and how many it takes for one.
const RANKED: usize = 5;
const FEWEST: usize = 3;

/// What a newsroom's stories have to do with each other. It is found once, so that no story is compared with all others.
pub(super) struct Relations<'a> {
    newsroom: &'a Newsroom,
    /// The stories of each section, by their places in the newsroom: newest first.
    by_section: HashMap<&'a Slug, Vec<usize>>,
    places: HashMap<&'a Slug, usize>,
    likeness: Likeness,
    /// What the rank of each story is multiplied by, since it is new.
    news: Vec<f32>,
    /// The language of each story, whatever its country.
    languages: Vec<&'a str>,
    /// Of what other pages show of each story.
    digests: Vec<Digest>,
    /// The newsroom's ranking.
    ranked: Vec<&'a Story>,
}

/// Why a story is offered beside another, as numbers.
#[derive(Debug, Clone, Copy)]
pub struct Rank {
    /// How alike they are by text and tags, from 0 to about 1.
    pub likeness: f32,
    /// What the section adds.
    pub section: f32,
    /// What all that is multiplied by, since the story is new.
    pub news: f32,
}

impl Rank {
    /// All of it.
    pub fn score(self) -> f32 {
        (self.likeness + self.section) * self.news
    }
}

/// What became of a story that is like another.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Outcome {
    /// It is offered.
    Offered,
    /// One that is offered tells of the same event.
    SameEvent,
    /// Others are more alike.
    TooMany,
}

impl<'a> Relations<'a> {
    /// Finds them.
    pub(super) fn of(newsroom: &'a Newsroom) -> Self {
        let mut by_section = HashMap::<_, Vec<_>>::new();
        let mut places = HashMap::new();
        for (place, story) in newsroom.stories.iter().enumerate() {
            by_section.entry(&story.section.slug).or_default().push(place);
            places.insert(&story.slug, place);
        }
        let days: Vec<_> = newsroom.stories.iter().map(day).collect();
        let newest = days.iter().max().copied().unwrap_or_default();
        let news = days
            .into_iter()
            .map(|day| 1.0 + OF_NEWS * 0.5_f32.powf((newest - day) as f32 / HALF_LIFE));
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
            by_section,
            places,
            likeness: Likeness::of(&newsroom.stories),
            news: news.collect(),
            languages: newsroom
                .stories
                .iter()
                .map(|story| language(story.language(&newsroom.site)))
                .collect(),
            ranked,
        }
    }

    /// The places of stories to offer beside this one: those like it, then the newest of its section, then the newest.
    pub(super) fn related(&self, story: &Story) -> Vec<usize> {
        let Some(here) = self.places.get(&story.slug).copied() else {
            return Vec::new();
        };
        let alike = self.alike(here).into_iter();
        let mut offered: Vec<_> = alike
            .filter_map(|(place, _, outcome)| (outcome == Outcome::Offered).then_some(place))
            .collect();
        let of_section = self.by_section.get(&story.section.slug).into_iter().flatten();
        let newest = 0..self.newsroom.stories.len();
        for place in of_section.copied().chain(newest) {
            if offered.len() == OFFERED {
                break;
            }
            if place != here && self.is_read_by_readers_of(here, place) && !offered.contains(&place) {
                offered.push(place);
            }
        }
        offered
    }

    /// The stories like this one, best first, without those that it links to already.
    pub(super) fn alike(&self, here: usize) -> Vec<(usize, Rank, Outcome)> {
        let stories = &self.newsroom.stories;
        let story = &stories[here];
        let mut ranks: Vec<_> = self
            .likeness
            .like(here)
            .into_iter()
            .filter(|(place, likeness)| *likeness >= ALIKE && self.is_read_by_readers_of(here, *place))
            .map(|(place, likeness)| {
                let is_of_section = stories[place].section.slug == story.section.slug;
                let section = if is_of_section { OF_SECTION } else { 0.0 };
                (
                    place,
                    Rank {
                        likeness,
                        section,
                        news: self.news[place],
                    },
                )
            })
            .collect();
        let links: HashSet<&str> = self.newsroom.links(story).collect();
        let order = |(a, one): &(usize, Rank), (b, other): &(usize, Rank)| {
            other.score().total_cmp(&one.score()).then(a.cmp(b))
        };
        // All that a story links to may be among the best.
        let considered = CONSIDERED + links.len();
        if ranks.len() > considered {
            ranks.select_nth_unstable_by(considered, order);
            ranks.truncate(considered);
        }
        ranks.sort_unstable_by(order);
        ranks.retain(|(place, _)| !links.contains(stories[*place].slug.as_str()));
        let mut offered = Vec::new();
        let is_same_event = |offered: &[usize], place| {
            offered
                .iter()
                .any(|other| self.likeness.between(*other, place) > SAME_EVENT)
        };
        let mut ranks: Vec<_> = ranks
            .into_iter()
            .map(|(place, rank)| {
                let outcome = if offered.len() == OFFERED {
                    Outcome::TooMany
                } else if is_same_event(&offered, place) {
                    Outcome::SameEvent
                } else {
                    offered.push(place);
                    Outcome::Offered
                };
                (place, rank, outcome)
            })
            .collect();
        // Where there is no choice, two of one event are better than something else.
        let again = ranks
            .iter_mut()
            .filter(|(.., outcome)| *outcome == Outcome::SameEvent);
        for (.., outcome) in again.take(OFFERED - offered.len()) {
            *outcome = Outcome::Offered;
        }
        ranks
    }

    /// Whether a reader of one story reads another: its language is the same, or that of the site around it.
    fn is_read_by_readers_of(&self, here: usize, other: usize) -> bool {
        let known = [self.languages[here], language(&self.newsroom.site.language)];
        known.contains(&self.languages[other])
    }

    /// What is shown of them, each with its reason.
    pub(super) fn teasers(&self, story: &Story, related: &[usize]) -> Vec<Related> {
        let offer = |place: &usize| {
            let other = &self.newsroom.stories[*place];
            Related {
                teaser: other.teaser(&self.newsroom.site.words),
                reason: self.reason(story, *place),
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

    /// Why a story is offered beside another.
    fn reason(&self, story: &Story, place: usize) -> Reason {
        let other = &self.newsroom.stories[place];
        let tag = story.tags.iter().find(|tag| other.tags.contains(tag));
        let here = self.places.get(&story.slug);
        let is_alike = || here.is_some_and(|here| self.likeness.between(*here, place) >= ALIKE);
        match tag {
            Some(tag) => Reason::Tag(tag.clone()),
            None if other.section == story.section || is_alike() => {
                Reason::Section(other.section.name.clone())
            }
            None => Reason::Latest,
        }
    }

    /// What [`Self::teasers`] is made from.
    pub(super) fn related_digests(&self, story: &Story, related: &[usize]) -> Vec<(Digest, Reason)> {
        let offer = |place: &usize| (self.digests[*place], self.reason(story, *place));
        related.iter().map(offer).collect()
    }
}

/// The stories that are like one, best first, each with its rank and with what became of it; nothing where there is no such
/// story.
pub fn related<'a>(newsroom: &'a Newsroom, slug: &str) -> Option<Vec<(&'a Story, Rank, Outcome)>> {
    let mut stories = newsroom.stories.iter();
    let here = stories.position(|story| story.slug.as_str() == slug)?;
    let alike = Relations::of(newsroom).alike(here).into_iter();
    let alike = alike.map(|(place, rank, outcome)| (&newsroom.stories[place], rank, outcome));
    Some(alike.collect())
}

/// The language that a tag names first (BCP 47).
fn language(tag: &str) -> &str {
    tag.split('-').next().unwrap_or(tag)
}

/// The day of a story, as a number.
fn day(story: &Story) -> i32 {
    let date = story.date_published.datetime.get(..10);
    let date = date.and_then(|date| date.parse::<jiff::civil::Date>().ok());
    date.map_or(0, |date| (date - jiff::civil::Date::ZERO).get_days())
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
    fn a_rare_tag_and_the_section_count_where_words_tell_nothing() {
        let newsroom = newsroom(&RIVERS, &[]);
        assert_eq!(
            slugs_of(&offered(&newsroom, "here")),
            ["one-tag-newer", "two-tags", "one-tag-older", "one-tag-elsewhere"]
        );
        // Where nothing is alike, the section counts first and the newest come last.
        assert_eq!(
            slugs_of(&offered(&newsroom, "no-tag-of-ours")),
            ["here", "one-tag-newer", "one-tag-older", "newest"]
        );
        // A word of the headline.
        assert_eq!(
            slugs_of(&offered(&newsroom, "newest")),
            ["one-tag-newer", "one-tag-elsewhere", "two-tags", "no-tag-of-ours"]
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
            [tag("floods"), tag("rivers"), tag("rivers"), tag("dams")]
        );
        let section = |name: &str| Reason::Section(name.to_owned());
        assert_eq!(
            reasons("no-tag-of-ours"),
            [section("NEWS"), section("NEWS"), section("NEWS"), Reason::Latest]
        );
        // One that is alike is from its own section.
        assert_eq!(
            reasons("newest"),
            [
                section("NEWS"),
                section("SPORT"),
                section("SPORT"),
                Reason::Latest
            ]
        );
    }

    /// A story as it is labelled in tests/likeness.
    #[derive(serde::Deserialize)]
    struct Labelled {
        slug: String,
        topic: String,
        event: Option<String>,
        section: String,
        tags: Vec<String>,
        date: String,
        title: String,
        summary: String,
        text: String,
    }

    fn labelled(language: &str) -> Vec<Labelled> {
        let path = format!(
            "{}/../../tests/likeness/{language}.jsonl",
            env!("CARGO_MANIFEST_DIR")
        );
        let lines = std::fs::read_to_string(path).unwrap();
        lines
            .lines()
            .map(|line| serde_json::from_str(line).unwrap())
            .collect()
    }

    /// A newsroom of such stories, each with a change.
    fn newsroom_of(
        language: &str,
        labelled: &[Labelled],
        change: impl Fn(&mut serde_json::Value),
    ) -> Newsroom {
        let folder = tempfile::tempdir().unwrap();
        std::fs::create_dir(folder.path().join("articles")).unwrap();
        let sections: std::collections::BTreeSet<_> = labelled.iter().map(|story| &*story.section).collect();
        let section =
            |name: &str| json!({ "name": name, "slug": name, "order": 1, "description": "What is new." });
        let sections: Vec<_> = sections.into_iter().map(section).collect();
        let site = json!({
            "title": "Paper", "description": "A paper.", "base_url": "https://paper.example", "language": language,
            "sections": sections,
        });
        std::fs::write(folder.path().join("site.json"), site.to_string()).unwrap();
        for story in labelled {
            let paragraphs = story
                .text
                .split("\n\n")
                .map(|text| json!({ "type": "paragraph", "text": text }));
            let mut json = json!({
                "title": story.title, "summary": story.summary, "section": story.section, "tags": story.tags,
                "date_published": format!("{}T09:30:00Z", story.date), "authors": [{ "name": "Desk" }],
                "body": paragraphs.collect::<Vec<_>>(),
            });
            change(&mut json);
            let path = folder.path().join(format!("articles/{}.json", story.slug));
            std::fs::write(path, json.to_string()).unwrap();
        }
        let checked = check(folder.path(), datetime!(2026-12-01 12:00 UTC));
        checked
            .newsroom
            .unwrap_or_else(|| panic!("{:#?}", checked.problems))
    }

    /// Of the first six stories that are offered beside one, as many as are of its topic, in proportion to how many
    /// there could be: the mean over all stories.
    fn precision(newsroom: &Newsroom, labelled: &[Labelled], beside: impl Fn(usize) -> Vec<usize>) -> f64 {
        let topic = |place: usize| {
            let slug = newsroom.stories[place].slug.as_str();
            &*labelled.iter().find(|story| story.slug == slug).unwrap().topic
        };
        let of_story = |here: usize| {
            let is_relevant = |place: &usize| topic(*place) == topic(here);
            let possible = (0..labelled.len()).filter(is_relevant).count() - 1;
            let found = beside(here).into_iter().take(6).filter(is_relevant).count();
            found as f64 / possible.min(6) as f64
        };
        let sum: f64 = (0..labelled.len()).map(of_story).sum();
        sum / labelled.len() as f64
    }

    #[test]
    fn more_stories_of_one_topic_are_found_by_likeness_than_by_tags() {
        for (language, least) in [("en", 0.72), ("ko", 0.95)] {
            let labelled = labelled(language);
            let newsroom = newsroom_of(language, &labelled, |_| ());
            let relations = Relations::of(&newsroom);
            let mix = precision(&newsroom, &labelled, |here| {
                let alike = relations.alike(here).into_iter();
                alike.map(|(place, ..)| place).collect()
            });
            let mut without = newsroom_of(language, &labelled, |story| story["tags"] = json!([]));
            let relations = Relations::of(&without);
            let likeness = precision(&without, &labelled, |here| {
                let mut alike = relations.likeness.like(here);
                alike.sort_by(|(_, one), (_, other)| other.total_cmp(one));
                alike.into_iter().map(|(place, _)| place).collect()
            });
            without = newsroom_of(language, &labelled, |_| ());
            let tags = precision(&without, &labelled, |here| {
                let story = &without.stories[here];
                let shared = |other: &Story| other.tags.iter().filter(|tag| story.tags.contains(tag)).count();
                let mut places: Vec<_> = (0..labelled.len()).filter(|place| *place != here).collect();
                places.sort_by_key(|place| {
                    let other = &without.stories[*place];
                    std::cmp::Reverse((shared(other), other.section == story.section))
                });
                places
            });
            println!(
                "{language}: tags {tags:.3}, likeness {likeness:.3}, both with section and date {mix:.3}"
            );
            assert!(
                mix >= least && mix > tags + 0.3,
                "{language}: {tags} {likeness} {mix}"
            );
        }
    }

    #[test]
    fn of_two_stories_on_one_event_one_is_offered_where_there_is_a_choice() {
        let labelled = labelled("en");
        let newsroom = newsroom_of("en", &labelled, |_| ());
        let relations = Relations::of(&newsroom);
        let event = |place: usize| {
            let slug = newsroom.stories[place].slug.as_str();
            labelled.iter().find(|story| story.slug == slug)?.event.clone()
        };
        let mut passed = 0;
        for here in 0..newsroom.stories.len() {
            let alike = relations.alike(here);
            let offered = alike.iter().filter(|(.., outcome)| *outcome == Outcome::Offered);
            let mut events: Vec<_> = offered.filter_map(|(place, ..)| event(*place)).collect();
            events.sort();
            assert!(events.windows(2).all(|two| two[0] != two[1]), "{events:?}");
            passed += alike
                .iter()
                .filter(|(.., outcome)| *outcome == Outcome::SameEvent)
                .count();
        }
        assert!(passed > 10, "{passed}");
    }

    #[test]
    fn what_a_story_links_to_is_not_offered_again() {
        let labelled = labelled("en");
        let newsroom = newsroom_of("en", &labelled, |_| ());
        let best = &offered(&newsroom, &labelled[0].slug)[0].0;
        for link in [
            json!({ "type": "see_also", "slug": best }),
            json!({ "type": "paragraph", "text": format!("[There](/{}/{best}/)", story(&newsroom, best).section.slug) }),
        ] {
            let newsroom = newsroom_of("en", &labelled, |story| {
                if story["title"] == *labelled[0].title {
                    story["body"].as_array_mut().unwrap().push(link.clone());
                }
            });
            let offered = offered(&newsroom, &labelled[0].slug);
            assert!(
                offered.len() == OFFERED && !slugs_of(&offered).contains(&&**best),
                "{offered:?}"
            );
        }
    }

    #[test]
    fn a_story_in_a_language_that_readers_may_not_read_is_not_offered() {
        let labelled = labelled("en");
        let newsroom = newsroom_of("en", &labelled, |story| {
            let is_first = story["section"] == *labelled[0].section;
            story["language"] = json!(if is_first { "en-GB" } else { "fr" });
        });
        for here in &newsroom.stories {
            for (slug, _) in offered(&newsroom, here.slug.as_str()) {
                let other = story(&newsroom, &slug).language.as_deref();
                assert!(
                    other == Some("en-GB") || other == here.language.as_deref(),
                    "{slug}"
                );
            }
        }
        // That of the site, as it is written in some country.
        assert_eq!(offered(&newsroom, &labelled[0].slug).len(), OFFERED);
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
    fn what_was_read_most_stands_before_what_the_newsroom_chose() {
        let most_read = json!({
            "basis": "visits", "hours": 24, "half_life_hours": 12, "time": "2026-11-30T11:00:00Z",
            "stories": ["gone", "one-tag-older", "here"],
        });
        let newsroom = newsroom_with(&RIVERS, &["here", "two-tags"], &[("trending.json", most_read)]);
        assert_eq!(ranked(&newsroom, &[])[..3], ["one-tag-older", "here", "two-tags"]);
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
