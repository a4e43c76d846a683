//! A file of the site that is to be made.

use anyhow::{Context, Result, ensure};

/// One file of the site, or several that are made together: the widths of a picture come from each other.
///
/// It is made on any thread and in any order, so it may depend on no file that was made before it.
pub(super) struct Artifact<'a> {
    /// The files, relative to the site's folder.
    pub(super) paths: Vec<String>,
    make: Box<Make<'a>>,
}

type Make<'a> = dyn FnOnce() -> Result<Vec<Vec<u8>>> + Send + 'a;

impl<'a> Artifact<'a> {
    /// A file, and how its bytes are made.
    pub(super) fn new<B: Into<Vec<u8>>>(
        path: impl Into<String>,
        make: impl FnOnce() -> Result<B> + Send + 'a,
    ) -> Self {
        Self::several(vec![path.into()], || Ok(vec![make()?.into()]))
    }

    /// Files, and how the bytes of all of them are made, in the same order.
    pub(super) fn several(
        paths: Vec<String>,
        make: impl FnOnce() -> Result<Vec<Vec<u8>>> + Send + 'a,
    ) -> Self {
        Self {
            paths,
            make: Box::new(make),
        }
    }

    /// Makes the files: each path with its bytes.
    pub(super) fn make(self) -> Result<impl Iterator<Item = (String, Vec<u8>)>> {
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
        let artifact = Artifact::several(vec!["a.webp".to_owned(), "b.webp".to_owned()], || {
            Ok(vec![Vec::new()])
        });
        let error = artifact.make().map(Iterator::count).unwrap_err().to_string();
        assert!(error.contains("a.webp, b.webp"), "{error}");
    }
}
