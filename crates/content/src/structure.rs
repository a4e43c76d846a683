//! Holds a content file against the schema of its type: fields that are unknown, missing or of a wrong kind.

use std::collections::BTreeSet;
use std::path::Path;
use std::sync::LazyLock;

use jsonschema::error::ValidationErrorKind;
use jsonschema::{ValidationError, Validator};
use schemars::JsonSchema;
use serde::de::DeserializeOwned;
use serde_json::Value;

use super::file::File;
use super::problem::{Complaint, Problem, counted};
use super::schema::schema_of;
use super::text::{Text, below, push_step};
use super::{json, remedy};

/// How a type of file is read.
pub(super) struct Form<T> {
    pub(super) structure: LazyLock<Structure>,
    pub(super) of_text: fn(&str) -> serde_json::Result<T>,
    pub(super) of_json: fn(Value) -> serde_json::Result<T>,
}

impl<T: DeserializeOwned + JsonSchema> Form<T> {
    /// That of a type that is read by itself.
    pub(super) const fn new() -> Self {
        Self {
            structure: LazyLock::new(|| Structure::new(schema_of::<T>())),
            of_text: |text| serde_json::from_str(text),
            of_json: serde_json::from_value,
        }
    }
}

impl<T> Form<T> {
    /// Whether nothing is wrong with values.
    fn is_sound(&self, json: &Value) -> bool {
        self.structure.validator.is_valid(json) && unpublishable(json).is_empty()
    }
}

/// Reads the text of a file into its type. A sound file is read straight into it; one that is not is looked at again,
/// by its schema, for places and remedies. What can be understood of it is returned, so that its other problems are
/// found in the same run.
pub(super) fn read_text<T>(
    path: &Path,
    text: String,
    form: &Form<T>,
    is_known_sound: bool,
    problems: &mut Vec<Problem>,
) -> Option<File<T>> {
    // The type refuses a name that is given twice; JSON by itself keeps the last.
    let sound = (form.of_text)(&text)
        .ok()
        .filter(|_| is_known_sound || serde_json::from_str(&text).is_ok_and(|json| form.is_sound(&json)));
    let text = Text::of(path.display().to_string(), text, json::tree);
    if let Some(value) = sound {
        return Some(File {
            text,
            value,
            faulty: BTreeSet::new(),
        });
    }
    let json = json::parse(&text, problems)?;
    read_values(text, json, form, false, problems)
}

/// Reads the values of a file into its type, likewise.
pub(super) fn read_values<T>(
    text: Text,
    mut json: Value,
    form: &Form<T>,
    is_known_sound: bool,
    problems: &mut Vec<Problem>,
) -> Option<File<T>> {
    let known = problems.len();
    let mut faulty = BTreeSet::new();
    if !is_known_sound && !form.is_sound(&json) {
        problems.extend(unpublishable(&json).into_iter().map(|(at, c)| {
            let message = format!(
                "the text has a character that can't be published (U+{:04X})",
                u32::from(c)
            );
            let fix =
                "Take it out: it can't be seen, but stands in the file, perhaps written as \\u and four digits.";
            Problem::at(&text, &at, Complaint::error(message, fix))
        }));
        let found;
        (json, faulty, found) = form.structure.check(&text, json);
        problems.extend(found);
    }
    match (form.of_json)(json) {
        Ok(value) => Some(File { text, value, faulty }),
        // The schema and the type are one; where they should ever differ, the type's word counts.
        Err(error) if problems.len() == known => {
            problems.push(Problem::of(
                &text.name,
                &error.to_string(),
                "Compare it with the schema beside it.",
            ));
            None
        }
        Err(_) => None,
    }
}

/// The texts that have a character which feeds and cards can't have (XML 1.0, section 2.2): their places, each with the
/// first such character.
fn unpublishable(json: &Value) -> Vec<(String, char)> {
    let mut found = Vec::new();
    find_unpublishable(json, &mut String::new(), &mut found);
    found
}

fn find_unpublishable(json: &Value, path: &mut String, found: &mut Vec<(String, char)>) {
    let is_allowed = |c: char| matches!(c, '\t' | '\n' | '\r' | ' '..='\u{fffd}' | '\u{10000}'..);
    let length = path.len();
    match json {
        Value::String(text) => {
            let unwanted = text.chars().find(|c| !is_allowed(*c));
            found.extend(unwanted.map(|c| (path.clone(), c)));
        }
        Value::Array(list) => {
            for (index, json) in list.iter().enumerate() {
                push_step(path, &index.to_string());
                find_unpublishable(json, path, found);
                path.truncate(length);
            }
        }
        Value::Object(fields) => {
            for (name, json) in fields {
                push_step(path, name);
                find_unpublishable(json, path, found);
                path.truncate(length);
            }
        }
        _ => {}
    }
}

