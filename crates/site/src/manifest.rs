//! The web app manifest (W3C, Web Application Manifest): how a device keeps the site among its apps.

use anyhow::Result;
use serde_json::{Value, json};

use super::artifact::Artifact;
use super::icons::{Icon, Icons};
use dateline_content::colours::{Accent, Theme};
use dateline_model::route::{MANIFEST, Route, href_of_path};
use dateline_model::{Site, direction};

/// The file.
pub(super) fn artifacts(site: &Site, accent: Accent, icons: &Icons) -> Result<Vec<Artifact<'static>>> {
    let manifest = serde_json::to_vec(&manifest(site, accent, icons))?;
    Ok(vec![Artifact::of_bytes(MANIFEST, manifest)])
}

/// The manifest of a site.
fn manifest(site: &Site, accent: Accent, icons: &Icons) -> Value {
    let front = Route::Front(1).href(site);
    let icon = |icon: &Icon, purpose: &str| {
        json!({
            "src": href_of_path(site, &icon.file),
            "sizes": format!("{0}x{0}", icon.size),
            "type": "image/png",
            "purpose": purpose,
        })
    };
    json!({
        // What the app is known by, whatever page it starts with.
        "id": front,
        "name": site.title,
        "short_name": site.title,
        "description": site.description,
        "lang": site.language,
        "dir": direction(&site.language),
        "start_url": front,
        "scope": front,
        // A newspaper is read from page to page: the buttons to go back and to reload have to stay.
        "display": "minimal-ui",
        "theme_color": accent.light.to_string(),
        "background_color": Theme::Light.paper().to_string(),
        "icons": [
            icon(&icons.regular, "any"),
            icon(&icons.large, "any"),
            icon(&icons.maskable, "maskable"),
        ],
    })
}
