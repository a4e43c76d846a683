// Bundles the desk in the browser (crates/content/src/cms) into target/cms: Sveltia CMS from the cache folder, with its
// fonts and languages. Texts are compressed with brotli, as the program carries them.
import { cpSync, mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { execFileSync } from "node:child_process";
import { join } from "node:path";
import { brotliCompressSync } from "node:zlib";

const target = "target/cms";
const modules = join(process.env.CACHE, "npm/node_modules");
const fonts = join(modules, "@sveltia/cms/npm/assets");
rmSync(target, { recursive: true, force: true });
mkdirSync(join(target, "assets"), { recursive: true });
// What the desk never asks for: colours of code, conversion of pictures, components in React.
const left = ["@shikijs/*", "svgo*", "./chunks/shiki-engine-*", "./chunks/heic-*", "./chunks/webp_enc*", "./chunks/react-dom-*"].map((name) => `--external:${name}`);
const options = ["--bundle", "--splitting", "--format=esm", "--minify", "--charset=utf8", "--log-level=warning"];
execFileSync("esbuild", ["crates/content/src/cms/desk.js", ...options, ...left, `--outdir=${target}`], {
  stdio: "inherit",
  env: { ...process.env, NODE_PATH: modules },
});
// The fonts are those beside the program, and not those of a host.
const font = (address, family, subset) => `assets/${readdirSync(fonts).find((name) => name.startsWith(`${family}-${subset}-`) && name.endsWith(".woff2"))}`;
for (const name of readdirSync(target).filter((name) => name.endsWith(".js"))) {
  const text = readFileSync(join(target, name), "utf8");
  const ours = text.replaceAll(/https:\/\/cdn\.jsdelivr\.net\/fontsource\/fonts\/([a-z0-9-]+)(?::vf)?@[0-9.]+\/([a-z0-9-]+)\.woff2/g, font);
  writeFileSync(join(target, `${name}.br`), brotliCompressSync(ours));
  rmSync(join(target, name));
}
// Fonts are compressed as they are.
for (const name of readdirSync(fonts).filter((name) => /\.woff2$|LICENSE/.test(name))) cpSync(join(fonts, name), join(target, "assets", name));
cpSync(join(modules, "@sveltia/cms/LICENSE.txt"), join(target, "LICENSE.txt"));
