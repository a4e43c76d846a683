//! Zstandard, frame by frame: a file that was compressed in parts has several, and the decoder reads one.

use std::io::{self, BufRead, BufReader, Read};

use ruzstd::decoding::errors::{FrameDecoderError, ReadFrameHeaderError};
use ruzstd::decoding::{BlockDecodingStrategy, FrameDecoder};

/// All frames, one after the other.
pub(crate) struct Frames<R> {
    reader: BufReader<R>,
    decoder: FrameDecoder,
    is_within: bool,
}

impl<R: Read> Frames<R> {
    pub(crate) fn of(reader: R) -> Self {
        Self {
            reader: BufReader::with_capacity(1 << 16, reader),
            decoder: FrameDecoder::new(),
            is_within: false,
        }
    }

    /// Begins the next frame, or passes over one that has no text.
    fn begin(&mut self) -> io::Result<()> {
        match self.decoder.init(&mut self.reader) {
            Ok(()) => self.is_within = true,
            Err(FrameDecoderError::ReadFrameHeaderError(ReadFrameHeaderError::SkipFrame {
                length, ..
            })) => {
                io::copy(&mut self.reader.by_ref().take(length.into()), &mut io::sink())?;
            }
            Err(error) => return Err(io::Error::other(error)),
        }
        Ok(())
    }
}

impl<R: Read> Read for Frames<R> {
    fn read(&mut self, into: &mut [u8]) -> io::Result<usize> {
        loop {
            if self.is_within {
                if self.decoder.can_collect() > 0 {
                    return self.decoder.read(into);
                }
                if self.decoder.is_finished() {
                    self.is_within = false;
                } else {
                    let one = BlockDecodingStrategy::UptoBlocks(1);
                    self.decoder
                        .decode_blocks(&mut self.reader, one)
                        .map_err(io::Error::other)?;
                }
            } else if self.reader.fill_buf()?.is_empty() {
                return Ok(0);
            } else {
                self.begin()?;
            }
        }
    }
}
