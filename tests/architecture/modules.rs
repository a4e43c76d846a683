//! The modules of every crate, and the files in which stand the things that they name.

use std::collections::{BTreeMap, BTreeSet};
use std::fs;
use std::path::{Path, PathBuf};

use proc_macro2::{Spacing, TokenStream, TokenTree};
use syn::visit::{self, Visit};
use syn::{Attribute, ImplItem, Item, Meta, UseTree};

/// What a path begins with when it names a crate and nothing that is nearer.
const EXTERN: &str = "::";

/// Names that are joined by `::`.
type Names = Vec<String>;

/// What a name in a module stands for.
#[derive(Debug, Clone)]
enum Named {
    /// Something that this module defines.
    Item,
    Module(usize),
    Import(Names),
}

/// A file's module, or one between braces.
#[derive(Debug)]
struct Module {
    package: String,
    file: PathBuf,
    parent: Option<usize>,
    names: BTreeMap<String, Vec<Named>>,
    globs: Vec<Names>,
    /// Whether a macro defines things here, whose names only the compiler knows.
    has_names_of_macros: bool,
    /// Every path that the module uses.
    paths: BTreeSet<Names>,
}

/// What a path leads to.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
enum Target {
    Module(usize),
    /// Something that this module defines, or hands on from another crate.
    Item(usize),
    /// Something of a crate that is not ours.
    Outside(Names),
}

/// A file that uses something of another file.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
pub struct Import {
    pub from: PathBuf,
    pub package: String,
    pub to: PathBuf,
    pub package_of_it: String,
    /// What is used.
    pub name: String,
}

/// All crates of the workspace.
#[derive(Default)]
pub struct Modules {
    modules: Vec<Module>,
    /// The first module of each library, by the name that code calls it by.
    libraries: BTreeMap<String, usize>,
}

impl Modules {
    /// Reads the packages: each its name and its folder.
    pub fn read(packages: &[(String, PathBuf)]) -> Self {
        let mut all = Self::default();
        for (package, folder) in packages {
            for root in ["src/lib.rs", "src/main.rs", "build.rs"] {
                let file = folder.join(root);
                let file = file.strip_prefix(".").unwrap_or(&file);
                if file.exists() {
                    let module = all.add(package, file, None);
                    all.read_file(module, file.parent().unwrap());
                    if root == "src/lib.rs" {
                        all.libraries.insert(package.replace('-', "_"), module);
                    }
                }
            }
        }
        all
    }

    /// The files that belong to a crate.
    pub fn files(&self) -> BTreeSet<&Path> {
        self.modules.iter().map(|module| module.file.as_path()).collect()
    }

    /// What files use of other files of the workspace.
    pub fn imports(&self) -> BTreeSet<Import> {
        let mut imports = BTreeSet::new();
        self.each_use(|index, path, targets| {
            let module = &self.modules[index];
            for target in targets {
                if let Target::Item(of) = target {
                    let of = &self.modules[*of];
                    if of.file != module.file {
                        imports.insert(Import {
                            from: module.file.clone(),
                            package: module.package.clone(),
                            to: of.file.clone(),
                            package_of_it: of.package.clone(),
                            name: self.item_of(index, path).to_owned(),
                        });
                    }
                }
            }
        });
        imports
    }

    /// What the files of a package use of crates that are not ours, as full paths.
    pub fn outside(&self, package: &str) -> BTreeSet<(PathBuf, Names)> {
        let mut outside = BTreeSet::new();
        self.each_use(|index, _, targets| {
            let module = &self.modules[index];
            for target in targets.iter().filter(|_| module.package == package) {
                if let Target::Outside(names) = target {
                    outside.insert((module.file.clone(), names.clone()));
                }
            }
        });
        outside
    }

