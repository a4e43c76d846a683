//! The preview, as far as a published site needs it to send its files for what they are.

use std::path::Path;

use dateline_site::{publish, serve};

use crate::{SMALL, options};

#[tokio::test(flavor = "multi_thread")]
async fn what_programs_read_is_sent_with_a_type_that_they_understand() {
    let folder = tempfile::tempdir().unwrap();
    let out = folder.path().join("site");
    publish(&options(&Path::new(SMALL).join("content"), &out)).unwrap();
    let listener = tokio::net::TcpListener::bind("127.0.0.1:0").await.unwrap();
    let address = listener.local_addr().unwrap();
    let router = serve::router(&out).unwrap();
    tokio::spawn(async move { axum::serve(listener, router).await });
    for (file, media_type) in [
        ("feed.xml", "text/xml; charset=utf-8"),
        ("atom.xml", "text/xml; charset=utf-8"),
        ("feed.json", "application/json"),
        ("sitemap.xml", "text/xml; charset=utf-8"),
        ("robots.txt", "text/plain; charset=utf-8"),
        ("manifest.webmanifest", "application/manifest+json"),
    ] {
        let url = format!("http://{address}/paper/{file}");
        let answer =
            tokio::task::spawn_blocking(move || ureq::get(&url).header("Accept-Encoding", "br").call());
        let answer = answer.await.unwrap().unwrap();
        assert_eq!(answer.headers()["content-type"], media_type, "{file}");
        // Like all text, it has a compressed form.
        assert_eq!(answer.headers()["content-encoding"], "br", "{file}");
    }
}
