//! A desk in the browser: Sveltia CMS, set up for a newsroom's files by their schemas
//! (docs/decisions/0045-a-desk-in-the-browser.md).

mod fields;

use dateline_model::Slug;
use html_escape::{encode_double_quoted_attribute, encode_text};
use serde_json::{Value, json};

use super::source::{ContentSchema, Described, SCHEMAS};
use fields::{fields_of, label};

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
        /// The origin that signs people in: for GitHub a program of one's own, for the others the server itself.
        sign_in: Option<String>,
        /// The id by which the server knows the desk, for signing in without a token (OAuth with PKCE).
        app_id: Option<String>,
    },
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
                let sign_in = sign_in
                    .as_ref()
                    .map_or_else(String::new, |origin| format!(" {origin}"));
                (" https:", format!(" {host}{sign_in}"))
            }
        };
        format!(
            "default-src 'none'; script-src 'self'; style-src 'self' 'unsafe-inline'; font-src 'self'; \
             img-src 'self' blob: data:{pictures}; media-src 'self' blob:; connect-src 'self' blob: data:{server}; \
             manifest-src blob:; worker-src 'self' blob:; frame-src blob:; base-uri 'none'; form-action 'none'"
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
        let (kind, name, branch, origin, sign_in, app_id) = match &self.repository {
            // A server has to be named, though nobody signs in there. The folder is called like its repository.
            Repository::Folder(name) => return json!({ "name": "gitea", "repo": format!("local/{name}") }),
            Repository::Server {
                kind,
                name,
                branch,
                origin,
                sign_in,
                app_id,
            } => (kind, name, branch, origin, sign_in, app_id),
        };
        let mut backend = json!({ "name": kind.name(), "repo": name });
        if let Some(branch) = branch {
            backend["branch"] = branch.as_str().into();
        }
        if let Some(origin) = origin {
            backend["api_root"] = kind.api(Some(origin)).into();
        }
        if let Some(base) = sign_in.as_ref().or(origin.as_ref()) {
            backend["base_url"] = base.as_str().into();
        }
        match app_id {
            Some(id) => {
                backend["app_id"] = id.as_str().into();
                if *kind == ServerKind::GitLab {
                    backend["auth_type"] = "pkce".into();
                }
            }
            // Where nobody signs people in, they have a token.
            None if sign_in.is_none() => backend["auth_methods"] = json!(["token"]),
            None => {}
        }
        backend
    }

    /// The files of a folder, in JSON or in Markdown.
    fn folder(&self, schema: &ContentSchema) -> Option<Value> {
        let (folder, fields) = match schema.describes {
            Described::Folder(folder) => (folder, self.fields(schema, "../")),
            // A Markdown file is one text, front matter and all: nothing of it is changed but what the writer changes.
            Described::FrontMatter(folder) => (folder, whole_text()),
            Described::File(_) => return None,
        };
        let mut collection = json!({
            "name": folder,
            "label": label(folder),
            "folder": self.path(folder),
            "extension": "json",
            "format": folder,
            "fields": fields,
            // Files may lie in folders below.
            "nested": { "subfolders": false },
            "identifier_field": identifier(&fields),
            "slug": {
                "template": format!("{{{{{}}}}}", identifier(&fields)),
                "editable": ["create"],
                "pattern": [Slug::PATTERN, "Its name in addresses: lower-case letters, digits and single hyphens."],
            },
            "media_folder": format!("/{}", self.path(PICTURES)),
            "public_folder": format!("/{PICTURES}"),
        });
        let dated = fields
            .iter()
            .filter(|field| field["widget"] == "datetime")
            .map(|field| &field["name"]);
        let sorted: Vec<_> = std::iter::once(&collection["identifier_field"])
            .chain(dated)
            .cloned()
            .collect();
        if let [_, date, ..] = sorted.as_slice() {
            collection["sortable_fields"] =
                json!({ "fields": sorted, "default": { "field": date, "direction": "descending" } });
        }
        if let Described::FrontMatter(_) = schema.describes {
            let name = format!("{folder}-markdown");
            collection["label"] = format!("{} in Markdown", label(folder)).into();
            collection["name"] = name.into();
            collection["format"] = "raw".into();
            collection["extension"] = "md".into();
            collection["create"] = false.into();
            collection["summary"] = "{{slug}}".into();
        }
        Some(collection)
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
            "fields": self.fields(schema, ""),
            "media_folder": format!("/{}", self.path(PICTURES)),
            "public_folder": format!("/{PICTURES}"),
        }))
    }

    /// The fields of a kind of files, which lie this far from their schema.
    #[allow(clippy::unused_self)]
    fn fields(&self, schema: &ContentSchema, way: &str) -> Vec<Value> {
        let text = (schema.text)();
        let mut fields = serde_json::from_str(&text)
            .map(|schema| fields_of(&schema))
            .unwrap_or_default();
        for field in &mut fields {
            if field["name"] == "$schema" {
                field["default"] = format!("{way}{}", schema.name).into();
            }
        }
        fields
    }
}

