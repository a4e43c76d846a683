//! `view!`: from RSX to calls that build elements of one type.

use proc_macro2::TokenStream;
use quote::{quote, quote_spanned};
use rstml::node::{Node, NodeAttribute, NodeElement, NodeName};
use syn::spanned::Spanned;
use syn::{Error, Expr, ExprRange, Result, Stmt};

/// Elements without an end tag (HTML, section 13.1.2).
const VOID: [&str; 13] = [
    "area", "base", "br", "col", "embed", "hr", "img", "input", "link", "meta", "source", "track", "wbr",
];

pub(crate) fn expand(input: TokenStream) -> TokenStream {
    let view = rstml::parse2(input).and_then(|nodes| match &nodes[..] {
        [Node::Element(element)] => self::element(element),
        nodes => children(nodes).map(|children| quote!(::dateline_app::view::views(#children))),
    });
    let view = view.unwrap_or_else(|error| error.to_compile_error());
    quote!({ #view })
}

fn element(element: &NodeElement<rstml::Infallible>) -> Result<TokenStream> {
    let name = element.name();
    // A name that is known only while the page is rendered.
    if let NodeName::Block(block) = name {
        // Braces around one expression would be too many where it stands as an argument.
        let name = if let [Stmt::Expr(name, None)] = &block.stmts[..] {
            quote!(#name)
        } else {
            quote!(#block)
        };
        return html(element, &name, false);
    }
    let NodeName::Path(path) = name else {
        let name = name.to_string();
        return html(element, &quote!(#name), false);
    };
    let last = path.path.segments.last().map(|segment| segment.ident.to_string());
    if last.is_some_and(|last| last.starts_with(char::is_uppercase)) {
        return component(element);
    }
    let name = name.to_string();
    let is_void = VOID.contains(&name.as_str());
    html(element, &quote_spanned!(path.span()=> #name), is_void)
}

/// An element of HTML.
fn html(element: &NodeElement<rstml::Infallible>, name: &TokenStream, is_void: bool) -> Result<TokenStream> {
    let mut fixed = Vec::new();
    let mut spread = Vec::new();
    for attribute in element.attributes() {
        let attribute = match attribute {
            NodeAttribute::Attribute(attribute) => attribute,
            NodeAttribute::Block(block) => {
                let list = block.try_block().and_then(|block| match &block.stmts[..] {
                    [
                        Stmt::Expr(
                            Expr::Range(ExprRange {
                                start: None,
                                end: Some(list),
                                ..
                            }),
                            None,
                        ),
                    ] => Some(list),
                    _ => None,
                });
                spread.push(list.ok_or_else(|| {
                    Error::new(block.span(), "write {..list} to add attributes from a list")
                })?);
                continue;
            }
        };
        let key = attribute.key.to_string();
        if key.starts_with("on:") {
            let message =
                "views have no listeners: give the element an `Action`, and serve that in src/reader";
            return Err(Error::new(attribute.key.span(), message));
        }
        fixed.push(match attribute.value() {
            Some(value) if key == "id" => quote!((#key, ::dateline_app::view::AsId::as_id(&(#value)))),
            Some(value) => quote!((#key, ::dateline_app::view::AsAttribute::as_attribute(&(#value)))),
            None => quote!((#key, Some(""))),
        });
    }
    let fixed = match &spread[..] {
        [] => quote!(&[#(#fixed),*]),
        lists => quote!(&::dateline_app::view::joined(&[#(#fixed),*], &[#(&(#lists)),*])),
    };
    let has_children = !element.children.is_empty();
    if is_void {
        if has_children {
            return Err(Error::new(
                element.name().span(),
                "this element can't have children (HTML, section 13.1.2)",
            ));
        }
        return Ok(quote!(::dateline_app::view::empty(#name, #fixed)));
    }
    if !has_children {
        return Ok(quote!(::dateline_app::view::childless(#name, #fixed)));
    }
    let children = children(&element.children)?;
    Ok(quote!(::dateline_app::view::element(#name, #fixed, #children)))
}

/// A component of Leptos.
fn component(element: &NodeElement<rstml::Infallible>) -> Result<TokenStream> {
    let name = element.name();
    if let Some(child) = element.children.first() {
        return Err(Error::new(
            child.span(),
            "components take their content as props here",
        ));
    }
    let props = element.attributes().iter().map(|attribute| {
        let NodeAttribute::Attribute(attribute) = attribute else {
            return Err(Error::new(attribute.span(), "a component's props have names"));
        };
        let key = &attribute.key;
        let value = attribute
            .value()
            .map_or_else(|| quote!(#key), |value| quote!(#value));
        Ok(quote!(.#key(#value)))
    });
    let props = props.collect::<Result<Vec<_>>>()?;
    Ok(quote! {
        ::leptos::component::component_view(
            &#name,
            ::leptos::component::component_props_builder(&#name) #(#props)* .build(),
        )
    })
}

/// Nodes as a list of views. Where each is known to be one view the list is written out; a `{value}` may be several.
fn children(nodes: &[Node]) -> Result<TokenStream> {
    let mut single = true;
    let mut parts = Vec::new();
    for node in nodes {
        parts.push(match node {
            Node::Element(element) => self::element(element)?,
            Node::Text(text) => {
                let text = text.value_string();
                quote!(::dateline_app::view::text(#text))
            }
            Node::RawText(text) => {
                let text = text.to_string_best();
                quote!(::dateline_app::view::text(#text))
            }
            Node::Block(block) => {
                single = false;
                quote!(#[allow(unused_braces)] #block)
            }
            other => {
                return Err(Error::new(
                    other.span(),
                    "only elements, texts and {values} stand here",
                ));
            }
        });
    }
    if single {
        return Ok(quote!(vec![#(#parts),*]));
    }
    Ok(quote!({
        let mut views = ::std::vec::Vec::new();
        #(::dateline_app::view::Child::add_to({ #parts }, &mut views);)*
        views
    }))
}
