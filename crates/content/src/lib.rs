//! A newsroom's content: read, checked, and made into what readers get.
//!
//! A file passes three stages. `structure` holds it against the JSON Schema of its type (`source`);
//! then it is read into that type; then `texts` and its neighbours resolve what it points to. Problems of all files
//! and all stages are collected, each with its place and its remedy.
//!
//! ```no_run
//! let checked = dateline_content::check("content".as_ref(), time::OffsetDateTime::now_utc());
//! for problem in &checked.problems {
//!     eprintln!("{problem}");
//! }
//! if let Some(newsroom) = checked.newsroom {
//!     println!("{} stories can be published", newsroom.stories.len());
//! }
//! ```

mod accounts;
pub mod addresses;
mod anchors;
mod assembler;
pub mod bare_addresses;
pub mod block_file;
mod body;
mod brand;
mod brand_file;
mod brief;
mod byline;
pub mod cache;
mod check;
pub mod cms;
pub mod colours;
mod comments;
mod content_files;
mod context;
mod convert;
pub mod dates;
mod digest;
mod due;
mod edition;
mod file;
pub mod files;
pub mod folder;
pub mod fonts;
mod frame;
mod frame_file;
mod front;
mod front_file;
pub mod front_matter;
mod json;
mod known_names;
pub mod languages;
mod lengths;
mod links;
pub mod markdown;
mod markdown_file;
pub mod media;
mod memory;
mod most_read;
mod moved_addresses;
mod moved_places;
mod named_files;
mod named_folder;
pub mod new;
mod newsletter;
mod newsletter_file;
mod newsroom;
mod notation;
mod own_style;
mod page_file;
pub mod pictures;
pub mod placeholders;
mod players;
mod printed;
mod problem;
mod profile_file;
mod profiles;
mod recordings;
pub mod records;
mod redirects;
mod remedy;
mod rights;
mod schema;
mod sections;
mod site;
pub mod source;
pub mod starter;
mod story;
mod structure;
mod subject;
mod text;
mod texts;
mod trace;
pub mod transliterate;
pub mod tree;
pub mod typefaces;
mod web_address;
mod wording;

pub use anchors::{StoryAnchors, anchor_name};
pub use brand::{Brand, FoundLogo, LARGEST_ICON, LOGO_HEIGHT};
pub use check::{Checked, check, check_again};
pub use comments::{SNAPSHOTS, StoryComments};
pub use convert::{Converted, convert};
pub use digest::Digest;
pub use due::Due;
pub use edition::Edition;
pub use folder::Unsound;
pub use front::{ContainerPlan, Fill, FrontPlan, PinnedStory};
pub use front_file::SizeFile;
pub use known_names::{KnownNames, caseless};
pub use memory::Memory;
pub use most_read::{FILE as MOST_READ, MostRead};
pub use moved_places::{Place, Places};
pub use newsroom::{HeldBack, Newsroom};
pub use notation::Notation;
pub use players::has_player;
pub use printed::Printed;
pub use problem::{Complaint, Problem, SHOWN, Severity, counted, listed, some_of, summary};
pub use redirects::Redirect;
pub use source::SCHEMAS;
pub use story::{LeadImage, StandingPage, Story, Writer};
pub use subject::Subject;
pub use web_address::{WebAddress, has_scheme};
