//! Addresses of passages: text fragments, as the URL Fragment Text Directives specification
//! (WICG Scroll to Text Fragment, sections 3.2 to 3.5) defines them.

use std::ops::Range;

use percent_encoding::{NON_ALPHANUMERIC, utf8_percent_encode};

/// The longest passage that is written out whole, in characters. A longer one is named by its first
/// and its last words (section 4.1, "Prefer exact matching to range-based", advises the same figure).
const WHOLE: usize = 300;

/// With how many words of context a passage is told from its likes, at most.
const CONTEXT: usize = 12;

/// How many words begin and end a long passage.
const ENDS: Range<usize> = 4..16;

/// The text directive of a passage, for the end of an address: `#:~:text=…`. It names the whole words
/// that the selection touches. None where no words are selected, or no directive tells the passage
/// from an earlier one.
///
/// `text` is what the page shows, with a line break between blocks and single spaces otherwise;
/// `selected` counts its characters, and so do `breaks`: where words and what is between them begin (Unicode
/// Standard Annex 29, section 4). `lower` is the same in lower case, since browsers find a passage
/// whatever its case. (The browser's tables for both are at hand; Rust's would weigh in the bundle.)
pub fn text_fragment(text: &str, lower: &str, breaks: &[usize], selected: Range<usize>) -> Option<String> {
    let page = Page::new(text, lower, breaks);
    let passage = page.whole_words(selected)?;
    let directives = page.exact(&passage).chain(page.by_ends(&passage));
    directives
        .flat_map(|(start, end)| page.with_context(&passage, start, end))
        .find(|directive| page.find(directive).as_ref() == Some(&passage))
        .map(|directive| format!("#:~:text={}", page.write(&directive)))
}

/// Where words begin in scripts that put signs or spaces between them, for browsers that can't tell.
pub fn breaks_at_signs(text: &str) -> Vec<usize> {
    let mut is_in_word = false;
    let breaks = text.chars().enumerate().filter(|(_, c)| {
        let was_in_word = is_in_word;
        is_in_word = is_of_word(*c) || matches!(c, '’' | '\'');
        !(was_in_word && is_in_word)
    });
    breaks.map(|(at, _)| at).collect()
}

/// A directive: places in the page whose words it is made of.
#[derive(Clone)]
struct Directive {
    prefix: Option<Range<usize>>,
    start: Range<usize>,
    end: Option<Range<usize>>,
    suffix: Option<Range<usize>>,
}

struct Page<'a> {
    chars: Vec<char>,
    lower: Vec<char>,
    breaks: &'a [usize],
}

impl<'a> Page<'a> {
    fn new(text: &str, lower: &str, breaks: &'a [usize]) -> Self {
        let chars: Vec<char> = text.chars().collect();
        let mut lower: Vec<char> = lower.chars().collect();
        // A few letters become two in lower case: then the places would differ.
        if lower.len() != chars.len() {
            lower.clone_from(&chars);
        }
        Self { chars, lower, breaks }
    }

    /// A selection without the white space at its ends, widened to whole words: a browser finds no half
    /// ones.
    fn whole_words(&self, selected: Range<usize>) -> Option<Range<usize>> {
        let selected = selected.start.min(self.chars.len())..selected.end.min(self.chars.len());
        let is_text = |at: &usize| !self.chars[*at].is_whitespace();
        let first = selected.clone().find(is_text)?;
        let last = selected.rev().find(is_text)?;
        Some(self.break_before(first)..self.break_after(last))
    }

    /// Where the word at a place begins.
    fn break_before(&self, at: usize) -> usize {
        let next = self.breaks.partition_point(|begin| *begin <= at);
        next.checked_sub(1).map_or(0, |index| self.breaks[index])
    }

    /// Where the word at a place ends.
    fn break_after(&self, at: usize) -> usize {
        let next = self.breaks.partition_point(|begin| *begin <= at);
        self.breaks
            .get(next)
            .map_or(self.chars.len(), |end| (*end).min(self.chars.len()))
    }

    /// The passage itself, where it is short and within one block.
    fn exact(&self, passage: &Range<usize>) -> impl Iterator<Item = (Range<usize>, Option<Range<usize>>)> {
        let whole = passage.len() <= WHOLE && !self.chars[passage.clone()].contains(&'\n');
        whole.then(|| (passage.clone(), None)).into_iter()
    }

    /// The first and the last words of the passage, ever more of them.
    fn by_ends(&self, passage: &Range<usize>) -> impl Iterator<Item = (Range<usize>, Option<Range<usize>>)> {
        ENDS.filter_map(|count| {
            let start = passage.start..self.words_after(passage.start, count).min(passage.end);
            let end = self.words_before(passage.end, count).max(passage.start)..passage.end;
            (start.end < end.start).then_some((start, Some(end)))
        })
    }

