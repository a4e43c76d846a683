//! Old links arrive with their query and their place, on every host that redirects.

use std::fs;

use dateline_site::hosting::{Host, Hosted};

use super::cloud::run_function;
use super::old_links_table::{MOVED, OLD_LINKS};
use super::{Server, Site};

/// Where a host leads from an address, if anywhere.
type Redirect<'a> = dyn Fn(&str) -> Option<String> + 'a;

/// Where a link arrives, by the redirects of a host. A browser keeps a fragment until an address has another (RFC 9110,
/// section 10.2.2).
fn arrival(link: &str, redirect: &Redirect<'_>) -> String {
    let (mut address, mut place) = divided(link);
    while address.starts_with('/')
        && let Some(to) = redirect(&address)
    {
        let next = divided(&to);
        address = next.0;
        if !next.1.is_empty() {
            place = next.1;
        }
    }
    address + &place
}

/// An address and its fragment.
fn divided(address: &str) -> (String, String) {
    let (page, place) = address.split_at(address.find('#').unwrap_or(address.len()));
    (page.to_owned(), place.to_owned())
}

/// An address of the site below its base path, or one of elsewhere.
fn below(base: &str, address: &str) -> String {
    match address.strip_prefix('/') {
        Some(path) => format!("{base}{path}"),
        None => address.to_owned(),
    }
}

#[test]
fn an_old_link_arrives_with_its_query_and_its_place_on_every_host() {
    for base in ["/", "/some/path/"] {
        let site = Site::below(base);
        let path = site.path();
        let of_server =
            |server: Server| move |address: &str| server.get(address, "identity").headers.remove("location");
        let function = Hosted::read(&path)
            .unwrap()
            .configuration(Host::CloudfrontFunction, "");
        let (preview, nginx, caddy) = (
            of_server(Server::preview(&path)),
            of_server(Server::nginx(&path)),
            of_server(Server::caddy(&path)),
        );
        let cloudfront = |address: &str| run_function(&function, address).err();
        let hosts: [(&str, &Redirect<'_>); 4] = [
            ("the preview", &preview),
            ("nginx", &nginx),
            ("Caddy", &caddy),
            ("CloudFront", &cloudfront),
        ];
        for (host, redirect) in hosts {
            for (link, end) in OLD_LINKS {
                let arrives = arrival(&below(base, link), redirect);
                assert_eq!(arrives, below(base, end), "{link} on {host}");
            }
            if base != "/" {
                let without_slash = format!("{}?from=mail", base.trim_end_matches('/'));
                let arrives = arrival(&without_slash, redirect);
                assert_eq!(arrives, format!("{base}?from=mail"), "{host}");
            }
            // A page without its slash has not moved.
            let arrives = arrival(&format!("{base}news?from=mail"), redirect);
            assert_eq!(arrives, format!("{base}news/?from=mail"), "{host}");
        }
    }
}

/// Netlify and Cloudflare Pages redirect by the first line whose address is that of the request, and pass its query on
/// where the new address has none (Netlify, "Redirect options", query parameters; Cloudflare, workers-sdk,
/// `pages-shared/asset-server/handler.ts`).
#[test]
fn an_old_link_arrives_with_its_query_on_hosts_that_read_our_file() {
    let site = Site::below("/");
    let rules = fs::read_to_string(site.path().join("_redirects")).unwrap();
    for status in ["301!", "301"] {
        let redirect = |address: &str| {
            let (page, query) = address.split_once('?').unwrap_or((address, ""));
            let rule = rules.lines().find_map(|line| {
                let to = line.strip_prefix(page)?.strip_prefix(' ')?;
                to.strip_suffix(status)?.strip_suffix(' ')
            });
            // Both lead to the slash of a page by themselves.
            let slashed = format!("{page}/");
            let is_page = site.path().join(&slashed[1..]).is_dir() && !page.ends_with('/');
            let to = rule.or(is_page.then_some(&slashed))?;
            let (page, place) = divided(to);
            if query.is_empty() || page.contains('?') {
                return Some(page + &place);
            }
            Some(format!("{page}?{query}{place}"))
        };
        for (link, end) in OLD_LINKS {
            // Cloudflare compares addresses as they are written. There is a page that leads on, as everywhere.
            if link.contains("%2D") {
                continue;
            }
            let moved = MOVED
                .iter()
                .find(|(from, _)| link.split(['?', '#']).next() == Some(from));
            let has_query = moved.is_some_and(|(_, to)| to.contains('?'));
            let end = moved.filter(|_| has_query).map_or(end, |(_, to)| to);
            assert_eq!(arrival(link, &redirect), end, "{link}");
        }
    }
}
