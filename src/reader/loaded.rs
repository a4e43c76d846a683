//! The pages that have been loaded, kept in memory.

use std::rc::Rc;

use super::pages::LoadedPage;

/// For how long a loaded page may be shown again for a new click, in milliseconds.
const FRESH: f64 = 300_000.0;

/// How many pages are kept.
const KEPT: usize = 60;

/// Pages, each with the time at which it came, the last one last.
#[derive(Default)]
pub struct Loaded(Vec<(Rc<dyn LoadedPage>, f64)>);

impl Loaded {
    /// Keeps a page, in place of the oldest one where there are too many.
    pub fn keep(&mut self, page: Rc<dyn LoadedPage>) {
        self.0.retain(|(other, _)| other.path() != page.path());
        if self.0.len() >= KEPT {
            self.0.remove(0);
        }
        self.0.push((page, js_sys::Date::now()));
    }

    /// A page that came so lately that it can answer a new click.
    pub fn fresh(&self, path: &str) -> Option<Rc<dyn LoadedPage>> {
        let (page, at) = self.find(path)?;
        (js_sys::Date::now() - at < FRESH).then(|| page.clone())
    }

    /// A page whatever its age, as the browser's own history shows it on Back and Forward.
    pub fn any(&self, path: &str) -> Option<Rc<dyn LoadedPage>> {
        self.find(path).map(|(page, _)| page.clone())
    }

    fn find(&self, path: &str) -> Option<&(Rc<dyn LoadedPage>, f64)> {
        self.0.iter().find(|(page, _)| page.path() == path)
    }
}
