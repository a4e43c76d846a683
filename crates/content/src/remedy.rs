//! What to write instead, where a file does not match its schema.

use jsonschema::JsonType;
use jsonschema::error::TypeKind;
use serde_json::Value;

/// Whether a schema is that of `site.json`.
fn is_site(schema: &Value) -> bool {
    schema["title"] == "Site"
}

/// Whether a schema is that of `front.json`.
fn is_front(schema: &Value) -> bool {
    schema["title"] == "Front"
}

/// What an unknown field may have been meant to be.
pub(super) fn meant(schema: &Value, at: &str, name: &str) -> String {
    // What other programs call the fields of an article, where no likeness leads from one to the other.
    let elsewhere = match name {
        _ if !at.is_empty() || schema["title"] != "Article" => None,
        "subtitle" | "standfirst" | "description" | "excerpt" => Some("summary"),
        "date" => Some("date_published"),
        "author" => Some("authors"),
        "content" | "text" => Some("body"),
        _ => None,
    };
    let mut known = Vec::new();
    collect_names(schema, &mut known);
    let alike = || {
        let likeness = |field: &&str| strsim::jaro_winkler(name, field);
        let near = known.iter().copied().filter(|field| likeness(field) > 0.8);
        near.max_by(|a, b| likeness(a).total_cmp(&likeness(b)))
    };
    match elsewhere.or_else(alike) {
        Some(field) if field != name => format!("Did you mean \"{field}\"? Else remove it."),
        _ => "Remove it: it is not used here.".to_owned(),
    }
}

fn collect_names<'a>(schema: &'a Value, names: &mut Vec<&'a str>) {
    match schema {
        Value::Object(object) => {
            if let Some(Value::Object(properties)) = object.get("properties") {
                names.extend(properties.keys().map(String::as_str));
            }
            object.values().for_each(|value| collect_names(value, names));
        }
        Value::Array(array) => array.iter().for_each(|value| collect_names(value, names)),
        _ => {}
    }
}

