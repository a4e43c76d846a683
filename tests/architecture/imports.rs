//! Who knows whom, by what the code really imports: no circles, and crates in one direction.

use std::collections::{BTreeMap, BTreeSet, VecDeque};
use std::fs;
use std::path::{Path, PathBuf};
use std::sync::OnceLock;

use toml::de::{DeTable, DeValue};

use crate::modules::{Import, Modules};

/// Each crate after those that it may use, with those that it names itself; it may also use what these use.
const CRATES: [(&str, &[&str]); 8] = [
    ("dateline-macros", &[]),
    ("dateline-model", &["dateline-macros"]),
    ("dateline-app", &["dateline-model"]),
    ("dateline-content", &["dateline-model"]),
    ("dateline-site", &["dateline-app", "dateline-content"]),
    ("dateline-import", &["dateline-content"]),
    ("dateline-logs", &[]),
    ("dateline", &["dateline-site", "dateline-import", "dateline-logs"]),
];

/// All that plain data needs of the standard library.
const OF_PLAIN_DATA: [&str; 6] = ["collections", "fmt", "iter", "ops", "rc", "string"];

/// How many circles a message has.
const MOST_SHOWN: usize = 10;

/// The workspace, read once for all tests.
fn modules() -> &'static Modules {
    static MODULES: OnceLock<Modules> = OnceLock::new();
    MODULES.get_or_init(|| Modules::read(&packages()))
}

/// The packages of the workspace, each with its folder.
fn packages() -> Vec<(String, PathBuf)> {
    let crates = fs::read_dir("crates").unwrap().map(|entry| entry.unwrap().path());
    let mut packages: Vec<_> = crates
        .chain([PathBuf::from(".")])
        .map(|folder| {
            let name = with_cargo_toml(&folder, |cargo| text_of(cargo, "package", "name"));
            (name, folder)
        })
        .collect();
    packages.sort();
    packages
}

fn with_cargo_toml<T>(folder: &Path, read: impl FnOnce(&DeTable) -> T) -> T {
    let text = fs::read_to_string(folder.join("Cargo.toml")).unwrap();
    let table = DeTable::parse(&text).unwrap();
    read(table.get_ref())
}

fn table<'a, 'b>(of: &'a DeTable<'b>, name: &str) -> Option<&'a DeTable<'b>> {
    of.get(name)?.get_ref().as_table()
}

fn text_of(cargo: &DeTable, of: &str, name: &str) -> String {
    match table(cargo, of)
        .and_then(|table| table.get(name))
        .map(toml::Spanned::get_ref)
    {
        Some(DeValue::String(text)) => text.to_string(),
        other => panic!("{of}.{name} is {other:?}"),
    }
}

/// What a package depends on by its `Cargo.toml`, on any target, but for its tests.
fn dependencies(folder: &Path) -> BTreeSet<String> {
    with_cargo_toml(folder, |cargo| {
        let targets = table(cargo, "target").into_iter().flat_map(DeTable::values);
        let targets = targets.filter_map(|target| target.get_ref().as_table());
        let tables = targets.chain([cargo]);
        let tables = tables.flat_map(|of| [table(of, "dependencies"), table(of, "build-dependencies")]);
        tables
            .flatten()
            .flat_map(DeTable::keys)
            .map(|name| name.get_ref().to_string())
            .collect()
    })
}

/// What a crate may use.
fn allowed(name: &str) -> BTreeSet<&'static str> {
    let (_, direct) = CRATES.iter().find(|(known, _)| *known == name).unwrap();
    direct
        .iter()
        .flat_map(|one| allowed(one).into_iter().chain([*one]))
        .collect()
}

/// Who uses what of whom: for each pair the names.
type Graph = BTreeMap<(String, String), BTreeSet<String>>;

/// The shortest circles, as texts, until each node that is in one was named.
fn circles(graph: &Graph) -> Vec<String> {
    let mut circles: Vec<Vec<&str>> = graph
        .keys()
        .filter_map(|(from, to)| {
            let mut way = way(graph, to, from)?;
            way.insert(0, from);
            Some(way)
        })
        .collect();
    circles.sort_by_key(Vec::len);
    let mut seen = BTreeSet::new();
    circles.retain(|circle| {
        let known = seen.len();
        seen.extend(circle.iter().copied());
        seen.len() > known
    });
    let texts = circles.iter().map(|circle| {
        let steps = circle.windows(2).map(|pair| {
            let names = &graph[&(pair[0].to_owned(), pair[1].to_owned())];
            let first: Vec<_> = names.iter().map(String::as_str).take(5).collect();
            let more = if names.len() > first.len() { ", …" } else { "" };
            format!(" -> {} ({}{more})", pair[1], first.join(", "))
        });
        format!("{}{}", circle[0], steps.collect::<String>())
    });
    // One wrong import can close many.
    let count = circles.len().saturating_sub(MOST_SHOWN);
    let more = (count > 0).then(|| format!("and {count} more"));
    texts.take(MOST_SHOWN).chain(more).collect()
}

