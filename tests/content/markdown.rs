//! Stories in Markdown: the same values, checks, places and remedies as in JSON.

use std::fs;

use dateline_content::{Problem, Severity, check, convert};
use serde_json::{Value, json};

use super::{NOW, article, checked, folder, site};

/// The fields of a sound story, in eight lines.
const HEAD: &str = "---\ntitle: A story\nsummary: In short.\nsection: news\ndate_published: 2026-11-20T09:30:00Z\nauthors:\n  - name: Desk\n---\n";

/// The problems of a story with this text below its fields.
fn problems_of(text: &str) -> Vec<Problem> {
    problems_of_file(&format!("{HEAD}{text}"))
}

fn problems_of_file(text: &str) -> Vec<Problem> {
    checked(&site(), &[("story.md", text.into())]).problems
}

/// The values of a story with this text below its fields, as JSON has them.
fn values_of(text: &str) -> Value {
    let folder = folder().join("articles");
    fs::create_dir_all(&folder).unwrap();
    let path = folder.join("story.md");
    fs::write(&path, format!("{HEAD}{text}")).unwrap();
    let json = convert(&path).unwrap().write(false).unwrap();
    serde_json::from_str(&fs::read_to_string(json).unwrap()).unwrap()
}

#[test]
fn fields_may_be_yaml_or_toml() {
    let toml = "+++\ntitle = \"A story\"\nsummary = \"In short.\"\nsection = \"news\"\ndate_published = 2026-11-20T09:30:00Z\nauthors = [{ name = \"Desk\" }]\n+++\nWords.\n";
    for text in [
        format!("{HEAD}Words.\n"),
        format!("{HEAD}Words.").replace('\n', "\r\n"),
        toml.to_owned(),
    ] {
        let made = checked(&site(), &[("story.md", text.as_str().into())]);
        assert_eq!(made.problems, [], "{text}");
        let from_json = checked(&site(), &[("story.json", article())]);
        let articles = |newsroom| format!("{:#?}", super::articles(&newsroom));
        assert_eq!(
            articles(made.newsroom.unwrap()),
            articles(from_json.newsroom.unwrap())
        );
    }
}

