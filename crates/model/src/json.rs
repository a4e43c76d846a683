//! JSON (RFC 8259), read into values.
//!
//! The browser has a reader of its own, but each member that is then asked for crosses into JavaScript and back. serde's
//! reader weighs 43 KB before compression. This one does what the wire format asks for.

use std::rc::Rc;

/// How deep values may lie in each other: deeper than anybody writes, and less than a stack bears.
const DEPTH: usize = 128;

/// A value that was read from JSON.
#[derive(Debug, Clone)]
pub struct Json(Rc<Value>);

#[derive(Debug)]
enum Value {
    Null,
    Truth(bool),
    Number(f64),
    Text(String),
    List(Vec<Json>),
    Object(Vec<(String, Json)>),
}

impl Json {
    /// Reads a text; nothing where it is not JSON.
    ///
    /// ```
    /// # use dateline_model::wire::Json;
    /// let json = Json::parse(r#"{"title":"A \"story\""}"#).unwrap();
    /// assert_eq!(json.get("title").text().unwrap(), "A \"story\"");
    /// assert!(json.get("summary").is_absent());
    /// assert!(Json::parse("{").is_none());
    /// ```
    pub fn parse(text: &str) -> Option<Self> {
        let mut reader = Reader { text, at: 0 };
        let value = reader.value(DEPTH)?;
        reader.skip_space();
        (reader.at == text.len()).then_some(value)
    }

    /// A member of an object; an absent value where there is none. Of several with one name, the last.
    #[must_use]
    pub fn get(&self, name: &str) -> Self {
        let member = match &*self.0 {
            Value::Object(members) => members.iter().rev().find(|(key, _)| key == name),
            _ => None,
        };
        member.map_or_else(|| Self(Rc::new(Value::Null)), |(_, value)| value.clone())
    }

    /// Whether there is no value.
    pub fn is_absent(&self) -> bool {
        matches!(*self.0, Value::Null)
    }

    /// A truth value.
    pub fn truth(&self) -> Option<bool> {
        match *self.0 {
            Value::Truth(truth) => Some(truth),
            _ => None,
        }
    }

    /// The members of a list.
    pub fn items(&self) -> Option<Vec<Self>> {
        match &*self.0 {
            Value::List(items) => Some(items.clone()),
            _ => None,
        }
    }

    /// A text.
    pub fn text(&self) -> Option<String> {
        match &*self.0 {
            Value::Text(text) => Some(text.clone()),
            _ => None,
        }
    }

    /// A finite number.
    pub fn number(&self) -> Option<f64> {
        match *self.0 {
            Value::Number(number) if number.is_finite() => Some(number),
            _ => None,
        }
    }

    /// A number that counts something.
    #[allow(clippy::cast_possible_truncation, clippy::cast_sign_loss)] // The range is looked at.
    pub fn count(&self) -> Option<u32> {
        let number = self.number()?;
        (0.0..=f64::from(u32::MAX))
            .contains(&number)
            .then_some(number as u32)
    }

    /// The name of an enum's variant, and what is in it. serde writes a variant with nothing in it as a name alone.
    pub fn variant(&self) -> Option<(String, Self)> {
        match &*self.0 {
            Value::Text(name) => Some((name.clone(), self.get(""))),
            Value::Object(members) => members.first().cloned(),
            _ => None,
        }
    }
}

struct Reader<'a> {
    text: &'a str,
    at: usize,
}

