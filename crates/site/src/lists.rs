//! Which stories stand on which page of a list: on the first those that an editor wants there, or the newest; on the further
//! ones all others, newest first. No story stands twice in a list, and none is lost.

use std::collections::{HashMap, HashSet};

use dateline_content::dates::newest;
use dateline_content::{ContainerPlan, Digest, Fill, FrontPlan, Newsroom, Story};
use dateline_model::{Inline, LinkTarget, Listing, Look, Moment, Section, Site, Slug};

use super::containers::{Part, Pick, container};
use super::relate::Relations;

/// How many stories lead a page that no editor arranged, and how many a section has on it at most.
const LEADING: usize = 6;
const OF_SECTION: usize = 4;

/// One page of a list of stories.
pub(super) struct List<'a> {
    pub(super) page: u32,
    pages: u32,
    section: Option<&'a Slug>,
    breaking: &'a [Inline],
    parts: Vec<Part<'a>>,
}

impl<'a> List<'a> {
    /// What the listing is made from.
    pub(super) fn inputs(&self, relations: &Relations<'_>) -> Digest {
        let parts = self.parts.iter().map(|part| {
            let picks = part
                .picks
                .iter()
                .map(|pick| (&pick.title, pick.size, &pick.story.writers));
            let stories = part.picks.iter().map(|pick| pick.story);
            (&part.plan, picks.collect::<Vec<_>>(), relations.digests(stories))
        });
        let parts: Vec<_> = parts.collect();
        Digest::of_value(&(self.page, self.pages, self.breaking, parts))
    }

    pub(super) fn listing(&self, site: &Site) -> Listing {
        let parts = self.parts.iter();
        Listing {
            breaking: self.breaking.to_vec(),
            containers: parts
                .map(|part| container(part, self.section, &site.words))
                .collect(),
            page: self.page,
            pages: self.pages,
        }
    }

    /// The stories on the page.
    pub(super) fn stories(&self) -> impl Iterator<Item = &'a Story> {
        let picks = self.parts.iter().flat_map(|part| &part.picks);
        picks.map(|pick| pick.story)
    }

    pub(super) fn changed(&self) -> Option<&'a Moment> {
        newest(self.stories().map(Story::changed))
    }
}

/// The pages of the front page's list, or of a section's. A list without stories has one page all the same.
pub(super) fn lists<'a>(newsroom: &'a Newsroom, section: Option<&'a Section>) -> Vec<List<'a>> {
    let slug = section.map(|section| &section.slug);
    let plan = newsroom.fronts.get(&slug.cloned());
    let wanted = plan.and_then(|plan| plan.containers.clone());
    let wanted = wanted.unwrap_or_else(|| automatic(newsroom, section));
    let first = filled(newsroom, wanted);
    let shown: HashSet<_> = first
        .iter()
        .flat_map(|part| &part.picks)
        .map(|pick| &pick.story.slug)
        .collect();
    let of_list = newsroom.stories.iter();
    let of_list = of_list.filter(|story| section.is_none_or(|section| *section == story.section));
    let rest: Vec<_> = of_list.filter(|story| !shown.contains(&story.slug)).collect();
    let further = rest.chunks(newsroom.page_size.max(1)).map(|stories| {
        let picks = stories.iter().map(|story| Pick::of(story)).collect();
        let plan = ContainerPlan::of(Look::List);
        vec![Part { plan, picks }]
    });
    let pages: Vec<_> = std::iter::once(first).chain(further).collect();
    let count = u32::try_from(pages.len()).unwrap_or(u32::MAX);
    let breaking = plan.map_or(&[][..], |plan: &FrontPlan| &plan.breaking);
    let list = |(page, parts)| List {
        page,
        pages: count,
        section: slug,
        breaking: if page == 1 { breaking } else { &[] },
        parts,
    };
    (1..).zip(pages).map(list).collect()
}

/// The first page where no editor arranged it, with as many stories as a page of a list has: the newest lead, and each
/// section has a block of its newest. Where a block would have one story, those that follow stand together.
fn automatic(newsroom: &Newsroom, section: Option<&Section>) -> Vec<ContainerPlan> {
    let newest = || section.map_or(Fill::Newest, |section| Fill::Section(section.slug.clone()));
    let plan = |look, fill, count| ContainerPlan {
        fill: Some(fill),
        count,
        ..ContainerPlan::of(look)
    };
    let leading = LEADING.min(newsroom.page_size);
    let rest = newsroom.page_size - leading;
    let lead = plan(Look::Lead, newest(), leading);
    let has_stories = |of: &Section| newsroom.stories.iter().any(|story| story.section == *of);
    let sections = newsroom.sections.iter().map(|(section, _)| section);
    let sections: Vec<_> = sections
        .filter(|of| section.is_none() && has_stories(of))
        .collect();
    let each = rest
        .checked_div(sections.len())
        .unwrap_or_default()
        .min(OF_SECTION);
    if sections.len() < 2 || each < 2 {
        return vec![lead, plan(Look::Grid, newest(), rest)];
    }
    let blocks = sections.into_iter().map(|of| ContainerPlan {
        title: Some(of.name.clone()),
        to: Some(LinkTarget::Internal(format!("/{}/", of.slug))),
        section: Some(of.slug.clone()),
        ..plan(Look::Grid, Fill::Section(of.slug.clone()), each)
    });
    std::iter::once(lead).chain(blocks).collect()
}

