//! The words of the interface, in the language of the site.
//!
//! The texts are in `crates/content/languages`, a file for each language. A site is published with one of
//! them, and the app gets that one alone: what the app knows itself are the places where the words stand.

use serde::{Deserialize, Serialize};

use crate::wire::{FromJson, Json};

macro_rules! words {
    ($($(#[$about:meta])* $word:ident,)*) => {
        /// A word or a phrase of the interface. What stands in braces is filled in.
        #[derive(Debug, Clone, Copy, PartialEq, Eq)]
        #[allow(missing_docs)] // The English texts say what each one is.
        pub enum Word { $($(#[$about])* $word,)* }

        impl Word {
            /// Every one of them, in the order in which they are published.
            pub const ALL: &[Self] = &[$(Self::$word,)*];

            /// Its name in the files of the languages. Only native code asks for it, so the browser's bundle
            /// has none of the names.
            pub const fn name(self) -> &'static str {
                match self { $(Self::$word => stringify!($word),)* }
            }

            /// The word of a name.
            pub fn named(name: &str) -> Option<Self> {
                Self::ALL.iter().copied().find(|word| word.name() == name)
            }
        }
    };
}

words! {
    // How the language writes numbers and dates.
    /// The ten digits, from zero.
    Digits,
    /// What stands between the thousands.
    Thousands,
    /// The months, separated by `|`.
    Months,
    /// A date: `{day}`, `{month}` and `{year}`.
    Date,
    /// A moment: `{date}`, `{time}` and `{zone}`.
    DateTime,
    /// What stands between the names of authors.
    Comma,

    // The frame of every page.
    SkipToContent,
    LoadingPage,
    MainNavigation,
    FooterNavigation,
    FollowUs,
    Feeds,
    DarkTheme,
    Home,
    Breadcrumb,

    // Lists of stories.
    LatestStories,
    NewerStories,
    OlderStories,
    Pages,
    PageOf,
    PageNumber,
    MoreTrending,
    YouMayAlsoLike,
    AlsoAbout,
    MoreFrom,
    JustPublished,

    // A story.
    // The kinds of story: see [`crate::Label`].
    Analysis,
    Opinion,
    Editorial,
    Explainer,
    Interview,
    Live,
    Obituary,
    Review,
    Satire,
    Sponsored,
    By,
    Published,
    Updated,
    InThisStory,
    DraftNote,
    EmbargoNote,
    OnThisPage,
    SeeAlso,
    PlayHere,
    /// `{host}` is where a video comes from.
    PlayedFrom,
    EnlargePicture,
    Picture,
    PreviousPicture,
    NextPicture,
    ClosePicture,
    Table,
    Faqs,
    ExpandAll,
    CollapseAll,
    LinkToAnswer,
    CopyLinkToAnswer,

    // Handing on.
    Share,
    ShareWith,
    Email,
    CopyLink,
    LabelOf,
    LinkCopied,
    CopyForbidden,
    SelectedPassage,
    CopyLinkToPassage,
    SharePassage,

    // Pages that are not there.
    PageNotFound,
    NothingHere,
    GoToFront,
    TryAgain,
    OpenPlainPage,
    Gone,
    GoneAdvice,
    Forbidden,
    ForbiddenAdvice,
    ServerProblem,
    ServerAdvice,
    Offline,
    OfflineAdvice,
    Unreachable,
    UnreachableAdvice,
    TooLong,
    TooLongAdvice,
    Damaged,
    DamagedAdvice,
    OtherDocument,
    OtherDocumentAdvice,
    Newer,
    NewerAdvice,

    // Comments.
    Comments,
    /// The rule by which the next five are chosen: see [`Words::comments`].
    PluralRule,
    CommentsOne,
    CommentsTwo,
    CommentsFew,
    CommentsMany,
    CommentsOther,
    CommentsClosed,
    CommentsModerated,
    CommentsScriptless,
    CommentOrder,
    NewestFirst,
    OldestFirst,
    MostLikedFirst,
    LoadingComments,
    NoComments,
    ShowMoreComments,
    ShowMoreReplies,
    CommentDeleted,
    CommentEmpty,
    /// `{comments}` is what [`Words::comments`] says.
    CommentsUnreadable,
    AttachedPicture,
    AttachedVideo,
    AttachedAudio,
    AttachedFile,
    LinkToComment,
    Sending,
    AwaitingModeration,
    Anonymous,
    DeleteForGood,
    Keep,
    Like,
    Dislike,
    Likes,
    Reply,
    Edit,
    Delete,
    YourComment,
    YourReply,
    PublishComment,
    PublishReply,
    Save,
    Preview,
    Cancel,
    MarkdownHint,
    Name,
    EmailField,
    Website,
    RememberMe,
    ReplyOn,
    ReplyOnOwnServer,
    CommentsAreReplies,
    CommentSent,
    CommentPublished,
    CommentsOffline,
    CommentsUnreachable,
    CommentsTooLong,
    CommentsGone,
    CommentsForbidden,
    CommentsServer,
    CommentsNonsense,
    CommentsNewer,
    RefusedTooShort,
    RefusedTooLong,
    RefusedTooFast,
    RefusedTooMany,
    RefusedOwnComment,
    RefusedNameMissing,
    RefusedEmailMissing,
    RefusedBadWebsite,
    RefusedNotYours,
    RefusedClosed,
    RefusedVotedBefore,
    RefusedUncertain,
    RefusedBadServer,
    RefusedOffline,
    RefusedFailed,
}

/// The words of one language, each at the place of its [`Word`].
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Words(pub Vec<String>);

impl FromJson for Words {
    fn from_json(json: &Json) -> Option<Self> {
        // Another number of words is another app's table: no word of it would stand at its place.
        let words = Vec::from_json(json)?;
        (words.len() == Word::ALL.len()).then_some(Self(words))
    }
}

impl Words {
    /// The values of [`Word::PluralRule`], each with the forms that [`Words::comments`] chooses by it besides
    /// [`Word::CommentsOther`].
    pub const PLURAL_RULES: [(&str, &[Word]); 3] = [
        ("", &[]),
        ("one", &[Word::CommentsOne]),
        (
            "arabic",
            &[
                Word::CommentsOne,
                Word::CommentsTwo,
                Word::CommentsFew,
                Word::CommentsMany,
            ],
        ),
    ];

    /// A word as it is.
    pub fn get(&self, word: Word) -> &str {
        self.0.get(word as usize).map_or("", String::as_str)
    }

    /// A phrase with something in place of each `{name}`.
    pub fn fill(&self, word: Word, values: &[(&str, &str)]) -> String {
        let mut filled = String::new();
        let mut rest = self.get(word);
        while let Some((before, after)) = rest.split_once('{') {
            let (name, after) = after.split_once('}').unwrap_or((after, ""));
            let value = values.iter().find(|(known, _)| *known == name);
            filled.push_str(before);
            filled.push_str(value.map_or("", |(_, value)| value));
            rest = after;
        }
        filled + rest
    }

    /// What a phrase says before and after its one place, if anything.
    pub fn around(&self, word: Word) -> (Option<&str>, Option<&str>) {
        let (before, place) = self.get(word).split_once('{').unwrap_or_default();
        let (_, after) = place.split_once('}').unwrap_or_default();
        (
            (!before.is_empty()).then_some(before),
            (!after.is_empty()).then_some(after),
        )
    }

    /// A number as the language writes it: `12,345`.
    pub fn number(&self, number: u32) -> String {
        let plain = number.to_string();
        let mut grouped = String::new();
        for (index, digit) in plain.chars().enumerate() {
            if index > 0 && (plain.len() - index).is_multiple_of(3) {
                grouped.push_str(self.get(Word::Thousands));
            }
            grouped.push(digit);
        }
        self.digits(&grouped)
    }

    /// How many comments there are, where that is known. The forms are those of the Unicode CLDR
    /// (<https://cldr.unicode.org/index/cldr-spec/plural-rules>).
    pub fn comments(&self, total: Option<u32>) -> String {
        let Some(total) = total.filter(|total| *total > 0) else {
            return self.get(Word::Comments).to_owned();
        };
        let form = match (self.get(Word::PluralRule), total, total % 100) {
            ("one" | "arabic", 1, _) => Word::CommentsOne,
            ("arabic", 2, _) => Word::CommentsTwo,
            ("arabic", _, 3..=10) => Word::CommentsFew,
            ("arabic", _, 11..) => Word::CommentsMany,
            _ => Word::CommentsOther,
        };
        self.fill(form, &[("count", &self.number(total))])
    }

    /// The day of a moment in RFC 3339: `24 November 2026`.
    pub fn day(&self, datetime: &str) -> String {
        let part = |range: std::ops::Range<usize>| datetime.get(range).unwrap_or_default();
        let month = part(5..7).parse().unwrap_or(0_usize).wrapping_sub(1);
        let month = self.get(Word::Months).split('|').nth(month).unwrap_or_default();
        let day = self.digits(part(8..10).trim_start_matches('0'));
        let year = self.digits(part(0..4));
        self.fill(Word::Date, &[("day", &day), ("month", month), ("year", &year)])
    }

    /// A moment in RFC 3339 to the minute, with the offset that it is written with.
    pub fn moment(&self, datetime: &str) -> String {
        // The offset is `Z`, or six characters like `+09:00`, after seconds that may have a fraction.
        let offset = datetime
            .get(datetime.len().saturating_sub(6)..)
            .filter(|offset| offset.starts_with(['+', '-']) && !offset.ends_with("00:00"));
        let zone = format!("UTC{}", offset.unwrap_or_default());
        let time = self.digits(datetime.get(11..16).unwrap_or_default());
        let date = self.day(datetime);
        self.fill(
            Word::DateTime,
            &[("date", &date), ("time", &time), ("zone", &zone)],
        )
    }

    /// A text with the digits of the language.
    pub fn digits(&self, text: &str) -> String {
        let digit = |c: char| {
            let place = c.to_digit(10)?;
            self.get(Word::Digits).chars().nth(place as usize)
        };
        text.chars().map(|c| digit(c).unwrap_or(c)).collect()
    }
}

/// The direction in which a language is written, as HTML's `dir` names it. A script that the tag names
/// (BCP 47, section 2.2.3) counts more than what the language is mostly written in.
pub fn direction(language: &str) -> &'static str {
    const RIGHT_TO_LEFT: [&str; 12] = [
        "ar", "arc", "ckb", "dv", "fa", "he", "ps", "sd", "syr", "ug", "ur", "yi",
    ];
    let mut parts = language.split('-');
    let first = parts.next().unwrap_or_default();
    let is_right_to_left = match parts.find(|part| part.len() == 4) {
        Some(script) => ["Arab", "Hebr", "Syrc", "Thaa"]
            .iter()
            .any(|known| script.eq_ignore_ascii_case(known)),
        None => RIGHT_TO_LEFT
            .iter()
            .any(|known| first.eq_ignore_ascii_case(known)),
    };
    if is_right_to_left { "rtl" } else { "ltr" }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn words(pairs: &[(Word, &str)]) -> Words {
        let mut words = vec![String::new(); Word::ALL.len()];
        for (word, text) in pairs {
            words[*word as usize] = (*text).to_owned();
        }
        Words(words)
    }

    #[test]
    fn every_word_stands_at_its_own_place() {
        // The name of each word is its text here, so that no other can be taken for it.
        let words = Words(Word::ALL.iter().map(|word| format!("{word:?}")).collect());
        for word in Word::ALL {
            assert_eq!(words.get(*word), format!("{word:?}"));
        }
    }

    #[test]
    fn every_word_is_found_by_its_name() {
        for word in Word::ALL {
            assert_eq!(Word::named(word.name()), Some(*word));
        }
        assert_eq!(Word::named("Byline"), None);
    }

    #[test]
    fn a_plural_rule_chooses_the_forms_that_it_is_said_to_choose() {
        for (rule, forms) in Words::PLURAL_RULES {
            let mut words = words(&[(Word::PluralRule, rule)]);
            let mut chosen = Vec::new();
            let counted = [
                Word::CommentsOne,
                Word::CommentsTwo,
                Word::CommentsFew,
                Word::CommentsMany,
                Word::CommentsOther,
            ];
            for form in counted {
                words.0[form as usize] = form.name().to_owned();
            }
            for total in 1..200 {
                chosen.extend(Word::named(&words.comments(Some(total))));
            }
            for form in counted {
                let expected = form == Word::CommentsOther || forms.contains(&form);
                assert_eq!(chosen.contains(&form), expected, "{rule}: {form:?}");
            }
        }
    }

    #[test]
    fn what_is_filled_in_is_never_taken_for_a_place_to_fill() {
        let words = words(&[(Word::PageOf, "{pages} and {page}!"), (Word::By, "{authors")]);
        assert_eq!(
            words.fill(Word::PageOf, &[("page", "{pages}"), ("pages", "{page}")]),
            "{page} and {pages}!"
        );
        assert_eq!(words.fill(Word::By, &[]), "");
        assert_eq!(words.around(Word::By), (None, None));
        assert_eq!(words.around(Word::PageOf), (None, Some(" and {page}!")));
    }

    #[test]
    fn a_date_that_is_none_makes_no_trouble() {
        let words = words(&[
            (Word::Date, "{day} {month} {year}"),
            (Word::DateTime, "{date} {time} {zone}"),
        ]);
        for odd in ["", "2026", "2026-99-99T99", "ééééééééééé", "+0000"] {
            let _ = words.moment(odd);
        }
    }

    #[test]
    fn the_direction_follows_the_script_where_the_tag_names_one() {
        for right in ["ar", "ar-EG", "he", "FA", "az-Arab"] {
            assert_eq!(direction(right), "rtl", "{right}");
        }
        for left in ["en", "ko", "ar-Latn", "arn", ""] {
            assert_eq!(direction(left), "ltr", "{left}");
        }
    }
}
