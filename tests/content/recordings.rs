//! What is wrong with videos, with recordings of sound, and with their captions.

use std::fs::{self, File};
use std::path::{Path, PathBuf};
use std::time::{Duration, SystemTime};

use dateline_content::{Problem, Severity, check};
use dateline_model::{Block, Recording};
use serde_json::{Value, json};

use super::root::ROOT;
use super::{NOW, article, articles, folder, site};

const CAPTIONS: &str = "WEBVTT\n\n00:00.000 --> 00:01.000\n[A tone]\n";

/// A video with pictures in H.264 and sound in AAC, its index first.
fn pier() -> Vec<u8> {
    fs::read(Path::new(ROOT).join("tests/publish/small/content/media/pier.mp4")).unwrap()
}

/// A file beside this one.
fn file(name: &str) -> Vec<u8> {
    fs::read(Path::new(ROOT).join("tests/content/media").join(name)).unwrap()
}

/// The same bytes with others in place of some.
fn with(bytes: &[u8], from: &[u8], to: &[u8]) -> Vec<u8> {
    assert_eq!(from.len(), to.len());
    let mut changed = bytes.to_vec();
    let places = bytes.windows(from.len()).enumerate();
    let places: Vec<_> = places
        .filter(|(_, part)| *part == from)
        .map(|(at, _)| at)
        .collect();
    assert!(!places.is_empty());
    for at in places {
        changed[at..at + to.len()].copy_from_slice(to);
    }
    changed
}

/// A newsroom with one story of one block, and with files in `media/`.
fn newsroom(block: &Value, files: &[(&str, &[u8])]) -> PathBuf {
    let folder = folder();
    for part in ["articles", "media", "pictures"] {
        fs::create_dir(folder.join(part)).unwrap();
    }
    let mut story = article();
    story["body"] = json!([block]);
    fs::write(folder.join("site.json"), site().to_string()).unwrap();
    fs::write(folder.join("articles/story.json"), story.to_string()).unwrap();
    let poster = "<svg xmlns=\"http://www.w3.org/2000/svg\" viewBox=\"0 0 16 9\"/>";
    fs::write(folder.join("pictures/pier.svg"), poster).unwrap();
    fs::write(folder.join("media/en.vtt"), CAPTIONS).unwrap();
    for (name, bytes) in files {
        fs::write(folder.join("media").join(name), bytes).unwrap();
    }
    folder
}

fn video(file: &str) -> Value {
    json!({
        "type": "video", "file": file, "title": "The pier", "poster": "pier.svg",
        "tracks": [{ "file": "en.vtt", "language": "en" }],
    })
}

fn changed(mut block: Value, change: impl FnOnce(&mut Value)) -> Value {
    change(&mut block);
    block
}

fn problems_of(block: &Value, files: &[(&str, &[u8])]) -> Vec<Problem> {
    check(&newsroom(block, files), NOW).problems
}

/// There is just this one problem, at this place of the block.
fn assert_one(problems: &[Problem], severity: Severity, path: &str, message: &str, fix: &str) {
    assert_eq!(problems.len(), 1, "{problems:#?}");
    let problem = &problems[0];
    assert_eq!((problem.severity, &*problem.path), (severity, path), "{problem}");
    assert!(
        problem.message.contains(message) && problem.fix.contains(fix),
        "{problem}"
    );
}

fn recording_of(block: &Value, files: &[(&str, &[u8])]) -> Recording {
    let checked = check(&newsroom(block, files), NOW);
    assert_eq!(checked.problems, []);
    let article = articles(&checked.newsroom.unwrap()).remove(0);
    match article.opening.into_iter().next() {
        Some(Block::Recording(recording)) => recording,
        other => panic!("{other:?}"),
    }
}

