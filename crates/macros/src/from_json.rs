//! `#[derive(FromJson)]`: reading what serde writes.

use proc_macro2::TokenStream;
use quote::quote;
use syn::ext::IdentExt;
use syn::{Attribute, Data, DeriveInput, Error, Fields, Ident, LitStr, Result, Token};

/// What serde is told of a type, a variant or a field.
#[derive(Default)]
struct Told {
    /// How variants are written: `snake_case` or `lowercase`.
    rename_all: Option<LitStr>,
    /// The type is read from a text, which may not be one.
    try_from: bool,
    /// The field does not travel.
    skip: bool,
}

impl Told {
    fn of(attributes: &[Attribute]) -> Result<Self> {
        let mut told = Self::default();
        for attribute in attributes
            .iter()
            .filter(|attribute| attribute.path().is_ident("serde"))
        {
            attribute.parse_nested_meta(|meta| {
                if meta.path.is_ident("rename_all") {
                    told.rename_all = Some(meta.value()?.parse()?);
                } else if meta.path.is_ident("try_from") {
                    let from: LitStr = meta.value()?.parse()?;
                    if from.value() != "String" {
                        return Err(Error::new(
                            from.span(),
                            "FromJson reads only `try_from = \"String\"`",
                        ));
                    }
                    told.try_from = true;
                } else if meta.path.is_ident("into") {
                    meta.input.parse::<Token![=]>()?;
                    meta.input.parse::<LitStr>()?;
                } else if meta.path.is_ident("skip") {
                    told.skip = true;
                } else {
                    return Err(meta.error("FromJson does not know this attribute of serde"));
                }
                Ok(())
            })?;
        }
        Ok(told)
    }

    /// A variant's name as serde writes it.
    fn name_of(&self, variant: &Ident) -> Result<String> {
        let name = variant.to_string();
        let Some(rule) = &self.rename_all else {
            return Ok(name);
        };
        match rule.value().as_str() {
            "lowercase" => Ok(name.to_lowercase()),
            "snake_case" => {
                let mut snake = String::new();
                for (index, letter) in name.char_indices() {
                    if letter.is_uppercase() && index > 0 {
                        snake.push('_');
                    }
                    snake.extend(letter.to_lowercase());
                }
                Ok(snake)
            }
            _ => Err(Error::new(
                rule.span(),
                "FromJson knows `snake_case` and `lowercase`",
            )),
        }
    }
}

/// Refuses what serde is told of a part that it must not be told anything of.
fn refuse_serde(attributes: &[Attribute], why: &str) -> Result<()> {
    match attributes
        .iter()
        .find(|attribute| attribute.path().is_ident("serde"))
    {
        Some(attribute) => Err(Error::new_spanned(attribute, why)),
        None => Ok(()),
    }
}

pub(crate) fn derive(input: DeriveInput) -> Result<TokenStream> {
    let name = &input.ident;
    let told = Told::of(&input.attrs)?;
    let body = match &input.data {
        _ if told.try_from => quote!(json.text()?.try_into().ok()),
        Data::Struct(data) => {
            if let Some(rule) = &told.rename_all {
                return Err(Error::new(
                    rule.span(),
                    "FromJson reads fields by their own names",
                ));
            }
            let fields = fields(&quote!(Self), &data.fields, &quote!(json))?;
            quote!(Some(#fields))
        }
        Data::Enum(data) => {
            let arms = data.variants.iter().map(|variant| {
                refuse_serde(&variant.attrs, "FromJson reads variants by their own names")?;
                let (ident, name) = (&variant.ident, told.name_of(&variant.ident)?);
                let value = fields(&quote!(Self::#ident), &variant.fields, &quote!((&inner)))?;
                Ok(quote!(#name => #value))
            });
            let arms = arms.collect::<Result<Vec<_>>>()?;
            quote! {
                let (name, inner) = json.variant()?;
                Some(match name.as_str() {
                    #(#arms,)*
                    _ => return None,
                })
            }
        }
        Data::Union(_) => return Err(Error::new(name.span(), "FromJson reads structs and enums")),
    };
    Ok(quote! {
        impl ::dateline_model::wire::FromJson for #name {
            #[allow(unused_variables)] // Of a variant with nothing in it.
            fn from_json(json: &::dateline_model::wire::Json) -> Option<Self> {
                #body
            }
        }
    })
}

/// A struct, or a variant, from the JSON of its fields.
fn fields(path: &TokenStream, fields: &Fields, json: &TokenStream) -> Result<TokenStream> {
    let read = quote!(::dateline_model::wire::FromJson::from_json);
    Ok(match fields {
        Fields::Unit => path.clone(),
        Fields::Unnamed(fields) if fields.unnamed.len() == 1 => quote!(#path(#read(#json)?)),
        Fields::Unnamed(fields) => {
            return Err(Error::new_spanned(fields, "FromJson reads tuples of one field"));
        }
        Fields::Named(named) => {
            let fields = named.named.iter().map(|field| {
                let name = &field.ident;
                if Told::of(&field.attrs)?.skip {
                    return Ok(quote!(#name: Default::default()));
                }
                let text = name.as_ref().map(|name| name.unraw().to_string());
                Ok(quote!(#name: #read(&#json.get(#text))?))
            });
            let fields = fields.collect::<Result<Vec<_>>>()?;
            quote!(#path { #(#fields),* })
        }
    })
}
