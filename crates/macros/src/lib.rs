//! Macros that keep the browser bundle small.
//!
//! ```ignore
//! #[derive(Serialize, FromJson)]
//! struct Teaser { title: String, href: String }
//!
//! fn teaser(Teaser { title, href }: Teaser) -> AnyView {
//!     view! { <h2><a href=href>{title}</a></h2> }
//! }
//! ```

mod from_json;
mod view;

use proc_macro::TokenStream;

/// Reads a type from the JSON that serde writes of it, by way of `dateline_model::wire`.
///
/// serde derives reading for every format there is, which was a fifth of the bundle. This understands the serde
/// attributes that the model uses (`rename_all`, `skip`, `try_from = "String"`), and refuses all others, so that
/// what is written and what is read can't differ.
#[proc_macro_derive(FromJson, attributes(serde))]
pub fn derive_from_json(input: TokenStream) -> TokenStream {
    from_json::derive(syn::parse_macro_input!(input))
        .unwrap_or_else(|error| error.to_compile_error())
        .into()
}

/// RSX as in Leptos' macro of the same name, as one `AnyView`.
///
/// Leptos makes a type of each combination of elements, and the compiler writes each one's code anew. This expands
/// to calls of `dateline_app::view`, which build every element as the same type.
///
/// - `name=value` takes a text, a `bool`, or an `Option` of one: without a value the attribute is left out. An `id` takes
///   only the types of `dateline_model` for ids.
/// - `{..list}` adds attributes from a list of names and values.
/// - `{value}` as a child takes a view, a text, an `Option` or a list of these, or a closure that gives a view.
/// - `<{name}>` is an element whose name is a value.
/// - `<Component prop=value prop />` calls a Leptos component.
#[proc_macro]
pub fn view(input: TokenStream) -> TokenStream {
    view::expand(input.into()).into()
}
