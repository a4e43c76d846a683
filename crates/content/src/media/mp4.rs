//! What an MP4 file says of itself (ISO/IEC 14496-12): how long it is, how large its picture, in what its tracks are kept,
//! and where its index lies.
//!
//! This is our own because an author is to be told by name what browsers don't play: libraries refuse a file with a track
//! that they don't know, or do not say which way up its picture is (docs/decisions/0044-recordings.md).

use std::fs::File;
use std::io::{self, Read, Seek, SeekFrom};
use std::time::Duration;

use super::facts::Recording;
use super::fault::{Fault, Part};

/// The largest index, in bytes. That of a film of hours has some megabytes.
const LARGEST_INDEX: u64 = 64_000_000;

/// An atom, which the standard calls a box: its four letters, and what is in it.
type Atom<'a> = ([u8; 4], &'a [u8]);

/// Reads a file.
pub(super) fn read(file: &mut File) -> Result<Recording, Fault> {
    let unreadable = |error: io::Error| Fault::Damaged(error.to_string());
    let (index, begins_late) = index(file).map_err(unreadable)?;
    let mut recording = Recording {
        duration: duration(&index),
        size: None,
        has_sound: false,
        begins_late,
    };
    for track in atoms(&index)
        .filter(|(name, _)| name == b"trak")
        .map(|(_, track)| track)
    {
        let Some((kind, codec)) = kind(track) else {
            continue;
        };
        match &kind {
            b"vide" => {
                require(
                    Part::Picture,
                    codec,
                    &[b"avc1", b"avc3", b"vp08", b"vp09", b"av01"],
                )?;
                let size = within(track, "tkhd")
                    .and_then(size)
                    .ok_or_else(|| Fault::Damaged("it does not say how large its picture is".to_owned()))?;
                recording.size = Some(size);
            }
            b"soun" => {
                require(Part::Sound, codec, &[b"mp4a", b"Opus", b"fLaC", b".mp3"])?;
                recording.has_sound = true;
            }
            _ => {}
        }
    }
    Ok(recording)
}

/// The index of a file, and whether it stands behind what it leads to. All atoms are looked for, so that a file is noticed
/// of which only a part was copied.
fn index(file: &mut File) -> io::Result<(Vec<u8>, bool)> {
    let end = file.seek(SeekFrom::End(0))?;
    let (mut at, mut has_content, mut found) = (0, false, None);
    while at + 8 <= end {
        file.seek(SeekFrom::Start(at))?;
        let mut header = Vec::new();
        (&mut *file).take(16).read_to_end(&mut header)?;
        let (size, begin) = match number(&header, 0) {
            Some(0) => (end - at, 8),
            Some(1) => (long_number(&header, 8).unwrap_or_default(), 16),
            size => (size.map_or(0, u64::from), 8),
        };
        if size < begin || size > end - at {
            return Err(io::Error::other("it ends too soon"));
        }
        match &header[4..8] {
            b"moov" if size > LARGEST_INDEX => break,
            b"moov" => {
                file.seek(SeekFrom::Start(at + begin))?;
                let mut index = Vec::new();
                (&mut *file).take(size - begin).read_to_end(&mut index)?;
                found = Some((index, has_content));
            }
            b"mdat" => has_content = true,
            _ => {}
        }
        at += size;
    }
    found.ok_or_else(|| io::Error::other("it has no index (`moov`)"))
}

/// The atoms in another.
fn atoms(bytes: &[u8]) -> impl Iterator<Item = Atom<'_>> {
    let mut rest = bytes;
    std::iter::from_fn(move || {
        let size = usize::try_from(number(rest, 0)?).ok()?;
        let name = rest.get(4..8)?.try_into().ok()?;
        let content = rest.get(8..size)?;
        rest = &rest[size..];
        Some((name, content))
    })
}

/// The first atom of a name in another.
fn within<'a>(bytes: &'a [u8], name: &str) -> Option<&'a [u8]> {
    atoms(bytes)
        .find(|(other, _)| other == name.as_bytes())
        .map(|(_, content)| content)
}

/// What a track has, and in what that is kept: the handler's and the sample entry's four letters.
fn kind(track: &[u8]) -> Option<([u8; 4], [u8; 4])> {
    let media = within(track, "mdia")?;
    let handler = within(media, "hdlr")?.get(8..12)?;
    let table = within(within(media, "minf")?, "stbl")?;
    let codec = within(table, "stsd")?.get(12..16)?;
    Some((handler.try_into().ok()?, codec.try_into().ok()?))
}

/// How large a picture is shown, by the header of its track (section 8.3.2). What was filmed with a device on its side is
/// turned by the matrix.
fn size(header: &[u8]) -> Option<(u32, u32)> {
    let matrix = if header.first() == Some(&1) { 52 } else { 40 };
    let is_turned = number(header, matrix)? == 0 && number(header, matrix + 16)? == 0;
    // In parts of 65,536 of a pixel.
    let (width, height) = (
        number(header, matrix + 36)? >> 16,
        number(header, matrix + 40)? >> 16,
    );
    let size = if is_turned {
        (height, width)
    } else {
        (width, height)
    };
    (width > 0 && height > 0).then_some(size)
}

/// How long all of it takes, by the header of the movie (section 8.2.2). A file that was made while it was recorded may not
/// know it, or say it in an extension (section 8.8.2).
fn duration(index: &[u8]) -> Option<Duration> {
    let header = within(index, "mvhd")?;
    let is_long = header.first() == Some(&1);
    let scale = number(header, if is_long { 20 } else { 12 })?;
    let of = |at, bytes: &[u8], is_long| {
        let units = if is_long {
            long_number(bytes, at)
        } else {
            number(bytes, at).map(u64::from)
        };
        units.filter(|units| *units > 0 && *units < u64::from(u32::MAX))
    };
    let extension = || {
        let extension = within(within(index, "mvex")?, "mehd")?;
        of(4, extension, extension.first() == Some(&1))
    };
    let units = of(if is_long { 24 } else { 16 }, header, is_long).or_else(extension)?;
    Some(Duration::from_millis(
        (units * 1000).checked_div(u64::from(scale))?,
    ))
}

fn number(bytes: &[u8], at: usize) -> Option<u32> {
    Some(u32::from_be_bytes(bytes.get(at..at + 4)?.try_into().ok()?))
}

fn long_number(bytes: &[u8], at: usize) -> Option<u64> {
    Some(u64::from_be_bytes(bytes.get(at..at + 8)?.try_into().ok()?))
}

/// Refuses what not all browsers play.
fn require(what: Part, codec: [u8; 4], known: &[&[u8; 4]]) -> Result<(), Fault> {
    if known.contains(&&codec) {
        return Ok(());
    }
    let name = match &codec {
        b"hvc1" | b"hev1" => "HEVC (H.265)",
        b"dvh1" | b"dvhe" | b"dvav" | b"dva1" => "Dolby Vision",
        b"apch" | b"apcn" | b"apcs" | b"apco" | b"ap4h" | b"ap4x" => "ProRes",
        b"mp4v" => "MPEG-4 Part 2",
        b"ac-3" => "AC-3",
        b"ec-3" => "E-AC-3",
        b"alac" => "ALAC",
        b"sowt" | b"twos" | b"lpcm" | b"in24" | b"in32" | b"ipcm" | b"fl32" => "PCM",
        b"encv" | b"enca" => "encrypted data",
        _ => {
            return Err(Fault::Codec {
                what,
                codec: String::from_utf8_lossy(&codec).into_owned(),
            });
        }
    };
    Err(Fault::Codec {
        what,
        codec: name.to_owned(),
    })
}
