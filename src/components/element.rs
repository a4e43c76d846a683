//! Elements that are built without a type of their own.
//!
//! `view!` gives each kind of element, attribute and closure a type, and the compiler writes each one's code
//! anew: about one kilobyte of the bundle for every kind. Where a part of the page has many small pieces
//! that only appear with the app, this builds them all from one type (ARCHITECTURE.md, "Comments").

use leptos::ev;
use leptos::html::{self, custom};
use leptos::prelude::*;
use leptos::tachys::html::attribute::custom::custom_attribute;

/// Names and values; an attribute without a value is left out.
pub(crate) type Attributes<'a> = &'a [(&'static str, &'a str)];

/// The first attribute gives an element its type, so there is always one, if without a value.
macro_rules! with_attributes {
    ($element:expr, $attributes:expr) => {{
        let attribute = |name, value| custom_attribute(name, value);
        let mut element = $element.add_any_attr(attribute("class", None::<String>));
        for (name, value) in $attributes {
            element = element.add_any_attr(attribute(*name, Some((*value).to_owned())));
        }
        element.into_any()
    }};
}

/// An element with attributes and children. It is not for those that have no end tag.
pub(crate) fn element(tag: &'static str, attributes: Attributes<'_>, children: Vec<AnyView>) -> AnyView {
    with_attributes!(custom(tag).child(children), attributes)
}

/// A button, and what happens when it is pressed.
pub(crate) fn button(
    attributes: Attributes<'_>,
    children: Vec<AnyView>,
    press: impl Fn() + Send + 'static,
) -> AnyView {
    fn erased(attributes: Attributes<'_>, children: Vec<AnyView>, press: Box<dyn Fn() + Send>) -> AnyView {
        let button = html::button().child(children).on(ev::click, move |_| press());
        with_attributes!(
            button.add_any_attr(custom_attribute("type", "button")),
            attributes
        )
    }
    erased(attributes, children, Box::new(press))
}

/// An element that is hidden while its condition does not hold.
pub(crate) fn shown_while(
    attributes: Attributes<'_>,
    children: Vec<AnyView>,
    condition: impl Fn() -> bool + Send + 'static,
) -> AnyView {
    fn erased(
        attributes: Attributes<'_>,
        children: Vec<AnyView>,
        condition: Box<dyn Fn() -> bool + Send>,
    ) -> AnyView {
        let element = html::div().child(children);
        let hidden = move || (!condition()).then(String::new);
        with_attributes!(
            element.add_any_attr(custom_attribute("hidden", hidden)),
            attributes
        )
    }
    erased(attributes, children, Box::new(condition))
}

/// An `<input>`.
pub(crate) fn input(attributes: Attributes<'_>) -> AnyView {
    with_attributes!(html::input(), attributes)
}

/// A `<textarea>`. It holds text alone, not even the marks by which the app finds its nodes.
pub(crate) fn text_area(attributes: Attributes<'_>) -> AnyView {
    with_attributes!(html::textarea(), attributes)
}

/// An `<img>`.
pub(crate) fn image(attributes: Attributes<'_>) -> AnyView {
    with_attributes!(html::img(), attributes)
}

/// A `<source>` of a picture.
pub(crate) fn source(attributes: Attributes<'_>) -> AnyView {
    with_attributes!(html::source(), attributes)
}

/// A new line.
pub(crate) fn line_break() -> AnyView {
    html::br().into_any()
}

/// A text.
pub(crate) fn text(text: impl Into<String>) -> AnyView {
    text.into().into_any()
}

/// A view that follows its signals.
pub(crate) fn live(view: impl Fn() -> AnyView + Send + 'static) -> AnyView {
    fn erased(view: Box<dyn Fn() -> AnyView + Send>) -> AnyView {
        (move || view()).into_any()
    }
    erased(Box::new(view))
}

/// Nothing.
pub(crate) fn nothing() -> AnyView {
    ().into_any()
}
