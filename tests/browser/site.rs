//! The published site under its real headers, with faults where a test asks for them.

use crate::root::{APP, NEWSROOMS, ROOT};
use std::collections::HashMap;
use std::path::{Path, PathBuf};
use std::sync::{Arc, Mutex};

use axum::Router;
use axum::body::Body;
use axum::extract::{Request, State};
use axum::http::{StatusCode, header};
use axum::middleware::{Next, from_fn_with_state};
use axum::response::{IntoResponse, Response};
use dateline_site::comments::Elsewhere;
use dateline_site::{AppBuild, Options, Published, publish, serve};
use futures::StreamExt;
use time::macros::datetime;
use tokio::sync::Notify;

/// What goes wrong with a file.
#[derive(Clone)]
pub(crate) enum Fault {
    /// The server answers with this status.
    Status(u16),
    /// The server leads on to this address.
    Redirect(&'static str),
    /// The server answers with this status and begins a text that never ends.
    Endless(u16),
    /// The server answers with this text in place of the file.
    Text(String),
    /// The server announces the whole file and sends half of it.
    CutShort,
    /// The server sends the file bit by bit, as a slow network does.
    InPieces,
    /// The server answers when the test says so.
    Held(Arc<Notify>),
}

#[derive(Default)]
struct Control {
    faults: Mutex<HashMap<String, Fault>>,
    requests: Mutex<Vec<String>>,
}

/// A server of the published site.
pub(crate) struct Site {
    pub(crate) address: String,
    control: Arc<Control>,
    server: tokio::task::JoinHandle<()>,
    /// Where it lies, if it was published for this test.
    folder: Option<tempfile::TempDir>,
}

/// The folder of the site that `tests/sites/english` is published as, with the release app.
pub(crate) fn folder() -> PathBuf {
    let name = std::env::var("DATELINE_SITE").unwrap_or_else(|_| "target/test-site".to_owned());
    let folder = Path::new(ROOT).join(name);
    assert!(
        folder.join("index.html").is_file(),
        "{} holds no published site: CONTRIBUTING.md says how to publish it (`make test` does it all)",
        folder.display()
    );
    folder
}

/// Copies a folder with all that is in it.
pub(crate) fn copy_folder(from: &Path, to: &Path) {
    for entry in walkdir::WalkDir::new(from).into_iter().flatten() {
        let place = to.join(entry.path().strip_prefix(from).unwrap());
        if entry.file_type().is_dir() {
            std::fs::create_dir_all(place).unwrap();
        } else {
            std::fs::copy(entry.path(), place).unwrap();
        }
    }
}

/// Changes a file of JSON.
pub(crate) fn change_json(file: &Path, change: impl FnOnce(&mut serde_json::Value)) {
    let mut json = serde_json::from_slice(&std::fs::read(file).unwrap()).unwrap();
    change(&mut json);
    std::fs::write(file, json.to_string()).unwrap();
}

impl Site {
    pub(crate) async fn start() -> Self {
        Self::of(&folder()).await
    }

    /// A server of another site that knows files and no redirects.
    pub(crate) async fn of_files(folder: &Path) -> Self {
        let files = tower_http::services::ServeDir::new(folder);
        Self::with(Router::new().fallback_service(files)).await
    }

    /// A server of another site.
    pub(crate) async fn of(folder: &Path) -> Self {
        Self::with(serve::router(folder).unwrap()).await
    }

    /// Publishes a site of `tests/sites` below a path of its host, and serves it. It has no comment server.
    pub(crate) async fn published(name: &str, base_path: &str) -> Self {
        Self::published_with(name, base_path, &[]).await
    }

    /// The same, with addresses that moved: each with the one that it has now.
    pub(crate) async fn published_with(name: &str, base_path: &str, moved: &[(&str, &str)]) -> Self {
        Self::changed(name, |content| {
            change_json(&content.join("site.json"), |json| {
                json["base_path"] = base_path.into();
            });
            let moved: Vec<_> = moved
                .iter()
                .map(|(from, to)| serde_json::json!({ "from": from, "to": to }))
                .collect();
            let redirects = serde_json::json!({ "redirects": moved });
            std::fs::write(content.join("redirects.json"), redirects.to_string()).unwrap();
        })
        .await
    }

    /// Publishes a site of `tests/sites` after a change to a copy of its files, and serves it.
    pub(crate) async fn changed(name: &str, change: impl FnOnce(&Path)) -> Self {
        let folder = tempfile::tempdir().unwrap();
        let (content, out) = (folder.path().join("content"), folder.path().join("site"));
        copy_folder(&Path::new(NEWSROOMS).join(name), &content);
        change(&content);
        let published = publish(&Options {
            content,
            app: AppBuild::Folder(APP.into()),
            out: out.clone(),
            edition: datetime!(2026-11-24 12:00 UTC).into(),
            below: None,
            preview: false,
            cards: true,
            compression: dateline_site::Compression::Fast,
            comments: Some(Elsewhere::Nowhere),
            cache: None,
        });
        if let Published::Refused(problems) = published.unwrap() {
            panic!("{problems:#?}");
        }
        let mut site = Self::of(&out).await;
        site.folder = Some(folder);
        site
    }

