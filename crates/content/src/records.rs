//! What one run of the program leaves for the next: records in a file, one in a line.
//!
//! A file of another build of the program is passed over, and so is a line that was damaged: what is not remembered is
//! found out again.

use std::fmt::Write;
use std::path::Path;
use std::sync::LazyLock;

use rayon::prelude::*;
use serde::Serialize;
use serde::de::DeserializeOwned;

use crate::digest::Digest;
use crate::files;

/// This build of the program; nothing where its file can't be read, and then nothing is remembered.
static PROGRAM: LazyLock<Option<Digest>> = LazyLock::new(|| {
    let file = std::env::current_exe().ok()?;
    Some(Digest::of(&std::fs::read(file).ok()?))
});

/// Reads the records of a file, as far as there are any.
pub fn read<T: DeserializeOwned + Send>(path: &Path) -> Vec<T> {
    let Some(program) = *PROGRAM else {
        return Vec::new();
    };
    let text = std::fs::read(path).ok();
    let text = text
        .and_then(|bytes| String::from_utf8(bytes).ok())
        .unwrap_or_default();
    let Some(lines) = text.strip_prefix(&format!("{program}\n")) else {
        return Vec::new();
    };
    lines.par_lines().filter_map(record).collect()
}

fn record<T: DeserializeOwned>(line: &str) -> Option<T> {
    let (digest, json) = line.split_once(' ')?;
    // Damage may leave a line readable, and say something else.
    let is_whole = Digest::of(json.as_bytes()).to_string() == digest;
    is_whole.then(|| serde_json::from_str(json).ok()).flatten()
}

/// Writes records to a file. Where that can't be, the next run finds out all anew.
pub fn write<T: Serialize + Sync>(path: &Path, records: &[T]) {
    let Some(program) = *PROGRAM else { return };
    let lines = records.par_chunks(256).map(|records| {
        let mut lines = String::new();
        for json in records.iter().flat_map(serde_json::to_string) {
            // Writing to a text does not fail.
            let _ = writeln!(lines, "{} {json}", Digest::of(json.as_bytes()));
        }
        lines
    });
    let text = [format!("{program}\n")]
        .into_par_iter()
        .chain(lines)
        .collect::<String>();
    let _ = files::write_whole(path, text.as_bytes());
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn records_are_read_as_they_were_written_and_what_is_damaged_is_passed_over() {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("deep/records");
        let records: Vec<_> = (0..1000)
            .map(|number| (number, format!("line\n{number}")))
            .collect();
        write(&path, &records);
        assert_eq!(read::<(i32, String)>(&path), records);
        let text = std::fs::read_to_string(&path).unwrap();
        // A digit of a record, and half of another.
        let damaged = text
            .replace("line\\n500", "line\\n600")
            .replace("\"line\\n7\"]\n", "\n");
        std::fs::write(&path, &damaged).unwrap();
        let read_again = read::<(i32, String)>(&path);
        assert_eq!(read_again.len(), 998);
        assert!(read_again.iter().all(|record| records.contains(record)));
        for other in ["", "\n", &text[1..], "\u{fffd}"] {
            std::fs::write(&path, other).unwrap();
            assert_eq!(read::<(i32, String)>(&path), []);
        }
        assert_eq!(read::<(i32, String)>(&folder.path().join("none")), []);
    }
}
