//! `dateline publish`

use std::path::PathBuf;
use std::process::ExitCode;
use std::time::Duration;

use anyhow::Result;
use clap::{Args, ValueEnum};
use dateline_content::{Edition, WebAddress, cache, counted};
use dateline_site::comments::Elsewhere;
use dateline_site::{Compression, Done, Memory, Options, Published, abandon, publish, publish_again};
use rustix::fs::Mode;
use rustix::process::umask;
use time::OffsetDateTime;
use tokio::signal::unix::{SignalKind, signal};

use crate::app::app_build;
use crate::secret_folder::secret_folder;
use crate::terminal::{note, parse_moment, print_error, print_problems, refuse, say};
use crate::watch::{Changes, QUIET};

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
    /// Publish everything to this folder, also drafts and what is dated later, for colleagues' eyes: such stories say so,
    /// and search engines are asked to keep out.
    #[arg(long, value_name = "DIR", conflicts_with = "out")]
    drafts: Option<PathBuf>,
    /// With --drafts: at an address that nobody can guess. It stays the same.
    #[arg(long, requires = "drafts")]
    unguessable: bool,
    /// Keep running until Ctrl-C, and publish again whenever the content changes and when a story's time comes.
    #[arg(long, conflicts_with = "now")]
    watch: bool,
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

/// How long the clock is not looked at while a story's time has not come.
const SHORTEST: Duration = Duration::from_millis(1);
const LONGEST: Duration = Duration::from_secs(30);

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
    let options = arguments.options()?;
    clean_at_the_end();
    if arguments.watch {
        return watch(options);
    }
    match publish(&options)? {
        Published::Refused(problems) => Ok(refuse("nothing was published", &problems, &options.content)),
        Published::Done(published) => {
            print(&options, &published)?;
            Ok(ExitCode::SUCCESS)
        }
    }
}

impl Arguments {
    fn options(&self) -> Result<Options> {
        let out = self.drafts.as_ref().unwrap_or(&self.out);
        let below = self.unguessable.then(|| secret_folder(out)).transpose()?;
        Ok(Options {
            content: self.content.clone(),
            app: app_build(self.app.clone()),
            out: below
                .as_ref()
                .map_or_else(|| out.clone(), |folder| out.join(folder.as_str())),
            edition: Edition {
                now: self.now.unwrap_or_else(OffsetDateTime::now_utc),
                has_unpublished: self.drafts.is_some(),
            },
            below,
            preview: self.preview,
            cards: self.cards == Cards::All,
            compression: if self.preview {
                Compression::None
            } else {
                self.compress
            },
            comments: self.comments.clone(),
            cache: cache::folder("sites"),
        })
    }
}

/// Publishes after each change, and when a story is due, until the program is ended.
#[tokio::main(flavor = "current_thread")]
async fn watch(mut options: Options) -> Result<ExitCode> {
    let mut changes = Changes::of(&options.content, QUIET)?;
    say(&format!(
        "Publishing {} again on each change (stop with Ctrl-C)",
        options.content.display()
    ))?;
    let mut memory = Memory::of(&options);
    loop {
        options.edition.now = OffsetDateTime::now_utc();
        let mut due = None;
        // What is wrong now may be mended soon.
        match publish_again(&options, &mut memory) {
            Ok(Published::Done(published)) => {
                print(&options, &published)?;
                due = published.due.map(|due| due.time);
            }
            Ok(Published::Refused(problems)) => {
                refuse("nothing was published", &problems, &options.content);
            }
            Err(error) => print_error(&error),
        }
        tokio::select! {
            () = changes.next() => {}
            () = wait_until(due) => {}
        }
    }
}

/// Waits until the clock shows a time, also where the machine sleeps meanwhile or its clock is set.
async fn wait_until(time: Option<OffsetDateTime>) {
    let Some(time) = time else {
        return std::future::pending().await;
    };
    while let Ok(left) = Duration::try_from(time - OffsetDateTime::now_utc()) {
        tokio::time::sleep(left.clamp(SHORTEST, LONGEST)).await;
    }
}

fn print(options: &Options, published: &Done) -> Result<()> {
    print_problems(&published.warnings);
    if !published.in_one_step {
        note(&format!(
            "note: {} can't be moved (it is a mount point, or the folder above it can't be written to), so its files \
             were exchanged one after the other: new ones first, then the pages, and removals last",
            options.out.display()
        ));
    }
    for story in &published.held_back {
        say(&story.to_string())?;
    }
    say(&format!(
        "{}: {} published, {} held back",
        options.out.display(),
        counted(published.pages, "page"),
        counted(published.held_back.len(), "story")
    ))?;
    if options.below.is_some() {
        note(&format!("The address for colleagues: {}", published.address));
    }
    Ok(())
}

/// Makes it so that nothing of what is being made is left where somebody ends this program, and that what is made is for
/// everybody's eyes, and for nobody else to write to, whatever this user does with other files.
pub fn clean_at_the_end() {
    std::thread::spawn(wait_for_the_end);
    umask(Mode::WGRP | Mode::WOTH);
}

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
