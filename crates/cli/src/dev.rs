//! `dateline dev`

use std::path::{Path, PathBuf};
use std::pin::pin;
use std::process::ExitCode;
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};
use std::time::Duration;

use anyhow::{Context, Result, ensure};
use clap::Args;
use dateline_content::{Edition, Problem, cache, summary};
use dateline_site::live::Live;
use dateline_site::serve::{self, Limits};
use dateline_site::{Compression, Done, Memory, Options, Published, publish_again, remove_at_the_end};
use time::OffsetDateTime;
use tokio::time::timeout;

use crate::app::app_build;
use crate::publish::clean_at_the_end;
use crate::serve::listen;
use crate::terminal::{note, print_error, print_problems, say};
use crate::watch::Changes;

/// How long nothing has to change until what is known of the preview is left for the next one.
const PAUSE: Duration = Duration::from_secs(5);
/// How long a file has to stay as it is until it is read: most editors save at once.
const QUIET: Duration = Duration::from_millis(10);

#[derive(Args)]
pub struct Arguments {
    /// The content folder.
    #[arg(long, default_value = "content")]
    content: PathBuf,
    /// The folder of another app build than the one in this program.
    #[arg(long)]
    app: Option<PathBuf>,
    /// The port; 0 chooses a free one.
    #[arg(long, default_value_t = 8080)]
    port: u16,
}

#[tokio::main]
pub async fn run(arguments: Arguments) -> Result<ExitCode> {
    let Arguments { content, app, port } = arguments;
    ensure!(
        content.is_dir(),
        "{} is not a folder; name the content folder with --content, or begin one with `dateline init`",
        content.display()
    );
    let changes = Changes::of(&content, QUIET)?;
    let listener = listen(port).await?;
    say(&format!(
        "{} is at http://{}, drafts and all (stop with Ctrl-C)",
        content.display(),
        listener.local_addr()?
    ))?;
    clean_at_the_end();
    let live = Arc::new(Live::default());
    let mut options = Options {
        content,
        app: app_build(app),
        out: PathBuf::new(),
        edition: Edition {
            now: OffsetDateTime::now_utc(),
            has_unpublished: true,
        },
        below: None,
        preview: false,
        cards: false,
        compression: Compression::None,
        comments: None,
        cache: cache::folder("sites"),
    };
    let memory = place(&mut options)?;
    tokio::spawn(follow(options, memory, changes, live.clone()));
    serve::serve(listener, live.router(), Limits::default(), std::future::pending()).await;
    Ok(ExitCode::SUCCESS)
}

/// Chooses where the preview's files go: where the next one finds them again, unless another program has that place.
fn place(options: &mut Options) -> Result<Memory> {
    if let Some(previews) = cache::folder("previews") {
        options.out = cache::folder_of(&options.content, &previews);
        if let Some(memory) = Memory::alone(options) {
            return Ok(memory);
        }
    }
    let folder = tempfile::tempdir()
        .context("can't create a temporary folder")?
        .keep();
    remove_at_the_end(folder.clone());
    options.out = folder.join("site");
    options.cache = Some(folder.join("cache"));
    Memory::alone(options).with_context(|| format!("can't write to {}", folder.display()))
}

/// Makes the site anew after each change.
async fn follow(mut options: Options, memory: Memory, mut changes: Changes, live: Arc<Live>) {
    let memory = Arc::new(Mutex::new(memory));
    let mut last = None;
    loop {
        options.edition.now = OffsetDateTime::now_utc();
        let (made, live, known) = (options.clone(), live.clone(), memory.clone());
        let shown = tokio::task::spawn_blocking(move || show(&made, &mut locked(&known), &live)).await;
        match shown {
            Ok(Ok(problems)) => {
                if last.as_ref() != Some(&problems) {
                    print(&options.content, &problems, last.is_some());
                    last = Some(problems);
                }
            }
            Ok(Err(error)) => print_error(&error),
            Err(error) => note(&format!("error: {error}")),
        }
        let mut next = pin!(changes.next());
        if timeout(PAUSE, &mut next).await.is_err() {
            let known = memory.clone();
            // Where that can't be, the next preview finds out all anew.
            drop(tokio::task::spawn_blocking(move || locked(&known).store()).await);
            next.await;
        }
    }
}

fn locked(memory: &Mutex<Memory>) -> MutexGuard<'_, Memory> {
    memory.lock().unwrap_or_else(PoisonError::into_inner)
}

/// Makes the site and shows it, if nothing is in the way. Answers what is wrong with the content.
fn show(options: &Options, memory: &mut Memory, live: &Live) -> Result<Vec<Problem>> {
    Ok(match publish_again(options, memory)? {
        Published::Done(Done { warnings, .. }) => {
            live.show(&options.out, warnings.clone())?;
            warnings
        }
        Published::Refused(problems) => {
            live.report(problems.clone());
            problems
        }
    })
}

fn print(content: &Path, problems: &[Problem], is_again: bool) {
    if is_again {
        note("---");
    }
    print_problems(problems);
    note(&format!("{}: {}", content.display(), summary(problems)));
}
