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
    // How the language writes numbers and dates: by the Unicode CLDR, where no file says otherwise.
    /// The number 9,876,543,210: the digits, and what stands between them.
    Number,
    /// The months as they stand in a date, separated by `|`.
    Months,
    /// A date: `{day}`, `{month}` and `{year}`.
    Date,
    /// A moment: `{date}`, `{hour}`, `{minute}` and `{zone}`.
    DateTime,
    /// For each number from 0 to 199 the place of its form in [`Word::COMMENTS`].
    Plurals,
    /// What stands between the names of authors.
    Comma,

    // The frame of every page.
    SkipToContent,
    LoadingPage,
    MainNavigation,
    Sections,
    FindSection,
    NoSuchSection,
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
    Breaking,

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
    Updated,
    Corrected,
    Corrections,
    Updates,
    Sources,
    /// Above what is said of an author.
    AboutAuthor,
    InThisStory,
    ReadingTime,
    Topics,
    PreviousInSection,
    NextInSection,
    DraftNote,
    EmbargoNote,
    OnThisPage,
    SeeAlso,
    PlayHere,
    /// `{host}` is where a video comes from.
    PlayedFrom,
    Transcript,
    /// How large a file is, in thousands of bytes: `{count}`.
    Kilobytes,
    /// The same, in millions.
    Megabytes,
    EnlargePicture,
    Picture,
    PreviousPicture,
    NextPicture,
    Close,
    Table,
    Faqs,
    ExpandAll,
    CollapseAll,
    LinkToAnswer,

    // Reading and listening.
    TextSettings,
    TextSize,
    TextSmall,
    TextNormal,
    TextLarge,
    TextLargest,
    LineLength,
    LinesShort,
    LinesNormal,
    LinesLong,
    Listen,
    Pause,
    Resume,
    PreviousSentence,
    NextSentence,
    StopListening,
    VoiceFails,

    // Handing on.
    Share,
    ShareWith,
    Email,
    CopyLink,
    Copied,
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
    CommentsZero,
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

impl Word {
    /// What the Unicode CLDR knows of a language.
    pub const OF_CLDR: [Self; 5] = [
        Self::Number,
        Self::Months,
        Self::Date,
        Self::DateTime,
        Self::Plurals,
    ];

    /// How many comments there are, in the forms that a language may have, with the names of the Unicode CLDR in
    /// its order (<https://cldr.unicode.org/index/cldr-spec/plural-rules>).
    pub const COMMENTS: [(&str, Self); 6] = [
        ("zero", Self::CommentsZero),
        ("one", Self::CommentsOne),
        ("two", Self::CommentsTwo),
        ("few", Self::CommentsFew),
        ("many", Self::CommentsMany),
        ("other", Self::CommentsOther),
    ];
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
        let mut rest = number;
        let mut written = Vec::new();
        for sign in self.get(Word::Number).chars().rev() {
            if self.is_digit(sign) {
                written.push(self.digit(rest % 10));
                rest /= 10;
                if rest == 0 {
                    break;
                }
            } else {
                written.push(sign);
            }
        }
        written.iter().rev().collect()
    }

    /// How many comments there are, where that is known.
    pub fn comments(&self, total: Option<u32>) -> String {
        let Some(total) = total.filter(|total| *total > 0) else {
            return self.get(Word::Comments).to_owned();
        };
        self.fill(self.form(total), &[("count", &self.number(total))])
    }

    /// The form that a number has. From 100 on it is that of its last two digits: all languages of the Unicode CLDR go by
    /// these, but for round millions in some.
    fn form(&self, number: u32) -> Word {
        let place = if number < 200 { number } else { 100 + number % 100 };
        let form = self.get(Word::Plurals).as_bytes().get(place as usize);
        let form = form.and_then(|digit| Word::COMMENTS.get(usize::from(digit.wrapping_sub(b'0'))));
        form.map_or(Word::CommentsOther, |(_, word)| *word)
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
        let time = |range| self.digits(datetime.get(range).unwrap_or_default());
        let (hour, minute) = (time(11..13), time(14..16));
        let date = self.day(datetime);
        self.fill(
            Word::DateTime,
            &[
                ("date", &date),
                ("hour", &hour),
                ("minute", &minute),
                ("zone", &zone),
            ],
        )
    }

    /// A text with the digits of the language.
    pub fn digits(&self, text: &str) -> String {
        let digit = |c: char| c.to_digit(10).map_or(c, |digit| self.digit(digit));
        text.chars().map(digit).collect()
    }

    /// The digits of every script follow each other, from its zero: that is the last sign of the number.
    fn digit(&self, digit: u32) -> char {
        char::from_u32(self.zero() + digit).unwrap_or_default()
    }

    fn is_digit(&self, sign: char) -> bool {
        (self.zero()..self.zero() + 10).contains(&u32::from(sign))
    }

    fn zero(&self) -> u32 {
        self.get(Word::Number).chars().next_back().unwrap_or('0').into()
    }
}

