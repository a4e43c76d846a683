//! How soon a reader on a slow phone sees the story. A measurement, run by `make bench`.

use serde_json::json;

use crate::STORY;
use crate::browser::{Browser, Result, Setup};
use crate::site::{Fault, Site, folder};

const RUNS: usize = 9;

/// The time of the largest text, in milliseconds from the start of the navigation.
async fn largest_text(url: &str, with_app: bool) -> Result<(f64, f64)> {
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
    browser.driver.goto(url).await?;
    if with_app {
        browser.ready().await?;
    }
    let ready = browser.eval("performance.now()").await?.as_f64().unwrap();
    let paint = "new Promise(done => new PerformanceObserver(list => done(list.getEntries().at(-1).startTime)) \
        .observe({type: 'largest-contentful-paint', buffered: true}))";
    Ok((browser.eval(paint).await?.as_f64().unwrap(), ready))
}

fn report(name: &str, mut times: Vec<f64>) -> f64 {
    times.sort_by(f64::total_cmp);
    println!(
        "{name}: median {:.0} ms of {RUNS} runs ({:.0} to {:.0})",
        times[RUNS / 2],
        times[0],
        times[RUNS - 1]
    );
    times[RUNS / 2]
}

#[tokio::test(flavor = "multi_thread")]
#[ignore = "a measurement: `make bench`"]
async fn bench_the_largest_text_on_a_slow_phone() -> Result {
    // The same page with every script and all data taken out, sent as the page itself is: the
    // soonest that a page of this shape can be. The two are measured by turns, in one run.
    let html = std::fs::read_to_string(folder().join(&STORY[1..]).join("index.html")).unwrap();
    let mut plain = String::new();
    for (index, part) in html.split("<script").enumerate() {
        let kept = if index == 0 {
            Some(part)
        } else {
            part.split_once("</script>").map(|(_, after)| after)
        };
        plain.push_str(kept.unwrap());
    }
    let (site, plain_site) = (Site::start().await, Site::start().await);
    let mut compressed = Vec::new();
    brotli::BrotliCompress(
        &mut plain.as_bytes(),
        &mut compressed,
        &brotli::enc::BrotliEncoderParams::default(),
    )
    .unwrap();
    plain_site.fail(STORY, Fault::Compressed(compressed));
    let (mut with_app, mut without, mut ready) = (Vec::new(), Vec::new(), Vec::new());
    for _ in 0..RUNS {
        let (largest, at) = largest_text(&site.url(STORY), true).await?;
        with_app.push(largest);
        ready.push(at);
        without.push(largest_text(&plain_site.url(STORY), false).await?.0);
    }
    let with_app = report("largest text, the page as published", with_app);
    let without = report("largest text, the page without script and data", without);
    report("app ready", ready);
    println!("ratio of the first two: {:.2}", with_app / without);
    Ok(())
}
