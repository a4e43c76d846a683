//! Videos of other hosts, played where they stand.

use web_sys::Element;

use super::dom;
use crate::hooks::{EMBED, PLAYER};

/// Puts the player in the place of the link and of the button.
pub(super) fn play(button: &Element) {
    let embed = button.closest(EMBED.selector).ok().flatten();
    let link = embed.and_then(|embed| embed.query_selector("a").ok().flatten());
    let (Some(link), Some(around), Some(player)) =
        (link, button.parent_element(), button.get_attribute(PLAYER.name))
    else {
        return;
    };
    let Ok(frame) = dom::document().create_element("iframe") else {
        return;
    };
    let title = link
        .query_selector("strong")
        .ok()
        .flatten()
        .and_then(|title| title.text_content());
    for (name, value) in [
        ("class", "embed-frame"),
        ("title", &*title.unwrap_or_default()),
        (
            "allow",
            "autoplay; encrypted-media; fullscreen; picture-in-picture",
        ),
        // YouTube plays nothing for pages that do not say where it is shown (error 153).
        ("referrerpolicy", "strict-origin-when-cross-origin"),
        ("src", &player),
    ] {
        let _ = frame.set_attribute(name, value);
    }
    let _ = link.replace_with_with_node_1(&frame);
    around.remove();
    dom::focus(&frame);
}
