//! Parts of a recording, which players ask for when a reader goes to a place in it (RFC 9110, section 14). Safari plays
//! nothing that it can't have in parts.

use std::path::Path;

use super::{Server, Site};

/// A server of a site.
type Host = (&'static str, fn(&Path) -> Server);

#[test]
fn players_get_the_parts_of_a_recording_that_they_ask_for() {
    let hosts: [Host; 3] = [
        ("the preview", Server::preview),
        ("nginx", Server::nginx),
        ("Caddy", Server::caddy),
    ];
    let site = Site::below("/");
    let find = |ending: &str| {
        let mut files = site.files().into_iter();
        let file = files
            .find(|name| name.starts_with("recordings/") && name.ends_with(ending))
            .unwrap();
        (format!("/{file}"), std::fs::read(site.path().join(file)).unwrap())
    };
    let (path, movie) = find(".mp4");
    let (captions, _) = find(".vtt");
    let length = movie.len();
    for (name, start) in hosts {
        let host = start(&site.path());
        let ask = |method, headers: &[_]| host.ask(method, &path, headers);
        let (status, headers, body) = ask("GET", &[]);
        assert_eq!((status, body == movie), (200, true), "{name}");
        assert_eq!(headers["content-type"], "video/mp4", "{name}");
        assert_eq!(headers["accept-ranges"], "bytes", "{name}");
        assert_eq!(
            headers["cache-control"], "public, max-age=31536000, immutable",
            "{name}"
        );
        assert!(!headers.contains_key("content-encoding"), "{name}");
        let modified = headers["last-modified"].clone();
        // Safari begins with the first.
        for (range, first, last) in [
            ("bytes=0-1", 0, 1),
            ("bytes=100-199", 100, 199),
            ("bytes=1000-", 1000, length - 1),
            ("bytes=-100", length - 100, length - 1),
            ("bytes=100-99999999", 100, length - 1),
        ] {
            let (status, headers, body) = ask("GET", &[("Range", range), ("Accept-Encoding", "gzip, br")]);
            assert_eq!(
                (status, &body[..]),
                (206, &movie[first..=last]),
                "{name}: {range}"
            );
            assert_eq!(
                headers["content-range"],
                format!("bytes {first}-{last}/{length}"),
                "{name}"
            );
            assert_eq!(headers["content-length"], body.len().to_string(), "{name}");
        }
        let (status, headers, _) = ask("GET", &[("Range", "bytes=99999999-")]);
        assert_eq!(
            (status, &*headers["content-range"]),
            (416, &*format!("bytes */{length}")),
            "{name}"
        );
        // Section 13.1.5.
        let part = ("Range", "bytes=0-1");
        assert_eq!(ask("GET", &[part, ("If-Range", &modified)]).0, 206, "{name}");
        for other in ["Thu, 01 Jan 1970 00:00:00 GMT", "\"of-another\""] {
            let (status, _, body) = ask("GET", &[part, ("If-Range", other)]);
            assert_eq!((status, body == movie), (200, true), "{name}: {other}");
        }
        let (status, headers, body) = ask("HEAD", &[]);
        assert_eq!((status, body.len()), (200, 0), "{name}");
        assert_eq!(headers["content-length"], length.to_string(), "{name}");
        let (_, headers, _) = host.ask("GET", &captions, &[]);
        assert_eq!(headers["content-type"], "text/vtt; charset=utf-8", "{name}");
    }
    // Only `GET` knows ranges (section 14.2), and a server need not know several at once.
    let preview = Server::preview(&site.path());
    assert_eq!(preview.ask("HEAD", &path, &[("Range", "bytes=0-1")]).0, 200);
    let (status, _, body) = preview.ask("GET", &path, &[("Range", "bytes=0-1,5-9")]);
    assert_eq!((status, body == movie), (200, true));
}
