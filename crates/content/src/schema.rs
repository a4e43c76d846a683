//! The JSON Schemas of the content files, made from their types. They are checked in beside the
//! content, where editors find them; `tests/content` keeps them true.

use schemars::JsonSchema;
use schemars::generate::SchemaSettings;

use super::source::{ArticleFile, RedirectsFile, SiteFile};

/// The name of a schema file in the content folder, and what makes its text.
type Named = (&'static str, fn() -> String);

/// The schema files.
pub const SCHEMAS: [Named; 3] = [
    ("article.schema.json", || text(&schema_of::<ArticleFile>())),
    ("redirects.schema.json", || text(&schema_of::<RedirectsFile>())),
    ("site.schema.json", || text(&schema_of::<SiteFile>())),
];

/// The JSON Schema (draft 2020-12) of a content type.
pub fn schema_of<T: JsonSchema>() -> serde_json::Value {
    SchemaSettings::draft2020_12()
        .into_generator()
        .into_root_schema_for::<T>()
        .to_value()
}

fn text(schema: &serde_json::Value) -> String {
    format!("{schema:#}\n")
}
