// Every control that a pointer can miss: not all of the 24 by 24 pixels around the middle of it are its own
// (WCAG 2.2, 2.5.8 Target Size (Minimum)). Links within a sentence are exempt there.
async () => {
  const found = [];
  const inSentence = (e) =>
    e.matches("a") && getComputedStyle(e).display === "inline" && !!e.closest("p, li, figcaption, blockquote") &&
    e.closest("p, li, figcaption, blockquote").innerText.trim() !== e.innerText.trim() &&
    !e.closest(".trending, .breadcrumb, .comment-head");
  // They are seen when the keyboard comes to them.
  const unseen = ".skip-link, .story-kicker .breadcrumb li:not(:nth-child(2)) a";
  document.documentElement.style.scrollBehavior = "auto";
  for (const control of document.querySelectorAll("a[href], button, summary, input, select, textarea")) {
    if (!control.checkVisibility({ visibilityProperty: true }) || control.matches(unseen) || inSentence(control)) continue;
    control.scrollIntoView({ block: "center" });
    const { left, top, width, height } = control.getClientRects()[0];
    const [x, y] = [left + width / 2, top + height / 2];
    const isOwn = (dx, dy) => {
      const hit = document.elementFromPoint(x + dx, y + dy);
      return hit && (control.contains(hit) || [...(control.labels ?? [])].some((label) => label.contains(hit)));
    };
    const around = [-11.5, 0, 11.5].flatMap((dx) => [-11.5, 0, 11.5].map((dy) => [dx, dy]));
    const missed = around.filter(([dx, dy]) => !isOwn(dx, dy));
    if (missed.length) {
      found.push(`${control.outerHTML.slice(0, 120)} is ${width.toFixed(1)} by ${height.toFixed(1)}, missed at ${JSON.stringify(missed)}`);
    }
  }
  return found;
}
