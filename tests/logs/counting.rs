//! What is a visit, and what is not.

use std::time::Duration;

use dateline_logs::{Counts, Options, Period};
use time::Duration as Time;

use crate::log::{Hit, MIDNIGHT, SAFARI, hit, ranked, ranked_with, text, visits};

const STORY: &str = "/news/a-story/";

fn counts(hits: &[Hit]) -> Counts {
    let counts = ranked(text(hits)).counts;
    let Counts {
        lines,
        malformed,
        other,
        assets,
        errors,
        unknown,
        outside,
        bots,
        prefetches,
        repeats,
        visits,
    } = counts;
    let sum = malformed + other + assets + errors + unknown + outside + bots + prefetches + repeats + visits;
    assert_eq!(lines, sum, "{counts:?}");
    counts
}

#[test]
fn each_line_is_counted_once_for_what_it_is() {
    let mut post = hit(1, STORY);
    post.request = format!("POST {STORY} HTTP/2.0");
    let hits = [
        hit(0, STORY),
        post,
        hit(2, "/app-1f3a.js").on(STORY),
        hit(3, STORY).status(404),
        hit(4, "/news").status(301),
        hit(4, STORY).status(206),
        hit(5, "/wp-login/"),
        hit(6, STORY).agent("Mozilla/5.0 (compatible; Googlebot/2.1; +http://www.google.com/bot.html)"),
        hit(7, STORY).status(304),
        hit(8, "/news/other/index.json").on(STORY),
    ];
    let expected = Counts {
        lines: 10,
        other: 1,
        assets: 1,
        errors: 3,
        unknown: 1,
        bots: 1,
        repeats: 1,
        prefetches: 1,
        visits: 1,
        ..Counts::default()
    };
    assert_eq!(counts(&hits), expected);
}

#[test]
fn a_page_is_one_however_it_is_asked_for() {
    let hits: Vec<_> = [
        "/news/a-story",
        "/news/a-story/index.html",
        "/news/a-story/?a=b",
        "/news/%61-story/#c",
    ]
    .iter()
    .zip(0..)
    .map(|(path, reader)| hit(0, path).by(reader))
    .collect();
    assert_eq!(visits(&ranked(text(&hits))), [(STORY, 4)]);
}

#[test]
fn a_visitor_counts_again_when_the_session_is_over() {
    let half_an_hour = 30 * 60;
    let hits = [
        hit(0, STORY),
        hit(half_an_hour, STORY),
        hit(half_an_hour + 5, "/news/other/"),
        // Half an hour and a second after the last time.
        hit(2 * half_an_hour + 1, STORY),
        // Another browser at the same address, and the same browser elsewhere.
        hit(2 * half_an_hour + 2, STORY).agent(SAFARI),
        hit(2 * half_an_hour + 3, STORY).by(9),
    ];
    let ranking = ranked(text(&hits));
    assert_eq!(visits(&ranking), [(STORY, 4), ("/news/other/", 1)]);
    assert_eq!(ranking.counts.repeats, 1);
}

#[test]
fn data_is_a_visit_once_something_is_loaded_from_the_page() {
    // The reader points at three stories, and follows the link to the second one, which has a picture.
    let hits = [
        hit(0, "/"),
        hit(10, "/news/one/index.json").on("/"),
        hit(11, "/news/two/index.json").on("/"),
        hit(12, "/news/three/index.json").on("/"),
        hit(14, "/pictures/two.avif").on("/news/two/"),
        hit(15, "/pictures/two-large.avif").on("/news/two/"),
    ];
    let ranking = ranked(text(&hits));
    assert_eq!(visits(&ranking), [("/news/two/", 1), ("/", 1)]);
    assert_eq!((ranking.counts.prefetches, ranking.counts.assets), (2, 2));
    // From there to the first one, by data that is loaded anew; and later from that one to somewhere else.
    let more = [
        hit(90, "/news/one/index.json").on("/news/two/"),
        hit(95, "/news/x/index.json").on("/news/one/"),
    ];
    let ranking = ranked(text(&[&hits[..], &more].concat()));
    assert_eq!(visits(&ranking), [("/news/one/", 1), ("/news/two/", 1), ("/", 1)]);
}

