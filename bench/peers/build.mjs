// Builds the peers from what Dateline published: `node build.mjs <site> <out> <story's path> <next story's path>`.
// DATELINE_PEERS names the node_modules that have React and SvelteKit; `esbuild` is in PATH.
// In <out>, react/ and sveltekit/ are then the sites of the two stories; work/ may be thrown away.
import { execFileSync } from "node:child_process";
import { createHash } from "node:crypto";
import * as fs from "node:fs";
import path from "node:path";
import { fileURLToPath, pathToFileURL } from "node:url";

const [site, out, ...stories] = process.argv.slice(2).map((argument, index) => (index < 2 ? path.resolve(argument) : argument));
const work = path.join(out, "work");
process.env.NODE_ENV = "production";

const write = (file, text) => {
  fs.mkdirSync(path.dirname(file), { recursive: true });
  fs.writeFileSync(file, text);
};
const read = (...parts) => fs.readFileSync(path.join(...parts), "utf8");
const run = (folder, program, ...args) =>
  execFileSync(program, args, { cwd: path.join(work, folder), stdio: ["ignore", "ignore", "inherit"] });

// The heads of the peers have all that the published one has, but what starts or loads our app.
const headOf = (html) => {
  const [, head] = html.match(/<head>(.*)<\/head>/s);
  return head
    .replace(/<meta http-equiv="Content-Security-Policy"[^>]*>/, "")
    .replace(/<title>.*?<\/title>/s, "")
    .replace(/<link[^>]*rel="?(module)?preload\b[^>]*>/g, "")
    .replace(/<script(?![^>]*ld\+json)[^>]*>.*?<\/script>/gs, "")
    .replace(/^\s*\n/gm, "")
    .trim();
};
// As both peers would do it, and as the published page does.
const THEME = `<script>try{const t=localStorage.theme;if(t)document.documentElement.dataset.theme=t}catch{}</script>`;

fs.rmSync(out, { recursive: true, force: true });
fs.cpSync(path.dirname(fileURLToPath(import.meta.url)), work, { recursive: true });
for (const place of ["", "sveltekit"]) fs.symlinkSync(process.env.DATELINE_PEERS, path.join(work, place, "node_modules"));

const siteFile = fs.readdirSync(site).find((name) => /^site-.*\.json$/.test(name));
const { words: _, ...ofSite } = JSON.parse(read(site, siteFile));
write(path.join(work, "data/site.json"), JSON.stringify(ofSite));
const pages = stories.map((story) => {
  const json = read(site, story, "index.json");
  write(path.join(work, "data", story, "index.json"), json);
  return { story, json, data: JSON.parse(json), head: headOf(read(site, story, "index.html")) };
});

// React: one bundle for the browser, and the pages rendered by another.
const react = path.join(out, "react");
const options = ["--bundle", "--jsx=automatic", "--format=esm", '--define:process.env.NODE_ENV="production"', "--log-level=warning"];
run("react", "esbuild", "client.jsx", ...options, "--minify", "--target=es2022", "--outfile=client.js");
run("react", "esbuild", "server.jsx", ...options, "--platform=node", "--outfile=server.mjs",
  "--banner:js=import{createRequire}from'node:module';const require=createRequire(import.meta.url);");
const client = read(work, "react/client.js");
const script = `/client-h${createHash("sha256").update(client).digest("hex").slice(0, 12)}.js`;
write(path.join(react, script), client);
const { render } = await import(pathToFileURL(path.join(work, "react/server.mjs")));
const escape = (text) => text.replaceAll("&", "&amp;").replaceAll("<", "&lt;");
for (const { story, json, data, head } of pages) {
  write(path.join(react, story, "index.json"), json);
  write(path.join(react, story, "index.html"), `<!doctype html>
<html lang="en" dir="ltr">
  <head>
    ${head}
    <title>${escape(data.title)}</title>
    ${THEME}
    <script type="module" src="${script}"></script>
  </head>
  <body>
    <div id="app">${render(data)}</div>
    <script type="application/json" id="data">${json.replaceAll("<", "\\u003c")}</script>
  </body>
</html>
`);
}

// SvelteKit: its own build. The heads come in afterwards, since they are no part of what it renders.
run("sveltekit", "node", "node_modules/vite/bin/vite.js", "build", "--logLevel", "error");
const sveltekit = path.join(out, "sveltekit");
fs.cpSync(path.join(work, "sveltekit/build"), sveltekit, { recursive: true });
for (const { story, head } of pages) {
  const file = path.join(sveltekit, story, "index.html");
  fs.writeFileSync(file, read(file).replace("<!--HEAD-->", () => `${head}\n    ${THEME}`));
}

// What both have from the published site as it is. The preview reads the site's own file, too.
for (const peer of [react, sveltekit])
  for (const name of ["pictures", "icons", "favicon.svg", "manifest.webmanifest", siteFile])
    fs.cpSync(path.join(site, name), path.join(peer, name), { recursive: true });
