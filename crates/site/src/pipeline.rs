//! Makes the files of a plan: on all processors, each on the disk as soon as it is made.

use anyhow::Result;
use indicatif::{ProgressBar, ProgressStyle};
use rayon::prelude::*;

use super::artifact::Artifact;
use super::compress::compressed;
use super::options::Compression;
use super::output::Output;

/// Makes all files, with their compressed forms.
pub(super) fn make(artifacts: Vec<Artifact<'_>>, output: &Output, compression: Compression) -> Result<()> {
    // The bar draws itself only where a person watches a terminal.
    let progress = ProgressBar::new(artifacts.len() as u64);
    progress.set_style(ProgressStyle::with_template("publishing {wide_bar} {pos}/{len}")?);
    artifacts
        .into_iter()
        // Each processor takes the next when it has made one: some take as long as a thousand others.
        .par_bridge()
        .try_for_each(|artifact| {
            for (path, bytes) in artifact.make()? {
                output.write(&path, &bytes)?;
                for (path, bytes) in compressed(&path, &bytes, compression)? {
                    output.write(&path, &bytes)?;
                }
            }
            progress.inc(1);
            anyhow::Ok(())
        })?;
    progress.finish_and_clear();
    Ok(())
}

#[cfg(test)]
mod tests {
    use anyhow::bail;

    use super::*;

    #[test]
    fn a_file_that_cannot_be_made_is_named_and_leaves_nothing_behind() {
        let folder = tempfile::tempdir().unwrap();
        let output = Output::begin(&folder.path().join("site")).unwrap();
        let artifacts = vec![
            Artifact::new("made.html", || Ok("<p>")),
            Artifact::new("failed.html", || -> Result<&str> { bail!("no paper") }),
        ];
        let error = format!("{:#}", make(artifacts, &output, Compression::Best).unwrap_err());
        assert!(
            error.contains("failed.html") && error.contains("no paper"),
            "{error}"
        );
        drop(output);
        assert_eq!(folder.path().read_dir().unwrap().count(), 0);
    }

    #[test]
    fn files_are_written_in_folders_of_their_own_and_only_those_that_gain_are_compressed() {
        let folder = tempfile::tempdir().unwrap();
        let place = folder.path().join("site");
        let output = Output::begin(&place).unwrap();
        let text = "the same again, ".repeat(50);
        let artifacts = vec![
            Artifact::new("a/b/long.html", || Ok(text.as_str())),
            Artifact::several(vec!["a/short.html".to_owned(), "c/long.png".to_owned()], || {
                Ok(vec![b"a".to_vec(), text.clone().into()])
            }),
        ];
        make(artifacts, &output, Compression::Best).unwrap();
        output.finish().unwrap();
        let is_there = |name: &str| place.join(name).is_file();
        assert!(is_there("a/b/long.html.br") && is_there("a/b/long.html.gz"));
        assert!(is_there("a/short.html") && !is_there("a/short.html.br"));
        assert!(is_there("c/long.png") && !is_there("c/long.png.gz"));
    }
}
