// Follows the newsroom: puts what has changed into the page, where it is, and shows what is wrong with the content.

// The state that the page was made in.
let version = new URL(import.meta.url).search;

/** The document of this page as it is now. */
const fetched = async () => {
  const response = await fetch(location.href, { cache: "no-store" });
  return new DOMParser().parseFromString(await response.text(), "text/html");
};

// What the page was made from. What the app has changed in it since then is left alone.
let published = fetched();
const app = document.getElementById("app");
const onOtherPage = () => {
  page = location.pathname;
  published = fetched();
};
if (app) new MutationObserver(onOtherPage).observe(app, { attributeFilter: ["data-path"] });

// Pages that the app has in memory may be old by now: then the browser loads the next one.
let isStale = false;
let page = location.pathname;
const onClick = (event) => {
  if (isStale && event.target.closest?.("a[href]")) event.stopImmediatePropagation();
};
const onBack = (event) => {
  if (!isStale || location.pathname === page) return;
  event.stopImmediatePropagation();
  location.reload();
};
addEventListener("click", onClick, { capture: true });
addEventListener("popstate", onBack, { capture: true });

/** Puts a node in the place of another; what was opened stays open. */
const replace = (live, after) => {
  const node = document.importNode(after, true);
  for (const opened of live.querySelectorAll?.("details[open]") ?? []) {
    const id = opened.querySelector("[id]")?.id;
    if (id) node.querySelector?.(`#${CSS.escape(id)}`)?.closest("details")?.setAttribute("open", "");
  }
  live.replaceWith(node);
};

/** Changes a node as its published form has changed. */
const patch = (live, before, after) => {
  if (before.isEqualNode(after)) return;
  if (live.nodeName !== before.nodeName || before.nodeName !== after.nodeName || before.id !== after.id) {
    replace(live, after);
    return;
  }
  if (live.nodeType !== Node.ELEMENT_NODE) {
    live.data = after.data;
    return;
  }
  for (const name of new Set([...before.getAttributeNames(), ...after.getAttributeNames()])) {
    const [old, value] = [before.getAttribute(name), after.getAttribute(name)];
    if (value === null) live.removeAttribute(name);
    else if (value !== old) live.setAttribute(name, value);
  }
  const [lives, befores, afters] = [live, before, after].map((node) => [...node.childNodes]);
  // The app has put something else there.
  if (lives.length !== befores.length) {
    if (before.innerHTML !== after.innerHTML) replace(live, after);
    return;
  }
  const most = Math.min(befores.length, afters.length);
  let start = 0;
  while (start < most && befores[start].isEqualNode(afters[start])) start += 1;
  let end = 0;
  while (end < most - start && befores.at(-1 - end).isEqualNode(afters.at(-1 - end))) end += 1;
  const paired = most - end;
  for (let at = start; at < paired; at += 1) patch(lives[at], befores[at], afters[at]);
  const next = lives[befores.length - end] ?? null;
  for (const gone of lives.slice(paired, befores.length - end)) gone.remove();
  for (const node of afters.slice(paired, afters.length - end)) live.insertBefore(document.importNode(node, true), next);
};

/** The style that is inside a document, and the names of the files that its app was started with. */
const styleOf = (page) => [...page.querySelectorAll("style")].map((style) => style.textContent).join();
const filesOf = (script) => [script?.getAttribute("src"), script?.dataset.site].join();
const started = "script[data-site]";

/** Shows the page as it is now. */
const renew = async () => {
  const [before, after] = [await published, await fetched()];
  published = Promise.resolve(after);
  const [old, now] = [before, after].map((page) => page.getElementById("app"));
  // The settings are another, or there was no page.
  if (!app || !old || !now || filesOf(before.querySelector(started)) !== filesOf(after.querySelector(started))) {
    location.reload();
    return;
  }
  document.title = after.title;
  if (styleOf(before) !== styleOf(after)) {
    // All of it: what comes to the page later is in there, too.
    const style = await fetch(after.querySelector(started).dataset.style);
    const sheet = new CSSStyleSheet();
    sheet.replaceSync(await style.text());
    for (const old of document.styleSheets) old.disabled = true;
    document.adoptedStyleSheets = [sheet];
  }
  patch(app, old, now);
};

const host = document.createElement("div");
const shadow = host.attachShadow({ mode: "open" });
const look = new CSSStyleSheet();
look.replaceSync(`
  :host { all: initial; position: fixed; inset: auto 0 0; z-index: 2147483647; color-scheme: dark }
  section { box-sizing: border-box; max-block-size: 50vh; overflow: auto; padding: .75rem 1rem; background: #1c1a17; color: #fff; font: 1rem/1.5 system-ui, sans-serif; border-block-start: .25rem solid #f2998c }
  section:not([data-stopped]) { border-color: #e3b341 }
  h2, ol, p { margin: 0; font-size: 1rem }
  ol { padding-inline-start: 1.5rem }
  li { margin-block-start: .5rem; overflow-wrap: anywhere }
  code { font: .875rem ui-monospace, monospace; color: #f2d2a0 }
  em { display: block; font-style: normal; color: #bcd9a5 }
  button { float: inline-end; min-block-size: 2rem; font: inherit }
`);
shadow.adoptedStyleSheets = [look];

const element = (name, ...children) => {
  const made = document.createElement(name);
  made.append(...children);
  return made;
};

/** Shows what is wrong with the content, until there is something else to say. */
const report = (problems) => {
  const isStopped = problems.some((problem) => problem.severity === "error");
  const items = problems.slice(0, 50).map(({ file, line, column, message, fix }) =>
    element("li", element("code", `${file}:${line}:${column}`), ` ${message}`, element("em", fix)),
  );
  const count = `${problems.length} problem${problems.length === 1 ? "" : "s"} in the content`;
  const hide = Object.assign(element("button", "Hide"), { onclick: () => shadow.replaceChildren() });
  const section = element("section", hide, element("h2", count), element("ol", ...items));
  if (isStopped) section.querySelector("h2").after(element("p", "The page shows the last edition without errors."));
  section.toggleAttribute("data-stopped", isStopped);
  section.setAttribute("role", "status");
  document.documentElement.append(host);
  shadow.replaceChildren(...(problems.length ? [section] : []));
};

let [known, shown] = ["", ""];
for (;;) {
  try {
    const state = await (await fetch(new URL(`state${known}`, import.meta.url))).json();
    known = `?${state.version}`;
    const problems = JSON.stringify(state.problems);
    if (problems !== shown) report(state.problems);
    shown = problems;
    if (version !== known) {
      isStale = true;
      await renew();
      version = known;
    }
  } catch {
    // The preview was stopped, and may come again.
    await new Promise((soon) => setTimeout(soon, 1000));
  }
}