impl Reader<'_> {
    fn peek(&self) -> Option<u8> {
        self.text.as_bytes().get(self.at).copied()
    }

    fn skip_space(&mut self) {
        while matches!(self.peek(), Some(b' ' | b'\t' | b'\n' | b'\r')) {
            self.at += 1;
        }
    }

    /// Goes past a byte, if it is the next one after white space.
    fn passes(&mut self, byte: u8) -> bool {
        self.skip_space();
        let is_next = self.peek() == Some(byte);
        self.at += usize::from(is_next);
        is_next
    }

    fn value(&mut self, depth: usize) -> Option<Json> {
        self.skip_space();
        let value = match self.peek()? {
            b'{' => Value::Object(self.list(depth, b'}', |reader, depth| {
                reader.skip_space();
                let name = reader.string()?;
                reader.passes(b':').then_some(())?;
                Some((name, reader.value(depth)?))
            })?),
            b'[' => Value::List(self.list(depth, b']', Self::value)?),
            b'"' => Value::Text(self.string()?),
            b'-' | b'0'..=b'9' => Value::Number(self.number()?),
            _ => self.word()?,
        };
        Some(Json(Rc::new(value)))
    }

    /// What stands between brackets, with commas between.
    fn list<T>(
        &mut self,
        depth: usize,
        end: u8,
        item: impl Fn(&mut Self, usize) -> Option<T>,
    ) -> Option<Vec<T>> {
        let depth = depth.checked_sub(1)?;
        self.at += 1;
        let mut items = Vec::new();
        if self.passes(end) {
            return Some(items);
        }
        loop {
            items.push(item(self, depth)?);
            if self.passes(end) {
                return Some(items);
            }
            self.passes(b',').then_some(())?;
        }
    }

    fn word(&mut self) -> Option<Value> {
        let words = [
            ("null", Value::Null),
            ("true", Value::Truth(true)),
            ("false", Value::Truth(false)),
        ];
        let rest = self.text.get(self.at..)?;
        let (word, value) = words.into_iter().find(|(word, _)| rest.starts_with(word))?;
        self.at += word.len();
        Some(value)
    }

    fn string(&mut self) -> Option<String> {
        (self.peek() == Some(b'"')).then_some(())?;
        self.at += 1;
        let mut string = String::new();
        loop {
            let begin = self.at;
            while !matches!(self.peek()?, b'"' | b'\\' | 0..0x20) {
                self.at += 1;
            }
            string.push_str(self.text.get(begin..self.at)?);
            let end = self.peek()?;
            self.at += 1;
            match end {
                b'"' => return Some(string),
                b'\\' => string.push(self.escape()?),
                _ => return None,
            }
        }
    }

    /// What follows a backslash. Half of a pair of surrogates, which stands for nothing, becomes U+FFFD.
    fn escape(&mut self) -> Option<char> {
        let byte = self.peek()?;
        self.at += 1;
        Some(match byte {
            b'"' | b'\\' | b'/' => char::from(byte),
            b'b' => '\u{8}',
            b'f' => '\u{c}',
            b'n' => '\n',
            b'r' => '\r',
            b't' => '\t',
            b'u' => {
                let first = self.unit()?;
                let after = self.at;
                if (0xd800..0xdc00).contains(&first)
                    && self
                        .text
                        .get(self.at..)
                        .is_some_and(|rest| rest.starts_with("\\u"))
                {
                    self.at += 2;
                    let second = self.unit()?;
                    if (0xdc00..0xe000).contains(&second) {
                        return char::from_u32(0x10000 + ((first - 0xd800) << 10) + (second - 0xdc00));
                    }
                    self.at = after;
                }
                char::from_u32(first).unwrap_or('\u{fffd}')
            }
            _ => return None,
        })
    }

    fn unit(&mut self) -> Option<u32> {
        let digits = self.text.get(self.at..self.at + 4)?;
        self.at += 4;
        let is_hex = digits.bytes().all(|digit| digit.is_ascii_hexdigit());
        is_hex.then(|| u32::from_str_radix(digits, 16).ok())?
    }

    /// A number. Up to fifteen digits are exact; of more, the last ones may differ.
    fn number(&mut self) -> Option<f64> {
        let is_negative = self.peek() == Some(b'-');
        self.at += usize::from(is_negative);
        let begins_with_zero = self.peek() == Some(b'0');
        let mut number = 0.0;
        let whole = self.digits(&mut number);
        (whole == 1 || whole > 1 && !begins_with_zero).then_some(())?;
        let mut scale = 0;
        if self.peek() == Some(b'.') {
            self.at += 1;
            scale = -self.digits(&mut number);
            (scale < 0).then_some(())?;
        }
        if matches!(self.peek(), Some(b'e' | b'E')) {
            self.at += 1;
            let is_small = self.peek() == Some(b'-');
            self.at += usize::from(matches!(self.peek(), Some(b'-' | b'+')));
            let mut exponent = 0.0;
            (self.digits(&mut exponent) > 0).then_some(())?;
            #[allow(clippy::cast_possible_truncation)] // It is small now.
            let exponent = exponent.min(999.0) as i32;
            scale += if is_small { -exponent } else { exponent };
        }
        let power = 10f64.powi(scale.abs());
        number = if scale < 0 { number / power } else { number * power };
        Some(if is_negative { -number } else { number })
    }

    /// Reads digits to the end of a number; answers how many there were.
    fn digits(&mut self, number: &mut f64) -> i32 {
        let mut count = 0;
        while let Some(digit @ b'0'..=b'9') = self.peek() {
            *number = *number * 10.0 + f64::from(digit - b'0');
            self.at += 1;
            count += 1;
        }
        count
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// The same as serde's reader has it.
    fn is(json: &Json, other: &serde_json::Value) -> bool {
        use serde_json::Value as Other;
        match (&*json.0, other) {
            (Value::Null, Other::Null) => true,
            (Value::Truth(one), Other::Bool(other)) => one == other,
            (Value::Number(one), Other::Number(other)) => {
                let other = other.as_f64().unwrap();
                (one - other).abs() <= other.abs() * 1e-14
            }
            (Value::Text(one), Other::String(other)) => one == other,
            (Value::List(one), Other::Array(other)) => {
                one.len() == other.len() && one.iter().zip(other).all(|(one, other)| is(one, other))
            }
            (Value::Object(_), Other::Object(other)) => {
                other.iter().all(|(name, value)| is(&json.get(name), value))
            }
            _ => false,
        }
    }

    const TEXTS: [&str; 12] = [
        r#"{"a":[1,-2.5,0,1e3,2E-2,1.5e+2,123456789012345,0.1],"b":{"c":null,"d":true,"e":false},"":"x"}"#,
        " [ ] ",
        "\t{\n}\r",
        r#""\"\\\/\b\f\n\r\t\u0041\u00e9\ud83d\ude00 판문점 ‏""#,
        "[[[[1],[]],{}],{\"a\":{\"a\":{}}}]",
        r#"{"a":1,"a":2}"#,
        "0",
        "-0",
        "1700000000.123456",
        "\"\"",
        "\"\u{7f}\u{2028}\"",
        "1e308",
    ];

    #[test]
    fn what_is_json_is_read_as_serde_reads_it() {
        for text in TEXTS {
            let json = Json::parse(text).unwrap_or_else(|| panic!("{text}"));
            assert!(is(&json, &serde_json::from_str(text).unwrap()), "{text}");
        }
    }

    #[test]
    fn what_is_no_json_to_serde_is_none_here() {
        // Every text with a piece taken out, doubled or put elsewhere.
        for text in TEXTS {
            let letters: Vec<char> = text.chars().collect();
            for from in 0..letters.len() {
                for to in [from, from + 1, from + 2]
                    .into_iter()
                    .filter(|to| *to <= letters.len())
                {
                    for piece in [
                        "", "\\", "\"", ",", "0", "}", "]", "\\u12", "\u{1}", "e", "-", ".", "é",
                    ] {
                        let changed: String = letters[..from].iter().collect::<String>()
                            + piece
                            + &letters[to..].iter().collect::<String>();
                        let other = serde_json::from_str::<serde_json::Value>(&changed);
                        match (Json::parse(&changed), other) {
                            (Some(json), Ok(other)) => assert!(is(&json, &other), "{changed}"),
                            // serde refuses half a surrogate, and a number that is too large.
                            (Some(_), Err(error)) => {
                                let error = error.to_string();
                                assert!(
                                    error.contains("surrogate")
                                        || error.contains("out of range")
                                        || error.contains("hex escape"),
                                    "{changed}: {error}"
                                );
                            }
                            (None, Ok(_)) => panic!("{changed} is JSON"),
                            (None, Err(_)) => {}
                        }
                    }
                }
            }
        }
    }

    #[test]
    fn half_an_emoji_is_no_letter() {
        let text = |json| Json::parse(json).unwrap().text().unwrap();
        assert_eq!(text(r#""a\ud83d""#), "a\u{fffd}");
        assert_eq!(text(r#""\ude00b""#), "\u{fffd}b");
        assert_eq!(text(r#""\ud83d\u0041""#), "\u{fffd}A");
    }

    #[test]
    fn values_lie_in_each_other_so_deep_and_no_deeper() {
        let tower = |depth: usize| "[".repeat(depth) + &"]".repeat(depth);
        assert!(Json::parse(&tower(DEPTH)).is_some());
        assert!(Json::parse(&tower(DEPTH + 1)).is_none());
        assert!(Json::parse(&"[".repeat(1_000_000)).is_none());
        assert!(Json::parse(&"{\"a\":".repeat(1_000_000)).is_none());
    }

    #[test]
    fn numbers_that_count_are_whole_and_not_negative() {
        let count = |json| Json::parse(json).unwrap().count();
        assert_eq!(count("7"), Some(7));
        assert_eq!(count("4294967295"), Some(u32::MAX));
        for none in ["-1", "4294967296", "1e999", "\"7\"", "null"] {
            assert_eq!(count(none), None, "{none}");
        }
    }
}
