//! Markdown documents that nobody would write by hand, in which no word occurs twice.

pub struct Document {
    pub name: String,
    pub text: String,
    pub words: Vec<String>,
}

/// Documents, the same on each run.
pub fn documents(count: u64) -> Vec<Document> {
    (0..count)
        .map(|number| {
            let mut maker = Maker {
                state: number.wrapping_mul(0x9E37_79B9_7F4A_7C15) + 1,
                words: Vec::new(),
            };
            let text = maker.document();
            Document {
                name: format!("nasty-{number}.md"),
                text,
                words: maker.words,
            }
        })
        .collect()
}

struct Maker {
    state: u64,
    words: Vec<String>,
}

/// Parts of a line. A `@` stands for a new word.
const INLINE: [&str; 45] = [
    "@",
    "*@*",
    "**@ @**",
    "***@***",
    "_@_ @",
    "`@`",
    "`` @ ` ``",
    "~~@~~",
    "[@](https://@.example/)",
    "[@](missing-@.md)",
    "[@](/@/)",
    "[@](#@)",
    "<a name=\"@\"></a>",
    "<a id='@'>@</a>",
    "![@](@.png)",
    "![@](https://@.example/@.png \"@\")",
    "<https://@.example/>",
    "<@@example.com>",
    "<u>@</u>",
    "<b>@",
    "@</b>",
    "<!-- @ -->",
    "<br>@",
    "<span class=\"@\">@</span>",
    "{{< @ @=\"@\" >}}",
    "{% @ %}",
    "{{ @ }}",
    "$@^2$",
    "\\*@\\*",
    "\\[@\\]",
    "@ &amp; @",
    "&copy; @",
    "[^@]",
    "[@][@]",
    "[@]",
    "**@*@",
    "@_@_ @",
    "<@",
    "@ | @",
    "@\\",
    "“**@**”@",
    "[*@*](https://@.example/ '@')",
    "[![@](https://@.example/@.png)](https://@.example/)",
    "![[@](https://@.example/)](@.png)",
    "<a href='https://@.example/'>[@](https://@.example/)</a>",
];

/// Whole blocks.
const BLOCKS: [&str; 38] = [
    "# @",
    "## [@](https://@.example/) ![@](@.png)",
    "# [![@](https://@.example/@.png)](https://@.example/)",
    "## @ *@*",
    "##### @ {#@ .@}",
    "## @\n{: #@ .@}",
    "<a name=\"@\"></a>\n\n## @ <span id=\"@\">@</span>",
    "<div id=\"@\">\n\n### @\n\n</div>",
    "@\n===",
    "@\n---",
    "---",
    "> @\n> @\n>\n> @",
    "> — @",
    "- @\n- @\n  - @\n    - @",
    "1. @\n2. @",
    "7) @\n9) @",
    "* @\n\n  @\n\n      @ @",
    "- [x] @\n- [ ] @",
    "```@ @\n@\n\n  @ `@`\n```",
    "    @\n    @",
    "| @ | @ |\n|---|:-:|\n| @ | *@* |\n| @ |",
    "[@]: https://@.example/ \"@\"",
    "[^@]: @\n\n    @",
    "<div @=\"@\">\n@ <b>@</b>\n</div>",
    "<script>@</script>",
    "<!--\n@\n-->\n@",
    "{% highlight @ %}\n@ @\n{% endhighlight %}",
    "{{< @ >}}\n@\n{{< /@ >}}",
    "$$\n@\n$$",
    "{: .@}",
    "+ @\n\n\n+ @",
    "<img src=\"@.png\" alt=\"@\">",
    "<img src=\"https://@.example/@.png\" alt=\"@\" width=\"@\">",
    "<p class=\"@\">@ <b>@</b> <a href=\"https://@.example/\">@</a>\n<em>@<code>@ <i>@</p>@</i>",
    "> @\n> — @ *@*",
    "> > @\n> - @\n> # @",
    "~~~\n@",
    "{% comment %}\n@ *@*\n{% endcomment %}",
];

impl Maker {
    fn next(&mut self, below: usize) -> usize {
        self.state ^= self.state << 13;
        self.state ^= self.state >> 7;
        self.state ^= self.state << 17;
        usize::try_from(self.state >> 33).unwrap() % below
    }

    /// Replaces each `@` in a form by a new word.
    fn fill(&mut self, form: &str) -> String {
        let mut filled = String::new();
        for c in form.chars() {
            if c == '@' {
                let word = format!("w{}x{}", self.words.len(), self.next(1000));
                filled += &word;
                self.words.push(word);
            } else {
                filled.push(c);
            }
        }
        filled
    }

    fn line(&mut self) -> String {
        let parts: Vec<_> = (0..=self.next(6))
            .map(|_| {
                let form = INLINE[self.next(INLINE.len())];
                self.fill(form)
            })
            .collect();
        parts.join([" ", " ", "", "\n", "  \n"][self.next(5)])
    }

    fn block(&mut self) -> String {
        if self.next(2) == 0 {
            return self.line();
        }
        let form = BLOCKS[self.next(BLOCKS.len())];
        let block = self.fill(form);
        let prefix = ["", "", "", "> ", "- ", "  ", "1. "][self.next(7)];
        let further = if prefix == "> " {
            "> "
        } else {
            &"    "[..prefix.len()]
        };
        let lines: Vec<_> = block
            .lines()
            .enumerate()
            .map(|(index, line)| format!("{}{line}", if index == 0 { prefix } else { further }))
            .collect();
        lines.join("\n")
    }

    fn document(&mut self) -> String {
        let mut text = String::new();
        if self.next(3) > 0 {
            text += &self.fill("---\ntitle: @ @\nsubtitle: @\ndescription: \"@ *@*\"\ntags: [@, @]\nauthor: {name: @, mail: @}\n@: [@, {@: @}]\ndate: @\n---\n");
        }
        for _ in 0..=self.next(12) {
            text += &self.block();
            text += ["\n", "\n\n", "\n\n"][self.next(3)];
        }
        text
    }
}
