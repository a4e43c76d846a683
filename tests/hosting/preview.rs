//! The preview with strange requests and strange clients: it answers as good hosts do.

use std::fs::File;
use std::io::{Read, Write};
use std::net::TcpStream;
use std::time::Duration;

use dateline_site::serve::Limits;

use super::{Server, Site};

#[test]
fn what_is_for_the_host_is_shown_under_no_other_name() {
    for base in ["/", "/some/path/"] {
        let site = Site::below(base);
        for (name, host) in [
            ("the preview", Server::preview(&site.path())),
            ("nginx", Server::nginx(&site.path())),
            ("Caddy", Server::caddy(&site.path())),
        ] {
            for path in [
                "_headers",
                "_redirects",
                ".nojekyll",
                ".dateline",
                "%5fheaders",
                "%2edateline",
                ".%64ateline",
                "_HEADERS",
                "_headers/",
                "_headers/.",
                "./_headers",
                "/_headers",
                "%2f_headers",
                "news/../_headers",
                "news/%2e%2e/_headers",
                "_headers%00",
            ] {
                let status = host.get(&format!("{base}{path}"), "identity").status;
                assert!(status >= 400, "{name} answers {path} with {status}");
            }
        }
    }
}

#[test]
fn an_address_that_no_file_can_have_is_a_wrong_address() {
    let site = Site::below("/");
    let preview = Server::preview(&site.path());
    let long = "a".repeat(256);
    for path in [
        format!("/{long}/"),
        format!("/news/{long}.html"),
        format!("/{}", "news/".repeat(2000)),
        "/index.html/news/".to_owned(),
        "/news%00/".to_owned(),
        "/%ff".to_owned(),
        r"/news\first-story\".to_owned(),
    ] {
        let answer = preview.get(&path, "identity");
        assert_eq!(answer.status, 404, "{path}");
        let wrong = preview.get("/nowhere/", "identity");
        assert!(answer == wrong, "{path} has the site's own page");
    }
    // The server hangs up when it has seen enough. Whether its answer still arrives then is up to the network.
    let mut connection = preview.connect();
    let mut answer = Vec::new();
    let _ = write!(connection, "GET /{} HTTP/1.1\r\n\r\n", "a".repeat(70_000));
    let _ = connection.read_to_end(&mut answer);
    assert!(
        answer.is_empty() || answer.starts_with(b"HTTP/1.1 431 "),
        "the fields of a head are too large (RFC 6585, section 5)"
    );
    assert_eq!(preview.get("/", "identity").status, 200);
}

/// Each of these begins a request, and takes the only place.
#[test]
fn a_client_that_says_or_takes_nothing_is_dropped() {
    let site = Site::below("/");
    File::create(site.path().join("film.mp4"))
        .unwrap()
        .set_len(100_000_000)
        .unwrap();
    let preview = Server::preview_within(
        &site.path(),
        Limits {
            patience: Duration::from_millis(200),
            connections: 1,
        },
    );
    for begun in [
        "",
        "GET / HTTP/1.1\r\n",
        "GET / HTTP/1.1\r\nHost: 127.0.0.1\r\nX-Slow: ",
        "GET / HTTP/1.1\r\nHost: 127.0.0.1\r\n\r\n",
        "GET /film.mp4 HTTP/1.1\r\nHost: 127.0.0.1\r\n\r\n",
        "GET / HTTP/1.1\r\nHost: 127.0.0.1\r\nContent-Length: 1000\r\n\r\n",
    ] {
        let mut slow: TcpStream = preview.connect();
        slow.write_all(begun.as_bytes()).unwrap();
        assert_eq!(preview.get("/", "identity").status, 200, "after {begun:?}");
        drop(slow);
    }
}
