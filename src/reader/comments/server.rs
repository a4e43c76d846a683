//! Speaking with the comment server.

use gloo_net::http::RequestBuilder;
use js_sys::{JSON, Object, Reflect};
use wasm_bindgen::JsValue;
use web_sys::{AbortController, RequestCredentials};

use crate::comments::{Field, LARGEST, Method, Provider, Request, Wanted};
use crate::load_error::LoadError;
use crate::reader::http::{self, Answer};
use dateline_model::CommentThread;
use dateline_model::wire::Json;

/// Sends a request that changes something, or asks for what not everybody may have.
pub(super) async fn send(request: &Request) -> Result<Answer, LoadError> {
    http::send(head(request), body(request), LARGEST).await
}

/// Sends a request that only asks.
pub(super) async fn ask(request: &Request) -> Result<Json, LoadError> {
    let text = http::ask(head(request), body(request), AbortController::new().ok(), LARGEST).await?;
    Json::parse(&text).ok_or(LoadError::Malformed)
}

/// A request without its body. The cookies of the server go with it where they count: they tell whose comment it is.
fn head(request: &Request) -> RequestBuilder {
    let method = match request.method {
        Method::Get => gloo_net::http::Method::GET,
        Method::Post => gloo_net::http::Method::POST,
        Method::Put => gloo_net::http::Method::PUT,
        Method::Delete => gloo_net::http::Method::DELETE,
    };
    let with_cookies = request.with_cookies;
    RequestBuilder::new(&request.url)
        .method(method)
        .header("Accept", "application/json")
        .credentials(if with_cookies {
            RequestCredentials::Include
        } else {
            RequestCredentials::Omit
        })
}

/// The body is JSON even where it is empty: that is what tells Isso that no form of another site sent it.
fn body(request: &Request) -> Option<String> {
    if request.method == Method::Get {
        return None;
    }
    let object = Object::new();
    for (name, field) in &request.body {
        let value = match field {
            Field::Text(text) => JsValue::from_str(text),
            Field::Number(number) => JsValue::from_f64(f64::from(*number)),
        };
        let _ = Reflect::set(&object, &JsValue::from_str(name), &value);
    }
    JSON::stringify(&object).ok().map(String::from)
}

/// Asks for comments.
pub(super) async fn thread(provider: &Provider, wanted: &Wanted) -> Result<CommentThread, LoadError> {
    let json = ask(&provider.thread(wanted)).await?;
    provider.read_thread(&json, wanted.sort)
}
