//! A container as it travels: which story stands where, and with what. Rows are always full, and no column is half empty:
//! stories without a picture are stacked beside those that have one, or have rows of their own.

use std::ops::RangeInclusive;

use dateline_content::{ContainerPlan, SizeFile, Story};
use dateline_model::{Card, Container, Inline, Look, Slug, Words};

/// The columns of a wide window: all, those of a large story, and those beside it.
const ALL: u32 = 12;
const LARGE: u32 = 7;
const BESIDE: u32 = 5;
/// How many stories there are in a row at most.
const IN_A_ROW: usize = 4;
/// How many stories are as high as a picture with its words, one below the other; as a wide picture; and as a large one.
const STACK: RangeInclusive<usize> = 2..=4;
const WIDE_STACK: RangeInclusive<usize> = 3..=4;
const TALL_STACK: RangeInclusive<usize> = 3..=5;

/// A container with the stories in it.
pub(super) struct Part<'a> {
    pub(super) plan: ContainerPlan,
    pub(super) picks: Vec<Pick<'a>>,
}

/// A story, and how it stands in its container.
#[derive(Clone)]
pub(super) struct Pick<'a> {
    pub(super) story: &'a Story,
    pub(super) title: Option<String>,
    pub(super) size: Option<SizeFile>,
}

impl<'a> Pick<'a> {
    /// A story as it is.
    pub(super) const fn of(story: &'a Story) -> Self {
        Self {
            story,
            title: None,
            size: None,
        }
    }
}

/// A container on a page of the site, or of a section.
pub(super) fn container(part: &Part<'_>, here: Option<&Slug>, words: &Words) -> Container {
    let plan = &part.plan;
    let own = plan.section.as_ref();
    let cards = part.picks.iter().map(|pick| {
        let of = Some(&pick.story.section.slug);
        // Nobody has to be told what stands above already.
        let is_told = of == here || of == own;
        card(pick, plan.look, is_told, words)
    });
    let cards = cards.collect();
    let title = plan.title.as_ref().map(|title| {
        let text = Inline::Text(title.clone());
        match &plan.to {
            Some(to) => Inline::Link {
                to: to.clone(),
                text: vec![text],
            },
            None => text,
        }
    });
    Container {
        look: plan.look,
        title: title.into_iter().collect(),
        text: plan.text.clone(),
        cards: match plan.look {
            Look::Lead => lead(cards),
            Look::Grid => grid(cards),
            Look::List => list(cards),
            _ => in_rows(cards),
        },
        newsletter: plan.newsletter.clone(),
    }
}

/// A story before it has its place. One that is to be large has a row for itself from the beginning.
fn card(pick: &Pick<'_>, look: Look, is_told: bool, words: &Words) -> Card {
    let story = pick.story;
    let mut teaser = story.teaser(words);
    if let Some(title) = &pick.title {
        teaser.title.clone_from(title);
    }
    let is_headline = matches!(look, Look::Headlines | Look::Ranking | Look::Opinion);
    if is_headline || pick.size == Some(SizeFile::Small) {
        teaser.image = None;
        teaser.summary.clear();
    }
    let writer = story.writers.first().filter(|_| look == Look::Opinion);
    if let Some(writer) = writer {
        teaser.image.clone_from(&writer.portrait);
    }
    let section = (!is_told).then(|| story.section.name.clone());
    Card {
        teaser,
        kicker: writer.map(|writer| writer.name.clone()).or(section),
        columns: if pick.size == Some(SizeFile::Large) {
            ALL
        } else {
            0
        },
        rows: 1,
        alone: false,
    }
}

/// A large story. Where it has a picture, others are stacked beside it; else they are in rows below.
fn lead(mut cards: Vec<Card>) -> Vec<Card> {
    let Some(first) = cards.first_mut() else {
        return cards;
    };
    let has_picture = first.teaser.image.is_some();
    first.columns = ALL;
    let related = cards.split_off(1);
    if !(has_picture && TALL_STACK.contains(&related.len())) {
        cards.extend(grid(related));
        return cards;
    }
    (cards[0].columns, cards[0].rows) = (LARGE, rows_of(&related));
    cards.extend(stacked(related, BESIDE));
    in_pairs(&mut cards);
    cards
}

