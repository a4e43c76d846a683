// Before the first paint, so that the remembered theme does not flash (reader/browser/theme.rs sets it).
try {
  const theme = localStorage.getItem("theme");
  if (theme === "dark" || theme === "light") document.documentElement.dataset.theme = theme;
} catch {
  // No storage: the system's theme it is.
}
