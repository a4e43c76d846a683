//! The publisher's command line.

use std::io::Write;
use std::net::{IpAddr, Ipv4Addr, SocketAddr};
use std::path::{Path, PathBuf};
use std::process::ExitCode;

use anyhow::{Context, Result};
use clap::{Parser, Subcommand, ValueEnum};
use dateline::publish::comments::{Elsewhere, pull};
use dateline::publish::content::{Problem, SCHEMAS, check, summary};
use dateline::publish::{Options, Published, publish, serve};
use time::OffsetDateTime;
use time::format_description::well_known::Rfc3339;

/// Checks and publishes a newsroom's content.
#[derive(Parser)]
#[command(version)]
struct Arguments {
    #[command(subcommand)]
    command: Command,
}

#[derive(Subcommand)]
enum Command {
    /// Reports every problem of the content. Exit status 1 if there is an error.
    Check {
        /// The content folder.
        #[arg(long, default_value = "content")]
        content: PathBuf,
        /// For people or for machines.
        #[arg(long, value_enum, default_value_t = Format::Text)]
        format: Format,
        /// Check as if it were this moment (RFC 3339).
        #[arg(long, value_parser = parse_moment)]
        now: Option<OffsetDateTime>,
    },
    /// Publishes the site: HTML, data and app for any static host.
    Publish {
        /// The content folder.
        #[arg(long, default_value = "content")]
        content: PathBuf,
        /// The app that Trunk built.
        #[arg(long, default_value = "target/app")]
        app: PathBuf,
        /// Where the site goes; what is there is replaced.
        #[arg(long, default_value = "dist")]
        out: PathBuf,
        /// Make a preview for the writer's desk: without policy and compressed files.
        #[arg(long)]
        preview: bool,
        /// Keep comments elsewhere than site.json says: at the Isso server with this address, or nowhere (none).
        #[arg(long, value_name = "URL", value_parser = parse_elsewhere)]
        comments: Option<Elsewhere>,
        /// Publish as if it were this moment (RFC 3339).
        #[arg(long, value_parser = parse_moment)]
        now: Option<OffsetDateTime>,
    },
    /// Readers' comments.
    Comments {
        #[command(subcommand)]
        command: CommentsCommand,
    },
    /// Previews a published site.
    Serve {
        /// The folder of the site.
        #[arg(default_value = "dist")]
        folder: PathBuf,
        /// The port; 0 takes a free one.
        #[arg(long, default_value_t = 8080)]
        port: u16,
    },
    /// Writes the JSON Schemas of the content files, for editors.
    Schema {
        /// The content folder.
        #[arg(long, default_value = "content")]
        content: PathBuf,
    },
}

#[derive(Subcommand)]
enum CommentsCommand {
    /// Fetches the comments of all stories into the content folder, so that the next publication carries them.
    Pull {
        /// The content folder.
        #[arg(long, default_value = "content")]
        content: PathBuf,
    },
}

#[derive(Clone, Copy, PartialEq, Eq, ValueEnum)]
enum Format {
    Text,
    Json,
}

fn parse_moment(text: &str) -> Result<OffsetDateTime, String> {
    OffsetDateTime::parse(text, &Rfc3339)
        .map_err(|error| format!("{error}; write it like 2026-11-20T09:30:00Z"))
}

fn parse_elsewhere(text: &str) -> Result<Elsewhere, String> {
    match text {
        "none" => Ok(Elsewhere::Nowhere),
        url if url.starts_with("http://") || url.starts_with("https://") => {
            Ok(Elsewhere::Isso(url.to_owned()))
        }
        _ => Err("write an address such as http://127.0.0.1:8081, or none".to_owned()),
    }
}

fn main() -> ExitCode {
    match run(Arguments::parse().command) {
        Ok(code) => code,
        Err(error) => {
            eprintln!("error: {error:#}");
            ExitCode::FAILURE
        }
    }
}

