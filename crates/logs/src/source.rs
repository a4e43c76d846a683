//! Where lines come from: a file or standard input, and what is compressed there.

use std::fmt;
use std::fs;
use std::io::{self, Cursor, Read};
use std::path::{Path, PathBuf};
use std::sync::Arc;
use std::sync::atomic::{AtomicBool, Ordering};

use flate2::read::MultiGzDecoder;

use crate::error::LogError;
use crate::zstd::Frames;

/// A log as it was named.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) enum Place {
    /// Standard input.
    Input,
    File(PathBuf),
}

impl Place {
    pub(crate) fn named(path: &Path) -> Self {
        if path == Path::new("-") {
            Self::Input
        } else {
            Self::File(path.to_owned())
        }
    }

    /// Whether it can be opened once more and be the same: a pipe can't.
    pub(crate) fn is_lasting(&self) -> bool {
        match self {
            Self::Input => false,
            Self::File(path) => fs::metadata(path).is_ok_and(|about| about.is_file()),
        }
    }

    pub(crate) fn open(&self) -> Result<Source, LogError> {
        let opened = match self {
            Self::Input => Source::of(io::stdin()),
            Self::File(path) => fs::File::open(path)
                .map_err(|source| LogError::Open {
                    file: self.to_string(),
                    source,
                })
                .map(Source::of)?,
        };
        opened.map_err(|source| self.failed(source))
    }

    pub(crate) fn failed(&self, source: io::Error) -> LogError {
        LogError::Read {
            file: self.to_string(),
            source,
        }
    }
}

impl fmt::Display for Place {
    fn fmt(&self, formatter: &mut fmt::Formatter) -> fmt::Result {
        match self {
            Self::Input => formatter.write_str("standard input"),
            Self::File(path) => write!(formatter, "{}", path.display()),
        }
    }
}

/// Why no more can be read.
#[derive(Debug)]
pub(crate) enum Fault {
    /// What is compressed is broken, or ends too early.
    Damaged,
    /// The system can't read.
    Failed(io::Error),
}

/// What is read, decompressed by what its first bytes say. A name says nothing: servers rotate logs in their own ways.
pub(crate) struct Source {
    reader: Box<dyn Read + Send>,
    has_failed: Arc<AtomicBool>,
}

impl Source {
    pub(crate) fn of(reader: impl Read + Send + 'static) -> io::Result<Self> {
        let has_failed = Arc::new(AtomicBool::new(false));
        let mut reader = Watched {
            reader,
            has_failed: has_failed.clone(),
        };
        let mut magic = Vec::with_capacity(4);
        reader.by_ref().take(4).read_to_end(&mut magic)?;
        let whole = Cursor::new(magic.clone()).chain(reader);
        let reader: Box<dyn Read + Send> = match *magic {
            [0x1f, 0x8b, ..] => Box::new(MultiGzDecoder::new(whole)),
            // A frame, or one that is to be passed over.
            [0x28, 0xb5, 0x2f, 0xfd] | [0x50..=0x5f, 0x2a, 0x4d, 0x18] => Box::new(Frames::of(whole)),
            _ => Box::new(whole),
        };
        Ok(Self { reader, has_failed })
    }

    /// Reads some bytes; none at the end.
    pub(crate) fn read(&mut self, into: &mut [u8]) -> Result<usize, Fault> {
        loop {
            match self.reader.read(into) {
                Err(error) if error.kind() == io::ErrorKind::Interrupted => {}
                Err(error) if self.has_failed.load(Ordering::Relaxed) => return Err(Fault::Failed(error)),
                Err(_) => return Err(Fault::Damaged),
                Ok(count) => return Ok(count),
            }
        }
    }
}

/// Remembers whether it was the system that failed, and not what decompresses.
struct Watched<R> {
    reader: R,
    has_failed: Arc<AtomicBool>,
}

impl<R: Read> Read for Watched<R> {
    fn read(&mut self, into: &mut [u8]) -> io::Result<usize> {
        self.reader.read(into).inspect_err(|error| {
            if error.kind() != io::ErrorKind::Interrupted {
                self.has_failed.store(true, Ordering::Relaxed);
            }
        })
    }
}
