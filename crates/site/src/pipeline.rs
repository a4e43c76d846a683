//! Makes the files of a plan: on all processors, each on the disk as soon as it is made. What the last site has that
//! would be made from the same is taken over.

use std::collections::HashSet;
use std::path::Path;

use anyhow::Result;
use dateline_content::Digest;
use rayon::prelude::*;

use super::artifact::{Artifact, Content};
use super::compress::compressed;
use super::last_site::{LastSite, Made, SiteFile};
use super::options::Compression;
use super::output::Output;
use super::progress::Progress;

/// A site that is made, but is not in its place yet.
pub(super) struct Finished {
    pub(super) output: Box<dyn Output>,
    /// What was made, for the next publication.
    pub(super) made: Vec<Made>,
}

/// Makes all files, with their compressed forms, in an output that is begun when there is something to make, with the
/// files that it can take over and those that it is to have. Nothing is made where the last site has all of them and no others. `common` is of what
/// all files are made from.
pub(super) fn make(
    artifacts: Vec<Artifact<'_>>,
    common: Digest,
    compression: Compression,
    last: &LastSite,
    begin: impl FnOnce(&[&SiteFile], &HashSet<&Path>) -> Result<Box<dyn Output>>,
) -> Result<Option<Finished>> {
    let is_as_it_was = last.is_as_it_was();
    // Each with its inputs, and with the files that can be taken over.
    let planned: Vec<_> = artifacts
        .into_par_iter()
        .map(|artifact| {
            let inputs = Digest::of_value(&(common, compression, artifact.inputs));
            (artifact, inputs, last.files(inputs, is_as_it_was))
        })
        .collect();
    let kept = planned.iter().filter_map(|(_, _, kept)| *kept);
    let kept: Vec<_> = kept.flatten().collect();
    if planned.iter().all(|(_, _, kept)| kept.is_some()) && last.has_only(kept.len()) {
        return Ok(None);
    }
    let anew = planned.iter().filter(|(.., kept)| kept.is_none());
    let anew = anew.flat_map(|(artifact, ..)| &artifact.paths);
    let paths = kept.iter().map(|file| &file.path).chain(anew).map(Path::new);
    let output = begin(&kept, &paths.collect())?;
    let progress = Progress::of("making files", planned.len())?;
    let made = planned
        .into_iter()
        // Each processor takes the next when it has made one: some take as long as a thousand others.
        .par_bridge()
        .map(|(artifact, inputs, kept)| {
            let files = match kept {
                Some(files) if output.take(files)? => files.to_vec(),
                _ => write(artifact, &*output, compression)?,
            };
            progress.step();
            Ok((inputs, files))
        })
        .collect::<Result<_>>()?;
    Ok(Some(Finished { output, made }))
}

/// Makes the files of an artifact.
fn write(artifact: Artifact<'_>, output: &dyn Output, compression: Compression) -> Result<Vec<SiteFile>> {
    let mut files = Vec::new();
    for (path, content) in artifact.make()? {
        let bytes = match content {
            Content::Bytes(bytes) => bytes,
            Content::Copy(found) => {
                output.copy(&path, &found)?;
                files.push(SiteFile::of(output.folder(), path)?);
                continue;
            }
        };
        let forms = compressed(&path, &bytes, compression)?;
        for (path, bytes) in [(path, bytes)].into_iter().chain(forms) {
            output.write(&path, &bytes)?;
            files.push(SiteFile::of(output.folder(), path)?);
        }
    }
    Ok(files)
}

#[cfg(test)]
mod tests {
    use std::fs;

    use anyhow::bail;
    use dateline_content::files;

    use super::super::in_place::InPlace;
    use super::super::output::Staged;
    use super::*;

    /// Publishes to a place after what was made there last.
    fn publish(artifacts: Vec<Artifact<'_>>, place: &Path, last: Vec<Made>) -> Result<Option<Vec<Made>>> {
        let last = LastSite::of(place, last);
        let begin = |kept: &[&SiteFile], _: &HashSet<&Path>| -> Result<Box<dyn Output>> {
            let spare = place.with_extension("spare");
            Ok(Box::new(Staged::begin(place, Some(spare), kept)?))
        };
        let finished = make(artifacts, Digest::of(b""), Compression::Best, &last, begin)?;
        let finish = |finished: Finished| {
            finished.output.finish()?;
            Ok(finished.made)
        };
        finished.map(finish).transpose()
    }

    #[test]
    fn a_file_that_cannot_be_made_is_named_and_leaves_nothing_behind() {
        let folder = tempfile::tempdir().unwrap();
        let artifacts = vec![
            Artifact::of_bytes("made.html", "<p>"),
            Artifact::new("failed.html", &(), || -> Result<&str> { bail!("no paper") }),
        ];
        let error = publish(artifacts, &folder.path().join("site"), Vec::new()).unwrap_err();
        let error = format!("{error:#}");
        assert!(
            error.contains("failed.html") && error.contains("no paper"),
            "{error}"
        );
        assert_eq!(folder.path().read_dir().unwrap().count(), 0);
    }

