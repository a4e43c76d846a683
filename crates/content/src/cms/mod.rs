//! A desk in the browser: Sveltia CMS, set up for a newsroom's files by their schemas
//! (docs/decisions/0045-a-desk-in-the-browser.md).

mod fields;

use dateline_model::Slug;
use html_escape::{encode_double_quoted_attribute, encode_text};
use serde_json::{Value, json};

use super::source::{ContentSchema, Described, SCHEMAS};
use fields::{fields_of, identifier, label};

/// The folder of pictures, below the content folder.
const PICTURES: &str = "pictures";

/// A desk for a newsroom.
#[derive(Debug)]
pub struct Desk {
    /// The newspaper's name.
    pub title: String,
    /// The content folder, from the top of the repository on: `content`.
    pub content: String,
    /// Where the repository is.
    pub repository: Repository,
}

/// Where the files are that a desk writes.
#[derive(Debug)]
pub enum Repository {
    /// In a folder of the writer's own machine, which is called so.
    Folder(String),
    /// On a server.
    Server {
        /// What kind of server it is.
        kind: ServerKind,
        /// The owner and the repository: `harbour-post/paper`.
        name: String,
        /// The branch; without one, the repository's own choice.
        branch: Option<String>,
        /// The origin of a server of one's own: `https://git.example`. The public one by default.
        origin: Option<String>,
        /// How people sign in there.
        sign_in: SignIn,
    },
}

/// How people sign in to a server.
#[derive(Debug)]
pub enum SignIn {
    /// Each has a token, made at the server.
    Token,
    /// A program at this origin signs them in (OAuth).
    Program(String),
    /// The server does, which knows the desk by this id (OAuth with PKCE).
    App(String),
}

/// A kind of server with repositories.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum ServerKind {
    /// GitHub, or a GitHub Enterprise Server.
    GitHub,
    /// GitLab.
    GitLab,
    /// Gitea or Forgejo.
    Gitea,
}

impl ServerKind {
    const fn name(self) -> &'static str {
        match self {
            Self::GitHub => "github",
            Self::GitLab => "gitlab",
            Self::Gitea => "gitea",
        }
    }

    /// The address of its interface for programs.
    fn api(self, origin: Option<&str>) -> String {
        match (self, origin) {
            (Self::GitHub, None) => "https://api.github.com".to_owned(),
            (Self::GitHub, Some(origin)) => format!("{origin}/api/v3"),
            (Self::GitLab, origin) => format!("{}/api/v4", origin.unwrap_or("https://gitlab.com")),
            (Self::Gitea, origin) => format!("{}/api/v1", origin.unwrap_or("https://gitea.com")),
        }
    }
}

impl Desk {
    /// The page that the desk runs on. It asks only the server of the repository.
    #[must_use]
    pub fn page(&self) -> String {
        include_str!("index.html")
            .replace("POLICY", &encode_double_quoted_attribute(&self.policy()))
            .replace("TITLE", &encode_text(&self.title))
    }

    /// What the page may load (Content Security Policy, level 3).
    fn policy(&self) -> String {
        // The faces of people who sign in may be anywhere.
        let (pictures, server) = match &self.repository {
            Repository::Folder(_) => ("", String::new()),
            Repository::Server {
                kind,
                origin,
                sign_in,
                ..
            } => {
                let api = kind.api(origin.as_deref());
                let host = api.split('/').take(3).collect::<Vec<_>>().join("/");
                let program = match sign_in {
                    SignIn::Program(origin) => format!(" {origin}"),
                    SignIn::Token | SignIn::App(_) => String::new(),
                };
                (" https:", format!(" {host}{program}"))
            }
        };
        format!(
            "default-src 'none'; script-src 'self'; style-src 'self' 'unsafe-inline'; font-src 'self'; \
             img-src 'self' blob: data:{pictures}; media-src 'self' blob:; connect-src 'self' blob: data:{server}; \
             manifest-src blob:; worker-src 'self' blob:; base-uri 'none'; form-action 'none'"
        )
    }

    /// What Sveltia CMS is told: <https://sveltiacms.app/en/docs/config-basics>.
    #[must_use]
    pub fn configuration(&self) -> Value {
        let folders = SCHEMAS.iter().filter_map(|schema| self.folder(schema));
        let files = SCHEMAS.iter().filter_map(|schema| self.file(schema));
        json!({
            "backend": self.backend(),
            "app_title": self.title,
            "media_folder": self.path(PICTURES),
            "public_folder": format!("/{PICTURES}"),
            "show_preview_links": false,
            // The newspaper itself is the preview: `dateline dev`.
            "editor": { "preview": false },
            "output": { "omit_empty_optional_fields": true },
            "slug": { "encoding": "ascii", "clean_accents": true },
            "collections": folders.collect::<Vec<_>>(),
            "singletons": files.collect::<Vec<_>>(),
        })
    }

