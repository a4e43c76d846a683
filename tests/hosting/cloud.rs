//! Hosts that no test can run: the files for Netlify and Cloudflare Pages are tested by the rules in their
//! documentation, and what is printed for S3 and CloudFront on its own.

use std::collections::BTreeMap;
use std::fs;
use std::process::Command;

use dateline_site::hosting::{Host, Hosted};

use super::{Server, Site};

/// The headers that `_headers` gives to a path. Both hosts apply every rule that matches.
fn headers_of(rules: &str, path: &str) -> BTreeMap<String, String> {
    let mut headers = BTreeMap::new();
    let mut matches = false;
    for line in rules.lines() {
        match line.strip_prefix("  ") {
            None => {
                matches = line
                    .strip_suffix('*')
                    .map_or(line == path, |start| path.starts_with(start));
            }
            Some(header) if matches => {
                let (name, value) = header.split_once(": ").unwrap();
                let twice = headers.insert(name.to_lowercase(), value.to_owned());
                // Of two policies each holds, and the second has all of the first.
                assert!(
                    twice.is_none_or(|first| name == "Content-Security-Policy" && value.contains(&first)),
                    "{path} gets {name} twice, and Cloudflare joins the values"
                );
            }
            Some(_) => {}
        }
    }
    headers
}

#[test]
fn the_headers_file_gives_each_file_what_the_preview_gives_it() {
    for base in ["/", "/some/path/"] {
        let site = Site::below(base);
        let preview = Server::preview(&site.path());
        let rules = fs::read_to_string(site.path().join("_headers")).unwrap();
        assert!(rules.lines().filter(|line| !line.starts_with(' ')).count() <= 100);
        assert!(
            rules
                .lines()
                .all(|line| line.len() <= 2000 && line.matches('*').count() <= 1)
        );
        let mut immutable = 0;
        for name in site.files() {
            if ["br", "gz"].iter().any(|ending| name.ends_with(ending)) || name.starts_with(['_', '.']) {
                continue;
            }
            let path = format!("{base}{name}");
            let mut expected = preview.get(&path, "identity").headers;
            if expected.contains_key("location") {
                continue;
            }
            let policy = expected.get_mut("content-security-policy").unwrap();
            let is_drawing = name.rsplit('.').next() == Some("svg");
            assert_eq!(policy.contains("sandbox"), is_drawing, "{name}");
            if name.starts_with("pictures/") {
                // One rule for all pictures; for others than drawings it makes no difference.
                *policy = headers_of(&rules, &path)["content-security-policy"].clone();
                assert!(policy.contains("sandbox"), "{name}");
            }
            for name in ["content-type", "vary", "content-encoding"] {
                expected.remove(name);
            }
            expected.insert(
                "strict-transport-security".to_owned(),
                "max-age=31536000".to_owned(),
            );
            let mut headers = headers_of(&rules, &path);
            immutable += usize::from(headers.contains_key("cache-control"));
            // What both hosts send by default.
            headers
                .entry("cache-control".to_owned())
                .or_insert_with(|| "public, max-age=0, must-revalidate".to_owned());
            assert_eq!(headers, expected, "{path}");
        }
        assert!(immutable > 8, "the app, the site's data, cards, icons, pictures");
    }
}

#[test]
fn the_redirects_file_is_understood_by_both_hosts() {
    let site = Site::below("/some/path/");
    let text = fs::read_to_string(site.path().join("_redirects")).unwrap();
    let lines: Vec<Vec<_>> = text.lines().map(|line| line.split(' ').collect()).collect();
    let with_status = |status: &str| -> Vec<_> {
        let lines = lines.iter().filter(|line| line.len() == 3 && line[2] == status);
        lines.map(|line| (line[0], line[1])).collect()
    };
    let expected = [
        ("/some/path/news/old-story/", "/some/path/news/first-story/"),
        ("/some/path/questions/", "/some/path/news/first-story/#the-reason"),
        ("/some/path/2019/story.html", "https://archive.example/story?id=7"),
        (
            "/some/path/2019/notes.html",
            "https://archive.example/story?id=8#notes",
        ),
    ];
    assert_eq!(with_status("301!"), expected, "Netlify");
    assert_eq!(with_status("301"), expected, "Cloudflare Pages");
    assert_eq!(lines.len(), 8);
    // Netlify uses the first line that matches.
    assert_eq!(lines[0][2], "301!");
}

/// What the function for `CloudFront` makes of a request: the file that it asks for, or where it leads as the error.
pub(crate) fn run_function(function: &str, address: &str) -> Result<String, String> {
    let (uri, query) = match address.split_once('?') {
        Some((uri, query)) => (uri, Some(query)),
        None => (address, None),
    };
    let request = serde_json::json!({ "uri": uri, "query": query });
    // As `CloudFront` answers it (JavaScript runtime 2.0, general helper methods).
    let run = format!(
        "{function}\nconst request = {request};\nrequest.rawQueryString = () => request.query ?? undefined;\n\
         const r = handler({{ request }});\n\
         console.log(JSON.stringify(r.uri ? {{ Ok: r.uri }} : {{ Err: r.statusCode === 301 && r.headers.location.value }}));"
    );
    let output = Command::new("node").args(["-e", &run]).output().unwrap();
    serde_json::from_slice(&output.stdout)
        .unwrap_or_else(|_| panic!("{address}: {}", String::from_utf8_lossy(&output.stderr)))
}

