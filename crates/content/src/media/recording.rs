//! What a recording says of itself: its format, how long it is, how large its picture, and whether browsers play it.

use std::fs::File;
use std::io::{Read, Seek};
use std::path::Path;
use std::time::Duration;

use symphonia::core::codecs::CodecParameters;
use symphonia::core::codecs::audio::well_known::{CODEC_ID_MP3, CODEC_ID_OPUS, CODEC_ID_VORBIS};
use symphonia::core::codecs::video::well_known::{CODEC_ID_AV1, CODEC_ID_VP8, CODEC_ID_VP9};
use symphonia::core::formats::FormatOptions;
use symphonia::core::formats::probe::Hint;
use symphonia::core::io::{MediaSourceStream, MediaSourceStreamOptions};
use symphonia::core::meta::MetadataOptions;

use super::facts::Recording;
use super::fault::{Fault, Part};
use super::mp4;
use crate::named_folder::Unfound;

/// A format that every browser plays.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Format {
    Mp4,
    WebM,
    M4a,
    Mp3,
    Ogg,
}

impl Format {
    /// That of files with an ending.
    pub(super) fn of_ending(ending: &str) -> Option<Self> {
        Some(match ending {
            "mp4" => Self::Mp4,
            "webm" => Self::WebM,
            "m4a" => Self::M4a,
            "mp3" => Self::Mp3,
            "ogg" | "opus" => Self::Ogg,
            _ => return None,
        })
    }

    /// What people call it.
    const fn name(self) -> &'static str {
        match self {
            Self::Mp4 | Self::M4a => "MP4",
            Self::WebM => "WebM",
            Self::Mp3 => "MP3",
            Self::Ogg => "Ogg",
        }
    }
}

/// Reads the beginning of a file, and what that leads to.
pub(super) fn read(format: Format, path: &Path) -> Result<Recording, Fault> {
    let unreadable = |error| Unfound::Unreadable(path.display().to_string(), error);
    let mut file = File::open(path).map_err(unreadable)?;
    let mut start = Vec::new();
    (&mut file).take(12).read_to_end(&mut start).map_err(unreadable)?;
    file.rewind().map_err(unreadable)?;
    let found = name_of(&start);
    if found != Some(format.name()) {
        let named = format.name();
        return Err(Fault::Content { named, found });
    }
    match format {
        Format::Mp4 | Format::M4a => mp4::read(&mut file),
        Format::WebM | Format::Mp3 | Format::Ogg => others(format, file),
    }
}

/// The name of a format, by the first bytes of a file.
fn name_of(start: &[u8]) -> Option<&'static str> {
    let has = |at: usize, sign: &[u8]| start.get(at..at + sign.len()) == Some(sign);
    Some(match start {
        _ if has(4, b"ftypqt  ") => "a QuickTime movie",
        _ if has(4, b"ftyp") => "MP4",
        // EBML (RFC 8794, section 11.2.1); Matroska looks the same here.
        _ if has(0, b"\x1a\x45\xdf\xa3") => "WebM",
        _ if has(0, b"OggS") => "Ogg",
        _ if has(0, b"ID3") => "MP3",
        _ if has(0, b"fLaC") => "FLAC",
        _ if has(0, b"RIFF") && has(8, b"WAVE") => "WAV",
        _ if has(0, b"RIFF") && has(8, b"AVI ") => "AVI",
        // Eleven bits are the sign of a frame; the layer behind them is never 0, which AAC has there.
        [0xff, second, ..] if second & 0xe0 == 0xe0 && second & 0x06 != 0 => "MP3",
        _ => return None,
    })
}

/// Reads a file that is not an MP4.
fn others(format: Format, file: File) -> Result<Recording, Fault> {
    let stream = MediaSourceStream::new(Box::new(file), MediaSourceStreamOptions::default());
    let reader = symphonia::default::get_probe()
        .probe(
            &Hint::new(),
            stream,
            FormatOptions::default(),
            MetadataOptions::default(),
        )
        .map_err(|error| Fault::Damaged(error.to_string()))?;
    let unknown = |what| {
        let codec = format!("something else than {} mostly has", format.name());
        Err(Fault::Codec { what, codec })
    };
    let (mut size, mut has_sound) = (None, false);
    for track in reader.tracks() {
        match &track.codec_params {
            Some(CodecParameters::Video(video)) => {
                if ![CODEC_ID_VP8, CODEC_ID_VP9, CODEC_ID_AV1].contains(&video.codec) {
                    return unknown(Part::Picture);
                }
                size = video.width.zip(video.height);
            }
            Some(CodecParameters::Audio(audio)) => {
                if ![CODEC_ID_MP3, CODEC_ID_OPUS, CODEC_ID_VORBIS].contains(&audio.codec) {
                    return unknown(Part::Sound);
                }
                has_sound = true;
            }
            _ => {}
        }
    }
    let media = reader.media_info();
    let length = media.time_base.zip(media.duration);
    let length = length.and_then(|(base, length)| base.calc_duration(length));
    Ok(Recording {
        duration: length.and_then(|length| Duration::try_from_secs_f64(length.as_secs_f64()).ok()),
        size: size.map(|(width, height)| (width.into(), height.into())),
        has_sound,
        begins_late: false,
    })
}
