//! A configuration for Caddy.

use super::files;
use super::headers::{ASK, CACHE, HASHED, KEEP, always, content_types};
use super::hosted::Hosted;
use super::lines::indented;

/// A Caddyfile. Caddy fetches certificates by itself.
pub(super) fn configuration(hosted: &Hosted, root: &str) -> String {
    let base = &hosted.base_path;
    let headers = always(hosted.is_https()).map(|(name, value)| format!("{name} \"{value}\""));
    let headers = indented("\t\t", headers);
    let types = content_types().map(|(ending, media_type)| format!("~\\.{ending}$ \"{media_type}\""));
    let types = indented("\t\t", types);
    let endings: Vec<_> = content_types().map(|(ending, _)| format!("*.{ending}")).collect();
    let endings = endings.join(" ");
    let below = base.trim_end_matches('/');
    // A request for the base path without its slash is for the site too.
    let to_base = if below.is_empty() {
        None
    } else {
        Some(format!("redir {below} {base} 301"))
    };
    let moved = hosted
        .moved
        .iter()
        .map(|moved| format!("redir {} \"{}\" 301", moved.from, moved.to));
    let redirects = indented("\t", to_base.into_iter().chain(moved));
    let handle = if below.is_empty() {
        "handle".to_owned()
    } else {
        format!("handle_path {base}*")
    };
    let elsewhere = if below.is_empty() {
        ""
    } else {
        "\thandle {\n\t\terror 404\n\t}\n"
    };
    let hidden = files::FOR_THE_HOST.join(" ");
    format!(
        r#"# {address} for Caddy, made by: dateline hosting caddy

{base_url} {{
	header {{
{headers}	}}

	# How long browsers keep a file: one with a hash in its name for ever.
	@hashed path_regexp {HASHED}
	@other not path_regexp {HASHED}
	header @hashed {CACHE} "{KEEP}"
	header @other {CACHE} "{ASK}"

	# Caddy says it only of answers that are compressed.
	header ?Vary Accept-Encoding

	# What Caddy knows of types depends on the machine.
	map {{path}} {{dateline_type}} {{
{types}	}}
	@typed path {endings}
	header @typed Content-Type {{dateline_type}}

{redirects}	root * {root}
	{handle} {{
		file_server {{
			precompressed br gzip
			hide {hidden}
		}}
	}}
{elsewhere}
	handle_errors {{
		header {CACHE} "{ASK}"
		header Content-Type "text/html; charset=utf-8"
		header ?Vary Accept-Encoding
		root * {root}
		rewrite * /404.html
		file_server {{
			precompressed br gzip
		}}
	}}
}}
"#,
        address = hosted.address(),
        base_url = hosted.base_url,
    )
}