/// What a type of file is held against.
pub(super) struct Structure {
    schema: Value,
    validator: Validator,
}

impl Structure {
    /// That of a schema.
    ///
    /// # Panics
    /// Where it is not a schema: it is made by schemars from a type of our own.
    #[allow(clippy::expect_used)]
    pub(super) fn new(schema: Value) -> Self {
        let validator = jsonschema::validator_for(&schema).expect("a schema made from a type is valid");
        Self { schema, validator }
    }

    /// Checks a file. Also returns its JSON with the faulty parts replaced by harmless ones, so that the
    /// rest can be read and checked in the same run, and the places where it did so.
    pub(super) fn check(&self, text: &Text, json: Value) -> (Value, BTreeSet<String>, Vec<Problem>) {
        let mut problems = Vec::new();
        if self.validator.is_valid(&json) {
            return (json, BTreeSet::new(), problems);
        }
        for error in self.validator.iter_errors(&json) {
            explain(text, &self.schema, &error, &mut problems);
        }
        let mut mended = json;
        let faulty = problems.iter().map(|problem| mend(&mut mended, &problem.path));
        let faulty = faulty.collect();
        (mended, faulty, problems)
    }
}

fn explain(text: &Text, schema: &Value, error: &ValidationError<'_>, problems: &mut Vec<Problem>) {
    let at = error.instance_path().as_str();
    let instance = error.instance();
    let mut push = |path: &str, message: &str, fix: &str| {
        problems.push(Problem::at(text, path, Complaint::error(message, fix)));
    };
    let field = at.rsplit('/').next().unwrap_or_default();
    let purpose = |field: &str| remedy::purpose(schema, at, field);
    match error.kind() {
        ValidationErrorKind::AdditionalProperties { unexpected }
        | ValidationErrorKind::UnevaluatedProperties { unexpected } => {
            for name in unexpected {
                push(
                    &below(at, name),
                    &format!("unknown field `{name}`"),
                    &remedy::meant(schema, at, name),
                );
            }
        }
        ValidationErrorKind::Required { property } => {
            let name = property.as_str().unwrap_or_default();
            push(
                &format!("{at}/{name}"),
                &format!("the field `{name}` is missing"),
                &format!("Add \"{name}\"{}", purpose(name)),
            );
        }
        ValidationErrorKind::OneOfNotValid { context } | ValidationErrorKind::AnyOf { context } => {
            if let Some(errors) = nearest(at, context).filter(|_| !instance.is_string()) {
                for error in errors {
                    explain(text, schema, error, problems);
                }
            } else {
                let (path, message, fix) = no_alternative(schema, error, context);
                push(&path, &message, &fix);
            }
        }
        ValidationErrorKind::Type { kind } => push(
            at,
            &format!(
                "{} is {}, but has to be {}",
                subject(at),
                remedy::kind_of(instance),
                remedy::wanted(kind)
            ),
            &remedy::of_kind(schema, at, kind),
        ),
        ValidationErrorKind::Minimum { .. } | ValidationErrorKind::Maximum { .. } => push(
            at,
            &format!("{} can't be {}", subject(at), shortened(instance)),
            &remedy::within_bounds(schema, remedy::name_at(at)),
        ),
        ValidationErrorKind::Pattern { pattern } if pattern == r"\S" => push(
            at,
            &format!("{} is empty", subject(at)),
            &match field.parse::<usize>() {
                Ok(_) => "Write some words there, or take the entry out.".to_owned(),
                Err(_) => format!("Write \"{field}\"{}", purpose(field)),
            },
        ),
        ValidationErrorKind::Pattern { pattern } => push(
            at,
            &format!("{} is not written as `{field}` must be", shortened(instance)),
            remedy::pattern_help(at, pattern),
        ),
        ValidationErrorKind::MaxLength { limit } => push(
            at,
            &format!("{} is too long", subject(at)),
            &format!("Write at most {limit} characters."),
        ),
        ValidationErrorKind::MinItems { .. } | ValidationErrorKind::MaxItems { .. } => {
            let what = match instance.as_array().map_or(0, Vec::len) {
                0 if field == "answer" => "the question has no answer".to_owned(),
                0 => format!("`{field}` has no entry"),
                count => format!("`{field}` has {}", counted(count, "entry")),
            };
            push(at, &what, &format!("Write \"{field}\"{}", purpose(field)));
        }
        ValidationErrorKind::Enum { options } => push(
            at,
            &format!("{} is not one of the possible values", shortened(instance)),
            &remedy::one_of(options.as_array().into_iter().flatten()),
        ),
        ValidationErrorKind::UniqueItems => push(
            at,
            &format!("{} names something twice", subject(at)),
            "Name each once.",
        ),
        _ => push(
            at,
            &error.to_string(),
            "Compare it with the schema that \"$schema\" names.",
        ),
    }
}