    /// The name of the thing in a path to what belongs to it: `Word` of `Word::Home`.
    fn item_of<'a>(&self, from: usize, path: &'a [String]) -> &'a str {
        let is_item = |end: &usize| {
            let targets = self.resolve(from, &path[..=*end], &mut BTreeSet::new());
            targets.iter().any(|target| matches!(target, Target::Item(_)))
        };
        let first = usize::from(path[0] == EXTERN);
        &path[(first..path.len()).find(is_item).unwrap_or(path.len() - 1)]
    }

    fn each_use(&self, mut of: impl FnMut(usize, &Names, &BTreeSet<Target>)) {
        for (index, module) in self.modules.iter().enumerate() {
            for path in &module.paths {
                let targets = self.resolve(index, path, &mut BTreeSet::new());
                let begins = self.begin(index, path, &mut BTreeSet::new());
                assert!(
                    begins.is_empty() || !targets.is_empty(),
                    "{}: nothing found that is called {}",
                    module.file.display(),
                    path.join("::")
                );
                of(index, path, &targets);
            }
        }
    }

    fn add(&mut self, package: &str, file: &Path, parent: Option<usize>) -> usize {
        self.modules.push(Module {
            package: package.to_owned(),
            file: file.to_owned(),
            parent,
            names: BTreeMap::new(),
            globs: Vec::new(),
            has_names_of_macros: false,
            paths: BTreeSet::new(),
        });
        self.modules.len() - 1
    }

    /// Reads the module's own file. The modules that it declares have theirs in the folder.
    fn read_file(&mut self, module: usize, folder: &Path) {
        let file = &self.modules[module].file;
        let text = fs::read_to_string(file).unwrap_or_else(|error| panic!("{}: {error}", file.display()));
        let code = syn::parse_file(&text).unwrap_or_else(|error| panic!("{}: {error}", file.display()));
        self.read_items(module, folder, &code.items);
    }

    fn read_items(&mut self, module: usize, folder: &Path, items: &[Item]) {
        for item in items.iter().filter(|item| !is_for_tests(attributes(item))) {
            if let Item::Mod(declared) = item {
                let name = declared.ident.to_string();
                let inner = folder.join(&name);
                let flat = folder.join(format!("{name}.rs"));
                let package = self.modules[module].package.clone();
                let file = match &declared.content {
                    Some(_) => self.modules[module].file.clone(),
                    None => path_of(&declared.attrs)
                        .map(|path| folder.join(path))
                        .into_iter()
                        .chain([flat])
                        .find(|path| path.exists())
                        .unwrap_or_else(|| inner.join("mod.rs")),
                };
                let child = self.add(&package, &file, Some(module));
                self.modules[module]
                    .names
                    .entry(name)
                    .or_default()
                    .push(Named::Module(child));
                match &declared.content {
                    Some((_, items)) => self.read_items(child, &inner, items),
                    None => self.read_file(child, &inner),
                }
                continue;
            }
            let is_macro = matches!(item, Item::Macro(of) if of.ident.is_none());
            let module = &mut self.modules[module];
            module.has_names_of_macros |= is_macro;
            for name in names_of(item) {
                module.names.entry(name).or_default().push(Named::Item);
            }
            Reader(module).visit_item(item);
        }
    }

    /// What a path leads to; nothing if it begins with a name that is only known where it stands, as a type's
    /// parameter is.
    fn resolve(&self, from: usize, path: &[String], seen: &mut BTreeSet<(usize, Names)>) -> BTreeSet<Target> {
        let mut targets = self.begin(from, path, seen);
        let rest = &path[if path[0] == EXTERN { 2 } else { 1 }..];
        for name in rest {
            // Before `::` stands a module, if there is one of that name, and not the function beside it.
            if targets.iter().any(|target| matches!(target, Target::Module(_))) {
                targets.retain(|target| !matches!(target, Target::Item(_)));
            }
            targets = targets
                .into_iter()
                .flat_map(|target| self.step(target, name, seen))
                .collect();
        }
        targets
    }

    fn begin(&self, from: usize, path: &[String], seen: &mut BTreeSet<(usize, Names)>) -> BTreeSet<Target> {
        let module = &self.modules[from];
        match path[0].as_str() {
            "crate" => {
                let mut root = from;
                while let Some(parent) = self.modules[root].parent {
                    root = parent;
                }
                BTreeSet::from([Target::Module(root)])
            }
            "self" => BTreeSet::from([Target::Module(from)]),
            "super" => module.parent.map(Target::Module).into_iter().collect(),
            EXTERN => self.of_crate(&path[1]).into_iter().collect(),
            name => {
                let near = self.look_up(from, name, seen);
                if near.is_empty() && (path.len() > 1 || self.libraries.contains_key(name)) {
                    return self.of_crate(name).into_iter().collect();
                }
                near
            }
        }
    }

    /// The crate of a name, if it can be one: types begin with a capital, and those of the language have no crate.
    fn of_crate(&self, name: &str) -> Option<Target> {
        const OF_THE_LANGUAGE: [&str; 17] = [
            "bool", "char", "str", "f32", "f64", "i8", "i16", "i32", "i64", "i128", "isize", "u8", "u16",
            "u32", "u64", "u128", "usize",
        ];
        match self.libraries.get(name) {
            Some(library) => Some(Target::Module(*library)),
            None if name.starts_with(char::is_uppercase) || OF_THE_LANGUAGE.contains(&name) => None,
            None => Some(Target::Outside(vec![name.to_owned()])),
        }
    }

    fn step(&self, target: Target, name: &str, seen: &mut BTreeSet<(usize, Names)>) -> BTreeSet<Target> {
        let module = match target {
            Target::Module(module) => module,
            Target::Item(_) => return BTreeSet::from([target]),
            Target::Outside(mut names) => {
                names.push(name.to_owned());
                return BTreeSet::from([Target::Outside(names)]);
            }
        };
        match name {
            "self" => return BTreeSet::from([target]),
            "super" => {
                return self.modules[module]
                    .parent
                    .map(Target::Module)
                    .into_iter()
                    .collect();
            }
            _ => {}
        }
        let found = self.look_up(module, name, seen);
        if found.is_empty() && self.modules[module].has_names_of_macros {
            return BTreeSet::from([Target::Item(module)]);
        }
        // What another crate defines is known to the rest of this one by the file that hands it on.
        let own = |target| match &target {
            Target::Item(of) | Target::Module(of)
                if self.modules[*of].package == self.modules[module].package =>
            {
                target
            }
            _ => Target::Item(module),
        };
        found.into_iter().map(own).collect()
    }

    /// What a name stands for in a module. What was seen on the way is not looked at again, since a name may be
    /// imported under itself: `pub use inline::inline`.
    fn look_up(&self, module: usize, name: &str, seen: &mut BTreeSet<(usize, Names)>) -> BTreeSet<Target> {
        let mut found = BTreeSet::new();
        for named in self.modules[module].names.get(name).into_iter().flatten() {
            match named {
                Named::Item => drop(found.insert(Target::Item(module))),
                Named::Module(child) => drop(found.insert(Target::Module(*child))),
                Named::Import(path) => {
                    if seen.insert((module, path.clone())) {
                        let targets = self.resolve(module, path, seen);
                        // `use std as other` names a crate by itself.
                        let is_crate = targets.is_empty() && path.len() == 1;
                        found.extend(targets);
                        found.extend(is_crate.then(|| self.of_crate(&path[0])).flatten());
                        seen.remove(&(module, path.clone()));
                    }
                }
            }
        }
        if !found.is_empty() {
            return found;
        }
        for glob in &self.modules[module].globs {
            let mut mark = glob.clone();
            mark.extend(["*".to_owned(), name.to_owned()]);
            if seen.insert((module, mark.clone())) {
                for target in self.resolve(module, glob, seen) {
                    if let Target::Module(of) = target {
                        found.extend(self.look_up(of, name, seen));
                    }
                }
                seen.remove(&(module, mark));
            }
        }
        found
    }
}

