//! How a language writes numbers and dates, as the Unicode CLDR has it in ICU4X: read off one number and one moment that it
//! writes, and kept as words. So the few lines of `Words` write them on both sides, and a browser with older or newer tables
//! can't say anything else than the page.

use std::fmt;

use dateline_model::{Word, Words};
use icu_calendar::{Date, Gregorian};
use icu_datetime::fieldsets::{self, zone::LocalizedOffsetShort};
use icu_datetime::input::{Time, UtcOffset, ZonedDateTime};
use icu_datetime::options::TimePrecision;
use icu_datetime::{DateTimeFormatterPreferences, FixedCalendarDateTimeFormatter, parts};
use icu_decimal::DecimalFormatter;
use icu_decimal::options::DecimalFormatterOptions;
use icu_locale::Locale;
use icu_locale::preferences::extensions::unicode::keywords::HourCycle;
use writeable::{Part, PartsWrite, Writeable};

use super::plurals::forms;

/// A year in which the months were written.
const YEAR: i32 = 2026;

/// [`Word::OF_CLDR`] of a language, and of all other words nothing; of a language that CLDR does not know, only what no file
/// can say.
pub(super) fn words(language: &Locale) -> Words {
    let mut words = Words(vec![String::new(); Word::ALL.len()]);
    let mut set = |word: Word, text| words.0[word as usize] = text;
    set(
        Word::Plurals,
        forms(language).map(|form| form.to_string()).collect(),
    );
    if let Some(Dates { months, date, moment }) = dates(language) {
        set(Word::Months, months);
        set(Word::Date, date);
        set(Word::DateTime, moment);
        set(Word::Number, number(language).unwrap_or_default());
    }
    words
}

fn number(language: &Locale) -> Option<String> {
    let format = DecimalFormatter::try_new(language.into(), DecimalFormatterOptions::default()).ok()?;
    Some(
        format
            .format(&9_876_543_210_u64.into())
            .write_to_string()
            .into_owned(),
    )
}

struct Dates {
    months: String,
    date: String,
    moment: String,
}

fn dates(language: &Locale) -> Option<Dates> {
    let mut preferences = DateTimeFormatterPreferences::from(language);
    preferences.hour_cycle = Some(HourCycle::H23);
    let day = fieldsets::YMD::long();
    let date_format = FixedCalendarDateTimeFormatter::<Gregorian, _>::try_new(preferences, day).ok()?;
    let moment = day
        .with_time(TimePrecision::Minute)
        .with_zone(LocalizedOffsetShort);
    let format = FixedCalendarDateTimeFormatter::<Gregorian, _>::try_new(preferences, moment).ok()?;
    let mut months = Vec::new();
    let mut date = Template::default();
    for month in 1..=12 {
        let day = Date::try_new_gregorian(YEAR, month, 15).ok()?;
        date = Template::of(&date_format.format(&day))?;
        months.push(date.month.clone());
    }
    let moment = ZonedDateTime {
        date: Date::try_new_gregorian(YEAR, 12, 15).ok()?,
        time: Time::try_new(12, 30, 0, 0).ok()?,
        zone: UtcOffset::try_from_seconds(9 * 3600).ok()?,
    };
    let moment = Template::of(&format.format(&moment))?;
    // So CLDR's root names months, which stands in for languages that it does not know.
    (months.first()? != "M01").then(|| Dates {
        months: months.join("|"),
        moment: moment.text.replace(&date.text, "{date}"),
        date: date.text,
    })
}

/// A date with `{year}` in place of its year, and so on.
#[derive(Default)]
struct Template {
    text: String,
    /// The month that stood there.
    month: String,
}

impl Template {
    fn of(date: &impl Writeable) -> Option<Self> {
        let mut template = Self::default();
        date.write_to_parts(&mut template).ok()?;
        Some(template)
    }
}

impl fmt::Write for Template {
    fn write_str(&mut self, text: &str) -> fmt::Result {
        self.text.push_str(text);
        Ok(())
    }
}

impl PartsWrite for Template {
    type SubPartsWrite = Self;

