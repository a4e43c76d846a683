//! What a page takes of the network, and where the time goes when the next story comes. It runs once for each variant,
//! apart from what is timed: to watch takes time as well.

use std::collections::HashMap;

use serde_json::{Value, json};

use super::story::Variant;
use super::{click, hover, open};
use crate::browser::{Browser, Result};

/// What the main thread may do, by the names in the timeline of the developer tools.
const KINDS: [(&str, &[&str]); 5] = [
    (
        "script",
        &[
            "EvaluateScript",
            "EventDispatch",
            "FunctionCall",
            "TimerFire",
            "FireAnimationFrame",
            "FireIdleCallback",
            "RunMicrotasks",
            "v8.run",
            "v8.callFunction",
            "V8.HandleInterrupts",
        ],
    ),
    (
        "garbage",
        &[
            "MinorGC",
            "MajorGC",
            "BlinkGC.AtomicPhase",
            "V8.GCScavenger",
            "V8.GCFinalizeMC",
        ],
    ),
    ("style", &["UpdateLayoutTree", "ParseAuthorStyleSheet"]),
    ("layout", &["Layout"]),
    (
        "paint",
        &[
            "PrePaint",
            "Paint",
            "Layerize",
            "Commit",
            "UpdateLayer",
            "Decode Image",
        ],
    ),
];

/// A stretch of time: its length and how much of it the main thread spent on each kind, in milliseconds.
struct Stretch {
    name: &'static str,
    whole: f64,
    kinds: HashMap<&'static str, f64>,
    /// The functions that were busiest by themselves, from a second watch.
    functions: Vec<(String, f64)>,
}

pub(super) struct Profile {
    /// The bytes of the document over the network, with its headers.
    pub(super) document: f64,
    /// Those of scripts, WebAssembly and data.
    pub(super) app: f64,
    stretches: Vec<Stretch>,
}

pub(super) async fn take(variant: &Variant, next_title: &str) -> Result<Profile> {
    let browser = open(variant, next_title, true).await?;
    browser.eval("performance.mark('bench open')").await?;
    if variant.has_app {
        // The story is fetched and read before the click, so that each is seen by itself.
        let place = hover(&browser).await?;
        browser.eval("quiet(false)").await?;
        click(&browser, &place).await?;
    }
    // All at once: the driver records until it is asked for the first time.
    let trace = browser.trace().await?;
    let (document, app) = bytes(&trace, &variant.site.address, time_of(mark(&trace, "bench open")));
    let mut stretches = Vec::new();
    if variant.has_app {
        for (name, from, to) in [
            (
                "pointed at: the data comes and is read, and a second of quiet",
                "bench hover",
                "bench click",
            ),
            (
                "clicked: the view is built and shown",
                "bench click",
                "bench shown",
            ),
        ] {
            stretches.push(stretch(name, &trace, from, to));
        }
        let functions = functions(variant, next_title).await?;
        for (stretch, functions) in stretches.iter_mut().zip(functions) {
            stretch.functions = functions;
        }
    }
    Ok(Profile {
        document,
        app,
        stretches,
    })
}

/// The last mark of a name that the page has set.
fn mark<'a>(trace: &'a [Value], name: &str) -> &'a Value {
    let mark = trace.iter().rfind(|event| event["params"]["name"] == name);
    &mark.unwrap_or_else(|| panic!("the timeline has no {name}"))["params"]
}

/// When something began that stands in the timeline, in milliseconds.
fn time_of(event: &Value) -> f64 {
    event["ts"].as_f64().unwrap() / 1000.0
}

/// The bytes of the document, and those of scripts, WebAssembly and data, that came from the server
/// before a moment.
fn bytes(trace: &[Value], address: &str, end: f64) -> (f64, f64) {
    let mut urls = HashMap::new();
    let (mut document, mut app) = (0.0, 0.0);
    for event in trace {
        let params = &event["params"];
        let id = params["requestId"].as_str().unwrap_or_default();
        if event["method"] == "Network.responseReceived" {
            urls.insert(id, params["response"]["url"].as_str().unwrap());
        } else if event["method"] == "Network.loadingFinished" {
            // What the browser shows first is a page of its own, perhaps with scripts.
            let url = urls.get(id).and_then(|url: &&str| url.strip_prefix(address));
            let Some(path) = url.and_then(|url| url.split('?').next()) else {
                continue;
            };
            if params["timestamp"].as_f64().unwrap() * 1000.0 > end {
                break;
            }
            let length = params["encodedDataLength"].as_f64().unwrap();
            if path.ends_with('/') {
                document += length;
            } else if [".js", ".wasm", ".json"]
                .iter()
                .any(|ending| path.ends_with(ending))
            {
                app += length;
            }
        }
    }
    (document, app)
}

