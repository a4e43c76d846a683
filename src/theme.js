// The browser's own bar has the colour of the theme that is on, whoever turns to it: the first of these elements is for
// light pages.
const bars = document.querySelectorAll("meta[name=theme-color]");
new MutationObserver(() => {
  const { theme } = document.documentElement.dataset;
  ["light", "dark"].forEach((name, at) => {
    const wanted = theme === name ? "all" : "not all";
    bars[at].media = theme ? wanted : `(prefers-color-scheme: ${name})`;
  });
}).observe(document.documentElement, { attributeFilter: ["data-theme"] });
// Before the first paint, so that nothing that was remembered flashes or moves the page (src/reader/theme.rs and
// text_settings.rs set it). Other programs on the same host may remember something else by these names.
try {
  for (const name of ["theme", "text", "lines"]) {
    const chosen = localStorage.getItem(name);
    if (/^(light|dark|small|large|largest|short|long)$/.test(chosen)) document.documentElement.dataset[name] = chosen;
  }
} catch {
  // No storage: all is as for those who chose nothing.
}
// The app's script can say of all that fails but of itself, and of nothing that hangs. What comes late is welcome.
addEventListener(
  "error",
  ({ target }) => {
    if (target?.dataset?.site) document.documentElement.dataset.app = "failed";
  },
  true,
);
setTimeout(() => (document.documentElement.dataset.app ??= "failed"), 10000);