#[test]
fn a_page_says_of_a_video_what_its_file_says() {
    // What was filmed with a device on its side: the matrix turns it by a quarter.
    let upright = [0x10000_u32, 0, 0, 0, 0x10000, 0, 0, 0, 0x4000_0000]
        .map(u32::to_be_bytes)
        .concat();
    let turned = [0, 0x10000_u32, 0, 0xffff_0000, 0, 0, 0x24_0000, 0, 0x4000_0000]
        .map(u32::to_be_bytes)
        .concat();
    let movie = pier();
    let at = movie.windows(4).position(|name| name == b"tkhd").unwrap();
    let on_its_side = [
        &movie[..at],
        &with(&movie[at..at + 88], &upright, &turned),
        &movie[at + 88..],
    ]
    .concat();
    for (name, bytes, size) in [
        ("pier.mp4", pier(), (64, 36)),
        ("turned.mp4", on_its_side, (36, 64)),
        ("pier.webm", file("pier.webm"), (64, 36)),
    ] {
        let recording = recording_of(&video(name), &[(name, &bytes)]);
        let video = recording.video.unwrap();
        assert_eq!((video.width, video.height), size, "{name}");
        assert_eq!(
            (recording.seconds, recording.length),
            (Some(1), bytes.len() as u64),
            "{name}"
        );
        assert_eq!(recording.note, "0:01 · 4 kB", "{name}");
        let stem = name.split('.').next().unwrap();
        assert!(
            recording.file.starts_with(&format!("/recordings/{stem}-h")),
            "{}",
            recording.file
        );
    }
    let silent = changed(video("silent.mp4"), |block| {
        block["tracks"] = json!([]);
        block["transcript"] = json!([{ "type": "paragraph", "text": "Bars." }]);
    });
    assert_eq!(
        recording_of(&silent, &[("silent.mp4", &file("av1.mp4"))])
            .transcript
            .len(),
        1
    );
}

#[test]
fn a_file_that_is_not_there_is_told_with_the_one_that_was_meant() {
    assert_one(
        &problems_of(&video("peir.mp4"), &[("pier.mp4", &pier())]),
        Severity::Error,
        "/body/0/file",
        "media/peir.mp4: there is no such file",
        "Did you mean `pier.mp4`?",
    );
    assert_one(
        &problems_of(&video("../pier.mp4"), &[]),
        Severity::Error,
        "/body/0/file",
        "not a valid name for a file",
        "Call the file pier.mp4, in media/ itself",
    );
    let block = changed(video("pier.mp4"), |block| block["poster"] = json!("none.jpg"));
    assert_one(
        &problems_of(&block, &[("pier.mp4", &pier())]),
        Severity::Error,
        "/body/0/poster",
        "pictures/none.jpg: there is no such file",
        "pictures/",
    );
    let block = changed(video("pier.mp4"), |block| {
        block["tracks"][0]["file"] = json!("fr.vtt");
    });
    assert_one(
        &problems_of(&block, &[("pier.mp4", &pier())]),
        Severity::Error,
        "/body/0/tracks/0/file",
        "media/fr.vtt: there is no such file",
        "media/",
    );
}

#[test]
fn what_browsers_do_not_play_is_told_by_name_with_the_command_that_converts_it() {
    let movie = pier();
    for (name, bytes, message, fix) in [
        (
            "a.avi",
            b"RIFF".to_vec(),
            "AVI is not a format",
            "ffmpeg -i media/a.avi -c:v libx264",
        ),
        (
            "a.mp4",
            file("pier.webm"),
            "by its name the file is MP4, and by its content it is WebM",
            "media/a-web.mp4",
        ),
        ("a.webm", movie.clone(), "by its content it is MP4", "ffmpeg"),
        (
            "a.mp4",
            b"<html>not found</html>".to_vec(),
            "it is something else",
            "ffmpeg",
        ),
        (
            "a.mp4",
            with(&movie, b"avc1", b"hvc1"),
            "its picture is kept as HEVC (H.265)",
            "-c:v libx264",
        ),
        (
            "a.mp4",
            with(&movie, b"avc1", b"apcn"),
            "its picture is kept as ProRes",
            "-c:v libx264",
        ),
        (
            "a.mp4",
            with(&movie, b"avc1", b"????"),
            "its picture is kept as ????",
            "-c:v libx264",
        ),
        (
            "a.mp4",
            with(&movie, b"mp4a", b"ac-3"),
            "its sound is kept as AC-3",
            "-c:v copy -c:a aac",
        ),
        (
            "a.mp4",
            with(&movie, b"moov", b"voom"),
            "the file is damaged: it has no index",
            "Save it again",
        ),
        (
            "a.mp4",
            movie[..movie.len() - 9].to_vec(),
            "the file is damaged: it ends too soon",
            "Save it again",
        ),
        (
            "a.mp4",
            file("tone.m4a"),
            "there is only sound in it",
            "a picture",
        ),
        ("a.vtt", CAPTIONS.into(), "these are captions", "tracks"),
    ] {
        let problems = problems_of(&video(name), &[(name, &bytes)]);
        assert_one(&problems, Severity::Error, "/body/0/file", message, fix);
    }
    let block = changed(video("pier.mp4"), |block| {
        block["tracks"][0]["file"] = json!("pier.mp4");
    });
    assert_one(
        &problems_of(&block, &[("pier.mp4", &movie)]),
        Severity::Error,
        "/body/0/tracks/0/file",
        "captions belong here",
        ".vtt",
    );
}

