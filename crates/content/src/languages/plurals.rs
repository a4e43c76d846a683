//! What the Unicode CLDR knows of a language that its file of words has to fit: the forms that a number chooses from, and
//! the languages that it inherits from. The build script compiles this file, too.

use dateline_model::Word;
use icu_locale::fallback::LocaleFallbackConfig;
use icu_locale::{Locale, LocaleFallbacker};
use icu_plurals::{PluralCategory, PluralRules};

/// The form of each number that [`Word::Plurals`] has a place for, as a place in [`Word::COMMENTS`].
pub fn forms(language: &Locale) -> impl Iterator<Item = usize> {
    // A script has no part in how a language counts, and ICU4X has nothing for `sr-Latn`.
    let mut language = language.clone();
    language.id.script = None;
    let rules = PluralRules::try_new_cardinal((&language).into()).ok();
    (0..200_u32).map(
        move |number| match rules.as_ref().map(|rules| rules.category_for(number)) {
            Some(PluralCategory::Zero) => 0,
            Some(PluralCategory::One) => 1,
            Some(PluralCategory::Two) => 2,
            Some(PluralCategory::Few) => 3,
            Some(PluralCategory::Many) => 4,
            Some(PluralCategory::Other) | None => 5,
        },
    )
}

/// The forms that whole numbers from 1 on choose, by their names in CLDR. Some languages have one more, for fractions or for
/// nothing at all, which nothing here asks for.
pub fn needed_forms(language: &Locale) -> Vec<(&'static str, Word)> {
    let chosen: Vec<_> = forms(language).skip(1).collect();
    let forms = Word::COMMENTS.into_iter().enumerate();
    let forms = forms.filter(|(form, _)| chosen.contains(form));
    forms.map(|(_, named)| named).collect()
}

/// The tag and those that it inherits from, the nearest first: `zh-TW`, `zh-Hant`. Traditional Chinese inherits nothing from
/// simplified. Nothing for what is not a tag (BCP 47).
pub fn lineage(tag: &str) -> Vec<String> {
    let Ok(locale) = tag.parse::<Locale>() else {
        return Vec::new();
    };
    let fallbacker = LocaleFallbacker::new();
    let mut next = fallbacker
        .for_config(LocaleFallbackConfig::default())
        .fallback_for((&locale).into());
    let mut tags = Vec::new();
    while !next.get().is_unknown() {
        tags.push(next.get().to_string());
        next.step();
    }
    tags
}