#[test]
fn the_function_for_cloudfront_finds_files_and_redirects_old_addresses() {
    for base in ["/", "/some/path/"] {
        let site = Site::below(base);
        let preview = Server::preview(&site.path());
        let function = Hosted::read(&site.path())
            .unwrap()
            .configuration(Host::CloudfrontFunction, "");
        assert!(function.len() < 10 * 1024, "CloudFront takes no more");
        for (path, expected) in [
            ("", "index.html"),
            ("news/first-story/", "news/first-story/index.html"),
            ("news/first-story/index.json", "news/first-story/index.json"),
            ("app-h51c501bc7751.js", "app-h51c501bc7751.js"),
            ("nowhere/", "nowhere/index.html"),
            ("report-20240501.pdf", "report-20240501.pdf"),
            ("news", "301"),
            ("news/old-story/", "301"),
            ("2019/story.html", "301"),
            ("questions/", "301"),
        ] {
            let asked = format!("{base}{path}");
            let expected = if expected == "301" {
                Err(preview.get(&asked, "identity").headers["location"].clone())
            } else {
                Ok(format!("{base}{expected}"))
            };
            assert_eq!(run_function(&function, &asked), expected, "{asked}");
        }
    }
}

#[test]
fn the_function_for_cloudfront_leads_to_no_other_host() {
    let site = Site::below("/");
    let function = Hosted::read(&site.path())
        .unwrap()
        .configuration(Host::CloudfrontFunction, "");
    for path in [
        "//evil.example/x",
        "///evil.example/x",
        r"/\evil.example/x",
        r"\/evil.example/x",
        "//news/old-story/",
    ] {
        let expected = if path.contains("evil") {
            "/evil.example/x/"
        } else {
            "/news/first-story/"
        };
        assert_eq!(run_function(&function, path), Err(expected.to_owned()), "{path}");
    }
}

#[test]
fn the_headers_policy_for_cloudfront_has_all_headers() {
    let site = Site::below("/");
    let policy = Hosted::read(&site.path())
        .unwrap()
        .configuration(Host::CloudfrontHeaders, "");
    let policy: serde_json::Value = serde_json::from_str(&policy).unwrap();
    let security = policy["SecurityHeadersConfig"].as_object().unwrap();
    let others = policy["CustomHeadersConfig"]["Items"].as_array().unwrap();
    assert_eq!(policy["CustomHeadersConfig"]["Quantity"], others.len());
    let rules = fs::read_to_string(site.path().join("_headers")).unwrap();
    let headers = headers_of(&rules, "/");
    assert_eq!(security.len() + others.len(), headers.len());
    assert_eq!(
        security["ContentSecurityPolicy"]["ContentSecurityPolicy"],
        headers["content-security-policy"]
    );
    assert_eq!(
        security["ReferrerPolicy"]["ReferrerPolicy"],
        headers["referrer-policy"]
    );
    assert_eq!(
        security["StrictTransportSecurity"]["AccessControlMaxAgeSec"],
        31_536_000
    );
    assert_eq!(others[0]["Value"], headers["cross-origin-opener-policy"]);
}

/// Runs the script with a stand-in for `aws`, and looks at its arguments.
#[test]
fn the_script_for_s3_uploads_each_file_once_before_it_deletes() {
    let site = Site::below("/some/path/");
    let folder = tempfile::tempdir().unwrap();
    let (script, aws, log) = (
        folder.path().join("upload.sh"),
        folder.path().join("aws"),
        folder.path().join("log"),
    );
    fs::write(
        &script,
        Hosted::read(&site.path()).unwrap().configuration(Host::S3, ""),
    )
    .unwrap();
    // One argument per line, and an empty line after each call.
    fs::write(
        &aws,
        format!("#!/bin/sh\nprintf '%s\\n' \"$@\" '' >>{}\n", log.display()),
    )
    .unwrap();
    let made = Command::new("chmod").arg("+x").arg(&aws).status().unwrap();
    let path = format!("{}:{}", folder.path().display(), std::env::var("PATH").unwrap());
    let ran = Command::new("sh")
        .arg(&script)
        .arg(site.path())
        .arg("bucket")
        .env("PATH", path)
        .status()
        .unwrap();
    assert!(made.success() && ran.success());
    let log = fs::read_to_string(log).unwrap();
    let calls: Vec<Vec<&str>> = log
        .trim_end()
        .split("\n\n")
        .map(|call| call.lines().collect())
        .collect();
    assert!(calls.iter().all(|call| call[3] == "s3://bucket/some/path/"));
    let (last, uploads) = calls.split_last().unwrap();
    assert!(last.contains(&"--delete") && !uploads.iter().any(|call| call.contains(&"--delete")));
    let after = |call: &[&str], option: &str| {
        let at = call.iter().position(|argument| *argument == option).unwrap();
        call[at + 1].to_owned()
    };
    // `aws` matches these patterns as the shell does.
    let fits = |pattern: &str, name: &str| {
        let case = format!("case '{name}' in {pattern}) exit 0;; esac; exit 1");
        Command::new("sh").args(["-c", &case]).status().unwrap().success()
    };
    let preview = Server::preview(&site.path());
    for name in [
        "app-h51c501bc7751.js",
        "index.html",
        "index.json",
        "g.wasm",
        "robots.txt",
        "404.html",
    ] {
        let of_it: Vec<_> = uploads
            .iter()
            .filter(|call| {
                let mut rules = call
                    .windows(2)
                    .filter(|two| ["--include", "--exclude"].contains(&two[0]));
                let last = rules.rfind(|two| fits(two[1], name));
                last.is_some_and(|two| two[0] == "--include")
            })
            .collect();
        assert_eq!(of_it.len(), 1, "{name}: {of_it:?}");
        let expected = preview.get(&format!("/some/path/{name}"), "identity").headers;
        assert_eq!(
            after(of_it[0], "--cache-control"),
            expected["cache-control"],
            "{name}"
        );
        assert_eq!(
            after(of_it[0], "--content-type"),
            expected["content-type"],
            "{name}"
        );
    }
}