    fn with_part(&mut self, part: Part, mut write: impl FnMut(&mut Self) -> fmt::Result) -> fmt::Result {
        let place = match part {
            parts::YEAR => "{year}",
            parts::MONTH => "{month}",
            parts::DAY => "{day}",
            parts::HOUR => "{hour}",
            parts::MINUTE => "{minute}",
            parts::TIME_ZONE_NAME => "{zone}",
            _ => return write(self),
        };
        let before = std::mem::take(&mut self.text);
        write(self)?;
        let written = std::mem::replace(&mut self.text, before + place);
        if part == parts::MONTH {
            self.month = written;
        }
        Ok(())
    }
}

#[cfg(test)]
mod tests {
    use icu_plurals::PluralRules;

    use super::*;
    use crate::languages::languages;

    /// Others than ours, with scripts, calendars and rules of many kinds.
    const OTHERS: [&str; 36] = [
        "ar-EG", "ar-MA", "bg", "bn", "ca", "cs", "cy", "da", "el", "en-GB", "et", "eu", "fi", "ga", "gl",
        "hu", "is", "ka", "kk", "lt", "lv", "mk", "mr", "ms", "mt", "nb", "ne", "pt-PT", "ro", "sk", "sl",
        "sr-Latn", "sv", "sw", "th", "ur",
    ];

    fn each(check: impl Fn(&Locale, &Words)) {
        let ours = languages().map(|(language, _)| language);
        for language in ours.chain(OTHERS) {
            let language: Locale = language.parse().unwrap();
            check(&language, &words(&language));
        }
    }

    #[test]
    fn a_date_that_is_put_together_of_words_is_the_one_that_icu4x_writes() {
        each(|language, words| {
            let format = FixedCalendarDateTimeFormatter::<Gregorian, _>::try_new(
                language.into(),
                fieldsets::YMD::long(),
            );
            let format = format.unwrap();
            for (year, month) in [(1999, 1), (2026, 5), (2026, 11), (2027, 12)] {
                // Slovenes and Serbs put a zero before a day of one digit.
                let has_zero = matches!(language.id.language.as_str(), "sl" | "sr");
                for day in if has_zero { [10, 28] } else { [1, 28] } {
                    let date = Date::try_new_gregorian(year, month, day).unwrap();
                    let said = words.day(&format!("{year}-{month:02}-{day:02}"));
                    assert_eq!(said, format.format(&date).to_string(), "{language}");
                }
            }
            assert!(
                words.get(Word::DateTime).contains("{date}"),
                "{language}: {}",
                words.get(Word::DateTime)
            );
        });
    }

    #[test]
    fn a_number_that_is_put_together_of_signs_is_the_one_that_icu4x_writes() {
        // But for 1234: CLDR has that without a separator in some languages, where newspapers set one.
        each(|language, words| {
            let format =
                DecimalFormatter::try_new(language.into(), DecimalFormatterOptions::default()).unwrap();
            for number in [0, 7, 10, 365, 65_535, 123_456, 1_000_000, u32::MAX] {
                assert_eq!(
                    words.number(number),
                    format.format(&number.into()).to_string(),
                    "{language}"
                );
            }
        });
    }

    #[test]
    fn the_form_of_a_number_is_that_of_its_last_two_digits_in_every_language() {
        each(|language, words| {
            let mut plain = language.clone();
            plain.id.script = None;
            let rules = PluralRules::try_new_cardinal((&plain).into()).unwrap();
            let mut words = words.clone();
            for (name, form) in Word::COMMENTS {
                words.0[form as usize] = name.to_owned();
            }
            for number in (1..2_000).chain([65_535, 100_001, 999_999]) {
                let expected = format!("{:?}", rules.category_for(number)).to_lowercase();
                assert_eq!(words.comments(Some(number)), expected, "{language}: {number}");
            }
        });
    }

    #[test]
    fn of_a_language_that_cldr_does_not_know_nothing_is_known() {
        let words = words(&"qaa".parse().unwrap());
        assert_eq!(words.get(Word::Months), "");
        assert_eq!(words.get(Word::Number), "");
    }
}
