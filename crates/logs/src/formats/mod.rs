//! The formats of access logs. Each line says by itself which it is of, so that files of several hosts can be read at
//! once, and a log whose format was changed half-way.

mod cloudfront;
mod common;
mod json;
mod value;

use cloudfront::Fields;

use crate::request::Record;

/// Reads the lines of a file, in their order.
#[derive(Default)]
pub(crate) struct Reader {
    /// What the lines of a CloudFront file consist of, as its head says.
    fields: Fields,
}

impl Reader {
    /// What a line is about, or what is wrong with it.
    pub(crate) fn read<'a>(&mut self, line: &'a [u8]) -> Result<Record<'a>, &'static str> {
        match line {
            [] => Ok(Record::Other),
            [b'{', ..] => json::read(line),
            [b'[', b'{', ..] => {
                Err("it is a list in JSON; have the log written as one JSON object on each line (NDJSON)")
            }
            [b'#', ..] => {
                self.fields.read_head(line);
                Ok(Record::Other)
            }
            _ if self.fields.are_of(line) => self.fields.read(line),
            _ => common::read(line),
        }
    }
}
