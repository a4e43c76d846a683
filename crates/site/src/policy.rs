//! The Content-Security-Policy of a page: what it may load and run. `hosting/headers.rs` has what hosts add to it.

use std::collections::BTreeSet;

use base64::Engine;
use base64::engine::general_purpose::STANDARD;
use dateline_content::WebAddress;
use sha2::{Digest, Sha256};

/// The policy for a page made of a template. The template's inline scripts and styles are allowed by
/// their hashes (CSP Level 3, section 2.3.1); nothing else that is inline is. `servers` are the addresses
/// of comment servers: pages may speak to their origins, and to no others beside the site's own. `players` are the hosts
/// whose players pages may show.
pub(super) fn of_template(template: &str, servers: &BTreeSet<String>, players: &BTreeSet<String>) -> String {
    let scripts = hashes(template, "script");
    let styles = hashes(template, "style");
    let servers = servers.iter().flat_map(|server| WebAddress::read(server));
    let origins: BTreeSet<_> = servers.map(|server| server.origin()).collect();
    let connect: Vec<_> = ["'self'".to_owned()].into_iter().chain(origins).collect();
    let connect = connect.join(" ");
    // Of the whole site: a page that the reader goes on to is under the policy of the one that was opened.
    let players: String = players.iter().flat_map(|player| [" ", player]).collect();
    let frames = if players.is_empty() {
        String::new()
    } else {
        format!(" frame-src{players};")
    };
    // WebAssembly asks for 'wasm-unsafe-eval'; it allows no evaluation of text.
    format!(
        "default-src 'none'; script-src 'self' 'wasm-unsafe-eval'{scripts}; style-src 'self'{styles}; \
         img-src 'self' data:; font-src 'self'; connect-src {connect};{frames} manifest-src 'self'; \
         base-uri 'none'; form-action 'self'"
    )
}

/// The policy for a page that only leads on: its own script, and nothing else.
pub(super) fn of_redirect(script: &str) -> String {
    let script = hashes(script, "script");
    format!("default-src 'none'; script-src{script}; base-uri 'none'; form-action 'none'")
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
            &BTreeSet::new(),
            &BTreeSet::new(),
        );
        assert!(!policy.contains("frame-src"));
        assert!(!policy.contains("unsafe-inline") && !policy.contains("unsafe-eval "));
        assert_eq!(policy.matches("sha256-").count(), 2);
        let hash = STANDARD.encode(Sha256::digest("let a"));
        assert!(policy.contains(&format!("'wasm-unsafe-eval' 'sha256-{hash}';")));
    }
    #[test]
    fn pages_speak_to_the_origin_of_the_comment_server_and_show_players_that_stories_name_and_nothing_else() {
        let servers = BTreeSet::from(
            ["https://talk.example:8443/isso", "https://talk.example:8443/b"].map(str::to_owned),
        );
        let policy = of_template("", &servers, &BTreeSet::from(["https://tube.example".to_owned()]));
        assert!(
            policy.contains("connect-src 'self' https://talk.example:8443; frame-src https://tube.example; "),
            "{policy}"
        );
        assert!(of_template("", &BTreeSet::new(), &BTreeSet::new()).contains("connect-src 'self'; "));
    }
}
