//! Why a log could not be read. What is wrong with a line is no error: such lines are counted.

use std::io;

use thiserror::Error;

/// Why there is no ranking.
#[derive(Debug, Error)]
pub enum LogError {
    /// Nothing was named.
    #[error("no log was named; name the server's access logs, or - for standard input")]
    NoFile,
    /// A file that is not there, or that this user may not read.
    #[error("can't open {file}: {source}; name an access log that this user may read")]
    Open {
        /// The file as it was named.
        file: String,
        /// What the system says.
        source: io::Error,
    },
    /// A file that was opened and then could not be read.
    #[error("can't read {file}: {source}; name a file, and look whether its disk is sound")]
    Read {
        /// The file as it was named.
        file: String,
        /// What the system says.
        source: io::Error,
    },
}
