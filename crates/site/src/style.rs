//! The style of pages. Each has inside what applies to it; all of it is a file beside them, which the app loads for the
//! pages and parts that come later, and browsers when they print (docs/decisions/0007-style-inside-the-page.md).

use std::collections::BTreeSet;

use cssparser::{ParseError, Parser, Token};

use super::artifact::Artifact;
use super::fonts::{self, FontFace};
use dateline_content::Brand;
use dateline_content::colours::{ACCENT, Accent};
use dateline_content::files::hashed_name;

/// The at-rules whose blocks hold rules.
const HAVE_RULES: [&str; 4] = ["@media", "@supports", "@container", "@layer"];

/// The block of what is for paper alone. No page has it inside.
const FOR_PAPER: &str = "@media print";

/// A style sheet.
pub(super) struct Style {
    /// The newspaper's own fonts.
    faces: Vec<FontFace>,
    css: String,
}

/// What of a page style can apply to.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
pub(super) struct Present {
    classes: BTreeSet<String>,
    languages: BTreeSet<String>,
    /// The places of the fonts among all that there are.
    faces: BTreeSet<usize>,
}

impl Present {
    /// Reads it off HTML that was rendered here.
    pub(super) fn of(html: &str, language: &str, style: &Style) -> Self {
        let values = |name: &str| -> BTreeSet<String> {
            let values = html.split(name).skip(1).filter_map(|rest| rest.split('"').next());
            values
                .flat_map(str::split_whitespace)
                .map(str::to_owned)
                .collect()
        };
        let mut languages = values(" lang=\"");
        languages.insert(language.to_owned());
        Self {
            classes: values(" class=\""),
            languages,
            faces: style.faces_for(html),
        }
    }

    /// Whether text in a language, or in a regional form of it, is there (Selectors 4, section 8.2).
    fn has_language(&self, range: &str) -> bool {
        let is_within = |language: &String| {
            let rest = language.get(range.len()..);
            language
                .get(..range.len())
                .is_some_and(|start| start.eq_ignore_ascii_case(range))
                && rest.is_some_and(|rest| rest.is_empty() || rest.starts_with('-'))
        };
        self.languages.iter().any(is_within)
    }
}

impl Style {
    /// The sheet that stands in a template, taken out of it: Trunk writes an element for each file. After it comes what
    /// a newsroom has chosen.
    pub(super) fn take(html: &str, brand: &Brand, base_path: &str) -> (String, Self) {
        let (mut without, mut css) = (String::new(), String::new());
        let mut rest = html;
        while let Some((before, inside)) = rest.split_once("<style>") {
            let Some((own, after)) = inside.split_once("</style>") else {
                break;
            };
            without.push_str(if css.is_empty() {
                before
            } else {
                before.trim_start()
            });
            css.push_str(own);
            rest = after;
        }
        let faces = fonts::faces(&brand.fonts, base_path);
        css.push_str(&fonts::use_of(&brand.fonts, &css));
        css.push_str(&own_accent(brand.accent));
        css.push_str(&brand.style);
        (without + rest, Self { faces, css })
    }

    /// The file that has all of it.
    pub(super) fn path(&self) -> String {
        hashed_name("style.css", self.whole().as_bytes())
    }

    /// All of it.
    fn whole(&self) -> String {
        let faces = self.faces.iter().map(|face| &*face.css);
        faces.chain([&*self.css]).collect()
    }

    /// The fonts that have characters of a page. Those of markup are in the first part of every font.
    fn faces_for(&self, html: &str) -> BTreeSet<usize> {
        if self.faces.is_empty() {
            return BTreeSet::new();
        }
        let characters: BTreeSet<char> = html.chars().collect();
        let faces = self.faces.iter().enumerate();
        let wanted = faces.filter(|(_, face)| face.is_for(&characters));
        wanted.map(|(place, _)| place).collect()
    }

    /// The rules that can apply to a page as it was rendered. What cannot be read is kept.
    pub(super) fn for_page(&self, present: &Present) -> String {
        let faces = present.faces.iter().filter_map(|place| self.faces.get(*place));
        let faces = faces.map(|face| &*face.css).collect::<String>();
        faces + &rules(&mut Parser::new(&self.css), present)
    }
}

/// The rules for an accent that is not that of the style. On paper it stays black.
fn own_accent(accent: Accent) -> String {
    if accent == ACCENT {
        return String::new();
    }
    let token = |Accent { light, dark }| format!(":root{{--accent:light-dark({light},{dark})}}");
    format!(
        "@media screen{{{}}}@media screen and (prefers-contrast:more){{{}}}",
        token(accent),
        token(accent.enhanced())
    )
}

/// That file.
pub(super) fn artifacts(style: &Style) -> Vec<Artifact<'_>> {
    vec![Artifact::of_bytes(style.path(), style.whole())]
}

/// The rules of a sheet, or of a block that has some, as far as they can apply.
fn rules(input: &mut Parser<'_>, present: &Present) -> String {
    let mut kept = String::new();
    let mut begin = input.position();
    loop {
        let end = input.position();
        match input.next_including_whitespace().cloned() {
            Ok(Token::CurlyBracketBlock) => {
                let before = input.slice(begin..end).trim();
                let has_rules = HAVE_RULES.iter().any(|name| before.starts_with(name));
                let inside = nested(input, |input| {
                    if has_rules {
                        rules(input, present)
                    } else {
                        rest(input).to_owned()
                    }
                });
                let before = if before.starts_with('@') {
                    before.to_owned()
                } else {
                    possible(&mut Parser::new(before), present).join(",")
                };
                let applies = !(before.is_empty() || has_rules && inside.is_empty() || before == FOR_PAPER);
                if applies {
                    kept.extend([&before, "{", &inside, "}"]);
                }
            }
            Ok(Token::Semicolon) => kept.push_str(input.slice_from(begin).trim()),
            Ok(token) => {
                pass(input, &token);
                continue;
            }
            Err(_) => {
                kept.push_str(input.slice_from(begin).trim());
                return kept;
            }
        }
        begin = input.position();
    }
}