/// The fields that name a provider, each with what provides it is called and the type of what says which it is.
const PROVIDERS: [(&str, &str, &str); 2] = [
    ("/comments", "provider of comments", "CommentsFile"),
    (
        "/newsletter/service",
        "provider of newsletters",
        "NewsletterService",
    ),
];

/// The providers that the schema knows, each with what it asks for.
fn providers(kinds: &Value) -> String {
    let one = |provider: &Value| {
        let asked = provider["required"].as_array();
        let asked = asked.into_iter().flatten().filter_map(Value::as_str);
        let asked: Vec<_> = asked
            .filter(|field| *field != "provider")
            .map(|field| format!("\"{field}\"{}", remedy::of_provider(field)))
            .collect();
        let name = &provider["properties"]["provider"]["const"];
        format!("{{\"provider\": {name}, {}}}", asked.join(", "))
    };
    let providers: Vec<_> = kinds.as_array().into_iter().flatten().map(one).collect();
    format!("Write {}.", providers.join(", or "))
}

/// What says of which kind something is that may be of several: the field, what such a thing is called, and its type.
type Tag = (&'static str, &'static str, &'static str);

/// The names of these fields.
const TAGS: [&str; 4] = ["type", "provider", "kind", "from"];

/// That of what stands at a place.
fn tag_at(at: &str) -> Tag {
    let provider = PROVIDERS.iter().find(|(field, ..)| *field == at);
    let (list, _) = at.rsplit_once('/').unwrap_or_default();
    match provider {
        Some((_, what, of)) => ("provider", what, of),
        None if list == "/containers" => ("kind", "kind of container", "ContainerFile"),
        None if list.starts_with("/containers/") && at.ends_with("/fill") => ("from", "rule", "FillFile"),
        None => ("type", "kind of block", "BlockFile"),
    }
}

/// Place, message and remedy where none of the alternatives was meant.
fn no_alternative(
    schema: &Value,
    error: &ValidationError<'_>,
    context: &[Vec<ValidationError<'static>>],
) -> (String, String, String) {
    let (at, instance) = (error.instance_path().as_str(), error.instance());
    if let Some(words) = words(at, context) {
        let message = format!("{} is not one of the possible values", shortened(instance));
        return (at.to_owned(), message, remedy::one_of(words));
    }
    let (field, what, of) = tag_at(at);
    let kinds = &schema["$defs"][of]["oneOf"];
    if instance.is_object() {
        let fix = if field == "provider" {
            providers(kinds)
        } else {
            let kinds = kinds.as_array().into_iter().flatten();
            remedy::one_of(kinds.map(|kind| &kind["properties"][field]["const"]))
        };
        let written = instance[field].as_str();
        let message = match written {
            Some(word) => format!("`{word}` is not a known {what}"),
            None => format!("it is not said which {what} this is: `{field}` is missing, or is not a word"),
        };
        let known = kinds.as_array().into_iter().flatten();
        let known = known.filter_map(|kind| kind["properties"][field]["const"].as_str());
        let nearest = written.and_then(|word| remedy::nearest(word, known));
        let fix = nearest.map_or_else(
            || fix.clone(),
            |nearest| format!("Did you mean `{nearest}`? {fix}"),
        );
        return (format!("{at}/{field}"), message, fix);
    }
    let message = format!(
        "{} is {}, but has to be an object",
        subject(at),
        remedy::kind_of(instance)
    );
    let fix = match field {
        "provider" => providers(kinds),
        "kind" => format!("Write each container{}", remedy::purpose(schema, at, "containers")),
        _ if at.starts_with("/authors") => {
            format!("Write each author{}", remedy::purpose(schema, at, "authors"))
        }
        _ if at.starts_with("/containers") && entry_of_list(at) => {
            "Write each story as its slug, or as {\"slug\": \"a-story\", \"title\": \"A headline for this place\"}."
                .to_owned()
        }
        _ if entry_of_list(at) => format!("Write a block{}", remedy::purpose(schema, at, "block")),
        _ => {
            let field = at.rsplit('/').next().unwrap_or_default();
            format!("Write \"{field}\"{}", remedy::purpose(schema, at, field))
        }
    };
    (at.to_owned(), message, fix)
}

/// Whether a place is in a list.
fn entry_of_list(at: &str) -> bool {
    at.rsplit('/')
        .next()
        .is_some_and(|name| name.parse::<usize>().is_ok())
}

/// A value as a message shows it: whole, if it is short.
fn shortened(value: &Value) -> String {
    const LONGEST: usize = 100;
    let json = value.to_string();
    match json.char_indices().nth(LONGEST) {
        Some((end, _)) => format!("{}…", &json[..end]),
        None => json,
    }
}

/// What stands at a place, by name: a field, or an entry of one.
fn subject(at: &str) -> String {
    let Some((parent, name)) = at.rsplit_once('/') else {
        return "the file".to_owned();
    };
    match name.parse::<usize>() {
        Ok(index) => {
            let list = parent.rsplit('/').next().unwrap_or_default();
            if let Ok(row) = list.parse::<usize>() {
                return format!("cell {} of row {}", index + 1, row + 1);
            }
            format!("entry {} of `{list}`", index + 1)
        }
        Err(_) => format!("`{name}`"),
    }
}

/// The words that may stand at a place, where each alternative is one word.
fn words<'e>(
    at: &str,
    context: &'e [Vec<ValidationError<'static>>],
) -> Option<impl Iterator<Item = &'e Value>> {
    let word = |errors: &'e Vec<ValidationError<'static>>| {
        errors.iter().find_map(|error| match error.kind() {
            ValidationErrorKind::Constant { expected_value } if error.instance_path().as_str() == at => {
                Some(&**expected_value)
            }
            _ => None,
        })
    };
    context
        .iter()
        .map(word)
        .collect::<Option<Vec<_>>>()
        .map(Vec::into_iter)
}

