//! A preview that follows the newsroom: the site as it is after each change, and over it what is wrong with the content.
//!
//! The files are those that are published. Each document gets a script beside them, which asks for the state of the
//! newsroom and puts what has changed into the page (`live.js`).

use std::path::Path;
use std::sync::{Arc, PoisonError, RwLock};

use anyhow::Result;
use axum::Router;
use axum::body::{Body, to_bytes};
use axum::extract::{Request, State};
use axum::http::{HeaderValue, StatusCode, header};
use axum::response::{Html, IntoResponse, Json, Response};
use serde::Serialize;
use tokio::sync::watch;
use tower::ServiceExt;

use super::serve;
use dateline_content::Problem;

/// The script, and the state that it asks for beside itself: no page of a site begins with a dot.
const SCRIPT: &str = "/.dateline/live.js";
const STATE: &str = "/.dateline/state";

/// What stands at every address until there is a site.
const FIRST: &str =
    "<!doctype html><html lang=\"en\"><title>Dateline</title><p>The first edition is being made …";

/// How long an answer about the state may wait for a change, so that no proxy takes it for lost.
const LONGEST_WAIT: std::time::Duration = std::time::Duration::from_secs(20);

/// A preview.
pub struct Live {
    site: RwLock<Option<Router>>,
    newsroom: watch::Sender<Newsroom>,
}

/// What the script is told.
#[derive(Debug, Clone, Serialize)]
struct Newsroom {
    /// Another one after each change, also of another preview before this one. In milliseconds since 1970.
    version: u64,
    problems: Vec<Problem>,
}

impl Default for Live {
    fn default() -> Self {
        let now = time::OffsetDateTime::now_utc().unix_timestamp_nanos() / 1_000_000;
        Self {
            site: RwLock::default(),
            newsroom: watch::Sender::new(Newsroom {
                version: u64::try_from(now).unwrap_or_default(),
                problems: Vec::new(),
            }),
        }
    }
}

impl Live {
    /// Shows the site that is in a folder by now, and what is wrong with its content.
    pub fn show(&self, folder: &Path, problems: Vec<Problem>) -> Result<()> {
        let site = serve::router(folder)?;
        self.site
            .write()
            .unwrap_or_else(PoisonError::into_inner)
            .replace(site);
        self.report(problems);
        Ok(())
    }

    /// Shows what is wrong with the content, over the last site that could be made.
    pub fn report(&self, problems: Vec<Problem>) {
        self.newsroom.send_modify(|newsroom| {
            newsroom.version += 1;
            newsroom.problems = problems;
        });
    }

    /// Answers requests.
    pub fn router(self: Arc<Self>) -> Router {
        Router::new().fallback(answer).with_state(self)
    }

    /// The state of the newsroom, as soon as it is another than the one that is known.
    async fn state(&self, known: Option<&str>) -> Newsroom {
        let mut changes = self.newsroom.subscribe();
        let is_new = |newsroom: &Newsroom| Some(newsroom.version.to_string().as_str()) != known;
        // What is known is told again where nothing changes for long.
        drop(tokio::time::timeout(LONGEST_WAIT, changes.wait_for(is_new)).await);
        self.newsroom.borrow().clone()
    }

    fn script(&self) -> String {
        let version = self.newsroom.borrow().version;
        format!("<script type=\"module\" src=\"{SCRIPT}?{version}\"></script>")
    }
}

async fn answer(State(live): State<Arc<Live>>, mut request: Request) -> Response {
    match request.uri().path() {
        SCRIPT => {
            let media_type = [(header::CONTENT_TYPE, "text/javascript; charset=utf-8")];
            return (media_type, include_str!("live.js")).into_response();
        }
        STATE => return Json(live.state(request.uri().query()).await).into_response(),
        _ => {}
    }
    // Files change more often than their dates tell.
    request.headers_mut().remove(header::IF_MODIFIED_SINCE);
    // Before the page is read: the script asks again for what changes meanwhile.
    let script = live.script();
    let site = live.site.read().unwrap_or_else(PoisonError::into_inner).clone();
    let response = match site.map(|site| site.oneshot(request)) {
        Some(response) => response.await.into_response(),
        None => (StatusCode::SERVICE_UNAVAILABLE, Html(FIRST)).into_response(),
    };
    with_script(response, &script).await
}

/// A document with the script at its end; any other answer as it is.
async fn with_script(response: Response, script: &str) -> Response {
    let media_type = response.headers().get(header::CONTENT_TYPE);
    if !media_type.is_some_and(|media_type| media_type.as_bytes().starts_with(b"text/html")) {
        return response;
    }
    let (mut head, body) = response.into_parts();
    let Ok(document) = to_bytes(body, usize::MAX).await else {
        return StatusCode::INTERNAL_SERVER_ERROR.into_response();
    };
    if !document.is_empty() {
        head.headers.remove(header::CONTENT_LENGTH);
    }
    head.headers
        .insert(header::CACHE_CONTROL, HeaderValue::from_static("no-store"));
    // Parsers put what stands after the end of a document into its body (HTML, section 13.2.6.4.19).
    let document = [&document, script.as_bytes()].concat();
    Response::from_parts(head, Body::from(document))
}
