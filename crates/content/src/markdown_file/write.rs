//! A page as Markdown. Each block is written as a person would, if it is read back as it was; else with its name and its
//! fields, as any block can be.

use std::collections::BTreeMap;

use serde_json::Value;

use super::body::{self, Body};
use super::forms;
use super::yaml;
use crate::block_file::BlockFile;
use crate::json;
use crate::schema::BODY;
use crate::source::{FaqFile, PageSource};
use crate::tree::{Content, Field, Node};

/// Writes a page.
pub(crate) fn write(page: &PageSource) -> serde_json::Result<String> {
    let text = serde_json::to_string(page)?;
    let Some(Node {
        content: Content::Table(mut fields),
        ..
    }) = json::tree(&text)
    else {
        return Ok(text);
    };
    let natural = text_of(page, true)?;
    // What a name stands for (`[^1]`) may be said anywhere in a file.
    let (text, faqs) = if is_read_as(&natural, page)? {
        natural
    } else {
        text_of(page, false)?
    };
    let is_elsewhere = |field: &Field| match &*field.name {
        BODY => true,
        "faqs" => faqs.is_some(),
        "tags" => matches!(&field.value.content, Content::List(tags) if tags.is_empty()),
        _ => false,
    };
    fields.retain(|field| !is_elsewhere(field));
    Ok(format!(
        "---\n{}---\n\n{text}{}",
        yaml::write(&fields),
        faqs.unwrap_or_default()
    ))
}

/// The text of a page, with the section of its questions unless these stay among the fields. Blocks are written as a person
/// would where that can be, or all by their fields.
fn text_of(page: &PageSource, is_natural: bool) -> serde_json::Result<(String, Option<String>)> {
    let mut writer = Writer {
        has_faqs: page.story().is_some(),
        is_natural,
        text: String::new(),
        last: None,
    };
    for block in page.body() {
        writer.push_block(block)?;
    }
    let faqs = match page.faqs() {
        [] => Some(String::new()),
        faqs if is_natural => Writer::faqs(faqs)?,
        _ => None,
    };
    Ok((writer.text, faqs))
}

/// Whether a text with its questions is read as that of a page.
fn is_read_as((text, faqs): &(String, Option<String>), page: &PageSource) -> serde_json::Result<bool> {
    let whole = text.clone() + faqs.as_deref().unwrap_or_default();
    let Some(read) = read(&whole, page.story().is_some()) else {
        return Ok(false);
    };
    let blocks: Vec<_> = read.blocks.into_iter().map(Node::into_json).collect();
    let read_faqs = read
        .faqs
        .map_or_else(|| Value::Array(Vec::new()), Node::into_json);
    let has_same_faqs = faqs.is_none() || read_faqs == serde_json::to_value(page.faqs())?;
    Ok(has_same_faqs && Value::Array(blocks) == serde_json::to_value(page.body())?)
}

/// What may follow a block: words, or another one by its name.
const NEXT: [&str; 2] = ["Words.", "::see_also{slug=\"words\"}"];

struct Writer {
    has_faqs: bool,
    /// Whether blocks are written as a person would, where that can be.
    is_natural: bool,
    text: String,
    /// The block before, if it may have a part in what follows it.
    last: Option<Written>,
}

/// A block as it was written.
struct Written {
    text: String,
    block: Value,
    /// The sign before the items of a list: the next list has another.
    marker: Option<&'static str>,
}

impl Writer {
    fn push_block(&mut self, block: &BlockFile) -> serde_json::Result<()> {
        if !self.text.is_empty() {
            self.text.push('\n');
        }
        let last_marker = self.last.as_ref().and_then(|last| last.marker);
        let marker = match (block, last_marker) {
            (BlockFile::List { ordered: false, .. }, Some("-")) => Some("*"),
            (BlockFile::List { ordered: false, .. }, _) => Some("-"),
            (BlockFile::List { ordered: true, .. }, Some(".")) => Some(")"),
            (BlockFile::List { ordered: true, .. }, _) => Some("."),
            _ => None,
        };
        let json = serde_json::to_value(block)?;
        let candidates = self
            .is_natural
            .then(|| Self::candidates(block, marker.unwrap_or_default()))
            .transpose()?;
        let natural = candidates
            .into_iter()
            .flatten()
            .find(|text| self.is_read_as(text, &json));
        let marker = marker.filter(|_| natural.is_some());
        let text = natural.unwrap_or_else(|| by_fields(&json));
        self.text.push_str(&text);
        self.last = Some(Written {
            text,
            block: json,
            marker,
        });
        Ok(())
    }

    /// The ways in which a person may write a block, best first.
    fn candidates(block: &BlockFile, marker: &str) -> serde_json::Result<Vec<String>> {
        let mut inner = Self {
            has_faqs: false,
            is_natural: true,
            text: String::new(),
            last: None,
        };
        for block in &block.inner() {
            inner.push_block(block)?;
        }
        Ok(forms::candidates(block, marker, inner.text))
    }

    /// Whether a text is read as this block, and neither it nor the one before has a part in the other, or in what
    /// follows.
    fn is_read_as(&self, text: &str, block: &Value) -> bool {
        let blocks = |text: &str| {
            let read = read(text, self.has_faqs).filter(|body| body.faqs.is_none())?;
            Some(read.blocks.into_iter().map(Node::into_json).collect::<Vec<_>>())
        };
        let last = self.last.as_ref();
        let before = last.map_or_else(String::new, |last| format!("{}\n", last.text));
        let both = last.map(|last| &last.block).into_iter().chain([block]);
        NEXT.iter().all(|next| {
            let expected = blocks(next).map(|next| both.clone().cloned().chain(next).collect());
            expected.is_some() && blocks(&format!("{before}{text}\n{next}")) == expected
        })
    }

    /// The section of the questions; nothing where their words can't be headings.
    fn faqs(faqs: &[FaqFile]) -> serde_json::Result<Option<String>> {
        let mut writer = Self {
            has_faqs: true,
            is_natural: true,
            text: "\n## FAQ\n".to_owned(),
            last: None,
        };
        for faq in faqs {
            let heading = ["\n### ", &faq.question, &forms::id(faq.id.as_ref()), "\n"];
            writer.text.extend(heading);
            writer.last = None;
            for block in &faq.answer {
                writer.push_block(block)?;
            }
        }
        let read = read(&writer.text, true).filter(|read| read.blocks.is_empty());
        let read = read.and_then(|read| read.faqs).map(Node::into_json);
        let faqs = serde_json::to_value(faqs)?;
        Ok((read == Some(faqs)).then_some(writer.text))
    }
}

/// What is read of a text, if nothing is wrong with it.
fn read(text: &str, has_faqs: bool) -> Option<Body> {
    // Files have other ends of lines than texts may have.
    let body = Some(text).filter(|text| !text.contains('\r'));
    let body = body.map(|text| body::read(text, 0, has_faqs));
    body.filter(|body| body.faults.is_empty())
}

/// A block by its name and its fields, as any block can be written.
fn by_fields(block: &Value) -> String {
    let fields: BTreeMap<_, _> = block.as_object().into_iter().flatten().collect();
    let others = fields.iter().filter(|(name, _)| **name != "type");
    let others: Vec<_> = others.map(|(name, value)| format!("{name}={value}")).collect();
    let name = block["type"].as_str().unwrap_or_default();
    format!("::{name}{{{}}}\n", others.join(" "))
}
