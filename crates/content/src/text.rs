//! The text of a file, and where in it things stand.

use std::collections::{HashMap, HashSet};
use std::sync::OnceLock;

use super::tree::{Content, Field, Node};

/// A line and a column, each from 1; columns are counted in characters.
pub(super) type Place = (usize, usize);

/// The text of a file.
pub(crate) struct Text {
    /// The path that problems name.
    pub(super) name: String,
    pub(super) content: String,
    /// What reads the values of such a file with their places.
    read: fn(&str) -> Option<Node>,
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
    pub(super) fn of(name: String, content: String, read: fn(&str) -> Option<Node>) -> Self {
        Self {
            name,
            content,
            read,
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
            let root = (self.read)(&self.content);
            root.map_or_else(Places::default, |root| Places::of(&self.content, &root))
        })
    }
}

/// What is found in a text, and where.
struct Found {
    at: usize,
    path: String,
    /// Its name, if its object has another of that name before it.
    twin: Option<String>,
}

impl Places {
    fn of(text: &str, root: &Node) -> Self {
        let mut found = Vec::new();
        collect(root, &mut String::new(), &mut found);
        // A cursor only moves on, and in some files fields stand in another order than in their objects.
        found.sort_by_key(|found| found.at);
        let mut cursor = Cursor::at_the_start_of(text);
        let mut places = Self::default();
        places.values.insert(String::new(), cursor.place);
        for Found { at, path, twin } in found {
            let place = cursor.move_to(at);
            match twin {
                Some(name) => places.twins.push(Twin {
                    first_line: places.values.get(&path).map_or(1, |first| first.0),
                    name,
                    path,
                    place,
                }),
                None => drop(places.values.insert(path, place)),
            }
        }
        places
    }
}

/// Collects what is within a value.
fn collect(node: &Node, path: &mut String, found: &mut Vec<Found>) {
    let length = path.len();
    let mut add = |at, step: &str, twin: Option<&String>, value: &Node| {
        push_step(path, step);
        found.push(Found {
            at,
            path: path.clone(),
            twin: twin.cloned(),
        });
        collect(value, path, found);
        path.truncate(length);
    };
    match &node.content {
        Content::Table(fields) => {
            let mut names = HashSet::new();
            for Field { at, name, value } in fields {
                let is_twin = !names.insert(name);
                add(*at, name, Some(name).filter(|_| is_twin), value);
            }
        }
        Content::List(items) => {
            for (index, item) in items.iter().enumerate() {
                add(item.at, &index.to_string(), None, item);
            }
        }
        Content::Text(_) | Content::Other(..) => {}
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
pub(super) struct Cursor<'a> {
    text: &'a str,
    offset: usize,
    place: Place,
}

impl<'a> Cursor<'a> {
    pub(super) const fn at_the_start_of(text: &'a str) -> Self {
        Self {
            text,
            offset: 0,
            place: (1, 1),
        }
    }

    /// Moves on to an offset in bytes.
    pub(super) fn move_to(&mut self, offset: usize) -> Place {
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
    use crate::json;

    fn of_json(text: &str) -> Text {
        Text::of(String::new(), text.to_owned(), json::tree)
    }

    fn place(text: &str, path: &str) -> Place {
        of_json(text).place(path)
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
        let text = of_json("{ \"a\": 1,\n\"b\": [{ \"c\": 1, \"c\": 2 }],\n\"a\": 3, \"a\": 4 }");
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
