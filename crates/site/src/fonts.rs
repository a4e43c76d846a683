//! The newspaper's own fonts: what the style says of them, and their files (docs/decisions/0038-fonts-of-its-own.md).

use std::collections::BTreeSet;
use std::path::Path;

use anyhow::{Context, Result, anyhow};
use dateline_content::files;
use dateline_content::typefaces::{Fallback, Subset, Typeface, Typefaces, decode};
use read_fonts::FontRef;
use read_fonts::collections::IntSet;
use read_fonts::types::{NameId, Tag};
use skera::{Plan, SubsetFlags, subset_font};
use ttf2woff2::BrotliQuality;

use super::artifact::Artifact;

/// What the style says of a file.
pub(super) struct FontFace {
    pub(super) css: String,
    /// The file; none for a font of the reader's device.
    subset: Option<Subset>,
}

impl FontFace {
    /// Whether browsers load it for one of these characters.
    pub(super) fn is_for(&self, characters: &BTreeSet<char>) -> bool {
        let has = |subset: &Subset| characters.iter().any(|character| subset.has(*character));
        self.subset.as_ref().is_none_or(has)
    }
}

/// The names by which the style has the two families.
const HEADLINES: &str = "Headlines";
const TEXT: &str = "Text";

/// What is set in the font for headlines.
const HEADED: &str = "h1,h2,h3,.masthead-name,.colophon-name";

/// What the style says of all files, and of what is seen until they come.
pub(super) fn faces(fonts: &Typefaces, base_path: &str) -> Vec<FontFace> {
    let families = [(HEADLINES, &fonts.headlines), (TEXT, &fonts.text)];
    let faces = families
        .into_iter()
        .flat_map(|(family, faces)| faces.iter().map(move |face| (family, face)));
    faces
        .flat_map(|(family, face)| {
            let files = face.subsets.iter().map(move |subset| FontFace {
                css: of_file(family, face, subset, base_path),
                subset: Some(subset.clone()),
            });
            let fallbacks = face.fallbacks.iter().map(move |fallback| FontFace {
                css: of_fallback(family, face, fallback),
                subset: None,
            });
            files.chain(fallbacks)
        })
        .collect()
}

fn of_file(family: &str, face: &Typeface, subset: &Subset, base_path: &str) -> String {
    format!(
        "@font-face{{font-family:\"{family}\";{};src:url({base_path}{})format(\"woff2\");font-display:swap;unicode-range:{}}}",
        style(face.weights, face.is_italic),
        subset.file,
        subset.unicode_range()
    )
}

/// A font of the reader's device, as wide and as high as the one that comes. The overrides are of its size after it was
/// adjusted.
fn of_fallback(family: &str, face: &Typeface, fallback: &Fallback) -> String {
    let locals: Vec<_> = fallback
        .locals
        .iter()
        .map(|name| format!("local(\"{name}\")"))
        .collect();
    let [ascent, descent, gap] = face.heights.map(|height| percent(height / fallback.size));
    format!(
        "@font-face{{font-family:\"{family} {}\";{};src:{};size-adjust:{};ascent-override:{ascent};\
         descent-override:{descent};line-gap-override:{gap}}}",
        fallback.family,
        style(fallback.weights, face.is_italic),
        locals.join(","),
        percent(fallback.size),
    )
}

fn style((least, most): (u16, u16), is_italic: bool) -> String {
    let slant = if is_italic { "font-style:italic;" } else { "" };
    let more = if most > least {
        format!(" {most}")
    } else {
        String::new()
    };
    format!("{slant}font-weight:{least}{more}")
}

fn percent(share: f32) -> String {
    format!("{:.2}%", share * 100.0)
}

/// Where the style uses them. `css` is that of the app, whose own fonts come after those.
pub(super) fn use_of(fonts: &Typefaces, css: &str) -> String {
    let own = css.split("--serif:").nth(1);
    let own = own.and_then(|rest| rest.split([';', '}']).next());
    let own = own.filter(|_| !fonts.text.is_empty());
    let text = own.map(|own| format!(":root{{--serif:{},{}}}", stack(TEXT, &fonts.text), own.trim()));
    let headlines = (!fonts.headlines.is_empty()).then(|| {
        let stack = stack(HEADLINES, &fonts.headlines);
        format!("{HEADED}{{font-family:{stack},var(--serif)}}")
    });
    text.into_iter().chain(headlines).collect()
}

/// A family, and what stands in for it.
fn stack(family: &str, faces: &[Typeface]) -> String {
    let mut names = vec![format!("\"{family}\"")];
    for fallback in faces.iter().flat_map(|face| &face.fallbacks) {
        let name = format!("\"{family} {}\"", fallback.family);
        if !names.contains(&name) {
            names.push(name);
        }
    }
    names.join(",")
}

/// Their files.
pub(super) fn artifacts(fonts: &Typefaces) -> Vec<Artifact<'_>> {
    let faces = fonts.headlines.iter().chain(&fonts.text);
    let mut named = BTreeSet::new();
    faces
        .flat_map(|face| face.subsets.iter().map(|subset| (&*face.source, subset)))
        // Both families may have the same file.
        .filter(|(_, subset)| named.insert(&subset.file))
        .map(|(source, subset)| Artifact::new(&subset.file, &(), || file(source, subset)))
        .collect()
}

fn file(source: &Path, subset: &Subset) -> Result<Vec<u8>> {
    let bytes = files::read(source)?;
    if !subset.is_part {
        return Ok(bytes);
    }
    part(&decode(&bytes)?, subset).with_context(|| format!("can't divide {}", source.display()))
}

/// A part of a font, with all that its scripts need to be set well: ligatures, marks, kerning.
fn part(font: &[u8], subset: &Subset) -> Result<Vec<u8>> {
    let font = FontRef::new(font).map_err(|error| anyhow!("{error}"))?;
    let characters: IntSet<u32> = subset.characters.iter().map(|c| u32::from(*c)).collect();
    let all = || {
        let mut all = IntSet::<Tag>::empty();
        all.invert();
        all
    };
    // The copyright and the name stay, in English.
    let mut names = IntSet::<NameId>::empty();
    names.insert_range(NameId::from(0)..=NameId::from(14));
    let english = IntSet::from_iter([0x0409_u16]);
    let plan = Plan::new(
        &IntSet::empty(),
        &characters,
        &font,
        SubsetFlags::default(),
        &IntSet::empty(),
        &all(),
        &all(),
        &names,
        &english,
    );
    let part = subset_font(&font, &plan).map_err(|error| anyhow!("{error}"))?;
    ttf2woff2::encode(&part, BrotliQuality::default()).map_err(|error| anyhow!("{error}"))
}