#[test]
fn every_kind_of_block_has_a_form() {
    for (markdown, block) in [
        (
            "One\nand *two*.",
            json!({ "type": "paragraph", "text": "One\nand *two*." }),
        ),
        (
            "1986. What a year.",
            json!({ "type": "paragraph", "text": "1986. What a year." }),
        ),
        ("## Where", json!({ "type": "heading", "text": "Where" })),
        ("Where\n---", json!({ "type": "heading", "text": "Where" })),
        (
            "## Where # {#here}",
            json!({ "type": "heading", "text": "Where", "id": "here" }),
        ),
        (
            "::see_also{slug=story}",
            json!({ "type": "see_also", "slug": "story" }),
        ),
        ("> One\n> two.", json!({ "type": "quote", "text": "One\ntwo." })),
        (
            "> One.\n>\n> — Ann",
            json!({ "type": "quote", "text": "One.", "cite": "Ann" }),
        ),
        ("- one\n- two", json!({ "type": "list", "items": ["one", "two"] })),
        (
            "1. one\n\n2. two\n   more",
            json!({ "type": "list", "ordered": true, "items": ["one", "two\nmore"] }),
        ),
        (
            "![A map](map.svg)",
            json!({ "type": "figure", "file": "map.svg", "alt": "A map" }),
        ),
        (
            "![A `]`é [map] \\]](<map.svg>)",
            json!({ "type": "figure", "file": "map.svg", "alt": "A `]`é [map] \\]" }),
        ),
        ("  ##  Where", json!({ "type": "heading", "text": "Where" })),
        (
            ":::figure{credit=\"Ann \\\"A\\\"\"}\n![A map](map.svg \"The *line*\")\n:::",
            json!({ "type": "figure", "file": "map.svg", "alt": "A map", "caption": "The *line*", "credit": "Ann \"A\"" }),
        ),
        (
            "::figure[The line]{file=map.svg alt=\"A map\"}",
            json!({ "type": "figure", "file": "map.svg", "alt": "A map", "caption": "The line" }),
        ),
        (
            "Year | Goals\n--- | ---\n2022 | 3 \\| 4\n| | 5 |",
            json!({ "type": "table", "header": ["Year", "Goals"], "rows": [["2022", "3 | 4"], ["", "5"]] }),
        ),
        (
            ":::table[All [goals](/)]{row_headers}\n| Year |\n| --- |\n| 2022 |\n:::",
            json!({ "type": "table", "header": ["Year"], "rows": [["2022"]], "row_headers": true, "caption": "All [goals](/)" }),
        ),
        (
            "```\na\n\n  b\n```",
            json!({ "type": "code", "text": "a\n\n  b" }),
        ),
        (
            ":::code[Two colons]\n~~~~\n::see_also{}\n:::\n~~~~\n:::",
            json!({ "type": "code", "text": "::see_also{}\n:::", "caption": "Two colons" }),
        ),
        (
            ":::pull_quote\n> One.\n>\n> — Ann\n:::",
            json!({ "type": "pull_quote", "text": "One.", "cite": "Ann" }),
        ),
        (
            ":::numbers[In short]\n- **1,047** *days*\n- **3.5 %** more\n:::",
            json!({ "type": "numbers", "items": [{ "value": "1,047", "label": "*days*" }, { "value": "3.5 %", "label": "more" }], "caption": "In short" }),
        ),
        (
            ":::fact_box[The *line*]\nOne.\n\n- Two.\n:::",
            json!({ "type": "fact_box", "heading": "The *line*", "blocks": [{ "type": "paragraph", "text": "One." }, { "type": "list", "items": ["Two."] }] }),
        ),
        (
            "::::fact_box{heading=Boxes}\n:::table[In]\n| A |\n| --- |\n| b |\n:::\n::see_also{slug=story}\n::::",
            json!({ "type": "fact_box", "heading": "Boxes", "blocks": [{ "type": "table", "header": ["A"], "rows": [["b"]], "caption": "In" }, { "type": "see_also", "slug": "story" }] }),
        ),
        (
            "::::gallery[Both]\n![One](map.svg)\n\n:::figure{credit=Ann}\n![Two](map.svg \"The *line*\")\n:::\n::::",
            json!({ "type": "gallery", "pictures": [{ "file": "map.svg", "alt": "One" }, { "file": "map.svg", "alt": "Two", "caption": "The *line*", "credit": "Ann" }], "caption": "Both" }),
        ),
        ("***", json!({ "type": "separator" })),
        ("::newsletter", json!({ "type": "newsletter" })),
        ("- - -", json!({ "type": "separator" })),
        (
            "::list{items=[\"one\", \"two\"] ordered=true}",
            json!({ "type": "list", "ordered": true, "items": ["one", "two"] }),
        ),
    ] {
        assert_form(markdown, &block);
    }
}

#[test]
fn recordings_have_forms_with_and_without_a_transcript() {
    for (markdown, block) in [
        (
            "::video{file=\"pier.mp4\" title=\"The pier\" tracks=[{\"file\": \"en.vtt\", \"language\": \"en\"}]}",
            json!({ "type": "video", "file": "pier.mp4", "title": "The pier", "tracks": [{ "file": "en.vtt", "language": "en" }] }),
        ),
        (
            ":::video[At *dawn*]{file=\"pier.mp4\" title=Pier}\n**Kim:** Here.\n\n> There.\n:::",
            json!({ "type": "video", "file": "pier.mp4", "title": "Pier", "caption": "At *dawn*", "transcript": [{ "type": "paragraph", "text": "**Kim:** Here." }, { "type": "quote", "text": "There." }] }),
        ),
        (
            ":::audio{file=\"waves.mp3\" title=Waves}\n**Kim:** Here.\n:::",
            json!({ "type": "audio", "file": "waves.mp3", "title": "Waves", "transcript": [{ "type": "paragraph", "text": "**Kim:** Here." }] }),
        ),
    ] {
        assert_form(markdown, &block);
    }
}

