//! The Content-Security-Policy of a page: what it may load and run. `hosting/headers.rs` has what hosts add to it.

use std::collections::BTreeSet;

use base64::Engine;
use base64::engine::general_purpose::STANDARD;
use dateline_content::WebAddress;
use serde::Serialize;
use sha2::{Digest, Sha256};

/// The hosts that the pages of a site have to do with, beside their own. They are those of the whole site: a page that the
/// reader goes on to is under the policy of the one that was opened.
#[derive(Debug, Default, Serialize)]
pub(super) struct Others {
    /// The addresses of comment servers: pages may speak to their origins.
    pub(super) comment_servers: BTreeSet<String>,
    /// The origins whose players pages may show.
    pub(super) players: BTreeSet<String>,
    /// The origins that forms may be sent to.
    pub(super) forms: BTreeSet<String>,
    /// Whether the site has recordings of its own.
    pub(super) has_media: bool,
}

/// The policy for a page made of a template. The template's inline scripts and styles are allowed by
/// their hashes (CSP Level 3, section 2.3.1); nothing else that is inline is.
pub(super) fn of_template(template: &str, others: &Others) -> String {
    let scripts = hashes(template, "script");
    let styles = hashes(template, "style");
    let servers = others.comment_servers.iter();
    let servers = servers.flat_map(|server| WebAddress::read(server));
    let connect = sources(&servers.map(|server| server.origin()).collect());
    let forms = sources(&others.forms);
    let players = sources(&others.players);
    let frames = if players.is_empty() {
        String::new()
    } else {
        format!(" frame-src{players};")
    };
    let media = if others.has_media {
        " media-src 'self';"
    } else {
        ""
    };
    // WebAssembly asks for 'wasm-unsafe-eval'; it allows no evaluation of text.
    format!(
        "default-src 'none'; script-src 'self' 'wasm-unsafe-eval'{scripts}; style-src 'self'{styles}; \
         img-src 'self' data:; font-src 'self'; connect-src 'self'{connect};{frames}{media} manifest-src 'self'; \
         base-uri 'none'; form-action 'self'{forms}"
    )
}

/// The policy for a page that only leads on: its own script, and nothing else.
pub(super) fn of_redirect(script: &str) -> String {
    let script = hashes(script, "script");
    format!("default-src 'none'; script-src{script}; base-uri 'none'; form-action 'none'")
}

/// Origins as a directive lists them, with a space before each.
fn sources(origins: &BTreeSet<String>) -> String {
    origins.iter().flat_map(|origin| [" ", origin]).collect()
}

fn hashes(template: &str, element: &str) -> String {
    let (open, close) = (format!("<{element}"), format!("</{element}>"));
    let mut hashes = Vec::new();
    let mut rest = template;
    while let Some(start) = rest.find(&open) {
        rest = &rest[start..];
        let (Some(begin), Some(end)) = (rest.find('>'), rest.find(&close)) else {
            break;
        };
        let (tag, text) = (&rest[..begin], rest.get(begin + 1..end).unwrap_or_default());
        if !tag.contains(" src=") && !tag.contains("application/json") {
            hashes.push(format!(" 'sha256-{}'", STANDARD.encode(Sha256::digest(text))));
        }
        rest = &rest[end + close.len()..];
    }
    hashes.concat()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn inline_scripts_and_styles_are_allowed_by_hash_alone() {
        let policy = of_template(
            "<style>a{}</style><script src=x></script><script data-x>let a</script>",
            &Others::default(),
        );
        assert!(!policy.contains("frame-src") && policy.ends_with("form-action 'self'"));
        assert!(!policy.contains("media-src"));
        assert!(!policy.contains("unsafe-inline") && !policy.contains("unsafe-eval "));
        assert_eq!(policy.matches("sha256-").count(), 2);
        let hash = STANDARD.encode(Sha256::digest("let a"));
        assert!(policy.contains(&format!("'wasm-unsafe-eval' 'sha256-{hash}';")));
    }

    #[test]
    fn pages_speak_to_the_origin_of_the_comment_server_and_show_players_that_stories_name_and_nothing_else() {
        let comment_servers = BTreeSet::from(
            ["https://talk.example:8443/isso", "https://talk.example:8443/b"].map(str::to_owned),
        );
        let others = Others {
            comment_servers,
            players: BTreeSet::from(["https://tube.example".to_owned()]),
            forms: BTreeSet::from(["https://lists.example".to_owned()]),
            has_media: true,
        };
        let policy = of_template("", &others);
        assert!(
            policy.contains("connect-src 'self' https://talk.example:8443; frame-src https://tube.example; media-src 'self'; "),
            "{policy}"
        );
        assert!(
            policy.ends_with("form-action 'self' https://lists.example"),
            "{policy}"
        );
        assert!(of_template("", &Others::default()).contains("connect-src 'self'; "));
    }
}
