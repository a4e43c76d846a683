//! What a side of the door in `src/door` offers, read off its source.

use std::collections::{BTreeMap, BTreeSet};
use std::fs;
use std::path::{Path, PathBuf};

use quote::ToTokens;
use syn::{FnArg, ImplItem, Item, Pat, Signature, UseTree, Visibility};

/// The forms of what a name stands for: of the function, or of all that a type offers.
pub type Forms = BTreeSet<String>;

/// What a side offers, by name: what its `mod.rs` defines, and what that hands on from other files.
pub fn offered(side: &str) -> BTreeMap<String, Forms> {
    let file = Path::new("src/door").join(side).join("mod.rs");
    let items = parse(&file);
    let mut offered = BTreeMap::new();
    for item in &items {
        match item {
            Item::Fn(function) if is_public(&function.vis) => {
                offered.insert(function.sig.ident.to_string(), Forms::from([form(&function.sig)]));
            }
            Item::Use(handed_on) if is_public(&handed_on.vis) => {
                hand_on(&handed_on.tree, &file, &mut offered);
            }
            _ => {}
        }
    }
    offered
}

/// Adds what a `pub use` hands on from the file that its path leads to.
fn hand_on(tree: &UseTree, file: &Path, offered: &mut BTreeMap<String, Forms>) {
    match tree {
        UseTree::Path(path) => hand_on(&path.tree, &file_of(file, &path.ident.to_string()), offered),
        UseTree::Group(group) => group.items.iter().for_each(|tree| hand_on(tree, file, offered)),
        UseTree::Name(name) => {
            let name = name.ident.to_string();
            let forms = forms(&parse(file), &name);
            assert!(!forms.is_empty(), "{} has no public `{name}`", file.display());
            offered.insert(name, forms);
        }
        UseTree::Rename(_) | UseTree::Glob(_) => {
            panic!(
                "{}: only names are handed on, for this test to follow",
                file.display()
            )
        }
    }
}

/// The file of a module that a `mod.rs` names.
fn file_of(parent: &Path, module: &str) -> PathBuf {
    assert_eq!(parent.file_name().unwrap(), "mod.rs", "{}", parent.display());
    let folder = parent.parent().unwrap();
    let [file, in_folder] =
        [format!("{module}.rs"), format!("{module}/mod.rs")].map(|name| folder.join(name));
    if file.is_file() { file } else { in_folder }
}

/// The forms of a public function of this name, or of a type with its public functions and its traits.
fn forms(items: &[Item], name: &str) -> Forms {
    let mut forms = Forms::new();
    for item in items {
        match item {
            Item::Fn(function) if is_public(&function.vis) && function.sig.ident == name => {
                forms.insert(form(&function.sig));
            }
            Item::Struct(item) if is_public(&item.vis) && item.ident == name => {
                forms.insert(format!("type {name}"));
            }
            Item::Enum(item) if is_public(&item.vis) && item.ident == name => {
                forms.insert(format!("type {name}"));
            }
            Item::Impl(item) if text(&item.self_ty) == name => match &item.trait_ {
                Some((of, _)) => drop(forms.insert(format!("is {}", text(of)))),
                None => forms.extend(item.items.iter().filter_map(|item| match item {
                    ImplItem::Fn(function) if is_public(&function.vis) => Some(form(&function.sig)),
                    _ => None,
                })),
            },
            _ => {}
        }
    }
    forms
}

/// How a function is called: what names its parameters have is its own matter.
fn form(signature: &Signature) -> String {
    let mut signature = signature.clone();
    for input in &mut signature.inputs {
        if let FnArg::Typed(input) = input {
            *input.pat = Pat::Verbatim(quote::quote!(_));
        }
    }
    text(&signature)
}

fn is_public(visibility: &Visibility) -> bool {
    matches!(visibility, Visibility::Public(_))
}

fn text(part: &impl ToTokens) -> String {
    part.to_token_stream().to_string()
}

fn parse(file: &Path) -> Vec<Item> {
    let text = fs::read_to_string(file).unwrap_or_else(|error| panic!("{}: {error}", file.display()));
    syn::parse_file(&text).unwrap().items
}
