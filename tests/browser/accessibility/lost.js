// Every text on the page that a reader can't read where it stands: it lies outside of the window's width, is
// cut off by what it is in, or is covered by another text. And whether the page scrolls sideways.
() => {
  const found = [];
  const wide = document.documentElement.clientWidth;
  const sideways = document.documentElement.scrollWidth - wide;
  if (sideways > 0) found.push(`the page scrolls sideways by ${sideways}`);
  // Above a headline only the section is seen.
  const hidden = (e) =>
    !e.checkVisibility({ visibilityProperty: true }) ||
    e.closest(".visually-hidden, .skip-link, .story-kicker li:not(:nth-child(2), :focus-within)");
  // The row of sections scrolls; what stands at its end shows them all.
  const onPurpose = (e) => e.closest(".masthead-navigation li");
  const blockOf = (e) => (getComputedStyle(e).display.startsWith("inline") ? blockOf(e.parentElement) : e);
  // The newspaper's name in pieces is no name.
  const name = document.querySelector(".masthead-name a");
  if (name.getClientRects().length > name.textContent.split(" ").length) found.push("a word of the newspaper's name is broken");
  const lines = [];
  const texts = document.createTreeWalker(document.querySelector("#app"), NodeFilter.SHOW_TEXT);
  const range = document.createRange();
  while (texts.nextNode()) {
    const { currentNode: text, currentNode: { parentElement: element, data } } = texts;
    if (!data.trim() || hidden(element) || onPurpose(element)) continue;
    const name = `${element.tagName}.${element.className} ${data.trim().slice(0, 40)}`;
    range.selectNodeContents(text);
    const box = range.getBoundingClientRect();
    if (box.left < -0.5 || box.right > wide + 0.5) found.push(`outside: ${name} from ${box.left} to ${box.right}`);
    for (let e = element; e !== document.body; e = e.parentElement) {
      const { overflowX, overflowY } = getComputedStyle(e);
      const cut = e.getBoundingClientRect();
      const cuts = (overflow) => overflow === "hidden" || overflow === "clip";
      if ((cuts(overflowX) && (box.left < cut.left - 1 || box.right > cut.right + 1)) ||
          (cuts(overflowY) && (box.top < cut.top - 1 || box.bottom > cut.bottom + 1))) found.push(`cut off: ${name}`);
    }
    // The offer for a selected passage floats above the page.
    if (element.closest(".passage")) continue;
    const block = blockOf(element);
    for (const line of range.getClientRects()) {
      // A third of a line's box is room for accents and for what hangs below.
      const { left, right, top, bottom, height } = line;
      if (right - left > 2) lines.push({ left: left + 1, right: right - 1, top: top + height / 4, bottom: bottom - height / 4, block, name });
    }
  }
  lines.sort((a, b) => a.top - b.top);
  lines.forEach((a, at) => {
    for (const b of lines.slice(at + 1)) {
      if (b.top >= a.bottom) break;
      if (a.block !== b.block && a.left < b.right && b.left < a.right) found.push(`one over the other: ${a.name} | ${b.name}`);
    }
  });
  return found;
}
