//! `dateline cms`

use std::borrow::Cow;
use std::path::{Path, PathBuf};
use std::process::ExitCode;

use anyhow::{Context, Result, ensure};
use clap::Args;
use dateline_content::cms::{Desk, Repository, ServerKind, SignIn};
use dateline_content::files;
use dateline_site::{desk, serve};

use crate::serve::listen;
use crate::terminal::{note, say};

/// The files of the desk that are in this program; empty where it was compiled without them (`build.rs`).
const INSIDE: &[(&str, &[u8])] = include!(concat!(env!("OUT_DIR"), "/cms.rs"));
/// Where `tools/build.sh` leaves them.
const BUILT: &str = "target/cms";

/// What the top of a repository has.
const GIT: &str = ".git";
/// The file by which a folder is known as a desk.
const SCRIPT: &str = "desk.js";

#[derive(Args)]
pub struct Arguments {
    /// The content folder.
    #[arg(long, default_value = "content")]
    content: PathBuf,
    /// Serve the desk at this port; 0 chooses a free one.
    #[arg(long, default_value_t = 8081, conflicts_with = "out")]
    port: u16,
    /// Write the desk into this folder instead, for a host.
    #[arg(long, value_name = "FOLDER", requires = "Server")]
    out: Option<PathBuf>,
    #[command(flatten)]
    server: Server,
    /// The branch that stories are saved to. Default: the repository's own.
    #[arg(long, requires = "Server")]
    branch: Option<String>,
    /// The address of a server of your own, such as <https://git.example>.
    #[arg(long, value_name = "URL", requires = "Server")]
    server_url: Option<String>,
    /// The address of a program that signs people in to GitHub, such as <https://sign-in.example>. Without it they need a token.
    #[arg(long, value_name = "URL", requires = "github")]
    sign_in: Option<String>,
    /// The id that a GitLab or Gitea gave the desk, with which people sign in there. Without it they need a token.
    #[arg(long, value_name = "ID", requires = "Server", conflicts_with = "github")]
    app_id: Option<String>,
}

/// The server with the repository. Without one, stories are saved to a folder of this machine.
#[derive(Args)]
#[group(multiple = false)]
struct Server {
    /// Save to a repository on GitHub.
    #[arg(long, value_name = "OWNER/NAME")]
    github: Option<String>,
    /// Save to a repository on GitLab.
    #[arg(long, value_name = "GROUP/NAME")]
    gitlab: Option<String>,
    /// Save to a repository on Gitea or Forgejo.
    #[arg(long, value_name = "OWNER/NAME")]
    gitea: Option<String>,
}

#[tokio::main]
pub async fn run(arguments: &Arguments) -> Result<ExitCode> {
    let (top, content) = top_of(&arguments.content)?;
    let desk = Desk {
        title: title(&arguments.content)?,
        content,
        repository: repository(arguments, &top),
    };
    let files = files_of(&desk)?;
    if let Some(out) = &arguments.out {
        write(&files, out)?;
        say(&format!(
            "The desk is in {}; any host can serve it.",
            out.display()
        ))?;
        return Ok(ExitCode::SUCCESS);
    }
    let listener = listen(arguments.port).await?;
    say(&format!(
        "The desk of {} is at http://{} (stop with Ctrl-C). Open it in Chrome or Edge, press \"Work with Local \
         Repository\", and choose {}",
        desk.title,
        listener.local_addr()?,
        top.display()
    ))?;
    if !top.join(GIT).exists() {
        note(&format!(
            "The desk asks for a Git repository, and {} is none yet: run `git init` there first",
            top.display()
        ));
    }
    let end = async {
        let _ = tokio::signal::ctrl_c().await;
    };
    serve::serve(listener, desk::router(files), serve::Limits::default(), end).await;
    Ok(ExitCode::SUCCESS)
}

fn write(files: &[(String, Vec<u8>)], out: &Path) -> Result<()> {
    let there = files::names(out).unwrap_or_default();
    ensure!(
        there.is_empty() || there.iter().any(|name| name == SCRIPT),
        "{} has other files than a desk, so nothing was written; choose another folder with --out",
        out.display()
    );
    for (name, bytes) in files {
        files::write(&out.join(name), bytes)?;
    }
    Ok(())
}