/// What is left to read, as it stands.
fn rest<'i>(input: &mut Parser<'i>) -> &'i str {
    let begin = input.position();
    while input.next_including_whitespace_and_comments().is_ok() {}
    input.slice_from(begin)
}

/// Those of a list of selectors that can match something.
fn possible<'i>(input: &mut Parser<'i>, present: &Present) -> Vec<&'i str> {
    let mut selectors = Vec::new();
    let (mut begin, mut is_possible) = (input.position(), true);
    loop {
        let end = input.position();
        let token = input.next_including_whitespace().cloned();
        match token {
            Ok(Token::Delim('.')) => {
                is_possible &= input
                    .expect_ident()
                    .is_ok_and(|class| present.classes.contains(&**class));
            }
            Ok(Token::Function(name)) if matches!(&*name, "is" | "where") => {
                is_possible &= nested(input, |input| !possible(input, present).is_empty());
            }
            Ok(Token::Function(name)) if &*name == "lang" => {
                is_possible &= nested(input, |input| {
                    let mut is_there = false;
                    while let Ok(range) = input.expect_ident_or_string() {
                        is_there |= present.has_language(range);
                        let _ = input.expect_comma();
                    }
                    is_there
                });
            }
            Ok(Token::Comma) | Err(_) => {
                if is_possible {
                    selectors.push(input.slice(begin..end).trim());
                }
                if token.is_err() {
                    return selectors;
                }
                (begin, is_possible) = (input.position(), true);
            }
            // Of all else a page may have everything, or come to have it.
            Ok(token) => pass(input, &token),
        }
    }
}

/// Goes past what a token opens, if it opens something.
fn pass(input: &mut Parser<'_>, token: &Token<'_>) {
    if matches!(
        token,
        Token::Function(_) | Token::ParenthesisBlock | Token::SquareBracketBlock
    ) {
        nested(input, |_| ());
    }
}

/// Reads what stands in a block, or between the parentheses of a function.
fn nested<T: Default>(input: &mut Parser<'_>, mut read: impl FnMut(&mut Parser<'_>) -> T) -> T {
    let read = input.parse_nested_block(|input| {
        let inside = read(input);
        rest(input);
        Ok::<_, ParseError<()>>(inside)
    });
    read.unwrap_or_default()
}

#[cfg(test)]
mod tests {
    use super::*;
    use dateline_content::typefaces::Typefaces;

    fn kept(css: &str, html: &str) -> String {
        let style = Style {
            faces: Vec::new(),
            css: css.to_owned(),
        };
        style.for_page(&Present::of(html, "en", &style))
    }

    #[test]
    fn the_styles_of_a_template_and_the_newsrooms_own_are_one_sheet() {
        let brand = Brand {
            accent: ACCENT,
            icon: None,
            logo: None,
            fonts: Typefaces::default(),
            style: "c{}".to_owned(),
        };
        let (html, style) = Style::take(
            "<a>\n  <style>a{}</style>\n  <style>b{}</style>\n<p>",
            &brand,
            "/",
        );
        assert_eq!((&*html, &*style.css), ("<a>\n  \n<p>", "a{}b{}c{}"));
        assert!(style.path().starts_with("style-h"));
    }

    #[test]
    fn a_page_has_the_rules_that_can_apply_to_it() {
        let html = "<p class=\"a b\">.c</p><p lang=\"ar\">";
        for css in [
            "p{x:y}",
            ".a{x:y}",
            ".a.b:hover>p::after{x:y}",
            "p:not(.c){x:y}",
            "p:has(.c){x:y}",
            ":is(.c,.a) p{x:y}",
            ":root[data-app=failed] p{x:y}",
            ":lang(ar){x:y}",
            ":lang(en){x:y}",
            ":lang(ko, \"ar\"){x:y}",
            "@media (width>1px){.a{x:y}}",
            "@keyframes c{from{x:y}}",
            "[href=\".c\"]{x:url(.c)}",
        ] {
            assert_eq!(kept(css, html), css);
        }
        for css in [
            ".c{x:y}",
            ".a .c{x:y}",
            ":is(.c,.d) p{x:y}",
            ":where(.c)>p{x:y}",
            ":lang(ko){x:y}",
            ":lang(ko,ja){x:y}",
            ":is(:lang(ko),:lang(ja)):is(p,em){x:y}",
            "@media print{.a{x:y}}",
            "@supports (x:y){@media (width>1px){.c{x:y}}}",
        ] {
            assert_eq!(kept(css, html), "", "{css}");
        }
        assert_eq!(kept(".c,.a,.d p,p{x:y}.c{x:y}", html), ".a,p{x:y}");
        // Regional forms.
        assert_eq!(kept(":lang(ar){x:y}", "<p lang=\"ar-EG\">"), ":lang(ar){x:y}");
        assert_eq!(kept(":lang(ar){x:y}", "<p lang=\"arn\">"), "");
    }
}
