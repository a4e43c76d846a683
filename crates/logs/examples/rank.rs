//! Ranks the stories of logs and prints what was counted: what `make bench-trending` measures.
//!
//! ```sh
//! cargo run --release -p dateline-logs --example rank access.log
//! ```

use std::error::Error;
use std::path::PathBuf;

use dateline_logs::{Options, read};

fn main() -> Result<(), Box<dyn Error>> {
    let files: Vec<PathBuf> = std::env::args_os().skip(1).map(PathBuf::from).collect();
    // As a newsroom knows its stories: by a section and a name.
    let ranking = read(&files, &Options::default(), |path| path.matches('/').count() == 3)?;
    println!("{:?}", ranking.counts);
    for page in ranking.pages.iter().take(20) {
        println!("{:>9.1} {:>8} {}", page.score, page.visits, page.path);
    }
    Ok(())
}
