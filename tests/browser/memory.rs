//! What is left of the pages that a reader has gone through: nothing that grows.

use serde_json::json;

use crate::STORY;
use crate::browser::{Browser, Result, Setup};
use crate::site::Site;

/// A section, a story, the front page: each is linked to from the one before, in the head of the page or in its list.
const ROUND: [&str; 3] = ["/news/", STORY, "/"];

/// How many rounds are gone before memory is looked at first: caches and pools are full then.
const WARM: usize = 7;

/// How many more before it is looked at again, at the same page: two hundred pages and one in all.
const LATER: usize = 60;

/// How much may be added in between.
const GROWTH: f64 = 1.1;

/// Keeps the app's memory where the test can see it.
const CATCH_MEMORY: &str = "for (const name of ['instantiate', 'instantiateStreaming']) {
    const real = WebAssembly[name];
    WebAssembly[name] = async (...all) => {
        const result = await real.apply(WebAssembly, all);
        // The chunks share that of the main part.
        window.appMemory ??= (result.instance ?? result).exports.memory;
        return result;
    };
}";

/// What the page holds when all that can be collected has been.
#[derive(Debug)]
struct Held {
    heap: f64,
    wasm: f64,
    nodes: f64,
    listeners: f64,
}

impl Held {
    async fn by(browser: &Browser) -> Result<Self> {
        // Finalizers of what is collected let go of more.
        for _ in 0..3 {
            browser.command("HeapProfiler.collectGarbage", json!({})).await?;
        }
        let metrics = browser.command("Performance.getMetrics", json!({})).await?;
        let metric = |name: &str| {
            let metrics = metrics["metrics"].as_array().unwrap();
            let metric = metrics.iter().find(|metric| metric["name"] == name);
            metric.and_then(|metric| metric["value"].as_f64()).unwrap()
        };
        let wasm = browser.eval("appMemory.buffer.byteLength").await?;
        Ok(Self {
            heap: metric("JSHeapUsedSize"),
            wasm: wasm.as_f64().unwrap(),
            nodes: metric("Nodes"),
            listeners: metric("JSEventListeners"),
        })
    }
}

async fn go_round(browser: &Browser, times: usize) -> Result {
    for path in ROUND.repeat(times) {
        let link = format!("document.querySelector('a[href=\"{path}\"]').click()");
        browser.eval(&link).await?;
        browser.arrives(path).await?;
    }
    Ok(())
}

#[tokio::test(flavor = "multi_thread")]
async fn going_from_page_to_page_two_hundred_times_takes_no_more_memory() -> Result {
    let (site, browser) = (Site::start().await, Browser::start(Setup::default()).await?);
    browser.command("Performance.enable", json!({})).await?;
    browser.run_first(CATCH_MEMORY).await?;
    browser.open(&site.url("/")).await?;
    browser.mark().await?;
    go_round(&browser, WARM).await?;
    let early = Held::by(&browser).await?;
    go_round(&browser, LATER).await?;
    let late = Held::by(&browser).await?;
    assert!(browser.is_marked().await?, "the document was never left");
    println!("early: {early:?}, late: {late:?}");
    for (what, early, late) in [
        (
            "the heap and the app's memory",
            early.heap + early.wasm,
            late.heap + late.wasm,
        ),
        ("elements", early.nodes, late.nodes),
        ("listeners", early.listeners, late.listeners),
    ] {
        assert!(late <= early * GROWTH, "{what}: from {early} to {late}");
    }
    browser.is_quiet().await
}
