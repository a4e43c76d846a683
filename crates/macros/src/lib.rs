//! Macros that the browser bundle needs to stay small.
