//! The JSON Schemas of the content files, made from their types. They are checked in beside the
//! content, where editors find them; `tests/content` keeps them true.

use dateline_model::Label;
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

/// That of the fields above a text in Markdown: all but the text.
pub fn text_of_front_matter_schema<T: JsonSchema>() -> String {
    let mut schema = schema_of::<T>();
    if let Some(properties) = schema["properties"].as_object_mut() {
        properties.retain(|name, _| name != BODY);
    }
    if let Some(required) = schema["required"].as_array_mut() {
        required.retain(|name| name != BODY);
    }
    format!("{schema:#}\n")
}

/// The field that stands below the others in Markdown.
pub const BODY: &str = "body";

/// That of a kind of story.
pub(crate) fn label_schema(_: &mut schemars::SchemaGenerator) -> schemars::Schema {
    schemars::json_schema!({ "type": "string", "enum": Label::ALL })
}
