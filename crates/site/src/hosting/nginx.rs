//! A configuration for nginx.

use super::files;
use super::headers::{
    CACHE, DRAWING, DRAWING_POLICY, HASHED, HTTPS_ONLY, IMMUTABLE, POLICY, REVALIDATE, TYPES, always, policy,
};
use super::hosted::{Hosted, with_query};
use super::lines::indented;

/// A file for `/etc/nginx/sites-available`. Everything about the site is in one `location`, which can also be put into a
/// server that has other content beside the site.
pub(super) fn configuration(hosted: &Hosted, root: &str) -> String {
    let base = &hosted.base_path;
    let (https_name, https_only) = HTTPS_ONLY;
    // nginx does not send a header with an empty value.
    let https_map = if hosted.is_https() {
        format!(
            "\n# Only a response over HTTPS may require HTTPS.\nmap $https $dateline_https {{\n    on \"{https_only}\";\n}}\n"
        )
    } else {
        String::new()
    };
    let mut headers: Vec<_> = always(false)
        .filter(|(name, _)| *name != POLICY)
        .map(|(name, value)| format!("add_header {name} \"{value}\" always;"))
        .collect();
    headers.push(format!("add_header {POLICY} $dateline_policy always;"));
    headers.push(format!("add_header {CACHE} $dateline_cache always;"));
    if hosted.is_https() {
        headers.push(format!("add_header {https_name} $dateline_https always;"));
    }
    let headers = indented("        ", headers);
    let types = TYPES.map(|(media_type, endings)| format!("{media_type} {endings};"));
    let types = indented("            ", types);
    let text_types: Vec<_> = TYPES
        .iter()
        .map(|(media_type, _)| *media_type)
        // nginx includes HTML by itself.
        .filter(|media_type| media_type.starts_with("text/") && *media_type != "text/html")
        .collect();
    let text_types = text_types.join(" ");
    let moved = hosted.moved.iter().map(|moved| {
        let to = with_query(&moved.to, "$is_args$args", "$dateline_further");
        format!("location = {} {{ return 301 \"{to}\"; }}", moved.from)
    });
    let moved = match &*indented("        ", moved) {
        "" => String::new(),
        lines => format!("\n        # Redirects.\n{lines}"),
    };
    let to_base = match base.trim_end_matches('/') {
        "" => String::new(),
        below => format!(
            "    location = {below} {{\n        absolute_redirect off;\n        return 301 {base}$is_args$args;\n    }}\n"
        ),
    };
    let host_files = files::FOR_THE_HOST.map(|name| name.replace('.', r"\.")).join("|");
    format!(
        r#"# {address} for nginx, made by: dateline hosting nginx

# How long browsers cache a file: a year if its name has a hash.
map $uri $dateline_cache {{
    default "{REVALIDATE}";
    "~{HASHED}" "{IMMUTABLE}";
}}

# What a file may do: a drawing (SVG) that is opened by itself can only be looked at.
map $uri $dateline_policy {{
    default "{page_policy}";
    "~{drawing}$" "{DRAWING_POLICY}";
}}

# The query of a request, behind one that an address has itself.
map $args $dateline_further {{
    default "&$args";
    "" "";
}}
{https_map}
server {{
    listen 80;
    listen [::]:80;
    server_name {name};

{to_base}    location {base} {{
        alias {root}/;
        index index.html;
        error_page 403 404 =404 {base}404.html;
        absolute_redirect off;

        # The compressed files beside the others.
        gzip_static on;
        brotli_static on;
        gzip_vary on;

{headers}
        types {{
{types}        }}
        charset utf-8;
        charset_types {text_types};
{moved}
        # Files for other hosts.
        location ~ "^{base}({host_files})$" {{ return 404; }}
    }}
}}
"#,
        address = hosted.address(),
        name = hosted.host_name(),
        page_policy = policy("/"),
        drawing = DRAWING.replace('.', r"\."),
    )
}
