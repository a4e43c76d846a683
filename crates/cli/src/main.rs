//! The publisher's command line: one file for each command, and what they share.

mod app;
mod check;
mod cms;
mod comments;
mod convert;
mod dev;
mod due;
mod hosting;
mod import;
mod init;
mod new;
mod publish;
mod related;
mod schema;
mod secret_folder;
mod serve;
mod terminal;
mod trending;
mod watch;
mod words;

use std::process::ExitCode;

use anyhow::Result;
use clap::{Parser, Subcommand};

/// Checks and publishes a newsroom's content.
#[derive(Parser)]
#[command(version)]
struct Arguments {
    #[command(subcommand)]
    command: Command,
}

#[derive(Subcommand)]
enum Command {
    /// Starts a newspaper: writes its settings and two examples into a folder. Asks what is not given.
    Init(init::Arguments),
    /// Starts a story: writes a draft from a template, and prints its path.
    New(new::Arguments),
    /// Shows the newspaper while it is written, drafts and all: a page in the browser follows each change.
    Dev(dev::Arguments),
    /// Reports every problem in the content. Exit status 1 if there is an error.
    Check(check::Arguments),
    /// Turns the files of stories and pages from JSON into Markdown, or from Markdown into JSON.
    Convert(convert::Arguments),
    /// Imports stories from another system as articles.
    Import(import::Arguments),
    /// Publishes the site: HTML, data and app for any static host.
    Publish(publish::Arguments),
    /// Prints when the next story is due that is dated in the future: the site has to be published again then.
    Due(due::Arguments),
    /// Prints which stories are offered beside one as like it, and why.
    Related(related::Arguments),
    /// Ranks the stories that were read most, by the access logs of the web server: see docs/trending.md.
    Trending(trending::Arguments),
    /// Fetches readers' comments.
    Comments(comments::Arguments),
    /// A desk in the browser, for those who write: serves it here, or writes it for a host. See docs/desk.md.
    Cms(cms::Arguments),
    /// Previews a published site.
    Serve(serve::Arguments),
    /// Prints the configuration that a host needs for a published site: see docs/hosting.md.
    Hosting(hosting::Arguments),
    /// Writes the JSON Schemas of the content files, for editors.
    Schema(schema::Arguments),
    /// Begins a file with words of the interface, to translate or to change. Without a language: lists those that there are.
    Words(words::Arguments),
}

/// Rendering makes many small things on all processors; the system's allocator takes a third of the time for that.
#[global_allocator]
static ALLOCATOR: mimalloc::MiMalloc = mimalloc::MiMalloc;

fn main() -> ExitCode {
    match run(Arguments::parse().command) {
        Ok(code) => code,
        Err(error) => {
            terminal::print_error(&error);
            ExitCode::FAILURE
        }
    }
}

fn run(command: Command) -> Result<ExitCode> {
    match command {
        Command::Init(arguments) => init::run(arguments),
        Command::New(arguments) => new::run(arguments),
        Command::Dev(arguments) => dev::run(arguments),
        Command::Convert(arguments) => convert::run(&arguments),
        Command::Import(arguments) => import::run(arguments),
        Command::Check(arguments) => check::run(&arguments),
        Command::Publish(arguments) => publish::run(arguments),
        Command::Due(arguments) => due::run(&arguments),
        Command::Related(arguments) => related::run(&arguments),
        Command::Trending(arguments) => trending::run(&arguments),
        Command::Comments(arguments) => comments::run(&arguments),
        Command::Cms(arguments) => cms::run(&arguments),
        Command::Serve(arguments) => serve::run(&arguments),
        Command::Hosting(arguments) => hosting::run(&arguments),
        Command::Schema(arguments) => schema::run(&arguments),
        Command::Words(arguments) => words::run(&arguments),
    }
}
