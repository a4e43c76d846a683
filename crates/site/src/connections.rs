//! The connections of the preview. A client that says nothing, or takes nothing, is not waited for, as by a good host.

use std::pin::pin;
use std::sync::Arc;
use std::time::Duration;

use axum::Router;
use hyper::server::conn::http1;
use hyper_util::rt::{TokioIo, TokioTimer};
use hyper_util::server::graceful::GracefulShutdown;
use hyper_util::service::TowerToHyperService;
use tokio::net::TcpListener;
use tokio::sync::Semaphore;
use tokio_io_timeout::TimeoutStream;

/// The bytes of the longest head of a request: its address and its headers.
const LONGEST_HEAD: usize = 64 * 1024;

/// What clients may take of a server.
#[derive(Debug, Clone, Copy)]
pub struct Limits {
    /// How long one may take for the head of a request, and for taking the next bytes of an answer.
    pub patience: Duration,
    /// How many are connected at once. Others wait until one has gone.
    pub connections: usize,
}

impl Default for Limits {
    fn default() -> Self {
        Self {
            patience: Duration::from_secs(30),
            connections: 256,
        }
    }
}

/// Answers what is asked at a listener until the end, and then finishes what it is answering.
pub async fn serve(listener: TcpListener, router: Router, limits: Limits, end: impl Future<Output = ()>) {
    let mut http = http1::Builder::new();
    http.timer(TokioTimer::new())
        .header_read_timeout(limits.patience)
        .max_buf_size(LONGEST_HEAD);
    let places = Arc::new(Semaphore::new(limits.connections));
    let under_way = GracefulShutdown::new();
    let mut end = pin!(end);
    loop {
        let next = async {
            let place = places.clone().acquire_owned().await;
            (place, listener.accept().await)
        };
        let (place, accepted) = tokio::select! {
            next = next => next,
            () = &mut end => break,
        };
        let Ok((stream, _)) = accepted else {
            // The client has gone, or this process has too many files open: some may be closed soon.
            tokio::time::sleep(Duration::from_millis(100)).await;
            continue;
        };
        let mut stream = TimeoutStream::new(stream);
        stream.set_write_timeout(Some(limits.patience));
        let stream = TokioIo::new(Box::pin(stream));
        let connection = http.serve_connection(stream, TowerToHyperService::new(router.clone()));
        let connection = under_way.watch(connection);
        tokio::spawn(async move {
            // Whatever was wrong with it, it is over.
            let _ = connection.await;
            drop(place);
        });
    }
    under_way.shutdown().await;
}
