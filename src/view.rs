//! What `view!` expands to: elements that are built without a type of their own.
//!
//! Leptos gives each kind of element, attribute and closure a type, and the compiler writes each one's code anew:
//! about one kilobyte of the bundle for every kind. Here an element is data, and there is one kind of it. Views
//! are written in `view!`; by hand one calls only [`text`], [`views`] and [`nothing`].

use dateline_model::{Anchor, DerivedId, PartId};
use leptos::html::custom;
use leptos::prelude::*;
use leptos::tachys::html::attribute::custom::custom_attribute;

use crate::door::without_end_tag;
pub use dateline_macros::view;

/// Names and values; an attribute without a value is left out.
pub type Attributes<'a> = &'a [(&'static str, Option<&'a str>)];

macro_rules! with_attributes {
    ($element:expr, $attributes:expr) => {{
        // The first attribute gives an element its type, so there is always one, if without a value.
        let mut element = $element.add_any_attr(custom_attribute("class", None::<String>));
        for (name, value) in $attributes {
            if let Some(value) = value {
                element = element.add_any_attr(custom_attribute(*name, Some((*value).to_owned())));
            }
        }
        element.into_any()
    }};
}

/// An element with attributes and children.
#[inline(never)] // In the browser each copy of it costs bytes.
pub fn element(tag: &'static str, attributes: Attributes<'_>, children: Vec<AnyView>) -> AnyView {
    with_attributes!(custom(tag).child(children), attributes)
}

/// An element with an end tag and nothing in it.
#[inline(never)]
pub fn childless(tag: &'static str, attributes: Attributes<'_>) -> AnyView {
    with_attributes!(custom(tag), attributes)
}

/// An element that HTML writes without an end tag.
#[inline(never)]
pub fn empty(tag: &'static str, attributes: Attributes<'_>) -> AnyView {
    without_end_tag(tag, attributes).unwrap_or_else(|| childless(tag, attributes))
}

/// A text.
#[inline(never)]
pub fn text(text: &str) -> AnyView {
    text.to_owned().into_any()
}

/// Views in a row.
#[inline(never)]
pub fn views(views: Vec<AnyView>) -> AnyView {
    views.into_any()
}

/// Nothing.
pub fn nothing() -> AnyView {
    ().into_any()
}

/// Attributes written at the element, and those of lists.
pub fn joined<'a>(
    written: &[(&'static str, Option<&'a str>)],
    lists: &'a [&'a Vec<(&'static str, &'a str)>],
) -> Vec<(&'static str, Option<&'a str>)> {
    let mut all = written.to_vec();
    for list in lists {
        all.extend(list.iter().map(|(name, value)| (*name, Some(*value))));
    }
    all
}

/// What can be the value of an attribute.
pub trait AsAttribute {
    /// The value; nothing where the attribute is left out.
    fn as_attribute(&self) -> Option<&str>;
}

impl AsAttribute for str {
    fn as_attribute(&self) -> Option<&str> {
        Some(self)
    }
}

impl AsAttribute for String {
    fn as_attribute(&self) -> Option<&str> {
        Some(self)
    }
}

/// Whether the attribute is there at all (HTML, section 2.3.2).
impl AsAttribute for bool {
    fn as_attribute(&self) -> Option<&str> {
        self.then_some("")
    }
}

impl<T: AsAttribute + ?Sized> AsAttribute for &T {
    fn as_attribute(&self) -> Option<&str> {
        (*self).as_attribute()
    }
}

impl<T: AsAttribute> AsAttribute for Option<T> {
    fn as_attribute(&self) -> Option<&str> {
        self.as_ref()?.as_attribute()
    }
}

/// What can be an element's id: nothing but the kinds that can't collide.
pub trait AsId {
    /// The id as an attribute's value.
    fn as_id(&self) -> Option<&str>;
}

macro_rules! ids {
    ($($id:ty),*) => { $(
        impl AsId for $id {
            fn as_id(&self) -> Option<&str> {
                Some(self.as_str())
            }
        }
        impl AsAttribute for $id {
            fn as_attribute(&self) -> Option<&str> {
                Some(self.as_str())
            }
        }
    )* };
}

ids!(PartId, Anchor, DerivedId);

impl<T: AsId> AsId for &T {
    fn as_id(&self) -> Option<&str> {
        (*self).as_id()
    }
}

/// What can stand between an element's tags: one view, several or none.
pub trait Child {
    /// Adds it to the views that are there.
    fn add_to(self, views: &mut Vec<AnyView>);
}

impl Child for AnyView {
    fn add_to(self, views: &mut Vec<AnyView>) {
        views.push(self);
    }
}

impl Child for String {
    fn add_to(self, views: &mut Vec<AnyView>) {
        views.push(self.into_any());
    }
}

impl Child for &str {
    fn add_to(self, views: &mut Vec<AnyView>) {
        views.push(text(self));
    }
}

impl Child for &String {
    fn add_to(self, views: &mut Vec<AnyView>) {
        views.push(text(self));
    }
}

impl<T: Child> Child for Option<T> {
    fn add_to(self, views: &mut Vec<AnyView>) {
        if let Some(child) = self {
            child.add_to(views);
        }
    }
}

impl<T: Child> Child for Vec<T> {
    fn add_to(self, views: &mut Vec<AnyView>) {
        for child in self {
            child.add_to(views);
        }
    }
}

impl<F> Child for F
where
    F: Fn() -> AnyView + Send + 'static,
{
    fn add_to(self, views: &mut Vec<AnyView>) {
        fn erased(view: Box<dyn Fn() -> AnyView + Send>) -> AnyView {
            (move || view()).into_any()
        }
        views.push(erased(Box::new(self)));
    }
}
