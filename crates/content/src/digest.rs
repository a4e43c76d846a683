//! A fingerprint of bytes: where two are the same, so is what they were taken of.

use std::fmt::{self, Debug, Write};

use serde::{Deserialize, Serialize};
use sha2::{Digest as _, Sha256};

/// The first half of a SHA-256.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
pub struct Digest(u128);

impl Digest {
    /// That of bytes.
    pub fn of(bytes: &[u8]) -> Self {
        let mut hasher = Hasher::default();
        hasher.0.update(bytes);
        hasher.digest()
    }

    /// That of a value with all that is in it, as its type shows it to programmers. It holds for one build of this
    /// program only.
    pub fn of_value(value: &impl Debug) -> Self {
        let mut hasher = Hasher::default();
        // Writing to a hasher does not fail.
        let _ = write!(hasher, "{value:?}");
        hasher.digest()
    }
}

#[derive(Default)]
struct Hasher(Sha256);

impl Hasher {
    fn digest(self) -> Digest {
        let bytes = self.0.finalize();
        let half = bytes.iter().take(16);
        Digest(half.fold(0, |digest, byte| digest << 8 | u128::from(*byte)))
    }
}

impl Write for Hasher {
    fn write_str(&mut self, text: &str) -> fmt::Result {
        self.0.update(text);
        Ok(())
    }
}

impl fmt::Display for Digest {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{:032x}", self.0)
    }
}