    fn path(&self, name: &str) -> String {
        match self.content.as_str() {
            "" => name.to_owned(),
            content => format!("{content}/{name}"),
        }
    }

    fn backend(&self) -> Value {
        let (kind, name, branch, origin, sign_in) = match &self.repository {
            // A server has to be named, though nobody signs in there. The folder is called like its repository.
            Repository::Folder(name) => return json!({ "name": "gitea", "repo": format!("local/{name}") }),
            Repository::Server {
                kind,
                name,
                branch,
                origin,
                sign_in,
            } => (*kind, name, branch, origin, sign_in),
        };
        let mut backend = json!({ "name": kind.name(), "repo": name });
        if let Some(branch) = branch {
            backend["branch"] = branch.as_str().into();
        }
        if let Some(origin) = origin {
            backend["api_root"] = kind.api(Some(origin)).into();
            backend["base_url"] = origin.as_str().into();
        }
        match sign_in {
            SignIn::Token => backend["auth_methods"] = json!(["token"]),
            SignIn::Program(origin) => backend["base_url"] = origin.as_str().into(),
            SignIn::App(id) => {
                backend["app_id"] = id.as_str().into();
                if kind == ServerKind::GitLab {
                    backend["auth_type"] = "pkce".into();
                }
            }
        }
        backend
    }

    /// A folder of files, in JSON or in Markdown.
    fn folder(&self, schema: &ContentSchema) -> Option<Value> {
        match schema.describes {
            Described::Folder(folder) => Some(self.json(folder, schema)),
            Described::FrontMatter(folder) => Some(self.markdown(folder)),
            Described::File(_) => None,
        }
    }

    fn json(&self, folder: &str, schema: &ContentSchema) -> Value {
        let fields = fields(schema, "../");
        let title = identifier(&schema.value());
        let dates = fields.iter().filter(|field| field["widget"] == "datetime");
        let dates: Vec<_> = dates.filter_map(|field| field["name"].as_str()).collect();
        let mut collection = json!({
            "name": folder,
            "label": label(folder),
            "folder": self.path(folder),
            // Files may lie in folders below.
            "nested": { "subfolders": false },
            "extension": "json",
            "format": folder,
            "slug": {
                "template": title.as_ref().map_or_else(|| "name".to_owned(), |title| format!("{{{{{title}}}}}")),
                "editable": ["create"],
                "pattern": [Slug::PATTERN, "Its name in addresses: lower-case letters, digits and single hyphens."],
            },
            "fields": fields,
        });
        match &title {
            Some(title) => collection["identifier_field"] = title.as_str().into(),
            // What has no text of its own is called by its file.
            None => collection["summary"] = "{{slug}}".into(),
        }
        if let Some(first) = dates.first() {
            let sorted: Vec<_> = title
                .as_deref()
                .into_iter()
                .chain(dates.iter().copied())
                .collect();
            collection["sortable_fields"] =
                json!({ "fields": sorted, "default": { "field": first, "direction": "descending" } });
        }
        collection
    }

    /// A Markdown file is one text, front matter and all: nothing of it is changed but what the writer changes.
    fn markdown(&self, folder: &str) -> Value {
        json!({
            "name": format!("{folder}-markdown"),
            "label": format!("{} in Markdown", label(folder)),
            "folder": self.path(folder),
            "nested": { "subfolders": false },
            "extension": "md",
            "format": "raw",
            "create": false,
            "identifier_field": "body",
            "summary": "{{slug}}",
            "fields": [{
                "name": "body",
                "label": "Text",
                "widget": "text",
                "hint": "The whole file: the fields above the text, and the text.",
            }],
        })
    }

    /// A file that there is once.
    fn file(&self, schema: &ContentSchema) -> Option<Value> {
        let Described::File(file) = schema.describes else {
            return None;
        };
        let name = file.trim_end_matches(".json");
        Some(json!({
            "name": name,
            "label": label(name),
            "file": self.path(file),
            "format": name,
            "fields": fields(schema, ""),
        }))
    }
}

