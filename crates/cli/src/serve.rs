//! `dateline serve`

use std::net::{IpAddr, Ipv4Addr, SocketAddr};
use std::path::PathBuf;
use std::process::ExitCode;

use anyhow::{Context, Result};
use clap::Args;
use dateline_site::serve;
use tokio::net::TcpListener;

use crate::terminal::say;

#[derive(Args)]
pub struct Arguments {
    /// The folder of the published site.
    #[arg(default_value = "dist")]
    folder: PathBuf,
    /// The port; 0 chooses a free one.
    #[arg(long, default_value_t = 8080)]
    port: u16,
}

#[tokio::main]
pub async fn run(arguments: &Arguments) -> Result<ExitCode> {
    let folder = &arguments.folder;
    let router = serve::router(folder)?;
    let listener = listen(arguments.port).await?;
    say(&format!(
        "Serving {} at http://{} (stop with Ctrl-C)",
        folder.display(),
        listener.local_addr()?
    ))?;
    let end = async {
        let _ = tokio::signal::ctrl_c().await;
    };
    serve::serve(listener, router, serve::Limits::default(), end).await;
    Ok(ExitCode::SUCCESS)
}

/// Listens at a port of this machine, which no other can reach; 0 chooses a free one.
pub async fn listen(port: u16) -> Result<TcpListener> {
    let address = SocketAddr::new(IpAddr::V4(Ipv4Addr::LOCALHOST), port);
    TcpListener::bind(address)
        .await
        .with_context(|| format!("can't listen on {address}; choose another port with --port (make: PORT=)"))
}
