// Every control on which the keyboard's focus can't be seen: without an outline, with one that does not stand
// out from what is around it (WCAG 2.2, 2.4.7 and 1.4.11), or with one that is cut off.
() => {
  const found = [];
  for (const control of document.querySelectorAll("a[href], button, summary, input, select, textarea")) {
    if (!control.checkVisibility({ visibilityProperty: true })) continue;
    control.focus({ focusVisible: true });
    const name = control.outerHTML.slice(0, 120);
    if (document.activeElement !== control) {
      found.push(`takes no focus: ${name}`);
      continue;
    }
    const style = getComputedStyle(control);
    const width = parseFloat(style.outlineWidth);
    if (style.outlineStyle === "none" || width < 2) {
      found.push(`no outline: ${name}`);
      continue;
    }
    const is = ratio(style.outlineColor, behind(control.parentElement));
    if (is < 3) found.push(`${is.toFixed(2)}: ${name}`);
    const reach = width + parseFloat(style.outlineOffset);
    const box = control.getBoundingClientRect();
    for (let e = control.parentElement; e !== document.body; e = e.parentElement) {
      const { overflowX, overflowY } = getComputedStyle(e);
      if (overflowX === "visible" && overflowY === "visible") continue;
      const cut = e.getBoundingClientRect();
      if (box.left - reach < cut.left - 0.5 || box.right + reach > cut.right + 0.5 ||
          box.top - reach < cut.top - 0.5 || box.bottom + reach > cut.bottom + 0.5) found.push(`cut off: ${name}`);
    }
    if (box.left - reach < 0 || box.right + reach > document.documentElement.clientWidth) found.push(`outside: ${name}`);
  }
  return found;
}