    /// Where the site lies that was published for this test.
    pub(crate) fn published_folder(&self) -> PathBuf {
        self.folder.as_ref().unwrap().path().join("site")
    }

    async fn with(router: Router) -> Self {
        let control = Arc::new(Control::default());
        let router = router.layer(from_fn_with_state(control.clone(), with_faults));
        let listener = tokio::net::TcpListener::bind("127.0.0.1:0").await.unwrap();
        let address = format!("http://{}", listener.local_addr().unwrap());
        let server = tokio::spawn(async move { axum::serve(listener, router).await.unwrap() });
        Self {
            address,
            control,
            server,
            folder: None,
        }
    }

    pub(crate) fn url(&self, path: &str) -> String {
        format!("{}{path}", self.address)
    }

    /// Makes a file fail from now on.
    pub(crate) fn fail(&self, path: &str, fault: Fault) {
        self.control.faults.lock().unwrap().insert(path.to_owned(), fault);
    }

    /// Makes every file well again.
    pub(crate) fn heal(&self) {
        self.control.faults.lock().unwrap().clear();
    }

    /// How often a file was asked for.
    pub(crate) fn requests(&self, path: &str) -> usize {
        self.control
            .requests
            .lock()
            .unwrap()
            .iter()
            .filter(|asked| *asked == path)
            .count()
    }

    /// What was asked for that does not lie below a path.
    pub(crate) fn asked_outside(&self, path: &str) -> Vec<String> {
        let asked = self.control.requests.lock().unwrap();
        asked
            .iter()
            .filter(|asked| !asked.starts_with(path))
            .cloned()
            .collect()
    }

    /// The path of the app's file that Trunk calls by this name and ending: `app_bg`, `.wasm`.
    pub(crate) fn app_file(name: &str, ending: &str) -> String {
        Self::file_of(&folder(), name, ending)
    }

    /// The same, of another site.
    pub(crate) fn file_of(folder: &Path, name: &str, ending: &str) -> String {
        let start = format!("{name}-h");
        let name = std::fs::read_dir(folder)
            .unwrap()
            .map(|entry| entry.unwrap().file_name().into_string().unwrap())
            .find(|name| name.starts_with(&start) && name.ends_with(ending))
            .expect("the site holds the app");
        format!("/{name}")
    }
}

impl Drop for Site {
    fn drop(&mut self) {
        self.server.abort();
    }
}

async fn with_faults(State(control): State<Arc<Control>>, request: Request, next: Next) -> Response {
    let path = request.uri().path().to_owned();
    control.requests.lock().unwrap().push(path.clone());
    let fault = control.faults.lock().unwrap().get(&path).cloned();
    match fault {
        None => next.run(request).await,
        Some(Fault::Status(status)) => StatusCode::from_u16(status).unwrap().into_response(),
        Some(Fault::Redirect(to)) => (StatusCode::FOUND, [(header::LOCATION, to)]).into_response(),
        Some(Fault::Endless(status)) => {
            let begun = futures::stream::once(async { Ok::<_, std::io::Error>("{") });
            let body = Body::from_stream(begun.chain(futures::stream::pending()));
            (StatusCode::from_u16(status).unwrap(), body).into_response()
        }
        Some(Fault::Text(text)) => {
            let response = next.run(request).await;
            let kind = response.headers().get(header::CONTENT_TYPE).cloned();
            (
                [(
                    header::CONTENT_TYPE,
                    kind.unwrap_or_else(|| "text/html".parse().unwrap()),
                )],
                text,
            )
                .into_response()
        }
        Some(Fault::CutShort) => {
            let (mut parts, body) = next.run(request).await.into_parts();
            let bytes = axum::body::to_bytes(body, usize::MAX).await.unwrap();
            parts.headers.insert(header::CONTENT_LENGTH, bytes.len().into());
            let half = bytes.slice(..bytes.len() / 2);
            // The half has to be on its way before the connection breaks.
            let broken = futures::stream::once(async {
                tokio::time::sleep(std::time::Duration::from_millis(200)).await;
                Err(std::io::Error::other("cut short"))
            });
            let stream = futures::stream::once(async { Ok(half) }).chain(broken);
            Response::from_parts(parts, Body::from_stream(stream))
        }
        Some(Fault::InPieces) => {
            let (parts, body) = next.run(request).await.into_parts();
            let bytes = axum::body::to_bytes(body, usize::MAX).await.unwrap();
            let pieces: Vec<_> = bytes
                .chunks(256)
                .map(axum::body::Bytes::copy_from_slice)
                .collect();
            let stream = futures::stream::iter(pieces).then(|piece| async {
                tokio::time::sleep(std::time::Duration::from_millis(20)).await;
                Ok::<_, std::io::Error>(piece)
            });
            Response::from_parts(parts, Body::from_stream(stream))
        }
        Some(Fault::Held(release)) => {
            release.notified().await;
            next.run(request).await
        }
    }
}
