//! What CloudFront needs: a function, and a response headers policy.

use super::headers::{DRAWING_POLICY, POLICY, always};
use super::hosted::Hosted;
use super::lines::indented;

/// A function for viewer requests. A bucket has only files, so an address that ends in a slash becomes that of its
/// `index.html`. Written for the runtime cloudfront-js-2.0.
pub(super) fn function(hosted: &Hosted) -> String {
    let moved = hosted
        .moved
        .iter()
        .map(|moved| format!("{}: {},", quoted(&moved.from), quoted(&moved.to)));
    let moved = indented("  ", moved);
    format!(
        r#"// {address} for CloudFront, made by: dateline hosting cloudfront-function
const moved = {{
{moved}}};

// The address as it is written without need for a percent sign.
function decoded(path) {{
  try {{
    return decodeURIComponent(path);
  }} catch (error) {{
    return path;
  }}
}}

// The query of the request stands behind one that the address has itself, and before its fragment.
function withQuery(address, query) {{
  const end = address.search(/#|$/);
  const page = address.slice(0, end);
  const sign = page.includes("?") ? "&" : "?";
  return page + (query ? sign + query : "") + address.slice(end);
}}

function handler(event) {{
  const request = event.request;
  // An address that begins with two slashes would lead to another host.
  const path = request.uri.replace(/^[\/\\]+/, "/");
  // The address of a page ends in a slash; a file has a dot in its name.
  const to = moved[decoded(path)] || (/\/[^/.]+$/.test(path) ? path + "/" : null);
  if (to) {{
    const location = {{ value: withQuery(to, request.rawQueryString()) }};
    return {{ statusCode: 301, statusDescription: "Moved Permanently", headers: {{ location: location }} }};
  }}
  if (path.endsWith("/")) request.uri = path + "index.html";
  return request;
}}
"#,
        address = hosted.address(),
    )
}

/// What a response headers policy is for.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(super) enum Files {
    /// Drawings (SVG), which have a behaviour of their own.
    Drawings,
    /// All others.
    Others,
}

/// The configuration of a response headers policy. How long files are cached is stored with each file (`s3.rs`).
pub(super) fn headers_policy(hosted: &Hosted, files: Files) -> String {
    let (of, command) = match files {
        Files::Drawings => ("dateline-drawings", "cloudfront-drawings"),
        Files::Others => ("dateline", "cloudfront-headers"),
    };
    // CloudFront has a field of its own for each security header that it knows, and refuses it elsewhere.
    let (mut security, mut others) = (Vec::new(), Vec::new());
    for (name, value) in always(hosted.is_https()) {
        let value = if files == Files::Drawings && name == POLICY {
            DRAWING_POLICY
        } else {
            value
        };
        let text = quoted(value);
        let (field, setting) = match name {
            POLICY => (
                "ContentSecurityPolicy",
                format!("\"ContentSecurityPolicy\": {text}, "),
            ),
            "Referrer-Policy" => ("ReferrerPolicy", format!("\"ReferrerPolicy\": {text}, ")),
            "X-Content-Type-Options" => ("ContentTypeOptions", String::new()),
            "Strict-Transport-Security" => {
                let seconds = value.trim_start_matches("max-age=");
                (
                    "StrictTransportSecurity",
                    format!("\"AccessControlMaxAgeSec\": {seconds}, "),
                )
            }
            _ => {
                others.push(format!(
                    "{{ \"Header\": {}, \"Value\": {text}, \"Override\": true }}",
                    quoted(name)
                ));
                continue;
            }
        };
        security.push(format!("\"{field}\": {{ {setting}\"Override\": true }}"));
    }
    format!(
        r#"{{
  "Name": "{of}",
  "Comment": {comment},
  "SecurityHeadersConfig": {{
    {security}
  }},
  "CustomHeadersConfig": {{
    "Quantity": {quantity},
    "Items": [
      {others}
    ]
  }}
}}
"#,
        comment = quoted(&format!(
            "{}, made by: dateline hosting {command}",
            hosted.address()
        )),
        security = security.join(",\n    "),
        quantity = others.len(),
        others = others.join(",\n      "),
    )
}

/// A text as JSON and JavaScript write it.
fn quoted(text: &str) -> String {
    serde_json::Value::from(text).to_string()
}