/// Collects what an item uses.
struct Reader<'a>(&'a mut Module);

impl Reader<'_> {
    fn read_tree(&mut self, before: &[String], tree: &UseTree) {
        let with = |name: &syn::Ident| [before, &[name.to_string()]].concat();
        match tree {
            UseTree::Path(path) => self.read_tree(&with(&path.ident), &path.tree),
            UseTree::Group(group) => group.items.iter().for_each(|tree| self.read_tree(before, tree)),
            UseTree::Glob(_) => {
                self.0.paths.insert(before.to_vec());
                self.0.globs.push(before.to_vec());
            }
            UseTree::Name(name) if name.ident == "self" => {
                self.bind(before.last().unwrap().clone(), before.to_vec());
            }
            UseTree::Name(name) => self.bind(name.ident.to_string(), with(&name.ident)),
            UseTree::Rename(name) => self.bind(name.rename.to_string(), with(&name.ident)),
        }
    }

    fn bind(&mut self, name: String, path: Names) {
        self.0.paths.insert(path.clone());
        self.0.names.entry(name).or_default().push(Named::Import(path));
    }

    /// The paths in what only a macro understands.
    fn read_tokens(&mut self, tokens: TokenStream) {
        let mut path = Names::new();
        // The colons since the last name, and whether a `$` stands before the path: then the macro's caller fills it.
        let (mut colons, mut is_filled) = (0, false);
        let tokens: Vec<_> = tokens.into_iter().collect();
        for token in &tokens {
            match token {
                TokenTree::Ident(name) => {
                    if colons != 2 {
                        self.keep(&mut path, is_filled);
                        is_filled &= path.is_empty() && colons == 0;
                    } else if path.is_empty() {
                        path.push(EXTERN.to_owned());
                    }
                    path.push(name.to_string());
                    is_filled &= name != "crate";
                    colons = 0;
                }
                TokenTree::Punct(point) if point.as_char() == ':' && colons < 2 => {
                    // `name: ::path`: a single colon ends what was there.
                    if colons == 0 && point.spacing() == Spacing::Alone {
                        self.keep(&mut path, is_filled);
                        is_filled = false;
                        continue;
                    }
                    colons += 1;
                }
                other => {
                    self.keep(&mut path, is_filled);
                    colons = 0;
                    is_filled = matches!(other, TokenTree::Punct(point) if point.as_char() == '$');
                    if let TokenTree::Group(group) = other {
                        self.read_tokens(group.stream());
                    }
                }
            }
        }
        self.keep(&mut path, is_filled);
    }

    fn keep(&mut self, path: &mut Names, is_filled: bool) {
        let path = std::mem::take(path);
        if !path.is_empty() && !is_filled && path != [EXTERN] {
            self.0.paths.insert(path);
        }
    }
}

