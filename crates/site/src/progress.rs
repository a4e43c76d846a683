//! What is being done, for a person who watches a terminal; others see nothing of it.

use std::time::Duration;

use anyhow::Result;
use indicatif::{ProgressBar, ProgressStyle};

/// A piece of work under way. It vanishes when it is dropped.
pub(super) struct Progress(ProgressBar);

impl Progress {
    /// Work whose end is not known.
    pub(super) fn begin(what: &'static str) -> Self {
        let bar = ProgressBar::new_spinner().with_message(what);
        bar.enable_steady_tick(Duration::from_millis(100));
        Self(bar)
    }

    /// Work of so many steps.
    pub(super) fn of(what: &'static str, steps: usize) -> Result<Self> {
        let bar = ProgressBar::new(steps as u64).with_message(what);
        let style = "{msg} {wide_bar} {human_pos} of {human_len}, {per_sec}, {eta} left";
        bar.set_style(ProgressStyle::with_template(style)?);
        Ok(Self(bar))
    }

    /// One step is done.
    pub(super) fn step(&self) {
        self.0.inc(1);
    }
}

impl Drop for Progress {
    fn drop(&mut self) {
        self.0.finish_and_clear();
    }
}