/// Cards in rows; those without a picture are stacked beside the first, as far as there are enough of them, and have rows of
/// their own after the others.
fn grid(cards: Vec<Card>) -> Vec<Card> {
    let (large, cards): (Vec<_>, Vec<_>) = cards.into_iter().partition(|card| card.columns == ALL);
    let (mut pictured, mut others): (Vec<_>, Vec<_>) =
        cards.into_iter().partition(|card| card.teaser.image.is_some());
    let mut placed = large;
    let stack = if pictured.len() == 1 { WIDE_STACK } else { STACK };
    if !pictured.is_empty() && others.len() >= *stack.start() {
        let beside = others.split_off(others.len().min(*stack.end()));
        let stack = std::mem::replace(&mut others, beside);
        // The stack is one of the cells of the first row.
        let cells = lengths(pictured.len() + 1)[0];
        let rest = pictured.split_off(cells - 1);
        let (columns, rows) = (columns_of(cells), rows_of(&stack));
        placed.extend(pictured.into_iter().map(|card| Card {
            columns,
            rows,
            ..card
        }));
        placed.extend(stacked(stack, columns));
        pictured = rest;
    }
    placed.extend(in_rows(pictured));
    placed.extend(in_rows(others));
    in_pairs(&mut placed);
    placed
}

/// One story after the other, two in a row at most.
fn list(cards: Vec<Card>) -> Vec<Card> {
    let columns = |card| Card {
        columns: columns_of(2),
        ..card
    };
    let mut cards: Vec<_> = cards.into_iter().map(columns).collect();
    in_pairs(&mut cards);
    cards
}

/// Cards in rows that are all full.
fn in_rows(cards: Vec<Card>) -> Vec<Card> {
    let lengths = lengths(cards.len());
    let columns = lengths
        .into_iter()
        .flat_map(|cells| std::iter::repeat_n(columns_of(cells), cells));
    let mut cards: Vec<_> = cards
        .into_iter()
        .zip(columns)
        .map(|(card, columns)| Card { columns, ..card })
        .collect();
    in_pairs(&mut cards);
    cards
}

/// Stories one below the other. Where there are few, there is room for their standfirsts.
fn stacked(cards: Vec<Card>, columns: u32) -> Vec<Card> {
    let room = if columns < BESIDE { STACK } else { WIDE_STACK };
    let has_room = cards.len() <= *room.start();
    let place = |mut card: Card| {
        card.columns = columns;
        if !has_room {
            card.teaser.summary.clear();
        }
        card
    };
    cards.into_iter().map(place).collect()
}

/// How many stories are in each row: as many in one as in the other, or one more.
fn lengths(count: usize) -> Vec<usize> {
    let rows = count.div_ceil(IN_A_ROW);
    (0..rows).map(|row| (count + row) / rows).collect()
}

fn columns_of(cells: usize) -> u32 {
    ALL / u32::try_from(cells).unwrap_or(ALL)
}

fn rows_of(stack: &[Card]) -> u32 {
    u32::try_from(stack.len()).unwrap_or(1)
}

/// Where there are two columns, the last story has a row for itself if there is nobody beside it. Large ones have theirs in
/// any case.
fn in_pairs(cards: &mut [Card]) {
    let is_small = |card: &&mut Card| ![ALL, LARGE].contains(&card.columns);
    let count = cards.iter_mut().filter(is_small).count();
    for card in &mut *cards {
        card.alone = false;
    }
    if count % 2 == 1
        && let Some(last) = cards.iter_mut().rfind(is_small)
    {
        last.alone = true;
    }
}

#[cfg(test)]
mod tests {
    use dateline_model::{Image, Moment, Section, Teaser};

    use super::*;

