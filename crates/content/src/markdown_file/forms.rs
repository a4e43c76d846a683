//! The forms of blocks in Markdown. A kind that has signs of its own there is read and written by them here.

use serde_json::Value;

use crate::block_file::{BlockFile, PictureFile};
use crate::problem::Complaint;
use crate::tree::{Content, Field, Node};

/// Something wrong at an offset.
pub(super) type Fault = (usize, Complaint);

/// What stands between a directive and its end.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(super) enum Holds<'a> {
    /// One block of a kind that has signs of its own. The directive adds to its fields.
    One(&'a str),
    /// Blocks, which are the value of a field.
    Blocks(&'a str),
}

/// What a directive holds.
pub(super) fn holds(name: &str) -> Holds<'_> {
    match name {
        "pull_quote" => Holds::One("quote"),
        "numbers" => Holds::One("list"),
        "fact_box" => Holds::Blocks("blocks"),
        "gallery" => Holds::Blocks("pictures"),
        "video" | "audio" => Holds::Blocks("transcript"),
        _ => Holds::One(name),
    }
}

/// The field of a directive that the words in brackets are.
pub(super) fn field_of_words(name: &str) -> &'static str {
    match name {
        "fact_box" => "heading",
        _ => "caption",
    }
}

/// Makes the fields of what stands within a directive those of its kind.
pub(super) fn settle(name: &str, fields: &mut [Field]) -> Vec<Fault> {
    match name {
        "numbers" => numbers(fields),
        "gallery" => gallery(fields),
        _ => Vec::new(),
    }
}

/// What is in the list that a field is.
fn items<'a>(fields: &'a mut [Field], name: &str) -> impl Iterator<Item = &'a mut Node> {
    let lists = fields.iter_mut().filter(move |field| field.name == name);
    let lists = lists.filter_map(|field| match &mut field.value.content {
        Content::List(items) => Some(items),
        _ => None,
    });
    lists.flatten()
}

/// Makes numbers of a list's items: `**1,047** days`.
fn numbers(fields: &mut [Field]) -> Vec<Fault> {
    let mut faults = Vec::new();
    for item in items(fields, "items") {
        let Content::Text(text) = &item.content else {
            continue;
        };
        let divided = text.strip_prefix("**").and_then(|text| text.split_once("** "));
        let (value, label) = divided.unwrap_or_else(|| {
            let message = "a number at a glance begins with the number in bold, and what it counts follows";
            faults.push((
                item.at,
                Complaint::error(message, "Write `- **1,047** days`, for example."),
            ));
            (text, text)
        });
        let (value_at, label_at) = (item.at + "**".len(), item.at + text.len() - label.len());
        *item = Node::table(
            item.at,
            vec![
                Field::of(value_at, "value", Node::text(value_at, value)),
                Field::of(label_at, "label", Node::text(label_at, label)),
            ],
        );
    }
    faults
}

/// Makes pictures of the blocks in a gallery.
fn gallery(fields: &mut [Field]) -> Vec<Fault> {
    let mut faults = Vec::new();
    for picture in items(fields, "pictures") {
        match &mut picture.content {
            Content::Table(fields) if fields[0].value.content == Content::Text("figure".to_owned()) => {
                fields.remove(0);
            }
            _ => {
                let message = "a gallery holds pictures and nothing else";
                let fix = "Put it before or behind the gallery. A picture in it is `![alt](file.jpg)` in a paragraph of its own.";
                faults.push((picture.at, Complaint::error(message, fix)));
            }
        }
    }
    faults
}

pub(super) fn id(id: Option<&String>) -> String {
    id.map_or_else(String::new, |id| format!(" {{#{id}}}"))
}

