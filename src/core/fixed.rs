//! Texts and lists that live as long as the program: the built-in content is static data, ready before the
//! first instruction runs, and costs a partner no reader.
//!
//! A pack that is read from a file (on the command line only) is leaked into the same types: a process reads a
//! handful at the most. `Debug` writes what `build.rs` can put into a program as it is.

use alloc::{boxed::Box, string::String, vec::Vec};
use core::{fmt, ops::Deref};
use serde::{Deserialize, Deserializer, Serialize};

/// A text of the content.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
pub struct Text(pub &'static str);

/// A list of the content.
#[derive(PartialEq, Serialize)]
#[serde(transparent)]
pub struct List<T: 'static>(pub &'static [T]);

impl Text {
    /// The text.
    pub const fn as_str(&self) -> &'static str {
        self.0
    }
}

impl Deref for Text {
    type Target = str;
    fn deref(&self) -> &str {
        self.0
    }
}

impl fmt::Display for Text {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.0)
    }
}

impl PartialEq<str> for Text {
    fn eq(&self, other: &str) -> bool {
        self.0 == other
    }
}

impl PartialEq<&str> for Text {
    fn eq(&self, other: &&str) -> bool {
        self.0 == *other
    }
}

impl From<Text> for String {
    fn from(text: Text) -> Self {
        text.0.into()
    }
}

impl<'de> Deserialize<'de> for Text {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        Ok(Self(Box::leak(String::deserialize(deserializer)?.into_boxed_str())))
    }
}

// By hand: a derive would ask the same of T.
impl<T> Clone for List<T> {
    fn clone(&self) -> Self {
        *self
    }
}

impl<T> Copy for List<T> {}

impl<T: fmt::Debug> fmt::Debug for List<T> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "List(&{:?})", self.0)
    }
}

impl<T> Default for List<T> {
    fn default() -> Self {
        Self(&[])
    }
}

impl<T> Deref for List<T> {
    type Target = [T];
    fn deref(&self) -> &'static [T] {
        self.0
    }
}

impl<T> List<T> {
    /// The parts, for as long as the program runs.
    pub fn iter(&self) -> core::slice::Iter<'static, T> {
        self.0.iter()
    }
}

impl<T> IntoIterator for &List<T> {
    type Item = &'static T;
    type IntoIter = core::slice::Iter<'static, T>;
    fn into_iter(self) -> Self::IntoIter {
        self.0.iter()
    }
}

impl<'de, T: Deserialize<'de>> Deserialize<'de> for List<T> {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        Ok(Self(Vec::leak(Vec::<T>::deserialize(deserializer)?)))
    }
}
