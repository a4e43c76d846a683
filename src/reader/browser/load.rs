//! Fetching a page's data.

use std::cell::Cell;
use std::rc::Rc;
use std::time::Duration;

use gloo_net::http::Request;
use leptos::prelude::set_timeout_with_handle;
use serde::Deserialize;
use web_sys::AbortController;

use super::dom;
use crate::model::{FORMAT, PageData};
use crate::reader::LoadError;

/// How long a reader waits for a page before being told that it takes too long.
const PATIENCE: Duration = Duration::from_secs(10);

/// Fetches the data at an address. The controller cancels it.
pub(super) async fn load(href: &str, controller: Option<AbortController>) -> Result<PageData, LoadError> {
    let late = Rc::new(Cell::new(false));
    let timer = {
        let (late, controller) = (late.clone(), controller.clone());
        set_timeout_with_handle(
            move || {
                late.set(true);
                if let Some(controller) = controller {
                    controller.abort();
                }
            },
            PATIENCE,
        )
    };
    let result = fetch(href, controller.as_ref()).await;
    if let Ok(timer) = timer {
        timer.clear();
    }
    match result {
        Err(_) if late.get() => Err(LoadError::TimedOut),
        result => result,
    }
}

async fn fetch(href: &str, controller: Option<&AbortController>) -> Result<PageData, LoadError> {
    let signal = controller.map(AbortController::signal);
    let response = Request::get(href)
        .abort_signal(signal.as_ref())
        .send()
        .await
        .map_err(|_| LoadError::Offline)?;
    if let Some(error) = LoadError::of_status(response.status()) {
        return Err(error);
    }
    // The head of the answer came, so the host was there: what breaks off now is a damaged page,
    // unless the machine knows that it has lost the network.
    let text = response.text().await.map_err(|_| {
        if dom::window().navigator().on_line() {
            LoadError::Malformed
        } else {
            LoadError::Offline
        }
    })?;
    parse(&text)
}

fn parse(text: &str) -> Result<PageData, LoadError> {
    /// The one field that keeps its place in every version.
    #[derive(Deserialize)]
    struct Envelope {
        format: u32,
    }
    match serde_json::from_str::<Envelope>(text) {
        Ok(envelope) if envelope.format > FORMAT => Err(LoadError::Newer),
        Ok(_) => serde_json::from_str(text).map_err(|_| LoadError::Malformed),
        Err(_) => Err(LoadError::Malformed),
    }
}
