//! Waits until something in the content folder has changed.
//!
//! Events are debounced here: the debouncers for `notify` 8 also report that a file was opened and read, so that each
//! check would cause the next.

use std::path::{Path, PathBuf};
use std::time::Duration;

use anyhow::{Context, Result};
use notify::{Event, EventKind, RecommendedWatcher, RecursiveMode, Watcher};
use tokio::sync::mpsc::{UnboundedReceiver, unbounded_channel};
use tokio::time::{Instant, timeout_at};

/// An editor saves in several steps; after this long without another, it is done.
pub const QUIET: Duration = Duration::from_millis(100);
/// If changes never stop, the wait ends after this long.
const PATIENCE: Duration = Duration::from_secs(1);

/// The changes in a folder.
pub struct Changes {
    folder: PathBuf,
    watcher: RecommendedWatcher,
    /// For each change, whether the folder itself was created or removed.
    events: UnboundedReceiver<bool>,
    quiet: Duration,
}

impl Changes {
    /// Starts to watch a folder and everything below it. A change is over when no other has followed for so long.
    pub fn of(folder: &Path, quiet: Duration) -> Result<Self> {
        let folder = std::path::absolute(folder)
            .with_context(|| format!("{} is not a valid path", folder.display()))?;
        let (sender, events) = unbounded_channel();
        let root = folder.clone();
        let mut watcher = notify::recommended_watcher(move |event: notify::Result<Event>| {
            if let Some(itself) = concerns(&root, &event) {
                // The receiver is gone only while the watcher is being dropped too.
                let _ = sender.send(itself);
            }
        })
        .context("can't watch for changes")?;
        // The parent's events show when the folder is removed and restored, for example by a change of branch.
        let parent = folder.parent().unwrap_or(&folder).to_owned();
        let mut watch = |path: &Path, mode| {
            watcher.watch(path, mode).with_context(|| {
                format!(
                    "can't watch {} (on Linux the limit is fs.inotify.max_user_watches, which can be raised)",
                    path.display()
                )
            })
        };
        watch(&parent, RecursiveMode::NonRecursive)?;
        watch(&folder, RecursiveMode::Recursive)?;
        Ok(Self {
            folder,
            watcher,
            events,
            quiet,
        })
    }

    /// Waits for a change, and then until no other follows.
    pub async fn next(&mut self) {
        let Some(mut renewed) = self.events.recv().await else {
            return std::future::pending().await;
        };
        let end = Instant::now() + PATIENCE;
        while let Ok(Some(itself)) =
            timeout_at(end.min(Instant::now() + self.quiet), self.events.recv()).await
        {
            renewed |= itself;
        }
        if renewed {
            // There may be another folder of that name by now. If there is none, the parent's events will show it.
            let _ = self.watcher.unwatch(&self.folder);
            let _ = self.watcher.watch(&self.folder, RecursiveMode::Recursive);
        }
    }
}

/// `None` if an event does not change the folder; otherwise, whether the folder itself was created or removed.
fn concerns(folder: &Path, event: &notify::Result<Event>) -> Option<bool> {
    match event {
        // Reading is not a change: a check would cause the next.
        Ok(event) if matches!(event.kind, EventKind::Access(_)) => None,
        Ok(event) if event.need_rescan() => Some(true),
        Ok(event) => {
            let mut paths = event.paths.iter().filter(|path| path.starts_with(folder));
            let first = paths.next()?;
            Some(first == folder || paths.any(|path| path == folder))
        }
        // Something could not be watched, for example because it was removed again: better one check too many.
        Err(_) => Some(true),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use notify::event::{AccessKind, CreateKind, ModifyKind};

    fn concerns_content(kind: EventKind, path: &str) -> Option<bool> {
        concerns(
            Path::new("/paper/content"),
            &Ok(Event::new(kind).add_path(path.into())),
        )
    }

    #[test]
    fn reading_is_not_a_change_and_neither_is_what_happens_beside_the_folder() {
        let read = EventKind::Access(AccessKind::Any);
        let written = EventKind::Modify(ModifyKind::Any);
        let made = EventKind::Create(CreateKind::Folder);
        assert_eq!(concerns_content(read, "/paper/content/site.json"), None);
        assert_eq!(concerns_content(written, "/paper/other.json"), None);
        assert_eq!(concerns_content(written, "/paper/content/site.json"), Some(false));
        assert_eq!(concerns_content(made, "/paper/content"), Some(true));
    }
}