/// A block is read of a text, between others and by itself.
fn assert_form(markdown: &str, block: &Value) {
    let alone = values_of(markdown);
    assert_eq!(alone["body"], json!([block]), "{markdown}");
    let among = values_of(&format!("Before.\n\n{markdown}\n\nAfter.\n"));
    assert_eq!(among["body"][1], *block, "{markdown}");
    assert_eq!(among["body"].as_array().unwrap().len(), 3, "{markdown}");
}

#[test]
fn questions_stand_below_a_heading_of_their_own() {
    let answer = |text: &str| json!([{ "type": "paragraph", "text": text }]);
    let expected = json!([
        { "question": "Why?", "answer": answer("So."), "id": "why-not" },
        { "question": "How?", "answer": [{ "type": "list", "items": ["So."] }] },
    ]);
    for heading in ["## FAQ", "## faqs", "## 자주 묻는 질문 {.faq}"] {
        let text =
            format!("Words.\n\n{heading}\n\n### Why? {{#why-not}}\nSo.\n\n### How?\n- So.\n\n## After\n");
        let values = values_of(&text);
        assert_eq!(values["faqs"], expected, "{heading}");
        assert_eq!(values["body"].as_array().unwrap().len(), 2, "{heading}");
    }
    let above = HEAD.replace(
        "authors:",
        "faqs: [{ question: First?, answer: [{ type: paragraph, text: So. }] }]\nauthors:",
    );
    let problems = problems_of_file(&format!("{above}Words.\n## FAQ\n### First?\n[a](/gone/)\n"));
    assert_eq!(problems[0].path, "/faqs/1/answer/0/text", "{problems:#?}");
}

#[test]
fn a_page_that_stands_by_itself_may_be_markdown_and_its_questions_are_headings() {
    let content = folder();
    fs::create_dir_all(content.join("articles")).unwrap();
    fs::create_dir(content.join("pages")).unwrap();
    fs::write(content.join("site.json"), site().to_string()).unwrap();
    let text = "---\ntitle: About us\nsummary: Who we are.\n---\nFive people.\n\n## FAQ\n\n### Why?\n\nSo.\n";
    fs::write(content.join("pages/about.md"), text).unwrap();
    let checked = check(&content, NOW);
    assert_eq!(checked.problems, []);
    let newsroom = checked.newsroom.unwrap();
    let page = newsroom.static_page(&newsroom.pages[0]).unwrap();
    assert_eq!(page.sections[0].heading, "FAQ");
}

