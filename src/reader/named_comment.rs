//! The comment that the address names.

use dateline_model::DerivedId;

use super::dom;

/// The fragment for it. `#comment-12` is what it was called in older addresses, and `#isso-12` what Isso's letters call
/// it.
pub(super) fn named_comment() -> Option<String> {
    let hash = dom::window().location().hash().ok()?;
    let name = hash.strip_prefix('#')?;
    let start = DerivedId::comment("");
    // A heading may be called like an older name; then the address means that.
    let is_older = dom::document().get_element_by_id(name).is_none();
    let older: &[&str] = if is_older { &["comment-", "isso-"] } else { &[] };
    let id = name
        .strip_prefix(start.as_str())
        .or_else(|| older.iter().find_map(|start| name.strip_prefix(start)))?;
    Some(DerivedId::comment(id).fragment())
}