impl<'ast> Visit<'ast> for Reader<'_> {
    fn visit_item(&mut self, item: &'ast Item) {
        if !is_for_tests(attributes(item)) {
            visit::visit_item(self, item);
        }
    }

    fn visit_impl_item(&mut self, item: &'ast ImplItem) {
        if !matches!(item, ImplItem::Fn(function) if is_for_tests(&function.attrs)) {
            visit::visit_impl_item(self, item);
        }
    }

    fn visit_item_use(&mut self, item: &'ast syn::ItemUse) {
        let before = item.leading_colon.map(|_| EXTERN.to_owned());
        self.read_tree(before.as_slice(), &item.tree);
    }

    fn visit_path(&mut self, path: &'ast syn::Path) {
        let extern_ = path.leading_colon.map(|_| EXTERN.to_owned());
        let names = path.segments.iter().map(|segment| segment.ident.to_string());
        self.0.paths.insert(extern_.into_iter().chain(names).collect());
        visit::visit_path(self, path);
    }

    fn visit_macro(&mut self, of: &'ast syn::Macro) {
        visit::visit_macro(self, of);
        // What is quoted is code of those who use a macro of ours.
        if !of
            .path
            .segments
            .iter()
            .any(|segment| segment.ident.to_string().starts_with("quote"))
        {
            self.read_tokens(of.tokens.clone());
        }
    }

    fn visit_attribute(&mut self, attribute: &'ast Attribute) {
        // `#[inline]` is no function of ours, and the names of lints are not those of things.
        let is_lint = ["allow", "expect", "warn"]
            .map(|lint| attribute.path().is_ident(lint))
            .contains(&true);
        match &attribute.meta {
            Meta::List(list) if !is_lint => self.read_tokens(list.tokens.clone()),
            _ => {}
        }
        if attribute.path().segments.len() > 1 {
            self.visit_path(attribute.path());
        }
    }

    // `pub(in path)` and `pub(super)` use nothing.
    fn visit_visibility(&mut self, _: &'ast syn::Visibility) {}
}

/// The file that `#[path]` names.
fn path_of(attributes: &[Attribute]) -> Option<String> {
    attributes.iter().find_map(|attribute| match &attribute.meta {
        Meta::NameValue(pair) if pair.path.is_ident("path") => match &pair.value {
            syn::Expr::Lit(literal) => match &literal.lit {
                syn::Lit::Str(text) => Some(text.value()),
                _ => None,
            },
            _ => None,
        },
        _ => None,
    })
}

/// Whether something is compiled for the tests only.
fn is_for_tests(attributes: &[Attribute]) -> bool {
    attributes.iter().any(|attribute| {
        matches!(&attribute.meta, Meta::List(list) if list.path.is_ident("cfg") && list.tokens.to_string() == "test")
    })
}

fn attributes(item: &Item) -> &[Attribute] {
    match item {
        Item::Const(item) => &item.attrs,
        Item::Enum(item) => &item.attrs,
        Item::ExternCrate(item) => &item.attrs,
        Item::Fn(item) => &item.attrs,
        Item::Impl(item) => &item.attrs,
        Item::Macro(item) => &item.attrs,
        Item::Mod(item) => &item.attrs,
        Item::Static(item) => &item.attrs,
        Item::Struct(item) => &item.attrs,
        Item::Trait(item) => &item.attrs,
        Item::Type(item) => &item.attrs,
        Item::Union(item) => &item.attrs,
        Item::Use(item) => &item.attrs,
        _ => &[],
    }
}

/// The names that an item defines.
fn names_of(item: &Item) -> Names {
    let name = match item {
        Item::Const(item) => Some(&item.ident),
        Item::Enum(item) => Some(&item.ident),
        Item::Fn(item) => Some(&item.sig.ident),
        Item::Macro(item) => item.ident.as_ref(),
        Item::Static(item) => Some(&item.ident),
        Item::Struct(item) => Some(&item.ident),
        Item::Trait(item) => Some(&item.ident),
        Item::Type(item) => Some(&item.ident),
        Item::Union(item) => Some(&item.ident),
        _ => None,
    };
    let derive = attributes(item)
        .iter()
        .find_map(|attribute| match &attribute.meta {
            Meta::List(list) if list.path.is_ident("proc_macro_derive") => {
                list.tokens.clone().into_iter().next()
            }
            _ => None,
        });
    name.map(ToString::to_string)
        .into_iter()
        .chain(derive.map(|derive| derive.to_string()))
        .collect()
}
