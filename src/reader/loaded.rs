//! The pages that have been loaded, kept in memory.

use std::collections::HashMap;
use std::sync::Arc;

use dateline_model::PageData;

/// For how long a loaded page may be shown again for a new click, in milliseconds.
const FRESH: f64 = 300_000.0;

/// How many pages are kept.
const KEPT: usize = 60;

/// Pages by their paths, each with the time at which it came.
#[derive(Default)]
pub struct Loaded(HashMap<String, (Arc<PageData>, f64)>);

impl Loaded {
    /// Keeps a page, in place of the oldest one where there are too many.
    pub fn keep(&mut self, path: &str, data: Arc<PageData>) {
        let oldest = self.0.iter().min_by(|a, b| a.1.1.total_cmp(&b.1.1));
        if self.0.len() >= KEPT
            && let Some(oldest) = oldest.map(|(path, _)| path.clone())
        {
            self.0.remove(&oldest);
        }
        self.0.insert(path.to_owned(), (data, js_sys::Date::now()));
    }

    /// A page that came so lately that it can answer a new click.
    pub fn fresh(&self, path: &str) -> Option<Arc<PageData>> {
        let (data, at) = self.0.get(path)?;
        (js_sys::Date::now() - at < FRESH).then(|| data.clone())
    }

    /// A page whatever its age, as the browser's own history shows it on Back and Forward.
    pub fn any(&self, path: &str) -> Option<Arc<PageData>> {
        self.0.get(path).map(|(data, _)| data.clone())
    }
}
