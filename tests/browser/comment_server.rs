//! A newsroom with comments: a small published site, and beside it a real Isso, or a server that stands in
//! for one and misbehaves.

use std::fs;
use std::net::TcpListener;
use std::process::{Child, Command, Stdio};
use std::sync::{Arc, Mutex};
use std::time::{Duration, Instant};

use axum::Router;
use axum::body::Body;
use axum::extract::{Request, State};
use axum::http::{HeaderValue, StatusCode, header};
use axum::response::{IntoResponse, Response};
use dateline_content::check;
use dateline_site::comments::pull;
use dateline_site::{AppBuild, Options, Published, publish};
use futures::StreamExt;
use serde_json::{Value, json};
use time::macros::datetime;

use crate::browser::{Browser, Result, Setup};
use crate::site::Site;

/// The story that has comments.
pub(crate) const TALK: &str = "/news/talk/";

/// How a comment server is set up beside its defaults: lines of its configuration by section.
pub(crate) type Settings = &'static [(&'static str, &'static str)];

/// Everybody may write as much as a test needs.
pub(crate) const LENIENT: Settings = &[(
    "guard",
    "ratelimit = 100\ndirect-reply = 100\nreply-to-self = true",
)];

pub(crate) fn free_port() -> u16 {
    let listener = TcpListener::bind("127.0.0.1:0").unwrap();
    listener.local_addr().unwrap().port()
}

/// An Isso of a test's own. It ends with the test, however that ends.
pub(crate) struct Isso {
    pub(crate) address: String,
    folder: tempfile::TempDir,
    process: Mutex<Option<Child>>,
}

impl Isso {
    /// Sets a server up for a site at an origin; [`Isso::run`] starts it.
    fn new(port: u16, origin: &str, settings: Settings) -> Self {
        let folder = tempfile::tempdir().unwrap();
        let address = format!("http://127.0.0.1:{port}");
        let database = folder.path().join("comments.db");
        let mut sections = vec![
            (
                "general",
                format!("dbpath = {}\nhost = {origin}\nnotify =", database.display()),
            ),
            // Tests speak for many readers, each with an address of their own.
            (
                "server",
                format!("listen = {address}\ntrusted-proxies = 127.0.0.1"),
            ),
        ];
        for (section, lines) in settings {
            match sections.iter_mut().find(|(name, _)| name == section) {
                Some((_, text)) => text.extend(["\n", lines]),
                None => sections.push((section, (*lines).to_owned())),
            }
        }
        let sections = sections
            .iter()
            .map(|(name, lines)| format!("[{name}]\n{lines}\n"));
        let text = sections.collect::<Vec<_>>().concat();
        fs::write(folder.path().join("isso.cfg"), text).unwrap();
        Self {
            address,
            folder,
            process: Mutex::default(),
        }
    }

    /// Starts the server and waits until it answers.
    pub(crate) async fn run(&self) {
        let program = std::env::var("DATELINE_ISSO").expect("DATELINE_ISSO names Isso: run `make test`");
        let log = fs::File::create(self.folder.path().join("log")).unwrap();
        let process = Command::new(&program)
            .arg("-c")
            .arg(self.folder.path().join("isso.cfg"))
            .arg("run")
            .stdout(Stdio::null())
            .stderr(log)
            .spawn()
            .unwrap_or_else(|error| panic!("{program}: {error}; run tools/setup.sh test"));
        *self.process.lock().unwrap() = Some(process);
        let begin = Instant::now();
        while ureq::get(format!("{}/info", self.address)).call().is_err() {
            assert!(
                begin.elapsed() < Duration::from_secs(30),
                "Isso does not answer: {}",
                fs::read_to_string(self.folder.path().join("log")).unwrap()
            );
            tokio::time::sleep(Duration::from_millis(50)).await;
        }
    }

    /// Sets the server up for a site at another origin too. It has to be started anew.
    pub(crate) fn allow(&self, origin: &str) {
        self.change("host = ", &format!("host =\n    {origin}\n    "));
    }