/// The fields of a file that is edited as one text.
fn whole_text() -> Vec<Value> {
    vec![
        json!({ "name": "body", "label": "Text", "widget": "text", "hint": "The whole file: the fields above the text, and the text." }),
    ]
}

/// The field that names a file in lists: its title, or what comes first.
fn identifier(fields: &[Value]) -> &str {
    let names = || {
        fields
            .iter()
            .filter_map(|field| field["name"].as_str())
            .filter(|name| *name != "$schema")
    };
    let title = names().find(|name| *name == "title").or_else(|| names().next());
    title.unwrap_or_default()
}

#[cfg(test)]
mod tests {
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
            sign_in: None,
            app_id: None,
        }
    }

    /// The fields of a kind of files.
    fn fields(configuration: &Value, list: &str, name: &str) -> Vec<Value> {
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

    #[test]
    fn every_field_of_every_kind_of_files_is_at_the_desk() {
        let configuration = desk(folder()).configuration();
        for schema in SCHEMAS {
            let (list, name) = match schema.describes {
                Described::Folder(folder) => ("collections", folder),
                Described::File(file) => ("singletons", file.trim_end_matches(".json")),
                Described::FrontMatter(_) => continue,
            };
            let text: Value = serde_json::from_str(&(schema.text)()).unwrap();
            let asked: Vec<_> = text["properties"].as_object().unwrap().keys().collect();
            assert_eq!(names(&fields(&configuration, list, name)), asked, "{name}");
        }
    }

    #[test]
    fn every_block_is_at_the_desk_and_a_box_has_all_but_boxes() {
        let story = fields(&desk(folder()).configuration(), "collections", "articles");
        let kinds = field(&story, "body")["types"].as_array().unwrap();
        assert_eq!(names(kinds), BlockFile::KINDS);
        let table = field(kinds, "table")["fields"].as_array().unwrap();
        assert_eq!(names(table), ["caption", "header", "rows", "row_headers"]);
        assert_eq!(field(table, "rows")["field"]["widget"], "list");
        let boxed = field(kinds, "fact_box")["fields"].as_array().unwrap();
        let inner = field(boxed, "blocks")["types"].as_array().unwrap();
        assert_eq!(inner.len(), BlockFile::KINDS.len() - 1);
        assert!(!names(inner).contains(&"fact_box"));
    }

    #[test]
    fn labels_and_help_are_those_of_the_types() {
        let story = fields(&desk(folder()).configuration(), "collections", "articles");
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
        // What may be an object or a list says at the desk what it is.
        let site = fields(&desk(folder()).configuration(), "singletons", "site");
        assert_eq!(
            names(field(&site, "footer")["types"].as_array().unwrap()),
            ["array", "object"]
        );
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
                        "{field:?} needs `extend(\"x-names\" = \"picture\")`"
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
            sign_in: None,
            app_id: Some("one".to_owned()),
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
