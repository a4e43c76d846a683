//! From a newsroom to a site that any static host can carry: pages, feeds, sitemaps, pictures, what hosts are told.

mod colours;
pub mod comments;
mod document;
mod feeds;
pub mod hosting;
mod icons;
mod manifest;
mod open_graph;
mod output;
mod page_meta;
mod pages;
mod pictures;
mod policy;
mod redirects;
mod relate;
mod robots;
pub mod serve;
mod site;
mod sitemap;
mod social_card;
mod structured_data;
mod xml;

pub use site::{Options, Published, publish};