    /// Changes the server's configuration. It has to be started anew.
    pub(crate) fn change(&self, from: &str, to: &str) {
        let path = self.folder.path().join("isso.cfg");
        let text = fs::read_to_string(&path).unwrap();
        assert!(text.contains(from), "{text}");
        fs::write(&path, text.replace(from, to)).unwrap();
    }

    /// Ends the server. What it was told stays in its database.
    pub(crate) fn stop(&self) {
        if let Some(mut process) = self.process.lock().unwrap().take() {
            let _ = process.kill();
            let _ = process.wait();
        }
    }

    /// A reader with an address of their own writes a comment. Answers with its id.
    pub(crate) fn write(&self, reader: u8, text: &str, author: &str, parent: Option<u64>) -> u64 {
        let comment = json!({ "text": text, "author": author, "title": "Talk", "parent": parent });
        self.send(reader, comment)["id"].as_u64().unwrap()
    }

    pub(crate) fn send(&self, reader: u8, comment: Value) -> Value {
        let answer = ureq::post(format!("{}/new?uri={TALK}", self.address))
            .header("Content-Type", "application/json")
            .header("X-Forwarded-For", format!("10.0.{reader}.1"))
            .send(comment.to_string());
        let text = answer.unwrap().body_mut().read_to_string().unwrap();
        serde_json::from_str(&text).unwrap()
    }

    /// All comments as the server has them.
    pub(crate) fn all(&self) -> Value {
        let answer = ureq::get(format!("{}/?uri={TALK}&plain=1", self.address)).call();
        let text = answer.unwrap().body_mut().read_to_string().unwrap();
        serde_json::from_str(&text).unwrap()
    }
}

impl Drop for Isso {
    fn drop(&mut self) {
        self.stop();
    }
}

/// What a misbehaving server does.
#[derive(Clone)]
pub(crate) enum Rogue {
    /// It answers everything with this.
    Says(u16, String),
    /// It begins to answer and never ends.
    Endless,
    /// It hands everything on to the server at this address, but loses what that says to a new comment.
    LosesAnswers(String),
    /// It hands everything on, but says this of a new comment.
    Garbles(String, u16, String),
    /// It hands everything on.
    HandsOn(String),
}

/// A server that stands in for a comment server. It answers pages of every origin.
pub(crate) struct StandIn {
    pub(crate) address: String,
    rogue: Arc<Mutex<Rogue>>,
    server: tokio::task::JoinHandle<()>,
}

impl StandIn {
    pub(crate) async fn start(rogue: Rogue) -> Self {
        let rogue = Arc::new(Mutex::new(rogue));
        let router = Router::new().fallback(answer).with_state(rogue.clone());
        let listener = tokio::net::TcpListener::bind("127.0.0.1:0").await.unwrap();
        let address = format!("http://{}", listener.local_addr().unwrap());
        let server = tokio::spawn(async move { axum::serve(listener, router).await.unwrap() });
        Self {
            address,
            rogue,
            server,
        }
    }

    pub(crate) fn becomes(&self, rogue: Rogue) {
        *self.rogue.lock().unwrap() = rogue;
    }
}

impl Drop for StandIn {
    fn drop(&mut self) {
        self.server.abort();
    }
}

