//! The head of a story, and of a page that stands by itself.

use dateline_model::Picture;
use leptos::prelude::*;

use super::{Figure, PictureSlot};
use crate::view::view;

/// From how many letters on a headline is set smaller. A letter of Chinese, Japanese or Korean counts for two.
const LONG: usize = 60;

/// All that stands before the text. In a wide window the picture has its place beside the words.
#[component]
pub fn StoryHead(
    /// What stands above the headline.
    #[prop(optional_no_strip)]
    kicker: Option<AnyView>,
    /// The headline.
    title: String,
    /// The standfirst.
    summary: String,
    /// What stands below that.
    #[prop(optional_no_strip)]
    facts: Option<AnyView>,
    /// The picture.
    #[prop(optional_no_strip)]
    picture: Option<Picture>,
) -> AnyView {
    let class = (width(&title) >= LONG).then_some("long");
    // The picture comes after the words, which have their place by then.
    let head = if picture.is_some() {
        "story-head has-picture"
    } else {
        "story-head"
    };
    let figure = picture.map(|picture| view! { <Figure picture slot=PictureSlot::Head /> });
    view! {
        <header class=head>
            <div class="story-words">
                {kicker}
                <h1 class=class tabindex="-1">{title}</h1>
                <p class="summary">{summary}</p>
                {facts}
            </div>
            {figure}
        </header>
    }
}

fn width(title: &str) -> usize {
    title
        .chars()
        .map(|letter| if letter >= '\u{1100}' { 2 } else { 1 })
        .sum()
}

#[cfg(test)]
mod tests {
    use super::width;

    #[test]
    fn a_letter_of_chinese_japanese_or_korean_counts_for_two() {
        assert_eq!(width("Łódź"), 4);
        assert_eq!(width("평양 식당"), 9);
    }
}