fn run(command: Command) -> Result<ExitCode> {
    match command {
        Command::Check { content, format, now } => {
            let checked = check(&content, now.unwrap_or_else(OffsetDateTime::now_utc));
            match format {
                Format::Json => say(&serde_json::to_string_pretty(&checked.problems)?)?,
                Format::Text => {
                    print_problems(&checked.problems);
                    let count = match &checked.newsroom {
                        Some(newsroom) => format!("{} stories, ", newsroom.articles.len()),
                        None => String::new(),
                    };
                    say(&format!(
                        "{}: {count}{}",
                        content.display(),
                        summary(&checked.problems)
                    ))?;
                }
            }
            Ok(if checked.newsroom.is_some() {
                ExitCode::SUCCESS
            } else {
                ExitCode::FAILURE
            })
        }
        Command::Publish {
            content,
            app,
            out,
            preview,
            comments,
            now,
        } => {
            let now = now.unwrap_or_else(OffsetDateTime::now_utc);
            match publish(&Options {
                content: content.clone(),
                app,
                out: out.clone(),
                now,
                preview,
                comments,
            })? {
                Published::Refused(problems) => {
                    print_problems(&problems);
                    eprintln!(
                        "nothing was published: {} in {}",
                        summary(&problems),
                        content.display()
                    );
                    Ok(ExitCode::FAILURE)
                }
                Published::Done {
                    pages,
                    held_back,
                    warnings,
                } => {
                    print_problems(&warnings);
                    say(&format!(
                        "{}: {pages} pages published, {held_back} stories held back",
                        out.display()
                    ))?;
                    Ok(ExitCode::SUCCESS)
                }
            }
        }
        Command::Comments {
            command: CommentsCommand::Pull { content },
        } => pull_comments(&content),
        Command::Serve { folder, port } => serve_folder(&folder, port),
        Command::Schema { content } => {
            for (name, schema) in SCHEMAS {
                let path = content.join(name);
                std::fs::write(&path, schema()).with_context(|| format!("can't write {}", path.display()))?;
                say(&path.display().to_string())?;
            }
            Ok(ExitCode::SUCCESS)
        }
    }
}

fn pull_comments(content: &Path) -> Result<ExitCode> {
    let checked = check(content, OffsetDateTime::now_utc());
    let Some(newsroom) = checked.newsroom else {
        print_problems(&checked.problems);
        anyhow::bail!(
            "no comments were fetched: {} in {}",
            summary(&checked.problems),
            content.display()
        );
    };
    if newsroom.comments.is_empty() {
        say("No story has comments: site.json names no comment server.")?;
    }
    let mut code = ExitCode::SUCCESS;
    for pulled in pull(&newsroom, content) {
        match pulled.result {
            Ok(count) => say(&format!("{}: {count} comments", pulled.path))?,
            Err(error) => {
                eprintln!("error: {}: {error:#}", pulled.path);
                code = ExitCode::FAILURE;
            }
        }
    }
    Ok(code)
}

fn print_problems(problems: &[Problem]) {
    for problem in problems {
        eprintln!("{problem}\n");
    }
}

/// Prints a line. A reader that went away (`dateline check | head`) is an error like any other.
fn say(line: &str) -> Result<()> {
    writeln!(std::io::stdout(), "{line}").context("can't write to standard output")
}

#[tokio::main]
async fn serve_folder(folder: &Path, port: u16) -> Result<ExitCode> {
    anyhow::ensure!(
        folder.join("index.html").is_file(),
        "{} holds no published site; publish one first: make build",
        folder.display()
    );
    let address = SocketAddr::new(IpAddr::V4(Ipv4Addr::LOCALHOST), port);
    let listener = tokio::net::TcpListener::bind(address).await.with_context(|| {
        format!("can't listen on {address}; choose another port with --port (make: PORT=)")
    })?;
    say(&format!(
        "Serving {} at http://{} (stop with Ctrl-C)",
        folder.display(),
        listener.local_addr()?
    ))?;
    axum::serve(listener, serve::router(folder))
        .with_graceful_shutdown(async {
            let _ = tokio::signal::ctrl_c().await;
        })
        .await?;
    Ok(ExitCode::SUCCESS)
}