async fn answer(State(rogue): State<Arc<Mutex<Rogue>>>, request: Request) -> Response {
    let origin = request.headers().get(header::ORIGIN).cloned();
    let rogue = rogue.lock().unwrap().clone();
    let mut response = if request.method() == "OPTIONS" {
        StatusCode::OK.into_response()
    } else {
        match rogue {
            Rogue::Says(status, text) => {
                let kind = [(header::CONTENT_TYPE, "application/json")];
                (StatusCode::from_u16(status).unwrap(), kind, text).into_response()
            }
            Rogue::Endless => {
                let piece = futures::stream::repeat_with(|| Ok::<_, std::io::Error>(vec![b'['; 100_000]));
                Response::new(Body::from_stream(piece))
            }
            Rogue::HandsOn(to) => handed_on(&to, request).await,
            Rogue::Garbles(to, status, text) => {
                let is_new = request.uri().path() == "/new";
                let response = handed_on(&to, request).await;
                if is_new {
                    (StatusCode::from_u16(status).unwrap(), text).into_response()
                } else {
                    response
                }
            }
            Rogue::LosesAnswers(to) => {
                let is_new = request.uri().path() == "/new";
                let response = handed_on(&to, request).await;
                if is_new {
                    // The head arrives: where nothing does, browsers send again by themselves.
                    let head = futures::stream::once(async { Ok("{") });
                    let broken = head.chain(futures::stream::once(async {
                        tokio::time::sleep(Duration::from_millis(100)).await;
                        Err(std::io::Error::other("lost"))
                    }));
                    Response::new(Body::from_stream(broken))
                } else {
                    response
                }
            }
        }
    };
    let headers = response.headers_mut();
    if let Some(origin) = origin {
        headers.insert(header::ACCESS_CONTROL_ALLOW_ORIGIN, origin);
    }
    for (name, value) in [
        (header::ACCESS_CONTROL_ALLOW_CREDENTIALS, "true"),
        (header::ACCESS_CONTROL_ALLOW_METHODS, "GET, POST, PUT, DELETE"),
        (header::ACCESS_CONTROL_ALLOW_HEADERS, "Content-Type, Accept"),
    ] {
        headers.insert(name, HeaderValue::from_static(value));
    }
    response
}

async fn handed_on(to: &str, request: Request) -> Response {
    let path = request.uri().path_and_query().unwrap().to_string();
    let url = format!("{to}{path}");
    let is_post = request.method() == "POST";
    let body = axum::body::to_bytes(request.into_body(), usize::MAX)
        .await
        .unwrap();
    let answer = tokio::task::spawn_blocking(move || {
        let agent = ureq::Agent::config_builder()
            .http_status_as_error(false)
            .build()
            .new_agent();
        if is_post {
            let request = agent.post(&url).header("Content-Type", "application/json");
            request.send(body.to_vec())
        } else {
            agent.get(&url).call()
        }
    });
    let mut answer = answer.await.unwrap().unwrap();
    let text = answer.body_mut().read_to_string().unwrap();
    (StatusCode::from_u16(answer.status().as_u16()).unwrap(), text).into_response()
}

/// A published newsroom whose story has comments.
pub(crate) struct Newsroom {
    folder: tempfile::TempDir,
}

impl Newsroom {
    /// A newsroom that says this of comments in site.json, and this of its story.
    pub(crate) fn new(comments: Value, story: Value) -> Self {
        let folder = tempfile::tempdir().unwrap();
        let content = folder.path().join("content");
        fs::create_dir_all(content.join("articles")).unwrap();
        let site = json!({
            "title": "Paper", "description": "A paper.", "base_url": "https://paper.example", "language": "en",
            "sections": [{ "name": "News", "slug": "news", "order": 1, "description": "News." }],
            "comments": comments,
        });
        let site = if comments.is_null() {
            without(site, "comments")
        } else {
            site
        };
        fs::write(content.join("site.json"), site.to_string()).unwrap();
        let article = |title: &str| {
            json!({
                "title": title, "summary": "In short.", "section": "news",
                "date_published": "2026-11-20T09:30:00Z", "authors": [{ "name": "Desk" }],
                "body": (1..=30)
                    .map(|n| json!({ "type": "paragraph", "text": format!("Paragraph {n} says what it says.") }))
                    .collect::<Vec<_>>(),
            })
        };
        let mut talk = article("Talk");
        for (name, value) in story.as_object().into_iter().flatten() {
            talk[name] = value.clone();
        }
        fs::write(content.join("articles/talk.json"), talk.to_string()).unwrap();
        fs::write(content.join("articles/other.json"), article("Other").to_string()).unwrap();
        Self { folder }
    }

    pub(crate) fn content(&self) -> std::path::PathBuf {
        self.folder.path().join("content")
    }

