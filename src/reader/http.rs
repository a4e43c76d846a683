//! Sending a request and reading what comes back, for no longer and no further than makes sense.

use std::future::poll_fn;
use std::pin::pin;
use std::task::Poll;

use gloo_net::http::{RequestBuilder, Response};
use js_sys::{Promise, Reflect, Uint8Array};
use wasm_bindgen::{JsCast, JsValue};
use wasm_bindgen_futures::JsFuture;
use web_sys::{AbortController, ReadableStreamDefaultReader};

use super::dom;
use crate::load_error::LoadError;

/// How long a reader waits for an answer before being told that it takes too long, in milliseconds.
const PATIENCE: i32 = 10_000;

/// An answer that came whole.
pub(super) struct Answer {
    pub(super) status: u16,
    pub(super) text: String,
    /// The cookie that Isso sets, which a page of another origin can't see otherwise.
    pub(super) cookie: String,
}

/// Asks for a text. The controller cancels that. One of more than `largest` bytes is read as damaged.
pub(super) async fn ask(
    request: RequestBuilder,
    body: Option<String>,
    controller: Option<AbortController>,
    largest: usize,
) -> Result<String, LoadError> {
    let answer = in_time(request, body, controller, largest, OfError::Status).await?;
    Ok(answer.text)
}

/// Sends something. What is answered is read whatever its status: an error's text may say why.
pub(super) async fn send(
    request: RequestBuilder,
    body: Option<String>,
    largest: usize,
) -> Result<Answer, LoadError> {
    in_time(request, body, AbortController::new().ok(), largest, OfError::Text).await
}

/// What is read of an error.
enum OfError {
    /// Only its status.
    Status,
    /// Its text too.
    Text,
}

/// Waits for an answer as long as a reader does. Where there is none by then, whatever it is that does not end, or none
/// that is of use, what is still on its way is cancelled.
async fn in_time(
    request: RequestBuilder,
    body: Option<String>,
    controller: Option<AbortController>,
    largest: usize,
    of_error: OfError,
) -> Result<Answer, LoadError> {
    let signal = controller.as_ref().map(AbortController::signal);
    let request = request.abort_signal(signal.as_ref());
    let time = Promise::new(&mut |over, _| {
        let _ = dom::window().set_timeout_with_callback_and_timeout_and_arguments_0(&over, PATIENCE);
    });
    let mut exchange = pin!(exchange(request, body, largest, of_error));
    let mut time = pin!(JsFuture::from(time));
    let answer = poll_fn(|context| {
        let answer = exchange.as_mut().poll(context);
        if answer.is_pending() && time.as_mut().poll(context).is_ready() {
            return Poll::Ready(Err(LoadError::TimedOut));
        }
        answer
    })
    .await;
    if let (Err(_), Some(controller)) = (&answer, controller) {
        controller.abort();
    }
    answer
}

async fn exchange(
    request: RequestBuilder,
    body: Option<String>,
    largest: usize,
    of_error: OfError,
) -> Result<Answer, LoadError> {
    let request = match body {
        Some(body) => request.header("Content-Type", "application/json").body(body),
        None => request.build(),
    };
    let request = request.map_err(|_| LoadError::Malformed)?;
    let response = request
        .send()
        .await
        .map_err(|_| unless_offline(LoadError::Unreachable))?;
    let text = match (LoadError::of_status(response.status()), of_error) {
        (Some(error), OfError::Status) => return Err(error),
        (Some(_), OfError::Text) => text(&response, largest).await.unwrap_or_default(),
        (None, _) => text(&response, largest).await?,
    };
    Ok(Answer {
        status: response.status(),
        text,
        cookie: response.headers().get("X-Set-Cookie").unwrap_or_default(),
    })
}

/// Reads an answer piece by piece, so that one without end comes to one.
async fn text(response: &Response, largest: usize) -> Result<String, LoadError> {
    let Some(stream) = response.body() else {
        return Ok(String::new());
    };
    let reader: ReadableStreamDefaultReader = stream.get_reader().unchecked_into();
    let mut bytes = Vec::new();
    loop {
        let piece = JsFuture::from(reader.read()).await;
        // The head of the answer came, so the host was there: what breaks off now is a damaged page.
        let piece = piece.map_err(|_| unless_offline(LoadError::Malformed))?;
        let piece = Reflect::get(&piece, &JsValue::from_str("value")).map_err(|_| LoadError::Malformed)?;
        if piece.is_undefined() {
            return String::from_utf8(bytes).map_err(|_| LoadError::Malformed);
        }
        bytes.extend(Uint8Array::new(&piece).to_vec());
        if bytes.len() > largest {
            return Err(LoadError::Malformed);
        }
    }
}

/// What went wrong, unless the machine knows that it has no network.
pub(super) fn unless_offline(error: LoadError) -> LoadError {
    if dom::window().navigator().on_line() {
        error
    } else {
        LoadError::Offline
    }
}
