//! A source line by line, in one block of memory.

use memchr::memchr;

use crate::source::{Fault, Source};

/// How many bytes are read at once. No line of a log is longer: servers refuse such requests.
const BLOCK: usize = 1 << 18;

/// A line, without its end.
#[derive(Debug, PartialEq, Eq)]
pub(crate) enum Line<'a> {
    Whole(&'a [u8]),
    /// One that does not fit into memory, and was passed over.
    TooLong,
}

/// Gives the lines of a source.
pub(crate) struct Lines {
    source: Source,
    block: Vec<u8>,
    /// Where the next line begins, and how much of it is known to have no end.
    start: usize,
    searched: usize,
    end: usize,
    /// Whether the beginning of this line is gone.
    is_too_long: bool,
    is_over: bool,
}

impl Lines {
    pub(crate) fn of(source: Source) -> Self {
        Self {
            source,
            block: vec![0; BLOCK],
            start: 0,
            searched: 0,
            end: 0,
            is_too_long: false,
            is_over: false,
        }
    }

    /// The next line, if there is one. After a fault there is none.
    pub(crate) fn next(&mut self) -> Result<Option<Line<'_>>, Fault> {
        loop {
            let from = self.start + self.searched;
            if let Some(length) = memchr(b'\n', &self.block[from..self.end]) {
                return Ok(Some(self.take(from + length, 1)));
            }
            self.searched = self.end - self.start;
            if self.is_over {
                let is_left = self.searched > 0 || self.is_too_long;
                return Ok(is_left.then(|| self.take(self.end, 0)));
            }
            self.fill().inspect_err(|_| {
                // What was begun is not a line.
                (self.is_over, self.is_too_long) = (true, false);
                (self.start, self.searched, self.end) = (0, 0, 0);
            })?;
        }
    }

    /// The line up to a place, which is gone through then.
    fn take(&mut self, to: usize, end: usize) -> Line<'_> {
        let line = &self.block[self.start..to];
        (self.start, self.searched) = (to + end, 0);
        if std::mem::take(&mut self.is_too_long) {
            Line::TooLong
        } else {
            Line::Whole(line.strip_suffix(b"\r").unwrap_or(line))
        }
    }

    fn fill(&mut self) -> Result<(), Fault> {
        self.block.copy_within(self.start..self.end, 0);
        (self.start, self.end) = (0, self.end - self.start);
        if self.end == self.block.len() {
            self.is_too_long = true;
            (self.searched, self.end) = (0, 0);
        }
        let count = self.source.read(&mut self.block[self.end..])?;
        self.is_over = count == 0;
        self.end += count;
        Ok(())
    }
}

#[cfg(test)]
mod tests {
    use std::io::{self, Read};

    use super::*;

    /// Gives its bytes a few at a time.
    struct Slow(Vec<u8>, fastrand::Rng);

    impl Read for Slow {
        fn read(&mut self, into: &mut [u8]) -> io::Result<usize> {
            let count = self.1.usize(1..100_000).min(self.0.len()).min(into.len());
            into[..count].copy_from_slice(&self.0[..count]);
            self.0.drain(..count);
            Ok(count)
        }
    }

    fn lines(text: &[u8], seed: u64) -> Vec<Option<Vec<u8>>> {
        let slow = Slow(text.to_vec(), fastrand::Rng::with_seed(seed));
        let mut lines = Lines::of(Source::of(slow).unwrap());
        let mut all = Vec::new();
        while let Some(line) = lines.next().unwrap() {
            all.push(match line {
                Line::Whole(line) => Some(line.to_vec()),
                Line::TooLong => None,
            });
        }
        all
    }

    #[test]
    fn lines_are_those_of_the_text_however_it_arrives() {
        for seed in 0..50 {
            let mut random = fastrand::Rng::with_seed(seed);
            let text: Vec<_> = (0..random.usize(0..2000))
                .map(|_| *random.choice(b"ab \r\n").unwrap())
                .collect();
            let mut expected: Vec<_> = text.split(|byte| *byte == b'\n').collect();
            if expected.last().is_some_and(|last| last.is_empty()) {
                expected.pop();
            }
            let expected: Vec<_> = expected
                .iter()
                .map(|line| Some(line.strip_suffix(b"\r").unwrap_or(line).to_vec()))
                .collect();
            assert_eq!(lines(&text, seed), expected, "{seed}");
        }
    }

    #[test]
    fn a_line_that_is_too_long_is_passed_over_and_those_around_it_are_not() {
        let long = vec![b'x'; 3 * BLOCK];
        let text = [b"one\n", &long[..], b"\ntwo\n", &long[..]].concat();
        let whole = |text: &str| Some(text.as_bytes().to_vec());
        assert_eq!(lines(&text, 1), [whole("one"), None, whole("two"), None]);
    }
}