    /// A directive without context, then with ever more of it.
    fn with_context(
        &self,
        passage: &Range<usize>,
        start: Range<usize>,
        end: Option<Range<usize>>,
    ) -> impl Iterator<Item = Directive> {
        let bare = Directive {
            prefix: None,
            start,
            end,
            suffix: None,
        };
        // Context that lies in a neighbouring block counts as well, but is never of two blocks.
        let before = (0..passage.start)
            .rev()
            .find(|at| !self.chars[*at].is_whitespace());
        let after = (passage.end..self.chars.len()).find(|at| !self.chars[*at].is_whitespace());
        (0..=CONTEXT).map(move |count| {
            let context = count > 0;
            Directive {
                prefix: before
                    .filter(|_| context)
                    .map(|at| self.words_before(at + 1, count)..at + 1),
                suffix: after
                    .filter(|_| context)
                    .map(|at| at..self.words_after(at, count)),
                ..bare.clone()
            }
        })
    }

    /// Where so many words of a block begin that end at a place.
    fn words_before(&self, end: usize, count: usize) -> usize {
        let (mut start, mut left) = (end, count);
        while left > 0 && start > 0 && self.chars[start - 1] != '\n' {
            let begin = self.break_before(start - 1);
            left -= usize::from(self.is_word(begin..start));
            start = begin;
        }
        start
    }

    /// Where so many words of a block end that begin at a place.
    fn words_after(&self, start: usize, count: usize) -> usize {
        let (mut end, mut left) = (start, count);
        while left > 0 && end < self.chars.len() && self.chars[end] != '\n' {
            let past = self.break_after(end);
            left -= usize::from(self.is_word(end..past));
            end = past;
        }
        end
    }

    fn is_word(&self, mut range: Range<usize>) -> bool {
        range.any(|at| is_of_word(self.chars[at]))
    }

    /// What a browser finds by a directive (section 3.5.2, "Finding ranges in a document").
    fn find(&self, directive: &Directive) -> Option<Range<usize>> {
        let Directive {
            prefix,
            start,
            end,
            suffix,
        } = directive;
        let lead = prefix.as_ref().unwrap_or(start);
        let mut from = 0;
        loop {
            let first = self.next(lead, from)?;
            from = first + 1;
            let at = if prefix.is_some() {
                self.skip_space(first + lead.len())
            } else {
                first
            };
            if !self.is_at(start, at) {
                continue;
            }
            let mut past = at + start.len();
            loop {
                if let Some(end) = end {
                    past = self.next(end, past)? + end.len();
                }
                let Some(suffix) = suffix else {
                    return Some(at..past);
                };
                if self.is_at(suffix, self.skip_space(past)) {
                    return Some(at..past);
                }
                if end.is_none() {
                    break;
                }
            }
        }
    }

    fn skip_space(&self, from: usize) -> usize {
        let rest = self.chars.get(from..).unwrap_or_default();
        from + rest.iter().take_while(|c| c.is_whitespace()).count()
    }

    fn next(&self, words: &Range<usize>, from: usize) -> Option<usize> {
        (from..(self.chars.len() + 1).checked_sub(words.len())?).find(|at| self.is_at(words, *at))
    }

    /// Whether these words stand at a place. A browser finds whole words only, so this finds all that a
    /// browser does, and perhaps more: then the passage gets some context that it could do without.
    fn is_at(&self, words: &Range<usize>, at: usize) -> bool {
        self.lower.get(at..at + words.len()) == self.lower.get(words.clone())
    }

    fn write(&self, directive: &Directive) -> String {
        // Everything but letters and digits is escaped: the specification asks it of `-`, `,` and
        // `&`, and a chat that makes links of addresses would leave a last full stop or bracket out.
        let words = |range: &Range<usize>| {
            let text: String = self.chars[range.clone()].iter().collect();
            utf8_percent_encode(&text, NON_ALPHANUMERIC).to_string()
        };
        let Directive {
            prefix,
            start,
            end,
            suffix,
        } = directive;
        let parts = [
            prefix.as_ref().map(|prefix| format!("{}-", words(prefix))),
            Some(words(start)),
            end.as_ref().map(words),
            suffix.as_ref().map(|suffix| format!("-{}", words(suffix))),
        ];
        parts.into_iter().flatten().collect::<Vec<_>>().join(",")
    }
}

/// Whether it is neither a space nor a punctuation mark, in the blocks of Unicode where the usual ones are.
fn is_of_word(c: char) -> bool {
    !c.is_whitespace()
        && !c.is_ascii_punctuation()
        && !matches!(c, '\u{2010}'..='\u{205e}' | '\u{3001}'..='\u{3011}' | '«' | '»')
}