/// The direction in which a language is written, as HTML's `dir` names it. A script that the tag names
/// (BCP 47, section 2.2.3) counts more than what the language is mostly written in. Browsers ask this too, and not all of them
/// know it themselves, so it is a list, which a test holds against the Unicode CLDR.
pub fn direction(language: &str) -> &'static str {
    const RIGHT_TO_LEFT: [&str; 15] = [
        "ar", "arc", "bal", "ckb", "dv", "fa", "he", "ks", "nqo", "ps", "sd", "syr", "ug", "ur", "yi",
    ];
    const SCRIPTS: [&str; 8] = ["Adlm", "Arab", "Aran", "Hebr", "Nkoo", "Rohg", "Syrc", "Thaa"];
    let mut parts = language.split('-');
    let first = parts.next().unwrap_or_default();
    let is_right_to_left = match parts.find(|part| part.len() == 4) {
        Some(script) => SCRIPTS.iter().any(|known| script.eq_ignore_ascii_case(known)),
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
    fn a_number_has_the_digits_and_groups_of_the_language() {
        for (sample, number, written) in [
            ("9,876,543,210", 0, "0"),
            ("9,876,543,210", 999, "999"),
            ("9,876,543,210", 1_000, "1,000"),
            ("9,876,543,210", u32::MAX, "4,294,967,295"),
            ("9,87,65,43,210", 123_456, "1,23,456"),
            ("۹٬۸۷۶٬۵۴۳٬۲۱۰", 20_103, "۲۰٬۱۰۳"),
        ] {
            assert_eq!(words(&[(Word::Number, sample)]).number(number), written);
        }
    }

    #[test]
    fn a_number_chooses_its_form_by_itself_and_then_by_its_last_two_digits() {
        let plurals: String = (0..200)
            .map(|number| if number == 1 { '1' } else { '5' })
            .collect();
        let words = words(&[
            (Word::Number, "9876543210"),
            (Word::Plurals, &plurals),
            (Word::Comments, "none"),
            (Word::CommentsOne, "{count} a"),
            (Word::CommentsOther, "{count} b"),
        ]);
        for (total, said) in [
            (0, "none"),
            (1, "1 a"),
            (2, "2 b"),
            (101, "101 b"),
            (4201, "4201 b"),
        ] {
            assert_eq!(words.comments(Some(total)), said);
        }
        assert_eq!(words.comments(None), "none");
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
            (Word::DateTime, "{date} {hour} {minute} {zone}"),
        ]);
        for odd in ["", "2026", "2026-99-99T99", "ééééééééééé", "+0000"] {
            let _ = words.moment(odd);
        }
    }

    #[test]
    fn the_direction_follows_the_script_where_the_tag_names_one() {
        for right in ["ar", "ar-EG", "he", "FA", "az-Arab", "ff-Adlm"] {
            assert_eq!(direction(right), "rtl", "{right}");
        }
        for left in ["en", "ko", "ar-Latn", "arn", ""] {
            assert_eq!(direction(left), "ltr", "{left}");
        }
    }

    #[test]
    fn the_direction_of_each_language_is_that_of_the_unicode_cldr() {
        use icu_locale::{Direction, LanguageIdentifier, LocaleDirectionality};
        // Those that CLDR knows well enough to write in them, and all that it knows of.
        let (common, extended) = (
            LocaleDirectionality::new_common(),
            LocaleDirectionality::new_extended(),
        );
        let letters = || 'a'..='z';
        let two = letters().flat_map(|a| letters().map(move |b| format!("{a}{b}")));
        let three = two
            .clone()
            .flat_map(|tag| letters().map(move |c| format!("{tag}{c}")));
        let is_wrong = |tag: &String| {
            let language: LanguageIdentifier = tag.parse().unwrap();
            match direction(tag) {
                "rtl" => extended.get(&language) != Some(Direction::RightToLeft),
                _ => common.get(&language) == Some(Direction::RightToLeft),
            }
        };
        let wrong: Vec<_> = two.chain(three).filter(is_wrong).collect();
        assert_eq!(wrong, [""; 0]);
    }
}
