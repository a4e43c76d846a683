// Compares what a reader downloads (brotli, quality 11) with tools/budget.json. Exit status 1 if it is over the budget.
import { readFileSync, readdirSync } from "node:fs";
import { brotliCompressSync, constants } from "node:zlib";

const site = "dist";
const brotli = (bytes) =>
  brotliCompressSync(bytes, { params: { [constants.BROTLI_PARAM_QUALITY]: 11, [constants.BROTLI_PARAM_LGWIN]: 22 } }).length;

/** The bytes of a budget's files: names with at most one `*`, or `style` for the inline style of the pages. */
function parts(pattern) {
  if (pattern === "style") {
    const html = readFileSync(`${site}/index.html`, "utf8");
    return [["style", Buffer.from(html.split("<style>")[1].split("</style>")[0])]];
  }
  if (!pattern.includes("*")) return [[pattern, readFileSync(`${site}/${pattern}`)]];
  const [start, end] = pattern.split("*");
  const names = readdirSync(site).filter((name) => name.startsWith(start) && name.endsWith(end));
  if (names.length !== 1) throw new Error(`${names.length} files match ${pattern} in ${site}/: run \`make build\``);
  return names.map((name) => [name, readFileSync(`${site}/${name}`)]);
}

let over = 0;
for (const [name, { limit, files, reason }] of Object.entries(JSON.parse(readFileSync("tools/budget.json")))) {
  const sizes = files.flatMap(parts).map(([file, bytes]) => ({ file, raw: bytes.length, small: brotli(bytes) }));
  const total = sizes.reduce((sum, { small }) => sum + small, 0);
  console.log(`${name}: ${total} of ${limit} bytes (brotli 11)`);
  for (const { file, raw, small } of sizes) console.log(`    ${file}: ${small} (${raw} raw)`);
  if (total > limit) {
    over += 1;
    console.error(`error: ${name} is ${total - limit} bytes over its budget in tools/budget.json.\n  Reason for the limit: ${reason}`);
  }
}
process.exit(over ? 1 : 0);
