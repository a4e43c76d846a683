//! Holds a content file against the schema of its type: fields that are unknown, missing or of a wrong kind.

use jsonschema::error::ValidationErrorKind;
use jsonschema::{ValidationError, Validator};
use schemars::JsonSchema;
use serde_json::Value;

use super::problem::{Problem, Severity};
use super::schema::schema_of;
use super::source::{ArticleFile, RedirectsFile, SiteFile};

/// Checks a file. Also returns its JSON with the faulty parts replaced by harmless ones, so that the
/// rest can be read and checked in the same run.
pub(super) fn check<T: JsonSchema>(file: &str, text: &str, json: Value) -> (Value, Vec<Problem>) {
    let schema = schema_of::<T>();
    #[allow(clippy::expect_used)] // Made by schemars from our own type.
    let validator: Validator =
        jsonschema::validator_for(&schema).expect("a schema made from a type is valid");
    let mut problems = Vec::new();
    for error in validator.iter_errors(&json) {
        explain(file, text, &error, &mut problems);
    }
    let mut mended = json;
    for problem in &problems {
        mend(&mut mended, &problem.path);
    }
    (mended, problems)
}

fn explain(file: &str, text: &str, error: &ValidationError<'_>, problems: &mut Vec<Problem>) {
    let at = error.instance_path().as_str();
    let mut push = |path: &str, message: &str, fix: &str| {
        problems.push(Problem::at(Severity::Error, file, text, path, message, fix));
    };
    let field = at.rsplit('/').next().unwrap_or_default();
    match error.kind() {
        ValidationErrorKind::AdditionalProperties { unexpected } => {
            let known = known_fields();
            for name in unexpected {
                push(
                    &format!("{at}/{name}"),
                    &format!("unknown field `{name}`"),
                    &suggestion(name, &known),
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
            match nearest(context) {
                Some(errors) => errors
                    .iter()
                    .for_each(|error| explain(file, text, error, problems)),
                None if field == "comments" => push(
                    &format!("{at}/provider"),
                    "comments are kept by no such provider",
                    "Write \"provider\": \"isso\" with a \"url\", or \"mastodon\" with an \"instance\".",
                ),
                None => push(
                    &format!("{at}/type"),
                    "this is no known kind of block",
                    "Use one of: paragraph, heading, see_also, quote, list, figure.",
                ),
            }
        }
        ValidationErrorKind::Pattern { pattern } if pattern == r"\S" => {
            push(
                at,
                &format!("`{field}` is empty"),
                &format!("Write \"{field}\"{}", purpose(field)),
            );
        }
        ValidationErrorKind::Pattern { pattern } => {
            push(
                at,
                &format!("{} is not written as `{field}` must be", error.instance()),
                pattern_help(field, pattern),
            );
        }
        ValidationErrorKind::MinItems { .. } => {
            let what = if field == "answer" {
                "the question has no answer".to_owned()
            } else {
                format!("`{field}` has no entry")
            };
            push(at, &what, &format!("Write \"{field}\"{}", purpose(field)));
        }
        ValidationErrorKind::Enum { options } => {
            push(
                at,
                &format!("{} is not known here", error.instance()),
                &format!("Use one of: {options}."),
            );
        }
        _ => push(
            at,
            &error.to_string(),
            "Compare it with the schema that \"$schema\" names.",
        ),
    }
}

/// Of the alternatives of a block, the one that its `type` chose; of a comment server, its `provider`.
fn nearest<'e>(context: &'e [Vec<ValidationError<'static>>]) -> Option<&'e Vec<ValidationError<'static>>> {
    context.iter().find(|errors| {
        !errors.iter().any(|error| match error.kind() {
            ValidationErrorKind::Constant { .. } => true,
            ValidationErrorKind::Required { property } => property == "type" || property == "provider",
            ValidationErrorKind::Type { .. } => {
                error.instance_path().as_str().is_empty()
                    || !error.instance().is_string()
                        && error.schema_path().as_str().ends_with("/type")
                        && error.instance_path().as_str().ends_with("/type")
            }
            _ => false,
        })
    })
}

/// Every field of every content file, for guessing what a misspelt one was meant to be.
fn known_fields() -> Vec<String> {
    let mut names = Vec::new();
    collect_names(&schema_of::<ArticleFile>(), &mut names);
    collect_names(&schema_of::<SiteFile>(), &mut names);
    collect_names(&schema_of::<RedirectsFile>(), &mut names);
    names
}

fn collect_names(schema: &Value, names: &mut Vec<String>) {
    match schema {
        Value::Object(object) => {
            if let Some(Value::Object(properties)) = object.get("properties") {
                names.extend(properties.keys().cloned());
            }
            object.values().for_each(|value| collect_names(value, names));
        }
        Value::Array(array) => array.iter().for_each(|value| collect_names(value, names)),
        _ => {}
    }
}

fn suggestion(name: &str, known: &[String]) -> String {
    let best = known
        .iter()
        .map(|field| (strsim::jaro_winkler(name, field), field))
        .filter(|(likeness, _)| *likeness > 0.8)
        .max_by(|a, b| a.0.total_cmp(&b.0));
    match best {
        Some((_, field)) if field != name => format!("Did you mean \"{field}\"? Else remove it."),
        _ => "Remove it: it has no place here.".to_owned(),
    }
}

/// What to write into a field, to end a sentence with.
fn purpose(field: &str) -> &'static str {
    match field {
        "alt" => ": what the picture shows, in words, for readers who don't see it.",
        "answer" => ": a list of blocks, for example [{\"type\": \"paragraph\", \"text\": \"…\"}].",
        "body" => ": the text as a list of blocks, for example [{\"type\": \"paragraph\", \"text\": \"…\"}].",
        "title" => ": the headline.",
        "summary" => ": the standfirst, one or two sentences.",
        "section" => ": the slug of a section in site.json.",
        "from" => ": the old address, such as /news/old-story/.",
        "to" => ": the new address, such as /politics/new-story/.",
        "date_published" => ": a date and time such as 2026-11-20T09:30:00+00:00.",
        "authors" => ": the byline, for example [{\"name\": \"World desk\"}].",
        "question" => ": the question as a reader would ask it.",
        "text" => ": some words.",
        _ => ".",
    }
}

fn pattern_help(field: &str, pattern: &str) -> &'static str {
    match field {
        "base_url" => "Write scheme and host only, with no slash at the end: https://dateline.example",
        "url" | "instance" => "Write a whole address, like https://comments.dateline.example.",
        "mastodon_status" => "Write the id alone: the number at the end of the post's address.",
        "base_path" => "Begin and end it with a slash: / or /paper/",
        "from" => {
            "Write a path of this site that ends in a slash, .html or .xml, like /news/old-story/. Each part has \
             letters from A to Z, digits and . _ ~ - and does not begin with a dot. Addresses with other letters \
             or with % can't be redirected from here: give such a redirect to the host itself."
        }
        "to" => {
            "Write a path of this site (/politics/new-story/) or a whole address (https://…), without spaces."
        }
        "language" => "Write a language tag such as en, ko or pt-BR.",
        _ if pattern.contains("[a-z0-9]+(-") => {
            "Use lower-case letters, digits and single hyphens: like-this-2."
        }
        _ => "Compare it with the schema that \"$schema\" names.",
    }
}

