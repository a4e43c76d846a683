//! The picture files: their names, their sizes, and the names that they are published under.

use std::path::{Path, PathBuf};

use super::source::PictureFile;
use crate::model::{Picture, Slug};
use crate::publish::files::hashed_name;

/// A picture's published form, without its caption, and the file that it comes from.
pub(super) struct FoundPicture {
    pub picture: Picture,
    pub source: PathBuf,
}

/// Finds the file of a picture; the error is what is wrong with it, and the remedy.
pub(super) fn find_picture(folder: &Path, source: &PictureFile) -> Result<FoundPicture, (String, String)> {
    let name = &source.file;
    let (stem, extension) = name.rsplit_once('.').unwrap_or((name, ""));
    if Slug::new(stem).is_err() || !["svg", "png", "jpg", "jpeg", "webp", "avif", "gif"].contains(&extension)
    {
        return Err((
            format!("`{name}` is no name of a picture"),
            "Name it in lower-case letters, digits and hyphens, ending in .svg, .png, .jpg, .webp, .avif or .gif.".into(),
        ));
    }
    let path = folder.join(name);
    let bytes = std::fs::read(&path).map_err(|error| {
        (
            format!("can't read {}: {error}", path.display()),
            "Put the file there, or correct its name.".to_owned(),
        )
    })?;
    let size = if extension == "svg" {
        svg_size(&bytes)
    } else {
        raster_size(&bytes)
    };
    let Some((width, height)) = size else {
        return Err((
            format!("the size of {} can't be read", path.display()),
            "Save it again as a sound file; an SVG needs width and height, in pixels, on its <svg>.".into(),
        ));
    };
    let picture = Picture {
        path: format!("/pictures/{}", hashed_name(name, &bytes)),
        width,
        height,
        alt: source.alt.clone(),
        caption: Vec::new(),
        credit: source.credit.clone(),
    };
    Ok(FoundPicture {
        picture,
        source: path,
    })
}

fn raster_size(bytes: &[u8]) -> Option<(u32, u32)> {
    let size = imagesize::blob_size(bytes).ok()?;
    Some((u32::try_from(size.width).ok()?, u32::try_from(size.height).ok()?))
}

fn svg_size(bytes: &[u8]) -> Option<(u32, u32)> {
    let text = std::str::from_utf8(bytes).ok()?;
    let tag = &text[text.find("<svg")?..];
    let tag = &tag[..tag.find('>')?];
    let attribute = |name: &str| {
        let value = &tag[tag.find(&format!(" {name}=\""))? + name.len() + 3..];
        value[..value.find('"')?].trim_end_matches("px").parse().ok()
    };
    Some((attribute("width")?, attribute("height")?))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_size_of_a_drawing_is_read_from_its_root() {
        assert_eq!(
            svg_size(b"<?xml?><svg width=\"960\" height=\"540px\" viewBox=\"0 0 1 1\"/>"),
            Some((960, 540))
        );
        assert_eq!(
            svg_size(b"<svg viewBox=\"0 0 1 1\"><rect width=\"1\" height=\"1\"/></svg>"),
            None
        );
    }
}
