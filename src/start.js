// Starts the app after the page was painted, and steps aside for good where it breaks: the page
// works without it.
(() => {
  const root = document.documentElement;
  const { js, wasm, site } = document.currentScript.dataset;

  const afterPaint = (task) => (document.hidden ? task() : requestAnimationFrame(() => setTimeout(task)));

  const broken = () => root.dataset.app === "failed";
  const fail = (error) => {
    if (broken()) return;
    root.dataset.app = "failed";
    console.error("The app stopped; the page works without it.", error);
    // The reader was on the way to a page: it is opened without the app.
    if (root.dataset.going) location.assign(root.dataset.going);
  };
  const watch = ({ error, reason = error }) => {
    if (reason instanceof WebAssembly.RuntimeError) fail(reason);
  };
  addEventListener("error", watch);
  addEventListener("unhandledrejection", watch);
  // First in line, before the app's own listeners: links and history are the browser's again.
  addEventListener("click", (event) => broken() && event.stopImmediatePropagation(), true);
  addEventListener("popstate", () => broken() && location.reload());

  afterPaint(() => {
    const code = fetch(wasm, { priority: "low" });
    const data = fetch(site).then((answer) => (answer.ok ? answer.text() : Promise.reject(answer.status)));
    for (const coming of [code, data]) coming.catch(() => {});
    const start = async (app) => {
      await app.default({ module_or_path: code });
      app.hydrate(await data);
    };
    import(js).then(start).catch(fail);
  });
})();
