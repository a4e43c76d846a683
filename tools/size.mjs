// Compares what a reader downloads (brotli, quality 11) with tools/budget.json. Exit status 1 if it is over the budget.
// With --write, the table in ARCHITECTURE.md is written anew.
import { readFileSync, readdirSync, writeFileSync } from "node:fs";
import { brotliCompressSync, constants } from "node:zlib";

const site = "dist";
const brotli = (bytes) =>
  brotliCompressSync(bytes, { params: { [constants.BROTLI_PARAM_QUALITY]: 11, [constants.BROTLI_PARAM_LGWIN]: 22 } }).length;

/** The files that a budget is for: names with at most one `*`. */
function matching(pattern) {
  if (!pattern.includes("*")) return [pattern];
  const [start, end] = pattern.split("*");
  const names = readdirSync(site).filter((name) => name.startsWith(start) && name.endsWith(end));
  if (names.length === 0) throw new Error(`No file matches ${pattern} in ${site}/: run \`make build\``);
  return names;
}

let over = 0;
const rows = [];
for (const [name, { limit, files, reason }] of Object.entries(JSON.parse(readFileSync("tools/budget.json")))) {
  const parts = files.map((pattern) => {
    const files = matching(pattern).map((file) => readFileSync(`${site}/${file}`));
    const sum = (size) => files.reduce((sum, bytes) => sum + size(bytes), 0);
    return { pattern, raw: sum((bytes) => bytes.length), small: sum(brotli) };
  });
  const total = parts.reduce((sum, { small }) => sum + small, 0);
  rows.push([name, total, limit, parts.reduce((sum, { raw }) => sum + raw, 0)]);
  if (parts.length > 1) for (const { pattern, small, raw } of parts) rows.push([`– \`${pattern}\``, small, "", raw]);
  if (total > limit) {
    over += 1;
    console.error(`error: ${name} is ${total - limit} bytes over its budget in tools/budget.json.\n  Reason for the limit: ${reason}`);
  }
}
const table = ["| Part | Bytes | Limit | Before compression |", "| --- | --- | --- | --- |"];
table.push(...rows.map((row) => `| ${row.map((cell) => (typeof cell === "number" ? cell.toLocaleString("en") : cell)).join(" | ")} |`));
console.log(table.join("\n"));
if (process.argv.includes("--write")) {
  const document = readFileSync("ARCHITECTURE.md", "utf8");
  writeFileSync("ARCHITECTURE.md", document.replace(/(?<=<!-- make size -->\n)[^]*?(?=\n<!-- end -->)/, table.join("\n")));
}
process.exit(over ? 1 : 0);
