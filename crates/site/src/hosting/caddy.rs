//! A configuration for Caddy.

use super::files;
use super::headers::{
    CACHE, DRAWING, DRAWING_POLICY, HASHED, IMMUTABLE, POLICY, REVALIDATE, always, content_types, policy,
};
use super::hosted::{Hosted, with_query};
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
        Some((below, base.as_str()))
    };
    let moved = hosted
        .moved
        .iter()
        .map(|moved| (moved.from.as_str(), moved.to.as_str()));
    let redirects = to_base.into_iter().chain(moved).map(|(from, to)| {
        let to = with_query(to, "{dateline_query}", "{dateline_further}");
        format!("redir {from} \"{to}\" 301")
    });
    let redirects = indented("\t", redirects);
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

	# The query of a request, alone and behind one that an address has itself.
	map {{query}} {{dateline_query}} {{dateline_further}} {{
		~^(.+)$ "?${{1}}" "&${{1}}"
		default "" ""
	}}
{redirects}	root * {root}
	{handle} {{
		# The address of a page ends in a slash.
		@folder {{
			not path */
			file {{path}}/
		}}
		redir @folder {below}{{file_match.relative}}{{dateline_query}} 301
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
