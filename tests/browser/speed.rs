//! How soon a reader on a slow phone sees the story. A measurement, run by `make bench`.

use serde_json::json;

use crate::STORY;
use crate::browser::{Browser, Result, Setup};
use crate::site::Site;

const RUNS: usize = 9;

#[tokio::test(flavor = "multi_thread")]
#[ignore = "a measurement: `make bench`"]
async fn bench_the_largest_text_on_a_slow_phone() -> Result {
    let site = Site::start().await;
    let mut largest = Vec::new();
    let mut ready = Vec::new();
    for _ in 0..RUNS {
        let browser = Browser::start(Setup {
            width: 360,
            ..Setup::default()
        })
        .await?;
        browser.command("Network.enable", json!({})).await?;
        // Slow 4G as Lighthouse defines it: 150 ms round trips, 1.6 Mbit/s down, 750 kbit/s up.
        let slow = json!({ "offline": false, "latency": 150, "downloadThroughput": 204_800, "uploadThroughput": 96_000 });
        browser.command("Network.emulateNetworkConditions", slow).await?;
        browser
            .command("Emulation.setCPUThrottlingRate", json!({ "rate": 4 }))
            .await?;
        browser.open(&site.url(STORY)).await?;
        let paint = "new Promise(done => new PerformanceObserver(list => done(list.getEntries().at(-1).startTime)) \
            .observe({type: 'largest-contentful-paint', buffered: true}))";
        largest.push(browser.eval(paint).await?.as_f64().unwrap());
        ready.push(browser.eval("performance.now()").await?.as_f64().unwrap());
    }
    for (name, mut times) in [("largest text", largest), ("app ready", ready)] {
        times.sort_by(f64::total_cmp);
        println!(
            "{name}: median {:.0} ms of {RUNS} runs ({:.0} to {:.0})",
            times[RUNS / 2],
            times[0],
            times[RUNS - 1]
        );
    }
    Ok(())
}
