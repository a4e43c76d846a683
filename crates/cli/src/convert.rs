//! `dateline convert`

use std::path::PathBuf;
use std::process::ExitCode;

use anyhow::Result;
use clap::Args;
use dateline_content::convert;

use crate::terminal::{print_error, say};

#[derive(Args)]
pub struct Arguments {
    /// The files: those in JSON become Markdown, those in Markdown become JSON.
    #[arg(required = true)]
    files: Vec<PathBuf>,
    /// Keep the old files too; `check` refuses a story that is there twice.
    #[arg(long)]
    keep: bool,
}

pub fn run(arguments: &Arguments) -> Result<ExitCode> {
    let mut code = ExitCode::SUCCESS;
    for file in &arguments.files {
        match convert(file).and_then(|converted| converted.write(arguments.keep)) {
            Ok(path) => say(&path.display().to_string())?,
            // The others can be converted all the same.
            Err(error) => {
                print_error(&error);
                code = ExitCode::FAILURE;
            }
        }
    }
    Ok(code)
}
