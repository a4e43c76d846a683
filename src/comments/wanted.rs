//! Which comments are asked for, how many, how deep, and in which order.

/// The largest answer that is read, in bytes. A page of comments has some tens of kilobytes.
pub const LARGEST: usize = 2_000_000;

/// How many comments are asked for at a time, their replies not counted.
pub const PER_PAGE: u32 = 20;

/// How many replies to each are asked for with them.
pub const REPLIES: u32 = 5;

/// How deep replies stand within each other: as deep as the style sets them off. What answers a reply at the last
/// level stands beside it.
pub(super) const LEVELS: usize = 4;

/// The order of comments.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
#[allow(missing_docs)] // They say what they mean.
pub enum Sort {
    #[default]
    Newest,
    Oldest,
    MostLiked,
}

impl Sort {
    /// All orders.
    pub const ALL: [Self; 3] = [Self::Newest, Self::Oldest, Self::MostLiked];

    /// Its name in a form.
    pub const fn as_str(self) -> &'static str {
        match self {
            Self::Newest => "newest",
            Self::Oldest => "oldest",
            Self::MostLiked => "upvotes",
        }
    }
}

/// Which comments are wanted.
#[derive(Debug, Clone, Default)]
pub struct Wanted {
    /// In which order.
    pub sort: Sort,
    /// The replies to this comment; else those that answer none.
    pub parent: Option<String>,
    /// How many at most.
    pub limit: u32,
    /// How many are there already.
    pub offset: usize,
    /// Whether all replies are wanted with them: the one that is looked for may be among them.
    pub all_replies: bool,
}