/// What to write into a field, to end a sentence with. `at` is its place, or that of what should hold it.
#[allow(clippy::too_many_lines)] // A table.
pub(super) fn purpose(schema: &Value, at: &str, field: &str) -> &'static str {
    match field {
        "alt" => ": what the picture shows, in words, for readers who don't see it.",
        "answer" => {
            ": a list of blocks, for example [{\"type\": \"paragraph\", \"text\": \"…\"}]; in Markdown, what stands below the question."
        }
        "body" => {
            ": the text as a list of blocks, for example [{\"type\": \"paragraph\", \"text\": \"…\"}]; in Markdown, what stands below the fields."
        }
        "title" if is_front(schema) => ": what stands above the stories, or take the field out.",
        "title" if at.starts_with("/footer") => ": what stands above the links, or take the field out.",
        "title" if at.starts_with("/sources") => ": what the source is called.",
        "url" if at.starts_with("/sources") => ": the source's whole address.",
        "title" if is_site(schema) => ": the newspaper's name.",
        "title" => ": the headline.",
        "summary" => ": the standfirst, one or two sentences.",
        "section" => ": the slug of a section in site.json.",
        "from" => ": the old address, such as /news/old-story/.",
        "text" if at.starts_with("/breaking") => ": what has happened, in a line.",
        "until" => ": a moment such as 2026-11-20T18:00:00+00:00, or the last day such as 2026-11-20.",
        "containers" => {
            ": a list such as [{\"kind\": \"lead_with_related\", \"fill\": {\"from\": \"newest\"}}, {\"kind\": \"section\", \"section\": \"news\"}]."
        }
        "breaking" => ": {\"text\": \"What has happened.\", \"to\": \"/news/a-story/\"}.",
        "fill" => ": {\"from\": \"newest\"}, or another rule.",
        "items" if is_front(schema) => ": a list of slugs, such as [\"a-story\"].",
        "slug" if is_front(schema) => ": the name of a file in articles/, without its ending.",
        "topic" => ": a tag as a story has it.",
        "author" => ": the name of a file in authors/, without its ending.",
        "to" if is_front(schema) => ": a path of this site such as /news/, or a whole address.",
        "to" if is_site(schema) => ": a path of this site such as /news/, or a whole address.",
        "to" => ": the new address, such as /politics/new-story/.",
        "date_published" | "date_modified" | "date" => {
            ": a day such as 2026-11-20, or a date and time such as 2026-11-20T09:30:00+00:00."
        }
        "authors" => {
            ": the byline, for example [{\"name\": \"World desk\"}], or [\"ann-author\"] for the file authors/ann-author.json."
        }
        "image" => ": {\"file\": \"map.svg\", \"alt\": \"What the picture shows.\"}.",
        "block" => ": {\"type\": \"paragraph\", \"text\": \"…\"}.",
        "pictures" => {
            ": two pictures or more, each like {\"file\": \"map.svg\", \"alt\": \"What the picture shows.\"}."
        }
        "focus" => {
            ": the point that stays in sight, in percent from the left and from the top, such as [50, 20]."
        }
        "question" => ": the question as a reader would ask it.",
        "text" if at.starts_with("/brand/fonts") => {
            ": a list of files in fonts/, such as [\"harbour.woff2\"]."
        }
        "text" => ": some words.",
        "header" => ": the heads of the columns, for example [\"Year\", \"Goals\"].",
        "rows" => {
            ": a list of rows with a cell for each column, for example [[\"2022\", \"3\"], [\"2023\", \"5\"]]."
        }
        "caption" | "cite" | "credit" => ": some words, or take the field out.",
        "label" => ": what the link says.",
        "items" => ": the items of the list, for example [\"One.\", \"Another.\"].",
        "faqs" => {
            ": a list such as [{\"question\": \"…\", \"answer\": [{\"type\": \"paragraph\", \"text\": \"…\"}]}]."
        }
        "tags" | "trending" => ": a list such as [\"one\", \"another\"].",
        "sections" => {
            ": at least one, for example [{\"name\": \"News\", \"slug\": \"news\", \"order\": 1, \"description\": \"What happens.\"}]."
        }
        "description" if at.starts_with("/sections") => ": what the section covers, in a sentence.",
        "description" => ": what the newspaper is, in a sentence.",
        "heading" if at.starts_with("/newsletter") => {
            ": what stands above the form, such as The week in the harbour."
        }
        "button" => ": what the button says, such as Subscribe.",
        "consent" => ": what becomes of a reader's address, such as You can leave with each letter.",
        "service" => ": {\"provider\": \"buttondown\", \"username\": \"harbourpost\"}, or another service.",
        "username" => ": the newsletter's name at the service.",
        "lists" => ": the UUIDs of the lists, as Listmonk shows them.",
        "action" => ": the whole address that the service's own form is sent to.",
        "role" => ": what the author is, such as Korea correspondent, or take the field out.",
        "bio" => ": who the author is, in a few sentences, or take the field out.",
        "name" if is_site(schema) => ": the section's name for readers.",
        "name" => ": the name of a person or a desk.",
        "base_url" => ": scheme and host, such as https://dateline.example.",
        "language" => ": a language tag such as en.",
        "brand" => ": {\"accent\": {\"light\": \"#8c1c13\"}}.",
        "icon" => ": the name of a square file in pictures/, such as icon.svg.",
        "accent" => ": {\"light\": \"#8c1c13\", \"dark\": \"#f2998c\"}.",
        "light" | "dark" if at.starts_with("/brand/logo") => {
            ": the name of a file in pictures/, such as logo.svg."
        }
        "light" | "dark" => ": a colour such as #8c1c13.",
        "logo" => ": {\"light\": \"logo.svg\", \"dark\": \"logo-dark.svg\"}.",
        "social" => ": {\"mastodon\": \"@harbourpost@mastodon.example\"}.",
        "footer" => {
            ": {\"columns\": [{\"title\": \"The paper\", \"links\": [{\"label\": \"About\", \"to\": \"/about/\"}]}]}."
        }
        "columns" => {
            ": a list such as [{\"title\": \"The paper\", \"links\": [{\"label\": \"About\", \"to\": \"/about/\"}]}]."
        }
        "fonts" => ": {\"headlines\": [\"harbour-bold.woff2\"], \"text\": [\"harbour.woff2\"]}.",
        "headlines" => ": a list of files in fonts/, such as [\"harbour-bold.woff2\"].",
        "links" => ": a list such as [{\"label\": \"About\", \"to\": \"/about/\"}].",
        "licence" => ": © and who holds the rights, or a licence such as CC-BY-4.0.",
        _ => ".",
    }
}

/// What a field of a provider says, to stand behind its name.
pub(super) fn of_provider(field: &str) -> &'static str {
    match field {
        "lists" => ": [\"00000000-0000-0000-0000-000000000000\"]",
        "username" => ": \"harbourpost\"",
        "action" => ": \"https://lists.dateline.example/subscribe\"",
        _ => ": \"https://server.dateline.example\"",
    }
}

/// What a value is, in an author's words.
pub(super) fn kind_of(value: &Value) -> &'static str {
    match value {
        Value::Null => "null",
        Value::Bool(_) => "true or false",
        Value::Number(_) => "a number",
        Value::String(_) => "a text",
        Value::Array(_) => "a list",
        Value::Object(_) => "an object",
    }
}

