//! `dateline hosting`

use std::io::Write;
use std::path::PathBuf;
use std::process::ExitCode;

use anyhow::{Context, Result};
use clap::Args;
use dateline_site::hosting::{Host, Hosted};

#[derive(Args)]
pub struct Arguments {
    /// The host to configure.
    host: Host,
    /// The folder of the published site.
    #[arg(default_value = "dist")]
    folder: PathBuf,
    /// Where that folder will be on the host, for nginx and Caddy.
    #[arg(long, default_value = "/srv/dateline")]
    root: String,
}

pub fn run(arguments: &Arguments) -> Result<ExitCode> {
    let configuration = Hosted::read(&arguments.folder)?.configuration(arguments.host, &arguments.root);
    write!(std::io::stdout(), "{configuration}").context("can't write to standard output")?;
    Ok(ExitCode::SUCCESS)
}