#[test]
fn a_video_whose_index_stands_at_its_end_is_told_with_the_command_that_moves_it() {
    let movie = pier();
    let at = |name: &[u8]| movie.windows(4).position(|part| part == name).unwrap() - 4;
    let (index, rest) = (at(b"moov"), at(b"mdat"));
    assert!(index < rest);
    let late = [&movie[..index], &movie[rest..], &movie[index..rest]].concat();
    assert_one(
        &problems_of(&video("late.mp4"), &[("late.mp4", &late)]),
        Severity::Warning,
        "/body/0/file",
        "has its index at the end",
        "`ffmpeg -i media/late.mp4 -c copy -movflags +faststart media/late-web.mp4`",
    );
}

#[test]
fn what_a_reader_who_does_not_hear_or_see_would_miss_is_told() {
    let (movie, silent) = (pier(), file("av1.mp4"));
    let without = |field: &str| {
        changed(video("a.mp4"), |block| {
            drop(block.as_object_mut().unwrap().remove(field));
        })
    };
    for (block, bytes, message) in [
        (without("poster"), &movie, "no poster"),
        (without("tracks"), &movie, "no captions"),
        (video("a.mp4"), &silent, "no sound and no transcript"),
    ] {
        let problems = problems_of(&block, &[("a.mp4", bytes)]);
        assert_one(&problems, Severity::Warning, "/body/0", message, "");
    }
}

#[test]
fn captions_are_told_apart_by_their_languages() {
    let movie = pier();
    let tracks = |tracks: Value| {
        let block = changed(video("a.mp4"), |block| block["tracks"] = tracks);
        problems_of(&block, &[("a.mp4", &movie)])
    };
    let track = |language: &str, more: Value| {
        let mut track = json!({ "file": "en.vtt", "language": language });
        track
            .as_object_mut()
            .unwrap()
            .extend(more.as_object().unwrap().clone());
        track
    };
    let sound = json!([
        track("en", json!({})),
        track("ko", json!({ "kind": "subtitles" })),
        track("en", json!({ "kind": "subtitles" })),
        track("en", json!({ "label": "In short" })),
    ]);
    assert_eq!(tracks(sound), []);
    assert_one(
        &tracks(json!([track("en", json!({})), track("EN", json!({}))])),
        Severity::Error,
        "/body/0/tracks/1/language",
        "there are captions in `EN` already",
        "label",
    );
    for language in ["english", "en_GB", ""] {
        let problems = tracks(json!([track(language, json!({}))]));
        assert_eq!(problems.len(), 1, "{language}: {problems:#?}");
        assert_eq!(problems[0].path, "/body/0/tracks/0/language", "{language}");
    }
    assert_one(
        &tracks(json!([track("en-a", json!({}))])),
        Severity::Error,
        "/body/0/tracks/0/language",
        "language",
        "",
    );
}

#[test]
fn a_slip_in_captions_is_told_at_its_own_line() {
    let slipped = "WEBVTT\n\n00:01.000 --> 00:00.500\n[A tone]\n\n00:02,000 --> 00:03.000\n[A tone]\n";
    let problems = problems_of(
        &video("a.mp4"),
        &[("a.mp4", &pier()), ("en.vtt", slipped.as_bytes())],
    );
    let told: Vec<_> = problems
        .iter()
        .map(|problem| (problem.line, &*problem.message))
        .collect();
    assert_eq!(
        told,
        [
            (3, "the cue ends before it begins"),
            (6, "`00:02,000 --> 00:03.000` are not times")
        ]
    );
    assert!(
        problems
            .iter()
            .all(|problem| problem.file.ends_with("media/en.vtt")),
        "{problems:#?}"
    );
}

