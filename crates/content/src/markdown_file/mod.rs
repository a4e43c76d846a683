//! A page that is written in Markdown: fields above, text below. It has the same values as one in JSON, so all else is
//! the same too.

mod blocks;
mod body;
mod directive;
mod forms;
mod write;
mod yaml;

pub(super) use write::write;

use super::front_matter::divide;
use super::problem::{Complaint, Severity};
use super::schema::BODY;
use super::tree::{Content, Field, Node};

/// Reads the values of a file, as far as it has any, and what is wrong with it, each with its offset. Pages that are no
/// stories have no questions.
pub(super) fn read(text: &str, has_faqs: bool) -> (Option<Node>, Vec<(usize, Complaint)>) {
    let fault = |at, message: String, fix: &str| (None, vec![(at, Complaint::error(message, fix))]);
    let divided = match divide(text) {
        Ok(divided) => divided,
        Err((at, why)) => {
            let fix = if why.contains("duplicate") {
                "A field with this name stands above: keep one of them."
            } else {
                "Look just before this place. A value with `: ` or ` #` in it, or with a sign at its beginning, needs \
                 quotation marks; and lines that belong together begin in the same column."
            };
            return fault(at, format!("the fields above the text can't be read: {why}"), fix);
        }
    };
    if let Some(at) = divided.unclosed {
        let fix = "Write the line that opens them once more below the last field.";
        return fault(at, "the fields above the text have no end".to_owned(), fix);
    }
    if divided.fields.is_empty() {
        let fix =
            "Begin the file with a line `---`, then `title: …` and the other fields, then a line `---`.";
        return fault(0, "there are no fields above the text".to_owned(), fix);
    }
    let mut fields = divided.fields;
    let body::Body {
        blocks,
        faqs,
        mut faults,
    } = body::read(text, divided.at, has_faqs);
    if !divided.above.trim().is_empty() {
        let message = "what stands above the fields is not shown";
        faults.push((0, Complaint::warning(message, "Take it out.")));
    }
    // By what other programs call it, too.
    let is_text = |field: &Field| [BODY, "content", "text"].contains(&field.name.as_str());
    if let Some(place) = fields.iter().position(is_text) {
        let Field { at, .. } = fields.remove(place);
        let message = "the text of a Markdown file stands below its fields, and not among them";
        faults.push((
            at,
            Complaint::error(message, "Write it there, and take the field out."),
        ));
    }
    // What is complained of may be all that there is.
    let is_error = |(_, fault): &(usize, Complaint)| fault.severity == Severity::Error;
    if blocks.is_empty() && faults.iter().any(is_error) {
        return (None, faults);
    }
    let body_at = blocks.first().map_or(divided.at, |block| block.at);
    fields.push(Field::of(body_at, BODY, Node::list(body_at, blocks)));
    if let Some(faqs) = faqs {
        add_faqs(&mut fields, faqs);
    }
    (Some(Node::table(0, fields)), faults)
}

/// The values of a story with their places.
pub(super) fn story(text: &str) -> Option<Node> {
    read(text, true).0
}

/// The values of a page that stands by itself with their places.
pub(super) fn page(text: &str) -> Option<Node> {
    read(text, false).0
}

/// Adds the questions of the text to those of the fields.
fn add_faqs(fields: &mut Vec<Field>, faqs: Node) {
    let given = fields.iter_mut().find(|field| field.name == "faqs");
    match (given.map(|given| &mut given.value.content), faqs.content) {
        (Some(Content::List(given)), Content::List(faqs)) => given.extend(faqs),
        // What stands there was complained of.
        (Some(_), _) => {}
        (None, content) => {
            let at = faqs.at;
            fields.push(Field::of(at, "faqs", Node { at, content }));
        }
    }
}
