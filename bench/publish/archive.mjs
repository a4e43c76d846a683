// Writes a newsroom of N stories, for measuring how long an archive takes: of realistic length, with tags, links to each
// other and to elsewhere, and questions. The same N gives the same bytes.
//   node bench/publish/archive.mjs N <folder>
import { mkdirSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";

const [count, folder] = [Number(process.argv[2]), process.argv[3]];

// mulberry32: small, and the same everywhere.
let state = 1953;
const random = () => {
  state = (state + 0x6d2b79f5) | 0;
  let t = Math.imul(state ^ (state >>> 15), 1 | state);
  t = (t + Math.imul(t ^ (t >>> 7), 61 | t)) ^ t;
  return ((t ^ (t >>> 14)) >>> 0) / 4294967296;
};
const below = (n) => Math.floor(random() * n);
const one = (list) => list[below(list.length)];

const syllables = "ba be bo da de do fa fe ga go ha ka ke la le lo ma me mo na ne no pa pe ra re ri ro sa se si so ta te ti to va ve wa".split(" ");
const vocabulary = Array.from({ length: 6000 }, () => Array.from({ length: 1 + below(4) }, () => one(syllables)).join(""));
// Few words are frequent and many are rare, as in any language.
const word = () => vocabulary[Math.floor(vocabulary.length * random() ** 3)];
const words = (n) => Array.from({ length: n }, word).join(" ");
const capital = (text) => text[0].toUpperCase() + text.slice(1);
const sentence = () => `${capital(words(8 + below(14)))}.`;

const sections = ["news", "politics", "sport", "science", "business", "culture"];
const tags = Array.from({ length: 300 }, (_, n) => `${words(1)} ${n}`);
const stories = Array.from({ length: count }, (_, n) => ({ slug: `${words(4).replaceAll(" ", "-")}-${n}`, section: one(sections), title: `${capital(words(7))} ${n}` }));
// An archive grows by twenty stories a day.
const date = (n) => new Date(Date.UTC(2026, 10, 20) - Math.floor(n / 20) * 86_400_000 - (n % 20) * 600_000).toISOString().replace(".000Z", "Z");

const inline = (n) => {
  const text = Array.from({ length: 3 + below(3) }, sentence);
  if (below(3) === 0) text.push(`**${capital(words(3))}** and *${words(2)}*.`);
  if (below(4) === 0) text.push(`[${words(3)}](https://source-${below(500)}.example/report).`);
  if (n > 0 && below(5) === 0) {
    const other = stories[below(n)];
    text.push(`[${words(2)}](/${other.section}/${other.slug}/).`);
  }
  return text.join(" ");
};

const story = (n) => {
  const body = [{ type: "paragraph", text: inline(n) }];
  for (let section = 2 + below(4); section > 0; section -= 1) {
    body.push({ type: "heading", text: capital(words(4)) });
    for (let paragraph = 1 + below(3); paragraph > 0; paragraph -= 1) body.push({ type: "paragraph", text: inline(n) });
    if (below(4) === 0) body.push({ type: "list", items: Array.from({ length: 3 }, sentence) });
    if (below(6) === 0) body.push({ type: "quote", text: sentence(), cite: capital(words(2)) });
    if (n > 0 && below(5) === 0) body.push({ type: "see_also", slug: stories[below(n)].slug });
  }
  const { section, title } = stories[n];
  const answer = () => ({ question: `${capital(words(6))}?`, answer: [{ type: "paragraph", text: inline(n) }] });
  return {
    title,
    summary: sentence(),
    section,
    date_published: date(n),
    authors: [{ name: `${capital(word())} ${capital(word())}` }],
    tags: [...new Set([one(tags), one(tags), one(tags)])],
    body,
    ...(below(3) === 0 && { faqs: Array.from({ length: 2 + below(3) }, answer) }),
  };
};

rmSync(folder, { recursive: true, force: true });
mkdirSync(join(folder, "articles"), { recursive: true });
const site = {
  title: "Archive",
  description: "A paper that is as large as it is asked to be.",
  base_url: "https://archive.example",
  language: "en",
  page_size: 20,
  sections: sections.map((slug, n) => ({ name: capital(slug), slug, order: n + 1, description: `All about ${slug}.` })),
  navigation: sections.map((slug) => ({ label: capital(slug), to: `/${slug}/` })),
  trending: stories.slice(0, 8).map(({ slug }) => slug),
};
writeFileSync(join(folder, "site.json"), JSON.stringify(site, null, 2));
for (let n = 0; n < count; n += 1) writeFileSync(join(folder, "articles", `${stories[n].slug}.json`), JSON.stringify(story(n), null, 2));
