//! From the JSON Schema of a file to the fields of a form, as Sveltia CMS has them.
//! <https://sveltiacms.app/en/docs/fields>

use serde_json::{Map, Value, json};

use super::super::lengths::MOST_IN_A_LINE;
use super::super::source::{ContentSchema, Described, SCHEMAS};

/// The key that tells the forms of a value apart which may have several, such as a name or an object. It is in no file:
/// `desk.js` puts it in and takes it out.
const FORM: &str = "$form";

/// The fields of a file with this schema.
pub(super) fn fields_of(schema: &Value) -> Vec<Value> {
    Form { root: schema }.fields(schema)
}

struct Form<'a> {
    root: &'a Value,
}

impl Form<'_> {
    /// The fields of an object.
    fn fields(&self, object: &Value) -> Vec<Value> {
        let named = properties(object).filter(|(_, schema)| schema.get("const").is_none());
        let fields = named.filter_map(|(name, schema)| self.field(name, schema, is_required(object, name)));
        fields.collect()
    }

    fn field(&self, name: &str, schema: &Value, required: bool) -> Option<Value> {
        if name == "$schema" {
            return Some(json!({ "name": name, "widget": "hidden" }));
        }
        let schema = self.resolved(schema);
        let mut field = self.widget(&schema)?;
        field.insert("name".to_owned(), name.into());
        field.insert("label".to_owned(), label(name).into());
        field.insert("required".to_owned(), required.into());
        let is_list = field.get("widget").is_some_and(|widget| widget == "list");
        if let Some(one) = name.strip_suffix('s').filter(|_| is_list) {
            field.insert("label_singular".to_owned(), label(one).into());
        }
        take_over(
            &schema,
            &mut field,
            &[("description", "hint"), ("default", "default")],
        );
        Some(field.into())
    }

    /// A schema with what it refers to. That a value may also be missing is told by `required`.
    fn resolved(&self, schema: &Value) -> Value {
        let mut schema = schema.clone();
        loop {
            let target = if let Some(target) = schema["$ref"].as_str() {
                self.root["$defs"][type_name(target)].clone()
            } else if let [one] = forms(&schema).as_slice() {
                (*one).clone()
            } else {
                return schema;
            };
            let (Value::Object(mut merged), Some(beside)) = (target, schema.as_object()) else {
                return schema;
            };
            // What stands beside the reference is of this place, and says it better.
            let beside = beside
                .iter()
                .filter(|(name, _)| *name != "$ref" && *name != "anyOf");
            merged.extend(beside.map(|(name, value)| (name.clone(), value.clone())));
            schema = merged.into();
        }
    }

    fn widget(&self, schema: &Value) -> Option<Map<String, Value>> {
        if let Some((types, key)) = self.types(schema, &[]) {
            return object(json!({ "widget": "object", "types": types, "typeKey": key }));
        }
        if let Some(options) = options(schema) {
            return object(json!({ "widget": "select", "options": options }));
        }
        match kind(schema)? {
            "array" => self.list(schema),
            // Names of the writer's own, each with its words.
            "object" if schema.get("properties").is_none() => object(json!({ "widget": "keyvalue" })),
            "object" => {
                object(json!({ "widget": "object", "collapsed": true, "fields": self.fields(schema) }))
            }
            "boolean" => object(json!({ "widget": "boolean" })),
            kind @ ("integer" | "number") => {
                let kind = if kind == "integer" { "int" } else { "float" };
                let mut number = object(json!({ "widget": "number", "value_type": kind }))?;
                take_over(schema, &mut number, &[("minimum", "min"), ("maximum", "max")]);
                Some(number)
            }
            "string" => object(string(schema)),
            _ => None,
        }
    }

    fn list(&self, schema: &Value) -> Option<Map<String, Value>> {
        if let Some(mut names) = named(schema) {
            names["multiple"] = true.into();
            return object(names);
        }
        let reference = schema.get("items")?;
        let item = self.resolved(reference);
        // A form has an end only where what can stand in itself has no place there.
        let without = schema["x-without"].as_array().map_or(&[][..], Vec::as_slice);
        let mut list = if let Some((types, key)) = self.types(&item, without) {
            object(json!({ "widget": "list", "types": types, "typeKey": key }))?
        } else if let Some(options) = options(&item) {
            object(json!({ "widget": "select", "multiple": true, "options": options }))?
        } else if kind(&item)? == "object" {
            object(json!({ "widget": "list", "fields": self.fields(&item) }))?
        } else {
            object(json!({ "widget": "list", "field": self.only(&item, "item")? }))?
        };
        // What one of them is called, where the field is not called after several: a `BlockFile` is a block.
        if let Some(target) = reference["$ref"].as_str() {
            let name = snake(type_name(target).trim_end_matches("File"));
            list.insert("label_singular".to_owned(), label(&name).into());
        }
        take_over(schema, &mut list, &[("minItems", "min"), ("maxItems", "max")]);
        Some(list)
    }

    /// The kinds that a value may be of, but for those that have no place there, and the key that tells which. Nothing if
    /// it is of one kind.
    fn types(&self, schema: &Value, without: &[Value]) -> Option<(Vec<Value>, String)> {
        let kinds = schema["oneOf"].as_array().into_iter().flatten();
        let tagged = kinds.filter_map(|kind| {
            let tag = |(key, schema)| Some((key, Value::get(schema, "const")?.as_str()?));
            Some((kind, properties(kind).find_map(tag)?))
        });
        let tagged: Vec<_> = tagged.collect();
        if let Some((_, (key, _))) = tagged.first() {
            let placed = tagged
                .iter()
                .filter(|(_, (_, tag))| !without.iter().any(|other| other == tag));
            let types = placed.map(
                |(kind, (_, tag))| json!({ "name": tag, "label": label(tag), "fields": self.fields(kind) }),
            );
            return Some((types.collect(), (*key).to_owned()));
        }
        let forms = forms(schema);
        let types = forms.iter().filter_map(|form| self.form(form));
        (forms.len() > 1).then(|| (types.collect(), FORM.to_owned()))
    }

    /// One of the forms that a value may have: an object as it is, anything else as the one field of an object.
    fn form(&self, schema: &Value) -> Option<Value> {
        let schema = self.resolved(schema);
        let kind = kind(&schema)?;
        let fields = if kind == "object" {
            self.fields(&schema)
        } else {
            vec![self.only(&schema, "value")?]
        };
        // The first words of its help.
        let help = schema["description"].as_str().unwrap_or(kind);
        let label = help.split([':', '.']).next().unwrap_or(kind).replace('`', "");
        Some(json!({ "name": kind, "label": label, "fields": fields }))
    }

    /// A field that stands alone and needs no label.
    fn only(&self, schema: &Value, name: &str) -> Option<Value> {
        let mut field = self.widget(schema)?;
        field.extend([("name".to_owned(), name.into()), ("label".to_owned(), "".into())]);
        Some(field.into())
    }
}

