//! Sending a request and reading what comes back, for no longer and no further than makes sense.

use std::cell::Cell;
use std::rc::Rc;
use std::time::Duration;

use gloo_net::http::{RequestBuilder, Response};
use js_sys::{Reflect, Uint8Array};
use leptos::prelude::set_timeout_with_handle;
use wasm_bindgen::{JsCast, JsValue};
use wasm_bindgen_futures::JsFuture;
use web_sys::{AbortController, ReadableStreamDefaultReader};

use super::dom;
use crate::load_error::LoadError;

/// How long a reader waits for an answer before being told that it takes too long.
const PATIENCE: Duration = Duration::from_secs(10);

/// An answer that came whole.
pub(super) struct Answer {
    pub(super) status: u16,
    pub(super) text: String,
    /// The cookie that Isso sets, which a page of another origin can't see otherwise.
    pub(super) cookie: String,
}

/// Sends a request. The controller cancels it. An answer of more than `largest` bytes is read as damaged.
pub(super) async fn send(
    request: RequestBuilder,
    body: Option<String>,
    controller: Option<AbortController>,
    largest: usize,
) -> Result<Answer, LoadError> {
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
    let signal = controller.as_ref().map(AbortController::signal);
    let result = exchange(request.abort_signal(signal.as_ref()), body, largest).await;
    if let Ok(timer) = timer {
        timer.clear();
    }
    match result {
        Err(_) if late.get() => Err(LoadError::TimedOut),
        result => result,
    }
}

async fn exchange(
    request: RequestBuilder,
    body: Option<String>,
    largest: usize,
) -> Result<Answer, LoadError> {
    let request = match body {
        Some(body) => request.header("Content-Type", "application/json").body(body),
        None => request.build(),
    };
    let response = request.map_err(|_| LoadError::Malformed)?;
    let response = response.send().await.map_err(|_| LoadError::Offline)?;
    let text = match text(&response, largest).await {
        Some(text) => text,
        // An error says enough by its status.
        None if !response.ok() => String::new(),
        // The head of the answer came, so the host was there: what breaks off now is a damaged page,
        // unless the machine knows that it has lost the network.
        None if dom::window().navigator().on_line() => return Err(LoadError::Malformed),
        None => return Err(LoadError::Offline),
    };
    Ok(Answer {
        status: response.status(),
        text,
        cookie: response.headers().get("X-Set-Cookie").unwrap_or_default(),
    })
}

/// Reads an answer piece by piece, so that one without end comes to one.
async fn text(response: &Response, largest: usize) -> Option<String> {
    let Some(stream) = response.body() else {
        return Some(String::new());
    };
    let reader: ReadableStreamDefaultReader = stream.get_reader().unchecked_into();
    let mut bytes = Vec::new();
    loop {
        let piece = JsFuture::from(reader.read()).await.ok()?;
        let Ok(piece) = Reflect::get(&piece, &JsValue::from_str("value")) else {
            return None;
        };
        if piece.is_undefined() {
            return String::from_utf8(bytes).ok();
        }
        bytes.extend(Uint8Array::new(&piece).to_vec());
        if bytes.len() > largest {
            // What is still on its way has no reader any more.
            let _ = reader.cancel();
            return None;
        }
    }
}
