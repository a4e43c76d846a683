//! One story on a slow phone: as published, as plain HTML, and as others would build it. A measurement, run by
//! `make bench`; `bench/README.md` says what the figures mean.

mod profile;
mod story;

use std::fmt::Write as _;
use std::time::Duration;

use serde_json::{Value, json};

use self::story::{LINK, Story, Variant};
use crate::STORY;
use crate::browser::{Browser, Result, Setup};

const ROUNDS: usize = 11;

/// How long the reader points at the link before the click.
const HOVER: Duration = Duration::from_millis(200);

/// What is measured: its name in `probe.js`, what it is called in the table, and its decimal places.
const MEASURES: [(&str, &str, usize); 7] = [
    ("first", "first paint", 0),
    ("largest", "largest text", 0),
    ("answer", "an answer opens", 0),
    ("ready", "app ready", 0),
    ("blocking", "main thread blocked", 0),
    ("shift", "layout shift", 3),
    ("next", "next story", 0),
];

/// A new browser on a slow phone, with the story open and all of it there.
async fn open(variant: &Variant, next_title: &str, traced: bool) -> Result<Browser> {
    let setup = Setup {
        width: 360,
        traced,
        ..Setup::default()
    };
    let browser = Browser::start(setup).await?;
    browser.command("Network.enable", json!({})).await?;
    // Slow 4G as Lighthouse defines it: 150 ms round trips, 1.6 Mbit/s down, 750 kbit/s up.
    let slow = json!({ "offline": false, "latency": 150, "downloadThroughput": 204_800, "uploadThroughput": 96_000 });
    browser.command("Network.emulateNetworkConditions", slow).await?;
    browser
        .command("Emulation.setCPUThrottlingRate", json!({ "rate": 4 }))
        .await?;
    let probe = include_str!("probe.js").replace("NEXT", &json!(next_title).to_string());
    browser.run_first(&probe).await?;
    browser.driver.goto(&variant.site.url(STORY)).await?;
    browser.eval(&format!("quiet({})", variant.has_app)).await?;
    Ok(browser)
}

/// Moves the mouse onto the link to the next story.
async fn hover(browser: &Browser) -> Result<Value> {
    // Pictures come near with it.
    browser
        .eval(&format!(
            "document.querySelector('{LINK}').scrollIntoView({{ block: 'center' }})"
        ))
        .await?;
    browser.eval("quiet(false)").await?;
    let place = format!(
        "(({{ x, y, width, height }}) => ({{ x: x + width / 2, y: y + height / 2 }})) \
            (document.querySelector('{LINK}').getClientRects()[0])"
    );
    let place = browser.eval(&place).await?;
    browser.eval("performance.mark('bench hover')").await?;
    mouse(browser, "mouseMoved", &place).await?;
    Ok(place)
}

/// Clicks there, and waits for the next story.
async fn click(browser: &Browser, place: &Value) -> Result {
    mouse(browser, "mousePressed", place).await?;
    mouse(browser, "mouseReleased", place).await?;
    // A document that is left can't answer; the next one can.
    let _ = browser.eval("arrival").await;
    browser.until("measured.next > 0").await
}

async fn mouse(browser: &Browser, kind: &str, place: &Value) -> Result {
    let button = if kind == "mouseMoved" { "none" } else { "left" };
    let event = json!({ "type": kind, "x": place["x"], "y": place["y"], "button": button, "clickCount": 1 });
    browser.command("Input.dispatchMouseEvent", event).await.map(drop)
}

/// All that is measured once.
async fn measure(variant: &Variant, story: &Story) -> Result<Value> {
    let browser = open(variant, &story.next_title, false).await?;
    let mut measured = browser.eval("measured").await?;
    let open = browser.eval("document.querySelector('details.faq').open").await?;
    assert!(
        open == true,
        "{} closed the answer that was opened before",
        variant.name
    );
    let place = hover(&browser).await?;
    tokio::time::sleep(HOVER).await;
    click(&browser, &place).await?;
    measured["next"] = browser.eval("measured.next").await?;
    let path = browser.text("location.pathname").await?;
    assert_eq!(path, story.next, "{}", variant.name);
    Ok(measured)
}

/// A row of the table: a median with its range and what it is to that of another variant, or nothing where it was
/// not measured.
fn row(title: &str, columns: &[Vec<f64>], decimals: usize, base: Option<usize>) -> String {
    let mut row = format!("| {title} |");
    let median = |values: &[f64]| values.get(values.len() / 2).copied();
    let base = base.and_then(|base| median(&columns[base]));
    for values in columns {
        let (Some(middle), Some(least), Some(most)) = (median(values), values.first(), values.last()) else {
            row.push_str(" – |");
            continue;
        };
        write!(row, " {middle:.decimals$}").unwrap();
        if values.len() > 1 {
            write!(row, " ({least:.decimals$}–{most:.decimals$})").unwrap();
        }
        if let Some(base) = base.filter(|base| *base > 0.0) {
            write!(row, " ×{:.2}", middle / base).unwrap();
        }
        row.push_str(" |");
    }
    row
}

#[tokio::test(flavor = "multi_thread")]
#[ignore = "a measurement: `make bench`"]
async fn bench_a_story_on_a_slow_phone_beside_others() -> Result {
    let story = Story::publish().await;
    let variants = &story.variants;
    let mut measured: Vec<Vec<Value>> = vec![Vec::new(); variants.len()];
    for round in 1..=ROUNDS {
        println!("Round {round} of {ROUNDS} …");
        // Each time another one begins: whoever comes after a heavy one might find a busier machine.
        for turn in 0..variants.len() {
            let which = (round + turn) % variants.len();
            measured[which].push(measure(&variants[which], &story).await?);
        }
    }
    let mut profiles = Vec::new();
    for variant in variants {
        profiles.push(profile::take(variant, &story.next_title).await?);
    }

    let place_of = |name: &str| variants.iter().position(|variant| variant.name == name);
    let plain = place_of("plain");
    let names: Vec<_> = variants.iter().map(|variant| variant.name).collect();
    println!("\nMilliseconds and bytes: median of {ROUNDS} (range) ×ratio to plain\n");
    println!("| | {} |\n|---{}|", names.join(" | "), "|---".repeat(names.len()));
    for (name, title, decimals) in MEASURES {
        let columns: Vec<Vec<f64>> = measured
            .iter()
            .map(|measured| {
                let mut values: Vec<_> = measured.iter().filter_map(|one| one[name].as_f64()).collect();
                values.sort_by(f64::total_cmp);
                values
            })
            .collect();
        println!("{}", row(title, &columns, decimals, plain));
        if let ("next", Some(sveltekit)) = (name, place_of("sveltekit")) {
            println!(
                "{}",
                row("next story, to sveltekit", &columns, decimals, Some(sveltekit))
            );
        }
    }
    let bytes = |of: fn(&profile::Profile) -> f64| {
        profiles
            .iter()
            .map(|profile| vec![of(profile)])
            .collect::<Vec<_>>()
    };
    println!(
        "{}",
        row("document", &bytes(|profile| profile.document), 0, plain)
    );
    println!(
        "{}",
        row(
            "script, WebAssembly, data",
            &bytes(|profile| profile.app),
            0,
            None
        )
    );
    for (variant, profile) in variants.iter().zip(&profiles) {
        if variant.has_app {
            profile.print(variant.name);
        }
    }
    Ok(())
}