/// Takes the faulty thing at a place out of the JSON, or puts something harmless in its stead.
fn mend(json: &mut Value, path: &str) {
    let placeholder = |name: &str| match name {
        "body" | "answer" => serde_json::json!([{ "type": "paragraph", "text": "…" }]),
        "authors" => serde_json::json!([{ "name": "…" }]),
        "date_published" => "2000-01-01T00:00:00Z".into(),
        "title" | "summary" | "section" | "question" | "name" | "description" | "label" => "…".into(),
        _ => Value::Null,
    };
    // A faulty block, or redirect, is replaced as a whole: nothing else hangs on it.
    let parts: Vec<&str> = path.split('/').collect();
    for depth in (2..parts.len()).rev() {
        let block = parts[..=depth].join("/");
        let harmless = match parts[depth - 1] {
            _ if parts[depth].parse::<usize>().is_err() => continue,
            "body" | "answer" => serde_json::json!({ "type": "paragraph", "text": "…" }),
            "redirects" => serde_json::json!({ "from": "…", "to": "…" }),
            _ => continue,
        };
        if let Some(value) = json.pointer_mut(&block) {
            *value = harmless;
        }
        return;
    }
    let Some((parent, name)) = path.rsplit_once('/') else {
        return;
    };
    if let Some(Value::Object(object)) = json.pointer_mut(parent) {
        match placeholder(name) {
            Value::Null => drop(object.remove(name)),
            value => drop(object.insert(name.to_owned(), value)),
        }
    }
}
