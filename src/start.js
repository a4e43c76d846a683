// Starts the app after the page was painted. Where it breaks, it starts afresh, the second time without its chunks;
// then it steps aside for good: the page works without it.
(() => {
  const root = document.documentElement;
  const { js, wasm, site } = document.currentScript.dataset;
  const FRESH_STARTS = 2;
  let starts = 0;
  // What the running app listens by.
  let life;

  const afterPaint = (task) => (document.hidden ? task() : requestAnimationFrame(() => setTimeout(task)));

  const start = async () => {
    starts += 1;
    life = new AbortController();
    const code = fetch(wasm, { priority: "low" });
    const data = fetch(site).then((answer) => (answer.ok ? answer.text() : Promise.reject(answer.status)));
    for (const coming of [code, data]) coming.catch(() => {});
    // A module is run once; under another address it is another one.
    const app = await import(starts > 1 ? `${js}?start=${starts}` : js);
    await app.default({ module_or_path: code });
    if (!app.start(await data, life.signal, starts <= FRESH_STARTS)) throw new Error("The site's file can't be read.");
  };

  const broken = () => root.dataset.app === "failed";
  const fail = (error) => {
    if (broken()) return;
    life.abort();
    root.dataset.app = "failed";
    console.error("The app stopped; the page works without it.", error);
  };
  const trapped = (error) => {
    if (broken()) return;
    // The reader was on the way to a page: it is opened without the app.
    const { going } = root.dataset;
    if (going || starts > FRESH_STARTS) {
      fail(error);
      if (going) location.assign(going);
      return;
    }
    life.abort();
    // What needs the app stays to be seen, and keeps the focus.
    root.dataset.app = "restarting";
    console.error("The app stopped, and starts afresh.", error);
    start().catch(fail);
  };
  const watch = ({ error, reason = error }) => {
    if (reason instanceof WebAssembly.RuntimeError) trapped(reason);
  };
  addEventListener("error", watch);
  addEventListener("unhandledrejection", watch);
  addEventListener("popstate", () => broken() && location.reload());

  afterPaint(() => start().catch(fail));
})();
