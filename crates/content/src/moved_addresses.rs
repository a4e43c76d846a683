//! Where the addresses lead that have moved, also more than once.

use std::collections::{BTreeMap, HashMap};

use dateline_model::route::path_of_location;

use super::source::RedirectFile;

/// Where an address leads that has moved.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) enum Moved {
    /// To this address, which has not.
    To(String),
    /// Around in this circle of addresses, whose number it is.
    Around(usize),
    /// Into such a circle.
    IntoCircle,
}

/// The addresses that have moved.
#[derive(Debug, Default)]
pub(crate) struct MovedAddresses {
    /// The end of each, by its name ([`one_name`]).
    ends: HashMap<String, Moved>,
    /// Addresses that lead to each other and nowhere else, each circle in its order.
    circles: Vec<Vec<String>>,
}

impl MovedAddresses {
    /// Follows each to its end, and each step once.
    pub(crate) fn of(entries: &[RedirectFile]) -> Self {
        // The first of two entries counts, so it comes last.
        let steps = entries.iter().rev();
        let steps: BTreeMap<_, _> = steps
            .map(|entry| (one_name(&entry.from), Step::of(&entry.to)))
            .collect();
        let mut moved = Self::default();
        for from in steps.keys() {
            moved.follow(from, &steps);
        }
        moved
    }

    /// Where an address leads; nothing if it has not moved.
    pub(crate) fn end(&self, from: &str) -> Option<&Moved> {
        self.ends.get(&one_name(from))
    }

    /// A circle, from one of its addresses and back to it.
    pub(crate) fn circle(&self, number: usize, from: &str) -> Vec<&str> {
        let circle = &self.circles[number];
        let from = one_name(from);
        let start = circle.iter().position(|address| *address == from);
        let around = circle.iter().cycle().skip(start.unwrap_or_default());
        around.take(circle.len() + 1).map(String::as_str).collect()
    }

    fn follow(&mut self, from: &str, steps: &BTreeMap<String, Step>) {
        let mut way: Vec<(&str, &Step)> = Vec::new();
        let mut places: HashMap<&str, usize> = HashMap::new();
        let mut at = from;
        let mut end = loop {
            if let Some(end) = self.ends.get(at) {
                break match end {
                    Moved::Around(_) => Moved::IntoCircle,
                    end => end.clone(),
                };
            }
            let Some((name, step)) = steps.get_key_value(at) else {
                break Moved::To(at.to_owned());
            };
            if let Some(start) = places.get(at) {
                let circle = way.drain(*start..).map(|(name, _)| name.to_owned());
                let circle: Vec<_> = circle.collect();
                let around = circle
                    .iter()
                    .map(|name| (name.clone(), Moved::Around(self.circles.len())));
                self.ends.extend(around);
                self.circles.push(circle);
                break Moved::IntoCircle;
            }
            places.insert(name, way.len());
            way.push((name, step));
            at = &step.page;
        };
        for (name, step) in way.into_iter().rev() {
            if let Moved::To(to) = &mut end
                && let Some(fragment) = &step.fragment
                && !to.contains('#')
            {
                // The last place that is named counts, as in a browser that follows redirects.
                *to = format!("{to}#{fragment}");
            }
            self.ends.insert(name.to_owned(), end.clone());
        }
    }
}

/// What an entry says.
struct Step {
    page: String,
    fragment: Option<String>,
}

impl Step {
    fn of(to: &str) -> Self {
        let (page, fragment) = to
            .split_once('#')
            .map_or((to, None), |(page, id)| (page, Some(id.to_owned())));
        Self {
            page: one_name(page),
            fragment,
        }
    }
}

/// A page has several addresses, with a slash at the end, without, and with `index.html`: the one that counts.
fn one_name(address: &str) -> String {
    path_of_location("/", address).unwrap_or_else(|| address.to_owned())
}
