//! A configuration for nginx.

use super::files;
use super::headers::{ASK, CACHE, HASHED, HTTPS_ONLY, KEEP, TYPES, always};
use super::hosted::Hosted;
use super::lines::indented;

/// A file for `/etc/nginx/sites-available`. All that is of the site stands in one `location`, which can as well be
/// put into a server that has other things beside the site.
pub(super) fn configuration(hosted: &Hosted, root: &str) -> String {
    let base = &hosted.base_path;
    let (https_name, https_only) = HTTPS_ONLY;
    // nginx sends no header whose value is empty.
    let https_map = if hosted.is_https() {
        format!(
            "\n# Only an answer by HTTPS may ask for HTTPS.\nmap $https $dateline_https {{\n    on \"{https_only}\";\n}}\n"
        )
    } else {
        String::new()
    };
    let mut headers: Vec<_> = always(false)
        .map(|(name, value)| format!("add_header {name} \"{value}\" always;"))
        .collect();
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
        // HTML is among them in any case.
        .filter(|media_type| media_type.starts_with("text/") && *media_type != "text/html")
        .collect();
    let text_types = text_types.join(" ");
    let moved = hosted
        .moved
        .iter()
        .map(|moved| format!("location = {} {{ return 301 \"{}\"; }}", moved.from, moved.to));
    let moved = match &*indented("        ", moved) {
        "" => String::new(),
        lines => format!("\n        # What moved.\n{lines}"),
    };
    let to_base = match base.trim_end_matches('/') {
        "" => String::new(),
        below => format!(
            "    location = {below} {{\n        absolute_redirect off;\n        return 301 {base};\n    }}\n"
        ),
    };
    let host_files = files::FOR_THE_HOST.map(|name| name.replace('.', r"\.")).join("|");
    format!(
        r#"# {address} for nginx, made by: dateline hosting nginx

# How long browsers keep a file: one with a hash in its name for ever.
map $uri $dateline_cache {{
    default "{ASK}";
    "~{HASHED}" "{KEEP}";
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

        # The compressed files that lie beside the others.
        gzip_static on;
        brotli_static on;
        gzip_vary on;

{headers}
        types {{
{types}        }}
        charset utf-8;
        charset_types {text_types};
{moved}
        # Files that are for other hosts.
        location ~ "^{base}({host_files})$" {{ return 404; }}
    }}
}}
"#,
        address = hosted.address(),
        name = hosted.host_name(),
    )
}
