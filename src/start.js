// Starts the app after the page was painted: tools/app.mjs makes one script of this and of the app's own. Where the app
// breaks, it starts afresh, the second time without its chunks; then it steps aside for good. The page works without it.
import init, { begin, prepare } from "./app.js";

const STARTS = 3;
/** How long an app may take to come in the place of another one, in milliseconds. */
const PATIENCE = 10_000;
const root = document.documentElement;
const here = new URL(import.meta.url);
const turn = Number(here.searchParams.get("start") ?? 1);
const { wasm, site, style } = document.querySelector("script[data-site]").dataset;
// What the app listens by.
const life = new AbortController();

const fail = (error) => {
  life.abort();
  root.dataset.app = "failed";
  console.error("The app stopped; the page works without it.", error);
  addEventListener("popstate", () => location.reload());
  // The reader was on the way to a page: it is opened without the app.
  if (root.dataset.going) location.assign(root.dataset.going);
};

const watch = ({ error, reason = error }) => {
  if (!(reason instanceof WebAssembly.RuntimeError)) return;
  if (root.dataset.going || turn === STARTS) return fail(reason);
  life.abort();
  // What needs the app stays to be seen, and keeps the focus; not for ever where the next one does not come.
  root.dataset.app = "restarting";
  setTimeout(() => {
    if (root.dataset.app === "restarting") root.dataset.app = "failed";
  }, PATIENCE);
  console.error("The app stopped, and starts afresh.", reason);
  // A module is run once; under another address it is another one.
  import(`${here.pathname}?start=${turn + 1}`).catch(fail);
};
for (const name of ["error", "unhandledrejection"]) addEventListener(name, watch, { signal: life.signal });

/** The style of what is not on this page, but may come: the page has its own inside. */
const styled = () =>
  new Promise((done, lost) => {
    const link = { rel: "stylesheet", href: style, fetchPriority: "low", onload: done, onerror: lost };
    if (turn === 1) document.head.append(Object.assign(document.createElement("link"), link));
    else done();
  });

const run = async () => {
  const code = fetch(wasm, { priority: "low" });
  const data = fetch(site).then((answer) => (answer.ok ? answer.text() : Promise.reject(answer.status)));
  const [text] = await Promise.all([data, init({ module_or_path: code }), styled()]);
  if (!prepare(text, life.signal, turn < STARTS)) throw new Error("The site's file can't be read.");
  for (let part = 0, more = true; more; part += 1) {
    try {
      more = begin(part);
    } catch (error) {
      // A part that can't begin leaves the others to do without it.
      if (error instanceof WebAssembly.RuntimeError) throw error;
      console.error(error);
    }
  }
  root.dataset.app = "ready";
};
const soon = () => run().catch((error) => (error instanceof WebAssembly.RuntimeError ? watch({ error }) : fail(error)));
if (turn > 1 || document.hidden) soon();
else requestAnimationFrame(() => setTimeout(soon));
