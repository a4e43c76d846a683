//! Logs that were rotated: compressed, cut off, or not there.

use std::io::Write;
use std::path::PathBuf;

use dateline_logs::{LogError, Options, read};
use flate2::Compression;
use flate2::write::GzEncoder;
use ruzstd::encoding::{CompressionLevel, compress_to_vec};

use crate::log::{Hit, Logs, hit, is_page, ranked, text};

fn gzip(text: &str) -> Vec<u8> {
    let mut encoder = GzEncoder::new(Vec::new(), Compression::fast());
    encoder.write_all(text.as_bytes()).unwrap();
    encoder.finish().unwrap()
}

fn zstd(text: &str) -> Vec<u8> {
    compress_to_vec(text.as_bytes(), CompressionLevel::Fastest)
}

fn hits() -> Vec<Hit> {
    (0..20_000)
        .map(|reader| hit(i64::from(reader), &format!("/news/{}/", reader % 7)).by(reader))
        .collect()
}

#[test]
fn what_is_compressed_is_known_by_its_bytes_and_may_have_several_parts() {
    let hits = hits();
    let plain = ranked(text(&hits));
    assert_eq!(plain.counts.visits, 20_000);
    let (one, two) = (text(&hits[..9000]), text(&hits[9000..]));
    assert_eq!(ranked(gzip(&text(&hits))), plain);
    assert_eq!(ranked([gzip(&one), gzip(&two)].concat()), plain);
    assert_eq!(ranked(zstd(&text(&hits))), plain);
    // A frame without text, as some tools write between others.
    let skipped = [0x51, 0x2a, 0x4d, 0x18, 3, 0, 0, 0, 1, 2, 3];
    assert_eq!(
        ranked([&skipped[..], &zstd(&one), &skipped, &zstd(&two)].concat()),
        plain
    );
}

#[test]
fn a_compressed_file_that_was_cut_off_is_read_as_far_as_it_goes() {
    for bytes in [gzip(&text(&hits())), zstd(&text(&hits()))] {
        let ranking = ranked(&bytes[..bytes.len() * 2 / 3]);
        assert!(ranking.counts.visits > 1000, "{:?}", ranking.counts);
        assert_eq!(ranking.counts.malformed, 1);
        assert!(ranking.malformed[0].why.contains("ends too early"));
    }
}

#[test]
fn a_file_that_is_damaged_is_no_reason_to_stop() {
    let mut random = fastrand::Rng::with_seed(5);
    for bytes in [gzip(&text(&hits())), zstd(&text(&hits()))] {
        for _ in 0..20 {
            let mut damaged = bytes.clone();
            for _ in 0..random.usize(1..10) {
                let at = random.usize(4..damaged.len());
                damaged[at] = random.u8(..);
            }
            ranked(damaged);
        }
    }
}

#[test]
fn a_file_that_can_t_be_opened_is_an_error_that_names_it() {
    let logs = Logs::new();
    let there = logs.file("access.log", text(&hits()[..1]));
    let folder = there.parent().unwrap().to_owned();
    let missing = folder.join("missing.log");
    let ranked = |files: &[PathBuf]| read(files, &Options::default(), is_page);
    let error = ranked(&[there.clone(), missing]).unwrap_err();
    assert!(
        matches!(error, LogError::Open { .. }) && error.to_string().contains("missing.log"),
        "{error}"
    );
    let error = ranked(&[there, folder.clone()]).unwrap_err();
    assert!(matches!(error, LogError::Read { .. }) && error.to_string().contains(folder.to_str().unwrap()));
    assert!(matches!(ranked(&[]), Err(LogError::NoFile)));
}
