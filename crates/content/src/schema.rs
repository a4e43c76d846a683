//! The JSON Schemas of the content files, made from their types. They are checked in beside the
//! content, where editors find them; `tests/content` keeps them true.

use schemars::JsonSchema;
use schemars::generate::SchemaSettings;

/// The JSON Schema (draft 2020-12) of a content type.
pub fn schema_of<T: JsonSchema>() -> serde_json::Value {
    SchemaSettings::draft2020_12()
        .into_generator()
        .into_root_schema_for::<T>()
        .to_value()
}

/// The same as the text of a file.
pub fn text_of_schema<T: JsonSchema>() -> String {
    format!("{:#}\n", schema_of::<T>())
}