/// The shortest way from one node to another, with both.
fn way<'a>(graph: &'a Graph, from: &'a str, to: &str) -> Option<Vec<&'a str>> {
    let mut before = BTreeMap::from([(from, from)]);
    let mut waiting = VecDeque::from([from]);
    while let Some(node) = waiting.pop_front() {
        if node == to {
            let mut way = vec![node];
            while way[0] != from {
                way.insert(0, before[way[0]]);
            }
            return Some(way);
        }
        for (_, next) in graph.keys().filter(|(of, _)| of == node) {
            if !before.contains_key(next.as_str()) {
                before.insert(next, node);
                waiting.push_back(next);
            }
        }
    }
    None
}

/// The imports within crates.
fn within_crates() -> Vec<Import> {
    let imports = modules().imports();
    let within = imports
        .into_iter()
        .filter(|import| import.package == import.package_of_it);
    within.collect()
}

#[test]
fn every_file_is_a_module_that_is_read_here() {
    let modules = modules();
    let files = modules.files();
    for (name, folder) in packages() {
        let folder = folder.join("src");
        for (path, _) in crate::sources(folder.strip_prefix(".").unwrap_or(&folder)) {
            assert!(
                files.contains(path.as_path()),
                "{name}: {} is no module",
                path.display()
            );
        }
    }
    assert!(modules.imports().len() > 500, "{}", modules.imports().len());
}

#[test]
fn no_circle_of_files() {
    let mut graph = Graph::new();
    for import in within_crates() {
        let pair = (import.from.display().to_string(), import.to.display().to_string());
        graph.entry(pair).or_default().insert(import.name);
    }
    let circles = circles(&graph);
    assert!(
        circles.is_empty(),
        "files use each other in a circle:\n{}",
        circles.join("\n")
    );
}

#[test]
fn no_circle_of_the_modules_of_a_crate() {
    // With the folders below them: `reader`, `components` and `pages` of the app are such modules.
    let packages = packages();
    let mut graph = Graph::new();
    for import in within_crates() {
        let (_, folder) = packages.iter().find(|(name, _)| *name == import.package).unwrap();
        let depth = folder
            .join("src/module")
            .strip_prefix(".")
            .map_or(4, |path| path.iter().count());
        let [from, to] = [&import.from, &import.to]
            .map(|path| path.iter().take(depth).collect::<PathBuf>().display().to_string());
        if from != to {
            let name = format!("{}: {}", import.from.display(), import.name);
            graph.entry((from, to)).or_default().insert(name);
        }
    }
    let circles = circles(&graph);
    assert!(
        circles.is_empty(),
        "modules use each other in a circle:\n{}",
        circles.join("\n")
    );
}

#[test]
fn crates_depend_in_one_direction() {
    let imports = modules().imports();
    let packages = packages();
    assert_eq!(packages.len(), CRATES.len());
    for (name, folder) in &packages {
        let allowed = allowed(name);
        let ours = |package: &String| CRATES.iter().any(|(known, _)| known == package);
        let declared: BTreeSet<_> = dependencies(folder).into_iter().filter(ours).collect();
        for package in &declared {
            assert!(
                allowed.contains(package.as_str()),
                "{}/Cargo.toml: {name} depends on {package}",
                folder.display()
            );
        }
        let mut used = BTreeSet::new();
        for import in imports
            .iter()
            .filter(|import| import.package == *name && import.package_of_it != *name)
        {
            assert!(
                allowed.contains(import.package_of_it.as_str()),
                "{} uses {} of {}",
                import.from.display(),
                import.name,
                import.package_of_it
            );
            used.insert(import.package_of_it.clone());
        }
        assert_eq!(
            declared, used,
            "{name}: what Cargo.toml names, and what the code uses"
        );
    }
}

#[test]
fn the_model_is_plain_data() {
    for (file, names) in modules().outside("dateline-model") {
        let is_plain = match names[0].as_str() {
            "std" => names
                .get(1)
                .is_none_or(|module| OF_PLAIN_DATA.contains(&module.as_str())),
            name => ["percent_encoding", "serde", "thiserror"].contains(&name),
        };
        assert!(is_plain, "{} uses {}", file.display(), names.join("::"));
    }
    let known = ["dateline-macros", "percent-encoding", "serde", "thiserror"];
    assert_eq!(
        dependencies(Path::new("crates/model")),
        known.map(str::to_owned).into()
    );
}