/// The type that a reference names.
fn type_name(reference: &str) -> &str {
    reference.trim_start_matches("#/$defs/")
}

/// What a value may be, where that has no name in the value: several references or types, `null` aside.
fn forms(schema: &Value) -> Vec<&Value> {
    let any = schema["anyOf"].as_array().into_iter().flatten();
    any.filter(|form| form.get("$ref").is_some() || form.get("type").is_some_and(|kind| kind != "null"))
        .collect()
}

/// The words that a value is one of.
fn options(schema: &Value) -> Option<Vec<Value>> {
    let option = |word: &Value| {
        word.as_str()
            .map(|word| json!({ "label": label(word), "value": word }))
    };
    if let Some(words) = schema["enum"].as_array() {
        return words.iter().map(option).collect();
    }
    let words = schema["oneOf"].as_array()?.iter();
    // Words that have no documentation of their own stand together.
    let words = words.flat_map(|word| match word.get("const") {
        Some(word) => vec![word],
        None => word["enum"].as_array().into_iter().flatten().collect(),
    });
    words.map(option).collect()
}

/// What a field is chosen from, where it names something of the newsroom.
fn named(schema: &Value) -> Option<Value> {
    match schema["x-names"].as_str()? {
        "pictures" => Some(json!({ "widget": "image", "choose_url": false })),
        "sections" => Some(json!({
            "widget": "relation",
            "collection": "_singletons",
            "file": "site",
            "value_field": "sections.*.slug",
            "display_fields": ["sections.*.name"],
            "search_fields": ["sections.*.name"],
        })),
        // The files of a folder are named by their slugs, and shown by what comes first in them.
        folder => {
            let is_there = |schema: &&ContentSchema| schema.describes == Described::Folder(folder);
            let shown = identifier(&SCHEMAS.iter().find(is_there)?.value())?;
            Some(json!({
                "widget": "relation",
                "collection": folder,
                "value_field": "{{slug}}",
                "display_fields": [shown],
                "search_fields": [shown],
            }))
        }
    }
}