/// What kind of value the schema wants.
pub(super) fn wanted(kind: &TypeKind) -> &'static str {
    let has = |wanted: JsonType| match kind {
        TypeKind::Single(only) => *only == wanted,
        TypeKind::Multiple(several) => several.contains(wanted),
    };
    let kinds = [
        (JsonType::String, "a text"),
        (JsonType::Integer, "a whole number"),
        (JsonType::Array, "a list"),
        (JsonType::Boolean, "true or false"),
    ];
    let found = kinds.into_iter().find(|(kind, _)| has(*kind));
    found.map_or("an object", |(_, words)| words)
}

/// What to write where a value is of another kind than the schema wants.
pub(super) fn of_kind(schema: &Value, at: &str, kind: &TypeKind) -> String {
    let field = name_at(at);
    let purpose = purpose(schema, at, field);
    match wanted(kind) {
        "a text" => format!("Write a text in quotation marks{purpose}"),
        "a whole number" => within_bounds(schema, field),
        "true or false" => "Write true or false, without quotation marks.".to_owned(),
        _ if field.is_empty() => "Write the fields between { and }.".to_owned(),
        _ if purpose == "." => format!("Write {} there.", wanted(kind)),
        _ => format!("Write \"{field}\"{purpose}"),
    }
}

/// The name of the field at a place, or of the list that an entry is in.
pub(super) fn name_at(at: &str) -> &str {
    let mut names = at.rsplit('/').filter(|name| name.parse::<usize>().is_err());
    names.next().unwrap_or_default()
}

/// The numbers that a field takes, or each entry of it.
pub(super) fn within_bounds(schema: &Value, field: &str) -> String {
    let property = property(schema, field);
    let bound = |name: &str| {
        let property = property?;
        property.get(name).or_else(|| property.get("items")?.get(name))
    };
    match (bound("minimum"), bound("maximum")) {
        (Some(least), Some(most)) => format!("Write a whole number from {least} to {most}."),
        (Some(least), None) => format!("Write a whole number, at least {least}."),
        _ => "Write a whole number, without quotation marks.".to_owned(),
    }
}

/// The first property of this name in a schema.
fn property<'a>(schema: &'a Value, name: &str) -> Option<&'a Value> {
    match schema {
        Value::Object(object) => {
            let here = object
                .get("properties")
                .and_then(|properties| properties.get(name));
            here.or_else(|| object.values().find_map(|value| property(value, name)))
        }
        Value::Array(array) => array.iter().find_map(|value| property(value, name)),
        _ => None,
    }
}

/// Some words to choose from.
pub(super) fn one_of<'a>(words: impl Iterator<Item = &'a Value>) -> String {
    let words: Vec<_> = words.filter_map(Value::as_str).collect();
    format!("Use one of: {}.", words.join(", "))
}

/// The word that was meant, if one of those that are known is much like it.
pub(super) fn nearest<'a>(word: &str, known: impl Iterator<Item = &'a str>) -> Option<&'a str> {
    known
        .map(|known| (strsim::jaro_winkler(word, known), known))
        .filter(|(likeness, _)| *likeness > 0.85)
        .max_by(|a, b| a.0.total_cmp(&b.0))
        .map(|(_, known)| known)
}

/// How to write what has a form of its own.
pub(super) fn pattern_help(at: &str, pattern: &str) -> &'static str {
    match at.rsplit('/').next().unwrap_or_default() {
        "base_url" => "Write scheme and host only, with no slash at the end: https://dateline.example",
        "url" if at.starts_with("/authors") => {
            "Write the whole address of a page about the author, like https://dateline.example/about-ann."
        }
        "url" if at.starts_with("/sources") => {
            "Write the whole address of the source, like https://data.example/report."
        }
        "username" => "Write what comes after the last slash in https://buttondown.com/harbourpost.",
        "action" => "Write the whole address that the service's own form is sent to.",
        "url" if at.starts_with("/newsletter") => {
            "Write the server's whole address, like https://lists.dateline.example."
        }
        "url" | "instance" => "Write a whole address, like https://comments.dateline.example.",
        "email" => "Write the address of a mailbox, like desk@dateline.example.",
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
        "light" | "dark" => "Write a colour of six hexadecimal digits, such as #8c1c13.",
        "language" => "Write a language tag such as en, ko or pt-BR.",
        "id" => "Use lower-case letters and digits of any script, and single hyphens: like-this-2.",
        _ if at.starts_with("/newsletter/service/lists") => {
            "Write the list's UUID, as Listmonk shows it: 00000000-0000-0000-0000-000000000000."
        }
        _ if pattern.contains("[a-z0-9]+(-") => {
            "Use lower-case letters, digits and single hyphens: like-this-2."
        }
        _ => "Compare it with the schema that \"$schema\" names.",
    }
}