/// The containers with their stories. Those that an editor chose have their places before others fill any up; a container
/// without a story is left out.
fn filled(newsroom: &Newsroom, plans: Vec<ContainerPlan>) -> Vec<Part<'_>> {
    let stories: HashMap<_, _> = newsroom
        .stories
        .iter()
        .map(|story| (&story.slug, story))
        .collect();
    let chosen = plans
        .iter()
        .flat_map(|plan| &plan.pinned)
        .map(|pinned| &pinned.slug);
    let mut shown: HashSet<Slug> = chosen.cloned().collect();
    let part = |plan: ContainerPlan| {
        let pinned = plan.pinned.iter().filter_map(|pinned| {
            Some(Pick {
                title: pinned.title.clone(),
                size: pinned.size,
                ..Pick::of(stories.get(&pinned.slug)?)
            })
        });
        let mut picks: Vec<_> = pinned.collect();
        let more = plan
            .fill
            .iter()
            .flat_map(|fill| candidates(newsroom, &stories, fill));
        let more = more.filter(|story| shown.insert(story.slug.clone()));
        let room = plan.count.saturating_sub(picks.len());
        picks.extend(more.take(room).map(Pick::of));
        let is_of_stories = !matches!(plan.look, Look::Newsletter | Look::Notice);
        (!(is_of_stories && picks.is_empty())).then_some(Part { plan, picks })
    };
    plans.into_iter().filter_map(part).collect()
}

/// The stories that a rule names, the best first.
fn candidates<'a>(
    newsroom: &'a Newsroom,
    stories: &HashMap<&'a Slug, &'a Story>,
    fill: &Fill,
) -> impl Iterator<Item = &'a Story> {
    let ranked = if *fill == Fill::Trending {
        &newsroom.trending[..]
    } else {
        &[]
    };
    let ranked = ranked.iter().filter_map(|slug| stories.get(slug).copied());
    let ranked: Vec<_> = ranked.collect();
    let is_meant = move |story: &&Story| match fill {
        Fill::Newest | Fill::Trending => true,
        Fill::Section(slug) => story.section.slug == *slug,
        Fill::Topic(topic) => story.tags.contains(topic),
        Fill::Author(slug) => story
            .writers
            .iter()
            .any(|writer| writer.slug.as_ref() == Some(slug)),
        Fill::Label(label) => story.label == Some(*label),
    };
    ranked.into_iter().chain(newsroom.stories.iter().filter(is_meant))
}

#[cfg(test)]
mod tests {
    use serde_json::{Value, json};

    use super::super::relate::tests::{Written, newsroom_with};
    use super::*;

    /// Stories from the newest to the oldest, in turn of both sections.
    const STORIES: [Written<'_>; 9] = [
        ("n9", "news", 19, &["rivers"]),
        ("s8", "sport", 18, &["rivers"]),
        ("n7", "news", 17, &["dams"]),
        ("s6", "sport", 16, &[]),
        ("n5", "news", 15, &["dams"]),
        ("s4", "sport", 14, &[]),
        ("n3", "news", 13, &[]),
        ("s2", "sport", 12, &[]),
        ("n1", "news", 11, &["rivers"]),
    ];

    fn newsroom(page_size: usize, fronts: &[(&str, Value)]) -> Newsroom {
        let mut newsroom = newsroom_with(&STORIES, &["n1", "s2"], fronts);
        newsroom.page_size = page_size;
        newsroom
    }

