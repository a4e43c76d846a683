//! Recordings in a text: what a page says of each, and what readers would miss in it.

use std::collections::BTreeSet;
use std::time::Duration;

use dateline_model::{Image, Recording, Track, Video, Word, Words};

use super::assembler::{Assembler, Here};
use super::block_file::{AudioFile, BlockFile, Said, TrackFile, VideoFile};
use super::media::{self, Content, FOLDER, Found};
use super::problem::Problem;
use super::trace::Question;
use super::web_address::WebAddress;

/// What a host says of the files that it takes.
struct HostLimit {
    /// How the names of its sites end.
    domain: &'static str,
    host: &'static str,
    /// The largest file, in MiB.
    largest: u64,
}

/// Hosts that are known by the address of a site.
const LIMITS: [HostLimit; 3] = [
    // developers.cloudflare.com/pages/platform/limits
    HostLimit {
        domain: ".pages.dev",
        host: "Cloudflare Pages",
        largest: 25,
    },
    // developers.cloudflare.com/workers/platform/limits, "Static Assets"
    HostLimit {
        domain: ".workers.dev",
        host: "Cloudflare Workers",
        largest: 25,
    },
    // docs.github.com, "About large files on GitHub"
    HostLimit {
        domain: ".github.io",
        host: "GitHub",
        largest: 100,
    },
];

impl<'a> Assembler<'a> {
    /// A video, unless something is wrong with its file.
    pub(super) fn video(&mut self, here: Here<'_>, path: &str, video: &VideoFile) -> Option<Recording> {
        let poster = video.poster.as_ref();
        let poster = poster.and_then(|name| self.found(here, &format!("{path}/poster"), name));
        let tracks = self.tracks(here, &format!("{path}/tracks"), &video.tracks);
        let said = video.said();
        let (found, file) = self.recording_file(here, path, said.file)?;
        let Some((width, height)) = file.size else {
            let fix = "Name a file with a picture.";
            self.error(here, &format!("{path}/file"), "there is only sound in it", fix);
            return None;
        };
        if video.poster.is_none() {
            let fix =
                "Put one of its pictures into pictures/, and write \"poster\": \"harbour.jpg\", for example.";
            self.warn(
                here,
                path,
                "the video has no poster: until it plays, nothing is seen of it",
                fix,
            );
        }
        // WCAG 2.2, 1.2.2 and 1.2.1.
        if file.has_sound && video.tracks.is_empty() {
            let fix = "Put captions into media/, and write \"tracks\": [{\"file\": \"harbour-en.vtt\", \"language\": \"en\"}], for example.";
            self.warn(
                here,
                path,
                "the video has no captions: who doesn't hear it does not know what is said",
                fix,
            );
        }
        if !file.has_sound && said.transcript.is_empty() {
            let fix = "Write under \"transcript\" what is seen in it.";
            self.warn(
                here,
                path,
                "the video has no sound and no transcript: who doesn't see it has nothing",
                fix,
            );
        }
        let screen = Video {
            width,
            height,
            poster: poster.map(|found| poster_file(&found.image)),
            tracks,
        };
        Some(self.recording(here, path, said, found, file.duration, Some(screen)))
    }

    /// A recording of sound, unless something is wrong with its file.
    pub(super) fn audio(&mut self, here: Here<'_>, path: &str, audio: &AudioFile) -> Option<Recording> {
        let said = audio.said();
        let (found, file) = self.recording_file(here, path, said.file)?;
        if file.size.is_some() {
            let fix = "Make it a `video`.";
            self.error(here, &format!("{path}/file"), "there are pictures in it", fix);
            return None;
        }
        // WCAG 2.2, 1.2.1.
        if said.transcript.is_empty() {
            let message = "the recording has no transcript: who doesn't hear it has nothing";
            self.warn(
                here,
                path,
                message,
                "Write under \"transcript\" what is heard in it.",
            );
        }
        Some(self.recording(here, path, said, found, file.duration, None))
    }

    fn recording(
        &mut self,
        here: Here<'_>,
        path: &str,
        said: Said<'_>,
        found: &Found,
        duration: Option<Duration>,
        video: Option<Video>,
    ) -> Recording {
        let has_no_place = |block: &BlockFile| {
            matches!(
                block,
                BlockFile::Video(_) | BlockFile::Audio(_) | BlockFile::FactBox { .. }
            )
        };
        if let Some(index) = said.transcript.iter().position(has_no_place) {
            let path = format!("{path}/transcript/{index}");
            let message = "recordings and fact boxes can't stand in a transcript";
            self.error(here, &path, message, "Put it before or behind the recording.");
        }
        let seconds = duration.map(|duration| (duration + Duration::from_millis(500)).as_secs().max(1));
        Recording {
            title: said.title.to_owned(),
            file: found.path.clone(),
            note: note(&self.context.words, seconds, found.length),
            video,
            caption: self.caption(here, path, said.caption),
            credit: said.credit.cloned(),
            transcript: self.blocks(here, &format!("{path}/transcript"), said.transcript),
            seconds,
            length: found.length,
        }
    }

