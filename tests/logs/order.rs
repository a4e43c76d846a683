//! Whichever way a log was divided into files, and in whichever order these are named, the result is that of one log in
//! the order of time.

use std::collections::{BTreeMap, HashMap};

use dateline_logs::{Options, Ranking, read};
use fastrand::Rng;

use crate::log::{Hit, Logs, hit, is_page, ranked, text};

/// Readers who come, come back, and look at a few pages.
fn day(random: &mut Rng) -> Vec<Hit> {
    let mut hits: Vec<_> = (0..random.usize(1..3000))
        .map(|_| {
            let page = random.u32(0..12).min(random.u32(0..12));
            hit(random.i64(0..86_400), &format!("/news/{page}/")).by(random.u32(0..60))
        })
        .collect();
    hits.sort_by_key(|hit| hit.second);
    hits
}

fn same(one: &Ranking, other: &Ranking) {
    assert_eq!(one.counts, other.counts);
    assert_eq!(one.period, other.period);
    assert_eq!(one.pages.len(), other.pages.len());
    for (one, other) in one.pages.iter().zip(&other.pages) {
        assert_eq!((&one.path, one.visits), (&other.path, other.visits));
        assert!((one.score - other.score).abs() < 1e-9 * one.score);
    }
}

#[test]
fn logs_may_be_rotated_spread_over_servers_and_named_in_any_order() {
    for seed in 0..60 {
        let mut random = Rng::with_seed(seed);
        let hits = day(&mut random);
        let whole = ranked(text(&hits));
        let servers = random.usize(1..4);
        let rotations = random.i64(1..6);
        let mut files: BTreeMap<_, Vec<Hit>> = BTreeMap::new();
        for hit in hits {
            let rotation = hit.second * rotations / 86_400;
            files
                .entry((random.usize(0..servers), rotation))
                .or_default()
                .push(hit);
        }
        let logs = Logs::new();
        let mut paths: Vec<_> = files
            .iter()
            .map(|((server, rotation), hits)| {
                logs.file(
                    &format!("{server}.{}", i64::from(random.u8(..)) * 10 + rotation),
                    text(hits),
                )
            })
            .collect();
        let mut last: Option<Ranking> = None;
        for _ in 0..3 {
            random.shuffle(&mut paths);
            let ranking = read(&paths, &Options::default(), is_page).unwrap();
            same(&ranking, &whole);
            // To the last bit, in any order of the files.
            assert!(last.is_none_or(|last| last == ranking), "{seed}");
            last = Some(ranking);
        }
    }
}

#[test]
fn visits_are_those_that_one_counts_by_hand() {
    for seed in 100..160 {
        let hits = day(&mut Rng::with_seed(seed));
        let (mut last, mut expected) = (HashMap::new(), BTreeMap::new());
        for hit in &hits {
            let before = last.insert((&hit.address, &hit.request), hit.second);
            if before.is_none_or(|before| hit.second - before > 1800) {
                *expected
                    .entry(hit.request.split(' ').nth(1).unwrap())
                    .or_insert(0) += 1;
            }
        }
        let ranking = ranked(text(&hits));
        let visits: BTreeMap<_, _> = ranking
            .pages
            .iter()
            .map(|page| (page.path.as_str(), page.visits))
            .collect();
        assert_eq!(visits, expected, "{seed}");
        assert!(ranking.pages.is_sorted_by(|one, other| one.score >= other.score));
    }
}

#[test]
fn lines_that_are_a_little_out_of_order_are_counted_as_if_they_were_not() {
    let mut random = Rng::with_seed(9);
    let hits = day(&mut random);
    let mut late = hits.clone();
    // A server writes a line when the answer is through, which may take a while.
    late.sort_by_cached_key(|hit| hit.second + random.i64(0..20));
    let (one, other) = (ranked(text(&hits)), ranked(text(&late)));
    // Of two visits half an hour apart, either may be the one that counts.
    assert!(
        one.counts.visits.abs_diff(other.counts.visits) <= 3,
        "{:?} {:?}",
        one.counts,
        other.counts
    );
}

#[test]
fn a_file_that_is_named_twice_is_read_once() {
    let logs = Logs::new();
    let path = logs.file("access.log", text(&[hit(0, "/news/a/")]));
    let ranking = read(&[path.clone(), path], &Options::default(), is_page).unwrap();
    assert_eq!(ranking.counts.lines, 1);
}
