//! A file of the site that is to be made.

use std::fmt::Debug;

use anyhow::{Context, Result, ensure};
use dateline_content::{Digest, media};

/// One file of the site, or several that are made together: the widths of a picture come from each other.
///
/// It is made on any thread and in any order, so it may depend on no file that was made before it.
pub(super) struct Artifact<'a> {
    /// The files, relative to the site's folder.
    pub(super) paths: Vec<String>,
    /// Of their names, and of what they are made from apart from the program and the site's own settings: while it is
    /// the same, so are they.
    pub(super) inputs: Digest,
    make: Box<Make<'a>>,
}

type Make<'a> = dyn FnOnce() -> Result<Vec<Content>> + Send + 'a;

/// What a file is made of.
pub(super) enum Content {
    Bytes(Vec<u8>),
    /// A copy of a file that may be larger than the memory.
    Copy(media::Found),
}

impl<'a> Artifact<'a> {
    /// A file, what it is made from, and how. Where its name has a hash, that says what it is made from.
    pub(super) fn new<B: Into<Vec<u8>>>(
        path: impl Into<String>,
        inputs: &impl Debug,
        make: impl FnOnce() -> Result<B> + Send + 'a,
    ) -> Self {
        Self::several(vec![path.into()], inputs, || Ok(vec![make()?.into()]))
    }

    /// A file with these bytes.
    pub(super) fn of_bytes(path: impl Into<String>, bytes: impl Into<Vec<u8>>) -> Self {
        let bytes = bytes.into();
        Self::new(path, &Digest::of(&bytes), || Ok(bytes))
    }

    /// Files, what they are made from, and how the bytes of all of them are made, in the same order.
    pub(super) fn several(
        paths: Vec<String>,
        inputs: &impl Debug,
        make: impl FnOnce() -> Result<Vec<Vec<u8>>> + Send + 'a,
    ) -> Self {
        Self {
            inputs: Digest::of_value(&(&paths, inputs)),
            paths,
            make: Box::new(|| Ok(make()?.into_iter().map(Content::Bytes).collect())),
        }
    }

    /// A copy of a file of the newsroom. Its name has a hash, which says what it is made from.
    pub(super) fn copied(found: &media::Found) -> Self {
        let (found, paths) = (found.clone(), vec![found.path.trim_start_matches('/').to_owned()]);
        Self {
            inputs: Digest::of_value(&paths),
            paths,
            make: Box::new(|| Ok(vec![Content::Copy(found)])),
        }
    }

    /// Makes the files: each path with its content.
    pub(super) fn make(self) -> Result<impl Iterator<Item = (String, Content)>> {
        let made = (self.make)().with_context(|| format!("can't make {}", self.paths.join(", ")))?;
        // The plan has named all of them: none may be missing.
        ensure!(
            made.len() == self.paths.len(),
            "{} files were made where the plan has {}",
            made.len(),
            self.paths.join(", ")
        );
        Ok(self.paths.into_iter().zip(made))
    }
}

#[cfg(test)]
mod tests {
    use super::Artifact;

    #[test]
    fn an_artifact_that_makes_fewer_files_than_it_named_is_an_error() {
        let paths = vec!["a.webp".to_owned(), "b.webp".to_owned()];
        let artifact = Artifact::several(paths, &(), || Ok(vec![Vec::new()]));
        let error = artifact.make().map(Iterator::count).unwrap_err().to_string();
        assert!(error.contains("a.webp, b.webp"), "{error}");
    }
}