    /// Stories: `p` has a picture, `h` has none, `P` is large.
    fn cards(kinds: &str) -> Vec<Card> {
        let card = |kind: char| Card {
            teaser: Teaser {
                slug: Slug::new("a-story").unwrap(),
                section: Section {
                    slug: Slug::new("news").unwrap(),
                    name: "News".to_owned(),
                },
                label: None,
                title: kind.to_string(),
                summary: "In short.".to_owned(),
                date_published: Moment {
                    datetime: String::new(),
                    text: String::new(),
                },
                language: None,
                image: (kind != 'h').then(|| Image {
                    path: "/pictures/a.png".to_owned(),
                    width: 3,
                    height: 2,
                    colour: None,
                    focus: None,
                    dark: None,
                }),
            },
            kicker: None,
            columns: if kind == 'P' { ALL } else { 0 },
            rows: 1,
            alone: false,
        };
        kinds.chars().map(card).collect()
    }

    /// Each story with its columns, and with its rows where these are several.
    fn places(cards: &[Card]) -> String {
        let place = |card: &Card| match card.rows {
            1 => format!("{}{}", card.teaser.title, card.columns),
            rows => format!("{}{}x{rows}", card.teaser.title, card.columns),
        };
        cards.iter().map(place).collect::<Vec<_>>().join(" ")
    }

    #[test]
    fn rows_are_always_full() {
        for count in 0..=40 {
            for kinds in [
                "p".repeat(count),
                "h".repeat(count),
                "ph".repeat(count),
                "hhp".repeat(count),
            ] {
                for arrange in [lead, grid, in_rows] {
                    let cards = arrange(cards(&kinds));
                    assert_eq!(cards.len(), kinds.len());
                    // As a browser places them: each in the first row that has room.
                    let area: u32 = cards.iter().map(|card| card.columns * card.rows).sum();
                    assert_eq!(area % ALL, 0, "{}", places(&cards));
                    let in_pairs = cards.iter().filter(|card| card.columns < LARGE);
                    let (alone, paired): (Vec<_>, Vec<_>) = in_pairs.partition(|card| card.alone);
                    assert!(paired.len() % 2 == 0 && alone.len() <= 1, "{}", places(&cards));
                }
            }
        }
    }

    #[test]
    fn a_story_with_a_picture_leads_with_others_stacked_beside_it() {
        assert_eq!(places(&lead(cards("phpph"))), "p7x4 h5 p5 p5 h5");
        assert_eq!(places(&lead(cards("p"))), "p12");
        // Too few for a stack, or too many; and without a picture nothing is as high as a stack.
        assert_eq!(places(&lead(cards("pph"))), "p12 p12 h12");
        assert_eq!(places(&lead(cards("hpp"))), "h12 p6 p6");
        assert_eq!(places(&lead(cards("hhhhh"))), "h12 h3 h3 h3 h3");
    }

    #[test]
    fn stories_without_a_picture_are_stacked_beside_those_that_have_one() {
        assert_eq!(places(&grid(cards("phhh"))), "p6x3 h6 h6 h6");
        assert_eq!(places(&grid(cards("hphphhp"))), "p3x4 p3x4 p3x4 h3 h3 h3 h3");
        assert_eq!(places(&grid(cards("pphhhhhh"))), "p4x4 p4x4 h4 h4 h4 h4 h6 h6");
        assert_eq!(places(&grid(cards("ppppphhh"))), "p4x3 p4x3 h4 h4 h4 p4 p4 p4");
        assert_eq!(places(&grid(cards("hpph"))), "p4x2 p4x2 h4 h4");
        // One has a row, and so have two where they would not be as high as the picture.
        assert_eq!(places(&grid(cards("ppph"))), "p4 p4 p4 h12");
        assert_eq!(places(&grid(cards("hph"))), "p12 h6 h6");
        assert_eq!(places(&grid(cards("ppP"))), "P12 p6 p6");
    }

    #[test]
    fn a_stack_of_few_has_room_for_standfirsts() {
        let has_standfirsts =
            |cards: Vec<Card>| cards.iter().skip(1).all(|card| !card.teaser.summary.is_empty());
        assert!(has_standfirsts(lead(cards("pppp"))));
        assert!(!has_standfirsts(lead(cards("ppppp"))));
    }
}
