//! The text of a JSON file, and where in it things stand.

use std::collections::HashMap;
use std::sync::OnceLock;

use jsonc_parser::ast::Value;
use jsonc_parser::common::Ranged;

/// A line and a column, each from 1; columns are counted in characters.
pub(super) type Place = (usize, usize);

/// The text of a file.
pub(crate) struct Text {
    /// The path that problems name.
    pub(super) name: String,
    pub(super) content: String,
    /// Only a file with problems is asked, and then often.
    places: OnceLock<Places>,
}

/// Where things stand in a text.
#[derive(Default)]
struct Places {
    /// Those of all values, by their JSON Pointers (RFC 6901); of a field it is that of its name.
    values: HashMap<String, Place>,
    twins: Vec<Twin>,
}

/// A name that an object has once more.
pub(super) struct Twin {
    pub(super) name: String,
    /// As a JSON Pointer.
    pub(super) path: String,
    pub(super) place: Place,
    /// The line in which the object has it first.
    pub(super) first_line: usize,
}

impl Text {
    pub(super) fn of(name: String, content: String) -> Self {
        Self {
            name,
            content,
            places: OnceLock::new(),
        }
    }

    /// The place of what a JSON Pointer names, or of the nearest thing around it that is there.
    pub(super) fn place(&self, mut path: &str) -> Place {
        let values = &self.places().values;
        loop {
            if let Some(place) = values.get(path) {
                return *place;
            }
            match path.rfind('/') {
                Some(end) => path = &path[..end],
                None => return (1, 1),
            }
        }
    }

    /// The names that objects have twice or more.
    pub(super) fn twins(&self) -> &[Twin] {
        &self.places().twins
    }

    fn places(&self) -> &Places {
        self.places.get_or_init(|| {
            let mut places = Places::default();
            let strict = jsonc_parser::ParseOptions::default();
            let parsed =
                jsonc_parser::parse_to_ast(&self.content, &jsonc_parser::CollectOptions::default(), &strict);
            if let Some(root) = parsed.ok().and_then(|parsed| parsed.value) {
                let mut cursor = Cursor::at_the_start_of(&self.content);
                let place = cursor.move_to(root.start());
                places.values.insert(String::new(), place);
                places.add_inner(&root, &mut String::new(), &mut cursor);
            }
            places
        })
    }
}

impl Places {
    /// Adds what is within a value, in the order of the text.
    fn add_inner(&mut self, value: &Value<'_>, path: &mut String, cursor: &mut Cursor<'_>) {
        let length = path.len();
        match value {
            Value::Object(object) => {
                let mut lines = HashMap::new();
                for property in &object.properties {
                    let name = property.name.as_str();
                    push_step(path, name);
                    let place = cursor.move_to(property.range.start);
                    if let Some(first_line) = lines.get(name) {
                        self.twins.push(Twin {
                            name: name.to_owned(),
                            path: path.clone(),
                            place,
                            first_line: *first_line,
                        });
                    } else {
                        lines.insert(name, place.0);
                    }
                    self.values.entry(path.clone()).or_insert(place);
                    self.add_inner(&property.value, path, cursor);
                    path.truncate(length);
                }
            }
            Value::Array(array) => {
                for (index, element) in array.elements.iter().enumerate() {
                    push_step(path, &index.to_string());
                    let place = cursor.move_to(element.start());
                    self.values.entry(path.clone()).or_insert(place);
                    self.add_inner(element, path, cursor);
                    path.truncate(length);
                }
            }
            _ => {}
        }
    }
}

/// Adds a name to a JSON Pointer, as RFC 6901, section 3, writes it.
pub(super) fn push_step(path: &mut String, name: &str) {
    path.push('/');
    for c in name.chars() {
        match c {
            '~' => path.push_str("~0"),
            '/' => path.push_str("~1"),
            c => path.push(c),
        }
    }
}

/// The JSON Pointer of what has this name below another.
pub(super) fn below(path: &str, name: &str) -> String {
    let mut path = path.to_owned();
    push_step(&mut path, name);
    path
}

/// A place in a text that only moves on: whoever asks for places in their order reads the text once.
struct Cursor<'a> {
    text: &'a str,
    offset: usize,
    place: Place,
}

impl<'a> Cursor<'a> {
    const fn at_the_start_of(text: &'a str) -> Self {
        Self {
            text,
            offset: 0,
            place: (1, 1),
        }
    }

    /// Moves on to an offset in bytes.
    fn move_to(&mut self, offset: usize) -> Place {
        for c in self.text[self.offset..offset].chars() {
            match c {
                '\n' => self.place = (self.place.0 + 1, 1),
                _ => self.place.1 += 1,
            }
        }
        self.offset = offset;
        self.place
    }
}

/// The place at the end of a text.
pub(super) fn end_of(text: &str) -> Place {
    Cursor::at_the_start_of(text).move_to(text.len())
}

#[cfg(test)]
mod tests {
    use super::*;

    fn place(text: &str, path: &str) -> Place {
        Text::of(String::new(), text.to_owned()).place(path)
    }

    #[test]
    fn a_place_is_named_by_line_and_column_in_characters() {
        let text = "{\n  \"é\": [1, {\"a/b\": 2}]\n}";
        assert_eq!(place(text, ""), (1, 1));
        assert_eq!(place(text, "/é"), (2, 3));
        assert_eq!(place(text, "/é/1/a~1b"), (2, 13));
    }

    #[test]
    fn a_place_that_is_missing_is_named_by_what_should_hold_it() {
        assert_eq!(place("{\n  \"a\": {}\n}", "/a/missing/0"), (2, 3));
        assert_eq!(place("not JSON", "/a"), (1, 1));
    }

    #[test]
    fn a_name_that_is_given_again_is_found_each_time() {
        let text = Text::of(
            String::new(),
            "{ \"a\": 1,\n\"b\": [{ \"c\": 1, \"c\": 2 }],\n\"a\": 3, \"a\": 4 }".to_owned(),
        );
        let twins = text.twins().iter();
        let twins: Vec<_> = twins
            .map(|twin| (&*twin.name, &*twin.path, twin.place, twin.first_line))
            .collect();
        assert_eq!(
            twins,
            [
                ("c", "/b/0/c", (2, 17), 2),
                ("a", "/a", (3, 1), 1),
                ("a", "/a", (3, 9), 1)
            ]
        );
        assert_eq!(text.place("/a"), (1, 3));
    }
}