/// The newspaper's name.
fn title(content: &Path) -> Result<String> {
    let site = content.join("site.json");
    let text = files::read_text(&site)
        .context("name the content folder with --content, or begin one with `dateline init`")?;
    let site: serde_json::Value = serde_json::from_str(&text)
        .with_context(|| format!("{} can't be read; run `dateline check`", site.display()))?;
    Ok(site["title"].as_str().unwrap_or("Dateline").to_owned())
}

fn repository(arguments: &Arguments, folder: &Path) -> Repository {
    let Server {
        github,
        gitlab,
        gitea,
    } = &arguments.server;
    let servers = [
        (ServerKind::GitHub, github),
        (ServerKind::GitLab, gitlab),
        (ServerKind::Gitea, gitea),
    ];
    let Some((kind, name)) = servers
        .into_iter()
        .find_map(|(kind, name)| Some((kind, name.clone()?)))
    else {
        let name = folder.file_name().unwrap_or_default();
        return Repository::Folder(name.to_string_lossy().into_owned());
    };
    let origin = |address: &String| address.trim_end_matches('/').to_owned();
    Repository::Server {
        kind,
        name,
        branch: arguments.branch.clone(),
        origin: arguments.server_url.as_ref().map(origin),
        sign_in: match (&arguments.sign_in, &arguments.app_id) {
            (Some(address), _) => SignIn::Program(origin(address)),
            (None, Some(id)) => SignIn::App(id.clone()),
            (None, None) => SignIn::Token,
        },
    }
}

/// The top of the repository that the content folder is in, and the way from there to it. Without a repository the top is
/// the folder around it.
fn top_of(content: &Path) -> Result<(PathBuf, String)> {
    let content = content
        .canonicalize()
        .with_context(|| format!("can't find {}", content.display()))?;
    let top = content
        .ancestors()
        .find(|folder| folder.join(GIT).exists())
        .or(content.parent());
    let top = top.context("the content folder has no folder around it")?;
    let way = content
        .strip_prefix(top)
        .context("the content folder is in its repository")?;
    let parts: Option<Vec<_>> = way.iter().map(|part| part.to_str()).collect();
    let parts = parts.with_context(|| format!("{} is not called in UTF-8", content.display()))?;
    Ok((top.to_owned(), parts.join("/")))
}

/// All files of the desk, by their names.
fn files_of(desk: &Desk) -> Result<Vec<(String, Vec<u8>)>> {
    let mut made = vec![
        ("index.html".to_owned(), desk.page().into_bytes()),
        (
            "config.json".to_owned(),
            format!("{:#}\n", desk.configuration()).into_bytes(),
        ),
    ];
    for (name, bytes) in built()? {
        // The program carries texts compressed.
        if let Some(name) = name.strip_suffix(".br") {
            let mut text = Vec::new();
            brotli::BrotliDecompress(&mut bytes.as_ref(), &mut text)
                .with_context(|| format!("can't unpack {name}"))?;
            made.push((name.to_owned(), text));
        } else {
            made.push((name, bytes.into_owned()));
        }
    }
    Ok(made)
}

/// Those in the program, or those that were made here last.
fn built() -> Result<Vec<(String, Cow<'static, [u8]>)>> {
    let inside = INSIDE
        .iter()
        .map(|(name, bytes)| ((*name).to_owned(), Cow::Borrowed(*bytes)));
    if !INSIDE.is_empty() {
        return Ok(inside.collect());
    }
    let folder = Path::new(BUILT);
    ensure!(
        folder.is_dir(),
        "this program was made without a desk, and {BUILT} is missing: run `make build` first"
    );
    let mut built = Vec::new();
    for path in files::below(folder)? {
        let name = path
            .to_str()
            .context("a file of the desk is not called in UTF-8")?;
        built.push((name.to_owned(), Cow::Owned(files::read(&folder.join(name))?)));
    }
    Ok(built)
}