/// The fields of files that lie this far from their schema.
fn fields(schema: &ContentSchema, way: &str) -> Vec<Value> {
    let mut fields = fields_of(&schema.value());
    for field in fields.iter_mut().filter(|field| field["name"] == "$schema") {
        field["default"] = format!("{way}{}", schema.name).into();
    }
    fields
}

#[cfg(test)]
mod tests {
    use std::collections::BTreeSet;

    use super::super::block_file::BlockFile;
    use super::*;

    fn desk(repository: Repository) -> Desk {
        Desk {
            title: "The Harbour Post".to_owned(),
            content: "content".to_owned(),
            repository,
        }
    }

    fn folder() -> Repository {
        Repository::Folder("paper".to_owned())
    }

    fn github() -> Repository {
        Repository::Server {
            kind: ServerKind::GitHub,
            name: "harbour-post/paper".to_owned(),
            branch: None,
            origin: None,
            sign_in: SignIn::Token,
        }
    }

    /// The fields of a kind of files at the desk.
    fn shown(configuration: &Value, list: &str, name: &str) -> Vec<Value> {
        let mut files = configuration[list].as_array().unwrap().iter();
        let files = files.find(|files| files["name"] == name).unwrap();
        files["fields"].as_array().unwrap().clone()
    }

    fn field<'a>(fields: &'a [Value], name: &str) -> &'a Value {
        fields.iter().find(|field| field["name"] == name).unwrap()
    }

    fn names(things: &[Value]) -> Vec<&str> {
        things
            .iter()
            .map(|thing| thing["name"].as_str().unwrap())
            .collect()
    }

    /// The names of the fields of each form.
    fn forms(configuration: &Value, found: &mut BTreeSet<String>) {
        match configuration {
            Value::Array(parts) => parts.iter().for_each(|part| forms(part, found)),
            Value::Object(parts) => {
                if let Some(Value::Array(fields)) = parts.get("fields") {
                    let names = fields.iter().filter_map(|field| field["name"].as_str());
                    found.insert(names.collect::<Vec<_>>().join(" "));
                }
                parts.values().for_each(|part| forms(part, found));
            }
            _ => {}
        }
    }

    #[test]
    fn every_field_of_every_type_is_at_the_desk() {
        let configuration = desk(folder()).configuration();
        let mut found = BTreeSet::new();
        forms(&configuration, &mut found);
        for schema in SCHEMAS {
            let schema = schema.value();
            for (name, part) in schema["$defs"].as_object().into_iter().flatten() {
                let kinds = part["oneOf"]
                    .as_array()
                    .map_or_else(|| vec![part], |kinds| kinds.iter().collect());
                for fields in kinds
                    .into_iter()
                    .filter_map(|kind| kind["properties"].as_object())
                {
                    let fields = fields.iter().filter(|(_, field)| field.get("const").is_none());
                    let fields = fields
                        .map(|(name, _)| name.as_str())
                        .collect::<Vec<_>>()
                        .join(" ");
                    assert!(found.contains(&fields), "{name}: {fields}");
                }
            }
        }
    }

    #[test]
    fn every_field_of_every_kind_of_files_is_at_the_desk() {
        let configuration = desk(folder()).configuration();
        for schema in SCHEMAS {
            let (list, name) = match schema.describes {
                Described::Folder(folder) => ("collections", folder),
                Described::File(file) => ("singletons", file.trim_end_matches(".json")),
                Described::FrontMatter(_) => continue,
            };
            let text = schema.value();
            let asked: Vec<_> = text["properties"].as_object().unwrap().keys().collect();
            assert_eq!(names(&shown(&configuration, list, name)), asked, "{name}");
        }
    }

    #[test]
    fn every_block_is_at_the_desk_wherever_it_has_its_place() {
        let story = shown(&desk(folder()).configuration(), "collections", "articles");
        let kinds = field(&story, "body")["types"].as_array().unwrap();
        assert_eq!(names(kinds), BlockFile::KINDS);
        let table = field(kinds, "table")["fields"].as_array().unwrap();
        assert_eq!(names(table), ["caption", "header", "rows", "row_headers"]);
        assert_eq!(field(table, "rows")["field"]["widget"], "list");
        let boxed = field(kinds, "fact_box")["fields"].as_array().unwrap();
        let inner = field(boxed, "blocks")["types"].as_array().unwrap();
        let placed = BlockFile::KINDS
            .iter()
            .filter(|kind| !["heading", "fact_box"].contains(kind));
        assert_eq!(names(inner), placed.copied().collect::<Vec<_>>());
        let questions = shown(&desk(folder()).configuration(), "collections", "articles");
        let answer = field(field(&questions, "faqs")["fields"].as_array().unwrap(), "answer");
        assert_eq!(
            answer["types"].as_array().unwrap().len(),
            BlockFile::KINDS.len() - 1
        );
    }

    #[test]
    fn labels_and_help_are_those_of_the_types() {
        let story = shown(&desk(folder()).configuration(), "collections", "articles");
        let date = field(&story, "date_published");
        assert_eq!(
            (&date["label"], &date["widget"]),
            (&json!("Date published"), &json!("datetime"))
        );
        let title = field(&story, "title");
        assert_eq!(
            (&title["hint"], &title["maxlength"]),
            (&json!("The headline."), &json!(300))
        );
        assert_eq!(field(&story, "label")["options"][0]["label"], "Analysis");
        assert_eq!(field(&story, "body")["label_singular"], "Block");
        // A picture is chosen among those that there are, and so are a section and a story.
        let picture = field(&story, "image")["fields"].as_array().unwrap();
        assert_eq!(field(picture, "file")["widget"], "image");
        assert_eq!(field(&story, "section")["value_field"], "sections.*.slug");
        // An author with a file is chosen among those that have one.
        let byline = field(&story, "authors")["types"].as_array().unwrap();
        assert_eq!(names(byline), ["string", "object"]);
        assert_eq!(byline[0]["fields"][0]["display_fields"], json!(["name"]));
        // What may be an object or a list says at the desk what it is.
        let site = shown(&desk(folder()).configuration(), "singletons", "site");
        assert_eq!(
            names(field(&site, "footer")["types"].as_array().unwrap()),
            ["array", "object"]
        );
    }

    /// The CMS refuses a form without fields, and with it the whole desk.
    #[test]
    fn no_object_is_without_fields() {
        fn look(part: &Value) {
            match part {
                Value::Array(parts) => parts.iter().for_each(look),
                Value::Object(field) => {
                    let is_object = field.get("widget").is_some_and(|widget| widget == "object");
                    let parts = field.get("fields").or_else(|| field.get("types"));
                    let is_empty = parts.and_then(Value::as_array).is_none_or(Vec::is_empty);
                    assert!(!(is_object && is_empty), "{field:?}");
                    field.values().for_each(look);
                }
                _ => {}
            }
        }
        look(&desk(folder()).configuration());
    }

    /// A field that names a picture in words alone would be a line of text at the desk.
    #[test]
    fn what_is_a_file_among_the_pictures_is_chosen_there() {
        fn look(fields: &Value) {
            match fields {
                Value::Array(fields) => fields.iter().for_each(look),
                Value::Object(field) => {
                    let is_file = field
                        .get("hint")
                        .is_some_and(|hint| hint.to_string().contains("ile in `pictures/`"));
                    let is_text = field
                        .get("widget")
                        .is_some_and(|widget| widget == "string" || widget == "text");
                    assert!(
                        !(is_file && is_text),
                        "{field:?} needs `extend(\"x-names\" = \"pictures\")`"
                    );
                    field.values().for_each(look);
                }
                _ => {}
            }
        }
        look(&desk(folder()).configuration());
    }

    #[test]
    fn the_page_asks_the_server_of_the_repository_and_nobody_else() {
        assert!(
            desk(github())
                .page()
                .contains("connect-src 'self' blob: data: https://api.github.com;")
        );
        let page = desk(folder()).page();
        assert!(page.contains("connect-src 'self' blob: data:;"), "{page}");
        assert!(
            page.contains("<meta name=\"robots\" content=\"noindex\">"),
            "{page}"
        );
    }

    #[test]
    fn people_sign_in_with_a_token_unless_somebody_signs_them_in() {
        let backend = desk(github()).configuration()["backend"].clone();
        assert_eq!(
            backend,
            json!({ "name": "github", "repo": "harbour-post/paper", "auth_methods": ["token"] })
        );
        let backend = desk(Repository::Server {
            kind: ServerKind::GitLab,
            name: "harbour-post/paper".to_owned(),
            branch: Some("main".to_owned()),
            origin: Some("https://git.example".to_owned()),
            sign_in: SignIn::App("one".to_owned()),
        });
        assert_eq!(
            backend.configuration()["backend"],
            json!({
                "name": "gitlab",
                "repo": "harbour-post/paper",
                "branch": "main",
                "api_root": "https://git.example/api/v4",
                "base_url": "https://git.example",
                "app_id": "one",
                "auth_type": "pkce",
            })
        );
    }
}
