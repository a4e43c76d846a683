//! How alike stories are, by the words that they share and few others say.
//!
//! Each story is a vector of its terms, weighted by how seldom stories have them (tf–idf; Salton and Buckley, "Term-weighting
//! approaches in automatic text retrieval", 1988), and two are as alike as the cosine between them says.

// Numbers are compared with each other, and need not be exact.
#![allow(clippy::cast_precision_loss)]

use std::cell::RefCell;
use std::collections::BTreeMap;

use dateline_content::Story;
use rayon::prelude::*;

/// How many entries of the index are looked at for one story, the most telling terms first: so a story of a large archive
/// takes no longer than one of a small one.
const WORK: usize = 10_000;

/// What it adds that both carry a tag of which there is no other story.
const OF_TAGS: f32 = 0.03;

/// An index of stories by their terms.
pub(super) struct Likeness {
    /// The terms and tags of each story, by their places in `holders`, in order. The terms are a vector of length 1.
    vectors: Vec<Vec<(u32, f32)>>,
    /// The stories that have each term.
    holders: Vec<Vec<(u32, f32)>>,
}

thread_local! {
    /// How alike each story is to the one at hand; all zero between two of them. A number for each story in a list is
    /// faster by far than a map.
    static ALIKE: RefCell<Vec<f32>> = const { RefCell::new(Vec::new()) };
}

impl Likeness {
    /// The index of some stories.
    pub(super) fn of(stories: &[Story]) -> Self {
        let count = stories.len() as f32;
        let (mut said, mut by_tag) = (Vec::new(), BTreeMap::<_, Vec<_>>::new());
        for (place, story) in (0_u32..).zip(stories) {
            said.extend(story.subject.terms().map(|(term, times)| (term, place, times)));
            for tag in &story.tags {
                by_tag.entry(tag.as_str()).or_default().push(place);
            }
        }
        said.par_sort_unstable();
        let seldom = |holders: usize| (count / holders as f32).ln();
        let mut vectors = vec![Vec::new(); stories.len()];
        let mut terms = 0;
        for of_term in said
            .chunk_by(|a, b| a.0 == b.0)
            .filter(|of_term| (2..stories.len()).contains(&of_term.len()))
        {
            for (_, story, times) in of_term {
                let weight = seldom(of_term.len()) * (1.0 + (*times as f32).ln());
                vectors[*story as usize].push((terms, weight));
            }
            terms += 1;
        }
        vectors.par_iter_mut().for_each(|vector: &mut Vec<(u32, f32)>| {
            let length = vector
                .iter()
                .map(|(_, weight)| weight * weight)
                .sum::<f32>()
                .sqrt();
            for (_, weight) in vector {
                *weight /= length.max(f32::MIN_POSITIVE);
            }
        });
        for (place, of_tag) in (terms..).zip(by_tag.values().filter(|of_tag| of_tag.len() > 1)) {
            let weight = (OF_TAGS * seldom(of_tag.len()) / seldom(1)).sqrt();
            for story in of_tag {
                vectors[*story as usize].push((place, weight));
            }
            terms += 1;
        }
        let mut holders = vec![Vec::new(); terms as usize];
        for (story, vector) in (0_u32..).zip(&vectors) {
            for (term, weight) in vector {
                holders[*term as usize].push((story, *weight));
            }
        }
        Self { vectors, holders }
    }

    /// How alike two stories are, from 0 to 1.
    pub(super) fn between(&self, one: usize, other: usize) -> f32 {
        let other = &self.vectors[other];
        let products = self.vectors[one].iter().filter_map(|(term, weight)| {
            let at = other.binary_search_by_key(term, |(term, _)| *term).ok()?;
            Some(weight * other[at].1)
        });
        products.sum()
    }

    /// The stories that are at all like one, each with how much.
    pub(super) fn like(&self, story: usize) -> Vec<(usize, f32)> {
        let mut terms = self.vectors[story].clone();
        terms.sort_unstable_by(|(_, a), (_, b)| b.total_cmp(a));
        ALIKE.with_borrow_mut(|alike| {
            alike.resize(self.vectors.len(), 0.0);
            let (mut found, mut work) = (Vec::new(), 0);
            for (term, weight) in terms {
                let holders = &self.holders[term as usize];
                if work + holders.len() > WORK {
                    continue;
                }
                work += holders.len();
                for (other, of_other) in holders {
                    let alike = &mut alike[*other as usize];
                    if *alike == 0.0 {
                        found.push(*other as usize);
                    }
                    *alike += weight * of_other;
                }
            }
            let take = |other: usize| (other, std::mem::take(&mut alike[other]));
            found
                .into_iter()
                .map(take)
                .filter(|(other, _)| *other != story)
                .collect()
        })
    }
}
