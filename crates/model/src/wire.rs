//! How the model is read from JSON. serde writes it; `#[derive(FromJson)]` reads the same names.

pub use dateline_macros::FromJson;

/// A JSON value. The browser has one kind of its own, and native code has serde's.
pub trait Json: Sized {
    /// A member of an object; an absent value where there is none.
    #[must_use]
    fn get(&self, name: &str) -> Self;

    /// Whether there is no value.
    fn is_absent(&self) -> bool;

    /// A truth value.
    fn truth(&self) -> Option<bool>;

    /// The members of a list.
    fn items(&self) -> Option<Vec<Self>>;

    /// A text.
    fn text(&self) -> Option<String>;

    /// A finite number.
    fn number(&self) -> Option<f64>;

    /// The name of an object's first member, and its value.
    fn first_member(&self) -> Option<(String, Self)>;

    /// The name of an enum's variant, and what is in it. serde writes a variant with nothing in it as a name alone.
    fn variant(&self) -> Option<(String, Self)> {
        match self.text() {
            Some(name) => {
                let nothing = self.get("");
                Some((name, nothing))
            }
            None => self.first_member(),
        }
    }

    /// A number that counts something.
    #[allow(clippy::cast_possible_truncation, clippy::cast_sign_loss)] // The range is looked at.
    fn count(&self) -> Option<u32> {
        let number = self.number()?;
        (0.0..=f64::from(u32::MAX))
            .contains(&number)
            .then_some(number as u32)
    }
}

/// A type that can be read from JSON.
pub trait FromJson: Sized {
    /// Reads a value; nothing where it is not one of this type.
    fn from_json<J: Json>(json: &J) -> Option<Self>;
}

impl FromJson for String {
    fn from_json<J: Json>(json: &J) -> Option<Self> {
        json.text()
    }
}

impl FromJson for u32 {
    fn from_json<J: Json>(json: &J) -> Option<Self> {
        json.count()
    }
}

impl FromJson for bool {
    fn from_json<J: Json>(json: &J) -> Option<Self> {
        json.truth()
    }
}

impl<T: FromJson> FromJson for Option<T> {
    fn from_json<J: Json>(json: &J) -> Option<Self> {
        if json.is_absent() {
            Some(None)
        } else {
            T::from_json(json).map(Some)
        }
    }
}

impl<T: FromJson> FromJson for Vec<T> {
    fn from_json<J: Json>(json: &J) -> Option<Self> {
        json.items()?.iter().map(T::from_json).collect()
    }
}

impl<T: FromJson> FromJson for Box<T> {
    fn from_json<J: Json>(json: &J) -> Option<Self> {
        T::from_json(json).map(Self::new)
    }
}
