//! `dateline publish`

use std::path::PathBuf;
use std::process::ExitCode;

use anyhow::Result;
use clap::{Args, ValueEnum};
use dateline_content::{WebAddress, cache, counted};
use dateline_site::comments::Elsewhere;
use dateline_site::{Compression, Options, Published, abandon, publish};
use rustix::fs::Mode;
use rustix::process::umask;
use time::OffsetDateTime;
use tokio::signal::unix::{SignalKind, signal};

use crate::app::app_build;
use crate::terminal::{note, parse_moment, print_problems, refuse, say};

#[derive(Args)]
pub struct Arguments {
    /// The content folder.
    #[arg(long, default_value = "content")]
    content: PathBuf,
    /// The folder of another app build than the one in this program.
    #[arg(long)]
    app: Option<PathBuf>,
    /// Where the site goes; an older site there is replaced.
    #[arg(long, default_value = "dist")]
    out: PathBuf,
    /// Make a preview for writers, without a security policy and compressed files.
    #[arg(long)]
    preview: bool,
    /// Whether pages without a picture get a card that networks show with a link.
    #[arg(long, value_name = "WHICH", value_enum, default_value_t = Cards::All)]
    cards: Cards,
    /// How pages and their data are compressed: by the host (none), quickly, or as small as can be. The app is always as
    /// small as can be, unless the host compresses.
    #[arg(long, value_name = "HOW", value_enum, default_value_t = Compression::Fast)]
    compress: Compression,
    /// Use these comments instead of those in site.json: the Isso server at this address, or none.
    #[arg(long, value_name = "URL", value_parser = parse_elsewhere)]
    comments: Option<Elsewhere>,
    /// Publish as of this time (RFC 3339).
    #[arg(long, value_parser = parse_moment)]
    now: Option<OffsetDateTime>,
}

#[derive(Clone, Copy, PartialEq, Eq, ValueEnum)]
enum Cards {
    All,
    None,
}

fn parse_elsewhere(text: &str) -> Result<Elsewhere, String> {
    match text {
        "none" => Ok(Elsewhere::Nowhere),
        url => match WebAddress::read(url).and_then(WebAddress::into_server) {
            Ok(url) => Ok(Elsewhere::Isso(url)),
            Err(wrong) => Err(format!(
                "{}. {} Or write an address such as http://127.0.0.1:8081, or none",
                wrong.message, wrong.fix
            )),
        },
    }
}

pub fn run(arguments: Arguments) -> Result<ExitCode> {
    let options = Options {
        content: arguments.content,
        app: app_build(arguments.app),
        out: arguments.out,
        now: arguments.now.unwrap_or_else(OffsetDateTime::now_utc),
        preview: arguments.preview,
        cards: arguments.cards == Cards::All,
        compression: if arguments.preview {
            Compression::None
        } else {
            arguments.compress
        },
        comments: arguments.comments,
        cache: cache::folder("sites"),
    };
    std::thread::spawn(wait_for_the_end);
    // A site is for everybody's eyes, and for nobody else to write to, whatever this user does with other files.
    umask(Mode::WGRP | Mode::WOTH);
    match publish(&options)? {
        Published::Refused(problems) => Ok(refuse("nothing was published", &problems, &options.content)),
        Published::Done {
            pages,
            held_back,
            warnings,
            in_one_step,
        } => {
            print_problems(&warnings);
            if !in_one_step {
                note(&format!(
                    "note: {} can't be moved (it is a mount point, or the folder above it can't be written to), so its files \
                     were exchanged one after the other: new ones first, then the pages, and removals last",
                    options.out.display()
                ));
            }
            for story in &held_back {
                say(&story.to_string())?;
            }
            say(&format!(
                "{}: {} published, {} held back",
                options.out.display(),
                counted(pages, "page"),
                counted(held_back.len(), "story")
            ))?;
            Ok(ExitCode::SUCCESS)
        }
    }
}

/// Where somebody ends this program, nothing of what it was making is left.
#[tokio::main(flavor = "current_thread")]
async fn wait_for_the_end() {
    let (Ok(mut interrupt), Ok(mut terminate)) =
        (signal(SignalKind::interrupt()), signal(SignalKind::terminate()))
    else {
        // Then the next publication removes it.
        return;
    };
    // The statuses that shells give to a program that a signal ended.
    tokio::select! {
        _ = interrupt.recv() => abandon(130),
        _ = terminate.recv() => abandon(143),
    }
}
