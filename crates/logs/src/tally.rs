//! The visits of pages, in buckets of time: so that those before the window can be taken away when its end is known.

use std::collections::VecDeque;

use crate::pages::PageId;

/// How many buckets a window has. The beginning of a window whose end was not known is exact to one of them: a quarter
/// of an hour of a day.
const BUCKETS: i64 = 96;

/// All visits.
pub(crate) struct Tally {
    half_life: f64,
    width: i64,
    pages: Vec<VecDeque<Bucket>>,
    /// Visits that were too old when others came.
    dropped: u64,
}

#[derive(Debug, Clone, Copy)]
struct Bucket {
    /// The time that it begins at, in widths.
    number: i64,
    visits: u64,
    /// What its visits weigh at the time of the newest of them. That time is kept, so that a short half-life makes no
    /// number vanish.
    score: f64,
    newest: i64,
}

/// What a page has in a window.
#[derive(Debug, Clone, Copy, Default, PartialEq)]
pub(crate) struct Sum {
    pub(crate) visits: u64,
    pub(crate) score: f64,
}

impl Tally {
    pub(crate) fn new(half_life: f64, window: i64) -> Self {
        // One more second than a share, so that a window never has more buckets.
        Self {
            half_life,
            width: window / BUCKETS + 1,
            pages: Vec::new(),
            dropped: 0,
        }
    }

    /// Adds a visit. They come in the order of time, more or less.
    pub(crate) fn add(&mut self, page: PageId, time: i64) {
        let index = page.index();
        if index >= self.pages.len() {
            self.pages.resize_with(index + 1, VecDeque::new);
        }
        let number = time.div_euclid(self.width);
        let half_life = self.half_life;
        let buckets = &mut self.pages[index];
        let place = buckets.iter().rposition(|bucket| bucket.number <= number);
        match place {
            Some(place) if buckets[place].number == number => buckets[place].add(time, half_life),
            _ => {
                let bucket = Bucket {
                    number,
                    visits: 1,
                    score: 1.0,
                    newest: time,
                };
                buckets.insert(place.map_or(0, |place| place + 1), bucket);
            }
        }
        let last = buckets.back().map_or(number, |bucket| bucket.number);
        while let Some(bucket) = buckets.front()
            && bucket.number < last - BUCKETS
        {
            self.dropped += bucket.visits;
            buckets.pop_front();
        }
    }

    /// The sums of all pages at the end of a window, and how many visits are outside of it.
    pub(crate) fn sums(&self, from: i64, to: i64) -> (Vec<Sum>, u64) {
        let mut outside = self.dropped;
        let sum = |buckets: &VecDeque<Bucket>| {
            let mut sum = Sum::default();
            for bucket in buckets {
                if (bucket.number + 1) * self.width <= from {
                    outside += bucket.visits;
                } else {
                    sum.visits += bucket.visits;
                    sum.score += bucket.score * weight(to - bucket.newest, self.half_life);
                }
            }
            sum
        };
        let sums = self.pages.iter().map(sum).collect();
        (sums, outside)
    }
}

impl Bucket {
    fn add(&mut self, time: i64, half_life: f64) {
        self.visits += 1;
        if time >= self.newest {
            self.score = self.score * weight(time - self.newest, half_life) + 1.0;
            self.newest = time;
        } else {
            self.score += weight(self.newest - time, half_life);
        }
    }
}

/// What a visit weighs after some seconds.
#[allow(
    clippy::cast_precision_loss,
    reason = "times of logs are exact in this many digits"
)]
fn weight(age: i64, half_life: f64) -> f64 {
    if age == 0 {
        1.0
    } else {
        (-(age as f64) / half_life).exp2()
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::pages::Pages;

    const DAY: i64 = 86_400;

    #[test]
    fn a_score_is_the_sum_of_what_is_left_of_each_visit() {
        let pages = Pages::known_by(|_: &str| true);
        let mut random = fastrand::Rng::with_seed(7);
        for half_life in [1.0, 600.0, 43_200.0, 1e7] {
            let mut tally = Tally::new(half_life, DAY);
            let start = 1_700_000_000;
            let times: Vec<_> = (0..3000)
                .map(|index| start + index * 20 + random.i64(-30..30))
                .collect();
            let page = pages.id("/a/").unwrap();
            for time in &times {
                tally.add(page, *time);
            }
            let to = *times.iter().max().unwrap();
            let (sums, outside) = tally.sums(to - DAY, to);
            let expected: f64 = times.iter().map(|time| weight(to - time, half_life)).sum();
            assert_eq!((sums[0].visits, outside), (3000, 0));
            assert!(
                (sums[0].score / expected - 1.0).abs() < 1e-9,
                "{half_life}: {} {expected}",
                sums[0].score
            );
        }
    }

    #[test]
    fn visits_before_the_window_are_taken_away_to_a_bucket() {
        let pages = Pages::known_by(|_: &str| true);
        let (often, once) = (pages.id("/often/").unwrap(), pages.id("/once/").unwrap());
        let mut tally = Tally::new(43_200.0, DAY);
        let start = 1_700_000_000;
        tally.add(once, start);
        for minute in 0..3 * 24 * 60 {
            tally.add(often, start + minute * 60);
        }
        let to = start + 3 * DAY - 60;
        let (sums, outside) = tally.sums(to - DAY, to);
        assert_eq!(sums[once.index()].visits, 0);
        assert!(
            (1440..=1440 + 16).contains(&sums[often.index()].visits),
            "{sums:?}"
        );
        assert_eq!(sums[often.index()].visits + outside, 3 * 1440 + 1);
        assert!(tally.pages[often.index()].len() <= 98);
    }
}