    /// The file of a recording, and what is in it.
    fn recording_file(
        &mut self,
        here: Here<'_>,
        path: &str,
        name: &str,
    ) -> Option<(&'a Found, &'a media::Recording)> {
        let path = &format!("{path}/file");
        let found = self.media(here, path, name)?;
        let Content::Recording(file) = &found.content else {
            let fix = "Write the name of the recording here, and that of its captions under \"tracks\".";
            self.error(here, path, "these are captions, and no recording", fix);
            return None;
        };
        if file.begins_late {
            self.warn(
                here,
                path,
                &format!("{FOLDER}/{name} has its index at the end, so that it begins to play late, and on some devices never"),
                &media::to_begin_at_once(name),
            );
        }
        let base = WebAddress::read(&self.context.site.value.base_url).ok()?;
        let address = base.host_in_words();
        let limit = LIMITS.iter().find(|limit| address.ends_with(limit.domain));
        if let Some(HostLimit { host, largest, .. }) =
            limit.filter(|limit| found.length > limit.largest << 20)
        {
            let megabytes = found.length >> 20;
            self.warn(
                here,
                path,
                &format!("{FOLDER}/{name} has {megabytes} MiB, and {host} takes no file of more than {largest}"),
                "Make it smaller (`ffmpeg -i … -crf 28 …`), or put it on a host for videos and name that in an `embed`.",
            );
        }
        Some((found, file))
    }

    fn tracks(&mut self, here: Here<'_>, path: &str, tracks: &[TrackFile]) -> Vec<Track> {
        let mut taken = BTreeSet::new();
        let mut made = Vec::new();
        for (index, track) in tracks.iter().enumerate() {
            let path = format!("{path}/{index}");
            let language = track.language.to_lowercase();
            if !taken.insert((track.kind.as_str(), language, track.label.as_ref())) {
                let kind = track.kind.as_str();
                let message = format!("there are {kind} in `{}` already", track.language);
                let fix = "Take one out, or give each a label by which readers tell them apart.";
                self.error(here, &format!("{path}/language"), &message, fix);
            }
            if track.language.parse::<icu_locale::Locale>().is_err() {
                let message = format!("`{}` is not the tag of a language", track.language);
                let fix = "Write it as in `en`, `pt-BR` or `zh-Hant` (BCP 47).";
                self.error(here, &format!("{path}/language"), &message, fix);
            }
            made.extend(
                self.captions(here, &format!("{path}/file"), &track.file)
                    .map(|found| Track {
                        file: found.path.clone(),
                        kind: track.kind,
                        language: track.language.clone(),
                        label: track.label.clone(),
                    }),
            );
        }
        made
    }

    /// A file of captions, unless it is something else. What is wrong in it is told at its own lines.
    fn captions(&mut self, here: Here<'_>, path: &str, name: &str) -> Option<&'a Found> {
        let found = self.media(here, path, name)?;
        let Content::Captions(slips) = &found.content else {
            let fix = "Write the name of a file of captions, which ends in .vtt.";
            self.error(here, path, "this is a recording, and captions belong here", fix);
            return None;
        };
        self.problems.extend(slips.iter().map(|slip| Problem {
            line: slip.line,
            ..Problem::of_file(&found.source, &slip.message, &slip.fix)
        }));
        Some(found)
    }

    /// The file of a name, unless something is wrong with it.
    fn media(&mut self, here: Here<'_>, path: &str, name: &str) -> Option<&'a Found> {
        self.asked.push(Question::Media(name.to_owned()));
        let found = self.context.media.get(name)?.as_ref();
        found
            .map_err(|fault| self.error(here, path, &format!("{FOLDER}/{name}: {fault}"), &fault.fix(name)))
            .ok()
    }
}

/// The file of a poster that fills the column of a story. A player takes one, whatever the screen.
fn poster_file(poster: &Image) -> String {
    let widths = poster.widths();
    let width = widths.iter().rfind(|width| **width <= 960);
    width.map_or_else(|| poster.path.clone(), |width| poster.variant(*width))
}

/// How long a recording takes and how large its file is: `3:12 · 14 MB`.
fn note(words: &Words, seconds: Option<u64>, bytes: u64) -> String {
    let count = |bytes: u64| words.number(u32::try_from(bytes).unwrap_or(u32::MAX));
    let size = if bytes < 1_000_000 {
        words.fill(Word::Kilobytes, &[("count", &count(bytes.div_ceil(1000)))])
    } else {
        words.fill(
            Word::Megabytes,
            &[("count", &count((bytes + 500_000) / 1_000_000))],
        )
    };
    let length = seconds.map(|seconds| words.digits(&clock(seconds)));
    length.into_iter().chain([size]).collect::<Vec<_>>().join(" · ")
}

/// A length as players show it.
fn clock(seconds: u64) -> String {
    let (hours, minutes, seconds) = (seconds / 3600, seconds / 60 % 60, seconds % 60);
    match hours {
        0 => format!("{minutes}:{seconds:02}"),
        _ => format!("{hours}:{minutes:02}:{seconds:02}"),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::languages;

    #[test]
    fn a_note_says_length_and_size_in_the_language_of_the_site() {
        let note = |language, seconds, bytes| {
            note(
                &languages::words(language, &languages::OwnWords::default()).unwrap(),
                seconds,
                bytes,
            )
        };
        assert_eq!(note("en", Some(192), 14_200_000), "3:12 · 14 MB");
        assert_eq!(note("en", Some(3_723), 1_234_567_890), "1:02:03 · 1,235 MB");
        assert_eq!(note("en", None, 10), "1 kB");
        assert_eq!(note("en", Some(59), 999_999), "0:59 · 1,000 kB");
        assert_eq!(note("fr", Some(2), 2_000_000), "0:02 · 2\u{202f}Mo");
        assert_eq!(note("fa", Some(192), 14_200_000), "۳:۱۲ · ۱۴ MB");
    }
}
