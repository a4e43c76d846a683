//! `dateline schema`

use std::path::PathBuf;
use std::process::ExitCode;

use anyhow::{Context, Result};
use clap::Args;
use dateline_content::SCHEMAS;

use crate::terminal::say;

#[derive(Args)]
pub struct Arguments {
    /// The content folder.
    #[arg(long, default_value = "content")]
    content: PathBuf,
}

pub fn run(arguments: &Arguments) -> Result<ExitCode> {
    for schema in SCHEMAS {
        let path = arguments.content.join(schema.name);
        std::fs::write(&path, (schema.text)()).with_context(|| format!("can't write {}", path.display()))?;
        say(&path.display().to_string())?;
    }
    Ok(ExitCode::SUCCESS)
}
