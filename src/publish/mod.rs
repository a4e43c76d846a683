//! Publishing: from a folder of content to a site that any static host can carry. Native only.

mod colours;
pub mod comments;
pub mod content;
pub mod desk;
mod document;
mod feeds;
mod files;
pub mod hosting;
mod icons;
mod languages;
mod manifest;
mod open_graph;
mod output;
mod pages;
mod pictures;
mod placeholders;
mod policy;
mod redirects;
mod relate;
mod robots;
pub mod serve;
mod site;
mod sitemap;
mod social_card;
mod structured_data;
mod transliterate;
mod xml;

pub use site::{Options, Published, publish};
