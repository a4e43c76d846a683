//! The pages that have been loaded, kept in memory.

use std::sync::Arc;

use dateline_model::PageData;

/// For how long a loaded page may be shown again for a new click, in milliseconds.
const FRESH: f64 = 300_000.0;

/// How many pages are kept.
const KEPT: usize = 60;

/// Pages, each with the time at which it came, the last one last.
#[derive(Default)]
pub struct Loaded(Vec<(Arc<PageData>, f64)>);

impl Loaded {
    /// Keeps a page, in place of the oldest one where there are too many.
    pub fn keep(&mut self, data: Arc<PageData>) {
        self.0.retain(|(other, _)| other.path != data.path);
        if self.0.len() >= KEPT {
            self.0.remove(0);
        }
        self.0.push((data, js_sys::Date::now()));
    }

    /// A page that came so lately that it can answer a new click.
    pub fn fresh(&self, path: &str) -> Option<Arc<PageData>> {
        let (data, at) = self.find(path)?;
        (js_sys::Date::now() - at < FRESH).then(|| data.clone())
    }

    /// A page whatever its age, as the browser's own history shows it on Back and Forward.
    pub fn any(&self, path: &str) -> Option<Arc<PageData>> {
        self.find(path).map(|(data, _)| data.clone())
    }

    fn find(&self, path: &str) -> Option<&(Arc<PageData>, f64)> {
        self.0.iter().find(|(data, _)| data.path == path)
    }
}
