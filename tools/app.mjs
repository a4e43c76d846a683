// From the linked program to the files that a browser loads: app.js, app_bg.wasm, and a chunk for each split point
// (src/reader/chunks.rs). docs/decisions/0033-what-a-reader-downloads.md says what each step saves.
//   node tools/app.mjs <linked program> <folder of the app's files> [--dev]
import { execFileSync } from "node:child_process";
import { copyFileSync, mkdtempSync, readFileSync, readdirSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";

const [program, target, dev] = process.argv.slice(2);
const work = mkdtempSync(join(tmpdir(), "dateline-app-"));
const at = (name) => join(work, name);
const run = (command, ...options) => execFileSync(command, options, { stdio: ["ignore", "inherit", "inherit"] });
const edit = (name, change) => writeFileSync(at(name), change(readFileSync(at(name), "utf8")));
const minified = (text, loader) => execFileSync("esbuild", ["--minify", `--loader=${loader}`], { input: text }).toString().trim();

/** Reads and writes the names in a module's import and export sections (WebAssembly Core, sections 5.5.5 and 5.5.10). */
function rename(bytes, { imported = (name) => name, exported = (name) => name }) {
  let at = 0;
  const number = () => {
    for (let value = 0, shift = 0; ; shift += 7) {
      const byte = bytes[at++];
      value |= (byte & 127) << shift;
      if (byte < 128) return value >>> 0;
    }
  };
  const written = (value) => {
    const out = [];
    for (; value > 127; value >>>= 7) out.push((value & 127) | 128);
    return [...out, value];
  };
  const text = () => {
    const length = number();
    return Buffer.from(bytes.subarray(at, (at += length))).toString();
  };
  const named = (name) => [...written(Buffer.byteLength(name)), ...Buffer.from(name)];
  /** The bytes that a reader goes over. */
  const raw = (read) => {
    const begin = at;
    read();
    return bytes.subarray(begin, at);
  };
  const limits = () => {
    const flags = number();
    number();
    if (flags & 1) number();
  };
  const kinds = [number, () => (number(), limits()), limits, () => (number(), number()), () => (number(), number())];
  const list = (entry) => {
    const entries = Array.from({ length: number() }, entry).filter(Boolean);
    return [...written(entries.length), ...entries.flat()];
  };
  const sections = {
    2: () => list(() => [...named(text()), ...named(imported(text())), ...raw(() => kinds[number()]())]),
    7: () =>
      list(() => {
        const name = exported(text());
        const what = raw(() => (number(), number()));
        return name && [...named(name), ...what];
      }),
  };
  const out = [bytes.subarray(0, 8)];
  for (at = 8; at < bytes.length; ) {
    const id = number();
    const length = number();
    const [begin, end] = [at, at + length];
    // The names of functions, which nobody reads; wasm-opt warns of those in chunks.
    if (id !== 0 || text() !== "name") {
      at = begin;
      const body = sections[id] ? Buffer.from(sections[id]()) : bytes.subarray(begin, end);
      out.push(Buffer.from([id, ...written(body.length)]), body);
    }
    at = end;
  }
  return Buffer.concat(out);
}

run("wasm-split-cli", "--out-name", "app", program, work);
run("wasm-bindgen", at("app.wasm"), "--target", "web", "--no-typescript", "--keep-lld-exports", "--no-demangle", "--out-dir", work, "--out-name", "app");

// Chunks are called by what they are for.
const chunks = readdirSync(work).filter((name) => /^(split|chunk)_/.test(name));
const called = (chunk) => `app-${chunk.replace(/^split_/, "").replace("chunk_", "shared-")}`;
edit("__wasm_split.js", (js) => chunks.reduce((js, chunk) => js.replaceAll(chunk, called(chunk)), js));
// One that hangs is given up after half a minute, and can be asked for again.
edit("__wasm_split.js", (js) => js.replaceAll("import.meta.url))", "import.meta.url), { signal: AbortSignal.timeout?.(30_000) })"));
const modules = [["app_bg.wasm", "app_bg.wasm"], ...chunks.map((chunk) => [chunk, called(chunk)])];
copyFileSync("src/start.js", at("start.js"));
const bundle = [at("start.js"), "--bundle", "--format=esm", "--log-level=warning", "--log-override:duplicate-object-key=silent", `--outfile=${join(target, "app.js")}`];

if (dev) {
  run("esbuild", ...bundle);
  for (const [name, published] of modules) copyFileSync(at(name), join(target, published));
} else {
  // Classes for streams that leptos brings along and nobody makes.
  edit("app.js", (js) => js.replace(/^export class IntoUnderlying[^]*?^}\n.*\n/gm, ""));
  // What no script names need not be exported, and goes if nothing else uses it.
  const scripts = readFileSync(at("app.js"), "utf8") + readFileSync(at("__wasm_split.js"), "utf8");
  const exported = (name) => scripts.includes(name) && name;
  for (const [name] of modules) writeFileSync(at(name), rename(readFileSync(at(name)), { exported }));
  const features = ["bulk-memory", "reference-types", "sign-ext", "mutable-globals", "nontrapping-float-to-int", "multivalue"];
  for (const [name] of modules)
    run("wasm-opt", "-Oz", "--converge", ...features.map((feature) => `--enable-${feature}`), at(name), "-o", at(name));
  const optimised = readFileSync(at("app_bg.wasm"));
  // The glue has functions for what the program no longer imports.
  const needed = new Set(WebAssembly.Module.imports(new WebAssembly.Module(optimised)).map(({ name }) => name));
  edit("app.js", (js) => js.replace(/^ {8}(__wb\w+): function[^]*?^ {8}},\n/gm, (all, name) => (needed.has(name) ? all : "")));
  // Names that only the glue and the program use become short, in both.
  run("esbuild", ...bundle, "--minify", "--mangle-props=^(__wb|_R|__externref|__wasm_split_shared)", `--mangle-cache=${at("names.json")}`);
  const names = JSON.parse(readFileSync(at("names.json"), "utf8"));
  const short = (name) => names[name] ?? name;
  for (const [name, published] of modules)
    writeFileSync(join(target, published), rename(readFileSync(at(name)), { imported: short, exported: short }));
  // What each page carries inside.
  const page = readFileSync(join(target, "index.html"), "utf8");
  const inline = (all, element, text) => `<${element}>${minified(text, element === "style" ? "css" : "js")}</${element}>`;
  writeFileSync(join(target, "index.html"), page.replace(/<(style|script)>([^]*?)<\/\1>/g, inline));
}
rmSync(work, { recursive: true });
