//! What is wrong with a file of captions, by the syntax of WebVTT (W3C, "WebVTT: The Web Video Text Tracks Format", section 4).
//! Browsers pass over a cue that they can't read, so nobody would see what is lost.

use serde::{Deserialize, Serialize};

/// Something wrong in a line.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub(crate) struct Slip {
    /// From 1.
    pub(crate) line: usize,
    pub(crate) message: String,
    pub(crate) fix: String,
}

impl Slip {
    fn new(line: usize, message: impl Into<String>, fix: &str) -> Self {
        Self {
            line,
            message: message.into(),
            fix: fix.to_owned(),
        }
    }
}

/// What stands between the times of a cue.
const ARROW: &str = "-->";

const TIMES: &str = "Write the line as `00:01.000 --> 00:04.000`: minutes, seconds, thousandths; hours before them where there are any.";

/// All that is wrong with a file.
pub(super) fn slips(bytes: &[u8]) -> Vec<Slip> {
    let text = match std::str::from_utf8(bytes) {
        Ok(text) => text,
        Err(error) => {
            let line = bytes[..error.valid_up_to()].split(|byte| *byte == b'\n').count();
            let fix = "Save the file in UTF-8.";
            return vec![Slip::new(line, "the file is not in UTF-8", fix)];
        }
    };
    let text = text
        .trim_start_matches('\u{feff}')
        .replace("\r\n", "\n")
        .replace('\r', "\n");
    let lines: Vec<_> = text.split('\n').collect();
    let mut slips = Vec::new();
    let is_header = |line: &str| {
        let rest = line.strip_prefix("WEBVTT");
        rest.is_some_and(|rest| rest.is_empty() || rest.starts_with([' ', '\t']))
    };
    if !is_header(lines[0]) {
        let fix = "Write `WEBVTT` in the first line, and leave the second empty. Of a SubRip file, `ffmpeg -i captions.srt captions.vtt` makes one.";
        slips.push(Slip::new(1, "the first line is not `WEBVTT`", fix));
        return slips;
    }
    if lines.get(1).is_some_and(|line| line.contains(ARROW)) {
        let fix = "Leave a line empty below `WEBVTT`.";
        slips.push(Slip::new(2, "a cue stands right below the first line", fix));
    }
    let mut last = 0;
    let mut cues = 0;
    let mut at = 0;
    for block in lines.split(|line| line.is_empty()) {
        let first = at + 1;
        at += block.len() + 1;
        if first == 1 || block.is_empty() {
            continue;
        }
        let named = ["NOTE", "STYLE", "REGION"].iter().any(|name| {
            let rest = block[0].strip_prefix(name);
            rest.is_some_and(|rest| rest.is_empty() || rest.starts_with([' ', '\t']))
        });
        // A name may stand above the times.
        let place = block.iter().take(2).position(|line| line.contains(ARROW));
        match place {
            None if named => {}
            None => {
                let fix = "Write the times above it, or leave no empty line within what is said at one time. A remark begins with `NOTE`.";
                slips.push(Slip::new(
                    first,
                    "this belongs to no cue: there are no times above it",
                    fix,
                ));
            }
            Some(place) => {
                cues += 1;
                slips.extend(cue(first + place, &block[place..], &mut last));
            }
        }
    }
    if cues == 0 && slips.is_empty() {
        slips.push(Slip::new(
            1,
            "there are no captions in it",
            "Write what is said, each with its times.",
        ));
    }
    slips
}

/// What is wrong with a cue whose times stand in a line. `last` is when the one before it begins.
fn cue(line: usize, lines: &[&str], last: &mut u64) -> Vec<Slip> {
    let mut slips = Vec::new();
    let (start, rest) = lines[0].split_once(ARROW).unwrap_or_default();
    let rest = rest.trim_matches([' ', '\t']);
    let (end, settings) = rest.split_once([' ', '\t']).unwrap_or((rest, ""));
    match (time(start.trim_matches([' ', '\t'])), time(end)) {
        (Some(start), Some(end)) => {
            if end <= start {
                let fix = "Write first when it appears, then when it goes.";
                slips.push(Slip::new(line, "the cue ends before it begins", fix));
            }
            if start < *last {
                let fix = "Put the cues in the order of their times.";
                slips.push(Slip::new(line, "the cue begins before the one above it", fix));
            }
            *last = start;
        }
        _ => slips.push(Slip::new(
            line,
            format!("`{}` are not times", lines[0].trim()),
            TIMES,
        )),
    }
    for setting in settings.split_whitespace() {
        let name = setting.split_once(':').map(|(name, _)| name);
        let is_known = |name| ["vertical", "line", "position", "size", "align", "region"].contains(&name);
        if !name.is_some_and(is_known) {
            let fix =
                "Behind the times stands nothing, or how the words are placed: `align:start`, `line:0`.";
            slips.push(Slip::new(
                line,
                format!("`{setting}` is not a setting of a cue"),
                fix,
            ));
        }
    }
    match lines[1..].iter().position(|line| line.contains(ARROW)) {
        Some(place) => {
            let fix = "Leave a line empty between two cues; in words, write `--&gt;`.";
            slips.push(Slip::new(
                line + 1 + place,
                "another cue begins within this one",
                fix,
            ));
        }
        None if lines.len() == 1 => {
            let fix =
                "Write what is said below the times, without an empty line between, or take the times out.";
            slips.push(Slip::new(line, "the cue says nothing", fix));
        }
        None => {}
    }
    slips
}

