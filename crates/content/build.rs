//! Makes Rust tables of the words of the interface from `languages/*.toml`, and stops the build where a
//! file is not as it has to be.

#[path = "src/languages/plurals.rs"]
mod plurals;
#[path = "src/languages/tables.rs"]
mod tables;
#[path = "src/languages/word_file.rs"]
mod word_file;

use std::collections::BTreeMap;
use std::path::Path;
use std::{env, fs};

use tables::Language;

const FOLDER: &str = "languages";

fn main() {
    println!("cargo::rerun-if-changed={FOLDER}");
    for complaint in make().err().into_iter().flatten() {
        println!("cargo::error={complaint}");
    }
}

fn make() -> Result<(), Vec<String>> {
    let files = files().map_err(|error| vec![error])?;
    let languages = tables::tables(&files)?;
    write(&languages).map_err(|error| vec![error])
}

/// The content of each `<tag>.toml` by its tag.
fn files() -> Result<BTreeMap<String, String>, String> {
    let mut files = BTreeMap::new();
    for entry in fs::read_dir(FOLDER).map_err(|error| format!("{FOLDER}: {error}"))? {
        let path = entry.map_err(|error| format!("{FOLDER}: {error}"))?.path();
        let name = path.file_name().unwrap_or_default().to_string_lossy();
        // Editors keep hidden files beside the one that is open.
        let Some(tag) = name.strip_suffix(".toml").filter(|tag| !tag.starts_with('.')) else {
            continue;
        };
        println!("cargo::rerun-if-changed={}", path.display());
        let content = fs::read_to_string(&path).map_err(|error| format!("{}: {error}", path.display()))?;
        files.insert(tag.to_owned(), content);
    }
    Ok(files)
}

fn write(languages: &[Language]) -> Result<(), String> {
    let whole = languages.iter().filter(|language| language.is_whole);
    let whole: Vec<_> = whole.map(|language| (&language.tag, language.is_read)).collect();
    let files: Vec<_> = languages
        .iter()
        .map(|language| (&language.tag, &language.texts))
        .collect();
    let code = format!(
        "/// The languages that have every word, English first, and whether somebody who grew up with each has read it.\n\
         const LANGUAGES: [(&str, bool); {}] = {whole:?};\n\n\
         /// What the file of each tag says, at the places of the words; what it does not say is empty. English is the first.\n\
         pub(super) static FILES: [(&str, [&str; Word::ALL.len()]); {}] = {files:#?};\n",
        whole.len(),
        files.len(),
    );
    let folder = env::var("OUT_DIR").map_err(|error| format!("OUT_DIR: {error}"))?;
    let path = Path::new(&folder).join("languages.rs");
    fs::write(&path, code).map_err(|error| format!("{}: {error}", path.display()))
}
