//! Puts an app build and a desk into the program, where `DATELINE_APP` and `DATELINE_CMS` name their folders.

use std::env;
use std::error::Error;
use std::fmt::Write;
use std::fs;
use std::path::{Path, PathBuf};

fn main() -> Result<(), Box<dyn Error>> {
    list("DATELINE_APP", "app.rs")?;
    list("DATELINE_CMS", "cms.rs")
}

/// Writes a list of the files in the folder that a variable names.
fn list(variable: &str, name: &str) -> Result<(), Box<dyn Error>> {
    println!("cargo::rerun-if-env-changed={variable}");
    let mut list = String::new();
    if let Some(folder) = env::var_os(variable).map(PathBuf::from) {
        println!("cargo::rerun-if-changed={}", folder.display());
        let mut files = Vec::new();
        collect(&folder, &mut files)?;
        files.sort();
        for file in files {
            let name = file.strip_prefix(&folder)?.display().to_string();
            let file = fs::canonicalize(&file)?.display().to_string();
            write!(list, "({name:?}, include_bytes!({file:?}).as_slice()),")?;
        }
    }
    let out = PathBuf::from(env::var_os("OUT_DIR").ok_or("cargo sets OUT_DIR")?);
    fs::write(out.join(name), format!("&[{list}]"))?;
    Ok(())
}

fn collect(folder: &Path, files: &mut Vec<PathBuf>) -> Result<(), Box<dyn Error>> {
    for entry in fs::read_dir(folder)? {
        let entry = entry?;
        if entry.file_type()?.is_dir() {
            collect(&entry.path(), files)?;
        } else {
            files.push(entry.path());
        }
    }
    Ok(())
}
