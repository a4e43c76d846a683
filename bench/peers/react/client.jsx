// Hydrates the page and goes from story to story: a story's data is fetched when its link is pointed at, and
// rendered when it is clicked.
import { useEffect, useState } from "react";
import { hydrateRoot } from "react-dom/client";
import { ready } from "../shared.js";
import { Page } from "./page.jsx";

const first = JSON.parse(document.getElementById("data").textContent);
const pages = new Map([[first.path, Promise.resolve(first)]]);

const load = (path) => {
  if (!pages.has(path)) pages.set(path, fetch(`${path}index.json`).then((answer) => answer.json()));
  return pages.get(path);
};

/** The path of the story that an event's link leads to, if it is one of ours. */
const pathOf = ({ target }) => {
  const link = target.closest("a[href]");
  const isOurs = link && link.origin === location.origin && !link.target && link.pathname !== location.pathname;
  return isOurs && link.pathname.split("/").length === 4 ? link.pathname : undefined;
};

const App = () => {
  const [data, show] = useState(first);
  const [loading, setLoading] = useState(false);
  useEffect(() => {
    const go = async (path, push) => {
      setLoading(true);
      try {
        const next = await load(path);
        if (push) history.pushState(null, "", path);
        show(next);
        setLoading(false);
      } catch {
        location.assign(path);
      }
    };
    const onHint = (event) => {
      const path = pathOf(event);
      if (path) load(path).catch(() => {});
    };
    const onClick = (event) => {
      const path = pathOf(event);
      if (!path || event.button || event.metaKey || event.ctrlKey || event.shiftKey || event.altKey) return;
      event.preventDefault();
      go(path, true);
    };
    const onPopstate = () => go(location.pathname, false);
    document.addEventListener("pointerover", onHint);
    document.addEventListener("click", onClick);
    addEventListener("popstate", onPopstate);
    ready();
    return () => {
      document.removeEventListener("pointerover", onHint);
      document.removeEventListener("click", onClick);
      removeEventListener("popstate", onPopstate);
    };
  }, []);
  useEffect(() => {
    if (data === first) return;
    document.title = data.title;
    scrollTo(0, 0);
    document.querySelector("h1").focus({ preventScroll: true });
  }, [data]);
  return <Page data={data} loading={loading} announcement={data === first ? "" : data.title} />;
};

hydrateRoot(document.getElementById("app"), <App />);
