//! One file, read by a thread of its own: the way from its bytes to what its lines mean.

use std::sync::mpsc::{Receiver, SendError, SyncSender};

use crate::error::LogError;
use crate::formats::Reader;
use crate::lines::{Line, Lines};
use crate::ranking::{Counts, MALFORMED_SHOWN, Malformed};
use crate::request::Record;
use crate::sorting::{Event, Shared, Sorter};
use crate::source::{Fault, Place, Source};

/// How many events are sent at once, and how often before somebody takes them. More would only be more memory.
const BATCH: usize = 4096;
pub(crate) const WAITING: usize = 4;

/// What a file's thread says.
pub(crate) enum Message {
    Events(Vec<Event>),
    /// The last message, if all went well.
    End(Summary),
    Failed(LogError),
}

/// What is known of a file when it was read.
#[derive(Default)]
pub(crate) struct Summary {
    pub(crate) counts: Counts,
    pub(crate) newest: Option<i64>,
    pub(crate) malformed: Vec<Malformed>,
}

/// Reads a file to its end, or until nobody listens any more.
pub(crate) fn send_all<F: Fn(&str) -> bool>(
    place: &Place,
    source: Source,
    shared: &Shared<F>,
    sender: &SyncSender<Message>,
) {
    let last = match read(place, source, shared, sender) {
        Ok(summary) => Message::End(summary),
        Err(Stop::Failed(error)) => Message::Failed(error),
        Err(Stop::NobodyListens) => return,
    };
    // If nobody listens any more, another file has failed.
    let _ = sender.send(last);
}

enum Stop {
    Failed(LogError),
    NobodyListens,
}

impl From<SendError<Message>> for Stop {
    fn from(_: SendError<Message>) -> Self {
        Self::NobodyListens
    }
}

fn read<F: Fn(&str) -> bool>(
    place: &Place,
    source: Source,
    shared: &Shared<F>,
    sender: &SyncSender<Message>,
) -> Result<Summary, Stop> {
    let mut lines = Lines::of(source);
    let mut reader = Reader::default();
    let mut sorter = Sorter::new(shared);
    let mut malformed = Vec::new();
    let mut batch = Vec::with_capacity(BATCH);
    let mut number = 0;
    loop {
        number += 1;
        let line = match lines.next() {
            Ok(None) => break,
            Ok(Some(Line::Whole(line))) => reader.read(line),
            Ok(Some(Line::TooLong)) => Err("it is longer than 256 KB"),
            Err(Fault::Damaged) => {
                Err("the compressed file is damaged here, or ends too early: what follows is lost")
            }
            Err(Fault::Failed(error)) => return Err(Stop::Failed(place.failed(error))),
        };
        sorter.counts.lines += 1;
        match line {
            Ok(Record::Other) => sorter.counts.other += 1,
            Ok(Record::Request(request)) => sorter.sort(&request, |event| batch.push(event)),
            Err(why) => {
                sorter.counts.malformed += 1;
                if malformed.len() < MALFORMED_SHOWN {
                    malformed.push(Malformed {
                        file: place.to_string(),
                        line: number,
                        why,
                    });
                }
            }
        }
        // A line makes two events at most.
        if batch.len() + 2 > BATCH {
            sender.send(Message::Events(std::mem::replace(
                &mut batch,
                Vec::with_capacity(BATCH),
            )))?;
        }
    }
    sender.send(Message::Events(batch))?;
    Ok(Summary {
        counts: sorter.counts,
        newest: sorter.newest,
        malformed,
    })
}

/// The time of the first line that can be read, of those at the head of a file.
pub(crate) fn first_time(place: &Place, source: Source) -> Result<Option<i64>, LogError> {
    const LINES: usize = 100;
    let mut lines = Lines::of(source);
    let mut reader = Reader::default();
    for _ in 0..LINES {
        match lines.next() {
            Ok(None) | Err(Fault::Damaged) => break,
            Ok(Some(Line::TooLong)) => {}
            Ok(Some(Line::Whole(line))) => {
                if let Ok(Record::Request(request)) = reader.read(line) {
                    return Ok(Some(request.time));
                }
            }
            Err(Fault::Failed(error)) => return Err(place.failed(error)),
        }
    }
    Ok(None)
}

/// The events of a file that is being read, one by one.
pub(crate) struct Stream {
    receiver: Receiver<Message>,
    batch: std::vec::IntoIter<Event>,
    summary: Option<Summary>,
}

impl Stream {
    pub(crate) fn of(receiver: Receiver<Message>) -> Self {
        Self {
            receiver,
            batch: Vec::new().into_iter(),
            summary: None,
        }
    }

    /// The next event; none at the end.
    pub(crate) fn next(&mut self) -> Result<Option<Event>, LogError> {
        loop {
            if let Some(event) = self.batch.next() {
                return Ok(Some(event));
            }
            match self.receiver.recv() {
                Ok(Message::Events(batch)) => self.batch = batch.into_iter(),
                Ok(Message::Failed(error)) => return Err(error),
                Ok(Message::End(summary)) => self.summary = Some(summary),
                // The thread is at its end.
                Err(_) => return Ok(None),
            }
        }
    }

    pub(crate) fn into_summary(self) -> Summary {
        self.summary.unwrap_or_default()
    }
}