    /// The slugs on each page, by containers.
    fn slugs(newsroom: &Newsroom, section: Option<usize>) -> Vec<Vec<Vec<String>>> {
        let section = section.map(|place| &newsroom.sections[place].0);
        let slugs = |part: &Part<'_>| {
            part.picks
                .iter()
                .map(|pick| pick.story.slug.to_string())
                .collect()
        };
        let lists = lists(newsroom, section);
        lists
            .iter()
            .map(|list| list.parts.iter().map(slugs).collect())
            .collect()
    }

    fn front(containers: Value) -> (&'static str, Value) {
        ("front.json", json!({ "containers": containers }))
    }

    #[test]
    fn a_page_that_nobody_arranged_has_the_newest_and_a_block_of_each_section() {
        let newsroom = newsroom(10, &[]);
        assert_eq!(
            slugs(&newsroom, None),
            [[
                vec!["n9", "s8", "n7", "s6", "n5", "s4"],
                vec!["n3", "n1"],
                vec!["s2"]
            ]]
        );
        let list = &lists(&newsroom, None)[0];
        let titles: Vec<_> = list.parts.iter().map(|part| part.plan.title.as_deref()).collect();
        assert_eq!(titles, [None, Some("NEWS"), Some("SPORT")]);
    }

    #[test]
    fn it_has_as_many_stories_as_a_page_of_a_list() {
        for page_size in 1..10 {
            let newsroom = newsroom(page_size, &[]);
            for section in [None, Some(0), Some(1)] {
                let pages = slugs(&newsroom, section);
                assert!(
                    pages.iter().all(|page| page.concat().len() <= page_size),
                    "{page_size} {pages:?}"
                );
            }
        }
        assert_eq!(
            slugs(&newsroom(7, &[]), None),
            [
                vec![vec!["n9", "s8", "n7", "s6", "n5", "s4"], vec!["n3"]],
                vec![vec!["s2", "n1"]]
            ]
        );
    }

    #[test]
    fn each_rule_fills_a_container_with_what_is_not_shown_yet() {
        let fill = |fill: Value| json!({ "kind": "grid", "fill": fill, "count": 2 });
        let newsroom = newsroom(
            24,
            &[front(json!([
                fill(json!({ "from": "trending" })),
                fill(json!({ "from": "topic", "topic": "rivers" })),
                fill(json!({ "from": "section", "section": "sport" })),
                fill(json!({ "from": "newest" })),
            ]))],
        );
        assert_eq!(
            slugs(&newsroom, None),
            [
                vec![
                    vec!["n1", "s2"],
                    vec!["n9", "s8"],
                    vec!["s6", "s4"],
                    vec!["n7", "n5"]
                ],
                vec![vec!["n3"]]
            ]
        );
    }

    #[test]
    fn a_story_that_was_chosen_has_its_place_before_others_are_filled_up() {
        let newsroom = newsroom(
            4,
            &[front(json!([
                { "kind": "lead_with_related", "items": ["n3"], "fill": { "from": "newest" }, "count": 3 },
                { "kind": "grid", "items": ["n9", "s2"] },
                { "kind": "section", "section": "sport", "items": ["s4"], "count": 2 },
                { "kind": "notice", "text": "Words." },
            ]))],
        );
        assert_eq!(
            slugs(&newsroom, None),
            [
                vec![vec!["n3", "s8", "n7"], vec!["n9", "s2"], vec!["s4", "s6"], vec![]],
                vec![vec!["n5", "n1"]]
            ]
        );
    }

    #[test]
    fn the_page_of_a_section_is_arranged_by_its_own_file() {
        let file = json!({ "containers": [
            { "kind": "lead", "items": ["s2"] },
            { "kind": "headlines", "items": ["n9"], "fill": { "from": "newest" }, "count": 2 },
        ] });
        let newsroom = newsroom(4, &[("fronts/sport.json", file)]);
        // What is of another section is lost nowhere by standing here.
        assert_eq!(
            slugs(&newsroom, Some(1)),
            [vec![vec!["s2"], vec!["n9", "s8"]], vec![vec!["s6", "s4"]]]
        );
        assert_eq!(slugs(&newsroom, Some(0))[0].concat(), ["n9", "n7", "n5", "n3"]);
    }

    #[test]
    fn no_story_stands_twice_in_a_list_and_none_is_lost() {
        let fronts = [
            json!([{ "kind": "notice", "text": "Words." }]),
            json!([{ "kind": "ranking", "fill": { "from": "trending" } }, { "kind": "grid", "items": ["s4", "n9"] }]),
            json!([{ "kind": "topic", "topic": "dams", "count": 12 }, { "kind": "grid", "fill": { "from": "newest" }, "count": 12 }]),
        ];
        for page_size in [1, 2, 5, 24] {
            let without = std::iter::once(Vec::new());
            for files in without.chain(fronts.iter().map(|containers| vec![front(containers.clone())])) {
                let pages = slugs(&newsroom(page_size, &files), None);
                let mut all = pages.concat().concat();
                all.sort();
                let mut expected = STORIES.map(|(slug, ..)| slug);
                expected.sort_unstable();
                assert_eq!(all, expected, "{page_size} {files:?}");
            }
        }
    }

    #[test]
    fn a_list_without_stories_has_a_page() {
        let newsroom = newsroom_with(&STORIES[..1], &[], &[]);
        assert_eq!(slugs(&newsroom, Some(1)), [Vec::<Vec<String>>::new()]);
    }
}
