//! Reading access logs, as `dateline trending` does.
#![allow(clippy::unwrap_used, missing_docs)]

mod compressed;
mod counting;
mod formats;
mod log;
mod order;
mod privacy;