/// Line and column are those of the words that are wrong, which stand between `«` and `»`.
#[test]
fn problems_are_at_the_line_and_column_of_what_is_wrong() {
    let link = "[a](/gone/)";
    for (text, path) in [
        (format!("Words.\n\n  «{link}» and\nmore."), "/body/1/text"),
        (format!("Words.\n\n> «{link}»"), "/body/1/text"),
        ("Words.\n\n> é\n>\n>  — «**Ann**»".to_owned(), "/body/1/cite"),
        (format!("- é\n-   «{link}»\n"), "/body/0/items/1"),
        (
            format!("| é | «{link}» |\n| - | - |\n| 1 | 2 |"),
            "/body/0/header/1",
        ),
        (
            format!("| é | a |\n| - | - |\n|  판 |   «{link}» |"),
            "/body/0/rows/0/1",
        ),
        (
            "| é | a |\n| - | - |\n| 1 | 2 |\n«|» 3 |".to_owned(),
            "/body/0/rows/1",
        ),
        (
            format!(":::table«[»{link}]\n| a |\n| - |\n| 1 |\n:::"),
            "/body/0/caption",
        ),
        ("##   «The **new** law»".to_owned(), "/body/0/text"),
        ("## One {#here}\n## Two {«#here»}".to_owned(), "/body/1/id"),
        ("Words.\n\n::see_also{«slug»=gone}".to_owned(), "/body/1/slug"),
        (
            "Words.\n\n::see_also{ slug=story «extra»=1}".to_owned(),
            "/body/1/extra",
        ),
        ("Words.\n\n::«figuer»{file=a}".to_owned(), "/body/1/type"),
        ("«::figure{file=a.jpg}»".to_owned(), "/body/0/alt"),
        ("![«»](a.jpg)".to_owned(), "/body/0/alt"),
        (
            format!("Words.\n## FAQ\n### Why?\nSo. \n\n«{link}»"),
            "/faqs/0/answer/1/text",
        ),
        (
            "Words.\n## FAQ\n### «**Why**»?\nSo.".to_owned(),
            "/faqs/0/question",
        ),
        ("Words.\n## FAQ\n«### Why?»".to_owned(), "/faqs/0/answer"),
        ("Words.\n\n    «code»".to_owned(), "/body/1/text"),
        ("Words.\n\n«<b>»words</b>".to_owned(), "/body/1/text"),
    ] {
        let before = text.split('«').next().unwrap();
        let row = before.matches('\n').count() + 9;
        let column = before.rsplit('\n').next().unwrap().chars().count() + 1;
        let problems = problems_of(&text.replace(['«', '»'], ""));
        assert_eq!(
            problems.first().map(|problem| &*problem.path),
            Some(path),
            "{text}: {problems:#?}"
        );
        assert_eq!(
            (problems[0].line, problems[0].column),
            (row, column),
            "{text}: {}",
            problems[0]
        );
    }
    for (from, to, path, line, column) in [
        ("section: news", "section: sports", "/section", 4, 1),
        (
            "  - name: Desk",
            "  - name: Desk\n    dsk: true",
            "/authors/0/dsk",
            8,
            5,
        ),
        (
            "  - name: Desk",
            "  - {url: https://a.example, name: 7}",
            "/authors/0/name",
            7,
            30,
        ),
        ("title: A story", "title: 1984", "/title", 2, 1),
    ] {
        let problems = problems_of_file(&format!("{HEAD}Words.").replace(from, to));
        assert_eq!(problems.len(), 1, "{to}: {problems:#?}");
        let found = (&*problems[0].path, problems[0].line, problems[0].column);
        assert_eq!(found, (path, line, column), "{to}: {}", problems[0]);
    }
    let toml = "+++\ntitle = \"é\"\nsection = \"news\"\nsummary = \"a\"\ndate_published = 2026-11-20\nauthors = [{ name = \"a\", dsk = 1 }]\n+++\nWords.";
    let problems = problems_of_file(toml);
    assert_eq!((problems[0].line, problems[0].column), (6, 26), "{}", problems[0]);
}

