//! Headings and answers that are called otherwise than in the pages that were published last. Readers shared links to
//! them, and an `id` in the file keeps these.

use std::collections::{BTreeMap, BTreeSet};

use dateline_model::Anchor;
use rayon::prelude::*;

use super::anchors::{Named, headings, questions};
use super::assembler::{Assembler, Here};
use super::newsroom::Newsroom;
use super::page_file::PageFile;
use super::problem::Problem;

/// A heading or an answer of a page.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Place {
    /// What it is called in addresses.
    pub id: Anchor,
    /// The heading, or the question.
    pub words: String,
}

/// The places of a page, in their order.
#[derive(Debug, Default, Clone, PartialEq, Eq)]
pub struct Places {
    /// The headings.
    pub headings: Vec<Place>,
    /// The answers.
    pub faqs: Vec<Place>,
}

impl Newsroom {
    /// Warns of each place that was published under another id. `published` answers with the places of the page at a
    /// path below the base path, if one stands there. Files that are remembered with the same bytes have the places that
    /// they had.
    pub fn moved_places(&self, published: impl Fn(&str) -> Option<Places> + Sync) -> Vec<Problem> {
        let changed = self.context.pages.par_iter().filter(|page| !page.is_remembered);
        let problems = changed.flat_map_iter(|page| {
            let path = page.brief.path(&page.slug);
            let written = self.context.addresses.page(&path);
            let published = written
                .filter(|written| !written.held_back)
                .and_then(|_| published(&path));
            published.map_or_else(Vec::new, |published| {
                self.moved_places_of(page, &path, &published)
            })
        });
        problems.collect()
    }

    fn moved_places_of(&self, page: &PageFile, path: &str, published: &Places) -> Vec<Problem> {
        let anchors = &page.brief.anchors;
        let are = |places: &[Place], anchors: &[Anchor]| places.iter().map(|place| &place.id).eq(anchors);
        if are(&published.headings, &anchors.headings) && are(&published.faqs, &anchors.faqs) {
            return Vec::new();
        }
        let mut problems = Vec::new();
        let Some(file) = page.read(&mut problems) else {
            return problems;
        };
        let here = Here::of(&file, Some((path, anchors)));
        let mut assembler = Assembler::new(&self.context, &mut problems);
        let headings = written(headings(file.value.body()), &anchors.headings);
        let faqs = written(questions(file.value.faqs()), &anchors.faqs);
        for (old, new, kind) in [
            (&published.headings, headings, "heading"),
            (&published.faqs, faqs, "question"),
        ] {
            for (old, new) in moves(old, &new) {
                let Place { id, words } = old;
                match new {
                    Some((pointer, new)) => assembler.warn(
                        here,
                        pointer,
                        &format!("the published page has this place as `#{id}`, and now it is `#{}`", new.id),
                        &format!("Write \"id\": \"{id}\" beside it (in Markdown `{{#{id}}}` behind it), so that links to it that readers shared still lead there."),
                    ),
                    None => assembler.warn(
                        here,
                        "",
                        &format!("the published page has a place `#{id}` (“{words}”), and now it has none"),
                        &format!("If another {kind} took its place, write \"id\": \"{id}\" beside that (in Markdown `{{#{id}}}` behind it); else nothing needs to be done."),
                    ),
                }
            }
        }
        problems
    }
}

/// A place with the JSON Pointer of what it is made from.
type Written = (String, Place);

fn written<'a>(named: impl Iterator<Item = Named<'a>>, anchors: &[Anchor]) -> Vec<Written> {
    let written = named.zip(anchors).map(|(named, id)| {
        let place = Place {
            id: id.clone(),
            words: named.words.to_owned(),
        };
        (named.path(), place)
    });
    written.collect()
}

/// The places that are called otherwise than they were, each with what it is now, where that can be told.
fn moves<'a>(published: &'a [Place], written: &'a [Written]) -> Vec<(&'a Place, Option<&'a Written>)> {
    // The first of several with the same words counts, so it comes last.
    let by_id: BTreeMap<_, _> = written.iter().map(|at| (&at.1.id, at)).collect();
    let by_words: BTreeMap<_, _> = written.iter().rev().map(|at| (&at.1.words, at)).collect();
    let mut moved = Vec::new();
    let mut lost = Vec::new();
    for old in published {
        let same_id = by_id.get(&old.id);
        if same_id.is_some_and(|(_, place)| place.words == old.words) {
            continue;
        }
        match by_words.get(&old.words) {
            Some(&same_words) => moved.push((old, Some(same_words))),
            None if same_id.is_none() => lost.push(old),
            // Other words under the id that they had.
            None => {}
        }
    }
    // As many as were lost are new: each in its order was given other words.
    let known: BTreeSet<_> = published.iter().map(|old| &old.id).collect();
    let known_words: BTreeSet<_> = published.iter().map(|old| &old.words).collect();
    let is_new = |(_, place): &&Written| !known.contains(&place.id) && !known_words.contains(&place.words);
    let new: Vec<_> = written.iter().filter(is_new).collect();
    let is_reworded = new.len() == lost.len();
    let lost = lost.into_iter().enumerate();
    moved.extend(lost.map(|(index, old)| (old, new.get(index).copied().filter(|_| is_reworded))));
    moved
}

#[cfg(test)]
mod tests {
    use super::*;

    fn place((id, words): &(&str, &str)) -> Place {
        Place {
            id: Anchor::new(*id).unwrap(),
            words: (*words).to_owned(),
        }
    }

    /// The old ids, each with the id of what the place is now.
    fn moved(published: &[(&str, &str)], written: &[(&str, &str)]) -> Vec<(String, Option<String>)> {
        let published: Vec<_> = published.iter().map(place).collect();
        let written: Vec<_> = written.iter().map(|of| (String::new(), place(of))).collect();
        let moved = moves(&published, &written).into_iter();
        moved
            .map(|(old, new)| (old.id.to_string(), new.map(|(_, new)| new.id.to_string())))
            .collect()
    }

    fn to(old: &str, new: Option<&str>) -> (String, Option<String>) {
        (old.to_owned(), new.map(str::to_owned))
    }

    #[test]
    fn what_is_called_as_it_was_has_not_moved() {
        let page = [("where", "Where"), ("why", "Why")];
        assert_eq!(moved(&page, &page), []);
        // Others around it, another order, and other words under the id that was given.
        assert_eq!(
            moved(&page, &[("new", "New"), ("why", "Why"), ("where", "Where it is")]),
            []
        );
    }

    #[test]
    fn a_place_with_the_same_words_is_found_wherever_it_stands() {
        let old = [("section", "판문점"), ("section-2", "평양")];
        assert_eq!(
            moved(
                &old,
                &[
                    ("section", "서울"),
                    ("section-2", "판문점"),
                    ("section-3", "평양")
                ]
            ),
            [
                to("section", Some("section-2")),
                to("section-2", Some("section-3"))
            ]
        );
    }

    #[test]
    fn a_place_with_other_words_is_the_one_that_is_new() {
        let old = [("where", "Where"), ("why", "Why")];
        assert_eq!(
            moved(&old, &[("where", "Where"), ("why-now", "Why now")]),
            [to("why", Some("why-now"))]
        );
    }

    #[test]
    fn where_nobody_can_tell_it_is_gone() {
        let old = [("where", "Where"), ("why", "Why")];
        assert_eq!(moved(&old, &[("where", "Where")]), [to("why", None)]);
        assert_eq!(
            moved(&old, &[("where", "Where"), ("a", "A"), ("b", "B")]),
            [to("why", None)]
        );
    }
}