/// The ways in which a person may write a block, best first. What stands within it is written already.
#[allow(clippy::match_wildcard_for_single_variants)] // A kind without a form of its own needs no line here.
pub(super) fn candidates(block: &BlockFile, marker: &str, inner: String) -> Vec<String> {
    match block {
        BlockFile::FactBox { heading, .. } => {
            let as_field = [("heading", Value::from(heading.as_str()))];
            vec![
                in_directive("fact_box", Some(heading), &[], &inner),
                in_directive("fact_box", None, &as_field, &inner),
            ]
        }
        BlockFile::Video(video) => with_transcript("video", block, video.caption.as_ref(), &inner),
        BlockFile::Audio(audio) => with_transcript("audio", block, audio.caption.as_ref(), &inner),
        BlockFile::Paragraph { text } => vec![format!("{text}\n")],
        BlockFile::Heading {
            text,
            level,
            id: name,
        } => {
            let signs = "#".repeat(usize::from(*level));
            vec![format!("{signs} {text}{}\n", id(name.as_ref()))]
        }
        BlockFile::Quote { text, cite } => vec![quote(text, cite.as_ref())],
        BlockFile::PullQuote { text, cite } => {
            vec![in_directive("pull_quote", None, &[], &quote(text, cite.as_ref()))]
        }
        BlockFile::List { ordered, items } => vec![list(*ordered, marker, items.iter().cloned())],
        BlockFile::Numbers { items, caption } => {
            let items = items
                .iter()
                .map(|item| format!("**{}** {}", item.value, item.label));
            with_caption("numbers", caption.as_ref(), &[], list(false, "-", items))
        }
        BlockFile::Figure(PictureFile {
            file,
            alt,
            caption,
            credit,
            focus,
            file_dark,
        }) => {
            let picture = |title: Option<&String>| {
                let title = title.map(|title| {
                    let title = title
                        .replace('\\', "\\\\")
                        .replace('"', "\\\"")
                        .replace('&', "&amp;");
                    format!(" \"{title}\"")
                });
                format!("![{alt}]({file}{})\n", title.unwrap_or_default())
            };
            let titled = picture(caption.as_ref());
            let text = |text: &Option<String>| text.as_deref().map(Value::from);
            let fields = [
                ("credit", text(credit)),
                ("focus", focus.map(|focus| Value::from(focus.as_slice()))),
                ("file_dark", text(file_dark)),
            ];
            let fields = fields
                .into_iter()
                .filter_map(|(name, value)| Some((name, value?)));
            let fields: Vec<_> = fields.collect();
            vec![if fields.is_empty() {
                titled
            } else {
                in_directive("figure", None, &fields, &titled)
            }]
        }
        BlockFile::Gallery { caption, .. } => with_caption("gallery", caption.as_ref(), &[], inner),
        BlockFile::Table {
            caption,
            header,
            rows,
            row_headers,
        } => {
            let fields: Vec<_> = row_headers
                .then_some(("row_headers", Value::Bool(true)))
                .into_iter()
                .collect();
            with_caption("table", caption.as_ref(), &fields, table(header, rows))
        }
        BlockFile::Code { text, caption } => {
            let longest = text.split(|c| c != '`').map(str::len).max().unwrap_or_default();
            let fence = "`".repeat(3.max(longest + 1));
            with_caption(
                "code",
                caption.as_ref(),
                &[],
                format!("{fence}\n{text}\n{fence}\n"),
            )
        }
        // `---` may underline the words before it.
        BlockFile::Separator {} => vec!["***\n".to_owned()],
        // Markdown has nothing like it.
        _ => Vec::new(),
    }
}

/// The rows of a table, each in a line.
fn table(header: &[String], rows: &[Vec<String>]) -> String {
    let row = |cells: &[String]| {
        let cells = cells
            .iter()
            .map(|cell| format!(" {} |", cell.replace('|', "\\|")));
        format!("|{}\n", cells.collect::<String>())
    };
    let line = format!("|{}\n", " --- |".repeat(header.len()));
    [row(header), line]
        .into_iter()
        .chain(rows.iter().map(|cells| row(cells)))
        .collect()
}

fn list(ordered: bool, marker: &str, items: impl Iterator<Item = String>) -> String {
    let items = items.enumerate().map(|(index, item)| {
        let number = if ordered {
            (index + 1).to_string()
        } else {
            String::new()
        };
        let marker = format!("{number}{marker} ");
        let indent = format!("\n{}", " ".repeat(marker.len()));
        format!("{marker}{}\n", item.replace('\n', &indent))
    });
    items.collect()
}

fn quote(text: &str, cite: Option<&String>) -> String {
    let cite = cite.map(|cite| format!("\n\n— {cite}"));
    let lines = format!("{text}{}", cite.unwrap_or_default());
    let lines = lines
        .split('\n')
        .map(|line| format!("> {line}").trim_end().to_owned() + "\n");
    lines.collect()
}

/// A block with what Markdown has no signs for.
fn with_caption(
    name: &str,
    caption: Option<&String>,
    fields: &[(&str, Value)],
    block: String,
) -> Vec<String> {
    let Some(caption) = caption else {
        return vec![if fields.is_empty() && holds(name) == Holds::One(name) {
            block
        } else {
            in_directive(name, None, fields, &block)
        }];
    };
    let as_field = [&[("caption", Value::from(caption.as_str()))], fields].concat();
    vec![
        in_directive(name, Some(caption), fields, &block),
        in_directive(name, None, &as_field, &block),
    ]
}

/// A recording with what is said in it; where nothing is, its fields say all.
fn with_transcript(name: &str, block: &BlockFile, caption: Option<&String>, inner: &str) -> Vec<String> {
    let Ok(Value::Object(fields)) = serde_json::to_value(block) else {
        return Vec::new();
    };
    if inner.is_empty() {
        return Vec::new();
    }
    let fields = |left_out: &[&str]| -> Vec<(&str, Value)> {
        let fields = fields.iter().filter(|(name, _)| !left_out.contains(&&***name));
        fields.map(|(name, value)| (&**name, value.clone())).collect()
    };
    vec![
        in_directive(name, caption, &fields(&["type", "transcript", "caption"]), inner),
        in_directive(name, None, &fields(&["type", "transcript"]), inner),
    ]
}

fn in_directive(name: &str, caption: Option<&String>, fields: &[(&str, Value)], block: &str) -> String {
    let caption = caption.map(|caption| format!("[{caption}]"));
    let fields: Vec<_> = fields
        .iter()
        .map(|(name, value)| format!("{name}={value}"))
        .collect();
    let fields = if fields.is_empty() {
        String::new()
    } else {
        format!("{{{}}}", fields.join(" "))
    };
    let caption = caption.unwrap_or_default();
    // As `remark-directive` has it, what stands around others has more colons.
    let is_outer =
        matches!(holds(name), Holds::Blocks(_)) && block.lines().any(|line| line.starts_with(":::"));
    let colons = if is_outer { "::::" } else { ":::" };
    format!("{colons}{name}{caption}{fields}\n{block}{colons}\n")
}
