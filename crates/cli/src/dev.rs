//! `dateline dev`

use std::path::{Path, PathBuf};
use std::process::ExitCode;
use std::sync::Arc;
use std::time::Duration;

use anyhow::{Context, Result, ensure};
use clap::Args;
use dateline_content::{Edition, Problem, cache, summary};
use dateline_site::live::Live;
use dateline_site::serve::{self, Limits};
use dateline_site::{Compression, Done, Options, Published, publish};
use time::OffsetDateTime;

use crate::app::app_build;
use crate::publish::clean_at_the_end;
use crate::serve::listen;
use crate::terminal::{note, print_error, print_problems, say};
use crate::watch::Changes;

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
    let (_temporary, out) = folder(&content)?;
    let options = Options {
        content,
        app: app_build(app),
        out,
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
    tokio::spawn(follow(options, changes, live.clone()));
    serve::serve(listener, live.router(), Limits::default(), std::future::pending()).await;
    Ok(ExitCode::SUCCESS)
}

/// Where the preview's files go: where the next one finds them again, if there is such a place. A temporary folder is
/// there as long as the first part of the answer.
fn folder(content: &Path) -> Result<(Option<tempfile::TempDir>, PathBuf)> {
    if let Some(previews) = cache::folder("previews") {
        return Ok((None, cache::folder_of(content, &previews)));
    }
    let folder = tempfile::tempdir().context("can't create a temporary folder")?;
    let site = folder.path().join("site");
    Ok((Some(folder), site))
}

/// Makes the site anew after each change.
async fn follow(mut options: Options, mut changes: Changes, live: Arc<Live>) {
    let mut last = None;
    loop {
        options.edition.now = OffsetDateTime::now_utc();
        let (made, live) = (options.clone(), live.clone());
        let shown = tokio::task::spawn_blocking(move || show(&made, &live)).await;
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
        changes.next().await;
    }
}

/// Makes the site and shows it, if nothing is in the way. Answers what is wrong with the content.
fn show(options: &Options, live: &Live) -> Result<Vec<Problem>> {
    Ok(match publish(options)? {
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