/// What the main thread did between two marks. What one piece of work calls for is not its own.
fn stretch(name: &'static str, trace: &[Value], from: &str, to: &str) -> Stretch {
    let begin = mark(trace, from);
    let thread = (&begin["pid"], &begin["tid"]);
    let (begin, end) = (time_of(begin), time_of(mark(trace, to)));
    let events = trace.iter().map(|event| &event["params"]);
    let mut pieces: Vec<_> = events
        .filter(|event| event["ph"] == "X" && (&event["pid"], &event["tid"]) == thread)
        .filter_map(|event| {
            let name = event["name"].as_str()?;
            let (kind, _) = KINDS.iter().find(|(_, names)| names.contains(&name))?;
            let start = time_of(event);
            let stop = (start + event["dur"].as_f64()? / 1000.0).min(end);
            (stop > begin && start < end).then_some((start.max(begin), stop, *kind))
        })
        .collect();
    pieces.sort_by(|a, b| a.0.total_cmp(&b.0).then(b.1.total_cmp(&a.1)));
    let mut kinds = HashMap::<_, f64>::new();
    let mut around: Vec<(f64, &str)> = Vec::new();
    for (start, stop, kind) in pieces {
        around.retain(|(outer, _)| *outer > start);
        if let Some((_, outer)) = around.last() {
            *kinds.entry(*outer).or_default() -= stop - start;
        }
        *kinds.entry(kind).or_default() += stop - start;
        around.push((stop, kind));
    }
    Stretch {
        name,
        whole: end - begin,
        kinds,
        functions: Vec::new(),
    }
}

/// The busiest functions of each stretch, by V8's sampling. WebAssembly is one, since its functions have no names.
async fn functions(variant: &Variant, next_title: &str) -> Result<[Vec<(String, f64)>; 2]> {
    let browser = open(variant, next_title, false).await?;
    browser.command("Profiler.enable", json!({})).await?;
    let often = json!({ "interval": 200 });
    browser.command("Profiler.setSamplingInterval", often).await?;
    browser.command("Profiler.start", json!({})).await?;
    let place = hover(&browser).await?;
    browser.eval("quiet(false)").await?;
    let read = busiest(&browser).await?;
    browser.command("Profiler.start", json!({})).await?;
    click(&browser, &place).await?;
    Ok([read, busiest(&browser).await?])
}

async fn busiest(browser: &Browser) -> Result<Vec<(String, f64)>> {
    let profile = browser.command("Profiler.stop", json!({})).await?["profile"].take();
    let name = |node: &Value| {
        let frame = &node["callFrame"];
        let (name, url) = (
            frame["functionName"].as_str().unwrap(),
            frame["url"].as_str().unwrap(),
        );
        if url.contains(".wasm") || url.starts_with("wasm:") {
            return "WebAssembly".to_owned();
        }
        let file = url.rsplit('/').next().unwrap_or_default();
        format!("{} {file}", if name.is_empty() { "(anonymous)" } else { name })
    };
    let nodes = profile["nodes"].as_array().unwrap();
    let names: HashMap<_, _> = nodes
        .iter()
        .map(|node| (node["id"].as_i64(), name(node)))
        .collect();
    let mut times = HashMap::<_, f64>::new();
    let (samples, deltas) = (profile["samples"].as_array(), profile["timeDeltas"].as_array());
    for (sample, delta) in samples.unwrap().iter().zip(deltas.unwrap()) {
        let name = names[&sample.as_i64()].clone();
        *times.entry(name).or_default() += delta.as_f64().unwrap() / 1000.0;
    }
    let mut times: Vec<_> = times
        .into_iter()
        .filter(|(name, _)| !name.starts_with("(idle)"))
        .collect();
    times.sort_by(|a, b| b.1.total_cmp(&a.1));
    times.truncate(12);
    Ok(times)
}

impl Profile {
    pub(super) fn print(&self, name: &str) {
        println!("\nWhere the time of the next story goes: {name}, in milliseconds\n");
        let kinds: Vec<_> = KINDS.iter().map(|(kind, _)| *kind).collect();
        println!(
            "| | whole | {} |\n|---|---{}|",
            kinds.join(" | "),
            "|---".repeat(kinds.len())
        );
        for stretch in &self.stretches {
            let times: Vec<_> = kinds
                .iter()
                .map(|kind| format!("{:.1}", stretch.kinds.get(kind).unwrap_or(&0.0)))
                .collect();
            println!(
                "| {} | {:.1} | {} |",
                stretch.name,
                stretch.whole,
                times.join(" | ")
            );
        }
        for stretch in &self.stretches {
            let functions: Vec<_> = stretch
                .functions
                .iter()
                .map(|(function, time)| format!("{function} {time:.1}"))
                .collect();
            println!(
                "\nBusiest by themselves, {}: {}",
                stretch.name,
                functions.join(", ")
            );
        }
    }
}