/// The field that names a file in lists: its title, or the first text in it. Some have none.
pub(super) fn identifier(schema: &Value) -> Option<String> {
    let texts = properties(schema).filter(|(_, field)| kind(field) == Some("string"));
    let names = texts.map(|(name, _)| name).filter(|name| *name != "$schema");
    let names: Vec<_> = names.collect();
    let title = names.iter().find(|name| **name == "title");
    title.or(names.first()).map(|name| (*name).to_owned())
}

fn string(schema: &Value) -> Value {
    if let Some(field) = named(schema) {
        return field;
    }
    let is_date = schema["anyOf"]
        .as_array()
        .is_some_and(|forms| forms.iter().any(|form| form["format"] == "date-time"));
    if is_date {
        // As RFC 3339 has it, with the offset of the writer's clock.
        return json!({ "widget": "datetime", "format": "YYYY-MM-DDTHH:mm:ssZ" });
    }
    let most = schema["maxLength"].as_u64();
    let is_text =
        schema.get("contentMediaType").is_some() || most.is_some_and(|most| most > MOST_IN_A_LINE as u64);
    let mut field = json!({ "widget": if is_text { "text" } else { "string" } });
    if let Some(most) = most {
        field["maxlength"] = most.into();
    }
    let described = schema["description"]
        .as_str()
        .unwrap_or("This does not have the right form.");
    if let Some(pattern) = schema["pattern"].as_str() {
        field["pattern"] = json!([pattern, described]);
    }
    field
}

fn properties(object: &Value) -> impl Iterator<Item = (&str, &Value)> {
    let properties = object["properties"].as_object().into_iter().flatten();
    properties.map(|(name, schema)| (name.as_str(), schema))
}

fn is_required(object: &Value, name: &str) -> bool {
    object["required"]
        .as_array()
        .is_some_and(|names| names.iter().any(|other| other == name))
}

/// The type of a value that is there.
fn kind(schema: &Value) -> Option<&str> {
    match &schema["type"] {
        Value::String(kind) => Some(kind),
        Value::Array(kinds) => kinds
            .iter()
            .filter_map(Value::as_str)
            .find(|kind| *kind != "null"),
        _ => None,
    }
}

fn object(value: Value) -> Option<Map<String, Value>> {
    match value {
        Value::Object(fields) => Some(fields),
        _ => None,
    }
}

fn take_over(schema: &Value, field: &mut Map<String, Value>, names: &[(&str, &str)]) {
    for (from, to) in names {
        if let Some(value) = schema.get(from) {
            field.insert((*to).to_owned(), value.clone());
        }
    }
}

/// The name of a type as fields are written: `KeyNumber` is `key_number`.
fn snake(name: &str) -> String {
    let letters = name.chars().map(|letter| match letter {
        'A'..='Z' => format!("_{}", letter.to_ascii_lowercase()),
        _ => letter.to_string(),
    });
    letters.collect::<String>().trim_start_matches('_').to_owned()
}

/// The name of a field as people write it: `date_published` is "Date published".
pub(super) fn label(name: &str) -> String {
    let words = name.replace(['_', '-'], " ");
    let mut letters = words.chars();
    let first = letters.next().map(char::to_uppercase);
    first.into_iter().flatten().chain(letters).collect()
}