/// Of the alternatives for a place, the one that what stands there is of: of those of a block, the one that its `type`
/// chose; of a comment server, its `provider`.
fn nearest<'e>(
    at: &str,
    context: &'e [Vec<ValidationError<'static>>],
) -> Option<&'e Vec<ValidationError<'static>>> {
    context.iter().find(|errors| {
        !errors.iter().any(|error| match error.kind() {
            ValidationErrorKind::Constant { .. } => true,
            ValidationErrorKind::Required { property } => {
                property.as_str().is_some_and(|name| TAGS.contains(&name))
            }
            ValidationErrorKind::Type { .. } => {
                error.instance_path().as_str() == at
                    || !error.instance().is_string()
                        && error.schema_path().as_str().ends_with("/type")
                        && error.instance_path().as_str().ends_with("/type")
            }
            _ => false,
        })
    })
}

/// Takes the faulty thing at a place out of the JSON, or puts something harmless in its stead. Answers where.
fn mend(json: &mut Value, path: &str) -> String {
    let stand_in = |name: &str| match name {
        "body" | "answer" => serde_json::json!([{ "type": "paragraph", "text": "" }]),
        "authors" => serde_json::json!([{ "name": "" }]),
        "date_published" => "2000-01-01T00:00:00Z".into(),
        "title" | "summary" | "section" | "question" | "name" | "description" | "label" => "".into(),
        _ => Value::Null,
    };
    if path.starts_with("/breaking/") {
        return mend(json, "/breaking");
    }
    // A faulty block, container or redirect is replaced as a whole: nothing else hangs on it.
    let parts: Vec<&str> = path.split('/').collect();
    for depth in (2..parts.len()).rev() {
        let block = parts[..=depth].join("/");
        let harmless = match parts[depth - 1] {
            _ if parts[depth].parse::<usize>().is_err() => continue,
            "body" | "answer" => serde_json::json!({ "type": "paragraph", "text": "" }),
            "redirects" => serde_json::json!({ "from": "", "to": "" }),
            "containers" => serde_json::json!({ "kind": "notice", "text": "" }),
            _ => continue,
        };
        if let Some(value) = json.pointer_mut(&block) {
            *value = harmless;
        }
        return block;
    }
    let Some((parent, name)) = path.rsplit_once('/') else {
        return path.to_owned();
    };
    match json.pointer_mut(parent) {
        Some(Value::Object(object)) => match stand_in(name) {
            Value::Null => drop(object.remove(&name.replace("~1", "/").replace("~0", "~"))),
            value => drop(object.insert(name.to_owned(), value)),
        },
        Some(Value::Array(_)) => return mend(json, parent),
        _ => {}
    }
    path.to_owned()
}