#[cfg(test)]
mod tests {
    use super::*;

    /// The directive of the only, or of the last, place with these words.
    fn fragment(text: &str, passage: &str) -> Option<String> {
        let at = text.rfind(passage).unwrap();
        let start = text[..at].chars().count();
        let selected = start..start + passage.chars().count();
        text_fragment(text, &text.to_lowercase(), &breaks_at_signs(text), selected)
            .map(|fragment| fragment.replace("%20", " "))
    }

    #[test]
    fn a_passage_that_is_there_once_is_named_by_itself() {
        let text = "A headline\nThe line was drawn in 1953.";
        assert_eq!(fragment(text, "line was").unwrap(), "#:~:text=line was");
    }

    #[test]
    fn half_words_are_made_whole_and_spaces_at_the_ends_left_out() {
        let text = "A headline\nThe line was drawn in 1953.";
        assert_eq!(fragment(text, "ne was dr").unwrap(), "#:~:text=line was drawn");
        assert_eq!(fragment(text, " was ").unwrap(), "#:~:text=was");
        assert_eq!(text_fragment(text, text, &breaks_at_signs(text), 10..11), None);
        assert_eq!(
            fragment("They don’t (yet), he said.", "on’t (ye").unwrap(),
            "#:~:text=don%E2%80%99t %28yet"
        );
    }

    #[test]
    fn what_a_directive_is_written_with_is_escaped() {
        let text = "Read Smith-Jones, Ltd & “co”.";
        assert_eq!(
            fragment(text, "Smith-Jones, Ltd & “co”.").unwrap(),
            "#:~:text=Smith%2DJones%2C Ltd %26 %E2%80%9Cco%E2%80%9D%2E"
        );
    }

    #[test]
    fn a_passage_that_has_an_earlier_like_gets_context() {
        let text = "Red is the first colour.\nBlue is the first colour too.";
        assert_eq!(
            fragment(text, "is the first").unwrap(),
            "#:~:text=Blue-,is the first,-colour"
        );
        // The words before may stand in the block before.
        let text = "One\nThe end\nTwo\nThe end";
        assert_eq!(fragment(text, "The end").unwrap(), "#:~:text=Two-,The end");
    }

    #[test]
    fn case_makes_no_difference() {
        assert_eq!(
            fragment("THE END is near.\nthe end", "the end").unwrap(),
            "#:~:text=near%2E-,the end"
        );
    }

    #[test]
    fn a_long_passage_and_one_of_several_blocks_are_named_by_their_ends() {
        let words: Vec<_> = (0..100).map(|n| format!("word{n}")).collect();
        let text = words.join(" ");
        assert_eq!(
            fragment(&text, &text).unwrap(),
            "#:~:text=word0 word1 word2 word3,word96 word97 word98 word99"
        );
        let text = "It began so.\nThen it went on for a while.\nSo it ended.";
        assert_eq!(
            fragment(text, "began so.\nThen it went on for a while.\nSo it").unwrap(),
            "#:~:text=began so%2E,So it"
        );
    }

    #[test]
    fn the_end_of_a_range_is_the_first_that_fits() {
        let text = "a b c d e\nw x y z\n1 2 3 4\nq w x y z";
        // `w x y z` alone would end the passage too early.
        assert_eq!(fragment(text, text).unwrap(), "#:~:text=a b c d e,q w x y z");
    }

    #[test]
    fn hangul_and_other_scripts_are_found() {
        let text = "북한 식당 종업원\n중국을 떠난 종업원들";
        assert_eq!(
            text_fragment(text, text, &breaks_at_signs(text), 10..13).unwrap(),
            format!("#:~:text={}", utf8_percent_encode("중국을", NON_ALPHANUMERIC))
        );
    }

    #[test]
    fn where_no_spaces_are_words_are_what_the_breaks_say() {
        let text = "東京都は新しい計画を発表した。計画は来年から始まる。";
        let breaks = [0, 2, 3, 4, 7, 9, 10, 12, 13, 14, 15, 17, 18, 20, 22, 25];
        // Half of 発表, in the middle of the paragraph.
        let encoded = |text| utf8_percent_encode(text, NON_ALPHANUMERIC).to_string();
        assert_eq!(
            text_fragment(text, text, &breaks, 10..11).unwrap(),
            format!("#:~:text={}", encoded("発表"))
        );
        // 計画 stands there twice: one word before and after tells which.
        assert_eq!(
            text_fragment(text, text, &breaks, 15..17).unwrap(),
            format!(
                "#:~:text={}-,{},-{}",
                encoded("た。"),
                encoded("計画"),
                encoded("は")
            )
        );
    }
}
