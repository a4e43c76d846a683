// Writes a newsroom that archive.mjs wrote as the source of a Hugo site: the same stories, and templates that show the
// same parts. The style inside each page is that of one of our pages.
//   node bench/publish/hugo.mjs <newsroom> <a published story's index.html> <folder>
import { cpSync, mkdirSync, readFileSync, readdirSync, rmSync, writeFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";

const [newsroom, page, folder] = process.argv.slice(2);
const read = (...path) => JSON.parse(readFileSync(join(newsroom, ...path), "utf8"));
const site = read("site.json");

const block = (block) => {
  switch (block.type) {
    case "paragraph":
      return block.text;
    case "heading":
      return `## ${block.text}`;
    case "list":
      return block.items.map((item) => `- ${item}`).join("\n");
    case "quote":
      return `> ${block.text}\n>\n> ${block.cite}`;
    case "see_also":
      return `{{< see-also "${block.slug}" >}}`;
    default:
      throw new Error(`archive.mjs writes no ${block.type}`);
  }
};
const markdown = (blocks) => blocks.map(block).join("\n\n");

rmSync(folder, { recursive: true, force: true });
cpSync(join(dirname(fileURLToPath(import.meta.url)), "hugo"), folder, { recursive: true });
const style = /<style>(.*?)<\/style>/s.exec(readFileSync(page, "utf8"))[1];
writeFileSync(join(folder, "layouts/partials/style.html"), style);
const write = (path, matter, text) => {
  mkdirSync(dirname(join(folder, path)), { recursive: true });
  writeFileSync(join(folder, path), `${JSON.stringify(matter, null, 2)}\n\n${text}\n`);
};
for (const { slug, name, description } of site.sections) write(`content/${slug}/_index.md`, { title: name, description }, "");
for (const name of readdirSync(join(newsroom, "articles"))) {
  const { title, summary, section, date_published, authors, tags, body, faqs = [] } = read("articles", name);
  const questions = faqs.map(({ question, answer }) => ({ question, answer: markdown(answer) }));
  const matter = { title, description: summary, date: date_published, authors: authors.map(({ name }) => name), tags, faqs: questions };
  write(`content/${section}/${name.replace(".json", ".md")}`, matter, markdown(body));
}
const config = {
  baseURL: `${site.base_url}/`,
  title: site.title,
  languageCode: site.language,
  // Our publisher makes no pages of tags.
  disableKinds: ["taxonomy", "term"],
  pagination: { pagerSize: site.page_size },
  related: { threshold: 0, includeNewer: true, indices: [{ name: "tags", weight: 100 }] },
  services: { rss: { limit: 50 } },
  params: { description: site.description, trending: site.trending.slice(0, 5) },
  menus: { main: site.sections.map(({ slug, name }, weight) => ({ name, pageRef: `/${slug}`, weight })) },
};
writeFileSync(join(folder, "hugo.json"), JSON.stringify(config, null, 2));