/// A time in thousandths of a second: `01:02.345`, `1:00:02.345` (section 4.3).
fn time(text: &str) -> Option<u64> {
    let (whole, thousandths) = text.split_once('.')?;
    let parts: Vec<_> = whole.split(':').collect();
    let (hours, rest) = match &parts[..] {
        [hours, rest @ ..] if rest.len() == 2 && hours.len() >= 2 => (*hours, rest),
        rest if rest.len() == 2 => ("0", rest),
        _ => return None,
    };
    let number = |text: &str| -> Option<u64> {
        text.bytes()
            .all(|byte| byte.is_ascii_digit())
            .then(|| text.parse().ok())?
    };
    let sixtieth = |text: &str| number(text).filter(|number| text.len() == 2 && *number < 60);
    let thousandths = number(thousandths).filter(|_| thousandths.len() == 3)?;
    let minutes = number(hours)?.checked_mul(60)?.checked_add(sixtieth(rest[0])?)?;
    let seconds = minutes.checked_mul(60)?.checked_add(sixtieth(rest[1])?)?;
    seconds.checked_mul(1000)?.checked_add(thousandths)
}

#[cfg(test)]
mod tests {
    use super::*;

    const SOUND: &str = "\u{feff}WEBVTT - Harbour\nKind: captions\n\nSTYLE\n::cue { color: yellow }\n\nNOTE by the desk\n\nfirst\n00:00.000 --> 00:01.500 align:start line:0\n<v Kim>Here is\nthe pier.\n\n\n01:02:03.004\t-->\t123:00:00.000\n[Waves]\n";

    #[test]
    fn what_is_sound_passes_with_each_kind_of_line_end() {
        for text in [
            SOUND.to_owned(),
            SOUND.replace('\n', "\r\n"),
            SOUND.replace('\n', "\r"),
        ] {
            assert_eq!(slips(text.as_bytes()), [], "{text:?}");
        }
    }

    #[test]
    fn each_slip_is_told_with_its_line() {
        let of = |text: &str| {
            let slips = slips(text.as_bytes());
            assert_eq!(slips.len(), 1, "{text}: {slips:#?}");
            (slips[0].line, slips[0].message.clone())
        };
        let cue = |lines: &str| of(&format!("WEBVTT\n\n{lines}\n"));
        for (text, line, message) in [
            (
                "1\n00:00:01,000 --> 00:00:02,000\nHi\n",
                1,
                "the first line is not `WEBVTT`",
            ),
            ("WEBVTTX\n\n", 1, "the first line is not `WEBVTT`"),
            ("WEBVTT\n", 1, "there are no captions in it"),
            (
                "WEBVTT\n00:01.000 --> 00:02.000\nHi\n",
                2,
                "a cue stands right below",
            ),
        ] {
            let (found, told) = of(text);
            assert!(
                found == line && told.starts_with(message),
                "{text}: {found}: {told}"
            );
        }
        for (lines, line, message) in [
            ("00:01,000 --> 00:02,000\nHi", 3, "are not times"),
            ("00:61.000 --> 01:02.000\nHi", 3, "are not times"),
            ("0:01.000 --> 00:02.000\nHi", 3, "are not times"),
            ("00:01.00 --> 00:02.000\nHi", 3, "are not times"),
            ("1:00:01.000 --> 01:00:02.000\nHi", 3, "are not times"),
            ("a\n00:03.000 --> 00:02.000\nHi", 4, "ends before it begins"),
            ("00:02.000 --> 00:02.000\nHi", 3, "ends before it begins"),
            (
                "00:03.000 --> 00:04.000\nHi\n\n00:01.000 --> 00:02.000\nHo",
                6,
                "before the one above",
            ),
            (
                "00:03.000 --> 00:04.000 align=start\nHi",
                3,
                "`align=start` is not a setting",
            ),
            ("00:03.000 --> 00:04.000\n", 3, "says nothing"),
            (
                "00:03.000 --> 00:04.000\nHi\n00:05.000 --> 00:06.000\nHo",
                5,
                "within this one",
            ),
            ("00:03.000 --> 00:04.000\nHi\n\nHo", 6, "belongs to no cue"),
        ] {
            let (found, told) = cue(lines);
            assert!(
                found == line && told.contains(message),
                "{lines}: {found}: {told}"
            );
        }
        let (line, told) = {
            let slips = slips(b"WEBVTT\n\n00:01.000 --> 00:02.000\nCaf\xe9\n");
            (slips[0].line, slips[0].message.clone())
        };
        assert_eq!((line, &*told), (4, "the file is not in UTF-8"));
    }
}
