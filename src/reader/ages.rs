//! How old the stories of lists are: "4 hours ago" in place of the date, for a day.
//!
//! What is published says the date, since nobody knows when it will be read.

use js_sys::Date;

use super::dom;
use crate::door::time_ago;
use crate::hooks::DATE;
use dateline_model::Site;

/// How long a story is new, in milliseconds.
const NEW: f64 = 86_400_000.0;

/// Says it of the stories on the screen.
pub(super) fn show(site: &Site) {
    let now = Date::now();
    for time in dom::all(&[DATE.selector, " time"].concat()) {
        let datetime = time.get_attribute("datetime").unwrap_or_default();
        let age = now - Date::parse(&datetime);
        if (0.0..NEW).contains(&age)
            && let Some(ago) = time_ago(&datetime, now, &site.language)
        {
            let _ = time.set_attribute("title", &time.text_content().unwrap_or_default());
            time.set_text_content(Some(&ago));
        }
    }
}