#[test]
fn a_file_that_its_host_would_not_take_is_told() {
    let long = [pier(), vec![0; 27 << 20]].concat();
    let folder = newsroom(&video("a.mp4"), &[("a.mp4", &long)]);
    for (address, host) in [
        ("https://paper.pages.dev", Some("Cloudflare Pages")),
        ("https://paper.github.io", None),
        ("https://paper.example", None),
    ] {
        let mut site = site();
        site["base_url"] = json!(address);
        fs::write(folder.join("site.json"), site.to_string()).unwrap();
        let problems = check(&folder, NOW).problems;
        match host {
            None => assert_eq!(problems, [], "{address}"),
            Some(host) => {
                assert_one(
                    &problems,
                    Severity::Warning,
                    "/body/0/file",
                    host,
                    "Make it smaller",
                );
            }
        }
    }
}

fn audio(file: &str) -> Value {
    let transcript = json!([{ "type": "paragraph", "text": "A tone." }]);
    json!({ "type": "audio", "file": file, "title": "Waves", "transcript": transcript })
}

#[test]
fn a_page_says_of_sound_what_its_file_says() {
    let waves = fs::read(Path::new(ROOT).join("tests/publish/small/content/media/waves.mp3")).unwrap();
    for (name, bytes) in [
        ("waves.mp3", waves),
        ("tone.m4a", file("tone.m4a")),
        ("tone.ogg", file("tone.ogg")),
        ("tone.opus", file("tone.opus")),
    ] {
        let recording = recording_of(&audio(name), &[(name, &bytes)]);
        assert_eq!((recording.video, recording.seconds), (None, Some(1)), "{name}");
        assert!(recording.note.starts_with("0:01 · "), "{}", recording.note);
    }
}

#[test]
fn what_is_wrong_with_sound_is_told() {
    let tone = file("tone.m4a");
    for (name, bytes, message, fix) in [
        (
            "a.wav",
            b"RIFF".to_vec(),
            "WAV is not a format",
            "`ffmpeg -i media/a.wav -vn -c:a aac -movflags +faststart media/a-web.m4a`",
        ),
        (
            "a.m4a",
            with(&tone, b"mp4a", b"alac"),
            "its sound is kept as ALAC",
            "-vn -c:a aac",
        ),
        (
            "a.mp3",
            tone.clone(),
            "by its name the file is MP3, and by its content it is MP4",
            "ffmpeg",
        ),
        ("a.mp4", pier(), "there are pictures in it", "`video`"),
        (
            "a.opus",
            file("tone.opus")[..60].to_vec(),
            "the file is damaged",
            "Save it again",
        ),
    ] {
        let problems = problems_of(&audio(name), &[(name, &bytes)]);
        assert_one(&problems, Severity::Error, "/body/0/file", message, fix);
    }
    let without = changed(audio("a.m4a"), |block| {
        drop(block.as_object_mut().unwrap().remove("transcript"));
    });
    let problems = problems_of(&without, &[("a.m4a", &tone)]);
    assert_one(
        &problems,
        Severity::Warning,
        "/body/0",
        "no transcript",
        "what is heard",
    );
}

#[test]
fn a_recording_has_no_place_in_the_transcript_of_another() {
    let block = changed(video("a.mp4"), |block| {
        block["transcript"] = json!([video("a.mp4")]);
    });
    assert_one(
        &problems_of(&block, &[("a.mp4", &pier())]),
        Severity::Error,
        "/body/0/transcript/0",
        "can't stand in a transcript",
        "before or behind",
    );
}

#[test]
fn a_file_is_read_again_only_when_somebody_touched_it() {
    let folder = newsroom(&video("a.mp4"), &[("a.mp4", &pier())]);
    let path = folder.join("media/a.mp4");
    let hour = Duration::from_hours(1);
    let then = SystemTime::now() - hour;
    let published = |bytes: &[u8], modified| {
        fs::write(&path, bytes).unwrap();
        File::options()
            .write(true)
            .open(&path)
            .unwrap()
            .set_modified(modified)
            .unwrap();
        let checked = check(&folder, NOW);
        assert_eq!(checked.problems, []);
        let newsroom = checked.newsroom.unwrap();
        newsroom
            .media
            .keys()
            .find(|path| path.contains("/a-h"))
            .unwrap()
            .clone()
    };
    let movie = pier();
    let other = with(&movie, b"mp41", b"mp42");
    let first = published(&movie, then);
    // Another content of the same length, in the same file, with the same time: nobody can know without reading it.
    assert_eq!(published(&other, then), first);
    assert_ne!(published(&other, then + hour / 2), first);
}
