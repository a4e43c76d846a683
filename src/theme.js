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
// Before the first paint, so that the remembered theme does not flash (src/reader/theme.rs sets it).
try {
  const theme = localStorage.getItem("theme");
  if (theme === "dark" || theme === "light") document.documentElement.dataset.theme = theme;
} catch {
  // No storage: the system's theme it is.
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