/// What stories lack, with words of what is said of it and of the remedy; and what that makes of it.
const LACKING: &[(&str, &str, &str, &str)] = &[
    ("# Words", "one `#`", "Write `##`", "## Words"),
    (
        "## A\n#### Words",
        "no deeper than `###`",
        "`###`",
        "## A\n### Words",
    ),
    (
        "<div>a</div>",
        "HTML is not carried over",
        "backslash",
        "\\<div>a\\</div>",
    ),
    (
        "One.[^1]\n\n[^1]: Two.",
        "no footnotes",
        "into the text",
        "One. (Two.)",
    ),
    (
        "[a][b]\n\n[b]: https://b.example",
        "names an address",
        "[b](https://…)",
        "[a](https://b.example)",
    ),
    (
        "- a\n  - b",
        "only inline Markdown",
        "Use a block of its own",
        "- a\n- b",
    ),
    (
        "- a\n\n  b",
        "several paragraphs",
        "a block of its own",
        "- a\n\nb",
    ),
    (
        "> a\n>\n> b",
        "several paragraphs",
        "a block of its own",
        "> a\n\n> b",
    ),
    (
        "> a\n> — Ann",
        "begins with a dash",
        "`>` alone above it",
        "> a\n>\n> — Ann",
    ),
    ("> a\n> — b", "begins with a dash", "join it", "> a — b"),
    (
        "a ![b](c.jpg)",
        "can't stand inside",
        "a paragraph of its own",
        "a",
    ),
    ("    a", "four spaces", "Take out the spaces", "a"),
    ("    a", "four spaces", "between lines of ```", "```\na\n```"),
    (
        "```rust\na\n```",
        "is not shown: rust",
        ":::code[…]",
        ":::code[Rust]\n```\na\n```\n:::",
    ),
    ("```\na", "is not closed", "Write ```", "```\na\n```"),
    (
        "| a |\n| :-: |\n| 1 |",
        "aligned",
        "without colons",
        "| a |\n| --- |\n| 1 |",
    ),
    (
        "| a |\n| - |\n| 1 | 2 |",
        "has 2 cells",
        "a cell for each column",
        "| a | b |\n| - | - |\n| 1 | 2 |",
    ),
    ("3. a\n4. b", "begins with 1", "Number it from 1", "1. a\n2. b"),
    (
        "3. a\n4. b",
        "begins with 1",
        "backslash before the dot",
        "3\\. a\n4\\. b",
    ),
    (
        "a  \nb",
        "is shown as a space",
        "Make each line a block",
        "a\n\nb",
    ),
    (
        "",
        "`body` has no entry",
        "what stands below the fields",
        "Words.",
    ),
    (
        "a\n\n## FAQ\n\nb",
        "before the first question",
        "### Why?",
        "a\n\n## FAQ\n\n### Why?\nb",
    ),
    (
        "a\n\n## FAQ {.b}\n### Why?\nc",
        "can't have `class`",
        "Take it out",
        "a\n\n## FAQ {.faq}\n### Why?\nc",
    ),
    ("## A {#b #c}\nd", "given twice", "Keep one", "## A {#b}\nd"),
    (
        "## A {#b x=1}\nd",
        "unknown field `x`",
        "Remove it",
        "## A {#b}\nd",
    ),
    (
        "a\n\n## FAQ {#b}\n### Why?\nc",
        "can't have `id`",
        "Take it out",
        "a\n\n## FAQ\n### Why?\nc",
    ),
    (
        ":::code[a]\n```\nb\n```",
        "not closed",
        "Write `:::`",
        ":::code[a]\n```\nb\n```\n:::",
    ),
    ("a\n\n:::", "closes nothing", "Take it out", "a"),
    (
        ":::table[a]\nb\n:::",
        "one table and nothing else",
        "right below",
        ":::table[a]\n| b |\n| - |\n| c |\n:::",
    ),
    (
        "::paragraf{text=\"a\"}",
        "not a known kind of block",
        "Did you mean `paragraph`?",
        "::paragraph{text=\"a\"}",
    ),
    (
        "::paragraph{text=\"a\" text=\"b\"}",
        "given twice",
        "Keep one",
        "::paragraph{text=\"a\"}",
    ),
    (
        "::paragraph{text=\"a}",
        "can't be read",
        "as in JSON",
        "::paragraph{text=\"a\"}",
    ),
    (
        "::paragraph{text=\"a\"; }",
        "fields in braces",
        "a space between two",
        "::paragraph{text=\"a\"}",
    ),
    (
        "::paragraph[a{text=\"b\"}",
        "no counterpart",
        "Write the `]`",
        "::code[a]{text=\"b\"}",
    ),
    (":: a", "has to name a kind", "backslash", "\\:: a"),
    (
        "- ::paragraph{text=\"a\"}",
        "at the very beginning",
        "Take out what stands before it",
        "::paragraph{text=\"a\"}",
    ),
];