    #[test]
    fn files_are_written_in_folders_of_their_own_and_only_those_that_gain_are_compressed() {
        let folder = tempfile::tempdir().unwrap();
        let place = folder.path().join("site");
        let text = "the same again, ".repeat(50);
        let pair = vec!["a/short.html".to_owned(), "c/long.png".to_owned()];
        let artifacts = vec![
            Artifact::of_bytes("a/b/long.html", text.as_str()),
            Artifact::several(pair, &(), || Ok(vec![b"a".to_vec(), text.clone().into()])),
        ];
        publish(artifacts, &place, Vec::new()).unwrap();
        let is_there = |name: &str| place.join(name).is_file();
        assert!(is_there("a/b/long.html.br") && is_there("a/b/long.html.gz"));
        assert!(is_there("a/short.html") && !is_there("a/short.html.br"));
        assert!(is_there("c/long.png") && !is_there("c/long.png.gz"));
    }

    /// A file that is made anew each time, to be told from one that was taken over.
    fn counted<'a>(path: &str, inputs: &str, count: &'a mut u32) -> Artifact<'a> {
        Artifact::new(path, &inputs, move || {
            *count += 1;
            Ok("text")
        })
    }

    #[test]
    fn what_would_be_made_from_the_same_is_made_once() {
        let folder = tempfile::tempdir().unwrap();
        let place = folder.path().join("site");
        let (mut one, mut two) = (0, 0);
        let mut made = Vec::new();
        for inputs in ["old", "new", "new"] {
            let artifacts = vec![
                counted("one.html", "same", &mut one),
                counted("deep/two.html", inputs, &mut two),
            ];
            made = publish(artifacts, &place, made.clone()).unwrap().unwrap_or(made);
            assert!(place.join("one.html").is_file() && place.join("deep/two.html").is_file());
        }
        assert_eq!((one, two), (1, 2));
    }

    #[test]
    fn what_failed_half_way_is_mended_where_it_stands() {
        let folder = tempfile::tempdir().unwrap();
        let place = folder.path();
        let publish = |artifacts: Vec<_>, last: &LastSite| {
            let begin = |_: &[&SiteFile], paths: &HashSet<&Path>| -> Result<Box<dyn Output>> {
                Ok(Box::new(InPlace::begin(last, paths)?))
            };
            make(artifacts, Digest::of(b""), Compression::None, last, begin)
        };
        let page = |text: &'static str| Artifact::new("page/index.html", &text, move || Ok(text));
        let other = || Artifact::of_bytes("other.html", "other");
        let last = LastSite::of(place, Vec::new());
        let made = publish(vec![page("old"), other()], &last).unwrap().unwrap().made;
        let last = LastSite::of(place, made);
        last.set_as_it_was(true);
        let failing = || Artifact::new("failed.html", &(), || -> Result<&str> { bail!("no paper") });
        assert!(publish(vec![page("new"), failing()], &last).is_err());
        assert!(!last.is_as_it_was());
        // The same as before: what has changed since then is made again.
        publish(vec![page("old"), other()], &last).unwrap();
        assert_eq!(fs::read(place.join("page/index.html")).unwrap(), b"old");
        assert_eq!(fs::read(place.join("other.html")).unwrap(), b"other");
        // Nothing is left of what is gone.
        publish(vec![other()], &last).unwrap();
        assert_eq!(files::names(place).unwrap(), ["other.html"]);
    }

    /// What somebody does to a site, by its folder.
    type Change = (&'static str, fn(&Path) -> std::io::Result<()>);

    #[test]
    fn a_file_that_somebody_touched_is_made_again_and_one_that_somebody_added_is_gone() {
        let folder = tempfile::tempdir().unwrap();
        let place = folder.path().join("site");
        let changes: [Change; 4] = [
            ("written to", |place| fs::write(place.join("one.html"), "else")),
            ("removed", |place| fs::remove_file(place.join("one.html"))),
            ("added", |place| fs::write(place.join("added.html"), "else")),
            ("a site that is gone", |place| fs::remove_dir_all(place)),
        ];
        for (name, change) in changes {
            let artifacts = || vec![Artifact::of_bytes("one.html", "text")];
            let made = publish(artifacts(), &place, Vec::new()).unwrap().unwrap();
            change(&place).unwrap();
            assert!(publish(artifacts(), &place, made).unwrap().is_some(), "{name}");
            assert_eq!(fs::read(place.join("one.html")).unwrap(), b"text", "{name}");
            assert_eq!(place.read_dir().unwrap().count(), 1, "{name}");
        }
    }
}
