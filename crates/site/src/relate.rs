//! Which stories are offered beside a story: "You may also like" and "More trending".

use dateline_model::{Article, Reason, Related, Teaser};

use dateline_content::Newsroom;

/// How many stories are offered.
const OFFERED: usize = 4;
/// How many stories the ranking shows.
const RANKED: usize = 5;

/// Stories like this one: most shared tags first, then those of the section, then the newest.
pub(super) fn related(newsroom: &Newsroom, article: &Article) -> Vec<Related> {
    let mut others: Vec<_> = newsroom
        .articles
        .iter()
        .filter(|other| other.slug != article.slug)
        .map(|other| {
            let shared = other.tags.iter().filter(|tag| article.tags.contains(tag)).count();
            (shared, other.section == article.section, other)
        })
        .collect();
    // The newsroom's order is newest first, and the sort keeps it among equals.
    others.sort_by_key(|(shared, same_section, _)| std::cmp::Reverse((*shared, *same_section)));
    others
        .into_iter()
        .take(OFFERED)
        .map(|(_, same_section, other)| {
            let tag = article.tags.iter().find(|tag| other.tags.contains(tag));
            let reason = match tag {
                Some(tag) => Reason::Tag(tag.clone()),
                None if same_section => Reason::Section(other.section.name.clone()),
                None => Reason::Latest,
            };
            Related {
                teaser: other.teaser(&newsroom.site.words),
                reason,
            }
        })
        .collect()
}

/// The ranking in site.json, filled up with the newest where it is short; without the story at hand.
pub(super) fn trending(newsroom: &Newsroom, here: Option<&Article>) -> Vec<Teaser> {
    let ranked = newsroom
        .trending
        .iter()
        .filter_map(|slug| newsroom.articles.iter().find(|a| a.slug == *slug));
    let newest = newsroom
        .articles
        .iter()
        .filter(|article| !newsroom.trending.contains(&article.slug));
    ranked
        .chain(newest)
        .filter(|article| here.is_none_or(|here| here.slug != article.slug))
        .take(RANKED)
        .map(|article| article.teaser(&newsroom.site.words))
        .collect()
}
