//! A configuration for Caddy.

use super::files;
use super::headers::{
    CACHE, DRAWING, DRAWING_POLICY, HASHED, IMMUTABLE, POLICY, REVALIDATE, always, content_types, policy,
};
use super::hosted::Hosted;
use super::lines::indented;

/// A Caddyfile. Caddy obtains certificates by itself.
pub(super) fn configuration(hosted: &Hosted, root: &str) -> String {
    let base = &hosted.base_path;
    let headers = always(hosted.is_https()).filter(|(name, _)| *name != POLICY);
    let headers = headers.map(|(name, value)| format!("{name} \"{value}\""));
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

	# How long browsers cache a file: a year if its name has a hash.
	@hashed path_regexp {HASHED}
	@other not path_regexp {HASHED}
	header @hashed {CACHE} "{IMMUTABLE}"
	header @other {CACHE} "{REVALIDATE}"

	# What a file may do: a drawing (SVG) that is opened by itself can only be looked at.
	@drawing path *{DRAWING}
	@no_drawing not path *{DRAWING}
	header @drawing {POLICY} "{DRAWING_POLICY}"
	header @no_drawing {POLICY} "{page_policy}"

	# Caddy itself sends it only with compressed responses.
	header ?Vary Accept-Encoding

	# The types that Caddy knows depend on the machine.
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
		header {CACHE} "{REVALIDATE}"
		header {POLICY} "{page_policy}"
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
        page_policy = policy("/"),
    )
}