/// What Markdown has and stories lack is complained of; with the remedy applied nothing is wrong.
#[test]
fn what_stories_lack_is_complained_of_with_a_remedy() {
    for (wrong, message, fix, mended) in LACKING {
        let problems = problems_of(wrong);
        assert_eq!(problems.len(), 1, "{wrong}: {problems:#?}");
        let problem = &problems[0];
        assert!(problem.message.contains(message), "{wrong}: {problem}");
        assert!(problem.fix.contains(fix), "{wrong}: {problem}");
        assert_eq!(problems_of(mended), [], "{mended}");
    }
}

#[test]
fn what_is_wrong_with_the_fields_as_a_whole_is_told_with_a_remedy() {
    for (from, to, message, fix) in [
        (
            "---\ntitle",
            "title",
            "no fields above",
            "Begin the file with a line `---`",
        ),
        (
            "Desk\n---\n",
            "Desk\n",
            "have no end",
            "once more below the last field",
        ),
        (
            "A story",
            "The line: a story",
            "can't be read",
            "needs quotation marks",
        ),
        (
            "summary: In short.",
            "summary: In short.\nsummary: In short.",
            "can't be read",
            "keep one of them",
        ),
        (
            "section: news",
            "section: news\nbody: Words.",
            "stands below its fields",
            "Write it there",
        ),
        (
            "---\ntitle",
            "<!-- note -->\n---\ntitle",
            "above the fields is not shown",
            "Take it out",
        ),
    ] {
        let problems = problems_of_file(&format!("{HEAD}Words.\n").replacen(from, to, 1));
        assert_eq!(problems.len(), 1, "{to}: {problems:#?}");
        assert!(problems[0].message.contains(message), "{to}: {}", problems[0]);
        assert!(problems[0].fix.contains(fix), "{to}: {}", problems[0]);
    }
}

#[test]
fn a_story_in_both_notations_is_found_with_a_remedy() {
    let markdown = format!("{HEAD}Words.\n");
    let stories = [("story.json", article()), ("story.md", markdown.as_str().into())];
    let problems = checked(&site(), &stories).problems;
    assert_eq!(problems.len(), 1, "{problems:#?}");
    assert!(
        problems[0].message.contains("two files have the slug"),
        "{}",
        problems[0]
    );
    assert!(problems[0].fix.contains("Keep one of the two"), "{}", problems[0]);
}

#[test]
fn stories_in_markdown_are_stories_to_links_and_what_describes_a_folder_is_none() {
    let markdown = format!("{HEAD}See [the other](/news/other/#why), and [this](#why).\n\n## Why\n");
    let mut other = article();
    other["body"] = json!([
        { "type": "see_also", "slug": "story" },
        { "type": "heading", "text": "Why" },
        { "type": "paragraph", "text": "[a](/news/story/#why)" },
    ]);
    let stories = [
        ("story.md", markdown.as_str().into()),
        ("other.json", other),
        ("README.md", "Our stories.".into()),
        ("long.markdown", markdown.as_str().into()),
        ("My Story.md", markdown.as_str().into()),
    ];
    let problems = checked(&site(), &stories).problems;
    assert_eq!(problems.len(), 2, "{problems:#?}");
    assert_eq!(problems[0].severity, Severity::Error);
    assert!(problems[0].fix.contains("my-story.md"), "{}", problems[0]);
    assert!(problems[1].fix.contains("end in .md"), "{}", problems[1]);
}

#[test]
fn thousands_of_problems_in_markdown_are_found_in_the_time_that_reading_takes() {
    for line in [
        "[^1]: a\n\n",
        "<b>\n\n",
        "::x{\n",
        "# a\n",
        "::see_also{slug=gone}\n",
        "- [a](/gone/)\n",
    ] {
        let problems = problems_of(&line.repeat(10_000));
        assert!(problems.len() >= 10_000, "{line}: {}", problems.len());
    }
    let fields: Vec<_> = (0..10_000).map(|number| format!("a{number}=1")).collect();
    let problems = problems_of(&format!("::see_also{{slug=story {}}}", fields.join(" ")));
    assert!(problems.len() >= 10_000, "{}", problems.len());
}