    /// Publishes and serves it.
    pub(crate) async fn serve(&self) -> Site {
        let out = self.folder.path().join("site");
        let published = publish(&Options {
            content: self.content(),
            app: AppBuild::Folder(crate::root::APP.into()),
            out: out.clone(),
            edition: datetime!(2026-11-24 12:00 UTC).into(),
            below: None,
            preview: false,
            cards: true,
            compression: dateline_site::Compression::Best,
            comments: None,
            cache: None,
        });
        match published.unwrap() {
            Published::Done(_) => Site::of(&out).await,
            Published::Refused(problems) => panic!("{problems:#?}"),
        }
    }

    /// Fetches the comments for the next publication.
    pub(crate) fn pull(&self) {
        let newsroom = check(&self.content(), datetime!(2026-11-24 12:00 UTC))
            .newsroom
            .unwrap();
        for pulled in pull(&newsroom, &self.content()) {
            pulled.result.unwrap();
        }
    }
}

fn without(mut object: Value, name: &str) -> Value {
    object.as_object_mut().unwrap().remove(name);
    object
}

/// A reader of a newsroom with a real Isso.
pub(crate) struct Talk {
    pub(crate) newsroom: Newsroom,
    pub(crate) site: Site,
    pub(crate) isso: Isso,
    pub(crate) browser: Browser,
}

impl Talk {
    /// Starts all of it, with the server as it is set.
    pub(crate) async fn start(settings: Settings) -> Result<Self> {
        Self::with(settings, false, Setup::default()).await
    }

    pub(crate) async fn with(settings: Settings, moderated: bool, setup: Setup) -> Result<Self> {
        let port = free_port();
        let url = format!("http://127.0.0.1:{port}");
        let comments = json!({ "provider": "isso", "url": url, "moderated": moderated });
        let newsroom = Newsroom::new(comments, Value::Null);
        let site = newsroom.serve().await;
        let isso = Isso::new(port, &site.address, settings);
        isso.run().await;
        Ok(Self {
            newsroom,
            site,
            isso,
            browser: Browser::start(setup).await?,
        })
    }

    /// Opens the story and goes to its comments.
    pub(crate) async fn open(&self) -> Result {
        self.browser.open(&self.site.url(TALK)).await?;
        self.browser.reach_comments().await
    }
}

impl Browser {
    /// Scrolls to the comments and waits until they are there, or known not to come.
    pub(crate) async fn reach_comments(&self) -> Result {
        self.eval("document.querySelector('.comments').scrollIntoView()")
            .await?;
        self.until("!document.querySelector('.comments-state').textContent.startsWith('Loading')")
            .await
    }

    /// Writes into a form's field, as typing does.
    pub(crate) async fn write(&self, selector: &str, text: &str) -> Result {
        self.find(selector).await?;
        self.eval(&format!(
            "(field => {{ field.value = {text:?}; field.dispatchEvent(new Event('input', {{bubbles: true}})) }})\
             (document.querySelector({selector:?}))"
        ))
        .await
        .map(drop)
    }

    /// Writes a comment into the form that a selector names, and sends it.
    pub(crate) async fn comment(&self, form: &str, name: &str, text: &str) -> Result {
        self.write(&format!("{form} textarea"), text).await?;
        self.write(&format!("{form} [name=name]"), name).await?;
        self.click(&format!("{form} [type=submit]")).await
    }

    /// Waits until the texts of all comments, as they stand on the page, are these.
    pub(crate) async fn comments_are(&self, texts: &[&str]) -> Result {
        let texts = serde_json::to_string(texts).unwrap();
        self.until(&format!(
            "JSON.stringify([...document.querySelectorAll('.comment-list .comment .comment-body')]\
             .map(body => body.innerText.trim())) === JSON.stringify({texts})"
        ))
        .await
    }

    /// Waits until an element says something.
    pub(crate) async fn says(&self, selector: &str, words: &str) -> Result {
        self.until(&format!(
            "document.querySelector({selector:?})?.textContent.includes({words:?})"
        ))
        .await
    }
}
