//! Makes Rust tables of the words of the interface from `languages/*.toml`, and stops the build where a
//! file is not as it has to be.

#[path = "src/languages/tables.rs"]
mod tables;

use std::collections::BTreeMap;
use std::path::Path;
use std::{env, fs};

const FOLDER: &str = "languages";

fn main() {
    println!("cargo::rerun-if-changed={FOLDER}");
    for complaint in make().err().into_iter().flatten() {
        println!("cargo::error={complaint}");
    }
}

fn make() -> Result<(), Vec<String>> {
    let files = files().map_err(|error| vec![error])?;
    let tables = tables::tables(&files)?;
    write(&tables).map_err(|error| vec![error])
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

fn write(tables: &[(String, Vec<String>)]) -> Result<(), String> {
    let tags = tables.iter().map(|(tag, _)| tag);
    let languages: Vec<_> = tags.filter(|tag| !tag.contains('-')).collect();
    let code = format!(
        "/// The languages that have a file, without those of regions.\n\
         pub(super) const LANGUAGES: [&str; {}] = {languages:?};\n\n\
         /// The texts of each tag, at the places of their words. English is the first.\n\
         static TABLES: [(&str, [&str; Word::ALL.len()]); {}] = {tables:#?};\n",
        languages.len(),
        tables.len(),
    );
    let folder = env::var("OUT_DIR").map_err(|error| format!("OUT_DIR: {error}"))?;
    let path = Path::new(&folder).join("languages.rs");
    fs::write(&path, code).map_err(|error| format!("{}: {error}", path.display()))
}
