//! `dateline words`

use std::path::PathBuf;
use std::process::ExitCode;

use anyhow::Result;
use clap::Args;
use dateline_content::languages::{begin, languages};

use crate::terminal::{note, say};

#[derive(Args)]
pub struct Arguments {
    /// The language, as a BCP 47 tag.
    #[arg(value_name = "TAG")]
    language: Option<String>,
    /// The content folder.
    #[arg(long, default_value = "content")]
    content: PathBuf,
}

pub fn run(arguments: &Arguments) -> Result<ExitCode> {
    let Some(language) = &arguments.language else {
        for (language, is_read) in languages() {
            let by_whom = if is_read {
                ""
            } else {
                " (not yet read by a native speaker)"
            };
            say(&format!("{language}{by_whom}"))?;
        }
        return Ok(ExitCode::SUCCESS);
    };
    let path = begin(&arguments.content, language)?;
    say(&path.display().to_string())?;
    note("`dateline check` says what is wrong with it.");
    Ok(ExitCode::SUCCESS)
}