#[test]
fn a_visit_is_not_shown_by_what_another_reader_loads() {
    let hits = [
        hit(0, "/news/two/index.json").by(1),
        hit(1, "/pictures/two.avif").on("/news/two/").by(2),
        hit(2, "/news/two/").by(3),
        hit(3, "/news/two/index.json").by(3),
        hit(4, "/pictures/two.avif").on("/news/two/").by(3),
    ];
    let ranking = ranked(text(&hits));
    assert_eq!(
        (visits(&ranking), ranking.counts.prefetches),
        (vec![("/news/two/", 1)], 2)
    );
}

#[test]
fn a_visit_counts_half_after_each_half_life() {
    let hour = 3600;
    let hits = [
        hit(0, "/news/morning/").by(1),
        hit(0, "/news/morning/").by(2),
        hit(0, "/news/morning/").by(3),
        hit(12 * hour, "/news/noon/").by(4),
        hit(12 * hour, "/news/noon/").by(5),
        hit(23 * hour, "/news/night/").by(6),
    ];
    let options = |half_life| Options {
        half_life: Duration::from_secs(half_life),
        now: Some(MIDNIGHT + Time::hours(24)),
        ..Options::default()
    };
    let ranking = ranked_with(text(&hits), &options(12 * 3600));
    let scores: Vec<_> = ranking
        .pages
        .iter()
        .map(|page| (page.path.as_str(), page.score))
        .collect();
    let night = 0.5_f64.powf(1.0 / 12.0);
    assert_eq!(
        scores.iter().map(|(path, _)| *path).collect::<Vec<_>>(),
        ["/news/noon/", "/news/night/", "/news/morning/"]
    );
    for ((_, score), expected) in scores.iter().zip([1.0, night, 0.75]) {
        assert!((score - expected).abs() < 1e-9, "{score} {expected}");
    }
    // With a short half-life, what is newest is first; with a long one, what was visited most.
    assert_eq!(
        ranked_with(text(&hits), &options(600)).pages[0].path,
        "/news/night/"
    );
    assert_eq!(
        ranked_with(text(&hits), &options(1_000_000)).pages[0].path,
        "/news/morning/"
    );
}

#[test]
fn pages_with_the_same_score_stand_in_the_order_of_their_paths() {
    let hits = [
        hit(0, "/news/b/").by(1),
        hit(0, "/news/c/").by(2),
        hit(0, "/news/a/").by(3),
    ];
    assert_eq!(
        visits(&ranked(text(&hits))),
        [("/news/a/", 1), ("/news/b/", 1), ("/news/c/", 1)]
    );
}

#[test]
fn only_the_window_counts() {
    let hits = [
        hit(0, "/news/a/").by(1),
        hit(3600, "/news/b/").by(2),
        hit(7200, "/news/c/").by(3),
    ];
    let options = |now| Options {
        window: Duration::from_hours(1),
        now,
        ..Options::default()
    };
    // To the newest line of the log.
    let ranking = ranked_with(text(&hits), &options(None));
    assert_eq!(
        (visits(&ranking), ranking.counts.outside),
        (vec![("/news/c/", 1), ("/news/b/", 1)], 1)
    );
    let hours = |hours| MIDNIGHT + Time::hours(hours);
    assert_eq!(
        ranking.period,
        Some(Period {
            from: hours(1),
            to: hours(2)
        })
    );
    // To a moment: what comes later does not count either.
    let ranking = ranked_with(text(&hits), &options(Some(hours(1))));
    assert_eq!(
        (visits(&ranking), ranking.counts.outside),
        (vec![("/news/b/", 1), ("/news/a/", 1)], 1)
    );
}

#[test]
fn a_log_without_a_line_that_can_be_read_has_no_period() {
    let ranking = ranked("hello\n");
    assert_eq!(
        (ranking.period, ranking.pages.len(), ranking.counts.malformed),
        (None, 0, 1)
    );
    assert_eq!(ranked("").counts, Counts::default());
}
